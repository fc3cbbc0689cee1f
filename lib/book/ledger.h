/*
 * Writing to the ledger: the one way every command takes. A builder looks at the book of the last
 * commit and drafts records; the draft is checked as a whole (tables, rules, closed months,
 * personal data) and becomes one commit, or nothing.
 */
#ifndef BOOK_LEDGER_H
#define BOOK_LEDGER_H

#include "base/run.h"
#include "record/records.h"
#include "store/change.h"

struct book;
struct draft;

/* Drafts a change from the book of the last commit. May be called again when somebody else was
 * faster; keep nothing of an earlier call. */
typedef enum status ledger_builder(struct run *run, const struct book *book, void *context,
                                   struct draft *draft);

struct write_options {
    const char *operation;      /* names the change for retries; NULL: a new random name */
    const char *request;        /* what is asked for, as a fingerprint: a named operation that is
                                   repeated with another one is refused; NULL: not compared */
    const char *message;        /* more for the commit's body, or NULL */
    const char *command;        /* for the trailer: "fees pay" */
    const char *allow_personal; /* a reason, which goes into the commit; NULL: refuse */
    bool dry_run;
};

struct written {
    struct outcome outcome;
    const char *subject;      /* of the commit made, found again, or (dry run) not made */
    const char *told;         /* the subject in the language of who runs the command, or NULL */
    const char *message;      /* the whole message, but Ledger-Operation when none was named */
    const struct edit *edits; /* of a dry run: what would be written */
    size_t edit_count;
    /* Of a dry run, to show: "+ PATH: LINE" for each line added, "+ PATH: N bytes" for a voucher,
     * "- PATH" for a file removed; each with its line feed. */
    const char *added;
};

enum status ledger_write(struct run *run, struct store *store, const struct write_options *options,
                         ledger_builder *build, void *context, struct written *out);

/* The compound as the snapshot has it; sets the run's zone and booking day from it. Refuses a
 * newer format version ("ledger-version") and a tree that is no ledger ("not-a-ledger"). */
enum status ledger_compound(struct run *run, const struct snapshot *snapshot,
                            const struct compound **out);

/* --- for builders --- */

/* The next id of a kind: prefix, booking day, next number. Repeated calls count on. */
const char *draft_next_id(struct draft *draft, const struct kind *kind);
/* Checks a record by its table and check_record(), and appends it to the booking day's file;
 * `folder` says which day-book
 * ("fees", "expenses", "funds"). The record's id must come from draft_next_id(). Its trailers
 * (Ledger-Record, Ledger-Amount) follow by themselves. */
enum status draft_append(struct draft *draft, const char *folder, const struct kind *kind,
                         const void *record);
/* Sets the whole content of a file (registers, rolls, periods, vouchers). */
void draft_file(struct draft *draft, const char *path, const char *bytes, size_t size);
/* The content of a file as the draft has it so far; `found` false when there is none. */
enum status draft_read(struct draft *draft, const char *path, struct blob *out);
/* The commit's subject: "fees: receive 614.45 from 3-101 by WeChat (P261103-001)". */
void draft_subject(struct draft *draft, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void draft_body(struct draft *draft, const char *format, ...) __attribute__((format(printf, 2, 3)));
void draft_trailer(struct draft *draft, const char *key, const char *value);
/* Stores a voucher (once per content) and gives its SHA-256. `type` is "pdf", "jpg", "png" … */
enum status draft_voucher(struct draft *draft, const char *bytes, size_t size, const char *type,
                          const char **sha256);

#endif
