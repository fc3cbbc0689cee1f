/*
 * --help and --version, from the tables.
 */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include "base/text.h"
#include "cli/inputs.h"

/* Each appends whole lines. `program`: the name it was called by. */
void help_command(struct run *run, struct text *out, const struct command *command,
                  const char *program);
void help_verb(struct run *run, struct text *out, const struct command *command,
               const struct verb *verb, const char *program);
void help_version(struct text *out, const char *program);

/* The usage of a verb behind the program's name: "pay UNIT AMOUNT --via NAME [OPTIONS]". */
const char *help_usage(struct arena *arena, const struct verb *verb);
/* "-m, --message TEXT". */
const char *help_option(struct arena *arena, const struct input *input);
/* An input's help with, where it is needed, what its values look like, and its preset. */
const char *help_input(struct run *run, const struct input *input, bool is_argument);

/* What each exit status means; `text` NULL ends it. */
struct exit_status {
    enum status status;
    const char *text;
};
extern const struct exit_status exit_statuses[];

/* What the environment changes; `name` NULL ends it. */
struct variable {
    const char *name, *text;
};
extern const struct variable variables[];

#endif
