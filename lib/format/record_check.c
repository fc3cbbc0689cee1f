/* The checks of the reader for records that come from elsewhere. */
#include "base/arena.h"
#include "format/field.h"
#include "format/yaml.h"

#include <string.h>

struct checker {
    struct run *run;
    const char *subject; /* "receipt 'P261103-001'" */
};

static void check_record(struct checker *checker, const struct kind *kind, const void *record);

static void wrong(struct checker *checker, const struct field *field, const char *text,
                  enum format_code code)
{
    if (code == CODE_FIELD_TYPE || code == CODE_FIELD_CHOICE || code == CODE_FIELD_SIGN)
        fail(checker->run, STATUS_DATA, code_text(code), "correct the value",
             "%s: field '%s': found '%s', expected %s", phrase(checker->run, checker->subject),
             field->name, text, field_expects(checker->run, field));
    else
        fail(checker->run, STATUS_DATA, code_text(code), field_text_hint(code),
             "%s: field '%s': found %s", phrase(checker->run, checker->subject), field->name,
             phrase(checker->run, format_codes[code].meaning));
}

/* Scans the text of a value, as if it stood in a file. */
static void check_text(struct checker *checker, const struct field *field, const char *text)
{
    union {
        const char *string;
        int64_t number;
        struct date date;
        struct month month;
        bool flag;
    } scratch;
    struct field alone = *field;

    alone.offset = 0;
    enum format_code code =
        field_scan(checker->run->arena, &alone, text, strlen(text), STYLE_FILE, &scratch);
    if (code)
        wrong(checker, field, text, code);
}

static void check_number(struct checker *checker, const struct field *field, int64_t value)
{
    char digits[DECIMAL_SIZE];

    check_text(checker, field, field_number(field->type, value, digits));
}

static void check_keys(struct checker *checker, const struct field *field, const char *const *name,
                       size_t count)
{
    struct field key = field_key(field);
    size_t *again;

    for (size_t i = 0; i < count; i++)
        check_text(checker, &key, name[i]);
    size_t duplicates = keys_duplicates(checker->run->arena, name, count, &again);
    for (size_t i = 0; i < duplicates; i++)
        fail(checker->run, STATUS_DATA, code_text(CODE_YAML_DUPLICATE_KEY), "keep one of the two",
             "%s: field '%s': key '%s' is there twice", phrase(checker->run, checker->subject),
             field->name, name[again[i]]);
}

static void check_pairs(struct checker *checker, const struct field *field,
                        const struct pairs *pairs)
{
    struct field element = field_element(field);
    const char **name = arena_array(checker->run->arena, pairs->count, sizeof *name);

    for (size_t i = 0; i < pairs->count; i++) {
        name[i] = pairs->item[i].key;
        check_number(checker, &element, pairs->item[i].value);
    }
    check_keys(checker, field, name, pairs->count);
}

static void check_matrix(struct checker *checker, const struct field *field,
                         const struct matrix *matrix)
{
    struct field element = field_element(field);

    for (size_t i = 0; i < matrix->count * matrix->width; i++)
        check_number(checker, &element, matrix->value[i]);
    check_keys(checker, field, matrix->key, matrix->count);
}

static void check_value(struct checker *checker, const struct field *field, const void *record)
{
    struct field element = field_element(field);

    switch (field_form(field->type)) {
    case FORM_WORDS: {
        const struct words *words = &FIELD_IN(struct words, record, field);
        for (size_t i = 0; i < words->count; i++)
            check_text(checker, &element, words->item[i]);
        break;
    }
    case FORM_AMOUNTS: {
        const struct amounts *amounts = &FIELD_IN(struct amounts, record, field);
        for (size_t i = 0; i < amounts->count; i++)
            check_number(checker, &element, amounts->item[i]);
        break;
    }
    case FORM_PAIRS:
        check_pairs(checker, field, &FIELD_IN(struct pairs, record, field));
        break;
    case FORM_MATRIX:
        check_matrix(checker, field, &FIELD_IN(struct matrix, record, field));
        break;
    case FORM_ROWS: {
        const struct rows *rows = &FIELD_IN(struct rows, record, field);
        for (size_t i = 0; i < rows->count; i++)
            check_record(checker, field->nested,
                         (const char *)rows->item + i * field->nested->size);
        break;
    }
    case FORM_RECORD:
        check_record(checker, field->nested, field_nested(field, record));
        break;
    default:
        check_text(checker, field, field_text(checker->run, field, record));
        break;
    }
}

static void check_letter(struct checker *checker, const struct kind *kind, const void *record)
{
    const struct field *field = kind_field(kind, "id");
    const char *id = field ? FIELD_IN(char *, record, field) : NULL;

    if (id && kind->prefix && id[0] != kind->prefix)
        fail(checker->run, STATUS_DATA, code_text(CODE_RECORD_KIND), "correct the id",
             "%s: the id of a %s starts with %c", phrase(checker->run, checker->subject),
             phrase(checker->run, kind->name), kind->prefix);
}

static void check_record(struct checker *checker, const struct kind *kind, const void *record)
{
    for (size_t i = 0; i < kind->field_count; i++) {
        const struct field *field = &kind->fields[i];
        if (!field_is_absent(field, record))
            check_value(checker, field, record);
        else if (field->flags & FIELD_REQUIRED)
            fail(checker->run, STATUS_DATA, code_text(CODE_FIELD_MISSING),
                 phrase_printf(checker->run, "give '%s', %s: %s", field->name,
                               field_expects(checker->run, field),
                               phrase(checker->run, field->help)),
                 "%s: field '%s' is missing", phrase(checker->run, checker->subject), field->name);
    }
    check_letter(checker, kind, record);
}

enum status record_check(struct run *run, const struct kind *kind, const void *record)
{
    size_t since = run->count;
    const struct field *field = kind_field(kind, "id");
    const char *id = field ? FIELD_IN(char *, record, field) : NULL;
    const char *subject = id ? arena_printf(run->arena, "%s '%s'", kind->name, id) : kind->name;
    struct checker checker = {.run = run, .subject = subject};

    check_record(&checker, kind, record);
    return run_status(run, since);
}
