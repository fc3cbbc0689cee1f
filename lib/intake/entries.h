/*
 * What the books say came to a cash place or left it, entry by entry, and which rows of a
 * statement are the same thing. Whatever kind of record moves money is there: receipts, gifts,
 * payments, transfers. What is reversed is not.
 */
#ifndef INTAKE_ENTRIES_H
#define INTAKE_ENTRIES_H

#include "book/fold.h"

enum { ENTRY_DAYS = 3 }; /* how far a row and its entry may lie apart */

struct entry_booked {
    const struct event *event;
    struct date date;
    int64_t amount;             /* fen; above zero: came to the place */
    const char *ref;            /* the serial that was noted with it, or NULL */
    bool claimed;               /* by a row */
    const struct expense *fees; /* that it paid, which are many rows; or NULL */
};

struct entries {
    struct entry_booked *item;
    size_t count, capacity;
    int64_t balance; /* fen, of the place at the end of the day that was asked for */
};

/* All entries of a place, opening balances left out, and its balance at the end of `day`; also
 * folds the book. A receipt that was undone because its money went back stays an entry, and so is
 * its undoing. */
enum status entries_collect(struct run *run, struct book *book, int32_t place, struct date day,
                            struct entries *out, struct fold **fold);

/* A row that looks for its entry. */
struct seeker {
    int64_t amount; /* fen, with the sign of an entry */
    struct date date;
    const char *serial; /* "": none */
    size_t tag;         /* the caller's */
    int32_t entry;      /* found, or -1 */
    const char *reason; /* why none was, or NULL: nothing is near */
    bool contradicted;  /* an entry has the serial, but not the amount */
};

/* Which entries may be taken. */
typedef bool entry_test(const struct entry_booked *entry);

/* Finds the entry of each seeker that has none and claims it: first by serial; then (`by_amount`)
 * by amount and day, where as many seekers as entries lie within three days of each other, or one
 * entry alone does. `test` NULL: any entry. Those that paid fees are no single row's. */
void entries_pair(struct run *run, struct entries *entries, entry_test *test, bool by_amount,
                  struct seeker *seekers, size_t count);

#endif
