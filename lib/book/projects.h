/*
 * Projects: works that the compound has done, each a case file (record/records.h). What a project
 * has come to follows from its log and from the expenses that name it; nothing of it is stored.
 * Expenses are those that were not undone; sums are fen. Everything is in the arena of the run.
 */
#ifndef BOOK_PROJECTS_H
#define BOOK_PROJECTS_H

#include "book/fold.h"

enum { PROJECT_QUOTES = 3 }; /* that are wanted before the contract */

/* An expense of a project and its last payment (NULL: not paid). */
struct project_expense {
    const struct event *event, *payment;
};

struct project_state {
    const struct project *project;
    struct source source; /* its file */
    const struct project_event *log;
    size_t steps;                     /* of the log, up to the day asked for */
    size_t quotes;                    /* before the first contract, or so far */
    int64_t contract;                 /* of all its contracts */
    int64_t entered, paid;            /* entered includes what is paid */
    const struct project_event *last; /* contract, stage, acceptance or warranty; NULL: none yet */
    const struct project_event *accepted; /* the last acceptance, or NULL */
    const struct project_event *warranty; /* the last one, or NULL */
    bool contracted, closed;
    struct project_expense *expenses; /* in booking order */
    size_t expense_count, expense_capacity;
};

struct projects {
    const struct fold *fold;
    struct project_state *item; /* by id */
    size_t count;
};

/* "projects/2026/J2026-01.yaml", in the arena. */
const char *path_project(struct run *run, const char *id);
/* The same, of a project. */
const char *project_path(struct run *run, const void *record);
/* The project of an id, which has the shape of one; *out is NULL when it is not there. */
enum status project_read(struct run *run, const struct snapshot *snapshot, const char *id,
                         const struct project **out);
/* All projects of the folded book. With `last` only what is dated up to that day counts: steps,
 * expenses, payments and undoings. Expenses that name no project that is there are left out. */
enum status projects_compute(struct run *run, const struct fold *fold, struct date last,
                             struct projects *out);
/* The project of that id, or NULL. */
struct project_state *projects_find(const struct projects *projects, const char *id);
/* "open", "contract", "accepted", "warranty" or "closed": how far it has come. */
const char *project_stage(const struct project_state *state);
bool project_is_closed(const struct project *project);
/* Whether a fund may pay for it. */
bool project_has_fund(const struct project *project, const char *fund);

/* --- rules; findings have the status `verdict`: bad data where it stands, else a refusal --- */

/* What a file can tell by itself (rules of cases, book/case_file.h): what belongs to each step, the
 * order of the steps, contracts above the budget without a decision. `record` is the project. */
enum status project_check_file(struct run *run, const struct source *source, const void *record,
                               enum status verdict);
/* What an expense says about its project: that it is there, is open (when `booking`), and is paid
 * by one of its funds. */
enum status project_check_expense(struct run *run, const struct book *book,
                                  const struct expense *expense, bool booking, struct spot spot);
/* What needs the books: funds that are there, payments above the contract without a further
 * decision, acceptance by somebody who approved or handled it, expenses after it was closed. */
enum status project_check_books(struct run *run, const struct projects *projects,
                                const struct project_state *state, enum status verdict);
/* The spot of a step of the log. */
struct spot project_spot(struct run *run, const struct project_state *state, size_t step);

#endif
