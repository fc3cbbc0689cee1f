/* What standard error shows, and the clock. */
#include "base/arena.h"
#include "cli/clock.h"
#include "cli/show.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static struct run run;

static void setup(void)
{
    run = (struct run){.arena = arena_new(NULL)};
}

static void teardown(void)
{
    arena_free(run.arena);
}

START_TEST(what_is_shown_cannot_mislead)
{
    static const struct {
        const char *data, *shown;
    } rows[] = {
        {"plain 桂园 é", "plain 桂园 é"},
        {"a\nb\tc", "a\\nb\\tc"},
        {"\033[31mred\033[0m\x7f", "\\x1b[31mred\\x1b[0m\\x7f"},
        {"x\xe2\x80\xaey", "x\\u202ey"},
        {"\xf3\xa0\x80\x81", "\\U000e0001"},
        {"\xc2\x9b", "\\u009b"},
        {"bad\xff\xc3", "bad\\xff\\xc3"},
        {"\xe2\x80", "\\xe2\\x80"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct text out = text_new(run.arena);
        show_escaped(&out, rows[i].data, false);
        ck_assert_str_eq(out.at, rows[i].shown);
    }
    struct text out = text_new(run.arena);
    show_escaped(&out, "a\nb\r\n", true);
    ck_assert_str_eq(out.at, "a\nb\\x0d\n");
}
END_TEST

START_TEST(findings_are_lines)
{
    struct text out = text_new(run.arena), coloured = text_new(run.arena);

    fail_at(&run, (struct spot){"a\nb.yaml", 3, 7}, STATUS_DATA, "x", "mend\nit", "bad '%s'",
            "\033");
    warn_at(&run, (struct spot){"c", 4, 0}, SEVERITY_WARNING, "x", NULL, "odd");
    warn_at(&run, (struct spot){0}, SEVERITY_NOTE, "x", NULL, "so");
    show_findings(&out, &run, "fees", false);
    ck_assert_str_eq(out.at, "fees: a\\nb.yaml:3:7: bad '\\x1b'\nhint: mend\\nit\n"
                             "fees: c:4: warning: odd\nfees: note: so\n");
    show_findings(&coloured, &run, "fees", true);
    ck_assert_ptr_nonnull(strstr(coloured.at, "\033[31mbad '\\x1b'\033[0m"));
}
END_TEST

START_TEST(colour_is_refused)
{
    ck_assert_int_eq(setenv("TERM", "xterm", 1), 0);
    ck_assert_int_eq(setenv("NO_COLOR", "1", 1), 0);
    ck_assert(!show_wants_colour(0));
    ck_assert_int_eq(unsetenv("NO_COLOR"), 0);
    ck_assert_int_eq(setenv("TERM", "dumb", 1), 0);
    ck_assert(!show_wants_colour(0));
}
END_TEST

START_TEST(clocks)
{
    static const struct {
        const char *text;
        int64_t now;
    } rows[] = {
        {"0", 0},
        {"1793700000", 1793700000},
        {"2026-11-03T10:00:00Z", 1793700000},
        {"2026-11-03T18:00+08:00", 1793700000},
        {"2026-11-03 18:00:00+0800", 1793700000},
        {"2026-11-03T05:30-04:30", 1793700000},
        {"2026-11-03T18:00", 1793700000}, /* in the zone below */
        {"2026-11-03", 1793700000 - 6 * 3600},
        {"1969-12-31T23:00-02:00", 3600},
    };

    ck_assert_int_eq(setenv("TZ", "XXX-8", 1), 0);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ck_assert_int_eq(clock_start(&run, rows[i].text), STATUS_OK);
        ck_assert_msg(run.now == rows[i].now, "%s is %lld", rows[i].text, (long long)run.now);
    }
    ck_assert_int_eq(clock_start(&run, "2026-11-03T23:59"), STATUS_OK);
    ck_assert_int_eq(run.offset, 8 * 3600);
    ck_assert_int_eq(run.today.day, 3);
    ck_assert_int_eq(clock_start(&run, NULL), STATUS_OK);
    ck_assert_int_gt(run.now, 1700000000);
}
END_TEST

START_TEST(wrong_clocks)
{
    static const char *const rows[] = {
        "",
        "now",
        "2026-13-01",
        "2026-11-03T",
        "-5",
        "2026-11-03T24:00",
        "2026-11-03T10:00+8",
        "2026-11-03T10:00:61",
        "1e9",
        "99999999999",
        "2026-11-03T10:00Zx",
        "2026-11-03T10:00+08:00x",
        "1960-01-01",
        "123456789012",
        "2026-11-03T10:00+1",
        "2026-11-03T10:00:",
        " 0",
        "2026-11-03T1",
        "2026-11-03T10:00+08:",
        "20261103T10",
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        run.count = 0;
        ck_assert_msg(clock_start(&run, rows[i]) == STATUS_USAGE, "'%s' is taken", rows[i]);
        ck_assert_uint_eq(run.count, 1);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("cli_show");
    TCase *shown = tcase_create("shown");

    tcase_add_checked_fixture(shown, setup, teardown);
    tcase_add_test(shown, what_is_shown_cannot_mislead);
    tcase_add_test(shown, findings_are_lines);
    tcase_add_test(shown, colour_is_refused);
    tcase_add_test(shown, clocks);
    tcase_add_test(shown, wrong_clocks);
    suite_add_tcase(suite, shown);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
