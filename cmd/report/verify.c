/* report verify: what is published, made again and compared. */
#include "base/arena.h"
#include "cli/folder.h"
#include "cmd/report/report.h"
#include "report/recheck.h"

#include <sys/stat.h>

enum { LIMIT = 64 * 1024 * 1024 };

static enum status verify_file(struct session *session, const char *path)
{
    struct published file = {.path = path};
    enum status status = session_read_file(session, path, LIMIT, &file.bytes, &file.size);

    if (status == STATUS_OK)
        status = recheck_page(session->run, session->store, session->snapshot, &file);
    if (status == STATUS_OK)
        session_say(session, "'%s' is what the ledger says\n", path);
    return status;
}

static enum status read_all(struct run *run, const struct folder *folder, struct published **out,
                            size_t *count)
{
    const char **paths;
    enum status status = folder_list(run, folder, &paths, count);

    if (status != STATUS_OK)
        return status;
    *out = arena_array(run->arena, *count, sizeof **out);
    for (size_t i = 0; i < *count && status == STATUS_OK; i++) {
        struct published *file = &(*out)[i];
        file->path = paths[i];
        status = folder_read(run, folder, paths[i], LIMIT, &file->bytes, &file->size);
        file->odd = !file->bytes;
    }
    return status;
}

static enum status verify_folder(struct session *session, const char *path)
{
    struct run *run = session->run;
    struct published list = {.path = SITE_LIST}, *files;
    struct folder folder;
    struct site site;
    size_t count;
    char commit[OID_TEXT];
    enum status status = folder_open(run, path, &folder);

    if (status == STATUS_OK)
        status = folder_read(run, &folder, SITE_LIST, LIMIT, &list.bytes, &list.size);
    if (status == STATUS_OK && !list.bytes)
        return fail(run, STATUS_FOUND, "recheck-claim", "name the folder that holds its " SITE_LIST,
                    "'%s' is not a site", path);
    if (status == STATUS_OK)
        status = read_all(run, &folder, &files, &count);
    if (status == STATUS_OK)
        status = recheck_site(run, session->store, session->snapshot, &list, files, count, &site);
    if (status == STATUS_OK)
        session_say(session, "'%s' is what the ledger says: %zu files, %zu pages [%.8s]\n", path,
                    site.file_count, site.page_count, oid_text(site.commit, commit));
    return status;
}

enum status report_verify(struct session *session)
{
    const char *path = session_text(session, "path");
    struct stat info;

    return stat(path, &info) == 0 && S_ISDIR(info.st_mode) ? verify_folder(session, path)
                                                           : verify_file(session, path);
}
