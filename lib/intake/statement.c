#include "base/arena.h"
#include "base/decimal.h"
#include "base/hash.h"
#include "base/text.h"
#include "intake/encoding.h"
#include "intake/formats.h"

#include <string.h>

/* The formats, the most particular first. A new one is a line here. */
static const struct statement_format *const formats[] = {&format_wechat_personal, NULL};

static enum status refuse_binary(struct run *run, const char *path, const char *bytes, size_t size)
{
    static const struct {
        const char *magic;
        size_t length;
        const char *what;
    } known[] = {
        {"PK\x03\x04", 4, "a spreadsheet (XLSX) or another ZIP file"},
        {"\xd0\xcf\x11\xe0", 4, "a spreadsheet (XLS)"},
        {"%PDF", 4, "a PDF document"},
    };

    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (size >= known[i].length && memcmp(bytes, known[i].magic, known[i].length) == 0)
            return fail_at(run, (struct spot){.file = path}, STATUS_DATA, "statement-xlsx",
                           "open it in a spreadsheet program, save the table as CSV in UTF-8, "
                           "order numbers as text, and import that",
                           "the file is %s, which is not read yet", known[i].what);
    return STATUS_OK;
}

static enum status fail_unknown(struct run *run, const char *path, const char *encoding)
{
    struct text names = text_new(run->arena);

    for (size_t i = 0; formats[i]; i++)
        text_printf(&names, "%s%s", i ? "; " : "", formats[i]->title);
    return fail_at(run, (struct spot){.file = path}, STATUS_DATA, "statement-format",
                   arena_printf(run->arena, "these are known: %s", names.at),
                   "the file (%s) is no statement of a known format", encoding);
}

static bool sum_of(const struct statement_file *file, enum direction direction, int64_t *count,
                   int64_t *amount, bool *readable)
{
    *count = *amount = 0;
    *readable = true;
    for (size_t i = 0; i < file->count; i++) {
        const struct statement_row *row = &file->rows[i];
        if (row->direction == DIRECTION_UNKNOWN)
            return false;
        if (row->direction != direction)
            continue;
        ++*count;
        if (!row->readable || !decimal_add(*amount, row->amount, amount))
            *readable = false;
    }
    return true;
}

static const char total_hint[] = "the file was cut off or changed: download the bill again";

/* What cannot be read is to be reviewed row by row, so only the rest is compared. */
static enum status check_direction(struct run *run, const struct statement_file *file,
                                   enum direction direction, const struct stated *stated,
                                   const char *name)
{
    char has[DECIMAL_SIZE], says[DECIMAL_SIZE];
    int64_t count, amount;
    bool readable;

    if (!stated->line || !sum_of(file, direction, &count, &amount, &readable))
        return STATUS_OK;
    if (count == stated->count && (!readable || amount == stated->amount))
        return STATUS_OK;
    return fail_at(
        run, (struct spot){.file = file->path, .line = stated->line}, STATUS_DATA,
        "statement-totals", total_hint, "the bill states %lld %s rows of %s, but has %lld of %s",
        (long long)stated->count, name, decimal_grouped(stated->amount, MONEY_PLACES, says),
        (long long)count, decimal_grouped(amount, MONEY_PLACES, has));
}

static enum status check_totals(struct run *run, const struct statement_file *file)
{
    size_t since = run->count;
    const struct stated *total = &file->total;

    if (total->line && total->count != (int64_t)file->count)
        fail_at(run, (struct spot){.file = file->path, .line = total->line}, STATUS_DATA,
                "statement-totals", total_hint, "the bill states %lld rows, but has %zu",
                (long long)total->count, file->count);
    check_direction(run, file, DIRECTION_IN, &file->in, "incoming");
    check_direction(run, file, DIRECTION_OUT, &file->out, "outgoing");
    check_direction(run, file, DIRECTION_NEUTRAL, &file->neutral, "neutral");
    return run_status(run, since);
}

static void find_days(struct statement_file *file)
{
    for (size_t i = 0; i < file->count; i++) {
        struct date date = file->rows[i].date;
        if (date_is_none(date))
            continue;
        if (date_is_none(file->first) || date_compare(date, file->first) < 0)
            file->first = date;
        if (date_compare(date, file->last) > 0)
            file->last = date;
    }
}

static enum status read_sheet(struct run *run, const struct csv_rows *sheet, const char *encoding,
                              struct statement_file *out)
{
    for (size_t i = 0; formats[i]; i++) {
        if (!formats[i]->detect(sheet))
            continue;
        out->format = formats[i]->name;
        out->place_kind = formats[i]->place_kind;
        enum status status = formats[i]->read(run, sheet, out);
        find_days(out);
        return status ? status : check_totals(run, out);
    }
    return fail_unknown(run, out->path, encoding);
}

enum status statement_read(struct run *run, const char *path, const char *bytes, size_t size,
                           struct statement_file *out)
{
    struct decoded decoded;
    struct csv_rows sheet;
    char hash[SHA256_TEXT];

    *out = (struct statement_file){.path = path};
    if (size > STATEMENT_LIMIT)
        return fail_at(run, (struct spot){.file = path}, STATUS_DATA, "statement-size",
                       "export a shorter period",
                       "the file is larger than a statement may be, 64 MiB");
    enum status status = refuse_binary(run, path, bytes, size);
    if (!status)
        status = encoding_decode(run, path, bytes, size, &decoded);
    if (!status)
        status = csv_read(run, path, decoded.bytes, decoded.size, &sheet);
    if (status)
        return status;
    out->sha256 = arena_dup(run->arena, sha256_text(bytes, size, hash));
    return read_sheet(run, &sheet, decoded.encoding, out);
}
