/*
 * One text everywhere in a document. Read back, with cmark from the Markdown and with a strict
 * reader from the HTML, the document is that of a harmless word with the text in its place. The
 * same text stays in its cell of a table on the terminal and of CSV.
 */
#include "fuzz.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "format/csv.h"
#include "format/document.h"

#include <cmark.h>
#include <stdlib.h>
#include <string.h>

static const char word[] = "QWERTZ";
enum { WHOLE_MAX = 2048 }; /* bytes of a text that is shown whole */

static bool is_space(uint32_t c)
{
    return (c >= 0x09 && c <= 0x0d) || c == ' ' || c == 0x85 || c == 0xa0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 || c == 0x202f ||
           c == 0x205f || c == 0x3000;
}

/* What a reader has to see of a text. */
static const char *seen(struct arena *arena, const char *string)
{
    const char *first = string, *end = string + strlen(string);
    struct text text = text_new(arena);
    bool blank = false;

    while (string < end) {
        const char *start = string;
        uint32_t codepoint = utf8_next(&string, end);
        if (is_space(codepoint)) {
            blank = true;
            continue;
        }
        text_add(&text, blank && text.length ? " " : "");
        blank = false;
        enum utf8_fault fault = utf8_check(start, (size_t)(string - start), NULL);
        if (fault == UTF8_INVALID)
            text_add(&text, "\xef\xbf\xbd");
        else if (fault || (utf8_is_invisible(codepoint) && !utf8_joins_pictures(first, start, end)))
            text_printf(&text, "[U+%04X]", (unsigned)codepoint);
        else
            text_bytes(&text, start, (size_t)(string - start));
    }
    return text.at;
}

static struct document *everywhere(struct run *run, const char *text)
{
    static const struct column columns[] = {{"text", word, CELL_TEXT}, {"sum", "M", CELL_MONEY}};
    struct document *document = document_new(run, "zh-CN", text);
    struct column *titled = arena_grow(run->arena, columns, 2, 2, sizeof *titled);

    titled[0].title = text;
    struct grid *grid = grid_new(run, titled, 2);
    grid_text(grid, text);
    grid_number(grid, -123450);
    grid_total(grid);
    grid_text(grid, text);
    grid_number(grid, -123450);
    document_heading(document, 2, text);
    document_paragraph(document, text);
    document_quote(document, text);
    document_note(document, text);
    document_figure(document, text, text, text);
    document_fact(document, text, text);
    document_table(document, "rows", text, grid);
    document_paragraph(document, "END");
    return document;
}

/* The tree that cmark reads: texts, and the other nodes between bytes that no text shows. */
static const char *read_markdown(struct arena *arena, const char *markdown)
{
    cmark_node *root = cmark_parse_document(markdown, strlen(markdown), CMARK_OPT_DEFAULT);
    cmark_iter *iter = cmark_iter_new(root);
    struct text out = text_new(arena);

    for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(iter);
        if (event == CMARK_EVENT_EXIT)
            text_char(&out, '\2');
        else if (cmark_node_get_type(node) == CMARK_NODE_TEXT)
            text_add(&out, cmark_node_get_literal(node));
        else
            text_printf(&out, "\1%s:", cmark_node_get_type_string(node));
    }
    cmark_iter_free(iter);
    cmark_node_free(root);
    return out.at;
}

/* Appends the character that stands here, a named one too; returns what follows. */
static const char *read_character(struct text *out, const char *at)
{
    static const char *const names[][2] = {
        {"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}, {"&quot;", "\""}, {"&#39;", "'"}};

    for (size_t i = 0; *at == '&' && i < sizeof names / sizeof *names; i++)
        if (strncmp(at, names[i][0], strlen(names[i][0])) == 0) {
            text_add(out, names[i][1]);
            return at + strlen(names[i][0]);
        }
    want(*at != '&' && *at != '<' && *at != '>', "'%.40s' is escaped", at);
    text_char(out, *at);
    return at + 1;
}

/* Appends a tag from its '<' with its attributes; returns what follows. */
static const char *read_tag(struct text *out, const char *at)
{
    static const char hidden[] = "<span class=\"cp\">", shown[] = "</span>";

    if (strncmp(at, hidden, strlen(hidden)) == 0) {
        text_char(out, '[');
        return at + strlen(hidden);
    }
    if (strncmp(at, shown, strlen(shown)) == 0) {
        text_char(out, ']');
        return at + strlen(shown);
    }
    text_char(out, '\1');
    for (at++; *at && *at != '>';) {
        text_char(out, *at);
        if (*at++ != '"')
            continue;
        while (*at && *at != '"')
            at = read_character(out, at);
        want(*at == '"', "an attribute ends");
        text_char(out, *at++);
    }
    want(*at == '>', "a tag ends");
    text_char(out, '\2');
    return at + 1;
}

/* Tags between bytes that no text shows, texts and attributes as they are meant. */
static const char *read_html(struct arena *arena, const char *html)
{
    struct text out = text_new(arena);

    for (const char *at = html; *at;) {
        if (strncmp(at, "<style>", 7) == 0) {
            at = strstr(at, "</style>");
            want(at != NULL, "the style sheet ends");
        }
        at = *at == '<' ? read_tag(&out, at) : read_character(&out, at);
    }
    return out.at;
}

static const char *with_text(struct arena *arena, const char *template, const char *text)
{
    struct text out = text_new(arena);

    for (const char *at; (at = strstr(template, word)); template = at + strlen(word)) {
        text_bytes(&out, template, (size_t)(at - template));
        text_add(&out, text);
    }
    text_add(&out, template);
    return out.at;
}

struct pages {
    const char *markdown, *html;
};

static struct pages pages_of(struct run *run, const char *text)
{
    struct document *document = everywhere(run, text);
    struct text markdown = text_new(run->arena), html = text_new(run->arena);

    want(document_markdown(run, document, &markdown) == STATUS_OK, "there is Markdown");
    want(document_html(run, document, &html) == STATUS_OK, "there is HTML");
    return (struct pages){read_markdown(run->arena, markdown.at), read_html(run->arena, html.at)};
}

/* The other ways of a grid: a table has a line for each row, CSV reads back. */
static void try_grid(struct run *run, const char *text)
{
    static const struct column columns[] = {{"text", "Text", CELL_TEXT},
                                            {"month", "Month", CELL_MONTH}};
    struct grid *grid = grid_new(run, columns, 2);
    struct text table = text_new(run->arena), csv = text_new(run->arena);
    struct csv_rows rows;
    size_t lines = 0;

    grid_text(grid, text);
    grid_month(grid, (struct month){2026, 11});
    grid_table(grid, false, &table);
    for (size_t i = 0; i < table.length; i++)
        lines += table.at[i] == '\n';
    want(lines == 1 && utf8_check(table.at, table.length, NULL) == UTF8_FINE,
         "a row is one harmless line: '%s'", table.at);
    grid_csv(grid, &csv);
    if (!utf8_nfc(run->arena, text)) /* not UTF-8, which no reader takes */
        return;
    want(csv_read(run, "again.csv", csv.at, csv.length, &rows) == STATUS_OK && rows.count == 2,
         "a row is one row of CSV");
    const char *cell = rows.row[1].cell[0];
    want_equal("a cell of CSV", cell + (*cell == '\'' && *text != '\''), text);
    want_equal("the cell beside", rows.row[1].cell[1], "2026-11");
}

static void try_document(const uint8_t *bytes, size_t size)
{
    struct run run = fuzz_run();
    struct feed feed = feed_of(bytes, size);
    const char *text = feed_rest(&feed, run.arena), *see = seen(run.arena, text);
    struct pages got = pages_of(&run, text);

    try_grid(&run, text);
    /* What is nothing but white space is left out, and a long text is cut. */
    if (*see && strlen(text) <= WHOLE_MAX) {
        struct pages plain = pages_of(&run, word);
        want_equal("Markdown", got.markdown, with_text(run.arena, plain.markdown, see));
        want_equal("HTML", got.html, with_text(run.arena, plain.html, see));
    }
    arena_free(run.arena);
}

const struct harness harness_document = {"document", try_document};
