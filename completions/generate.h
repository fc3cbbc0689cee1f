/*
 * Prints what is derived from the command tables: completions, manual pages, and a check of the
 * tables themselves. Built, never installed. Everything is appended to one text; nothing fails.
 */
#ifndef COMPLETIONS_GENERATE_H
#define COMPLETIONS_GENERATE_H

#include "base/text.h"
#include "cli/inputs.h"

struct generator {
    struct run *run;
    const struct command *const *commands; /* NULL ends them */
    const char *prefix;                    /* of the installed programs, or "" */
    struct text out;
};

void generate_bash(struct generator *generator);
void generate_zsh(struct generator *generator);
void generate_fish(struct generator *generator);
void generate_man(struct generator *generator, const struct command *command);
/* A line per verb for the tests: command, verb, needs, output, example, parted by tabs. */
void generate_list(struct generator *generator);
/* Appends a line per mistake in the tables; returns how many there are. */
size_t generate_check(struct generator *generator);

/* The words of an example's first line as a shell would part them, up to a redirection or pipe.
 * False: an open quote. */
bool example_words(struct arena *arena, const char *example, char ***words, size_t *count);

/* --- for the completions --- */

/* The program's installed name. */
const char *program_of(const struct generator *generator, const struct command *command);
/* The first word of a verb's name, and the second or NULL. */
const char *verb_first(struct arena *arena, const struct verb *verb);
const char *verb_second(const struct verb *verb);
/* Whether no verb before this one in the command begins with the same word. */
bool verb_is_first_of_group(struct arena *arena, const struct command *command,
                            const struct verb *verb);
/* What completes a value: WORDS are in input_choices(). */
enum completion { COMPLETE_NOTHING, COMPLETE_WORDS, COMPLETE_FILES, COMPLETE_FOLDERS };
enum completion completion_of(const struct input *input);
/* A string between single quotes of a POSIX shell. */
const char *shell_quoted(struct arena *arena, const char *string);

#endif
