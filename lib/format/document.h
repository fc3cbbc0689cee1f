/*
 * A document for people: built block by block, rendered as Markdown (CommonMark with GitHub's
 * tables) and as HTML from the same blocks. Every text counts as untrusted and enters only as
 * text, which the renderers make harmless: white space collapsed, invisible and bidirectional
 * characters shown as code points (but for what joins two pictures to one), cut after 2 KiB with an
 * ellipsis; then in Markdown every ASCII punctuation escaped (but for `.`, `,` and `-` between two
 * digits and `%` behind one, so that figures and dates stay readable), in HTML escaped and in
 * <bdi>. Numbers, dates and months of a grid are written plain. The bytes depend on nothing but
 * what was added.
 *
 * Texts are copied, may be NULL where nothing is to be said, and a block whose text is nothing
 * but white space is left out. Everything lives in the run's arena. The only user of cmark's
 * header is in this folder.
 */
#ifndef FORMAT_DOCUMENT_H
#define FORMAT_DOCUMENT_H

#include "base/run.h"
#include "base/text.h"
#include "format/grid.h"

struct document;

/* `language` is a BCP 47 tag ("zh-CN"). The title becomes the one heading of level 1. */
struct document *document_new(struct run *run, const char *language, const char *title);
/* Sections have level 2, theirs 3, to 6; what is outside is taken as the nearest of these. */
void document_heading(struct document *document, int level, const char *text);
/* Names the newest heading, or each row of the newest table after its cell in a column (by its
 * key), as a place that links can lead to: "index#N2026-07". Names are letters, digits and hyphens,
 * and each is given once. */
void document_place(struct document *document, const char *name);
void document_row_places(struct document *document, const char *column);
/* What stands below the newest heading is for few readers: HTML shows the heading and unfolds the
 * rest when asked, without a script; it prints unfolded. It ends at the next heading. */
void document_fold(struct document *document);
/* Of a folded table is said how many rows it has, in these words. */
struct fold_words {
    const char *row, *rows; /* "entry", "entries" */
    const char *figures;    /* instead of a caption that says what the picture above it says */
};
/* From here on HTML folds tables in the same way: lists (document_list()), those of pictures,
 * which say at a glance what is in them, and any that is long. What is seen of them is the
 * caption, the number of rows and the total. Tables below a heading that is folded, and those
 * without a caption, stay. Such a grid must be whole when it is added. */
void document_fold_tables(struct document *document, const struct fold_words *words);
/* What HTML calls the list of its sections, which a page of many has, and the way back to its
 * top. */
void document_contents(struct document *document, const char *label, const char *top);
void document_paragraph(struct document *document, const char *text);
/* What the page is ("month 2026-11") and the commit it was made from, for programs: HTML says it in
 * its head, where report_verify() looks. */
void document_identity(struct document *document, const char *page, const char *commit);
/* Where a reader can go from here: one line below the title. A target is a page of the same
 * site, written by us: "2026-11" gets the ending of the format it is rendered in, "2026-11.csv"
 * keeps its own. */
void document_way(struct document *document, const char *text, const char *target);
/* The same page in another language, whose tag is given; `text` is in that language. */
void document_translation(struct document *document, const char *language, const char *text,
                          const char *target);
/* A list of pages, each with a few words beside its link (NULL: none). */
void document_link(struct document *document, const char *text, const char *target,
                   const char *note);
/* A text of smaller weight: notes below a table. */
void document_note(struct document *document, const char *text);
/* The few figures on top: label and value, large, and a line below (NULL: none). Add several in a
 * row; they stand side by side. */
void document_figure(struct document *document, const char *label, const char *value,
                     const char *note);
/* A table with a caption (NULL: none; the section's heading then names it to screen readers). The
 * grid must live as long as the document. `key` names the table to programs (NULL: it stays out of
 * the CSV). */
void document_table(struct document *document, const char *key, const char *caption,
                    const struct grid *grid);
/* The same, of single things one below the other, of which a reader wants first how many they are
 * and what they come to. */
void document_list(struct document *document, const char *key, const char *caption,
                   const struct grid *grid);
/*
 * Pictures of a table for those who look rather than read, as SVG in HTML; Markdown leaves them
 * out. The table stays: add it, too. Screen readers are given the title and all figures in words.
 * Colours are the page's own. Columns of the grid are named by their keys; the texts of its cells
 * must live as long as the document. A picture with nothing above zero in it is left out.
 */
/* A bar for each row. With `of` (NULL: none) it runs in a track of that length, and past its end in
 * the colour of warnings. */
void document_bars(struct document *document, const char *title, const struct grid *grid,
                   const char *label, const char *value, const char *of);
/* The same for a target that is good to exceed: a bar past it stays what it is and is marked where
 * the target was. */
void document_targets(struct document *document, const char *title, const struct grid *grid,
                      const char *label, const char *value, const char *target);
/* A column for each row, a month or the like, of one or two values (`second` NULL: one). */
void document_columns(struct document *document, const char *title, const struct grid *grid,
                      const char *label, const char *first, const char *second);
/* A column for each row: a part as a share of its whole, the full height is all of it. */
void document_shares(struct document *document, const char *title, const struct grid *grid,
                     const char *label, const char *part, const char *whole);
/* Somebody's own text in Markdown, of several paragraphs: raw HTML is dropped, links lead to https,
 * http, mailto or a place in the page, images become their words, headings go below the section's,
 * invisible characters are shown as code points. It is not cut. */
void document_body(struct document *document, const char *markdown);
/* The same in a language that may be another than the page's: HTML then says so. */
void document_body_in(struct document *document, const char *language, const char *markdown);
/* A QR code of an address, with the words beside it and the address below. Check it first, for one
 * that is too long is left out. */
enum status document_code_check(struct run *run, const char *address);
void document_code(struct document *document, const char *address, const char *words);
/* The page is one sheet of A4, large enough to be read on a wall. */
void document_as_poster(struct document *document);
/* Somebody's own words. */
void document_quote(struct document *document, const char *text);
/* `key: value` in small print, for what the document was made from. Several in a row make one
 * list. */
void document_fact(struct document *document, const char *key, const char *value);

/* Append the document; on failure `out` is as before. STATUS_SYSTEM: the document library refused
 * a node, which no text can bring about. */
enum status document_markdown(struct run *run, const struct document *document, struct text *out);
/* One self-contained page: style sheet inside, no scripts, content security policy, readable on
 * a phone, printable, dark mode. */
enum status document_html(struct run *run, const struct document *document, struct text *out);
/* The tables as one, for programs: a line per cell with the table's key, the row's number, the
 * column's key and the value. */
void document_csv(const struct document *document, struct text *out);

#endif
