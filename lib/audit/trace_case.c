/*
 * A ticket, a meeting, a notice or a project: its file as it stands, each step of its log, and the
 * commits that changed it, from the first.
 */
#include "audit/trace_inside.h"

#include "base/arena.h"
#include "book/case_file.h"
#include "format/field.h"

#include <string.h>

static bool has_number(const struct kind *kind)
{
    const enum field_type type = kind->fields[0].type;

    return type == FIELD_TICKET || type == FIELD_MEETING || type == FIELD_NOTICE ||
           type == FIELD_PROJECT;
}

/* The kind of case whose numbers look like that, or NULL. */
static const struct kind *kind_of(struct run *run, const char *id)
{
    const char *expected;

    for (const struct file_kind *file = all_files; file->name; file++) {
        const struct kind *kind = file->kinds ? file->kinds[0] : NULL;
        if (file->rule == RULE_CASE && has_number(kind) &&
            field_parse(run, &kind->fields[0], id, arena_alloc(run->arena, kind->size), &expected))
            return kind;
    }
    return NULL;
}

bool audit_trace_is_case(struct run *run, const char *id)
{
    return kind_of(run, id) != NULL;
}

static void push_steps(struct tracing *tracing, const struct kind *kind,
                       const struct case_entry *entry)
{
    const struct case_log log = case_log(kind, entry->record);

    for (size_t i = 0; i < log.count; i++) {
        const void *step = case_step(&log, i);
        const char *text = record_string(log.kind, step, "text");
        const int line = case_step_spot(tracing->run, &entry->source, i).line;
        trace_push(tracing, (struct trace_row){
                                .what = case_step_what(&log, i),
                                .date = case_step_date(&log, i),
                                .detail = text ? text : record_string(log.kind, step, "note"),
                                .where = trace_where(tracing->run, entry->source.path, line)});
    }
}

struct search {
    struct tracing *tracing;
    const char *path;
    size_t found;
};

static bool is_changed(const struct path_change *changes, size_t count, const char *path)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(changes[i].path, path) == 0)
            return true;
    return false;
}

static enum status visit(struct run *run, const struct commit *commit, void *context)
{
    struct search *search = context;
    struct path_change *changes;
    struct run worker;
    size_t count = 0;

    run_fork(run, &worker);
    enum status status =
        history_changes(&worker, search->tracing->store, commit, NULL, &changes, &count);
    const bool changed = !status && is_changed(changes, count, search->path);
    run_join(run, &worker);
    arena_free(worker.arena);
    if (!changed)
        return status;
    trace_push_commit(search->tracing, commit, "");
    search->tracing->out->named = true;
    search->found++;
    return STATUS_OK;
}

/* The walk is from the newest, the trace from the first. */
static void turn_round(struct trace_row *rows, size_t count)
{
    for (size_t i = 0; i < count / 2; i++) {
        const struct trace_row row = rows[i];
        rows[i] = rows[count - 1 - i];
        rows[count - 1 - i] = row;
    }
}

static enum status push_commits(struct tracing *tracing, const char *path)
{
    struct search search = {tracing, path, 0};
    const size_t since = tracing->out->count;
    enum status status = history_walk(tracing->run, tracing->snapshot, visit, &search);

    if (status)
        return status;
    turn_round(&tracing->out->rows[since], tracing->out->count - since);
    if (search.found)
        return STATUS_OK;
    return fail_at(tracing->run, (struct spot){.file = path}, STATUS_FOUND, "record-origin",
                   "run 'audit verify'", "no commit of the history brings '%s'", path);
}

enum status trace_case(struct tracing *tracing, const char *id)
{
    struct run *run = tracing->run;
    const struct kind *kind = kind_of(run, id);
    struct case_entry *entries;
    size_t count;
    enum status status = cases_read(run, tracing->snapshot, kind, &entries, &count);

    for (size_t i = 0; i < count && !status; i++) {
        if (strcmp(FIELD_IN(const char *, entries[i].record, &kind->fields[0]), id) != 0)
            continue;
        trace_push(tracing, (struct trace_row){.what = "record",
                                               .id = id,
                                               .detail = kind->name,
                                               .where = entries[i].source.path});
        push_steps(tracing, kind, &entries[i]);
        return push_commits(tracing, entries[i].source.path);
    }
    return status ? status
                  : fail(run, STATUS_DATA, "unknown-record",
                         "the number is the name of its file, like tickets/2026/T2026-0001.yaml",
                         "there is no %s '%s'", kind->name, id);
}
