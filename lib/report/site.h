/*
 * A public site as a set of files in memory: every page as HTML, Markdown, JSON and CSV, a feed,
 * and the list of it all. The same commit, the same languages and the same version of the toolkit
 * give the same bytes on any machine.
 *
 * The list, site.txt, marks a folder as a site and says which commit each page states and which
 * bytes each file has; SHA256SUMS says the latter to everybody who has sha256sum(1):
 *
 *     guiyuan-site 1
 *     made-with 0.1.0
 *     ledger 07cc…
 *     commit 3f2a…
 *     language zh-CN
 *     page 3f2a… 2026-11
 *     file 9c1e… 18233 2026-11.html
 */
#ifndef REPORT_SITE_H
#define REPORT_SITE_H

#include "base/hash.h"
#include "report/pages.h"

struct site_page {
    const char *name; /* with the folder of its language: "2026-11", "en/2026-11" */
    struct oid commit;
};

struct site_file {
    const char *path;
    const char *bytes; /* NULL: as it is in the folder already */
    size_t size;
    char sha256[SHA256_TEXT];
};

struct site {
    const char *made_with; /* the toolkit's version */
    struct oid ledger;     /* its first commit, which tells ledgers apart */
    struct oid commit;
    struct words languages; /* the first one's pages stand at the top, others in folders */
    struct site_page *pages;
    size_t page_count, page_capacity;
    struct site_file *files;
    size_t file_count, file_capacity;
};

#define SITE_LIST "site.txt"
#define SITE_SUMS "SHA256SUMS"

/* Makes the site of a commit. `languages` has one or more of a compound's languages. What `old`
 * (NULL: nothing) has of a page that states the same commit is not made again: such files have no
 * bytes. Pass in `old` only files that are in the folder, unchanged. */
enum status site_make(struct run *run, struct store *store, const struct snapshot *snapshot,
                      struct words languages, const struct site *old, struct site *out);
/* Reads a list; `path` is for findings ("site-list"), as when its lines are not in order. */
enum status site_read(struct run *run, const char *path, const char *bytes, size_t size,
                      struct site *out);
/* The file of that path, the page of that name, or NULL. Both are sorted in a list that was read
 * and in a site that was made. */
const struct site_file *site_find(const struct site *site, const char *path);
const struct site_page *site_find_page(const struct site *site, const char *name);

#endif
