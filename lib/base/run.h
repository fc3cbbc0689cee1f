/*
 * One run of a command: its memory, its clock and what it found. Passed first to everything that
 * can fail; there is no other state. A function that fails returns a status and leaves at least
 * one finding that says what, where and what to do next. Only lib/cli shows findings.
 */
#ifndef BASE_RUN_H
#define BASE_RUN_H

#include "base/catalogue.h"
#include "base/date.h"
#include "base/status.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

enum severity { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR };

/* A place in a file. `file` NULL: no file; line or column 0: not known. Both count from 1; the
 * column counts characters, as editors do. */
struct spot {
    const char *file;
    int line, column;
};

struct finding {
    enum severity severity;
    enum status status;
    const char *code; /* stable, for programs and tests: "yaml-duplicate-key" */
    struct spot spot;
    const char *message; /* lower case, no full stop, what failed first, the subject quoted */
    const char *hint;    /* the next step, or NULL */
};

struct run {
    struct arena *arena;
    int64_t now;       /* seconds since 1970-01-01 UTC; GUIYUAN_NOW sets it */
    int32_t offset;    /* seconds east of UTC of the ledger's time zone, at `now` */
    struct date today; /* the booking day: `now` in the ledger's time zone */
    struct finding *findings;
    size_t count, capacity;
    const struct catalogue *words; /* the language of messages; NULL: English */
    struct said *parts;            /* of what is told, see base/told.h; the newest first */
};

/* A run for a worker thread: the same clock, an arena of its own. Join it with run_join(). */
void run_fork(const struct run *run, struct run *worker);
/* Appends the worker's findings (copied) to the run's. The worker's arena stays the caller's. */
void run_join(struct run *run, const struct run *worker);

/* Adds an error and returns `status`, so that a check can end in `return fail(...)`. */
enum status fail(struct run *run, enum status status, const char *code, const char *hint,
                 const char *format, ...) __attribute__((format(printf, 5, 6)));
/* The same with a place in a file. */
enum status fail_at(struct run *run, struct spot spot, enum status status, const char *code,
                    const char *hint, const char *format, ...)
    __attribute__((format(printf, 6, 7)));
/* Adds a warning (or a note): shown, but nothing fails. */
void warn_at(struct run *run, struct spot spot, enum severity severity, const char *code,
             const char *hint, const char *format, ...) __attribute__((format(printf, 6, 7)));

/* The phrase in the language of who runs the command. What is passed to fail() and the like as
 * format and hint is looked up there; this is for what is put into a message. */
const char *phrase(const struct run *run, const char *english) __attribute__((format_arg(2)));
/* The same with values, in the run's arena: a hint, or a part of a message. */
const char *phrase_printf(const struct run *run, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
const char *phrase_vprintf(const struct run *run, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

/* The first error's status, STATUS_OK when there is none from index `since` on. */
enum status run_status(const struct run *run, size_t since);

/* The worse of two results: an error beats STATUS_FOUND beats STATUS_OK; the first error wins. */
enum status status_join(enum status a, enum status b);

#endif
