#include "base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_SIZE = 64 * 1024 };

struct block {
    struct block *next;
    size_t used, size; /* objects grow upward to `used`, strings lie from `size` on */
    alignas(max_align_t) char bytes[];
};

struct arena {
    struct block *block;
    void (*exhausted)(void);
};

static _Noreturn void give_up(const struct arena *arena)
{
    if (arena && arena->exhausted)
        arena->exhausted();
    abort();
}

struct arena *arena_new(void (*exhausted)(void))
{
    struct arena *arena = calloc(1, sizeof *arena);

    if (!arena) {
        if (exhausted)
            exhausted();
        abort();
    }
    arena->exhausted = exhausted;
    return arena;
}

struct arena *arena_sibling(const struct arena *arena)
{
    return arena_new(arena->exhausted);
}

void arena_free(struct arena *arena)
{
    if (!arena)
        return;
    for (struct block *block = arena->block, *next; block; block = next) {
        next = block->next;
        free(block);
    }
    free(arena);
}

static struct block *block_new(struct arena *arena, size_t room)
{
    struct block *block = calloc(1, sizeof *block + room);

    if (!block)
        give_up(arena);
    block->size = room;
    return block;
}

/* A large object gets a block of its own, behind the current one, whose rest stays usable. */
static void *alloc_large(struct arena *arena, size_t size)
{
    struct block *block = block_new(arena, size);

    block->used = size;
    if (arena->block) {
        block->next = arena->block->next;
        arena->block->next = block;
    } else {
        arena->block = block;
    }
    return block->bytes;
}

/* The current block, with room for so many bytes. */
static struct block *block_with(struct arena *arena, size_t size)
{
    if (!arena->block || arena->block->size - arena->block->used < size) {
        struct block *block = block_new(arena, BLOCK_SIZE);
        block->next = arena->block;
        arena->block = block;
    }
    return arena->block;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    const size_t align = alignof(max_align_t);

    if (size > SIZE_MAX / 2)
        give_up(arena);
    size = size ? (size + align - 1) / align * align : align;
    if (size > BLOCK_SIZE / 4)
        return alloc_large(arena, size);
    struct block *block = block_with(arena, size);
    void *object = block->bytes + block->used;
    block->used += size;
    return object;
}

/* Strings need no alignment, and most are short: packed from the other end of the block they take
 * half the room. */
static char *alloc_string(struct arena *arena, size_t length)
{
    if (length >= BLOCK_SIZE / 4)
        return arena_alloc(arena, length + 1);
    struct block *block = block_with(arena, length + 1);
    block->size -= length + 1;
    return block->bytes + block->size;
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / 2 / size)
        give_up(arena);
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
    char *copy = alloc_string(arena, length);

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
    va_list args;

    va_start(args, format);
    int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (length < 0)
        give_up(arena);
    char *string = alloc_string(arena, (size_t)length);
    va_start(args, format);
    vsnprintf(string, (size_t)length + 1, format, args);
    va_end(args);
    return string;
}
