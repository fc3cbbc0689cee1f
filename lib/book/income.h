/*
 * Common income by source: gross, cost and net (Civil Code, art. 282: the income of the common
 * parts belongs to the owners, less what it reasonably costs). As cash: what came in and what was
 * paid. What units pay for a charged item that belongs to a source is part of its gross.
 */
#ifndef BOOK_INCOME_H
#define BOOK_INCOME_H

#include "book/totals.h"

struct income {
    int64_t charged; /* paid by units for the source's items */
    int64_t earned;  /* paid by others */
    int64_t gross;   /* both */
    int64_t cost;    /* paid for the categories that are its cost */
    int64_t net;
};

/* What a source brought in the period of the totals; the fold bounds every sum. */
struct income income_of(const struct book *book, const struct totals *totals, size_t source);
/* The sum over all sources, or those of a group (NULL: all). */
struct income income_sum(const struct book *book, const struct totals *totals, const char *group);

#endif
