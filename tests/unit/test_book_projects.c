/* Projects: what they have come to on a day, and what the books must not say of them. */
#include "book_memory.h"

#include "book/check.h"
#include "book/case_file.h"
#include "book/projects.h"

#define PATH "projects/2026/J2026-01.yaml"
#define EXPENSES "expenses/2026/"
#define HASH "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"

static const char project_text[] =
    "id: J2026-01\nname: \"消防主管\"\npurpose: \"更换\"\nopened: 2026-02-01\n"
    "budget: 1000.00\nfunds: [operating, common]\ndecision: D2026-02\nlog:\n"
    "  - {date: 2026-02-02, what: quote, company: \"甲\", amount: 900.00}\n"
    "  - {date: 2026-02-03, what: quote, company: \"乙\", amount: 950.00}\n"
    "  - {date: 2026-02-10, what: contract, by: p002, company: \"甲\", amount: 900.00, voucher: "
    "\"" HASH "\", voucher_type: pdf}\n"
    "  - {date: 2026-03-05, what: stage, text: \"一半\"}\n";

static void project_new(struct memory *memory)
{
    memory_new(memory);
    memory->run.today = day_of("2026-06-30");
    put(memory, PATH, project_text);
    add(memory, "funds/2026/01/01.yaml",
        "- {id: O260101-001, date: 2025-12-31, amount: 5000.00, place: bank, fund: operating}");
}

static void step(struct memory *memory, const char *line)
{
    add(memory, PATH, arena_printf(memory->run.arena, "  - {%s}", line));
}

/* An expense of a day, "MM/DD", with that number and amount, and what else it says. */
static void expense(struct memory *memory, const char *day, int number, const char *amount,
                    const char *more)
{
    struct arena *arena = memory->run.arena;
    const char *dashed = arena_printf(arena, "%.2s-%s", day, day + 3);

    add(memory, arena_printf(arena, EXPENSES "%.2s/%s.yaml", day, day + 3),
        arena_printf(arena,
                     "- {id: X26%.2s%s-%03d, date: 2026-%s, amount: %s, category: repair, payee: "
                     "\"甲\", fund: operating, from: bank, handler: p003, by: p004, no_voucher: "
                     "\"x\", project: J2026-01%s}",
                     day, day + 3, number, dashed, amount, more));
}

static struct projects compute(struct memory *memory, const char *last)
{
    struct projects projects;
    struct fold *fold;

    (void)memory_fold(memory, &fold, false);
    assert_ok(&memory->run, projects_compute(&memory->run, fold,
                                             *last ? day_of(last) : (struct date){0}, &projects));
    return projects;
}

/* The only thing that the books say against the project, or (NULL) nothing. */
static void assert_told(struct memory *memory, const char *code, const char *file)
{
    const struct projects projects = compute(memory, "");
    const size_t since = memory->run.count;
    const enum status status =
        project_check_books(&memory->run, &projects, &projects.item[0], STATUS_DATA);

    if (memory->run.count != since + (code ? 1 : 0))
        show(&memory->run);
    ck_assert_int_eq(status, code ? STATUS_DATA : STATUS_OK);
    ck_assert_uint_eq(memory->run.count, since + (code ? 1 : 0));
    if (!code)
        return;
    ck_assert_str_eq(memory->run.findings[since].code, code);
    ck_assert_str_eq(memory->run.findings[since].spot.file, file);
    ck_assert_int_gt(memory->run.findings[since].spot.line, 0);
}

START_TEST(a_project_is_what_it_was_on_a_day)
{
    static const struct {
        const char *day, *stage;
        size_t steps, quotes;
        int64_t contract, entered, paid;
    } days[] = {
        {"2026-01-31", "open", 0, 0, 0, 0, 0},
        {"2026-02-03", "open", 2, 2, 0, 0, 0},
        {"2026-02-10", "contract", 3, 2, 90000, 0, 0},
        {"2026-03-05", "contract", 4, 2, 90000, 40000, 40000},
        {"2026-04-01", "contract", 4, 2, 90000, 40000, 0},
        {"2026-05-02", "accepted", 5, 2, 90000, 40000, 40000},
        {"2026-05-03", "warranty", 6, 2, 90000, 40000, 40000},
        {"", "closed", 7, 2, 90000, 40000, 40000},
    };
    struct memory memory;

    project_new(&memory);
    expense(&memory, "03/05", 1, "400.00", "");
    expense(&memory, "03/05", 2, "77.00", "");
    put(&memory, EXPENSES "03/05.yaml",
        arena_printf(memory.run.arena, "%s%s", text_of(&memory, EXPENSES "03/05.yaml"),
                     "- {id: R260305-001, date: 2026-03-05, of: X260305-002, reason: \"x\"}\n"
                     "- {id: Y260305-001, date: 2026-03-05, of: X260305-001, by: p001}\n"
                     "- {id: Z260305-001, date: 2026-03-05, of: X260305-001, from: bank}\n"));
    add(&memory, EXPENSES "04/01.yaml",
        "- {id: R260401-001, date: 2026-04-01, of: Z260305-001, reason: \"x\"}");
    add(&memory, EXPENSES "04/02.yaml",
        "- {id: Z260402-001, date: 2026-04-02, of: X260305-001, from: bank}");
    step(&memory, "date: 2026-05-02, what: acceptance, by: p007");
    step(&memory, "date: 2026-05-03, what: warranty, until: 2028-05-02");
    step(&memory, "date: 2026-05-04, what: close");
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
        const struct projects projects = compute(&memory, days[i].day);
        const struct project_state *state = projects_find(&projects, "J2026-01");
        ck_assert_ptr_nonnull(state);
        ck_assert_str_eq(project_stage(state), days[i].stage);
        ck_assert_uint_eq(state->steps, days[i].steps);
        ck_assert_uint_eq(state->quotes, days[i].quotes);
        ck_assert_int_eq(state->contract, days[i].contract);
        ck_assert_int_eq(state->entered, days[i].entered);
        ck_assert_int_eq(state->paid, days[i].paid);
    }
    const struct projects projects = compute(&memory, "");
    ck_assert_ptr_null(projects_find(&projects, "J2026-02"));
    ck_assert_ptr_null(projects_find(&projects, NULL));
    assert_told(&memory, NULL, NULL);
    memory_free(&memory);
}
END_TEST

START_TEST(expenses_stay_within_the_contracts)
{
    static const struct {
        const char *amount, *more, *step, *code;
    } cases[] = {
        {"500.00", "", NULL, NULL},
        {"500.01", "", NULL, "project-over-contract"},
        {"500.01", ", decision: D2026-02", NULL, "project-over-contract"}, /* the project's own */
        {"500.01", ", decision: D2026-09", NULL, NULL},
        {"500.01", "",
         "date: 2026-03-06, what: contract, by: p002, company: \"甲\", amount: 0.01, voucher: "
         "\"" HASH "\", voucher_type: pdf",
         NULL},
        {"500.00", "",
         "date: 2026-03-06, what: contract, by: p002, company: \"甲\", amount: -0.01, voucher: "
         "\"" HASH "\", voucher_type: pdf",
         "project-over-contract"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct memory memory;
        project_new(&memory);
        expense(&memory, "03/05", 1, "400.00", "");
        expense(&memory, "03/07", 1, cases[i].amount, cases[i].more);
        if (cases[i].step)
            step(&memory, cases[i].step);
        assert_told(&memory, cases[i].code, EXPENSES "03/07.yaml");
        memory_free(&memory);
    }
}
END_TEST

/* p003 handles, p001 approves, p002 signs; who entered an expense may accept the work. */
START_TEST(who_had_a_part_in_it_does_not_accept_it)
{
    static const struct {
        const char *person, *code;
    } cases[] = {{"p001", "acceptance-own"},
                 {"p002", "acceptance-own"},
                 {"p003", "acceptance-own"},
                 {"p004", NULL},
                 {"p007", NULL}};

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct memory memory;
        project_new(&memory);
        expense(&memory, "03/05", 1, "400.00", "");
        step(&memory, arena_printf(memory.run.arena, "date: 2026-03-06, what: acceptance, by: %s",
                                   cases[i].person));
        /* approved only afterwards */
        add(&memory, EXPENSES "03/09.yaml",
            "- {id: Y260309-001, date: 2026-03-09, of: X260305-001, by: p001}");
        assert_told(&memory, cases[i].code, PATH);
        memory_free(&memory);
    }
}
END_TEST

START_TEST(a_closed_project_takes_no_expense)
{
    static const struct {
        const char *day, *code;
    } cases[] = {{"03/05", NULL}, {"03/06", NULL}, {"03/07", "project-closed"}, {"03/11", NULL}};

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct memory memory;
        project_new(&memory);
        step(&memory, "date: 2026-03-06, what: close");
        step(&memory, "date: 2026-03-10, what: reopen, text: \"x\"");
        expense(&memory, cases[i].day, 1, "1.00", "");
        assert_told(&memory, cases[i].code,
                    arena_printf(memory.run.arena, EXPENSES "%s.yaml", cases[i].day));
        memory_free(&memory);
    }
}
END_TEST

START_TEST(a_fund_that_is_not_there_is_told)
{
    struct memory memory;

    project_new(&memory);
    put(&memory, PATH,
        "id: J2026-01\nname: \"x\"\npurpose: \"x\"\nopened: 2026-02-01\nbudget: 1.00\n"
        "funds: [operating, nowhere]\n");
    assert_told(&memory, "unknown-fund", PATH);
    memory_free(&memory);
}
END_TEST

START_TEST(an_expense_names_what_is_there)
{
    static const struct {
        const char *project, *fund, *code;
        bool booking;
    } cases[] = {
        {NULL, "utilities", NULL, true},
        {"J2026-01", "operating", NULL, false},
        {"J2026-01", "operating", "project-closed", true},
        {"J2026-01", "utilities", "project-fund", false},
        {"J2026-02", "operating", "unknown-project", false},
        {"J2026-02", "operating", "unknown-project", true},
    };
    struct memory memory;

    project_new(&memory);
    step(&memory, "date: 2026-03-06, what: close");
    const struct book *book = memory_book(&memory);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct expense record = {.project = cases[i].project, .fund = cases[i].fund};
        const size_t since = memory.run.count;
        const enum status status = project_check_expense(
            &memory.run, book, &record, cases[i].booking, (struct spot){.file = "here"});
        ck_assert_uint_eq(memory.run.count - since, cases[i].code ? 1 : 0);
        ck_assert_int_eq(status, !cases[i].code     ? STATUS_OK
                                 : cases[i].booking ? STATUS_REFUSED
                                                    : STATUS_DATA);
        if (cases[i].code)
            ck_assert_str_eq(memory.run.findings[since].code, cases[i].code);
    }
    memory_free(&memory);
}
END_TEST

/* What is added is dated until today, in a month that is open; what is there is not looked at. */
START_TEST(steps_are_dated_as_they_may_be)
{
    static const struct {
        const char *date, *code;
    } cases[] = {{"2026-06-30", NULL},
                 {"2026-07-01", "date-in-future"},
                 {"2026-04-01", NULL},
                 {"2026-01-20", "month-closed"}};
    struct memory memory;

    project_new(&memory);
    add(&memory, "periods/2026-01.yaml",
        "- {id: K260201-001, date: 2026-02-01, month: 2026-01, places: {bank: 0.00}, funds: "
        "{operating: 0.00}, charged: {}, received: {}, waived: {}, spent: {}, donated: {}, "
        "receivable: {}, credit: 0.00, unidentified: 0.00, payable: 0.00, units: {}}");
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const char *text =
            arena_printf(memory.run.arena, "%s  - {date: %s, what: note, text: \"x\"}\n",
                         project_text, cases[i].date);
        const struct blob before = {
            .bytes = project_text, .size = strlen(project_text), .found = true};
        const struct blob after = {.bytes = text, .size = strlen(text), .found = true};
        const size_t since = memory.run.count;
        const enum status status =
            case_check_change(&memory.run, memory_book(&memory), PATH, &before, &after);
        ck_assert_int_eq(status, cases[i].code ? STATUS_REFUSED : STATUS_OK);
        if (cases[i].code)
            ck_assert_str_eq(memory.run.findings[since].code, cases[i].code);
    }
    memory_free(&memory);
}
END_TEST

START_TEST(the_whole_check_looks_at_projects)
{
    struct memory memory;
    size_t told = 0;

    project_new(&memory);
    put(&memory, ".gitignore", "private/\n");
    adopt(&memory, "D2026-02");
    expense(&memory, "03/05", 1, "901.00", "");
    ck_assert_int_eq(check_snapshot(&memory.run, memory_snapshot(&memory, &memory.run)),
                     STATUS_DATA);
    for (size_t i = 0; i < memory.run.count; i++)
        told += strcmp(memory.run.findings[i].code, "project-over-contract") == 0 ||
                strcmp(memory.run.findings[i].code, "voucher-lost") == 0;
    if (told != 2 || memory.run.count != 2)
        show(&memory.run);
    ck_assert_uint_eq(told, 2);
    ck_assert_uint_eq(memory.run.count, 2);
    memory_free(&memory);
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("projects");
    TCase *tcase = tcase_create("core");

    tcase_add_test(tcase, a_project_is_what_it_was_on_a_day);
    tcase_add_test(tcase, expenses_stay_within_the_contracts);
    tcase_add_test(tcase, who_had_a_part_in_it_does_not_accept_it);
    tcase_add_test(tcase, a_closed_project_takes_no_expense);
    tcase_add_test(tcase, a_fund_that_is_not_there_is_told);
    tcase_add_test(tcase, an_expense_names_what_is_there);
    tcase_add_test(tcase, steps_are_dated_as_they_may_be);
    tcase_add_test(tcase, the_whole_check_looks_at_projects);
    suite_add_tcase(suite, tcase);
    return suite;
}

TEST_MAIN(suite)
