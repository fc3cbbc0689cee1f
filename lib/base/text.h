/*
 * A growing byte string in an arena, always NUL-terminated, so `at` can be handed to anything
 * that reads a C string. It may hold any bytes; `length` counts them.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stddef.h>

struct arena;

struct text {
    struct arena *arena;
    char *at;
    size_t length, capacity;
};

struct text text_new(struct arena *arena);
void text_char(struct text *text, char byte);
void text_add(struct text *text, const char *string);
void text_bytes(struct text *text, const char *bytes, size_t length);
/* The byte so many times. */
void text_fill(struct text *text, char byte, size_t count);
void text_printf(struct text *text, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Edit distance of two short words (insert, delete, replace, swap), for "did you mean". */
size_t text_distance(const char *a, const char *b);

#endif
