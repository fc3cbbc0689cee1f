#include "store/recover.h"

#include "store/diff.h"
#include "store/index.h"
#include "store/object.h"
#include "store/worktree.h"

#include "base/arena.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

enum { SEARCH_MAX = 100000, LOCK_REST = 500 /* milliseconds */, LOCK_SIZE = 256 };

const char operation_trailer[] = "Ledger-Operation";

static bool is_ours(const struct glance *glance)
{
    size_t length;

    return trailer_find(glance->message, operation_trailer, 0, &length) != NULL;
}

enum status history_reaches(struct run *run, const struct store *store, struct oid from,
                            struct oid wanted, bool *reached, bool *all_ours)
{
    enum status status = STATUS_OK;

    *reached = *all_ours = true;
    for (int i = 0; !status && !oid_equal(from, wanted); i++) {
        AUTO(git_odb_object) *object = NULL;
        struct glance glance;
        *reached = i < SEARCH_MAX && !oid_is_zero(from);
        if (!*reached)
            break;
        status = commit_open(run, store->odb, from, &object, &glance);
        if (status)
            break;
        *all_ours = *all_ours && is_ours(&glance);
        from = glance.parent;
    }
    return status;
}

static void report_kept(struct run *run, const struct targets *targets)
{
    for (size_t i = 0; i < targets->count; i++) {
        const struct target *target = &targets->at[i];
        if (target->state == WORK_NEW)
            continue;
        const char *hint =
            phrase_printf(run, "'git diff -- %s' shows it; 'git checkout -- %s' drops it",
                          target->path, target->path);
        warn_at(run, (struct spot){.file = target->path}, SEVERITY_WARNING, "hand-edit-kept", hint,
                "'%s' was edited by hand meanwhile and is left as it is", target->path);
    }
}

enum status refresh(struct run *run, struct session *session, struct oid commit,
                    const struct targets *targets)
{
    enum status status = work_apply(run, session, targets);

    if (!status)
        status = index_refresh(run, session, commit, targets);
    if (!status)
        status = synced_write(run, session, commit);
    if (!status)
        status = marker_remove(run, session);
    if (!status)
        report_kept(run, targets);
    return status;
}

static bool is_file(unsigned mode)
{
    return (mode & MODE_TYPE) == MODE_REGULAR;
}

static enum status tree_at(struct run *run, const struct store *store, struct oid commit,
                           struct oid *out)
{
    AUTO(git_odb_object) *object = NULL;
    struct glance glance;

    *out = (struct oid){{0}};
    if (oid_is_zero(commit))
        return STATUS_OK;
    enum status status = commit_open(run, store->odb, commit, &object, &glance);
    if (!status)
        *out = glance.tree;
    return status;
}

static enum status refresh_from(struct run *run, struct session *session, struct oid base,
                                struct oid head)
{
    struct path_change *changes = NULL;
    struct oid before, after;
    size_t count = 0;
    enum status status = tree_at(run, session->store, base, &before);

    if (!status)
        status = tree_at(run, session->store, head, &after);
    if (!status)
        status = tree_changes(run, session->store, before, after, &changes, &count);
    if (status)
        return status;
    struct targets targets = {.at = arena_array(run->arena, count, sizeof *targets.at)};
    for (size_t i = 0; i < count; i++)
        if (is_file(changes[i].mode))
            targets.at[targets.count++] = (struct target){.path = changes[i].path,
                                                          .before = changes[i].before,
                                                          .after = changes[i].after,
                                                          .mode = changes[i].mode};
    return refresh(run, session, head, &targets);
}

/* A lock of the branch that a killed process of ours left: empty, or naming a commit of ours. */
static bool is_our_branch_lock(struct run *run, const struct store *store, const char *text,
                               const struct marker *marker)
{
    AUTO(git_odb_object) *object = NULL;
    struct glance glance;
    git_oid id;

    if (!*text)
        return true;
    if (strlen(text) != GIT_OID_HEXSZ + 1 || text[GIT_OID_HEXSZ] != '\n' ||
        git_oid_fromstr(&id, text) < 0)
        return false;
    if (oid_equal(oid_of(&id), marker->commit))
        return true;
    size_t findings = run->count;
    bool ours = commit_open(run, store->odb, oid_of(&id), &object, &glance) == STATUS_OK &&
                is_ours(&glance);
    run->count = findings;
    return ours;
}

static bool same_file(const struct stat *a, const struct stat *b)
{
    return a->st_ino == b->st_ino && a->st_size == b->st_size &&
           a->st_mtim.tv_sec == b->st_mtim.tv_sec && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

/* A git command holds the branch for milliseconds, so a lock that rests is nobody's any more. */
static enum status wait_for_rest(struct run *run, const struct store *store, const char *name,
                                 bool *rests)
{
    const int64_t deadline = clock_milliseconds() + LOCK_REST;
    struct stat first, now;

    *rests = false;
    if (fstatat(store->git_fd, name, &first, AT_SYMLINK_NOFOLLOW) < 0)
        return errno == ENOENT ? STATUS_OK : fail_system(run, "cannot look at '.git/%s'", name);
    while (clock_milliseconds() < deadline) {
        pause_shortly();
        if (fstatat(store->git_fd, name, &now, AT_SYMLINK_NOFOLLOW) < 0)
            return errno == ENOENT ? STATUS_OK : fail_system(run, "cannot look at '.git/%s'", name);
        if (!same_file(&first, &now))
            return STATUS_OK;
    }
    *rests = true;
    return STATUS_OK;
}

static enum status free_branch(struct run *run, const struct session *session,
                               const struct marker *marker)
{
    const struct store *store = session->store;
    const char *name = arena_printf(run->arena, "%s.lock", store->branch);
    char *text = NULL;
    bool rests = false;
    enum status status = file_slurp(run, store->git_fd, name, LOCK_SIZE, &text);

    if (status || !text || !is_our_branch_lock(run, store, text, marker))
        return status;
    status = wait_for_rest(run, store, name, &rests);
    if (status || !rests)
        return status;
    return unlinkat(store->git_fd, name, 0) < 0 && errno != ENOENT
               ? fail_system(run, "cannot remove '.git/%s'", name)
               : STATUS_OK;
}

static enum status parent_of(struct run *run, const struct store *store, struct oid commit,
                             struct oid *out)
{
    AUTO(git_odb_object) *object = NULL;
    struct glance glance;
    enum status status = commit_open(run, store->odb, commit, &object, &glance);

    if (!status)
        *out = glance.parent;
    return status;
}

/* What the work tree was last made equal to, and whether it must be brought to `head`. Without a
 * note of ours the files belong to whoever moved the branch, unless all its new commits are
 * ours: then a power cut took the note. */
static enum status find_base(struct run *run, const struct session *session,
                             const struct marker *marker, struct oid head, struct oid *base,
                             bool *due)
{
    const struct store *store = session->store;
    struct oid candidates[2];
    size_t count = 0;
    bool synced = false, reached = false, ours = false;
    enum status status = synced_read(run, session, &candidates[0], &synced);

    count += synced;
    if (marker->has_expected)
        candidates[count++] = marker->expected;
    const bool guessed = count == 0;
    if (!status && guessed && !oid_is_zero(head))
        status = parent_of(run, store, head, &candidates[count++]);
    for (size_t i = 0; !status && !reached && i < count; i++) {
        *base = candidates[i];
        status = history_reaches(run, store, head, *base, &reached, &ours);
    }
    *due = reached && !oid_equal(*base, head) && (ours || (marker->found && !guessed));
    return status;
}

static enum status clean_up(struct run *run, struct session *session, const struct marker *marker)
{
    enum status status = session_lock_index(run, session);

    if (!status)
        status = own_sweep(run, session);
    return status ? status : free_branch(run, session, marker);
}

enum status recover(struct run *run, struct session *session)
{
    struct marker marker;
    struct oid head, base = {{0}}, synced;
    bool known = false, due = false;
    enum status status = marker_read(run, session, &marker);

    if (!status)
        status = branch_read(run, session->store, &head);
    if (!status)
        status = synced_read(run, session, &synced, &known);
    if (status)
        return status;
    if (!marker.found && (known ? oid_equal(synced, head) : oid_is_zero(head)))
        return STATUS_OK;
    status = find_base(run, session, &marker, head, &base, &due);
    if (!status && (marker.found || due))
        status = clean_up(run, session, &marker);
    if (status)
        return status;
    if (due)
        return refresh_from(run, session, base, head);
    status = synced_write(run, session, head);
    return status ? status : marker_remove(run, session);
}

enum status store_recover(struct run *run, struct store *store)
{
    AUTO_SESSION session = {.own_fd = -1, .lock_fd = -1};
    enum status status = session_begin(run, store, &session);

    return status ? status : recover(run, &session);
}
