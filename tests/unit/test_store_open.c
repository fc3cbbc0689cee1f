/* What is refused as a ledger, and what a new one is like. */
#include "test_store_support.h"

static struct fixture fixture;

static void setup(void)
{
    fixture_open(&fixture);
    assert_done(&fixture.run, put(&fixture, "a.yaml", "a\n"));
    store_close(fixture.store);
    fixture.store = NULL;
}

static void teardown(void)
{
    fixture_close(&fixture);
}

static enum status reopen(const char *where)
{
    store_close(fixture.store);
    fixture.store = NULL;
    return store_open(&fixture.run, where, &fixture.store);
}

/* Shell commands that make the ledger one that is refused, and the finding's code. */
static const struct {
    const char *command;
    enum status status;
    const char *code;
} refusals[] = {
    {"git config core.bare true", STATUS_DATA, "store-bare"},
    {"git checkout -q --detach", STATUS_DATA, "store-detached"},
    {"git config core.worktree /etc", STATUS_DATA, "store-worktree"},
    {"git rev-parse HEAD > .git/shallow", STATUS_DATA, "store-shallow"},
    {"git rev-parse HEAD > .git/info/grafts", STATUS_DATA, "store-grafts"},
    {"echo /tmp > .git/objects/info/alternates", STATUS_DATA, "store-alternates"},
    {"git replace HEAD:a.yaml $(echo x | git hash-object -w --stdin)", STATUS_DATA,
     "store-replace"},
    {"git replace HEAD:a.yaml $(echo x | git hash-object -w --stdin) && git pack-refs --all",
     STATUS_DATA, "store-replace"},
    {"git config core.repositoryformatversion 1 && git config extensions.objectformat sha256",
     STATUS_DATA, "store-hash"},
    {"git rev-parse HEAD > .git/MERGE_HEAD", STATUS_REFUSED, "store-state"},
    {"mkdir .git/rebase-merge && touch .git/rebase-merge/interactive", STATUS_REFUSED,
     "store-state"},
    {"chown 12345 .git", STATUS_SYSTEM, "store-owner"},
    {"chown 12345 .", STATUS_SYSTEM, "store-owner"},
    {"mv .git ../moved && echo gitdir: ../moved > .git", STATUS_DATA, "store-linked"},
    {"mv .git ../moved && ln -s ../moved .git", STATUS_DATA, "store-linked"},
    {"rm -r .git", STATUS_USAGE, "store-not-found"},
};

START_TEST(odd_repositories_are_refused)
{
    if (strstr(refusals[_i].command, "chown") && geteuid() != 0)
        return;
    ck_assert_int_eq(shell("mkdir -p '%s/.git/info' && cd '%s' && %s", fixture.ledger,
                           fixture.ledger, refusals[_i].command),
                     0);
    assert_fails(&fixture.run, refusals[_i].status, refusals[_i].code, reopen(fixture.ledger));
    ck_assert_ptr_null(fixture.store);
    ck_assert_ptr_nonnull(fixture.run.findings[fixture.run.count - 1].hint);
}
END_TEST

START_TEST(linked_work_tree_is_refused)
{
    ck_assert_int_eq(shell("git -C '%s' worktree add -q '%s/other'", fixture.ledger, fixture.home),
                     0);
    assert_fails(&fixture.run, STATUS_DATA, "store-linked",
                 reopen(arena_printf(fixture.run.arena, "%s/other", fixture.home)));
    assert_done(&fixture.run, reopen(fixture.ledger));
}
END_TEST

START_TEST(bare_repository_is_refused)
{
    ck_assert_int_eq(shell("git clone -q --bare '%s' '%s/bare'", fixture.ledger, fixture.home), 0);
    assert_fails(&fixture.run, STATUS_DATA, "store-bare",
                 reopen(arena_printf(fixture.run.arena, "%s/bare", fixture.home)));
}
END_TEST

START_TEST(foreign_owner_may_be_declared_safe)
{
    if (geteuid() != 0)
        return;
    ck_assert_int_eq(shell("chown 12345 '%s'", fixture.ledger), 0);
    assert_fails(&fixture.run, STATUS_SYSTEM, "store-owner", reopen(fixture.ledger));
    const struct finding *last = &fixture.run.findings[fixture.run.count - 1];
    ck_assert_ptr_nonnull(strstr(last->message, "12345"));
    ck_assert_ptr_nonnull(strstr(last->hint, "safe.directory"));
    ck_assert_int_eq(shell("git config --global --add safe.directory '%s'", fixture.ledger), 0);
    assert_done(&fixture.run, reopen(fixture.ledger));
}
END_TEST

START_TEST(opens_from_a_folder_below)
{
    ck_assert_int_eq(shell("mkdir -p '%s/fees/2026'", fixture.ledger), 0);
    assert_done(&fixture.run,
                reopen(arena_printf(fixture.run.arena, "%s/fees/2026", fixture.ledger)));
    ck_assert_str_eq(store_root(fixture.store), fixture.ledger);
    assert_fails(&fixture.run, STATUS_DATA, "store-bare",
                 reopen(arena_printf(fixture.run.arena, "%s/.git/objects", fixture.ledger)));
}
END_TEST

START_TEST(environment_does_not_lead_elsewhere)
{
    setenv("GIT_DIR", "/nonexistent", 1);
    setenv("GIT_OBJECT_DIRECTORY", "/nonexistent", 1);
    setenv("GIT_INDEX_FILE", "/nonexistent", 1);
    assert_done(&fixture.run, reopen(fixture.ledger));
    ck_assert_ptr_null(getenv("GIT_DIR"));
    ck_assert_ptr_null(getenv("GIT_OBJECT_DIRECTORY"));
    ck_assert_ptr_null(getenv("GIT_INDEX_FILE"));
}
END_TEST

START_TEST(new_ledger_has_its_settings)
{
    static const char *const settings[][2] = {{"gc.auto", "0"},
                                              {"core.autocrlf", "false"},
                                              {"core.quotePath", "false"},
                                              {"merge.ff", "only"},
                                              {"receive.denyNonFastForwards", "true"}};

    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
        ck_assert_str_eq(output(fixture.run.arena, "git -C '%s' config --local %s", fixture.ledger,
                                settings[i][0]),
                         settings[i][1]);
    ck_assert_str_eq(output(fixture.run.arena, "git -C '%s' symbolic-ref HEAD", fixture.ledger),
                     "refs/heads/main");
    ck_assert_int_eq(shell("test -x '%s/.git/hooks/pre-commit'", fixture.ledger), 0);
}
END_TEST

START_TEST(new_ledger_needs_an_empty_folder)
{
    struct store *store = NULL;
    struct snapshot *head;

    assert_fails(&fixture.run, STATUS_REFUSED, "store-not-empty",
                 store_create(&fixture.run, fixture.ledger, &store));
    assert_fails(&fixture.run, STATUS_REFUSED, "store-not-empty",
                 store_create(&fixture.run, fixture.home, &store));
    const char *fresh = arena_printf(fixture.run.arena, "%s/fresh", fixture.home);
    assert_done(&fixture.run, store_create(&fixture.run, fresh, &store));
    assert_fails(&fixture.run, STATUS_DATA, "store-empty", store_head(&fixture.run, store, &head));
    store_close(store);
    /* Killed before its first commit, it can be made again. */
    assert_done(&fixture.run, store_create(&fixture.run, fresh, &store));
    store_close(store);
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("store open");
    TCase *all = tcase_create("open");

    tcase_add_checked_fixture(all, setup, teardown);
    tcase_set_timeout(all, 60);
    tcase_add_loop_test(all, odd_repositories_are_refused, 0,
                        (int)(sizeof refusals / sizeof *refusals));
    tcase_add_test(all, linked_work_tree_is_refused);
    tcase_add_test(all, bare_repository_is_refused);
    tcase_add_test(all, foreign_owner_may_be_declared_safe);
    tcase_add_test(all, opens_from_a_folder_below);
    tcase_add_test(all, environment_does_not_lead_elsewhere);
    tcase_add_test(all, new_ledger_has_its_settings);
    tcase_add_test(all, new_ledger_needs_an_empty_folder);
    suite_add_tcase(suite, all);
    return suite;
}

int main(void)
{
    return run_suite(suite());
}
