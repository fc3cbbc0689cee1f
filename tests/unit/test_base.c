/* Dates, decimals, splits, text: the ground that everything stands on. */
#include "base/arena.h"
#include "base/decimal.h"
#include "base/hash.h"
#include "base/run.h"
#include "base/split.h"
#include "base/text.h"
#include "base/utf8.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Check has a macro of that name, long deprecated. */
#undef fail

__extension__ typedef __int128 wide;

static struct date make_date(int year, int month, int day)
{
    return (struct date){(int16_t)year, (int8_t)month, (int8_t)day};
}

/* Counts days with a calendar of its own, the simplest possible. */
START_TEST(every_day_from_1900_to_2999)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int32_t days = -25567;

    for (int year = 1900; year <= 2999; year++)
        for (int month = 1; month <= 12; month++) {
            bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            int length = lengths[month - 1] + (month == 2 && leap);
            struct month whole = {(int16_t)year, (int8_t)month};
            ck_assert_int_eq(date_compare(month_last(whole), make_date(year, month, length)), 0);
            for (int day = 1; day <= length; day++, days++) {
                char text[DATE_SIZE];
                struct date date = make_date(year, month, day), again;
                bool same =
                    date_days(date) == days && date_compare(date_from_days(days), date) == 0 &&
                    date_parse(date_text(date, text), 10, &again) && date_compare(again, date) == 0;
                if (!same) /* asserting each would take most of the time */
                    ck_abort_msg("%d-%d-%d", year, month, day);
            }
        }
    ck_assert_int_eq(date_days(make_date(1970, 1, 1)), 0);
    ck_assert_int_eq(days, 376200);
}
END_TEST

START_TEST(dates_are_parsed_strictly)
{
    static const char *const bad[] = {
        "",           "2026-11-3",   "2026-11-031", "2026-13-01",  "2026-00-01", "2026-02-29",
        "1900-02-29", "2026-11-00",  "1899-12-31",  "3000-01-01",  "2026/11/03", "2026-11-0a",
        "+026-11-03", " 2026-11-03", "2026-1-103",  "２０２６-11", "2026-11 03", "-026-11-03",
    };
    struct date date = {0};
    struct month month = {0};

    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        ck_assert_msg(!date_parse(bad[i], strlen(bad[i]), &date), "'%s'", bad[i]);
    ck_assert(date_is_none(date));
    ck_assert(date_parse("2000-02-29 and more", 10, &date));
    ck_assert(month_parse("2026-11", 7, &month));
    ck_assert(!month_parse("2026-11-", 8, &month));
    ck_assert(!month_parse("2026-13", 7, &month));
    ck_assert(!month_parse("2026-1", 6, &month));
    ck_assert(quarter_parse("2026-Q3", 7, &month));
    ck_assert_int_eq(month.month, 7);
    ck_assert(!quarter_parse("2026-Q0", 7, &month));
    ck_assert(!quarter_parse("2026-Q5", 7, &month));
    ck_assert(!quarter_parse("2026-Q3 ", 8, &month));
    ck_assert(year_parse("2999", 4, &month));
    ck_assert_int_eq(month.month, 1);
    ck_assert(!year_parse("0000", 4, &month));
    ck_assert(!year_parse("20a6", 4, &month));
    char text[DATE_SIZE];
    ck_assert_str_eq(date_text((struct date){0}, text), "");
}
END_TEST

START_TEST(months_add_up)
{
    struct month month = {2026, 11};
    char text[MONTH_SIZE];

    ck_assert_str_eq(month_text(month_add(month, 2), text), "2027-01");
    ck_assert_str_eq(month_text(month_add(month, -11), text), "2025-12");
    ck_assert_str_eq(month_text(month_add(month, 0), text), "2026-11");
    for (int32_t index = 1900 * 12; index < 3000 * 12; index++)
        ck_assert_int_eq(month_index(month_from_index(index)), index);
    ck_assert_int_lt(month_compare((struct month){0}, month), 0);
    ck_assert_int_gt(month_compare(month_add(month, 1), month), 0);
}
END_TEST

START_TEST(an_instant_has_a_day_in_its_zone)
{
    struct date a = date_of_instant(0, 0), b = date_of_instant(-1, 0);
    struct date c = date_of_instant(57600, 8 * 3600), d = date_of_instant(57599, 8 * 3600);

    ck_assert_int_eq(date_days(a), 0);
    ck_assert_int_eq(date_days(b), -1);
    ck_assert_int_eq(date_days(c), 1);
    ck_assert_int_eq(date_days(d), 0);
    ck_assert_int_eq(date_days(date_of_instant(-86400, 0)), -1);
    ck_assert_int_eq(date_days(date_of_instant(-86401, 0)), -2);
}
END_TEST

START_TEST(decimals_are_parsed_strictly)
{
    static const char *const bad[] = {"",
                                      "-",
                                      ".50",
                                      "1.",
                                      "1",
                                      "1.5",
                                      "1.005",
                                      "01.00",
                                      "-0.00",
                                      "+1.00",
                                      " 1.00",
                                      "1.00 ",
                                      "1,000.00",
                                      "1e2",
                                      "--1.00",
                                      "0x1",
                                      "１.00",
                                      "10000000000.00",
                                      "99999999999999999999.00",
                                      "1.0.0",
                                      "1.-0",
                                      "00.00"};
    static const struct {
        const char *text;
        int64_t value;
    } good[] = {{"0.00", 0},
                {"0.01", 1},
                {"-0.01", -1},
                {"614.45", 61445},
                {"10.00", 1000},
                {"9999999999.99", DECIMAL_LIMIT},
                {"-9999999999.99", -DECIMAL_LIMIT}};
    int64_t value = 77;

    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        ck_assert_msg(!decimal_parse(bad[i], strlen(bad[i]), 2, &value), "'%s'", bad[i]);
    ck_assert_int_eq(value, 77);
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        char text[DECIMAL_SIZE];
        ck_assert(decimal_parse(good[i].text, strlen(good[i].text), 2, &value));
        ck_assert_int_eq(value, good[i].value);
        ck_assert_str_eq(decimal_text(value, 2, text), good[i].text);
    }
}
END_TEST

START_TEST(loose_decimals_may_be_short)
{
    int64_t value;

    ck_assert(decimal_parse_loose("5", 1, 2, &value) && value == 500);
    ck_assert(decimal_parse_loose("5.5", 3, 2, &value) && value == 550);
    ck_assert(decimal_parse_loose("-5.55", 5, 2, &value) && value == -555);
    ck_assert(decimal_parse_loose("0", 1, 0, &value) && value == 0);
    ck_assert(decimal_parse_loose("1.0001", 6, 4, &value) && value == 10001);
    ck_assert(decimal_parse_loose("9999999999", 10, 2, &value));
    ck_assert(!decimal_parse_loose("5.555", 5, 2, &value));
    ck_assert(!decimal_parse_loose("5.0", 3, 0, &value));
    ck_assert(!decimal_parse_loose("05", 2, 2, &value));
    ck_assert(!decimal_parse_loose("-0", 2, 2, &value));
    ck_assert(!decimal_parse_loose("10000000000", 11, 2, &value));
    ck_assert(!decimal_parse_loose("5.", 2, 2, &value));
}
END_TEST

START_TEST(decimals_are_printed)
{
    char text[DECIMAL_SIZE];

    ck_assert_str_eq(decimal_text(0, 2, text), "0.00");
    ck_assert_str_eq(decimal_text(0, 0, text), "0");
    ck_assert_str_eq(decimal_text(-7, 4, text), "-0.0007");
    ck_assert_str_eq(decimal_text(INT64_MIN, 2, text), "-92233720368547758.08");
    ck_assert_str_eq(decimal_grouped(INT64_MIN, 0, text), "-9,223,372,036,854,775,808");
    ck_assert_str_eq(decimal_grouped(INT64_MAX, 4, text), "922,337,203,685,477.5807");
    ck_assert_str_eq(decimal_grouped(99999, 2, text), "999.99");
    ck_assert_str_eq(decimal_grouped(100000, 2, text), "1,000.00");
    ck_assert_str_eq(decimal_grouped(-100000000, 2, text), "-1,000,000.00");
}
END_TEST

START_TEST(arithmetic_is_checked)
{
    int64_t value = 1;

    ck_assert(decimal_add(1, 2, &value) && value == 3);
    ck_assert(!decimal_add(INT64_MAX, 1, &value) && value == 3);
    ck_assert(!decimal_add(INT64_MIN, -1, &value) && value == 3);
    ck_assert(decimal_scale(5, 1, 2, &value) && value == 3);
    ck_assert(decimal_scale(-5, 1, 2, &value) && value == -3);
    ck_assert(decimal_scale(4, 1, 3, &value) && value == 1);
    ck_assert(decimal_scale(5, 1, 3, &value) && value == 2);
    ck_assert(decimal_scale(-4, 1, 3, &value) && value == -1);
    ck_assert(decimal_scale(1, 1, INT64_MAX, &value) && value == 0);
    ck_assert(decimal_scale(INT64_MAX, INT64_MAX, INT64_MAX, &value) && value == INT64_MAX);
    ck_assert(!decimal_scale(INT64_MAX, 2, 1, &value) && value == INT64_MAX);
    ck_assert(!decimal_scale(1, 1, 0, &value));
    ck_assert(!decimal_scale(1, 1, -1, &value));
}
END_TEST

static uint64_t roll(uint64_t *state, uint64_t below)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state % below;
}

/* The shares add up; each is its exact share rounded down or up; a larger weight never gets
 * less; and who is rounded up has no smaller remainder than who is not. */
static void check_split(int64_t total, const int64_t *weight, size_t count, const int64_t *share)
{
    wide sum = 0, weights = 0;
    wide least_up = -1, most_down = -1;

    for (size_t i = 0; i < count; i++)
        weights += weight[i];
    for (size_t i = 0; i < count; i++) {
        wide exact = (wide)(total < 0 ? -total : total) * weight[i];
        int64_t size = total < 0 ? -share[i] : share[i];
        wide down = exact / weights, rest = exact % weights;
        ck_assert(size == down || (size == down + 1 && rest > 0));
        if (size > down && (least_up < 0 || rest < least_up))
            least_up = rest;
        if (size == down && rest > most_down)
            most_down = rest;
        sum += share[i];
    }
    ck_assert(sum == total);
    ck_assert(least_up < 0 || least_up >= most_down);
}

START_TEST(splits_are_exact)
{
    enum { MOST = 40 };
    uint64_t state = UINT64_C(88172645463325252);
    int64_t weight[MOST], share[MOST];

    for (int round = 0; round < 20000; round++) {
        struct arena *arena = arena_new(NULL);
        size_t count = 1 + roll(&state, MOST);
        uint64_t most = roll(&state, 2) ? 10 : 100000000;
        int64_t total = (int64_t)roll(&state, roll(&state, 2) ? 100 : 1000000000);
        for (size_t i = 0; i < count; i++)
            weight[i] = (int64_t)roll(&state, most);
        weight[roll(&state, count)] = 1 + (int64_t)roll(&state, most);
        total = roll(&state, 4) ? total : -total;
        ck_assert(split_exact(arena, total, weight, count, share));
        check_split(total, weight, count, share);
        arena_free(arena);
    }
}
END_TEST

START_TEST(equal_remainders_go_by_order)
{
    struct arena *arena = arena_new(NULL);
    const int64_t weight[] = {1, 1, 1}, none[] = {0, 0}, bad[] = {1, -1};
    const int64_t huge[] = {INT64_MAX, 1};
    int64_t share[3];

    ck_assert(split_exact(arena, 100, weight, 3, share));
    ck_assert(share[0] == 34 && share[1] == 33 && share[2] == 33);
    ck_assert(split_exact(arena, -100, weight, 3, share));
    ck_assert(share[0] == -34 && share[1] == -33 && share[2] == -33);
    ck_assert(split_exact(arena, 2, weight, 3, share));
    ck_assert(share[0] == 1 && share[1] == 1 && share[2] == 0);
    ck_assert(!split_exact(arena, 1, none, 2, share));
    ck_assert(!split_exact(arena, 1, bad, 2, share));
    ck_assert(!split_exact(arena, 1, huge, 2, share));
    ck_assert(!split_exact(arena, 1, weight, 0, share));
    ck_assert(!split_exact(arena, INT64_MIN, weight, 3, share));
    arena_free(arena);
}
END_TEST

START_TEST(a_text_of_another_system_is_ours)
{
    static const struct {
        const char *given, *ours;
    } cases[] = {{"", ""},
                 {"a\nb\n", "a\nb\n"},
                 {"\xef\xbb\xbf"
                  "a\r\nb\r\n",
                  "a\nb\n"},
                 {"a\tb", "a    b"},
                 {"a\rb\r", "a\rb\r"},
                 {"a\xef\xbb\xbf", "a\xef\xbb\xbf"},
                 {"\xef\xbb", "\xef\xbb"}};
    struct arena *arena = arena_new(NULL);

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        size_t length = strlen(cases[i].given);
        ck_assert_str_eq(utf8_lines(arena, cases[i].given, &length), cases[i].ours);
        ck_assert_uint_eq(length, strlen(cases[i].ours));
    }
    arena_free(arena);
}
END_TEST

START_TEST(utf8_faults_are_found)
{
    static const struct {
        const char *bytes;
        enum utf8_fault fault;
        size_t at;
    } cases[] = {
        {"plain 六个月 😀\n", UTF8_FINE, 0},
        {"ab\xff", UTF8_INVALID, 2},
        {"\xc0\xaf", UTF8_INVALID, 0},
        {"\xe0\x80\xaf", UTF8_INVALID, 0},
        {"\xed\xa0\x80", UTF8_INVALID, 0},
        {"\xf4\x90\x80\x80", UTF8_INVALID, 0},
        {"a\xe5\x85", UTF8_INVALID, 1},
        {"\xef\xbb\xbf"
         "a",
         UTF8_BOM, 0},
        {"a\tb", UTF8_CONTROL, 1},
        {"a\rb", UTF8_CONTROL, 1},
        {"a\x7f", UTF8_CONTROL, 1},
        {"\xc2\x9f", UTF8_CONTROL, 0},
        {"\xc2\x85", UTF8_SEPARATOR, 0},
        {"\xe2\x80\xa8", UTF8_SEPARATOR, 0},
        {"\xe2\x80\xa9", UTF8_SEPARATOR, 0},
        {"\xef\xbf\xbe", UTF8_NONCHARACTER, 0},
        {"\xef\xb7\x90", UTF8_NONCHARACTER, 0},
        {"\xf0\x9f\xbf\xbf", UTF8_NONCHARACTER, 0},
        {"\xc2\xa0", UTF8_FINE, 0},
        {"\xef\xbf\xbd", UTF8_FINE, 0},
    };

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        size_t at = 0;
        enum utf8_fault fault = utf8_check(cases[i].bytes, strlen(cases[i].bytes), &at);
        ck_assert_msg(fault == cases[i].fault && at == cases[i].at, "case %zu", i);
        ck_assert(*utf8_fault_text(fault));
    }
    ck_assert_int_eq(utf8_check("a\0b", 3, NULL), UTF8_CONTROL);
}
END_TEST

START_TEST(widths_and_lengths)
{
    ck_assert_uint_eq(utf8_width("abc"), 3);
    ck_assert_uint_eq(utf8_width("桂园"), 4);
    ck_assert_uint_eq(utf8_width("e\xcc\x81"), 1);
    ck_assert_uint_eq(utf8_length("桂园a", 7), 3);
    const char *at = "六", *end = at + 3;
    ck_assert_uint_eq(utf8_next(&at, end), 0x516d);
    ck_assert_ptr_eq(at, end);
    static const struct {
        const char *before, *behind;
        bool joins;
    } joints[] = {
        {"\U0001f468", "\U0001f469", true},
        {"x\U0001f469\U0001f3fd", "\U0001f692", true},
        {"\U0001f3f3\ufe0f", "\U0001f308x", true},
        {"a", "\U0001f469", false},
        {"\U0001f469", "a", false},
        {"\U0001f469", "", false},
        {"", "\U0001f469", false},
        {"\U0001f469\u200d", "\U0001f469", false},
        {"\U0001f3fd", "\U0001f469", false},
    };
    for (size_t i = 0; i < sizeof joints / sizeof joints[0]; i++) {
        char text[64];
        ck_assert_int_lt(
            snprintf(text, sizeof text, "%s\u200d%s", joints[i].before, joints[i].behind),
            sizeof text);
        ck_assert_msg(utf8_joins_pictures(text, text + strlen(joints[i].before),
                                          text + strlen(text)) == joints[i].joins,
                      "case %zu", i);
    }
    ck_assert(utf8_is_invisible(0x202e) && utf8_is_invisible(0x200b) && !utf8_is_invisible('a'));
}
END_TEST

START_TEST(text_becomes_nfc)
{
    struct arena *arena = arena_new(NULL);

    ck_assert_str_eq(utf8_nfc(arena, "plain"), "plain");
    ck_assert_str_eq(utf8_nfc(arena, "e\xcc\x81"), "\xc3\xa9");
    ck_assert_str_eq(utf8_nfc(arena, "桂园"), "桂园");
    ck_assert_str_eq(utf8_nfc(arena, "\xe2\x84\xab"), "\xc3\x85");
    ck_assert_str_eq(utf8_nfc(arena, "\xe1\x84\x80\xe1\x85\xa1"), "\xea\xb0\x80");
    ck_assert_ptr_null(utf8_nfc(arena, "\xff"));
    arena_free(arena);
}
END_TEST

START_TEST(distances_count_edits)
{
    char word[80];

    ck_assert_uint_eq(text_distance("amount", "amount"), 0);
    ck_assert_uint_eq(text_distance("amuont", "amount"), 1);
    ck_assert_uint_eq(text_distance("amout", "amount"), 1);
    ck_assert_uint_eq(text_distance("amountt", "amount"), 1);
    ck_assert_uint_eq(text_distance("emount", "amount"), 1);
    ck_assert_uint_eq(text_distance("", "abc"), 3);
    ck_assert_uint_eq(text_distance("kitten", "sitting"), 3);
    memset(word, 'a', sizeof word);
    word[79] = '\0';
    ck_assert_uint_gt(text_distance(word, "a"), 60);
}
END_TEST

START_TEST(texts_grow)
{
    struct text text = text_new(arena_new(NULL));

    for (int i = 0; i < 10000; i++)
        text_printf(&text, "%d,", i % 10);
    ck_assert_uint_eq(text.length, 20000);
    ck_assert_uint_eq(strlen(text.at), 20000);
    ck_assert(strncmp(text.at + 19996, "8,9,", 4) == 0);
    text_bytes(&text, "\0x", 2);
    ck_assert_uint_eq(text.length, 20002);
    ck_assert_int_eq(text.at[20001], 'x');
    arena_free(text.arena);
}
END_TEST

START_TEST(arenas_hand_out_zeroed_aligned_memory)
{
    struct arena *arena = arena_new(NULL), *sibling = arena_sibling(arena);
    int *array = NULL;
    size_t count = 0, capacity = 0;

    for (size_t size = 0; size < 100000; size += 997) {
        unsigned char *bytes = arena_alloc(arena, size);
        ck_assert_uint_eq((uintptr_t)bytes % 16, 0);
        size_t zeros = 0;
        for (size_t i = 0; i < size; i++)
            zeros += bytes[i] == 0;
        ck_assert_uint_eq(zeros, size);
        memset(bytes, 0xff, size);
    }
    for (int i = 0; i < 1000; i++) {
        ARENA_PUSH(arena, array, count, capacity);
        array[count++] = i;
    }
    for (int i = 0; i < 1000; i++)
        ck_assert_int_eq(array[i], i);
    ck_assert_str_eq(arena_dupn(sibling, "abc", 2), "ab");
    ck_assert_str_eq(arena_printf(sibling, "%s-%03d", "a", 7), "a-007");
    arena_free(sibling);
    arena_free(arena);
    arena_free(NULL);
}
END_TEST

static void leave(void)
{
    exit(42);
}

START_TEST(an_exhausted_arena_calls_its_handler)
{
    struct arena *arena = arena_new(leave);

    arena_array(arena, SIZE_MAX / 2, 16);
}
END_TEST

START_TEST(hashes_are_sha256)
{
    char text[SHA256_TEXT], a[RANDOM_TEXT], b[RANDOM_TEXT];

    ck_assert_str_eq(sha256_text("abc", 3, text),
                     "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    ck_assert(sha256_is_text(text));
    text[63] = 'A';
    ck_assert(!sha256_is_text(text));
    text[63] = '\0';
    ck_assert(!sha256_is_text(text));
    ck_assert_uint_eq(strlen(random_text(a)), 32);
    ck_assert_str_ne(a, random_text(b));
}
END_TEST

START_TEST(runs_collect_findings)
{
    struct run run = {.arena = arena_new(NULL)}, worker;
    struct spot spot = {"units/3.yaml", 2, 5};

    warn_at(&run, spot, SEVERITY_WARNING, "w", NULL, "odd");
    ck_assert_int_eq(run_status(&run, 0), STATUS_OK);
    ck_assert_int_eq(fail(&run, STATUS_REFUSED, "a", "do", "no '%s'", "x"), STATUS_REFUSED);
    run_fork(&run, &worker);
    ck_assert_int_eq(fail_at(&worker, spot, STATUS_DATA, "b", NULL, "bad"), STATUS_DATA);
    run_join(&run, &worker);
    arena_free(worker.arena);
    ck_assert_uint_eq(run.count, 3);
    ck_assert_str_eq(run.findings[1].message, "no 'x'");
    ck_assert_str_eq(run.findings[2].spot.file, "units/3.yaml");
    ck_assert_int_eq(run.findings[2].spot.column, 5);
    ck_assert_int_eq(run_status(&run, 0), STATUS_REFUSED);
    ck_assert_int_eq(run_status(&run, 2), STATUS_DATA);
    ck_assert_int_eq(status_join(STATUS_OK, STATUS_FOUND), STATUS_FOUND);
    ck_assert_int_eq(status_join(STATUS_FOUND, STATUS_DATA), STATUS_DATA);
    ck_assert_int_eq(status_join(STATUS_DATA, STATUS_SYSTEM), STATUS_DATA);
    ck_assert_int_eq(status_join(STATUS_DATA, STATUS_OK), STATUS_DATA);
    arena_free(run.arena);
}
END_TEST

static TCase *numbers(void)
{
    TCase *test = tcase_create("dates and numbers");

    tcase_set_timeout(test, 60);
    tcase_add_test(test, every_day_from_1900_to_2999);
    tcase_add_test(test, dates_are_parsed_strictly);
    tcase_add_test(test, months_add_up);
    tcase_add_test(test, an_instant_has_a_day_in_its_zone);
    tcase_add_test(test, decimals_are_parsed_strictly);
    tcase_add_test(test, loose_decimals_may_be_short);
    tcase_add_test(test, decimals_are_printed);
    tcase_add_test(test, arithmetic_is_checked);
    tcase_add_test(test, splits_are_exact);
    tcase_add_test(test, equal_remainders_go_by_order);
    return test;
}

static TCase *texts(void)
{
    TCase *test = tcase_create("text and memory");

    tcase_add_test(test, utf8_faults_are_found);
    tcase_add_test(test, a_text_of_another_system_is_ours);
    tcase_add_test(test, widths_and_lengths);
    tcase_add_test(test, text_becomes_nfc);
    tcase_add_test(test, distances_count_edits);
    tcase_add_test(test, texts_grow);
    tcase_add_test(test, arenas_hand_out_zeroed_aligned_memory);
    tcase_add_exit_test(test, an_exhausted_arena_calls_its_handler, 42);
    tcase_add_test(test, hashes_are_sha256);
    tcase_add_test(test, runs_collect_findings);
    return test;
}

int main(void)
{
    Suite *suite = suite_create("base");

    suite_add_tcase(suite, numbers());
    suite_add_tcase(suite, texts());
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
