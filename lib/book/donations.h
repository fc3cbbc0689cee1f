/*
 * What became of what was given: for each campaign, what came into its fund, what went out, and
 * which came from which. Money is used in the order in which it came (first in, first out), in
 * whole fen, so every yuan that was spent is covered by gifts, openings or transfers into the
 * fund, and every gift can be followed to what it paid for. A gift or payment that was undone
 * counts as never made. Nothing here is stored: it follows from the records, and what was spent on
 * a day does not change when something is booked on a later day, but for an undoing.
 */
#ifndef BOOK_DONATIONS_H
#define BOOK_DONATIONS_H

#include "book/fold.h"

/* One coming or going of a fund's money. `event` is a gift, an opening, a transfer, or the payment
 * of an expense. */
struct flow {
    const struct event *event;
    struct date date;
    int64_t amount; /* fen, above zero */
    int64_t rest;   /* in: not used yet; out: not covered, the fund was overdrawn by it */
};

/* `amount` of what came in by in[in] went out by out[out]. */
struct part {
    size_t in, out;
    int64_t amount;
};

struct flows {
    struct flow *in, *out; /* in booking order */
    size_t in_count, out_count;
    struct part *parts; /* by out, then by in */
    size_t part_count, part_capacity;
    int64_t given, other_in;  /* gifts; openings and transfers */
    int64_t spent, other_out; /* payments; transfers */
    int64_t left;             /* given + other_in - spent - other_out: what the fund holds */
};

struct donations {
    struct book *book;
    struct fold *fold;
    struct flows *campaign; /* one per campaign of the book */
};

/* Folds the book (loading its records). Fails as fold_run() does. */
enum status donations_compute(struct run *run, struct book *book, struct donations *out);

/* Matches what went out with what came in; fills rests, parts and `left`. The order of `in` and
 * `out` is that of booking. */
void flows_match(struct run *run, struct flows *flows);

/* Findings (STATUS_DATA) for a campaign whose fund is overdrawn ("fund-overdrawn"), and for one
 * whose gifts by the records are not its gifts by the postings ("campaign-unbalanced"). */
enum status donations_check(struct run *run, const struct donations *donations);

/* The expense that a payment pays; NULL for any other event. */
const struct event *flow_expense(const struct book *book, const struct event *event);

#endif
