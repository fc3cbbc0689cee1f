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
    struct book *book; /* of the commit that is published */
};

static void add_file(struct making *making, const char *path, const struct page_file *made)
{
    struct site *site = making->site;
    struct site_file file = {.path = path, .bytes = made->bytes, .size = made->size};

    memcpy(file.sha256, made->sha256, sizeof file.sha256);
    ARENA_PUSH(making->run->arena, site->files, site->file_count, site->file_capacity);
    site->files[site->file_count++] = file;
}

static void add_text(struct making *making, const char *path, const struct text *text)
{
    struct page_file made = {.bytes = text->at, .size = text->length};

    sha256_text(made.bytes, made.size, made.sha256);
    add_file(making, path, &made);
}

static const char *const endings[ENDINGS] = {".csv", ".html", ".json", ".md"};

static const char *file_of(struct making *making, const char *name, size_t ending)
{
    return arena_printf(making->run->arena, "%s%s", name, endings[ending]);
}

/* Keeps what the folder has of a page; false when it is not all there or states another commit. */
static bool keep_page(struct making *making, const char *name, struct oid commit)
{
    const struct site_file *files[ENDINGS];
    const struct site_page *page = making->old ? site_find_page(making->old, name) : NULL;
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

static const char *name_in(struct making *making, size_t language, const char *name)
{
    return language ? arena_printf(making->run->arena, "%s/%s",
                                   making->site->languages.item[language], name)
                    : name;
}

/* Says which pages there are, and keeps what is there of them; `jobs` gets the others. */
static size_t plan(struct making *making, const struct pages *pages, struct page_job *jobs)
{
    const struct words *languages = &making->site->languages;
    struct site *site = making->site;
    size_t count = 0;

    for (size_t i = 0; i < pages->count; i++)
        for (size_t l = 0; l < languages->count; l++) {
            const struct page *page = &pages->page[i];
            const char *name = name_in(making, l, page->name);
            ARENA_PUSH(making->run->arena, site->pages, site->page_count, site->page_capacity);
            site->pages[site->page_count++] = (struct site_page){name, page->commit};
            if (!keep_page(making, name, page->commit))
                jobs[count++] =
                    (struct page_job){.page = page, .place = {languages, l}, .name = name};
        }
    return count;
}

static enum status render(struct making *making, const struct pages *pages)
{
    const size_t most = pages->count * making->site->languages.count;
    struct page_job *jobs = arena_array(making->run->arena, most, sizeof *jobs);
    size_t count = plan(making, pages, jobs);
    enum status status = render_pages(making->run, making->store, making->book, jobs, count);

    for (size_t i = 0; i < count && status == STATUS_OK; i++)
        for (size_t e = 0; e < ENDINGS; e++)
            add_file(making, file_of(making, jobs[i].name, e), &jobs[i].made[e]);
    return status;
}

static enum status ledger_of(struct making *making)
{
    if (!making->old)
        return history_first(making->run, making->snapshot, &making->site->ledger);
    making->site->ledger = making->old->ledger;
    return STATUS_OK;
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

/* A page leads to itself in every language of its site. */
static bool is_spoken_alike(const struct words *a, const struct words *b)
{
    bool alike = a->count == b->count;

    for (size_t i = 0; i < a->count && alike; i++)
        alike = strcmp(a->item[i], b->item[i]) == 0;
    return alike;
}

static struct oid stated(const void *context, const char *name)
{
    const struct site_page *page = site_find_page(context, name);

    return page ? page->commit : (struct oid){{0}};
}

/* The pages, with what the old site stated of them, if there is one. */
static enum status list_pages(struct making *making, struct pages *pages)
{
    const struct site *old = making->old;
    struct pages_before before = {.stated = stated, .context = old};

    if (old)
        before.commit = old->commit;
    return pages_list(making->run, making->book, old ? &before : NULL, pages);
}

enum status site_make(struct run *run, struct store *store, const struct snapshot *snapshot,
                      struct words languages, const struct site *old, struct site *out)
{
    struct making making = {
        .run = run, .store = store, .snapshot = snapshot, .old = old, .site = out};
    struct text feed = text_new(run->arena);
    struct pages pages;
    struct book *book;
    enum status status = book_open(run, snapshot, &book);

    *out = (struct site){
        .made_with = GUIYUAN_VERSION, .commit = snapshot_commit(snapshot), .languages = languages};
    if (old && (strcmp(old->made_with, out->made_with) != 0 ||
                !is_spoken_alike(&old->languages, &languages)))
        making.old = NULL;
    making.book = book;
    if (status == STATUS_OK)
        status = list_pages(&making, &pages);
    if (status == STATUS_OK)
        status = render(&making, &pages);
    if (status == STATUS_OK)
        status = ledger_of(&making);
    if (status == STATUS_OK)
        status = feed_write(run, store, book, out->ledger, &pages, &feed);
    if (status != STATUS_OK)
        return status;
    add_text(&making, "feed.xml", &feed);
    sort(out);
    put_lists(&making);
    sort(out); /* the list and the sums, too: neither is in itself */
    return STATUS_OK;
}
