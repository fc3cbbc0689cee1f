/*
 * Making many pages. Pages that state the same commit share one book, whose memory is given back
 * before the next: the books of ten years, once for each month, would not fit.
 *
 * The commits are shared among processes; a child inherits the newest book, from which the older
 * ones take what has not changed.
 */
#include "report/pages_inside.h"
#include "report/site_inside.h"

#include "base/arena.h"
#include "base/children.h"
#include "book/carry.h"

#include <stdlib.h>
#include <string.h>

/* FEW: commits that are not worth a process; MANY: that are worth looking through all years first.
 */
enum { FEW = 6, MANY = 24 };

struct rendering {
    struct run *run;
    struct store *store;
    struct book *newest; /* its records are there when there are more than a few commits */
    const struct carries *carries; /* of its years, when there are many */
    struct page_job *jobs;
    size_t count;
    size_t *first; /* per commit: its first job; the jobs of a commit stand together */
    size_t commits;
    struct turns *turns; /* by which children take commits */
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

/* The first month that any page of a commit asks for. */
static struct month needed(const struct rendering *rendering, struct run *run,
                           const struct book *book, size_t commit)
{
    struct month first = {0};

    for (size_t i = rendering->first[commit]; i < rendering->first[commit + 1]; i++) {
        const struct month month = page_needs(run, book, rendering->jobs[i].page);
        if (month_is_none(first) || month_compare(month, first) < 0)
            first = month;
    }
    return first;
}

static enum status open_book(const struct rendering *rendering, struct run *run,
                             struct store *store, size_t commit, struct book **out)
{
    const struct page *page = rendering->jobs[rendering->first[commit]].page;
    struct snapshot *snapshot;
    enum status status = history_snapshot(run, store, page->commit, &snapshot);

    if (status == STATUS_OK)
        status = rendering->newest->records
                     ? book_open_beside(run, snapshot, rendering->newest, out)
                     : book_open(run, snapshot, out);
    if (status != STATUS_OK)
        return status;
    (*out)->keep_fold = true;
    const struct month first = needed(rendering, run, *out, commit);
    if (rendering->carries)
        return book_since_among(run, *out, rendering->carries, first);
    return rendering->newest->records ? STATUS_OK : book_since(run, store, *out, first);
}

static enum status make_files(struct run *run, struct book *book, const struct page_job *job,
                              struct text text[static ENDINGS])
{
    struct document *document;
    struct json *json;
    enum status status = page_make(run, book, job->page->kind->name, job->page->subject,
                                   &job->place, &document, &json);

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

/* The next site will ask for this commit's months again. */
static bool is_newest(const struct rendering *rendering, size_t commit)
{
    return oid_equal(rendering->jobs[rendering->first[commit]].page->commit,
                     snapshot_commit(rendering->newest->snapshot));
}

static enum status render_commit(struct rendering *rendering, struct store *store, size_t commit,
                                 taker *take, void *context)
{
    const size_t first = rendering->first[commit], end = rendering->first[commit + 1];
    struct text text[ENDINGS];
    struct run part;
    struct book *book;

    run_fork(rendering->run, &part);
    enum status status = open_book(rendering, &part, store, commit, &book);
    for (size_t i = first; i < end && status == STATUS_OK; i++) {
        const struct page_place *place = &rendering->jobs[i].place;
        book_speak(&part, book, place->languages->item[place->language]);
        status = make_files(&part, book, &rendering->jobs[i], text);
        if (status == STATUS_OK)
            status = take(rendering, i, text, context);
    }
    if (status == STATUS_OK && rendering->carries && is_newest(rendering, commit))
        book_remember(&part, store, rendering->newest, needed(rendering, &part, book, commit));
    run_join(rendering->run, &part);
    arena_free(part.arena);
    return status;
}

static enum status take_here(struct rendering *rendering, size_t job,
                             const struct text text[static ENDINGS], void *context)
{
    (void)context;
    for (size_t e = 0; e < ENDINGS; e++) {
        struct page_file *made = &rendering->jobs[job].made[e];
        made->bytes = arena_dupn(rendering->run->arena, text[e].at, text[e].length);
        made->size = text[e].length;
        sha256_text(made->bytes, made->size, made->sha256);
    }
    return STATUS_OK;
}

/* --- with children --- */

/* Which job, and how long its files are, which follow, and their sums. */
struct parcel {
    size_t job, size[ENDINGS];
    char sha256[ENDINGS][SHA256_TEXT];
};

static enum status take_away(struct rendering *rendering, size_t job,
                             const struct text text[static ENDINGS], void *context)
{
    const int *file = context;
    struct parcel parcel = {.job = job};
    bool fine;

    (void)rendering;
    for (size_t e = 0; e < ENDINGS; e++) {
        parcel.size[e] = text[e].length;
        sha256_text(text[e].at, text[e].length, parcel.sha256[e]);
    }
    fine = child_put(*file, &parcel, sizeof parcel);
    for (size_t e = 0; e < ENDINGS && fine; e++)
        fine = child_put(*file, text[e].at, text[e].length);
    return fine ? STATUS_OK : STATUS_SYSTEM;
}

/* One commit after the other, read through a store of the child's own, until none is left. */
static bool render_share(size_t index, size_t count, int file, void *context)
{
    struct rendering *rendering = context;
    struct store *store;
    enum status status = store_open(rendering->run, store_root(rendering->store), &store);
    size_t i;

    (void)index, (void)count;
    while (status == STATUS_OK && (i = turns_take(rendering->turns)) < rendering->commits)
        status = render_commit(rendering, store, i, take_away, &file);
    return status == STATUS_OK;
}

static void unpack(struct rendering *rendering, const struct child_result *result)
{
    for (size_t at = 0; at < result->size;) {
        struct parcel parcel;
        memcpy(&parcel, result->bytes + at, sizeof parcel);
        at += sizeof parcel;
        for (size_t e = 0; e < ENDINGS; at += parcel.size[e++]) {
            struct page_file *made = &rendering->jobs[parcel.job].made[e];
            *made = (struct page_file){.bytes = result->bytes + at, .size = parcel.size[e]};
            memcpy(made->sha256, parcel.sha256[e], sizeof made->sha256);
        }
    }
}

static void render_shares(struct rendering *rendering)
{
    struct child_result results[CHILDREN_MAX];

    rendering->turns = turns_new();
    if (!rendering->turns)
        return;
    size_t count = children_share(rendering->run, render_share, rendering, results);
    for (size_t i = 0; i < count; i++)
        if (results[i].bytes)
            unpack(rendering, &results[i]);
    turns_free(rendering->turns);
}

/* What the books of many commits share: the files of the newest, read once. */
static enum status share_records(struct rendering *rendering)
{
    enum status status = book_records(rendering->run, rendering->newest);

    if (status == STATUS_OK && rendering->commits >= MANY)
        carries_make(rendering->run, rendering->newest, &rendering->carries);
    return status;
}

enum status render_pages(struct run *run, struct store *store, struct book *newest,
                         struct page_job *jobs, size_t count)
{
    struct rendering rendering = {
        .run = run, .store = store, .newest = newest, .jobs = jobs, .count = count};
    enum status status = STATUS_OK;

    group(&rendering);
    if (rendering.commits >= FEW)
        status = share_records(&rendering);
    if (status == STATUS_OK && rendering.commits >= FEW)
        render_shares(&rendering);
    for (size_t i = 0; i < rendering.commits && status == STATUS_OK; i++)
        if (!jobs[rendering.first[i]].made[0].bytes)
            status = render_commit(&rendering, store, i, take_here, NULL);
    return status;
}
