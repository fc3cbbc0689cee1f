/*
 * What the tests of the store share: a ledger in a temporary folder with a fixed clock and
 * identity, real git to look at it, and a builder that writes given files.
 */
#ifndef TEST_STORE_SUPPORT_H
#define TEST_STORE_SUPPORT_H

#include <check.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* Check has an old macro of this name. */
#undef fail

#include "base/arena.h"
#include "base/run.h"
#include "store/change.h"
#include "store/history.h"
#include "store/pack.h"
#include "store/store.h"

enum { DAY = 86400, SHANGHAI = 8 * 3600 };
#define NOON INT64_C(1793678400) /* 2026-11-03 12:00 in Shanghai */

struct fixture {
    char home[64];   /* holds .gitconfig and the ledger's folder */
    char ledger[80]; /* home + "/ledger" */
    struct run run;
    struct store *store;
};

__attribute__((unused)) static void set_clock(struct run *run, int64_t now)
{
    run->now = now;
    run->offset = SHANGHAI;
    run->today = date_of_instant(now, SHANGHAI);
}

__attribute__((unused)) static void show_findings(const struct run *run)
{
    for (size_t i = 0; i < run->count; i++)
        fprintf(stderr, "%s: %s (%s)\n", run->findings[i].code, run->findings[i].message,
                run->findings[i].hint ? run->findings[i].hint : "-");
}

/* Fails the test with the findings on standard error. */
#define assert_done(run, expression)                                                               \
    do {                                                                                           \
        enum status status_ = (expression);                                                        \
        if (status_)                                                                               \
            show_findings(run);                                                                    \
        ck_assert_int_eq(status_, STATUS_OK);                                                      \
    } while (0)

/* The expression fails with this status and its last finding has this code. */
#define assert_fails(run, status_wanted, code_wanted, expression)                                  \
    do {                                                                                           \
        enum status status_ = (expression);                                                        \
        if (status_ != (status_wanted))                                                            \
            show_findings(run);                                                                    \
        ck_assert_int_eq(status_, (status_wanted));                                                \
        ck_assert_uint_gt((run)->count, 0);                                                        \
        ck_assert_str_eq((run)->findings[(run)->count - 1].code, (code_wanted));                   \
    } while (0)

__attribute__((unused)) static bool has_finding(const struct run *run, const char *code)
{
    for (size_t i = 0; i < run->count; i++)
        if (strcmp(run->findings[i].code, code) == 0)
            return true;
    return false;
}

__attribute__((unused, format(printf, 1, 2))) static int shell(const char *format, ...)
{
    char command[2048];
    va_list args;

    va_start(args, format);
    int length = vsnprintf(command, sizeof command, format, args);
    va_end(args);
    ck_assert_int_lt(length, (int)sizeof command);
    int result = system(command);
    return WIFEXITED(result) ? WEXITSTATUS(result) : -1;
}

/* The first line (up to 4 KB) that a command prints; "" for none. */
__attribute__((unused, format(printf, 2, 3))) static const char *output(struct arena *arena,
                                                                        const char *format, ...)
{
    char command[2048], line[4096] = "";
    va_list args;

    va_start(args, format);
    int length = vsnprintf(command, sizeof command, format, args);
    va_end(args);
    ck_assert_int_lt(length, (int)sizeof command);
    FILE *pipe = popen(command, "r");
    ck_assert_ptr_nonnull(pipe);
    if (!fgets(line, sizeof line, pipe))
        line[0] = '\0';
    while (fgetc(pipe) != EOF)
        ;
    pclose(pipe);
    line[strcspn(line, "\n")] = '\0';
    return arena_dup(arena, line);
}

__attribute__((unused)) static void write_file(const char *folder, const char *name,
                                               const char *text)
{
    char path[512];

    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    ck_assert_int_ge(fputs(text, file), 0);
    ck_assert_int_eq(fclose(file), 0);
}

__attribute__((unused)) static const char *read_file(struct arena *arena, const char *folder,
                                                     const char *name)
{
    char path[512], text[4096];

    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "r");
    if (!file)
        return NULL;
    size_t length = fread(text, 1, sizeof text - 1, file);
    fclose(file);
    return arena_dupn(arena, text, length);
}

__attribute__((unused)) static bool exists(const char *folder, const char *name)
{
    char path[512];
    struct stat found;

    snprintf(path, sizeof path, "%s/%s", folder, name);
    return lstat(path, &found) == 0;
}

/* A home with an identity, and no ledger yet. */
__attribute__((unused)) static void fixture_home(struct fixture *fixture)
{
    const char *base = getenv("TMPDIR");

    memset(fixture, 0, sizeof *fixture);
    snprintf(fixture->home, sizeof fixture->home, "%.30s/store-test-XXXXXX", base ? base : "/tmp");
    ck_assert_ptr_nonnull(mkdtemp(fixture->home));
    snprintf(fixture->ledger, sizeof fixture->ledger, "%s/ledger", fixture->home);
    setenv("HOME", fixture->home, 1);
    unsetenv("XDG_CONFIG_HOME");
    write_file(fixture->home, ".gitconfig",
               "[user]\n\tname = 王会计\n\temail = wang@example.org\n"
               "[init]\n\tdefaultBranch = main\n[advice]\n\tdetachedHead = false\n");
    fixture->run.arena = arena_new(NULL);
    set_clock(&fixture->run, NOON);
}

__attribute__((unused)) static void fixture_open(struct fixture *fixture)
{
    fixture_home(fixture);
    assert_done(&fixture->run, store_create(&fixture->run, fixture->ledger, &fixture->store));
}

__attribute__((unused)) static void fixture_close(struct fixture *fixture)
{
    store_close(fixture->store);
    arena_free(fixture->run.arena);
    ck_assert_int_eq(shell("rm -rf '%s'", fixture->home), 0);
}

/* Closes the store and opens it again, as another command would. */
__attribute__((unused)) static void fixture_reopen(struct fixture *fixture)
{
    store_close(fixture->store);
    fixture->store = NULL;
    assert_done(&fixture->run, store_open(&fixture->run, fixture->ledger, &fixture->store));
}

struct script {
    const struct edit *edits;
    size_t count;
    const char *subject;
    int calls;
};

__attribute__((unused)) static enum status
build_script(struct run *run, const struct snapshot *head, void *context, struct change *out)
{
    struct script *script = context;

    (void)run;
    (void)head;
    script->calls++;
    *out = (struct change){.subject = script->subject ? script->subject : "write a file",
                           .edits = script->edits,
                           .edit_count = script->count};
    return STATUS_OK;
}

__attribute__((unused)) static enum status
put_many(struct fixture *fixture, const struct edit *edits, size_t count, struct outcome *out)
{
    struct script script = {.edits = edits, .count = count};
    struct outcome ignored;

    return store_change(&fixture->run, fixture->store, NULL, build_script, &script,
                        out ? out : &ignored);
}

/* Writes one file (or removes it with NULL) as a change of its own. */
__attribute__((unused)) static enum status put(struct fixture *fixture, const char *path,
                                               const char *text)
{
    const struct edit edit = {.path = path, .bytes = text, .size = text ? strlen(text) : 0};

    return put_many(fixture, &edit, 1, NULL);
}

/* What must be true after every change: nothing to see for git, and nothing broken. */
__attribute__((unused)) static void assert_clean(struct fixture *fixture)
{
    struct arena *arena = fixture->run.arena;

    ck_assert_str_eq(output(arena, "git -C '%s' status --porcelain 2>&1", fixture->ledger), "");
    ck_assert_int_eq(
        shell("git -C '%s' fsck --strict --no-dangling >'%s/fsck' 2>&1 || cat '%s/fsck'",
              fixture->ledger, fixture->home, fixture->home),
        0);
    ck_assert(!exists(fixture->ledger, ".git/index.lock"));
    ck_assert(!exists(fixture->ledger, ".git/guiyuan/unfinished"));
    ck_assert_str_eq(
        output(arena, "cd '%s' && ls .git/guiyuan | grep -v -x -e lock -e synced", fixture->ledger),
        "");
}

__attribute__((unused)) static int run_suite(Suite *suite)
{
    SRunner *runner = srunner_create(suite);

    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

#endif
