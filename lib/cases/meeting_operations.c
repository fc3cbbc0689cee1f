/* Meetings: called, and led to their end. */
#include "cases/meeting_operations.h"

#include "base/arena.h"
#include "base/told.h"
#include "base/utf8.h"
#include "book/case_file.h"
#include "book/decisions.h"
#include "cases/operations.h"
#include "cases/tickets.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { TEXT_WIDTH = 40, YEAR_MAX = 999, TICKETS_MAX = 999999 };

static struct date or_today(const struct run *run, struct date date)
{
    return date_is_none(date) ? run->today : date;
}

/* At most TEXT_WIDTH columns of a text, for a subject. */
static const char *short_of(struct run *run, const char *text)
{
    const char *at = text, *end = text + strlen(text), *cut = text;

    if (utf8_width(text) <= TEXT_WIDTH)
        return text;
    while (at < end) {
        utf8_next(&at, end);
        if (utf8_width(arena_dupn(run->arena, text, (size_t)(at - text))) >= TEXT_WIDTH)
            break;
        cut = at;
    }
    return arena_printf(run->arena, "%.*s…", (int)(cut - text), text);
}

/* --- the notice --- */

/* The rules of a matter that names none are the usual ones of its meeting. */
static enum status fill_matters(struct run *run, struct meeting *meeting)
{
    struct matter *matters = meeting->matters.item;
    const char *usual = strcmp(meeting->kind, "committee") == 0  ? "committee"
                        : strcmp(meeting->kind, "assembly") == 0 ? NULL
                                                                 : "present";

    for (size_t i = 0; i < meeting->matters.count; i++) {
        matters[i].number = (int64_t)i + 1;
        if (!matters[i].rule)
            matters[i].rule = usual;
        if (!matters[i].rule)
            return fail(run, STATUS_USAGE, "meeting-rule",
                        "give --rule ordinary or --rule three-quarters for each --matter",
                        "matter %zu does not say which majority it needs", i + 1);
    }
    return STATUS_OK;
}

/* Members deliberate first, then the committee, then the owners: a topic that skips the party's
 * members is told, not refused. */
static enum status note_stages(struct run *run, const struct book *book,
                               const struct meeting *meeting)
{
    const struct matter *matters = meeting->matters.item;
    struct meetings all;
    enum status status = meetings_read(run, book->snapshot, &all);

    if (status ||
        (strcmp(meeting->kind, "assembly") != 0 && strcmp(meeting->kind, "committee") != 0))
        return status;
    for (size_t i = 0; i < meeting->matters.count; i++) {
        bool deliberated = false;
        if (!matters[i].topic)
            continue;
        for (size_t k = 0; k < all.count; k++)
            deliberated |= strcmp(all.item[k].meeting->kind, "party") == 0 &&
                           meeting_has_topic(all.item[k].meeting, matters[i].topic);
        if (!deliberated)
            warn_at(run, (struct spot){0}, SEVERITY_NOTE, "matter-stage",
                    "see where each matter stands: meetings matters",
                    "the party's members have not deliberated on '%s' yet", matters[i].topic);
    }
    return STATUS_OK;
}

static enum status check_proposal(struct run *run, const struct book *book, const char *name)
{
    struct proposal_state *proposals;
    size_t count;
    enum status status = name ? proposals_compute(run, book, &proposals, &count) : STATUS_OK;

    for (size_t i = 0; name && !status && i < count; i++)
        if (strcmp(proposals[i].proposal, name) == 0)
            return STATUS_OK;
    if (!name || status)
        return status;
    return fail(run, STATUS_REFUSED, "unknown-proposal", "see: meetings proposals",
                "there is no proposal '%s'", name);
}

/* As said, as the rules have it, or as many as sit there by the roster. */
static enum status set_members(struct run *run, const struct book *book,
                               const struct call_input *input, struct votes *votes)
{
    struct words members;

    if (strcmp(input->meeting.kind, "committee") != 0)
        return STATUS_OK;
    if (input->members)
        votes->members = input->members;
    if (votes->members)
        return STATUS_OK;
    enum status status = committee_members(run, book, input->meeting.date, &members);
    votes->members = (int64_t)members.count;
    return status;
}

static const char *called(const struct meeting *meeting)
{
    static const char *const names[][2] = {{"party", "the party branch"},
                                           {"committee", "the committee"},
                                           {"assembly", "an assembly"},
                                           {"joint", "a joint meeting"}};
    size_t i = 0;

    while (strcmp(names[i][0], meeting->kind) != 0)
        i++;
    return names[i][1];
}

enum status call_meeting(struct run *run, const struct book *book, void *context,
                         struct draft *draft)
{
    const struct call_input *input = context;
    struct meeting meeting = input->meeting;
    struct votes *votes = arena_alloc(run->arena, sizeof *votes);
    char day[DATE_SIZE];
    int number = 0;

    meeting.noticed = or_today(run, meeting.noticed);
    *votes = votes_in_force(book->compound, meeting.kind);
    enum status status = set_members(run, book, input, votes);
    if (votes->publish_days)
        meeting.votes = votes;
    if (!status)
        status = case_next_number(draft, "meetings", 'M', YEAR_MAX, &number);
    meeting.id = arena_printf(run->arena, "M%04d-%02d", run->today.year, number);
    if (!status && date_compare(meeting.noticed, run->today) > 0)
        status = fail(run, STATUS_REFUSED, "date-in-future", "give the day on which it happened",
                      "the notice is dated %s, which is after the booking day",
                      date_text(meeting.noticed, day));
    if (!status)
        status = fill_matters(run, &meeting);
    if (!status)
        status = check_proposal(run, book, meeting.proposal);
    if (!status)
        status = case_begin(draft, path_meeting(run, meeting.id), &kind_meeting, &meeting);
    if (!status)
        status = note_stages(run, book, &meeting);
    draft_subject(draft, "meetings: call %s on %s, %zu %s (%s)", called(&meeting),
                  date_text(meeting.date, day), meeting.matters.count,
                  told_word(run, meeting.matters.count == 1 ? "matter" : "matters"), meeting.id);
    return status;
}

/* --- steps --- */

static enum status read_meeting(struct run *run, struct draft *draft, const char *id,
                                struct meeting_file *out)
{
    const char *path = path_meeting(run, id);
    struct blob blob;
    void *record = NULL;
    enum status status = draft_read(draft, path, &blob);

    if (!status && !blob.found)
        return fail(run, STATUS_REFUSED, "unknown-case", "see 'meetings list'",
                    "there is no meeting '%s'", id);
    if (status)
        return status;
    out->source = (struct source){path, blob.bytes, blob.size};
    status = yaml_read_map(run, &out->source, file_kind_of(path, NULL), &record);
    out->meeting = record;
    return status;
}

/* Blanks before the dash of the file's last line: further steps stand below it. */
static size_t indent_of(const struct text *text)
{
    size_t start = text->length ? text->length - 1 : 0, indent = 0;

    while (start > 0 && text->at[start - 1] != '\n')
        start--;
    while (text->at[start + indent] == ' ')
        indent++;
    return indent;
}

/* The file with the steps, under all rules of a meeting. */
static enum status append_steps(struct run *run, const struct book *book, struct draft *draft,
                                const char *id, const struct meeting_event *steps, size_t count,
                                struct meeting_file *file)
{
    const size_t standing = file->meeting->log.count;
    struct text text;
    enum status status = STATUS_OK;

    for (size_t i = 0; i < count; i++)
        status = status_join(status, record_check(run, &kind_meeting_event, &steps[i]));
    if (!status)
        status = yaml_append_within(run, &file->source, file_kind_of(file->source.path, NULL),
                                    "log", &steps[0], &text);
    if (status)
        return status;
    const size_t indent = indent_of(&text);
    for (size_t i = 1; i < count; i++) {
        for (size_t k = 0; k < indent; k++)
            text_char(&text, ' ');
        yaml_write_item(&text, &kind_meeting_event, &steps[i]);
    }
    draft_file(draft, file->source.path, text.at, text.length);
    status = read_meeting(run, draft, id, file);
    if (!status)
        status = case_check_file(run, &file->source, file->meeting, STATUS_REFUSED);
    if (!status)
        status =
            meeting_check_votes(run, book, &file->source, file->meeting, standing, STATUS_REFUSED);
    return status;
}

/* "3-101", "p001 and 4 more". */
static const char *who_of(struct run *run, const struct meeting_event *step)
{
    const struct words *words = step->units.count ? &step->units : &step->persons;

    if (step->unit)
        return step->unit;
    if (words->count < 2)
        return words->count ? words->item[0] : "nobody";
    return arena_printf(run->arena, "%s and %zu more", words->item[0], words->count - 1);
}

static const char *what_of(struct run *run, const struct meeting_event *step)
{
    if (meeting_step_is(step, "attend"))
        return told_part(run, "attendance of %s at", who_of(run, step));
    if (meeting_step_is(step, "delivery"))
        return told_part(run, "ballots delivered to %s for", who_of(run, step));
    if (meeting_step_is(step, "ballot"))
        return told_part(run, "ballot of %s in", who_of(run, step));
    if (meeting_step_is(step, "sign"))
        return told_part(run, "minutes signed by %s of", who_of(run, step));
    if (meeting_step_is(step, "publish"))
        return N_("publish the decisions of");
    if (meeting_step_is(step, "promise"))
        return told_part(run, "promise of %s, '%s', at", step->by, short_of(run, step->text));
    if (meeting_step_is(step, "kept"))
        return told_part(run, "promise %" PRId64 " kept of", step->promise);
    return told_part(run, "%s '%s' in", told_word(run, step->what), short_of(run, step->text));
}

/* A publication that comes too late is told, and one of minutes that nobody signed; made known
 * once more, as in another place, a decision is not late. */
static void warn_publication(struct run *run, const struct meeting *meeting)
{
    const struct meeting_event *log = meeting->log.item, *step = &log[meeting->log.count - 1];
    const struct meeting_event *first =
        meeting_published(meeting, meeting_last(meeting, "decision"));
    const struct date by = meeting_publish_by(meeting);
    char wanted[DATE_SIZE], day[DATE_SIZE];

    if (first != step)
        return;
    if (!meeting_last(meeting, "sign"))
        warn_at(run, (struct spot){0}, SEVERITY_WARNING, "publish-unsigned",
                "enter who signed them: meetings sign", "nobody has signed the minutes of '%s'",
                meeting->id);
    if (!date_is_none(by) && date_compare(step->date, by) > 0)
        warn_at(run, (struct spot){0}, SEVERITY_WARNING, "publish-late",
                "the month's report shows it as late",
                "the decisions of '%s' were to be published by %s, and were on %s", meeting->id,
                date_text(by, wanted), date_text(step->date, day));
}

/* --- promises are tasks --- */

/* What is promised becomes a ticket of the kind task, in the same change. */
static enum status open_task(struct run *run, const struct book *book, struct draft *draft,
                             struct meeting_event *step)
{
    const struct ticket_input input = {.ticket = {.kind = "task",
                                                  .subject = "promise",
                                                  .text = step->text,
                                                  .severity = "normal",
                                                  .opened = step->date,
                                                  .about = step->by},
                                       .due = {.date = step->due}};
    int number = 0;
    enum status status = case_next_number(draft, "tickets", 'T', TICKETS_MAX, &number);

    step->ticket = arena_printf(run->arena, "T%04d-%04d", run->today.year, number);
    return status ? status : open_ticket(run, book, (void *)(uintptr_t)&input, draft);
}

/* A promise that is kept ends its task: done by who has it in hand, else closed. */
static enum status end_task(struct run *run, const struct book *book, struct draft *draft,
                            const struct meeting *meeting, const struct meeting_event *step)
{
    const struct meeting_event *promise = meeting_promise(meeting, step->promise);
    struct ticket_step_input input = {.step = {.date = step->date}};
    const struct ticket *ticket = NULL;
    struct source source;

    if (!promise || !promise->ticket)
        return STATUS_OK;
    enum status status = ticket_read(run, book->snapshot, promise->ticket, &source, &ticket);
    if (status || !ticket)
        return status;
    const struct ticket_life life = ticket_live(ticket, (struct date){0});
    if (!date_is_none(life.ended))
        return STATUS_OK;
    input.ticket = ticket->id;
    input.step.what = life.holder ? "done" : "close";
    input.step.text = step->text ? step->text : life.holder ? NULL : meeting->id;
    return step_ticket(run, book, &input, draft);
}

enum status step_meeting(struct run *run, const struct book *book, void *context,
                         struct draft *draft)
{
    const struct meeting_step_input *input = context;
    struct meeting_event step = input->step;
    struct meeting_file file = {0};
    enum status status = read_meeting(run, draft, input->meeting, &file);

    step.date = or_today(run, step.date);
    if (!status && meeting_step_is(&step, "ballot"))
        status =
            ballot_votes(run, file.meeting, input->yes, input->no, input->abstain, &step.votes);
    if (!status && input->voucher.bytes) {
        step.voucher_type = input->voucher.type;
        status = draft_voucher(draft, input->voucher.bytes, input->voucher.size,
                               input->voucher.type, &step.voucher);
    }
    if (!status && meeting_step_is(&step, "promise"))
        status = open_task(run, book, draft, &step);
    if (!status && meeting_step_is(&step, "kept"))
        status = end_task(run, book, draft, file.meeting, &step);
    if (!status)
        status = append_steps(run, book, draft, input->meeting, &step, 1, &file);
    if (status)
        return status;
    if (meeting_step_is(&step, "publish"))
        warn_publication(run, file.meeting);
    draft_subject(draft, "meetings: %s %s", what_of(run, &step), input->meeting);
    return STATUS_OK;
}

enum status enter_ballots(struct run *run, const struct book *book, void *context,
                          struct draft *draft)
{
    struct ballots_input input = *(const struct ballots_input *)context;
    struct meeting_file file = {0};
    struct meeting_event *steps;
    size_t count, cast = 0;
    enum status status = read_meeting(run, draft, input.meeting, &file);

    input.date = or_today(run, input.date);
    if (!status)
        status = ballots_read(run, book, file.meeting, &input, &steps, &count);
    if (!status)
        status = append_steps(run, book, draft, input.meeting, steps, count, &file);
    if (status)
        return status;
    for (size_t i = 0; i < count; i++)
        cast += meeting_step_is(&steps[i], "ballot");
    draft_subject(draft, "meetings: enter %zu ballots, %zu more delivered, in %s", cast,
                  count - cast, input.meeting);
    return STATUS_OK;
}

/* --- decisions --- */

static enum status refuse_result(struct run *run, const struct tally *tally,
                                 const struct matter_tally *matter, const char *result)
{
    return fail(run, STATUS_REFUSED, "decision-unsupported", "see what was voted: meetings tally",
                "matter %" PRId64 " of '%s' is not %s: %" PRId64 " of %" PRId64
                " heads taking part are for it, by the rule '%s'",
                matter->matter->number, tally->meeting->id, result, matter->yes.heads,
                tally->part.heads, matter->matter->rule);
}

/* The steps of what is to be decided. */
static enum status draw_decisions(struct run *run, const struct book *book,
                                  const struct decide_input *input, const struct tally *tally,
                                  struct meeting_event *steps, size_t *count)
{
    const struct decisions *decisions;
    enum status status = book_decisions(run, book, &decisions);
    int year = 0, first = 0;

    if (status)
        return status;
    const struct date day = or_today(run, input->date);
    const char *next = decisions_next(run, decisions, day.year);
    if (!next || sscanf(next, "D%4d-%3d", &year, &first) != 2)
        return fail(run, STATUS_REFUSED, "decision-number", "decide it next year",
                    "the year %d has no further number for a decision", day.year);
    for (size_t i = 0; i < tally->count && !status; i++) {
        const struct matter_tally *matter = &tally->matters[i];
        if ((input->matter && matter->matter->number != input->matter) ||
            (!input->matter && meeting_decided(tally->meeting, matter->matter->number)))
            continue;
        struct meeting_event step = decision_step(tally, matter);
        step.date = day;
        step.decision = arena_printf(run->arena, "D%04d-%02d", year, first + (int)*count);
        if (input->result && strcmp(input->result, step.result) != 0)
            status = refuse_result(run, tally, matter, input->result);
        steps[(*count)++] = step;
    }
    return status;
}

static const char *told(struct run *run, const struct meeting_event *steps, size_t count)
{
    const char *list = "";

    for (size_t i = 0; i < count; i++)
        list = arena_printf(run->arena, "%s%s%s %s", list, *list ? ", " : "", steps[i].decision,
                            steps[i].result);
    return list;
}

enum status decide_matters(struct run *run, const struct book *book, void *context,
                           struct draft *draft)
{
    const struct decide_input *input = context;
    struct meeting_file file = {0};
    struct tally tally;
    size_t count = 0;
    enum status status = read_meeting(run, draft, input->meeting, &file);

    if (!status && input->matter > (int64_t)file.meeting->matters.count)
        status = fail(run, STATUS_REFUSED, "unknown-matter",
                      "only what is on the notice is voted on; see: meetings show",
                      "the meeting '%s' has no matter %" PRId64, input->meeting, input->matter);
    if (!status)
        status = tally_compute(run, book, &file.source, file.meeting, STATUS_REFUSED, &tally);
    if (!status && !tally.quorum)
        status = fail(run, STATUS_REFUSED, "no-quorum", "call the meeting again",
                      "the meeting '%s' has no quorum: %s", input->meeting,
                      tally_shortfall(run, &tally));
    if (status)
        return status;
    struct meeting_event *steps = arena_array(run->arena, tally.count, sizeof *steps);
    status = draw_decisions(run, book, input, &tally, steps, &count);
    if (!status && !count)
        status = fail(run, STATUS_REFUSED, "decision-twice", "see: meetings show",
                      "every matter of '%s' is decided", input->meeting);
    if (!status)
        status = append_steps(run, book, draft, input->meeting, steps, count, &file);
    if (!status)
        draft_subject(draft, "meetings: decide %s in %s", told(run, steps, count), input->meeting);
    return status;
}

/* --- registers --- */

/* A register with a line more. */
static enum status append_line(struct run *run, struct draft *draft, const char *path,
                               const struct kind *kind, const void *record)
{
    struct blob blob;
    enum status status = record_check(run, kind, record);

    if (!status)
        status = draft_read(draft, path, &blob);
    if (status)
        return status;
    const struct source source = {path, blob.found ? blob.bytes : "", blob.found ? blob.size : 0};
    const struct text text = yaml_append(run, &source, kind, record);
    draft_file(draft, path, text.at, text.length);
    return STATUS_OK;
}

static enum status check_adoption(struct run *run, const struct book *book,
                                  const struct adoption *adoption)
{
    const struct date begun = month_first(book->compound->opened);
    const struct decisions *decisions;
    enum status status = book_decisions(run, book, &decisions);

    if (status)
        return status;
    if (decisions_find(decisions, adoption->decision))
        return fail(run, STATUS_REFUSED, "decision-twice", "see: meetings decisions",
                    "there is a decision '%s' already", adoption->decision);
    if (date_compare(adoption->date, run->today) > 0)
        return fail(run, STATUS_REFUSED, "date-in-future", "give the day on which it was taken",
                    "the decision '%s' is dated after the booking day", adoption->decision);
    if (date_compare(adoption->date, begun) < 0 || (adoption->voucher && adoption->reason))
        return STATUS_OK;
    return fail(run, STATUS_REFUSED, "adoption-bare",
                "give --voucher MINUTES and --reason, or enter the meeting itself",
                "'%s' was taken since the books began, and has no minutes or no reason why it was "
                "not tallied here",
                adoption->decision);
}

enum status adopt_decision(struct run *run, const struct book *book, void *context,
                           struct draft *draft)
{
    const struct adopt_input *input = context;
    struct adoption adoption = input->adoption;
    enum status status = STATUS_OK;

    if (input->voucher.bytes) {
        adoption.voucher_type = input->voucher.type;
        status = draft_voucher(draft, input->voucher.bytes, input->voucher.size,
                               input->voucher.type, &adoption.voucher);
    }
    if (!status)
        status = check_adoption(run, book, &adoption);
    if (!status)
        status = append_line(run, draft, "decisions.yaml", &kind_adoption, &adoption);
    if (!status)
        draft_subject(draft, "meetings: adopt %s, %s", adoption.decision,
                      short_of(run, adoption.title));
    return status;
}

enum status propose_assembly(struct run *run, const struct book *book, void *context,
                             struct draft *draft)
{
    struct proposal proposal = *(const struct proposal *)context;
    enum status status = STATUS_OK;

    proposal.date = or_today(run, proposal.date);
    for (size_t i = 0; i < proposal.units.count; i++)
        if (book_unit(book, proposal.units.item[i]) < 0)
            status = status_join(status, fail(run, STATUS_REFUSED, "unknown-unit",
                                              "look at the folder units/", "there is no unit '%s'",
                                              proposal.units.item[i]));
    if (!status)
        status = append_line(run, draft, "proposals.yaml", &kind_proposal, &proposal);
    if (!status)
        draft_subject(draft, "meetings: propose %s, %s, by %zu %s", proposal.proposal,
                      short_of(run, proposal.text), proposal.units.count,
                      told_word(run, proposal.units.count == 1 ? "unit" : "units"));
    return status;
}
