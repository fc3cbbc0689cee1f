/* What xlsx.c and its parts share; for lib/format only. */
#ifndef FORMAT_XLSX_INTERNAL_H
#define FORMAT_XLSX_INTERNAL_H

#include "base/run.h"

#include <stdbool.h>
#include <stddef.h>

/* A number as a spreadsheet stores it ("614.45000000000005", "1E-2"), as a person reads it; the
 * text itself when its digits do not say which number it was. */
const char *xlsx_number(struct run *run, const char *text);
/* The point in time that a day number means (days since 30 December 1899, or since 1 January 1904
 * when `since_1904`); the text itself when it is none. */
const char *xlsx_time(struct run *run, const char *text, bool since_1904);
/* Whether a number format shows a date or a time: by its id, or by the code of an own one. */
bool xlsx_is_date_format(long id, const char *code);
/* The column that a cell's reference names ("C12" is 2), or -1. */
int xlsx_column(const char *reference);

#endif
