/*
 * What every change goes through before it becomes a commit, whether a command drafted it or a
 * person edited files by hand; for lib/book only.
 */
#ifndef BOOK_VALIDATE_H
#define BOOK_VALIDATE_H

#include "book/ledger.h"
#include "format/yaml.h"

/* A record that the change adds. */
struct booked_record {
    const struct kind *kind;
    const void *record;
    struct spot spot;
    const char *id;
    const int64_t *amount; /* NULL: its kind has none */
};

struct booked {
    struct booked_record *records; /* by edit, then by line */
    size_t count, capacity;
};

/* Every edit: how the file changes, its bytes by its table, and every record added against `book`
 * (NULL: a ledger that is being founded). */
enum status validate_edits(struct run *run, const struct snapshot *base, const struct book *book,
                           const struct edit *edits, size_t count, struct booked *out);

/* Personal data in the edits or in the commit's words. With a reason to allow it the findings
 * become warnings, and *personal says that there were some. */
enum status validate_privacy(struct run *run, const struct snapshot *base, const struct edit *edits,
                             size_t count, const char *words, const char *allow, bool *personal);

/* The trailers of a change: Ledger-Record (of more than 20 records the first, the last and
 * Ledger-Count), Ledger-Amount when there is exactly one, Ledger-Command, Ledger-Personal, behind
 * the `own` ones. */
struct trailer_list {
    struct trailer *trailers;
    size_t count, capacity;
};
void trailers_add(struct run *run, struct trailer_list *list, const char *key, const char *value);
void trailers_compose(struct run *run, struct trailer_list *list, const struct booked *booked,
                      const struct write_options *options, const char *currency, bool personal);

/* check_file(), which also hands out what it read of a list. */
enum status check_file_items(struct run *run, const char *path, const char *bytes, size_t size,
                             unsigned mode, struct items *items);

/* What the table of a mapping cannot say: its name, and that its columns give each row an amount
 * and a direction. */
enum status check_mapping(struct run *run, const char *path, const struct mapping *mapping);

/* Drops findings from index `since` on that say the same of the same line again: files are looked
 * at from several sides. */
void findings_unique(struct run *run, size_t since);

/* Fills what was made, with the subject and message of the commit itself. */
enum status written_fill(struct run *run, struct store *store, struct written *out);
/* The message of a change; without an operation's name, without its trailer. */
const char *written_message(struct run *run, const struct change *change, const char *operation);
/* Fills what would be made. */
enum status written_preview(struct run *run, const struct snapshot *base,
                            const struct change *change, const char *operation,
                            struct written *out);

#endif
