/*
 * What a chart is inside, between chart.c, which takes it from a table, and chart_svg.c, which
 * draws it. Everybody else goes through document.h. All is in whole numbers.
 */
#ifndef FORMAT_CHART_H
#define FORMAT_CHART_H

#include "format/grid_internal.h"

#include <stdbool.h>

/* CHART_BARS: a bar for each row, its label and figure above it. With `of` above zero the bar runs
 * in a track of that length, and past its end in the colour of warnings; past a target in its own,
 * behind a mark.
 * CHART_COLUMNS: a column for each month or the like, up to 24 of them, with one or two values. */
enum chart_kind { CHART_BARS, CHART_COLUMNS };

struct chart_row {
    const char *label; /* untrusted; a long one is cut */
    const char *shown; /* the figure as people read it; of columns: for the tallest only */
    int64_t value;     /* below zero counts as zero */
    int64_t of;        /* CHART_BARS: what it is part of, or 0 */
    int64_t second;    /* CHART_COLUMNS: of the second series */
};

struct chart {
    enum chart_kind kind;
    const char *title, *description;
    const char *first, *second; /* CHART_COLUMNS: names of the series; `second` NULL: only one */
    int64_t scale;              /* CHART_COLUMNS: what the full height stands for; 0: the tallest */
    bool target;                /* CHART_BARS: `of` is good to exceed */
    struct chart_row *rows;
    size_t count;
};

struct text;

/* Appends the chart with its caption; `number` makes its ids the page's own. */
void chart_html(struct text *out, const struct chart *chart, size_t number);

#endif
