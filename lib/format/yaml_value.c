/* Values out of events, by their fields. */
#include "base/arena.h"
#include "format/field.h"
#include "format/yaml_reader.h"

#include <string.h>

/* What was found, for a message: at most 40 characters of a scalar. */
const char *event_found(struct reader *reader, const struct event *event)
{
    if (event->type == EVENT_LIST)
        return N_("a list");
    if (event->type == EVENT_MAP)
        return N_("a mapping");
    if (event->length == 0)
        return "nothing";
    size_t length = 0;
    for (int characters = 0; length < event->length && characters < 40; characters++)
        for (length++; ((unsigned char)event->text[length] & 0xc0) == 0x80;)
            length++;
    return arena_printf(reader->run->arena, "'%.*s'%s", (int)length, event->text,
                        length < event->length ? "…" : "");
}

/* The value as it should have been written, when that can be told. */
static const char *mended(struct reader *reader, const struct field *field,
                          const struct event *event)
{
    int64_t value;
    struct field loose = *field;
    struct text text = text_new(reader->run->arena);

    loose.offset = 0;
    if (field_form(field->type) != FORM_NUMBER ||
        field_scan(reader->run->arena, &loose, event->text, event->length, STYLE_TYPED, &value))
        return "correct the value";
    text_add(&text, "write ");
    field_number_text(&text, field->type, value);
    return text.at;
}

static void wrong_type(struct reader *reader, const struct field *field, const struct event *event)
{
    const char *hint = event->type == EVENT_SCALAR ? mended(reader, field, event) : NULL;

    events_fail(reader->events, event, CODE_FIELD_TYPE,
                hint ? hint : "write one value, without brackets or lines below it",
                "field '%s': found %s, expected %s", field->name, event_found(reader, event),
                field_expects(reader->run, field));
}

static void wrong_scalar(struct reader *reader, const struct field *field,
                         const struct event *event, enum format_code code)
{
    switch (code) {
    case CODE_FIELD_TYPE:
        wrong_type(reader, field, event);
        break;
    case CODE_FIELD_CHOICE:
        events_fail(reader->events, event, code, "take one of these",
                    "field '%s': found %s, expected %s", field->name, event_found(reader, event),
                    field_expects(reader->run, field));
        break;
    case CODE_FIELD_SIGN:
        events_fail(reader->events, event, code, "a correction is a record of its own kind",
                    "field '%s': found %s, expected %s", field->name, event_found(reader, event),
                    field_expects(reader->run, field));
        break;
    default:
        events_fail(reader->events, event, code, field_text_hint(code), "field '%s': found %s",
                    field->name, phrase(reader->run, format_codes[code].meaning));
        break;
    }
}

static void read_scalar(struct reader *reader, const struct field *field, const struct event *event,
                        void *record)
{
    if (event->faulty)
        return;
    if (event->type != EVENT_SCALAR) {
        wrong_type(reader, field, event);
        return;
    }
    enum format_code code =
        field_scan(reader->run->arena, field, event->text, event->length, STYLE_FILE, record);
    if (code)
        wrong_scalar(reader, field, event, code);
}

/* Whether a value opens as a list or mapping; reports it when not, and passes over it. */
static bool opens(struct reader *reader, const struct field *field, const struct event *event,
                  enum event_type type)
{
    if (event->type == type)
        return true;
    if (!event->faulty)
        events_fail(reader->events, event, CODE_FIELD_TYPE,
                    type == EVENT_LIST ? "write a list: [a, b], or [] for none"
                                       : "write a mapping: {name: value}, or {} for none",
                    "field '%s': found %s, expected a %s", field->name, event_found(reader, event),
                    phrase(reader->run, type == EVENT_LIST ? "list" : "mapping"));
    events_skip(reader->events, event);
    return false;
}

/* The next element of a list; false at its end. */
bool next_element(struct reader *reader, struct event *event)
{
    events_next(reader->events, event);
    return event->type != EVENT_END && event->type != EVENT_STOP;
}

static void read_words(struct reader *reader, const struct field *field, void *record)
{
    struct words words = {0};
    struct field element = field_element(field);
    size_t capacity = 0;
    struct event event;

    while (next_element(reader, &event)) {
        const char *word = NULL;
        read_scalar(reader, &element, &event, &word);
        events_skip(reader->events, &event);
        ARENA_PUSH(reader->run->arena, words.item, words.count, capacity);
        words.item[words.count++] = word;
    }
    FIELD_AT(struct words, record, field) = words;
}

static void read_amounts(struct reader *reader, const struct field *field, struct amounts *amounts,
                         size_t *capacity)
{
    struct field element = field_element(field);
    struct event event;

    while (next_element(reader, &event)) {
        int64_t amount = 0;
        read_scalar(reader, &element, &event, &amount);
        events_skip(reader->events, &event);
        ARENA_PUSH(reader->run->arena, amounts->item, amounts->count, *capacity);
        amounts->item[amounts->count++] = amount;
    }
}

/* Keys of pairs or of a matrix while they are read: the names, and where they stand. */
struct keys {
    const char **name;
    size_t count, capacity;
    struct event *at;
    size_t at_count, at_capacity;
};

/* The next key of a mapping; false at its end. */
static bool next_key(struct reader *reader, const struct field *field, struct keys *keys)
{
    struct field key = field_key(field);
    struct event event;
    const char *name = NULL;

    if (!next_element(reader, &event))
        return false;
    read_scalar(reader, &key, &event, &name);
    events_skip(reader->events, &event);
    ARENA_PUSH(reader->run->arena, keys->name, keys->count, keys->capacity);
    keys->name[keys->count++] = name ? name : "";
    ARENA_PUSH(reader->run->arena, keys->at, keys->at_count, keys->at_capacity);
    keys->at[keys->at_count++] = event;
    return true;
}

static void check_keys(struct reader *reader, const struct keys *keys)
{
    size_t *again;
    size_t count = keys_duplicates(reader->run->arena, keys->name, keys->count, &again);

    for (size_t i = 0; i < count; i++)
        if (*keys->name[again[i]])
            events_fail(reader->events, &keys->at[again[i]], CODE_YAML_DUPLICATE_KEY,
                        "keep one of the two", "key '%s' is there twice", keys->name[again[i]]);
}

static void read_pairs(struct reader *reader, const struct field *field, void *record)
{
    struct pairs pairs = {0};
    struct keys keys = {0};
    struct field element = field_element(field);
    size_t capacity = 0;
    struct event event;

    while (next_key(reader, field, &keys)) {
        int64_t value = 0;
        events_next(reader->events, &event);
        read_scalar(reader, &element, &event, &value);
        events_skip(reader->events, &event);
        ARENA_PUSH(reader->run->arena, pairs.item, pairs.count, capacity);
        pairs.item[pairs.count] = (struct pair){keys.name[pairs.count], value};
        pairs.count++;
    }
    check_keys(reader, &keys);
    FIELD_AT(struct pairs, record, field) = pairs;
}

static void read_matrix(struct reader *reader, const struct field *field, void *record)
{
    struct keys keys = {0};
    struct amounts cells = {0};
    size_t capacity = 0, width = 0;
    struct event event;

    while (next_key(reader, field, &keys)) {
        size_t before = cells.count;
        events_next(reader->events, &event);
        if (!opens(reader, field, &event, EVENT_LIST))
            continue;
        read_amounts(reader, field, &cells, &capacity);
        if (keys.count == 1)
            width = cells.count;
        else if (cells.count - before != width)
            events_fail(reader->events, &event, CODE_MATRIX_WIDTH,
                        "give every line an amount per column, 0.00 for none",
                        "'%s' has %zu amounts, the first line has %zu", keys.name[keys.count - 1],
                        cells.count - before, width);
    }
    check_keys(reader, &keys);
    FIELD_AT(struct matrix, record, field) =
        (struct matrix){.key = keys.name, .value = cells.item, .count = keys.count, .width = width};
}

static void read_rows(struct reader *reader, const struct field *field, void *record)
{
    struct rows rows = {0};
    size_t capacity = 0;
    struct event event;

    while (next_element(reader, &event)) {
        if (!opens(reader, field, &event, EVENT_MAP))
            continue;
        if (rows.count == capacity) {
            capacity = capacity ? capacity * 2 : 4;
            rows.item = arena_grow(reader->run->arena, rows.item, rows.count, capacity,
                                   field->nested->size);
        }
        read_record(reader, field->nested, &event,
                    (char *)rows.item + rows.count++ * field->nested->size);
    }
    FIELD_AT(struct rows, record, field) = rows;
}

static void read_nested(struct reader *reader, const struct field *field, const struct event *event,
                        void *record)
{
    void *nested = arena_alloc(reader->run->arena, field->nested->size);

    read_record(reader, field->nested, event, nested);
    memcpy((char *)record + field->offset, &nested, sizeof nested);
}

void read_value(struct reader *reader, const struct field *field, void *record)
{
    struct event event;
    struct amounts amounts = {0};
    size_t capacity = 0;
    enum field_form form = field_form(field->type);

    events_next(reader->events, &event);
    bool list = form == FORM_WORDS || form == FORM_AMOUNTS || form == FORM_ROWS;
    bool map = form == FORM_PAIRS || form == FORM_MATRIX || form == FORM_RECORD;
    if (!list && !map) {
        read_scalar(reader, field, &event, record);
        events_skip(reader->events, &event);
    } else if (!opens(reader, field, &event, list ? EVENT_LIST : EVENT_MAP)) {
        return;
    } else if (form == FORM_WORDS) {
        read_words(reader, field, record);
    } else if (form == FORM_AMOUNTS) {
        read_amounts(reader, field, &amounts, &capacity);
        FIELD_AT(struct amounts, record, field) = amounts;
    } else if (form == FORM_PAIRS) {
        read_pairs(reader, field, record);
    } else if (form == FORM_MATRIX) {
        read_matrix(reader, field, record);
    } else if (form == FORM_ROWS) {
        read_rows(reader, field, record);
    } else {
        read_nested(reader, field, &event, record);
    }
}
