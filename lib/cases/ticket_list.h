/*
 * Many tickets, a line each: what lists and deadlines need of them, without reading every file.
 * The lines of a year's folder are remembered under the id of its tree (store/memo.h); when the
 * folder has changed, the lines of files that are as they were are taken over and only the others
 * are read. Without a memo everything is read, with the same result.
 */
#ifndef CASES_TICKET_LIST_H
#define CASES_TICKET_LIST_H

#include "cases/tickets.h"

struct ticket_line {
    enum ticket_kind kind;
    enum ticket_severity severity;
    enum ticket_state state;
    enum ticket_level level;
    struct date opened, due, answer, ended; /* as in struct ticket_life */
    int64_t hours;
    int reopened, extended;
    const char *id, *subject, *about, *holder, *body, *units, *text; /* "" when there is none;
                                 units joined by commas, the text cut short */
};

struct ticket_list {
    const char **part; /* the lines of each folder, one behind the other */
    size_t *size;
    size_t parts;
};

/* All tickets of a snapshot, in the order of their paths. `store` NULL: no memo. What is
 * remembered is written down when `keep`, which is for the last commit only. */
enum status ticket_list_read(struct run *run, const struct store *store,
                             const struct snapshot *snapshot, bool keep, struct ticket_list *out);

/* Steps through a list. Zero it to begin. */
struct ticket_cursor {
    size_t part, at;
};
bool ticket_list_next(const struct ticket_list *list, struct ticket_cursor *cursor,
                      struct ticket_line *out);

/* Whether the deadline, or a reply that is asked for, is over. */
bool ticket_line_is_overdue(const struct ticket_line *line, struct date day);

#endif
