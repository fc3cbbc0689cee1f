/*
 * The records of a ledger, format version 1: one struct and one table per kind, and the table of
 * files. The meaning of each field is in the table (records.c, files.c) and so in
 * ledger-format/fields.md.
 *
 * Ids: a letter for the kind, the booking day, a number that counts without gaps per letter, day
 * and desk: P261103-001, or P261103-B001 at desk B.
 */
#ifndef RECORD_RECORDS_H
#define RECORD_RECORDS_H

#include "record/records_intake.h"
#include "record/records_terms.h"
#include "record/roster.h"
#include "record/tickets.h"
#include "record/meeting.h"

enum { FORMAT_VERSION = 1 };

/* compound.yaml */
struct rules {
    int64_t group_minimum;       /* units a group must have to be shown by itself */
    int64_t decision_above;      /* fen; an expense above it names a decision; 0: never */
    int64_t approval_above;      /* fen; an expense above it must be approved; 0: always */
    const char *credit_fund;     /* where money paid in advance and unidentified money is kept */
    int64_t prepay_months;       /* how many months may be paid in advance; 0: 12 */
    bool parking_decision;       /* charging for parking spaces names a decision */
    bool private_places_allowed; /* money in a person's own name */
    bool officers_sign_for_themselves; /* who enters and approves is who signs */
    const char *change_day; /* whose the day is on which a unit changes hands; NULL: new */
    bool persons_known;     /* who is named anywhere must be in the roster */
    int64_t filing_days;    /* in which a committee's term is filed with the street; 0: 30 */
    int64_t committee_least, committee_most; /* members of a committee; 0: 5 and 11 */
    int64_t seal_approvers;                  /* that a use of the seal needs; 0: two */
};

struct compound {
    int64_t version;
    const char *name;
    const char *currency;
    const char *language;
    const char *timezone;
    struct month opened; /* the first month of the books */
    const struct rules *rules;
    struct rows approvals;     /* of approval rules */
    struct rows notices;       /* of notice rules */
    struct rows discounts;     /* of discount rules */
    struct rows late_fees;     /* of late fee rules */
    const struct votes *votes; /* NULL: as the law has it */
};

/* units/BUILDING.yaml: what is true of a unit from a day on. A change is a further line. */
struct unit {
    const char *unit;
    const char *kind; /* villa, duplex, flat, shop */
    int64_t area;
    const char *source; /* of the area */
    const char *owner;  /* opaque id; equal for all units of one owner */
    const char *state;  /* occupied or vacant; NULL: occupied */
    struct date from;
    const char *reason; /* of a change */
};

/* What a month's usage above a limit costs. */
struct tariff_step {
    int64_t above; /* hundredths of the meter's measure */
    int64_t rate;
};

/* tariffs.yaml: how an item is charged from a month on. */
struct tariff {
    const char *item;
    const char *name;
    const char *by;         /* area, unit, share, meter, space */
    struct pairs rates;     /* per kind of unit: yuan per m² and month, per unit and month, per
                               unit of the meter, or per kind of space: per space and month */
    struct rows steps;      /* of tariff steps, by meter: rising limits */
    int64_t vacant;         /* ten-thousandths of the fee that a vacant unit owes; 0: all of it */
    const char *split;      /* of a shared bill: area, unit, usage */
    const char *meter;      /* split by usage: the metered item */
    const char *part;       /* of a space's month: day, half, month; NULL: day */
    struct words buildings; /* whom it concerns; */
    struct words units;     /* both empty: the whole compound */
    const char *fund;
    const char *decision;
    struct month from, to;
};

/* funds.yaml */
struct fund {
    const char *fund;
    const char *name;
    const char *kind; /* operating, utilities, common, maintenance, donation, deposit */
    bool restricted;
};

struct place {
    const char *place;
    const char *name;
    const char *kind;   /* bank, wechat, alipay, cash */
    const char *holder; /* in whose name: compound or person */
};

struct category {
    const char *category;
    const char *name;
    const char *group; /* the report's section: staff, service, utilities, repair, other */
};

struct fund_register {
    struct rows funds, places, categories, fees;
};

/* campaigns.yaml: what is collected for. Its fund belongs to it alone. */
struct campaign {
    const char *campaign;
    const char *name;
    const char *purpose;
    int64_t target; /* fen; 0: none */
    const char *fund;
    struct date from, to;
    const char *decision;
};

/* sources.yaml: what brings money that no unit owes. */
struct income_source {
    const char *source;
    const char *name;
    const char *group;  /* parking, advertising, rent, recycling, other */
    const char *fund;   /* of kind common: art. 282 Civil Code */
    struct words items; /* charged to units that belong to it, */
    struct words costs; /* and categories of spending that it costs */
};

/* parking/spaces.yaml */
struct space {
    const char *space;
    const char *kind; /* ground, underground, charging, disabled, visitor */
    const char *where;
    struct date from, to;
    const char *reason; /* why it is no longer there */
};

/* parking/permits.yaml: who may use a space. Never a plate: a plate is a person. */
struct permit {
    const char *space;
    const char *unit;
    const char *rate; /* of the tariff; NULL: that of the space's kind */
    struct date from, to;
    struct date given;         /* the booking day on which it was given */
    struct date ended;         /* its real last day, when that is before `to` */
    struct month charged_from; /* the first month whose roll has it; none: that of `from` */
    struct month charged_to;   /* the last month whose roll did not know that it ended */
    const char *skipped;       /* why somebody was passed over who had waited longer, */
    const char *decision;      /* and who allowed it */
    const char *reason;        /* why it ended early */
};

/* parking/queue.yaml: who waits for a space. */
struct applicant {
    const char *unit;
    const char *kind; /* NULL: any */
    struct date since;
    struct date entered; /* the booking day on which it was put on the list */
    struct date until;   /* the day on which it was no longer waiting */
    const char *space;   /* that it got; NULL: it gave up waiting */
    const char *reason;
};

/* budgets.yaml: what a year may cost, a line per year and category. */
struct budget {
    int64_t year;
    const char *category;
    int64_t amount;
    const char *decision;
    const char *note;
};

/* posts.yaml: the staff by post, never by name. A change is a further line. */
struct post {
    const char *post;
    const char *name;
    int64_t count; /* how many persons */
    struct date from, to;
};

/* fees/YYYY/MM/DD.yaml */
struct receipt { /* P */
    const char *id;
    struct date date;
    const char *unit; /* NULL: not known whose, an unidentified receipt */
    int64_t amount;
    const char *via;
    struct words items; /* "for": the payer's own choice, art. 560 Civil Code */
    const char *ref;    /* the serial on the statement */
    const char *group;  /* of one payment for several units: its first receipt, also of that */
    const char *statement;
    const char *note;
};

struct bill { /* B: a bill for something shared */
    const char *id;
    struct date date;
    const char *item;
    struct month month;
    int64_t amount;
    int64_t before, after; /* meter readings */
    const char *voucher, *voucher_type;
    const char *note;
};

struct reading { /* U: what a unit's meter shows */
    const char *id;
    struct date date;
    const char *unit, *item;
    struct month month; /* whose assessment charges it */
    int64_t reading;
    bool replaced;       /* the meter, since the reading before: */
    int64_t last, first; /* of the old one, of the new one */
    bool estimated;
    const char *note;
};

struct charge { /* C: a month was assessed; the roll is in charges.yaml */
    const char *id;
    struct date date;
    struct month month;
    int64_t total;
};

struct waiver { /* W */
    const char *id;
    struct date date;
    const char *unit, *item;
    struct month month;
    int64_t amount;
    bool late; /* of the late fee, not of the charge itself */
    const char *decision;
    const char *reason;
};

struct adjustment { /* A: more (or, negative, less) is owed than was assessed */
    const char *id;
    struct date date;
    const char *unit, *item;
    struct month month;
    int64_t amount;
    const char *reason;
};

struct identification { /* I: whose an unidentified receipt is */
    const char *id;
    struct date date;
    const char *of;
    const char *unit;   /* either the unit that paid it, */
    const char *source; /* or the source of other income that it is of */
    struct words items;
    const char *note;
};

struct reversal { /* R: in the day-book of what it reverses */
    const char *id;
    struct date date;
    const char *of;
    const char *ref, *statement; /* of money that went back: its serial, and where it stood */
    const char *reason;
};

/* expenses/YYYY/MM/DD.yaml */
struct expense { /* X */
    const char *id;
    struct date date;
    int64_t amount;
    const char *category;
    const char *payee;
    const char *purpose;
    const char *fund;
    const char *from; /* the place it is to be paid from */
    const char *handler;
    const char *by; /* who entered it */
    const char *post;
    struct month month; /* that the wage is for */
    const char *bill;
    const char *voucher, *voucher_type;
    const char *no_voucher; /* why there is none */
    const char *statement;  /* of fees that were kept back: where they stood; */
    struct rows rows;       /* what they were kept back of: fee rows */
    const char *decision;
    const char *project; /* whose work it pays */
};

struct approval { /* Y */
    const char *id;
    struct date date;
    const char *of;
    const char *by;
    const char *decision;
};

struct payment { /* Z */
    const char *id;
    struct date date;
    const char *of;
    const char *from;
    const char *ref;
};

/* projects/YYYY/JYYYY-NN.yaml: a work with a life. The head is fixed, the log only grows. */
struct project_event {
    struct date date;
    const char *what; /* quote, contract, stage, acceptance, warranty, note, close, reopen */
    const char *by;
    const char *company;
    int64_t amount;
    const char *voucher, *voucher_type;
    struct date until; /* of a warranty: its last day */
    const char *decision;
    const char *text;
};

struct project {
    const char *id;
    const char *name;
    const char *purpose;
    struct date opened;
    int64_t budget;
    struct words funds; /* that may pay for it */
    const char *decision;
    struct rows log; /* of struct project_event */
};

/* donations/YYYY/MM/DD.yaml */
struct gift { /* G */
    const char *id;
    struct date date;
    const char *campaign;
    const char *kind; /* money, goods, hours */
    int64_t amount;   /* of money */
    const char *via;
    const char *goods;
    int64_t value;                       /* stated, of goods: shown, never posted */
    int64_t hours;                       /* hundredths */
    const char *unit, *person, *partner; /* one of them, or none: anonymous */
    bool consent;                        /* to be named */
    const char *ref;
    const char *note;
};

/* rounds/YYYY/MM/DD.yaml */
struct round { /* J */
    const char *id;
    struct date date;
    const char *schedule;
    const char *at;     /* the time that was planned */
    const char *result; /* done, late, missed */
    int64_t kg;         /* hundredths, of what was collected */
    const char *reason; /* why it was late or missed */
};

/* notices/YYYY/NYYYY-NN.yaml: what is posted for the residents. */
struct notice_event {
    struct date date;
    const char *what; /* photo, removed, note */
    const char *photo, *photo_type;
    const char *text;
};

struct notice {
    const char *id;
    const char *title;
    const char *kind; /* fees, meeting, decision, seal, arrears, other */
    struct month month;
    const char *decision;
    const char *legal;     /* the law that allows it */
    struct words channels; /* board, group, account, lobby */
    const char *body, *body_type;
    const char *photo, *photo_type;
    struct date posted;
    int64_t days; /* that it must stay, by the rule of its kind */
    struct rows log;
};

/* How long a notice of a kind must stay; a change is a further line. */
struct notice_rule {
    const char *kind;
    int64_t days;
    struct date from;
};

/* handovers/NAME.yaml: what was taken over from the company that managed before. */
struct handover_event {
    struct date date;
    const char *what; /* item, state, paper, sign */
    int64_t item;     /* its number, from 1 */
    const char *kind; /* of an item: keys, drawings, … */
    const char *name;
    int64_t count;
    int64_t amount;
    const char *state; /* received, missing, disputed */
    const char *person, *role;
    const char *voucher, *voucher_type;
    const char *text;
};

struct handover {
    const char *handover;
    const char *name;
    const char *from; /* the company */
    struct date date; /* on which it ended its work */
    const char *decision;
    struct rows log;
};

/* seal/YYYY.yaml: each use of the committee's seal in a year. */
struct seal_use {
    struct date date;
    const char *paper;
    struct words approvers;
    const char *keeper;
    int64_t amount; /* that the paper binds the compound to; 0: none */
    const char *decision;
    const char *copy, *copy_type;
};

struct seal_year {
    int64_t year;
    struct rows log;
};

/* reviews/YYYY-MM.yaml: what supervisors asked about a month's records, and who signed. */
struct review_event {
    struct date date;
    const char *what; /* question, answer, sign */
    int64_t question; /* its number, from 1 */
    const char *record;
    const char *by;
    const char *commit; /* of a signature: what was reviewed */
    const char *text;
};

struct review {
    struct month month;
    const char *commit; /* from which the sample was drawn */
    int64_t sample;     /* how many records it has */
    struct rows log;
};

/* funds/YYYY/MM/DD.yaml */
struct opening { /* O: what was there when the books began */
    const char *id;
    struct date date;
    int64_t amount;
    const char *place, *fund; /* money: both */
    const char *unit;         /* a unit's credit; with item and month, its arrears */
    const char *item;
    struct month month;
    const char *note;
};

struct transfer { /* F: between two places or between two funds */
    const char *id;
    struct date date;
    int64_t amount;
    const char *from, *to;
    const char *from_fund, *to_fund;
    const char *decision;
    const char *reason;
};

struct earning { /* E: income that no unit owed */
    const char *id;
    struct date date;
    const char *source;
    int64_t amount;
    const char *via;
    const char *payer; /* an organisation, never a person */
    const char *ref;
    const char *statement;
    const char *note;
};

struct reconciliation { /* N */
    const char *id;
    struct date date;
    const char *place;
    int64_t balance; /* on the statement */
    int64_t booked;  /* in the books, at the end of that day */
    const char *explanation;
};

/* fees/YYYY/MM/charges.yaml */
struct basis {
    const char *item;
    const char *by;
    struct pairs rates;
    struct rows steps;
    int64_t vacant, reduced; /* the factor, and how many units it lowered the fee of */
    const char *split, *meter, *part;
    struct words buildings, units;
    struct words bills;
    int64_t amount;
    int64_t deducted; /* of the amount: what the meters charge */
    int64_t weight;   /* the denominator of the split */
    int64_t count;    /* units concerned */
    struct words readings;
    struct pairs usage; /* per unit, hundredths */
};

struct roll {
    const char *id; /* of the charge record */
    struct month month;
    struct date due;
    struct words items;
    struct matrix lines;
    struct amounts totals;
    struct rows basis;
};

/* periods/YYYY-MM.yaml */
struct closing { /* K */
    const char *id;
    struct date date;
    struct month month;
    struct pairs places, funds;     /* closing balances */
    struct pairs charged, received; /* in the month, per item; received includes credit used */
    struct pairs waived;            /* in the month, per item */
    struct pairs discounts;         /* granted in the month on what was paid in advance, per item */
    struct pairs late;              /* late fees charged in the month, per item */
    struct pairs spent;             /* paid in the month, per category */
    struct pairs donated;           /* given in the month, per campaign */
    struct pairs earned;            /* other income of the month, per source */
    struct pairs receivable;        /* at the end, per item */
    int64_t credit, unidentified, payable;
    int64_t deposits;   /* held at the end */
    struct pairs units; /* what each unit owes (or, negative, has in credit), zeros left out */
};

struct reopening { /* L */
    const char *id;
    struct date date;
    struct month month;
    const char *reason;
};

extern const struct kind kind_compound, kind_rules, kind_unit, kind_tariff, kind_fund_register,
    kind_fund, kind_place, kind_category, kind_receipt, kind_bill, kind_charge, kind_waiver,
    kind_adjustment, kind_identification, kind_reversal, kind_expense, kind_approval, kind_payment,
    kind_opening, kind_transfer, kind_reconciliation, kind_roll, kind_basis, kind_closing,
    kind_reopening, kind_campaign, kind_gift, kind_approval_rule, kind_budget, kind_post,
    kind_project, kind_project_event, kind_person, kind_body, kind_term, kind_role, kind_steward,
    kind_skill, kind_service;
extern const struct kind kind_tariff_step, kind_reading;
extern const struct kind kind_schedule, kind_round, kind_notice, kind_notice_event,
    kind_notice_rule, kind_handover, kind_handover_event, kind_seal_year, kind_seal_use,
    kind_review, kind_review_event;
extern const struct kind kind_income_source, kind_earning, kind_space, kind_permit, kind_applicant;

/* Every kind, in the order of the reference; NULL-terminated. */
extern const struct kind *const all_kinds[];
/* Every kind of file; the last has a NULL name. */
extern const struct file_kind all_files[];

/* The kind of file at a path, or NULL. `day` (may be NULL) gets the booking day of a day-book,
 * the first of the month of a roll or a period, else none. */
const struct file_kind *file_kind_of(const char *path, struct date *day);

#endif
