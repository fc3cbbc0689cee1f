/*
 * Statements of banks and payment services: read by content, matched to units, and booked as one
 * commit. For every format:
 *
 * - Nothing is dropped silently: each row of the file is booked, known, skipped or to be
 *   reviewed, and the plan lists all of them with the reason.
 * - Nothing is guessed: a row that names no unit, that no rule of the ledger says is other income,
 *   whose payer nobody has confirmed, and whose amount fits not exactly one unit is booked as
 *   unidentified.
 * - Both sides count: money that went out is matched to what the books say was paid or moved from
 *   that place (the same serial; else the same amount within three days, as many rows as
 *   entries), else listed as unexplained.
 * - A serial is booked once per place, over files and over runs.
 * - A payer's name never enters a record; it stays in the plan and in private/ (see aliases.h).
 *
 * All memory belongs to the arena of the run that was passed.
 */
#ifndef INTAKE_INTAKE_H
#define INTAKE_INTAKE_H

#include "book/ledger.h"
#include "intake/aliases.h"

enum { STATEMENT_LIMIT = 64 * 1024 * 1024 }; /* bytes of a file */

enum direction {
    DIRECTION_UNKNOWN, /* the row has a problem that says so */
    DIRECTION_IN,
    DIRECTION_OUT,
    DIRECTION_NEUTRAL, /* between the holder's own pockets: a withdrawal */
};

/* What a row of money is, where its format says so. */
enum nature {
    NATURE_PAYMENT,
    NATURE_FEE,    /* kept back by the service; coming in: given back */
    NATURE_REFUND, /* of an earlier payment, to who paid it */
};

/* Texts are clean (no control characters, NFC) and "" where the cell is empty. */
struct statement_row {
    int line;         /* in the file, from 1 */
    const char *time; /* "2026-11-03 08:12:44", or as it stands in the file when unreadable */
    struct date date; /* none when unreadable */
    const char *serial;
    enum direction direction;
    int64_t amount; /* fen; 0 when unreadable */
    bool readable;  /* the amount is */
    const char *type, *payer, *text, *status;
    enum nature nature;
    const char *related; /* of a fee or a refund: words with the serial of its payment; or NULL */
    int64_t fee;         /* beside the row and kept back of it, in FEE_PLACES; else 0 */
    const char *problem; /* why a person has to look at it, or NULL */
    bool has_balance;
    int64_t balance;   /* fen, after the row */
    const char *words; /* NULL; or what a serial is derived from when the bank gives none */
    int copy_of;       /* the line that this row, balance and all, is a copy of; or 0 */
};

/* What a file says of itself. */
struct stated {
    int line;              /* where; 0: it does not say */
    int64_t count, amount; /* fen; of the total only the count */
};

struct statement_file {
    const char *path;
    const char *format;         /* "wechat-personal" */
    const char *place_kind;     /* of places that such a file is usually of: "wechat" */
    const char *sha256;         /* of the file as it is on the disk */
    struct statement_row *rows; /* in the order of the file */
    size_t count;
    struct date first, last; /* of the rows whose date is readable; none without any */
    struct stated total, in, out, neutral;
    bool has_closing;
    int64_t closing; /* fen; the balance after the last row in time */
};

struct mappings;

/* What a statement is read from, and how. */
struct statement_request {
    const char *path; /* for findings; how the file is called means nothing */
    const char *bytes;
    size_t size;
    const char *password;            /* of an archive, or NULL */
    const char *mapping;             /* read it by this one; NULL: told by content */
    const struct mappings *mappings; /* NULL: those that are built in */
};

/* Unpacks (ZIP, a spreadsheet in it or by itself), decodes, detects the format by content and
 * reads all rows. Findings (STATUS_DATA): no known format ("statement-format"), more than one
 * mapping fits, or there is none of that name ("statement-mapping"), no table header
 * ("statement-header"), a missing column ("statement-column"), bytes in no known encoding or in
 * another than the mapping says ("statement-encoding"), a file that is too large
 * ("statement-size"), an archive without one statement in it ("statement-archive"), an old
 * spreadsheet or a PDF ("statement-xlsx"), rows that do not add up to what the file states
 * ("statement-totals"), a running balance that does not follow from the rows
 * ("statement-balance"), and those of csv_read(), archive.h and xlsx.h. */
enum status statement_read(struct run *run, const struct statement_request *request,
                           struct statement_file *out);
/* The first half of it: the rows of cells, whatever they mean. */
struct csv_rows;
enum status statement_cells(struct run *run, const struct statement_request *request,
                            struct csv_rows *out, const char **encoding);

/* What happens to a row. */
enum import_action {
    IMPORT_BOOK,
    IMPORT_UNIDENTIFIED, /* booked, but nobody knows yet for whom */
    IMPORT_KNOWN,        /* booked before, or the same row stands in the file twice */
    IMPORT_SKIPPED,      /* money that did not leave the holder, or did not move at all */
    IMPORT_REVIEW,       /* not booked: a person decides */
    IMPORT_MATCHED,      /* explained by a payment or transfer that is in the books */
    IMPORT_UNEXPLAINED,  /* money went out, and nothing in the books says what for */
    IMPORT_INCOME,       /* booked as other income */
    IMPORT_FEE,          /* part of the expense that all new fees of a month are booked as */
    IMPORT_REFUND,       /* booked as money that went back to who had paid it */
    IMPORT_ACTIONS,
};

enum import_match { MATCH_NONE, MATCH_CODE, MATCH_ALIAS, MATCH_AMOUNT, MATCH_RULE };

struct import_line {
    const struct statement_row *row;
    enum import_action action;
    enum import_match match; /* how the unit or the source was found */
    const char *unit;        /* of IMPORT_BOOK */
    const char *source;      /* of IMPORT_INCOME */
    const char *id;          /* of the record made, or of the one that is known; else NULL */
    const char *reason;      /* why nothing matched, what is known, what to review; or NULL */
    bool nameless;           /* its receipt is unidentified: its payer is worth remembering */
    const char *refund_of; /* of IMPORT_REFUND: the record that is undone, or NULL: of this line */
    const struct import_line *refund_line;
    bool whole; /* of IMPORT_REFUND: all of it went back; else it is out of the unit's credit */
};

/* The fees of a month, which are one expense. */
struct import_fees {
    struct month month;
    struct date last;     /* day of the last of them */
    int64_t exact;        /* in FEE_PLACES; what was given back is taken off */
    int64_t amount;       /* fen, rounded once */
    struct fee_row *rows; /* what they were kept back of */
    size_t count, capacity;
    const char *id; /* of the expense */
    bool paid;      /* no approval is needed: its payment is booked, too */
};

struct import_plan {
    const struct statement_file *file;
    const char *place;
    struct import_line *lines; /* one per row, in the order of the file */
    size_t count;
    size_t counts[IMPORT_ACTIONS];
    int64_t total;            /* fen, of the receipts booked, unidentified ones included */
    int64_t earned;           /* fen, of the rows booked as other income */
    int64_t refunded;         /* fen, of the rows booked as given back */
    struct import_fees *fees; /* by month */
    size_t fee_count, fee_capacity;
    int64_t kept;           /* fen, of all of them */
    int64_t unbooked;       /* in FEE_PLACES: new fees that are no rows and are not booked, */
    const char *fee_reason; /* and why no fees are; or NULL */
    bool has_balance;       /* the statement says what is there after its last row: */
    int64_t stated, booked; /* fen, on that day: by the statement, and by the books afterwards */
    size_t outgoing;        /* rows of money that went out */
    int64_t spent;          /* fen, of these */
    const char *statement;  /* id of the statement's record; NULL: nothing new, nothing written */
};

/* Decides what happens to each row, given the book (its records are loaded). Findings: an unknown
 * place ("unknown-place"); a warning when the place is not of the kind that the file is of
 * ("statement-place"). `aliases` and `by` may be NULL. */
enum status import_match(struct run *run, struct book *book, const struct statement_file *file,
                         const struct aliases *aliases, const char *place, const char *by,
                         struct import_plan *out);

/* Context of import_statement(). `plan` is what it decided, from the commit that it was run on
 * last; valid after ledger_write(), dry or not. */
struct import_input {
    const struct statement_file *file;
    const char *place;
    const char *by;                /* who imports it: enters fees and pays out refunds; or NULL */
    const struct aliases *aliases; /* or NULL */
    struct import_plan plan;
};

/* Matches again under the lock and drafts the statement's record and a receipt, or an earning, for
 * each row that is booked, the oldest first; then refunds, and for the new fees of each month an
 * expense, with its payment where the rules of approval want nobody. Without new rows nothing is
 * drafted. Rows to review do not fail: the verb answers STATUS_FOUND when
 * plan.counts[IMPORT_REVIEW] is not zero. */
ledger_builder import_statement; /* struct import_input */

/* Notes in private/ who paid the receipts of the plan that are not identified, so that
 * `fees identify --remember` can learn from it. To be called once the change is committed; a
 * repeated import catches up on what a killed one left out. */
enum status import_remember(struct run *run, struct store *store, const struct import_plan *plan);

/* "20 rows: 12 booked, 2 unidentified, 1 known, 3 skipped, 2 to review"; then, if there are any,
 * ", 2 matched", ", 1 unexplained", ", 1 income" */
const char *import_summary(struct run *run, const struct import_plan *plan);
/* The plan's rows as a grid: all of them, or only those a person has to look at (unidentified,
 * to review, unexplained). */
struct grid *import_grid(struct run *run, const struct import_plan *plan, bool all);
/* "book", "unidentified", "known", "skipped", "review", "matched", "unexplained", "income", "fee",
 * "refund". */
const char *import_action_text(enum import_action action);
/* "code", "alias", "amount", "rule", or "". */
const char *import_match_text(enum import_match match);

#endif
