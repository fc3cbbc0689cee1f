/*
 * The report of a month, a quarter or a year: where each yuan came from and went. Totals and counts
 * only; in a month spending with its vouchers, in what is longer the largest payments; no unit
 * codes and no names; wages by post.
 */
#ifndef REPORT_MONTH_H
#define REPORT_MONTH_H

#include "book/book.h"
#include "format/document.h"
#include "format/json.h"
#include "report/span.h"

/* The first month whose movements the report tells one by one: those of the last twelve months,
 * too. See book_since(). */
struct month month_needs(struct span span);

/* Refused: what ended before the books begin or begins after the booking day ("report-month"). The
 * caller owns the JSON. */
enum status month_report(struct run *run, struct book *book, struct span span,
                         struct document **document, struct json **json);

#endif
