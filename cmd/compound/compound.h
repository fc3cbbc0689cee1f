/* The verbs of compound that have files of their own, and their inputs. */
#ifndef CMD_COMPOUND_COMPOUND_H
#define CMD_COMPOUND_COMPOUND_H

#include "cli/session.h"

enum status compound_approvals(struct session *session);
enum status compound_holiday(struct session *session);
enum status compound_holidays(struct session *session);

/* officers.c */
enum status compound_officer_add(struct session *session);
enum status compound_officer_end(struct session *session);
enum status compound_officer_list(struct session *session);
enum status compound_officer_show(struct session *session);
extern const struct input officer_argument[], officer_add_options[], officer_end_options[];

/* handover.c */
enum status handover_begin(struct session *session);
enum status handover_add(struct session *session);
enum status handover_receive(struct session *session);
enum status handover_paper(struct session *session);
enum status handover_sign(struct session *session);
enum status handover_list(struct session *session);
enum status handover_show(struct session *session);
extern const struct input handover_name[], handover_begin_options[], handover_add_arguments[],
    handover_add_options[], handover_receive_arguments[], handover_receive_options[],
    handover_paper_arguments[], handover_paper_options[], handover_sign_arguments[],
    handover_sign_options[], handover_show_options[];

/* seal.c */
enum status seal_enter(struct session *session);
enum status seal_list(struct session *session);
extern const struct input seal_use_arguments[], seal_use_options[], seal_list_options[];

#endif
