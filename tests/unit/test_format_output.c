/* Rows and values as a table, as CSV and as JSON. */
#include "base/arena.h"
#include "base/catalogue.h"
#include "base/text.h"
#include "format/csv.h"
#include "format/grid.h"
#include "format/json.h"
#include "record/records.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static const struct column columns[] = {
    {"unit", "Unit", CELL_TEXT},     {"owed", "Owed", CELL_MONEY}, {"rate", "Rate", CELL_RATE},
    {"count", "Months", CELL_COUNT}, {"due", "Due", CELL_DATE},    {"note", "Note", CELL_TEXT},
};

static struct grid *sample_grid(struct run *run)
{
    struct grid *grid = grid_new(run, columns, sizeof columns / sizeof columns[0]);

    grid_text(grid, "3-101");
    grid_number(grid, 123456789);
    grid_number(grid, 22000);
    grid_number(grid, 12000);
    grid_date(grid, (struct date){2026, 11, 20});
    grid_text(grid, "=1+1, \"x\"");
    grid_text(grid, "桂园");
    grid_number(grid, -5);
    grid_number(grid, 16055);
    grid_empty(grid);
    grid_date(grid, (struct date){0});
    grid_text(grid, NULL);
    grid_total(grid);
    grid_text(grid, "total");
    grid_number(grid, 123456784);
    grid_empty(grid);
    grid_number(grid, 12000);
    grid_empty(grid);
    grid_empty(grid);
    return grid;
}

/* Words of the toolkit are shown in the reader's language; programs read the values. */
START_TEST(words_in_the_readers_language)
{
    static const struct column three[] = {
        {"id", "Id", CELL_TEXT}, {"state", "State", CELL_WORD}, {"level", "Level", CELL_WORD}};
    struct run run = {.arena = arena_new(NULL), .words = &catalogue_cli_zh_CN};
    struct grid *grid = grid_new(&run, three, 3);
    struct text out = text_new(run.arena);

    grid_text(grid, "open"); /* a name, though it is like a word */
    grid_text(grid, "open");
    grid_text(grid, "group"); /* of buildings; as a channel of notices it is the owners' group */
    grid_word(grid, "together");
    grid_text(grid, "mon,thu");
    grid_text(grid, "mon,roof"); /* one of them is no word */
    grid_table(grid, true, &out);
    ck_assert_str_eq(out.at, "编号  状态        层级\n"
                             "open  未结        楼栋组\n"
                             "合计  周一、周四  mon,roof\n");
    out = text_new(run.arena);
    grid_csv(grid, &out);
    ck_assert_str_eq(out.at,
                     "id,state,level\r\nopen,open,group\r\ntogether,\"mon,thu\",\"mon,roof\"\r\n");
    arena_free(run.arena);
}
END_TEST

START_TEST(a_table_aligns_by_width)
{
    struct run run = {.arena = arena_new(NULL)};
    struct grid *grid = sample_grid(&run);
    struct text text = text_new(run.arena);

    grid_table(grid, true, &text);
    ck_assert_str_eq(text.at, "Unit           Owed    Rate  Months  Due         Note\n"
                              "3-101  1,234,567.89    2.20  12,000  2026-11-20  =1+1, \"x\"\n"
                              "桂园          -0.05  1.6055\n"
                              "-----  ------------  ------  ------  ----------  ---------\n"
                              "total  1,234,567.84          12,000\n");
    ck_assert_uint_eq(grid_rows(grid), 2);
    arena_free(run.arena);
}
END_TEST

START_TEST(an_empty_table_has_no_total)
{
    struct run run = {.arena = arena_new(NULL)};
    static const struct column one[] = {{"owed", "Owed", CELL_MONEY}};
    struct grid *grid = grid_new(&run, one, 1);
    struct text table = text_new(run.arena), csv = text_new(run.arena), json = text_new(run.arena);

    grid_total(grid);
    grid_number(grid, 0);
    ck_assert_uint_eq(grid_rows(grid), 0);
    grid_table(grid, true, &table);
    ck_assert_str_eq(table.at, "Owed\n");
    grid_csv(grid, &csv);
    ck_assert_str_eq(csv.at, "owed\r\n");
    ck_assert_int_eq(grid_json(&run, grid, &json), STATUS_OK);
    ck_assert_str_eq(json.at, "[]\n");
    struct text bare = text_new(run.arena);
    grid_table(grid, false, &bare);
    ck_assert_str_eq(bare.at, "");
    arena_free(run.arena);
}
END_TEST

START_TEST(a_table_shows_what_hides)
{
    struct run run = {.arena = arena_new(NULL)};
    static const struct column one[] = {{"text", "Text", CELL_TEXT}};
    struct grid *grid = grid_new(&run, one, 1);
    struct text text = text_new(run.arena);

    grid_text(grid, "a\x1b[31mb\nc\xe2\x80\xae"
                    "d\xf3\xa0\x81\x81"
                    "e\xff");
    grid_table(grid, false, &text);
    ck_assert_str_eq(text.at, "a\\u001B[31mb\\u000Ac\\u202Ed\\U000E0041e\\uFFFD\n");
    arena_free(run.arena);
}
END_TEST

START_TEST(csv_and_json_carry_plain_values)
{
    struct run run = {.arena = arena_new(NULL)};
    struct grid *grid = sample_grid(&run);
    struct text csv = text_new(run.arena), json = text_new(run.arena);

    grid_csv(grid, &csv);
    ck_assert_str_eq(csv.at, "unit,owed,rate,count,due,note\r\n"
                             "3-101,1234567.89,2.20,12000,2026-11-20,\"'=1+1, \"\"x\"\"\"\r\n"
                             "桂园,-0.05,1.6055,,,\r\n");
    ck_assert_int_eq(grid_json(&run, grid, &json), STATUS_OK);
    ck_assert_str_eq(json.at, "[\n"
                              "  {\n"
                              "    \"unit\": \"3-101\",\n"
                              "    \"owed\": \"1234567.89\",\n"
                              "    \"rate\": \"2.20\",\n"
                              "    \"count\": 12000,\n"
                              "    \"due\": \"2026-11-20\",\n"
                              "    \"note\": \"=1+1, \\\"x\\\"\"\n"
                              "  },\n"
                              "  {\n"
                              "    \"unit\": \"桂园\",\n"
                              "    \"owed\": \"-0.05\",\n"
                              "    \"rate\": \"1.6055\",\n"
                              "    \"count\": null,\n"
                              "    \"due\": null,\n"
                              "    \"note\": null\n"
                              "  }\n"
                              "]\n");
    arena_free(run.arena);
}
END_TEST

START_TEST(csv_guards_against_formulas)
{
    static const struct {
        const char *value, *cell;
    } cases[] = {
        {"plain", "plain"},  {"=1", "'=1"},        {"+1", "'+1"},
        {"-1", "'-1"},       {"@a", "'@a"},        {"\ta", "'\ta"},
        {"＝1", "'＝1"},     {"＋1", "'＋1"},      {"－1", "'－1"},
        {"＠1", "'＠1"},     {"a=1", "a=1"},       {"", ""},
        {"a,b", "\"a,b\""},  {" a", "\" a\""},     {"=a\"b", "\"'=a\"\"b\""},
        {"\ra", "\"'\ra\""}, {"a\nb", "\"a\nb\""},
    };
    struct arena *arena = arena_new(NULL);

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct text text = text_new(arena);
        csv_cell(&text, true, cases[i].value);
        ck_assert_str_eq(text.at, cases[i].cell);
    }
    struct text text = text_new(arena);
    csv_plain_cell(&text, true, "-1.50");
    csv_cell(&text, false, "x");
    csv_end_row(&text);
    ck_assert_str_eq(text.at, "-1.50,x\r\n");
    arena_free(arena);
}
END_TEST

/* Rows as "line:cell|cell", a line each; of a failure "line code". */
static void check_csv(const char *bytes, size_t size, const char *expected)
{
    struct run run = {.arena = arena_new(NULL)};
    struct csv_rows rows;
    struct text text = text_new(run.arena);

    if (csv_read(&run, "test.csv", bytes, size, &rows) == STATUS_OK)
        for (size_t r = 0; r < rows.count; r++) {
            text_printf(&text, "%d:", rows.row[r].line);
            for (size_t c = 0; c < rows.row[r].count; c++)
                text_printf(&text, "%s%s", c ? "|" : "", rows.row[r].cell[c]);
            text_char(&text, '\n');
        }
    else
        text_printf(&text, "%d %s", run.findings[0].spot.line, run.findings[0].code);
    ck_assert_str_eq(text.at, expected);
    arena_free(run.arena);
}

START_TEST(csv_is_read_as_it_is)
{
    static const struct {
        const char *bytes, *expected;
    } cases[] = {
        {"", ""},
        {"\n\r\n", ""},
        {"a,b\n", "1:a|b\n"},
        {"a,b", "1:a|b\n"},
        {"\xef\xbb\xbf"
         "a,b\r\nc,\r\n",
         "1:a|b\n2:c|\n"},
        {"\n\na\n\n\"b\nc\"\nd", "3:a\n5:b\nc\n7:d\n"},
        {" a\t, b \n", "1: a\t| b \n"},
        {"\"a\"\"b\",\"\"\n", "1:a\"b|\n"},
        {",,\n", "1:||\n"},
        {"六,\"七,八\"\n", "1:六|七,八\n"},
        {"a\nb,\"c\nd\n", "2 csv-syntax"},
        {"a\nb\"c\n", "2 csv-syntax"},
        {"a\n\"b\"c\"\n\"d", "2 csv-syntax"},
        {"a\n\xff\n", "2 text-encoding"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        check_csv(cases[i].bytes, strlen(cases[i].bytes), cases[i].expected);
    check_csv("a\nb\0c", 5, "2 text-control");
}
END_TEST

START_TEST(csv_has_limits)
{
    struct arena *arena = arena_new(NULL);
    struct text wide = text_new(arena), large = text_new(arena);

    for (int i = 0; i < 1000; i++)
        text_add(&wide, "a,");
    check_csv(wide.at, wide.length, "1 csv-size");
    wide.at[wide.length - 1] = '\n';
    struct run run = {.arena = arena};
    struct csv_rows rows;
    ck_assert_int_eq(csv_read(&run, "test.csv", wide.at, wide.length, &rows), STATUS_OK);
    ck_assert_uint_eq(rows.row[0].count, 1000);
    for (int i = 0; i < 65536; i++)
        text_char(&large, 'a');
    ck_assert_int_eq(csv_read(&run, "test.csv", large.at, large.length, &rows), STATUS_OK);
    text_char(&large, 'a');
    check_csv(large.at, large.length, "1 csv-size");
    arena_free(arena);
}
END_TEST

START_TEST(what_is_written_is_read_again)
{
    static const char *const cells[] = {"a", "", "a,b", "\"", "\"\"", "a\nb", "六", " x "};
    enum { CELLS = sizeof cells / sizeof cells[0] };
    struct run run = {.arena = arena_new(NULL)};
    struct text text = text_new(run.arena);
    struct csv_rows rows;

    for (size_t i = 0; i < CELLS; i++)
        csv_cell(&text, i == 0, cells[i]);
    csv_end_row(&text);
    ck_assert_int_eq(csv_read(&run, "test.csv", text.at, text.length, &rows), STATUS_OK);
    ck_assert_uint_eq(rows.count, 1);
    ck_assert_uint_eq(rows.row[0].count, CELLS);
    for (size_t i = 0; i < CELLS; i++)
        ck_assert_str_eq(rows.row[0].cell[i], cells[i]);
    arena_free(run.arena);
}
END_TEST

START_TEST(records_become_json)
{
    const char *items[] = {"property"}, *units[] = {"1-101"};
    int64_t cells[] = {41200, 7};
    struct pair rates[] = {{"villa", 22000}};
    struct basis basis = {
        .item = "property", .by = "area", .rates = {rates, 1}, .weight = 3200000, .count = 90};
    struct roll roll = {.id = "C261101-001",
                        .month = {2026, 11},
                        .items = {items, 1},
                        .lines = {units, cells, 1, 2},
                        .basis = {&basis, 1}};
    struct run run = {.arena = arena_new(NULL)};
    struct text text = text_new(run.arena);

    ck_assert_int_eq(json_write(&run, json_record(&kind_roll, &roll), &text), STATUS_OK);
    ck_assert_str_eq(text.at, "{\n"
                              "  \"id\": \"C261101-001\",\n"
                              "  \"month\": \"2026-11\",\n"
                              "  \"items\": [\n"
                              "    \"property\"\n"
                              "  ],\n"
                              "  \"lines\": {\n"
                              "    \"1-101\": [\n"
                              "      \"412.00\",\n"
                              "      \"0.07\"\n"
                              "    ]\n"
                              "  },\n"
                              "  \"totals\": [],\n"
                              "  \"basis\": [\n"
                              "    {\n"
                              "      \"item\": \"property\",\n"
                              "      \"by\": \"area\",\n"
                              "      \"rates\": {\n"
                              "        \"villa\": \"2.20\"\n"
                              "      },\n"
                              "      \"weight\": 3200000,\n"
                              "      \"count\": 90\n"
                              "    }\n"
                              "  ]\n"
                              "}\n");
    arena_free(run.arena);
}
END_TEST

START_TEST(json_remembers_a_failure)
{
    struct run run = {.arena = arena_new(NULL)};
    struct text text = text_new(run.arena);
    struct json *object = json_new_object(), *list = json_new_array();

    /* What is no UTF-8 cannot become a JSON string, as when memory runs out. */
    json_text(list, NULL, "\xff");
    json_text(list, NULL, "fine");
    json_add(object, "list", list);
    json_flag(object, "flag", true);
    ck_assert_int_eq(json_write(&run, object, &text), STATUS_SYSTEM);
    ck_assert_uint_eq(text.length, 0);
    ck_assert_str_eq(run.findings[0].code, "json-memory");
    object = json_new_object();
    json_add(object, "child", NULL);
    ck_assert_int_eq(json_write(&run, object, &text), STATUS_SYSTEM);
    json_text(NULL, "key", "value");
    json_add(NULL, "key", json_new_array());
    json_free(json_new_object());
    ck_assert_int_eq(json_write(&run, NULL, &text), STATUS_SYSTEM);
    arena_free(run.arena);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("format output");
    TCase *all = tcase_create("all");

    tcase_add_test(all, words_in_the_readers_language);
    tcase_add_test(all, a_table_aligns_by_width);
    tcase_add_test(all, an_empty_table_has_no_total);
    tcase_add_test(all, a_table_shows_what_hides);
    tcase_add_test(all, csv_and_json_carry_plain_values);
    tcase_add_test(all, csv_guards_against_formulas);
    tcase_add_test(all, csv_is_read_as_it_is);
    tcase_add_test(all, csv_has_limits);
    tcase_add_test(all, what_is_written_is_read_again);
    tcase_add_test(all, records_become_json);
    tcase_add_test(all, json_remembers_a_failure);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
