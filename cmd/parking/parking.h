/* The verbs of parking that read, and the one that takes a table. */
#ifndef CMD_PARKING_PARKING_H
#define CMD_PARKING_PARKING_H

#include "cli/session.h"

/* read.c */
enum status parking_spaces(struct session *session);
enum status parking_list(struct session *session);
enum status parking_queue(struct session *session);
enum status parking_show(struct session *session);
/* import.c */
enum status parking_import(struct session *session);

#endif
