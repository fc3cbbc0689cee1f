/*
 * What a verb takes: its options (its own, those that its needs and its output add, the global
 * ones), and what each argument or option accepts. One answer for parsing, --help, the manual
 * pages and the completions.
 */
#ifndef CLI_INPUTS_H
#define CLI_INPUTS_H

#include "cli/cli.h"

struct arena;

/* In this order: the verb's own, the added ones, the global ones. */
struct options {
    const struct input **item;
    size_t count;
    size_t own, added; /* how many of the first two groups */
};

/* `verb` NULL: the global ones alone. */
struct options options_of(struct arena *arena, const struct verb *verb);
/* By long name, or by letter; NULL when there is none. `name` need not end after `length`. */
const struct input *options_find(const struct options *options, const char *name, size_t length);
const struct input *options_letter(const struct options *options, char letter);

/* Whether a value follows: all but flags. */
bool input_takes_value(const struct input *input);
/* The field behind an INPUT_FIELD; NULL for all others, and for a table that names none. */
const struct field *input_field(const struct input *input);
/* The choices separated by blanks, or NULL. */
const char *input_choices(const struct input *input);
/* One phrase, never NULL. */
const char *input_help(const struct input *input);
/* How usage shows the value: "UNIT" of an argument; "DATE", "area|unit|share" of an option. */
const char *input_placeholder(struct arena *arena, const struct input *input, bool is_argument);
/* What a value looks like ("a date like 2026-11-03"), or NULL when there is nothing to say. */
const char *input_expects(struct run *run, const struct input *input);
/* Whether a value is accepted; if not, *expected says what would be. */
bool input_check(struct run *run, const struct input *input, const char *value,
                 const char **expected);
/* The two readings of "10342..10731", in hundredths. */
bool span_parse(const char *text, int64_t *before, int64_t *after);

/* Steps through words separated by blanks; false at the end. */
bool word_next(const char **at, const char **word, size_t *length);

/* The nearest of several names to a misspelt one; start with nearest_new(). */
struct nearest {
    const char *typed, *name; /* `name` NULL: none is near */
    size_t distance;
};
struct nearest nearest_new(const char *typed);
void nearest_try(struct nearest *nearest, const char *name);

/* The example with the installed program's name in place of the command's, at each line's start. */
const char *example_text(struct arena *arena, const struct command *command, const char *program,
                         const char *example);

#endif
