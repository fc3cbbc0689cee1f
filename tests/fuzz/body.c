/*
 * Markdown that somebody wrote, in a document: an introduction or a notice. What stands around it
 * keeps every byte, whatever it says. In HTML it is a tree of a few elements, its text escaped and
 * its links safe; Markdown, read back with cmark, has no raw HTML and no picture, and shows the
 * same words as the HTML.
 */
#include "fuzz.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "format/document.h"

#include <cmark.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const char before[] = "QWERTZ", behind[] = "ZTREWQ";
enum { DEEP = 4096, NAME_MAX_LENGTH = 16 };

static struct document *around(struct run *run, const char *markdown)
{
    struct document *document = document_new(run, "en", "Title");

    document_heading(document, 2, "Section");
    document_paragraph(document, before);
    document_body(document, markdown);
    document_paragraph(document, behind);
    return document;
}

/* The part between the two words, of which each stands there once for the words' sake. */
static const char *inside(struct arena *arena, const char *page, const char *empty, size_t lead,
                          size_t tail)
{
    const size_t size = strlen(page), length = strlen(empty);

    want(size >= lead + tail && strncmp(page, empty, lead) == 0, "what stands before is as it was");
    want(strcmp(page + size - tail, empty + length - tail) == 0, "what stands behind is as it was");
    return arena_dupn(arena, page + lead, size - lead - tail);
}

/* --- texts --- */

static void want_visible(const char *text)
{
    const char *at = text, *end = text + strlen(text);

    while (at < end) {
        const char *start = at;
        uint32_t codepoint = utf8_next(&at, end);
        enum utf8_fault fault = utf8_check(start, (size_t)(at - start), NULL);
        want(codepoint == '\n' || (!fault && (!utf8_is_invisible(codepoint) ||
                                              utf8_joins_pictures(text, start, end))),
             "U+%04X is shown as what it is", (unsigned)codepoint);
    }
}

static void want_safe(const char *url)
{
    static const char *const begins[] = {"https:", "http:", "mailto:", "#"};
    bool known = false;

    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++)
        known |= strncasecmp(url, begins[i], strlen(begins[i])) == 0;
    want(known, "a link leads to '%s'", url);
    for (const char *at = url; *at; at++)
        want(*at > ' ' && *at < 0x7f, "an address is plain ASCII: '%s'", url);
}

/* Letters alone, because cmark's Markdown is ambiguous now and then: a mark of emphasis or the
 * number of a list becomes text. */
static void add_letters(struct text *out, const char *text)
{
    for (const char *at = text; *at; at++)
        if ((*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z') || (unsigned char)*at >= 0x80)
            text_char(out, *at);
}

/* --- HTML --- */

struct page {
    struct arena *arena;
    const char *at;
    const char *open[DEEP]; /* the elements around */
    size_t depth;
    struct text seen;
};

static bool is_known(const char *name)
{
    static const char known[] = " p h3 h4 h5 h6 ul ol li blockquote pre code em strong a br hr ";
    char padded[NAME_MAX_LENGTH + 3] = " ";

    strcat(padded, name);
    strcat(padded, " ");
    return strstr(known, padded) != NULL;
}

/* The character at page->at, a named one too, which a text may have. */
static void take_character(struct page *page, struct text *out)
{
    static const char *const names[][2] = {{"&lt;", "<"},    {"&gt;", ">"},  {"&amp;", "&"},
                                           {"&quot;", "\""}, {"&#39;", "'"}, {"&#x27;", "'"}};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strncmp(page->at, names[i][0], strlen(names[i][0])) == 0) {
            text_add(out, names[i][1]);
            page->at += strlen(names[i][0]);
            return;
        }
    want(!strchr("&<>\"", *page->at), "'%.40s' is escaped", page->at);
    text_char(out, *page->at++);
}

static void take_attribute(struct page *page, const char *element)
{
    const size_t length = strcspn(page->at, "=");
    const char *name = arena_dupn(page->arena, page->at, length);
    struct text value = text_new(page->arena);

    want(strncmp(page->at + length, "=\"", 2) == 0, "an attribute has a value in quotes");
    page->at += length + 2;
    while (*page->at && *page->at != '"')
        take_character(page, &value);
    want(*page->at == '"', "an attribute ends");
    page->at++;
    if (strcmp(element, "a") == 0 && strcmp(name, "href") == 0)
        want_safe(value.at);
    else
        want(strcmp(element, "ol") == 0 && strcmp(name, "start") == 0 &&
                 strspn(value.at, "0123456789") == value.length,
             "'%s' may not have '%s'", element, name);
}

static void take_end(struct page *page)
{
    const char *name = page->depth ? page->open[--page->depth] : "";
    const size_t length = strlen(name);

    want(length && strncmp(page->at + 2, name, length) == 0 && page->at[2 + length] == '>',
         "'%s' ends before what is around it: '%.20s'", name, page->at);
    page->at += 3 + length;
}

static void take_tag(struct page *page)
{
    const size_t length = strspn(page->at + 1, "abcdefghijklmnopqrstuvwxyz0123456789");
    const char *name = arena_dupn(page->arena, page->at + 1, length);

    want(length && length <= NAME_MAX_LENGTH && is_known(name), "'<%s' is an element of ours",
         name);
    page->at += 1 + length;
    while (*page->at == ' ' && page->at[1] != '/') {
        page->at++;
        take_attribute(page, name);
    }
    if (strncmp(page->at, " />", 3) == 0) {
        want(strcmp(name, "br") == 0 || strcmp(name, "hr") == 0, "'%s' has an end", name);
        page->at += 3;
        return;
    }
    want(*page->at == '>' && page->depth < DEEP, "'<%s' ends", name);
    for (size_t i = 0; strcmp(name, "a") == 0 && i < page->depth; i++)
        want(strcmp(page->open[i], "a") != 0, "no link is in a link");
    page->open[page->depth++] = name;
    page->at++;
}

static const char *read_html(struct arena *arena, const char *html)
{
    struct page *page = arena_alloc(arena, sizeof *page);
    struct text text = text_new(arena), letters = text_new(arena);

    *page = (struct page){.arena = arena, .at = html};
    while (*page->at)
        if (strncmp(page->at, "</", 2) == 0)
            take_end(page);
        else if (*page->at == '<')
            take_tag(page);
        else
            take_character(page, &text);
    want(page->depth == 0, "'%s' is still open", page->depth ? page->open[page->depth - 1] : "");
    want_visible(text.at);
    add_letters(&letters, text.at);
    return letters.at;
}

/* --- Markdown --- */

static void take_node(struct text *out, cmark_node *node)
{
    const char *literal = cmark_node_get_literal(node);

    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_HTML_BLOCK:
    case CMARK_NODE_HTML_INLINE:
        /* cmark keeps two lists apart, and code from a list, by a comment of its own. */
        want(strncmp(literal, "<!-- end list -->", 17) == 0 &&
                 !literal[17 + strspn(literal + 17, "\n")],
             "no raw HTML: '%.40s'", literal);
        break;
    case CMARK_NODE_IMAGE:
        want(false, "no picture");
        break;
    case CMARK_NODE_LINK:
        want_safe(cmark_node_get_url(node));
        want(!*cmark_node_get_title(node), "a link has no title");
        break;
    case CMARK_NODE_HEADING:
        want(cmark_node_get_heading_level(node) > 2, "headings go below the section's");
        break;
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
    case CMARK_NODE_CODE_BLOCK:
        want_visible(literal);
        add_letters(out, literal);
        break;
    default:
        break;
    }
}

/* The text of all blocks but the first three (title, section, word) and the last one. */
static const char *read_markdown(struct arena *arena, const char *markdown)
{
    cmark_node *root = cmark_parse_document(markdown, strlen(markdown), CMARK_OPT_DEFAULT);
    struct text out = text_new(arena);
    cmark_node *block = cmark_node_first_child(root);
    int blocks = 0;

    for (; block && block != cmark_node_last_child(root); block = cmark_node_next(block)) {
        if (blocks++ < 3)
            continue;
        cmark_iter *iter = cmark_iter_new(block);
        for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;)
            if (event == CMARK_EVENT_ENTER)
                take_node(&out, cmark_iter_get_node(iter));
        cmark_iter_free(iter);
    }
    cmark_node *text = block ? cmark_node_first_child(block) : NULL;
    want(text && cmark_node_get_type(block) == CMARK_NODE_PARAGRAPH &&
             strcmp(cmark_node_get_literal(text), behind) == 0 && !cmark_node_next(text),
         "what stands behind is a paragraph of its own");
    cmark_node_free(root);
    return out.at;
}

static void try_body(const uint8_t *bytes, size_t size)
{
    struct run run = fuzz_run();
    struct feed feed = feed_of(bytes, size);
    struct document *document = around(&run, feed_rest(&feed, run.arena));
    struct document *nothing = around(&run, "");
    struct text markdown = text_new(run.arena), html = text_new(run.arena);
    struct text no_markdown = text_new(run.arena), no_html = text_new(run.arena);

    want(document_markdown(&run, document, &markdown) == STATUS_OK &&
             document_html(&run, document, &html) == STATUS_OK &&
             document_markdown(&run, nothing, &no_markdown) == STATUS_OK &&
             document_html(&run, nothing, &no_html) == STATUS_OK,
         "there are both pages");
    const char *word = strstr(no_html.at, behind);
    const size_t tail = strlen(word) + strlen("<p><bdi>");
    const char *shown =
        read_html(run.arena, inside(run.arena, html.at, no_html.at, no_html.length - tail, tail));
    word = strstr(no_markdown.at, behind);
    inside(run.arena, markdown.at, no_markdown.at, (size_t)(word - no_markdown.at), strlen(word));
    want_equal("the words of the Markdown", read_markdown(run.arena, markdown.at), shown);
    arena_free(run.arena);
}

const struct harness harness_body = {"body", try_body};
