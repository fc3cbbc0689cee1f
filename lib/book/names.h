/*
 * Names to numbers: a hash table from strings to indexes. Names are not copied and must live as
 * long as the table; so must the arena. Nothing here fails.
 */
#ifndef BOOK_NAMES_H
#define BOOK_NAMES_H

#include <stddef.h>
#include <stdint.h>

struct arena;
struct names;

/* A table with room for `count` names. */
struct names *names_new(struct arena *arena, size_t count);
/* Adds a name, or gives the value that it already has; -1: it was new. No more than `count`. */
int32_t names_add(struct names *names, const char *name, int32_t value);
/* Its value, or -1. `name` may be NULL. */
int32_t names_find(const struct names *names, const char *name);

#endif
