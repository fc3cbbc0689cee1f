#include "format/document_internal.h"

#include <cmark.h>

bool markdown_is_punctuation(uint32_t codepoint)
{
    return (codepoint >= '!' && codepoint <= '/') || (codepoint >= ':' && codepoint <= '@') ||
           (codepoint >= '[' && codepoint <= '`') || (codepoint >= '{' && codepoint <= '~');
}

/* Figures and dates stay readable in the source: between two digits these mean nothing to any
 * Markdown reader (a list's "1." is followed by a blank, a "-" of a list or rule begins a line). */
static bool is_of_a_figure(const struct piece *piece)
{
    if (!piece->after_digit)
        return false;
    if (piece->codepoint == '%')
        return true;
    return piece->before_digit &&
           (piece->codepoint == '.' || piece->codepoint == ',' || piece->codepoint == '-');
}

static void markdown_words(struct text *out, const char *text)
{
    struct words words = words_of(text);

    for (;;) {
        struct piece piece = words_next(&words);
        switch (piece.type) {
        case PIECE_END:
            return;
        case PIECE_BLANK:
            text_char(out, ' ');
            break;
        case PIECE_CUT:
            text_add(out, "…");
            break;
        case PIECE_HIDDEN:
            text_printf(out, "\\[U\\+%04X\\]", (unsigned)piece.codepoint);
            break;
        case PIECE_CHARACTER:
            if (markdown_is_punctuation(piece.codepoint) && !is_of_a_figure(&piece))
                text_char(out, '\\');
            text_bytes(out, piece.bytes, piece.length);
            break;
        }
    }
}

/* The text between two marks of emphasis; nothing at all when there is no text, because marks
 * without text are text. */
static void marked(struct text *out, const char *mark, const char *text)
{
    if (words_are_none(text))
        return;
    text_add(out, mark);
    markdown_words(out, text);
    text_add(out, mark);
}

static void markdown_cell(struct text *out, const struct grid *grid, size_t row, size_t column)
{
    const struct cell *cell = table_cell(grid, row, column);
    enum cell_type type = grid->columns[column].type;
    const char *mark = (ssize_t)row == grid->total_row ? "**" : "";
    char figure[DECIMAL_SIZE];

    text_char(out, ' ');
    if (cell_is_text(type) && !cell->empty) {
        marked(out, mark, cell->text ? cell->text : "");
    } else if (*cell_figure(cell, type, figure)) {
        text_printf(out, "%s%s%s", mark, figure, mark);
    }
    text_add(out, " |");
}

/* GitHub's table extension: without it the rows read as lines of a paragraph. */
static void markdown_table(struct text *out, const struct block *block)
{
    const struct grid *grid = block->grid;

    if (!words_are_none(block->text)) {
        marked(out, "**", block->text);
        text_add(out, "\n\n");
    }
    text_char(out, '|');
    for (size_t column = 0; column < grid->column_count; column++) {
        text_char(out, ' ');
        markdown_words(out, grid->columns[column].title);
        text_add(out, " |");
    }
    text_add(out, "\n|");
    for (size_t column = 0; column < grid->column_count; column++)
        text_add(out, column_is_number(&grid->columns[column]) ? " ---: |" : " --- |");
    text_char(out, '\n');
    for (size_t row = 0; row < table_rows(grid); row++) {
        text_char(out, '|');
        for (size_t column = 0; column < grid->column_count; column++)
            markdown_cell(out, grid, row, column);
        text_char(out, '\n');
    }
}

static void markdown_figure(struct text *out, const struct block *block)
{
    text_add(out, "- ");
    markdown_words(out, block->label);
    text_add(out, ": ");
    marked(out, "**", block->text);
    if (!words_are_none(block->note)) {
        text_add(out, " · ");
        markdown_words(out, block->note);
    }
    text_char(out, '\n');
}

/* Another bullet than a figure's: two lists with the same one would run into each other. */
static void markdown_fact(struct text *out, const struct block *block)
{
    text_add(out, "* ");
    markdown_words(out, block->label);
    text_add(out, ": ");
    markdown_words(out, block->text);
    text_char(out, '\n');
}

static void markdown_link(struct text *out, const struct block *block)
{
    text_char(out, '[');
    markdown_words(out, block->text);
    text_add(out, "](");
    target_text(out, block->target, ".md");
    text_char(out, ')');
    if (!words_are_none(block->note)) {
        text_add(out, " · ");
        markdown_words(out, block->note);
    }
}

static void markdown_ways(struct text *out, const struct block *block, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        text_add(out, i ? " · " : "");
        markdown_link(out, &block[i]);
    }
    text_char(out, '\n');
}

static void markdown_links(struct text *out, const struct block *block, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        text_add(out, "+ ");
        markdown_link(out, &block[i]);
        text_char(out, '\n');
    }
}

static void markdown_island(struct text *out, const struct block *block, size_t count)
{
    if (block->type == BLOCK_NOTE) {
        marked(out, "*", block->text);
        text_char(out, '\n');
    } else if (block->type == BLOCK_TABLE) {
        markdown_table(out, block);
    } else if (block->type == BLOCK_CODE) {
        markdown_words(out, block->text);
        text_add(out, ": ");
        markdown_words(out, block->target);
        text_char(out, '\n');
    } else if (block->type == BLOCK_WAY) {
        markdown_ways(out, block, count);
    } else if (block->type == BLOCK_LINK) {
        markdown_links(out, block, count);
    } else {
        for (size_t i = 0; i < count; i++)
            if (block->type == BLOCK_FIGURE)
                markdown_figure(out, &block[i]);
            else
                markdown_fact(out, &block[i]);
    }
    text_char(out, '\n');
}

static char *markdown_print(cmark_node *root)
{
    return cmark_render_commonmark(root, CMARK_OPT_DEFAULT, 0);
}

enum status document_markdown(struct run *run, const struct document *document, struct text *out)
{
    static const struct dialect markdown = {.words = markdown_words,
                                            .body = document_source,
                                            .island = markdown_island,
                                            .print = markdown_print};

    return document_render(run, document, &markdown, out);
}
