#include "format/document_internal.h"

#include "base/utf8.h"
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

void html_words(struct text *out, const char *text)
{
    text_add(out, "<bdi>");
    html_text(out, text, "<span class=\"cp\">", "</span>");
    text_add(out, "</bdi>");
}

void html_element(struct text *out, const char *open, const char *text, const char *close)
{
    text_add(out, open);
    html_words(out, text);
    text_add(out, close);
}

static void html_figures(struct text *out, const struct block *block, size_t count)
{
    /* Two and four stand better in pairs than three abreast with one left over. */
    text_printf(out, "<dl class=\"figures%s\">\n", count == 2 || count == 4 ? " pairs" : "");
    for (size_t i = 0; i < count; i++) {
        html_element(out, "<div><dt>", block[i].label, "</dt>");
        html_element(out, "<dd>", block[i].text, "</dd>");
        if (!words_are_none(block[i].note))
            html_element(out, "<dd class=\"note\">", block[i].note, "</dd>");
        text_add(out, "</div>\n");
    }
    text_add(out, "</dl>");
}

static void html_facts(struct text *out, const struct block *block, size_t count)
{
    text_add(out, "<dl class=\"facts\">\n");
    for (size_t i = 0; i < count; i++) {
        html_element(out, "<div><dt>", block[i].label, "</dt>");
        html_element(out, "<dd>", block[i].text, "</dd></div>\n");
    }
    text_add(out, "</dl>");
}

static void html_link(struct text *out, const struct block *link)
{
    text_add(out, "<a href=\"");
    target_text(out, link->target, ".html");
    if (*link->label) {
        text_add(out, "\" hreflang=\"");
        html_plain(out, link->label);
        text_add(out, "\" lang=\"");
        html_plain(out, link->label);
    }
    html_element(out, "\">", link->text, "</a>");
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

/* Columns of text up to which two links fit beside each other on a phone. */
enum { BRIEF_MOST = 16 };

static bool are_brief(const struct block *block, size_t count)
{
    bool brief = true;

    for (size_t i = 0; i < count && brief; i++)
        brief = utf8_width(block[i].text) <= BRIEF_MOST && utf8_width(block[i].note) <= BRIEF_MOST;
    return brief;
}

static void html_links(struct text *out, const struct block *block, size_t count)
{
    text_printf(out, "<ul class=\"links%s\">\n", are_brief(block, count) ? " brief" : "");
    for (size_t i = 0; i < count; i++) {
        text_add(out, "<li>");
        html_link(out, &block[i]);
        if (!words_are_none(block[i].note))
            html_element(out, " <span class=\"note\">", block[i].note, "</span>");
        text_add(out, "</li>\n");
    }
    text_add(out, "</ul>");
}

static void html_code(struct text *out, const struct block *block)
{
    text_add(out, "<figure class=\"scan\">");
    code_html(out, block->target, block->text);
    html_element(out, "\n<figcaption><strong>", block->text, "</strong>\n");
    html_element(out, "<span class=\"note\">", block->target, "</span></figcaption></figure>");
}

/* Fewer sections than these are seen at a glance. */
enum { CONTENTS_LEAST = 6 };

static bool is_long(const struct document *document)
{
    return document->contents && document->sections >= CONTENTS_LEAST;
}

/* What a heading is called within the page. */
static void html_name(struct text *out, const struct block *block)
{
    if (block->target)
        html_plain(out, block->target);
    else
        text_printf(out, "section-%zu", block->number);
}

static void html_named(struct text *out, const struct block *block)
{
    text_printf(out, "<h%d id=\"", block->level);
    html_name(out, block);
    text_add(out, "\">");
}

static void html_contents(struct text *out, const struct document *document)
{
    text_add(out, "<nav class=\"contents\" aria-label=\"");
    html_plain(out, document->contents);
    text_add(out, "\">\n<ul>\n");
    for (size_t i = 0; i < document->count; i++) {
        const struct block *block = &document->blocks[i];
        if (block->type != BLOCK_HEADING || !block->number)
            continue;
        text_add(out, "<li><a href=\"#");
        html_name(out, block);
        text_add(out, "\">");
        html_words(out, block->text);
        text_add(out, "</a></li>\n");
    }
    text_add(out, "</ul></nav>\n");
}

/* Beside a heading further down. */
static void html_top(struct text *out, const struct document *document)
{
    text_add(out, "\n<a class=\"up\" href=\"#top\" aria-label=\"");
    html_plain(out, document->top);
    text_add(out, "\">↑</a></div>");
}

/* What is folded stands behind its <details> and not inside: then every browser can print it. */
static void html_heading(struct text *out, const struct document *document,
                         const struct block *block)
{
    const int level = block->level;
    const bool up = block->number > 1 && !block->folded && is_long(document);

    if (block->unfolds)
        text_add(out, "</div>\n");
    if (block->number == 1 && is_long(document))
        html_contents(out, document);
    text_add(out, up ? "<div class=\"head\">\n" : "");
    text_add(out, block->folded ? "<details class=\"fold\"><summary>" : "");
    if (level == 1)
        text_add(out, "<h1 id=\"top\">");
    else if (block->number || block->target)
        html_named(out, block);
    else
        text_printf(out, "<h%d>", level);
    html_words(out, block->text);
    text_printf(out, "</h%d>", level);
    if (up)
        html_top(out, document);
    text_add(out, block->folded ? "</summary></details>\n<div class=\"folded\">" : "");
}

/* A table that belongs beside it ends the pair. */
static void html_chart(struct text *out, const struct block *block)
{
    text_add(out, block->paired ? "<div class=\"pair\">\n" : "");
    chart_html(out, block->chart, block->number);
}

static void html_island(struct text *out, const struct block *block, size_t count)
{
    if (block->type == BLOCK_NOTE)
        html_element(out, "<p class=\"note\">", block->text, "</p>");
    else if (block->type == BLOCK_TABLE)
        html_table(out, block);
    else if (block->type == BLOCK_FIGURE)
        html_figures(out, block, count);
    else if (block->type == BLOCK_CHART)
        html_chart(out, block);
    else if (block->type == BLOCK_CODE)
        html_code(out, block);
    else if (block->type == BLOCK_WAY)
        html_ways(out, block, count);
    else if (block->type == BLOCK_LINK)
        html_links(out, block, count);
    else
        html_facts(out, block, count);
}

static void html_foreign(struct text *out, const struct block *block)
{
    text_add(out, "<div lang=\"");
    html_plain(out, block->label);
    text_add(out, "\">");
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

static void html_alternate(struct text *out, const struct block *way)
{
    text_add(out, "<link rel=\"alternate\" hreflang=\"");
    html_plain(out, way->label);
    text_add(out, "\" href=\"");
    target_text(out, way->target, ".html");
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
    for (size_t i = 0; i < document->way_count; i++)
        if (*document->ways[i].label)
            html_alternate(out, &document->ways[i]);
    text_add(out, "<title>");
    html_plain(out, document->title);
    text_add(out, "</title>\n<style>\n");
    document_style(out);
    html_table_labels(out, document);
    text_printf(out, "</style>\n</head>\n<body%s>\n<main>\n",
                document->poster ? " class=\"poster\"" : "");
}

enum status document_html(struct run *run, const struct document *document, struct text *out)
{
    static const struct dialect html = {.words = html_words,
                                        .island = html_island,
                                        .heading = html_heading,
                                        .foreign = html_foreign,
                                        .pictures = true,
                                        .print = html_print};

    struct text body = text_new(run->arena);

    enum status status = document_render(run, document, &html, &body);
    if (status)
        return status;
    html_head(out, document);
    text_bytes(out, body.at, body.length);
    if (document->folded)
        text_add(out, "</div>\n");
    text_add(out, "</main>\n</body>\n</html>\n");
    return STATUS_OK;
}
