/*
 * The letter of thanks for a gift: what was given, for what, and what it has paid for until now.
 * It is handed to the giver, so it names the giver's unit or organisation.
 */
#ifndef REPORT_THANKS_H
#define REPORT_THANKS_H

#include "book/book.h"
#include "format/document.h"
#include "format/json.h"

/* STATUS_DATA when there is no such gift ("gift-unknown"); refused when it was undone
 * ("already-reversed"). */
enum status thanks_document(struct run *run, struct book *book, const char *id,
                            struct document **document, struct json **json);

#endif
