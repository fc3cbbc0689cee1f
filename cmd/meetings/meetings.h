/* The verbs of meetings that read. */
#ifndef CMD_MEETINGS_MEETINGS_H
#define CMD_MEETINGS_MEETINGS_H

#include "cli/session.h"

enum status meetings_list(struct session *session);
enum status meetings_show(struct session *session);
enum status meetings_tally(struct session *session);
enum status meetings_minutes(struct session *session);
enum status meetings_matters(struct session *session);
enum status meetings_decisions(struct session *session);
enum status meetings_proposals(struct session *session);
enum status meetings_rules(struct session *session);

#endif
