/*
 * The receipt that a payer is handed: its number, what was received, and which debts it paid.
 */
#ifndef REPORT_RECEIPT_H
#define REPORT_RECEIPT_H

#include "book/book.h"
#include "format/document.h"
#include "format/json.h"

/* The receipt of a record id. A receipt is handed to one payer, so it names the unit. */
enum status receipt_document(struct run *run, struct book *book, const char *id,
                             struct document **document, struct json **json);

#endif
