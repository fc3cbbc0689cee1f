/* The verbs of rounds that read. */
#ifndef CMD_ROUNDS_ROUNDS_H
#define CMD_ROUNDS_ROUNDS_H

#include "cli/session.h"

enum status rounds_plans(struct session *session);
enum status rounds_list(struct session *session);
enum status rounds_kept(struct session *session);
enum status rounds_status(struct session *session);

#endif
