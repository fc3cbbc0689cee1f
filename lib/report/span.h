/*
 * What a report is about: a month, a quarter or a year, written "2026-11", "2026-Q3" and "2026".
 * Small and passed by value; only parsing can fail.
 */
#ifndef REPORT_SPAN_H
#define REPORT_SPAN_H

#include "report/words.h"

enum span_kind { SPAN_MONTH, SPAN_QUARTER, SPAN_YEAR };

struct span {
    enum span_kind kind;
    struct month first, last;
};

enum { SPAN_SIZE = 8 }; /* the longest text, with the NUL */

/* False and `out` untouched when it is none of the three. */
bool span_read(const char *text, struct span *out);
/* Writes it into `out`, which is returned. */
char *span_text(struct span span, char out[static SPAN_SIZE]);
struct span span_of_month(struct month month);
/* The quarter and the year in which a month lies. */
struct span span_of_quarter(struct month month);
struct span span_of_year(struct month month);
/* "month", "quarter" or "year", as pages are called. */
const char *span_kind_name(enum span_kind kind);
/* "2026年第三季度", "the third quarter of 2026". */
const char *say_span(struct run *run, enum language language, struct span span);

#endif
