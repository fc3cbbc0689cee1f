/*
 * Builders for ledger_write() that post notices and keep the registers of oversight: hand-over,
 * seal, review. Each takes its own context and refuses with a finding what a rule forbids. Ids,
 * numbers and (when absent) dates are filled in: the date defaults to the booking day.
 */
#ifndef CASES_OVERSIGHT_H
#define CASES_OVERSIGHT_H

#include "book/operations.h"

struct notice_input {
    struct notice notice;
    struct voucher_file body, photo;
};
struct notice_step {
    const char *notice;
    struct notice_event step;
    struct voucher_file photo;
};
struct handover_step {
    const char *handover;
    struct handover_event step;
    struct voucher_file voucher;
};
struct seal_input {
    struct seal_use use;
    struct voucher_file copy;
};
struct review_step {
    struct month month;
    struct review_event step;
    int64_t sample; /* of a review that begins; 0: as usual */
};

ledger_builder post_notice; /* struct notice_input: its id is counted, its days follow the rule */
ledger_builder step_notice; /* struct notice_step */
ledger_builder set_notice_rule; /* struct notice_rule: holds from today on, or later */
ledger_builder begin_handover;  /* struct handover */
ledger_builder step_handover;   /* struct handover_step: a thing's number is counted */
ledger_builder use_seal;        /* struct seal_input: begins the year's file */
ledger_builder step_review;     /* struct review_step: begins the month's file; a question's number
                                   is counted, a signature is of the last commit */

#endif
