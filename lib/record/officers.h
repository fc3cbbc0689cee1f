/*
 * The officers: who may write which ledger, from when to when, and with which key
 * (ledger-format/officers.md). A ledger is named as its folder or register is.
 */
#ifndef RECORD_OFFICERS_H
#define RECORD_OFFICERS_H

#include "record/records.h"

struct arena;

/* officers.yaml. A change is a further line. */
struct officer {
    const char *person;
    const char *post;    /* chair, treasurer, secretary */
    struct words writes; /* ledgers: fees, expenses, compound; all */
    struct date from, to;
    const char *key; /* "ssh-ed25519 AAAA…" */
};

extern const struct kind kind_officer;

/* The ledger that a path belongs to: mostly its folder, or its name without ".yaml". NULL: a paper
 * behind a record, which comes with any of them. In the arena. */
const char *file_ledger(struct arena *arena, const char *path);
/* The n-th ledger that there is, in the order of the table of files; NULL behind the last. */
const char *file_ledger_at(struct arena *arena, size_t n);

#endif
