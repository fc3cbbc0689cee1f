/*
 * CSV (RFC 4180) in and out, through libcsv for reading. Written cells that a spreadsheet would
 * take for a formula get a leading apostrophe.
 */
#ifndef FORMAT_CSV_H
#define FORMAT_CSV_H

#include "base/run.h"
#include "base/text.h"

struct csv_row {
    const char **cell; /* NUL-terminated, UTF-8, as they are in the file */
    size_t count;
    int line; /* of the row's first character, from 1 */
};

struct csv_rows {
    struct csv_row *row;
    size_t count;
};

/* Reads a whole file of valid UTF-8 (a BOM is skipped); limits: 64 MiB, 1,000 cells a row, 64 KiB
 * a cell. Blank lines are left out. An open quote at the end is a finding with its line. */
enum status csv_read(struct run *run, const char *path, const char *bytes, size_t size,
                     struct csv_rows *out);
/* The same with another sign between the cells: some programs write a tab or a semicolon. */
enum status csv_read_by(struct run *run, const char *path, const char *bytes, size_t size,
                        char separator, struct csv_rows *out);

/* Appends one cell's text to a row that is being written; `first` leaves the comma out. */
void csv_cell(struct text *out, bool first, const char *value);
/* The same for numbers and dates of our own, which are never a formula. */
void csv_plain_cell(struct text *out, bool first, const char *value);
void csv_end_row(struct text *out); /* CRLF, as the RFC has it */

#endif
