#include "store/change.h"

#include "store/check.h"
#include "store/object.h"
#include "store/recover.h"
#include "store/worktree.h"

#include "base/arena.h"

#include <errno.h>
#include <string.h>

enum { RACES_MAX = 20 };

struct work_order {
    const char *operation;
    bool may_repeat; /* the caller named the operation */
    struct identity who;
    change_builder *build;
    void *context;
};

/* A change that is ready to be committed. */
struct draft {
    struct snapshot *head;
    struct change change;
    struct targets targets;
};

static enum status find_operation(struct run *run, const struct snapshot *head,
                                  const char *operation, struct outcome *out)
{
    const size_t wanted = strlen(operation);
    struct oid next = snapshot_commit(head);

    while (!oid_is_zero(next)) {
        AUTO(git_odb_object) *object = NULL;
        struct glance glance;
        size_t length = 0;
        enum status status = commit_open(run, head->store->odb, next, &object, &glance);
        if (status)
            return status;
        const char *value = trailer_find(glance.message, operation_trailer, 0, &length);
        if (value && length == wanted && memcmp(value, operation, wanted) == 0) {
            *out = (struct outcome){.commit = next, .repeated = true};
            return STATUS_OK;
        }
        next = glance.parent;
    }
    return STATUS_OK;
}

static enum status check_clock(struct run *run, const struct snapshot *head)
{
    char last[DATE_SIZE], today[DATE_SIZE];

    if (oid_is_zero(snapshot_commit(head)))
        return STATUS_OK;
    struct date day = date_of_instant(snapshot_time(head), run->offset);
    if (date_compare(run->today, day) >= 0)
        return STATUS_OK;
    return fail(run, STATUS_REFUSED, "clock-behind", "set this computer's clock",
                "today is '%s' here, but the last commit is of '%s'", date_text(run->today, today),
                date_text(day, last));
}

/* One finding for every path, so that a person sees all of them at once. */
static enum status check_work_tree(struct run *run, const struct store *store,
                                   struct targets *targets)
{
    enum status status = STATUS_OK;

    for (size_t i = 0; i < targets->count; i++) {
        struct target *target = &targets->at[i];
        enum status found = work_compare(run, store, target);
        struct spot spot = {.file = target->path};
        if (found)
            return found;
        if (target->state == WORK_BLOCKED)
            status =
                fail_at(run, spot, STATUS_REFUSED, "store-link", "move it out of the way",
                        "a link, a folder or a device stands in the way of '%s'", target->path);
        if (target->state == WORK_EDITED)
            status = fail_at(run, spot, STATUS_REFUSED, "hand-edit",
                             arena_printf(run->arena,
                                          "keep it with 'compound commit', or drop it with "
                                          "'git checkout -- %s'",
                                          target->path),
                             "'%s' was edited by hand and is not committed", target->path);
    }
    return status;
}

static enum status plan(struct run *run, const struct work_order *order, struct draft *draft)
{
    draft->change = (struct change){.subject = NULL};
    enum status status = order->build(run, draft->head, order->context, &draft->change);

    if (status || draft->change.edit_count == 0)
        return status;
    status = message_check(run, &draft->change);
    return status ? status : targets_plan(run, draft->head, &draft->change, &draft->targets);
}

static enum status prepare(struct run *run, struct store *store, const struct work_order *order,
                           struct draft *draft)
{
    enum status status = plan(run, order, draft);

    if (!status && draft->targets.count)
        status = check_clock(run, draft->head);
    return status ? status : check_work_tree(run, store, &draft->targets);
}

/* Whether the commit is in the history now, whatever libgit2 said of moving the branch. */
static enum status judge_branch(struct run *run, struct store *store, struct oid commit,
                                struct oid expected, bool *committed, bool *raced)
{
    struct oid now;
    bool ours;
    enum status status = branch_read(run, store, &now);

    if (status)
        return status;
    *raced = !oid_equal(now, expected);
    if (!*raced || oid_is_zero(now))
        return STATUS_OK;
    status = history_reaches(run, store, now, commit, committed, &ours);
    *raced = !*committed;
    return status;
}

static int try_branch(struct store *store, struct oid commit, struct oid expected,
                      const char *subject)
{
    const int64_t deadline = clock_milliseconds() + store->patience;
    git_oid new = oid_git(commit), old = oid_git(expected);

    for (;;) {
        AUTO(git_reference) *reference = NULL;
        int error = git_reference_create_matching(&reference, store->repo, store->branch, &new, 1,
                                                  &old, subject);
        if (error != GIT_ELOCKED || clock_milliseconds() >= deadline)
            return error;
        pause_shortly();
    }
}

static enum status report_unknown(struct run *run, const char *reason)
{
    return fail(run, STATUS_SYSTEM, "store-unknown",
                "look with 'git log' whether it is there before you enter it again",
                "the branch cannot be read, so it is not known whether this was committed: %s",
                reason);
}

static enum status report_unmoved(struct run *run, const struct store *store, int error,
                                  const char *reason)
{
    if (error == GIT_ELOCKED)
        return fail(run, STATUS_BUSY, "store-branch-lock",
                    arena_printf(run->arena,
                                 "wait until it ends; if no git command runs any more, "
                                 "remove '.git/%s.lock'",
                                 store->branch),
                    "another git command has locked the branch '%s'", store->branch);
    return fail(run, STATUS_SYSTEM, "store-branch", "free some disk space, or check who may write",
                "the branch '%s' could not be moved: %s", store->branch, reason);
}

/* The commit point. */
static enum status move_branch(struct run *run, struct store *store, struct oid commit,
                               struct oid expected, const char *subject, bool *committed,
                               bool *raced)
{
    int error = try_branch(store, commit, expected, subject);
    const git_error *last = error < 0 ? git_error_last() : NULL;
    const char *reason =
        arena_dup(run->arena, last && last->message ? last->message : "no reason given");

    *committed = error == 0;
    *raced = false;
    if (*committed)
        return STATUS_OK;
    size_t findings = run->count;
    enum status status = judge_branch(run, store, commit, expected, committed, raced);
    if (status) {
        run->count = findings;
        *committed = true;
        return report_unknown(run, reason);
    }
    if (*committed)
        warn_at(run, (struct spot){.file = NULL}, SEVERITY_WARNING, "store-sync", "check the disk",
                "committed, but a power cut may undo it: %s", reason);
    if (*committed || *raced)
        return STATUS_OK;
    return report_unmoved(run, store, error, reason);
}

static enum status commit_draft(struct run *run, struct session *session,
                                const struct work_order *order, const struct draft *draft,
                                struct outcome *out, bool *committed, bool *raced)
{
    struct store *store = session->store;
    const struct oid expected = snapshot_commit(draft->head);
    const struct commit_plan commit = {.head = draft->head,
                                       .targets = &draft->targets,
                                       .who = &order->who,
                                       .signer = draft->change.signer,
                                       .message =
                                           change_message(run, &draft->change, order->operation)};
    struct marker marker = {
        .operation = order->operation, .expected = expected, .has_expected = true};
    enum status status = commit_write(run, store, &commit, &out->commit);

    if (status)
        return status;
    marker.commit = out->commit;
    status = marker_write(run, session, &marker);
    if (status)
        return status;
    return move_branch(run, store, out->commit, expected, draft->change.subject, committed, raced);
}

static enum status finish(struct run *run, struct session *session, const struct draft *draft,
                          const struct outcome *out)
{
    char text[OID_TEXT];

    if (refresh(run, session, out->commit, &draft->targets) == STATUS_OK)
        return STATUS_OK;
    return fail(run, STATUS_PENDING, "store-pending",
                "it is entered: do not enter it again; the next command finishes the work tree",
                "committed as '%.8s', but the files of the ledger could not be refreshed",
                oid_text(out->commit, text));
}

/* Between the marker and its removal. Leaves the marker when the change is committed, or may be. */
static enum status attempt_marked(struct run *run, struct session *session,
                                  const struct work_order *order, struct draft *draft,
                                  struct outcome *out, bool *committed, bool *raced)
{
    enum status status = session_lock_index(run, session);

    if (!status)
        status = prepare(run, session->store, order, draft);
    if (status)
        return status;
    out->nothing = draft->targets.count == 0;
    if (out->nothing)
        return STATUS_OK;
    return commit_draft(run, session, order, draft, out, committed, raced);
}

static enum status attempt(struct run *run, struct session *session, const struct work_order *order,
                           struct outcome *out, bool *raced)
{
    struct store *store = session->store;
    struct draft draft = {.head = NULL};
    bool committed = false;
    enum status status = check_branch(run, store);

    *out = (struct outcome){.repeated = false};
    if (!status)
        status = check_state(run, store);
    if (!status)
        status = snapshot_last(run, store, &draft.head);
    if (!status && order->may_repeat)
        status = find_operation(run, draft.head, order->operation, out);
    if (status || out->repeated)
        return status;
    const struct marker marker = {.operation = order->operation,
                                  .expected = snapshot_commit(draft.head)};
    status = marker_write(run, session, &marker);
    if (!status)
        status = attempt_marked(run, session, order, &draft, out, &committed, raced);
    if (!committed)
        return status_join(status, marker_remove(run, session));
    return status ? status : finish(run, session, &draft, out);
}

static enum status begin(struct run *run, struct store *store, struct work_order *order,
                         struct session *session)
{
    enum status status = operation_check(run, &order->operation);

    if (!status)
        status = store_identity(run, store, &order->who);
    if (!status)
        status = session_begin(run, store, session);
    if (!status)
        status = recover(run, session);
    if (status)
        return status;
    /* For the reflog; the commit has its own. */
    int error = git_repository_set_ident(store->repo, order->who.name, order->who.email);
    return error < 0 ? fail_git(run, error, "cannot tell git who you are") : STATUS_OK;
}

enum status store_change(struct run *run, struct store *store, const char *operation,
                         change_builder *build, void *context, struct outcome *out)
{
    struct work_order order = {.operation = operation,
                               .may_repeat = operation != NULL,
                               .build = build,
                               .context = context};
    AUTO_SESSION session = {.own_fd = -1, .lock_fd = -1};

    *out = (struct outcome){.repeated = false};
    enum status status = begin(run, store, &order, &session);
    if (status)
        return status;
    const size_t findings = run->count;
    for (int i = 0; i < RACES_MAX; i++) {
        bool raced = false;
        /* What the builder found for an older commit is not so any more. */
        run->count = findings;
        status = attempt(run, &session, &order, out, &raced);
        if (status || !raced)
            return status;
    }
    return fail(run, STATUS_BUSY, "store-race", "run the command again",
                "somebody else keeps moving the branch '%s'", store->branch);
}

enum status store_preview(struct run *run, struct store *store, change_builder *build,
                          void *context, struct change *out)
{
    const struct work_order order = {.build = build, .context = context};
    struct draft draft = {.head = NULL};
    enum status status = snapshot_last(run, store, &draft.head);

    if (!status)
        status = plan(run, &order, &draft);
    *out = draft.change;
    return status;
}
