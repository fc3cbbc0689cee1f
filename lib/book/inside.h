/*
 * The inside of a book, for the files of this folder that fill and search it.
 */
#ifndef BOOK_INSIDE_H
#define BOOK_INSIDE_H

#include "book/book.h"
#include "book/names.h"

struct roster;
struct decisions;
struct officers;

struct book_index {
    struct run *run;            /* that opened the book: its arena, and findings of periods */
    struct names *units;        /* code to index */
    struct names *spaces;       /* parking space to index */
    struct names *ids;          /* id to event, once records are there */
    const struct event **bills; /* not reversed, in booking order */
    size_t bill_count;
    int *spots;                      /* findings that were given a column so far */
    const struct roster *roster;     /* once book_roster() has read it */
    const struct officers *officers; /* once a rule of approval has asked for them */
    const struct event **readings;   /* of meters, not reversed, in booking order */
    size_t reading_count;
    const struct decisions *decisions; /* NULL until they are asked for */
};

/* Reads a file by its table. Not there is a failure when `required`, else an empty record list
 * or a NULL map. `source` gets the file's bytes. */
enum status book_read_map(struct run *run, const struct snapshot *snapshot, const char *path,
                          void **out, struct source *source);
enum status book_read_campaigns(struct run *run, struct book *book);
enum status book_read_budgets(struct run *run, struct book *book);
enum status book_read_posts(struct run *run, struct book *book);
enum status book_read_sections(struct run *run, struct book *book);
/* The bytes of an introduction, and that its name is that of a report. */
enum status check_introduction(struct run *run, const struct source *source);
enum status book_read_schedules(struct run *run, struct book *book);
enum status book_read_sources(struct run *run, struct book *book);
enum status book_read_income_rules(struct run *run, struct book *book);
/* The fee rules of funds.yaml, whose bytes are handed in. */
enum status book_check_fees(struct run *run, const struct book *book, const struct source *source);
enum status book_read_parking(struct run *run, struct book *book);
enum status book_check_approvals(struct run *run, const struct book *book);
enum status book_read_list(struct run *run, const struct snapshot *snapshot, const char *path,
                           struct items *out, struct source *source);

#endif
