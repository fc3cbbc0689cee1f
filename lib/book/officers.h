/*
 * The officers: who may write which ledger, from when to when, and with which key. As long as the
 * register (officers.yaml) is empty anybody may write. With the first line in it every change is
 * signed, and the register of the commit before decides whether the signer might make it: a change
 * cannot allow itself. Only the first line must be signed by one whom it names itself, so that no
 * mistyped key locks everybody out.
 *
 * A write that is not allowed is refused (STATUS_REFUSED); a commit that was not allowed is found
 * (STATUS_FOUND) by the same functions. Everything lives in the arena of the run.
 */
#ifndef BOOK_OFFICERS_H
#define BOOK_OFFICERS_H

#include "book/validate.h"
#include "format/ssh.h"
#include "format/yaml.h"
#include "record/officers.h"
#include "store/history.h"
#include "store/signing.h"

struct officers {
    const struct officer **item; /* the lines, in the order of the file */
    struct ssh_key *keys;        /* of each line; zeroes when it is no key */
    size_t count;
    struct source source;
};

/* Reads the register; not there is an empty one. */
enum status officers_read(struct run *run, const struct snapshot *snapshot, struct officers *out);
/* The same from bytes; NULL: not there. */
enum status officers_parse(struct run *run, const char *bytes, size_t size, struct officers *out);
/* What the table of the register cannot say: keys are keys without a comment, and of one person;
 * the ledgers are there; no term ends before it begins; and somebody may change the register
 * without an end, or one day nobody could. `fault` is the status of the findings. */
enum status officers_check(struct run *run, const struct officers *officers, enum status fault);

/* The path of the register. */
extern const char officers_path[];
bool officer_in_office(const struct officer *officer, struct date day);
/* Whether a line allows a ledger; "all" allows each. */
bool officer_writes(const struct officer *officer, const char *ledger);

/* A change to be judged. */
struct act {
    struct date day;           /* the booking day */
    const struct ssh_key *key; /* that signed it, or will */
    const char *const *paths;
    size_t path_count;
    enum status status; /* of the findings */
};
/* Whether the key is an officer's, in office on the day, who may write all the paths. `person` is
 * the officer, NULL when the key is nobody's. */
enum status officers_judge(struct run *run, const struct officers *officers, const struct act *act,
                           const char **person);
/* Where the rules want officers to sign for themselves: that every field of the record which says
 * who acts names the person. */
enum status officers_judge_record(struct run *run, const char *person, const struct kind *kind,
                                  const void *record, struct spot spot, enum status status);
/* The same for a commit's signature; `act` without its key. */
enum status officers_judge_signature(struct run *run, const struct officers *officers,
                                     const struct commit_signature *signature, struct act act,
                                     const char **person);

/* What a write goes through: who signs it, and whether that person may make it. `out` is NULL as
 * long as there are no officers. `compound` may be NULL while it is founded. */
struct admission {
    const struct snapshot *head;
    const struct compound *compound;
    const struct edit *edits;
    size_t edit_count;
    const struct booked *booked;
};
enum status officers_admit(struct run *run, struct store *store, const struct admission *admission,
                           const struct signer **out);

/* Warns of the last commits, up to the first that is as it should be, which no officer made or
 * might make. */
enum status officers_check_recent(struct run *run, struct store *store,
                                  const struct snapshot *head);

#endif
