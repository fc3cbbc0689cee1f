/* The verbs of report that work on what is published. */
#ifndef CMD_REPORT_REPORT_H
#define CMD_REPORT_REPORT_H

#include "cli/folder.h"
#include "cli/session.h"

enum status report_publish(struct session *session);
enum status report_verify(struct session *session);
enum status report_statements(struct session *session);

/* output.c: whether a folder may hold what everybody sees ("output-private", "output-ledger"), or
 * what is for one unit only ("output-public", "output-ledger"). */
enum status output_public(struct session *session, const struct folder *folder);
enum status output_private(struct session *session, const struct folder *folder);

enum status report_set(struct session *session);
enum status report_introduce(struct session *session);

#endif
