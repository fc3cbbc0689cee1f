/*
 * Everything about one record, for a person who holds its number in the hand: the record as it
 * stands, the commit that brought it (found in the files, not believed from a message), what it
 * refers to, what refers to it, and what became of its money.
 */
#ifndef AUDIT_TRACE_H
#define AUDIT_TRACE_H

#include "book/book.h"
#include "format/grid.h"
#include "store/history.h"

/* One fact. `what` is a step of a case or one of: record, commit, refers, paid, credit, fund,
 * project, voucher, roll, closing; given or spent (the other end of a campaign's money), left; or
 * the kind of the record that refers to it (reversal, approval, payment …). */
struct trace_row {
    const char *what;
    const char *id; /* of a record or a commit; NULL: none */
    struct date date;
    bool has_amount;
    int64_t amount; /* fen */
    const char *detail;
    const char *where; /* "fees/2026/11/03.yaml:7", or NULL */
};

struct trace {
    struct commit commit; /* that brought the record */
    bool named;           /* its message names the record */
    struct trace_row *rows;
    size_t count, capacity;
};

/* Whether an id is of a ticket, a meeting, a notice or a project. Of these the trace has the steps
 * of the log and each commit that changed the file. */
bool audit_trace_is_case(struct run *run, const char *id);
/* STATUS_DATA when there is no such record ("unknown-record"). STATUS_FOUND, with findings, when
 * its voucher is missing or altered, or no commit of the history brings it; the trace is whole in
 * any other respect. */
enum status audit_trace(struct run *run, struct store *store, const struct snapshot *snapshot,
                        const char *id, struct trace *out);

/* Columns: what, id, date, amount, detail, where. */
struct grid *audit_trace_grid(struct run *run, const struct trace *trace);

#endif
