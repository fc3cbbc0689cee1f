/*
 * The formats of statement files: one row of a table each. A format looks at the cells of a file
 * and turns them into the same rows as every other; how cells come out of bytes (encoding, CSV)
 * is done before.
 */
#ifndef INTAKE_FORMATS_H
#define INTAKE_FORMATS_H

#include "format/csv.h"
#include "intake/intake.h"

struct statement_format {
    const char *name;       /* of the record: "wechat-personal" */
    const char *title;      /* for people */
    const char *place_kind; /* "wechat" */
    bool (*detect)(const struct csv_rows *sheet);
    /* Fills rows, count and what the file states of itself. What is wrong with one row is the
     * row's problem and no failure. */
    enum status (*read)(struct run *run, const struct csv_rows *sheet, struct statement_file *out);
};

extern const struct statement_format format_wechat_personal, format_wechat_funds,
    format_wechat_trades, format_alipay_personal, format_alipay_merchant;

/* A column that a format looks for by its name. */
struct wanted {
    const char *name; /* NULL: none */
    bool required;
};

enum { COLUMNS_MAX = 32, COLUMN_NONE = -1 };

struct columns {
    size_t row;             /* of the header */
    int index[COLUMNS_MAX]; /* per wanted column: of its cell, or COLUMN_NONE */
    size_t found;
};

/* The first row with at least `least` of the wanted columns; false when there is none. */
bool columns_find(const struct csv_rows *sheet, const struct wanted *wanted, size_t count,
                  size_t least, struct columns *out);
/* A finding ("statement-column") for each required column that is not there. */
enum status columns_check(struct run *run, const char *path, const struct csv_rows *sheet,
                          const struct wanted *wanted, size_t count, const struct columns *columns);
/* The clean text of a row's cell; "" when there is none. */
const char *columns_text(struct run *run, const struct csv_row *row, const struct columns *columns,
                         size_t which);
/* Whether all cells of a row are blank. */
bool row_is_blank(const struct csv_row *row);

/* Finds the header or says what is missing: columns_find() and columns_check(), with
 * "statement-header" when there is no table at all. */
enum status columns_need(struct run *run, const char *path, const struct csv_rows *sheet,
                         const struct wanted *wanted, size_t count, size_t least,
                         struct columns *out);

/* Adds to what is wrong with a row: "no date; an amount that cannot be read". NULL: nothing. */
void row_problem(struct run *run, struct statement_row *row, const char *problem);
/* Sets the payer, who has a name of a reasonable length. */
void row_payer(struct run *run, struct statement_row *row, const char *payer);
/* Notes whether the amount, which is set already, could be read; none is not received. */
void row_amount(struct run *run, struct statement_row *row, const char *problem);
/* Reads the balance after the row; "" is none. */
void row_balance(struct run *run, struct statement_row *row, const char *text);
/* Both, with a blank between. */
const char *texts_join(struct run *run, const char *first, const char *second);

/* A word that a format is known to use for a type or a status, and for which directions. */
enum {
    WORD_IN = 1 << DIRECTION_IN,
    WORD_OUT = 1 << DIRECTION_OUT,
    WORD_NEUTRAL = 1 << DIRECTION_NEUTRAL,
};
struct word {
    const char *text;
    unsigned directions;
    bool prefix;        /* more may follow: "零钱通转出-到零钱" */
    const char *review; /* why a receipt of it is not simply a payment, or NULL */
};

/* Adds a problem when the word is not known, does not go with the row's direction, or is one to
 * look at. `what` is "type" or "status". */
void row_word(struct run *run, struct statement_row *row, const struct word *words, size_t count,
              const char *what, const char *text);

/* One line above the table: "共12笔记录", "收入：5笔 100.00元". Most lines say nothing that can be
 * checked. */
enum status preamble_read(struct run *run, const struct csv_row *row, struct statement_file *out);
/* Reads "12笔" and returns what follows; NULL when it is not like that. */
const char *stated_count(const char *text, int64_t *out);
/* Reads "12笔 3,456.00元" and "12笔，共3456.00元". */
bool stated_read(struct run *run, const char *text, struct stated *out);
enum status stated_fail(struct run *run, const char *path, int line, const char *text);

/* Whether rows agree with what the file states. Copies do not count. */
enum status totals_check(struct run *run, const struct statement_file *file);
/* Whether each balance follows from the row before, in whatever order the rows stand; to be asked
 * first, because rows that only fit when they are taken for copies of others are marked as such. */
enum status balances_check(struct run *run, struct statement_file *file);
/* Gives rows of banks without a serial, or with one that looks like somebody's number, a serial
 * of their own: "D20261103-", 12 digits of the SHA-256 of direction, amount and words, and which
 * of the equal rows it is. */
void serials_derive(struct run *run, struct statement_file *file);

#endif
