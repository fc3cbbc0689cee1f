/* Records to canonical bytes. Written by hand, since the bytes themselves are the format. */
#include "format/yaml_write.h"

#include "base/date.h"
#include "format/field.h"

#include <string.h>

static void write_flow(struct text *out, const struct kind *kind, const void *record);

static void write_indent(struct text *out, int indent)
{
    for (int i = 0; i < indent; i++)
        text_char(out, ' ');
}

static void write_quoted(struct text *out, const char *text)
{
    text_char(out, '"');
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            text_char(out, '\\');
        text_char(out, *text);
    }
    text_char(out, '"');
}

static void write_string(struct text *out, const struct field *field, const char *text)
{
    if (field_is_quoted(field->type))
        write_quoted(out, text);
    else
        text_add(out, text);
}

static void write_words(struct text *out, const struct field *field, const struct words *words)
{
    struct field element = field_element(field);

    text_char(out, '[');
    for (size_t i = 0; i < words->count; i++) {
        text_add(out, i ? ", " : "");
        write_string(out, &element, words->item[i]);
    }
    text_char(out, ']');
}

static void write_amounts(struct text *out, const struct amounts *amounts)
{
    text_char(out, '[');
    for (size_t i = 0; i < amounts->count; i++) {
        text_add(out, i ? ", " : "");
        field_number_text(out, FIELD_MONEY, amounts->item[i]);
    }
    text_char(out, ']');
}

static void write_flow_pairs(struct text *out, const struct field *field, const struct pairs *pairs)
{
    text_char(out, '{');
    for (size_t i = 0; i < pairs->count; i++) {
        text_printf(out, "%s%s: ", i ? ", " : "", pairs->item[i].key);
        field_number_text(out, field_element(field).type, pairs->item[i].value);
    }
    text_char(out, '}');
}

static void write_flow_matrix(struct text *out, const struct matrix *matrix)
{
    text_char(out, '{');
    for (size_t i = 0; i < matrix->count; i++) {
        struct amounts row = {matrix->value + i * matrix->width, matrix->width};
        text_printf(out, "%s%s: ", i ? ", " : "", matrix->key[i]);
        write_amounts(out, &row);
    }
    text_char(out, '}');
}

static void write_flow_rows(struct text *out, const struct field *field, const struct rows *rows)
{
    text_char(out, '[');
    for (size_t i = 0; i < rows->count; i++) {
        text_add(out, i ? ", " : "");
        write_flow(out, field->nested, (const char *)rows->item + i * field->nested->size);
    }
    text_char(out, ']');
}

/* A value on the line of its key. */
static void write_value(struct text *out, const struct field *field, const void *record)
{
    char date[DATE_SIZE], month[MONTH_SIZE];

    switch (field_form(field->type)) {
    case FORM_STRING:
        write_string(out, field, FIELD_IN(char *, record, field));
        break;
    case FORM_DATE:
        text_add(out, date_text(FIELD_IN(struct date, record, field), date));
        break;
    case FORM_MONTH:
        text_add(out, month_text(FIELD_IN(struct month, record, field), month));
        break;
    case FORM_NUMBER:
        field_number_text(out, field->type, FIELD_IN(int64_t, record, field));
        break;
    case FORM_FLAG:
        text_add(out, FIELD_IN(bool, record, field) ? "true" : "false");
        break;
    case FORM_WORDS:
        write_words(out, field, &FIELD_IN(struct words, record, field));
        break;
    case FORM_AMOUNTS:
        write_amounts(out, &FIELD_IN(struct amounts, record, field));
        break;
    case FORM_PAIRS:
        write_flow_pairs(out, field, &FIELD_IN(struct pairs, record, field));
        break;
    case FORM_MATRIX:
        write_flow_matrix(out, &FIELD_IN(struct matrix, record, field));
        break;
    case FORM_ROWS:
        write_flow_rows(out, field, &FIELD_IN(struct rows, record, field));
        break;
    case FORM_RECORD:
        write_flow(out, field->nested, field_nested(field, record));
        break;
    }
}

static void write_flow(struct text *out, const struct kind *kind, const void *record)
{
    const char *between = "";

    text_char(out, '{');
    for (size_t i = 0; i < kind->field_count; i++) {
        const struct field *field = &kind->fields[i];
        if (field_is_absent(field, record))
            continue;
        text_add(out, between);
        text_add(out, field->name);
        text_add(out, ": ");
        write_value(out, field, record);
        between = ", ";
    }
    text_char(out, '}');
}

static void write_block_pairs(struct text *out, int indent, const struct field *field,
                              const struct pairs *pairs)
{
    for (size_t i = 0; i < pairs->count; i++) {
        text_char(out, '\n');
        write_indent(out, indent);
        text_add(out, pairs->item[i].key);
        text_add(out, ": ");
        field_number_text(out, field_element(field).type, pairs->item[i].value);
    }
}

static size_t number_width(struct text *scratch, int64_t value)
{
    scratch->length = 0;
    field_number_text(scratch, FIELD_MONEY, value);
    return scratch->length;
}

static size_t column_width(const struct matrix *matrix, struct text *scratch, size_t column)
{
    size_t widest = 0;

    for (size_t i = 0; i < matrix->count; i++) {
        size_t width = number_width(scratch, matrix->value[i * matrix->width + column]);
        widest = width > widest ? width : widest;
    }
    return widest;
}

static void write_block_matrix(struct text *out, int indent, const struct matrix *matrix)
{
    struct text scratch = text_new(out->arena), widths = text_new(out->arena);
    size_t key_width = 0;

    /* A width is at most 32, so a byte each is room enough. */
    for (size_t c = 0; c < matrix->width; c++)
        text_char(&widths, (char)column_width(matrix, &scratch, c));
    for (size_t i = 0; i < matrix->count; i++)
        key_width = strlen(matrix->key[i]) > key_width ? strlen(matrix->key[i]) : key_width;
    for (size_t i = 0; i < matrix->count; i++) {
        text_char(out, '\n');
        write_indent(out, indent);
        text_add(out, matrix->key[i]);
        text_add(out, ": ");
        write_indent(out, (int)(key_width - strlen(matrix->key[i])));
        text_char(out, '[');
        for (size_t c = 0; c < matrix->width; c++) {
            int64_t value = matrix->value[i * matrix->width + c];
            text_add(out, c ? ", " : "");
            write_indent(out, widths.at[c] - (int)number_width(&scratch, value));
            text_bytes(out, scratch.at, scratch.length);
        }
        text_char(out, ']');
    }
}

static void write_block_rows(struct text *out, int indent, const struct field *field,
                             const struct rows *rows)
{
    for (size_t i = 0; i < rows->count; i++) {
        text_char(out, '\n');
        yaml_write_item_at(out, indent, field->nested,
                           (const char *)rows->item + i * field->nested->size);
        out->at[--out->length] = '\0';
    }
}

static bool is_empty(const struct kind *kind, const void *record)
{
    for (size_t i = 0; i < kind->field_count; i++)
        if (!field_is_absent(&kind->fields[i], record))
            return false;
    return true;
}

/* Whether a value takes lines of its own below its key. */
static bool is_tall(const struct field *field, const void *record)
{
    switch (field_form(field->type)) {
    case FORM_PAIRS:
        return FIELD_IN(struct pairs, record, field).count > 0;
    case FORM_MATRIX:
        return FIELD_IN(struct matrix, record, field).count > 0;
    case FORM_ROWS:
        return FIELD_IN(struct rows, record, field).count > 0;
    case FORM_RECORD:
        return field->nested->layout == LAYOUT_BLOCK &&
               !is_empty(field->nested, field_nested(field, record));
    default:
        return false;
    }
}

static void write_fields(struct text *out, int indent, const struct kind *kind, const void *record);

static void write_tall(struct text *out, int indent, const struct field *field, const void *record)
{
    switch (field_form(field->type)) {
    case FORM_PAIRS:
        write_block_pairs(out, indent, field, &FIELD_IN(struct pairs, record, field));
        break;
    case FORM_MATRIX:
        write_block_matrix(out, indent, &FIELD_IN(struct matrix, record, field));
        break;
    case FORM_ROWS:
        write_block_rows(out, indent, field, &FIELD_IN(struct rows, record, field));
        break;
    default:
        text_char(out, '\n');
        write_indent(out, indent);
        write_fields(out, indent, field->nested, field_nested(field, record));
        out->at[--out->length] = '\0';
        break;
    }
}

/* One field a line; the first is not indented, for it may stand behind a dash. */
static void write_fields(struct text *out, int indent, const struct kind *kind, const void *record)
{
    bool first = true;

    for (size_t i = 0; i < kind->field_count; i++) {
        const struct field *field = &kind->fields[i];
        if (field_is_absent(field, record))
            continue;
        if (!first)
            write_indent(out, indent);
        first = false;
        text_add(out, field->name);
        text_char(out, ':');
        if (is_tall(field, record)) {
            write_tall(out, indent + 2, field, record);
        } else {
            text_char(out, ' ');
            write_value(out, field, record);
        }
        text_char(out, '\n');
    }
}

void yaml_write_item_at(struct text *out, int indent, const struct kind *kind, const void *record)
{
    write_indent(out, indent);
    text_add(out, "- ");
    if (kind->layout == LAYOUT_BLOCK) {
        write_fields(out, indent + 2, kind, record);
    } else {
        write_flow(out, kind, record);
        text_char(out, '\n');
    }
}

void yaml_write_item(struct text *out, const struct kind *kind, const void *record)
{
    yaml_write_item_at(out, 0, kind, record);
}

void yaml_write_map(struct text *out, const struct kind *kind, const void *record)
{
    write_fields(out, 0, kind, record);
}
