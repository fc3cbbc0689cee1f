/* Charts taken from tables, so that a picture cannot say anything else than the table beside it. */
#include "format/chart.h"

#include "base/arena.h"
#include "base/decimal.h"
#include "base/text.h"
#include "format/document_internal.h"

#include <stdio.h>
#include <string.h>

static size_t column_of(const struct grid *grid, const char *key)
{
    size_t column = 0;

    while (column < grid->column_count && strcmp(grid->columns[column].key, key) != 0)
        column++;
    return column;
}

static int64_t number_of(const struct grid *grid, size_t row, size_t column)
{
    return column < grid->column_count ? table_cell(grid, row, column)->number : 0;
}

/* A cell as people read it; of a month the number within its year, as below a column. */
static const char *shown(struct arena *arena, const struct grid *grid, size_t row, size_t column,
                         bool brief)
{
    const struct cell *cell = table_cell(grid, row, column);
    enum cell_type type = grid->columns[column].type;
    char figure[DECIMAL_SIZE];

    if (cell_is_text(type))
        return cell->text ? cell->text : "";
    if (brief && type == CELL_MONTH)
        return arena_printf(arena, "%d", cell->month.month);
    return arena_dup(arena, cell_figure(cell, type, figure));
}

/* The whole chart in words: "property fee 57,000.00; parking 4,500.00". */
static const char *described(struct arena *arena, const struct grid *grid, size_t label,
                             size_t value)
{
    struct text words = text_new(arena);

    for (size_t row = 0; row < grid_rows(grid); row++)
        text_printf(&words, "%s%s %s", row ? "; " : "", shown(arena, grid, row, label, false),
                    shown(arena, grid, row, value, false));
    return words.at;
}

static bool is_empty(const struct chart *chart)
{
    for (size_t i = 0; i < chart->count; i++)
        if (chart->rows[i].value > 0 || chart->rows[i].of > 0 || chart->rows[i].second > 0)
            return false;
    return true;
}

static struct chart *chart_new(struct document *document, enum chart_kind kind, const char *title,
                               const struct grid *grid)
{
    struct arena *arena = document->run->arena;
    struct chart *chart = arena_alloc(arena, sizeof *chart);

    *chart = (struct chart){.kind = kind,
                            .title = arena_dup(arena, title),
                            .rows = arena_array(arena, grid_rows(grid), sizeof *chart->rows),
                            .count = grid_rows(grid)};
    return chart;
}

static void add_bars(struct document *document, const char *title, const struct grid *grid,
                     const char *const keys[static 3], bool target)
{
    struct arena *arena = document->run->arena;
    struct chart *chart = chart_new(document, CHART_BARS, title, grid);
    size_t name = column_of(grid, keys[0]), number = column_of(grid, keys[1]);
    size_t whole = keys[2] ? column_of(grid, keys[2]) : grid->column_count;

    for (size_t row = 0; row < chart->count; row++)
        chart->rows[row] = (struct chart_row){.label = shown(arena, grid, row, name, false),
                                              .shown = shown(arena, grid, row, number, false),
                                              .value = number_of(grid, row, number),
                                              .of = number_of(grid, row, whole)};
    chart->target = target;
    chart->description = described(arena, grid, name, number);
    if (!is_empty(chart))
        block_chart(document, chart);
}

void document_bars(struct document *document, const char *title, const struct grid *grid,
                   const char *label, const char *value, const char *of)
{
    add_bars(document, title, grid, (const char *const[]){label, value, of}, false);
}

void document_targets(struct document *document, const char *title, const struct grid *grid,
                      const char *label, const char *value, const char *target)
{
    add_bars(document, title, grid, (const char *const[]){label, value, target}, true);
}

void document_columns(struct document *document, const char *title, const struct grid *grid,
                      const char *label, const char *first, const char *second)
{
    struct arena *arena = document->run->arena;
    struct chart *chart = chart_new(document, CHART_COLUMNS, title, grid);
    size_t name = column_of(grid, label), one = column_of(grid, first);
    size_t two = second ? column_of(grid, second) : grid->column_count;

    for (size_t row = 0; row < chart->count; row++) {
        const int64_t value = number_of(grid, row, one), other = number_of(grid, row, two);
        chart->rows[row] =
            (struct chart_row){.label = shown(arena, grid, row, name, true),
                               .shown = shown(arena, grid, row, other > value ? two : one, false),
                               .value = value,
                               .second = other};
    }
    chart->first = grid->columns[one].title;
    chart->second = second ? grid->columns[two].title : NULL;
    chart->description = described(arena, grid, name, one);
    if (!is_empty(chart))
        block_chart(document, chart);
}

enum { FULL = 1000 };

void document_shares(struct document *document, const char *title, const struct grid *grid,
                     const char *label, const char *part, const char *whole)
{
    struct arena *arena = document->run->arena;
    struct chart *chart = chart_new(document, CHART_COLUMNS, title, grid);
    size_t name = column_of(grid, label), some = column_of(grid, part),
           all = column_of(grid, whole);
    struct text words = text_new(arena);

    chart->scale = FULL;
    for (size_t row = 0; row < chart->count; row++) {
        int64_t share = 0, of = number_of(grid, row, all);
        if (of > 0 && !decimal_scale(number_of(grid, row, some), FULL, of, &share))
            share = 0;
        chart->rows[row] = (struct chart_row){
            .label = shown(arena, grid, row, name, true),
            .shown = arena_printf(arena, "%d.%d%%", (int)(share / 10), (int)(share % 10)),
            .value = share};
        text_printf(&words, "%s%s %s", row ? "; " : "", shown(arena, grid, row, name, false),
                    chart->rows[row].shown);
    }
    chart->description = words.at;
    if (!is_empty(chart))
        block_chart(document, chart);
}
