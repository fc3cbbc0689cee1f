/*
 * Meetings: of the party branch, the committee, the owners' assembly, and joint ones; each a case
 * file (record/records.h). How far a meeting is follows from its log; what its votes came to is in
 * votes.h, what was decided in book/decisions.h. Everything is in the arena of the run.
 */
#ifndef CASES_MEETINGS_H
#define CASES_MEETINGS_H

#include "book/case_file.h"
#include "cases/votes.h"

struct meeting_file {
    const struct meeting *meeting;
    struct source source;
};

struct meetings {
    struct meeting_file *item; /* by path */
    size_t count;
};

/* "meetings/2026/M2026-03.yaml", in the arena; of an id, and of a meeting's record. */
const char *path_meeting(struct run *run, const char *id);
const char *meeting_path(struct run *run, const void *record);
/* Every meeting of a snapshot. */
enum status meetings_read(struct run *run, const struct snapshot *snapshot, struct meetings *out);
/* The meeting of an id; out->meeting is NULL when it is not there. */
enum status meeting_read(struct run *run, const struct snapshot *snapshot, const char *id,
                         struct meeting_file *out);
/* "called", "held", "decided", "published" or "cancelled". */
const char *meeting_state(const struct meeting *meeting);
bool meeting_step_is(const struct meeting_event *step, const char *what);
bool meeting_has_topic(const struct meeting *meeting, const char *topic);
/* The last step of a kind, or NULL. */
const struct meeting_event *meeting_last(const struct meeting *meeting, const char *what);
/* The step that decided a matter, or NULL. */
const struct meeting_event *meeting_decided(const struct meeting *meeting, int64_t matter);
/* The n-th promise (from 1), and the step by which it was kept; NULL: none. */
const struct meeting_event *meeting_promise(const struct meeting *meeting, int64_t number);
const struct meeting_event *meeting_kept(const struct meeting *meeting, int64_t number);
/* The step that made a decision known: the first publication behind it. Without a decision the
 * first of all, of what was promised. NULL: none. */
const struct meeting_event *meeting_published(const struct meeting *meeting,
                                              const struct meeting_event *decision);
/* The day on which the n-th promise was kept, of what is dated by `last` (none: all): by the step
 * that says so, or by its task, which was done. None: it is not. */
enum status meeting_kept_on(struct run *run, const struct snapshot *snapshot,
                            const struct meeting *meeting, int64_t number, struct date last,
                            struct date *out);
/* The last day on which a ballot is taken, and that by which its decisions are to be published
 * (none: they need not be). */
struct date meeting_deadline(const struct meeting *meeting);
struct date meeting_publish_by(const struct meeting *meeting);
/* A decision of owners or committee can be challenged in court for a year: the last day. */
struct date decision_challenge_until(struct date decided);

/* Who sits in the committee on a day by the roster; none: the roster has no committee, or is not
 * kept. */
enum status committee_members(struct run *run, const struct book *book, struct date day,
                              struct words *out);

/* --- rules; findings have the status `verdict` --- */

/* What a file can tell by itself: the agenda, the lead time, what belongs to each step, their
 * order, votes on what is on the agenda, one ballot each, ballots in time. */
enum status meeting_check_file(struct run *run, const struct source *source, const void *record,
                               enum status verdict);
/* With the books: ballots of units that are there, one for each owner; decisions that say what the
 * tally gives. The first `standing` steps stand already: when the registers of the day of the vote
 * have changed since the commit that brought a decision, one that differs is a warning there; so is
 * a meeting that is held by other rules than the compound has. */
enum status meeting_check_votes(struct run *run, const struct book *book,
                                const struct source *source, const struct meeting *meeting,
                                size_t standing, enum status verdict);
/* Whether a decision says what the tally of its meeting gives. */
bool decision_supported(const struct meeting_event *step, const struct tally *tally);
/* Whether it did by the registers of the commit that brought it as it is now; false, too, when no
 * commit up to the snapshot's did. */
enum status decision_held_then(struct run *run, const struct snapshot *snapshot, const char *path,
                               const struct meeting_event *step, bool *out);
/* meeting_check_votes() as a row of the rules of cases. */
enum status meeting_check_books(struct run *run, const struct fold *fold,
                                const struct source *source, const void *record,
                                enum status verdict);
/* The same of what a change adds; what stands was told before. */
enum status meeting_check_added(struct run *run, const struct book *book,
                                const struct source *source, const void *record, size_t standing);
/* The step that decides a matter as the tally gives it; the decision's id is the caller's. */
struct meeting_event decision_step(const struct tally *tally, const struct matter_tally *matter);

#endif
