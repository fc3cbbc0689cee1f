/*
 * Exact decimal numbers as integers of their smallest unit: money in fen (2 places), areas in
 * square centimetres-per-hundred (2 places), rates (4 places), meter readings (2 places). No
 * floating point. Parsing is strict; arithmetic is checked.
 */
#ifndef BASE_DECIMAL_H
#define BASE_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { MONEY_PLACES = 2, AREA_PLACES = 2, RATE_PLACES = 4, READING_PLACES = 2 };
enum { DECIMAL_SIZE = 32 }; /* room for any value printed, with separators and the NUL */

/* The largest magnitude accepted from text, in the smallest unit: 9,999,999,999.99 as money. A
 * sum of nine million such values still fits an int64_t. */
#define DECIMAL_LIMIT INT64_C(999999999999)

/* "-12.30" with exactly `places` decimals; no sign but '-', no blanks, no separators, no
 * needless leading zero. False: not such a number, or beyond the limit. */
bool decimal_parse(const char *bytes, size_t length, int places, int64_t *out);
/* The same with 0 to `places` decimals: what a person types ("5", "5.5", "5.50"). */
bool decimal_parse_loose(const char *bytes, size_t length, int places, int64_t *out);

/* "-1234.50"; returns `out`. */
char *decimal_text(int64_t value, int places, char out[static DECIMAL_SIZE]);
/* With thousands separators: "-1,234.50"; returns `out`. */
char *decimal_grouped(int64_t value, int places, char out[static DECIMAL_SIZE]);

/* False on overflow, `out` then untouched. */
bool decimal_add(int64_t a, int64_t b, int64_t *out);
/* value × numerator / denominator, rounded half away from zero; false on overflow or a
 * denominator below 1. */
bool decimal_scale(int64_t value, int64_t numerator, int64_t denominator, int64_t *out);
/* The same, cut towards zero: never more than the exact part. */
bool decimal_part(int64_t value, int64_t numerator, int64_t denominator, int64_t *out);

#endif
