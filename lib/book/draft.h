/*
 * The inside of a draft, for lib/book and lib/cases only: a change that a builder is putting
 * together. It lives in the run's arena and is thrown away with the builder's call.
 */
#ifndef BOOK_DRAFT_H
#define BOOK_DRAFT_H

#include "base/text.h"
#include "book/fold.h"
#include "book/ledger.h"

/* A file that the draft touches. */
struct draft_file {
    const char *path;
    struct blob before; /* as the base has it */
    const char *bytes;  /* as the draft has it */
    size_t size;
    struct text text; /* holds the bytes while records are appended */
    bool growing;
};

struct draft {
    struct run *run;
    struct store *store;
    const struct snapshot *base;
    const struct book *book; /* NULL while the compound is founded */
    struct draft_file *files;
    size_t file_count, file_capacity;
    int last_number[26]; /* per letter, once counted */
    bool counted[26];
    const char *subject; /* of the commit: English, whoever makes it */
    const char *told;    /* the same in the language of who runs the command */
    struct text body;
    struct trailer *trailers;
    size_t trailer_count, trailer_capacity;
};

struct draft *draft_new(struct run *run, struct store *store, const struct snapshot *base,
                        const struct book *book);

/* Appends a record to any list file: registers and periods. */
enum status draft_add(struct draft *draft, const char *path, const struct kind *kind,
                      const void *record);
/* What the draft changes, in the order it was touched. */
const struct edit *draft_edits(struct draft *draft, size_t *count);

/* The draft's state as it would be after the commit. */
enum status draft_overlay(struct draft *draft, struct snapshot **out);

/* All records of the base, in a book of its own. */
enum status draft_records(struct draft *draft, struct book **out);

/* The whole state after the draft, folded; findings when it does not fold. */
struct folded {
    struct book *book;
    struct fold *fold;
    int64_t *place; /* balance per place, all dates */
    int64_t *fund;  /* what is held per fund */
};
enum status draft_fold(struct draft *draft, struct folded *out);
/* The same, where what is settled may be carried forward (book/carry.h): for who asks whether the
 * draft holds, for balances, and for what it did to its own records and those that they name. Of
 * day-books of fees it has no others. */
enum status draft_fold_recent(struct draft *draft, struct folded *out);

/* A record of a day-book by its id, read from the one file that can have it; `kind` NULL: any.
 * Not there, or of another kind: a finding (STATUS_REFUSED). */
struct found_record {
    const struct kind *kind;
    const void *record;
    const char *folder; /* of its day-book: "fees" */
    struct spot spot;
};
enum status record_find(struct run *run, const struct snapshot *snapshot, const char *id,
                        const struct kind *kind, struct found_record *out);

/* The folder of a day-book's pattern, in the arena: "fees". */
const char *file_folder(struct run *run, const struct file_kind *file);
/* Whether a file may hold records of a kind. */
bool file_takes(const struct file_kind *file, const struct kind *kind);
/* The id of a record, or NULL when its kind has none. */
const char *record_id_of(const struct kind *kind, const void *record);
/* The amount that stands for a record in messages, or NULL. */
const int64_t *record_amount(const struct kind *kind, const void *record);

#endif
