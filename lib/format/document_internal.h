/*
 * What document.c and the two renderers share. A document is a list of blocks in the run's arena;
 * a renderer is a dialect: it says how a text is made harmless and how the blocks look that cmark
 * has no node for. document_render() turns both into a cmark tree that lives only as long as the
 * rendering, because cmark's allocator knows no arena.
 */
#ifndef FORMAT_DOCUMENT_INTERNAL_H
#define FORMAT_DOCUMENT_INTERNAL_H

#include "base/decimal.h"
#include "format/document.h"
#include "format/chart.h"
#include "format/grid_internal.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum block_type {
    BLOCK_HEADING,
    BLOCK_PARAGRAPH,
    BLOCK_QUOTE,
    BLOCK_BODY,   /* Markdown that somebody wrote */
    BLOCK_NOTE,   /* from here on the dialect writes the block itself */
    BLOCK_FIGURE, /* neighbours of this type make one group */
    BLOCK_FACT,   /* likewise */
    BLOCK_WAY,    /* likewise; never among the document's blocks */
    BLOCK_LINK,   /* likewise */
    BLOCK_TABLE,
    BLOCK_CHART,
    BLOCK_CODE, /* text: the words; target: the address */
};

struct block {
    enum block_type type;
    int level;          /* BLOCK_HEADING: 2 to 6 */
    const char *text;   /* what it says; the caption of a table ("": none); a figure's value */
    const char *label;  /* a figure's label, a fact's key, the name of a table's region, the
                           language of a way or of a body ("": the page's) */
    const char *note;   /* below a figure, beside a link; of a folded table what is said of its
                           rows; "": none */
    const char *target; /* of a link; the name of a heading (NULL: by its number), and of a table
                           the key of the column that names its rows (NULL: none) */
    const char *behind; /* what a folded table is found behind */
    const char *key;    /* of a table; NULL: none */
    const struct grid *grid;
    const struct chart *chart;
    size_t number; /* of the section (level 2), the table or the chart, from 1 */
    bool paired;   /* BLOCK_CHART, BLOCK_TABLE: they belong beside each other where there is room */
    bool folded;   /* BLOCK_HEADING: what follows is; BLOCK_TABLE: it is */
    bool unfolds;  /* BLOCK_HEADING: what stood before it was */
};

struct document {
    struct run *run;
    const char *language, *title;
    const char *page, *commit; /* its identity; NULL: none */
    const char *section;       /* the newest heading: names a table without a caption */
    struct block *blocks;
    size_t count, capacity;
    size_t sections, tables, charts;
    size_t heading;                      /* behind the newest one; 0: none */
    bool folded;                         /* what is added now */
    const char *contents, *top;          /* NULL: none */
    const struct fold_words *fold_words; /* NULL: tables are seen */
    bool poster;
    struct block *ways; /* stand below the title, whenever they were added */
    size_t way_count, way_capacity;
};

struct cmark_node;
struct cmark_mem;

struct dialect {
    /* Appends untrusted text for the inside of a heading, a paragraph or a quotation. */
    void (*words)(struct text *out, const char *text);
    /* Appends a tree of Markdown that somebody wrote, made harmless; NULL: cmark's nodes stay. */
    void (*body)(struct text *out, struct cmark_node *body);
    /* Appends one block, or a group of `count` neighbours, of a type from BLOCK_NOTE on. */
    void (*island)(struct text *out, const struct block *block, size_t count);
    /* Appends a heading, of which it may want to say more than its words; NULL: cmark's. */
    void (*heading)(struct text *out, const struct document *document, const struct block *block);
    /* Appends the opening tag around a body in another language; NULL: it stands alone. */
    void (*foreign)(struct text *out, const struct block *block);
    bool pictures; /* whether it can show charts */
    /* One of cmark's renderers; the bytes are freed with free(). */
    char *(*print)(struct cmark_node *root);
};

/* A link's target with the ending that it gets when it has none of its own. */
void target_text(struct text *out, const char *target, const char *ending);

/* Appends the title and all blocks. STATUS_SYSTEM with a finding when cmark refuses a node. */
enum status document_render(struct run *run, const struct document *document,
                            const struct dialect *dialect, struct text *out);

/* Untrusted text where no tags may stand: a quoted attribute, a title. */
void html_plain(struct text *out, const char *text);
void html_words(struct text *out, const char *text);
/* An element around untrusted text; `open` is all of its opening tag. */
void html_element(struct text *out, const char *open, const char *text, const char *close);
void html_table(struct text *out, const struct block *block);
/* What stands around a folded table. */
void html_fold(struct text *out, const struct block *block);
/* Decides whether a table is folded, when its grid is whole; `list`: its rows are single things. */
void fold_table(const struct document *document, struct block *block, bool list);
/* What a narrow page needs to show wide tables, for the inside of <style>. */
void html_table_labels(struct text *out, const struct document *document);

/* Adds a chart, whose texts and rows live as long as the document. */
void block_chart(struct document *document, const struct chart *chart);
/* A tree as Markdown that reads back as this tree, whatever is in it (struct dialect, body). */
void document_source(struct text *out, struct cmark_node *body);
/* Whether Markdown gives the character a meaning somewhere. */
bool markdown_is_punctuation(uint32_t codepoint);
/* Appends the nodes of a text of Markdown to the root, made harmless; false when the library
 * refused one of them. */
bool document_body_nodes(struct arena *arena, const struct dialect *dialect, const char *markdown,
                         struct cmark_mem *memory, struct cmark_node *root);

/* The style sheet, for the inside of <style>. */
void document_style(struct text *out);

/*
 * An untrusted text piece by piece, as both dialects see it: white space collapsed to single
 * blanks and trimmed, bytes that are not UTF-8 replaced by U+FFFD, characters that a reader cannot
 * see (bidirectional, zero-width, control) told apart, and cut after WORDS_LIMIT bytes.
 */
enum { WORDS_LIMIT = 2048 };
enum piece_type { PIECE_END, PIECE_CHARACTER, PIECE_BLANK, PIECE_HIDDEN, PIECE_CUT };

struct piece {
    enum piece_type type;
    const char *bytes; /* PIECE_CHARACTER: one character, in UTF-8 */
    size_t length;
    uint32_t codepoint;
    bool after_digit, before_digit; /* ASCII digits right beside it */
};

struct words {
    const char *start, *at, *end;
    bool begun, cut;
};

struct words words_of(const char *text);
/* PIECE_END when there is nothing more; PIECE_CUT stands just before it. */
struct piece words_next(struct words *words);
/* Whether nothing is left of the text but white space. */
bool words_are_none(const char *text);

/* Columns that do not fit beside each other on a phone, where a row becomes a block of lines. */
enum { CARDS_LEAST = 4 };
/* Rows with the total row, 0 when there is no other row; a row that is not complete ends in empty
 * cells. A grid has at least one column. */
size_t table_rows(const struct grid *grid);
const struct cell *table_cell(const struct grid *grid, size_t row, size_t column);
/* Whether the column holds figures, which align right. */
bool column_is_number(const struct column *column);
/* A cell of our own making (a number, date or month) as people read it, in `out`, which is
 * returned; it needs no escaping in either dialect. */
char *cell_figure(const struct cell *cell, enum cell_type type, char out[static DECIMAL_SIZE]);

#endif
