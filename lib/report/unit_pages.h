/*
 * The page that a unit is handed: what it owes and until when that can be claimed, its account of
 * twelve months, its receipts and deposits. It is for that unit and names it, so it never goes into
 * the public site. All units are made from one fold.
 *
 * Memory: everything lives in the arena of the run that prepared it, a page in that of its own run.
 */
#ifndef REPORT_UNIT_PAGES_H
#define REPORT_UNIT_PAGES_H

#include "book/book.h"
#include "format/document.h"
#include "format/json.h"

struct unit_pages;

/* Computes what all pages of a day need; the month of the day and the eleven before it are shown.
 */
enum status unit_pages_prepare(struct run *run, struct book *book, struct date day,
                               struct unit_pages **out);
/* Makes the page of one unit, by its index in the book. The caller owns the JSON. */
enum status unit_page(struct run *run, const struct unit_pages *pages, int32_t unit,
                      struct document **document, struct json **json);
/* The same by its name on the page, "3-101 2026-12-31", for whoever checks it. */
enum status unit_page_document(struct run *run, struct book *book, const char *subject,
                               struct document **document, struct json **json);

#endif
