/*
 * Findings on standard error, and data made harmless for a terminal.
 */
#ifndef CLI_SHOW_H
#define CLI_SHOW_H

#include "base/run.h"
#include "base/text.h"

/* Appends a string with control characters, invisible ones and bytes that are not UTF-8 as
 * escapes: \n, \t, \x1b, \u202e. `keep_lines` leaves line feeds as they are. */
void show_escaped(struct text *out, const char *string, bool keep_lines);

/* Appends findings as lines, in their order:
 *     fees: compound.yaml:3:1: unknown field 'naem'
 *     hint: the nearest is 'name'
 * A warning or note says so before its message. */
void show_findings(struct text *out, const struct run *run, const char *program, bool colour);

/* Whether a stream is a terminal that wants colour (NO_COLOR, TERM=dumb). */
bool show_wants_colour(int fd);

#endif
