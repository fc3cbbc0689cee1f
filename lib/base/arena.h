/*
 * Memory of one command run (or of one worker thread): allocated piece by piece, freed at once.
 * An arena never returns NULL. When the system has no memory left it calls the handler it was
 * made with, which must not return; a write that is under way is then in the state of a killed
 * process, and the store recovers from that. An arena belongs to one thread.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena;

/* `exhausted` is called when memory runs out; NULL means abort(). */
struct arena *arena_new(void (*exhausted)(void));
/* An arena with the same handler, for another thread. Freed on its own. */
struct arena *arena_sibling(const struct arena *arena);
void arena_free(struct arena *arena);

/* Zeroed memory aligned for any object. */
void *arena_alloc(struct arena *arena, size_t size);
/* Zeroed room for `count` objects of `size` bytes; an overflow counts as exhaustion. */
void *arena_array(struct arena *arena, size_t count, size_t size);
/* A copy of `old` (of `used` objects) in room for `count`; the old room stays until the end. */
void *arena_grow(struct arena *arena, const void *old, size_t used, size_t count, size_t size);
char *arena_dup(struct arena *arena, const char *string);
/* A NUL-terminated copy of `length` bytes. */
char *arena_dupn(struct arena *arena, const char *bytes, size_t length);
char *arena_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Makes room for one more object at the end of `array` (a pointer variable of any type). */
#define ARENA_PUSH(arena, array, count, capacity)                                                  \
    ((count) < (capacity)                                                                          \
         ? (void)0                                                                                 \
         : (void)((capacity) = (capacity) ? (capacity)*2 : 8,                                      \
                  (array) = arena_grow((arena), (array), (count), (capacity), sizeof *(array))))

#endif
