/*
 * What people do with cases, as builders for ledger_write(), like those of book/operations.h. Ids
 * and (when absent) dates are filled in: a date defaults to the booking day.
 */
#ifndef CASES_OPERATIONS_H
#define CASES_OPERATIONS_H

#include "book/operations.h"

struct ticket_input {
    struct ticket ticket;
    struct deadline due; /* zero: the days that its kind and severity give */
    const struct voucher_file *photos;
    size_t photo_count;
};

struct ticket_step_input {
    const char *ticket;
    struct ticket_event step; /* `what` is set */
    struct deadline due;      /* of those steps that have a deadline; zero: the usual days */
    struct voucher_file photo;
};

ledger_builder open_ticket; /* struct ticket_input */
/* struct ticket_step_input: one step, refused when the state does not allow it. Who has the ticket
 * in hand is who starts, fixes and does it when nobody is named; it climbs to the next level when
 * none is named. What is released or done on one side of a match is so on the other. */
ledger_builder step_ticket;
ledger_builder match_tickets; /* struct ticket_step_input: a need, and in `step.other` an offer */
ledger_builder add_holiday;   /* struct holiday */

#endif
