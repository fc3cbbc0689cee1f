/* The verbs of roster. */
#ifndef CMD_ROSTER_ROSTER_H
#define CMD_ROSTER_ROSTER_H

#include "cli/session.h"

/* write.c */
enum status roster_record_person(struct session *session);
enum status roster_end_person(struct session *session);
enum status roster_withdraw(struct session *session);
enum status roster_record_body(struct session *session);
enum status roster_end_body(struct session *session);
enum status roster_add_term(struct session *session);
enum status roster_end_term(struct session *session);
enum status roster_filed(struct session *session);
enum status roster_add_role(struct session *session);
enum status roster_end_role(struct session *session);
enum status roster_add_steward(struct session *session);
enum status roster_end_steward(struct session *session);
enum status roster_add_skill(struct session *session);
enum status roster_end_skill(struct session *session);
enum status roster_import(struct session *session);
/* service.c */
enum status roster_visit(struct session *session);
enum status roster_hours(struct session *session);
enum status roster_report_in(struct session *session);
enum status roster_reverse(struct session *session);
enum status roster_log(struct session *session);
enum status roster_totals(struct session *session);
/* names.c: what stays in private/ */
enum status roster_name(struct session *session);
enum status roster_names(struct session *session);
enum status roster_forget(struct session *session);
/* read.c */
enum status roster_show_list(struct session *session);
enum status roster_show(struct session *session);
enum status roster_gaps(struct session *session);
enum status roster_ends(struct session *session);

#endif
