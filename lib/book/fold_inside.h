/*
 * The inside of a fold: what is open, whose credit is left, and the transaction being built.
 *
 * Dates. Records come in booking order, but their own dates may go back. So every debt and every
 * lot of money knows since when its present state holds, and what happens to it is dated no
 * earlier: on every day of the calendar what a unit owes, and its credit, stay at or above zero.
 */
#ifndef BOOK_FOLD_INSIDE_H
#define BOOK_FOLD_INSIDE_H

#include "book/fold.h"

/* One part of a lot's money that paid a debt. Amount 0: it was undone. */
struct use_node {
    int64_t amount;
    struct use_node *next;
    int32_t debt;
    struct date date;
};

/* The money of one receipt, identification or opening credit. */
struct lot {
    const struct event *event;
    struct use_node *first, *last;
    struct lot *older; /* the unit's lot before this one */
    int64_t rest;      /* not used: credit, or (unit -1) unidentified */
    int64_t refunded;  /* given back to the unit */
    int32_t unit;
    struct date since; /* when the rest became free */
};

/* What a refund took out of a lot. */
struct refunded {
    const struct event *event;
    struct lot *lot;
    int64_t amount;
    struct refunded *next;
};

/* A prepayment in force, and what was granted on it. */
struct grant {
    int32_t debt;
    int64_t amount;
    struct grant *next;
};

struct prepaid {
    const struct event *event;
    int64_t *share; /* of the discount, per month */
    struct grant *grants;
    bool ended;
    struct prepaid *next; /* of the same unit, older */
};

/* What a debt has beside what everybody may see. */
struct debt_state {
    struct date since; /* when the last of what is open was charged, or opened again */
    int64_t steady;    /* what has been open on every day from steady_since on */
    struct date steady_since;
    int32_t fund;
    int32_t twin;        /* its late fee, or of a late fee its charge; -1: none */
    struct date late_to; /* of a late fee: the last day that was counted */
    int64_t most;        /* the most that was charged at any time */
};

/* A unit never has both open debts and credit when an event is done. */
struct unit_state {
    int32_t *open; /* debts by due date, then by creation */
    size_t open_count, open_capacity;
    struct lot **credit; /* lots with a rest, oldest first */
    size_t credit_count, credit_capacity;
    struct lot *newest;
    struct prepaid *prepaid; /* newest first */
};

struct fold_state {
    struct run *run;
    struct fold *fold;
    const struct book *book;
    transaction_sink *sink;
    void *context;
    enum status broken; /* the sink failed, or sums would overflow: stop */

    struct debt_state *debts;
    int32_t *slots; /* hash of debts, index + 1 */
    size_t slot_mask;
    struct unit_state *units;
    struct lot *lots;
    size_t lot_count;
    struct lot **lot_of;      /* per event */
    bool *assessed;           /* per roll: its charge was seen */
    bool *failed;             /* per event: it was left out, with a finding */
    struct refunded *refunds; /* newest first */
    struct date *held_since;  /* per event: since when a deposit is held as it is */

    struct use_node *uses; /* a block that is being handed out */
    size_t uses_left;

    struct posting *postings; /* of the transaction being built */
    size_t posting_count, posting_capacity;
    int64_t *fund_change; /* per fund, of the transaction being built */
    int64_t *deposited;   /* the same: how much more is held as deposits */
    int64_t volume;       /* of all postings: bounds every sum of them */

    bool *chosen;        /* per item: the payer's own choice */
    int32_t *group;      /* debts due on the same day */
    int64_t *open_share; /* what is open of each, their weights, what each gets: one behind the
                            other */
    size_t group_capacity;
};

struct date date_later(struct date a, struct date b);

/* fold_run() proper; and fold_keep.c: the same while remembering it, and out of memory. */
enum status fold_once(struct run *run, struct book *book, transaction_sink *sink, void *context,
                      struct fold **out);
/* The same up to the end of a booking day (none: all); *out is there before the first transaction
 * is told. */
enum status fold_until(struct run *run, struct book *book, struct date day, transaction_sink *sink,
                       void *context, struct fold **out);
enum status fold_keeping(struct run *run, struct book *book, transaction_sink *sink, void *context,
                         struct fold **out);
enum status fold_again(struct run *run, const struct book *book, transaction_sink *sink,
                       void *context, struct fold **out);

/* How many debts the records can make at most. */
size_t fold_debt_room(const struct book *book);

/* --- fold_emit.c: transactions --- */

void post(struct fold_state *state, enum account account, int32_t index, int32_t unit,
          int64_t amount);
/* Receivable of a debt, with its item's fund moved by `fund` (0: not at all). */
void post_debt(struct fold_state *state, int32_t debt, int64_t amount, int64_t fund);
void post_fund(struct fold_state *state, int32_t fund, int64_t amount);
/* A deposit of a unit, with the fund that holds it: a negative amount is more of it. */
void post_deposit(struct fold_state *state, int32_t fund, int32_t unit, int64_t amount);

struct heading {
    struct date date;
    enum cause cause;
    bool reversal;
    const struct event *event, *origin;
};

/* Hands the transaction to the sink and begins a new one. */
void emit(struct fold_state *state, struct heading heading);

/* --- fold_debts.c: debts and what is open --- */

/* The debt of a unit, item and month, made when it is not there yet. */
int32_t debt_take(struct fold_state *state, const struct debt *key, int32_t fund);
/* Puts the debt into its unit's open list or takes it out, as its amounts say. */
void debt_sort(struct fold_state *state, int32_t debt);
/* After what is open of a debt has become more, from that day on, or less: keeps its place among
 * the open ones, and what has been open all the time. */
void debt_grown(struct fold_state *state, int32_t debt, struct date when);
void debt_shrunk(struct fold_state *state, int32_t debt);
/* The same, with another due date. */
void debt_set_due(struct fold_state *state, int32_t debt, struct date due);

/* --- fold_lots.c: money and what it pays --- */

struct lot *lot_new(struct fold_state *state, const struct event *event, int32_t unit,
                    int64_t amount, struct date since);
/* The event whose money a lot is: of an identification, the receipt; of an opening NULL. */
const struct event *lot_origin(const struct fold_state *state, const struct lot *lot);
/* Uses a lot's rest for the unit's open debts: the chosen items first (NULL: none), then all.
 * Gives the first new use, or NULL. What is left is the unit's credit. */
struct use_node *lot_spend(struct fold_state *state, struct lot *lot, struct date when,
                           const struct words *choice);
/* Emits the uses from `first` on but those of day `except`, a transaction per day. */
void lot_emit_uses(struct fold_state *state, const struct lot *lot, const struct use_node *first,
                   struct date except, const struct event *event);
/* Uses the unit's credit for its open debts. */
void unit_settle(struct fold_state *state, int32_t unit, struct date when,
                 const struct event *event);
/* Turns paid money of a debt into credit again, the newest first; the day it is done on. */
struct date debt_free(struct fold_state *state, int32_t debt, int64_t amount, struct date when,
                      const struct event *event);
/* Undoes all uses of a lot: posts the receivables (and funds, out of each item's), opens the
 * debts again and forgets the rest, which is returned. `when` is moved to the day it can be. */
int64_t lot_undo(struct fold_state *state, struct lot *lot, struct date *when);
/* Takes credit out of a lot to give it back, or (negative) puts it in again. */
void lot_refund(struct fold_state *state, struct lot *lot, int64_t amount);

/* --- fold_prepaid.c: discounts on months paid in advance --- */

/* Grants the unit's discounts for a month whose charge stands; nothing is settled. */
void prepaid_grant(struct fold_state *state, int32_t unit, struct month month,
                   struct heading heading);
/* A prepayment in force that a receipt pays, or NULL. */
const struct event *prepaid_of(const struct fold_state *state, int32_t unit, const char *receipt);

/* --- what each kind of record does --- */

typedef enum status event_handler(struct fold_state *state, const struct event *event);

event_handler fold_charge, fold_receipt, fold_identification, fold_waiver, fold_adjustment;
event_handler fold_opening, fold_transfer, fold_expense, fold_approval, fold_payment;
event_handler fold_reversal, fold_gift, fold_deposit, fold_refund, fold_prepayment, fold_late_fee;
event_handler fold_reminder, fold_earning, fold_carried;

/* fold_carried.c: whether a record needs what was not carried forward. The fold fails then, without
 * a finding: the books are read whole instead. */
bool reaches_back(const struct fold_state *state, const struct event *event);

/* What a reversal does to a record; `heading` is that of the reversal. */
typedef enum status undo_handler(struct fold_state *state, const struct event *of,
                                 struct heading heading);

undo_handler undo_deposit, undo_refund, undo_prepayment, undo_late_fee;

/* Adds `amount` (either sign) to a debt against `other` (income or opening). Money that was paid
 * on what is no longer owed becomes credit. A finding when more would be taken away than was
 * charged and not waived. */
enum status debt_change(struct fold_state *state, int32_t debt, int64_t amount, enum account other,
                        struct heading heading);

/* Posts a gift of money (sign 1), or that it is undone (-1); goods and hours post nothing. */
void post_gift(struct fold_state *state, const struct gift *gift, int sign);

/* Posts what a source has earned: income, and money for its fund; a negative amount undoes it. */
void post_earning(struct fold_state *state, const char *source, int64_t amount);
/* The rest of fold_identification() for a receipt that is no unit's money, dated as `heading`. */
enum status identify_earning(struct fold_state *state, const struct event *event,
                             struct lot *unidentified, struct heading heading);

/* Counts again how many approvals of an expense are in force without `but`, and which of them was
 * the last that it needed. */
void count_approvals(struct fold_state *state, const struct event *of, const struct event *but);

/* The index of a name that the event's `field` gives; a finding and -1 when it is not there. */
int32_t need_unit(struct fold_state *state, const struct event *event, const char *code);
int32_t need_item(struct fold_state *state, const struct event *event, const char *item);
int32_t need_place(struct fold_state *state, const struct event *event, const char *field,
                   const char *place);
int32_t need_fund(struct fold_state *state, const struct event *event, const char *field,
                  const char *fund);
int32_t need_source(struct fold_state *state, const struct event *event, const char *source);
/* Every item of a payer's choice; a finding for each that is not there. */
enum status need_items(struct fold_state *state, const struct event *event,
                       const struct words *items);
/* The earlier event that `of` names, of this kind (NULL: any), not reversed; else a finding (if
 * it failed itself: its own) and NULL. */
const struct event *need_event(struct fold_state *state, const struct event *event, const char *of,
                               const struct kind *kind);

struct fate *fate_of(const struct fold_state *state, const struct event *event);
size_t event_index(const struct fold_state *state, const struct event *event);

#endif
