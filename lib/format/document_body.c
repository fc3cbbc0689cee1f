/*
 * A text of Markdown that somebody wrote, made harmless as a tree: raw HTML is dropped, a link
 * that leads somewhere unsafe keeps its words only, an image becomes its words, headings go below
 * those of the page, and characters that a reader cannot see are shown as code points. What is
 * left is printed by the library in HTML, in Markdown by document_source.c.
 */
#include "format/document_internal.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <cmark.h>
#include <string.h>
#include <strings.h>

enum { HEADINGS_BELOW = 2, HEADING_MOST = 6 };

/* The nodes in the order of reading, a parent before what is in it. */
struct found {
    cmark_node **item;
    size_t count, capacity;
};

static bool is_hidden(const char *text, const char *at, const char *next, const char *end,
                      uint32_t codepoint)
{
    return codepoint != '\n' &&
           (utf8_check(at, (size_t)(next - at), NULL) ||
            (utf8_is_invisible(codepoint) && !utf8_joins_pictures(text, at, end)));
}

static const char *shown(struct arena *arena, const char *text)
{
    const char *at = text, *end = text + strlen(text);
    struct text out = text_new(arena);

    while (at < end) {
        const char *start = at;
        const uint32_t codepoint = utf8_next(&at, end);
        const size_t length = (size_t)(at - start);
        if (codepoint == '\t' || codepoint == '\r')
            text_char(&out, ' ');
        else if (is_hidden(text, start, at, end, codepoint))
            text_printf(&out, "[U+%04X]", (unsigned)codepoint);
        else
            text_bytes(&out, start, length);
    }
    return out.at ? out.at : "";
}

/* Absolute links of the web, mail, and places in the page; plain ASCII, as addresses are. */
static bool is_safe(const char *url)
{
    static const char *const begins[] = {"https:", "http:", "mailto:", "#"};
    bool known = false;

    for (size_t i = 0; url && i < sizeof begins / sizeof begins[0]; i++)
        known |= strncasecmp(url, begins[i], strlen(begins[i])) == 0;
    for (const char *at = url; known && *at; at++)
        known = *at > ' ' && *at < 0x7f;
    return known;
}

/* What is in the node takes its place. */
static void unwrap(cmark_node *node)
{
    for (cmark_node *child; (child = cmark_node_first_child(node));)
        if (!cmark_node_insert_before(node, child))
            cmark_node_free(child);
    cmark_node_free(node);
}

/* An address in angle brackets is a link even in the words of another. */
static bool is_in_link(cmark_node *node)
{
    do
        node = cmark_node_parent(node);
    while (node && cmark_node_get_type(node) != CMARK_NODE_LINK);
    return node != NULL;
}

static bool tame(struct arena *arena, cmark_node *node)
{
    int level;

    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_HTML_BLOCK:
    case CMARK_NODE_HTML_INLINE:
        cmark_node_free(node);
        return true;
    case CMARK_NODE_IMAGE:
        unwrap(node);
        return true;
    case CMARK_NODE_LINK:
        if (is_safe(cmark_node_get_url(node)) && !is_in_link(node))
            return cmark_node_set_title(node, "");
        unwrap(node);
        return true;
    case CMARK_NODE_HEADING:
        level = cmark_node_get_heading_level(node) + HEADINGS_BELOW;
        return cmark_node_set_heading_level(node, level > HEADING_MOST ? HEADING_MOST : level);
    case CMARK_NODE_CODE_BLOCK:
        return cmark_node_set_fence_info(node, "") &&
               cmark_node_set_literal(node, shown(arena, cmark_node_get_literal(node)));
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
        return cmark_node_set_literal(node, shown(arena, cmark_node_get_literal(node)));
    default:
        return true;
    }
}

static struct found find_all(struct arena *arena, cmark_node *root)
{
    cmark_iter *iterator = cmark_iter_new(root);
    struct found found = {0};

    for (cmark_event_type event; (event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE;) {
        if (event != CMARK_EVENT_ENTER)
            continue;
        ARENA_PUSH(arena, found.item, found.count, found.capacity);
        found.item[found.count++] = cmark_iter_get_node(iterator);
    }
    cmark_iter_free(iterator);
    return found;
}

static bool is_edge(cmark_node *node)
{
    return !node || cmark_node_get_type(node) == CMARK_NODE_SOFTBREAK ||
           cmark_node_get_type(node) == CMARK_NODE_LINEBREAK;
}

/* Blanks and ends of lines around what was dropped: in Markdown they would be an empty line. */
static bool is_left_over(cmark_node *node)
{
    const char *literal = cmark_node_get_literal(node);

    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
        return !literal[strspn(literal, " ")] &&
               (is_edge(cmark_node_previous(node)) || is_edge(cmark_node_next(node)));
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK:
        return is_edge(cmark_node_previous(node)) || !cmark_node_next(node);
    default:
        return false;
    }
}

/* What was around nothing but what was dropped. */
static bool is_hollow(cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_PARAGRAPH:
    case CMARK_NODE_HEADING:
    case CMARK_NODE_BLOCK_QUOTE:
    case CMARK_NODE_EMPH:
    case CMARK_NODE_STRONG:
    case CMARK_NODE_LINK:
        return !cmark_node_first_child(node);
    default:
        return false;
    }
}

static void sweep(struct arena *arena, cmark_node *body)
{
    cmark_consolidate_text_nodes(body);
    const struct found found = find_all(arena, body);

    for (size_t i = 1; i < found.count; i++)
        if (is_left_over(found.item[i])) {
            cmark_node_free(found.item[i]);
            found.item[i] = NULL;
        }
    for (size_t i = found.count; i-- > 1;)
        if (found.item[i] && is_hollow(found.item[i]))
            cmark_node_free(found.item[i]);
    cmark_consolidate_text_nodes(body);
}

/* Moves what is in the body to the end of the root. */
static bool move(cmark_node *body, cmark_node *root)
{
    bool fine = true;

    for (cmark_node *child; (child = cmark_node_first_child(body));) {
        cmark_node_unlink(child);
        if (!cmark_node_append_child(root, child)) {
            cmark_node_free(child);
            fine = false;
        }
    }
    return fine;
}

/* What the dialect makes of the whole body takes its place. */
static bool write_again(struct arena *arena, const struct dialect *dialect, cmark_node *body,
                        cmark_mem *memory)
{
    struct text text = text_new(arena);
    cmark_node *child = cmark_node_first_child(body);

    if (!child)
        return true;
    dialect->body(&text, body);
    while ((child = cmark_node_first_child(body)))
        cmark_node_free(child);
    cmark_node *island = cmark_node_new_with_mem(CMARK_NODE_CUSTOM_BLOCK, memory);
    if (cmark_node_set_on_enter(island, text.at) && cmark_node_append_child(body, island))
        return true;
    cmark_node_free(island);
    return false;
}

bool document_body_nodes(struct arena *arena, const struct dialect *dialect, const char *markdown,
                         cmark_mem *memory, cmark_node *root)
{
    cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_VALIDATE_UTF8, memory);

    cmark_parser_feed(parser, markdown, strlen(markdown));
    cmark_node *body = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    const struct found found = find_all(arena, body);
    bool fine = true;
    /* From the last one on, so that what is in a node is tame before the node goes. */
    for (size_t i = found.count; i-- > 1;)
        fine = tame(arena, found.item[i]) && fine;
    sweep(arena, body);
    if (dialect->body)
        fine = write_again(arena, dialect, body, memory) && fine;
    fine = move(body, root) && fine;
    cmark_node_free(body);
    return fine;
}
