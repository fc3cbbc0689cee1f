/*
 * Cells of statement files, as people and programs write them: padded, quoted against
 * spreadsheets, in full-width or half-width characters.
 */
#ifndef INTAKE_CELL_H
#define INTAKE_CELL_H

#include "base/run.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The cell's text in NFC without a byte order mark, control characters, leading backtick and
 * blanks around it. "/" alone means empty in WeChat's files and becomes "". */
const char *cell_text(struct run *run, const char *cell);

/* The same words in half-width ASCII and with plain dashes: "３－１０１" is "3-101". Upper-cased
 * on demand. For comparing, not for showing. */
const char *cell_plain(struct run *run, const char *text, bool upper);
/* Whether a header cell, as it stands in the file, has this name: brackets alike, blanks aside. */
bool cell_names(const char *cell, const char *name);
/* Whether a cell has nothing to see in it. */
bool cell_is_blank(const char *cell);

/* Why an amount is not taken; NULL when it is. Takes "¥1,234.50", "1234.5", "+20"; refuses a
 * minus, more than two decimals, and separators that do not group by threes. */
const char *cell_amount(struct run *run, const char *text, int64_t *out);
/* The same with a minus allowed. */
const char *cell_signed(struct run *run, const char *text, int64_t *out);
/* A fee, which payment services reckon in thousandths of a fen: five decimals, minus allowed. */
enum { FEE_PLACES = 5 };
const char *cell_fee(struct run *run, const char *text, int64_t *out);
/* In fen: to be asked of a sum, once. */
int64_t fee_round(int64_t fee);
/* Why a point in time is not taken. Takes "2026-11-03 08:12:44" and what spreadsheets make of it:
 * "2026/11/3 8:12". `time` gets "2026-11-03 08:12:44" (seconds 00 when it has none). */
const char *cell_time(struct run *run, const char *text, const char **time, struct date *date);
/* Why a serial is not taken: letters, digits, '-' and '_' only, at most 64. */
const char *cell_serial(const char *text);
/* Whether a serial looks like somebody's mobile or identity card number, which may not enter the
 * books. Many banks number their rows with 16 to 19 digits, of which every tenth passes for a card
 * number; that it stands in a statement's column of serials says that it is none. */
bool serial_is_personal(const char *serial);
/* Whether a serial is one that serials_derive() made: the bank gave none, so it says nothing about
 * rows of another place. */
bool serial_is_derived(const char *serial);

#endif
