/* The parts of a site; used by site.c and its neighbours only. */
#ifndef REPORT_SITE_INSIDE_H
#define REPORT_SITE_INSIDE_H

#include "report/site.h"

/* The list names every file but itself and the sums; the sums name the list, too. */
void site_write_list(const struct site *site, struct text *out);
void site_write_sums(const struct site *site, struct text *out);

/* The four files of a page, in the order of their endings: CSV, HTML, JSON, Markdown. */
enum { ENDINGS = 4 };

struct page_file {
    const char *bytes;
    size_t size;
    char sha256[SHA256_TEXT];
};

/* A page that has to be made, in one language. */
struct page_job {
    const struct page *page;
    struct page_place place; /* its language among the site's */
    const char *name;        /* of its files, with the folder of the language */
    struct page_file made[ENDINGS];
};

/* Makes all the pages, each from the commit it states, on all cores. `newest` is the book of the
 * commit that is published. */
enum status render_pages(struct run *run, struct store *store, struct book *newest,
                         struct page_job *jobs, size_t count);

/* An Atom feed (RFC 4287): an entry for each closed month, quarter and year, decision and
 * notice, with the day of its record. */
enum status feed_write(struct run *run, struct store *store, struct book *book, struct oid ledger,
                       const struct pages *pages, struct text *out);

#endif
