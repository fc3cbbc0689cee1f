/*
 * The command line against a command's table. Options stand anywhere behind the verb, the global
 * ones also before it: `--name value`, `--name=value`, `-m text`, `-mtext`; `--` ends them. A
 * negative number is an argument. Every problem of a line is reported, each a finding "usage".
 */
#ifndef CLI_PARSE_H
#define CLI_PARSE_H

#include "cli/inputs.h"

struct given {
    const struct input *input;
    const char *text; /* NULL: a flag, or refused */
    bool is_preset;
};

struct parsed {
    const char *program;     /* as it was called: the command's name, perhaps with a prefix */
    const struct verb *verb; /* NULL: none was named */
    bool help, version;
    struct given *given; /* in the order of the line, presets last */
    size_t count, capacity;
};

/* STATUS_USAGE: `out` still says which verb, as far as it was found. With --help or --version
 * nothing else is checked. */
enum status parse_line(struct run *run, const struct command *command, int argc, char *const *argv,
                       struct parsed *out);

/* The n-th time an input was given, a preset when there is no other, or NULL. */
const struct given *parsed_find(const struct parsed *parsed, const char *name, size_t n);

/* The last part of argv[0] when it ends in the command's name, else that name. */
const char *program_name(const struct command *command, int argc, char *const *argv);

#endif
