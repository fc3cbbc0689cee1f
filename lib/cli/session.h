/*
 * What a verb works with: its parsed inputs, the ledger, and the ways to print.
 */
#ifndef CLI_SESSION_H
#define CLI_SESSION_H

#include "base/text.h"
#include "book/book.h"
#include "book/ledger.h"
#include "cli/cli.h"
#include "format/document.h"
#include "format/grid.h"
#include "format/json.h"
#include "store/change.h"

struct output;
struct parsed;

struct session {
    struct run *run;
    const struct command *command;
    const struct verb *verb;
    struct store *store;             /* as the verb needs it, else NULL */
    const struct snapshot *snapshot; /* NEEDS_READ */
    const struct compound *compound; /* NEEDS_READ and NEEDS_WRITE; NEEDS_STORE when there is one */
    const struct parsed *parsed;     /* the inputs; use the functions below */
    struct output *output;           /* standard output; use the functions below */
    const char *committed;           /* the short id of the change that was made, or NULL */
};

/* Whether an argument or option was given (a preset is not). */
bool session_has(const struct session *session, const char *name);
/* Its text, else its preset, else NULL. Of a repeated one, the n-th. Texts are valid UTF-8 in NFC
 * without control characters but line feeds; paths are as they were given. */
const char *session_text(const struct session *session, const char *name);
const char *session_text_at(const struct session *session, const char *name, size_t n);
/* How often it was given. */
size_t session_count(const struct session *session, const char *name);
/* Typed values that parsing has checked already; none or zero when not given. */
struct month session_month(const struct session *session, const char *name);
struct date session_date(const struct session *session, const char *name);
/* The two readings of an INPUT_SPAN; false when it was not given. */
bool session_span(const struct session *session, const char *name, int64_t *before, int64_t *after);
/* An INPUT_DEADLINE; zero when it was not given. */
struct deadline session_deadline(const struct session *session, const char *name);

/* Stores every given (or preset) input that is a field of `kind` into the record. */
void session_fill(const struct session *session, const struct kind *kind, void *record);

/* The bytes of an INPUT_FILE, with a NUL behind them; "-" is standard input. A file larger than
 * `limit` bytes, one that is not there, or a folder is bad data; what the system refuses is a
 * failure of the system. */
enum status session_read_file(struct session *session, const char *path, size_t limit,
                              const char **bytes, size_t *size);

/* Runs a builder as one change (or shows it, with --dry-run) and prints the one line that says
 * what was done, with the commit. `context` goes to the builder. A verb that makes its own store
 * (NEEDS_NOTHING) sets session->store first; it is closed at the end. */
enum status session_write(struct session *session, ledger_builder *build, void *context);

/* The same for what was edited by hand in the work tree: the first -m is the commit's subject,
 * which a finding asks for when it is missing. */
enum status session_commit_work(struct session *session);

/* Output in the format that was asked for. */
enum status session_grid(struct session *session, const struct grid *grid);
/* The book of the snapshot, for a verb with documents: in the language that was asked for. */
enum status session_book(struct session *session, struct book **out);
/* For a verb with documents: `json` is written for --format json (and freed in any case). */
enum status session_document(struct session *session, const struct document *document,
                             struct json *json);
/* Plain output on standard output; failures are found when the process ends. session_say()
 * escapes control characters (but line feeds) and invisible ones; session_bytes() does not. */
void session_say(struct session *session, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void session_bytes(struct session *session, const char *bytes, size_t size);

#endif
