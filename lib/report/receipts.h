/*
 * The public list of a month's receipts: number, day, what was paid and how much, but no unit. So
 * everybody finds the receipt they were given in it, and nobody finds out what a neighbour paid.
 */
#ifndef REPORT_RECEIPTS_H
#define REPORT_RECEIPTS_H

#include "report/report.h"

/* Receipts dated in the month, in the order of their numbers. The caller owns the JSON. */
enum status receipts_document(struct run *run, struct book *book, struct month month,
                              struct document **document, struct json **json);

#endif
