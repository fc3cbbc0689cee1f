/* The verbs of funds that have files of their own. */
#ifndef CMD_FUNDS_FUNDS_H
#define CMD_FUNDS_FUNDS_H

#include "cli/session.h"

/* budgets.c */
enum status funds_budgets(struct session *session);
/* income.c */
enum status funds_add_source(struct session *session);
enum status funds_earn(struct session *session);
enum status funds_reverse(struct session *session);
enum status funds_sources(struct session *session);
enum status funds_income(struct session *session);
enum status funds_earnings(struct session *session);
/* rules.c */
enum status funds_add_rule(struct session *session);
enum status funds_rules(struct session *session);
enum status funds_add_fees(struct session *session);

#endif
