/* The roster: who is who on a day, and every rule about its lines. */
#include "book_memory.h"

#include "book/check.h"
#include "book/roster.h"
#include "book/roster_due.h"

static struct memory memory;

#define PEOPLE "roster/people.yaml"
#define BODIES "roster/bodies.yaml"
#define TERMS "roster/terms.yaml"
#define ROLES "roster/roles.yaml"
#define STEWARDS "roster/stewards.yaml"
#define SKILLS "roster/skills.yaml"

static void setup(void)
{
    memory_new(&memory);
    put(&memory, PEOPLE,
        "- {person: p001, from: 2016-07-10}\n"
        "- {person: p002, from: 2016-07-10}\n"
        "- {person: p003, party: true, from: 2018-06-01, to: 2026-06-30}\n"
        "- {person: p001, party: true, from: 2026-07-01}\n");
    put(&memory, BODIES,
        "- {body: committee, name: \"C\", kind: committee, seats: 2, from: 2016-07-10}\n"
        "- {body: branch, name: \"B\", kind: party, from: 2016-07-10, to: 2026-10-31}\n"
        "- {body: police, name: \"P\", kind: partner, from: 2018-06-01}\n");
}

static void teardown(void)
{
    memory_free(&memory);
}

static const struct roster *roster_now(void)
{
    const struct roster *roster = NULL;

    assert_ok(&memory.run, book_roster(&memory.run, memory_book(&memory), &roster));
    ck_assert_ptr_nonnull(roster);
    return roster;
}

/* The roster with one line more has exactly this one fault, in the line's file at its place. */
static void assert_fault(const char *path, const char *line, const char *code, int row, int column)
{
    const struct roster *roster;
    const char *before = text_of(&memory, path);

    add(&memory, path, line);
    struct book *book = memory_book(&memory);
    memory.run.count = 0;
    ck_assert_int_eq(book_roster(&memory.run, book, &roster), STATUS_DATA);
    ck_assert_ptr_null(roster);
    if (memory.run.count != 1)
        show(&memory.run);
    ck_assert_uint_eq(memory.run.count, 1);
    const struct finding *finding = &memory.run.findings[0];
    ck_assert_str_eq(finding->code, code);
    ck_assert_str_eq(finding->spot.file, path);
    ck_assert_int_eq(finding->spot.line, row);
    ck_assert_int_eq(finding->spot.column, column);
    ck_assert_ptr_nonnull(finding->hint);
    memory.run.count = 0;
    put(&memory, path, before);
}

START_TEST(nobody)
{
    const struct roster *roster;

    memory_free(&memory);
    memory_new(&memory);
    roster = roster_now();
    ck_assert(!roster_is_kept(roster));
    ck_assert_ptr_null(roster_person(roster, "p001"));
    ck_assert_ptr_null(roster_person(roster, NULL));
    ck_assert_ptr_null(roster_body(roster, "committee"));
    ck_assert_uint_eq(roster_members(&memory.run, roster, "committee", day_of("2026-01-01")).count,
                      0);
}
END_TEST

START_TEST(people_change)
{
    const struct roster *roster = roster_now();

    ck_assert(roster_is_kept(roster));
    ck_assert(roster_person(roster, "p001")->party);
    ck_assert_ptr_null(roster_person_on(roster, "p001", day_of("2016-07-09")));
    ck_assert(!roster_person_on(roster, "p001", day_of("2026-06-30"))->party);
    ck_assert(roster_person_on(roster, "p001", day_of("2026-07-01"))->party);
    ck_assert_ptr_nonnull(roster_person_on(roster, "p003", day_of("2026-06-30")));
    ck_assert_ptr_null(roster_person_on(roster, "p003", day_of("2026-07-01")));
    ck_assert_ptr_nonnull(roster_person(roster, "p003"));
    ck_assert_ptr_null(roster_body_on(roster, "branch", day_of("2026-11-01")));
    ck_assert_str_eq(roster_body_on(roster, "branch", day_of("2026-10-31"))->name, "B");
}
END_TEST

START_TEST(seats)
{
    put(&memory, TERMS,
        "- {body: committee, seat: chair, person: p001, from: 2024-07-10, to: 2029-07-09, "
        "ended: 2026-05-31, why: \"moved\"}\n"
        "- {body: committee, seat: member, person: p002, from: 2024-07-10}\n"
        "- {body: committee, seat: chair, person: p002, from: 2026-06-01}\n"
        "- {body: branch, seat: secretary, person: p001, from: 2024-07-10, to: 2026-10-31}\n");
    const struct roster *roster = roster_now();
    const struct date then = day_of("2026-05-31"), now = day_of("2026-06-01");

    ck_assert_str_eq(roster_holder_on(roster, "committee", "chair", then)->person, "p001");
    ck_assert_str_eq(roster_holder_on(roster, "committee", "chair", now)->person, "p002");
    ck_assert_ptr_null(roster_holder_on(roster, "committee", "treasurer", now));
    ck_assert_ptr_null(roster_seat_on(roster, "committee", "p001", now));
    ck_assert_ptr_null(roster_seat_on(roster, "committee", NULL, now));
    ck_assert_str_eq(roster_seat_on(roster, "branch", "p001", now)->seat, "secretary");
    ck_assert_uint_eq(roster_members(&memory.run, roster, "committee", then).count, 2);
    const struct words after = roster_members(&memory.run, roster, "committee", now);
    ck_assert_uint_eq(after.count, 1); /* two seats, one person */
    ck_assert_str_eq(after.item[0], "p002");
}
END_TEST

START_TEST(people_faults)
{
    assert_fault(PEOPLE, "- {person: p009, from: 2026-02-01, to: 2026-01-31}", "roster-days", 5,
                 40);
    assert_fault(PEOPLE, "- {person: p002, from: 2016-07-10}", "roster-twice", 5, 24);
    assert_fault(PEOPLE, "- {person: p009, public_name: \"x\", from: 2026-02-01}", "name-consent",
                 5, 31);
    assert_fault(PEOPLE, "- {person: p009, consent: 2026-02-01, from: 2026-02-01}", "name-consent",
                 5, 27);
    assert_fault(BODIES, "- {body: police, name: \"P\", kind: partner, from: 2018-06-01}",
                 "roster-twice", 4, 50);
    assert_fault(BODIES,
                 "- {body: x, name: \"P\", kind: partner, from: 2018-06-01, to: 2018-05-31}",
                 "roster-days", 4, 61);
}
END_TEST

START_TEST(term_faults)
{
    put(&memory, TERMS,
        "- {body: committee, seat: chair, person: p001, from: 2024-07-10, to: 2029-07-09}\n");
#define TERM(rest) "- {body: committee, seat: " rest "}"
    assert_fault(TERMS, TERM("vice, person: p007, from: 2024-07-10"), "unknown-person", 2, 41);
    assert_fault(TERMS, "- {body: club, seat: vice, person: p002, from: 2024-07-10}",
                 "unknown-body", 2, 10);
    assert_fault(TERMS, TERM("vice, person: p002, from: 2024-07-10, to: 2024-07-09"), "roster-days",
                 2, 69);
    assert_fault(TERMS, TERM("vice, person: p003, from: 2024-07-10"), "roster-gone", 2, 41);
    assert_fault(TERMS, "- {body: branch, seat: secretary, person: p002, from: 2024-07-10}",
                 "roster-gone", 2, 10);
    assert_fault(TERMS, TERM("vice, person: p002, from: 2024-07-10, ended: 2025-01-01"),
                 "term-ended", 2, 72);
    assert_fault(TERMS, TERM("vice, person: p002, from: 2024-07-10, why: \"x\""), "term-ended", 2,
                 70);
    assert_fault(TERMS,
                 TERM("vice, person: p002, from: 2024-07-10, to: 2025-01-01, ended: 2025-01-02, "
                      "why: \"x\""),
                 "term-ended", 2, 88);
    assert_fault(TERMS, TERM("chair, person: p002, from: 2029-07-09"), "seat-taken", 2, 27);
    assert_fault(TERMS, TERM("chair, person: p001, from: 2025-01-01"), "seat-twice", 2, 42);
    add(&memory, TERMS, TERM("chair, person: p002, from: 2029-07-10")); /* the day after */
    ck_assert_ptr_nonnull(roster_now());
#undef TERM
}
END_TEST

START_TEST(full_body)
{
    add(&memory, PEOPLE, "- {person: p004, from: 2016-07-10}");
    put(&memory, TERMS,
        "- {body: committee, seat: member, person: p001, from: 2024-07-10, to: 2024-12-31}\n"
        "- {body: committee, seat: member, person: p002, from: 2024-07-10}\n");
    assert_fault(TERMS, "- {body: committee, seat: member, person: p004, from: 2024-12-31}",
                 "body-full", 3, 10);
    add(&memory, TERMS, "- {body: committee, seat: member, person: p004, from: 2025-01-01}");
    ck_assert_ptr_nonnull(roster_now());
}
END_TEST

START_TEST(role_and_skill_faults)
{
    put(&memory, ROLES, "- {person: p001, role: model, from: 2026-01-01, to: 2026-03-31}\n");
    put(&memory, SKILLS, "- {person: p001, skill: \"s\", consent: 2026-01-01}\n");
    assert_fault(ROLES, "- {person: p001, role: model, from: 2026-03-31}", "roster-twice", 2, 24);
    assert_fault(ROLES, "- {person: p009, role: model, from: 2026-03-31}", "unknown-person", 2, 12);
    assert_fault(SKILLS, "- {person: p001, skill: \"s\", consent: 2026-02-01}", "roster-twice", 2,
                 25);
    assert_fault(SKILLS, "- {person: p003, skill: \"s\", consent: 2026-02-01}", "roster-gone", 2,
                 12);
    const struct roster *roster = roster_now();
    ck_assert(roster_has_role(roster, "p001", "model", day_of("2026-03-31")));
    ck_assert(!roster_has_role(roster, "p001", "model", day_of("2026-04-01")));
    ck_assert(!roster_has_role(roster, "p001", "server", day_of("2026-03-31")));
}
END_TEST

START_TEST(steward_faults)
{
    put(&memory, STEWARDS,
        "- {person: p001, backup: p002, buildings: [\"2\"], from: 2026-01-01, to: 2026-06-30}\n");
    assert_fault(STEWARDS, "- {person: p001, from: 2026-01-01}", "steward-place", 2, 3);
    assert_fault(STEWARDS, "- {person: p001, buildings: [\"3\"], from: 2026-01-01}",
                 "unknown-building", 2, 29);
    assert_fault(STEWARDS, "- {person: p001, units: [2-103], from: 2026-01-01}", "unknown-unit", 2,
                 25);
    assert_fault(STEWARDS, "- {person: p002, units: [2-102], from: 2026-06-30}", "steward-twice", 2,
                 25);
    assert_fault(STEWARDS, "- {person: p002, backup: p002, units: [10-1], from: 2026-06-30}",
                 "steward-backup", 2, 26);
    assert_fault(STEWARDS, "- {person: p002, backup: p009, units: [10-1], from: 2026-06-30}",
                 "unknown-person", 2, 26);
    add(&memory, STEWARDS, "- {person: p002, units: [2-102], from: 2026-07-01}");
    const struct roster *roster = roster_now();
    const struct book *book = memory_book(&memory);
    const struct unit_history *unit = &book->units[book_unit(book, "2-102")];
    ck_assert_str_eq(roster_steward_on(roster, unit, day_of("2026-06-30"))->person, "p001");
    ck_assert_str_eq(roster_steward_on(roster, unit, day_of("2026-07-01"))->person, "p002");
    ck_assert_ptr_null(roster_steward_on(roster, &book->units[0], day_of("2026-07-01")));
}
END_TEST

/* The whole ledger is checked with its roster. */
START_TEST(snapshot)
{
    put(&memory, ".gitignore", "private/\n");
    assert_ok(&memory.run, check_snapshot(&memory.run, memory_snapshot(&memory, &memory.run)));
    add(&memory, TERMS, "- {body: police, seat: vice, person: p008, from: 2024-07-10}");
    ck_assert_int_eq(check_snapshot(&memory.run, memory_snapshot(&memory, &memory.run)),
                     STATUS_DATA);
    ck_assert_str_eq(memory.run.findings[0].code, "unknown-person");
}
END_TEST

static void assert_warned(const char *code)
{
    struct book *book = memory_book(&memory);

    memory.run.count = 0;
    roster_warn(&memory.run, book, roster_now(), day_of("2026-11-03"));
    ck_assert_uint_eq(memory.run.count, code ? 1 : 0);
    if (!code)
        return;
    ck_assert_str_eq(memory.run.findings[0].code, code);
    ck_assert_int_eq(memory.run.findings[0].severity, SEVERITY_WARNING);
}

/* What is unusual of a committee. */
START_TEST(warnings)
{
    const char *rule = arena_printf(memory.run.arena, "%s  committee_least: 1\n", compound_text);

    assert_warned(NULL); /* nobody has a seat yet */
    add(&memory, TERMS, "- {body: committee, seat: member, person: p001, from: 2024-07-10}");
    assert_warned("committee-size");
    put(&memory, "compound.yaml", rule);
    assert_warned(NULL);
    add(&memory, TERMS, "- {body: committee, seat: member, person: p002, from: 2024-07-10}");
    assert_warned("committee-even");
}
END_TEST

static const struct roster_due *nth(const struct roster_dues *dues, size_t index)
{
    ck_assert_uint_lt(index, dues->count);
    return &dues->item[index];
}

/* Terms that end and nobody follows; filings of a committee, until they are made. */
START_TEST(dues)
{
    put(&memory, TERMS,
        "- {body: committee, seat: chair, person: p001, from: 2026-10-20, to: 2026-12-01}\n"
        "- {body: committee, seat: member, person: p002, from: 2024-07-10, to: 2026-11-20, "
        "filed: 2024-07-20}\n"
        "- {body: branch, seat: secretary, person: p001, from: 2024-07-10, to: 2026-10-31}\n");
    const struct roster *roster = roster_now();
    struct book *book = memory_book(&memory);
    const struct date day = day_of("2026-11-03");

    struct roster_dues due = roster_due(&memory.run, book, roster, day, 30);
    ck_assert_uint_eq(due.count, 3); /* the branch's term is over */
    ck_assert(!nth(&due, 1)->filing);
    ck_assert_str_eq(nth(&due, 1)->term->person, "p002");
    ck_assert(nth(&due, 0)->filing);
    ck_assert_int_eq(date_compare(nth(&due, 0)->day, day_of("2026-11-19")), 0);
    ck_assert(!nth(&due, 2)->filing);
    due = roster_due(&memory.run, book, roster, day, 16);
    ck_assert_uint_eq(due.count, 1); /* the last day of the filing is within */
    ck_assert_uint_eq(roster_due(&memory.run, book, roster, day, 15).count, 0);
    /* what should have been filed before stays due */
    ck_assert(nth(&due, 0)->filing);
    due = roster_due(&memory.run, book, roster, day_of("2026-12-01"), 0);
    ck_assert_uint_eq(due.count, 2);

    add(&memory, TERMS, "- {body: committee, seat: member, person: p002, from: 2026-11-21}");
    put(&memory, "compound.yaml",
        arena_printf(memory.run.arena, "%s  filing_days: 10\n", compound_text));
    due = roster_due(&memory.run, memory_book(&memory), roster_now(), day, 30);
    ck_assert_uint_eq(due.count, 2); /* p002 goes on; the filing was due in October */
    ck_assert_int_eq(date_compare(nth(&due, 0)->day, day_of("2026-10-30")), 0);
}
END_TEST

/* Only a rule asks that others name people of the roster. */
START_TEST(persons_known)
{
    const struct approval approval = {
        .id = "Y261103-001", .date = day_of("2026-11-03"), .of = "X261103-001", .by = "p009"};
    const struct gift gift = {.id = "G261103-001",
                              .date = day_of("2026-11-03"),
                              .campaign = "roads",
                              .kind = "money",
                              .partner = "committee"};
    const struct spot spot = {.file = "x"};
    struct run *run = &memory.run;

    assert_ok(run, roster_check_named(run, memory_book(&memory), &kind_approval, &approval, spot,
                                      STATUS_REFUSED));
    put(&memory, "compound.yaml",
        arena_printf(run->arena, "%s  persons_known: true\n", compound_text));
    struct book *book = memory_book(&memory);
    ck_assert_int_eq(check_record(run, book, &kind_approval, &approval, day_of("2026-11-03"), spot),
                     STATUS_REFUSED);
    ck_assert_uint_eq(run->count, 1);
    ck_assert_str_eq(run->findings[0].code, "unknown-person");
    ck_assert_int_eq(roster_check_named(run, book, &kind_gift, &gift, spot, STATUS_DATA),
                     STATUS_DATA);
    ck_assert_str_eq(run->findings[1].code, "unknown-body"); /* it is there, but no partner */
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("roster");
    TCase *tests = tcase_create("roster");

    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, nobody);
    tcase_add_test(tests, people_change);
    tcase_add_test(tests, seats);
    tcase_add_test(tests, people_faults);
    tcase_add_test(tests, term_faults);
    tcase_add_test(tests, full_body);
    tcase_add_test(tests, role_and_skill_faults);
    tcase_add_test(tests, steward_faults);
    tcase_add_test(tests, snapshot);
    tcase_add_test(tests, warnings);
    tcase_add_test(tests, dues);
    tcase_add_test(tests, persons_known);
    suite_add_tcase(suite, tests);
    return suite;
}

TEST_MAIN(suite)
