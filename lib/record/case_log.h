/*
 * A case file by its tables alone: one record whose list `log` says what happened, step by step.
 * Every step has a date; papers of the head and of steps are fields of SHA-256 with a file type
 * beside them ("voucher" and "voucher_type"). No I/O, nothing fails.
 */
#ifndef RECORD_CASE_LOG_H
#define RECORD_CASE_LOG_H

#include "record/kind.h"

struct case_log {
    const struct kind *kind; /* of a step; NULL: the case has no log */
    const void *steps;
    size_t count;
};

/* The log of a record of a case's kind; `record` NULL: an empty one. */
struct case_log case_log(const struct kind *kind, const void *record);
const void *case_step(const struct case_log *log, size_t index);
struct date case_step_date(const struct case_log *log, size_t index);
/* What the step is, "contract": its field `what`, or without one the name of its kind. */
const char *case_step_what(const struct case_log *log, size_t index);

/* A paper that a record names. */
struct paper {
    const char *sha256, *type;
};
/* The next paper of a record from field *at on, which moves behind it; false: no more. */
bool record_paper(const struct kind *kind, const void *record, size_t *at, struct paper *out);

#endif
