/* What a killed process left behind is finished by the next change, on proven content only. */
#include "test_store_support.h"

#include "store/git.h"

#include <sys/file.h>
#include <sys/ptrace.h>

static struct fixture fixture;

static void setup(void)
{
    fixture_open(&fixture);
    assert_done(&fixture.run, put(&fixture, "a.yaml", "one\n"));
}

static void teardown(void)
{
    fixture_close(&fixture);
}

static const char *rev(const char *name)
{
    return output(fixture.run.arena, "git -C '%s' rev-parse '%s'", fixture.ledger, name);
}

/* Makes a second commit and puts work tree, index and notes back to the first: what there is
 * when a process is killed right behind the commit point. */
static void kill_behind_commit(bool with_marker)
{
    const char *first = rev("HEAD");

    ck_assert_int_eq(shell("cp '%s/.git/index' '%s/index' && cp '%s/.git/guiyuan/synced' '%s'",
                           fixture.ledger, fixture.home, fixture.ledger, fixture.home),
                     0);
    assert_done(&fixture.run, put(&fixture, "a.yaml", "two\n"));
    ck_assert_int_eq(shell("cp '%s/index' '%s/.git/index' && cp '%s/synced' '%s/.git/guiyuan/'",
                           fixture.home, fixture.ledger, fixture.home, fixture.ledger),
                     0);
    write_file(fixture.ledger, "a.yaml", "one\n");
    if (with_marker)
        write_file(fixture.ledger, ".git/guiyuan/unfinished",
                   arena_printf(fixture.run.arena,
                                "operation x\nprocess 1\nexpected %s\ncommit %s\n", first,
                                rev("HEAD")));
}

START_TEST(commit_without_refresh_is_finished)
{
    kill_behind_commit(_i == 0);
    ck_assert_str_ne(output(fixture.run.arena, "git -C '%s' status --porcelain", fixture.ledger),
                     "");
    assert_done(&fixture.run, store_recover(&fixture.run, fixture.store));
    ck_assert_str_eq(read_file(fixture.run.arena, fixture.ledger, "a.yaml"), "two\n");
    assert_clean(&fixture);
}
END_TEST

START_TEST(lost_or_broken_notes_do_no_harm)
{
    static const char *const commands[] = {
        "rm .git/guiyuan/synced",
        ": > .git/guiyuan/synced",
        "rm .git/guiyuan/synced && : > .git/guiyuan/unfinished",
        ": > .git/guiyuan/unfinished",
        "head -c 40 .git/guiyuan/unfinished > x && mv x .git/guiyuan/unfinished",
        "echo commit 0123456789012345678901234567890123456789 > .git/guiyuan/synced",
        "echo x > .git/guiyuan/tmp-file-0 && echo y > .git/guiyuan/index-new",
    };

    kill_behind_commit(true);
    ck_assert_int_eq(shell("cd '%s' && %s", fixture.ledger, commands[_i]), 0);
    assert_done(&fixture.run, put(&fixture, "b.yaml", "b\n"));
    assert_clean(&fixture);
    ck_assert_str_eq(read_file(fixture.run.arena, fixture.ledger, "a.yaml"), "two\n");
}
END_TEST

START_TEST(hand_edit_after_the_kill_is_kept)
{
    kill_behind_commit(true);
    write_file(fixture.ledger, "a.yaml", "mine\n");
    assert_done(&fixture.run, put(&fixture, "b.yaml", "b\n"));
    ck_assert(has_finding(&fixture.run, "hand-edit-kept"));
    ck_assert_str_eq(read_file(fixture.run.arena, fixture.ledger, "a.yaml"), "mine\n");
    ck_assert_str_eq(output(fixture.run.arena, "git -C '%s' status --porcelain", fixture.ledger),
                     " M a.yaml");
    assert_fails(&fixture.run, STATUS_REFUSED, "hand-edit", put(&fixture, "a.yaml", "x\n"));
}
END_TEST

START_TEST(killed_before_commit_leaves_all_as_it_was)
{
    write_file(fixture.ledger, ".git/guiyuan/unfinished",
               arena_printf(fixture.run.arena, "operation x\nprocess 1\nexpected %s\ncommit %s\n",
                            rev("HEAD"), "0000000000000000000000000000000000000000"));
    write_file(fixture.ledger, ".git/index.lock", "guiyuan process 1\n");
    write_file(fixture.ledger, ".git/guiyuan/tmp-file-3", "half");
    assert_done(&fixture.run, store_recover(&fixture.run, fixture.store));
    assert_clean(&fixture);
    ck_assert_str_eq(rev("HEAD"), rev("main"));
    ck_assert_str_eq(read_file(fixture.run.arena, fixture.ledger, "a.yaml"), "one\n");
}
END_TEST

START_TEST(our_branch_lock_is_removed)
{
    const char *head = rev("HEAD");
    const char *lock = _i == 0 ? "" : arena_printf(fixture.run.arena, "%s\n", head);

    write_file(fixture.ledger, ".git/guiyuan/unfinished",
               arena_printf(fixture.run.arena, "operation x\nprocess 1\nexpected %s\ncommit %s\n",
                            head, head));
    write_file(fixture.ledger, ".git/refs/heads/main.lock", lock);
    assert_done(&fixture.run, put(&fixture, "a.yaml", "two\n"));
    assert_clean(&fixture);
    ck_assert(!exists(fixture.ledger, ".git/refs/heads/main.lock"));
}
END_TEST

START_TEST(foreign_locks_are_waited_for_and_kept)
{
    fixture.store->patience = 60;
    write_file(fixture.ledger, ".git/refs/heads/main.lock", "");
    assert_fails(&fixture.run, STATUS_BUSY, "store-branch-lock", put(&fixture, "a.yaml", "two\n"));
    ck_assert(exists(fixture.ledger, ".git/refs/heads/main.lock"));
    ck_assert_int_eq(shell("rm '%s/.git/refs/heads/main.lock'", fixture.ledger), 0);
    write_file(fixture.ledger, ".git/index.lock", "");
    assert_fails(&fixture.run, STATUS_BUSY, "store-index-lock", put(&fixture, "a.yaml", "two\n"));
    ck_assert(exists(fixture.ledger, ".git/index.lock"));
    ck_assert_int_eq(shell("rm '%s/.git/index.lock'", fixture.ledger), 0);
    assert_done(&fixture.run, put(&fixture, "a.yaml", "two\n"));
    assert_clean(&fixture);
}
END_TEST

START_TEST(busy_names_the_holder)
{
    char path[256];

    fixture.store->patience = 60;
    snprintf(path, sizeof path, "%s/.git/guiyuan/lock", fixture.ledger);
    int fd = open(path, O_RDWR);
    ck_assert_int_ge(fd, 0);
    ck_assert_int_eq(flock(fd, LOCK_EX), 0);
    assert_fails(&fixture.run, STATUS_BUSY, "store-busy", put(&fixture, "a.yaml", "two\n"));
    const char *message = fixture.run.findings[fixture.run.count - 1].message;
    ck_assert_ptr_nonnull(strstr(message, "process "));
    ck_assert_ptr_nonnull(strstr(message, "since 2026-11-03 12:00"));
    close(fd);
    assert_done(&fixture.run, put(&fixture, "a.yaml", "two\n"));
}
END_TEST

START_TEST(failed_refresh_is_pending_and_finished_later)
{
    struct outcome out;
    char commit[OID_TEXT];
    const struct edit edit = {"sub/b.yaml", "b\n", 2};

    /* A folder where the new index is to be prepared. */
    ck_assert_int_eq(shell("mkdir -p '%s/.git/guiyuan/index-new/x'", fixture.ledger), 0);
    ck_assert_int_eq(put_many(&fixture, &edit, 1, &out), STATUS_PENDING);
    ck_assert(has_finding(&fixture.run, "store-pending"));
    ck_assert_str_eq(rev("HEAD"), oid_text(out.commit, commit));
    ck_assert_int_eq(put(&fixture, "a.yaml", "two\n"), STATUS_SYSTEM);
    ck_assert_str_eq(rev("HEAD"), commit);
    ck_assert_int_eq(shell("rm -r '%s/.git/guiyuan/index-new'", fixture.ledger), 0);
    assert_done(&fixture.run, put(&fixture, "a.yaml", "two\n"));
    assert_clean(&fixture);
    ck_assert_str_eq(read_file(fixture.run.arena, fixture.ledger, "sub/b.yaml"), "b\n");
}
END_TEST

/* Appends its own line to what the last commit holds: a lost update would show. */
static enum status append_line(struct run *run, const struct snapshot *head, void *context,
                               struct change *out)
{
    struct edit *edit = arena_alloc(run->arena, sizeof *edit);
    struct blob old;
    enum status status = snapshot_read(run, head, "log.yaml", &old);

    const char *text =
        arena_printf(run->arena, "%s- %s\n", old.found ? old.bytes : "", (const char *)context);
    *edit = (struct edit){"log.yaml", text, strlen(text)};
    *out = (struct change){.subject = "append", .edits = edit, .edit_count = 1};
    return status;
}

enum { WRITERS = 4, LINES = 10 };

static int write_lines(int writer)
{
    struct run run = {.arena = arena_new(NULL)};
    struct store *store;

    set_clock(&run, NOON);
    if (store_open(&run, fixture.ledger, &store))
        return 1;
    for (int i = 0; i < LINES; i++) {
        char name[32];
        struct outcome out;
        snprintf(name, sizeof name, "w%d-%d", writer, i);
        if (store_change(&run, store, NULL, append_line, name, &out)) {
            show_findings(&run);
            return 1;
        }
    }
    store_close(store);
    arena_free(run.arena);
    return 0;
}

START_TEST(concurrent_writers_lose_nothing)
{
    pid_t children[WRITERS];

    for (int i = 0; i < WRITERS; i++) {
        children[i] = fork();
        if (children[i] == 0)
            _exit(write_lines(i));
    }
    for (int i = 0; i < WRITERS; i++) {
        int result;
        waitpid(children[i], &result, 0);
        ck_assert(WIFEXITED(result) && WEXITSTATUS(result) == 0);
    }
    ck_assert_str_eq(output(fixture.run.arena, "sort -u '%s/log.yaml' | wc -l", fixture.ledger),
                     "40");
    ck_assert_str_eq(output(fixture.run.arena, "git -C '%s' rev-list --count HEAD", fixture.ledger),
                     "41");
    assert_clean(&fixture);
}
END_TEST

/* Another tool moves the branch while the change is being computed: it is computed again. */
static enum status race(struct run *run, const struct snapshot *head, void *context,
                        struct change *out)
{
    int *calls = context;

    if (++*calls == 1)
        ck_assert_int_eq(
            shell("cd '%s' && git update-ref refs/heads/main $(git commit-tree -p HEAD -m theirs "
                  "HEAD^{tree})",
                  fixture.ledger),
            0);
    static char line[] = "ours";
    return append_line(run, head, line, out);
}

START_TEST(lost_race_is_computed_again)
{
    struct outcome out;
    int calls = 0;

    setenv("GIT_COMMITTER_DATE", "1793678400 +0800", 1);
    setenv("GIT_AUTHOR_DATE", "1793678400 +0800", 1);
    assert_done(&fixture.run, store_change(&fixture.run, fixture.store, NULL, race, &calls, &out));
    ck_assert_int_eq(calls, 2);
    ck_assert_str_eq(
        output(fixture.run.arena, "git -C '%s' log --format=%%s | tr '\\n' ' '", fixture.ledger),
        "append theirs write a file ");
    assert_clean(&fixture);
}
END_TEST

/* Runs a change and kills it at its n-th system call; false when it had ended before. */
static bool kill_at_call(int n)
{
    pid_t child = fork();
    int result, calls = 0;

    if (child == 0) {
        const struct edit edits[] = {{"a.yaml", NULL, 0}, {"x/b.yaml", "b\n", 2}};
        ptrace(PTRACE_TRACEME, 0, NULL, NULL);
        raise(SIGSTOP);
        _exit((int)put_many(&fixture, edits, 2, NULL));
    }
    waitpid(child, &result, 0);
    ptrace(PTRACE_SETOPTIONS, child, NULL, PTRACE_O_TRACESYSGOOD);
    for (;;) {
        ptrace(PTRACE_SYSCALL, child, NULL, NULL);
        waitpid(child, &result, 0);
        if (WIFEXITED(result)) {
            ck_assert_int_eq(WEXITSTATUS(result), 0);
            return false;
        }
        if (WSTOPSIG(result) != (SIGTRAP | 0x80) || ++calls < n)
            continue;
        kill(child, SIGKILL);
        waitpid(child, &result, 0);
        return true;
    }
}

/* Each way in and out of a call is a place to be killed at; this looks at a sample of them. */
START_TEST(killed_anywhere_the_next_change_goes_through)
{
    enum { STEP = 43 };

    for (int n = 1; kill_at_call(n); n += STEP) {
        fixture_reopen(&fixture);
        assert_done(&fixture.run, put(&fixture, "other.yaml", n % 2 ? "odd\n" : "even\n"));
        assert_clean(&fixture);
        ck_assert(exists(fixture.ledger, "a.yaml") != exists(fixture.ledger, "x/b.yaml"));
        const struct edit back[] = {{"a.yaml", "one\n", 4}, {"x/b.yaml", NULL, 0}};
        assert_done(&fixture.run, put_many(&fixture, back, 2, NULL));
        assert_done(&fixture.run, put(&fixture, "other.yaml", NULL));
    }
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("store recover");
    TCase *all = tcase_create("recover");

    tcase_add_checked_fixture(all, setup, teardown);
    tcase_set_timeout(all, 120);
    tcase_add_loop_test(all, commit_without_refresh_is_finished, 0, 2);
    tcase_add_loop_test(all, lost_or_broken_notes_do_no_harm, 0, 7);
    tcase_add_test(all, hand_edit_after_the_kill_is_kept);
    tcase_add_test(all, killed_before_commit_leaves_all_as_it_was);
    tcase_add_loop_test(all, our_branch_lock_is_removed, 0, 2);
    tcase_add_test(all, foreign_locks_are_waited_for_and_kept);
    tcase_add_test(all, busy_names_the_holder);
    tcase_add_test(all, failed_refresh_is_pending_and_finished_later);
    tcase_add_test(all, concurrent_writers_lose_nothing);
    tcase_add_test(all, lost_race_is_computed_again);
    tcase_add_test(all, killed_anywhere_the_next_change_goes_through);
    suite_add_tcase(suite, all);
    return suite;
}

int main(void)
{
    return run_suite(suite());
}
