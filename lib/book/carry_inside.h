/* The inside of what is carried forward; used by carry*.c, load.c and fold_carried.c. */
#ifndef BOOK_CARRY_INSIDE_H
#define BOOK_CARRY_INSIDE_H

#include "book/carry.h"
#include "book/fold.h"

/* What is kept of a file of the fees. */
struct carried_file {
    const char *path;
    struct items items;      /* of a day-book */
    const struct roll *roll; /* of a roll; NULL: it is a day-book */
};

/* What all that was settled comes to on one account, by its name: registers may change. */
struct carried_sum {
    enum account account;
    const char *name; /* NULL: the account has none */
    int64_t amount;   /* fen, debit positive */
};

struct carry {
    struct date day;      /* the last booking day in it */
    struct date last;     /* the latest date of a transaction in it */
    struct month through; /* the latest month that anything was charged for */
    int64_t volume;       /* of all postings up to there */
    struct carried_sum *sums;
    size_t sum_count, sum_capacity;
    struct carried_file *files; /* by path */
    size_t file_count, file_capacity;
    struct words settled; /* ids of unit's openings, and their reversals, among the funds' records
                             that are read */
};

/* The event that a book with something carried forward begins with: its record is the struct
 * carry. Of no file, and in no table of kinds. */
extern const struct kind kind_carried;

/* --- carry_key.c --- */

/* The files of a folder that were booked after the day. */
enum status carry_list(struct run *run, const struct snapshot *snapshot, const char *folder,
                       struct date day, struct entry **out, size_t *count);
/* Whether a folder's records up to that day are cut off. */
bool carry_cuts(const char *folder);

/* A name for all that decides how the records of fees up to a day are folded; units do so by their
 * codes only. Zero: nothing was booked, or an edit is laid over it. */
enum status carry_key(struct run *run, const struct book *book, struct date day, struct oid *out);

/* carry_cut.c: which records up to a day are still needed. */
struct cut {
    size_t count; /* of events up to the day */
    size_t *from; /* per unit: the first event of it that is needed */
    bool *needed; /* per event up to the day */
    struct date last;
    struct month through;
    int64_t volume;
};
enum status cut_make(struct run *run, struct book *book, struct date day, struct cut *out);
/* The unit that a transaction is of, or -1. */
int32_t transaction_unit(const struct transaction *transaction);

/* carry_pack.c: as bytes, and back; false when they are not what was packed. */
void carry_pack(struct run *run, const struct carry *carry, struct text *out);
bool carry_unpack(struct run *run, const char *bytes, size_t size, struct carry *out);

#endif
