/* The verbs of projects that read. */
#ifndef CMD_PROJECTS_PROJECTS_H
#define CMD_PROJECTS_PROJECTS_H

#include "cli/session.h"

enum status projects_list(struct session *session);
enum status projects_show(struct session *session);

#endif
