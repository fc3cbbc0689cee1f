/*
 * Making many pages. Pages that state the same commit share one book, whose memory is given back
 * before the next: the books of ten years, once for each month, would not fit.
 *
 * The commits are shared among processes and not threads, because the C library has one time zone
 * per process and an object database is one thread's. A child inherits the newest book, from which
 * the older ones take what has not changed, and hands its pages over in a file without a name. A
 * child that fails says nothing: the parent makes its pages again and so finds out why.
 */
#include "report/pages_inside.h"
#include "report/site_inside.h"

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PROCESSES_MAX = 8, FEW = 6 /* jobs that are not worth a process */ };

struct rendering {
    struct run *run;
    struct store *store;
    struct book *newest;
    struct page_job *jobs;
    size_t count;
    size_t *first; /* per commit: its first job; the jobs of a commit stand together */
    size_t commits;
};

static int by_commit(const void *a, const void *b)
{
    const struct page_job *left = a, *right = b;
    int order = memcmp(&left->page->commit, &right->page->commit, sizeof(struct oid));

    return order ? order : strcmp(left->name, right->name);
}

static void group(struct rendering *rendering)
{
    rendering->first = arena_array(rendering->run->arena, rendering->count + 1, sizeof(size_t));
    qsort(rendering->jobs, rendering->count, sizeof *rendering->jobs, by_commit);
    for (size_t i = 0; i < rendering->count; i++)
        if (i == 0 ||
            !oid_equal(rendering->jobs[i - 1].page->commit, rendering->jobs[i].page->commit))
            rendering->first[rendering->commits++] = i;
    rendering->first[rendering->commits] = rendering->count;
}

static enum status open_book(const struct rendering *rendering, struct run *run,
                             struct store *store, struct oid commit, struct book **out)
{
    struct snapshot *snapshot;
    enum status status = history_snapshot(run, store, commit, &snapshot);

    if (status == STATUS_OK)
        status = book_open_beside(run, snapshot, rendering->newest, out);
    if (status == STATUS_OK)
        (*out)->keep_fold = true;
    return status;
}

static enum status make_files(struct run *run, struct book *book, const struct page_job *job,
                              struct text text[static ENDINGS])
{
    struct document *document;
    struct json *json;
    enum status status =
        page_make(run, book, job->page->kind->name, job->page->subject, true, &document, &json);

    for (size_t e = 0; e < ENDINGS; e++)
        text[e] = text_new(run->arena);
    if (status != STATUS_OK)
        return status;
    document_csv(document, &text[0]);
    status = document_html(run, document, &text[1]);
    status = status_join(status, json_write(run, json, &text[2]));
    return status == STATUS_OK ? document_markdown(run, document, &text[3]) : status;
}

/* Takes what was made of a job, out of memory that is given back afterwards. */
typedef enum status taker(struct rendering *rendering, size_t job,
                          const struct text text[static ENDINGS], void *context);

static enum status render_commit(struct rendering *rendering, struct store *store, size_t commit,
                                 taker *take, void *context)
{
    const size_t first = rendering->first[commit], end = rendering->first[commit + 1];
    struct text text[ENDINGS];
    struct run part;
    struct book *book;

    run_fork(rendering->run, &part);
    part.arena = arena_sibling(rendering->run->arena);
    enum status status =
        open_book(rendering, &part, store, rendering->jobs[first].page->commit, &book);
    for (size_t i = first; i < end && status == STATUS_OK; i++) {
        book_speak(&part, book, rendering->jobs[i].language);
        status = make_files(&part, book, &rendering->jobs[i], text);
        if (status == STATUS_OK)
            status = take(rendering, i, text, context);
    }
    run_join(rendering->run, &part);
    arena_free(part.arena);
    return status;
}

static enum status take_here(struct rendering *rendering, size_t job,
                             const struct text text[static ENDINGS], void *context)
{
    (void)context;
    for (size_t e = 0; e < ENDINGS; e++)
        rendering->jobs[job].made[e] = (struct page_file){
            arena_dupn(rendering->run->arena, text[e].at, text[e].length), text[e].length};
    return STATUS_OK;
}

/* --- with children --- */

struct child {
    pid_t id;
    int file;
};

/* Which job, and how long its files are, which follow. */
struct parcel {
    size_t job, size[ENDINGS];
};

static bool put(int file, const void *bytes, size_t size)
{
    const char *at = bytes;

    while (size > 0) {
        ssize_t written = write(file, at, size);
        if (written <= 0)
            return false;
        at += written;
        size -= (size_t)written;
    }
    return true;
}

static enum status take_away(struct rendering *rendering, size_t job,
                             const struct text text[static ENDINGS], void *context)
{
    const int *file = context;
    struct parcel parcel = {.job = job};
    bool fine;

    (void)rendering;
    for (size_t e = 0; e < ENDINGS; e++)
        parcel.size[e] = text[e].length;
    fine = put(*file, &parcel, sizeof parcel);
    for (size_t e = 0; e < ENDINGS && fine; e++)
        fine = put(*file, text[e].at, text[e].length);
    return fine ? STATUS_OK : STATUS_SYSTEM;
}

/* Every `step`th commit from `start` on, read through a store of the child's own. Never returns. */
_Noreturn static void be_child(struct rendering *rendering, int file, size_t start, size_t step)
{
    struct store *store;
    enum status status = store_open(rendering->run, store_root(rendering->store), &store);

    for (size_t i = start; i < rendering->commits && status == STATUS_OK; i += step)
        status = render_commit(rendering, store, i, take_away, &file);
    _exit(status == STATUS_OK ? 0 : 1);
}

static size_t start_children(struct rendering *rendering, struct child *children)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    size_t wanted = cores < 1 ? 1 : cores > PROCESSES_MAX ? PROCESSES_MAX : (size_t)cores;
    size_t count = 0;

    if (rendering->count < FEW || wanted < 2)
        return 0;
    for (; count < wanted; count++) {
        children[count].file = memfd_create("pages", MFD_CLOEXEC);
        if (children[count].file < 0)
            break;
        children[count].id = fork();
        if (children[count].id == 0)
            be_child(rendering, children[count].file, count, wanted);
        if (children[count].id < 0) {
            close(children[count].file);
            break;
        }
    }
    /* Not all of them: those that there are would leave out every so many commits. */
    return count;
}

static bool read_parcels(struct rendering *rendering, int file)
{
    off_t size = lseek(file, 0, SEEK_END);
    char *bytes = size > 0 ? arena_alloc(rendering->run->arena, (size_t)size + 1) : NULL;
    size_t have = 0;

    for (ssize_t got = 1; have < (size_t)size && got > 0; have += got > 0 ? (size_t)got : 0)
        got = pread(file, bytes + have, (size_t)size - have, (off_t)have);
    if (size < 0 || have != (size_t)size)
        return false;
    for (size_t at = 0; at < have;) {
        struct parcel parcel;
        memcpy(&parcel, bytes + at, sizeof parcel);
        at += sizeof parcel;
        for (size_t e = 0; e < ENDINGS; at += parcel.size[e++])
            rendering->jobs[parcel.job].made[e] = (struct page_file){bytes + at, parcel.size[e]};
    }
    return true;
}

static void collect(struct rendering *rendering, const struct child *children, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        int how;
        bool ended = waitpid(children[i].id, &how, 0) == children[i].id;
        if (ended && WIFEXITED(how) && WEXITSTATUS(how) == 0)
            read_parcels(rendering, children[i].file);
        close(children[i].file);
    }
}

enum status render_pages(struct run *run, struct store *store, struct book *newest,
                         struct page_job *jobs, size_t count)
{
    struct rendering rendering = {
        .run = run, .store = store, .newest = newest, .jobs = jobs, .count = count};
    struct child children[PROCESSES_MAX];
    enum status status = count ? book_records(run, newest) : STATUS_OK;

    if (status != STATUS_OK)
        return status;
    group(&rendering);
    collect(&rendering, children, start_children(&rendering, children));
    for (size_t i = 0; i < rendering.commits && status == STATUS_OK; i++)
        if (!jobs[rendering.first[i]].made[0].bytes)
            status = render_commit(&rendering, store, i, take_here, NULL);
    return status;
}
