/*
 * Which lines of a text are new, compared with what it was before.
 */
#ifndef BOOK_LINES_H
#define BOOK_LINES_H

#include <stddef.h>

struct arena;

struct line {
    const char *at;
    size_t length; /* without the line feed */
    int number;    /* in the newer text, from 1 */
};

/* The lines of `after` that `before` does not have anywhere; in order, in the arena. A text that
 * only grew costs no more than what was added. */
size_t lines_added(struct arena *arena, const char *before, size_t before_size, const char *after,
                   size_t after_size, struct line **out);

#endif
