/*
 * The records about terms of payment: the compound's rules, and in the day-books of fees/ what is
 * paid in advance, owed for paying late, demanded, held and given back. Part of records.h.
 */
#ifndef RECORD_RECORDS_TERMS_H
#define RECORD_RECORDS_TERMS_H

#include "record/kind.h"

/* --- compound.yaml --- */

/* Who must allow an expense above an amount. */
struct approval_rule {
    const char *category; /* NULL: every category */
    int64_t above;        /* fen */
    int64_t approvers;    /* how many different persons; 0: none need to */
    struct words roles;   /* each held by one of them on the day of the approval */
    bool decision;        /* the expense names a decision */
    struct date from, to; /* booking days of the expenses; none: without an end */
};

/* Less is owed by who pays several months of an item in advance. */
struct discount_rule {
    const char *item;
    int64_t months;       /* at least so many, paid at once */
    int64_t free;         /* of them, so many cost nothing; or */
    int64_t share;        /* a share of what they cost, ten-thousandths */
    const char *decision; /* that a prepayment by this rule names */
    struct date from, to; /* days of the prepayments; `to` none: without an end */
};

/* What is owed for paying late. */
struct late_fee_rule {
    const char *item; /* NULL: every item without a rule of its own */
    int64_t daily;    /* share of the principal per day, ten-thousandths */
    int64_t grace;    /* days behind the due day that cost nothing */
    int64_t cap;      /* all late fees of a debt, as a share of its principal, ten-thousandths */
    const char *decision;
    struct date from, to; /* days that count; `to` none: without an end */
};

/* --- fees/YYYY/MM/DD.yaml --- */

struct prepayment { /* T: a receipt pays months in advance */
    const char *id;
    struct date date;
    const char *of;   /* the receipt */
    const char *unit; /* that paid it */
    struct words items;
    struct month from, to;
    struct amounts gross; /* what each month costs by the tariffs, without discount */
    int64_t discount;     /* of all months together */
    const char *decision; /* that the rule of the discount names */
};

struct late_fee { /* H: what is owed for paying a debt late, over some days */
    const char *id;
    struct date date;
    const char *unit, *item;
    struct month month;
    struct date from, to; /* the days counted, both included */
    int64_t amount;
    const char *decision;
};

struct demand { /* one debt that is demanded */
    const char *item;
    struct month month;
    bool late; /* its late fee */
    int64_t amount;
};

struct reminder { /* M: a unit was asked to pay; restarts the limitation of these debts */
    const char *id;
    struct date date;
    const char *unit;
    const char *channel;
    int64_t amount;
    struct rows debts;  /* of struct demand */
    const char *sha256; /* of the text */
};

struct deposit { /* D: money held for a unit, to be given back */
    const char *id;
    struct date date;
    const char *unit;
    int64_t amount;
    const char *via, *fund;
    const char *purpose;
    const char *ref;
    const char *note;
};

struct refund { /* Q: money given back: a deposit, or a unit's credit */
    const char *id;
    struct date date;
    const char *unit;
    const char *of; /* the deposit, or the receipt; NULL: of all the unit's credit */
    int64_t amount; /* paid out; 0: what is left of a deposit is kept */
    const char *from;
    const char *ref;
    int64_t kept;        /* of a deposit: not given back, */
    const char *into;    /* but put into this fund, */
    const char *expense; /* for this expense */
    const char *decision;
    const char *handler;
    const char *approver, *second; /* who allowed it: neither the handler */
    const char *reason;
};

extern const struct kind kind_discount_rule, kind_late_fee_rule, kind_prepayment, kind_late_fee,
    kind_demand, kind_reminder, kind_deposit, kind_refund;

#endif
