/*
 * The commit that brought a record. A commit whose message names it is looked at first, and
 * believed only when the record is really new in it. When none does, every commit that changed
 * the record's file is looked at.
 */
#include "audit/trace_inside.h"

#include "base/arena.h"
#include "record/id.h"

#include <string.h>

struct search {
    struct tracing *tracing;
    struct record_id id;
    bool only_named; /* first pass */
    bool found;
};

/* An import names its first and its last record only; any record of that day may be between. */
static bool is_in_range(struct run *run, const struct commit *commit, const struct record_id *id)
{
    const char *first = commit_trailer(run, commit, "Ledger-Record", 0);
    struct record_id a;

    return first && commit_trailer(run, commit, "Ledger-Count", 0) && id_parse(first, &a) &&
           date_compare(a.day, id->day) == 0 && a.desk == id->desk;
}

static bool names(struct run *run, const struct commit *commit, const struct search *search)
{
    const char *named;

    for (size_t n = 0; (named = commit_trailer(run, commit, "Ledger-Record", n)); n++)
        if (strcmp(named, search->tracing->event.id) == 0)
            return true;
    return is_in_range(run, commit, &search->id);
}

static enum status brings(struct run *run, struct store *store, const struct commit *commit,
                          const struct event *event, bool *out)
{
    struct addeds added = {.count = 0};
    struct deltas deltas;
    enum status status = delta_read(run, store, commit, NULL, NULL, &deltas);

    *out = false;
    if (status)
        return status;
    const size_t since = run->count;
    delta_records(run, &deltas, &added);
    run->count = since; /* a file that cannot be read brings nothing; verify says so */
    for (size_t i = 0; i < added.count && !*out; i++)
        *out = strcmp(added.item[i].id, event->id) == 0 &&
               strcmp(added.item[i].delta->change->path, event->path) == 0;
    return STATUS_OK;
}

static struct commit copy_commit(struct run *run, const struct commit *commit)
{
    struct commit copy = *commit;

    copy.author = arena_dup(run->arena, commit->author);
    copy.author_email = arena_dup(run->arena, commit->author_email);
    copy.committer = arena_dup(run->arena, commit->committer);
    copy.committer_email = arena_dup(run->arena, commit->committer_email);
    copy.message = arena_dup(run->arena, commit->message);
    return copy;
}

static enum status visit(struct run *run, const struct commit *commit, void *context)
{
    struct search *search = context;
    struct tracing *tracing = search->tracing;
    struct run worker;

    if (search->only_named && !names(run, commit, search))
        return STATUS_OK;
    run_fork(run, &worker);
    enum status status = brings(&worker, tracing->store, commit, &tracing->event, &search->found);
    run_join(run, &worker);
    arena_free(worker.arena);
    if (status || !search->found)
        return status;
    tracing->out->commit = copy_commit(tracing->run, commit);
    tracing->out->named = names(run, commit, search);
    return STATUS_FOUND;
}

void trace_push_commit(struct tracing *tracing, const struct commit *commit, const char *more)
{
    struct arena *arena = tracing->run->arena;
    const char *subject = arena_dupn(arena, commit->message, strcspn(commit->message, "\n"));
    char id[OID_SHORT], whole[OID_TEXT];

    trace_push(tracing, (struct trace_row){.what = "commit",
                                           .id = arena_dup(arena, commit_short(commit, id)),
                                           .date = commit_day(commit),
                                           .detail = arena_printf(arena, "%s, by %s <%s>%s",
                                                                  subject, commit->author,
                                                                  commit->author_email, more),
                                           .where = arena_dup(arena, oid_text(commit->id, whole))});
}

enum status trace_commit(struct tracing *tracing)
{
    struct search search = {.tracing = tracing, .only_named = true};

    /* An id of a shape that ids do not have cannot be here: the book has read it. */
    if (!id_parse(tracing->event.id, &search.id))
        search.id = (struct record_id){0};
    enum status status = history_walk(tracing->run, tracing->snapshot, visit, &search);
    if (!status && !search.found) {
        search.only_named = false;
        status = history_walk(tracing->run, tracing->snapshot, visit, &search);
    }
    if (status)
        return status;
    if (search.found) {
        trace_push_commit(tracing, &tracing->out->commit,
                          tracing->out->named ? "" : ", whose message does not name it");
        return STATUS_OK;
    }
    return fail_at(tracing->run,
                   (struct spot){.file = tracing->event.path, .line = tracing->event.line},
                   STATUS_FOUND, "record-origin", "run 'audit verify'",
                   "no commit of the history brings the record '%s'", tracing->event.id);
}
