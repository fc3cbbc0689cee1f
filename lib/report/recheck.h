/*
 * Checking what is published: what a file says it is gets made again from the commit it states,
 * and must be the same byte for byte. Works on files of people one need not trust: a page without
 * a claim, with a false one, or from another ledger is a finding, as is a single changed figure.
 */
#ifndef REPORT_RECHECK_H
#define REPORT_RECHECK_H

#include "report/site.h"

/* What is looked at: its name for findings, and its bytes. */
struct published {
    const char *path;
    const char *bytes;
    size_t size;
    bool odd; /* it is no plain file, or too large to be a page; no bytes of it are given */
};

/* Checks one page as HTML, Markdown or JSON, from a site or of a report's own. STATUS_FOUND with
 * "recheck-differs" (line and both readings), "recheck-claim" (it does not say what it is) or
 * "recheck-ledger" (its commit is not in the history of `newest`). */
enum status recheck_page(struct run *run, struct store *store, const struct snapshot *newest,
                         const struct published *file);
/* Checks a whole site: `list` is its site.txt, `files` is everything in its folder; `out` gets the
 * site as it ought to be. Further findings: "recheck-missing", "recheck-foreign" (a file that does
 * not belong there), and "recheck-swapped" (one page under the name of another). */
enum status recheck_site(struct run *run, struct store *store, const struct snapshot *newest,
                         const struct published *list, const struct published *files, size_t count,
                         struct site *out);

#endif
