/* The verbs of expenses that read. */
#ifndef CMD_EXPENSES_EXPENSES_H
#define CMD_EXPENSES_EXPENSES_H

#include "cli/session.h"

enum status expenses_list(struct session *session);

#endif
