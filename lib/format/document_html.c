#include "format/document_internal.h"

#include "format/code.h"

#include <cmark.h>

static void html_character(struct text *out, const struct piece *piece)
{
    switch (piece->codepoint) {
    case '<':
        text_add(out, "&lt;");
        break;
    case '>':
        text_add(out, "&gt;");
        break;
    case '&':
        text_add(out, "&amp;");
        break;
    case '"':
        text_add(out, "&quot;");
        break;
    case '\'':
        text_add(out, "&#39;");
        break;
    default:
        text_bytes(out, piece->bytes, piece->length);
    }
}

/* `open` and `close` stand around the code point of a character that nobody could see. */
static void html_text(struct text *out, const char *text, const char *open, const char *close)
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
            text_printf(out, "%sU+%04X%s", open, (unsigned)piece.codepoint, close);
            break;
        case PIECE_CHARACTER:
            html_character(out, &piece);
            break;
        }
    }
}

void html_plain(struct text *out, const char *text)
{
    html_text(out, text, "[", "]");
}

static void html_words(struct text *out, const char *text)
{
    text_add(out, "<bdi>");
    html_text(out, text, "<span class=\"cp\">", "</span>");
    text_add(out, "</bdi>");
}

/* An element around untrusted text; `open` is all of its opening tag. */
static void element(struct text *out, const char *open, const char *text, const char *close)
{
    text_add(out, open);
    html_words(out, text);
    text_add(out, close);
}

static const char *column_class(const struct column *column)
{
    if (column_is_number(column))
        return " class=\"n\"";
    return column->type == CELL_TEXT ? "" : " class=\"d\"";
}

static void html_cell(struct text *out, const struct grid *grid, size_t row, size_t column)
{
    const struct cell *cell = table_cell(grid, row, column);
    enum cell_type type = grid->columns[column].type;
    /* What a row is about stands first; a figure there is about nothing. */
    bool heads = column == 0 && !cell->empty && (type == CELL_TEXT || type == CELL_MONTH);
    char figure[DECIMAL_SIZE];

    text_printf(out, "<%s%s>", heads ? "th scope=\"row\"" : "td",
                column_class(&grid->columns[column]));
    if (type == CELL_TEXT && !cell->empty && cell->text)
        html_words(out, cell->text);
    else
        text_add(out, cell_figure(cell, type, figure));
    text_add(out, heads ? "</th>" : "</td>");
}

static void html_row(struct text *out, const struct grid *grid, size_t row)
{
    text_add(out, "<tr>");
    for (size_t column = 0; column < grid->column_count; column++)
        html_cell(out, grid, row, column);
    text_add(out, "</tr>\n");
}

static void html_table_head(struct text *out, const struct grid *grid)
{
    text_add(out, "<thead>\n<tr>");
    for (size_t column = 0; column < grid->column_count; column++) {
        text_printf(out, "<th scope=\"col\"%s>", column_class(&grid->columns[column]));
        element(out, "", grid->columns[column].title, "</th>");
    }
    text_add(out, "</tr>\n</thead>\n");
}

static void html_table(struct text *out, const struct block *block)
{
    const struct grid *grid = block->grid;

    text_add(out, "<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"");
    html_plain(out, block->label);
    text_add(out, "\">\n<table>\n");
    if (!words_are_none(block->text))
        element(out, "<caption>", block->text, "</caption>\n");
    html_table_head(out, grid);
    text_add(out, "<tbody>\n");
    for (size_t row = 0; row < table_rows(grid); row++)
        if ((ssize_t)row != grid->total_row)
            html_row(out, grid, row);
    text_add(out, "</tbody>\n");
    if (grid->total_row > 0) {
        text_add(out, "<tfoot>\n");
        html_row(out, grid, (size_t)grid->total_row);
        text_add(out, "</tfoot>\n");
    }
    text_add(out, "</table>\n</div>");
}

static void html_figures(struct text *out, const struct block *block, size_t count)
{
    /* Two and four stand better in pairs than three abreast with one left over. */
    text_printf(out, "<dl class=\"figures%s\">\n", count == 2 || count == 4 ? " pairs" : "");
    for (size_t i = 0; i < count; i++) {
        element(out, "<div><dt>", block[i].label, "</dt>");
        element(out, "<dd>", block[i].text, "</dd>");
        if (!words_are_none(block[i].note))
            element(out, "<dd class=\"note\">", block[i].note, "</dd>");
        text_add(out, "</div>\n");
    }
    text_add(out, "</dl>");
}

static void html_facts(struct text *out, const struct block *block, size_t count)
{
    text_add(out, "<dl class=\"facts\">\n");
    for (size_t i = 0; i < count; i++) {
        element(out, "<div><dt>", block[i].label, "</dt>");
        element(out, "<dd>", block[i].text, "</dd></div>\n");
    }
    text_add(out, "</dl>");
}

static void html_link(struct text *out, const struct block *link)
{
    text_add(out, "<a href=\"");
    target_text(out, link->target, ".html");
    element(out, "\">", link->text, "</a>");
}

static void html_ways(struct text *out, const struct block *block, size_t count)
{
    text_add(out, "<nav>");
    for (size_t i = 0; i < count; i++) {
        text_add(out, i ? "\n" : "");
        html_link(out, &block[i]);
    }
    text_add(out, "</nav>");
}

static void html_links(struct text *out, const struct block *block, size_t count)
{
    text_add(out, "<ul class=\"links\">\n");
    for (size_t i = 0; i < count; i++) {
        text_add(out, "<li>");
        html_link(out, &block[i]);
        if (!words_are_none(block[i].note))
            element(out, " <span class=\"note\">", block[i].note, "</span>");
        text_add(out, "</li>\n");
    }
    text_add(out, "</ul>");
}

static void html_code(struct text *out, const struct block *block)
{
    text_add(out, "<figure class=\"scan\">");
    code_html(out, block->target, block->text);
    element(out, "\n<figcaption><strong>", block->text, "</strong>\n");
    element(out, "<span class=\"note\">", block->target, "</span></figcaption></figure>");
}

static void html_island(struct text *out, const struct block *block, size_t count)
{
    if (block->type == BLOCK_NOTE)
        element(out, "<p class=\"note\">", block->text, "</p>");
    else if (block->type == BLOCK_TABLE)
        html_table(out, block);
    else if (block->type == BLOCK_FIGURE)
        html_figures(out, block, count);
    else if (block->type == BLOCK_CHART)
        chart_html(out, block->chart, block->number);
    else if (block->type == BLOCK_CODE)
        html_code(out, block);
    else if (block->type == BLOCK_WAY)
        html_ways(out, block, count);
    else if (block->type == BLOCK_LINK)
        html_links(out, block, count);
    else
        html_facts(out, block, count);
}

static char *html_print(cmark_node *root)
{
    return cmark_render_html(root, CMARK_OPT_DEFAULT);
}

/* Page and commit are ours and need no escaping, but the subject may have come from a register. */
static void html_identity(struct text *out, const struct document *document)
{
    text_add(out, "<meta name=\"guiyuan-page\" content=\"");
    html_plain(out, document->page);
    text_add(out, "\">\n<meta name=\"guiyuan-commit\" content=\"");
    html_plain(out, document->commit);
    text_add(out, "\">\n");
}

static void html_head(struct text *out, const struct document *document)
{
    text_add(out, "<!doctype html>\n<html lang=\"");
    html_plain(out, document->language);
    text_add(out, "\">\n<head>\n<meta charset=\"utf-8\">\n"
                  "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                  "style-src 'unsafe-inline'; img-src data:\">\n"
                  "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                  "<meta name=\"color-scheme\" content=\"light dark\">\n");
    if (document->page)
        html_identity(out, document);
    text_add(out, "<title>");
    html_plain(out, document->title);
    text_add(out, "</title>\n<style>\n");
    document_style(out);
    text_printf(out, "</style>\n</head>\n<body%s>\n<main>\n",
                document->poster ? " class=\"poster\"" : "");
}

enum status document_html(struct run *run, const struct document *document, struct text *out)
{
    static const struct dialect html = {
        .words = html_words, .island = html_island, .pictures = true, .print = html_print};

    struct text body = text_new(run->arena);

    enum status status = document_render(run, document, &html, &body);
    if (status)
        return status;
    html_head(out, document);
    text_bytes(out, body.at, body.length);
    text_add(out, "</main>\n</body>\n</html>\n");
    return STATUS_OK;
}
