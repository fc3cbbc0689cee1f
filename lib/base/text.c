#include "base/text.h"

#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

struct text text_new(struct arena *arena)
{
    return (struct text){.arena = arena, .at = arena_alloc(arena, 64), .capacity = 64};
}

static void reserve(struct text *text, size_t more)
{
    size_t wanted = text->length + more + 1;

    if (wanted <= text->capacity)
        return;
    size_t capacity = text->capacity * 2 > wanted ? text->capacity * 2 : wanted;
    text->at = arena_grow(text->arena, text->at, text->length, capacity, 1);
    text->capacity = capacity;
}

void text_bytes(struct text *text, const char *bytes, size_t length)
{
    reserve(text, length);
    if (length)
        memcpy(text->at + text->length, bytes, length);
    text->length += length;
    text->at[text->length] = '\0';
}

void text_char(struct text *text, char byte)
{
    text_bytes(text, &byte, 1);
}

void text_add(struct text *text, const char *string)
{
    text_bytes(text, string, strlen(string));
}

void text_fill(struct text *text, char byte, size_t count)
{
    while (count-- > 0)
        text_char(text, byte);
}

void text_printf(struct text *text, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (length <= 0)
        return;
    reserve(text, (size_t)length);
    va_start(args, format);
    vsnprintf(text->at + text->length, (size_t)length + 1, format, args);
    va_end(args);
    text->length += (size_t)length;
}

static size_t min2(size_t a, size_t b)
{
    return a < b ? a : b;
}

enum { WORD_MAX = 63 };

size_t text_distance(const char *a, const char *b)
{
    size_t rows = strlen(a), columns = strlen(b);
    size_t cost[3][WORD_MAX + 1];
    size_t *before = cost[0], *above = cost[1], *row = cost[2];

    if (rows > WORD_MAX || columns > WORD_MAX)
        return WORD_MAX + 1;
    for (size_t j = 0; j <= columns; j++)
        above[j] = before[j] = j;
    for (size_t i = 1; i <= rows; i++) {
        row[0] = i;
        for (size_t j = 1; j <= columns; j++) {
            size_t replace = above[j - 1] + (a[i - 1] != b[j - 1]);
            row[j] = min2(replace, min2(above[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = min2(row[j], before[j - 2] + 1);
        }
        size_t *spare = before;
        before = above;
        above = row;
        row = spare;
    }
    return above[columns];
}
