#include "format/json.h"

#include "base/decimal.h"
#include "format/codes.h"
#include "format/field.h"
#include "format/yaml.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

/* jansson says at each step whether memory ran out; here it is remembered until the end. */
struct json {
    json_t *value;
    bool failed;
};

static struct json *wrap(json_t *value)
{
    struct json *json = value ? calloc(1, sizeof *json) : NULL;

    if (!json) {
        json_decref(value);
        return NULL;
    }
    json->value = value;
    return json;
}

struct json *json_new_object(void)
{
    return wrap(json_object());
}

struct json *json_new_array(void)
{
    return wrap(json_array());
}

void json_free(struct json *json)
{
    if (!json)
        return;
    json_decref(json->value);
    free(json);
}

/* Gives `value` to the parent, whatever happens. */
static void put(struct json *parent, const char *key, json_t *value)
{
    if (!parent) {
        json_decref(value);
        return;
    }
    int failed = key ? json_object_set_new(parent->value, key, value)
                     : json_array_append_new(parent->value, value);
    parent->failed |= failed != 0;
}

void json_text(struct json *parent, const char *key, const char *value)
{
    put(parent, key, value ? json_string(value) : json_null());
}

void json_whole(struct json *parent, const char *key, int64_t value)
{
    put(parent, key, json_integer(value));
}

void json_flag(struct json *parent, const char *key, bool value)
{
    put(parent, key, json_boolean(value));
}

void json_decimal(struct json *parent, const char *key, int64_t value, int places)
{
    char digits[DECIMAL_SIZE];

    json_text(parent, key, decimal_text(value, places, digits));
}

void json_add(struct json *parent, const char *key, struct json *child)
{
    if (parent && (!child || child->failed))
        parent->failed = true;
    if (child)
        put(parent, key, json_incref(child->value));
    json_free(child);
}

/* A number as the ledger's files have it: a count is a JSON number, all else a string. */
static void add_number(struct json *parent, const char *key, enum field_type type, int64_t value)
{
    char digits[DECIMAL_SIZE];

    if (type == FIELD_COUNT)
        json_whole(parent, key, value);
    else
        json_text(parent, key, field_number(type, value, digits));
}

static struct json *json_words(const struct words *words)
{
    struct json *list = json_new_array();

    for (size_t i = 0; i < words->count; i++)
        json_text(list, NULL, words->item[i]);
    return list;
}

static struct json *json_amounts(const int64_t *amount, size_t count)
{
    struct json *list = json_new_array();

    for (size_t i = 0; i < count; i++)
        json_decimal(list, NULL, amount[i], MONEY_PLACES);
    return list;
}

static struct json *json_pairs(const struct field *field, const struct pairs *pairs)
{
    struct json *object = json_new_object();

    for (size_t i = 0; i < pairs->count; i++)
        add_number(object, pairs->item[i].key, field_element(field).type, pairs->item[i].value);
    return object;
}

static struct json *json_matrix(const struct matrix *matrix)
{
    struct json *object = json_new_object();

    for (size_t i = 0; i < matrix->count; i++)
        json_add(object, matrix->key[i],
                 json_amounts(matrix->value + i * matrix->width, matrix->width));
    return object;
}

static struct json *json_rows(const struct kind *kind, const struct rows *rows)
{
    struct json *list = json_new_array();

    for (size_t i = 0; i < rows->count; i++)
        json_add(list, NULL, json_record(kind, (const char *)rows->item + i * kind->size));
    return list;
}

static void add_field(struct json *object, const struct field *field, const void *record)
{
    char date[DATE_SIZE], month[MONTH_SIZE];

    switch (field_form(field->type)) {
    case FORM_STRING:
        json_text(object, field->name, FIELD_IN(char *, record, field));
        break;
    case FORM_DATE:
        json_text(object, field->name, date_text(FIELD_IN(struct date, record, field), date));
        break;
    case FORM_MONTH:
        json_text(object, field->name, month_text(FIELD_IN(struct month, record, field), month));
        break;
    case FORM_NUMBER:
        add_number(object, field->name, field->type, FIELD_IN(int64_t, record, field));
        break;
    case FORM_FLAG:
        json_flag(object, field->name, FIELD_IN(bool, record, field));
        break;
    case FORM_WORDS:
        json_add(object, field->name, json_words(&FIELD_IN(struct words, record, field)));
        break;
    case FORM_AMOUNTS: {
        const struct amounts *amounts = &FIELD_IN(struct amounts, record, field);
        json_add(object, field->name, json_amounts(amounts->item, amounts->count));
        break;
    }
    case FORM_PAIRS:
        json_add(object, field->name, json_pairs(field, &FIELD_IN(struct pairs, record, field)));
        break;
    case FORM_MATRIX:
        json_add(object, field->name, json_matrix(&FIELD_IN(struct matrix, record, field)));
        break;
    case FORM_ROWS:
        json_add(object, field->name,
                 json_rows(field->nested, &FIELD_IN(struct rows, record, field)));
        break;
    case FORM_RECORD:
        json_add(object, field->name, json_record(field->nested, field_nested(field, record)));
        break;
    }
}

struct json *json_record(const struct kind *kind, const void *record)
{
    struct json *object = json_new_object();

    for (size_t i = 0; i < kind->field_count; i++)
        if (!field_is_absent(&kind->fields[i], record))
            add_field(object, &kind->fields[i], record);
    return object;
}

enum status json_write(struct run *run, struct json *value, struct text *out)
{
    char *dump = value && !value->failed ? json_dumps(value->value, JSON_INDENT(2)) : NULL;

    json_free(value);
    if (!dump)
        return fail(run, STATUS_SYSTEM, code_text(CODE_JSON_MEMORY),
                    "close other programs and try again", "cannot build the JSON text");
    text_add(out, dump);
    text_char(out, '\n');
    free(dump);
    return STATUS_OK;
}
