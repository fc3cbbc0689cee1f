/* The verbs of report that work on what is published. */
#ifndef CMD_REPORT_REPORT_H
#define CMD_REPORT_REPORT_H

#include "cli/session.h"

enum status report_publish(struct session *session);
enum status report_verify(struct session *session);

#endif
