/* A ticket's page for those who work on it: what was reported, where it stands, every step. */
#ifndef REPORT_TICKET_H
#define REPORT_TICKET_H

#include "report/report.h"

/* A finding ("unknown-ticket") when there is none of that id. Units and opaque ids of persons are
 * on it: it is not for the board. The caller owns the JSON. */
enum status ticket_document(struct run *run, struct book *book, const char *id,
                            struct document **document, struct json **json);

/* A kind, state, step, level, severity or subject of tickets in the report's language. */
const char *ticket_word(const struct report *report, const char *name);

#endif
