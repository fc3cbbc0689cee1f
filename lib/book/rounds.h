/*
 * Rounds: what is done at fixed times of the day, and whether it was. A round is planned when a
 * line of rounds.yaml is true on its day, names its weekday and its time; each planned round has
 * at most one record that was not undone. What is kept, late, missed or not logged at all follows
 * from the two; nothing of it is stored. Everything is in the arena of the run.
 */
#ifndef BOOK_ROUNDS_H
#define BOOK_ROUNDS_H

#include "book/book.h"

enum { DAY_MINUTES = 24 * 60 };

/* A minute of a day. */
struct moment {
    struct date date;
    int minute; /* from 0 */
};

/* The moment of an instant in a zone `offset` seconds east of UTC. */
struct moment moment_of(int64_t instant, int32_t offset);
/* The minute of a time of day, "18:00". */
int time_minute(const char *time);

/* Whether a line of the register is true on a day and names its weekday. */
bool schedule_is_planned(const struct schedule *line, struct date day);
/* The line that plans a round then, or NULL. */
const struct schedule *book_schedule(const struct book *book, const char *schedule, struct date day,
                                     const char *time);
/* The last line of a round, or NULL when there is none of that name. */
const struct schedule *book_schedule_last(const struct book *book, const char *schedule);

/* A round that was planned. */
struct round_slot {
    const struct schedule *schedule;
    struct date date;
    const char *at;
    const struct event *event; /* its record that was not undone; NULL: not logged */
};

/* The planned rounds of one name, counted. planned = done + late + missed + unlogged. */
struct round_count {
    const struct schedule *schedule; /* its last line */
    int64_t planned, done, late, missed, unlogged;
    int64_t kg; /* hundredths */
};

struct rounds {
    struct round_slot *slots; /* by day, then in the order of rounds.yaml and its times */
    size_t slot_count;
    struct round_count *counts; /* by name, in the order of rounds.yaml */
    size_t count_count;
};

/* All rounds planned from `first` to `last`, but none that begins after `until`. Loads the records
 * of the book. */
enum status rounds_compute(struct run *run, struct book *book, struct date first, struct date last,
                           struct moment until, struct rounds *out);

/* --- rules --- */

/* One record: a round that is there and planned then, with a reason when it was late or missed,
 * nothing collected when it was missed, and (when `booking`) begun by now. */
enum status round_check(struct run *run, const struct book *book, const struct round *round,
                        bool booking, struct spot spot);
/* No round is logged twice. The records are loaded. */
enum status rounds_check(struct run *run, const struct book *book);

/* A record of a round in the day-books, and whether it was undone. */
struct logged {
    const char *id;
    const struct round *round;
    bool undone;
};
/* Those booked on a day or later, which is all that can be dated then: reads no other files. */
enum status rounds_logged(struct run *run, const struct snapshot *snapshot, struct date since,
                          struct logged **out, size_t *count);
bool round_is_same(const struct round *a, const struct round *b);

#endif
