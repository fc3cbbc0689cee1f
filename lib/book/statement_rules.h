/*
 * What the ledger says about rows of statements: which are other income (income.yaml), and what
 * the fees are that a service keeps back (`fees` in funds.yaml). Somebody has said so once, in a
 * commit that everybody can read; an import follows it and guesses nothing.
 *
 * The rules belong to the book; they are checked when it is opened.
 */
#ifndef BOOK_STATEMENT_RULES_H
#define BOOK_STATEMENT_RULES_H

#include "book/book.h"

/* Of a place, or NULL. */
const struct fee_rule *book_fee_rule(const struct book *book, const char *place);
/* Whether a rule is about rows of that place on that day. */
bool income_rule_holds(const struct income_rule *rule, const char *place, struct date date);

#endif
