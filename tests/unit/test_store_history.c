/* What the history tells, compared with git's own telling. */
#include "test_store_support.h"

static struct fixture fixture;

static void setup(void)
{
    fixture_open(&fixture);
}

static void teardown(void)
{
    fixture_close(&fixture);
}

static void commit_some(void)
{
    const struct edit first[] = {{"a", "1", 1},     {"a-b", "1", 1},    {"c/d/e", "1", 1},
                                 {"c/d/f", "1", 1}, {"c.x", "1", 1},    {"c/z", "1", 1},
                                 {"swap", "1", 1},  {"dir/one", "1", 1}};
    const struct edit second[] = {{"a", "2", 1},
                                  {"c/d/e", NULL, 0},
                                  {"c/d/g", "1", 1},
                                  {"swap", NULL, 0},
                                  {"dir/one", NULL, 0}};
    const struct edit third[] = {{"swap/now/deep", "1", 1},
                                 {"dir", "2", 1},
                                 {"c/d/f", NULL, 0},
                                 {"c/d/g", NULL, 0},
                                 {"c-", "1", 1}};

    assert_done(&fixture.run, put_many(&fixture, first, 8, NULL));
    assert_done(&fixture.run, put_many(&fixture, second, 5, NULL));
    assert_done(&fixture.run, put_many(&fixture, third, 5, NULL));
    ck_assert_int_eq(shell("cd '%s' && chmod +x a && ln -s a link && git add a link && "
                           "GIT_COMMITTER_DATE='1793678400 -0330' git commit -qn -m 'by hand' "
                           "--date='1793678400 -0330' --author='A B <a@b>'",
                           fixture.ledger),
                     0);
}

static void list(struct commit **commits, size_t *count)
{
    struct snapshot *head;

    assert_done(&fixture.run, store_head(&fixture.run, fixture.store, &head));
    assert_done(&fixture.run, history_list(&fixture.run, head, commits, count));
}

/* One line in the form of `git diff-tree -r --raw --no-abbrev`. */
static const char *raw_line(const struct path_change *change)
{
    char before[OID_TEXT], after[OID_TEXT];

    return arena_printf(fixture.run.arena, "%c %s %s %s\n", "AMD"[change->kind],
                        oid_text(change->before, before), oid_text(change->after, after),
                        change -> path);
}

/* git log -1 --first-parent --format=%H -- PATH… tells the same. */
START_TEST(the_last_change_is_the_one_that_git_tells)
{
    static const char *const paths[][3] = {{"a"},          {"c", "swap"}, {"c/d/e"},      {"dir"},
                                           {"a-b", "c/z"}, {"c/d/none"},  {"a-b", "link"}};
    struct path_group groups[7];
    struct snapshot *head;

    commit_some();
    for (size_t i = 0; i < 7; i++)
        groups[i].paths = paths[i];
    assert_done(&fixture.run, store_head(&fixture.run, fixture.store, &head));
    assert_done(&fixture.run, history_last(&fixture.run, head, (struct oid){{0}}, groups, 7));
    for (size_t i = 0; i < 7; i++) {
        char id[OID_TEXT];
        oid_text(groups[i].commit, id);
        ck_assert_msg(shell("cd '%s' && test \"$(git log -1 --format=%%H -- %s %s)\" = '%s'",
                            fixture.ledger, paths[i][0], paths[i][1] ? paths[i][1] : "",
                            strcmp(id, "0000000000000000000000000000000000000000") ? id : "") == 0,
                      "%s", paths[i][0]);
    }
}
END_TEST

START_TEST(changes_are_those_that_git_tells)
{
    struct commit *commits;
    size_t count;

    commit_some();
    list(&commits, &count);
    ck_assert_uint_eq(count, 4);
    for (size_t i = 0; i < count; i++) {
        struct path_change *changes;
        size_t changed;
        char id[OID_TEXT];
        char *text = arena_dup(fixture.run.arena, "");
        assert_done(&fixture.run, history_changes(&fixture.run, fixture.store, &commits[i], NULL,
                                                  &changes, &changed));
        for (size_t j = 0; j < changed; j++)
            text = arena_printf(fixture.run.arena, "%s%s", text, raw_line(&changes[j]));
        write_file(fixture.home, "ours", text);
        ck_assert_int_eq(shell("cd '%s' && git diff-tree --root -r --raw --no-abbrev --no-renames "
                               "--no-commit-id %s | "
                               "awk '{print $5, $3, $4, $6}' | LC_ALL=C sort -k4 > theirs && "
                               "LC_ALL=C sort -k4 ../ours | cmp - theirs && rm theirs",
                               fixture.ledger, oid_text(commits[i].id, id)),
                         0);
    }
}
END_TEST

START_TEST(changes_are_sorted_by_path)
{
    struct commit *commits;
    size_t count;

    commit_some();
    list(&commits, &count);
    for (size_t i = 0; i < count; i++) {
        struct path_change *changes;
        size_t changed;
        assert_done(&fixture.run, history_changes(&fixture.run, fixture.store, &commits[i], NULL,
                                                  &changes, &changed));
        ck_assert_uint_gt(changed, 0);
        for (size_t j = 1; j < changed; j++)
            ck_assert_int_lt(strcmp(changes[j - 1].path, changes[j].path), 0);
    }
}
END_TEST

START_TEST(commits_carry_who_and_when)
{
    struct commit *commits;
    size_t count;

    commit_some();
    list(&commits, &count);
    ck_assert_str_eq(commits[3].author, "A B");
    ck_assert_str_eq(commits[3].author_email, "a@b");
    ck_assert_str_eq(commits[3].committer, "王会计");
    ck_assert_int_eq(commits[3].offset, -(3 * 3600 + 30 * 60));
    ck_assert_int_eq(commits[3].time, NOON);
    ck_assert_str_eq(commits[3].message, "by hand\n");
    ck_assert_uint_eq(commits[0].parents, 0);
    ck_assert_uint_eq(commits[3].parents, 1);
    ck_assert_ptr_null(commit_trailer(&fixture.run, &commits[3], "Ledger-Operation", 0));
    ck_assert_ptr_nonnull(commit_trailer(&fixture.run, &commits[2], "Ledger-Operation", 0));
}
END_TEST

START_TEST(blobs_and_snapshots_of_the_past)
{
    struct commit *commits;
    struct path_change *changes;
    struct snapshot *snapshot;
    struct blob blob;
    size_t count;

    commit_some();
    list(&commits, &count);
    assert_done(&fixture.run,
                history_changes(&fixture.run, fixture.store, &commits[1], NULL, &changes, &count));
    ck_assert_str_eq(changes[0].path, "a");
    assert_done(&fixture.run, history_blob(&fixture.run, fixture.store, changes[0].before, &blob));
    ck_assert_str_eq(blob.bytes, "1");
    assert_done(&fixture.run,
                history_snapshot(&fixture.run, fixture.store, commits[0].id, &snapshot));
    assert_done(&fixture.run, snapshot_read(&fixture.run, snapshot, "swap", &blob));
    ck_assert(blob.found);
}
END_TEST

static enum status stop_at_second(struct run *run, const struct commit *commit, void *context)
{
    int *calls = context;

    (void)run;
    (void)commit;
    return ++*calls == 2 ? STATUS_FOUND : STATUS_OK;
}

START_TEST(a_walk_can_be_stopped)
{
    struct snapshot *head;
    int calls = 0;

    commit_some();
    assert_done(&fixture.run, store_head(&fixture.run, fixture.store, &head));
    assert_done(&fixture.run, history_walk(&fixture.run, head, stop_at_second, &calls));
    ck_assert_int_eq(calls, 2);
}
END_TEST

START_TEST(trailers_are_the_last_paragraph_only)
{
    static const struct {
        const char *message, *value;
    } cases[] = {
        {"s\n\nKey: v\n", "v"},
        {"Key: v\n", NULL},
        {"s\n\nKey: v\n\nmore\n", NULL},
        {"s\n\nbody\n\nKey:   v  \r\n", "v"},
        {"s\n\nbody\n\nKEY: v", "v"},
        {"s\n\nKey: v\n\n\n", "v"},
        {"s\n\nKeys: v\n", NULL},
        {"", NULL},
        {"\n\n", NULL},
        {"s\n\nOther: x\nKey:\n", ""},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct commit commit = {.message = cases[i].message};
        const char *value = commit_trailer(&fixture.run, &commit, "Key", 0);
        if (cases[i].value)
            ck_assert_str_eq(value, cases[i].value);
        else
            ck_assert_ptr_null(value);
    }
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("store history");
    TCase *all = tcase_create("history");

    tcase_add_checked_fixture(all, setup, teardown);
    tcase_set_timeout(all, 60);
    tcase_add_test(all, the_last_change_is_the_one_that_git_tells);
    tcase_add_test(all, changes_are_those_that_git_tells);
    tcase_add_test(all, changes_are_sorted_by_path);
    tcase_add_test(all, commits_carry_who_and_when);
    tcase_add_test(all, blobs_and_snapshots_of_the_past);
    tcase_add_test(all, a_walk_can_be_stopped);
    tcase_add_test(all, trailers_are_the_last_paragraph_only);
    suite_add_tcase(suite, all);
    return suite;
}

int main(void)
{
    return run_suite(suite());
}
