/* Who must approve an expense, budgets beside spending, and the posts of the staff. */
#include "book_memory.h"

#include "book/approvals.h"
#include "book/budget.h"
#include "book/check.h"

#define BOOKED "expenses/2026/03/02.yaml"

static const char rules_text[] =
    "approvals:\n"
    "  - {above: 1000.00, approvers: 2, from: 2026-03-01}\n"
    "  - {above: 9000.00, approvers: 3, decision: true, from: 2026-03-01, to: 2026-06-30}\n"
    "  - {category: repair, above: 1000.00, approvers: 1, from: 2026-04-01}\n";

/* The small compound with rules of approval. */
static void plans_new(struct memory *memory)
{
    memory_new(memory);
    put(memory, "compound.yaml",
        arena_printf(memory->run.arena, "%s%s", compound_text, rules_text));
    memory->run.today = day_of("2026-03-31");
}

static struct expense spending(const char *category, int64_t fen)
{
    return (struct expense){.category = category, .amount = fen};
}

START_TEST(the_highest_limit_decides)
{
    static const struct {
        const char *category;
        int64_t fen;
        const char *day;
        int64_t approvers;
        bool decision;
    } cases[] = {
        {"repair", 50000, "2026-03-02", 0, false},  /* the simple form: up to 500.00 */
        {"repair", 50001, "2026-03-02", 1, false},  /* above it */
        {"repair", 100000, "2026-03-02", 1, false}, /* at a limit is not above it */
        {"repair", 100001, "2026-03-02", 2, false}, /* the rule for all */
        {"repair", 100001, "2026-02-28", 1, false}, /* not in force yet */
        {"repair", 100001, "2026-04-01", 1, false}, /* of two with one limit the category's */
        {"staff", 100001, "2026-04-01", 2, false},  /* which is not for others */
        {"repair", 900001, "2026-04-01", 3, true},  /* a higher limit goes before a category */
        {"repair", 900001, "2026-06-30", 3, true},  /* the last day */
        {"repair", 900001, "2026-07-01", 1, false}, /* is over */
        {"staff", 900001, "2026-07-01", 2, false},
    };
    struct memory memory;
    plans_new(&memory);
    const struct book *book = memory_book(&memory);

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct expense expense = spending(cases[i].category, cases[i].fen);
        const struct approval_need need = approval_need(book, &expense, day_of(cases[i].day));
        ck_assert_msg(need.approvers == cases[i].approvers, "case %zu: %d approvers", i,
                      (int)need.approvers);
        ck_assert_msg(need.decision == cases[i].decision, "case %zu: decision", i);
    }
    memory_free(&memory);
}
END_TEST

START_TEST(the_simple_form_knows_a_limit_for_decisions)
{
    struct memory memory;
    memory_new(&memory);
    put(&memory, "compound.yaml",
        "version: 1\nname: \"x\"\ncurrency: CNY\nlanguage: en\ntimezone: \"Asia/Shanghai\"\n"
        "opened: 2026-01\nrules:\n  group_minimum: 5\n  decision_above: 800.00\n"
        "  credit_fund: operating\n");
    const struct book *book = memory_book(&memory);
    const struct expense small = spending("repair", 80000), large = spending("repair", 80001);

    ck_assert(!approval_need(book, &small, day_of("2026-03-02")).decision);
    ck_assert_int_eq(approval_need(book, &small, day_of("2026-03-02")).approvers, 1);
    ck_assert(approval_need(book, &large, day_of("2026-03-02")).decision);
    ck_assert(!approval_need(book, &large, day_of("2026-03-02")).dated);
    memory_free(&memory);
}
END_TEST

START_TEST(registers_that_do_not_hold_together_are_told)
{
    static const struct {
        const char *path, *lines, *code;
        int line;
    } cases[] = {
        {"compound.yaml", "  - {category: fun, above: 1.00, approvers: 1}", "unknown-category", 15},
        {"compound.yaml", "  - {above: 1000.00, approvers: 3}", "approval-twice", 15},
        {"compound.yaml", "  - {above: 7.00, approvers: 3, from: 2026-02-02, to: 2026-02-01}",
         "approval-days", 15},
        {"budgets.yaml", "- {year: 26, category: repair, amount: 1.00}", "budget-year", 1},
        {"budgets.yaml", "- {year: 2026, category: fun, amount: 1.00}", "unknown-category", 1},
        {"budgets.yaml",
         "- {year: 2026, category: repair, amount: 1.00}\n"
         "- {year: 2027, category: repair, amount: 1.00}\n"
         "- {year: 2026, category: repair, amount: 2.00}",
         "budget-twice", 3},
        {"posts.yaml",
         "- {post: guard, name: \"x\", count: 1, from: 2026-01-01}\n"
         "- {post: guard, name: \"x\", count: 2, from: 2026-06-01}",
         "post-twice", 2},
        {"posts.yaml", "- {post: guard, name: \"x\", count: 1, from: 2026-02-01, to: 2026-01-31}",
         "post-days", 1},
    };
    struct memory memory;
    struct book *book;

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        plans_new(&memory);
        if (strcmp(cases[i].path, "compound.yaml") == 0)
            put(&memory, "compound.yaml",
                arena_printf(memory.run.arena, "%s%s", compound_text, rules_text));
        add(&memory, cases[i].path, cases[i].lines);
        ck_assert_int_eq(book_open(&memory.run, memory_snapshot(&memory, &memory.run), &book),
                         STATUS_DATA);
        ck_assert_uint_eq(memory.run.count, 1);
        ck_assert_str_eq(memory.run.findings[0].code, cases[i].code);
        ck_assert_str_eq(memory.run.findings[0].spot.file, cases[i].path);
        ck_assert_int_eq(memory.run.findings[0].spot.line, cases[i].line);
        memory_free(&memory);
    }
}
END_TEST

static void enter(struct memory *memory, const char *id, const char *amount, const char *more)
{
    add(memory, BOOKED,
        arena_printf(memory->run.arena,
                     "- {id: %s, date: 2026-03-02, amount: %s, category: repair, payee: \"x\", "
                     "fund: operating, from: bank, handler: p001, by: p002, no_voucher: \"x\"%s}",
                     id, amount, more));
}

static void approve(struct memory *memory, const char *id, const char *of, const char *by)
{
    add(memory, BOOKED,
        arena_printf(memory->run.arena, "- {id: %s, date: 2026-03-02, of: %s, by: %s}", id, of,
                     by));
}

static const struct fate *fate_now(struct memory *memory, struct fold **fold)
{
    memory_fold(memory, fold, false);
    return fold_fate(*fold, book_find((*fold)->book, "X260302-001"));
}

START_TEST(as_many_persons_approve_as_are_needed)
{
    struct memory memory;
    struct fold *fold;
    plans_new(&memory);

    enter(&memory, "X260302-001", "2000.00", "");
    approve(&memory, "Y260302-001", "X260302-001", "p003");
    const struct fate *fate = fate_now(&memory, &fold);
    ck_assert_uint_eq(fate->approvals, 1);
    ck_assert_ptr_null(fate->approved_by);
    add(&memory, BOOKED, "- {id: Z260302-001, date: 2026-03-02, of: X260302-001, from: bank}");
    assert_refused(&memory, STATUS_REFUSED, "not-approved", 3);
    ck_assert_ptr_nonnull(strstr(memory.run.findings[0].message, "with 1 of 2 approvals"));
    memory_free(&memory);

    plans_new(&memory);
    enter(&memory, "X260302-001", "2000.00", "");
    approve(&memory, "Y260302-001", "X260302-001", "p003");
    approve(&memory, "Y260302-002", "X260302-001", "p004");
    approve(&memory, "Y260302-003", "X260302-001", "p005");
    fate = fate_now(&memory, &fold);
    ck_assert_uint_eq(fate->approvals, 3);
    ck_assert_str_eq(fate->approved_by->id, "Y260302-002");
    ck_assert_str_eq(fate->approval->id, "Y260302-003");
    add(&memory, "expenses/2026/03/09.yaml",
        "- {id: R260309-001, date: 2026-03-09, of: Y260302-001, reason: \"x\"}");
    fate = fate_now(&memory, &fold);
    ck_assert_uint_eq(fate->approvals, 2);
    ck_assert_str_eq(fate->approved_by->id, "Y260302-003");
    const struct event *expense = book_find(fold->book, "X260302-001");
    ck_assert_uint_eq(approvals_given(fold, expense, day_of("2026-03-01")), 0);
    ck_assert_uint_eq(approvals_given(fold, expense, day_of("2026-03-08")), 3);
    ck_assert_uint_eq(approvals_given(fold, expense, day_of("2026-03-09")), 2);
    ck_assert_uint_eq(approvals_given(fold, expense, (struct date){0}), 2);
    add(&memory, "expenses/2026/03/09.yaml",
        "- {id: R260309-002, date: 2026-03-09, of: Y260302-003, reason: \"x\"}");
    fate = fate_now(&memory, &fold);
    ck_assert_uint_eq(fate->approvals, 1);
    ck_assert_ptr_null(fate->approved_by);
    memory_free(&memory);
}
END_TEST

/* A rule with roles, a committee and its chairs, the later of whom is no longer an officer. */
static void roles_new(struct memory *memory)
{
    memory_new(memory);
    put(memory, "compound.yaml",
        arena_printf(
            memory->run.arena,
            "%sapprovals:\n"
            "  - {above: 1000.00, approvers: 2, roles: [chair, clerk], from: 2026-03-01}\n",
            compound_text));
    put(memory, "roster/people.yaml",
        "- {person: p003, from: 2020-01-01}\n- {person: p004, from: 2020-01-01}\n"
        "- {person: p005, from: 2020-01-01}\n");
    put(memory, "roster/bodies.yaml",
        "- {body: committee, name: \"x\", kind: committee, from: 2020-01-01}\n"
        "- {body: street, name: \"x\", kind: street, from: 2020-01-01}\n");
    put(memory, "roster/terms.yaml",
        "- {body: committee, seat: chair, person: p003, from: 2020-01-01, to: 2026-03-01}\n"
        "- {body: committee, seat: chair, person: p004, from: 2026-03-02}\n"
        "- {body: street, seat: chair, person: p005, from: 2020-01-01}\n");
    put(memory, "officers.yaml",
        "- {person: p005, post: clerk, writes: [all], from: 2026-01-01, key: \"ssh-ed25519 "
        "AAAAC3NzaC1lZDI1NTE5AAAAIFaVm1XCTWcPTdyIMOG5LMFTCM/bz5w0mQhBEZvWqwuP\"}\n");
    memory->run.today = day_of("2026-03-31");
}

START_TEST(roles_are_among_those_who_approve)
{
    struct memory memory;
    struct fold *fold;
    roles_new(&memory);

    enter(&memory, "X260302-001", "2000.00", "");
    approve(&memory, "Y260302-001", "X260302-001", "p003"); /* the chair of yesterday */
    approve(&memory, "Y260302-002", "X260302-001", "p005"); /* of the street; and the clerk */
    const struct fate *fate = fate_now(&memory, &fold);
    const struct event *expense = book_find(fold->book, "X260302-001");
    ck_assert_uint_eq(fate->approvals, 2);
    ck_assert_ptr_null(fate->approved_by);
    ck_assert_str_eq(approval_roles_missing(&memory.run, fold, expense, (struct date){0}), "chair");
    ck_assert_str_eq(approval_roles_missing(&memory.run, fold, expense, day_of("2026-03-01")),
                     "chair, clerk");
    add(&memory, BOOKED, "- {id: Z260302-001, date: 2026-03-02, of: X260302-001, from: bank}");
    assert_refused(&memory, STATUS_REFUSED, "not-approved", 4);
    ck_assert_ptr_nonnull(strstr(memory.run.findings[0].message, "without the approval of: chair"));
    memory_free(&memory);

    roles_new(&memory);
    enter(&memory, "X260302-001", "2000.00", "");
    approve(&memory, "Y260302-001", "X260302-001", "p003");
    approve(&memory, "Y260302-002", "X260302-001", "p005");
    approve(&memory, "Y260302-003", "X260302-001", "p004");
    fate = fate_now(&memory, &fold);
    expense = book_find(fold->book, "X260302-001");
    ck_assert_str_eq(fate->approved_by->id, "Y260302-003");
    ck_assert_ptr_null(approval_roles_missing(&memory.run, fold, expense, (struct date){0}));
    add(&memory, BOOKED, "- {id: R260302-001, date: 2026-03-02, of: Y260302-001, reason: \"x\"}");
    fate = fate_now(&memory, &fold);
    ck_assert_str_eq(fate->approved_by->id, "Y260302-003");
    add(&memory, BOOKED, "- {id: R260302-002, date: 2026-03-02, of: Y260302-002, reason: \"x\"}");
    fate = fate_now(&memory, &fold);
    ck_assert_ptr_null(fate->approved_by);
    memory_free(&memory);
}
END_TEST

START_TEST(a_role_is_somebodys)
{
    struct memory memory;
    struct book *book;
    roles_new(&memory);

    put(&memory, "officers.yaml", "");
    ck_assert_int_eq(book_open(&memory.run, memory_snapshot(&memory, &memory.run), &book),
                     STATUS_DATA);
    ck_assert_uint_eq(memory.run.count, 1);
    ck_assert_str_eq(memory.run.findings[0].code, "approval-role");
    ck_assert_str_eq(memory.run.findings[0].spot.file, "compound.yaml");
    ck_assert_int_gt(memory.run.findings[0].spot.line, 10);
    memory_free(&memory);
}
END_TEST

START_TEST(nobody_approves_twice)
{
    struct memory memory;
    struct fold *fold;
    plans_new(&memory);

    enter(&memory, "X260302-001", "2000.00", "");
    approve(&memory, "Y260302-001", "X260302-001", "p003");
    add(&memory, BOOKED, "- {id: R260302-001, date: 2026-03-02, of: Y260302-001, reason: \"x\"}");
    approve(&memory, "Y260302-002", "X260302-001", "p003");
    ck_assert_uint_eq(fate_now(&memory, &fold)->approvals, 1);
    approve(&memory, "Y260302-003", "X260302-001", "p003");
    assert_refused(&memory, STATUS_REFUSED, "approve-twice", 5);
    memory_free(&memory);
}
END_TEST

START_TEST(a_rule_leaves_older_expenses_alone)
{
    struct memory memory;
    plans_new(&memory);

    add(&memory, "expenses/2026/02/27.yaml",
        "- {id: X260227-001, date: 2026-02-27, amount: 9500.00, category: repair, payee: \"x\", "
        "fund: operating, from: bank, handler: p001, by: p002, no_voucher: \"x\"}");
    add(&memory, BOOKED, "- {id: Y260302-001, date: 2026-03-02, of: X260227-001, by: p003}");
    add(&memory, BOOKED, "- {id: Z260302-001, date: 2026-03-02, of: X260227-001, from: bank}");
    memory_fold(&memory, NULL, false);
    memory_free(&memory);
}
END_TEST

/* Any order of approvals and undoings against a plain count. */
START_TEST(approvals_are_counted_right)
{
    enum { PERSONS = 4, STEPS = 12 };
    struct memory memory;
    uint64_t state = 88172645463325252ULL + (uint64_t)_i * 7919;
    int open[PERSONS] = {0}, approvals = 0, undone = 0;
    size_t given = 0;

    plans_new(&memory);
    enter(&memory, "X260302-001", _i % 2 ? "9500.00" : "2000.00", ", decision: D2026-01");
    for (int i = 0; i < STEPS; i++) {
        struct arena *arena = memory.run.arena;
        struct fold *fold;
        state ^= state << 13, state ^= state >> 7, state ^= state << 17;
        const int who = (int)(state % PERSONS);
        if (open[who]) {
            add(&memory, BOOKED,
                arena_printf(arena,
                             "- {id: R260302-%03d, date: 2026-03-02, of: Y260302-%03d, reason: "
                             "\"x\"}",
                             ++undone, open[who]));
            open[who] = 0;
            given--;
        } else {
            open[who] = ++approvals;
            approve(&memory, arena_printf(arena, "Y260302-%03d", approvals), "X260302-001",
                    arena_printf(arena, "p1%d", who));
            given++;
        }
        const struct fate *fate = fate_now(&memory, &fold);
        ck_assert_uint_eq(fate->approvals, given);
        ck_assert_int_eq(fate->approved_by != NULL, given >= (_i % 2 ? 3U : 2U));
    }
    memory_free(&memory);
}
END_TEST

/* Checks one expense of a day-book as it is booked, or as it stands. */
static enum status check(struct memory *memory, struct expense expense, bool booking)
{
    struct book *book = memory_book(memory);
    const struct spot spot = {.file = BOOKED, .line = 1};
    const struct date day = day_of("2026-03-02");

    expense.id = "X260302-001";
    expense.date = expense.date.year ? expense.date : day;
    expense.payee = "x";
    expense.fund = "operating";
    expense.from = "bank";
    expense.handler = "p001";
    expense.by = "p002";
    expense.no_voucher = "x";
    return booking ? check_record(&memory->run, book, &kind_expense, &expense, day, spot)
                   : check_standing(&memory->run, book, &kind_expense, &expense, day, spot);
}

START_TEST(a_rule_wants_a_decision)
{
    struct memory memory;
    struct expense expense = spending("repair", 900001);
    plans_new(&memory);

    ck_assert_int_eq(check(&memory, expense, true), STATUS_REFUSED);
    ck_assert_str_eq(memory.run.findings[0].code, "decision-missing");
    ck_assert_int_eq(check(&memory, expense, false), STATUS_DATA);
    expense.decision = "D2026-01";
    ck_assert_int_eq(check(&memory, expense, true), STATUS_REFUSED);
    ck_assert_str_eq(memory.run.findings[memory.run.count - 1].code, "unknown-decision");
    adopt(&memory, "D2026-01");
    ck_assert_int_eq(check(&memory, expense, true), STATUS_OK);
    memory_free(&memory);
}
END_TEST

START_TEST(a_wage_is_of_a_post_and_a_month)
{
    struct memory memory;
    struct expense wage = spending("staff", 10000);
    wage.post = "clerk";
    plans_new(&memory);

    ck_assert_int_eq(check(&memory, wage, true), STATUS_OK); /* there is no register yet */
    put(&memory, "posts.yaml",
        "- {post: guard, name: \"x\", count: 4, from: 2026-01-01, to: 2026-02-28}\n"
        "- {post: guard, name: \"y\", count: 3, from: 2026-03-15}\n");
    ck_assert_int_eq(check(&memory, wage, true), STATUS_REFUSED);
    ck_assert_str_eq(memory.run.findings[0].code, "unknown-post");
    ck_assert_int_eq(check(&memory, wage, false), STATUS_OK);
    wage.post = "guard"; /* between the two lines there is none, but in February there was */
    ck_assert_int_eq(check(&memory, wage, true), STATUS_REFUSED);
    wage.month = month_of("2026-02");
    ck_assert_int_eq(check(&memory, wage, true), STATUS_OK);
    struct expense other = spending("repair", 10000);
    other.month = month_of("2026-02");
    memory.run.count = 0;
    ck_assert_int_eq(check(&memory, other, true), STATUS_REFUSED);
    ck_assert_str_eq(memory.run.findings[0].code, "wage-month");
    const struct book *book = memory_book(&memory);
    ck_assert_str_eq(book_post(book, "guard", day_of("2026-02-28"))->name, "x");
    ck_assert_ptr_null(book_post(book, "guard", day_of("2026-03-14")));
    ck_assert_str_eq(book_post(book, "guard", day_of("2026-03-15"))->name, "y");
    memory_free(&memory);
}
END_TEST

START_TEST(a_budget_stands_beside_what_was_paid)
{
    struct memory memory;
    struct budget_year year;
    plans_new(&memory);

    put(&memory, "budgets.yaml", "- {year: 2026, category: repair, amount: 1000.00}\n");
    enter(&memory, "X260302-001", "300.00", "");
    enter(&memory, "X260302-002", "200.00", "");
    add(&memory, BOOKED, "- {id: Z260302-001, date: 2026-03-02, of: X260302-001, from: bank}");
    add(&memory, "expenses/2026/03/09.yaml",
        "- {id: X260309-001, date: 2026-03-09, amount: 40.00, category: staff, payee: \"x\", "
        "fund: operating, from: bank, handler: p001, by: p002, post: guard, no_voucher: \"x\"}");
    add(&memory, "expenses/2026/03/09.yaml",
        "- {id: Z260309-001, date: 2026-03-09, of: X260309-001, from: bank}");
    struct book *book = memory_book(&memory);
    ck_assert(has_budget(book, 2026));
    ck_assert(!has_budget(book, 2027));
    assert_ok(&memory.run, budget_compute(&memory.run, book, 2026, day_of("2026-03-31"), &year));
    ck_assert_uint_eq(year.count, 2);
    ck_assert_ptr_null(year.lines[0].budget); /* staff: spent, in no budget */
    ck_assert_int_eq(year.lines[0].spent, 4000);
    ck_assert_int_eq(year.lines[1].budget->amount, 100000);
    ck_assert_int_eq(year.lines[1].spent, 30000); /* what is only entered is not spent */
    ck_assert_int_eq(year.budget, 100000);
    ck_assert_int_eq(year.spent, 34000);
    ck_assert_int_eq(year.days, 90);
    ck_assert_int_eq(year.all_days, 365);
    assert_ok(&memory.run, budget_compute(&memory.run, book, 2026, day_of("2026-03-02"), &year));
    ck_assert_int_eq(year.spent, 30000);
    assert_ok(&memory.run, budget_compute(&memory.run, book, 2024, day_of("2026-03-02"), &year));
    ck_assert_uint_eq(year.count, 0);
    ck_assert_int_eq(year.days, 366);
    memory_free(&memory);
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("plans");
    TCase *tcase = tcase_create("core");

    tcase_set_timeout(tcase, 60);
    tcase_add_test(tcase, the_highest_limit_decides);
    tcase_add_test(tcase, the_simple_form_knows_a_limit_for_decisions);
    tcase_add_test(tcase, registers_that_do_not_hold_together_are_told);
    tcase_add_test(tcase, as_many_persons_approve_as_are_needed);
    tcase_add_test(tcase, roles_are_among_those_who_approve);
    tcase_add_test(tcase, a_role_is_somebodys);
    tcase_add_test(tcase, nobody_approves_twice);
    tcase_add_test(tcase, a_rule_leaves_older_expenses_alone);
    tcase_add_loop_test(tcase, approvals_are_counted_right, 0, 8);
    tcase_add_test(tcase, a_rule_wants_a_decision);
    tcase_add_test(tcase, a_wage_is_of_a_post_and_a_month);
    tcase_add_test(tcase, a_budget_stands_beside_what_was_paid);
    suite_add_tcase(suite, tcase);
    return suite;
}

TEST_MAIN(suite)
