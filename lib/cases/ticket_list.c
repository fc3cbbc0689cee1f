#include "cases/ticket_list.h"

#include "base/arena.h"
#include "base/text.h"
#include "base/utf8.h"
#include "store/memo.h"

#include <string.h>

/* Raise the number with every change of what a line is or of what follows from a log. */
static const char derivation[] = "tickets/1";

/* A folder with fewer files is read faster than a memo is opened and kept. */
enum { WORTH_KEEPING = 200, TEXT_SHOWN = 40 };

/* A line in the memo: this, then seven strings, each with its NUL. */
struct packed {
    uint32_t size; /* of all of it */
    struct oid oid;
    int32_t opened, due, answer, ended; /* days since 1970-01-01; NEVER: none */
    uint16_t reopened, extended;
    uint8_t kind, severity, state, level;
    int64_t hours;
};
enum { STRINGS = 7, NEVER = INT32_MIN };

static int32_t pack_day(struct date date)
{
    return date_is_none(date) ? NEVER : date_days(date);
}

static struct date unpack_day(int32_t days)
{
    return days == NEVER ? (struct date){0} : date_from_days(days);
}

static void put_string(struct text *out, const char *string)
{
    text_bytes(out, string ? string : "", (string ? strlen(string) : 0) + 1);
}

/* The beginning of what was reported. */
static void put_short(struct text *out, const char *string)
{
    const char *at = string, *end = string + strlen(string);

    for (size_t shown = 0; at < end && shown < TEXT_SHOWN; shown++)
        utf8_next(&at, end);
    text_bytes(out, string, (size_t)(at - string));
    put_string(out, at < end ? "…" : NULL);
}

static void put_units(struct text *out, const struct words *units)
{
    for (size_t i = 0; i < units->count; i++) {
        if (i)
            text_char(out, ',');
        text_add(out, units->item[i]);
    }
    put_string(out, NULL);
}

static uint16_t small(size_t count)
{
    return count > UINT16_MAX ? UINT16_MAX : (uint16_t)count;
}

static void pack(struct text *out, const struct ticket *ticket, struct oid oid)
{
    const struct ticket_life life = ticket_live(ticket, (struct date){0});
    const size_t start = out->length;
    struct packed packed = {.oid = oid,
                            .opened = pack_day(ticket->opened),
                            .due = pack_day(life.due),
                            .answer = pack_day(life.answer),
                            .ended = pack_day(life.ended),
                            .reopened = small(life.reopened),
                            .extended = small(life.extended),
                            .kind = (uint8_t)life.kind,
                            .severity = (uint8_t)life.severity,
                            .state = (uint8_t)life.state,
                            .level = (uint8_t)life.level,
                            .hours = life.hours};

    text_bytes(out, (const char *)&packed, sizeof packed);
    put_string(out, ticket->id);
    put_string(out, ticket->subject);
    put_string(out, ticket->about);
    put_string(out, life.holder);
    put_string(out, life.body);
    put_units(out, &ticket->units);
    put_short(out, ticket->text);
    packed.size = (uint32_t)(out->length - start);
    memcpy(out->at + start, &packed, sizeof packed);
}

/* The line at `at`, and how long it is; 0 at the end or when the bytes are no line. */
static size_t unpack(const char *bytes, size_t size, size_t at, struct ticket_line *out,
                     struct oid *oid)
{
    struct packed packed;
    const char *string[STRINGS];

    if (size - at < sizeof packed)
        return 0;
    memcpy(&packed, bytes + at, sizeof packed);
    if (packed.size < sizeof packed || packed.size > size - at)
        return 0;
    const char *next = bytes + at + sizeof packed, *end = bytes + at + packed.size;
    for (size_t i = 0; i < STRINGS; i++) {
        const char *nul = memchr(next, '\0', (size_t)(end - next));
        if (!nul)
            return 0;
        string[i] = next;
        next = nul + 1;
    }
    *oid = packed.oid;
    *out = (struct ticket_line){.kind = packed.kind,
                                .severity = packed.severity,
                                .state = packed.state,
                                .level = packed.level,
                                .opened = unpack_day(packed.opened),
                                .due = unpack_day(packed.due),
                                .answer = unpack_day(packed.answer),
                                .ended = unpack_day(packed.ended),
                                .hours = packed.hours,
                                .reopened = packed.reopened,
                                .extended = packed.extended,
                                .id = string[0],
                                .subject = string[1],
                                .about = string[2],
                                .holder = string[3],
                                .body = string[4],
                                .units = string[5],
                                .text = string[6]};
    return packed.size;
}

bool ticket_list_next(const struct ticket_list *list, struct ticket_cursor *cursor,
                      struct ticket_line *out)
{
    struct oid oid;

    while (cursor->part < list->parts) {
        const size_t used =
            unpack(list->part[cursor->part], list->size[cursor->part], cursor->at, out, &oid);
        cursor->at += used;
        if (used)
            return true;
        cursor->part++;
        cursor->at = 0;
    }
    return false;
}

/* --- one folder --- */

/* What stands for each file of a folder: a line taken over from the memo, or a ticket's. */
struct piece {
    const char *bytes;
    size_t size;
};

struct folder {
    struct entry *entries; /* to be read, */
    size_t *place;         /* and which piece each becomes */
    size_t unread;
    struct piece *pieces;
    size_t count;
};

/* The file name of a path without its ending, against an id. */
static int compare_id(const char *path, const char *id)
{
    const char *name = strrchr(path, '/') + 1;
    const size_t length = strcspn(name, "."), other = strlen(id);
    const int order = memcmp(name, id, length < other ? length : other);

    return order ? order : (length > other) - (length < other);
}

/* Both are in the order of ids. */
static void take_over(struct folder *folder, const struct entry *entries,
                      const struct memo_value *old)
{
    struct ticket_line line;
    struct oid oid;
    size_t at = 0, used = unpack(old->bytes, old->size, at, &line, &oid);

    for (size_t i = 0; i < folder->count && used; i++) {
        while (used && compare_id(entries[i].path, line.id) > 0) {
            at += used;
            used = unpack(old->bytes, old->size, at, &line, &oid);
        }
        if (used && compare_id(entries[i].path, line.id) == 0 && oid_equal(oid, entries[i].oid))
            folder->pieces[i] = (struct piece){old->bytes + at, used};
    }
}

static enum status visit(struct run *run, size_t index, const struct entry *entry,
                         const struct blob *blob, void *context)
{
    const struct folder *folder = context;
    const struct source source = {entry->path, blob->bytes, blob->size};
    struct text text = text_new(run->arena);
    void *record = NULL;
    enum status status = yaml_read_map(run, &source, file_kind_of(entry->path, NULL), &record);

    if (status)
        return status;
    pack(&text, record, entry->oid);
    folder->pieces[folder->place[index]] = (struct piece){text.at, text.length};
    return STATUS_OK;
}

static enum status read_files(struct run *run, const struct snapshot *snapshot,
                              struct entry *entries, struct folder *folder)
{
    folder->entries = arena_array(run->arena, folder->count, sizeof *folder->entries);
    folder->place = arena_array(run->arena, folder->count, sizeof *folder->place);
    for (size_t i = 0; i < folder->count; i++) {
        if (folder->pieces[i].bytes)
            continue;
        folder->entries[folder->unread] = entries[i];
        folder->place[folder->unread++] = i;
    }
    return snapshot_visit(run, snapshot, folder->entries, folder->unread, visit, folder);
}

static void join(struct run *run, const struct folder *folder, struct memo_value *out)
{
    size_t size = 0;

    for (size_t i = 0; i < folder->count; i++)
        size += folder->pieces[i].size;
    char *bytes = arena_alloc(run->arena, size + 1);
    out->bytes = bytes;
    out->size = size;
    for (size_t i = 0; i < folder->count; i++) {
        if (folder->pieces[i].size)
            memcpy(bytes, folder->pieces[i].bytes, folder->pieces[i].size);
        bytes += folder->pieces[i].size;
    }
}

/* The lines of the tickets at or below a path; `old` (size 0: none) may have some of them. */
static enum status read_folder(struct run *run, const struct snapshot *snapshot, const char *path,
                               const struct memo_value *old, struct memo_value *out, size_t *files)
{
    struct entry *entries;
    struct folder folder = {.count = 0};
    size_t count;
    enum status status = snapshot_list(run, snapshot, path, &entries, &count);

    for (size_t i = 0; i < count && !status; i++)
        if (file_kind_of(entries[i].path, NULL))
            entries[folder.count++] = entries[i];
    folder.pieces = arena_array(run->arena, folder.count, sizeof *folder.pieces);
    if (!status && old->size)
        take_over(&folder, entries, old);
    if (!status)
        status = read_files(run, snapshot, entries, &folder);
    join(run, &folder, out);
    *files = folder.count;
    return status;
}

/* --- all folders --- */

static void add_part(struct ticket_list *list, const struct memo_value *value)
{
    list->part[list->parts] = value->bytes;
    list->size[list->parts++] = value->size;
}

/* A folder that the memo knows, or that is read. What was read and is worth it is in `keep`. */
static enum status add_folder(struct run *run, const struct snapshot *snapshot,
                              const struct memo *memo, const struct entry *folder,
                              struct ticket_list *list, struct memo_value *keep)
{
    struct memo_value old = {.size = 0}, new = {.oid = folder->oid};
    const bool known = !oid_is_zero(folder->oid);
    const bool found = known && memo_find(memo, derivation, folder->path, &old);
    size_t files;

    if (found && oid_equal(old.oid, folder->oid)) {
        old.bytes = arena_dupn(run->arena, old.bytes, old.size);
        add_part(list, &old);
        return STATUS_OK;
    }
    enum status status = read_folder(run, snapshot, folder->path, &old, &new, &files);
    add_part(list, &new);
    if (!status && known && files >= WORTH_KEEPING)
        *keep = new;
    return status;
}

static void make_room(struct run *run, struct ticket_list *list, size_t parts)
{
    list->part = arena_array(run->arena, parts, sizeof *list->part);
    list->size = arena_array(run->arena, parts, sizeof *list->size);
}

enum status ticket_list_read(struct run *run, const struct store *store,
                             const struct snapshot *snapshot, bool keep, struct ticket_list *out)
{
    struct entry *folders;
    size_t count;
    enum status status = snapshot_folders(run, snapshot, "tickets", &folders, &count);

    *out = (struct ticket_list){.parts = 0};
    make_room(run, out, count + 1);
    if (!status && !count) {
        struct memo_value all, none = {.size = 0};
        status = read_folder(run, snapshot, "tickets", &none, &all, &count);
        add_part(out, &all);
        return status;
    }
    struct memo_value *new = arena_array(run->arena, count, sizeof *new);
    struct memo *memo = store ? memo_open(run, store) : NULL;
    for (size_t i = 0; i < count; i++)
        status = status_join(status, add_folder(run, snapshot, memo, &folders[i], out, &new[i]));
    memo_close(memo);
    for (size_t i = 0; i < count && keep && store && !status; i++)
        if (new[i].size)
            memo_keep(run, store, derivation, folders[i].path, &new[i]);
    return status;
}

bool ticket_line_is_overdue(const struct ticket_line *line, struct date day)
{
    const bool late =
        date_is_none(line->ended) && !date_is_none(line->due) && date_compare(day, line->due) > 0;

    return late || (!date_is_none(line->answer) && date_compare(day, line->answer) > 0);
}
