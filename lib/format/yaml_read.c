/* Records and files out of events. */
#include "base/arena.h"
#include "format/field.h"
#include "format/yaml_quick.h"
#include "format/yaml_reader.h"

#include <string.h>

#define CLOSED __attribute__((cleanup(events_close)))

/* The field of a key. `likely` is where it is when the fields stand in the table's order. */
static const struct field *find_field(const struct kind *kind, const char *name, size_t likely)
{
    if (likely < kind->field_count && strcmp(kind->fields[likely].name, name) == 0)
        return &kind->fields[likely];
    return kind_field(kind, name);
}

static void unknown_key(struct reader *reader, const struct kind *kind, const struct event *key)
{
    if (key->faulty)
        return;
    if (key->type != EVENT_SCALAR) {
        events_fail(reader->events, key, CODE_YAML_KEY, "start with the name of a field",
                    "found %s in the place of a field's name", event_found(reader, key));
        return;
    }
    if (strcmp(key->text, "<<") == 0) {
        events_fail(reader->events, key, CODE_YAML_MERGE, "write the fields out",
                    "found the merge key '<<'");
        return;
    }
    const char *nearest = field_nearest(kind, key->text);
    events_fail(reader->events, key, CODE_FIELD_UNKNOWN,
                nearest ? phrase_printf(reader->run, "did you mean '%s'?", nearest)
                        : "delete it, or look up the record's fields in the format's reference",
                "%s has no field %s", phrase(reader->run, kind->name), event_found(reader, key));
}

static void check_required(struct reader *reader, const struct kind *kind, uint64_t seen,
                           const struct event *at)
{
    for (size_t i = 0; i < kind->field_count; i++) {
        const struct field *field = &kind->fields[i];
        if ((field->flags & FIELD_REQUIRED) && !(seen & UINT64_C(1) << i))
            events_fail(reader->events, at, CODE_FIELD_MISSING,
                        phrase_printf(reader->run, "add '%s', %s: %s", field->name,
                                      field_expects(reader->run, field),
                                      phrase(reader->run, field->help)),
                        "%s has no field '%s'", phrase(reader->run, kind->name), field->name);
    }
}

void read_record(struct reader *reader, const struct kind *kind, const struct event *at,
                 void *record)
{
    uint64_t seen = 0;
    size_t likely = 0;
    struct event key;

    while (next_element(reader, &key)) {
        const struct field *field =
            key.type == EVENT_SCALAR && !key.faulty ? find_field(kind, key.text, likely) : NULL;
        if (!field) {
            unknown_key(reader, kind, &key);
            events_skip(reader->events, &key);
            events_next(reader->events, &key);
            events_skip(reader->events, &key);
            continue;
        }
        size_t index = (size_t)(field - kind->fields);
        if (seen & UINT64_C(1) << index)
            events_fail(reader->events, &key, CODE_YAML_DUPLICATE_KEY, "keep one of the two",
                        "field '%s' is there twice", field->name);
        seen |= UINT64_C(1) << index;
        likely = index + 1;
        read_value(reader, field, record);
    }
    if (key.type == EVENT_END)
        check_required(reader, kind, seen, at);
}

static bool wrong_kind(struct reader *reader, const struct event *id)
{
    struct text letters = text_new(reader->run->arena);

    for (const struct kind *const *kind = reader->file->kinds; *kind; kind++)
        text_printf(&letters, "%s%c %s", letters.length ? ", " : "", (*kind)->prefix,
                    (*kind)->name);
    return events_fail(reader->events, id, CODE_RECORD_KIND,
                       phrase_printf(reader->run, "this file takes %s", letters.at),
                       "id %s is of no record that belongs in a file of %s",
                       event_found(reader, id), reader->file->name);
}

/* The kind of the record that `event` opens: by the letter of its id where there is a choice. */
static const struct kind *choose_kind(struct reader *reader, const struct event *event)
{
    struct event id;

    if (!reader->file->kinds[1] && !reader->file->kinds[0]->prefix)
        return reader->file->kinds[0];
    if (!events_hold(reader->events, event))
        return NULL;
    if (!events_held(reader->events, "id", &id)) {
        events_fail(reader->events, event, CODE_FIELD_MISSING,
                    "add 'id', a record id like P261103-001", "the record has no field 'id'");
        return NULL;
    }
    for (const struct kind *const *kind = reader->file->kinds; *kind; kind++)
        if (id.type == EVENT_SCALAR && id.length && id.text[0] == (*kind)->prefix)
            return *kind;
    if (!id.faulty)
        wrong_kind(reader, &id);
    return NULL;
}

/* The dash of the next item, from the end of the one before; comments and blank lines lie
 * between. */
static size_t find_dash(const struct source *source, size_t at)
{
    while (at < source->size && source->bytes[at] != '-') {
        if (source->bytes[at] == '#')
            while (at < source->size && source->bytes[at] != '\n')
                at++;
        else
            at++;
    }
    return at;
}

static size_t line_end(const struct source *source, size_t at)
{
    const char *feed = memchr(source->bytes + at, '\n', source->size - at);

    return feed ? (size_t)(feed - source->bytes) + 1 : source->size;
}

/* Reads an item; false when it is no record of the file. */
static bool read_item(struct reader *reader, const struct event *event, struct item *item)
{
    if (event->type != EVENT_MAP) {
        events_fail(reader->events, event, CODE_YAML_SHAPE,
                    "write each as '- {field: value, …}' on a line of its own",
                    "found %s, expected a record", event_found(reader, event));
        events_skip(reader->events, event);
        return false;
    }
    item->kind = choose_kind(reader, event);
    if (!item->kind) {
        events_skip(reader->events, event);
        return false;
    }
    item->record = arena_alloc(reader->run->arena, item->kind->size);
    read_record(reader, item->kind, event, item->record);
    return true;
}

static void read_items(struct reader *reader, const struct source *source, struct items *out)
{
    size_t capacity = 0, end = 0;
    int line = 1;
    struct event event;

    while (next_element(reader, &event)) {
        struct item item = {.start = find_dash(source, end)};
        for (; end < item.start; end++)
            line += source->bytes[end] == '\n';
        item.line = line;
        bool fine = read_item(reader, &event, &item);
        item.end = line_end(source, events_byte(reader->events, events_last_end(reader->events)));
        for (; end < item.end; end++)
            line += source->bytes[end] == '\n';
        if (!fine)
            continue;
        ARENA_PUSH(reader->run->arena, out->item, out->count, capacity);
        out->item[out->count++] = item;
    }
}

enum status careful_read_list(struct run *run, const struct source *source,
                              const struct file_kind *file, struct items *out)
{
    struct event event;

    *out = (struct items){0};
    CLOSED struct events *events = events_open(run, source, file->limit);
    struct reader reader = {.run = run, .events = events, .file = file};
    events_next(events, &event);
    if (event.type == EVENT_STOP)
        return events_finish(events);
    if (event.type == EVENT_LIST && !event.flow) {
        read_items(&reader, source, out);
    } else {
        events_fail(events, &event, CODE_YAML_SHAPE,
                    "write each record on a line of its own after '- '; leave the file empty for "
                    "none",
                    "found %s, expected a list with a line for each record",
                    phrase(run, event.flow && event.type == EVENT_LIST
                                    ? "a list in brackets"
                                    : event_found(&reader, &event)));
        events_skip(events, &event);
    }
    return events_finish(events);
}

enum status careful_read_map(struct run *run, const struct source *source,
                             const struct file_kind *file, void **out)
{
    struct event event;

    *out = arena_alloc(run->arena, file->kinds[0]->size);
    CLOSED struct events *events = events_open(run, source, file->limit);
    struct reader reader = {.run = run, .events = events, .file = file};
    events_next(events, &event);
    if (event.type == EVENT_STOP && events_status(events))
        return events_status(events);
    if (event.type == EVENT_MAP) {
        read_record(&reader, file->kinds[0], &event, *out);
    } else {
        events_fail(events, &event, CODE_YAML_SHAPE, "start each line with 'field: '",
                    "found %s, expected fields and their values", event_found(&reader, &event));
        events_skip(events, &event);
    }
    return events_finish(events);
}

enum status yaml_read_list(struct run *run, const struct source *source,
                           const struct file_kind *file, struct items *out)
{
    *out = (struct items){0};
    if (quick_read_list(run, source, file, out))
        return STATUS_OK;
    return careful_read_list(run, source, file, out);
}

enum status yaml_read_map(struct run *run, const struct source *source,
                          const struct file_kind *file, void **out)
{
    *out = arena_alloc(run->arena, file->kinds[0]->size);
    if (quick_read_map(run, source, file, *out))
        return STATUS_OK;
    return careful_read_map(run, source, file, out);
}
