/*
 * Spreadsheets from within: a line "@workbook", "@rels", "@styles", "@strings" or "@sheet" begins a
 * part, which is stored in an archive with the checksum that it needs. (As whole files they are
 * tried by the statement harness, where hardly a mutant gets behind the checksums.)
 */
#include "fuzz.h"

#include "base/arena.h"
#include "base/text.h"
#include "base/utf8.h"
#include "format/xlsx.h"

#include <string.h>
#include <zlib.h>

struct part {
    const char *name, *bytes;
    size_t size, offset;
};

enum { PARTS_MAX = 8 };

static const char *part_name(const char *line, size_t length)
{
    static const char *const names[][2] = {{"@workbook", "xl/workbook.xml"},
                                           {"@rels", "xl/_rels/workbook.xml.rels"},
                                           {"@styles", "xl/styles.xml"},
                                           {"@strings", "xl/sharedStrings.xml"},
                                           {"@sheet", "xl/worksheets/sheet1.xml"}};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strlen(names[i][0]) == length && memcmp(names[i][0], line, length) == 0)
            return names[i][1];
    return NULL;
}

static size_t parts_of(struct feed *feed, struct part part[static PARTS_MAX])
{
    size_t count = 0;

    while (feed->at < feed->end) {
        const char *line = feed->at;
        const char *feed_at = memchr(line, '\n', (size_t)(feed->end - line));
        size_t length = (size_t)((feed_at ? feed_at : feed->end) - line);
        const char *name = part_name(line, length);
        feed->at = feed_at ? feed_at + 1 : feed->end;
        if (name && count < PARTS_MAX)
            part[count++] = (struct part){.name = name, .bytes = feed->at};
        else if (count)
            part[count - 1].size = (size_t)(feed->at - part[count - 1].bytes);
    }
    return count;
}

/* Little-endian, as an archive has its numbers. */
static void put(struct text *zip, uint64_t value, int bytes)
{
    for (; bytes > 0; bytes--, value >>= 8)
        text_char(zip, (char)(value & 0xff));
}

/* What the local and the central header have in common, from the version on. */
static void put_header(struct text *zip, const struct part *part)
{
    put(zip, 20, 2);
    put(zip, 0, 2);          /* flags */
    put(zip, 0, 2);          /* stored */
    put(zip, 0x5b630000, 4); /* 2025-11-03, midnight */
    put(zip, crc32(0, (const Bytef *)part->bytes, (uInt)part->size), 4);
    put(zip, part->size, 4);
    put(zip, part->size, 4);
    put(zip, strlen(part->name), 2);
    put(zip, 0, 2);
}

/* APPNOTE.TXT of PKWARE, 4.3.7, 4.3.12 and 4.3.16. */
static struct text zip_of(struct arena *arena, struct part *part, size_t count)
{
    struct text zip = text_new(arena);

    for (size_t i = 0; i < count; i++) {
        part[i].offset = zip.length;
        text_bytes(&zip, "PK\3\4", 4);
        put_header(&zip, &part[i]);
        text_add(&zip, part[i].name);
        text_bytes(&zip, part[i].bytes, part[i].size);
    }
    size_t directory = zip.length;
    for (size_t i = 0; i < count; i++) {
        text_bytes(&zip, "PK\1\2", 4);
        put(&zip, 20, 2);
        put_header(&zip, &part[i]);
        put(&zip, 0, 10); /* comment, disk, attributes */
        put(&zip, part[i].offset, 4);
        text_add(&zip, part[i].name);
    }
    size_t size = zip.length - directory;
    text_bytes(&zip, "PK\5\6", 4);
    put(&zip, 0, 4);
    put(&zip, count, 2);
    put(&zip, count, 2);
    put(&zip, size, 4);
    put(&zip, directory, 4);
    put(&zip, 0, 2);
    return zip;
}

static void want_cells(const struct csv_rows *rows)
{
    for (size_t i = 0; i < rows->count; i++) {
        want(rows->row[i].line >= 1, "row %zu has a number", i);
        for (size_t n = 0; n < rows->row[i].count; n++) {
            const char *cell = rows->row[i].cell[n];
            want(cell != NULL, "cell %zu of row %zu is there", n, i);
            want(utf8_check(cell, strlen(cell), NULL) != UTF8_INVALID,
                 "cell %zu of row %zu is UTF-8", n, i);
        }
    }
}

static void try_archive(struct run *run, const struct text *zip)
{
    struct archive archive;
    struct csv_rows rows = {0};

    want(archive_open(run, "fuzz.xlsx", zip->at, zip->length, NULL, &archive) == STATUS_OK ||
             run->count > 0,
         "an archive that cannot be opened has a finding");
    if (run->count == 0 && xlsx_is(&archive)) {
        enum status status = xlsx_read(run, &archive, &rows);
        want((status == STATUS_OK) == (run->count == 0), "a failure has a finding");
        want(status == STATUS_OK || status == STATUS_DATA, "no bytes make the system fail");
        if (status == STATUS_OK)
            want_cells(&rows);
    }
}

static void try_xlsx(const uint8_t *bytes, size_t size)
{
    struct run run = fuzz_run();
    struct feed feed = feed_of(bytes, size);
    struct part part[PARTS_MAX];
    size_t count = parts_of(&feed, part);

    if (count) {
        struct text zip = zip_of(run.arena, part, count);
        try_archive(&run, &zip);
    }
    want_findings(&run);
    arena_free(run.arena);
}

const struct harness harness_xlsx = {"xlsx", try_xlsx};
