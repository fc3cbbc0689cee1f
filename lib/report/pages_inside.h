/* What the table of pages knows about each kind; used by pages.c and index.c only. */
#ifndef REPORT_PAGES_INSIDE_H
#define REPORT_PAGES_INSIDE_H

#include "report/news.h"
#include "report/pages.h"

struct page_kind {
    const char *name;   /* of the kind: "month" */
    const char *prefix; /* of the files: "campaign-" */
    const char *group;  /* heading above the links to such pages; NULL: no link in the index */
    bool news;          /* whether a settled page is told in the feed */
    /* What the feed tells of the page, each with a place in it; NULL: nothing. */
    enum status (*tells)(struct run *run, struct book *book, struct news_list *out);
    /* Adds the pages of this kind with pages_add(). */
    enum status (*list)(struct run *run, struct book *book, const struct page_kind *kind,
                        struct pages *pages);
    /* The files and folders that a page is made of, ending in NULL; NULL: everything. */
    const char *const *(*made_of)(struct run *run, struct book *book, const char *subject);
    enum status (*make)(struct run *run, struct book *book, const char *subject,
                        struct document **document, struct json **json);
    /* The first month whose movements it tells; NULL: it asks for none, see book_since(). */
    struct month (*needs)(struct run *run, const struct book *book, const char *subject);
    /* Adds further ways than the one to the index; may be NULL. */
    void (*ways)(struct run *run, const struct book *book, const char *subject,
                 struct document *document);
};

extern const struct page_kind page_kinds[]; /* ends in a NULL name */

void pages_add(struct run *run, struct pages *pages, const struct page_kind *kind,
               const char *subject, const char *title, const char *note);

/* The pages without the commits that they state. */
enum status pages_names(struct run *run, struct book *book, struct pages *out);

/* index.c: the page that leads to all others. */
enum status index_document(struct run *run, struct book *book, const char *subject,
                           struct document **document, struct json **json);

#endif
