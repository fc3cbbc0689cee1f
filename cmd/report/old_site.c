#include "cmd/report/old_site.h"

#include "base/arena.h"
#include "base/children.h"
#include "cli/folder_memo.h"
#include "store/history.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

enum { LIST_LIMIT = 16 * 1024 * 1024, FILE_LIMIT = 64 * 1024 * 1024 };
enum { FEW = 1024 * 1024 /* bytes to be hashed that are not worth a process */ };

static bool is_unchanged(struct run *run, const struct folder *folder, const struct site_file *file)
{
    char sha256[SHA256_TEXT];
    const char *bytes;
    size_t size;

    return folder_read(run, folder, file->path, FILE_LIMIT, &bytes, &size) == STATUS_OK && bytes &&
           size == file->size && strcmp(sha256_text(bytes, size, sha256), file->sha256) == 0;
}

/* Files that nothing is known of, and that have to be read. */
struct checking {
    struct run *run;
    const struct folder *folder;
    int inside; /* the folder, to look at its files; -1: it cannot be opened */
    const struct site_file *files;
    size_t *doubtful; /* places among the files */
    size_t count;
    uint64_t bytes; /* of all of them together */
};

static bool check_one(const struct checking *checking, size_t i)
{
    struct run part;

    run_fork(checking->run, &part);
    const bool fine =
        is_unchanged(&part, checking->folder, &checking->files[checking->doubtful[i]]);
    arena_free(part.arena);
    return fine;
}

/* Every so many files, each in memory that is given back: a letter for each, 'y' when it is what
 * the list says. */
static bool check_share(size_t index, size_t count, int file, void *context)
{
    const struct checking *checking = context;
    bool fine = true;

    for (size_t i = index; i < checking->count && fine; i += count)
        fine = child_put(file, check_one(checking, i) ? "y" : "n", 1);
    return fine;
}

/* Reading and hashing all of a site is most of what a run costs that has little to say, so all
 * cores share it. `fine` has a flag for each of all files. */
static void check(struct checking *checking, bool *fine)
{
    struct child_result results[CHILDREN_MAX];
    const size_t shares =
        checking->bytes < FEW ? 0 : children_share(checking->run, check_share, checking, results);

    for (size_t i = 0; i < checking->count; i++) {
        const struct child_result *result = shares ? &results[i % shares] : NULL;
        const bool known = result && result->bytes && i / shares < result->size;
        fine[checking->doubtful[i]] =
            known ? result->bytes[i / shares] == 'y' : check_one(checking, i);
    }
}

/* Which files look as they did when they had the bytes that the list says; the others are to be
 * read. */
static void recall(struct session *session, struct old_site *old, bool *fine,
                   struct checking *checking)
{
    const struct folder_memo *memo = folder_recall(session->run, session->store, checking->folder);

    for (size_t i = 0; i < old->site.file_count; i++) {
        const struct site_file *file = &old->site.files[i];
        fine[i] = folder_look(checking->inside, file->path, &old->look[i]) &&
                  folder_knows(memo, file->path, &old->look[i], file->sha256);
        if (fine[i])
            continue;
        checking->doubtful[checking->count++] = i;
        checking->bytes += file->size;
    }
}

/* Another look at what will be read, to be remembered if it is what it should be. One that was
 * written to within this tick of the clock could be written to again, and look the same. */
static void look_again(const struct checking *checking, struct folder_look *look)
{
    const int64_t now = folder_clock(checking->folder);

    for (size_t i = 0; i < checking->count; i++) {
        const size_t at = checking->doubtful[i];
        if (!folder_look(checking->inside, checking->files[at].path, &look[at]) ||
            look[at].changed >= now)
            look[at] = (struct folder_look){.inode = 0};
    }
}

/* What the folder's list says and its files still are. */
static void keep_unchanged(struct session *session, const struct folder *folder,
                           struct old_site *old)
{
    struct run *run = session->run;
    struct site *site = &old->site;
    struct checking checking = {.run = run, .folder = folder, .files = site->files};
    bool *fine = arena_array(run->arena, site->file_count, sizeof *fine);
    size_t kept = 0;

    checking.doubtful = arena_array(run->arena, site->file_count, sizeof *checking.doubtful);
    old->look = arena_array(run->arena, site->file_count, sizeof *old->look);
    checking.inside = open(folder->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    recall(session, old, fine, &checking);
    old->is_known = checking.count == 0;
    if (checking.count) {
        look_again(&checking, old->look);
        check(&checking, fine);
    }
    if (checking.inside >= 0)
        close(checking.inside);
    for (size_t i = 0; i < site->file_count; i++) {
        if (!fine[i])
            continue;
        old->look[kept] = old->look[i];
        site->files[kept++] = site->files[i];
    }
    site->file_count = kept;
}

static void read_own(struct run *run, const struct folder *folder, struct old_site *old)
{
    static const char *const names[] = {SITE_LIST, SITE_SUMS};

    for (size_t i = 0; i < 2; i++) {
        struct site_file file = {.path = names[i]};
        const char *bytes;
        if (folder_read(run, folder, names[i], LIST_LIMIT, &bytes, &file.size) != STATUS_OK ||
            !bytes)
            continue;
        sha256_text(bytes, file.size, file.sha256);
        old->own[old->own_count++] = file;
    }
}

enum status old_site_read(struct session *session, const struct folder *folder,
                          struct old_site *out)
{
    struct run *run = session->run;
    const char *bytes;
    size_t size;
    bool known = false;

    *out = (struct old_site){.there = false};
    if (!folder->there || folder->empty)
        return STATUS_OK;
    enum status status = folder_read(run, folder, SITE_LIST, LIST_LIMIT, &bytes, &size);
    if (status == STATUS_OK && !bytes)
        return fail(run, STATUS_REFUSED, "output-foreign",
                    "name an empty folder, or one that 'report publish' wrote",
                    "'%s' holds something else than a site", folder->path);
    if (status == STATUS_OK)
        status = site_read(run, arena_printf(run->arena, "%s/" SITE_LIST, folder->path), bytes,
                           size, &out->site);
    if (status == STATUS_OK)
        status = history_has(run, session->store, out->site.ledger, &known);
    if (status == STATUS_OK && !known)
        return fail(run, STATUS_REFUSED, "output-foreign", "name another folder",
                    "'%s' holds the site of another ledger", folder->path);
    if (status != STATUS_OK)
        return status;
    out->there = true;
    keep_unchanged(session, folder, out);
    read_own(run, folder, out);
    return STATUS_OK;
}

const struct site_file *old_site_find(const struct old_site *old, const char *path,
                                      struct folder_look *look)
{
    const struct site_file *file = old->there ? site_find(&old->site, path) : NULL;

    if (file && look)
        *look = old->look[file - old->site.files];
    for (size_t i = 0; i < old->own_count && !file; i++)
        if (strcmp(old->own[i].path, path) == 0)
            file = &old->own[i];
    return file;
}
