/*
 * The pages of units as a set of files in memory, for handing out: a page for each unit as HTML and
 * the list of them, statements.txt, which marks a folder as one that must not be published:
 *
 *     guiyuan-statements 1
 *     made-with 0.1.0
 *     ledger 07cc…
 *     commit 3f2a…
 *     day 2026-12-31
 *     file 9c1e… 18233 3-101.html
 */
#ifndef REPORT_HANDOUT_H
#define REPORT_HANDOUT_H

#include "book/book.h"
#include "store/history.h"

#define HANDOUT_LIST "statements.txt"

struct handout_file {
    const char *path, *bytes;
    size_t size;
};

struct handout {
    struct handout_file *files; /* the list is the last one */
    size_t count;
};

/* Makes the pages of the units (by their index in the book) at the end of a day. */
enum status handout_make(struct run *run, struct book *book, struct date day, const int32_t *units,
                         size_t count, struct handout *out);
/* The ledger (its first commit) that a list is of; false when it is no such list. */
bool handout_ledger(const char *bytes, size_t size, struct oid *out);

#endif
