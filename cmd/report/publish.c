/* report publish: the public site, exchanged with the one that is there. */
#include "base/arena.h"
#include "base/children.h"
#include "cli/folder.h"
#include "cmd/report/report.h"
#include "report/site.h"

#include <string.h>

enum { LIST_LIMIT = 16 * 1024 * 1024, FILE_LIMIT = 64 * 1024 * 1024 };

static bool is_unchanged(struct run *run, const struct folder *folder, const struct site_file *file)
{
    char sha256[SHA256_TEXT];
    const char *bytes;
    size_t size;

    return folder_read(run, folder, file->path, FILE_LIMIT, &bytes, &size) == STATUS_OK && bytes &&
           size == file->size && strcmp(sha256_text(bytes, size, sha256), file->sha256) == 0;
}

struct checking {
    struct run *run;
    const struct folder *folder;
    const struct site *site;
};

/* Every so many files, each in memory that is given back: a letter for each, 'y' when it is what
 * the list says. */
static bool check_share(size_t index, size_t count, int file, void *context)
{
    const struct checking *checking = context;
    bool fine = true;

    for (size_t i = index; i < checking->site->file_count && fine; i += count) {
        struct run part;
        run_fork(checking->run, &part);
        part.arena = arena_sibling(checking->run->arena);
        fine = child_put(
            file, is_unchanged(&part, checking->folder, &checking->site->files[i]) ? "y" : "n", 1);
        arena_free(part.arena);
    }
    return fine;
}

/* What the folder's list says and its files still are. Reading and hashing them is most of what a
 * run costs that has little to say, so all cores share it. */
static void keep_unchanged(struct run *run, const struct folder *folder, struct site *site)
{
    struct checking checking = {run, folder, site};
    struct child_result results[CHILDREN_MAX];
    const size_t shares = children_share(run, check_share, &checking, results);
    size_t kept = 0;

    for (size_t i = 0; i < site->file_count; i++) {
        const struct child_result *result = shares ? &results[i % shares] : NULL;
        const bool known = result && result->bytes && i / shares < result->size;
        if (known ? result->bytes[i / shares] == 'y' : is_unchanged(run, folder, &site->files[i]))
            site->files[kept++] = site->files[i];
    }
    site->file_count = kept;
}

/* The list and the sums, which the list does not name. */
static void add_own(struct run *run, const struct folder *folder, struct site *site)
{
    static const char *const names[] = {SITE_LIST, SITE_SUMS};

    for (size_t i = 0; i < 2; i++) {
        struct site_file file = {.path = names[i]};
        const char *bytes;
        if (folder_read(run, folder, names[i], LIST_LIMIT, &bytes, &file.size) != STATUS_OK ||
            !bytes)
            continue;
        sha256_text(bytes, file.size, file.sha256);
        ARENA_PUSH(run->arena, site->files, site->file_count, site->file_capacity);
        site->files[site->file_count++] = file;
    }
}

static bool is_of_ledger(struct session *session, const struct site *site)
{
    struct run part;
    struct snapshot *first;

    run_fork(session->run, &part);
    return history_snapshot(&part, session->store, site->ledger, &first) == STATUS_OK;
}

/* The site that is there; *out is NULL in an empty folder. */
static enum status read_old(struct session *session, const struct folder *folder, struct site *site,
                            const struct site **out)
{
    struct run *run = session->run;
    const char *bytes;
    size_t size;

    *out = NULL;
    if (!folder->there || folder->empty)
        return STATUS_OK;
    enum status status = folder_read(run, folder, SITE_LIST, LIST_LIMIT, &bytes, &size);
    if (status == STATUS_OK && !bytes)
        return fail(run, STATUS_REFUSED, "output-foreign",
                    "name an empty folder, or one that 'report publish' wrote",
                    "'%s' holds something else than a site", folder->path);
    if (status == STATUS_OK)
        status = site_read(run, arena_printf(run->arena, "%s/" SITE_LIST, folder->path), bytes,
                           size, site);
    if (status == STATUS_OK && !is_of_ledger(session, site))
        return fail(run, STATUS_REFUSED, "output-foreign", "name another folder",
                    "'%s' holds the site of another ledger", folder->path);
    if (status != STATUS_OK)
        return status;
    keep_unchanged(run, folder, site);
    add_own(run, folder, site);
    *out = site;
    return STATUS_OK;
}

static struct words languages_of(struct session *session)
{
    struct words languages = {.count = session_count(session, "language")};

    languages.item = arena_array(session->run->arena, languages.count + 1, sizeof(char *));
    for (size_t i = 0; i < languages.count; i++)
        languages.item[i] = session_text_at(session, "language", i);
    if (languages.count == 0)
        languages.item[languages.count++] = session->compound->language;
    return languages;
}

/* Files that are in the folder with these bytes already are linked, not written. */
static size_t files_of(struct run *run, const struct site *site, const struct site *old,
                       struct folder_file **out)
{
    struct folder_file *files = arena_array(run->arena, site->file_count, sizeof *files);
    size_t written = 0;

    for (size_t i = 0; i < site->file_count; i++) {
        const struct site_file *file = &site->files[i];
        const struct site_file *there = old ? site_find(old, file->path) : NULL;
        bool same = !file->bytes || (there && strcmp(there->sha256, file->sha256) == 0);
        files[i] = (struct folder_file){file->path, same ? NULL : file->bytes, file->size};
        written += !same;
    }
    *out = files;
    return written;
}

static enum status replace(struct session *session, const struct folder *folder,
                           const struct site *site, const struct site *old)
{
    struct folder_file *files;
    size_t written = files_of(session->run, site, old, &files);
    char commit[OID_TEXT];

    if (old && written == 0 && old->file_count == site->file_count)
        return folder_clean(session->run, folder);
    enum status status = folder_replace(session->run, folder, files, site->file_count);
    if (status == STATUS_OK)
        session_say(session, "published %zu pages to '%s', %zu of %zu files new [%.8s]\n",
                    site->page_count, folder->path, written, site->file_count,
                    oid_text(site->commit, commit));
    return status;
}

enum status report_publish(struct session *session)
{
    struct site old, site;
    const struct site *there = NULL;
    struct folder folder;
    enum status status = folder_lock(session->run, session_text(session, "output"), &folder);

    if (status == STATUS_OK)
        status = output_public(session, &folder);
    if (status == STATUS_OK)
        status = read_old(session, &folder, &old, &there);
    if (status == STATUS_OK)
        status = site_make(session->run, session->store, session->snapshot, languages_of(session),
                           there, &site);
    if (status == STATUS_OK)
        status = replace(session, &folder, &site, there);
    folder_release(&folder);
    return status;
}
