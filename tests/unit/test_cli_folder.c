/* What is remembered of a folder's files: nothing that somebody wrote to is taken for what it was,
 * not even when its size and its time of modification are as before. */
#include "book_memory.h"

#include "base/hash.h"
#include "cli/folder.h"
#include "cli/folder_memo.h"
#include "store/memo.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

static struct memory shared;
static struct folder folder;
static char one[SHA256_TEXT], two[SHA256_TEXT];

enum { FILES = 3 };
static const char *const names[FILES] = {"a.html", "b.html", "en/a.html"};

static const char *at(const char *name)
{
    return arena_printf(shared.run.arena, "%s/site/%s", shared.folder, name);
}

static void lock(void)
{
    assert_ok(&shared.run, folder_lock(&shared.run, at(""), &folder));
}

static bool look_at(const char *name, struct folder_look *out)
{
    int inside = open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool seen = folder_look(inside, name, out);

    ck_assert_int_eq(close(inside), 0);
    return seen;
}

/* Replaces the folder by files that each hold "one", or keep what they have, and remembers them. */
static void publish(const char *const *bytes)
{
    struct folder_file files[FILES];
    const char *sums[FILES] = {one, one, one};

    for (size_t i = 0; i < FILES; i++) {
        files[i] = (struct folder_file){.path = names[i], .bytes = bytes[i], .size = 3};
        if (!bytes[i])
            ck_assert(look_at(names[i], &files[i].look));
    }
    assert_ok(&shared.run, folder_replace(&shared.run, &folder, files, FILES));
    folder_release(&folder);
    lock();
    folder_remember(&shared.run, shared.store, &folder, files, sums, FILES);
}

static const char *const all_new[FILES] = {"one", "one", "one"}, *const all_old[FILES];

/* "known", "read" (to be read) or "gone". */
static const char *state_of(const char *name, const char *sum)
{
    const struct folder_memo *memo = folder_recall(&shared.run, shared.store, &folder);
    struct folder_look look;

    if (!look_at(name, &look))
        return "gone";
    return folder_knows(memo, name, &look, sum) ? "known" : "read";
}

static void setup(void)
{
    memory_new(&shared);
    ck_assert_int_eq(mkdir(at(""), 0700), 0);
    sha256_text("one", 3, one);
    sha256_text("two", 3, two);
    lock();
    publish(all_new);
}

static void teardown(void)
{
    folder_release(&folder);
    memory_free(&shared);
}

static void overwrite(const char *name, const char *bytes)
{
    int file = open(at(name), O_WRONLY | O_TRUNC | O_CLOEXEC);

    ck_assert_int_ge(file, 0);
    ck_assert_int_eq(write(file, bytes, strlen(bytes)), (ssize_t)strlen(bytes));
    ck_assert_int_eq(close(file), 0);
}

/* Writes other bytes of the same length and sets the time of modification back. */
static void tamper(const char *name)
{
    struct stat info;

    ck_assert_int_eq(stat(at(name), &info), 0);
    const struct timespec times[2] = {info.st_atim, info.st_mtim};
    overwrite(name, "two");
    ck_assert_int_eq(utimensat(AT_FDCWD, at(name), times, 0), 0);
}

START_TEST(what_nobody_touched_is_known)
{
    for (size_t i = 0; i < FILES; i++)
        ck_assert_str_eq(state_of(names[i], one), "known");
    ck_assert_str_eq(state_of("a.html", two), "read"); /* the list says something else */
    ck_assert_str_eq(state_of("c.html", one), "gone");
    publish(all_old); /* linked, not written */
    for (size_t i = 0; i < FILES; i++)
        ck_assert_str_eq(state_of(names[i], one), "known");
}
END_TEST

START_TEST(what_was_touched_is_read)
{
    overwrite("a.html", "onE");
    ck_assert_str_eq(state_of("a.html", one), "read");
    ck_assert_int_eq(chmod(at("b.html"), 0600), 0);
    ck_assert_str_eq(state_of("b.html", one), "read");
    ck_assert_int_eq(unlink(at("en/a.html")), 0);
    ck_assert_str_eq(state_of("en/a.html", one), "gone");
    ck_assert_int_eq(symlink("../b.html", at("en/a.html")), 0);
    ck_assert_str_eq(state_of("en/a.html", one), "read");
}
END_TEST

START_TEST(a_file_in_anothers_place_is_read)
{
    ck_assert_int_eq(rename(at("b.html"), at("a.html")), 0);
    ck_assert_str_eq(state_of("a.html", one), "read");
}
END_TEST

/* Again and again, because it is a matter of the clock's tick. */
START_TEST(size_and_time_prove_nothing)
{
    for (int i = 0; i < 12; i++) {
        tamper(names[i % FILES]);
        ck_assert_str_eq(state_of(names[i % FILES], one), "read");
        overwrite(names[i % FILES], "one");
        publish(i % 2 ? all_new : all_old);
    }
}
END_TEST

/* Bytes were known, then somebody wrote, then the folder was to be remembered. */
START_TEST(what_changed_meanwhile_is_not_remembered)
{
    struct folder_file file = {.path = "a.html"};
    const char *sum = one;

    ck_assert(look_at("a.html", &file.look));
    overwrite("a.html", "two");
    folder_remember(&shared.run, shared.store, &folder, &file, &sum, 1);
    ck_assert_str_eq(state_of("a.html", one), "read");
    ck_assert_str_eq(state_of("b.html", one), "read"); /* only what was named */
    file.look = (struct folder_look){.inode = 0};
    overwrite("a.html", "one");
    folder_remember(&shared.run, shared.store, &folder, &file, &sum, 1);
    ck_assert_str_eq(state_of("a.html", one), "read");
}
END_TEST

START_TEST(a_memo_that_is_cut_off_is_of_use_so_far)
{
    struct memo *memo = memo_open(&shared.run, shared.store);
    struct memo_value value;
    char name[SHA256_TEXT];

    sha256_text(folder.path, strlen(folder.path), name);
    ck_assert(memo_find(memo, "folder/1", name, &value));
    value.bytes = arena_dupn(shared.run.arena, value.bytes, value.size);
    memo_close(memo);
    for (size_t size = 0, whole = value.size; size < whole; size += 7) {
        value.size = size;
        memo_keep(&shared.run, shared.store, "folder/1", name, &value);
        ck_assert_str_eq(state_of("a.html", one), size < whole / FILES - 1 ? "read" : "known");
        ck_assert_str_eq(state_of("en/a.html", one), "read");
    }
}
END_TEST

START_TEST(other_folders_are_others)
{
    const char *moved = arena_printf(shared.run.arena, "%s/moved", shared.folder);

    ck_assert_int_eq(rename(at(""), moved), 0);
    folder_release(&folder);
    assert_ok(&shared.run, folder_lock(&shared.run, moved, &folder));
    ck_assert_str_eq(state_of("a.html", one), "read");
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("cli_folder");
    TCase *tcase = tcase_create("core");

    tcase_set_timeout(tcase, 60);
    tcase_add_checked_fixture(tcase, setup, teardown);
    tcase_add_test(tcase, what_nobody_touched_is_known);
    tcase_add_test(tcase, what_was_touched_is_read);
    tcase_add_test(tcase, a_file_in_anothers_place_is_read);
    tcase_add_test(tcase, size_and_time_prove_nothing);
    tcase_add_test(tcase, what_changed_meanwhile_is_not_remembered);
    tcase_add_test(tcase, a_memo_that_is_cut_off_is_of_use_so_far);
    tcase_add_test(tcase, other_folders_are_others);
    suite_add_tcase(suite, tcase);
    return suite;
}

TEST_MAIN(suite)
