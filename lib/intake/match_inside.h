/* What match.c and match_books.c share. */
#ifndef INTAKE_MATCH_INSIDE_H
#define INTAKE_MATCH_INSIDE_H

#include "intake/entries.h"
#include "intake/income_rows.h"
#include "intake/intake.h"
#include "intake/known.h"
#include "intake/mention.h"

struct match_others;

struct matching {
    struct run *run;
    struct book *book;
    const struct aliases *aliases;
    struct import_plan *plan;
    struct fold *fold;
    struct known *known;
    struct entries entries; /* of the place */
    struct match_others *others;
    struct codes *codes;
    struct income_rows *income;
    const char *by;  /* who imports, or NULL */
    int64_t *open;   /* per unit: owed, less what this import has booked for it */
    int32_t *twin;   /* per row: an earlier row with its serial, or -1 */
    bool *contested; /* per row: another has its serial, but not its amount */
};

void line_set(struct import_line *line, enum import_action action, const char *reason);

/* Why the books cannot have a record of that day, or NULL. */
const char *match_date(struct run *run, const struct book *book, struct date date);

/* The place is there; a warning when it is of another kind than the statement. */
enum status place_check(struct run *run, const struct book *book, const struct statement_file *file,
                        const char *place);
/* The fee of a withdrawal, which is part of its amount: the transfer has the rest. */
int64_t row_fee(struct run *run, const struct statement_row *row);

/* Incoming entries that are no receipts, by their serial; and the record that has this row's
 * serial and amount, or NULL. */
struct match_others *match_others_new(struct run *run, const struct entries *entries);
const char *match_other(struct matching *matching, const struct statement_row *row);
/* Explains rows by entries of the books. `left` says which rows that came in are nobody's yet;
 * those that are explained are taken off it. */
void match_books(struct matching *matching, bool *left);
/* What is left after that: fees, which become expenses of a month each, and refunds, which undo
 * what they are of. What is known, or cannot be booked, says so. */
void match_fees(struct matching *matching);
void match_refunds(struct matching *matching);
/* Turns to review what may be booked already, by hand and without a serial. */
void match_doubts(struct matching *matching);

#endif
