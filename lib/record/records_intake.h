/*
 * The records about statements of banks and payment services: how they are read, what an import
 * may book by itself because the ledger says so, and what one import brought. Part of records.h.
 */
#ifndef RECORD_RECORDS_INTAKE_H
#define RECORD_RECORDS_INTAKE_H

#include "record/kind.h"

/* statements/NAME.yaml: how to read a bank's statement. Names of columns are those of the file. */
struct mapping {
    const char *title;
    const char *kind;     /* of the places that it is of: bank, wechat, alipay, cash */
    const char *encoding; /* NULL: told by content */
    const char *date, *time;
    const char *order;                          /* of a date's parts; NULL: ymd */
    const char *amount, *sign;                  /* one column for both directions, */
    const char *direction, *in_word, *out_word; /* perhaps with one that says which; */
    const char *in, *out;                       /* or one for each */
    const char *serial, *balance;
    const char *summary, *remark, *details, *payer;
    const char *currency, *currency_word;
    const char *total; /* the word of the line that adds up */
};

/* income.yaml: rows of statements that are other income. One of payer and remark, or both. */
struct income_rule {
    const char *source;
    const char *place;    /* NULL: of every place */
    const char *payer;    /* an organisation, as statements spell it */
    const char *remark;   /* what stands among the words of the row */
    struct date from, to; /* days of the rows; `to` none: without an end */
};

/* funds.yaml: what the fees are that a service keeps back at a place. */
struct fee_rule {
    const char *place;
    const char *category;
    const char *fund;
};

/* A payment, or a refund, of which fees were kept back. */
struct fee_row {
    const char *ref; /* its serial */
};

/* fees/YYYY/MM/DD.yaml */
struct statement { /* S: a statement file was imported */
    const char *id;
    struct date date;
    const char *format;
    const char *place;
    const char *sha256;
    struct date first, last; /* days of its rows */
    int64_t rows, receipts, unidentified, known, review;
    int64_t total;                 /* of the receipts booked */
    int64_t earnings, earned;      /* rows booked as other income, and their sum */
    int64_t refunds, refunded;     /* rows booked as money given back, and their sum */
    int64_t fees;                  /* kept back, and booked as one expense */
    int64_t outgoing, unexplained; /* rows of money that went out */
    int64_t spent;                 /* their sum */
};

extern const struct kind kind_mapping, kind_income_rule, kind_fee_rule, kind_fee_row,
    kind_statement;

#endif
