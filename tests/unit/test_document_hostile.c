/*
 * No text whatever gets out of its place in a document: the Markdown is read back with cmark, the
 * HTML with a small strict reader of its own, and both must show the text and nothing else.
 */
#include "base/arena.h"
#include "base/utf8.h"
#include "format/document.h"

#include <check.h>
#include <cmark.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { TEXT_COUNT = 20000, DEPTH = 32 };

/* clang-format off */
static const char *const barbs[] = {
    "~~~", "```", "|", "\\|", "\\", "<script>", "</bdi>", "</style>", "<!--", "-->", "]]>",
    "&lt;", "&#35;", "&", "\n", "\n\n", "\r\n", "\t", "    ", "  \n", "# ", "===\n", "---\n",
    "\n---\n", "- ", "* ", "+ ", "1. ", "1) ", "12.5", "2026-11-03", "1,234.50", "99%", "%", "> ",
    "**", "__", "_", "*", "`", "![[](", "![[]()", "[a](//host)", "[a]: /b\n", "<//host>",
    "https://a.b/c", "www.example.com", "a@b.cn", "\"", "'", "=", "桂园", "。", "(", "）", "👨‍👩‍👧",
    "é", "e\u0301", "\u202e", "\u2066", "\u200b", "\u00a0", "\u3000", "\u2028", "\xc2\x85",
    "\x01", "\x7f", "\xff", "\xe6\xa1", "\xed\xa0\x80", "\ufeff", "\ufffe", "a", "word", "3-101",
    "longlonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglong",
};
/* clang-format on */

static uint32_t random_below(uint64_t *seed, uint32_t limit)
{
    *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)((*seed >> 33) % limit);
}

static const char *random_text(struct arena *arena, uint64_t *seed)
{
    struct text text = text_new(arena);

    for (uint32_t left = random_below(seed, 12); left; left--)
        if (random_below(seed, 3))
            text_add(&text, barbs[random_below(seed, sizeof barbs / sizeof *barbs)]);
        else
            text_char(&text, (char)(' ' + random_below(seed, 95)));
    return text.at;
}

/* What a reader has to see of a text, written a second time and more simply than in lib. */
static const char *seen(struct arena *arena, const char *string)
{
    static const char *const blanks[] = {" ",      "\t",     "\n",     "\r",
                                         "\u00a0", "\u3000", "\u2028", "\xc2\x85"};
    const char *first = string, *end = string + strlen(string);
    struct text text = text_new(arena);

    while (string < end) {
        const char *start = string;
        uint32_t codepoint = utf8_next(&string, end);
        size_t length = (size_t)(string - start);
        bool blank = false;
        for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++)
            blank |= strlen(blanks[i]) == length && !memcmp(blanks[i], start, length);
        if (blank)
            text_add(&text, text.length && text.at[text.length - 1] != ' ' ? " " : "");
        else if (codepoint == 0xfffd)
            text_add(&text, "\ufffd");
        else if ((utf8_is_invisible(codepoint) && !utf8_joins_pictures(first, start, end)) ||
                 utf8_check(start, length, NULL))
            text_printf(&text, "[U+%04X]", (unsigned)codepoint);
        else
            text_bytes(&text, start, length);
    }
    size_t length = text.length - (text.length && text.at[text.length - 1] == ' ');
    return arena_dupn(arena, text.at, length);
}

enum {
    TITLE,
    HEADING,
    PARAGRAPH,
    QUOTE,
    NOTE,
    LABEL,
    VALUE,
    BELOW,
    KEY,
    FACT,
    CAPTION,
    COLUMN,
    CELL,
    SUM,
    TEXTS
};

static struct document *hostile(struct run *run, const char *const text[static TEXTS])
{
    struct document *document = document_new(run, text[TITLE], text[TITLE]);
    struct column *columns = arena_array(run->arena, 2, sizeof *columns);

    columns[0] = (struct column){"text", text[COLUMN], CELL_TEXT};
    columns[1] = (struct column){"money", "M", CELL_MONEY};
    struct grid *grid = grid_new(run, columns, 2);
    grid_text(grid, text[CELL]);
    grid_number(grid, -123450);
    grid_total(grid);
    grid_text(grid, text[SUM]);
    grid_number(grid, -123450);
    document_heading(document, 2, text[HEADING]);
    document_paragraph(document, text[PARAGRAPH]);
    document_quote(document, text[QUOTE]);
    document_note(document, text[NOTE]);
    document_figure(document, text[LABEL], text[VALUE], text[BELOW]);
    document_fact(document, text[KEY], text[FACT]);
    document_table(document, "rows", text[CAPTION], grid);
    document_paragraph(document, "END");
    return document;
}

/* A tree as text: every node but text in brackets that no visible text can contain. */
static const char *tree_text(struct arena *arena, const char *markdown)
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
        else if (cmark_node_get_type(node) == CMARK_NODE_SOFTBREAK)
            text_char(&out, '\n');
        else
            text_printf(&out, "\1%s:", cmark_node_get_type_string(node));
    }
    cmark_iter_free(iter);
    cmark_node_free(root);
    return out.at;
}

/* `text` within the nodes named from outside in; nothing at all when it is empty. */
static void expect(struct text *out, const char *outer, const char *inner, const char *text)
{
    if (*text)
        text_printf(out, "\1%s:%s%s%s%s\2", outer, *inner ? "\1" : "", inner, *inner ? ":" : "",
                    text);
    if (*text && *inner)
        text_char(out, '\2');
}

static const char *strong(struct arena *arena, const char *text)
{
    return *text ? arena_printf(arena, "\1strong:%s\2", text) : "";
}

/* A list of one item, whose last blank Markdown does not keep. */
static void expect_list(struct text *out, struct text *item)
{
    while (item->length && item->at[item->length - 1] == ' ')
        item->at[--item->length] = '\0';
    text_printf(out, "\1list:\1item:\1paragraph:%s\2\2\2", item->at);
}

static const char *expected_tree(struct arena *arena, const char *const see[static TEXTS])
{
    struct text out = text_new(arena), figure = text_new(arena), fact = text_new(arena);

    text_printf(&out, "\1document:\1heading:%s\2", see[TITLE]);
    expect(&out, "heading", "", see[HEADING]);
    expect(&out, "paragraph", "", see[PARAGRAPH]);
    expect(&out, "block_quote", "paragraph", see[QUOTE]);
    expect(&out, "paragraph", "emph", see[NOTE]);
    text_printf(&figure, "%s: %s%s%s", see[LABEL], strong(arena, see[VALUE]),
                *see[BELOW] ? " · " : "", see[BELOW]);
    expect_list(&out, &figure);
    text_printf(&fact, "%s: %s", see[KEY], see[FACT]);
    expect_list(&out, &fact);
    expect(&out, "paragraph", "strong", see[CAPTION]);
    text_printf(&out, "\1paragraph:| %s | M |\n| --- | ---: |\n| %s | -1,234.50 |\n", see[COLUMN],
                see[CELL]);
    text_printf(&out, "| %s | \1strong:-1,234.50\2 |\2\1paragraph:END\2\2",
                strong(arena, see[SUM]));
    return out.at;
}

/* Whether the bars that divide cells are as many as there should be in each line of a table. */
static void check_bars(const char *markdown)
{
    for (const char *line = markdown; line; line = strchr(line, '\n')) {
        line += *line == '\n';
        if (*line != '|')
            continue;
        int bars = 0;
        for (const char *at = line; *at && *at != '\n'; at++) {
            if (*at == '\\')
                at++;
            else
                bars += *at == '|';
        }
        ck_assert_int_eq(bars, 3);
    }
}

/* --- a strict reader of our HTML --- */

static const char *attributes_end(const char *at)
{
    while (*at == ' ') {
        at += 1 + strspn(at + 1, "abcdefghijklmnopqrstuvwxyz-");
        ck_assert_msg(at[0] == '=' && at[1] == '"', "attribute not quoted at '%.40s'", at);
        at += 2;
        at += strcspn(at, "\"<>\n");
        ck_assert_msg(*at == '"', "attribute does not end at '%.40s'", at);
        at++;
    }
    ck_assert_msg(*at == '>', "tag does not end at '%.40s'", at);
    return at + 1;
}

struct reader {
    char open[DEPTH][16];
    size_t depth;
    struct text seen; /* what stands in each <bdi>, a line each */
    int bdi;
};

/* Reads one tag from behind its '<'; returns what follows it. */
static const char *read_tag(struct reader *reader, const char *at)
{
    bool closes = *at == '/';
    size_t length = strspn(at + closes, "abcdefghijklmnopqrstuvwxyz0123456789");
    const char *name = at + closes;

    ck_assert_msg(length > 0 && length < 16, "no tag at '%.40s'", at);
    if (closes) {
        ck_assert_uint_gt(reader->depth, 0);
        const char *open = reader->open[--reader->depth];
        ck_assert_msg(strlen(open) == length && !strncmp(open, name, length),
                      "'%s' closed at '%.40s'", open, at);
        if (!strcmp(open, "bdi"))
            text_char(&reader->seen, '\n');
        ck_assert_int_eq(name[length], '>');
        return name + length + 1;
    }
    if (strncmp(name, "meta ", 5)) {
        ck_assert_uint_lt(reader->depth, DEPTH);
        char *open = reader->open[reader->depth++];
        memcpy(open, name, length);
        open[length] = '\0';
    }
    return attributes_end(name + length);
}

static bool is_within(const struct reader *reader, const char *name)
{
    for (size_t i = 0; i < reader->depth; i++)
        if (!strcmp(reader->open[i], name))
            return true;
    return false;
}

static const char *read_text(struct reader *reader, const char *at)
{
    static const char *const entities[][2] = {
        {"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}, {"&quot;", "\""}, {"&#39;", "'"}};
    const char *byte = at;
    size_t length = 1;

    ck_assert_msg(*at != '>', "a raw '>' at '%.40s'", at);
    if (*at == '&') {
        size_t i = 0;
        while (i < 5 && strncmp(at, entities[i][0], strlen(entities[i][0])))
            i++;
        ck_assert_msg(i < 5, "a raw '&' at '%.40s'", at);
        length = strlen(entities[i][0]);
        byte = entities[i][1];
    }
    if (is_within(reader, "span") && at[-1] == '>')
        text_char(&reader->seen, '[');
    if (is_within(reader, "bdi"))
        text_char(&reader->seen, *byte);
    if (is_within(reader, "span") && at[1] == '<')
        text_char(&reader->seen, ']');
    return at + length;
}

/* Checks that the page is well formed; returns its texts, a line each. */
static const char *read_html(struct arena *arena, const char *html)
{
    struct reader reader = {.seen = text_new(arena)};
    const char *at = html + strlen("<!doctype html>");

    while (*at) {
        if (*at == '<')
            at = read_tag(&reader, at + 1);
        else if (is_within(&reader, "style"))
            at += strcspn(at, "<");
        else
            at = read_text(&reader, at);
    }
    ck_assert_uint_eq(reader.depth, 0);
    return reader.seen.at;
}

static const char *expected_texts(struct arena *arena, const char *const see[static TEXTS])
{
    static const int order[] = {TITLE, HEADING, PARAGRAPH, QUOTE, NOTE,   LABEL,
                                VALUE, BELOW,   KEY,       FACT,  CAPTION};
    struct text out = text_new(arena);

    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        int text = order[i];
        bool always =
            text == TITLE || text == LABEL || text == VALUE || text == KEY || text == FACT;
        if (always || *see[text])
            text_printf(&out, "%s\n", see[text]);
    }
    text_printf(&out, "%s\nM\n", see[COLUMN]);
    /* A cell without a word is empty. */
    text_printf(&out, "%s%s", see[CELL], *see[CELL] ? "\n" : "");
    text_printf(&out, "%s%sEND\n", see[SUM], *see[SUM] ? "\n" : "");
    return out.at;
}

START_TEST(no_text_gets_out)
{
    uint64_t seed = 20261103;

    for (int round = 0; round * TEXTS < TEXT_COUNT; round++) {
        struct run run = {.arena = arena_new(NULL)};
        const char *text[TEXTS], *see[TEXTS];
        for (int i = 0; i < TEXTS; i++) {
            text[i] = random_text(run.arena, &seed);
            see[i] = seen(run.arena, text[i]);
        }
        struct document *document = hostile(&run, text);
        struct text markdown = text_new(run.arena), html = text_new(run.arena);
        ck_assert_int_eq(document_markdown(&run, document, &markdown), STATUS_OK);
        ck_assert_int_eq(document_html(&run, document, &html), STATUS_OK);
        ck_assert_str_eq(tree_text(run.arena, markdown.at), expected_tree(run.arena, see));
        check_bars(markdown.at);
        ck_assert_str_eq(read_html(run.arena, html.at), expected_texts(run.arena, see));
        arena_free(run.arena);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("document-hostile");
    TCase *tcase = tcase_create("hostile");

    tcase_set_timeout(tcase, 120);
    tcase_add_test(tcase, no_text_gets_out);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
