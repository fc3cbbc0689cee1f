/*
 * The commands as tables. A command is a list of verbs; a verb declares its arguments and options
 * as fields of a record kind wherever they end up in one, so their types, choices and help come
 * from the record's table. Parsing, --help, manual pages and completions are derived from here.
 * This folder is the only one that prints or decides an exit status.
 */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "base/run.h"
#include "record/kind.h"

/* What a value on the command line is. */
enum input_type {
    INPUT_FIELD,    /* a field of a record kind: parsed and checked by its table */
    INPUT_FLAG,     /* an option without a value */
    INPUT_TEXT,     /* any text */
    INPUT_FILE,     /* a path of a file; to read, "-" is standard input */
    INPUT_FOLDER,   /* a path of a folder */
    INPUT_CHOICE,   /* one of `choices` */
    INPUT_MONTH,    /* "2026-11" */
    INPUT_QUARTER,  /* "2026-Q3" */
    INPUT_YEAR,     /* "2026" */
    INPUT_DATE,     /* "2026-11-30" */
    INPUT_COMMIT,   /* a commit, a day or a month */
    INPUT_SPAN,     /* two meter readings, "10342..10731" */
    INPUT_DEADLINE, /* days to count, "7d", or the date itself */
};

enum input_flag {
    INPUT_REQUIRED = 1,
    INPUT_REPEATED = 2, /* may be given more than once; of an argument: takes all that follow. Of
                           a field: its values are joined to the list that the field holds */
};

/* An argument or an option. An optional argument may stand in front of required ones: it is given
 * when there are words enough for all. Of an option `name` is the long form without its dashes.
 * Arguments and options of a verb share one set of names. `completions/generate check` finds what
 * is wrong with a table. */
struct input {
    const char *name;
    char letter; /* short form, or 0 */
    enum input_type type;
    unsigned flags;
    const struct kind *kind; /* INPUT_FIELD: */
    const char *field;       /* NULL: the same as `name`, with '_' for '-' */
    const char *choices;     /* INPUT_CHOICE: separated by blanks */
    const char *help;        /* NULL: the field's */
    const char *preset;      /* what holds when it is not given; NULL: nothing */
};

/* A row of a list of inputs: a field of a record kind, under its own name or another one. */
#define INPUT_OF(of, label, flag) INPUT_OF_AS(of, label, NULL, flag)
#define INPUT_OF_AS(of, label, member, flag)                                                       \
    {                                                                                              \
        .name = (label), .type = INPUT_FIELD, .flags = (flag), .kind = &(of), .field = (member)    \
    }

/* What a verb needs of the ledger. */
enum needs {
    NEEDS_NOTHING,
    NEEDS_STORE, /* an open ledger, perhaps without a commit; no --at */
    NEEDS_READ,  /* a snapshot: HEAD, or --at */
    NEEDS_WRITE, /* adds --dry-run, -m/--message, --operation, --allow-personal */
};

enum verb_output {
    OUTPUT_TALK,     /* a line, or nothing */
    OUTPUT_GRID,     /* rows: adds --format table|csv|json */
    OUTPUT_DOCUMENT, /* adds --format markdown|html|json, --output FILE and --language */
};

struct session;

struct verb {
    const char *name;    /* one word or several, "tariff set"; NULL ends a list */
    const char *summary; /* one phrase in the imperative, lower case, no full stop */
    const char *detail;  /* a paragraph or more for the manual, or NULL */
    const char *example; /* a real command line with its arguments; more than one: a line each */
    enum needs needs;
    enum verb_output output;
    const struct input *arguments; /* a NULL name ends a list; NULL: none */
    const struct input *options;
    enum status (*run)(struct session *session);
};

struct command {
    const char *name;
    const char *summary;
    const char *description; /* the manual's prose */
    const struct verb *verbs;
};

/* The whole life of a process: parses, opens, runs the verb, checks that the output was written,
 * shows findings; returns the exit status. Closes standard output.
 *
 * Environment: GUIYUAN_LEDGER (the ledger when there is no -C), GUIYUAN_NOW (the clock: a day, a
 * date and time, or seconds since 1970-01-01 UTC), NO_COLOR, TERM, TZ and the locale. */
int cli_main(const struct command *command, int argc, char **argv);

#endif
