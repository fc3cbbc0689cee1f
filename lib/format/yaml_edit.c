/* New bytes of a file that a person may have written: only what must change changes. */
#include "format/yaml_events.h"
#include "format/yaml_write.h"

#include <string.h>

#define CLOSED __attribute__((cleanup(events_close)))

/* Blanks in front of the dashes of a top-level list: those of its first item. */
static int list_indent(const struct source *source)
{
    size_t at = 0;

    while (at < source->size) {
        size_t start = at;
        while (at < source->size && source->bytes[at] == ' ')
            at++;
        if (at < source->size && source->bytes[at] == '-')
            return (int)(at - start);
        while (at < source->size && source->bytes[at] != '\n')
            at++;
        at++;
    }
    return 0;
}

static void add_line_feed(struct text *out)
{
    if (out->length && out->at[out->length - 1] != '\n')
        text_char(out, '\n');
}

struct text yaml_append(struct run *run, const struct source *old, const struct kind *kind,
                        const void *record)
{
    struct text out = text_new(run->arena);

    text_bytes(&out, old->bytes, old->size);
    add_line_feed(&out);
    yaml_write_item_at(&out, list_indent(old), kind, record);
    return out;
}

struct text yaml_replace(struct run *run, const struct source *old, const struct items *items,
                         size_t index, const struct kind *kind, const void *record)
{
    struct text out = text_new(run->arena);
    const struct item *item = &items->item[index];
    size_t start = item->start;

    while (start > 0 && old->bytes[start - 1] == ' ')
        start--;
    text_bytes(&out, old->bytes, start);
    if (record)
        yaml_write_item_at(&out, (int)(item->start - start), kind, record);
    text_bytes(&out, old->bytes + item->end, old->size - item->end);
    return out;
}

/* Where a list inside a mapping stands, in bytes. */
struct list_place {
    bool found, flow, empty;
    size_t start, end; /* from the bracket, or the first dash, to behind the last element */
    int indent;        /* of the dashes */
};

static void list_extent(struct events *events, const struct event *list, struct list_place *place)
{
    struct event event;

    place->found = true;
    place->flow = list->flow;
    place->empty = true;
    place->indent = list->column - 1;
    place->start = events_byte(events, list->start);
    for (;;) {
        events_next(events, &event);
        if (event.type == EVENT_END || event.type == EVENT_STOP)
            break;
        place->empty = false;
        events_skip(events, &event);
    }
    place->end = events_byte(events, events_last_end(events));
}

static struct list_place find_list(struct events *events, const char *field)
{
    struct list_place place = {0};
    struct event event;

    events_next(events, &event);
    while (event.type != EVENT_STOP) {
        events_next(events, &event);
        if (event.type == EVENT_END)
            break;
        bool wanted = event.type == EVENT_SCALAR && strcmp(event.text, field) == 0;
        events_skip(events, &event);
        events_next(events, &event);
        if (wanted && event.type == EVENT_LIST) {
            list_extent(events, &event, &place);
            break;
        }
        if (wanted) {
            events_fail(events, &event, CODE_FIELD_TYPE, "write '[]' for none",
                        "field '%s' is no list", field);
            break;
        }
        events_skip(events, &event);
    }
    return place;
}

/* Behind the line feed of the line that holds `at`. */
static size_t line_end(const struct source *source, size_t at)
{
    const char *feed = memchr(source->bytes + at, '\n', source->size - at);

    return feed ? (size_t)(feed - source->bytes) + 1 : source->size;
}

static void insert(struct text *out, const struct source *old, size_t at, int indent,
                   const struct kind *kind, const void *record)
{
    text_bytes(out, old->bytes, at);
    add_line_feed(out);
    yaml_write_item_at(out, indent, kind, record);
    text_bytes(out, old->bytes + at, old->size - at);
}

/* `funds: []  # none yet` becomes `funds:  # none yet` with the record below. */
static void fill_empty(struct text *out, const struct source *old, const struct list_place *place,
                       const struct kind *kind, const void *record)
{
    size_t line = line_end(old, place->end), start = place->start;

    while (start > 0 && old->bytes[start - 1] == ' ')
        start--;
    text_bytes(out, old->bytes, start);
    text_bytes(out, old->bytes + place->end, line - place->end);
    add_line_feed(out);
    yaml_write_item_at(out, 2, kind, record);
    text_bytes(out, old->bytes + line, old->size - line);
}

enum status yaml_append_within(struct run *run, const struct source *old,
                               const struct file_kind *file, const char *field, const void *record,
                               struct text *out)
{
    const struct field *list = kind_field(file->kinds[0], field);
    CLOSED struct events *events = events_open(run, old, file->limit);
    struct list_place place = find_list(events, field);

    *out = text_new(run->arena);
    if (events_status(events))
        return events_status(events);
    if (!list || list->type != FIELD_ROWS)
        return fail(run, STATUS_DATA, code_text(CODE_FIELD_UNKNOWN), NULL, "'%s' has no list '%s'",
                    old->path, field);
    if (!place.found) {
        text_bytes(out, old->bytes, old->size);
        add_line_feed(out);
        text_printf(out, "%s:\n", field);
        yaml_write_item_at(out, 2, list->nested, record);
    } else if (place.empty && place.flow) {
        fill_empty(out, old, &place, list->nested, record);
    } else if (place.flow) {
        return fail_at(run, (struct spot){.file = old->path}, STATUS_DATA,
                       code_text(CODE_YAML_SHAPE),
                       "write each entry on a line of its own after '- '",
                       "the list '%s' is in brackets", field);
    } else {
        insert(out, old, line_end(old, place.end), place.indent, list->nested, record);
    }
    return STATUS_OK;
}
