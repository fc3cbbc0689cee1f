#include "cases/meetings.h"

#include "base/arena.h"
#include "book/roster.h"
#include "cases/tickets.h"

#include <string.h>

enum { CHALLENGE_MONTHS = 12 };

const char *path_meeting(struct run *run, const char *id)
{
    return arena_printf(run->arena, "meetings/%.4s/%s.yaml", id + 1, id);
}

const char *meeting_path(struct run *run, const void *record)
{
    return path_meeting(run, ((const struct meeting *)record)->id);
}

enum status meetings_read(struct run *run, const struct snapshot *snapshot, struct meetings *out)
{
    struct case_entry *entries;
    size_t count;
    enum status status = cases_read(run, snapshot, &kind_meeting, &entries, &count);

    *out = (struct meetings){0};
    if (status)
        return status;
    out->item = arena_array(run->arena, count, sizeof *out->item);
    for (; out->count < count; out->count++)
        out->item[out->count] =
            (struct meeting_file){entries[out->count].record, entries[out->count].source};
    return STATUS_OK;
}

enum status meeting_read(struct run *run, const struct snapshot *snapshot, const char *id,
                         struct meeting_file *out)
{
    struct case_entry entry;
    enum status status = case_read(run, snapshot, path_meeting(run, id), &entry);

    *out = (struct meeting_file){status ? NULL : entry.record, entry.source};
    return status;
}

bool meeting_step_is(const struct meeting_event *step, const char *what)
{
    return strcmp(step->what, what) == 0;
}

bool meeting_has_topic(const struct meeting *meeting, const char *topic)
{
    const struct matter *matters = meeting->matters.item;

    for (size_t i = 0; i < meeting->matters.count; i++)
        if (matters[i].topic && strcmp(matters[i].topic, topic) == 0)
            return true;
    return false;
}

const struct meeting_event *meeting_last(const struct meeting *meeting, const char *what)
{
    const struct meeting_event *log = meeting->log.item;

    for (size_t i = meeting->log.count; i > 0; i--)
        if (meeting_step_is(&log[i - 1], what))
            return &log[i - 1];
    return NULL;
}

const struct meeting_event *meeting_decided(const struct meeting *meeting, int64_t matter)
{
    const struct meeting_event *log = meeting->log.item;

    for (size_t i = 0; i < meeting->log.count; i++)
        if (meeting_step_is(&log[i], "decision") && log[i].matter == matter)
            return &log[i];
    return NULL;
}

const struct meeting_event *meeting_promise(const struct meeting *meeting, int64_t number)
{
    const struct meeting_event *log = meeting->log.item;
    int64_t count = 0;

    for (size_t i = 0; i < meeting->log.count; i++)
        if (meeting_step_is(&log[i], "promise") && ++count == number)
            return &log[i];
    return NULL;
}

const struct meeting_event *meeting_kept(const struct meeting *meeting, int64_t number)
{
    const struct meeting_event *log = meeting->log.item;

    for (size_t i = 0; i < meeting->log.count; i++)
        if (meeting_step_is(&log[i], "kept") && log[i].promise == number)
            return &log[i];
    return NULL;
}

enum status meeting_kept_on(struct run *run, const struct snapshot *snapshot,
                            const struct meeting *meeting, int64_t number, struct date last,
                            struct date *out)
{
    const struct meeting_event *promise = meeting_promise(meeting, number);
    const struct meeting_event *kept = meeting_kept(meeting, number);
    const struct ticket *ticket = NULL;
    struct source source;
    enum status status = STATUS_OK;

    *out = kept && (date_is_none(last) || date_compare(kept->date, last) <= 0) ? kept->date
                                                                               : (struct date){0};
    if (promise && promise->ticket)
        status = ticket_read(run, snapshot, promise->ticket, &source, &ticket);
    if (status || !ticket)
        return status;
    const struct ticket_life life = ticket_live(ticket, last);
    if (life.state == STATE_DONE && (date_is_none(*out) || date_compare(life.ended, *out) < 0))
        *out = life.ended;
    return STATUS_OK;
}

const struct meeting_event *meeting_published(const struct meeting *meeting,
                                              const struct meeting_event *decision)
{
    const struct meeting_event *log = meeting->log.item;
    bool behind = decision == NULL;

    for (size_t i = 0; i < meeting->log.count; i++) {
        if (behind && meeting_step_is(&log[i], "publish"))
            return &log[i];
        behind |= &log[i] == decision;
    }
    return NULL;
}

const char *meeting_state(const struct meeting *meeting)
{
    if (meeting_last(meeting, "cancel"))
        return "cancelled";
    const struct meeting_event *decision = meeting_last(meeting, "decision");
    if (meeting_published(meeting, decision))
        return "published";
    if (decision)
        return "decided";
    return meeting_last(meeting, "attend") || meeting_last(meeting, "ballot") ? "held" : "called";
}

struct date meeting_deadline(const struct meeting *meeting)
{
    return date_is_none(meeting->deadline) ? meeting->date : meeting->deadline;
}

struct date meeting_publish_by(const struct meeting *meeting)
{
    const struct meeting_event *decided = meeting_last(meeting, "decision");

    if (!decided || !meeting->votes || !meeting->votes->publish_days)
        return (struct date){0};
    return date_from_days(date_days(decided->date) + (int32_t)meeting->votes->publish_days);
}

struct date decision_challenge_until(struct date decided)
{
    const struct month month = month_add(date_month(decided), CHALLENGE_MONTHS);
    struct date until = {month.year, month.month, decided.day};

    return date_compare(until, month_last(month)) > 0 ? month_last(month) : until;
}

enum status committee_members(struct run *run, const struct book *book, struct date day,
                              struct words *out)
{
    const struct roster *roster;
    enum status status = book_roster(run, book, &roster);

    *out = (struct words){0};
    for (size_t i = 0; !status && i < roster->bodies.count && !out->count; i++)
        if (strcmp(body_at(roster, i)->kind, "committee") == 0)
            *out = roster_members(run, roster, body_at(roster, i)->body, day);
    return status;
}
