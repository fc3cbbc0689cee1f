/* The verbs of notices that read. */
#ifndef CMD_NOTICES_NOTICES_H
#define CMD_NOTICES_NOTICES_H

#include "cli/session.h"

enum status notices_list(struct session *session);
enum status notices_show(struct session *session);
enum status notices_what_is_due(struct session *session);

#endif
