/*
 * Files of the ledger format's specification, and findings as they stand there: one a line,
 * "error id-day 2:1 the id … is not of the day of its file". The specification is found in
 * ledger-format/ below the current folder, or where GUIYUAN_FORMAT says. A test program whose
 * files cannot be read fails; it never skips.
 */
#ifndef TESTS_UNIT_VECTORS_H
#define TESTS_UNIT_VECTORS_H

#include "base/arena.h"
#include "base/run.h"
#include "base/text.h"
#include "store/store.h"

#include <check.h>
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PLAIN_FILE = 0100644 };

/* Like an assertion, but also usable while the tests are still being put together. */
static inline void demand(bool holds, const char *what, const char *path)
{
    if (holds)
        return;
    fprintf(stderr, "%s %s: %s\n", what, path, errno ? strerror(errno) : "not as expected");
    exit(EXIT_FAILURE);
}

static inline const char *format_path(struct arena *arena, const char *name)
{
    const char *root = getenv("GUIYUAN_FORMAT");

    return arena_printf(arena, "%s/%s", root && *root ? root : "ledger-format", name);
}

static inline void file_close(FILE **file)
{
    if (*file)
        fclose(*file);
}

/* `found` is false when the file is not there. */
static inline struct blob file_read(struct arena *arena, const char *path)
{
    __attribute__((cleanup(file_close))) FILE *file = fopen(path, "rb");
    struct text text = text_new(arena);
    char chunk[4096];
    size_t length;

    if (!file) {
        demand(errno == ENOENT, "cannot open", path);
        return (struct blob){.bytes = ""};
    }
    text_add(&text, "");
    while ((length = fread(chunk, 1, sizeof chunk, file)) > 0)
        text_bytes(&text, chunk, length);
    demand(!ferror(file), "cannot read", path);
    return (struct blob){.bytes = text.at, .size = text.length, .found = true};
}

static inline const char *file_text(struct arena *arena, const char *path)
{
    struct blob blob = file_read(arena, path);

    demand(blob.found, "cannot open", path);
    return blob.bytes;
}

static inline int by_name(const void *a, const void *b)
{
    const char *const *x = a, *const *y = b;

    return strcmp(*x, *y);
}

static inline void folder_close(DIR **folder)
{
    if (*folder)
        closedir(*folder);
}

/* What stands in a folder and ends in `ending`, without it, sorted. */
static inline const char **folder_list(struct arena *arena, const char *path, const char *ending,
                                       size_t *count)
{
    __attribute__((cleanup(folder_close))) DIR *folder = opendir(path);
    const char **names = NULL;
    size_t capacity = 0, tail = strlen(ending);

    *count = 0;
    demand(folder, "cannot open", path);
    for (struct dirent *entry; (entry = readdir(folder));) {
        size_t length = strlen(entry->d_name);
        if (entry->d_name[0] == '.' || length <= tail ||
            strcmp(entry->d_name + length - tail, ending) != 0)
            continue;
        ARENA_PUSH(arena, names, *count, capacity);
        names[(*count)++] = arena_dupn(arena, entry->d_name, length - tail);
    }
    if (*count)
        qsort(names, *count, sizeof *names, by_name);
    return names;
}

static inline const char *findings_text(struct run *run)
{
    static const char *const severities[] = {
        [SEVERITY_NOTE] = "note", [SEVERITY_WARNING] = "warning", [SEVERITY_ERROR] = "error"};
    struct text text = text_new(run->arena);

    text_add(&text, "");
    for (size_t i = 0; i < run->count; i++) {
        const struct finding *finding = &run->findings[i];
        text_printf(&text, "%s %s %d:%d %s\n", severities[finding->severity], finding->code,
                    finding->spot.line, finding->spot.column, finding->message);
    }
    return text.at;
}

/* Every finding is one that a person can act on: all name the file, an error has a next step. */
static inline void findings_are_whole(const struct run *run, const char *path)
{
    for (size_t i = 0; i < run->count; i++) {
        const struct finding *finding = &run->findings[i];
        ck_assert_str_eq(finding->spot.file, path);
        ck_assert_msg(finding->hint && *finding->hint, "'%s' has no hint", finding->message);
    }
}

#endif
