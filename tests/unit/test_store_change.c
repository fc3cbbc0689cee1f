/* One change is one commit, or nothing. */
#include "test_store_support.h"

#include "store/git.h"

static struct fixture fixture;

static void setup(void)
{
    fixture_open(&fixture);
}

static void teardown(void)
{
    fixture_close(&fixture);
}

START_TEST(first_change_makes_the_branch)
{
    assert_done(&fixture.run, put(&fixture, "compound.yaml", "name: x\n"));
    assert_clean(&fixture);
    struct arena *arena = fixture.run.arena;
    ck_assert_str_eq(output(arena, "git -C '%s' rev-list --count HEAD", fixture.ledger), "1");
    ck_assert_str_eq(read_file(arena, fixture.ledger, "compound.yaml"), "name: x\n");
    ck_assert_str_eq(
        output(arena, "git -C '%s' log -1 --format='%%an <%%ae> %%ad' --date=iso", fixture.ledger),
        "王会计 <wang@example.org> 2026-11-03 12:00:00 +0800");
}
END_TEST

START_TEST(files_are_written_changed_and_removed)
{
    const struct edit first[] = {{"fees/2026/11/03.yaml", "- a\n", 4},
                                 {"fees/2026/11/02.yaml", "- b\n", 4},
                                 {"fees.yaml", "f\n", 2},
                                 {"fees-old.yaml", "o\n", 2},
                                 {"注/一.yaml", "z\n", 2}};
    const struct edit second[] = {{"fees/2026/11/03.yaml", "- a\n- c\n", 8},
                                  {"注/一.yaml", NULL, 0},
                                  {"fees-old.yaml", NULL, 0},
                                  {"fees/2026/12/01.yaml", "", 0}};
    struct outcome out;

    assert_done(&fixture.run, put_many(&fixture, first, 5, NULL));
    assert_clean(&fixture);
    assert_done(&fixture.run, put_many(&fixture, second, 4, &out));
    assert_clean(&fixture);
    ck_assert(!out.nothing && !out.repeated);
    ck_assert_str_eq(read_file(fixture.run.arena, fixture.ledger, "fees/2026/11/03.yaml"),
                     "- a\n- c\n");
    ck_assert_str_eq(read_file(fixture.run.arena, fixture.ledger, "fees/2026/12/01.yaml"), "");
    ck_assert(!exists(fixture.ledger, "注"));
    ck_assert_str_eq(
        output(fixture.run.arena, "git -C '%s' ls-files | tr '\\n' ' '", fixture.ledger),
        "fees.yaml fees/2026/11/02.yaml fees/2026/11/03.yaml fees/2026/12/01.yaml ");
    assert_done(&fixture.run, put(&fixture, "fees/2026/12/01.yaml", NULL));
    ck_assert(!exists(fixture.ledger, "fees/2026/12"));
    assert_clean(&fixture);
}
END_TEST

START_TEST(nothing_to_write_makes_no_commit)
{
    const struct edit same = {"a.yaml", "a\n", 2};
    struct outcome out;

    assert_done(&fixture.run, put_many(&fixture, NULL, 0, &out));
    ck_assert(out.nothing);
    assert_done(&fixture.run, put(&fixture, "a.yaml", "a\n"));
    assert_done(&fixture.run, put_many(&fixture, &same, 1, &out));
    ck_assert(out.nothing);
    ck_assert_str_eq(output(fixture.run.arena, "git -C '%s' rev-list --count HEAD", fixture.ledger),
                     "1");
    assert_clean(&fixture);
}
END_TEST

static enum status refuse(struct run *run, const struct snapshot *head, void *context,
                          struct change *out)
{
    (void)head;
    (void)context;
    (void)out;
    return fail(run, STATUS_REFUSED, "test", NULL, "no");
}

START_TEST(refused_build_writes_nothing)
{
    struct outcome out;

    assert_fails(&fixture.run, STATUS_REFUSED, "test",
                 store_change(&fixture.run, fixture.store, NULL, refuse, NULL, &out));
    ck_assert(!exists(fixture.ledger, ".git/refs/heads/main"));
    ck_assert(!exists(fixture.ledger, ".git/guiyuan/unfinished"));
    ck_assert(!exists(fixture.ledger, ".git/index.lock"));
}
END_TEST

static enum status full_message(struct run *run, const struct snapshot *head, void *context,
                                struct change *out)
{
    static const struct edit edit = {"a.yaml", "a\n", 2};
    static const struct trailer trailers[] = {{"Ledger-Record", "P261103-001"},
                                              {"Ledger-Record", "P261103-002"},
                                              {"Ledger-Amount", "614.45 CNY"}};

    (void)run;
    (void)head;
    (void)context;
    *out = (struct change){.subject = "fees: receive 614.45",
                           .body = "paid at the door\n\nby the son\n\n",
                           .trailers = trailers,
                           .trailer_count = 3,
                           .edits = &edit,
                           .edit_count = 1};
    return STATUS_OK;
}

START_TEST(message_has_trailers_that_git_reads)
{
    struct outcome out;
    struct change change;
    struct snapshot *head;
    struct commit *commits;
    size_t count;

    assert_done(&fixture.run,
                store_preview(&fixture.run, fixture.store, full_message, NULL, &change));
    ck_assert_str_eq(change_message(&fixture.run, &change, "op-1"),
                     "fees: receive 614.45\n\npaid at the door\n\nby the son\n\n"
                     "Ledger-Record: P261103-001\nLedger-Record: P261103-002\n"
                     "Ledger-Amount: 614.45 CNY\nLedger-Operation: op-1\n");
    assert_done(&fixture.run,
                store_change(&fixture.run, fixture.store, "op-1", full_message, NULL, &out));
    ck_assert_str_eq(output(fixture.run.arena,
                            "git -C '%s' log -1 "
                            "--format='%%(trailers:key=Ledger-Record,valueonly,separator=+)'",
                            fixture.ledger),
                     "P261103-001+P261103-002");
    assert_done(&fixture.run, store_head(&fixture.run, fixture.store, &head));
    assert_done(&fixture.run, history_list(&fixture.run, head, &commits, &count));
    ck_assert_uint_eq(count, 1);
    ck_assert_str_eq(commit_trailer(&fixture.run, commits, "Ledger-Record", 1), "P261103-002");
    ck_assert_str_eq(commit_trailer(&fixture.run, commits, "ledger-operation", 0), "op-1");
    ck_assert_ptr_null(commit_trailer(&fixture.run, commits, "Ledger-Record", 2));
    ck_assert_str_eq(commits->author, "王会计");
    ck_assert_int_eq(commits->offset, SHANGHAI);
}
END_TEST

START_TEST(repeated_operation_returns_the_first_result)
{
    const struct edit edit = {"a.yaml", "a\n", 2}, other = {"b.yaml", "b\n", 2};
    struct script script = {.edits = &edit, .count = 1};
    struct script again = {.edits = &other, .count = 1};
    struct outcome first, second;

    assert_done(&fixture.run,
                store_change(&fixture.run, fixture.store, "pay-7", build_script, &script, &first));
    assert_done(&fixture.run, put(&fixture, "c.yaml", "c\n"));
    assert_done(&fixture.run,
                store_change(&fixture.run, fixture.store, "pay-7", build_script, &again, &second));
    ck_assert(second.repeated && !first.repeated);
    ck_assert(oid_equal(first.commit, second.commit));
    ck_assert_int_eq(again.calls, 0);
    ck_assert(!exists(fixture.ledger, "b.yaml"));
    assert_fails(&fixture.run, STATUS_USAGE, "store-operation",
                 store_change(&fixture.run, fixture.store, "a b", build_script, &script, &first));
}
END_TEST

struct bad_text {
    const char *subject, *key, *value;
};

static enum status build_bad(struct run *run, const struct snapshot *head, void *context,
                             struct change *out)
{
    static const struct edit edit = {"a.yaml", "a\n", 2};
    static struct trailer trailer;
    const struct bad_text *bad = context;

    (void)run;
    (void)head;
    trailer = (struct trailer){bad->key, bad->value};
    *out = (struct change){.subject = bad->subject,
                           .trailers = &trailer,
                           .trailer_count = 1,
                           .edits = &edit,
                           .edit_count = 1};
    return STATUS_OK;
}

START_TEST(message_that_could_mislead_is_refused)
{
    static const struct bad_text bad[] = {
        {"", "Key", "v"},         {"two\nlines", "Key", "v"},        {"esc\x1b[m", "Key", "v"},
        {"\xff\xfe", "Key", "v"}, {"fine", "Key", "v\nLedger-X: y"}, {"fine", "Ke y", "v"},
        {"fine", "", "v"},        {"fine", "Ledger-Operation", "v"}, {"fine", "Key", ""},
    };

    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct bad_text copy = bad[i];
        struct outcome out;
        assert_fails(&fixture.run, STATUS_DATA, "store-message",
                     store_change(&fixture.run, fixture.store, NULL, build_bad, &copy, &out));
    }
    ck_assert(!exists(fixture.ledger, ".git/refs/heads/main"));
}
END_TEST

START_TEST(odd_paths_are_refused)
{
    static const char *const bad[] = {
        "",       "/etc/x",           "a//b",        "a/",        "./a",
        "a/../b", ".git/x",           "a/.GIT/b",    "a\\b",      "a\nb",
        "\x7f",   "a/.gitattributes", ".gitmodules", "e\xcc\x81", "\xff",
        "a/\x01"};

    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_fails(&fixture.run, STATUS_DATA, "store-path", put(&fixture, bad[i], "x"));
    const struct edit twice[] = {{"a", "1", 1}, {"a", "2", 1}};
    const struct edit inside[] = {{"a", "1", 1}, {"a-b", "1", 1}, {"a/b", "2", 1}};
    assert_fails(&fixture.run, STATUS_DATA, "store-path", put_many(&fixture, twice, 2, NULL));
    assert_fails(&fixture.run, STATUS_DATA, "store-path", put_many(&fixture, inside, 3, NULL));
    assert_done(&fixture.run, put(&fixture, "a/b.yaml", "x"));
    assert_fails(&fixture.run, STATUS_DATA, "store-path", put(&fixture, "a/b.yaml/c", "x"));
    assert_fails(&fixture.run, STATUS_DATA, "store-not-a-file", put(&fixture, "a", "x"));
    assert_clean(&fixture);
}
END_TEST

START_TEST(hand_edit_is_refused_and_kept)
{
    assert_done(&fixture.run, put(&fixture, "a.yaml", "a\n"));
    assert_done(&fixture.run, put(&fixture, "b.yaml", "b\n"));
    write_file(fixture.ledger, "a.yaml", "mine\n");
    assert_fails(&fixture.run, STATUS_REFUSED, "hand-edit", put(&fixture, "a.yaml", "b\n"));
    ck_assert_str_eq(read_file(fixture.run.arena, fixture.ledger, "a.yaml"), "mine\n");
    /* A change of another file goes through and leaves the edit to be seen. */
    assert_done(&fixture.run, put(&fixture, "b.yaml", "c\n"));
    ck_assert_str_eq(output(fixture.run.arena, "git -C '%s' status --porcelain", fixture.ledger),
                     " M a.yaml");
    /* What the change would write may stand there already: that is how an edit is committed. */
    assert_done(&fixture.run, put(&fixture, "a.yaml", "mine\n"));
    assert_clean(&fixture);
    /* A file that a person made, and one that a person deleted. */
    write_file(fixture.ledger, "new.yaml", "mine\n");
    assert_fails(&fixture.run, STATUS_REFUSED, "hand-edit", put(&fixture, "new.yaml", "x\n"));
    ck_assert_int_eq(shell("rm '%s/a.yaml' '%s/new.yaml'", fixture.ledger, fixture.ledger), 0);
    assert_fails(&fixture.run, STATUS_REFUSED, "hand-edit", put(&fixture, "a.yaml", "x\n"));
    assert_done(&fixture.run, put(&fixture, "a.yaml", NULL));
    assert_clean(&fixture);
}
END_TEST

START_TEST(staged_files_of_a_person_stay_staged)
{
    assert_done(&fixture.run, put(&fixture, "a.yaml", "a\n"));
    write_file(fixture.ledger, "staged.yaml", "s\n");
    ck_assert_int_eq(shell("git -C '%s' add staged.yaml", fixture.ledger), 0);
    assert_done(&fixture.run, put(&fixture, "a.yaml", "b\n"));
    ck_assert_str_eq(output(fixture.run.arena, "git -C '%s' status --porcelain", fixture.ledger),
                     "A  staged.yaml");
}
END_TEST

START_TEST(link_in_the_way_is_refused)
{
    char outside[128];

    snprintf(outside, sizeof outside, "%s/outside", fixture.home);
    ck_assert_int_eq(mkdir(outside, 0755), 0);
    ck_assert_int_eq(shell("ln -s '%s' '%s/fees'", outside, fixture.ledger), 0);
    assert_fails(&fixture.run, STATUS_REFUSED, "store-link",
                 put(&fixture, "fees/2026/a.yaml", "x\n"));
    ck_assert(!exists(outside, "2026"));
    ck_assert_int_eq(shell("ln -s /etc/passwd '%s/passwd'", fixture.ledger), 0);
    assert_fails(&fixture.run, STATUS_REFUSED, "store-link", put(&fixture, "passwd", "x\n"));
    ck_assert_int_eq(mkfifo(strcat(outside, "/../ledger/pipe"), 0600), 0);
    assert_fails(&fixture.run, STATUS_REFUSED, "store-link", put(&fixture, "pipe", "x\n"));
}
END_TEST

START_TEST(clock_a_day_behind_is_refused)
{
    assert_done(&fixture.run, put(&fixture, "a.yaml", "a\n"));
    set_clock(&fixture.run, NOON - DAY);
    assert_fails(&fixture.run, STATUS_REFUSED, "clock-behind", put(&fixture, "a.yaml", "b\n"));
    /* Hours behind on the same day: the commit takes its parent's time. */
    set_clock(&fixture.run, NOON - 7200);
    assert_done(&fixture.run, put(&fixture, "a.yaml", "b\n"));
    ck_assert_str_eq(
        output(fixture.run.arena, "git -C '%s' log -1 --format=%%at/%%ct", fixture.ledger),
        "1793678400/1793678400");
}
END_TEST

START_TEST(without_identity_nothing_is_written)
{
    struct identity who;

    setenv("GIT_AUTHOR_NAME", "x", 1);
    write_file(fixture.home, ".gitconfig", "[user]\n\tname = only\n");
    fixture_reopen(&fixture);
    assert_fails(&fixture.run, STATUS_REFUSED, "store-identity", put(&fixture, "a.yaml", "a\n"));
    write_file(fixture.home, ".gitconfig", "[user]\n\tname = a\n\temail = a@b\n");
    fixture_reopen(&fixture);
    ck_assert_ptr_null(getenv("GIT_AUTHOR_NAME"));
    assert_done(&fixture.run, store_identity(&fixture.run, fixture.store, &who));
    ck_assert_str_eq(who.email, "a@b");
}
END_TEST

START_TEST(damaged_object_in_place_is_found_and_mended)
{
    struct arena *arena = fixture.run.arena;

    assert_done(&fixture.run, put(&fixture, "a.yaml", "a\n"));
    write_file(fixture.home, "text", "truth\n");
    const char *id =
        output(arena, "git -C '%s' hash-object -w '%s/text'", fixture.ledger, fixture.home);
    const char *path = arena_printf(arena, "%s/.git/objects/%.2s/%s", fixture.ledger, id, id + 2);
    ck_assert_int_eq(shell("chmod u+w '%s' && truncate -s 9 '%s'", path, path), 0);
    assert_done(&fixture.run, put(&fixture, "a.yaml", "truth\n"));
    ck_assert(has_finding(&fixture.run, "store-mended"));
    assert_clean(&fixture);
    ck_assert_str_eq(output(arena, "git -C '%s' cat-file -p HEAD:a.yaml", fixture.ledger), "truth");
}
END_TEST

START_TEST(damaged_packed_object_stops)
{
    struct arena *arena = fixture.run.arena;

    assert_done(&fixture.run, put(&fixture, "a.yaml", "some text that is packed\n"));
    assert_done(&fixture.run, put(&fixture, "a.yaml", "other\n"));
    ck_assert_int_eq(shell("git -C '%s' repack -adq", fixture.ledger), 0);
    const char *offset =
        output(arena,
               "cd '%s' && git verify-pack -v .git/objects/pack/*.idx | "
               "grep $(git rev-parse HEAD~1:a.yaml) | cut -d' ' -f5- | awk '{print $NF}'",
               fixture.ledger);
    ck_assert_int_eq(shell("cd '%s/.git/objects/pack' && chmod u+w *.pack && printf XXXXXX | "
                           "dd of=$(ls *.pack) bs=1 seek=$((%s+4)) conv=notrunc 2>/dev/null",
                           fixture.ledger, offset),
                     0);
    fixture_reopen(&fixture);
    const char *before = output(arena, "git -C '%s' rev-parse HEAD", fixture.ledger);
    assert_fails(&fixture.run, STATUS_SYSTEM, "store-damaged",
                 put(&fixture, "b.yaml", "some text that is packed\n"));
    ck_assert_str_eq(output(arena, "git -C '%s' rev-parse HEAD", fixture.ledger), before);
    ck_assert(!exists(fixture.ledger, "b.yaml"));
}
END_TEST

START_TEST(half_finished_merge_is_refused)
{
    assert_done(&fixture.run, put(&fixture, "a.yaml", "a\n"));
    write_file(fixture.ledger, ".git/MERGE_HEAD", "0000000000000000000000000000000000000000\n");
    assert_fails(&fixture.run, STATUS_REFUSED, "store-state", put(&fixture, "a.yaml", "b\n"));
}
END_TEST

START_TEST(a_plain_commit_is_refused_by_the_hook)
{
    assert_done(&fixture.run, put(&fixture, "a.yaml", "a\n"));
    write_file(fixture.ledger, "a.yaml", "b\n");
    ck_assert_int_ne(shell("git -C '%s' commit -qam x 2>/dev/null", fixture.ledger), 0);
    ck_assert_int_eq(shell("cd '%s' && GIT_COMMITTER_DATE='1793678400 +0800' "
                           "git commit -qnam x --date='1793678400 +0800'",
                           fixture.ledger),
                     0);
    /* The work tree was theirs; the next change goes on from there. */
    assert_done(&fixture.run, put(&fixture, "a.yaml", "c\n"));
    assert_clean(&fixture);
}
END_TEST

START_TEST(unreadable_index_is_made_anew)
{
    assert_done(&fixture.run, put(&fixture, "a.yaml", "a\n"));
    assert_done(&fixture.run, put(&fixture, "b.yaml", "b\n"));
    write_file(fixture.ledger, ".git/index", "DIRC nonsense");
    assert_done(&fixture.run, put(&fixture, "a.yaml", "b\n"));
    assert_clean(&fixture);
    ck_assert_int_eq(unlink(arena_printf(fixture.run.arena, "%s/.git/index", fixture.ledger)), 0);
    assert_done(&fixture.run, put(&fixture, "a.yaml", "c\n"));
    assert_clean(&fixture);
}
END_TEST

START_TEST(file_modes_are_not_open_to_others)
{
    umask(0);
    fixture_reopen(&fixture);
    assert_done(&fixture.run, put(&fixture, "x/a.yaml", "a\n"));
    ck_assert_str_eq(output(fixture.run.arena, "find '%s' -perm /022 ! -type l", fixture.ledger),
                     "");
    ck_assert_str_eq(output(fixture.run.arena, "stat -c %%a '%s/.git/guiyuan'", fixture.ledger),
                     "700");
    ck_assert_str_eq(output(fixture.run.arena, "stat -c %%a '%s/x/a.yaml'", fixture.ledger), "644");
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("store change");
    TCase *all = tcase_create("change");

    tcase_add_checked_fixture(all, setup, teardown);
    tcase_set_timeout(all, 60);
    tcase_add_test(all, first_change_makes_the_branch);
    tcase_add_test(all, files_are_written_changed_and_removed);
    tcase_add_test(all, nothing_to_write_makes_no_commit);
    tcase_add_test(all, refused_build_writes_nothing);
    tcase_add_test(all, message_has_trailers_that_git_reads);
    tcase_add_test(all, repeated_operation_returns_the_first_result);
    tcase_add_test(all, message_that_could_mislead_is_refused);
    tcase_add_test(all, odd_paths_are_refused);
    tcase_add_test(all, hand_edit_is_refused_and_kept);
    tcase_add_test(all, staged_files_of_a_person_stay_staged);
    tcase_add_test(all, link_in_the_way_is_refused);
    tcase_add_test(all, clock_a_day_behind_is_refused);
    tcase_add_test(all, without_identity_nothing_is_written);
    tcase_add_test(all, damaged_object_in_place_is_found_and_mended);
    tcase_add_test(all, damaged_packed_object_stops);
    tcase_add_test(all, half_finished_merge_is_refused);
    tcase_add_test(all, a_plain_commit_is_refused_by_the_hook);
    tcase_add_test(all, unreadable_index_is_made_anew);
    tcase_add_test(all, file_modes_are_not_open_to_others);
    suite_add_tcase(suite, all);
    return suite;
}

int main(void)
{
    return run_suite(suite());
}
