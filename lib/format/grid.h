/*
 * Rows and columns that come out of a command: one grid, printed as an aligned table, as CSV or
 * as JSON. Columns align by display width.
 */
#ifndef FORMAT_GRID_H
#define FORMAT_GRID_H

#include "base/run.h"
#include "base/text.h"

/* CELL_WORD: text whose values are words of the toolkit, such as states and kinds: "closed". A
 * table on a terminal shows them in the reader's language, also several with commas or blanks
 * between them; what is none of the words stays as it is. CSV and JSON keep the value.
 * CELL_FIGURE: text that is read as a number, "97.3%" or "46 / 68"; it aligns right. */
enum cell_type {
    CELL_TEXT,
    CELL_FIGURE,
    CELL_MONEY,
    CELL_AREA,
    CELL_RATE,
    CELL_COUNT,
    CELL_DATE,
    CELL_MONTH,
    CELL_WORD
};

struct column {
    const char *key;   /* of JSON and of the CSV header: "unit" */
    const char *title; /* of the table: "Unit" */
    enum cell_type type;
};

struct json;
struct grid; /* rows in an arena */

/* The columns are copied; their texts must live as long as the grid. */
struct grid *grid_new(struct run *run, const struct column *columns, size_t count);
/* Each adds the next cell of the current row; after the last column a new row begins. A table
 * shows a text out of told_part() (base/told.h) in the reader's language. */
void grid_text(struct grid *grid, const char *value); /* text or figure; NULL: empty */
void grid_word(struct grid *grid, const char *value); /* a word where names stand: "all" */
void grid_number(struct grid *grid, int64_t value);   /* money, area, rate or count */
void grid_date(struct grid *grid, struct date value);
void grid_month(struct grid *grid, struct month value);
void grid_empty(struct grid *grid);
/* Complete rows, the total not counted. */
size_t grid_rows(const struct grid *grid);
/* The next row is a total, the last one: a table sets it off with a line (and leaves it out when
 * there is no other row); CSV and JSON leave it out. Add its cells as the others. */
void grid_total(struct grid *grid);

/* Control characters, and invisible ones, of text cells are shown as escapes in the table. */
void grid_table(const struct grid *grid, bool heading, struct text *out);
void grid_csv(const struct grid *grid, struct text *out);
/* The rows as a JSON array, for the caller to add or write. */
struct json *grid_value(const struct grid *grid);
enum status grid_json(struct run *run, const struct grid *grid, struct text *out);

#endif
