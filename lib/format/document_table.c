/*
 * Tables in HTML. One of many columns does not fit on a phone, where the style sheet turns each of
 * its rows into a block of lines, "At the end … 1,234.50". The label of a line comes from the style
 * sheet too, once for each column and not once for each cell. Since some browsers take such a table
 * for no table any more, its parts say what they are.
 */
#include "format/document_internal.h"

#include "base/utf8.h"

#include <string.h>

enum {
    SHORT_MOST = 6,   /* rows that paper need not part */
    LONG_LEAST = 300, /* rows of which a browser lays out only what it shows */
    MANY_LEAST = 7,   /* columns that have to stand closer on any page */
    CODE_MOST = 14,   /* characters that are kept together */
    FIGURE_MOST = 9,  /* of what is written in one cell of two beside each other on a phone */
};

static bool is_wide(const struct grid *grid)
{
    return grid->column_count >= CARDS_LEAST;
}

static const char *length_class(size_t rows)
{
    return rows <= SHORT_MOST ? " short" : rows >= LONG_LEAST ? " long" : "";
}

static const char *role(const struct grid *grid, const char *words)
{
    return is_wide(grid) ? words : "";
}

static const char *column_class(const struct column *column)
{
    if (column->type == CELL_FIGURE)
        return " class=\"n f\"";
    if (column_is_number(column))
        return " class=\"n\"";
    return column->type == CELL_TEXT ? "" : " class=\"d\"";
}

/* A record's id or the like, which is not broken at its hyphen. */
static bool is_code(const char *text)
{
    bool digits = false;
    size_t length = 0;

    for (; text[length] > ' ' && text[length] < 0x7f && length <= CODE_MOST; length++)
        digits |= text[length] >= '0' && text[length] <= '9';
    return digits && !text[length] && length <= CODE_MOST;
}

static const char *cell_class(const struct grid *grid, const struct cell *cell, size_t column)
{
    const enum cell_type type = grid->columns[column].type;

    if (cell->empty || !cell_is_text(type) || !cell->text)
        return column_class(&grid->columns[column]);
    if (type == CELL_FIGURE)
        return utf8_width(cell->text) > FIGURE_MOST ? " class=\"n f b\"" : " class=\"n f\"";
    return column > 0 && is_code(cell->text) ? " class=\"d\"" : "";
}

static void html_cell(struct text *out, const struct grid *grid, size_t row, size_t column)
{
    const struct cell *cell = table_cell(grid, row, column);
    enum cell_type type = grid->columns[column].type;
    /* What a row is about stands first; a figure there is about nothing. */
    const bool words = cell_is_text(type) && cell->text && !words_are_none(cell->text);
    const bool heads = column == 0 && !cell->empty && (words || type == CELL_MONTH);
    char figure[DECIMAL_SIZE];

    text_printf(out, "<%s%s%s>", heads ? "th scope=\"row\"" : "td", cell_class(grid, cell, column),
                role(grid, heads ? " role=\"rowheader\"" : " role=\"cell\""));
    if (words)
        html_words(out, cell->text);
    else if (!cell_is_text(type))
        text_add(out, cell_figure(cell, type, figure));
    text_add(out, heads ? "</th>" : "</td>");
}

/* The column of that key; none: the number of columns. */
static size_t column_of(const struct grid *grid, const char *key)
{
    size_t column = 0;

    while (column < grid->column_count && (!key || strcmp(grid->columns[column].key, key) != 0))
        column++;
    return column;
}

/* `names` is the column that names the rows, or none. */
static void html_row(struct text *out, const struct grid *grid, size_t row, size_t names)
{
    const struct cell *name = names < grid->column_count ? table_cell(grid, row, names) : NULL;

    text_printf(out, "<tr%s", role(grid, " role=\"row\""));
    if (name && !name->empty && (ssize_t)row != grid->total_row) {
        text_add(out, " id=\"");
        html_plain(out, name->text);
        text_char(out, '"');
    }
    text_char(out, '>');
    for (size_t column = 0; column < grid->column_count; column++)
        html_cell(out, grid, row, column);
    text_add(out, "</tr>\n");
}

static void html_table_head(struct text *out, const struct grid *grid)
{
    text_printf(out, "<thead%s>\n<tr%s>", role(grid, " role=\"rowgroup\""),
                role(grid, " role=\"row\""));
    for (size_t column = 0; column < grid->column_count; column++) {
        text_printf(out, "<th scope=\"col\"%s%s>", column_class(&grid->columns[column]),
                    role(grid, " role=\"columnheader\""));
        html_element(out, "", grid->columns[column].title, "</th>");
    }
    text_add(out, "</tr>\n</thead>\n");
}

void html_table(struct text *out, const struct block *block)
{
    const struct grid *grid = block->grid;

    if (block->folded)
        html_fold(out, block);
    text_printf(out, "<div class=\"table%s%s\" tabindex=\"0\" role=\"region\" aria-label=\"",
                grid->column_count >= MANY_LEAST ? " cards many" : role(grid, " cards"),
                length_class(table_rows(grid)));
    html_plain(out, block->label);
    if (is_wide(grid))
        text_printf(out, "\">\n<table id=\"table-%zu\" role=\"table\">\n", block->number);
    else
        text_add(out, "\">\n<table>\n");
    if (!words_are_none(block->text))
        html_element(out, "<caption>", block->text, "</caption>\n");
    html_table_head(out, grid);
    text_printf(out, "<tbody%s>\n", role(grid, " role=\"rowgroup\""));
    for (size_t row = 0; row < table_rows(grid); row++)
        if ((ssize_t)row != grid->total_row)
            html_row(out, grid, row, column_of(grid, block->target));
    text_add(out, "</tbody>\n");
    if (grid->total_row > 0) {
        text_printf(out, "<tfoot%s>\n", role(grid, " role=\"rowgroup\""));
        html_row(out, grid, (size_t)grid->total_row, grid->column_count);
        text_add(out, "</tfoot>\n");
    }
    text_add(out, block->folded ? "</table>\n</div>\n</div>" : "</table>\n</div>");
    text_add(out, block->paired ? "\n</div>" : "");
}

/* A string of CSS: whatever could end it, or the <style> around it, by its number. */
static void css_string(struct text *out, const char *text)
{
    struct words words = words_of(text);
    struct piece piece;

    text_char(out, '"');
    while ((piece = words_next(&words)).type != PIECE_END) {
        bool plain = piece.codepoint >= 0x80 || piece.codepoint == '-' ||
                     (piece.codepoint >= '0' && piece.codepoint <= '9') ||
                     (piece.codepoint >= 'A' && piece.codepoint <= 'Z') ||
                     (piece.codepoint >= 'a' && piece.codepoint <= 'z');
        if (piece.type == PIECE_BLANK)
            text_char(out, ' ');
        else if (piece.type == PIECE_HIDDEN)
            text_printf(out, "[U+%04X]", (unsigned)piece.codepoint);
        else if (piece.type == PIECE_CHARACTER && plain)
            text_bytes(out, piece.bytes, piece.length);
        else if (piece.type == PIECE_CHARACTER)
            text_printf(out, "\\%x ", (unsigned)piece.codepoint);
    }
    text_char(out, '"');
}

static void labels_of(struct text *out, const struct block *block)
{
    for (size_t i = 0; i < block->grid->column_count; i++) {
        text_printf(out, "  #table-%zu td:nth-child(%zu)::before { content: ", block->number,
                    i + 1);
        css_string(out, block->grid->columns[i].title);
        text_add(out, "; }\n");
    }
}

void html_table_labels(struct text *out, const struct document *document)
{
    bool any = false;

    for (size_t i = 0; i < document->count; i++) {
        const struct block *block = &document->blocks[i];
        if (block->type != BLOCK_TABLE || !is_wide(block->grid))
            continue;
        text_add(out, any ? "" : "@media screen and (max-width: 40rem) {\n");
        any = true;
        labels_of(out, block);
    }
    text_add(out, any ? "}\n" : "");
}
