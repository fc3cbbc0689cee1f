/* Reading any commit, with edits laid over it, and seeing what a person changed. */
#include "test_store_support.h"

#include <stdatomic.h>

static struct fixture fixture;
static struct snapshot *head;

static const struct edit files[] = {{"compound.yaml", "name: x\n", 8},
                                    {"fees/2026/11/02.yaml", "two\n", 4},
                                    {"fees/2026/11/03.yaml", "three\n", 6},
                                    {"fees-note.md", "n\n", 2},
                                    {"fees.yaml", "", 0}};

static void setup(void)
{
    fixture_open(&fixture);
    assert_done(&fixture.run, put_many(&fixture, files, 5, NULL));
    assert_done(&fixture.run, store_head(&fixture.run, fixture.store, &head));
}

static void teardown(void)
{
    fixture_close(&fixture);
}

START_TEST(reads_files)
{
    struct blob blob;

    assert_done(&fixture.run, snapshot_read(&fixture.run, head, "fees/2026/11/03.yaml", &blob));
    ck_assert(blob.found);
    ck_assert_uint_eq(blob.size, 6);
    ck_assert_str_eq(blob.bytes, "three\n");
    assert_done(&fixture.run, snapshot_read(&fixture.run, head, "fees.yaml", &blob));
    ck_assert(blob.found && blob.size == 0 && blob.bytes[0] == '\0');
    static const char *const missing[] = {"fees/2026/11/04.yaml", "fees.yaml/x", "nothing/at/all",
                                          "fees/2026/11/03"};
    for (size_t i = 0; i < 4; i++) {
        assert_done(&fixture.run, snapshot_read(&fixture.run, head, missing[i], &blob));
        ck_assert(!blob.found);
    }
    assert_fails(&fixture.run, STATUS_DATA, "store-not-a-file",
                 snapshot_read(&fixture.run, head, "fees/2026", &blob));
}
END_TEST

static const char *list_text(const struct snapshot *snapshot, const char *prefix)
{
    struct entry *entries;
    size_t count;
    char *text = arena_dup(fixture.run.arena, "");

    assert_done(&fixture.run, snapshot_list(&fixture.run, snapshot, prefix, &entries, &count));
    for (size_t i = 0; i < count; i++)
        text = arena_printf(fixture.run.arena, "%s%s ", text, entries[i].path);
    return text;
}

START_TEST(lists_sorted_below_a_prefix)
{
    ck_assert_str_eq(list_text(head, ""), "compound.yaml fees-note.md fees.yaml "
                                          "fees/2026/11/02.yaml fees/2026/11/03.yaml ");
    ck_assert_str_eq(list_text(head, "fees"), "fees/2026/11/02.yaml fees/2026/11/03.yaml ");
    ck_assert_str_eq(list_text(head, "fees/2026/"), "fees/2026/11/02.yaml fees/2026/11/03.yaml ");
    ck_assert_str_eq(list_text(head, "fees.yaml"), "fees.yaml ");
    ck_assert_str_eq(list_text(head, "fee"), "");
    ck_assert_str_eq(list_text(head, "fees/2027"), "");
}
END_TEST

START_TEST(overlay_shows_edits_over_the_commit)
{
    const struct edit edits[] = {{"z.yaml", "z", 1},
                                 {"fees/2026/11/03.yaml", NULL, 0},
                                 {"fees/2026/11/02.yaml", "2", 1},
                                 {"fees/2026/11/01.yaml", "1", 1}};
    const struct edit more[] = {{"z.yaml", NULL, 0}, {"a.yaml", "a", 1}};
    struct snapshot *over, *twice;
    struct blob blob;

    assert_done(&fixture.run, snapshot_overlay(&fixture.run, head, edits, 4, &over));
    ck_assert_str_eq(list_text(over, "fees"), "fees/2026/11/01.yaml fees/2026/11/02.yaml ");
    ck_assert_str_eq(list_text(over, ""),
                     "compound.yaml fees-note.md fees.yaml fees/2026/11/01.yaml "
                     "fees/2026/11/02.yaml z.yaml ");
    assert_done(&fixture.run, snapshot_read(&fixture.run, over, "fees/2026/11/02.yaml", &blob));
    ck_assert_str_eq(blob.bytes, "2");
    assert_done(&fixture.run, snapshot_read(&fixture.run, over, "fees/2026/11/03.yaml", &blob));
    ck_assert(!blob.found);
    assert_done(&fixture.run, snapshot_overlay(&fixture.run, over, more, 2, &twice));
    ck_assert_str_eq(list_text(twice, ""),
                     "a.yaml compound.yaml fees-note.md fees.yaml fees/2026/11/01.yaml "
                     "fees/2026/11/02.yaml ");
    ck_assert(oid_equal(snapshot_commit(twice), snapshot_commit(head)));
    ck_assert_int_eq(snapshot_time(twice), NOON);
    struct snapshot *nothing;
    assert_done(&fixture.run, store_nothing(&fixture.run, fixture.store, &nothing));
    assert_done(&fixture.run, snapshot_overlay(&fixture.run, nothing, more, 2, &over));
    ck_assert_str_eq(list_text(over, ""), "a.yaml ");
}
END_TEST

enum { MANY = 1500 };

struct sum {
    atomic_size_t bytes, visits;
    atomic_uchar seen[MANY];
};

static enum status count_file(struct run *run, size_t index, const struct entry *entry,
                              const struct blob *blob, void *context)
{
    struct sum *sum = context;

    atomic_fetch_add(&sum->bytes, blob->size);
    atomic_fetch_add(&sum->visits, 1);
    atomic_fetch_add(&sum->seen[index], 1);
    ck_assert_int_eq(blob->bytes[blob->size], 0);
    if (strtol(entry->path + 4, NULL, 10) % 300 == 7)
        return fail(run, STATUS_DATA, "seven", NULL, "%s", entry->path);
    return STATUS_OK;
}

START_TEST(visits_every_file_once_and_joins_in_order)
{
    static struct sum sum;
    struct edit *edits = arena_array(fixture.run.arena, MANY, sizeof *edits);
    struct snapshot *snapshot, *over;
    struct entry *entries;
    size_t count, expected = 0;

    for (size_t i = 0; i < MANY; i++) {
        const char *text = arena_printf(fixture.run.arena, "line %zu\n", i);
        edits[i] = (struct edit){arena_printf(fixture.run.arena, "d%02zu/%04zu", i / 100, i), text,
                                 strlen(text)};
        expected += edits[i].size;
    }
    assert_done(&fixture.run, put_many(&fixture, edits, MANY - 10, NULL));
    assert_done(&fixture.run, store_head(&fixture.run, fixture.store, &snapshot));
    /* The last ones are only laid over. */
    assert_done(&fixture.run,
                snapshot_overlay(&fixture.run, snapshot, edits + MANY - 10, 10, &over));
    assert_done(&fixture.run, snapshot_list(&fixture.run, over, "", &entries, &count));
    size_t first = 0;
    while (entries[first].path[0] != 'd')
        first++;
    const size_t visited = MANY;
    ck_assert_uint_ge(count - first, visited);
    fixture.run.count = 0;
    ck_assert_int_eq(snapshot_visit(&fixture.run, over, entries + first, visited, count_file, &sum),
                     STATUS_DATA);
    ck_assert_uint_eq(sum.visits, visited);
    for (size_t i = 0; i < visited; i++)
        ck_assert_uint_eq(sum.seen[i], 1);
    ck_assert_uint_eq(sum.bytes, expected);
    static const char *const order[] = {"d00/0007", "d03/0307", "d06/0607", "d09/0907", "d12/1207"};
    ck_assert_uint_eq(fixture.run.count, 5);
    for (size_t i = 0; i < 5; i++)
        ck_assert_str_eq(fixture.run.findings[i].message, order[i]);
}
END_TEST

static const char *text_at(const char *name)
{
    struct snapshot *snapshot;
    struct blob blob;

    assert_done(&fixture.run, store_at(&fixture.run, fixture.store, name, &snapshot));
    assert_done(&fixture.run, snapshot_read(&fixture.run, snapshot, "compound.yaml", &blob));
    return blob.bytes;
}

START_TEST(names_of_commits)
{
    struct snapshot *none;
    char text[OID_TEXT];

    oid_text(snapshot_commit(head), text);
    set_clock(&fixture.run, NOON + 12 * 3600 - 1); /* the last second of 3 November */
    assert_done(&fixture.run, put(&fixture, "compound.yaml", "late\n"));
    set_clock(&fixture.run, NOON + 12 * 3600);
    assert_done(&fixture.run, put(&fixture, "compound.yaml", "next day\n"));
    set_clock(&fixture.run, NOON + 40 * INT64_C(86400));
    assert_done(&fixture.run, put(&fixture, "compound.yaml", "december\n"));
    ck_assert_int_eq(shell("git -C '%s' tag -a -m x closed HEAD~1", fixture.ledger), 0);
    ck_assert_str_eq(text_at("2026-11-03"), "late\n");
    ck_assert_str_eq(text_at("2026-11-04"), "next day\n");
    ck_assert_str_eq(text_at("2026-11"), "next day\n");
    ck_assert_str_eq(text_at("2027-01"), "december\n");
    ck_assert_str_eq(text_at("closed"), "next day\n");
    ck_assert_str_eq(text_at("main"), "december\n");
    ck_assert_str_eq(text_at(text), "name: x\n");
    text[8] = '\0';
    ck_assert_str_eq(text_at(text), "name: x\n");
    assert_fails(&fixture.run, STATUS_USAGE, "store-before-first",
                 store_at(&fixture.run, fixture.store, "2026-11-02", &none));
    static const char *const unknown[] = {"nothing",   "deadbeef",
                                          "2026-13",   "",
                                          "HEAD:fees", "0123456789abcdef0123456789abcdef01234567"};
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++)
        assert_fails(&fixture.run, STATUS_USAGE, "store-unknown",
                     store_at(&fixture.run, fixture.store, unknown[i], &none));
}
END_TEST

/* libgit2 1.5 never returns from such a file. */
START_TEST(cut_off_object_is_a_finding)
{
    struct arena *arena = fixture.run.arena;
    struct snapshot *snapshot;
    struct blob blob;
    const char *id = output(arena, "git -C '%s' rev-parse HEAD:compound.yaml", fixture.ledger);
    const char *path = arena_printf(arena, "%s/.git/objects/%.2s/%s", fixture.ledger, id, id + 2);
    char short_name[OID_TEXT];

    for (int size = 12; size >= 0; size -= 6) {
        ck_assert_int_eq(shell("chmod u+w '%s' && truncate -s %d '%s'", path, size, path), 0);
        fixture_reopen(&fixture);
        assert_done(&fixture.run, store_head(&fixture.run, fixture.store, &snapshot));
        assert_fails(&fixture.run, STATUS_SYSTEM, "store-damaged",
                     snapshot_read(&fixture.run, snapshot, "compound.yaml", &blob));
    }
    ck_assert_int_eq(
        shell("chmod u+w '%s' && printf 'x\\234K\\312\\311OR0\\264' > '%s'", path, path), 0);
    fixture_reopen(&fixture);
    snprintf(short_name, sizeof short_name, "%.10s", id);
    ck_assert_int_ne(store_at(&fixture.run, fixture.store, short_name, &snapshot), STATUS_OK);
}
END_TEST

static const char *work_text(void)
{
    struct work *works;
    size_t count;
    char *text = arena_dup(fixture.run.arena, "");

    assert_done(&fixture.run, store_work(&fixture.run, fixture.store, &works, &count));
    for (size_t i = 0; i < count; i++)
        text = arena_printf(fixture.run.arena, "%s%c%s=%s ", text, "AMR"[works[i].kind],
                            works[i].path, works[i].blob.found ? works[i].blob.bytes : "-");
    return text;
}

START_TEST(work_shows_what_a_person_changed)
{
    ck_assert_str_eq(work_text(), "");
    assert_done(&fixture.run, put(&fixture, ".gitignore", "/private/\n*.bak\n"));
    ck_assert_int_eq(shell("cd '%s' && mkdir private && echo s > private/x && echo b > a.bak && "
                           "mkdir -p new/deep && printf n > new/deep/f && "
                           "rm fees/2026/11/02.yaml && printf three! > fees/2026/11/03.yaml && "
                           "touch compound.yaml",
                           fixture.ledger),
                     0);
    ck_assert_str_eq(work_text(), "Rfees/2026/11/02.yaml=- Mfees/2026/11/03.yaml=three! "
                                  "Anew/deep/f=n ");
    /* The same size, and without git's index to help. */
    write_file(fixture.ledger, "compound.yaml", "name: y\n");
    ck_assert_int_eq(shell("rm '%s/.git/index'", fixture.ledger), 0);
    ck_assert_str_eq(work_text(), "Mcompound.yaml=name: y\n Rfees/2026/11/02.yaml=- "
                                  "Mfees/2026/11/03.yaml=three! Anew/deep/f=n ");
}
END_TEST

START_TEST(work_refuses_links_and_devices)
{
    struct work *works;
    size_t count;

    ck_assert_int_eq(shell("cd '%s' && ln -s /etc/passwd link && ln -s /etc folder && mkfifo pipe",
                           fixture.ledger),
                     0);
    assert_fails(&fixture.run, STATUS_DATA, "store-link",
                 store_work(&fixture.run, fixture.store, &works, &count));
    ck_assert_uint_eq(fixture.run.count, 3);
    ck_assert_int_eq(shell("cd '%s' && rm link folder pipe && truncate -s 65M big", fixture.ledger),
                     0);
    assert_fails(&fixture.run, STATUS_DATA, "store-size",
                 store_work(&fixture.run, fixture.store, &works, &count));
    ck_assert_int_eq(shell("cd '%s' && rm big && git init -q inner", fixture.ledger), 0);
    assert_fails(&fixture.run, STATUS_DATA, "store-nested",
                 store_work(&fixture.run, fixture.store, &works, &count));
}
END_TEST

START_TEST(work_refuses_executables)
{
    struct work *works;
    size_t count;

    ck_assert_int_eq(
        shell("cd '%s' && chmod +x compound.yaml && echo x > new && chmod +x new", fixture.ledger),
        0);
    assert_fails(&fixture.run, STATUS_DATA, "file-mode",
                 store_work(&fixture.run, fixture.store, &works, &count));
    ck_assert_uint_eq(fixture.run.count, 2);
    ck_assert_int_eq(shell("cd '%s' && chmod -x compound.yaml && rm new", fixture.ledger), 0);
    ck_assert_str_eq(work_text(), "");
    /* a file system without the bit, where git does not look at it */
    ck_assert_int_eq(shell("cd '%s' && chmod +x compound.yaml && git config core.fileMode false",
                           fixture.ledger),
                     0);
    ck_assert_str_eq(work_text(), "");
}
END_TEST

START_TEST(odd_names_in_a_tree_are_a_finding)
{
    struct snapshot *snapshot;
    struct entry *entries;
    size_t count;
    const char *tree =
        output(fixture.run.arena,
               "cd '%s' && printf '100644 blob %%s\\t..\\0' $(git rev-parse HEAD:fees.yaml) | "
               "git mktree -z",
               fixture.ledger);
    const char *commit =
        output(fixture.run.arena, "cd '%s' && git commit-tree -m x %s", fixture.ledger, tree);

    assert_done(&fixture.run, store_at(&fixture.run, fixture.store, commit, &snapshot));
    assert_fails(&fixture.run, STATUS_DATA, "store-path",
                 snapshot_list(&fixture.run, snapshot, "", &entries, &count));
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("store read");
    TCase *all = tcase_create("read");

    tcase_add_checked_fixture(all, setup, teardown);
    tcase_set_timeout(all, 60);
    tcase_add_test(all, reads_files);
    tcase_add_test(all, lists_sorted_below_a_prefix);
    tcase_add_test(all, overlay_shows_edits_over_the_commit);
    tcase_add_test(all, visits_every_file_once_and_joins_in_order);
    tcase_add_test(all, names_of_commits);
    tcase_add_test(all, cut_off_object_is_a_finding);
    tcase_add_test(all, work_shows_what_a_person_changed);
    tcase_add_test(all, work_refuses_links_and_devices);
    tcase_add_test(all, work_refuses_executables);
    tcase_add_test(all, odd_names_in_a_tree_are_a_finding);
    suite_add_tcase(suite, all);
    return suite;
}

int main(void)
{
    return run_suite(suite());
}
