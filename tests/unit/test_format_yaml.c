/* What the reader accepts, and what it says about the rest: code, line and column of each. */
#include "base/arena.h"
#include "base/text.h"
#include "format/codes.h"
#include "format/yaml.h"
#include "record/records.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FEES "fees/2026/11/03.yaml"
#define ROLL "fees/2026/11/charges.yaml"
#define P1 "- {id: P261103-001, date: 2026-11-03, amount: 614.45, via: wechat"
#define ROLL_HEAD "id: C261101-001\nmonth: 2026-11\ndue: 2026-11-20\nitems: [water, property]\n"
#define ROLL_TAIL "totals: [1.00, 2.00]\nbasis: []\n"

struct sample {
    const char *path, *text;
    const char *findings; /* "line:column code", separated by line feeds, in order; "": accepted */
};

static const struct sample samples[] = {
    {FEES, "", ""},
    {FEES, "# nothing yet\n\n", ""},
    {FEES, P1 "}\n", ""},
    {FEES, P1 "}", ""},
    {FEES, "  " P1 "}\n", ""},
    {FEES, P1 ",\n   note: '六个月: #1'}   # seen\n\n# more\n" P1 "}\n", ""},
    {FEES,
     "- date: 2026-11-03\n  \"amount\": \"614.45\"\n  via: 'wechat'\n  id: P261103-001\n  for:\n"
     "  - property\n  - water\n",
     ""},
    {FEES, P1 ", note: no}\n" P1 ", note: 1:30}\n" P1 ", note: 0123}\n" P1 ", note: ~}\n", ""},
    {FEES, P1 ", note: \"\\u516D\\\"\\\\\"}\n", ""},
    {ROLL, ROLL_HEAD "lines:\n  1-101: [1.00,  2.00]\n  1-102: [0.00, 12.35]\n" ROLL_TAIL, ""},
    /* bytes */
    {FEES, "\xef\xbb\xbf" P1 "}\n", "1:1 text-bom"},
    {FEES, "# 六\xff\n# \x01\n# \xc2\x85\n# \xef\xbf\xbf\n",
     "1:4 text-encoding\n2:3 text-control\n3:3 text-separator\n4:3 text-noncharacter"},
    {FEES, "# \xe2\x80\xa8x: y\n", "1:3 text-separator"},
    {FEES, "-\t{}\n#\t\n", "1:2 yaml-tab\n2:2 yaml-tab"},
    {FEES, "# a\r\n# b\r\n", "1:4 text-control"},
    /* YAML that the ledger does not have */
    {FEES, "- {id: P261103-001, [}\n", "1:22 yaml-syntax"},
    {FEES, P1 "\n- {}\n", "2:3 yaml-syntax"},
    {FEES, P1 ", note: &a x}\n", "1:74 yaml-anchor"},
    {FEES, P1 ", note: *a}\n", "1:74 yaml-alias"},
    {FEES, P1 ", note: !!str x}\n", "1:74 yaml-tag"},
    {FEES, "%YAML 1.1\n---\n" P1 "}\n", "1:1 yaml-directive"},
    {FEES, "---\n" P1 "}\n", "1:1 yaml-documents"},
    {FEES, P1 "}\n...\n", "2:1 yaml-documents"},
    {FEES, P1 "}\n---\n" P1 "}\n", "2:1 yaml-documents"},
    {FEES, P1 ", <<: {via: cash}}\n", "1:68 yaml-merge"},
    {FEES, "- id: P261103-001\n  date: 2026-11-03\n  amount: 1.00\n  via: cash\n  note: |\n    a\n",
     "5:9 yaml-block-scalar"},
    {FEES, P1 ", via: cash}\n", "1:68 yaml-duplicate-key"},
    {FEES, P1 ", [a]: b}\n", "1:68 yaml-key"},
    {FEES, P1 ", for: [[[[[[[a]]]]]]]}\n", "1:79 yaml-depth"},
    {"tariffs.yaml", "a: b\n", "1:1 yaml-shape"},
    {"tariffs.yaml", "[]\n", "1:1 yaml-shape"},
    {"tariffs.yaml", "- a\n- [b]\n", "1:3 yaml-shape\n2:3 yaml-shape"},
    {"funds.yaml", "- a\n", "1:1 yaml-shape"},
    {"funds.yaml", "", "1:1 yaml-shape"},
    /* records */
    {FEES, P1 ", amuont: 1}\n", "1:68 field-unknown"},
    {FEES, "- {id: P261103-001}\n", "1:3 field-missing\n1:3 field-missing\n1:3 field-missing"},
    {FEES, "- {date: 2026-11-03}\n", "1:3 field-missing"},
    {FEES, "- {id: X261103-001}\n", "1:8 record-kind"},
    {FEES, "- {id: P261131-001, date: 2026-11-31, amount: 614.4, via: no, for: property}\n",
     "1:8 field-type\n1:27 field-type\n1:47 field-type\n1:59 field-type\n1:68 field-type"},
    {FEES, P1 ", unit: 3101, note: \"\", ref: {}, statement: x}\n",
     "1:74 field-type\n1:86 field-type\n1:95 field-type\n1:110 field-type"},
    {FEES, P1 ", for: [a, [b], C]}\n", "1:77 field-type\n1:82 field-type"},
    {FEES, "- {id: P261103-001, date: 2026-11-03, amount: -6.00, via: cash}\n", "1:47 field-sign"},
    {FEES, "- {id: P261103-001, date: 2026-11-03, amount: 0.00, via: cash}\n", "1:47 field-sign"},
    {"tariffs.yaml",
     "- {item: water, name: \"w\", by: Area, rates: {a: 1, a: 2.12345}, fund: f, from: 2026-11}\n",
     "1:32 field-choice\n1:55 field-type\n1:52 yaml-duplicate-key"},
    {FEES, P1 ", note: \"e\xcc\x81\"}\n", "1:74 text-not-nfc"},
    {FEES, P1 ", note: \"a\\0b\"}\n", "1:74 text-control"},
    {FEES, P1 ", note: \"a\\tb\"}\n", "1:74 yaml-tab"},
    {FEES, P1 ", note: \"a\\Lb\"}\n", "1:74 text-separator"},
    {FEES, P1 ", note: \"a\\Nb\"}\n", "1:74 text-separator"},
    {FEES, P1 ", note: \"a\\uFEFFb\"}\n", "1:74 text-bom"},
    {FEES, P1 ", note: \"a\\nb\"}\n", "1:74 text-lines"},
    {ROLL,
     ROLL_HEAD "lines:\n  1-101: [1.00, 2.00]\n  1-102: [0.00]\n  1-101: [1.00, 2.00]\n" ROLL_TAIL,
     "7:10 matrix-width\n8:3 yaml-duplicate-key"},
    {ROLL, ROLL_HEAD "lines:\n  101: [1.0, 2.00]\n  1-102: 5\n" ROLL_TAIL,
     "6:3 field-type\n6:9 field-type\n7:10 field-type"},
};

static struct text read_sample(struct run *run, const char *path, const char *bytes, size_t size)
{
    const struct file_kind *file = file_kind_of(path, NULL);
    struct source source = {path, bytes, size};
    struct text text = text_new(run->arena);
    struct items items;
    void *record;
    enum status status = file->shape == SHAPE_LIST ? yaml_read_list(run, &source, file, &items)
                                                   : yaml_read_map(run, &source, file, &record);

    ck_assert_int_eq(status, run->count ? STATUS_DATA : STATUS_OK);
    for (size_t i = 0; i < run->count; i++) {
        const struct finding *finding = &run->findings[i];
        ck_assert_str_eq(finding->spot.file, path);
        ck_assert_ptr_nonnull(finding->hint);
        text_printf(&text, "%s%d:%d %s", i ? "\n" : "", finding->spot.line, finding->spot.column,
                    finding->code);
    }
    return text;
}

START_TEST(says_what_is_wrong_and_where)
{
    struct run run = {.arena = arena_new(NULL)};
    const struct sample *sample = &samples[_i];
    struct text text = read_sample(&run, sample->path, sample->text, strlen(sample->text));

    ck_assert_msg(strcmp(text.at, sample->findings) == 0, "%s\nexpected: %s\nfound: %s (%s)",
                  sample->text, sample->findings, text.at,
                  run.count ? run.findings[0].message : "accepted");
    arena_free(run.arena);
}
END_TEST

START_TEST(every_code_has_a_sample)
{
    /* Those that need more than a short text, or belong to other formats, are tested by name. */
    static const char elsewhere[] =
        " file-size text-length yaml-scalar-size too-many csv-syntax csv-size json-memory ";

    for (int code = 1; code < CODE_COUNT; code++) {
        char wanted[64];
        bool found = false;
        snprintf(wanted, sizeof wanted, " %s", format_codes[code].code);
        for (size_t i = 0; i < sizeof samples / sizeof samples[0]; i++)
            found |= strstr(samples[i].findings, wanted) != NULL;
        strcat(wanted, " ");
        ck_assert_msg(found != (strstr(elsewhere, wanted) != NULL), "code '%s'",
                      format_codes[code].code);
    }
}
END_TEST

static struct text receipt_with_note(struct arena *arena, size_t length)
{
    struct text text = text_new(arena);

    text_add(&text, P1 ", note: \"");
    for (size_t i = 0; i < length; i++)
        text_char(&text, 'a');
    text_add(&text, "\"}\n");
    return text;
}

START_TEST(limits_hold_to_the_byte)
{
    static const struct {
        size_t length;
        const char *findings;
    } cases[] = {
        {2048, ""},
        {2049, "1:74 text-length"},
        {4096, "1:74 text-length"},
        {4097, "1:74 yaml-scalar-size"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct run run = {.arena = arena_new(NULL)};
        struct text text = receipt_with_note(run.arena, cases[i].length);
        ck_assert_str_eq(read_sample(&run, FEES, text.at, text.length).at, cases[i].findings);
        arena_free(run.arena);
    }
}
END_TEST

START_TEST(file_size_is_limited)
{
    struct run run = {.arena = arena_new(NULL)};
    size_t limit = file_kind_of("tariffs.yaml", NULL)->limit;
    char *bytes = arena_alloc(run.arena, limit + 1);

    memset(bytes, '\n', limit + 1);
    ck_assert_str_eq(read_sample(&run, "tariffs.yaml", bytes, limit).at, "");
    ck_assert_str_eq(read_sample(&run, "tariffs.yaml", bytes, limit + 1).at, "0:0 file-size");
    arena_free(run.arena);
}
END_TEST

START_TEST(problems_are_capped)
{
    struct run run = {.arena = arena_new(NULL)};
    struct text text = text_new(run.arena);

    for (int i = 0; i < 1000; i++)
        text_add(&text, "- x\n");
    read_sample(&run, "tariffs.yaml", text.at, text.length);
    ck_assert_uint_eq(run.count, 201);
    ck_assert_str_eq(run.findings[199].code, "yaml-shape");
    ck_assert_str_eq(run.findings[200].code, "too-many");
    ck_assert_int_eq(run.findings[200].spot.line, 201);
    arena_free(run.arena);
}
END_TEST

/* libyaml's time grows with the square of the depth; the reader must have stopped long before.
 * Without the limit this takes minutes, and the case's time runs out. */
START_TEST(depth_costs_nothing)
{
    static const char *const pieces[] = {"[", "{", "- ", "[a,", "{a: ", "? ", "[\n"};

    for (size_t i = 0; i < sizeof pieces / sizeof pieces[0]; i++) {
        struct run run = {.arena = arena_new(NULL)};
        struct text text = text_new(run.arena);
        while (text.length < 1000000)
            text_add(&text, pieces[i]);
        read_sample(&run, "tariffs.yaml", text.at, text.length);
        ck_assert_uint_gt(run.count, 0);
        ck_assert_uint_lt(run.count, 20);
        arena_free(run.arena);
    }
}
END_TEST

START_TEST(values_are_what_was_written)
{
    static const char bytes[] =
        P1 ", note: no}\n" P1 ", note: 010, for: [], unit: 3-101}\n"
           "- {id: B261103-B1000, date: 2026-11-03, item: water, month: 2026-10, amount: 1.05,"
           " before: 10342.5, after: 10731}\n";
    struct run run = {.arena = arena_new(NULL)};
    struct source source = {FEES, bytes, strlen(bytes)};
    struct items items;

    ck_assert_int_eq(yaml_read_list(&run, &source, file_kind_of(FEES, NULL), &items), STATUS_OK);
    ck_assert_uint_eq(items.count, 3);
    const struct receipt *first = items.item[0].record, *second = items.item[1].record;
    const struct bill *bill = items.item[2].record;
    ck_assert_ptr_eq(items.item[0].kind, &kind_receipt);
    ck_assert_int_eq(first->amount, 61445);
    ck_assert_str_eq(first->note, "no");
    ck_assert_ptr_null(first->unit);
    ck_assert_str_eq(second->note, "010");
    ck_assert_str_eq(second->unit, "3-101");
    ck_assert_int_eq(second->date.day, 3);
    ck_assert_ptr_eq(items.item[2].kind, &kind_bill);
    ck_assert_int_eq(bill->before, 1034250);
    ck_assert_int_eq(bill->month.month, 10);
    arena_free(run.arena);
}
END_TEST

START_TEST(items_know_their_lines_and_bytes)
{
    static const char bytes[] =
        "# 桂园 - 二〇二六年十一月三日的收款，一户一行，不改旧账\n\n" P1
        "}  # - 一\n# between\n-\n  # inside\n"
        "  id: P261103-002\n  date: 2026-11-03\n  amount: 1.00\n  via: cash\n"
        "\n# tail\n";
    struct run run = {.arena = arena_new(NULL)};
    struct source source = {FEES, bytes, strlen(bytes)};
    struct items items;

    ck_assert_int_eq(yaml_read_list(&run, &source, file_kind_of(FEES, NULL), &items), STATUS_OK);
    ck_assert_uint_eq(items.count, 2);
    ck_assert_int_eq(items.item[0].line, 3);
    ck_assert_int_eq(items.item[1].line, 5);
    ck_assert(strncmp(bytes + items.item[0].start, "- {id", 5) == 0);
    ck_assert(strncmp(bytes + items.item[0].end, "# between", 9) == 0);
    ck_assert(strncmp(bytes + items.item[1].start, "-\n  # inside", 12) == 0);
    ck_assert(strncmp(bytes + items.item[1].end, "\n# tail", 7) == 0);
    arena_free(run.arena);
}
END_TEST

START_TEST(large_keys_are_not_quadratic)
{
    struct run run = {.arena = arena_new(NULL)};
    struct text text = text_new(run.arena);

    text_add(&text, ROLL_HEAD "lines: # by hand\n");
    for (int i = 0; i < 100000; i++)
        text_printf(&text, "  %d-%d: [1.00, 2.00]\n", i / 100 + 1, i % 100 + 100);
    text_add(&text, "  7-105: [1.00, 2.00]\n" ROLL_TAIL);
    ck_assert_str_eq(read_sample(&run, ROLL, text.at, text.length).at,
                     "100006:3 yaml-duplicate-key");
    arena_free(run.arena);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("format yaml");
    TCase *all = tcase_create("all");

    tcase_set_timeout(all, 20);
    tcase_add_loop_test(all, says_what_is_wrong_and_where, 0,
                        (int)(sizeof samples / sizeof samples[0]));
    tcase_add_test(all, every_code_has_a_sample);
    tcase_add_test(all, limits_hold_to_the_byte);
    tcase_add_test(all, file_size_is_limited);
    tcase_add_test(all, problems_are_capped);
    tcase_add_test(all, depth_costs_nothing);
    tcase_add_test(all, values_are_what_was_written);
    tcase_add_test(all, items_know_their_lines_and_bytes);
    tcase_add_test(all, large_keys_are_not_quadratic);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
