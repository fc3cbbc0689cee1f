/*
 * What one commit did to the ledger: each changed file with its bytes before and after, and the
 * records that are new in it. Internal to lib/audit. Everything lives in the arena of the run
 * that was passed.
 */
#ifndef AUDIT_DELTA_H
#define AUDIT_DELTA_H

#include "record/records.h"
#include "store/history.h"

struct delta {
    const struct path_change *change;
    const struct file_kind *file; /* NULL: a path that no kind of file has */
    struct date day;              /* that the path names */
    struct blob before, after;
};

struct deltas {
    struct delta *item;
    size_t count;
};

/* A record that is in a day-book or a period's file after the commit and was not before. */
struct added {
    const struct kind *kind;
    const void *record;
    const char *id;
    struct date date;
    const struct delta *delta;
    int line;
};

struct addeds {
    struct added *item;
    size_t count, capacity;
};

/* `parent` as for history_changes(). `last` may be the deltas of the commit before, in memory that
 * still lives, or NULL: a file that grew twice is then read once. */
enum status delta_read(struct run *run, struct store *store, const struct commit *commit,
                       const struct commit *parent, const struct deltas *last, struct deltas *out);
/* The new records of all deltas, in the order of path and line. Findings when a file cannot be
 * read as its kind. */
enum status delta_records(struct run *run, const struct deltas *deltas, struct addeds *out);

/* The bytes of a day-book that are new when it only grew; NULL when it did not. */
const char *delta_tail(const struct delta *delta, size_t *size);

/* A record's field as text, whatever its kind; NULL when the kind has no such field, it is no
 * string, or it is absent. */
const char *record_string(const struct kind *kind, const void *record, const char *field);
struct date record_date(const struct kind *kind, const void *record);
/* Whether a kind's records stand in day-books or periods, that is, have an id. */
bool file_has_ids(const struct file_kind *file);

/* The day of a commit in its author's own zone: the booking day. */
struct date commit_day(const struct commit *commit);
/* The first seven digits of the commit's id; returns `out`. */
char *commit_short(const struct commit *commit, char out[static OID_SHORT]);

#endif
