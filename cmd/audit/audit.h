/* The verbs of audit by which supervisors review a month, and their inputs. */
#ifndef CMD_AUDIT_AUDIT_H
#define CMD_AUDIT_AUDIT_H

#include "cli/session.h"

enum status audit_sample(struct session *session);
enum status audit_note(struct session *session);
enum status audit_answer(struct session *session);
enum status audit_sign(struct session *session);
enum status audit_review(struct session *session);
extern const struct input review_month[], review_sample_options[], review_note_arguments[],
    review_note_options[], review_answer_arguments[], review_by_options[], review_sign_options[];

#endif
