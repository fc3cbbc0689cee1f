/*
 * Which day-books the trace of a record needs. Its id says on which day it was booked, what it
 * refers to stands on the days that are in those ids, and what refers to it was booked on the same
 * day or later and has the id in its bytes. So nothing else has to be parsed, however old the
 * books are; but what a receipt or a gift has paid follows from all records.
 */
#include "audit/trace_inside.h"

#include "base/arena.h"
#include "book/donations.h"
#include "record/id.h"

#include <string.h>

/* Letters of the kinds whose trace asks for nothing but records that name each other. */
static const char plain_kinds[] = "XYZOFNEWASRKLTHMDQ";

struct day_file {
    struct entry entry;
    const struct file_kind *kind;
    struct date day;
    bool keep;
};

struct near {
    struct run *run;
    const struct snapshot *snapshot;
    const char *id;
    struct day_file *files; /* day-books and rolls */
    size_t count, capacity;
    const char **ids; /* whose days are needed; the first is the record's own */
    size_t id_count, id_capacity;
};

static void add_id(struct near *near, const char *id)
{
    for (size_t i = 0; i < near->id_count; i++)
        if (strcmp(near->ids[i], id) == 0)
            return;
    ARENA_PUSH(near->run->arena, near->ids, near->id_count, near->id_capacity);
    near->ids[near->id_count++] = id;
}

static enum status list_folder(struct near *near, const char *folder)
{
    struct entry *entries;
    size_t count;
    enum status status = snapshot_list(near->run, near->snapshot, folder, &entries, &count);

    for (size_t i = 0; i < count && !status; i++) {
        struct day_file file = {.entry = entries[i]};
        file.kind = file_kind_of(entries[i].path, &file.day);
        if (!file.kind || (file.kind->rule != RULE_DAYBOOK && file.kind->rule != RULE_ROLL))
            continue;
        ARENA_PUSH(near->run->arena, near->files, near->count, near->capacity);
        near->files[near->count++] = file;
    }
    return status;
}

static enum status list_files(struct near *near)
{
    enum status status = STATUS_OK;

    for (const struct file_kind *kind = all_files; kind->name && !status; kind++)
        if (kind->rule == RULE_DAYBOOK)
            status = list_folder(
                near, arena_dupn(near->run->arena, kind->pattern, strcspn(kind->pattern, "/")));
    return status;
}

/* --- what the record refers to --- */

static void add_references(struct near *near, const struct item *item)
{
    for (size_t i = 0; i < item->kind->field_count; i++) {
        const struct field *field = &item->kind->fields[i];
        const char *named =
            field->type == FIELD_ID ? FIELD_IN(const char *, item->record, field) : NULL;
        if (named)
            add_id(near, named);
    }
}

static enum status read_day(struct near *near, struct day_file *file, const char *id)
{
    struct items items = {.count = 0};
    struct blob blob;
    enum status status = snapshot_read(near->run, near->snapshot, file->entry.path, &blob);

    file->keep = true;
    if (status)
        return status;
    const struct source source = {file->entry.path, blob.bytes, blob.size};
    status = yaml_read_list(near->run, &source, file->kind, &items);
    for (size_t i = 0; i < items.count && !status; i++) {
        const char *found = record_string(items.item[i].kind, items.item[i].record, "id");
        if (found && strcmp(found, id) == 0)
            add_references(near, &items.item[i]);
    }
    return status;
}

/* The list grows while it is gone through. */
static enum status keep_referred(struct near *near)
{
    enum status status = STATUS_OK;

    for (size_t i = 0; i < near->id_count && !status; i++) {
        struct record_id id;
        if (!id_parse(near->ids[i], &id))
            continue;
        for (size_t j = 0; j < near->count && !status; j++)
            if (near->files[j].kind->rule == RULE_DAYBOOK &&
                date_compare(near->files[j].day, id.day) == 0)
                status = read_day(near, &near->files[j], near->ids[i]);
    }
    return status;
}

/* --- what refers to the record --- */

struct scan {
    const char *id;
    bool *named; /* per file */
};

/* Whether the bytes have the id of a reversal: what refers to the record may be undone by one that
 * does not name the record itself. There are few of them. */
static bool has_reversal(const struct blob *blob)
{
    const char *at = blob->bytes, *end = at + blob->size;

    while ((at = memchr(at, kind_reversal.prefix, (size_t)(end - at))))
        if (strspn(++at, "0123456789") == 6 && at[6] == '-')
            return true;
    return false;
}

/* A backslash may hide any letter of an id. */
static enum status look(struct run *run, size_t index, const struct entry *entry,
                        const struct blob *blob, void *context)
{
    struct scan *scan = context;

    (void)run;
    (void)entry;
    scan->named[index] = memmem(blob->bytes, blob->size, scan->id, strlen(scan->id)) ||
                         memchr(blob->bytes, '\\', blob->size) || has_reversal(blob);
    return STATUS_OK;
}

static enum status keep_referring(struct near *near, struct date day)
{
    struct arena *arena = near->run->arena;
    struct entry *entries = arena_array(arena, near->count, sizeof *entries);
    size_t *index = arena_array(arena, near->count, sizeof *index);
    struct scan scan = {.id = near->id, .named = arena_array(arena, near->count, sizeof(bool))};
    size_t count = 0;

    for (size_t i = 0; i < near->count; i++) {
        const struct day_file *file = &near->files[i];
        if (file->keep || file->kind->rule != RULE_DAYBOOK || date_compare(file->day, day) < 0)
            continue;
        index[count] = i;
        entries[count++] = file->entry;
    }
    enum status status = snapshot_visit(near->run, near->snapshot, entries, count, look, &scan);
    for (size_t i = 0; i < count; i++)
        near->files[index[i]].keep |= scan.named[i];
    return status;
}

static enum status without_the_rest(struct near *near, const struct snapshot **out)
{
    struct edit *edits = arena_array(near->run->arena, near->count, sizeof *edits);
    struct snapshot *overlay = NULL;
    size_t count = 0;

    for (size_t i = 0; i < near->count; i++)
        if (!near->files[i].keep)
            edits[count++] = (struct edit){.path = near->files[i].entry.path};
    enum status status = snapshot_overlay(near->run, near->snapshot, edits, count, &overlay);
    *out = overlay;
    return status;
}

enum status trace_near(struct run *run, const struct snapshot *snapshot, const char *id,
                       const struct snapshot **out)
{
    struct near near = {.run = run, .snapshot = snapshot, .id = id};
    struct record_id parsed;

    *out = snapshot;
    if (!id_parse(id, &parsed) || !strchr(plain_kinds, parsed.prefix))
        return STATUS_OK;
    add_id(&near, id);
    enum status status = list_files(&near);
    if (!status)
        status = keep_referred(&near);
    if (!status)
        status = keep_referring(&near, parsed.day);
    return status ? status : without_the_rest(&near, out);
}

bool trace_needs_all(const struct tracing *tracing)
{
    const struct book *book = tracing->book;
    const struct event *event = &tracing->event;
    const struct event *of = event->kind == &kind_expense ? event : flow_expense(book, event);

    return of && book_fund_campaign(
                     book, book_fund(book, ((const struct expense *)of->record)->fund)) >= 0;
}
