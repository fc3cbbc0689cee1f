/*
 * The inside of audit_trace(): the record in question and how facts are added.
 */
#ifndef AUDIT_TRACE_INSIDE_H
#define AUDIT_TRACE_INSIDE_H

#include "audit/delta.h"
#include "audit/trace.h"
#include "book/fold.h"

struct tracing {
    struct run *run;
    struct store *store;
    const struct snapshot *snapshot;
    struct book *book;
    struct fold *fold;  /* of a record that is money received, else NULL */
    struct event event; /* the record */
    bool booked;        /* it is an event of the book, not an entry of a period */
    struct trace *out;
};

void trace_push(struct tracing *tracing, struct trace_row row);
/* "path:line". */
const char *trace_where(struct run *run, const char *path, int line);
/* A row about a record: its id, date, amount and place. */
struct trace_row trace_event_row(struct run *run, const char *what, const struct event *event);

/* trace_near.c: the snapshot with only those day-books that the trace of a record needs, or
 * (`out` the same as `snapshot`) all that there is. A failure is no failure of the trace: with all
 * day-books it may go well, or says better what is wrong. */
enum status trace_near(struct run *run, const struct snapshot *snapshot, const char *id,
                       const struct snapshot **out);
/* Whether the money of the record, found, is a campaign's: which gifts paid it follows from all. */
bool trace_needs_all(const struct tracing *tracing);
/* trace_commit.c: the commit that brought the record. */
enum status trace_commit(struct tracing *tracing);
/* A row about a commit, with `more` behind what it says. */
void trace_push_commit(struct tracing *tracing, const struct commit *commit, const char *more);
/* trace_case.c: all about a case. */
enum status trace_case(struct tracing *tracing, const char *id);
/* trace_links.c: what refers to what, and the money. */
enum status trace_links(struct tracing *tracing);
/* trace_gifts.c: of a gift, what it paid for; of a campaign's expense, which gifts paid it. */
enum status trace_gifts(struct tracing *tracing);

#endif
