/* Statement files: what is read from each, and what each broken one is refused for. Run in the
 * source tree's root, or with its path in SOURCE_ROOT. */
#include "base/arena.h"
#include "base/text.h"
#include "base/decimal.h"
#include "intake/encoding.h"
#include "intake/intake.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct run *run_new(void)
{
    struct arena *arena = arena_new(NULL);
    struct run *run = arena_alloc(arena, sizeof *run);

    run->arena = arena;
    return run;
}

static const char *slurp(struct run *run, const char *name, size_t *size)
{
    const char *root = getenv("SOURCE_ROOT");
    const char *path =
        arena_printf(run->arena, "%s/tests/fixtures/statements/%s", root ? root : ".", name);
    char *bytes = arena_alloc(run->arena, 1 << 16);
    FILE *file = fopen(path, "rb");

    ck_assert_msg(file != NULL, "cannot open %s", path);
    *size = fread(bytes, 1, 1 << 16, file);
    ck_assert_uint_lt(*size, 1 << 16);
    ck_assert_int_eq(fclose(file), 0);
    return bytes;
}

static enum status read_bytes(struct run *run, const char *name, const char *bytes, size_t size,
                              struct statement_file *out)
{
    struct statement_request request = {.path = name, .bytes = bytes, .size = size};

    return statement_read(run, &request, out);
}

static enum status read_fixture(struct run *run, const char *name, struct statement_file *out)
{
    size_t size;
    const char *bytes = slurp(run, name, &size);

    return read_bytes(run, name, bytes, size, out);
}

/* "18 2026-11-28 19:03:21 neutral 2000.00 …" */
static const char *row_text(struct run *run, const struct statement_row *row)
{
    static const char *const directions[] = {"?", "in", "out", "neutral"};
    char amount[DECIMAL_SIZE];

    return arena_printf(run->arena, "%d|%s|%s|%s|%s|%s|%s|%s|%s", row->line, row->time,
                        directions[row->direction],
                        row->readable ? decimal_text(row->amount, 2, amount) : "-", row->serial,
                        row->type, row->payer, row->status, row->problem ? row->problem : "");
}

START_TEST(a_bill_is_read)
{
    static const char *const encodings[] = {
        "wechat-personal-2026-11.csv", "wechat-personal-gb18030.csv", "wechat-personal-utf16.csv"};
    struct run *run = run_new();
    struct statement_file file;
    char date[DATE_SIZE];

    for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++) {
        ck_assert_int_eq(read_fixture(run, encodings[i], &file), STATUS_OK);
        ck_assert_uint_eq(run->count, 0);
        ck_assert_str_eq(file.format, "wechat-personal");
        ck_assert_uint_eq(file.count, 20);
        ck_assert_str_eq(date_text(file.first, date), "2026-11-02");
        ck_assert_str_eq(date_text(file.last, date), "2026-11-28");
        ck_assert_int_eq(file.total.count, 20);
        ck_assert_int_eq(file.in.amount, 709198);
        ck_assert_str_eq(row_text(run, &file.rows[0]),
                         "18|2026-11-28 19:03:21|neutral|2000.00|1000050001202611000000000020|"
                         "零钱提现|某银行(0000)|提现已到账|");
        ck_assert_str_eq(row_text(run, &file.rows[4]),
                         "22|2026-11-20 21:15:02|in|800.00|1000050001202611000000000016|"
                         "二维码收款|\"庚\"某|已收钱|");
        ck_assert_str_eq(file.rows[0].text, i == 1 ? "服务费￥2.00" : "服务费¥2.00");
        ck_assert_str_eq(file.rows[17].text, "收款方备注:二维码收款付款方留言:3-101物业费");
        ck_assert_str_eq(file.rows[11].text, "收款方备注:二维码收款付款方留言:B2-1f-03 半年");
    }
    arena_free(run->arena);
}
END_TEST

START_TEST(columns_are_found_by_name)
{
    struct run *run = run_new();
    struct statement_file file;

    ck_assert_int_eq(read_fixture(run, "wechat-personal-moved.csv", &file), STATUS_OK);
    ck_assert_uint_eq(file.count, 4);
    ck_assert_int_eq(file.total.line, 0);
    ck_assert_str_eq(row_text(run, &file.rows[2]),
                     "4|2026-11-05 10:15:26|in|400.00|1000050001202611000000000004|转账|乙某|"
                     "已存入零钱|");
    ck_assert_int_eq(read_fixture(run, "wechat-personal-empty.csv", &file), STATUS_OK);
    ck_assert_uint_eq(file.count, 0);
    ck_assert(date_is_none(file.first) && date_is_none(file.last));
    arena_free(run->arena);
}
END_TEST

START_TEST(problems_stay_with_their_rows)
{
    static const char *const problems[] = {
        "an amount with more than two decimals",
        "an amount that cannot be read",
        "no amount",
        "an amount below zero",
        "an amount of zero",
        "a date that cannot be read",
        NULL, /* in the future: seen when it is matched */
        "a time of day that cannot be read",
        "no serial number",
        "a serial number that cannot be right",
        "neither incoming nor outgoing",
        "the type '未来收款' is not known",
        "the status '' is not known",
        NULL,
        NULL,
        NULL,
        NULL,
        NULL,
        "neither incoming nor outgoing; no amount; the status '' is not known",
        "given back to the payer in part",
        "the type '商户消费' does not go with the direction",
        NULL,
    };
    struct run *run = run_new();
    struct statement_file file;

    ck_assert_int_eq(read_fixture(run, "wechat-personal-unreadable-rows.csv", &file), STATUS_OK);
    ck_assert_uint_eq(run->count, 0);
    ck_assert_uint_eq(file.count, sizeof problems / sizeof *problems);
    for (size_t i = 0; i < file.count; i++) {
        const char *found = file.rows[i].problem;
        ck_assert_msg((found == NULL) == (problems[i] == NULL) &&
                          (!found || strcmp(found, problems[i]) == 0),
                      "line %d: %s", file.rows[i].line, found ? found : "no problem");
    }
    ck_assert_str_eq(file.rows[17].time, "2026-11-04 08:05:00");
    arena_free(run->arena);
}
END_TEST

START_TEST(broken_files_are_refused)
{
    static const struct {
        const char *name, *code, *message;
        int line;
        size_t findings;
    } cases[] = {
        {"wechat-personal-bad-totals.csv", "statement-totals",
         "the bill states 20 rows, but has 19", 7, 2},
        {"wechat-personal-bad-column.csv", "statement-column", "the table has no column '交易单号'",
         17, 1},
        {"wechat-personal-bad-header.csv", "statement-header", "the WeChat Pay bill has no table",
         0, 1},
        {"wechat-personal-bad-encoding.csv", "statement-encoding",
         "the file has bytes that are not UTF-8, which it says it is", 34, 1},
        {"wechat-personal-bad-quote.csv", "csv-syntax", NULL, 37, 1},
        {"unknown.csv", "statement-format", "the file (UTF-8) is no statement of a known format", 0,
         1},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct run *run = run_new();
        struct statement_file file;
        ck_assert_int_eq(read_fixture(run, cases[i].name, &file), STATUS_DATA);
        ck_assert_uint_eq(run->count, cases[i].findings);
        ck_assert_str_eq(run->findings[0].code, cases[i].code);
        if (cases[i].message)
            ck_assert_str_eq(run->findings[0].message, cases[i].message);
        ck_assert_int_eq(run->findings[0].spot.line, cases[i].line);
        ck_assert_str_eq(run->findings[0].spot.file, cases[i].name);
        ck_assert_ptr_nonnull(run->findings[0].hint);
        arena_free(run->arena);
    }
}
END_TEST

START_TEST(what_a_bill_states_must_agree)
{
    static const struct {
        const char *old, *new, *code, *message;
    } cases[] = {
        {"收入：15笔 7091.98元", "\"收入：15笔 7,091.98元\"", NULL, NULL},
        {"收入：15笔 7091.98元", "收入:15笔7091.98元", NULL, NULL},
        {"收入：15笔 7091.98元", "收入：15笔 7091.99元", "statement-totals",
         "the bill states 15 incoming rows of 7,091.99, but has 15 of 7,091.98"},
        {"支出：3笔 282.10元", "支出：4笔 282.10元", "statement-totals",
         "the bill states 4 outgoing rows of 282.10, but has 3 of 282.10"},
        {"中性交易：2笔 2500.00元", "中性交易：2笔 2500元", NULL, NULL},
        {"中性交易：2笔 2500.00元", "中性交易：2笔 25.000元", "statement-totals",
         "the bill's total '中性交易:2笔 25.000元' cannot be read"},
        {"中性交易：2笔 2500.00元", "中性交易：2笔 2500.01元", "statement-totals",
         "the bill states 2 neutral rows of 2,500.01, but has 2 of 2,500.00"},
        {"共20笔记录", "共二十笔记录", "statement-totals",
         "the bill's total '共二十笔记录' cannot be read"},
        {"¥260.00", "¥260.000", NULL, NULL}, /* a row to review, not a wrong sum */
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct run *run = run_new();
        struct statement_file file;
        struct text text = text_new(run->arena);
        size_t size;
        const char *bytes = slurp(run, "wechat-personal-2026-11.csv", &size);
        const char *at = strstr(bytes, cases[i].old);
        ck_assert_ptr_nonnull(at);
        text_bytes(&text, bytes, (size_t)(at - bytes));
        text_add(&text, cases[i].new);
        text_add(&text, at + strlen(cases[i].old));
        enum status status = read_bytes(run, "bill.csv", text.at, text.length, &file);
        ck_assert_int_eq(status, cases[i].code ? STATUS_DATA : STATUS_OK);
        ck_assert_uint_eq(run->count, cases[i].code ? 1 : 0);
        if (cases[i].code) {
            ck_assert_str_eq(run->findings[0].code, cases[i].code);
            ck_assert_str_eq(run->findings[0].message, cases[i].message);
        }
        arena_free(run->arena);
    }
}
END_TEST

START_TEST(other_kinds_of_files_are_named)
{
    static const struct {
        const char *bytes;
        size_t size;
        const char *code;
    } cases[] = {
        {"PK\x03\x04rest", 8, "archive-broken"},
        {"\xd0\xcf\x11\xe0\xa1\xb1", 6, "statement-xlsx"},
        {"%PDF-1.7", 8, "statement-xlsx"},
        {"", 0, "statement-format"},
        {"a\0b\0", 4, "statement-format"}, /* UTF-16 without a mark */
        {"a\xff", 2, "statement-encoding"},
        {"\xff\xfe\x00\xd8", 4, "statement-encoding"}, /* half a surrogate pair */
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct run *run = run_new();
        struct statement_file file;
        ck_assert_int_eq(read_bytes(run, "f", cases[i].bytes, cases[i].size, &file), STATUS_DATA);
        ck_assert_str_eq(run->findings[0].code, cases[i].code);
        arena_free(run->arena);
    }
}
END_TEST

/* Every prefix of a bill, and every bill with one byte changed, is read or refused with a
 * finding. */
START_TEST(damage_is_never_silent)
{
    struct run *outer = run_new();
    size_t size;
    const char *bytes = slurp(outer, "wechat-personal-2026-11.csv", &size);
    char *copy = arena_dupn(outer->arena, bytes, size);

    for (size_t i = 0; i < size; i += 3) {
        struct run *run = run_new();
        struct statement_file file;
        enum status status = read_bytes(run, "f", bytes, i, &file);
        ck_assert_msg(status == STATUS_OK ? run->count == 0 : run_status(run, 0) == status,
                      "cut after %zu bytes: %d", i, status);
        /* A row that lost its end is there, to be reviewed. */
        ck_assert_msg(status != STATUS_OK || i > size - 16 || file.rows[file.count - 1].problem,
                      "cut after %zu bytes: taken", i);
        copy[i] = (char)(copy[i] ^ 0x55);
        status = read_bytes(run, "f", copy, size, &file);
        ck_assert(status == STATUS_OK || run_status(run, 0) != STATUS_OK);
        copy[i] = bytes[i];
        arena_free(run->arena);
    }
    arena_free(outer->arena);
}
END_TEST

/* Every format, cut off anywhere and with any third byte changed, is read or refused with a
 * finding; what states its sums or balances is never taken in part. */
START_TEST(damage_to_any_format_is_told)
{
    static const struct {
        const char *name;
        bool sums; /* behind the table: without them it is cut off */
    } files[] = {
        {"wechat-personal.xlsx", true},
        {"wechat-funds.csv", true},
        {"wechat-trades.csv", true},
        {"alipay-personal.csv", false},
        {"alipay-merchant.csv", true},
        {"icbc.csv", false},
        {"icbc-newer.csv", false},
        {"cmb.csv", false},
        {"abc.csv", false},
        {"bocom.csv", false},
        {"boc.csv", false},
    };

    for (size_t f = 0; f < sizeof files / sizeof *files; f++) {
        struct run *outer = run_new();
        size_t size;
        const char *bytes = slurp(outer, files[f].name, &size);
        char *copy = arena_dupn(outer->arena, bytes, size);
        for (size_t i = 0; i < size; i += 3) {
            struct run *run = run_new();
            struct statement_file file;
            enum status status = read_bytes(run, "f", bytes, i, &file);
            ck_assert(status == STATUS_OK ? run->count == 0 : run_status(run, 0) == status);
            ck_assert_msg(status != STATUS_OK || !files[f].sums || i + 64 > size,
                          "%s cut after %zu bytes: taken", files[f].name, i);
            copy[i] = (char)(copy[i] ^ 0x55);
            status = read_bytes(run, "f", copy, size, &file);
            ck_assert(status == STATUS_OK || run_status(run, 0) != STATUS_OK);
            copy[i] = bytes[i];
            arena_free(run->arena);
        }
        arena_free(outer->arena);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("intake_read");
    TCase *tcase = tcase_create("all");
    SRunner *runner = srunner_create(suite);

    tcase_add_test(tcase, a_bill_is_read);
    tcase_add_test(tcase, columns_are_found_by_name);
    tcase_add_test(tcase, problems_stay_with_their_rows);
    tcase_add_test(tcase, broken_files_are_refused);
    tcase_add_test(tcase, what_a_bill_states_must_agree);
    tcase_add_test(tcase, other_kinds_of_files_are_named);
    tcase_add_test(tcase, damage_is_never_silent);
    tcase_add_test(tcase, damage_to_any_format_is_told);
    tcase_set_timeout(tcase, 60);
    suite_add_tcase(suite, tcase);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
