/*
 * Rows that are other income, by the rules of the ledger (book/statement_rules.h): the payer is
 * the rule's, and the rule's words stand among the row's. Full width, upper and lower case make no
 * difference. Two rules of different sources that fit one row contradict each other.
 */
#ifndef INTAKE_INCOME_ROWS_H
#define INTAKE_INCOME_ROWS_H

#include "book/statement_rules.h"
#include "intake/intake.h"

struct income_rows;

/* For the rows of a place; the book must live as long. */
struct income_rows *income_rows_new(struct run *run, const struct book *book, const char *place);

/* NULL: none. With two sources, both are there. */
struct income_fit {
    const char *source, *other;
};
struct income_fit income_rows_find(struct run *run, const struct income_rows *rows,
                                   const struct statement_row *row);

#endif
