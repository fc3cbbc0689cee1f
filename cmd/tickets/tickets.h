/* The verbs of tickets: steps.c has those that write, read.c and show.c those that read. */
#ifndef CMD_TICKETS_TICKETS_H
#define CMD_TICKETS_TICKETS_H

#include "cli/session.h"

enum status tickets_open(struct session *session);
enum status tickets_note(struct session *session);
enum status tickets_claim(struct session *session);
enum status tickets_assign(struct session *session);
enum status tickets_release(struct session *session);
enum status tickets_start(struct session *session);
enum status tickets_fix(struct session *session);
enum status tickets_verify(struct session *session);
enum status tickets_reopen(struct session *session);
enum status tickets_extend(struct session *session);
enum status tickets_escalate(struct session *session);
enum status tickets_reply(struct session *session);
enum status tickets_return(struct session *session);
enum status tickets_refer(struct session *session);
enum status tickets_mediate(struct session *session);
enum status tickets_match(struct session *session);
enum status tickets_done(struct session *session);
enum status tickets_close(struct session *session);

enum status tickets_list(struct session *session);
enum status tickets_overdue(struct session *session);
enum status tickets_states(struct session *session);
enum status tickets_show(struct session *session);

#endif
