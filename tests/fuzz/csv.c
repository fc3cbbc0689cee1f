/* CSV: the first byte is the sign between cells when it is a semicolon or a tab, else a comma. */
#include "fuzz.h"

#include "base/arena.h"
#include "format/csv.h"

#include <string.h>

static void want_rows(const struct csv_rows *rows, const char *bytes, size_t size)
{
    int lines = 1, line = 1;

    for (size_t i = 0; i < size; i++)
        lines += bytes[i] == '\n';
    for (size_t i = 0; i < rows->count; i++) {
        const struct csv_row *row = &rows->row[i];
        want(row->count > 0, "row %zu has cells", i);
        want(row->line >= line && row->line <= lines, "row %zu is at line %d, behind %d of %d", i,
             row->line, line, lines);
        line = row->line;
    }
}

/* An empty cell that is alone in its row is a blank line, which is left out; a mark in front of
 * the file is taken off. */
static bool is_lost(const struct csv_row *row)
{
    return row->count == 1 && !*row->cell[0];
}

static void write_row(struct text *out, const struct csv_row *row,
                      void (*write)(struct text *, bool, const char *))
{
    for (size_t i = 0; i < row->count; i++)
        write(out, i == 0, row->cell[i]);
    csv_end_row(out);
}

static void want_cell(const char *got, const char *cell, bool guarded)
{
    if (guarded && *got == '\'' && *cell != '\'')
        got++;
    want_equal("a cell that was written", got, cell);
}

static void try_rows(struct run *run, const struct csv_rows *rows, bool guarded)
{
    struct text text = text_new(run->arena);
    struct csv_rows again;
    size_t next = 0;

    text_add(&text, "\xef\xbb\xbf");
    for (size_t i = 0; i < rows->count; i++)
        if (!is_lost(&rows->row[i]))
            write_row(&text, &rows->row[i], guarded ? csv_cell : csv_plain_cell);
    want(csv_read(run, "again.csv", text.at, text.length, &again) == STATUS_OK,
         "what was written is read: %s", run->count ? run->findings[0].message : "");
    for (size_t i = 0; i < rows->count; i++) {
        if (is_lost(&rows->row[i]))
            continue;
        want(next < again.count, "row %zu is there again", i);
        const struct csv_row *row = &again.row[next++];
        want(row->count == rows->row[i].count, "row %zu has as many cells", i);
        for (size_t n = 0; n < row->count; n++)
            want_cell(row->cell[n], rows->row[i].cell[n], guarded);
    }
    want(next == again.count, "no row comes to it");
}

static void try_csv(const uint8_t *bytes, size_t size)
{
    struct run run = fuzz_run();
    struct feed feed = feed_of(bytes, size);
    char sign = size && (bytes[0] == ';' || bytes[0] == '\t') ? (char)feed_byte(&feed) : ',';
    size_t left = (size_t)(feed.end - feed.at);
    struct csv_rows rows;
    enum status status = csv_read_by(&run, "fuzz.csv", feed.at, left, sign, &rows);

    want((status == STATUS_OK) == (run.count == 0), "a failure has a finding");
    want(status == STATUS_OK || status == STATUS_DATA, "no bytes make the system fail");
    want_findings(&run);
    if (status == STATUS_OK) {
        want_rows(&rows, feed.at, left);
        try_rows(&run, &rows, false);
        try_rows(&run, &rows, true);
    }
    arena_free(run.arena);
}

const struct harness harness_csv = {"csv", try_csv};
