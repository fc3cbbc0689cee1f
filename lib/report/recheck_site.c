/* A whole site made again, and compared file by file. */
#include "report/recheck_inside.h"

#include "base/arena.h"

#include <string.h>

static const struct published *find(const struct published *files, size_t count, const char *path)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(files[i].path, path) == 0)
            return &files[i];
    return NULL;
}

/* The file that these bytes belong to, or NULL. */
static const struct site_file *owner_of(const struct site *site, const struct published *file)
{
    char sha256[SHA256_TEXT];

    sha256_text(file->bytes, file->size, sha256);
    for (size_t i = 0; i < site->file_count; i++)
        if (strcmp(site->files[i].sha256, sha256) == 0)
            return &site->files[i];
    return NULL;
}

static enum status compare(struct run *run, const struct site *site, const struct site_file *made,
                           const struct published *file)
{
    if (!file)
        return fail_at(run, (struct spot){made->path, 0, 0}, STATUS_FOUND, "recheck-missing",
                       "publish the site again", "the file is missing");
    if (file->odd)
        return fail_at(run, (struct spot){made->path, 0, 0}, STATUS_FOUND, "recheck-differs",
                       "publish the site again", "it is no plain file, or far too large");
    if (file->size == made->size && memcmp(file->bytes, made->bytes, made->size) == 0)
        return STATUS_OK;
    const struct site_file *owner = owner_of(site, file);
    if (owner)
        return fail_at(run, (struct spot){made->path, 0, 0}, STATUS_FOUND, "recheck-swapped",
                       "publish the site again", "it holds what belongs in '%s'", owner->path);
    return report_difference(run, file, made->bytes, made->size);
}

enum status recheck_site(struct run *run, struct store *store, const struct snapshot *newest,
                         const struct published *list, const struct published *files, size_t count,
                         struct site *out)
{
    struct snapshot *snapshot;
    struct site stated;
    enum status status = site_read(run, list->path, list->bytes, list->size, &stated);

    if (status == STATUS_OK)
        status = stated_snapshot(run, store, newest, list->path, stated.commit, &snapshot);
    if (status != STATUS_OK)
        return status;
    if (strcmp(stated.made_with, GUIYUAN_VERSION) != 0)
        warn_at(run, (struct spot){list->path, 2, 0}, SEVERITY_WARNING, "recheck-version",
                "check it with that version",
                "the site was made with version '%s', this is %s; pages may differ for that reason",
                stated.made_with, GUIYUAN_VERSION);
    status = site_make(run, store, snapshot, stated.languages, NULL, out);
    if (status != STATUS_OK)
        return status;
    for (size_t i = 0; i < out->file_count; i++)
        status = status_join(
            status, compare(run, out, &out->files[i], find(files, count, out->files[i].path)));
    for (size_t i = 0; i < count; i++)
        if (!site_find(out, files[i].path))
            status =
                status_join(status, fail_at(run, (struct spot){files[i].path, 0, 0}, STATUS_FOUND,
                                            "recheck-foreign", "publish the site again",
                                            "the file does not belong to the site"));
    return status;
}
