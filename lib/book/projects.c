/* What projects have come to, from their logs and from the expenses that name them. */
#include "book/projects.h"

#include "base/arena.h"
#include "base/decimal.h"

#include <string.h>

const char *path_project(struct run *run, const char *id)
{
    return arena_printf(run->arena, "projects/%.4s/%s.yaml", id + 1, id);
}

const char *project_path(struct run *run, const void *record)
{
    return path_project(run, ((const struct project *)record)->id);
}

enum status project_read(struct run *run, const struct snapshot *snapshot, const char *id,
                         const struct project **out)
{
    const char *path = path_project(run, id);
    struct blob blob;
    void *record = NULL;
    enum status status = snapshot_read(run, snapshot, path, &blob);

    *out = NULL;
    if (status || !blob.found)
        return status;
    const struct source source = {path, blob.bytes, blob.size};
    status = yaml_read_map(run, &source, file_kind_of(path, NULL), &record);
    if (!status)
        *out = record;
    return status;
}

static bool is_step(const struct project_event *step, const char *what)
{
    return strcmp(step->what, what) == 0;
}

bool project_is_closed(const struct project *project)
{
    const struct project_event *log = project->log.item;
    bool closed = false;

    for (size_t i = 0; i < project->log.count; i++)
        closed = is_step(&log[i], "close") || (closed && !is_step(&log[i], "reopen"));
    return closed;
}

bool project_has_fund(const struct project *project, const char *fund)
{
    for (size_t i = 0; i < project->funds.count; i++)
        if (strcmp(project->funds.item[i], fund) == 0)
            return true;
    return false;
}

static enum status add_money(struct run *run, const struct project_state *state, int64_t *sum,
                             int64_t amount)
{
    if (decimal_add(*sum, amount, sum))
        return STATUS_OK;
    return fail_at(run, (struct spot){.file = state->source.path}, STATUS_DATA, "overflow", NULL,
                   "the amounts of the project '%s' are too large", state->project->id);
}

/* One step further. */
static enum status take_step(struct run *run, struct project_state *state,
                             const struct project_event *step)
{
    if (is_step(step, "quote")) {
        state->quotes += !state->contracted;
        return STATUS_OK;
    }
    if (is_step(step, "close") || is_step(step, "reopen")) {
        state->closed = is_step(step, "close");
        return STATUS_OK;
    }
    if (is_step(step, "note"))
        return STATUS_OK;
    state->last = step;
    state->contracted |= is_step(step, "contract");
    if (is_step(step, "acceptance"))
        state->accepted = step;
    if (is_step(step, "warranty"))
        state->warranty = step;
    return is_step(step, "contract") ? add_money(run, state, &state->contract, step->amount)
                                     : STATUS_OK;
}

static bool is_by(struct date date, struct date last)
{
    return date_is_none(last) || date_compare(date, last) <= 0;
}

/* Steps stand in the order in which they were written; those dated later are not yet there. */
static enum status take_log(struct run *run, struct project_state *state, struct date last)
{
    const struct project_event *log = state->project->log.item;
    struct project_event *steps = arena_array(run->arena, state->project->log.count, sizeof *steps);
    enum status status = STATUS_OK;

    state->log = steps;
    for (size_t i = 0; i < state->project->log.count && !status; i++) {
        if (!is_by(log[i].date, last))
            continue;
        steps[state->steps] = log[i];
        status = take_step(run, state, &steps[state->steps++]);
    }
    return status;
}

static enum status read_all(struct run *run, const struct book *book, struct projects *out)
{
    struct entry *entries;
    size_t count;
    enum status status = snapshot_list(run, book->snapshot, "projects", &entries, &count);

    if (status)
        return status;
    out->item = arena_array(run->arena, count, sizeof *out->item);
    for (size_t i = 0; i < count && !status; i++) {
        const struct file_kind *file = file_kind_of(entries[i].path, NULL);
        struct blob blob;
        void *record = NULL;
        if (!file || file->kinds[0] != &kind_project)
            continue;
        status = snapshot_read(run, book->snapshot, entries[i].path, &blob);
        if (status)
            return status;
        struct project_state state = {.source = {entries[i].path, blob.bytes, blob.size}};
        status = yaml_read_map(run, &state.source, file, &record);
        state.project = record;
        if (!status)
            out->item[out->count++] = state;
    }
    return status;
}

struct project_state *projects_find(const struct projects *projects, const char *id)
{
    for (size_t i = 0; id && i < projects->count; i++)
        if (strcmp(projects->item[i].project->id, id) == 0)
            return &projects->item[i];
    return NULL;
}

static bool is_in_force(const struct fold *fold, const struct event *event, struct date last)
{
    const struct event *undone = fold_fate(fold, event)->reversed_by;

    return is_by(event->date, last) && !(undone && is_by(undone->date, last));
}

static enum status take_expense(struct run *run, const struct projects *projects,
                                const struct event *event)
{
    const struct expense *expense = event->record;
    struct project_state *state = projects_find(projects, expense->project);

    if (!state)
        return STATUS_OK;
    ARENA_PUSH(run->arena, state->expenses, state->expense_count, state->expense_capacity);
    state->expenses[state->expense_count++] = (struct project_expense){event, NULL};
    return add_money(run, state, &state->entered, expense->amount);
}

static enum status take_payment(struct run *run, const struct projects *projects,
                                const struct event *event)
{
    const struct payment *payment = event->record;
    const struct event *of = book_find(projects->fold->book, payment->of);
    const struct expense *expense = of && of->kind == &kind_expense ? of->record : NULL;
    struct project_state *state = expense ? projects_find(projects, expense->project) : NULL;

    for (size_t i = 0; state && i < state->expense_count; i++)
        if (state->expenses[i].event == of)
            state->expenses[i].payment = event;
    return state ? add_money(run, state, &state->paid, expense->amount) : STATUS_OK;
}

enum status projects_compute(struct run *run, const struct fold *fold, struct date last,
                             struct projects *out)
{
    const struct records *records = fold->book->records;

    *out = (struct projects){.fold = fold};
    enum status status = read_all(run, fold->book, out);
    for (size_t i = 0; i < out->count && !status; i++)
        status = take_log(run, &out->item[i], last);
    for (size_t i = 0; i < records->count && !status && out->count; i++) {
        const struct event *event = &records->events[i];
        if (event->kind != &kind_expense && event->kind != &kind_payment)
            continue;
        if (!is_in_force(fold, event, last))
            continue;
        status = event->kind == &kind_expense ? take_expense(run, out, event)
                                              : take_payment(run, out, event);
    }
    return status;
}

const char *project_stage(const struct project_state *state)
{
    if (state->closed)
        return "closed";
    if (state->warranty)
        return "warranty";
    if (state->accepted)
        return "accepted";
    return state->contracted ? "contract" : "open";
}
