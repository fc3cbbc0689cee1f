/*
 * What a treasurer does, as builders for ledger_write(). Each takes its own context struct,
 * refuses with a finding what a rule forbids, and drafts records and a subject. Those that can
 * break a rule of the fold (reverse, waive, adjust, identify, approve, pay, transfer) fold the
 * whole new state; the others read no more than the registers and a few day-books.
 */
#ifndef BOOK_OPERATIONS_H
#define BOOK_OPERATIONS_H

#include "book/ledger.h"

/* A file's bytes to be stored as a voucher; bytes NULL: none. */
struct voucher_file {
    const char *bytes;
    size_t size;
    const char *type; /* "pdf" */
};

/* Contexts. Ids and (when absent) dates are filled in by the builder: the date defaults to the
 * booking day. */
struct unit_input {
    struct unit *units;
    size_t count;
    const char *source; /* for the subject of an import: the file's name; NULL for one unit */
};
struct bill_input {
    struct bill bill;
    struct voucher_file voucher;
};
/* Readings of one item's meters, in the order in which they are to stand. */
struct reading_input {
    const struct reading *readings;
    const int *lines; /* of a file's rows; NULL: one that was typed */
    size_t count;
    const char *path;   /* of the file, for findings; NULL without one */
    const char *source; /* its name, for the subject */
};
struct assess_input {
    struct month month;
    struct date due; /* none: the 20th of the month */
};
/* One payment for several units. */
struct payment_input {
    struct receipt receipt; /* the whole amount; no unit */
    struct words units;     /* named; the first gets what is left */
    const char *owner;      /* or: all that are this owner's on the day */
    struct pairs parts;     /* or: as the payer says, per unit */
};
struct expense_input {
    struct expense expense;
    struct voucher_file voucher;
};
struct prepay_input {
    struct receipt receipt; /* its amount is computed */
    struct words items;     /* none: all that have a fixed price */
    struct month from;      /* none: the first that is not assessed yet */
    int64_t months;
};
struct late_fees_input {
    struct date to; /* the last day that counts */
};
struct remind_input {
    const struct reminder *reminders; /* without ids */
    size_t count;
};
struct step_input {
    const char *project;
    struct project_event step;
    struct voucher_file voucher;
};
struct rounds_input {
    struct round *rounds;
    size_t count;
    const char *file; /* NULL: typed in */
    const int *lines; /* of the file, for findings; NULL without one */
};
/* A receipt is other income, and so are rows like its row from now on. */
struct always_input {
    struct identification identification;
    const char *remark; /* the words by which its rows are known */
};
struct register_input {
    const char *list; /* "funds", "places", "categories" or "fees" */
    const void *record;
};
/* The introduction of a report. */
struct introduction_input {
    const char *subject;  /* "2026-11", "2026-Q3", "2026" */
    const char *language; /* a tag of compound.yaml's; NULL: the ledger's own */
    const char *bytes;
    size_t size;
};
struct budget_input {
    struct budget budget;
    const char *reason; /* why it is another than the one there is; kept in the commit */
};
struct person_input {
    struct person person;
    bool party_given; /* the flag is meant, and does not only stay as it was */
    bool withdraw;    /* the consent to the public name, and with it the name */
};
struct body_input {
    struct body body;
    bool force_given;
};
struct roster_input { /* lines that are all new */
    const struct kind *kind;
    const void *records;
    size_t count;
    const char *source; /* for the subject of an import: the file's name; NULL for one line */
};
/* What ends: the lines that say what is given here. */
struct end_input {
    const struct kind *kind; /* of the list */
    const char *person, *body, *seat, *role, *skill;
    struct date to;  /* its last day; none: the booking day */
    const char *why; /* of a term */
};
struct service_input {
    const struct service *services;
    size_t count;
    const char *source; /* the name of the file they are imported from, or NULL */
};
struct filing_input {
    const char *body;
    struct date date; /* none: the booking day */
};
struct officer_end_input {
    const char *person;
    const char *post;        /* NULL: of every post */
    struct date on;          /* the last day; none: today */
    const char *fingerprint; /* of the key; NULL: with every key */
    const char *reason;      /* kept in the commit, or NULL */
};
/* A row of a table of parking spaces: the space, if it is new, and who may use it. */
struct parking_row {
    const char *space;
    const char *kind;  /* NULL: the space is there already */
    const char *where; /* these two of a new space */
    struct date there_from;
    const char *unit; /* NULL: nobody has a permit; the rest is of the permit */
    struct date from, to;
    const char *rate, *skipped, *decision;
};
struct parking_input {
    const char *path; /* for findings, as the lines */
    const struct parking_row *rows;
    const int *lines;
    size_t count;
};
struct gifts_input {
    const char *path; /* for findings, as the lines */
    const struct gift *gifts;
    const int *lines;
    size_t count;
};
struct period_input {
    struct month month;
    const char *reason; /* reopen only */
};

/* fees */
ledger_builder receive_payment;   /* struct receipt */
ledger_builder receive_for_units; /* struct payment_input: a receipt for each, in one change */
ledger_builder reverse_group;     /* struct reversal: with all receipts of the same payment */
ledger_builder reverse_record;    /* struct reversal: any record that can be reversed */
ledger_builder waive_debt;        /* struct waiver */
ledger_builder adjust_debt;       /* struct adjustment */
ledger_builder identify_receipt;  /* struct identification */
ledger_builder identify_always;   /* struct always_input: also adds the rule */
ledger_builder record_bill;       /* struct bill_input */
ledger_builder read_meters;       /* struct reading_input: all or none */
ledger_builder assess_units;      /* struct assess_input */
ledger_builder set_tariff;        /* struct tariff: ends the item's line in force the month
                                     before, adds the new one; what is not given stays
                                     as in the line before, or is as usual for the item */
ledger_builder prepay;            /* struct prepay_input: the receipt, and what it pays */
ledger_builder end_prepayment;    /* struct reversal, of a prepayment: what was granted is what the
                                     months charged so far are worth by the rules */
ledger_builder charge_late_fees;  /* struct late_fees_input; nothing to charge: no commit */
ledger_builder remind_units;      /* struct remind_input: without those of units reminded already
                                     on that day; refused when a debt is not as they say */
ledger_builder take_deposit;      /* struct deposit; `fund` NULL: the only fund of deposits */
ledger_builder give_back;         /* struct refund: of a deposit or of credit */
ledger_builder add_discount_rule; /* struct discount_rule */
ledger_builder add_late_fee_rule; /* struct late_fee_rule */
/* expenses */
ledger_builder enter_expense;   /* struct expense_input */
ledger_builder approve_expense; /* struct approval */
ledger_builder pay_expense;     /* struct payment; `from` NULL: as the expense says */
/* funds */
ledger_builder open_balance;    /* struct opening; dated the day before the books began */
ledger_builder transfer_money;  /* struct transfer */
ledger_builder reconcile_place; /* struct reconciliation; `booked` is computed; refused when it
                                   differs and no explanation is given */
ledger_builder add_to_register; /* struct register_input */
ledger_builder add_source;      /* struct income_source */
ledger_builder add_income_rule; /* struct income_rule; no `from`: from the booking day on */
ledger_builder receive_earning; /* struct earning; refused when its serial is booked already */
/* what is planned, and who must allow it */
ledger_builder add_approval_rule;  /* struct approval_rule */
ledger_builder set_budget;         /* struct budget_input */
ledger_builder set_report_section; /* struct report_section: in place of its line, or at the end */
ledger_builder introduce_report;   /* struct introduction_input */
ledger_builder add_post;           /* struct post: ends the line in force the day before */
ledger_builder add_officer;        /* struct officer; what stands behind the key is dropped */
ledger_builder end_officer;        /* struct officer_end_input */
/* donations */
ledger_builder begin_campaign; /* struct campaign; makes its fund when it is not there */
ledger_builder receive_gift;   /* struct gift; refused when its serial is booked already */
ledger_builder import_gifts;   /* struct gifts_input: all rows in one commit, or none */
/* projects */
ledger_builder open_project; /* struct project; its id is counted, its log empty */
ledger_builder step_project; /* struct step_input: a further step of the log; closing and opening
                                again are dated the booking day */
/* rounds */
ledger_builder plan_round; /* struct schedule: ends the line in force the day before */
ledger_builder end_round;  /* struct schedule: its name and `to`, the last day */
ledger_builder log_rounds; /* struct rounds_input; refused when one is not planned then, or is
                              logged already */
/* the roster */
ledger_builder record_person;  /* struct person_input: NULL and zero members keep what is true */
ledger_builder record_body;    /* struct body_input: the same */
ledger_builder add_to_roster;  /* struct roster_input; dates that are missing are the booking day */
ledger_builder end_in_roster;  /* struct end_input */
ledger_builder record_service; /* struct service_input; a person reports in once */
ledger_builder file_terms;     /* struct filing_input: those of a body that are not filed yet */
/* parking */
ledger_builder add_space;      /* struct space */
ledger_builder retire_space;   /* struct space: space, to, reason */
ledger_builder assign_space;   /* struct permit: refused past the queue without skipped, decision */
ledger_builder end_permit;     /* struct permit: space, ended (its last day), reason */
ledger_builder join_queue;     /* struct applicant */
ledger_builder leave_queue;    /* struct applicant: unit, kind, reason */
ledger_builder import_parking; /* struct parking_input: all rows in one commit, or none */
/* units */
ledger_builder add_units;   /* struct unit_input: all new */
ledger_builder change_unit; /* struct unit: NULL or zero members keep what is true */
/* the compound */
ledger_builder close_month;    /* struct period_input; no month: the next to be closed */
ledger_builder reopen_month;   /* struct period_input */
ledger_builder found_compound; /* struct compound: the first commit of an empty ledger */

#endif
