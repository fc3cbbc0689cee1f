/*
 * Notices: what is posted for the residents, for how long it must stay, and what is due. A notice
 * is a case file (record/records.h); its text is a stored file of Markdown that the head names by
 * its SHA-256. Everything is in the arena of the run.
 */
#ifndef CASES_NOTICES_H
#define CASES_NOTICES_H

#include "book/case_file.h"

/* Without a rule of its kind; the law's 15 to 30 days begin there. */
enum { NOTICE_DAYS = 15, NOTICE_LIMIT = 64 * 1024 };

struct notice_state {
    const struct notice *notice;
    struct source source;
    struct date removed; /* none: it hangs */
    bool photographed;
};

struct notices {
    struct notice_state *item; /* by id */
    size_t count;
};

/* "notices/2026/N2026-07.yaml", in the arena. */
const char *path_notice(struct run *run, const char *id);
/* All notices; with `last` only those posted by then, and what was written of them by then. */
enum status notices_read(struct run *run, const struct snapshot *snapshot, struct date last,
                         struct notices *out);
const struct notice_state *notices_find(const struct notices *notices, const char *id);
/* Days between posting and removal, or the day asked for while it hangs. */
int64_t notice_shown(const struct notice_state *state, struct date day);
/* Whether it was removed before its days were over. */
bool notice_is_early(const struct notice_state *state);
/* How long a notice of a kind that is posted on a day must stay. */
int64_t notice_days(const struct compound *compound, const char *kind, struct date day);
/* The bytes of its text; a finding ("notice-body") when they are not there. */
enum status notice_body(struct run *run, const struct snapshot *snapshot,
                        const struct notice *notice, const char **out);

/* What must be posted, or was taken down too early. */
struct notice_due {
    const char *what;                  /* "fees", "seal", "decision", "early" */
    struct month month;                /* of accounts, the half-year's last, or of `by` */
    const struct meeting *meeting;     /* of "decision": whose decisions, */
    struct date by;                    /* and until when they were to be published */
    const struct notice_state *notice; /* of "early" */
};
struct notices_due {
    struct notice_due *item;
    size_t count, capacity;
};
/* Months of accounts are those closed since the first notice of them; before there is any, the
 * last closed month. Half-years are those over by `day` in which the seal was used. Decisions are
 * published by their meeting's step, or each by a notice that names it. A notice that came down
 * early and whose text was posted again is no longer due. */
enum status notices_due(struct run *run, const struct book *book, const struct notices *notices,
                        struct date day, struct notices_due *out);

/* Rules of the case. */
const char *notice_path(struct run *run, const void *record);
enum status notice_check_file(struct run *run, const struct source *source, const void *record,
                              enum status verdict);
enum status notice_check_books(struct run *run, const struct fold *fold,
                               const struct source *source, const void *record,
                               enum status verdict);

#endif
