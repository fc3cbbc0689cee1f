/*
 * A folder for a test's files, away from the source tree, and Python programs that look at them
 * with other people's readers.
 */
#ifndef TESTS_SCRATCH_H
#define TESTS_SCRATCH_H

#include "base/arena.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static inline const char *scratch_new(struct arena *arena)
{
    const char *tmp = getenv("TMPDIR");
    char *folder = arena_printf(arena, "%s/guiyuan-test-XXXXXX", tmp ? tmp : "/tmp");

    ck_assert_ptr_nonnull(mkdtemp(folder));
    return folder;
}

static inline void scratch_remove(struct arena *arena, const char *folder)
{
    ck_assert_int_eq(system(arena_printf(arena, "rm -r '%s'", folder)), 0);
}

static inline void scratch_save(struct arena *arena, const char *folder, const char *name,
                                const char *bytes)
{
    FILE *file = fopen(arena_printf(arena, "%s/%s", folder, name), "w");

    ck_assert_ptr_nonnull(file);
    ck_assert_int_ge(fputs(bytes, file), 0);
    ck_assert_int_eq(fclose(file), 0);
}

/* Whether Python has a module; says so when not, for the test is then skipped. */
static inline bool python_has(struct arena *arena, const char *module)
{
    if (system(arena_printf(arena, "python3 -c 'import %s' 2>/dev/null", module)) == 0)
        return true;
    printf("# Python has no module %s: skipped\n", module);
    return false;
}

/* Runs a program with the folder and one more argument; it must succeed and say just that. */
static inline void python_says(struct arena *arena, const char *folder, const char *program,
                               const char *argument, const char *expected)
{
    char said[4096] = "";

    scratch_save(arena, folder, "program.py", program);
    FILE *python = popen(
        arena_printf(arena, "python3 '%s/program.py' '%s' '%s' 2>&1", folder, folder, argument),
        "r");
    ck_assert_ptr_nonnull(python);
    size_t length = fread(said, 1, sizeof said - 1, python);
    said[length] = '\0';
    ck_assert_msg(pclose(python) == 0, "%s", said);
    ck_assert_str_eq(said, expected);
}

#endif
