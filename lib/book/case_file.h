/*
 * Case files: one thing with a life in a file of its own, whose head is fixed and whose log only
 * grows. What is the same for every kind of case is here and goes by the kinds' tables; what one
 * kind asks for is in its row of the table of rules, which the layer above gives
 * (lib/cases/rules.c), because most cases are judged there. Everything is in the run's arena.
 */
#ifndef BOOK_CASE_FILE_H
#define BOOK_CASE_FILE_H

#include "book/fold.h"
#include "book/ledger.h"
#include "record/case_log.h"

/* What a kind of case asks for beyond its table. Findings have the status `verdict`: bad data
 * where the case stands, a refusal where it is being written. */
struct case_rules {
    const struct kind *kind; /* NULL ends the table */
    const char *begun;       /* the head's field with the day on which it began, or NULL */
    /* Its file by its first field, in the arena; NULL: any name that the pattern takes. */
    const char *(*path)(struct run *run, const void *record);
    /* What the file can tell by itself; NULL: nothing more. */
    enum status (*check_file)(struct run *run, const struct source *source, const void *record,
                              enum status verdict);
    /* What needs the books, for each case of a snapshot; NULL: nothing more. */
    enum status (*check_books)(struct run *run, const struct fold *fold,
                               const struct source *source, const void *record,
                               enum status verdict);
    /* What a change adds, with the books: the first `standing` steps were there before. Refuses;
     * NULL: nothing more. */
    enum status (*check_added)(struct run *run, const struct book *book,
                               const struct source *source, const void *record, size_t standing);
};

extern const struct case_rules all_case_rules[];
const struct case_rules *case_rules_of(const struct kind *kind); /* NULL: there are none */

/* A case that was read. */
struct case_entry {
    struct source source;
    const void *record;
};

/* The case at a path; `record` NULL: it is not there. */
enum status case_read(struct run *run, const struct snapshot *snapshot, const char *path,
                      struct case_entry *out);
/* All cases of a kind, by path. */
enum status cases_read(struct run *run, const struct snapshot *snapshot, const struct kind *kind,
                       struct case_entry **out, size_t *count);

/* Name, log at the end, and the kind's own rules. */
enum status case_check_file(struct run *run, const struct source *source, const void *record,
                            enum status verdict);
/* What a change adds, which is judged by the day on which it is made: a beginning or steps dated
 * later than today or in a closed month. `before` not found: the file is new. */
enum status case_check_change(struct run *run, const struct book *book, const char *path,
                              const struct blob *before, const struct blob *after);
/* Warns of numbers that are missing among the cases of a year: T2026-0042 between 0041 and 0043. */
void case_check_numbers(struct run *run, const struct entry *entries, size_t count);
/* Where a step of the log, or (`field` not NULL) a field of the head, stands. */
struct spot case_step_spot(struct run *run, const struct source *source, size_t step);
struct spot case_spot(struct run *run, const struct source *source, const char *field);

/* --- for builders --- */

/* The next number of the booking day's year among the files FOLDER/YYYY/LYYYY-NN.yaml. Refuses
 * more than `most`. */
enum status case_next_number(struct draft *draft, const char *folder, char letter, int most,
                             int *out);
/* Writes a new case's file and checks it. */
enum status case_begin(struct draft *draft, const char *path, const struct kind *kind,
                       const void *record);
/* Adds a step to the log and checks the file; `out` (may be NULL) is the case with the step.
 * Refused when the case, called `name`, is not there. */
enum status case_add_step(struct draft *draft, const char *path, const char *name, const void *step,
                          struct case_entry *out);

#endif
