/*
 * Markdown that somebody wrote, written again from its tree. The library's own way is ambiguous: it
 * leaves "~~~" as it is, which swallows the rest of a page, and lists within lists lose their
 * places. Here punctuation is escaped wherever it could mean something, code is always fenced, and
 * what is in an item always stands apart. A list within a list is loose after that. Which mark an
 * emphasis gets is the one thing that may still be read as text.
 *
 * The tree is walked, not descended: a text of nothing but ">" is as deep as it is long.
 */
#include "format/document_internal.h"

#include "base/arena.h"

#include <cmark.h>
#include <string.h>

enum { DEEPEST = 32 }; /* what is further in keeps its words only: each line has all marks around */

/* A list, an item or a quotation around what is written. */
struct frame {
    size_t prefix; /* length before it */
    int number;    /* of a list: its next item's */
    char mark;     /* of a list: behind the number, or instead of one */
};

struct writer {
    struct text *out;
    struct text prefix; /* what each line of the block begins with */
    bool begun;         /* the line has its prefix, and the mark of an item or a quotation */
    bool heading;       /* which is one line */
    struct frame *frames;
    size_t depth, capacity;
    char last; /* mark of the list that ended last */
};

static bool is_of(cmark_node *node, cmark_node_type type)
{
    return node && cmark_node_get_type(node) == type;
}

static bool is_emphasis(cmark_node *node)
{
    return is_of(node, CMARK_NODE_EMPH) || is_of(node, CMARK_NODE_STRONG);
}

/* --- lines --- */

static void end_line(struct writer *writer)
{
    text_char(writer->out, '\n');
    writer->begun = false;
}

static void begin_line(struct writer *writer)
{
    if (!writer->begun)
        text_add(writer->out, writer->prefix.at);
    writer->begun = true;
}

/* A line of nothing but the marks of quotations around. */
static void empty_line(struct writer *writer)
{
    size_t length = writer->prefix.length;

    while (length && writer->prefix.at[length - 1] == ' ')
        length--;
    text_bytes(writer->out, writer->prefix.at, length);
    end_line(writer);
}

static void begin_block(struct writer *writer, cmark_node *node)
{
    const bool close =
        is_of(node, CMARK_NODE_ITEM) && cmark_node_get_list_tight(cmark_node_parent(node));

    if (cmark_node_previous(node) && !close)
        empty_line(writer);
    begin_line(writer);
}

/* --- blocks --- */

/* Neighbours have another mark each, or they would be one list. Lists within lists take turns, for
 * "- - -" is a line across. */
static char mark_of(const struct writer *writer, cmark_node *list)
{
    const cmark_list_type type = cmark_node_get_list_type(list);
    cmark_node *before = cmark_node_previous(list);
    const bool next = is_of(before, CMARK_NODE_LIST) && cmark_node_get_list_type(before) == type;

    if (type == CMARK_ORDERED_LIST)
        return next && writer->last == '.' ? ')' : '.';
    return next && writer->last != '+' ? '+' : writer->depth / 2 % 2 ? '*' : '-';
}

static struct frame *push(struct writer *writer)
{
    ARENA_PUSH(writer->out->arena, writer->frames, writer->depth, writer->capacity);
    writer->frames[writer->depth] = (struct frame){.prefix = writer->prefix.length};
    return &writer->frames[writer->depth++];
}

static void pop(struct writer *writer)
{
    const struct frame *frame = &writer->frames[--writer->depth];

    writer->prefix.length = frame->prefix;
    writer->prefix.at[frame->prefix] = '\0';
    writer->last = frame->mark;
}

static void enter_list(struct writer *writer, cmark_node *node)
{
    const char mark = mark_of(writer, node);
    struct frame *frame = push(writer);

    frame->number = cmark_node_get_list_start(node);
    frame->mark = mark;
}

static void enter_item(struct writer *writer)
{
    enum { NUMBER_MOST = 999999999 };
    const size_t start = writer->out->length;
    struct frame *list = &writer->frames[writer->depth - 1];

    if (writer->depth > DEEPEST) {
        push(writer);
        return;
    }
    if (list->mark == '.' || list->mark == ')')
        text_printf(writer->out, "%d", list->number);
    text_char(writer->out, list->mark);
    text_char(writer->out, ' ');
    list->number += list->number < NUMBER_MOST;
    push(writer);
    for (size_t i = start; i < writer->out->length; i++)
        text_char(&writer->prefix, ' ');
}

static void enter_quotation(struct writer *writer)
{
    push(writer);
    if (writer->depth > DEEPEST)
        return;
    text_add(writer->out, "> ");
    text_add(&writer->prefix, "> ");
}

/* Longer than any run of the same in the text. */
static size_t fence_of(const char *text, size_t least)
{
    size_t longest = least - 1;

    for (const char *at = text; (at = strchr(at, '`'));) {
        const size_t run = strspn(at, "`");
        longest = run > longest ? run : longest;
        at += run;
    }
    return longest + 1;
}

static void add_fence(struct text *out, size_t length)
{
    while (length--)
        text_char(out, '`');
}

static void code_block(struct writer *writer, const char *code)
{
    const size_t fence = fence_of(code, 3);

    add_fence(writer->out, fence);
    end_line(writer);
    for (const char *line = code; *line;) {
        const size_t length = strcspn(line, "\n");
        if (length) {
            begin_line(writer);
            text_bytes(writer->out, line, length);
            end_line(writer);
        } else {
            empty_line(writer);
        }
        line += length + (line[length] == '\n');
    }
    begin_line(writer);
    add_fence(writer->out, fence);
    end_line(writer);
}

static void enter_block(struct writer *writer, cmark_node *node)
{
    begin_block(writer, node);
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_BLOCK_QUOTE:
        enter_quotation(writer);
        break;
    case CMARK_NODE_LIST:
        enter_list(writer, node);
        break;
    case CMARK_NODE_ITEM:
        enter_item(writer);
        break;
    case CMARK_NODE_HEADING:
        writer->heading = true;
        for (int i = cmark_node_get_heading_level(node); i > 0; i--)
            text_char(writer->out, '#');
        text_char(writer->out, ' ');
        break;
    case CMARK_NODE_CODE_BLOCK:
        code_block(writer, cmark_node_get_literal(node));
        break;
    case CMARK_NODE_THEMATIC_BREAK:
        text_add(writer->out, "___");
        end_line(writer);
        break;
    default:
        break;
    }
}

static void exit_block(struct writer *writer, cmark_node *node)
{
    if (is_of(node, CMARK_NODE_LIST) || is_of(node, CMARK_NODE_ITEM) ||
        is_of(node, CMARK_NODE_BLOCK_QUOTE))
        pop(writer);
    writer->heading = false;
    if (writer->begun)
        end_line(writer);
}

/* --- what is in them --- */

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* Whether the punctuation means nothing where it stands, so that sentences stay readable. A list's
 * "1." and "1)" have a digit before them, its "-" has nothing; a bare address has a ":" or "."
 * within; "!" makes a picture of a link. */
static bool is_plain(const char *text, const char *at)
{
    const char before = at > text ? at[-1] : ' ', after = at[1];

    switch (*at) {
    case '.':
        return is_digit(before) ? is_digit(after) : after == ' ' || !after;
    case ':':
        return after == ' ' || !after;
    case ')':
        return !is_digit(before);
    case '!':
        return after && after != '[';
    case '-':
        return is_digit(before) && is_digit(after);
    default:
        return strchr("(,;?/%'\"", *at) != NULL;
    }
}

static bool is_break(cmark_node *node)
{
    return is_of(node, CMARK_NODE_SOFTBREAK) || is_of(node, CMARK_NODE_LINEBREAK);
}

/* A blank at the edge of an emphasis or a link is written so that it does not undo the mark; at
 * that of a line or a block it is nothing. */
static void write_blank(struct text *out, cmark_node *node, cmark_node *neighbour, bool edge)
{
    cmark_node *parent = cmark_node_parent(node);

    if (!edge || (neighbour && !is_break(neighbour)))
        text_char(out, ' ');
    else if (!neighbour && !is_of(parent, CMARK_NODE_PARAGRAPH) &&
             !is_of(parent, CMARK_NODE_HEADING))
        text_add(out, "&#32;");
}

/* Of several blanks the first one counts. */
static void write_text(struct text *out, cmark_node *node)
{
    const char *text = cmark_node_get_literal(node);

    for (const char *at = text; *at; at++) {
        const bool first = at == text, last = !at[strspn(at, " ")];
        if (*at == ' ') {
            if (first || at[-1] != ' ')
                write_blank(out, node, first ? cmark_node_previous(node) : cmark_node_next(node),
                            first || last);
            continue;
        }
        if (markdown_is_punctuation((unsigned char)*at) && !is_plain(text, at))
            text_char(out, '\\');
        text_char(out, *at);
    }
}

static void write_code(struct text *out, const char *code)
{
    const size_t fence = fence_of(code, 1), length = strlen(code);
    const bool padded = *code == '`' || code[length - 1] == '`' ||
                        (*code == ' ' && code[length - 1] == ' ' && code[strspn(code, " ")]);

    add_fence(out, fence);
    text_add(out, padded ? " " : "");
    text_add(out, code);
    text_add(out, padded ? " " : "");
    add_fence(out, fence);
}

static void write_break(struct writer *writer, const char *mark)
{
    if (writer->heading) {
        text_char(writer->out, ' ');
        return;
    }
    text_add(writer->out, mark);
    end_line(writer);
    begin_line(writer);
}

/* An emphasis that begins or ends another has the other character, or the two would be one. */
static void write_mark(struct text *out, cmark_node *node)
{
    const bool inner = is_emphasis(cmark_node_parent(node)) &&
                       (!cmark_node_previous(node) || !cmark_node_next(node));
    const bool strong = is_of(node, CMARK_NODE_STRONG);

    text_add(out, inner ? strong ? "__" : "_" : strong ? "**" : "*");
}

static void write_target(struct text *out, const char *url)
{
    text_add(out, "](");
    for (const char *at = url; *at; at++) {
        text_add(out, strchr("\\()<>&`[]", *at) ? "\\" : "");
        text_char(out, *at);
    }
    text_char(out, ')');
}

static void write_inline(struct writer *writer, cmark_node *node, bool enter)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
        write_text(writer->out, node);
        break;
    case CMARK_NODE_CODE:
        write_code(writer->out, cmark_node_get_literal(node));
        break;
    case CMARK_NODE_SOFTBREAK:
        write_break(writer, "");
        break;
    case CMARK_NODE_LINEBREAK:
        write_break(writer, "\\");
        break;
    case CMARK_NODE_EMPH:
    case CMARK_NODE_STRONG:
        write_mark(writer->out, node);
        break;
    case CMARK_NODE_LINK:
        if (enter)
            text_char(writer->out, '[');
        else
            write_target(writer->out, cmark_node_get_url(node));
        break;
    default: /* document_body.c leaves no other */
        break;
    }
}

static bool is_block(cmark_node *node)
{
    const cmark_node_type type = cmark_node_get_type(node);

    return type >= CMARK_NODE_FIRST_BLOCK && type <= CMARK_NODE_LAST_BLOCK;
}

void document_source(struct text *out, cmark_node *body)
{
    struct writer writer = {.out = out, .prefix = text_new(out->arena)};
    cmark_iter *iterator = cmark_iter_new(body);

    for (cmark_event_type event; (event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(iterator);
        if (node == body)
            continue;
        if (!is_block(node))
            write_inline(&writer, node, event == CMARK_EVENT_ENTER);
        else if (event == CMARK_EVENT_ENTER)
            enter_block(&writer, node);
        else
            exit_block(&writer, node);
    }
    cmark_iter_free(iterator);
    text_char(out, '\n');
}
