/*
 * Which tables of a long page are folded, and what is seen of them then: what they are about, how
 * many rows they have, and what they come to. Nothing is hidden from paper, and the whole table
 * stays in the page, behind its line.
 */
#include "format/document_internal.h"

#include "base/arena.h"

#include <string.h>

/* Lines on a phone that are seen at a glance. */
enum { LINES_MOST = 15 };

static bool is_long(const struct grid *grid)
{
    const size_t columns = grid->column_count;

    return grid_rows(grid) * (columns < CARDS_LEAST ? 2 : 2 + columns / 2) > LINES_MOST;
}

/* The picture right above, which is one of this table. */
static struct block *picture_of(const struct document *document, struct block *block)
{
    struct block *above = block > document->blocks ? block - 1 : NULL;

    return above && above->type == BLOCK_CHART ? above : NULL;
}

/* The column whose total says most: the last one of money, where balances stand, or the first one
 * of other figures; none: the number of columns. */
static size_t telling_column(const struct grid *grid)
{
    size_t telling = grid->column_count;

    for (size_t i = 0; i < grid->column_count; i++) {
        const enum cell_type type = grid->columns[i].type;
        if (table_cell(grid, (size_t)grid->total_row, i)->empty || cell_is_text(type))
            continue;
        if (type == CELL_MONEY || telling == grid->column_count)
            telling = i;
    }
    return telling;
}

static void put_total(struct text *out, const struct grid *grid)
{
    const size_t column = grid->total_row > 0 ? telling_column(grid) : grid->column_count;
    char figure[DECIMAL_SIZE];

    if (column == grid->column_count)
        return;
    text_printf(out, "%s%s %s", out->length ? " · " : "", grid->columns[column].title,
                cell_figure(table_cell(grid, (size_t)grid->total_row, column),
                            grid->columns[column].type, figure));
}

/* "3 entries", "3项": a blank only before words that are set with blanks. */
static void put_count(struct text *out, const struct fold_words *words, size_t rows)
{
    const char *word = rows == 1 ? words->row : words->rows;

    text_printf(out, "%zu%s%s", rows, (unsigned char)*word < 0x80 ? " " : "", word);
}

void fold_table(const struct document *document, struct block *block, bool list)
{
    const struct fold_words *words = document->fold_words;
    struct block *picture = picture_of(document, block);
    struct text note = text_new(document->run->arena);

    if (picture && block->grid->column_count < CARDS_LEAST)
        picture->paired = block->paired = true;
    if (!words || document->folded || words_are_none(block->text) ||
        !(list || picture || is_long(block->grid)))
        return;
    block->folded = true;
    if (!picture)
        put_count(&note, words, grid_rows(block->grid));
    put_total(&note, block->grid);
    block->note = note.at ? note.at : "";
    block->behind =
        picture && strcmp(picture->text, block->text) == 0 ? words->figures : block->text;
}

/* The caption stands in the line; paper shows it above the table, and no line. */
void html_fold(struct text *out, const struct block *block)
{
    html_element(out, "<details class=\"fold rows\"><summary><span>", block->behind, "</span>");
    if (*block->note)
        html_element(out, "\n<span class=\"note\">", block->note, "</span>");
    text_add(out, "</summary></details>\n<div class=\"folded\">\n");
}
