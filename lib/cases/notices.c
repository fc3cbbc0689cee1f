/* Notices as they hang: from their files, and what is due. */
#include "cases/notices.h"

#include "base/arena.h"
#include "cases/meetings.h"
#include "cases/seal.h"

#include <string.h>

const char *path_notice(struct run *run, const char *id)
{
    return arena_printf(run->arena, "notices/%.4s/%s.yaml", id + 1, id);
}

const char *notice_path(struct run *run, const void *record)
{
    return path_notice(run, ((const struct notice *)record)->id);
}

static bool is_by(struct date date, struct date last)
{
    return date_is_none(last) || date_compare(date, last) <= 0;
}

static struct notice_state state_of(const struct case_entry *entry, struct date last)
{
    const struct notice *notice = entry->record;
    const struct notice_event *log = notice->log.item;
    struct notice_state state = {
        .notice = notice, .source = entry->source, .photographed = notice->photo != NULL};

    for (size_t i = 0; i < notice->log.count; i++) {
        if (!is_by(log[i].date, last))
            continue;
        state.photographed |= log[i].photo != NULL;
        if (strcmp(log[i].what, "removed") == 0)
            state.removed = log[i].date;
    }
    return state;
}

enum status notices_read(struct run *run, const struct snapshot *snapshot, struct date last,
                         struct notices *out)
{
    struct case_entry *entries;
    size_t count;
    enum status status = cases_read(run, snapshot, &kind_notice, &entries, &count);

    *out = (struct notices){0};
    if (status)
        return status;
    out->item = arena_array(run->arena, count, sizeof *out->item);
    for (size_t i = 0; i < count; i++)
        if (is_by(((const struct notice *)entries[i].record)->posted, last))
            out->item[out->count++] = state_of(&entries[i], last);
    return STATUS_OK;
}

const struct notice_state *notices_find(const struct notices *notices, const char *id)
{
    for (size_t i = 0; id && i < notices->count; i++)
        if (strcmp(notices->item[i].notice->id, id) == 0)
            return &notices->item[i];
    return NULL;
}

int64_t notice_shown(const struct notice_state *state, struct date day)
{
    const struct date end = date_is_none(state->removed) ? day : state->removed;

    return (int64_t)date_days(end) - date_days(state->notice->posted);
}

bool notice_is_early(const struct notice_state *state)
{
    return !date_is_none(state->removed) &&
           notice_shown(state, state->removed) < state->notice->days;
}

int64_t notice_days(const struct compound *compound, const char *kind, struct date day)
{
    const struct notice_rule *rules = compound->notices.item;
    int64_t days = NOTICE_DAYS;

    for (size_t i = 0; i < compound->notices.count; i++)
        if (strcmp(rules[i].kind, kind) == 0 && date_compare(rules[i].from, day) <= 0)
            days = rules[i].days;
    return days;
}

/* A stored file lies in the month in which it was first stored, which a text that is posted again
 * does not tell. */
enum status notice_body(struct run *run, const struct snapshot *snapshot,
                        const struct notice *notice, const char **out)
{
    const char *name = arena_printf(run->arena, "%s.%s", notice->body, notice->body_type);
    struct entry *entries;
    size_t count;
    enum status status = snapshot_list(run, snapshot, "vouchers", &entries, &count);

    for (size_t i = 0; i < count && !status; i++) {
        struct blob blob;
        if (strcmp(strrchr(entries[i].path, '/') + 1, name) != 0)
            continue;
        status = snapshot_read(run, snapshot, entries[i].path, &blob);
        if (status)
            return status;
        *out = arena_dupn(run->arena, blob.bytes, blob.size);
        return STATUS_OK;
    }
    if (status)
        return status;
    return fail_at(run, (struct spot){.file = path_notice(run, notice->id)}, STATUS_DATA,
                   "notice-body", "restore the file from another copy of the ledger",
                   "the text '%.12s….%s' of '%s' is not there", notice->body, notice->body_type,
                   notice->id);
}

/* --- what is due --- */

static void push(struct run *run, struct notices_due *due, struct notice_due item)
{
    ARENA_PUSH(run->arena, due->item, due->count, due->capacity);
    due->item[due->count++] = item;
}

static bool is_published(const struct notices *notices, const char *kind, struct month month)
{
    for (size_t i = 0; i < notices->count; i++) {
        const struct notice *notice = notices->item[i].notice;
        if (strcmp(notice->kind, kind) == 0 && month_compare(notice->month, month) == 0)
            return true;
    }
    return false;
}

/* The day of the first notice of accounts, or none. */
static struct date first_accounts(const struct notices *notices)
{
    struct date first = {0};

    for (size_t i = 0; i < notices->count; i++) {
        const struct notice *notice = notices->item[i].notice;
        if (strcmp(notice->kind, "fees") == 0 &&
            (date_is_none(first) || date_compare(notice->posted, first) < 0))
            first = notice->posted;
    }
    return first;
}

static void due_accounts(struct run *run, const struct book *book, const struct notices *notices,
                         struct date day, struct notices_due *out)
{
    const struct date first = first_accounts(notices);

    for (size_t i = book->period_count; i-- > 0;) {
        const struct month month = book->periods[i].month;
        const struct period *period = book_period(book, month);
        if (!period || !period->closed || !period->closing ||
            date_compare(period->closing->date, day) > 0)
            continue;
        if (!date_is_none(first) && date_compare(period->closing->date, first) < 0)
            return;
        if (!is_published(notices, "fees", month))
            push(run, out, (struct notice_due){.what = "fees", .month = month});
        if (date_is_none(first))
            return;
    }
}

static enum status due_seal(struct run *run, const struct book *book, const struct notices *notices,
                            struct date day, struct notices_due *out)
{
    struct month *halves;
    size_t count;
    enum status status = seal_halves(run, book->snapshot, &halves, &count);

    for (size_t i = 0; i < count && !status; i++)
        if (date_compare(month_last(halves[i]), day) < 0 &&
            !is_published(notices, "seal", halves[i]))
            push(run, out, (struct notice_due){.what = "seal", .month = halves[i]});
    return status;
}

static bool is_announced(const struct notices *notices, const char *decision)
{
    for (size_t i = 0; i < notices->count; i++) {
        const char *named = notices->item[i].notice->decision;
        if (named && strcmp(notices->item[i].notice->kind, "decision") == 0 &&
            strcmp(named, decision) == 0)
            return true;
    }
    return false;
}

/* Whether what a meeting had decided by a day was not published by then: not by a step of its log,
 * and not each decision by a notice. */
static bool is_unpublished(const struct meeting *meeting, const struct notices *notices,
                           struct date day)
{
    const struct meeting_event *log = meeting->log.item;
    bool open = false;

    for (size_t i = 0; i < meeting->log.count; i++) {
        if (date_compare(log[i].date, day) > 0)
            continue;
        if (meeting_step_is(&log[i], "publish"))
            return false;
        open |= meeting_step_is(&log[i], "decision") && !is_announced(notices, log[i].decision);
    }
    return open;
}

static enum status due_decisions(struct run *run, const struct book *book,
                                 const struct notices *notices, struct date day,
                                 struct notices_due *out)
{
    struct meetings meetings;
    enum status status = meetings_read(run, book->snapshot, &meetings);

    for (size_t i = 0; !status && i < meetings.count; i++) {
        const struct meeting *meeting = meetings.item[i].meeting;
        const struct date by = meeting_publish_by(meeting);
        if (!date_is_none(by) && date_compare(by, day) < 0 && is_unpublished(meeting, notices, day))
            push(run, out,
                 (struct notice_due){
                     .what = "decision", .month = date_month(by), .meeting = meeting, .by = by});
    }
    return status;
}

/* Whether the same text was posted again when it had come down. */
static bool is_posted_again(const struct notices *notices, const struct notice_state *state)
{
    for (size_t i = 0; i < notices->count; i++) {
        const struct notice *other = notices->item[i].notice;
        if (other != state->notice && strcmp(other->body, state->notice->body) == 0 &&
            date_compare(other->posted, state->removed) >= 0)
            return true;
    }
    return false;
}

enum status notices_due(struct run *run, const struct book *book, const struct notices *notices,
                        struct date day, struct notices_due *out)
{
    *out = (struct notices_due){0};
    due_accounts(run, book, notices, day, out);
    enum status status = due_seal(run, book, notices, day, out);
    if (!status)
        status = due_decisions(run, book, notices, day, out);
    for (size_t i = 0; i < notices->count && !status; i++)
        if (notice_is_early(&notices->item[i]) && !is_posted_again(notices, &notices->item[i]))
            push(run, out, (struct notice_due){.what = "early", .notice = &notices->item[i]});
    return status;
}
