#include "format/csv.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "format/codes.h"

#include <csv.h>
#include <string.h>

enum { FILE_MAX = 64 * 1024 * 1024, CELLS_MAX = 1000, CELL_MAX = 64 * 1024 };

/* What libcsv's callbacks fill. */
struct reader {
    struct run *run;
    const char *path;
    struct csv_rows *rows;
    size_t row_capacity;
    struct csv_row row;
    size_t cell_capacity;
    bool too_large;
};

static enum status fail_line(struct run *run, const char *path, int line, enum format_code code,
                             const char *hint, const char *message)
{
    struct spot spot = {.file = path, .line = line};

    return fail_at(run, spot, STATUS_DATA, code_text(code), hint, "%s", phrase(run, message));
}

static void on_cell(void *bytes, size_t length, void *context)
{
    struct reader *reader = context;

    if (length > CELL_MAX || reader->row.count >= CELLS_MAX) {
        reader->too_large = true;
        return;
    }
    ARENA_PUSH(reader->run->arena, reader->row.cell, reader->row.count, reader->cell_capacity);
    reader->row.cell[reader->row.count++] = arena_dupn(reader->run->arena, bytes, length);
}

static void on_row(int terminator, void *context)
{
    struct reader *reader = context;
    struct csv_rows *rows = reader->rows;

    (void)terminator;
    ARENA_PUSH(reader->run->arena, rows->row, rows->count, reader->row_capacity);
    rows->row[rows->count++] = reader->row;
    reader->row = (struct csv_row){.line = reader->row.line};
    reader->cell_capacity = 0;
}

/* Blanks belong to the cell (RFC 4180), so none is taken off. */
static int never_space(unsigned char byte)
{
    (void)byte;
    return 0;
}

static int line_of(const char *bytes, size_t at)
{
    int line = 1;

    for (size_t i = 0; i < at; i++)
        line += bytes[i] == '\n';
    return line;
}

/* libcsv takes any bytes; a NUL would end a cell's text early. */
static bool check_bytes(struct run *run, const char *path, const char *bytes, size_t size)
{
    const char *nul = memchr(bytes, '\0', size);
    size_t at = 0;

    if (size > FILE_MAX) {
        fail_line(run, path, 0, CODE_CSV_SIZE, "split the file", "the file is larger than 64 MiB");
        return false;
    }
    if (nul) {
        fail_line(run, path, line_of(bytes, (size_t)(nul - bytes)), CODE_TEXT_CONTROL,
                  "save it as CSV again, in UTF-8", "found a NUL byte, so this is no text");
        return false;
    }
    while (at < size) {
        size_t fault = 0;
        enum utf8_fault what = utf8_check(bytes + at, size - at, &fault);
        if (what == UTF8_FINE)
            return true;
        at += fault;
        if (what == UTF8_INVALID) {
            fail_line(run, path, line_of(bytes, at), CODE_TEXT_ENCODING, "save it as UTF-8",
                      "found bytes that are not UTF-8");
            return false;
        }
        const char *next = bytes + at;
        utf8_next(&next, bytes + size);
        at = (size_t)(next - bytes);
    }
    return true;
}

static enum status refuse(struct reader *reader, struct csv_parser *parser, int line)
{
    if (reader->too_large)
        return fail_line(reader->run, reader->path, line, CODE_CSV_SIZE, "is a quote missing?",
                         "a row of more than 1,000 cells, or a cell of more than 64 KiB");
    if (csv_error(parser) == CSV_EPARSE)
        return fail_line(reader->run, reader->path, line, CODE_CSV_SYNTAX,
                         "a cell with a quote stands in quotes, and the quote is doubled",
                         "found a quote where none may stand");
    return fail(reader->run, STATUS_SYSTEM, code_text(CODE_CSV_SIZE),
                "close other programs and try again", "no memory to read '%s'", reader->path);
}

/* Feeds the parser line by line, so that a row is known by the line it starts on: it goes on
 * behind a line feed as long as the quotes before are odd in number. */
static enum status feed(struct reader *reader, struct csv_parser *parser, const char *bytes,
                        size_t size)
{
    bool open = false;
    int line = 1;

    for (size_t at = 0; at < size; line++) {
        const char *feed_at = memchr(bytes + at, '\n', size - at);
        size_t length = feed_at ? (size_t)(feed_at - bytes) + 1 - at : size - at;
        if (!open)
            reader->row.line = line;
        for (size_t i = at; i < at + length; i++)
            open ^= bytes[i] == '"';
        size_t used = csv_parse(parser, bytes + at, length, on_cell, on_row, reader);
        if (used != length || reader->too_large)
            return refuse(reader, parser, line);
        at += length;
    }
    if (open)
        return fail_line(reader->run, reader->path, reader->row.line, CODE_CSV_SYNTAX,
                         "close the quote in the row that starts on this line",
                         "a quote is not closed by the end of the file");
    if (csv_fini(parser, on_cell, on_row, reader) != 0 || reader->too_large)
        return refuse(reader, parser, reader->row.line);
    return STATUS_OK;
}

enum status csv_read(struct run *run, const char *path, const char *bytes, size_t size,
                     struct csv_rows *out)
{
    return csv_read_by(run, path, bytes, size, CSV_COMMA, out);
}

enum status csv_read_by(struct run *run, const char *path, const char *bytes, size_t size,
                        char separator, struct csv_rows *out)
{
    struct csv_parser parser;
    struct reader reader = {.run = run, .path = path, .rows = out};

    *out = (struct csv_rows){0};
    if (size >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0) {
        bytes += 3;
        size -= 3;
    }
    if (!check_bytes(run, path, bytes, size))
        return STATUS_DATA;
    if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
        return fail(run, STATUS_SYSTEM, code_text(CODE_CSV_SIZE),
                    "close other programs and try again", "no memory to read '%s'", path);
    csv_set_space_func(&parser, never_space);
    csv_set_delim(&parser, (unsigned char)separator);
    enum status status = feed(&reader, &parser, bytes, size);
    csv_free(&parser);
    return status;
}

/* What a spreadsheet takes for the start of a formula, in plain and in full width. */
static bool is_formula(const char *value)
{
    static const char *const wide[] = {"＝", "＋", "－", "＠"};

    if (*value && strchr("=+-@\t\r", *value))
        return true;
    for (size_t i = 0; i < sizeof wide / sizeof wide[0]; i++)
        if (strncmp(value, wide[i], strlen(wide[i])) == 0)
            return true;
    return false;
}

/* Blanks at an end are quoted, too: many readers take them off otherwise. */
static bool needs_quotes(const char *value)
{
    size_t length = strlen(value);

    return strpbrk(value, ",\"\r\n") || (length && (value[0] == ' ' || value[length - 1] == ' '));
}

static void put_cell(struct text *out, bool first, const char *guard, const char *value)
{
    bool quotes = needs_quotes(value);

    text_add(out, first ? "" : ",");
    text_add(out, quotes ? "\"" : "");
    text_add(out, guard);
    for (; *value; value++) {
        if (*value == '"')
            text_char(out, '"');
        text_char(out, *value);
    }
    text_add(out, quotes ? "\"" : "");
}

void csv_cell(struct text *out, bool first, const char *value)
{
    put_cell(out, first, is_formula(value) ? "'" : "", value);
}

void csv_plain_cell(struct text *out, bool first, const char *value)
{
    put_cell(out, first, "", value);
}

void csv_end_row(struct text *out)
{
    text_add(out, "\r\n");
}
