/*
 * What the records mean in money. The fold goes through them in booking order and turns each into
 * balanced transactions over accounts; every balance, report and export reads these and nothing
 * else. Debits are positive. Two sets of postings balance to zero in each transaction: the
 * accounts proper, and funds against the pool (whose money it is); the sum of all funds is the
 * sum of all cash places at every moment.
 *
 * Which debt a payment pays follows the Civil Code, art. 560 and 561: the payer's own choice of
 * items first, then the earliest due date, debts due on the same day in proportion (largest
 * remainder); within one of them the late fee before the charge. What is left is the unit's credit
 * and is used by its next charge, or whatever else opens a debt: when a record is done, no unit has
 * both credit and something owed.
 *
 * A transaction has its record's own date, but no debt is paid before the day it was charged (or
 * opened again), and no money before it is there: what a receipt pays of a later charge is credit
 * until then. So on every day of the calendar each debt and each unit's credit is at or above 0.
 *
 * A late fee is a debt beside that of its charge: the same unit, item, month and due day, `late`.
 * A prepayment posts nothing: its money is the receipt's. Its discount is granted month by month,
 * when the month is charged. What a fund of kind deposit holds is at every moment what is owed to
 * units as deposits: nothing else moves it. A reminder posts nothing.
 *
 *   receipt           place +   receivable - (or credit -)       fund +  pool -
 *   unidentified      place +   unidentified -                   fund +  pool -
 *   identification    unidentified +  receivable - / credit -    funds move
 *   credit used       credit +  receivable -                     funds move
 *   charge            receivable +  income -
 *   adjustment        receivable +  income -  (or the other way; what was paid turns credit)
 *   waiver            waived +  receivable -
 *   discount          discount +  receivable -  (what was paid too much turns credit)
 *   late fee          receivable +  late -
 *   deposit           place +   deposit -                        fund +  pool -
 *   deposit returned  deposit +  place -  and, kept, income -    fund -  pool +  into +
 *   credit returned   credit +  place -                          fund -  pool +
 *   expense           expense +  payable -
 *   payment           payable +  place -                         fund -  pool +
 *   opening           place + / receivable + / credit -, opening the other side
 *   transfer          place + place -   or   fund + fund -
 *   earning           place +   income of the source -           fund +  pool -
 *   identification as of a source: unidentified +  income of the source -   funds move
 *   gift of money     place +   donation -                       fund +  pool -
 *   reversal          what its record did, with the other sign
 */
#ifndef BOOK_FOLD_H
#define BOOK_FOLD_H

#include "book/book.h"

enum account {
    ACCOUNT_PLACE,      /* index: place */
    ACCOUNT_RECEIVABLE, /* unit, index: item, debt */
    ACCOUNT_CREDIT,     /* unit */
    ACCOUNT_DEPOSIT,    /* unit */
    ACCOUNT_UNIDENTIFIED,
    ACCOUNT_PAYABLE,
    ACCOUNT_INCOME,   /* index: item */
    ACCOUNT_LATE,     /* index: item; income of late fees */
    ACCOUNT_KEPT,     /* income: deposits that were kept */
    ACCOUNT_WAIVED,   /* index: item */
    ACCOUNT_DISCOUNT, /* index: item */
    ACCOUNT_EXPENSE,  /* index: category */
    ACCOUNT_OPENING,
    ACCOUNT_DONATION, /* index: campaign */
    ACCOUNT_EARNING,  /* index: source of other income */
    ACCOUNT_FUND,     /* index: fund; a debit is money held for it */
    ACCOUNT_POOL,
};

struct posting {
    enum account account;
    int32_t index, unit, debt; /* -1 where the account has none */
    int64_t amount;            /* fen, debit positive */
};

/* Why a transaction is there: the kind of record, for a reversal that of the record undone. */
enum cause {
    CAUSE_OPENING,
    CAUSE_CHARGE,
    CAUSE_RECEIPT,
    CAUSE_IDENTIFICATION,
    CAUSE_CREDIT_USED,
    CAUSE_ADJUSTMENT,
    CAUSE_WAIVER,
    CAUSE_EXPENSE,
    CAUSE_PAYMENT,
    CAUSE_TRANSFER,
    CAUSE_GIFT,
    CAUSE_DISCOUNT,
    CAUSE_LATE_FEE,
    CAUSE_DEPOSIT,
    CAUSE_REFUND,
    CAUSE_EARNING,
    CAUSE_CARRIED, /* the sum of what is settled, see carry.h: balances only */
};

struct transaction {
    struct date date; /* of the month it belongs to */
    enum cause cause;
    bool reversal;
    const struct event *event;  /* the record that it comes from */
    const struct event *origin; /* of a reversal: the record undone; of credit used or refunded:
                                   the receipt whose money it is (NULL: opening credit); of a
                                   discount: the prepayment; else NULL. Credit
                                   used with `reversal`: an adjustment made paid money credit
                                   again, and origin is the receipt whose money it was */
    const struct posting *postings;
    size_t count;
};

/* Called for each transaction in booking order (their own dates may go back and forth). A charge
 * is one transaction per unit. The postings are valid during the call only. */
typedef enum status transaction_sink(struct run *run, const struct transaction *transaction,
                                     void *context);

/* What one unit owes (or owed) for one item and month. */
struct debt {
    int32_t unit, item;
    struct month month;
    struct date due;
    struct date date; /* when it was charged */
    int64_t charged;  /* adjustments included */
    int64_t waived, discount, paid;
    bool late; /* the late fee of that item and month */
    const struct event *event;
};

/* What became of an event, by its index in the records. */
struct fate {
    const struct event *reversed_by;
    const struct event *approved_by; /* of an expense: the approval in force by which enough
                                        persons approved it; NULL: not enough yet */
    const struct event *approval;    /* of an expense its newest approval, of an approval the one
                                        before it of the same expense; reversed ones, too */
    size_t approvals;                /* of an expense: how many are in force */
    const struct event *paid_by;     /* of an expense: the payment in force */
    const struct event *identified_by;
    int64_t held;       /* of a deposit: neither given back nor kept so far */
    int64_t discounted; /* of a prepayment: granted so far */
};

/* One part of a receipt's money: which debt it paid, or is still credit, or was given back. */
enum { USE_CREDIT = -1, USE_REFUNDED = -2 };
struct use {
    int32_t debt; /* or one of the above */
    int64_t amount;
    struct date date;
};

struct fold {
    struct book *book;
    struct debt *debts;
    size_t debt_count;
    struct fate *fates; /* one per event */
    int64_t *credit;    /* per unit, fen */
    struct fold_state *state;
};

/* Goes through all records (loading them). `sink` may be NULL. Findings, each at its file and
 * line, for what cannot be: an unknown unit, a reversal of nothing or of a thing twice, a waiver
 * of more than is owed, a payment without approval. After a failure the fold is not to be used.
 * With book->keep_fold the first fold is remembered, and further calls tell the same transactions
 * out of memory: for whoever asks several questions of one book. */
enum status fold_run(struct run *run, struct book *book, transaction_sink *sink, void *context,
                     struct fold **out);

/* What a receipt (or identification, or opening credit) has paid so far, in order; of a receipt
 * that was identified, what the identification paid; nothing once reversed. */
enum status fold_uses(struct run *run, const struct fold *fold, const struct event *event,
                      struct use **out, size_t *count);
/* The debt of a unit, item and month, or -1. */
int32_t fold_debt(const struct fold *fold, int32_t unit, int32_t item, struct month month);
/* The same of its late fee. */
int32_t fold_late_debt(const struct fold *fold, int32_t unit, int32_t item, struct month month);
const struct fate *fold_fate(const struct fold *fold, const struct event *event);
int64_t debt_open(const struct debt *debt); /* what is still owed, fen */

/* The account's name, as exports and statements spell it, and always the same:
 *   assets:place:PLACE    assets:receivable:UNIT:ITEM    liabilities:credit:UNIT
 *   liabilities:unidentified    liabilities:payable    income:ITEM    expenses:CATEGORY
 *   expenses:waived:ITEM    equity:opening    equity:funds:FUND    equity:pool
 *   income:donations:CAMPAIGN    income:late:ITEM    expenses:discount:ITEM
 *   liabilities:deposit:UNIT    income:deposits:kept
 *   income:other:SOURCE
 * A fund is an equity account by its name only: its balance is a debit, the money held for it. */
const char *account_name(struct run *run, const struct book *book, const struct posting *posting);

#endif
