/*
 * What hangs on the board, as pages of the site: the notices that hang, with their texts, and all
 * decisions with their votes. As of the day of the commit; neither units nor persons.
 */
#ifndef REPORT_BOARD_H
#define REPORT_BOARD_H

#include "report/report.h"

/* The newest decision and the newest notice that hangs, in few words (NULL: none does); `any` is
 * whether there ever was one, and thus is a page. */
enum status decisions_newest(struct run *run, struct book *book, const char **out, bool *any);
enum status notices_newest(struct run *run, struct book *book, const char **out, bool *any);

/* The caller owns the JSON. `subject` names the page. */
enum status decisions_document(struct run *run, struct book *book, const char *subject,
                               struct document **document, struct json **json);
enum status notices_document(struct run *run, struct book *book, const char *subject,
                             struct document **document, struct json **json);

#endif
