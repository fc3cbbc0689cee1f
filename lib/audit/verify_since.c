/*
 * A verification that goes on from the state of the last one: what has changed since then, seen as
 * one change from that commit to the newest. Files that were there and did not change are as they
 * were judged.
 */
#include "audit/verify_rules.h"

#include "base/arena.h"
#include "book/check.h"

#include <string.h>

static enum status take(struct run *run, const struct commit *commit, void *context)
{
    (void)run;
    *(struct commit *)context = *commit;
    return STATUS_FOUND;
}

/* Whether the books as a whole follow from more than what is judged by itself: registers, rolls,
 * closings, and whatever was found in them before. */
static bool needs_books(const struct verify *verify)
{
    const struct audit_state *since = verify->asked->since;

    for (size_t i = 0; i < verify->changed.count; i++) {
        const struct file_kind *file = verify->changed.item[i].file;
        if (!file ||
            (file->rule != RULE_DAYBOOK && file->rule != RULE_STORED && file->rule != RULE_CASE))
            return true;
    }
    return since->findings[RULE_RECORDS] || since->findings[RULE_BALANCE] ||
           since->findings[RULE_CLOSINGS];
}

enum status since_open(struct verify *verify)
{
    struct run *run = verify->run;
    struct commit before, now;
    struct snapshot *then;
    enum status status = history_snapshot(run, verify->store, verify->asked->since->commit, &then);

    if (!status)
        status = history_walk(run, then, take, &before);
    if (!status)
        status = history_walk(run, verify->snapshot, take, &now);
    if (!status)
        status = delta_read(run, verify->store, &now, &before, NULL, &verify->changed);
    verify->continued = !status && !needs_books(verify);
    return status;
}

static enum status check_deltas(struct verify *verify)
{
    enum status status = STATUS_OK;

    for (size_t i = 0; i < verify->changed.count; i++) {
        const struct delta *delta = &verify->changed.item[i];
        if (delta->after.found)
            status =
                status_join(status, check_file(verify->run, delta->change->path, delta->after.bytes,
                                               delta->after.size, delta->change->mode));
    }
    return status;
}

static bool is_stored(const struct entry *entries, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(strrchr(entries[i].path, '/') + 1, name) == 0)
            return true;
    return false;
}

/* The papers that a new record names are there. */
static enum status check_papers(struct verify *verify, const struct added *added)
{
    struct run *run = verify->run;
    enum status status = STATUS_OK;
    struct entry *entries;
    struct paper paper;
    size_t count;

    for (size_t at = 0; record_paper(added->kind, added->record, &at, &paper);) {
        const char *name = arena_printf(run->arena, "%s.%s", paper.sha256, paper.type);
        enum status listed = snapshot_list(run, verify->snapshot, "vouchers", &entries, &count);
        if (listed)
            return listed;
        if (!is_stored(entries, count, name))
            status = fail_at(
                run, (struct spot){.file = added->delta->change->path, .line = added->line},
                STATUS_DATA, "voucher-lost", "restore the file from another copy of the ledger",
                "the voucher '%.12s….%s' of '%s' is not there", paper.sha256, paper.type,
                added->id);
    }
    return status;
}

static enum status check_added(struct verify *verify, const struct book *book,
                               const struct added *added)
{
    const struct spot spot = {.file = added->delta->change->path, .line = added->line};
    enum status status =
        check_standing(verify->run, book, added->kind, added->record, added->delta->day, spot);

    return status_join(status, check_papers(verify, added));
}

enum status since_records(struct verify *verify)
{
    struct addeds added = {.count = 0};
    struct book *book;
    enum status status = check_deltas(verify);
    const size_t since = verify->run->count;

    if (delta_records(verify->run, &verify->changed, &added))
        verify->run->count = since; /* what cannot be read was told of the file */
    if (!added.count)
        return status;
    enum status opened = book_open(verify->run, verify->snapshot, &book);
    if (opened)
        return status_join(status, opened);
    for (size_t i = 0; i < added.count; i++)
        status = status_join(status, check_added(verify, book, &added.item[i]));
    return status;
}
