#include "book/lines.h"

#include "base/arena.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

struct lines {
    struct line *line;
    size_t count, capacity;
};

static struct lines split(struct arena *arena, const char *bytes, size_t size, int number)
{
    struct lines lines = {0};
    const char *end = bytes + size;

    while (bytes < end) {
        const char *feed = memchr(bytes, '\n', (size_t)(end - bytes));
        const char *stop = feed ? feed : end;
        ARENA_PUSH(arena, lines.line, lines.count, lines.capacity);
        lines.line[lines.count++] = (struct line){bytes, (size_t)(stop - bytes), number++};
        bytes = feed ? feed + 1 : end;
    }
    return lines;
}

static int compare(const void *a, const void *b)
{
    const struct line *x = a, *y = b;

    if (x->length != y->length)
        return x->length < y->length ? -1 : 1;
    return memcmp(x->at, y->at, x->length);
}

static int count_feeds(const char *bytes, size_t size)
{
    int count = 0;

    for (size_t i = 0; i < size; i++)
        count += bytes[i] == '\n';
    return count;
}

size_t lines_added(struct arena *arena, const char *before, size_t before_size, const char *after,
                   size_t after_size, struct line **out)
{
    bool grew = before_size <= after_size && memcmp(before, after, before_size) == 0 &&
                (before_size == 0 || before[before_size - 1] == '\n');

    if (grew) {
        int number = 1 + count_feeds(before, before_size);
        struct lines lines = split(arena, after + before_size, after_size - before_size, number);
        *out = lines.line;
        return lines.count;
    }
    struct lines old = split(arena, before, before_size, 1);
    struct lines all = split(arena, after, after_size, 1);
    size_t kept = 0;
    if (old.count)
        qsort(old.line, old.count, sizeof *old.line, compare);
    for (size_t i = 0; i < all.count; i++)
        if (!old.count || !bsearch(&all.line[i], old.line, old.count, sizeof *old.line, compare))
            all.line[kept++] = all.line[i];
    *out = all.line;
    return kept;
}
