/* report publish: the public site, exchanged with the one that is there. */
#include "base/arena.h"
#include "cli/folder_memo.h"
#include "cmd/report/old_site.h"
#include "cmd/report/report.h"

#include <string.h>

static bool is_named(const struct words *languages, size_t count, const char *language)
{
    bool named = false;

    for (size_t i = 0; i < count; i++)
        named |= strcmp(languages->item[i], language) == 0;
    return named;
}

static enum status languages_of(struct session *session, struct words *out)
{
    const size_t count = session_count(session, "language");
    enum status status = STATUS_OK;

    *out = (struct words){arena_array(session->run->arena, count + 1, sizeof(char *)), count};
    for (size_t i = 0; i < count; i++) {
        out->item[i] = session_text_at(session, "language", i);
        if (is_named(out, i, out->item[i]))
            status = fail(session->run, STATUS_USAGE, "language-twice", "name each language once",
                          "the language '%s' is given twice", out->item[i]);
    }
    if (count == 0)
        out->item[out->count++] = session->compound->language;
    return status;
}

/* Files that are in the folder with these bytes already are linked, not written. */
static size_t files_of(struct run *run, const struct site *site, const struct old_site *old,
                       struct folder_file **out)
{
    struct folder_file *files = arena_array(run->arena, site->file_count, sizeof *files);
    size_t written = 0;

    for (size_t i = 0; i < site->file_count; i++) {
        const struct site_file *file = &site->files[i];
        struct folder_look look = {.inode = 0};
        const struct site_file *there = old_site_find(old, file->path, &look);
        bool same = !file->bytes || (there && strcmp(there->sha256, file->sha256) == 0);
        files[i] = (struct folder_file){file->path, same ? NULL : file->bytes, file->size, look};
        written += !same;
    }
    *out = files;
    return written;
}

/* So that the next run need not read them. */
static void remember(struct session *session, const struct folder *folder, const struct site *site,
                     const struct folder_file *files)
{
    const char **sums = arena_array(session->run->arena, site->file_count, sizeof *sums);

    for (size_t i = 0; i < site->file_count; i++)
        sums[i] = site->files[i].sha256;
    folder_remember(session->run, session->store, folder, files, sums, site->file_count);
}

static enum status replace(struct session *session, const struct folder *folder,
                           const struct site *site, const struct old_site *old)
{
    struct folder_file *files;
    size_t written = files_of(session->run, site, old, &files);
    char commit[OID_TEXT];
    enum status status;

    if (old->there && written == 0 && old->site.file_count + old->own_count == site->file_count) {
        status = folder_clean(session->run, folder);
        if (status == STATUS_OK && !old->is_known)
            remember(session, folder, site, files);
        return status;
    }
    status = folder_replace(session->run, folder, files, site->file_count);
    if (status != STATUS_OK)
        return status;
    remember(session, folder, site, files);
    session_say(session, "published %zu pages to '%s', %zu of %zu files new [%.8s]\n",
                site->page_count, folder->path, written, site->file_count,
                oid_text(site->commit, commit));
    return STATUS_OK;
}

/* A clock that was reset when the machine lost power: no month of the site would have begun. */
static enum status check_clock(struct session *session)
{
    struct run *run = session->run;
    const struct date written = date_of_instant(snapshot_time(session->snapshot), run->offset);
    char now[DATE_SIZE], then[DATE_SIZE];

    if (month_index(date_month(run->today)) >= month_index(date_month(written)))
        return STATUS_OK;
    return fail(run, STATUS_REFUSED, "clock-behind", "set this computer's clock",
                "today is '%s' here, but the last commit is of '%s'", date_text(run->today, now),
                date_text(written, then));
}

enum status report_publish(struct session *session)
{
    struct words languages;
    struct old_site old;
    struct site site;
    struct folder folder;
    enum status status = languages_of(session, &languages);

    if (status == STATUS_OK)
        status = check_clock(session);
    if (status != STATUS_OK)
        return status;
    status = folder_lock(session->run, session_text(session, "output"), &folder);
    if (status == STATUS_OK)
        status = output_public(session, &folder);
    if (status == STATUS_OK)
        status = old_site_read(session, &folder, &old);
    if (status == STATUS_OK)
        status = site_make(session->run, session->store, session->snapshot, languages,
                           old.there ? &old.site : NULL, &site);
    if (status == STATUS_OK)
        status = replace(session, &folder, &site, &old);
    folder_release(&folder);
    return status;
}
