/* Packing loses nothing, and readers beside it notice nothing. */
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

static void grow(int from, int to)
{
    for (int i = from; i < to; i++) {
        char text[64];
        snprintf(text, sizeof text, "line %d\n", i);
        assert_done(
            &fixture.run,
            put(&fixture, arena_printf(fixture.run.arena, "d%d/f%d.yaml", i % 3, i % 7), text));
    }
}

static const char *count_of(const char *key)
{
    return output(fixture.run.arena, "git -C '%s' count-objects -v | sed -n 's/^%s: //p'",
                  fixture.ledger, key);
}

static void assert_whole(void)
{
    ck_assert_int_eq(
        shell("git -C '%s' fsck --strict --full --no-dangling >/dev/null 2>&1", fixture.ledger), 0);
    ck_assert_int_eq(shell("git -C '%s' rev-list --objects --all >/dev/null", fixture.ledger), 0);
    ck_assert_str_eq(count_of("garbage"), "0");
}

START_TEST(packs_loose_objects_and_joins_packs)
{
    struct pack_result result;
    struct snapshot *head;
    struct entry *entries;
    size_t count;
    struct blob blob;

    grow(0, 30);
    const char *loose = count_of("count");
    assert_done(&fixture.run, store_pack(&fixture.run, fixture.store, false, &result));
    ck_assert_uint_eq(result.loose_before, strtoul(loose, NULL, 10));
    ck_assert_uint_eq(result.objects_packed, result.loose_before);
    ck_assert_uint_eq(result.packs_after, 1);
    ck_assert_str_eq(count_of("count"), "0");
    ck_assert_str_eq(count_of("in-pack"), loose);
    assert_whole();
    /* A few more do not make the large pack be written again. */
    grow(30, 33);
    assert_done(&fixture.run, store_pack(&fixture.run, fixture.store, false, &result));
    ck_assert_uint_eq(result.packs_after, 2);
    ck_assert_str_eq(count_of("packs"), "2");
    assert_whole();
    assert_done(&fixture.run, store_pack(&fixture.run, fixture.store, true, &result));
    ck_assert_uint_eq(result.packs_after, 1);
    ck_assert_str_eq(count_of("packs"), "1");
    assert_whole();
    assert_done(&fixture.run, store_pack(&fixture.run, fixture.store, true, &result));
    ck_assert_uint_eq(result.objects_packed, 0);
    /* The store that packed goes on reading and writing. */
    assert_done(&fixture.run, store_head(&fixture.run, fixture.store, &head));
    assert_done(&fixture.run, snapshot_list(&fixture.run, head, "", &entries, &count));
    ck_assert_uint_eq(count, 21);
    for (size_t i = 0; i < count; i++)
        assert_done(&fixture.run, snapshot_read(&fixture.run, head, entries[i].path, &blob));
    grow(40, 42);
    assert_clean(&fixture);
}
END_TEST

START_TEST(unreachable_and_kept_objects_stay)
{
    struct pack_result result;
    struct arena *arena = fixture.run.arena;

    grow(0, 5);
    ck_assert_int_eq(shell("cd '%s' && git repack -adq && touch $(ls .git/objects/pack/*.pack | "
                           "sed s/pack$/keep/)",
                           fixture.ledger),
                     0);
    const char *stray =
        output(arena, "cd '%s' && echo stray | git hash-object -w --stdin", fixture.ledger);
    grow(5, 9);
    assert_done(&fixture.run, store_pack(&fixture.run, fixture.store, true, &result));
    ck_assert_str_eq(count_of("packs"), "2");
    ck_assert_str_eq(output(arena, "git -C '%s' cat-file -p %s", fixture.ledger, stray), "stray");
    assert_whole();
}
END_TEST

START_TEST(a_damaged_loose_object_stops_packing)
{
    struct pack_result result;
    struct arena *arena = fixture.run.arena;

    grow(0, 3);
    const char *id = output(arena, "git -C '%s' rev-parse HEAD:d2/f2.yaml", fixture.ledger);
    const char *path = arena_printf(arena, "%s/.git/objects/%.2s/%s", fixture.ledger, id, id + 2);
    ck_assert_int_eq(shell("chmod u+w '%s' && truncate -s 15 '%s'", path, path), 0);
    fixture_reopen(&fixture);
    const char *loose = count_of("count");
    ck_assert_int_eq(store_pack(&fixture.run, fixture.store, false, &result), STATUS_SYSTEM);
    ck_assert_str_eq(count_of("count"), loose);
    ck_assert_str_eq(count_of("packs"), "0");
}
END_TEST

START_TEST(packing_when_due_only_warns)
{
    grow(0, 4);
    store_pack_if_due(&fixture.run, fixture.store);
    ck_assert_str_eq(count_of("packs"), "0");
    /* Many strays make it due. */
    ck_assert_int_eq(
        shell("cd '%s' && mkdir ../many && cd ../many && seq 1500 | split -l 1 -a 4 && "
              "ls | git --git-dir='%s/.git' hash-object -w --no-filters --stdin-paths > ../ids",
              fixture.ledger, fixture.ledger),
        0);
    ck_assert_int_eq(shell("mkdir '%s/.git/objects/pack/x' '%s/.git/guiyuan/pack-new' && "
                           "mkdir '%s/.git/guiyuan/pack-new/y'",
                           fixture.ledger, fixture.ledger, fixture.ledger),
                     0);
    store_pack_if_due(&fixture.run, fixture.store);
    ck_assert_uint_gt(fixture.run.count, 0);
    ck_assert_int_eq(run_status(&fixture.run, 0), STATUS_OK);
    ck_assert_int_eq(shell("rmdir '%s/.git/objects/pack/x' '%s/.git/guiyuan/pack-new/y'",
                           fixture.ledger, fixture.ledger),
                     0);
    fixture.run.count = 0;
    store_pack_if_due(&fixture.run, fixture.store);
    ck_assert_uint_eq(fixture.run.count, 0);
    ck_assert_str_eq(count_of("packs"), "1");
    ck_assert_str_eq(count_of("count"), "0");
    assert_whole();
}
END_TEST

/* Reads everything again and again until it is told to stop; its exit status says whether all
 * reads were whole. */
static int read_for_ever(void)
{
    char stop[128];
    struct stat found;

    snprintf(stop, sizeof stop, "%s/stop", fixture.home);
    for (int rounds = 0; lstat(stop, &found) < 0 || rounds == 0; rounds++) {
        struct run run = {.arena = arena_new(NULL)};
        struct store *store;
        struct snapshot *head;
        struct entry *entries;
        struct blob blob;
        size_t count;
        enum status status = store_open(&run, fixture.ledger, &store);
        if (status)
            return 1;
        for (int i = 0; !status && i < 30; i++) {
            status = store_head(&run, store, &head);
            if (!status)
                status = snapshot_list(&run, head, "", &entries, &count);
            for (size_t j = 0; !status && j < count; j++)
                status = snapshot_read(&run, head, entries[j].path, &blob);
        }
        if (status)
            show_findings(&run);
        store_close(store);
        arena_free(run.arena);
        if (status)
            return 1;
    }
    return 0;
}

START_TEST(readers_beside_a_packer_read_whole)
{
    struct pack_result result;
    int status;

    grow(0, 10);
    pid_t child = fork();
    if (child == 0)
        _exit(read_for_ever());
    for (int i = 0; i < 25; i++) {
        grow(10 + 3 * i, 13 + 3 * i);
        assert_done(&fixture.run, store_pack(&fixture.run, fixture.store, i % 3 == 0, &result));
    }
    write_file(fixture.home, "stop", "");
    waitpid(child, &status, 0);
    ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    assert_whole();
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("store pack");
    TCase *all = tcase_create("pack");

    tcase_add_checked_fixture(all, setup, teardown);
    tcase_set_timeout(all, 60);
    tcase_add_test(all, packs_loose_objects_and_joins_packs);
    tcase_add_test(all, unreachable_and_kept_objects_stay);
    tcase_add_test(all, a_damaged_loose_object_stops_packing);
    tcase_add_test(all, packing_when_due_only_warns);
    tcase_add_test(all, readers_beside_a_packer_read_whole);
    suite_add_tcase(suite, all);
    return suite;
}

int main(void)
{
    return run_suite(suite());
}
