/* JSON Schema (2020-12) out of the tables, for editors and for readers in other languages. */
#include "base/arena.h"
#include "format/codes.h"
#include "format/field.h"
#include "format/json.h"

#include <string.h>

#define WORD "(?!(y|n|yes|no|on|off|true|false|null)$)[a-z][a-z0-9_-]{0,31}$"
#define UNIT                                                                                       \
    "(?=.{3,16}$)(?![0-9]{4}-[0-9]{2}-[0-9]{2}$)(?![0-9]+[eE]-[0-9]+$)[A-Za-z0-9]+(-[A-Za-z0-9]+)" \
    "+$"

static const char *string_pattern(enum field_type type)
{
    switch (type) {
    case FIELD_WORD:
        return "^" WORD;
    case FIELD_UNIT:
        return "^" UNIT;
    case FIELD_BUILDING:
        return "^[A-Za-z0-9]{1,14}$";
    case FIELD_PERSON:
        return "^[a-z][0-9]{1,6}$";
    case FIELD_ID:
        return "^[A-Z][0-9]{6}-[A-Z]?((?!000)[0-9]{3}|[1-9][0-9]{3,5})$";
    case FIELD_DECISION:
        return "^D[1-9][0-9]{3}-(?!00+$)[0-9]{2,3}$";
    case FIELD_PROJECT:
        return "^J[1-9][0-9]{3}-(?!00+$)[0-9]{2,3}$";
    case FIELD_NOTICE:
        return "^N[1-9][0-9]{3}-(?!00+$)[0-9]{2,3}$";
    case FIELD_TIME:
        return "^([01][0-9]|2[0-3]):[0-5][0-9]$";
    case FIELD_TICKET:
        return "^T[1-9][0-9]{3}-((?!0000)[0-9]{4}|[1-9][0-9]{4,5})$";
    case FIELD_MEETING:
        return "^M[1-9][0-9]{3}-(?!00+$)[0-9]{2,3}$";
    case FIELD_HASH:
        return "^[0-9a-f]{64}$";
    case FIELD_DATE:
        return "^(19|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";
    case FIELD_MONTH:
        return "^(19|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])$";
    default:
        return "^[^\\n]+$";
    }
}

static const char *decimals_pattern(enum field_type type)
{
    switch (type) {
    case FIELD_RATE:
        return "(\\.[0-9]{1,4})?";
    case FIELD_READING:
        return "(\\.[0-9]{1,2})?";
    case FIELD_COUNT:
        return "";
    default:
        return "\\.[0-9]{2}";
    }
}

static const char *number_pattern(struct arena *arena, const struct field *field)
{
    return arena_printf(arena, "^%s%s(0|[1-9][0-9]*)%s$",
                        field->flags & FIELD_POSITIVE ? "(?!0(\\.0*)?$)" : "",
                        field->flags & FIELD_SIGNED ? "-?" : "", decimals_pattern(field->type));
}

/* Decimals are strings in JSON and plain scalars in YAML, which an editor takes for numbers: both
 * are right, and each is checked as what it is. */
static struct json *number_schema(struct arena *arena, const struct field *field)
{
    struct json *schema = json_new_object(), *types = json_new_array();

    json_text(types, NULL, field->type == FIELD_COUNT ? "integer" : "number");
    json_text(types, NULL, "string");
    json_add(schema, "type", types);
    json_text(schema, "pattern", number_pattern(arena, field));
    if (field->flags & FIELD_POSITIVE)
        json_whole(schema, "exclusiveMinimum", 0);
    else if (!(field->flags & FIELD_SIGNED))
        json_whole(schema, "minimum", 0);
    return schema;
}

static struct json *choice_schema(struct arena *arena, const char *choices)
{
    struct json *schema = json_new_object(), *list = json_new_array();

    while (*choices) {
        size_t length = strcspn(choices, " ");
        json_text(list, NULL, arena_dupn(arena, choices, length));
        choices += length + (choices[length] == ' ');
    }
    json_add(schema, "enum", list);
    return schema;
}

static struct json *string_schema(const struct field *field)
{
    struct json *schema = json_new_object();

    json_text(schema, "type", "string");
    json_text(schema, "pattern", string_pattern(field->type));
    if (field->type == FIELD_TEXT)
        json_whole(schema, "maxLength", TEXT_MAX);
    return schema;
}

static struct json *list_schema(struct json *items)
{
    struct json *schema = json_new_object();

    json_text(schema, "type", "array");
    json_add(schema, "items", items);
    return schema;
}

static struct json *keyed_schema(const struct field *field, struct json *values)
{
    struct json *schema = json_new_object(), *names = json_new_object();
    struct field key = field_key(field);

    json_text(names, "pattern", string_pattern(key.type));
    json_text(schema, "type", "object");
    json_add(schema, "propertyNames", names);
    json_add(schema, "additionalProperties", values);
    return schema;
}

static struct json *kind_schema(struct arena *arena, const struct kind *kind);

static struct json *scalar_schema(struct arena *arena, const struct field *field)
{
    struct json *schema;

    switch (field_form(field->type)) {
    case FORM_NUMBER:
        return number_schema(arena, field);
    case FORM_FLAG:
        schema = json_new_object();
        json_text(schema, "type", "boolean");
        return schema;
    default:
        return field->type == FIELD_CHOICE ? choice_schema(arena, field->choices)
                                           : string_schema(field);
    }
}

static struct json *field_schema(struct arena *arena, const struct field *field)
{
    struct field element = field_element(field);

    switch (field_form(field->type)) {
    case FORM_WORDS:
    case FORM_AMOUNTS:
        return list_schema(scalar_schema(arena, &element));
    case FORM_PAIRS:
        return keyed_schema(field, scalar_schema(arena, &element));
    case FORM_MATRIX:
        return keyed_schema(field, list_schema(scalar_schema(arena, &element)));
    case FORM_ROWS:
        return list_schema(kind_schema(arena, field->nested));
    case FORM_RECORD:
        return kind_schema(arena, field->nested);
    default:
        return scalar_schema(arena, field);
    }
}

/* The id of a kind that has a letter starts with it: so `oneOf` has one answer. */
static struct json *id_schema(struct arena *arena, char prefix)
{
    struct json *schema = json_new_object();
    const char *rest = string_pattern(FIELD_ID) + strlen("^[A-Z]");

    json_text(schema, "type", "string");
    json_text(schema, "pattern", arena_printf(arena, "^%c%s", prefix, rest));
    return schema;
}

static void describe_kind(struct arena *arena, struct json *schema, const struct kind *kind)
{
    struct json *properties = json_new_object();
    struct json *required = json_new_array();

    for (size_t i = 0; i < kind->field_count; i++) {
        const struct field *field = &kind->fields[i];
        bool own_id = kind->prefix && strcmp(field->name, "id") == 0;
        struct json *property =
            own_id ? id_schema(arena, kind->prefix) : field_schema(arena, field);
        json_text(property, "description", field->help);
        json_add(properties, field->name, property);
        if (field->flags & FIELD_REQUIRED)
            json_text(required, NULL, field->name);
    }
    json_text(schema, "title", kind->name);
    json_text(schema, "description", kind->help);
    json_text(schema, "type", "object");
    json_add(schema, "properties", properties);
    json_add(schema, "required", required);
    json_flag(schema, "additionalProperties", false);
}

static struct json *kind_schema(struct arena *arena, const struct kind *kind)
{
    struct json *schema = json_new_object();

    describe_kind(arena, schema, kind);
    return schema;
}

static struct json *items_schema(struct arena *arena, const struct file_kind *file)
{
    if (!file->kinds[1])
        return kind_schema(arena, file->kinds[0]);
    struct json *schema = json_new_object(), *choices = json_new_array();
    for (const struct kind *const *kind = file->kinds; *kind; kind++)
        json_add(choices, NULL, kind_schema(arena, *kind));
    json_add(schema, "oneOf", choices);
    return schema;
}

enum status json_schema(struct run *run, const struct file_kind *file, struct text *out)
{
    if (file->shape == SHAPE_BYTES)
        return fail(run, STATUS_DATA, code_text(CODE_YAML_SHAPE), NULL,
                    "a file of kind '%s' has no schema: it holds no records", file->name);
    struct json *schema = json_new_object();
    json_text(schema, "$schema", "https://json-schema.org/draft/2020-12/schema");
    json_text(schema, "$comment", file->pattern);
    if (file->shape == SHAPE_MAP) {
        describe_kind(run->arena, schema, file->kinds[0]);
    } else {
        json_text(schema, "title", file->name);
        json_text(schema, "description", file->help);
        json_text(schema, "type", "array");
        json_add(schema, "items", items_schema(run->arena, file));
    }
    return json_write(run, schema, out);
}
