/*
 * The minutes of a meeting, for the bulletin board and to be signed: its agenda, who took part, how
 * each matter was voted on, what was decided and promised. No unit is named; persons are by their
 * opaque ids, and only where persons vote.
 */
#ifndef REPORT_MINUTES_H
#define REPORT_MINUTES_H

#include "cases/meetings.h"
#include "format/document.h"
#include "format/json.h"

/* The document in the ledger's language, and the same for programs. */
enum status minutes_document(struct run *run, struct book *book, const struct meeting_file *file,
                             struct document **document, struct json **json);

#endif
