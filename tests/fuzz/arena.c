/*
 * An arena for the address sanitizer, linked in front of the library's: every piece is an
 * allocation of exactly its size, so that one byte too far is seen.
 */
#include "base/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct arena {
    void **piece;
    size_t count, capacity;
};

struct arena *arena_new(void (*exhausted)(void))
{
    struct arena *arena = calloc(1, sizeof *arena);

    (void)exhausted;
    if (!arena)
        abort();
    return arena;
}

struct arena *arena_sibling(const struct arena *arena)
{
    (void)arena;
    return arena_new(NULL);
}

void arena_free(struct arena *arena)
{
    if (!arena)
        return;
    for (size_t i = 0; i < arena->count; i++)
        free(arena->piece[i]);
    free(arena->piece);
    free(arena);
}

void *arena_alloc(struct arena *arena, size_t size)
{
    void *piece = size > SIZE_MAX / 2 ? NULL : calloc(1, size ? size : 1);

    if (arena->count == arena->capacity) {
        arena->capacity = arena->capacity ? arena->capacity * 2 : 256;
        arena->piece = realloc(arena->piece, arena->capacity * sizeof *arena->piece);
    }
    if (!piece || !arena->piece)
        abort();
    arena->piece[arena->count++] = piece;
    return piece;
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / 2 / size)
        abort();
    return arena_alloc(arena, count * size);
}

void *arena_grow(struct arena *arena, const void *old, size_t used, size_t count, size_t size)
{
    void *grown = arena_array(arena, count, size);

    if (used)
        memcpy(grown, old, used * size);
    return grown;
}

char *arena_dupn(struct arena *arena, const char *bytes, size_t length)
{
    char *copy = arena_alloc(arena, length + 1);

    if (length)
        memcpy(copy, bytes, length);
    return copy;
}

char *arena_dup(struct arena *arena, const char *string)
{
    return arena_dupn(arena, string, strlen(string));
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
    va_list args, again;

    va_start(args, format);
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    if (length < 0)
        abort();
    char *string = arena_alloc(arena, (size_t)length + 1);
    vsnprintf(string, (size_t)length + 1, format, again);
    va_end(again);
    va_end(args);
    return string;
}
