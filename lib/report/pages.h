/*
 * The pages of a public site: which there are, what each is made of, and how it is made from one
 * commit of the ledger. One table of kinds says it all.
 *
 * A page states a commit: the newest one that changed what the page is made of. So it stays the
 * same byte for byte until there is something new to say, and anybody who has the ledger can make
 * it again. The page of a closed month is made from the commit that closed it.
 */
#ifndef REPORT_PAGES_H
#define REPORT_PAGES_H

#include "report/report.h"
#include "store/history.h"

/* One page, as the ledger has it at the commit that is published. */
struct page {
    const struct page_kind *kind;
    const char *subject; /* "2026-11", "roads" */
    const char *name;    /* of its files, without an ending: "2026-11", "campaign-roads" */
    const char *title;   /* of the links that lead to it */
    const char *note;    /* beside them, or NULL */
    struct oid commit;   /* that it states */
    bool settled;        /* made of something in particular, and not of everything there is */
};

struct pages {
    struct page *page;
    size_t count, capacity;
};

/* What a list made at an earlier commit said, which spares the way through the whole history. */
struct pages_before {
    struct oid commit;
    /* The commit that a page stated; zero when there was none of that name. */
    struct oid (*stated)(const void *context, const char *name);
    const void *context;
};

/* All pages of a ledger, the index first, with the commits that they state. `before` may be NULL;
 * it need not be true. */
enum status pages_list(struct run *run, struct book *book, const struct pages_before *before,
                       struct pages *out);

/* Where a page stands on a site: in which of its languages. The pages of the first one stand at the
 * top, those of the others in folders. */
struct page_place {
    const struct words *languages;
    size_t language;
};

/* Makes a page from a book that was opened at its commit. The caller owns the JSON. With a
 * place (NULL: none) it has the ways to the site's other pages. Findings "page-unknown" and those
 * of its report. */
enum status page_make(struct run *run, struct book *book, const char *kind, const char *subject,
                      const struct page_place *place, struct document **document,
                      struct json **json);

/* The first month whose movements a page tells, of a book that was opened at its commit: what was
 * before may be carried forward, see book_since(). */
struct month page_needs(struct run *run, const struct book *book, const struct page *page);

/* Whether "month 2026-11" begins with a kind of page. */
bool page_is_known(const char *page);

#endif
