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

extern const struct statement_format format_wechat_personal;

/* A column that a format looks for by its name. */
struct wanted {
    const char *name;
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

/* Adds to what is wrong with a row: "no date; an amount that cannot be read". */
void row_problem(struct run *run, struct statement_row *row, const char *problem);

#endif
