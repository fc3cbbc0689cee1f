/*
 * Prose in lines of a terminal's width. A line may end where a blank is and, since Chinese has
 * none, beside any wide character; but no line begins with what closes (，。」) and none ends with
 * what opens (（「). Nothing here fails; what has no place to break stands in one long line.
 */
#ifndef CLI_WRAP_H
#define CLI_WRAP_H

#include "base/text.h"

enum { WRAP_WIDTH = 80 };

/* Appends the words from a column on and ends the last line; further lines begin with `indent`
 * blanks. Line feeds and several blanks count as one. */
void wrap_words(struct text *out, const char *prose, size_t column, size_t indent);

#endif
