/*
 * Names that appear in records: their shapes, and the counting of ids. Shapes are part of the
 * ledger format (ledger-format/ids.md).
 */
#ifndef RECORD_ID_H
#define RECORD_ID_H

#include "base/date.h"

#include <stdbool.h>
#include <stddef.h>

/* "P261103-001": letter, booking day (20YY), a number of at least 3 digits that counts from 1;
 * "P261103-B001" at desk B. */
struct record_id {
    char prefix;
    struct date day;
    char desk; /* 0: the first desk */
    int number;
};

enum { ID_SIZE = 24 };

bool id_parse(const char *text, struct record_id *out);
char *id_text(struct record_id id, char out[static ID_SIZE]);

/* Shapes. Each takes a NUL-terminated string. */
bool is_word(const char *text);     /* [a-z][a-z0-9_-]{0,31}, not one that YAML 1.1 reads as
                                       something else: y n yes no on off true false null */
bool is_unit(const char *text);     /* 3-101, B2-1F-03: parts of letters and digits joined by
                                       dashes, at least two, at most 16 characters; not a shape
                                       that YAML takes for a date (2026-11-03) or number (1e-5) */
bool is_person(const char *text);   /* a lower-case letter and 1 to 6 digits */
bool is_decision(const char *text); /* D2026-07: D, year, dash, two or three digits */
bool is_project(const char *text);  /* J2026-01: J, year, dash, two or three digits */
bool is_notice(const char *text);   /* N2026-01 likewise */
bool is_time(const char *text);     /* 07:30, 00:00 to 23:59 */
bool is_ticket(const char *text);   /* T2026-0042: T, year, dash, four to six digits, not zeros */

bool is_meeting(const char *text); /* M2026-03: M, year, dash, two or three digits */

bool is_building(const char *text); /* 3, B2: 1 to 14 letters and digits */

/* The building of a unit code, its first part: "3" of "3-101", into `out` (room for 17). */
const char *unit_building(const char *unit, char out[static 17]);
/* Order of unit codes: by parts, numbers by value ("2-9" before "2-10" before "10-1"). */
int unit_compare(const char *a, const char *b);

#endif
