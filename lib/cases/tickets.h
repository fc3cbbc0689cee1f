/*
 * Tickets: what their logs say. The state of a ticket, who has it, what level it is at and when it
 * is due are never stored; they follow from its head and its steps by the table of
 * ticket_states.h. Everything is in the arena of the run.
 */
#ifndef CASES_TICKETS_H
#define CASES_TICKETS_H

#include "book/case_file.h"
#include "cases/ticket_states.h"
#include "format/yaml.h"

/* A ticket as it is after so many of its steps. */
struct ticket_life {
    const struct ticket *ticket;
    enum ticket_kind kind;
    enum ticket_severity severity;
    enum ticket_state state;
    enum ticket_level level;
    struct date due;           /* none: no deadline */
    struct date asked, answer; /* when others were asked, by when they are to reply; none: nobody
                                  is asked, or they replied */
    struct date ended;         /* when it was fixed, or (never fixed) ended; none: it runs */
    const char *holder;        /* who has it in hand, or NULL */
    const char *fixer;         /* who fixed it last, or NULL */
    const char *body;          /* that is asked, or NULL */
    const char *match;         /* the ticket it is matched with, or NULL */
    int64_t hours;             /* hundredths */
    size_t steps, reopened, extended;
};

/* The id's file: "tickets/2026/T2026-0042.yaml", in the arena. */
const char *path_ticket(struct run *run, const char *id);
/* The ticket of an id, which has the shape of one; *out is NULL when it is not there. `source`
 * gets its file. */
enum status ticket_read(struct run *run, const struct snapshot *snapshot, const char *id,
                        struct source *source, const struct ticket **out);

/* Before its first step. */
struct ticket_life ticket_begin(const struct ticket *ticket);
/* The row for a step; NULL: its state does not allow it. */
const struct ticket_rule *ticket_allows(const struct ticket_life *life,
                                        const struct ticket_event *step);
/* One step further, by its row. */
void ticket_take(struct ticket_life *life, const struct ticket_event *step,
                 const struct ticket_rule *rule);
/* All steps dated up to `last` (none: all). Steps that the table does not allow are left out. */
struct ticket_life ticket_live(const struct ticket *ticket, struct date last);

/* Whether it, or the reply that is asked for, is late on a day. */
bool ticket_is_late(const struct ticket_life *life, struct date day);
bool ticket_waits_too_long(const struct ticket_life *life, struct date day);
/* "start, fix, release": what its state allows, for hints. */
const char *ticket_allowed(struct run *run, const struct ticket_life *life);

/* All tickets of a snapshot, by path, each with its file. */
struct ticket_file {
    struct source source;
    const struct ticket *ticket;
};
struct ticket_files {
    struct ticket_file *item;
    size_t count;
};
enum status tickets_read(struct run *run, const struct snapshot *snapshot,
                         struct ticket_files *out);

/* --- rules --- */

/* As struct case_rules has them: what a file can tell by itself; units and matches. */
const char *ticket_path(struct run *run, const void *record);
enum status ticket_check_file(struct run *run, const struct source *source, const void *record,
                              enum status verdict);
/* Bodies that the roster knows, and the roles that the table asks for, in the head (`known` 0) and
 * the steps from `known` on. A roster without bodies, or without the role, has nothing to say. */
enum status ticket_check_roster(struct run *run, const struct book *book,
                                const struct source *source, const struct ticket *ticket,
                                size_t known, enum status verdict);
enum status ticket_check_books(struct run *run, const struct fold *fold,
                               const struct source *source, const void *record,
                               enum status verdict);

#endif
