/* The verbs of donations that read. */
#ifndef CMD_DONATIONS_DONATIONS_H
#define CMD_DONATIONS_DONATIONS_H

#include "cli/session.h"

enum status donations_import(struct session *session); /* the only one that writes */
enum status donations_campaigns(struct session *session);
enum status donations_list(struct session *session);
enum status donations_statement(struct session *session);
enum status donations_thanks(struct session *session);

#endif
