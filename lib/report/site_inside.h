/* The parts of a site; used by site.c and its neighbours only. */
#ifndef REPORT_SITE_INSIDE_H
#define REPORT_SITE_INSIDE_H

#include "report/site.h"

/* The list names every file but itself and the sums; the sums name the list, too. */
void site_write_list(const struct site *site, struct text *out);
void site_write_sums(const struct site *site, struct text *out);

/* An Atom feed (RFC 4287) of the pages that have a date of their own: an entry for each closed
 * month, its newest first. */
enum status feed_write(struct run *run, struct store *store, struct book *book, struct oid ledger,
                       const struct pages *pages, struct text *out);

#endif
