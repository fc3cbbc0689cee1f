/* The table of states against the specification's vector, every kind by every state by every step;
 * the lives that follow from logs; deadlines as the law counts them; what a file and the books must
 * not say. */
#include "book_memory.h"

#include "book/calendar.h"
#include "book/check.h"
#include "cases/ticket_list.h"
#include "cases/tickets.h"

#include <stdlib.h>

/* --- the table --- */

static char *vector_text(struct arena *arena)
{
    FILE *file = fopen("ledger-format/vectors/tickets/states", "r");
    char *text = arena_alloc(arena, 65536);

    ck_assert_ptr_nonnull(file);
    const size_t size = fread(text, 1, 65535, file);
    ck_assert_int_eq(fclose(file), 0);
    ck_assert_uint_gt(size, 0);
    return text;
}

/* The state that the vector leads to, "" when it does not allow the step, NULL when it does not
 * know the state. */
static const char *expected(struct arena *arena, const char *vector, const char *kind,
                            const char *state, const char *step)
{
    const char *line = strstr(vector, arena_printf(arena, "\n%s %s:", kind, state));

    if (!line)
        return NULL;
    line = arena_dupn(arena, line + 1, strcspn(line + 1, "\n"));
    const char *found = strstr(line, arena_printf(arena, " %s=", step));
    if (!found)
        return "";
    found = strchr(found, '=') + 1;
    return arena_dupn(arena, found, strcspn(found, " "));
}

static void compare(struct arena *arena, const char *vector, enum ticket_kind kind,
                    enum ticket_state state, enum ticket_step step, const char *outcome)
{
    const struct ticket_rule *rule = ticket_rule(kind, state, step, outcome);
    const char *name = outcome ? arena_printf(arena, "%s.%s", ticket_step_name(step), outcome)
                               : ticket_step_name(step);
    const char *wanted =
        expected(arena, vector, ticket_kind_name(kind), ticket_state_name(state), name);
    const char *got = "";

    if (rule)
        got = ticket_state_name(rule->to == TICKET_STAYS ? state : (enum ticket_state)rule->to);
    ck_assert_msg(strcmp(got, wanted ? wanted : "") == 0, "%s %s: %s leads to '%s', not '%s'",
                  ticket_kind_name(kind), ticket_state_name(state), name, got,
                  wanted ? wanted : "");
    ck_assert_int_eq(ticket_has_state(kind, state), wanted != NULL);
}

START_TEST(every_step_of_every_state_of_every_kind)
{
    static const char *const outcomes[] = {"agreed", "continued", "failed"};
    struct arena *arena = arena_new(NULL);
    const char *vector = vector_text(arena);
    size_t compared = 0;

    for (enum ticket_kind kind = 0; kind < TICKET_KINDS; kind++)
        for (enum ticket_state state = 0; state < STATE_COUNT; state++)
            for (enum ticket_step step = 0; step < STEP_COUNT; step++)
                for (size_t i = 0; i < (step == STEP_MEDIATE ? 3 : 1); i++, compared++)
                    compare(arena, vector, kind, state, step,
                            step == STEP_MEDIATE ? outcomes[i] : NULL);
    ck_assert_uint_eq(compared, (size_t)TICKET_KINDS * STATE_COUNT * (STEP_COUNT + 2));
    arena_free(arena);
}
END_TEST

/* The names are those of the record's table, in its order. */
START_TEST(names_are_those_of_the_records)
{
    for (enum ticket_kind kind = 0; kind < TICKET_KINDS; kind++)
        ck_assert_int_eq(ticket_kind_of(ticket_kind_name(kind)), kind);
    for (enum ticket_step step = 0; step < STEP_COUNT; step++) {
        const char *choices = kind_field(&kind_ticket_event, "what")->choices;
        ck_assert_ptr_nonnull(strstr(choices, ticket_step_name(step)));
        ck_assert_int_eq(ticket_step_of(ticket_step_name(step)), step);
    }
    for (enum ticket_severity severity = 0; severity < TICKET_SEVERITIES; severity++)
        ck_assert_ptr_nonnull(
            strstr(kind_field(&kind_ticket, "severity")->choices, ticket_severity_name(severity)));
    for (enum ticket_level level = LEVEL_COMMUNITY; level < LEVELS; level++)
        ck_assert_ptr_nonnull(
            strstr(kind_field(&kind_ticket_event, "level")->choices, ticket_level_name(level)));
    ck_assert_int_eq(ticket_kind_of("other"), TICKET_KINDS);
    ck_assert_int_eq(ticket_step_of(NULL), STEP_COUNT);
}
END_TEST

/* Whatever its state, a ticket can be brought to an end. */
START_TEST(no_state_is_a_trap)
{
    for (enum ticket_kind kind = 0; kind < TICKET_KINDS; kind++)
        for (enum ticket_state state = 0; state < STATE_COUNT; state++) {
            bool leaves = ticket_is_over(state) || !ticket_has_state(kind, state);
            for (enum ticket_step step = 0; step < STEP_COUNT && !leaves; step++) {
                const struct ticket_rule *rule = ticket_rule(kind, state, step, NULL);
                leaves = rule && rule->to != TICKET_STAYS && rule->to != (int)state;
            }
            ck_assert_msg(leaves, "%s %s", ticket_kind_name(kind), ticket_state_name(state));
        }
}
END_TEST

/* --- the calendar --- */

static struct memory shared;

static void setup(void)
{
    memory_new(&shared);
    shared.run.today = day_of("2026-11-30");
}

static void teardown(void)
{
    memory_free(&shared);
}

static struct snapshot *laid_over(struct memory *memory)
{
    struct snapshot *nothing, *all;

    assert_ok(&memory->run, store_nothing(&memory->run, memory->store, &nothing));
    assert_ok(&memory->run,
              snapshot_overlay(&memory->run, nothing, memory->edits, memory->count, &all));
    return all;
}

static void assert_deadline(const struct calendar *calendar, const char *from, int days,
                            const char *wanted)
{
    char text[DATE_SIZE];

    ck_assert_str_eq(date_text(calendar_after(calendar, day_of(from), days), text), wanted);
}

START_TEST(days_are_counted_as_the_law_does)
{
    struct memory *memory = &shared;
    struct calendar calendar;

    put(memory, "holidays.yaml",
        "- {from: 2026-10-01, to: 2026-10-08, kind: rest, name: \"国庆节\"}\n"
        "- {from: 2026-10-10, kind: work, name: \"国庆节调休\"}\n"
        "- {from: 2026-09-20, kind: work, name: \"国庆节调休\"}\n");
    assert_ok(&memory->run, calendar_read(&memory->run, laid_over(memory), &calendar));
    assert_deadline(&calendar, "2026-11-03", 7, "2026-11-10"); /* Tuesday to Tuesday */
    assert_deadline(&calendar, "2026-11-03", 1, "2026-11-04"); /* its own day does not count */
    assert_deadline(&calendar, "2026-11-06", 1, "2026-11-09"); /* a Saturday: Monday */
    assert_deadline(&calendar, "2026-11-05", 3, "2026-11-09"); /* a Sunday: Monday */
    assert_deadline(&calendar, "2026-09-28", 3, "2026-10-09"); /* a holiday: behind all of it */
    assert_deadline(&calendar, "2026-09-30", 2, "2026-10-09");
    assert_deadline(&calendar, "2026-10-09", 1, "2026-10-10"); /* a Saturday that is worked */
    assert_deadline(&calendar, "2026-09-18", 2, "2026-09-20"); /* a Sunday that is worked */
    assert_deadline(&calendar, "2026-09-18", 1, "2026-09-20"); /* the Saturday before it is not */
    assert_deadline(&calendar, "2026-12-31", 2, "2027-01-04");
    const struct deadline agreed = {.date = day_of("2026-10-03")};
    ck_assert_int_eq(
        date_compare(calendar_deadline(&calendar, day_of("2026-09-01"), agreed), agreed.date),
        0); /* a date that was agreed upon is not moved */
}
END_TEST

START_TEST(a_day_stands_in_one_line)
{
    struct run *run = &shared.run;
    const char *text = "- {from: 2026-10-01, to: 2026-10-08, kind: rest, name: \"a\"}\n"
                       "- {from: 2026-10-08, kind: work, name: \"b\"}\n"
                       "- {from: 2026-12-02, to: 2026-12-01, kind: rest, name: \"c\"}\n";

    ck_assert_int_eq(check_file(run, "holidays.yaml", text, strlen(text), 0100644), STATUS_DATA);
    ck_assert_uint_eq(run->count, 2);
    ck_assert_str_eq(run->findings[0].code, "holiday-twice");
    ck_assert_str_eq(run->findings[1].code, "holiday-days");
}
END_TEST

START_TEST(terms_are_days_or_a_date)
{
    struct deadline term;

    ck_assert(deadline_parse("7d", 2, &term) && term.days == 7 && date_is_none(term.date));
    ck_assert(deadline_parse("2026-11-30", 10, &term) && term.days == 0);
    ck_assert(!deadline_parse("0d", 2, &term) && !deadline_parse("d", 1, &term));
    ck_assert(!deadline_parse("-1d", 3, &term) && !deadline_parse("99999d", 6, &term));
    ck_assert(!deadline_parse("7", 1, &term) && !deadline_parse("2026-02-30", 10, &term));
}
END_TEST

/* --- lives --- */

#define PATH "tickets/2026/T2026-0001.yaml"

static void ticket(struct memory *memory, const char *kind, const char *more)
{
    put(memory, PATH,
        arena_printf(memory->run.arena,
                     "id: T2026-0001\nkind: %s\nsubject: cameras\ntext: \"x\"\nseverity: normal\n"
                     "opened: 2026-11-02\n%s",
                     kind, more));
}

static void finding(struct memory *memory)
{
    ticket(memory, "finding", "due: 2026-11-10\nby: p021\nabout: committee\n");
}

static void step(struct memory *memory, const char *line)
{
    if (!strstr(text_of(memory, PATH), "log:"))
        add(memory, PATH, "log:");
    add(memory, PATH, arena_printf(memory->run.arena, "  - {%s}", line));
}

static struct ticket_life live(struct memory *memory, const char *last)
{
    const struct ticket *record;
    struct source source;

    assert_ok(&memory->run,
              ticket_read(&memory->run, laid_over(memory), "T2026-0001", &source, &record));
    ck_assert_ptr_nonnull(record);
    return ticket_live(record, *last ? day_of(last) : (struct date){0});
}

START_TEST(a_ticket_is_what_its_log_says)
{
    struct memory *memory = &shared;

    finding(memory);
    step(memory, "date: 2026-11-03, what: claim, by: p002");
    step(memory, "date: 2026-11-05, what: escalate, level: community, due: 2026-11-12");
    step(memory, "date: 2026-11-06, what: escalate, level: street, due: 2026-11-13");
    step(memory, "date: 2026-11-09, what: reply, text: \"ordered\"");
    step(memory, "date: 2026-11-11, what: fix, by: p003, hours: 2.5");
    step(memory, "date: 2026-11-12, what: reopen, text: \"dark again\", due: 2026-11-20");
    step(memory, "date: 2026-11-13, what: extend, text: \"parts\", due: 2026-11-25");
    step(memory, "date: 2026-11-24, what: fix, by: p003");
    step(memory, "date: 2026-11-26, what: verify, by: p021");
    struct ticket_life life = live(memory, "2026-11-04");
    ck_assert_int_eq(life.state, STATE_CLAIMED);
    ck_assert_str_eq(life.holder, "p002");
    life = live(memory, "2026-11-08");
    ck_assert_int_eq(life.state, STATE_ESCALATED);
    ck_assert_int_eq(life.level, LEVEL_STREET);
    ck_assert(!ticket_waits_too_long(&life, day_of("2026-11-13")));
    ck_assert(ticket_waits_too_long(&life, day_of("2026-11-14")));
    life = live(memory, "2026-11-09");
    ck_assert(!ticket_waits_too_long(&life, day_of("2026-11-14")));
    ck_assert(!ticket_is_late(&life, day_of("2026-11-10")));
    life = live(memory, "2026-11-11");
    ck_assert_int_eq(life.state, STATE_FIXED);
    ck_assert(ticket_is_late(&life, day_of("2026-11-11"))); /* fixed a day after */
    life = live(memory, "2026-11-12");
    ck_assert_int_eq(life.state, STATE_OPEN);
    ck_assert_int_eq(life.level, LEVEL_COMPOUND);
    ck_assert_ptr_null(life.holder);
    life = live(memory, "");
    ck_assert_int_eq(life.state, STATE_VERIFIED);
    ck_assert_uint_eq(life.reopened, 1);
    ck_assert_uint_eq(life.extended, 1);
    ck_assert_int_eq(life.hours, 250);
    ck_assert(!ticket_is_late(&life, day_of("2026-12-31")));
    ck_assert_uint_eq(life.steps, 9);
}
END_TEST

/* --- what a file must not say --- */

static void assert_file(struct memory *memory, const char *code, const char *part)
{
    const char *text = text_of(memory, PATH);

    memory->run.count = 0;
    ck_assert_int_eq(check_file(&memory->run, PATH, text, strlen(text), 0100644),
                     code ? STATUS_DATA : STATUS_OK);
    if (memory->run.count != (code ? 1 : 0))
        show(&memory->run);
    ck_assert_uint_eq(memory->run.count, code ? 1 : 0);
    if (!code)
        return;
    ck_assert_str_eq(memory->run.findings[0].code, code);
    ck_assert_msg(strstr(memory->run.findings[0].message, part) ||
                      strstr(memory->run.findings[0].hint, part),
                  "%s / %s", memory->run.findings[0].message, memory->run.findings[0].hint);
}

static void one_step(struct memory *memory, const char *before, const char *line, const char *code,
                     const char *part)
{
    finding(memory);
    if (before)
        step(memory, before);
    step(memory, line);
    assert_file(memory, code, part);
}

START_TEST(bad_steps_are_found)
{
    struct memory *memory = &shared;
    static const char fixed[] = "date: 2026-11-05, what: fix, by: p002";

    one_step(memory, fixed, "date: 2026-11-06, what: verify, by: p003", NULL, NULL);
    one_step(memory, fixed, "date: 2026-11-06, what: verify, by: p002", "ticket-own",
             "by 'p002', who fixed it");
    one_step(memory, fixed, "date: 2026-11-06, what: claim, by: p002", "ticket-step",
             "a finding that is fixed allows: note, verify, reopen");
    one_step(memory, fixed, "date: 2026-11-04, what: verify, by: p003", "ticket-day",
             "before the step above it");
    one_step(memory, NULL, "date: 2026-11-01, what: claim, by: p002", "ticket-day",
             "before the ticket was opened");
    one_step(memory, NULL, "date: 2026-11-03, what: claim", "ticket-shape", "--by");
    one_step(memory, NULL, "date: 2026-11-03, what: claim, by: p002, hours: 3", "ticket-shape",
             "leave 'hours' out");
    one_step(memory, NULL, "date: 2026-11-03, what: fix, by: p002, voucher_type: jpg",
             "ticket-shape", "a hash and a file type");
    one_step(memory, NULL, "date: 2026-11-03, what: close, by: p002, text: \"x\"", "ticket-opener",
             "who did not report it");
    one_step(memory, NULL, "date: 2026-11-03, what: close, by: p021, text: \"x\"", NULL, NULL);
    one_step(memory, NULL, "date: 2026-11-03, what: escalate, level: street, due: 2026-11-09",
             "ticket-level", "the next level is: community");
    one_step(memory, NULL, "date: 2026-11-03, what: escalate, level: community, due: 2026-11-02",
             "ticket-due", "before its own day");
    one_step(memory, NULL, "date: 2026-11-03, what: extend, text: \"x\", due: 2026-11-10",
             "ticket-due", "to a later day");
    one_step(memory, NULL, "date: 2026-11-03, what: extend, due: 2026-11-11", "ticket-shape",
             "the reason");
}
END_TEST

START_TEST(bad_heads_are_found)
{
    struct memory *memory = &shared;

    ticket(memory, "finding", "due: 2026-11-10\nby: p021\n");
    assert_file(memory, "ticket-head", "--about");
    ticket(memory, "finding", "by: p021\nabout: committee\n");
    assert_file(memory, "ticket-head", "--due");
    ticket(memory, "dispute", "due: 2026-11-10\n");
    assert_file(memory, "ticket-head", "--units");
    ticket(memory, "offer", "due: 2026-11-10\n");
    assert_file(memory, "ticket-head", "leave 'due' out");
    ticket(memory, "repair", "due: 2026-11-01\n");
    assert_file(memory, "ticket-due", "before it was opened");
    ticket(memory, "repair", "due: 2026-11-10\n");
    assert_file(memory, NULL, NULL);
    put(memory, PATH,
        "id: T2026-0002\nkind: task\nsubject: keys\ntext: \"x\"\nseverity: low\n"
        "opened: 2026-11-02\n");
    assert_file(memory, "case-name", "tickets/2026/T2026-0002.yaml");
    ticket(memory, "task", "");
    step(memory, "date: 2026-11-03, what: note, text: \"x\"");
    add(memory, PATH, "via: p001");
    assert_file(memory, "case-log", "behind the log");
}
END_TEST

/* --- what the books must have --- */

static void assert_books(struct memory *memory, const char *code)
{
    const size_t since = memory->run.count;
    const struct ticket *record;
    struct source source;
    struct fold *fold;

    (void)memory_fold(memory, &fold, false);
    assert_ok(&memory->run,
              ticket_read(&memory->run, laid_over(memory), "T2026-0001", &source, &record));
    const enum status status = ticket_check_books(&memory->run, fold, &source, record, STATUS_DATA);
    if (memory->run.count != since + (code ? 1 : 0))
        show(&memory->run);
    ck_assert_int_eq(status, code ? STATUS_DATA : STATUS_OK);
    ck_assert_uint_eq(memory->run.count, since + (code ? 1 : 0));
    if (code)
        ck_assert_str_eq(memory->run.findings[since].code, code);
}

START_TEST(both_sides_of_a_match_know_it)
{
    struct memory *memory = &shared;

    ticket(memory, "need", "");
    step(memory, "date: 2026-11-03, what: match, other: T2026-0002");
    assert_books(memory, "ticket-match");
    put(memory, "tickets/2026/T2026-0002.yaml",
        "id: T2026-0002\nkind: offer\nsubject: cameras\ntext: \"y\"\nseverity: low\n"
        "opened: 2026-11-02\nlog:\n  - {date: 2026-11-03, what: match, other: T2026-0001}\n");
    memory->run.count = 0;
    assert_books(memory, NULL);
}
END_TEST

START_TEST(units_are_known)
{
    struct memory *memory = &shared;

    ticket(memory, "dispute", "units: [2-101, 8-888]\n");
    assert_books(memory, "unknown-unit");
}
END_TEST

/* --- lines --- */

START_TEST(lines_say_what_lives_say)
{
    struct memory *memory = &shared;
    struct ticket_cursor cursor = {0};
    struct ticket_list list;
    struct ticket_line line;

    finding(memory);
    step(memory, "date: 2026-11-03, what: claim, by: p002");
    ticket_list_read(&memory->run, NULL, laid_over(memory), true, &list);
    ck_assert(ticket_list_next(&list, &cursor, &line));
    ck_assert_str_eq(line.id, "T2026-0001");
    ck_assert_str_eq(line.holder, "p002");
    ck_assert_str_eq(line.about, "committee");
    ck_assert_str_eq(line.text, "x");
    ck_assert_int_eq(line.state, STATE_CLAIMED);
    ck_assert(!ticket_line_is_overdue(&line, day_of("2026-11-10")));
    ck_assert(ticket_line_is_overdue(&line, day_of("2026-11-11")));
    ck_assert(!ticket_list_next(&list, &cursor, &line));
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("cases_tickets");
    TCase *table = tcase_create("table"), *lives = tcase_create("lives");

    tcase_add_test(table, every_step_of_every_state_of_every_kind);
    tcase_add_test(table, names_are_those_of_the_records);
    tcase_add_test(table, no_state_is_a_trap);
    tcase_add_test(table, terms_are_days_or_a_date);
    tcase_add_checked_fixture(lives, setup, teardown);
    tcase_add_test(lives, days_are_counted_as_the_law_does);
    tcase_add_test(lives, a_day_stands_in_one_line);
    tcase_add_test(lives, a_ticket_is_what_its_log_says);
    tcase_add_test(lives, bad_steps_are_found);
    tcase_add_test(lives, bad_heads_are_found);
    tcase_add_test(lives, both_sides_of_a_match_know_it);
    tcase_add_test(lives, units_are_known);
    tcase_add_test(lives, lines_say_what_lives_say);
    suite_add_tcase(suite, table);
    suite_add_tcase(suite, lives);
    return suite;
}

TEST_MAIN(suite)
