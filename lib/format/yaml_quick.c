#include "format/yaml_quick.h"

#include "base/arena.h"
#include "format/field.h"

#include <string.h>

/* Where the scanner is. Each step returns false at the first byte that is not as written. */
struct quick {
    struct run *run;
    const char *at, *end;
};

static bool quick_flow(struct quick *quick, const struct kind *kind, void *record);
static bool quick_block(struct quick *quick, const struct kind *kind, int indent, void *record);

static bool take(struct quick *quick, const char *literal, size_t length)
{
    if ((size_t)(quick->end - quick->at) < length || memcmp(quick->at, literal, length) != 0)
        return false;
    quick->at += length;
    return true;
}

static bool take_char(struct quick *quick, char byte)
{
    if (quick->at == quick->end || *quick->at != byte)
        return false;
    quick->at++;
    return true;
}

/* Whether the line that starts here is indented by exactly `indent` blanks; passes over them. */
static bool take_indent(struct quick *quick, int indent)
{
    const char *at = quick->at;

    if (quick->end - at <= indent)
        return false;
    for (int i = 0; i < indent; i++)
        if (*at++ != ' ')
            return false;
    if (*at == ' ')
        return false;
    quick->at = at;
    return true;
}

/* Blanks in a row of a matrix, which the writer aligns. */
static void take_blanks(struct quick *quick)
{
    while (quick->at < quick->end && *quick->at == ' ')
        quick->at++;
}

/* The bytes of which every value consists that is written without quotes. */
static bool is_plain(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
           c == '.' || c == '_';
}

static size_t plain_length(const struct quick *quick)
{
    const char *at = quick->at;

    while (at < quick->end && is_plain(*at))
        at++;
    return (size_t)(at - quick->at);
}

static bool quick_plain(struct quick *quick, const struct field *field, void *record)
{
    size_t length = plain_length(quick);

    if (length == 0 || field_scan(quick->run->arena, field, quick->at, length, STYLE_FILE, record))
        return false;
    quick->at += length;
    return true;
}

/* Behind the opening quote: to the closing one. */
static bool quick_quoted(struct quick *quick, const struct field *field, void *record)
{
    char text[TEXT_MAX];
    size_t length = 0;

    for (;; quick->at++) {
        if (quick->at == quick->end || length == sizeof text)
            return false;
        if (*quick->at == '"')
            break;
        if (*quick->at == '\\') {
            quick->at++;
            if (quick->at == quick->end || (*quick->at != '"' && *quick->at != '\\'))
                return false;
        }
        text[length++] = *quick->at;
    }
    quick->at++;
    return !field_scan(quick->run->arena, field, text, length, STYLE_FILE, record);
}

static bool quick_scalar(struct quick *quick, const struct field *field, void *record)
{
    if (field_is_quoted(field->type))
        return take_char(quick, '"') && quick_quoted(quick, field, record);
    return quick_plain(quick, field, record);
}

static bool quick_words(struct quick *quick, const struct field *field, void *record)
{
    struct words words = {0};
    struct field element = field_element(field);
    size_t capacity = 0;

    if (!take_char(quick, '['))
        return false;
    while (!take_char(quick, ']')) {
        const char *word;
        if ((words.count && !take(quick, ", ", 2)) || !quick_scalar(quick, &element, &word))
            return false;
        ARENA_PUSH(quick->run->arena, words.item, words.count, capacity);
        words.item[words.count++] = word;
    }
    FIELD_AT(struct words, record, field) = words;
    return true;
}

/* A row of amounts, added to those that are there; blanks may align them. */
static bool quick_amounts(struct quick *quick, const struct field *field, struct amounts *amounts,
                          size_t *capacity)
{
    struct field element = field_element(field);
    size_t before = amounts->count;

    if (!take_char(quick, '['))
        return false;
    while (!take_char(quick, ']')) {
        int64_t amount;
        if (amounts->count > before && !take(quick, ", ", 2))
            return false;
        take_blanks(quick);
        if (!quick_plain(quick, &element, &amount))
            return false;
        ARENA_PUSH(quick->run->arena, amounts->item, amounts->count, *capacity);
        amounts->item[amounts->count++] = amount;
    }
    return true;
}

static bool no_duplicates(struct quick *quick, const char *const *key, size_t count)
{
    size_t *again;

    return count < 2 || keys_duplicates(quick->run->arena, key, count, &again) == 0;
}

static bool quick_pair(struct quick *quick, const struct field *field, struct pair *pair)
{
    struct field key = field_key(field), value = field_element(field);

    return quick_plain(quick, &key, &pair->key) && take(quick, ": ", 2) &&
           quick_plain(quick, &value, &pair->value);
}

/* In braces on one line, or (`indent` above 0) a line for each. */
static bool quick_pairs(struct quick *quick, const struct field *field, int indent, void *record)
{
    struct pairs pairs = {0};
    const char **key = NULL;
    size_t capacity = 0, keys = 0, key_capacity = 0;

    if (!indent && !take_char(quick, '{'))
        return false;
    while (indent ? take_indent(quick, indent) : !take_char(quick, '}')) {
        struct pair pair;
        if ((!indent && pairs.count && !take(quick, ", ", 2)) || !quick_pair(quick, field, &pair) ||
            (indent && !take_char(quick, '\n')))
            return false;
        ARENA_PUSH(quick->run->arena, pairs.item, pairs.count, capacity);
        pairs.item[pairs.count++] = pair;
        ARENA_PUSH(quick->run->arena, key, keys, key_capacity);
        key[keys++] = pair.key;
    }
    FIELD_AT(struct pairs, record, field) = pairs;
    return (!indent || pairs.count) && no_duplicates(quick, key, keys);
}

/* How many lines follow, at least 4 bytes each: so many rows there are at most. */
static size_t lines_left(const struct quick *quick)
{
    size_t count = 0;

    for (const char *at = quick->at; (at = memchr(at, '\n', (size_t)(quick->end - at))); at++)
        count++;
    return count;
}

static bool quick_matrix(struct quick *quick, const struct field *field, int indent, void *record)
{
    struct matrix matrix = {0};
    struct amounts cells = {0};
    struct field key = field_key(field);
    size_t capacity = 0, key_capacity = 0;

    while (take_indent(quick, indent)) {
        const char *name;
        if (!quick_plain(quick, &key, &name) || !take(quick, ": ", 2))
            return false;
        take_blanks(quick);
        size_t before = cells.count;
        if (!quick_amounts(quick, field, &cells, &capacity) || !take_char(quick, '\n'))
            return false;
        if (matrix.count == 0) {
            matrix.width = cells.count;
            capacity = matrix.width * lines_left(quick) + matrix.width;
            cells.item = arena_grow(quick->run->arena, cells.item, cells.count, capacity,
                                    sizeof *cells.item);
        }
        if (cells.count - before != matrix.width)
            return false;
        ARENA_PUSH(quick->run->arena, matrix.key, matrix.count, key_capacity);
        matrix.key[matrix.count++] = name;
    }
    matrix.value = cells.item;
    FIELD_AT(struct matrix, record, field) = matrix;
    return matrix.count && no_duplicates(quick, matrix.key, matrix.count);
}

/* The next row of a list, behind those there are. */
static void *next_row(struct quick *quick, struct rows *rows, size_t *capacity, size_t size)
{
    if (rows->count == *capacity) {
        *capacity = *capacity ? *capacity * 2 : 4;
        rows->item = arena_grow(quick->run->arena, rows->item, rows->count, *capacity, size);
    }
    return (char *)rows->item + rows->count++ * size;
}

static bool quick_rows(struct quick *quick, const struct field *field, int indent, void *record)
{
    struct rows rows = {0};
    size_t capacity = 0;

    while (take_indent(quick, indent)) {
        if (!take(quick, "- ", 2))
            return false;
        void *row = next_row(quick, &rows, &capacity, field->nested->size);
        if (field->nested->layout == LAYOUT_BLOCK
                ? !quick_block(quick, field->nested, indent + 2, row)
                : !quick_flow(quick, field->nested, row) || !take_char(quick, '\n'))
            return false;
    }
    FIELD_AT(struct rows, record, field) = rows;
    return rows.count > 0;
}

static bool quick_flow_rows(struct quick *quick, const struct field *field, void *record)
{
    struct rows rows = {0};
    size_t capacity = 0;

    if (!take_char(quick, '['))
        return false;
    while (!take_char(quick, ']')) {
        if ((rows.count && !take(quick, ", ", 2)) ||
            !quick_flow(quick, field->nested,
                        next_row(quick, &rows, &capacity, field->nested->size)))
            return false;
    }
    FIELD_AT(struct rows, record, field) = rows;
    return true;
}

/* A value on the line of its key. */
static bool quick_value(struct quick *quick, const struct field *field, void *record)
{
    struct amounts amounts = {0};
    size_t capacity = 0;

    switch (field_form(field->type)) {
    case FORM_WORDS:
        return quick_words(quick, field, record);
    case FORM_AMOUNTS:
        if (!quick_amounts(quick, field, &amounts, &capacity))
            return false;
        FIELD_AT(struct amounts, record, field) = amounts;
        return true;
    case FORM_PAIRS:
        return quick_pairs(quick, field, 0, record);
    case FORM_ROWS:
        return quick_flow_rows(quick, field, record);
    case FORM_MATRIX:
        return take(quick, "{}", 2);
    case FORM_RECORD:
        return false;
    default:
        return quick_scalar(quick, field, record);
    }
}

/* A value on lines of its own below its key. */
static bool quick_tall(struct quick *quick, const struct field *field, int indent, void *record)
{
    void *nested;

    switch (field_form(field->type)) {
    case FORM_PAIRS:
        return quick_pairs(quick, field, indent, record);
    case FORM_MATRIX:
        return quick_matrix(quick, field, indent, record);
    case FORM_ROWS:
        return quick_rows(quick, field, indent, record);
    case FORM_RECORD:
        nested = arena_alloc(quick->run->arena, field->nested->size);
        memcpy((char *)record + field->offset, &nested, sizeof nested);
        return take_indent(quick, indent) && quick_block(quick, field->nested, indent, nested);
    default:
        return false;
    }
}

/* The field whose name stands here with a colon behind it, not before `*next` in the table;
 * required ones may not be passed over. */
static const struct field *quick_key(struct quick *quick, const struct kind *kind, size_t *next)
{
    while (*next < kind->field_count) {
        const struct field *field = &kind->fields[(*next)++];
        size_t length = strlen(field->name);
        if ((size_t)(quick->end - quick->at) > length && quick->at[length] == ':' &&
            memcmp(quick->at, field->name, length) == 0) {
            quick->at += length + 1;
            return field;
        }
        if (field->flags & FIELD_REQUIRED)
            return NULL;
    }
    return NULL;
}

static bool none_required(const struct kind *kind, size_t next)
{
    for (; next < kind->field_count; next++)
        if (kind->fields[next].flags & FIELD_REQUIRED)
            return false;
    return true;
}

static bool quick_flow(struct quick *quick, const struct kind *kind, void *record)
{
    size_t next = 0;

    if (!take_char(quick, '{'))
        return false;
    for (bool first = true; !take_char(quick, '}'); first = false) {
        if (!first && !take(quick, ", ", 2))
            return false;
        const struct field *field = quick_key(quick, kind, &next);
        if (!field || !take_char(quick, ' ') || !quick_value(quick, field, record))
            return false;
    }
    return none_required(kind, next);
}

/* From the first field's name, in front of which the indent is already passed. */
static bool quick_block(struct quick *quick, const struct kind *kind, int indent, void *record)
{
    size_t next = 0;

    do {
        const struct field *field = quick_key(quick, kind, &next);
        if (!field)
            return false;
        if (take_char(quick, '\n')) {
            if (!quick_tall(quick, field, indent + 2, record))
                return false;
        } else if (!take_char(quick, ' ') || !quick_value(quick, field, record) ||
                   !take_char(quick, '\n')) {
            return false;
        }
    } while (take_indent(quick, indent));
    return none_required(kind, next);
}

/* The kind by the letter that follows "id: ", where the file's kinds have letters. */
static const struct kind *quick_kind(const struct quick *quick, const struct file_kind *file)
{
    const char *at = quick->at + (quick->at < quick->end && *quick->at == '{');

    if (!file->kinds[1] && !file->kinds[0]->prefix)
        return file->kinds[0];
    if (quick->end - at < 5 || memcmp(at, "id: ", 4) != 0)
        return NULL;
    for (const struct kind *const *kind = file->kinds; *kind; kind++)
        if ((*kind)->prefix == at[4])
            return *kind;
    return NULL;
}

static bool quick_item(struct quick *quick, const struct file_kind *file, struct item *item)
{
    if (!take(quick, "- ", 2))
        return false;
    item->kind = quick_kind(quick, file);
    if (!item->kind)
        return false;
    item->record = arena_alloc(quick->run->arena, item->kind->size);
    if (item->kind->layout == LAYOUT_BLOCK)
        return quick_block(quick, item->kind, 2, item->record);
    return quick_flow(quick, item->kind, item->record) && take_char(quick, '\n');
}

/* Lines that begin with a dash: no item begins otherwise. */
static size_t count_dashes(const struct quick *quick)
{
    size_t count = quick->at < quick->end && *quick->at == '-';

    for (const char *at = quick->at; (at = memchr(at, '\n', (size_t)(quick->end - at)));)
        count += ++at < quick->end && *at == '-';
    return count;
}

bool quick_read_list(struct run *run, const struct source *source, const struct file_kind *file,
                     struct items *out)
{
    struct quick quick = {run, source->bytes, source->bytes + source->size};
    int line = 1;

    if (source->size > file->limit)
        return false;
    out->item = arena_array(run->arena, count_dashes(&quick), sizeof *out->item);
    while (quick.at < quick.end) {
        const char *start = quick.at;
        struct item item = {.line = line, .start = (size_t)(start - source->bytes)};
        if (!quick_item(&quick, file, &item))
            return false;
        item.end = (size_t)(quick.at - source->bytes);
        line++;
        if (item.kind->layout == LAYOUT_BLOCK)
            for (const char *at = start; at < quick.at - 1; at++)
                line += *at == '\n';
        out->item[out->count++] = item;
    }
    return true;
}

bool quick_read_map(struct run *run, const struct source *source, const struct file_kind *file,
                    void *record)
{
    struct quick quick = {run, source->bytes, source->bytes + source->size};

    return source->size <= file->limit && take_indent(&quick, 0) &&
           quick_block(&quick, file->kinds[0], 0, record) && quick.at == quick.end;
}
