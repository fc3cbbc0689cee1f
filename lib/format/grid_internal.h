/*
 * What a grid is inside, for the two that read its cells: grid.c (tables, CSV, JSON) and the
 * document renderers. Everybody else goes through grid.h.
 *
 * Cells stand row by row without gaps: cell (r, c) is cells[r * column_count + c]. Rows count the
 * total row, which grid_table() and the documents set off.
 */
#ifndef FORMAT_GRID_INTERNAL_H
#define FORMAT_GRID_INTERNAL_H

#include "format/grid.h"

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

/* The member that counts is chosen by the column's type; `empty` wins over all. Lists have many. */
struct cell {
    union {
        const char *text; /* CELL_TEXT, CELL_FIGURE; in the run's arena or longer-lived */
        int64_t number;   /* CELL_MONEY, CELL_AREA, CELL_RATE, CELL_COUNT */
        struct date date;
        struct month month;
    };
    bool empty;
    bool is_word; /* in whatever column */
};

/* Whether cells of that type are texts, for people who read or who reckon. */
static inline bool cell_is_text(enum cell_type type)
{
    return type == CELL_TEXT || type == CELL_FIGURE;
}

struct grid {
    struct run *run;
    const struct column *columns; /* CELL_WORD stands as CELL_TEXT here */
    bool *words;                  /* of each column: whether it was CELL_WORD */
    size_t column_count;
    struct cell *cells;
    size_t cell_count, capacity;
    ssize_t total_row; /* index of the total row; -1: none */
};

/* Appends the value of one cell to a row of CSV, which it may be the first of. */
void grid_csv_cell(const struct grid *grid, size_t row, size_t column, bool first,
                   struct text *out);

#endif
