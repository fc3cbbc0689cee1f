/* Votes: the examples of the law in exact numbers, owners of several units, ballots not returned,
 * the committee; all over a register of equal units. */
#include "book_memory.h"

#include "cases/matters.h"
#include "cases/meetings.h"

/* A compound of `count` flats of 100 m², an owner each. */
static void court(struct memory *memory, int count)
{
    memory_new(memory);
    struct text units = text_new(memory->run.arena);
    put(memory, "units/10.yaml", "");
    put(memory, "units/2.yaml", "");
    for (int i = 1; i <= count; i++)
        text_printf(&units,
                    "- {unit: 1-%d, kind: flat, area: 100.00, source: registered, owner: o%03d, "
                    "from: 2026-01-01}\n",
                    100 + i, i);
    put(memory, "units/1.yaml", units.at);
}

static const char head[] = "id: M2026-01\nkind: assembly\nnoticed: 2026-10-01\ndate: 2026-11-01\n"
                           "told: 2026-10-01\nvotes:\n  quorum_part: 2\n  quorum_whole: 3\n"
                           "  ordinary_part: 1\n  ordinary_whole: 2\n  special_part: 3\n"
                           "  special_whole: 4\n%s  proposal_percent: 20\n  assembly_days: 15\n"
                           "  publish_days: 3\nmatters:\n"
                           "  - {number: 1, text: \"a\", rule: ordinary}\n"
                           "  - {number: 2, text: \"b\", rule: three-quarters}\nlog:\n";

static struct text begin(struct memory *memory, const char *rules)
{
    struct text text = text_new(memory->run.arena);

    text_printf(&text, head, rules);
    return text;
}

static void ballot(struct text *text, int unit, const char *vote)
{
    text_printf(text, "  - {date: 2026-10-20, what: ballot, unit: 1-%d, votes: [%s, %s]}\n",
                100 + unit, vote, vote);
}

/* The tally of what was written; the file itself is in order. */
static struct tally count(struct memory *memory, const char *text, enum status wanted)
{
    struct run *run = &memory->run;
    struct meeting_file file;
    struct tally tally;

    put(memory, "meetings/2026/M2026-01.yaml", text);
    struct book *book = memory_book(memory);
    assert_ok(run, meeting_read(run, book->snapshot, "M2026-01", &file));
    assert_ok(run, meeting_check_file(run, &file.source, file.meeting, STATUS_DATA));
    ck_assert_int_eq(tally_compute(run, book, &file.source, file.meeting, STATUS_DATA, &tally),
                     wanted);
    return tally;
}

/* `part` of 90 owners vote, `yes` of them for both matters. */
static struct tally vote(int part, int yes)
{
    static struct memory memory;

    court(&memory, 90);
    struct text text = begin(&memory, "");
    for (int i = 1; i <= part; i++)
        ballot(&text, i, i <= yes ? "for" : "against");
    const struct tally tally = count(&memory, text.at, STATUS_OK);
    const struct matter_tally *matters = tally.matters;
    static struct matter_tally copy[2];
    copy[0] = matters[0];
    copy[1] = matters[1];
    struct tally out = tally;
    out.matters = copy;
    memory_free(&memory);
    return out;
}

/* domain.md: with 90 heads the quorum is 60; 60 need 31 and 45, 75 need 38 and 57, 90 need 46 and
 * 68. */
static const struct {
    int part, ordinary, special;
} examples[] = {{60, 31, 45}, {75, 38, 57}, {90, 46, 68}};

START_TEST(the_law_by_heads)
{
    const int part = examples[_i].part, ordinary = examples[_i].ordinary,
              special = examples[_i].special;

    ck_assert(vote(part, ordinary).matters[0].passed);
    ck_assert(!vote(part, ordinary - 1).matters[0].passed);
    ck_assert(vote(part, special).matters[1].passed);
    ck_assert(!vote(part, special - 1).matters[1].passed);
}
END_TEST

START_TEST(a_quorum_is_two_thirds)
{
    ck_assert(vote(60, 60).quorum);
    const struct tally short_of = vote(59, 59);
    ck_assert(!short_of.quorum);
    ck_assert(!short_of.matters[0].passed);
    ck_assert_int_eq(short_of.part.heads, 59);
    ck_assert_int_eq(short_of.missing.heads, 31);
}
END_TEST

/* Ten flats; the owner of the last has three more: one head, four areas. */
static void court_with_owner(struct memory *memory)
{
    court(memory, 10);
    for (int i = 11; i <= 13; i++)
        add(memory, "units/1.yaml",
            arena_printf(memory->run.arena,
                         "- {unit: 1-%d, kind: flat, area: 100.00, source: contract, owner: o010, "
                         "from: 2026-01-01}",
                         100 + i));
}

START_TEST(an_owner_is_one_head_with_all_the_areas)
{
    struct memory memory;
    court_with_owner(&memory);
    struct text text = begin(&memory, "  developer: o010\n");
    for (int i = 1; i <= 6; i++)
        ballot(&text, i, "for");
    ballot(&text, 12, "against");
    const struct tally tally = count(&memory, text.at, STATUS_OK);
    ck_assert_int_eq(tally.all.heads, 10);
    ck_assert_int_eq(tally.all.area, 130000);
    ck_assert_int_eq(tally.part.heads, 7);
    ck_assert_int_eq(tally.part.area, 100000);
    ck_assert_int_eq(tally.matters[0].no.area, 40000);
    ck_assert_int_eq(tally.developer.heads, 1);
    ck_assert_int_eq(tally.developer.area, 40000);
    ck_assert_int_eq(tally.area_by[SOURCE_CONTRACT], 30000);
    /* 6 of 7 heads, but 600 of 1,000 m² */
    ck_assert(tally.matters[0].passed);
    ck_assert(!tally.matters[1].passed);
    ballot(&text, 13, "for");
    count(&memory, text.at, STATUS_DATA);
    ck_assert_str_eq(memory.run.findings[memory.run.count - 1].code, "ballot-owner");
    memory_free(&memory);
}
END_TEST

START_TEST(the_register_of_the_day_counts)
{
    struct memory memory;
    court(&memory, 3);
    add(&memory, "units/1.yaml",
        "- {unit: 1-101, kind: flat, area: 700.00, source: surveyed, owner: o009, from: "
        "2026-11-02, reason: \"sold\"}");
    struct text text = begin(&memory, "");
    for (int i = 1; i <= 3; i++)
        ballot(&text, i, "for");
    ck_assert_int_eq(count(&memory, text.at, STATUS_OK).all.area, 30000);
    add(&memory, "units/1.yaml",
        "- {unit: 1-102, kind: flat, area: 150.00, source: surveyed, owner: o002, from: "
        "2026-11-01, reason: \"measured\"}");
    ck_assert_int_eq(count(&memory, text.at, STATUS_OK).all.area, 35000);
    memory_free(&memory);
}
END_TEST

START_TEST(ballots_not_returned_are_a_column)
{
    struct memory memory;
    court(&memory, 10);
    for (int on = 0; on < 2; on++) {
        struct text text = begin(&memory, on ? "  unreturned: true\n" : "");
        text_add(&text, "  - {date: 2026-10-02, what: delivery, units: [1-108, 1-109], proof: "
                        "\"letter\"}\n");
        for (int i = 1; i <= 7; i++)
            ballot(&text, i, i <= 5 ? "for" : "against");
        const struct tally tally = count(&memory, text.at, STATUS_OK);
        ck_assert_int_eq(tally.part.heads, 7);
        ck_assert_int_eq(tally.delivered.heads, 2);
        ck_assert_int_eq(tally.missing.heads, 1);
        ck_assert_int_eq(tally.matters[1].yes.heads, 5);
        ck_assert_int_eq(tally.matters[1].added.heads, on ? 2 : 0);
        /* 5 of 7 is below three quarters, 7 of 9 is above */
        ck_assert(tally.matters[1].passed == (on != 0));
    }
    memory_free(&memory);
}
END_TEST

/* They do not make a quorum, and join no side where heads and area differ. */
START_TEST(what_is_added_makes_no_quorum)
{
    struct memory memory;
    court(&memory, 10);
    struct text text = begin(&memory, "  unreturned: true\n");
    text_add(&text, "  - {date: 2026-10-02, what: delivery, units: [1-107, 1-108, 1-109], proof: "
                    "\"letter\"}\n");
    for (int i = 1; i <= 6; i++)
        ballot(&text, i, "for");
    const struct tally tally = count(&memory, text.at, STATUS_OK);
    ck_assert(!tally.quorum);
    ck_assert(!tally.matters[0].passed);
    memory_free(&memory);
}
END_TEST

/* Members, who are there, who are for it: a quorum, and more than half of all members. */
static const struct {
    int members, there, yes;
    bool half, quorum, passed;
} committees[] = {
    {6, 3, 3, false, false, false}, {6, 4, 3, false, true, false},   {6, 4, 3, true, true, true},
    {6, 4, 4, false, true, true},   {5, 3, 3, false, true, true},    {5, 3, 2, true, true, false},
    {11, 6, 6, false, true, true},  {11, 11, 5, false, true, false},
};

START_TEST(the_committee_counts_all_members)
{
    struct memory memory;
    memory_new(&memory);
    struct text text = text_new(memory.run.arena);
    text_printf(&text,
                "id: M2026-01\nkind: committee\nnoticed: 2026-10-01\ndate: 2026-11-01\nvotes:\n"
                "  members: %d\n%s  committee_days: 7\n  publish_days: 3\nmatters:\n"
                "  - {number: 1, text: \"a\", rule: committee}\nlog:\n",
                committees[_i].members, committees[_i].half ? "  half: true\n" : "");
    for (int i = 1; i <= committees[_i].there; i++)
        text_printf(&text, "  - {date: 2026-11-01, what: attend, persons: [p%03d]}\n", i);
    for (int i = 1; i <= committees[_i].there; i++)
        text_printf(&text, "  - {date: 2026-11-01, what: ballot, persons: [p%03d], votes: [%s]}\n",
                    i, i <= committees[_i].yes ? "for" : "abstain");
    const struct tally tally = count(&memory, text.at, STATUS_OK);
    ck_assert_int_eq(tally.all.heads, committees[_i].members);
    ck_assert(tally.quorum == committees[_i].quorum);
    ck_assert(tally.matters[0].passed == committees[_i].passed);
    memory_free(&memory);
}
END_TEST

START_TEST(shares_are_compared_crosswise)
{
    struct memory memory;
    bool out = false;
    memory_new(&memory);
    assert_ok(&memory.run, votes_share(&memory.run, 2, 3, 2, 3, false, &out));
    ck_assert(out);
    assert_ok(&memory.run, votes_share(&memory.run, 2, 3, 2, 3, true, &out));
    ck_assert(!out);
    assert_ok(&memory.run,
              votes_share(&memory.run, INT64_MAX / 4, INT64_MAX / 4, 3, 4, false, &out));
    ck_assert(out);
    ck_assert_int_eq(votes_share(&memory.run, INT64_MAX, 1, 3, 4, false, &out), STATUS_DATA);
    ck_assert_str_eq(memory.run.findings[0].code, "overflow");
    memory_free(&memory);
}
END_TEST

START_TEST(a_challenge_takes_a_year)
{
    char text[DATE_SIZE];

    ck_assert_str_eq(date_text(decision_challenge_until(day_of("2026-10-18")), text), "2027-10-18");
    ck_assert_str_eq(date_text(decision_challenge_until(day_of("2028-02-29")), text), "2029-02-28");
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("votes");
    TCase *core = tcase_create("core");

    tcase_set_timeout(core, 60);
    tcase_add_loop_test(core, the_law_by_heads, 0, sizeof examples / sizeof examples[0]);
    tcase_add_test(core, a_quorum_is_two_thirds);
    tcase_add_test(core, an_owner_is_one_head_with_all_the_areas);
    tcase_add_test(core, the_register_of_the_day_counts);
    tcase_add_test(core, ballots_not_returned_are_a_column);
    tcase_add_test(core, what_is_added_makes_no_quorum);
    tcase_add_loop_test(core, the_committee_counts_all_members, 0,
                        sizeof committees / sizeof committees[0]);
    tcase_add_test(core, shares_are_compared_crosswise);
    tcase_add_test(core, a_challenge_takes_a_year);
    suite_add_tcase(suite, core);
    return suite;
}

TEST_MAIN(suite)
