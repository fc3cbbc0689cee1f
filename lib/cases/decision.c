/*
 * What a decision says of its votes, against what the tally gives: now, and when it was made.
 */
#include "cases/meetings.h"
#include "store/history.h"

#include <string.h>

struct meeting_event decision_step(const struct tally *tally, const struct matter_tally *matter)
{
    return (struct meeting_event){.what = "decision",
                                  .matter = matter->matter->number,
                                  .result = matter->passed ? "passed" : "rejected",
                                  .for_heads = matter->yes.heads,
                                  .for_area = matter->yes.area,
                                  .against_heads = matter->no.heads,
                                  .against_area = matter->no.area,
                                  .abstain_heads = matter->abstain.heads,
                                  .abstain_area = matter->abstain.area,
                                  .part_heads = tally->part.heads,
                                  .part_area = tally->part.area,
                                  .all_heads = tally->all.heads,
                                  .all_area = tally->all.area,
                                  .added_heads = matter->added.heads,
                                  .added_area = matter->added.area};
}

static bool same_counts(const struct meeting_event *a, const struct meeting_event *b)
{
    return a->for_heads == b->for_heads && a->for_area == b->for_area &&
           a->against_heads == b->against_heads && a->against_area == b->against_area &&
           a->abstain_heads == b->abstain_heads && a->abstain_area == b->abstain_area &&
           a->part_heads == b->part_heads && a->part_area == b->part_area &&
           a->all_heads == b->all_heads && a->all_area == b->all_area &&
           a->added_heads == b->added_heads && a->added_area == b->added_area;
}

bool decision_supported(const struct meeting_event *step, const struct tally *tally)
{
    const struct meeting_event wanted = decision_step(tally, &tally->matters[step->matter - 1]);

    return tally->quorum && strcmp(step->result, wanted.result) == 0 && same_counts(step, &wanted);
}

/* The same decision with the same figures, or NULL. */
static const struct meeting_event *find_step(const struct meeting *meeting,
                                             const struct meeting_event *wanted)
{
    const struct meeting_event *log = meeting->log.item;

    for (size_t i = 0; i < meeting->log.count; i++)
        if (meeting_step_is(&log[i], "decision") && log[i].decision && log[i].result &&
            strcmp(log[i].decision, wanted->decision) == 0 && log[i].matter == wanted->matter &&
            strcmp(log[i].result, wanted->result) == 0 && same_counts(&log[i], wanted))
            return &log[i];
    return NULL;
}

/* The meeting as a snapshot has it; no record when it is not there or cannot be read, which is told
 * by the rules that look at that commit. */
static enum status read_then(struct run *run, const struct snapshot *snapshot, const char *path,
                             struct case_entry *out)
{
    const size_t since = run->count;
    enum status status = case_read(run, snapshot, path, out);

    if (status == STATUS_SYSTEM || status == STATUS_BUSY)
        return status;
    if (status)
        out->record = NULL;
    run->count = since;
    return STATUS_OK;
}

/* The commit that brought the decision as it is, and the meeting as it was then. */
static enum status find_origin(struct run *run, const struct snapshot *snapshot, const char *path,
                               const struct meeting_event *step, struct snapshot **out,
                               struct case_entry *entry)
{
    const struct snapshot *from = snapshot;

    for (*out = NULL; from;) {
        struct snapshot *after, *before;
        struct case_entry then = {.record = NULL}, earlier = {.record = NULL};
        enum status status = history_change(run, from, path, &after, &before);
        if (!status && after)
            status = read_then(run, after, path, &then);
        if (!status && before)
            status = read_then(run, before, path, &earlier);
        if (status || !after)
            return status;
        if (earlier.record && find_step(earlier.record, step)) {
            from = before;
            continue;
        }
        if (then.record && find_step(then.record, step)) {
            *out = after;
            *entry = then;
        }
        return STATUS_OK;
    }
    return STATUS_OK;
}

enum status decision_held_then(struct run *run, const struct snapshot *snapshot, const char *path,
                               const struct meeting_event *step, bool *out)
{
    struct snapshot *origin;
    struct case_entry entry = {.record = NULL};
    struct book *book;
    struct tally tally = {.count = 0};
    enum status status = find_origin(run, snapshot, path, step, &origin, &entry);

    *out = false;
    if (status || !origin)
        return status;
    const size_t since = run->count;
    status = book_open(run, origin, &book);
    if (!status)
        status = tally_compute(run, book, &entry.source, entry.record, STATUS_DATA, &tally);
    run->count = since; /* that commit is not what is judged */
    *out = !status && step->matter <= (int64_t)tally.count && decision_supported(step, &tally);
    return STATUS_OK;
}
