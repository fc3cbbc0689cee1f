/* Archives and spreadsheets: what is read of them, and what broken and hostile ones are refused
 * for. They are made here, through libzip. */
#include "base/arena.h"
#include "base/text.h"
#include "format/xlsx.h"
#include "format/xlsx_internal.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#undef fail /* Check's old name for ck_abort_msg(); here it is ours */

static struct run *run_new(void)
{
    struct arena *arena = arena_new(NULL);
    struct run *run = arena_alloc(arena, sizeof *run);

    run->arena = arena;
    return run;
}

struct part {
    const char *name, *bytes;
};

/* A ZIP of the parts, which a NULL name ends; with a password encrypted as `method`. */
static const char *pack(struct run *run, const struct part *parts, const char *password,
                        zip_uint16_t method, size_t *size)
{
    zip_error_t error;
    zip_source_t *target = zip_source_buffer_create(NULL, 0, 0, &error);
    zip_stat_t stat;

    ck_assert_ptr_nonnull(target);
    zip_source_keep(target);
    zip_t *zip = zip_open_from_source(target, ZIP_TRUNCATE, &error);
    ck_assert_ptr_nonnull(zip);
    for (; parts->name; parts++) {
        zip_source_t *source = zip_source_buffer(zip, parts->bytes, strlen(parts->bytes), 0);
        zip_int64_t index = zip_file_add(zip, parts->name, source, 0);
        ck_assert_int_ge(index, 0);
        if (password)
            ck_assert_int_eq(zip_file_set_encryption(zip, (zip_uint64_t)index, method, password),
                             0);
    }
    ck_assert_int_eq(zip_close(zip), 0);
    ck_assert_int_eq(zip_source_stat(target, &stat), 0);
    char *bytes = arena_alloc(run->arena, stat.size + 1);
    ck_assert_int_eq(zip_source_open(target), 0);
    ck_assert_int_eq(zip_source_read(target, bytes, stat.size), (zip_int64_t)stat.size);
    zip_source_close(target);
    zip_source_free(target);
    *size = stat.size;
    return bytes;
}

static const char workbook[] =
    "<workbook><sheets><sheet name=\"a\" id=\"r1\"/></sheets></workbook>";

/* Reads a sheet whose rows are given, with styles 1 (a date) and 2 (a number). */
static enum status read_rows(struct run *run, const char *strings, const char *rows,
                             struct csv_rows *out)
{
    const char *sheet =
        arena_printf(run->arena, "<worksheet><sheetData>%s</sheetData></worksheet>", rows);
    const struct part parts[] = {
        {"xl/workbook.xml", workbook},
        {"xl/sharedStrings.xml", strings},
        {"xl/styles.xml", "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"&quot;d&quot;"
                          "0.00\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
                          "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"22\"/><xf numFmtId=\"164\"/>"
                          "</cellXfs></styleSheet>"},
        {"xl/worksheets/sheet1.xml", sheet},
        {0}};
    struct archive archive;
    size_t size;
    const char *bytes = pack(run, parts, NULL, 0, &size);

    ck_assert(archive_is(bytes, size));
    ck_assert_int_eq(archive_open(run, "f", bytes, size, NULL, &archive), STATUS_OK);
    ck_assert(xlsx_is(&archive));
    return xlsx_read(run, &archive, out);
}

static const char strings[] = "<sst><si><t>one</t></si><si><r><t>t</t></r><r><t>wo</t></r>"
                              "<rPh><t>spoken</t></rPh></si></sst>";

START_TEST(cells_are_texts)
{
    struct run *run = run_new();
    struct csv_rows rows;

    ck_assert_int_eq(
        read_rows(
            run, strings,
            "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"C2\" t=\"s\"><v>1</v></c>"
            "<c t=\"inlineStr\"><is><t>here</t></is></c><c r=\"F2\" s=\"1\"><v>46329.5</v></c>"
            "<c s=\"2\"><v>46329.5</v></c><c><f>1+1</f><v>2</v></c></row>"
            "<row><c><v>614.45000000000005</v></c></row><row r=\"9\"/>",
            &rows),
        STATUS_OK);
    ck_assert_uint_eq(rows.count, 2);
    ck_assert_int_eq(rows.row[0].line, 2);
    ck_assert_int_eq(rows.row[1].line, 3);
    static const char *const cells[] = {"one",     "",    "two", "here", "", "2026-11-03 12:00:00",
                                        "46329.5", "=1+1"};
    ck_assert_uint_eq(rows.row[0].count, sizeof cells / sizeof *cells);
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        ck_assert_str_eq(rows.row[0].cell[i], cells[i]);
    ck_assert_str_eq(rows.row[1].cell[0], "614.45");
    arena_free(run->arena);
}
END_TEST

START_TEST(numbers_are_read_as_shown)
{
    static const struct {
        const char *stored, *shown;
    } cases[] = {
        {"614.45000000000005", "614.45"},
        {"0.28999999999999998", "0.29"},
        {"-12.5", "-12.5"},
        {"1E-2", "0.01"},
        {"1.5E3", "1500"},
        {"100", "100"},
        {"100.0", "100"},
        {"0.0", "0"},
        {"9.9999999999999999", "10"},
        {"0.99999999999999999", "1"},
        {"4.2000012345678901E+27", "4.2000012345678901E+27"},
        {"4200001234202611030001", "4200001234202611030001"},
        {"1.2.3", "1.2.3"},
        {"", ""},
        {"E5", "E5"},
        {"160.000001", "160.000001"},
    };
    struct run *run = run_new();

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_str_eq(xlsx_number(run, cases[i].stored), cases[i].shown);
    arena_free(run->arena);
}
END_TEST

START_TEST(days_are_dates)
{
    static const struct {
        const char *stored, *shown;
        bool since_1904;
    } cases[] = {
        {"46329", "2026-11-03", false},
        {"46329.342175925929", "2026-11-03 08:12:44", false},
        {"46328.999999", "2026-11-03", false},
        {"0.5", "12:00:00", false},
        {"0.0104166666666667", "00:15:00", false},
        {"44867", "2026-11-03", true},
        {"61", "1900-03-01", false},
        {"60", "60", false},
        {"-1", "-1", false},
        {"99999999", "99999999", false},
        {"soon", "soon", false},
    };
    struct run *run = run_new();

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_str_eq(xlsx_time(run, cases[i].stored, cases[i].since_1904), cases[i].shown);
    ck_assert(xlsx_is_date_format(14, NULL));
    ck_assert(xlsx_is_date_format(170, "yyyy\\-mm\\-dd"));
    ck_assert(!xlsx_is_date_format(170, "\"days\" [Red]0.00\\d_)"));
    ck_assert(!xlsx_is_date_format(2, "yyyy"));
    ck_assert_int_eq(xlsx_column("C12"), 2);
    ck_assert_int_eq(xlsx_column("AA1"), 26);
    ck_assert_int_eq(xlsx_column("12"), -1);
    arena_free(run->arena);
}
END_TEST

START_TEST(broken_sheets_are_refused)
{
    static const struct {
        const char *strings, *rows, *code;
    } cases[] = {
        {strings, "<row r=\"2\"/><row r=\"1\"/>", "xlsx-broken"},
        {strings, "<row><c r=\"B1\"/><c r=\"A1\"/></row>", "xlsx-broken"},
        {strings, "<row><c t=\"s\"><v>2</v></c></row>", "xlsx-broken"},
        {strings, "<row><c t=\"s\"><v>-1</v></c></row>", "xlsx-broken"},
        {strings, "<row>", "xlsx-broken"},
        {strings, "<row r=\"1048577\"/>", "xlsx-broken"},
        {strings, "<row><c r=\"XFD1\"><v>1</v></c></row>", "xlsx-size"},
        {"<!DOCTYPE a [<!ENTITY b \"c\">]><sst>&b;</sst>", "<row/>", "xlsx-broken"},
        {"<sst>", "<row/>", "xlsx-broken"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct run *run = run_new();
        struct csv_rows rows;
        ck_assert_int_eq(read_rows(run, cases[i].strings, cases[i].rows, &rows), STATUS_DATA);
        ck_assert_uint_eq(run->count, 1);
        ck_assert_str_eq(run->findings[0].code, cases[i].code);
        ck_assert_ptr_nonnull(run->findings[0].hint);
        arena_free(run->arena);
    }
}
END_TEST

START_TEST(passwords_open_archives)
{
    static const zip_uint16_t methods[] = {ZIP_EM_AES_128, ZIP_EM_AES_256};
    static const struct {
        const char *password, *message; /* NULL: it opens */
    } cases[] = {{"112233", NULL},
                 {"112234", "the password does not open the archive"},
                 {NULL, "the archive is locked with a password"}};
    const struct part parts[] = {{"bill.csv", "a,b\n"}, {0}};

    for (size_t i = 0; i < 6; i++) {
        struct run *run = run_new();
        struct archive archive;
        const char *bytes;
        size_t size;
        const char *zip = pack(run, parts, "112233", methods[i % 2], &size);
        ck_assert_int_eq(archive_open(run, "f", zip, size, cases[i / 2].password, &archive),
                         STATUS_OK);
        enum status status = archive_read(run, &archive, 0, &bytes, &size);
        ck_assert_int_eq(status, cases[i / 2].message ? STATUS_DATA : STATUS_OK);
        if (cases[i / 2].message)
            ck_assert_str_eq(run->findings[0].message, cases[i / 2].message);
        else
            ck_assert_str_eq(bytes, "a,b\n");
        arena_free(run->arena);
    }
}
END_TEST

/* What packs to little and unpacks to much stops at the limit. */
START_TEST(a_bomb_does_not_go_off)
{
    struct run *run = run_new();
    const size_t much = (size_t)ARCHIVE_FILE_MAX + 1;
    char *zeros = malloc(much + 1);
    struct part parts[] = {{"bill.csv", zeros}, {0}};
    struct archive archive;
    const char *bytes;
    size_t size;

    ck_assert_ptr_nonnull(zeros);
    memset(zeros, '0', much);
    zeros[much] = '\0';
    const char *zip = pack(run, parts, NULL, 0, &size);
    free(zeros);
    ck_assert_uint_lt(size, 1 << 20);
    ck_assert_int_eq(archive_open(run, "f", zip, size, NULL, &archive), STATUS_OK);
    ck_assert_int_eq(archive_read(run, &archive, 0, &bytes, &size), STATUS_DATA);
    ck_assert_str_eq(run->findings[0].code, "archive-size");
    arena_free(run->arena);
}
END_TEST

/* Cut off anywhere, or with any byte changed, it is read or refused with a finding. */
START_TEST(damage_is_never_silent)
{
    struct run *run = run_new();
    const struct part parts[] = {{"xl/workbook.xml", workbook},
                                 {"xl/worksheets/sheet1.xml",
                                  "<worksheet><sheetData><row><c><v>1.5</v></c></row></sheetData>"
                                  "</worksheet>"},
                                 {0}};
    size_t size, refused = 0;
    const char *zip = pack(run, parts, NULL, 0, &size);

    for (size_t i = 0; i < size * 2; i++) {
        struct run *once = run_new();
        char *copy = arena_alloc(once->arena, size);
        struct archive archive;
        struct csv_rows rows = {0};
        memcpy(copy, zip, size);
        if (i >= size)
            copy[i - size] = (char)(copy[i - size] ^ 0x41);
        enum status status = archive_open(once, "f", copy, i < size ? i : size, NULL, &archive);
        if (!status)
            status = xlsx_read(once, &archive, &rows);
        ck_assert(status == STATUS_OK || status == STATUS_DATA);
        ck_assert_uint_eq(once->count, status ? 1 : 0);
        if (!status && rows.count)
            ck_assert_str_eq(rows.row[0].cell[0], "1.5");
        refused += status != STATUS_OK;
        arena_free(once->arena);
    }
    ck_assert_uint_gt(refused, size);
    arena_free(run->arena);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("xlsx");
    TCase *cases = tcase_create("all");
    SRunner *runner = srunner_create(suite);

    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, cells_are_texts);
    tcase_add_test(cases, numbers_are_read_as_shown);
    tcase_add_test(cases, days_are_dates);
    tcase_add_test(cases, broken_sheets_are_refused);
    tcase_add_test(cases, passwords_open_archives);
    tcase_add_test(cases, a_bomb_does_not_go_off);
    tcase_add_test(cases, damage_is_never_silent);
    suite_add_tcase(suite, cases);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? 1 : 0;
}
