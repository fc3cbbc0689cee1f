/*
 * Preloaded: the FAILMALLOC-th allocation fails, and with FAILMALLOC_FOREVER each later one.
 * Counts to FAILMALLOC_COUNT, a file, when that is set. Allocations before main() count too.
 */
#include <dlfcn.h>
#include <errno.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *old, size_t size);

static atomic_long allocations;
static long fail_at = -1; /* 0: never; -1: not asked yet */
static bool forever;

static bool must_fail(void)
{
    const long now = atomic_fetch_add(&allocations, 1) + 1;

    if (fail_at < 0) {
        const char *text = getenv("FAILMALLOC");
        fail_at = text ? strtol(text, NULL, 10) : 0;
        forever = getenv("FAILMALLOC_FOREVER") != NULL;
    }
    if (fail_at == 0 || now < fail_at || (now > fail_at && !forever))
        return false;
    errno = ENOMEM;
    return true;
}

void *malloc(size_t size)
{
    return must_fail() ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    return must_fail() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
    return must_fail() ? NULL : __libc_realloc(old, size);
}

__attribute__((destructor)) static void report(void)
{
    const char *path = getenv("FAILMALLOC_COUNT");
    const long count = allocations;
    FILE *file = path ? fopen(path, "we") : NULL;

    if (!file)
        return;
    fprintf(file, "%ld\n", count);
    fclose(file);
}
