/* The verbs of meetings that read. */
#include "base/arena.h"
#include "base/decimal.h"
#include "book/decisions.h"
#include "cases/matters.h"
#include "cases/meeting_operations.h"
#include "cmd/meetings/meetings.h"
#include "report/minutes.h"

#include <inttypes.h>
#include <string.h>

#define COLUMNS(columns) (columns), sizeof(columns) / sizeof(columns)[0]

static enum status read_all(struct session *session, struct meetings *out)
{
    return meetings_read(session->run, session->snapshot, out);
}

/* The meeting that the arguments name; bad data when it is not there. */
static enum status read_one(struct session *session, struct meeting_file *out)
{
    struct meeting named = {0};

    session_fill(session, &kind_meeting, &named);
    enum status status = meeting_read(session->run, session->snapshot, named.id, out);
    if (!status && !out->meeting)
        return fail(session->run, STATUS_DATA, "unknown-case", "see 'meetings list'",
                    "there is no meeting '%s'", named.id);
    return status;
}

static bool is_wanted(const struct session *session, const struct meeting *meeting)
{
    const char *kind = session_text(session, "kind"), *state = session_text(session, "state");

    return (!kind || strcmp(kind, meeting->kind) == 0) &&
           (!state || strcmp(state, meeting_state(meeting)) == 0);
}

static void put_date_of(struct grid *grid, const struct meeting_event *step)
{
    if (step)
        grid_date(grid, step->date);
    else
        grid_empty(grid);
}

enum status meetings_list(struct session *session)
{
    static const struct column columns[] = {
        {"meeting", "Meeting", CELL_WORD},  {"kind", "Kind", CELL_WORD},
        {"noticed", "Noticed", CELL_DATE},  {"date", "Date", CELL_DATE},
        {"matters", "Matters", CELL_COUNT}, {"decided", "Decided", CELL_DATE},
        {"publish_by", "By", CELL_DATE},    {"published", "Published", CELL_DATE},
        {"state", "State", CELL_WORD},
    };
    struct grid *grid = grid_new(session->run, COLUMNS(columns));
    struct meetings meetings;
    enum status status = read_all(session, &meetings);

    for (size_t i = 0; !status && i < meetings.count; i++) {
        const struct meeting *meeting = meetings.item[i].meeting;
        const struct date by = meeting_publish_by(meeting);
        if (!is_wanted(session, meeting))
            continue;
        grid_text(grid, meeting->id);
        grid_text(grid, meeting->kind);
        grid_date(grid, meeting->noticed);
        grid_date(grid, meeting->date);
        grid_number(grid, (int64_t)meeting->matters.count);
        put_date_of(grid, meeting_last(meeting, "decision"));
        if (date_is_none(by))
            grid_empty(grid);
        else
            grid_date(grid, by);
        put_date_of(grid, meeting_published(meeting, meeting_last(meeting, "decision")));
        grid_text(grid, meeting_state(meeting));
    }
    return status ? status : session_grid(session, grid);
}

/* --- one meeting --- */

static const char *joined(struct run *run, const struct words *words)
{
    const char *list = "";

    for (size_t i = 0; i < words->count; i++)
        list = arena_printf(run->arena, "%s%s%s", list, *list ? " " : "", words->item[i]);
    return list;
}

static const char *who_of(struct run *run, const struct meeting_event *step)
{
    if (step->unit)
        return step->unit;
    if (step->by)
        return step->by;
    return joined(run, step->units.count ? &step->units : &step->persons);
}

static const char *what_of(struct run *run, const struct meeting_event *step)
{
    if (step->votes.count)
        return joined(run, &step->votes);
    if (step->decision)
        return arena_printf(run->arena, "%" PRId64 ": %s %s", step->matter, step->decision,
                            step->result);
    return step->text ? step->text : step->proof;
}

enum status meetings_show(struct session *session)
{
    static const struct column columns[] = {
        {"date", "Date", CELL_DATE}, {"what", "What", CELL_WORD}, {"who", "Who", CELL_TEXT},
        {"text", "Text", CELL_WORD}, {"due", "Due", CELL_DATE},
    };
    struct grid *grid = grid_new(session->run, COLUMNS(columns));
    struct meeting_file file;
    enum status status = read_one(session, &file);

    if (status)
        return status;
    const struct matter *matters = file.meeting->matters.item;
    const struct meeting_event *log = file.meeting->log.item;
    for (size_t i = 0; i < file.meeting->matters.count; i++) {
        grid_date(grid, file.meeting->noticed);
        grid_text(grid, "matter");
        grid_text(grid, arena_printf(session->run->arena, "%" PRId64 ", %s", matters[i].number,
                                     matters[i].rule));
        grid_text(grid, matters[i].text);
        grid_empty(grid);
    }
    for (size_t i = 0; i < file.meeting->log.count; i++) {
        grid_date(grid, log[i].date);
        grid_text(grid, log[i].what);
        grid_text(grid, who_of(session->run, &log[i]));
        grid_text(grid, what_of(session->run, &log[i]));
        if (date_is_none(log[i].due))
            grid_empty(grid);
        else
            grid_date(grid, log[i].due);
    }
    return session_grid(session, grid);
}

static void put_side(struct grid *grid, struct tally_side side)
{
    grid_number(grid, side.heads);
    grid_number(grid, side.area);
}

static void put_matter(struct grid *grid, const struct tally *tally,
                       const struct matter_tally *matter)
{
    grid_number(grid, matter->matter->number);
    grid_text(grid, matter->matter->rule);
    put_side(grid, tally->all);
    put_side(grid, tally->part);
    put_side(grid, matter->yes);
    put_side(grid, matter->no);
    put_side(grid, matter->abstain);
    put_side(grid, tally->delivered);
    put_side(grid, matter->added);
    put_side(grid, tally->missing);
    put_side(grid, tally->developer);
    for (int i = 0; i < SOURCE_COUNT; i++)
        grid_number(grid, tally->area_by[i]);
    grid_text(grid, matter->passed ? "passed" : "rejected");
}

enum status meetings_tally(struct session *session)
{
    static const struct column columns[] = {
        {"matter", "Matter", CELL_COUNT},
        {"rule", "Rule", CELL_WORD},
        {"all_heads", "Heads", CELL_COUNT},
        {"all_area", "Area", CELL_AREA},
        {"part_heads", "Taking part", CELL_COUNT},
        {"part_area", "Area", CELL_AREA},
        {"for_heads", "For", CELL_COUNT},
        {"for_area", "Area", CELL_AREA},
        {"against_heads", "Against", CELL_COUNT},
        {"against_area", "Area", CELL_AREA},
        {"abstain_heads", "Abstaining", CELL_COUNT},
        {"abstain_area", "Area", CELL_AREA},
        {"unreturned_heads", "Not returned", CELL_COUNT},
        {"unreturned_area", "Area", CELL_AREA},
        {"added_heads", "Added", CELL_COUNT},
        {"added_area", "Area", CELL_AREA},
        {"missing_heads", "Not delivered", CELL_COUNT},
        {"missing_area", "Area", CELL_AREA},
        {"developer_heads", "Developer", CELL_COUNT},
        {"developer_area", "Area", CELL_AREA},
        {"registered_area", "Registered", CELL_AREA},
        {"surveyed_area", "Surveyed", CELL_AREA},
        {"contract_area", "Contract", CELL_AREA},
        {"result", "Result", CELL_WORD},
    };
    struct grid *grid = grid_new(session->run, COLUMNS(columns));
    struct meeting_file file;
    struct book *book;
    struct tally tally;
    enum status status = read_one(session, &file);

    if (!status)
        status = book_open(session->run, session->snapshot, &book);
    if (!status)
        status = tally_compute(session->run, book, &file.source, file.meeting, STATUS_DATA, &tally);
    if (!status && !tally.quorum)
        return fail(session->run, STATUS_REFUSED, "no-quorum",
                    "enter the ballots that are missing, or call the meeting again",
                    "the meeting '%s' has no quorum: %s", file.meeting->id,
                    tally_shortfall(session->run, &tally));
    for (size_t i = 0; !status && i < tally.count; i++)
        put_matter(grid, &tally, &tally.matters[i]);
    return status ? status : session_grid(session, grid);
}

enum status meetings_minutes(struct session *session)
{
    struct meeting_file file;
    struct document *document;
    struct json *json;
    struct book *book;
    enum status status = read_one(session, &file);

    if (!status)
        status = session_book(session, &book);
    if (!status)
        status = minutes_document(session->run, book, &file, &document, &json);
    return status ? status : session_document(session, document, json);
}

/* --- over all meetings --- */

static void put_stage(struct grid *grid, const struct matter_stages *matter, enum stage stage)
{
    const struct meeting *meeting = matter->stage[stage].meeting;

    if (meeting)
        grid_date(grid, meeting->date);
    else
        grid_empty(grid);
}

enum status meetings_matters(struct session *session)
{
    static const struct column columns[] = {
        {"topic", "Topic", CELL_TEXT},       {"text", "Matter", CELL_TEXT},
        {"party", "Party", CELL_DATE},       {"committee", "Committee", CELL_DATE},
        {"assembly", "Assembly", CELL_DATE}, {"joint", "Joint", CELL_DATE},
        {"stage", "Stage", CELL_WORD},       {"decision", "Decision", CELL_TEXT},
        {"result", "Result", CELL_WORD},
    };
    struct grid *grid = grid_new(session->run, COLUMNS(columns));
    struct meetings meetings;
    struct matters matters;
    enum status status = read_all(session, &meetings);

    if (!status)
        status = matters_compute(session->run, &meetings, (struct date){0}, &matters);
    for (size_t i = 0; !status && i < matters.count; i++) {
        const struct matter_stages *matter = &matters.item[i];
        const struct meeting_event *decided = matter->stage[matter->last].decided;
        grid_text(grid, matter->topic);
        grid_text(grid, matter->text);
        for (int stage = 0; stage < STAGE_COUNT; stage++)
            put_stage(grid, matter, (enum stage)stage);
        grid_text(grid, stage_name(matter->last));
        grid_text(grid, decided ? decided->decision : NULL);
        grid_text(grid, decided ? decided->result : NULL);
    }
    return status ? status : session_grid(session, grid);
}

static void put_decision(struct session *session, struct grid *grid,
                         const struct decision *decision)
{
    const struct meeting_event none = {0}, *step = decision->step ? decision->step : &none;

    grid_text(grid, decision->id);
    grid_date(grid, decision->date);
    grid_text(grid, decision->kind);
    grid_text(grid, decision->text);
    grid_text(grid, decision->passed ? "passed" : "rejected");
    grid_text(grid, decision->meeting ? decision->meeting->id : "adopted, not tallied here");
    if (decision->step) {
        put_side(grid, (struct tally_side){step->for_heads, step->for_area});
        put_side(grid, (struct tally_side){step->against_heads, step->against_area});
        put_side(grid, (struct tally_side){step->part_heads, step->part_area});
        put_side(grid, (struct tally_side){step->all_heads, step->all_area});
    } else {
        for (int i = 0; i < 8; i++)
            grid_empty(grid);
    }
    grid_date(grid, decision_challenge_until(decision->date));
    (void)session;
}

enum status meetings_decisions(struct session *session)
{
    static const struct column columns[] = {
        {"decision", "Decision", CELL_TEXT},
        {"date", "Date", CELL_DATE},
        {"kind", "Kind", CELL_WORD},
        {"text", "What", CELL_TEXT},
        {"result", "Result", CELL_WORD},
        {"meeting", "Meeting", CELL_WORD},
        {"for_heads", "For", CELL_COUNT},
        {"for_area", "Area", CELL_AREA},
        {"against_heads", "Against", CELL_COUNT},
        {"against_area", "Area", CELL_AREA},
        {"part_heads", "Taking part", CELL_COUNT},
        {"part_area", "Area", CELL_AREA},
        {"all_heads", "Heads", CELL_COUNT},
        {"all_area", "Area", CELL_AREA},
        {"challenge_until", "Challenge until", CELL_DATE},
    };
    struct grid *grid = grid_new(session->run, COLUMNS(columns));
    const struct decisions *decisions;
    struct book *book;
    enum status status = book_open(session->run, session->snapshot, &book);

    if (!status)
        status = book_decisions(session->run, book, &decisions);
    for (size_t i = 0; !status && i < decisions->count; i++)
        put_decision(session, grid, &decisions->item[i]);
    return status ? status : session_grid(session, grid);
}

enum status meetings_proposals(struct session *session)
{
    static const struct column columns[] = {
        {"proposal", "Proposal", CELL_TEXT},   {"text", "Matter", CELL_TEXT},
        {"since", "Since", CELL_DATE},         {"heads", "Heads", CELL_COUNT},
        {"all_heads", "Of heads", CELL_COUNT}, {"area", "Area", CELL_AREA},
        {"all_area", "Of area", CELL_AREA},    {"reached", "Must be called", CELL_WORD},
        {"meeting", "Meeting", CELL_WORD},
    };
    struct grid *grid = grid_new(session->run, COLUMNS(columns));
    struct proposal_state *proposals;
    struct book *book;
    size_t count = 0;
    bool due = false;
    enum status status = book_open(session->run, session->snapshot, &book);

    if (!status)
        status = proposals_compute(session->run, book, &proposals, &count);
    for (size_t i = 0; !status && i < count; i++) {
        const struct proposal_state *state = &proposals[i];
        due |= state->reached && !state->meeting;
        grid_text(grid, state->proposal);
        grid_text(grid, state->text);
        grid_date(grid, state->first);
        grid_number(grid, state->asked.heads);
        grid_number(grid, state->all.heads);
        grid_number(grid, state->asked.area);
        grid_number(grid, state->all.area);
        grid_text(grid, state->reached ? "yes" : "no");
        grid_text(grid, state->meeting);
    }
    if (!status)
        status = session_grid(session, grid);
    return status ? status : due ? STATUS_FOUND : STATUS_OK;
}

static void put_rule(struct grid *grid, const char *rule, const char *value, const char *meaning)
{
    grid_text(grid, rule);
    grid_text(grid, value);
    grid_text(grid, meaning);
}

enum status meetings_rules(struct session *session)
{
    static const struct column columns[] = {{"rule", "Rule", CELL_WORD},
                                            {"value", "Value", CELL_TEXT},
                                            {"meaning", "Meaning", CELL_WORD}};
    struct grid *grid = grid_new(session->run, COLUMNS(columns));
    struct votes votes = votes_in_force(session->compound, "assembly");
    const struct votes committee = votes_in_force(session->compound, "committee");

    votes.members = committee.members;
    votes.half = committee.half;
    votes.committee_days = committee.committee_days;
    for (size_t i = 0; i < kind_votes.field_count; i++) {
        const struct field *field = &kind_votes.fields[i];
        const char *value = field_text(session->run, field, &votes);
        put_rule(grid, field->name, field->type == FIELD_FLAG && !*value ? "false" : value,
                 field->help);
    }
    return session_grid(session, grid);
}
