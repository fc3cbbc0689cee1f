/* What must be true of a meeting: its file by itself, and with the books. */
#include "base/arena.h"
#include "book/case_file.h"
#include "book/names.h"
#include "cases/meetings.h"

#include <inttypes.h>
#include <string.h>

/* A meeting's file under the rules. */
struct judged {
    struct run *run;
    const struct source *source;
    const struct meeting *meeting;
    const struct meeting_event *log;
    enum status verdict;
    size_t standing;         /* steps that were there before; only with the books */
    bool owners;             /* units vote, not persons */
    struct names *voters;    /* who has voted so far */
    bool cancelled, decided; /* so far */
};

enum { SHARE_LIMIT = 1000 };

static struct spot head_spot(const struct judged *judged, const char *field, const char *within)
{
    return yaml_spot(judged->run, judged->source, file_kind_of(judged->source->path, NULL), 0,
                     field, within);
}

static enum status fail_head(const struct judged *judged, const char *field, const char *code,
                             const char *hint, const char *why)
{
    return fail_at(judged->run, head_spot(judged, field, NULL), judged->verdict, code, hint,
                   "the meeting '%s' %s", judged->meeting->id, phrase(judged->run, why));
}

static enum status fail_step(const struct judged *judged, size_t step, const char *code,
                             const char *hint, const char *why)
{
    return fail_at(judged->run, case_step_spot(judged->run, judged->source, step), judged->verdict,
                   code, hint, "the step '%s' of the meeting '%s' %s",
                   phrase(judged->run, judged->log[step].what), judged->meeting->id,
                   phrase(judged->run, why));
}

static bool is_kind(const struct meeting *meeting, const char *kind)
{
    return strcmp(meeting->kind, kind) == 0;
}

/* --- the head --- */

/* The rule of a matter belongs to the kind of meeting that votes on it. */
static bool fits_kind(const struct meeting *meeting, const char *rule)
{
    if (is_kind(meeting, "assembly"))
        return strcmp(rule, "ordinary") == 0 || strcmp(rule, "three-quarters") == 0;
    return strcmp(rule, is_kind(meeting, "committee") ? "committee" : "present") == 0;
}

static enum status check_agenda(const struct judged *judged)
{
    const struct matter *matters = judged->meeting->matters.item;
    enum status status = STATUS_OK;

    for (size_t i = 0; i < judged->meeting->matters.count; i++) {
        const struct spot spot =
            head_spot(judged, "matters", arena_printf(judged->run->arena, "%zu", i));
        if (matters[i].number != (int64_t)i + 1)
            status = fail_at(judged->run, spot, judged->verdict, "meeting-matter",
                             "matters are numbered 1, 2, 3 …",
                             "the matter in place %zu has the number %" PRId64, i + 1,
                             matters[i].number);
        if (!fits_kind(judged->meeting, matters[i].rule))
            status = fail_at(judged->run, spot, judged->verdict, "meeting-rule",
                             "assembly: ordinary or three-quarters; committee: committee; party "
                             "and joint: present",
                             "a meeting of the kind '%s' does not decide by the rule '%s'",
                             judged->meeting->kind, matters[i].rule);
    }
    if (!judged->meeting->matters.count)
        status = fail_head(judged, "matters", "meeting-matter", "give what it is to decide",
                           "has no agenda");
    return status;
}

static bool is_share(int64_t part, int64_t whole)
{
    return part >= 1 && part <= whole && whole <= SHARE_LIMIT;
}

static enum status check_rules(const struct judged *judged)
{
    const struct votes *votes = judged->meeting->votes;

    if (!votes)
        return judged->owners || is_kind(judged->meeting, "committee")
                   ? fail_head(judged, "votes", "meeting-rules",
                               "let meetings notice write the head",
                               "does not say how its votes are counted")
                   : STATUS_OK;
    if (judged->owners && (!is_share(votes->quorum_part, votes->quorum_whole) ||
                           !is_share(votes->ordinary_part, votes->ordinary_whole) ||
                           !is_share(votes->special_part, votes->special_whole)))
        return fail_head(judged, "votes", "meeting-rules",
                         "a share is a part of a whole of at most 1000, such as 2 of 3",
                         "has a share in its rules that is none");
    if (is_kind(judged->meeting, "committee") && votes->members < 1)
        return fail_head(judged, "votes", "meeting-rules",
                         "say it with --members, or as votes: members in compound.yaml",
                         "does not say how many members the committee has");
    return STATUS_OK;
}

/* Days between, the first not counted, as the law counts. */
static int64_t days_before(struct date from, struct date to)
{
    return (int64_t)date_days(to) - date_days(from);
}

static enum status check_lead(const struct judged *judged, const char *field, struct date day,
                              int64_t wanted, const char *what)
{
    const struct meeting *meeting = judged->meeting;

    if (days_before(day, meeting->date) >= wanted)
        return STATUS_OK;
    return fail_at(judged->run, head_spot(judged, field, NULL), judged->verdict, "notice-short",
                   judged->owners ? "hold it later; an assembly has no shorter notice"
                                  : "hold it later, or say with --urgent why it cannot wait",
                   "%s %" PRId64 " days before the meeting '%s', %" PRId64 " are needed",
                   phrase(judged->run, what), days_before(day, meeting->date), meeting->id, wanted);
}

static enum status check_days(const struct judged *judged)
{
    const struct meeting *meeting = judged->meeting;
    const struct votes *votes = meeting->votes;
    enum status status = STATUS_OK;

    if (date_compare(meeting->noticed, meeting->date) > 0)
        return fail_head(judged, "noticed", "notice-short", "an agenda comes before the meeting",
                         "was made known after it took place");
    if (date_compare(meeting_deadline(meeting), meeting->date) > 0 ||
        date_compare(meeting_deadline(meeting), meeting->noticed) < 0)
        status = fail_head(judged, "deadline", "meeting-deadline",
                           "ballots end between the notice and the day of the meeting",
                           "takes ballots at another time than it may");
    if (judged->owners && votes) {
        status = status_join(status, check_lead(judged, "noticed", meeting->noticed,
                                                votes->assembly_days, "the notice is given"));
        if (date_is_none(meeting->told))
            return status_join(status,
                               fail_head(judged, "id", "notice-untold", "say when with --told DATE",
                                         "was not told to the residents' committee"));
        return status_join(status, check_lead(judged, "told", meeting->told, votes->assembly_days,
                                              "the residents' committee is told"));
    }
    if (votes && !meeting->urgent)
        status = status_join(status, check_lead(judged, "noticed", meeting->noticed,
                                                votes->committee_days, "the agenda is out"));
    return status;
}

/* --- a step by itself --- */

enum part {
    PART_UNIT = 1,
    PART_UNITS = 2,
    PART_PERSONS = 4,
    PART_VOTES = 8,
    PART_DECISION = 16,
    PART_PROMISE = 32,
    PART_BY = 64,
    PART_DUE = 128,
    PART_PROOF = 256,
    PART_PAPER = 512,
    PART_TEXT = 1024,
    PART_TICKET = 2048,
    PART_WHO = PART_UNIT | PART_UNITS | PART_PERSONS,
};

/* What each step must have and may have besides its date; who it concerns is told by the kind of
 * meeting. */
static const struct step_shape {
    const char *what;
    unsigned needs, takes;
    const char *hint;
} shapes[] = {
    {"attend", 0, PART_UNITS | PART_PERSONS,
     N_("say who came: units of an assembly, else persons")},
    {"delivery", PART_UNITS | PART_PROOF, 0, N_("say which units got ballots, and how")},
    {"ballot", PART_VOTES, PART_UNIT | PART_PERSONS | PART_PROOF,
     N_("say who voted, and for each matter: for, against, abstain or blank")},
    {"decision", PART_DECISION, 0, N_("let meetings decide write it")},
    {"sign", PART_PERSONS, PART_PAPER, N_("say who signed")},
    {"publish", 0, PART_TEXT | PART_PAPER, N_("a publication has a date and perhaps a remark")},
    {"promise", PART_TEXT | PART_BY | PART_DUE, PART_TICKET,
     N_("say what was promised, by whom and until when")},
    {"kept", PART_PROMISE, PART_TEXT | PART_PAPER, N_("say which promise was kept")},
    {"note", PART_TEXT, PART_PAPER, N_("say what there is to note")},
    {"cancel", PART_TEXT, 0, N_("say why it does not take place")},
};

static unsigned parts_of(const struct meeting_event *step)
{
    return (step->unit ? PART_UNIT : 0) | (step->units.count ? PART_UNITS : 0) |
           (step->persons.count ? PART_PERSONS : 0) | (step->votes.count ? PART_VOTES : 0) |
           (step->decision || step->matter || step->result || step->all_heads ? PART_DECISION : 0) |
           (step->promise ? PART_PROMISE : 0) | (step->by ? PART_BY : 0) |
           (date_is_none(step->due) ? 0 : PART_DUE) | (step->proof ? PART_PROOF : 0) |
           (step->voucher || step->voucher_type ? PART_PAPER : 0) | (step->text ? PART_TEXT : 0) |
           (step->ticket ? PART_TICKET : 0);
}

static enum status check_shape(const struct judged *judged, size_t index)
{
    const struct meeting_event *step = &judged->log[index];
    const struct step_shape *shape = shapes;
    const unsigned parts = parts_of(step), who = parts & PART_WHO;

    while (strcmp(shape->what, step->what) != 0)
        shape++;
    const bool wants_who = strcmp(shape->what, "attend") == 0 || strcmp(shape->what, "ballot") == 0;
    bool whole =
        (parts & shape->needs) == shape->needs && (parts & ~(shape->needs | shape->takes)) == 0;
    if (wants_who)
        whole = whole && (who == PART_PERSONS || who == PART_UNIT || who == PART_UNITS) &&
                judged->owners == (who != PART_PERSONS);
    if (strcmp(shape->what, "delivery") == 0)
        whole = whole && judged->owners;
    if (strcmp(shape->what, "decision") == 0)
        whole = whole && step->decision && step->matter && step->result;
    whole = whole && !step->voucher == !step->voucher_type;
    return whole ? STATUS_OK
                 : fail_step(judged, index, "meeting-step", shape->hint,
                             "does not have what a step of its kind has");
}

static bool is_vote(const char *word)
{
    return strcmp(word, "for") == 0 || strcmp(word, "against") == 0 ||
           strcmp(word, "abstain") == 0 || strcmp(word, "blank") == 0;
}

static enum status check_ballot(struct judged *judged, size_t index)
{
    const struct meeting_event *step = &judged->log[index];
    enum status status = STATUS_OK;

    if (step->votes.count != judged->meeting->matters.count)
        status = fail_step(judged, index, "ballot-matters",
                           "one word for each matter on the agenda: for, against, abstain, blank",
                           "does not have a vote for each matter of the notice, and no other");
    for (size_t i = 0; i < step->votes.count; i++)
        if (!is_vote(step->votes.item[i]))
            status = status_join(status, fail_step(judged, index, "ballot-word",
                                                   "the words are for, against, abstain, blank",
                                                   "has a vote that is none"));
    if (date_compare(step->date, meeting_deadline(judged->meeting)) > 0)
        status = status_join(
            status,
            fail_step(judged, index, "ballot-late",
                      "it does not count; keep the paper, and enter it as a remark: meetings note",
                      "comes after the last day for ballots"));
    if (step->unit && names_add(judged->voters, step->unit, (int32_t)index) >= 0)
        status = status_join(status, fail_at(judged->run,
                                             case_step_spot(judged->run, judged->source, index),
                                             judged->verdict, "ballot-twice",
                                             "one ballot counts; co-owners have one vote together",
                                             "the unit '%s' has voted already in '%s'", step->unit,
                                             judged->meeting->id));
    return status;
}

static enum status check_decision(const struct judged *judged, size_t index)
{
    const struct meeting_event *step = &judged->log[index];

    if (step->matter > (int64_t)judged->meeting->matters.count)
        return fail_step(judged, index, "unknown-matter", "see the agenda: meetings show",
                         "decides what was not on the notice");
    if (meeting_decided(judged->meeting, step->matter) != step)
        return fail_step(judged, index, "decision-twice", "take it up again in another meeting",
                         "decides a matter again");
    if (date_compare(step->date, judged->meeting->date) < 0)
        return fail_step(judged, index, "decision-early", "the votes are counted on the day",
                         "comes before the day of the meeting");
    return STATUS_OK;
}

static int64_t promises_before(const struct judged *judged, size_t index)
{
    int64_t count = 0;

    for (size_t i = 0; i < index; i++)
        count += meeting_step_is(&judged->log[i], "promise");
    return count;
}

static enum status check_kept(const struct judged *judged, size_t index)
{
    const struct meeting_event *step = &judged->log[index];

    if (step->promise > promises_before(judged, index))
        return fail_step(judged, index, "unknown-promise", "see the promises: meetings show",
                         "keeps what was not promised");
    if (meeting_kept(judged->meeting, step->promise) != step)
        return fail_step(judged, index, "promise-kept", "there is nothing to do",
                         "keeps a promise again");
    return STATUS_OK;
}

/* --- in their order --- */

static enum status check_order(const struct judged *judged, size_t index)
{
    const struct meeting_event *step = &judged->log[index];

    if (date_compare(step->date, judged->meeting->noticed) < 0)
        return fail_step(judged, index, "meeting-order", "give the day on which it happened",
                         "comes before the notice");
    if (judged->cancelled && !meeting_step_is(step, "note"))
        return fail_step(judged, index, "meeting-cancelled", "call another meeting",
                         "comes after the meeting was cancelled");
    if (meeting_step_is(step, "cancel") && judged->decided)
        return fail_step(judged, index, "meeting-order", "decide otherwise in another meeting",
                         "comes after a decision");
    if (meeting_step_is(step, "publish") && !judged->decided &&
        !meeting_last(judged->meeting, "promise"))
        return fail_step(judged, index, "meeting-order", "decide first: meetings decide",
                         "has nothing to publish");
    if (judged->decided && (meeting_step_is(step, "ballot") || meeting_step_is(step, "attend") ||
                            meeting_step_is(step, "delivery")))
        return fail_step(judged, index, "meeting-order", "the votes were counted",
                         "comes after a decision");
    return STATUS_OK;
}

static enum status check_step(struct judged *judged, size_t index)
{
    const struct meeting_event *step = &judged->log[index];
    enum status status = check_shape(judged, index);

    if (meeting_step_is(step, "ballot"))
        return status_join(status, check_ballot(judged, index));
    if (status == STATUS_OK && meeting_step_is(step, "decision"))
        status = check_decision(judged, index);
    if (status == STATUS_OK && meeting_step_is(step, "kept"))
        status = check_kept(judged, index);
    return status;
}

enum status meeting_check_file(struct run *run, const struct source *source, const void *record,
                               enum status verdict)
{
    const struct meeting *meeting = record;
    struct judged judged = {.run = run,
                            .source = source,
                            .meeting = meeting,
                            .log = meeting->log.item,
                            .verdict = verdict,
                            .owners = is_kind(meeting, "assembly"),
                            .voters = names_new(run->arena, meeting->log.count)};
    enum status status = check_rules(&judged);

    status = status_join(status, check_agenda(&judged));
    status = status_join(status, check_days(&judged));
    for (size_t i = 0; i < meeting->log.count; i++) {
        status = status_join(status, check_step(&judged, i));
        status = status_join(status, check_order(&judged, i));
        judged.cancelled |= meeting_step_is(&judged.log[i], "cancel");
        judged.decided |= meeting_step_is(&judged.log[i], "decision");
    }
    return status;
}

/* --- a new head --- */

static bool same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

/* But the number of members, which an election changes and --members can say. */
static bool same_rules(const struct votes *a, const struct votes *b)
{
    return a->quorum_part == b->quorum_part && a->quorum_whole == b->quorum_whole &&
           a->ordinary_part == b->ordinary_part && a->ordinary_whole == b->ordinary_whole &&
           a->special_part == b->special_part && a->special_whole == b->special_whole &&
           a->unreturned == b->unreturned && a->parking == b->parking && a->half == b->half &&
           same_text(a->developer, b->developer) && a->assembly_days == b->assembly_days &&
           a->committee_days == b->committee_days && a->publish_days == b->publish_days &&
           a->proposal_percent == b->proposal_percent;
}

/* A meeting is called by the rules that the compound has; those may change afterwards. */
static void warn_rules(const struct judged *judged, const struct book *book)
{
    const struct votes now = votes_in_force(book->compound, judged->meeting->kind);
    const struct votes nothing = {0};

    if (!same_rules(judged->meeting->votes ? judged->meeting->votes : &nothing, &now))
        warn_at(judged->run, head_spot(judged, "votes", NULL), SEVERITY_NOTE, "meeting-rules-other",
                "see them with: meetings rules",
                "the meeting '%s' is held by other rules than the compound has now",
                judged->meeting->id);
}

/* --- with the books --- */

static enum status check_result(const struct judged *judged, const struct book *book, size_t index,
                                const struct tally *tally)
{
    const struct meeting_event *step = &judged->log[index];
    const struct meeting_event wanted = decision_step(tally, &tally->matters[step->matter - 1]);
    bool moved = false;

    if (decision_supported(step, tally))
        return STATUS_OK;
    if (index < judged->standing && judged->owners &&
        (step->all_heads != wanted.all_heads || step->all_area != wanted.all_area)) {
        enum status status =
            decision_held_then(judged->run, book->snapshot, judged->source->path, step, &moved);
        if (status)
            return status;
    }
    if (moved) {
        warn_at(judged->run, case_step_spot(judged->run, judged->source, index), SEVERITY_WARNING,
                "decision-registers", "git log -- units shows what was entered later",
                "'%s' was tallied with other units than the register has for that day now",
                step->decision);
        return STATUS_OK;
    }
    if (!tally->quorum)
        return fail_at(judged->run, case_step_spot(judged->run, judged->source, index),
                       judged->verdict, "no-quorum", "call the meeting again",
                       "'%s' was decided without a quorum: %s", step->decision,
                       tally_shortfall(judged->run, tally));
    return fail_at(judged->run, case_step_spot(judged->run, judged->source, index), judged->verdict,
                   "decision-unsupported", "see what was voted: meetings tally",
                   "'%s' says '%s'; by the ballots it is %s, with %" PRId64 " for, %" PRId64
                   " against, %" PRId64 " of %" PRId64 " taking part",
                   step->decision, step->result, wanted.result, wanted.for_heads,
                   wanted.against_heads, wanted.part_heads, wanted.all_heads);
}

static bool has_word(const struct words *words, const char *word)
{
    for (size_t i = 0; i < words->count; i++)
        if (strcmp(words->item[i], word) == 0)
            return true;
    return false;
}

/* Nobody sits in the committee for another: who attends has a seat on that day, where there is a
 * roster of the seats. What stands is told only, because a term may be entered late. */
static enum status check_members(const struct judged *judged, const struct book *book)
{
    struct words members;
    enum status status = committee_members(judged->run, book, judged->meeting->date, &members);

    for (size_t i = 0; !status && members.count && i < judged->meeting->log.count; i++) {
        const struct meeting_event *step = &judged->log[i];
        for (size_t k = 0; meeting_step_is(step, "attend") && k < step->persons.count; k++) {
            const char *person = step->persons.item[k];
            if (has_word(&members, person))
                continue;
            const struct spot spot = case_step_spot(judged->run, judged->source, i);
            if (i >= judged->standing)
                status = fail_at(judged->run, spot, judged->verdict, "attend-stranger",
                                 "see who sits there: roster show committee",
                                 "'%s' has no seat in the committee on that day", person);
            else
                warn_at(judged->run, spot, SEVERITY_WARNING, "attend-stranger",
                        "see who sat there: roster show committee --at DATE",
                        "'%s' has no seat in the committee on the day of '%s'", person,
                        judged->meeting->id);
        }
    }
    return status;
}

enum status meeting_check_votes(struct run *run, const struct book *book,
                                const struct source *source, const struct meeting *meeting,
                                size_t standing, enum status verdict)
{
    const struct judged judged = {.run = run,
                                  .source = source,
                                  .meeting = meeting,
                                  .log = meeting->log.item,
                                  .verdict = verdict,
                                  .standing = standing,
                                  .owners = is_kind(meeting, "assembly")};
    struct tally tally;
    enum status status = tally_compute(run, book, source, meeting, verdict, &tally);

    warn_rules(&judged, book);
    if (is_kind(meeting, "committee"))
        status = status_join(status, check_members(&judged, book));
    if (meeting->votes && meeting->votes->members && tally.part.heads > meeting->votes->members)
        status = status_join(status, fail_head(&judged, "votes", "attend-members",
                                               "look at who came, or at the number of members",
                                               "has more people there than the committee members"));
    for (size_t i = 0; i < meeting->log.count && tally.matters; i++)
        if (meeting_step_is(&judged.log[i], "decision") && judged.log[i].matter &&
            judged.log[i].matter <= (int64_t)tally.count && judged.log[i].result)
            status = status_join(status, check_result(&judged, book, i, &tally));
    return status;
}

enum status meeting_check_books(struct run *run, const struct fold *fold,
                                const struct source *source, const void *record,
                                enum status verdict)
{
    const struct meeting *meeting = record;

    return meeting_check_votes(run, fold->book, source, meeting, meeting->log.count, verdict);
}

enum status meeting_check_added(struct run *run, const struct book *book,
                                const struct source *source, const void *record, size_t standing)
{
    const size_t since = run->count;
    enum status status = meeting_check_votes(run, book, source, record, standing, STATUS_REFUSED);

    if (status == STATUS_OK)
        run->count = since; /* warnings are those of all that stands */
    return status;
}
