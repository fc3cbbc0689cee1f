/*
 * A campaign's statement: from the first gift to the last spending, each yuan with what it paid
 * for. It is public: givers are named only with their consent.
 */
#ifndef REPORT_CAMPAIGN_H
#define REPORT_CAMPAIGN_H

#include "book/book.h"
#include "format/document.h"
#include "format/json.h"

/* STATUS_DATA when there is no such campaign ("unknown-campaign"). */
enum status campaign_document(struct run *run, struct book *book, const char *campaign,
                              struct document **document, struct json **json);

#endif
