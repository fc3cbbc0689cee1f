/*
 * Spreadsheet files (Office Open XML, ECMA-376), through expat: the first visible sheet as the
 * same rows of text that csv_read() gives, `line` being the number of the row. An untrusted file:
 * no document type, no more than 64 MiB a part, 1,000 cells a row, 64 KiB a cell, 4 million cells.
 *
 * Dates, which a spreadsheet keeps as numbers, become "2026-11-03 08:12:44", "2026-11-03" or
 * "08:12:44". Numbers become decimals of at most 15 digits, which is all that a spreadsheet
 * keeps; one that lost digits of its own stays as it stands in the file ("4.2E+27"). A formula
 * becomes "=" and its text, never its value: nobody knows whether that was computed.
 *
 * Findings (STATUS_DATA): "xlsx-broken", "xlsx-size", and those of archive.h.
 */
#ifndef FORMAT_XLSX_H
#define FORMAT_XLSX_H

#include "format/archive.h"
#include "format/csv.h"

/* Whether an archive is a spreadsheet. */
bool xlsx_is(const struct archive *archive);
enum status xlsx_read(struct run *run, const struct archive *archive, struct csv_rows *out);

#endif
