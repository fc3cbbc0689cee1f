/*
 * The walk over the history. Nearly all the time goes into reading git's objects, and a commit is
 * judged by itself, so batches of commits are handed to as many threads as there are cores, each
 * with a store of its own. Which commits there are is only seen by going from each to its parent;
 * so the newest batches are judged while the older commits are listed, and the books while the
 * oldest batches are judged. Only which months were closed depends on what was before; a batch
 * notes months that its records are of and months that it closes or opens, and these notes are
 * gone through in order at the end.
 */
#include "audit/verify_batch.h"

#include "base/arena.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { THREADS_MAX = 8 };

struct worker {
    struct walk *walk;
    struct store *store;
    pthread_t thread;
};

struct walk {
    struct verify *verify;
    struct run run;   /* the list of commits is large and needed here only */
    struct oid until; /* zero: the first commit of all */
    bool reached;
    struct batch *filling;
    struct worker workers[THREADS_MAX];
    size_t worker_count, wanted, batch_count;
    /* Shared by the threads: the batches to be judged, newest first. */
    pthread_mutex_t lock;
    pthread_cond_t changed;
    struct batch *newest, *oldest, *next; /* next: nobody has taken it */
    bool listed;                          /* no further batch will come */
};

/* --- handing out --- */

/* NULL when all are taken. */
static struct batch *take(struct walk *walk)
{
    pthread_mutex_lock(&walk->lock);
    while (!walk->next && !walk->listed)
        pthread_cond_wait(&walk->changed, &walk->lock);
    struct batch *batch = walk->next;
    if (batch)
        walk->next = batch->older;
    pthread_mutex_unlock(&walk->lock);
    return batch;
}

static void offer(struct walk *walk, struct batch *batch)
{
    pthread_mutex_lock(&walk->lock);
    batch->newer = walk->oldest;
    if (walk->oldest)
        walk->oldest->older = batch;
    else
        walk->newest = batch;
    walk->oldest = batch;
    walk->next = walk->next ? walk->next : batch;
    pthread_cond_signal(&walk->changed);
    pthread_mutex_unlock(&walk->lock);
}

static void end_offers(struct walk *walk)
{
    pthread_mutex_lock(&walk->lock);
    walk->listed = true;
    pthread_cond_broadcast(&walk->changed);
    pthread_mutex_unlock(&walk->lock);
}

static void *work(void *context)
{
    struct worker *worker = context;
    struct batch *batch;

    while ((batch = take(worker->walk)))
        batch_judge(batch, worker->store);
    return NULL;
}

/* Fewer threads than wished for are no failure. */
static void start_worker(struct walk *walk)
{
    struct run *run = &walk->run;
    struct worker *worker = &walk->workers[walk->worker_count];
    const size_t since = run->count;

    *worker = (struct worker){.walk = walk};
    if (store_open(run, store_root(walk->verify->store), &worker->store)) {
        run->count = since;
        walk->wanted = walk->worker_count;
    } else if (pthread_create(&worker->thread, NULL, work, worker)) {
        store_close(worker->store);
        walk->wanted = walk->worker_count;
    } else {
        walk->worker_count++;
    }
}

/* --- listing --- */

static void begin_batch(struct walk *walk)
{
    struct batch *batch = arena_alloc(walk->run.arena, sizeof *batch);

    batch->commits = arena_array(walk->run.arena, BATCH + 1, sizeof *batch->commits);
    run_fork(walk->verify->run, &batch->run);
    walk->filling = batch;
    walk->batch_count++;
}

/* A thread of its own is worth it from the second batch on: this one takes the first. */
static enum status list_commit(struct run *run, const struct commit *commit, void *context)
{
    struct walk *walk = context;

    (void)run;
    walk->reached = oid_equal(commit->id, walk->until);
    if (walk->filling && (walk->reached || walk->filling->count == BATCH))
        walk->filling->commits[walk->filling->count] = *commit;
    if (walk->reached)
        return STATUS_FOUND;
    if (walk->filling && walk->filling->count == BATCH) {
        offer(walk, walk->filling);
        walk->filling = NULL;
        if (walk->worker_count < walk->wanted)
            start_worker(walk);
    }
    if (!walk->filling)
        begin_batch(walk);
    walk->filling->commits[walk->filling->count++] = *commit;
    return STATUS_OK;
}

static enum status list_all(struct walk *walk)
{
    enum status status = history_walk(&walk->run, walk->verify->snapshot, list_commit, walk);

    if (walk->filling && walk->filling->count && !status)
        offer(walk, walk->filling);
    end_offers(walk);
    return status;
}

/* --- gathering --- */

/* A record of a closed month is rare, so its commit is read once more to name it. */
static enum status judge_closed(struct verify *verify, const struct closed_months *closed,
                                const struct commit *commit)
{
    struct run run;

    run_fork(verify->run, &run);
    struct step step = step_at(commit, &run);
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

/* The months that were closed before the first commit that is judged. Each is asked about when
 * something of it comes along. */
struct known {
    struct book *book; /* NULL: there was nothing before */
    struct closed_months asked;
};

static enum status open_closed(struct walk *walk, struct book **out)
{
    struct snapshot *before;
    enum status status = history_snapshot(&walk->run, walk->verify->store, walk->until, &before);

    return status ? status : book_open(&walk->run, before, out);
}

static void ask_month(struct run *run, struct known *known, struct month month,
                      struct closed_months *closed)
{
    if (!known->book || month_is_closed(&known->asked, month))
        return;
    month_set_closed(run, &known->asked, month, true);
    month_set_closed(run, closed, month, book_is_closed(known->book, month));
}

static enum status follow_months(struct verify *verify, const struct batch *batch,
                                 struct known *known, struct closed_months *closed)
{
    enum status status = STATUS_OK;
    const struct commit *judged = NULL;

    for (size_t i = 0; i < batch->note_count && !status; i++) {
        const struct month_note *note = &batch->notes[i];
        ask_month(verify->run, known, note->month, closed);
        if (note->what != NOTE_RECORD) {
            month_set_closed(verify->run, closed, note->month, note->what == NOTE_CLOSED);
        } else if (note->commit != judged && month_is_closed(closed, note->month)) {
            judged = note->commit;
            status = judge_closed(verify, closed, judged);
        }
    }
    return status;
}

static enum status gather(struct walk *walk)
{
    struct verify *verify = walk->verify;
    struct known known = {.book = NULL};
    struct closed_months closed = {.count = 0};
    enum status status = STATUS_OK;

    if (verify->asked->since)
        status = open_closed(walk, &known.book);
    for (struct batch *batch = walk->oldest; batch; batch = batch->newer) {
        for (size_t rule = 0; rule < RULE_COUNT; rule++)
            verify->result->rules[rule].findings += batch->findings[rule];
        verify->result->records += batch->records;
        verify->result->commits += batch->count;
        run_join(verify->run, &batch->run);
        status = status_join(status, batch->status);
        if (!is_failure(status))
            status = status_join(status, follow_months(verify, batch, &known, &closed));
    }
    return status;
}

/* A commit and the operation that made it. */
struct operation {
    const char *name;
    const struct commit *commit;
    size_t place; /* in the history */
};

static int by_operation(const void *a, const void *b)
{
    const struct operation *left = a, *right = b;
    int order = strcmp(left->name, right->name);

    return order ? order : (left->place > right->place) - (left->place < right->place);
}

static struct operation *list_operations(struct walk *walk, size_t *count)
{
    struct operation *list = arena_array(walk->run.arena, walk->batch_count * BATCH, sizeof *list);
    size_t place = 0;

    *count = 0;
    for (const struct batch *batch = walk->oldest; batch; batch = batch->newer)
        for (size_t i = batch->count; i-- > 0; place++) {
            const struct commit *commit = &batch->commits[i];
            const char *name = commit_trailer(&walk->run, commit, "Ledger-Operation", 0);
            if (name)
                list[(*count)++] = (struct operation){name, commit, place};
        }
    if (*count)
        qsort(list, *count, sizeof *list, by_operation);
    return list;
}

/* An operation that is repeated returns its first result; two commits of one were made behind the
 * program's back, or something was booked twice. */
static void judge_operations(struct walk *walk)
{
    struct verify *verify = walk->verify;
    const struct audit_state *known = verify->asked->since;
    char first[OID_SHORT];
    size_t count;
    const struct operation *list = list_operations(walk, &count);
    const char **names = arena_array(walk->run.arena, count, sizeof *names);

    for (size_t i = 0; i < count; i++) {
        names[i] = list[i].name;
        if (known && audit_state_knows(known, names[i]))
            verify->repeated = true;
    }
    if (verify->next)
        audit_state_add(verify->run, known, names, count, verify->next);
    for (size_t i = 1; i < count; i++) {
        if (strcmp(list[i - 1].name, list[i].name) != 0)
            continue;
        const struct step step = step_at(list[i].commit, verify->run);
        const size_t since = verify->run->count;
        fail_at(verify->run, (struct spot){0}, STATUS_FOUND, "operation-repeated",
                "look whether the same thing was booked twice",
                "it repeats the operation '%s' of the commit '%s'", list[i].name,
                commit_short(list[i - 1].commit, first));
        name_commit(&step, since);
        verify->result->rules[RULE_COMMANDS].findings++;
    }
}

static void name_ledger(const struct walk *walk)
{
    const struct batch *oldest = walk->oldest;
    struct audit_state *next = walk->verify->next;
    const struct audit_state *since = walk->verify->asked->since;

    if (next)
        next->ledger = since ? since->ledger : oldest->commits[oldest->count - 1].id;
}

/* --- the whole --- */

static size_t threads_wanted(void)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);

    return cores < 2 ? 0 : cores > THREADS_MAX ? THREADS_MAX - 1 : (size_t)cores - 1;
}

static void finish(struct walk *walk)
{
    work(&(struct worker){.walk = walk, .store = walk->verify->store});
    for (size_t i = 0; i < walk->worker_count; i++) {
        pthread_join(walk->workers[i].thread, NULL);
        store_close(walk->workers[i].store);
    }
    pthread_cond_destroy(&walk->changed);
    pthread_mutex_destroy(&walk->lock);
}

enum status verify_walk(struct verify *verify, void (*meanwhile)(void *), void *context)
{
    struct walk walk = {.verify = verify,
                        .wanted = threads_wanted(),
                        .lock = PTHREAD_MUTEX_INITIALIZER,
                        .changed = PTHREAD_COND_INITIALIZER};

    run_fork(verify->run, &walk.run);
    if (verify->asked->since)
        walk.until = verify->asked->since->commit;
    enum status status = list_all(&walk);
    verify->lost = !status && verify->asked->since && !walk.reached;
    if (!status && !verify->lost)
        meanwhile(context);
    finish(&walk);
    run_join(verify->run, &walk.run);
    if (!status && !verify->lost) {
        status = gather(&walk);
        judge_operations(&walk);
        name_ledger(&walk);
    }
    for (struct batch *batch = walk.oldest; batch; batch = batch->newer)
        arena_free(batch->run.arena);
    arena_free(walk.run.arena);
    return status;
}
