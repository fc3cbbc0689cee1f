/* What was done, told in the reader's language; the commit has the same in English. */
#include "base/arena.h"
#include "base/told.h"

#include <check.h>

static const char *say(const struct run *run, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static const char *say(const struct run *run, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    const char *text = told_vprintf(run, format, args);
    va_end(args);
    return text;
}

START_TEST(values_stand_where_the_language_wants_them)
{
    struct run run = {.arena = arena_new(NULL), .words = &catalogue_cli_zh_CN};

    ck_assert_str_eq(say(&run, "fees: reverse the %zu receipts of %s", (size_t)3, "P261103-001"),
                     "物业费：冲正 P261103-001 的 3 笔收款");
    ck_assert_str_eq(say(&run, "%ld of %ld months free", 1L, 12L), "12 个月中 1 个月免费");
    ck_assert_str_eq(say(&run, "no phrase: %d%% of %lld", 5, 7LL), "no phrase: 5% of 7");
    arena_free(run.arena);
}
END_TEST

START_TEST(words_are_said_and_names_are_not)
{
    struct run run = {.arena = arena_new(NULL), .words = &catalogue_cli_zh_CN};
    const char *repair = told_word(&run, "repair");
    const char *change =
        told_part(&run, "%s%s%s from %s to %s", "", "", told_word(&run, "owner"), "o031", "o091");

    ck_assert_str_eq(repair, "repair");
    ck_assert_str_eq(change, "owner from o031 to o091");
    ck_assert_str_eq(say(&run, "tickets: open %s about %s%s%s (%s)", repair, "repair", ", due ",
                         "2026-11-30", "T2026-0001"),
                     "工单：登记报修，关于 repair，期限 2026-11-30（T2026-0001）");
    ck_assert_str_eq(say(&run, "units: %s changes %s on %s", "3-101", change, "2026-12-01"),
                     "房屋：3-101 从 2026-12-01 起变更，业主由 o031 改为 o091");
    arena_free(run.arena);
}
END_TEST

START_TEST(english_is_what_the_commit_has)
{
    struct run run = {.arena = arena_new(NULL)};

    ck_assert_str_eq(say(&run, "tickets: open %s about %s%s%s (%s)", told_word(&run, "repair"),
                         "leak", "", "", "T2026-0001"),
                     "tickets: open repair about leak (T2026-0001)");
    ck_assert_ptr_null(run.parts);
    arena_free(run.arena);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("told");
    TCase *all = tcase_create("all");

    tcase_add_test(all, values_stand_where_the_language_wants_them);
    tcase_add_test(all, words_are_said_and_names_are_not);
    tcase_add_test(all, english_is_what_the_commit_has);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
