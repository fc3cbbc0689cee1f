/* The file that an auditor goes on from: what is written reads back, and nothing else does. */
#include "audit/state.h"

#include "base/arena.h"

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

static struct audit_state some(void)
{
    static const char *const names[] = {"pay-1", "pay-2", "close", "pay-3"};
    struct audit_state state = {.commits = 12, .records = 34};

    memset(&state.ledger, 1, sizeof state.ledger);
    memset(&state.commit, 2, sizeof state.commit);
    memset(&state.books, 3, sizeof state.books);
    for (size_t i = 0; i < STATE_RULES; i++)
        state.findings[i] = (int64_t)i;
    audit_state_add(&run, NULL, names, sizeof names / sizeof names[0], &state);
    return state;
}

START_TEST(reads_back)
{
    const struct audit_state state = some();
    const char *text = audit_state_text(&run, &state);
    struct audit_state again;

    ck_assert(audit_state_read(&run, text, strlen(text), &again));
    ck_assert(oid_equal(again.ledger, state.ledger));
    ck_assert(oid_equal(again.commit, state.commit));
    ck_assert(oid_equal(again.books, state.books));
    ck_assert_int_eq(again.commits, 12);
    ck_assert_int_eq(again.records, 34);
    ck_assert_mem_eq(again.findings, state.findings, sizeof state.findings);
    ck_assert_uint_eq(again.operation_count, 4);
    ck_assert_str_eq(audit_state_text(&run, &again), text);
}
END_TEST

/* No byte can be missing, be another one, or be added. */
START_TEST(nothing_else_does)
{
    const struct audit_state state = some();
    const char *text = audit_state_text(&run, &state);
    const size_t size = strlen(text);
    struct audit_state again;

    for (size_t i = 0; i < size; i++) {
        char *changed = arena_dupn(run.arena, text, size);
        ck_assert(!audit_state_read(&run, arena_dupn(run.arena, text, i), i, &again));
        changed[i] = changed[i] == '0' ? '1' : '0';
        ck_assert_msg(!audit_state_read(&run, changed, size, &again), "byte %zu", i);
    }
    char *longer = arena_printf(run.arena, "%s\n", text);
    ck_assert(!audit_state_read(&run, longer, size + 1, &again));
}
END_TEST

START_TEST(operations_are_known)
{
    static const char *const more[] = {"pay-4", "open"};
    const struct audit_state state = some();
    struct audit_state next = {.commits = 0};

    audit_state_add(&run, &state, more, 2, &next);
    ck_assert_uint_eq(next.operation_count, 6);
    ck_assert(audit_state_knows(&next, "pay-4"));
    ck_assert(audit_state_knows(&next, "open"));
    ck_assert(audit_state_knows(&next, "close"));
    ck_assert(audit_state_knows(&state, "pay-3"));
    ck_assert(!audit_state_knows(&state, "pay-4"));
    ck_assert(!audit_state_knows(&next, "pay-5"));
    ck_assert(!audit_state_knows(&next, ""));
    audit_state_add(&run, &next, NULL, 0, &next);
    ck_assert_uint_eq(next.operation_count, 6);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("audit state");
    TCase *tests = tcase_create("state");

    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, reads_back);
    tcase_add_test(tests, nothing_else_does);
    tcase_add_test(tests, operations_are_known);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
