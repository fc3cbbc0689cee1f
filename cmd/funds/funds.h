/* The verb of funds that compares budgets with spending. */
#ifndef CMD_FUNDS_FUNDS_H
#define CMD_FUNDS_FUNDS_H

#include "cli/session.h"

enum status funds_budgets(struct session *session);

#endif
