/* Cells of statements, and which unit a payer's words name: tables of what is taken and what is
 * not. */
#include "base/arena.h"
#include "intake/cell.h"
#include "intake/mention.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static struct run *run_new(void)
{
    struct arena *arena = arena_new(NULL);
    struct run *run = arena_alloc(arena, sizeof *run);

    run->arena = arena;
    return run;
}

START_TEST(texts_are_cleaned)
{
    static const struct {
        const char *cell, *text;
    } cases[] = {
        {"", ""},
        {"/", ""},
        {" / ", ""},
        {"a/b", "a/b"},
        {"plain", "plain"},
        {" two  words ", "two words"},
        {"4200\t", "4200"},
        {"`4200", "4200"},
        {"``a`b", "a`b"},
        {"\xef\xbb\xbf时间", "时间"},
        {"　甲　某　", "甲 某"},
        {"a\r\nb", "a b"},
        {"a\x01\x7f"
         "b\xc2\x85"
         "c\u2028d\xef\xb7\x90",
         "abcd"},
        {"e\u0301", "é"},
    };
    struct run *run = run_new();

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_str_eq(cell_text(run, cases[i].cell), cases[i].text);
    arena_free(run->arena);
}
END_TEST

START_TEST(names_are_alike)
{
    ck_assert(cell_names("金额（元）", "金额(元)"));
    ck_assert(cell_names("金额(元)", "金额（元）"));
    ck_assert(cell_names(" \xef\xbb\xbf`金额 (元)\t", "金额(元)"));
    ck_assert(!cell_names("金额", "金额(元)"));
    ck_assert(!cell_names("金额(元)合计", "金额(元)"));
    ck_assert(cell_is_blank(" \t　"));
    ck_assert(!cell_is_blank("/"));
}
END_TEST

START_TEST(amounts_are_exact)
{
    static const struct {
        const char *cell;
        int64_t fen;
    } good[] = {
        {"0.35", 35},
        {"¥0.35", 35},
        {"￥0.35", 35},
        {"+20", 2000},
        {"614.4", 61440},
        {"¥ 1,234.50", 123450},
        {"12,345,678.90", 1234567890},
        {"１２．３０", 1230},
        {"0.00", 0},
        {"9999999999.99", INT64_C(999999999999)},
    };
    static const struct {
        const char *cell, *reason;
    } bad[] = {
        {"", "no amount"},
        {"¥", "no amount"},
        {"614.450000", "an amount with more than two decimals"},
        {"0.001", "an amount with more than two decimals"},
        {"-5.00", "an amount below zero"},
        {"1,23.45", "an amount that cannot be read"},
        {"1234,567.00", "an amount that cannot be read"},
        {",123.00", "an amount that cannot be read"},
        {"1.234,50", "an amount that cannot be read"},
        {"12.", "an amount that cannot be read"},
        {"1e3", "an amount that cannot be read"},
        {"007", "an amount that cannot be read"},
        {"五元", "an amount that cannot be read"},
        {"10000000000.00", "an amount that cannot be read"},
    };
    struct run *run = run_new();
    int64_t fen;

    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        ck_assert_ptr_null(cell_amount(run, good[i].cell, &fen));
        ck_assert_int_eq(fen, good[i].fen);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        ck_assert_ptr_nonnull(cell_amount(run, bad[i].cell, &fen));
        ck_assert_str_eq(cell_amount(run, bad[i].cell, &fen), bad[i].reason);
        ck_assert_int_eq(fen, 0);
    }
    arena_free(run->arena);
}
END_TEST

START_TEST(times_are_read)
{
    static const struct {
        const char *cell, *time;
    } good[] = {
        {"2026-11-03 08:12:44", "2026-11-03 08:12:44"},
        {"2026/11/3 8:12", "2026-11-03 08:12:00"},
        {"2026-1-31", "2026-01-31 00:00:00"},
        {"2024-02-29T23:59:59", "2024-02-29 23:59:59"},
    };
    static const char *const bad[] = {
        "",           "2026-02-30",          "2026-11",          "20261103",
        "2026-11/03", "2026-11-03 24:00:00", "2026-11-03 08:60", "2026-11-03 08:12:44x",
        "2026-111-3", "2026-11-03x",         "11/03/2026",       "2026-11-03 8",
    };
    struct run *run = run_new();
    const char *time;
    struct date date;

    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        ck_assert_ptr_null(cell_time(run, good[i].cell, &time, &date));
        ck_assert_str_eq(time, good[i].time);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        ck_assert_msg(cell_time(run, bad[i], &time, &date) != NULL, "'%s' was taken", bad[i]);
        ck_assert(date_is_none(date));
    }
    arena_free(run->arena);
}
END_TEST

START_TEST(serials_are_whole)
{
    char longest[66];

    memset(longest, '7', sizeof longest - 1);
    longest[65] = '\0';
    ck_assert_str_eq(cell_serial(longest), "a serial number that is too long");
    longest[64] = '\0';
    ck_assert_ptr_null(cell_serial(longest));
    ck_assert_ptr_null(cell_serial("1000050001202611_A-1"));
    ck_assert_str_eq(cell_serial(""), "no serial number");
    ck_assert_str_eq(cell_serial("1.00005E+27"), "a serial number that cannot be right");
    ck_assert_str_eq(cell_serial("42 00"), "a serial number that cannot be right");
}
END_TEST

/* A register, as far as mentions look at it. */
static struct book *book_of(struct run *run)
{
    static const char *const codes[] = {"1-3",   "1-201", "3-101",    "3-102", "3-2-101",
                                        "3-105", "11-3",  "B2-1F-03", "a-1",   "A-1"};
    struct book *book = arena_alloc(run->arena, sizeof *book);

    book->unit_count = sizeof codes / sizeof *codes;
    book->units = arena_array(run->arena, book->unit_count, sizeof *book->units);
    for (size_t i = 0; i < book->unit_count; i++)
        book->units[i].code = codes[i];
    return book;
}

START_TEST(units_are_named)
{
    static const struct {
        const char *text, *unit, *other; /* NULL: none */
    } cases[] = {
        {"3-101", "3-101", NULL},
        {"付款方留言:3-101物业费", "3-101", NULL},
        {"３－１０１　物业费", "3-101", NULL},
        {"3–101", "3-101", NULL},
        {"物业费-3-101-", "3-101", NULL},
        {"b2-1f-03", "B2-1F-03", NULL},
        {"3-101 和 3-101", "3-101", NULL},
        {"3栋101", "3-101", NULL},
        {"3幢101室", "3-101", NULL},
        {"3 座 101", "3-101", NULL},
        {"3号楼101户", "3-101", NULL},
        {"3号楼-101", "3-101", NULL},
        {"3号101室", "3-101", NULL},
        {"3#101", "3-101", NULL},
        {"３号楼１０１室", "3-101", NULL},
        {"3栋2单元101", "3-2-101", NULL},
        {"3栋2-101", "3-2-101", NULL},
        {"3-101号", "3-101", NULL},
        {"业主3栋101 614.45元", "3-101", NULL},
        /* not a unit, or not as a whole */
        {"", NULL, NULL},
        {"物业费", NULL, NULL},
        {"3-103", NULL, NULL},
        {"13-101", NULL, NULL},
        {"3-1011", NULL, NULL},
        {"3-101-11", NULL, NULL},
        {"A3-101", NULL, NULL},
        {"3-101A", NULL, NULL},
        {"3101", NULL, NULL},
        {"3栋2单元102", NULL, NULL},
        {"1-3月物业费", NULL, NULL},
        {"1-3 个月", NULL, NULL},
        {"3栋101元", NULL, NULL},
        {"3-101.50", NULL, NULL},
        {"2.3-101", NULL, NULL},
        {"11月3号101", NULL, NULL},
        {"2026-11-03", NULL, NULL},
        {"3栋", NULL, NULL},
        {"栋101", NULL, NULL},
        {"12345678901234567890123456789012345678901234567890-1", NULL, NULL},
        /* two */
        {"3-101和1-201", "3-101", "1-201"},
        {"3-101、102", "3-101", "3-102"},
        {"3栋101和102", "3-101", "3-102"},
        {"3-101/102", "3-101", "3-102"},
        {"3-101至3-105", "3-101", "3-105"},
        {"3-101,614元", "3-101", NULL},
        {"1-201、3月", "1-201", NULL},
        {"1-201、3", "1-201", "1-3"},
        {"A-1", "a-1", "A-1"},
    };
    struct run *run = run_new();
    const struct book *book = book_of(run);
    const struct codes *codes = codes_new(run, book);

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct mention mention = mention_find(run, codes, cases[i].text);
        const char *unit = mention.unit < 0 ? "none" : book->units[mention.unit].code;
        const char *other = mention.other < 0 ? "none" : book->units[mention.other].code;
        ck_assert_msg(strcmp(unit, cases[i].unit ? cases[i].unit : "none") == 0, "'%s' names %s",
                      cases[i].text, unit);
        ck_assert_msg(strcmp(other, cases[i].other ? cases[i].other : "none") == 0,
                      "'%s' also names %s", cases[i].text, other);
    }
    arena_free(run->arena);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("intake_cell");
    TCase *tcase = tcase_create("all");
    SRunner *runner = srunner_create(suite);

    tcase_add_test(tcase, texts_are_cleaned);
    tcase_add_test(tcase, names_are_alike);
    tcase_add_test(tcase, amounts_are_exact);
    tcase_add_test(tcase, times_are_read);
    tcase_add_test(tcase, serials_are_whole);
    tcase_add_test(tcase, units_are_named);
    suite_add_tcase(suite, tcase);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
