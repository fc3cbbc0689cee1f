#include "format/document_internal.h"

#include "base/arena.h"
#include "format/code.h"

#include <cmark.h>
#include <stdlib.h>
#include <string.h>

struct document *document_new(struct run *run, const char *language, const char *title)
{
    struct document *document = arena_alloc(run->arena, sizeof *document);

    document->run = run;
    document->language = arena_dup(run->arena, language);
    document->title = arena_dup(run->arena, title);
    document->section = document->title;
    return document;
}

static struct block block_of(struct document *document, enum block_type type, const char *text)
{
    return (struct block){.type = type,
                          .text = arena_dup(document->run->arena, text ? text : ""),
                          .label = "",
                          .note = ""};
}

static struct block *add(struct document *document, enum block_type type, const char *text)
{
    ARENA_PUSH(document->run->arena, document->blocks, document->count, document->capacity);
    struct block *block = &document->blocks[document->count++];
    *block = block_of(document, type, text);
    return block;
}

/* A text of nothing but white space leaves no block: Markdown could not show it. */
static bool is_nothing(const char *text)
{
    return !text || words_are_none(text);
}

void document_heading(struct document *document, int level, const char *text)
{
    if (is_nothing(text))
        return;
    struct block *block = add(document, BLOCK_HEADING, text);
    block->level = level < 2 ? 2 : level > 6 ? 6 : level;
    block->number = block->level == 2 ? ++document->sections : 0;
    block->unfolds = document->folded;
    document->folded = false;
    document->heading = document->count;
    document->section = block->text;
}

void document_place(struct document *document, const char *name)
{
    if (document->heading)
        document->blocks[document->heading - 1].target = arena_dup(document->run->arena, name);
}

void document_row_places(struct document *document, const char *column)
{
    for (size_t i = document->count; i-- > 0;)
        if (document->blocks[i].type == BLOCK_TABLE) {
            document->blocks[i].target = arena_dup(document->run->arena, column);
            return;
        }
}

void document_fold(struct document *document)
{
    if (!document->heading)
        return;
    document->blocks[document->heading - 1].folded = true;
    document->folded = true;
}

void document_fold_tables(struct document *document, const struct fold_words *words)
{
    struct fold_words *copy = arena_alloc(document->run->arena, sizeof *copy);

    *copy = *words;
    document->fold_words = copy;
}

void document_contents(struct document *document, const char *label, const char *top)
{
    document->contents = arena_dup(document->run->arena, label);
    document->top = arena_dup(document->run->arena, top);
}

void document_paragraph(struct document *document, const char *text)
{
    if (!is_nothing(text))
        add(document, BLOCK_PARAGRAPH, text);
}

void document_note(struct document *document, const char *text)
{
    if (!is_nothing(text))
        add(document, BLOCK_NOTE, text);
}

void document_quote(struct document *document, const char *text)
{
    if (!is_nothing(text))
        add(document, BLOCK_QUOTE, text);
}

void document_body(struct document *document, const char *markdown)
{
    document_body_in(document, document->language, markdown);
}

void document_body_in(struct document *document, const char *language, const char *markdown)
{
    if (is_nothing(markdown))
        return;
    struct block *block = add(document, BLOCK_BODY, markdown);
    if (strcmp(language, document->language) != 0)
        block->label = arena_dup(document->run->arena, language);
}

void document_figure(struct document *document, const char *label, const char *value,
                     const char *note)
{
    struct block *block = add(document, BLOCK_FIGURE, value);

    block->label = arena_dup(document->run->arena, label ? label : "");
    block->note = arena_dup(document->run->arena, note ? note : "");
}

void document_fact(struct document *document, const char *key, const char *value)
{
    struct block *block = add(document, BLOCK_FACT, value);

    block->label = arena_dup(document->run->arena, key ? key : "");
}

void document_identity(struct document *document, const char *page, const char *commit)
{
    document->page = arena_dup(document->run->arena, page);
    document->commit = arena_dup(document->run->arena, commit);
}

void block_chart(struct document *document, const struct chart *chart)
{
    struct block *block = add(document, BLOCK_CHART, chart->title);

    block->chart = chart;
    block->number = ++document->charts;
}

enum status document_code_check(struct run *run, const char *address)
{
    return code_check(run, address);
}

void document_code(struct document *document, const char *address, const char *words)
{
    struct block *block = add(document, BLOCK_CODE, words);

    block->target = arena_dup(document->run->arena, address);
}

void document_as_poster(struct document *document)
{
    document->poster = true;
}

void document_way(struct document *document, const char *text, const char *target)
{
    document_translation(document, "", text, target);
}

void document_translation(struct document *document, const char *language, const char *text,
                          const char *target)
{
    struct block way = block_of(document, BLOCK_WAY, text);

    way.label = arena_dup(document->run->arena, language);
    way.target = arena_dup(document->run->arena, target);
    ARENA_PUSH(document->run->arena, document->ways, document->way_count, document->way_capacity);
    document->ways[document->way_count++] = way;
}

void document_link(struct document *document, const char *text, const char *target,
                   const char *note)
{
    struct block *block = add(document, BLOCK_LINK, text);

    block->target = arena_dup(document->run->arena, target);
    block->note = arena_dup(document->run->arena, note ? note : "");
}

void target_text(struct text *out, const char *target, const char *ending)
{
    const char *slash = strrchr(target, '/');

    text_add(out, target);
    if (!strchr(slash ? slash : target, '.'))
        text_add(out, ending);
}

static void add_table(struct document *document, const char *key, const char *caption,
                      const struct grid *grid, bool list)
{
    struct block *block = add(document, BLOCK_TABLE, caption);

    block->key = key ? arena_dup(document->run->arena, key) : NULL;
    block->number = ++document->tables;
    block->grid = grid;
    block->label = words_are_none(block->text) ? document->section : block->text;
    fold_table(document, block, list);
}

void document_table(struct document *document, const char *key, const char *caption,
                    const struct grid *grid)
{
    add_table(document, key, caption, grid, false);
}

void document_list(struct document *document, const char *key, const char *caption,
                   const struct grid *grid)
{
    add_table(document, key, caption, grid, true);
}

/*
 * cmark's allocator has no argument for an arena, and its default prints before it aborts. When
 * memory runs out there is no way back out of cmark, so this is what arena_new(NULL) does too.
 */
static void *must(void *memory)
{
    if (!memory)
        abort();
    return memory;
}

static void *cmark_calloc(size_t count, size_t size)
{
    return must(calloc(count, size));
}

static void *cmark_realloc(void *memory, size_t size)
{
    return must(realloc(memory, size));
}

static void tree_free(cmark_node **root)
{
    if (*root)
        cmark_node_free(*root);
}

static void bytes_free(char **bytes)
{
    free(*bytes);
}

/* A document being turned into nodes; `refused` once cmark did not take one. */
struct tree {
    const struct document *document;
    const struct dialect *dialect;
    struct arena *arena;
    cmark_mem *memory;
    bool refused;
};

static cmark_node *tree_node(struct tree *tree, cmark_node_type type, cmark_node *parent)
{
    cmark_node *node = cmark_node_new_with_mem(type, tree->memory);

    if (parent && !cmark_node_append_child(parent, node)) {
        tree->refused = true;
        /* Left to hang below nothing it would leak, and its children with it. */
        cmark_node_free(node);
        return parent;
    }
    return node;
}

static void tree_custom(struct tree *tree, cmark_node_type type, cmark_node *parent,
                        const struct text *bytes)
{
    cmark_node *node = tree_node(tree, type, parent);

    if (!cmark_node_set_on_enter(node, bytes->at))
        tree->refused = true;
}

static void tree_words(struct tree *tree, cmark_node *parent, const char *words)
{
    struct text bytes = text_new(tree->arena);

    tree->dialect->words(&bytes, words);
    tree_custom(tree, CMARK_NODE_CUSTOM_INLINE, parent, &bytes);
}

static void tree_heading(struct tree *tree, cmark_node *root, const struct block *block)
{
    struct text bytes = text_new(tree->arena);

    if (tree->dialect->heading) {
        tree->dialect->heading(&bytes, tree->document, block);
        tree_custom(tree, CMARK_NODE_CUSTOM_BLOCK, root, &bytes);
        return;
    }
    cmark_node *heading = tree_node(tree, CMARK_NODE_HEADING, root);
    if (!cmark_node_set_heading_level(heading, block->level))
        tree->refused = true;
    tree_words(tree, heading, block->text);
}

/* Somebody's own text; in a language of its own it stands in an element that says so. */
static void tree_body(struct tree *tree, cmark_node *root, const struct block *block)
{
    struct text open = text_new(tree->arena);
    cmark_node *parent = root;

    if (*block->label && tree->dialect->foreign) {
        tree->dialect->foreign(&open, block);
        parent = tree_node(tree, CMARK_NODE_CUSTOM_BLOCK, root);
        if (!cmark_node_set_on_enter(parent, open.at) || !cmark_node_set_on_exit(parent, "</div>"))
            tree->refused = true;
    }
    if (!document_body_nodes(tree->arena, tree->dialect, block->text, tree->memory, parent))
        tree->refused = true;
}

/* Adds the block, with its neighbours of the same type when they make a group; returns how many
 * were taken. */
static size_t tree_block(struct tree *tree, cmark_node *root, const struct block *block,
                         size_t left)
{
    struct text bytes = text_new(tree->arena);
    cmark_node *parent = root;
    size_t count = 1;

    if (block->type == BLOCK_CHART && !tree->dialect->pictures)
        return 1;
    switch (block->type) {
    case BLOCK_HEADING:
        tree_heading(tree, root, block);
        return 1;
    case BLOCK_QUOTE:
        parent = tree_node(tree, CMARK_NODE_BLOCK_QUOTE, root);
        tree_words(tree, tree_node(tree, CMARK_NODE_PARAGRAPH, parent), block->text);
        return 1;
    case BLOCK_PARAGRAPH:
        tree_words(tree, tree_node(tree, CMARK_NODE_PARAGRAPH, root), block->text);
        return 1;
    case BLOCK_BODY:
        tree_body(tree, root, block);
        return 1;
    case BLOCK_FIGURE:
    case BLOCK_FACT:
    case BLOCK_LINK:
        while (count < left && block[count].type == block->type)
            count++;
        break;
    case BLOCK_NOTE:
    case BLOCK_TABLE:
    case BLOCK_CHART:
    case BLOCK_CODE:
    case BLOCK_WAY:
        break;
    }
    tree->dialect->island(&bytes, block, count);
    tree_custom(tree, CMARK_NODE_CUSTOM_BLOCK, root, &bytes);
    return count;
}

static void tree_ways(struct tree *tree, cmark_node *root, const struct document *document)
{
    struct text bytes = text_new(tree->arena);

    tree->dialect->island(&bytes, document->ways, document->way_count);
    tree_custom(tree, CMARK_NODE_CUSTOM_BLOCK, root, &bytes);
}

enum status document_render(struct run *run, const struct document *document,
                            const struct dialect *dialect, struct text *out)
{
    cmark_mem memory = {cmark_calloc, cmark_realloc, free};
    const struct block title = {.type = BLOCK_HEADING, .level = 1, .text = document->title};
    struct tree tree = {
        .document = document, .dialect = dialect, .arena = run->arena, .memory = &memory};
    __attribute__((cleanup(tree_free))) cmark_node *root =
        tree_node(&tree, CMARK_NODE_DOCUMENT, NULL);

    tree_heading(&tree, root, &title);
    if (document->way_count)
        tree_ways(&tree, root, document);
    for (size_t i = 0; i < document->count;)
        i += tree_block(&tree, root, &document->blocks[i], document->count - i);
    if (tree.refused)
        return fail(run, STATUS_SYSTEM, "document-tree", "install the cmark library 0.30 or later",
                    "the document library did not accept the document '%s'", document->title);
    __attribute__((cleanup(bytes_free))) char *bytes = dialect->print(root);
    size_t length = strlen(bytes);
    /* An island ends in a blank line, which the end of the document does not need. */
    while (length && bytes[length - 1] == '\n')
        length--;
    text_bytes(out, bytes, length);
    text_char(out, '\n');
    return STATUS_OK;
}
