#include "report/site_inside.h"

#include "base/arena.h"
#include "report/pages_inside.h"

#include <stdlib.h>
#include <string.h>

struct making {
    struct run *run;
    struct store *store;
    const struct snapshot *snapshot;
    const struct site *old;
    struct site *site;
};

static void add_file(struct making *making, const char *path, const char *bytes, size_t size)
{
    struct site *site = making->site;
    struct site_file file = {.path = path, .bytes = bytes, .size = size};

    sha256_text(bytes, size, file.sha256);
    ARENA_PUSH(making->run->arena, site->files, site->file_count, site->file_capacity);
    site->files[site->file_count++] = file;
}

static void add_text(struct making *making, const char *path, const struct text *text)
{
    add_file(making, path, arena_dupn(making->run->arena, text->at, text->length), text->length);
}

/* The four files of a page, in the order of their names in the list. */
static const char *const endings[] = {".csv", ".html", ".json", ".md"};
enum { ENDINGS = sizeof endings / sizeof endings[0] };

static const char *file_of(struct making *making, const char *name, size_t ending)
{
    return arena_printf(making->run->arena, "%s%s", name, endings[ending]);
}

static const struct site_page *old_page(const struct site *old, const char *name)
{
    for (size_t i = 0; i < old->page_count; i++)
        if (strcmp(old->pages[i].name, name) == 0)
            return &old->pages[i];
    return NULL;
}

/* Keeps what the folder has of a page; false when it is not all there or states another commit. */
static bool keep_page(struct making *making, const char *name, struct oid commit)
{
    const struct site_file *files[ENDINGS];
    const struct site_page *page = making->old ? old_page(making->old, name) : NULL;
    struct site *site = making->site;

    if (!page || !oid_equal(page->commit, commit))
        return false;
    for (size_t e = 0; e < ENDINGS; e++) {
        files[e] = site_find(making->old, file_of(making, name, e));
        if (!files[e])
            return false;
    }
    for (size_t e = 0; e < ENDINGS; e++) {
        ARENA_PUSH(making->run->arena, site->files, site->file_count, site->file_capacity);
        site->files[site->file_count] = *files[e];
        site->files[site->file_count++].bytes = NULL;
    }
    return true;
}

/* `run` is that of the book; what is added is copied. */
static enum status render_page(struct making *making, struct run *run, struct book *book,
                               const struct page *page, const char *name)
{
    struct text text[ENDINGS];
    struct document *document;
    struct json *json;
    enum status status =
        page_make(run, book, page->kind->name, page->subject, true, &document, &json);

    if (status != STATUS_OK)
        return status;
    for (size_t e = 0; e < ENDINGS; e++)
        text[e] = text_new(run->arena);
    document_csv(document, &text[0]);
    status = document_html(run, document, &text[1]);
    status = status_join(status, json_write(run, json, &text[2]));
    if (status == STATUS_OK)
        status = document_markdown(run, document, &text[3]);
    for (size_t e = 0; e < ENDINGS && status == STATUS_OK; e++)
        add_text(making, file_of(making, name, e), &text[e]);
    return status;
}

/* The book at a commit, speaking a language. */
static enum status book_at(struct run *run, struct store *store, struct oid commit,
                           struct book **out)
{
    struct snapshot *snapshot;
    enum status status = history_snapshot(run, store, commit, &snapshot);

    return status == STATUS_OK ? book_open(run, snapshot, out) : status;
}

static const char *name_in(struct making *making, size_t language, const char *name)
{
    return language ? arena_printf(making->run->arena, "%s/%s",
                                   making->site->languages.item[language], name)
                    : name;
}

static void note_page(struct making *making, const char *name, struct oid commit)
{
    struct site *site = making->site;

    ARENA_PUSH(making->run->arena, site->pages, site->page_count, site->page_capacity);
    site->pages[site->page_count++] = (struct site_page){name, commit};
}

/* The pages from `first` on that state the same commit, in all languages, from one book. */
static enum status render_commit(struct making *making, struct run *run, const struct pages *pages,
                                 size_t first, bool *done)
{
    const struct oid commit = pages->page[first].commit;
    const struct words *languages = &making->site->languages;
    struct book *book = NULL;
    enum status status = STATUS_OK;

    for (size_t i = first; i < pages->count; i++) {
        if (done[i] || !oid_equal(pages->page[i].commit, commit))
            continue;
        done[i] = true;
        for (size_t l = 0; l < languages->count && status == STATUS_OK; l++) {
            const char *name = name_in(making, l, pages->page[i].name);
            note_page(making, name, commit);
            if (keep_page(making, name, commit))
                continue;
            if (!book)
                status = book_at(run, making->store, commit, &book);
            if (status == STATUS_OK)
                book_speak(run, book, languages->item[l]);
            if (status == STATUS_OK)
                status = render_page(making, run, book, &pages->page[i], name);
        }
    }
    return status;
}

/* Each commit in memory of its own: the books of ten years, once per month, would not fit. */
static enum status render_all(struct making *making, const struct pages *pages)
{
    bool *done = arena_array(making->run->arena, pages->count, sizeof *done);
    enum status status = STATUS_OK;

    for (size_t i = 0; i < pages->count && status == STATUS_OK; i++) {
        struct run part;
        if (done[i])
            continue;
        run_fork(making->run, &part);
        part.arena = arena_sibling(making->run->arena);
        status = render_commit(making, &part, pages, i, done);
        run_join(making->run, &part);
        arena_free(part.arena);
    }
    return status;
}

static enum status ledger_of(struct making *making)
{
    struct commit *commits;
    size_t count;

    if (making->old) {
        making->site->ledger = making->old->ledger;
        return STATUS_OK;
    }
    enum status status = history_list(making->run, making->snapshot, &commits, &count);
    if (status == STATUS_OK)
        making->site->ledger = commits[0].id;
    return status;
}

static int by_path(const void *a, const void *b)
{
    return strcmp(((const struct site_file *)a)->path, ((const struct site_file *)b)->path);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct site_page *)a)->name, ((const struct site_page *)b)->name);
}

static void sort(struct site *site)
{
    qsort(site->files, site->file_count, sizeof *site->files, by_path);
    qsort(site->pages, site->page_count, sizeof *site->pages, by_name);
}

static void put_lists(struct making *making)
{
    struct text list = text_new(making->run->arena), sums = text_new(making->run->arena);

    site_write_list(making->site, &list);
    add_text(making, SITE_LIST, &list);
    site_write_sums(making->site, &sums);
    add_text(making, SITE_SUMS, &sums);
}

enum status site_make(struct run *run, struct store *store, const struct snapshot *snapshot,
                      struct words languages, const struct site *old, struct site *out)
{
    struct making making = {run, store, snapshot, old, out};
    struct text feed = text_new(run->arena);
    struct pages pages;
    struct book *book;
    enum status status = book_open(run, snapshot, &book);

    *out = (struct site){
        .made_with = GUIYUAN_VERSION, .commit = snapshot_commit(snapshot), .languages = languages};
    if (old && strcmp(old->made_with, out->made_with) != 0)
        making.old = NULL;
    if (status == STATUS_OK)
        status = pages_list(run, book, &pages);
    if (status == STATUS_OK)
        status = render_all(&making, &pages);
    if (status == STATUS_OK)
        status = ledger_of(&making);
    if (status == STATUS_OK)
        status = feed_write(run, store, book, out->ledger, &pages, &feed);
    if (status != STATUS_OK)
        return status;
    add_text(&making, "feed.xml", &feed);
    sort(out);
    put_lists(&making);
    return STATUS_OK;
}
