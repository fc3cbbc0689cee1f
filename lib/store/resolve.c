/* From a name to the snapshot of a commit. */
#include "store/object.h"
#include "store/snapshot.h"

#include "base/arena.h"

#include <string.h>

enum status store_head(struct run *run, struct store *store, struct snapshot **out)
{
    struct oid commit;
    enum status status = branch_read(run, store, &commit);

    if (status)
        return status;
    if (oid_is_zero(commit))
        return fail(run, STATUS_DATA, "store-empty", "make the first one with 'compound init'",
                    "the ledger '%s' has no commit yet", store->root);
    return snapshot_of(run, store, commit, out);
}

enum status snapshot_last(struct run *run, struct store *store, struct snapshot **out)
{
    struct oid commit;
    enum status status = branch_read(run, store, &commit);

    if (status)
        return status;
    return oid_is_zero(commit) ? store_nothing(run, store, out)
                               : snapshot_of(run, store, commit, out);
}

/* A day that the name stands for: itself, or the last one of a month. */
static bool parse_day(const char *name, struct date *out)
{
    struct month month;

    if (date_parse(name, strlen(name), out))
        return true;
    if (!month_parse(name, strlen(name), &month))
        return false;
    *out = month_last(month);
    return true;
}

static enum status find_day(struct run *run, struct store *store, struct date day, const char *name,
                            struct snapshot **out)
{
    struct oid commit;
    enum status status = branch_read(run, store, &commit);

    while (!status && !oid_is_zero(commit)) {
        AUTO(git_odb_object) *object = NULL;
        struct glance glance;
        status = commit_open(run, store->odb, commit, &object, &glance);
        if (status)
            return status;
        if (date_compare(date_of_instant(glance.time, glance.offset), day) <= 0)
            return snapshot_of(run, store, commit, out);
        commit = glance.parent;
    }
    return status ? status
                  : fail(run, STATUS_USAGE, "store-before-first", "name a later day",
                         "the ledger had no commit on '%s' yet", name);
}

enum status store_at(struct run *run, struct store *store, const char *name, struct snapshot **out)
{
    AUTO(git_object) *object = NULL;
    AUTO(git_object) *commit = NULL;
    struct date day;

    if (parse_day(name, &day))
        return find_day(run, store, day, name, out);
    int error = git_revparse_single(&object, store->repo, name);
    if (error == GIT_EAMBIGUOUS)
        return fail(run, STATUS_USAGE, "store-ambiguous", "give more of its digits",
                    "more than one commit is meant by '%s'", name);
    if (!error)
        error = git_object_peel(&commit, object, GIT_OBJECT_COMMIT);
    if (error == GIT_ENOTFOUND || error == GIT_EINVALIDSPEC || error == GIT_EPEEL)
        return fail(run, STATUS_USAGE, "store-unknown",
                    "give a commit's id, a tag, a day like 2026-11-03 or a month like 2026-11",
                    "no commit is named '%s'", name);
    if (error < 0)
        return fail_git(run, error, "cannot find the commit '%s'", name);
    return snapshot_of(run, store, oid_of(git_object_id(commit)), out);
}
