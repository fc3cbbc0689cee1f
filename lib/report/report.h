/*
 * A report under construction. Every table and figure goes into the document for people and,
 * under a key that never changes with the language, into the JSON for programs, by one call: the
 * two cannot disagree. Reports contain no unit codes and no personal data.
 */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include "book/book.h"
#include "format/document.h"
#include "format/json.h"
#include "report/words.h"

struct report {
    struct run *run;
    struct book *book;
    enum language language;
    const char *page; /* what it is: "month 2026-11" */
    struct document *document;
    struct json *json;
};

/* Starts a report in the ledger's language; `key` and `subject` name it in JSON, like "month"
 * and "2026-11". `title` is what the page is called. */
void report_start(struct report *report, struct run *run, struct book *book, const char *key,
                  const char *subject, const char *title);
/* The phrase in the report's language. */
const char *report_say(const struct report *report, const char *english)
    __attribute__((format_arg(2)));
/* A grid whose columns (copied) have English titles out of the words. */
struct grid *report_grid(const struct report *report, const struct column *columns, size_t count);
void report_section(struct report *report, const char *english);
/* One that few read: its heading stays to be seen, the rest is unfolded when asked for. */
void report_folded(struct report *report, const char *english);
/* From here on long tables, lists and tables of pictures are unfolded when asked for. */
void report_fold_tables(struct report *report);
/* Adds a table under a key; one without rows becomes the sentence `empty`, and [] in JSON. */
void report_table(struct report *report, const char *key, const char *caption,
                  const struct grid *grid, const char *empty);
/* The same of single things one below the other. */
void report_list(struct report *report, const char *key, const char *caption,
                 const struct grid *grid, const char *empty);
/* One of the figures on top; money. `note` is text in the report's language, or NULL. */
void report_money(struct report *report, const char *key, const char *label, int64_t fen,
                  const char *note);
void report_note(struct report *report, const char *text);
/* What it was made from: the commit, its checkpoint, the toolkit's version. */
void report_sources(struct report *report);

#endif
