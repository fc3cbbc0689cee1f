/*
 * What pages ask of a book, remembered with it: the month, the quarter, the year and the index of
 * one commit, each in several languages, want the same sums of the same days. Only of a book that
 * keeps its fold; all of its answers are in the arena of the run that asks, which must be the one
 * that opened it. They are shared: not to be written to.
 */
#ifndef REPORT_ANSWERS_H
#define REPORT_ANSWERS_H

#include "book/totals.h"

/* As totals_compute() and arrears_compute(). */
enum status answer_totals(struct run *run, struct book *book, const struct date *from,
                          const struct date *to, size_t periods, struct totals **out);
enum status answer_arrears(struct run *run, struct book *book, struct date day,
                           struct arrears *out);

#endif
