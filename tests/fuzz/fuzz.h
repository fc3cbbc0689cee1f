/*
 * Fuzzing of what reads foreign bytes. A harness takes any bytes, and aborts when a promise of a
 * header does not hold; that it reads out of bounds, leaks or hangs is for sanitizers and the
 * driver to see. One harness is one file, NAME.c, with seeds and finds in corpus/NAME/.
 *
 * Two drivers use them: libFuzzer through entry.c (`tests/fuzz/run NAME SECONDS`), and main.c,
 * which needs no more than a C compiler and replays the corpus with mutants of it (replay.t).
 */
#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

#include "base/run.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct harness {
    const char *name; /* of its corpus */
    /* `bytes` may be NULL when `size` is 0. */
    void (*try)(const uint8_t *bytes, size_t size);
};

extern const struct harness harness_yaml, harness_field, harness_csv, harness_statement,
    harness_document, harness_message, harness_values, harness_options, harness_xlsx,
    harness_mention, harness_ssh, harness_body, harness_case;

/* A run on a fixed day with an arena of its own, to be freed by the harness. */
struct run fuzz_run(void);
/* Says what does not hold and aborts. */
void want(bool holds, const char *format, ...) __attribute__((format(printf, 2, 3)));
void want_equal(const char *what, const char *got, const char *expected);
/* What holds of all findings: code and message are there, and as they are shown no byte of them
 * commands a terminal. */
void want_findings(const struct run *run);

/* Bytes that are taken piece by piece. */
struct feed {
    const char *at, *end;
};
struct feed feed_of(const uint8_t *bytes, size_t size);
/* The next byte; 0 when there is none. */
unsigned char feed_byte(struct feed *feed);
/* The next line without its line feed, cut at a NUL; NULL at the end. */
const char *feed_line(struct feed *feed, struct arena *arena);
/* What is left, cut at a NUL. */
const char *feed_rest(struct feed *feed, struct arena *arena);
/* The next line as a number of 64 bits: decimal, wrapped around; 0 without one. */
int64_t feed_number(struct feed *feed, struct arena *arena);

#endif
