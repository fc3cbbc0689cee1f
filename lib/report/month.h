/*
 * The month's report: where each yuan came from and went. Totals and counts only; spending with
 * its vouchers; no unit codes and no names; wages by post.
 */
#ifndef REPORT_MONTH_H
#define REPORT_MONTH_H

#include "book/book.h"
#include "format/document.h"
#include "format/json.h"

/* Refused: a month before the books or after the booking day's ("report-month"). */
enum status month_report(struct run *run, struct book *book, struct month month,
                         struct document **document, struct json **json);

#endif
