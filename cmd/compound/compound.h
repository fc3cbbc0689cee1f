/* The verb of compound that lists the rules of approval. */
#ifndef CMD_COMPOUND_COMPOUND_H
#define CMD_COMPOUND_COMPOUND_H

#include "cli/session.h"

enum status compound_approvals(struct session *session);

#endif
