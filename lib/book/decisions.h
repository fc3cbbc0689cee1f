/*
 * Decisions: what the logs of the meetings say was decided, and what was decided elsewhere and
 * adopted (decisions.yaml). Whoever names a decision is allowed what it names only when it is
 * there and has passed. Everything is in the arena of the run that opened the book.
 */
#ifndef BOOK_DECISIONS_H
#define BOOK_DECISIONS_H

#include "book/book.h"
#include "store/history.h"

struct decision {
    const char *id;
    struct date date; /* on which it was taken */
    const char *kind; /* of the meeting */
    const char *text; /* of the matter */
    bool passed;
    struct spot spot;
    const struct meeting *meeting;    /* NULL: adopted, not tallied in this ledger */
    const struct meeting_event *step; /* of the meeting's log, or NULL */
    const struct adoption *adoption;  /* or NULL */
};

struct decisions {
    struct decision *item; /* the adopted ones first, then by meeting */
    size_t count;
    struct names *names;
};

/* All decisions of the book, read when they are first asked for. A decision that is there twice is
 * a finding (STATUS_DATA). One thread only. */
enum status book_decisions(struct run *run, const struct book *book, const struct decisions **out);
/* The decision of an id, or NULL. */
const struct decision *decisions_find(const struct decisions *decisions, const char *id);
/* "D2026-07": the next of a year, in the arena; NULL when the year has 999. */
const char *decisions_next(struct run *run, const struct decisions *decisions, int year);

/* What the fields of a record that name a decision say, whatever its kind: that it is there and
 * has passed, or STATUS_REFUSED (`booking`) or STATUS_DATA; one taken later than what it allows is
 * a warning, because repairs that cannot wait are ratified afterwards. `known` (NULL: none) are
 * decisions that were named before and are not judged again. */
enum status decisions_check(struct run *run, const struct book *book, const struct kind *kind,
                            const void *record, const struct names *known, bool booking,
                            struct spot spot);
/* Whether records of a kind can name a decision that must be there. */
bool decisions_concern(const struct kind *kind);
/* The decisions that a register or a case file names, into a table of names. */
struct names *decisions_named(struct run *run, const char *path, const struct blob *blob);
/* decisions_check() for every record of a register or a case file. */
enum status decisions_check_file(struct run *run, const struct book *book, const char *path,
                                 const struct blob *blob, const struct names *known, bool booking);

/* What an adopted decision must be: taken before the books began, or with a reason and minutes. */
enum status adoptions_check(struct run *run, const struct book *book);

#endif
