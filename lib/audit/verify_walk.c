/*
 * The walk over the history. Nearly all the time goes into reading git's objects, and a commit is
 * judged by itself, so batches of commits are handed to as many threads as there are cores, each
 * with a store of its own. Only which months were closed depends on what was before; a batch
 * notes months that its records are of and months that it closes or opens, and these notes are
 * gone through in order at the end.
 */
#include "audit/verify_rules.h"

#include "base/arena.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BATCH = 512, THREADS_MAX = 8 };

/* A commit brings records of a month, or closes or opens it. */
struct month_note {
    size_t commit;
    struct month month;
    enum { NOTE_RECORD, NOTE_CLOSED, NOTE_OPENED } what;
};

struct batch {
    struct run run; /* findings and notes, in memory of its own */
    size_t findings[RULE_COUNT];
    size_t records;
    enum status status;
    struct month_note *notes;
    size_t note_count, note_capacity;
};

struct walk {
    const struct run *run;
    const struct commit *commits;
    size_t count;
    struct batch *batches;
    size_t batch_count;
    atomic_size_t next; /* the next batch that nobody has taken */
};

struct worker {
    struct walk *walk;
    struct store *store;
    pthread_t thread;
};

/* Puts the commit in front of the messages of all findings from `since` on. */
static void name_commit(const struct step *step, size_t since)
{
    char id[OID_SHORT], day[DATE_SIZE];

    for (size_t i = since; i < step->run->count; i++)
        step->run->findings[i].message =
            phrase_printf(step->run, "commit '%s' of %s: %s", commit_short(step->commit, id),
                          date_text(step->day, day), step->run->findings[i].message);
}

static struct step step_at(const struct walk *walk, size_t index, struct run *run)
{
    const struct commit *commit = &walk->commits[index];

    return (struct step){.run = run,
                         .commit = commit,
                         .previous = index ? commit - 1 : NULL,
                         .day = commit_day(commit)};
}

/* When a changed file cannot be read as what it should be, its new records are not known. */
static enum status step_open(struct step *step, struct store *store, const struct deltas *last)
{
    enum status status = delta_read(step->run, store, step->commit, last, &step->deltas);

    if (!status)
        step->added_known = delta_records(step->run, &step->deltas, &step->added) == STATUS_OK;
    if (!status && step->registers && step_needs_signature(step->registers, &step->deltas))
        status = history_signature(step->run, store, step->commit->id, &step->signature);
    return status;
}

static enum status step_judge(const struct step *step, struct batch *batch)
{
    static step_rule *const rules[RULE_COUNT] = {
        [RULE_LINEAR] = rule_linear,     [RULE_CLOCK] = rule_clock,
        [RULE_COMMANDS] = rule_commands, [RULE_TRANSITIONS] = rule_transitions,
        [RULE_TRAILERS] = rule_trailers, [RULE_OFFICERS] = rule_officers,
    };

    for (size_t i = 0; i < RULE_COUNT; i++) {
        const size_t since = step->run->count;
        enum status status = rules[i] ? rules[i](step) : STATUS_OK;
        batch->findings[i] += count_findings(step->run, since);
        if (is_failure(status))
            return status;
    }
    return STATUS_OK;
}

static void note_month(struct batch *batch, struct month_note note)
{
    const struct month_note *last = batch->note_count ? &batch->notes[batch->note_count - 1] : NULL;

    if (last && last->commit == note.commit && last->what == note.what &&
        month_compare(last->month, note.month) == 0)
        return;
    ARENA_PUSH(batch->run.arena, batch->notes, batch->note_count, batch->note_capacity);
    batch->notes[batch->note_count++] = note;
}

/* The records come first: they are judged by what was closed before the commit. */
static void note_months(const struct step *step, size_t index, struct batch *batch)
{
    for (size_t i = 0; i < step->added.count; i++) {
        const struct added *added = &step->added.item[i];
        if (added->delta->file->rule != RULE_DAYBOOK)
            continue;
        note_month(batch, (struct month_note){index, date_month(added->date), NOTE_RECORD});
        note_month(batch, (struct month_note){index, date_month(added->delta->day), NOTE_RECORD});
    }
    for (size_t i = 0; i < step->deltas.count; i++) {
        size_t known;
        const struct case_log log = delta_steps(step->run, &step->deltas.item[i], &known);
        for (size_t k = known; k < log.count; k++)
            note_month(batch, (struct month_note){index, date_month(case_step_date(&log, k)),
                                                  NOTE_RECORD});
    }
    for (size_t i = 0; i < step->deltas.count; i++) {
        const struct delta *delta = &step->deltas.item[i];
        if (delta->file && delta->file->rule == RULE_LOG)
            note_month(batch, (struct month_note){index, date_month(delta->day),
                                                  delta_closes(step->run, delta) ? NOTE_CLOSED
                                                                                 : NOTE_OPENED});
    }
}

/* A commit that cannot be read does not keep the others from being judged. */
static void batch_judge(const struct walk *walk, size_t number, struct store *store)
{
    struct batch *batch = &walk->batches[number];
    size_t from = number * BATCH, to = from + BATCH < walk->count ? from + BATCH : walk->count;
    struct deltas last = {.count = 0};
    struct registers registers;
    struct run run;

    run_fork(walk->run, &run);
    const enum status opened = registers_open(&run, store, &walk->commits[from], &registers);
    batch->findings[RULE_READABLE] += count_findings(&run, 0);
    if (is_failure(opened))
        batch->status = opened;
    for (size_t i = from; i < to; i++) {
        struct step step = step_at(walk, i, &run);
        const size_t since = run.count;
        step.registers = &registers;
        enum status status = step_open(&step, store, &last);
        batch->findings[RULE_READABLE] += count_findings(&run, since);
        if (!status) {
            note_months(&step, i, batch);
            status = step_judge(&step, batch);
        }
        name_commit(&step, since);
        if (is_failure(status))
            batch->status = status_join(batch->status, status);
        batch->records += step.added.count;
        registers_follow(&run, &step.deltas, &registers);
        last = step.deltas;
    }
    run_join(&batch->run, &run);
    arena_free(run.arena);
}

static void *work(void *context)
{
    struct worker *worker = context;
    struct walk *walk = worker->walk;
    size_t number;

    while ((number = atomic_fetch_add(&walk->next, 1)) < walk->batch_count)
        batch_judge(walk, number, worker->store);
    return NULL;
}

/* Fewer threads than wished for are no failure. */
static size_t start_workers(struct verify *verify, struct walk *walk, struct worker *workers)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    size_t wanted = cores < 1 ? 1 : cores > THREADS_MAX ? THREADS_MAX : (size_t)cores;
    size_t count = 0;

    for (; count + 1 < wanted && count + 1 < walk->batch_count; count++) {
        const size_t since = verify->run->count;
        struct worker *worker = &workers[count];
        *worker = (struct worker){.walk = walk};
        if (store_open(verify->run, store_root(verify->store), &worker->store)) {
            verify->run->count = since;
            break;
        }
        if (pthread_create(&worker->thread, NULL, work, worker)) {
            store_close(worker->store);
            break;
        }
    }
    return count;
}

static void judge_all(struct verify *verify, struct walk *walk)
{
    struct worker workers[THREADS_MAX];
    size_t count = start_workers(verify, walk, workers);

    work(&(struct worker){.walk = walk, .store = verify->store});
    for (size_t i = 0; i < count; i++) {
        pthread_join(workers[i].thread, NULL);
        store_close(workers[i].store);
    }
}

/* A record of a closed month is rare, so its commit is read once more to name it. */
static enum status judge_closed(struct verify *verify, const struct walk *walk,
                                const struct closed_months *closed, size_t index)
{
    struct run run;

    run_fork(verify->run, &run);
    struct step step = step_at(walk, index, &run);
    enum status status = step_open(&step, verify->store, NULL);
    run.count = 0; /* what is wrong with its files was said before */
    if (!status)
        status = status_join(rule_closed_months(closed, &step), rule_closed_steps(closed, &step));
    name_commit(&step, 0);
    verify->result->rules[RULE_CLOSED_MONTHS].findings += count_findings(&run, 0);
    run_join(verify->run, &run);
    arena_free(run.arena);
    return is_failure(status) ? status : STATUS_OK;
}

static enum status follow_months(struct verify *verify, const struct walk *walk,
                                 const struct batch *batch, struct closed_months *closed)
{
    enum status status = STATUS_OK;
    size_t judged = walk->count;

    for (size_t i = 0; i < batch->note_count && !status; i++) {
        const struct month_note *note = &batch->notes[i];
        if (note->what != NOTE_RECORD) {
            month_set_closed(verify->run, closed, note->month, note->what == NOTE_CLOSED);
        } else if (note->commit != judged && month_is_closed(closed, note->month)) {
            judged = note->commit;
            status = judge_closed(verify, walk, closed, judged);
        }
    }
    return status;
}

static enum status gather(struct verify *verify, const struct walk *walk)
{
    struct closed_months closed = {.count = 0};
    enum status status = STATUS_OK;

    for (size_t i = 0; i < walk->batch_count; i++) {
        struct batch *batch = &walk->batches[i];
        for (size_t rule = 0; rule < RULE_COUNT; rule++)
            verify->result->rules[rule].findings += batch->findings[rule];
        verify->result->records += batch->records;
        run_join(verify->run, &batch->run);
        status = status_join(status, batch->status);
        if (!is_failure(status))
            status = status_join(status, follow_months(verify, walk, batch, &closed));
        arena_free(batch->run.arena);
    }
    verify->result->commits = walk->count;
    return status;
}

/* A commit and the operation that made it. */
struct operation {
    const char *name;
    size_t commit;
};

static int by_operation(const void *a, const void *b)
{
    const struct operation *left = a, *right = b;
    int order = strcmp(left->name, right->name);

    return order ? order : (left->commit > right->commit) - (left->commit < right->commit);
}

/* An operation that is repeated returns its first result; two commits of one were made behind the
 * program's back, or something was booked twice. */
static void judge_operations(struct verify *verify, const struct walk *walk, struct run *run)
{
    struct operation *operations = arena_array(run->arena, walk->count, sizeof *operations);
    char first[OID_SHORT];
    size_t count = 0;

    for (size_t i = 0; i < walk->count; i++) {
        operations[count].name = commit_trailer(run, &walk->commits[i], "Ledger-Operation", 0);
        operations[count].commit = i;
        count += operations[count].name != NULL;
    }
    if (count)
        qsort(operations, count, sizeof *operations, by_operation);
    for (size_t i = 1; i < count; i++) {
        if (strcmp(operations[i - 1].name, operations[i].name) != 0)
            continue;
        struct step step = step_at(walk, operations[i].commit, verify->run);
        const size_t since = verify->run->count;
        fail_at(verify->run, (struct spot){0}, STATUS_FOUND, "operation-repeated",
                "look whether the same thing was booked twice",
                "it repeats the operation '%s' of the commit '%s'", operations[i].name,
                commit_short(&walk->commits[operations[i - 1].commit], first));
        name_commit(&step, since);
        verify->result->rules[RULE_COMMANDS].findings++;
    }
}

enum status verify_walk(struct verify *verify)
{
    struct run run; /* the list of commits is large and needed here only */
    struct commit *commits = NULL;
    struct walk walk = {.run = verify->run};

    run_fork(verify->run, &run);
    enum status status = history_list(&run, verify->snapshot, &commits, &walk.count);
    run_join(verify->run, &run);
    if (!status) {
        walk.commits = commits;
        walk.batch_count = (walk.count + BATCH - 1) / BATCH;
        walk.batches = arena_array(run.arena, walk.batch_count, sizeof *walk.batches);
        for (size_t i = 0; i < walk.batch_count; i++)
            run_fork(verify->run, &walk.batches[i].run);
        judge_all(verify, &walk);
        status = gather(verify, &walk);
        judge_operations(verify, &walk, &run);
    }
    arena_free(run.arena);
    return status;
}
