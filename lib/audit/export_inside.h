/*
 * The inside of audit_export(): the one description of the books that every form is written
 * from, and what the writers share. All memory is the run's.
 */
#ifndef AUDIT_EXPORT_INSIDE_H
#define AUDIT_EXPORT_INSIDE_H

#include "audit/export.h"
#include "base/text.h"
#include "book/fold.h"

/* An account that is used. Numbers of accounts count in the order of their first posting. */
struct export_account {
    enum account account;
    int32_t index, unit; /* as in a posting; -1: none */
    const char *name;    /* account_name() */
    const char *bean;    /* as Beancount spells it */
    size_t bean_length, name_length;
    bool is_fund; /* a fund or the pool: the second set of postings */
    char type;    /* 'A', 'L', 'E', 'R' or 'X'; 'C' of cash: hledger's "Account types" */
};

struct export_posting {
    int32_t account;
    int32_t debt; /* -1: none */
    int64_t amount;
};

/* A transaction; its postings are never zero. */
struct export_entry {
    struct date date;
    enum cause cause;
    bool reversal;
    const struct event *event, *origin;
    const struct export_posting *postings;
    size_t count;
    size_t order; /* of booking */
};

/* What a closed month says that an account holds at its end. */
struct export_claim {
    int32_t account;
    int64_t amount;
};

/* A closed month: the other program is to find the same balances. */
struct export_closing {
    struct date day; /* the month's last */
    const char *id;
    struct export_claim *claims;
    size_t count;
};

struct exporter {
    struct run *run;
    struct book *book;
    struct fold *fold;
    struct export_entry *entries; /* by date */
    size_t count, capacity;
    struct export_account *accounts;
    size_t account_count, account_capacity;
    struct export_closing *closings; /* by month */
    size_t closing_count;
    int32_t *listed;           /* the accounts in the order of the registers */
    struct export_slot *slots; /* of the table that finds an account */
    size_t slot_count;
    struct export_posting *room; /* where the next postings go */
    size_t room_left;
    struct text out; /* what was written and not yet handed out */
    export_sink *sink;
    void *context;
};

/* The number of a posting's account, which is new if it was not used. */
int32_t export_account_of(struct exporter *exporter, const struct posting *posting);
bool export_is_used(const struct exporter *exporter, const struct posting *posting);
/* Collects what the closed months say: export_closings.c. */
void export_closings(struct exporter *exporter);
/* The next closing that stands before an entry of `day` (none: before the end), or NULL; moves
 * *at behind it. */
const struct export_closing *export_closing_before(const struct exporter *exporter, struct date day,
                                                   size_t *at);

/* Hands out what was written, if it is more than a piece. */
enum status export_flush(struct exporter *exporter);
/* Hands out all that was written. */
enum status export_end(struct exporter *exporter);

/* What a transaction was, in parts and in words. */
struct telling {
    const char *cause;  /* "credit used" */
    const char *unit;   /* the one unit that it concerns, or NULL */
    struct month month; /* of a charge, else none */
    const char *payee;  /* of an expense and its payment: somebody's own words; or NULL */
};
struct telling export_telling(const struct exporter *exporter, const struct export_entry *entry);
/* Appends "reversal of payment 3-101 2026-01" without the payee. */
void telling_words(struct text *out, const struct telling *telling, bool reversal);
/* A date as text, several times faster than text_printf(). */
void export_date(struct text *out, struct date date);
void export_money(struct text *out, int64_t amount);

/* Beancount's name of an account, in which `unit` (or NULL) is a part: export_beancount.c. */
const char *beancount_name(struct run *run, const char *name, const char *unit);

/* --- tables, for SQL and CSV --- */

enum column_type {
    COLUMN_TEXT,
    COLUMN_DATE,
    COLUMN_MONTH, /* "2026-11" */
    COLUMN_MONEY, /* SQL has fen, CSV has yuan with two decimals; the same of the next three */
    COLUMN_HUNDREDTHS,
    COLUMN_RATE, /* ten-thousandths */
    COLUMN_COUNT,
    COLUMN_FLAG,
};

struct column_of {
    const char *name;
    enum column_type type;
    bool required;
    const char *refers; /* the table whose key it is, or NULL */
    const char *help;
};

/* A value, or (`present` false) none. Text lives as long as the row. */
struct cell {
    bool present;
    const char *text; /* COLUMN_TEXT */
    struct date date; /* COLUMN_DATE, and COLUMN_MONTH (any day of it) */
    int64_t number;   /* all others */
};

struct table;

/* What writes a table: called for its head, each row and its end. */
struct table_writer {
    void (*begin)(struct table *table);
    void (*row)(struct table *table);
    enum status (*end)(struct table *table);
};

struct table_of {
    const char *name;
    const char *help;
    const char *key; /* columns separated by blanks */
    const struct column_of *columns;
    size_t column_count;
    const struct kind *kind; /* of records, or NULL */
    enum status (*fill)(struct table *table);
};

/* A table while it is written. */
struct table {
    struct exporter *exporter;
    const struct table_of *of;
    const struct table_writer *writer;
    struct cell *cells;
    size_t at;   /* the next cell */
    size_t rows; /* so far */
};

void table_text(struct table *table, const char *text); /* NULL: none */
void table_date(struct table *table, struct date date); /* none: none */
void table_month(struct table *table, struct month month);
void table_number(struct table *table, int64_t number);
void table_none(struct table *table);
/* Ends a row whose cells were all given; hands out when there is much. */
enum status table_row(struct table *table);

/* All tables, each behind those that it refers to: export_tables.c. */
struct table_list {
    const struct table_of **item;
    size_t count, capacity;
};
struct table_list export_tables(struct exporter *exporter);
/* The tables of records, from the records' own tables of fields: export_records.c. */
void export_record_tables(struct exporter *exporter, struct table_list *list);
void table_list_add(struct run *run, struct table_list *list, const struct table_of *table);
enum status table_write(struct exporter *exporter, const struct table_of *of,
                        const struct table_writer *writer);
/* export_charges.c: steps of tariffs, and the owners' parts of debts. */
extern const struct table_of export_steps_table, export_parts_table;
/* One row per posting, with all that is known of it; not one of the list. */
extern const struct table_of export_flat_table;

/* --- the forms; each writes all that it has to --- */

typedef enum status export_writer(struct exporter *exporter);
export_writer write_hledger, write_ledger, write_beancount, write_sql, write_csv;
extern const struct table_writer csv_writer;

#endif
