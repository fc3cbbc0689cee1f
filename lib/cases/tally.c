/* Counting the ballots of a meeting. */
#include "base/arena.h"
#include "book/case_file.h"
#include "cases/electorate.h"

#include <string.h>

struct counting {
    struct run *run;
    const struct book *book;
    const struct source *source;
    const struct meeting *meeting;
    enum status verdict;
    struct electorate electorate;
    struct tally *tally;
    bool moved; /* the registers say other things of that day now than when it was decided */
    enum status status;
};

static bool is_step(const struct meeting_event *step, const char *what)
{
    return strcmp(step->what, what) == 0;
}

static void found(struct counting *counting, size_t step, const char *code, const char *hint,
                  const char *message)
{
    const struct spot spot = case_step_spot(counting->run, counting->source, step);

    if (counting->moved)
        warn_at(counting->run, spot, SEVERITY_WARNING, code, hint, "%s",
                phrase(counting->run, message));
    else
        counting->status =
            status_join(counting->status, fail_at(counting->run, spot, counting->verdict, code,
                                                  hint, "%s", phrase(counting->run, message)));
}

/* A sale that is entered late can make one owner of two who voted: that is told, and undoes
 * nothing. */
static bool has_moved(const struct counting *counting)
{
    const struct meeting_event *log = counting->meeting->log.item;
    int64_t area = 0;

    for (size_t i = 0; i < counting->electorate.count; i++)
        area += counting->electorate.heads[i].area;
    for (size_t i = 0; i < counting->meeting->log.count; i++)
        if (is_step(&log[i], "decision") &&
            (log[i].all_heads != (int64_t)counting->electorate.count || log[i].all_area != area))
            return true;
    return false;
}

/* --- an assembly: units and their owners --- */

static struct head *head_of_unit(struct counting *counting, size_t step, const char *unit)
{
    const int32_t index = book_unit(counting->book, unit);

    if (index < 0)
        found(counting, step, "unknown-unit", "look at the folder units/",
              phrase_printf(counting->run, "there is no unit '%s'", unit));
    else if (counting->electorate.head_of[index] < 0)
        found(counting, step, "unit-votes-not", "see the rules: meetings rules",
              phrase_printf(counting->run, "the unit '%s' has no vote on that day", unit));
    else
        return &counting->electorate.heads[counting->electorate.head_of[index]];
    return NULL;
}

static void take_units(struct counting *counting, size_t step, const struct meeting_event *event)
{
    for (size_t i = 0; i < event->units.count; i++) {
        struct head *head = head_of_unit(counting, step, event->units.item[i]);
        if (!head)
            continue;
        head->attended |= is_step(event, "attend");
        head->delivered |= is_step(event, "delivery");
    }
}

static void take_ballot(struct counting *counting, size_t step, const struct meeting_event *event)
{
    struct head *head = head_of_unit(counting, step, event->unit);

    if (!head)
        return;
    if (head->ballot) {
        found(counting, step, "ballot-owner",
              "an owner is one head, and one ballot counts with all the areas",
              arena_printf(counting->run->arena,
                           "the owner of '%s' has voted already, with the ballot of '%s'",
                           event->unit, head->unit));
        return;
    }
    head->ballot = event;
    head->unit = event->unit;
}

/* --- persons --- */

static struct head *head_of_person(struct counting *counting, const char *person, bool add)
{
    struct electorate *electorate = &counting->electorate;

    for (size_t i = 0; i < electorate->count; i++)
        if (strcmp(electorate->heads[i].owner, person) == 0)
            return &electorate->heads[i];
    if (!add)
        return NULL;
    electorate->heads[electorate->count] = (struct head){.owner = person, .attended = true};
    return &electorate->heads[electorate->count++];
}

static void take_persons(struct counting *counting, size_t step, const struct meeting_event *event)
{
    for (size_t i = 0; i < event->persons.count; i++) {
        const char *person = event->persons.item[i];
        struct head *head = head_of_person(counting, person, is_step(event, "attend"));
        if (is_step(event, "attend"))
            continue;
        if (!head)
            found(counting, step, "ballot-absent",
                  "nobody votes for another; enter who was there with: meetings attend",
                  phrase_printf(counting->run, "'%s' votes and was not there", person));
        else if (head->ballot)
            found(counting, step, "ballot-twice", "one ballot counts",
                  phrase_printf(counting->run, "'%s' has voted already", person));
        else
            head->ballot = event;
    }
}

static size_t count_persons(const struct meeting *meeting)
{
    const struct meeting_event *log = meeting->log.item;
    size_t count = 0;

    for (size_t i = 0; i < meeting->log.count; i++)
        count += log[i].persons.count;
    return count;
}

/* --- counting --- */

static void add(struct tally_side *side, const struct head *head)
{
    side->heads++;
    side->area += head->area;
}

static void count_heads(struct counting *counting)
{
    struct tally *tally = counting->tally;

    for (size_t i = 0; i < counting->electorate.count; i++) {
        const struct head *head = &counting->electorate.heads[i];
        const bool part = head->ballot || head->attended;
        add(&tally->all, head);
        add(part ? &tally->part : head->delivered ? &tally->delivered : &tally->missing, head);
        if (counting->meeting->votes && counting->meeting->votes->developer &&
            strcmp(head->owner, counting->meeting->votes->developer) == 0)
            add(&tally->developer, head);
        for (size_t k = 0; part && k < tally->count; k++) {
            const char *vote =
                head->ballot && k < head->ballot->votes.count ? head->ballot->votes.item[k] : "";
            struct matter_tally *matter = &tally->matters[k];
            add(strcmp(vote, "for") == 0       ? &matter->yes
                : strcmp(vote, "against") == 0 ? &matter->no
                                               : &matter->abstain,
                head);
        }
    }
}

/* Ballots that were delivered and not returned join the side that has more heads and more area of
 * the ballots cast, if the rules of procedure say so and there is such a side. */
static void add_unreturned(const struct tally *tally, struct matter_tally *matter)
{
    const struct tally_side *yes = &matter->yes, *no = &matter->no;

    if (!tally->meeting->votes || !tally->meeting->votes->unreturned)
        return;
    matter->added_yes = yes->heads > no->heads && yes->area > no->area;
    if (matter->added_yes || (no->heads > yes->heads && no->area > yes->area))
        matter->added = tally->delivered;
}

/* More than, or at least, a part of who took part: by heads and by area. */
static enum status judge_owners(struct run *run, const struct tally *tally,
                                struct matter_tally *matter)
{
    const struct votes *rules = tally->meeting->votes;
    const bool special = strcmp(matter->matter->rule, "three-quarters") == 0;
    const int64_t numerator = special ? rules->special_part : rules->ordinary_part;
    const int64_t denominator = special ? rules->special_whole : rules->ordinary_whole;
    const struct tally_side joined = matter->added_yes ? matter->added : (struct tally_side){0};
    bool heads = false, area = false;

    enum status status =
        votes_share(run, matter->yes.heads + joined.heads, tally->part.heads + matter->added.heads,
                    numerator, denominator, !special, &heads);
    if (!status)
        status =
            votes_share(run, matter->yes.area + joined.area, tally->part.area + matter->added.area,
                        numerator, denominator, !special, &area);
    matter->passed = heads && area && tally->quorum;
    return status;
}

static enum status judge_assembly(struct run *run, struct tally *tally)
{
    const struct votes *rules = tally->meeting->votes;
    bool heads = false, area = false;
    enum status status = votes_share(run, tally->part.heads, tally->all.heads, rules->quorum_part,
                                     rules->quorum_whole, false, &heads);

    if (!status)
        status = votes_share(run, tally->part.area, tally->all.area, rules->quorum_part,
                             rules->quorum_whole, false, &area);
    tally->quorum = heads && area && tally->part.heads > 0;
    for (size_t i = 0; i < tally->count && !status; i++) {
        add_unreturned(tally, &tally->matters[i]);
        status = judge_owners(run, tally, &tally->matters[i]);
    }
    return status;
}

/* In the committee a half is one of all members, elsewhere of those who are there. */
static enum status judge_persons(struct run *run, struct tally *tally)
{
    const struct votes *rules = tally->meeting->votes;
    enum status status = STATUS_OK;

    tally->quorum = tally->part.heads > 0;
    if (rules && rules->members) {
        tally->all.heads = rules->members;
        tally->missing.heads =
            rules->members > tally->part.heads ? rules->members - tally->part.heads : 0;
        status = votes_share(run, tally->part.heads, tally->all.heads, 1, 2, true, &tally->quorum);
    }
    for (size_t i = 0; i < tally->count && !status; i++) {
        struct matter_tally *matter = &tally->matters[i];
        bool enough = false;
        status = votes_share(run, matter->yes.heads, tally->all.heads, 1, 2,
                             !(rules && rules->half), &enough);
        matter->passed = enough && tally->quorum;
    }
    return status;
}

static void take_log(struct counting *counting)
{
    const struct meeting_event *log = counting->meeting->log.item;

    for (size_t i = 0; i < counting->meeting->log.count; i++) {
        const bool ballot = is_step(&log[i], "ballot");
        if (log[i].unit && ballot)
            take_ballot(counting, i, &log[i]);
        else if (is_step(&log[i], "attend") || is_step(&log[i], "delivery") || ballot)
            log[i].persons.count ? take_persons(counting, i, &log[i])
                                 : take_units(counting, i, &log[i]);
    }
}

enum status tally_compute(struct run *run, const struct book *book, const struct source *source,
                          const struct meeting *meeting, enum status verdict, struct tally *out)
{
    const bool owners = strcmp(meeting->kind, "assembly") == 0;
    const struct matter *matters = meeting->matters.item;
    struct counting counting = {.run = run,
                                .book = book,
                                .source = source,
                                .meeting = meeting,
                                .verdict = verdict,
                                .tally = out};

    *out = (struct tally){.meeting = meeting, .count = meeting->matters.count};
    out->matters = arena_array(run->arena, out->count, sizeof *out->matters);
    for (size_t i = 0; i < out->count; i++)
        out->matters[i].matter = &matters[i];
    if (owners && !meeting->votes)
        return fail_at(run, (struct spot){.file = source->path}, verdict, "meeting-rules",
                       "let meetings notice write the head",
                       "the meeting '%s' does not say how its votes are counted", meeting->id);
    if (owners) {
        counting.electorate = electorate_of(run, book, meeting->votes, meeting->date);
        counting.moved = has_moved(&counting);
    } else {
        counting.electorate.heads =
            arena_array(run->arena, count_persons(meeting), sizeof *counting.electorate.heads);
    }
    memcpy(out->area_by, counting.electorate.area_by, sizeof out->area_by);
    take_log(&counting);
    count_heads(&counting);
    return status_join(counting.status,
                       owners ? judge_assembly(run, out) : judge_persons(run, out));
}
