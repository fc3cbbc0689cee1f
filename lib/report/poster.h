/*
 * A month on one sheet of A4 for the bulletin board: the figures that residents want, where the
 * money went, a QR code of the page that says the rest, and the ledger's checkpoint, by which a
 * sheet on a wall can be told from a forged one.
 */
#ifndef REPORT_POSTER_H
#define REPORT_POSTER_H

#include "report/report.h"

/* `url` is the address of the month's page, http or https. Findings of the month's report, and
 * "poster-url". The caller owns the JSON. */
enum status poster_document(struct run *run, struct book *book, struct month month, const char *url,
                            struct document **document, struct json **json);

#endif
