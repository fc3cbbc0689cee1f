/*
 * The supervisors' review of a month: a sample of its records that nobody can choose and everybody
 * can draw again, what was asked and answered, and who signed. A case file (record/records.h).
 * Everything is in the arena of the run.
 */
#ifndef CASES_REVIEWS_H
#define CASES_REVIEWS_H

#include "book/case_file.h"

enum { REVIEW_SAMPLE = 20 }; /* records, when nobody says how many */

struct review_state {
    const struct review *review;
    struct source source;
    size_t questions, open, signatures;
};

/* The review of a month; review NULL: nobody has begun one. With `last` only steps dated by then.
 */
enum status review_read(struct run *run, const struct snapshot *snapshot, struct month month,
                        struct date last, struct review_state *out);
/* The answer to a question that was given by `last` (none: ever), or NULL. */
const struct review_event *review_answer(const struct review *review, int64_t question,
                                         struct date last);

/* The records dated in a month that are reviewed: all but rounds, which move no money. Of them the
 * `wanted` with the smallest SHA-256 of "MONTH COMMIT ID", in that order; *of gets how many there
 * are in all. Loads the records. */
enum status review_sample(struct run *run, struct book *book, struct month month,
                          const char *commit, size_t wanted, const struct event ***out,
                          size_t *count, size_t *of);
/* What a person had to do with the records of a month ("handled 'X261012-001'"), or NULL. The
 * records are loaded. */
const char *review_part(struct run *run, const struct book *book, struct month month,
                        const char *person);

const char *path_review(struct run *run, struct month month);
/* Rules of the case. */
const char *review_path(struct run *run, const void *record);
enum status review_check_file(struct run *run, const struct source *source, const void *record,
                              enum status verdict);
enum status review_check_books(struct run *run, const struct fold *fold,
                               const struct source *source, const void *record,
                               enum status verdict);

#endif
