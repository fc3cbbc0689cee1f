/* Reading the statement file that a command is given, with the options --map and
 * --password-file of its verb. */
#ifndef CMD_STATEMENT_H
#define CMD_STATEMENT_H

#include "cli/session.h"
#include "intake/mappings.h"

/* The two options, for a verb's table. */
#define STATEMENT_OPTIONS                                                                          \
    {.name = "map",                                                                                \
     .type = INPUT_TEXT,                                                                           \
     .help = "the mapping to read the statement by (the one that fits)"},                          \
    {                                                                                              \
        .name = "password-file", .type = INPUT_FILE,                                               \
        .help = "a file whose first line is the archive's password"                                \
    }

/* Fills the request from the input `name` and the options; mappings are those of the last commit.
 */
enum status statement_request_fill(struct session *session, const char *name,
                                   struct statement_request *out);
/* The same, and reads the statement. */
enum status statement_of(struct session *session, const char *name, struct statement_file *out);

#endif
