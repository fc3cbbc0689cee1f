#include "base/arena.h"
#include "base/hash.h"
#include "base/text.h"
#include "format/xlsx.h"
#include "intake/encoding.h"
#include "intake/formats.h"
#include "intake/mappings.h"

#include <string.h>

/* The formats, the most particular first. A new one is a line here; banks have mappings. */
static const struct statement_format *const formats[] = {
    &format_wechat_personal, &format_wechat_funds,    &format_wechat_trades,
    &format_alipay_personal, &format_alipay_merchant, NULL};

static enum status refuse_binary(struct run *run, const char *path, const char *bytes, size_t size)
{
    static const struct {
        const char *magic;
        size_t length;
        const char *what;
    } known[] = {
        {"\xd0\xcf\x11\xe0", 4, N_("a spreadsheet of the old kind (XLS)")},
        {"%PDF", 4, N_("a PDF document")},
        {"Rar!", 4, N_("a RAR archive")},
    };

    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (size >= known[i].length && memcmp(bytes, known[i].magic, known[i].length) == 0)
            return fail_at(run, (struct spot){.file = path}, STATUS_DATA, "statement-xlsx",
                           "download the statement as CSV or XLSX, or open it in a spreadsheet "
                           "program and save it as XLSX, order numbers as text",
                           "the file is %s, which is not read", phrase(run, known[i].what));
    return STATUS_OK;
}

static bool ends_in(const char *name, const char *ending)
{
    size_t length = strlen(name), tail = strlen(ending);

    return length > tail && strcasecmp(name + length - tail, ending) == 0;
}

/* The one file of an archive that can be a statement; what a Mac adds is none. */
static enum status find_inside(struct run *run, const struct archive *archive, size_t *out)
{
    size_t found = 0;

    for (size_t i = 0; i < archive->count; i++) {
        const char *name = archive->names[i];
        if (strncmp(name, "__MACOSX/", 9) == 0 ||
            (!ends_in(name, ".csv") && !ends_in(name, ".xlsx") && !ends_in(name, ".txt")))
            continue;
        *out = i;
        found++;
    }
    if (found == 1)
        return STATUS_OK;
    return fail_at(run, (struct spot){.file = archive->path}, STATUS_DATA, "statement-archive",
                   "unpack it and name the statement", "the archive holds %zu statements, not one",
                   found);
}

/* What most lines are divided by. Order numbers end in a tab, so a few of them mean nothing. */
static char separator_of(const char *bytes, size_t size)
{
    enum { LEAST = 4, LOOK = 64 * 1024 };
    static const char signs[] = {',', '\t', ';'};
    size_t lines[sizeof signs] = {0}, seen[sizeof signs] = {0}, best = 0;

    for (size_t i = 0; i < size && i < LOOK; i++) {
        for (size_t k = 0; k < sizeof signs; k++)
            seen[k] += bytes[i] == signs[k];
        if (bytes[i] != '\n')
            continue;
        for (size_t k = 0; k < sizeof signs; k++)
            lines[k] += seen[k] >= LEAST && (k == 0 || seen[0] < LEAST);
        memset(seen, 0, sizeof seen);
    }
    for (size_t k = 1; k < sizeof signs; k++)
        best = lines[k] > lines[best] ? k : best;
    return signs[best];
}

static enum status read_plain(struct run *run, const struct statement_request *request,
                              const char *bytes, size_t size, struct csv_rows *out,
                              const char **encoding)
{
    struct decoded decoded;
    enum status status = refuse_binary(run, request->path, bytes, size);

    if (!status)
        status = encoding_decode(run, request->path, bytes, size, &decoded);
    if (status)
        return status;
    *encoding = decoded.encoding;
    return csv_read_by(run, request->path, decoded.bytes, decoded.size,
                       separator_of(decoded.bytes, decoded.size), out);
}

/* What an archive holds, or the archive itself when it is a spreadsheet. */
static enum status read_archive(struct run *run, const struct statement_request *request,
                                struct csv_rows *out, const char **encoding)
{
    struct archive archive;
    const char *bytes = request->bytes;
    size_t size = request->size, index = 0;
    enum status status = archive_open(run, request->path, bytes, size, request->password, &archive);

    if (status)
        return status;
    if (!xlsx_is(&archive)) {
        status = find_inside(run, &archive, &index);
        if (!status)
            status = archive_read(run, &archive, index, &bytes, &size);
        if (status)
            return status;
        if (!archive_is(bytes, size))
            return read_plain(run, request, bytes, size, out, encoding);
        status = archive_open(run, request->path, bytes, size, NULL, &archive);
        if (status)
            return status;
    }
    if (!xlsx_is(&archive))
        return fail_at(run, (struct spot){.file = request->path}, STATUS_DATA, "statement-archive",
                       "unpack it and name the statement",
                       "the archive holds another archive, which is no spreadsheet");
    *encoding = "XLSX";
    return xlsx_read(run, &archive, out);
}

enum status statement_cells(struct run *run, const struct statement_request *request,
                            struct csv_rows *out, const char **encoding)
{
    *out = (struct csv_rows){0};
    if (request->size > STATEMENT_LIMIT)
        return fail_at(run, (struct spot){.file = request->path}, STATUS_DATA, "statement-size",
                       "export a shorter period",
                       "the file is larger than a statement may be, 64 MiB");
    if (archive_is(request->bytes, request->size))
        return read_archive(run, request, out, encoding);
    return read_plain(run, request, request->bytes, request->size, out, encoding);
}

static enum status fail_unknown(struct run *run, const char *path, const char *encoding)
{
    struct text names = text_new(run->arena);

    for (size_t i = 0; formats[i]; i++)
        text_printf(&names, "%s; ", formats[i]->title);
    return fail_at(run, (struct spot){.file = path}, STATUS_DATA, "statement-format",
                   arena_printf(run->arena,
                                "these are known: %sthe banks' with a mapping; look at it with "
                                "fees mapping FILE, which drafts one",
                                names.at),
                   "the file (%s) is no statement of a known format", encoding);
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

/* Each part of the encoding's family name is enough: "UTF-16LE" is utf-16. */
static enum status check_encoding(struct run *run, const char *path,
                                  const struct named_mapping *named, const char *encoding)
{
    const char *wanted = named->mapping->encoding;

    if (!wanted || strncasecmp(encoding, wanted, strlen(wanted)) == 0 ||
        strcmp(encoding, "XLSX") == 0)
        return STATUS_OK;
    return fail_at(run, (struct spot){.file = path}, STATUS_DATA, "statement-encoding",
                   "import the file as the bank gave it, not a copy that another program saved",
                   "the mapping '%s' wants %s, but the file is %s", named->name, wanted, encoding);
}

static const struct statement_format *detect(const struct csv_rows *sheet)
{
    for (size_t i = 0; formats[i]; i++)
        if (formats[i]->detect(sheet))
            return formats[i];
    return NULL;
}

static enum status read_sheet(struct run *run, const struct statement_request *request,
                              const struct csv_rows *sheet, const char *encoding,
                              struct statement_file *out)
{
    const struct statement_format *format = request->mapping ? NULL : detect(sheet);
    const struct named_mapping *named = NULL;
    enum status status = STATUS_OK;

    if (!format)
        status = mappings_choose(run, request, sheet, &named);
    if (status)
        return status;
    if (!format && !named)
        return fail_unknown(run, request->path, encoding);
    out->format = format ? format->name : named->name;
    out->place_kind = format ? format->place_kind : named->mapping->kind;
    if (named)
        status = check_encoding(run, request->path, named, encoding);
    if (!status)
        status = format ? format->read(run, sheet, out) : mapping_read(run, sheet, named, out);
    if (status)
        return status;
    find_days(out);
    status = balances_check(run, out);
    serials_derive(run, out);
    return status_join(status, totals_check(run, out));
}

enum status statement_read(struct run *run, const struct statement_request *request,
                           struct statement_file *out)
{
    const char *encoding = "";
    struct csv_rows sheet;
    char hash[SHA256_TEXT];

    *out = (struct statement_file){.path = request->path};
    enum status status = statement_cells(run, request, &sheet, &encoding);
    if (status)
        return status;
    out->sha256 = arena_dup(run->arena, sha256_text(request->bytes, request->size, hash));
    return read_sheet(run, request, &sheet, encoding, out);
}
