/* The tables of a document as one, a line per cell: every program can read it without knowing
 * which tables a report has. */
#include "format/csv.h"
#include "format/document_internal.h"

#include <stdio.h>

static void put_cell(struct text *out, const struct block *table, size_t row, size_t column)
{
    const struct grid *grid = table->grid;
    char number[24];

    snprintf(number, sizeof number, "%zu", row + 1);
    csv_plain_cell(out, true, table->key);
    csv_plain_cell(out, false, number);
    csv_plain_cell(out, false, grid->columns[column].key);
    grid_csv_cell(grid, row, column, false, out);
    csv_end_row(out);
}

void document_csv(const struct document *document, struct text *out)
{
    static const char *const head[] = {"table", "row", "column", "value"};

    for (size_t c = 0; c < sizeof head / sizeof head[0]; c++)
        csv_plain_cell(out, c == 0, head[c]);
    csv_end_row(out);
    for (size_t i = 0; i < document->count; i++) {
        const struct block *block = &document->blocks[i];
        if (block->type != BLOCK_TABLE || !block->key)
            continue;
        for (size_t row = 0; row < grid_rows(block->grid); row++)
            for (size_t column = 0; column < block->grid->column_count; column++)
                put_cell(out, block, row, column);
    }
}
