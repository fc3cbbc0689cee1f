/*
 * Reading many files on all cores. Every thread has a run and an object database of its own, so
 * nothing is shared but the list of files and the next free place in it.
 */
#include "store/object.h"
#include "store/odb.h"
#include "store/snapshot.h"

#include "base/arena.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SHARE = 32 /* files taken at once */, FEW = 64 /* not worth a thread */ };

struct job {
    const struct snapshot *snapshot;
    const struct entry *entries;
    size_t count;
    snapshot_visitor *visit;
    void *context;
    atomic_size_t next;
};

/* What one file left behind, so that findings can be joined in the order of the files. */
struct trace {
    size_t index, first, count; /* of the worker's findings */
    enum status status;
    const struct run *run;
};

/* Where one file after the other is put: it is looked at and done with. */
struct buffer {
    char *bytes;
    size_t room;
};

struct worker {
    struct job *job;
    struct run run;
    git_odb *odb;
    struct buffer buffer;
    struct trace *traces;
    size_t trace_count, trace_capacity;
    pthread_t thread;
};

static const char *buffer_put(struct run *run, struct buffer *buffer, const char *bytes,
                              size_t size)
{
    if (size >= buffer->room) {
        buffer->room = (size + 1) * 2;
        buffer->bytes = arena_alloc(run->arena, buffer->room);
    }
    if (size)
        memcpy(buffer->bytes, bytes, size);
    buffer->bytes[size] = '\0';
    return buffer->bytes;
}

/* Not snapshot_read(): that fills the snapshot's cache of trees, which is one thread's. */
static enum status read_entry(struct run *run, git_odb *odb, const struct snapshot *snapshot,
                              const struct entry *entry, struct buffer *buffer, struct blob *out)
{
    AUTO(git_odb_object) *object = NULL;
    const struct edit *edit = NULL;

    if (oid_is_zero(entry->oid))
        edit = snapshot_edit(snapshot, entry->path);
    if (edit && edit->bytes) {
        *out = (struct blob){.bytes = edit->bytes, .size = edit->size, .found = true};
    } else {
        enum status status = object_read(run, odb, entry->oid, GIT_OBJECT_BLOB, &object);
        if (status)
            return status;
        *out = (struct blob){.bytes = git_odb_object_data(object),
                             .size = git_odb_object_size(object),
                             .oid = entry->oid,
                             .found = true};
    }
    out->bytes = buffer_put(run, buffer, out->bytes, out->size);
    return STATUS_OK;
}

static enum status visit_one(struct run *run, git_odb *odb, const struct job *job,
                             struct buffer *buffer, size_t index)
{
    const struct entry *entry = &job->entries[index];
    struct blob blob;

    if ((entry->mode & MODE_TYPE) != MODE_REGULAR)
        return fail(run, STATUS_DATA, "store-not-a-file", NULL,
                    "'%s' is a symbolic link or a submodule, not a file", entry->path);
    enum status status = read_entry(run, odb, job->snapshot, entry, buffer, &blob);
    return status ? status : job->visit(run, index, entry, &blob, job->context);
}

static void *work(void *argument)
{
    struct worker *worker = argument;
    struct job *job = worker->job;
    struct run *run = &worker->run;

    for (size_t at; (at = atomic_fetch_add(&job->next, SHARE)) < job->count;) {
        size_t end = job->count - at < SHARE ? job->count : at + SHARE;
        for (; at < end; at++) {
            struct trace trace = {.index = at, .first = run->count, .run = run};
            trace.status = visit_one(run, worker->odb, job, &worker->buffer, at);
            trace.count = run->count - trace.first;
            if (trace.status == STATUS_OK && trace.count == 0)
                continue;
            ARENA_PUSH(run->arena, worker->traces, worker->trace_count, worker->trace_capacity);
            worker->traces[worker->trace_count++] = trace;
        }
    }
    return NULL;
}

static int by_index(const void *a, const void *b)
{
    const struct trace *left = a, *right = b;

    return (left->index > right->index) - (left->index < right->index);
}

static enum status join(struct run *run, const struct worker *workers, size_t count)
{
    struct trace *traces = NULL;
    size_t traced = 0, capacity = 0;
    enum status status = STATUS_OK;

    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < workers[i].trace_count; j++) {
            ARENA_PUSH(run->arena, traces, traced, capacity);
            traces[traced++] = workers[i].traces[j];
        }
    if (traced)
        qsort(traces, traced, sizeof *traces, by_index);
    for (size_t i = 0; i < traced; i++) {
        struct run part = *traces[i].run;
        part.findings += traces[i].first;
        part.count = traces[i].count;
        if (part.count)
            run_join(run, &part);
        status = status_join(status, traces[i].status);
    }
    return status;
}

static size_t thread_count(size_t files)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    size_t most = cores < 1 ? 1 : cores > WORKERS_MAX ? WORKERS_MAX : (size_t)cores;

    return files < FEW ? 1 : most;
}

static enum status start(struct run *run, struct store *store, struct worker *worker, size_t i)
{
    if (i == store->worker_count)
        store->workers[store->worker_count++] = arena_sibling(run->arena);
    worker->run = *run;
    worker->run.arena = store->workers[i];
    worker->run.findings = NULL;
    worker->run.count = worker->run.capacity = 0;
    return odb_open(run, store, &worker->odb);
}

/* The first worker runs on the caller's own thread; so does every one that gets none. */
static enum status run_all(struct run *run, struct store *store, struct job *job,
                           struct worker *workers, size_t count)
{
    enum status status = STATUS_OK;
    size_t started = 1;

    for (size_t i = 0; !status && i < count; i++) {
        workers[i].job = job;
        status = start(run, store, &workers[i], i);
    }
    if (status)
        return status;
    while (started < count &&
           pthread_create(&workers[started].thread, NULL, work, &workers[started]) == 0)
        started++;
    work(&workers[0]);
    for (size_t i = 1; i < started; i++)
        pthread_join(workers[i].thread, NULL);
    return join(run, workers, started);
}

static enum status visit_here(struct run *run, struct job *job)
{
    struct buffer buffer = {.bytes = NULL};
    enum status status = STATUS_OK;

    for (size_t i = 0; i < job->count; i++)
        status = status_join(status, visit_one(run, job->snapshot->store->odb, job, &buffer, i));
    return status;
}

enum status snapshot_visit(struct run *run, const struct snapshot *snapshot,
                           const struct entry *entries, size_t count, snapshot_visitor *visit,
                           void *context)
{
    struct job job = {.snapshot = snapshot,
                      .entries = entries,
                      .count = count,
                      .visit = visit,
                      .context = context};
    size_t threads = thread_count(count);

    if (threads == 1)
        return visit_here(run, &job);
    struct worker *workers = arena_array(run->arena, threads, sizeof *workers);
    enum status status = run_all(run, snapshot->store, &job, workers, threads);
    for (size_t i = 0; i < threads; i++)
        git_odb_free(workers[i].odb);
    return status;
}
