/* Values as a command line and a CSV cell have them, and what is expected of them. */
#include "base/arena.h"
#include "base/date.h"
#include "format/field.h"
#include "format/yaml.h"

#include <string.h>

static const char *number_expects(const struct field *field)
{
    switch (field->type) {
    case FIELD_MONEY:
        return N_("an amount like 614.45");
    case FIELD_AREA:
        return N_("square metres like 128.50");
    case FIELD_RATE:
        return N_("a rate like 2.20, with at most four decimals");
    case FIELD_READING:
        return N_("a number like 10342 or 12.5");
    default:
        return N_("a whole number");
    }
}

static const char *choice_expects(struct run *run, const struct field *field)
{
    struct text text = text_new(run->arena);

    for (const char *at = field->choices; at && *at; at++) {
        if (*at == ' ')
            text_add(&text, ", ");
        else
            text_char(&text, *at);
    }
    return phrase_printf(run, "one of %s", text.at);
}

static const char *list_expects(enum field_type type)
{
    switch (type) {
    case FIELD_WORDS:
        return N_("short names, separated by commas: property,water");
    case FIELD_IDS:
        return N_("record ids, separated by commas: B261103-001,B261103-002");
    case FIELD_UNITS:
        return N_("unit codes, separated by commas: 3-101,3-102");
    case FIELD_BUILDINGS:
        return N_("buildings, separated by commas: 3,4");
    case FIELD_PERSONS:
        return N_("persons' ids, separated by commas: p001,p002");
    case FIELD_TIMES:
        return N_("times of day, separated by commas: 07:30,18:00");
    case FIELD_AMOUNTS:
        return N_("amounts, separated by commas: 614.45,12.30");
    case FIELD_MONIES:
        return N_("names with amounts, separated by commas: bank=614.45,cash=12.30");
    case FIELD_RATES:
        return N_("names with rates, separated by commas: villa=2.20,flat=1.60");
    case FIELD_BALANCES:
        return N_("unit codes with amounts, separated by commas: 3-101=614.45,3-102=-12.30");
    case FIELD_MATRIX:
        return N_("unit codes, each with a row of amounts");
    case FIELD_ROWS:
        return N_("a list of records");
    default:
        return N_("a record with fields of its own");
    }
}

static const char *expected_of(struct run *run, const struct field *field)
{
    switch (field->type) {
    case FIELD_TEXT:
        return N_("a text of one line");
    case FIELD_WORD:
        return N_("a short name like 'property' (small letters, digits, - and _)");
    case FIELD_CHOICE:
        return choice_expects(run, field);
    case FIELD_UNIT:
        return N_("a unit code like 3-101");
    case FIELD_BUILDING:
        return N_("a building like 3, the first part of its unit codes");
    case FIELD_PERSON:
        return N_("a person's id like p017");
    case FIELD_ID:
        return N_("a record id like P261103-001");
    case FIELD_DECISION:
        return N_("a decision's id like D2026-07");
    case FIELD_PROJECT:
        return N_("a project's id like J2026-01");
    case FIELD_NOTICE:
        return N_("a notice's id like N2026-01");
    case FIELD_TIME:
        return N_("a time of day like 07:30");
    case FIELD_TICKET:
        return N_("a ticket's id like T2026-0042");
    case FIELD_MEETING:
        return N_("a meeting's id like M2026-03");
    case FIELD_HASH:
        return N_("a SHA-256 of 64 digits 0-9 and a-f");
    case FIELD_DATE:
        return N_("a date like 2026-11-03");
    case FIELD_MONTH:
        return N_("a month like 2026-11");
    case FIELD_MONEY:
    case FIELD_AREA:
    case FIELD_RATE:
    case FIELD_READING:
    case FIELD_COUNT:
        if (field->flags & FIELD_POSITIVE)
            return phrase_printf(run, "%s, above zero", phrase(run, number_expects(field)));
        return field->flags & FIELD_SIGNED || field->type == FIELD_COUNT
                   ? number_expects(field)
                   : phrase_printf(run, "%s, not negative", phrase(run, number_expects(field)));
    case FIELD_FLAG:
        return N_("true or false");
    default:
        return list_expects(field->type);
    }
}

const char *field_expects(struct run *run, const struct field *field)
{
    return phrase(run, expected_of(run, field));
}

bool field_is_absent(const struct field *field, const void *record)
{
    bool required = field->flags & FIELD_REQUIRED;

    switch (field_form(field->type)) {
    case FORM_STRING:
        return !FIELD_IN(char *, record, field);
    case FORM_DATE:
        return date_is_none(FIELD_IN(struct date, record, field));
    case FORM_MONTH:
        return month_is_none(FIELD_IN(struct month, record, field));
    case FORM_NUMBER:
        return !required && FIELD_IN(int64_t, record, field) == 0;
    case FORM_FLAG:
        return !required && !FIELD_IN(bool, record, field);
    case FORM_WORDS:
        return !required && FIELD_IN(struct words, record, field).count == 0;
    case FORM_AMOUNTS:
        return !required && FIELD_IN(struct amounts, record, field).count == 0;
    case FORM_PAIRS:
        return !required && FIELD_IN(struct pairs, record, field).count == 0;
    case FORM_MATRIX:
        return !required && FIELD_IN(struct matrix, record, field).count == 0;
    case FORM_ROWS:
        return !required && FIELD_IN(struct rows, record, field).count == 0;
    case FORM_RECORD:
        break;
    }
    return !field_nested(field, record);
}

const void *field_nested(const struct field *field, const void *record)
{
    const void *nested;

    memcpy(&nested, (const char *)record + field->offset, sizeof nested);
    return nested;
}

/* The text up to the next comma; false when there is no more. */
static bool next_part(const char **at, const char **part, size_t *length)
{
    if (!*at)
        return false;
    *part = *at;
    *length = strcspn(*at, ",");
    *at = (*at)[*length] == ',' ? *at + *length + 1 : NULL;
    return true;
}

static bool parse_words(struct run *run, const struct field *field, const char *text, void *record)
{
    struct words words = {0};
    struct field element = field_element(field);
    const char *part;
    size_t length, capacity = 0;

    while (next_part(&text, &part, &length)) {
        const char *word;
        if (field_scan(run->arena, &element, part, length, STYLE_TYPED, &word))
            return false;
        ARENA_PUSH(run->arena, words.item, words.count, capacity);
        words.item[words.count++] = word;
    }
    FIELD_AT(struct words, record, field) = words;
    return true;
}

static bool parse_amounts(struct run *run, const struct field *field, const char *text,
                          void *record)
{
    struct amounts amounts = {0};
    struct field element = field_element(field);
    const char *part;
    size_t length, capacity = 0;

    while (next_part(&text, &part, &length)) {
        int64_t amount;
        if (field_scan(run->arena, &element, part, length, STYLE_TYPED, &amount))
            return false;
        ARENA_PUSH(run->arena, amounts.item, amounts.count, capacity);
        amounts.item[amounts.count++] = amount;
    }
    FIELD_AT(struct amounts, record, field) = amounts;
    return true;
}

static bool has_key(const struct pairs *pairs, const char *key)
{
    for (size_t i = 0; i < pairs->count; i++)
        if (strcmp(pairs->item[i].key, key) == 0)
            return true;
    return false;
}

static bool parse_pairs(struct run *run, const struct field *field, const char *text, void *record)
{
    struct pairs pairs = {0};
    struct field element = field_element(field), key = field_key(field);
    const char *part;
    size_t length, capacity = 0;

    while (next_part(&text, &part, &length)) {
        struct pair pair;
        const char *equals = memchr(part, '=', length);
        if (!equals)
            return false;
        size_t size = (size_t)(equals - part);
        if (field_scan(run->arena, &key, part, size, STYLE_TYPED, &pair.key) ||
            has_key(&pairs, pair.key) ||
            field_scan(run->arena, &element, equals + 1, length - size - 1, STYLE_TYPED,
                       &pair.value))
            return false;
        ARENA_PUSH(run->arena, pairs.item, pairs.count, capacity);
        pairs.item[pairs.count++] = pair;
    }
    FIELD_AT(struct pairs, record, field) = pairs;
    return true;
}

/* Why a single value was refused, as what was expected instead. */
static const char *reason_of(struct run *run, const struct field *field, enum format_code code)
{
    switch (code) {
    case CODE_TEXT_LENGTH:
        return N_("a text of at most 2,048 bytes");
    case CODE_TEXT_LINES:
        return "a text of one line";
    case CODE_TEXT_NOT_NFC:
        return N_("a text in Unicode normalization form C");
    case CODE_FIELD_TYPE:
    case CODE_FIELD_CHOICE:
    case CODE_FIELD_SIGN:
        return field_expects(run, field);
    default:
        return N_("a text of UTF-8 without control characters");
    }
}

bool field_parse(struct run *run, const struct field *field, const char *text, void *record,
                 const char **reason)
{
    enum format_code code;

    *reason = NULL;
    switch (field_form(field->type)) {
    case FORM_WORDS:
        code = parse_words(run, field, text, record) ? CODE_NONE : CODE_FIELD_TYPE;
        break;
    case FORM_AMOUNTS:
        code = parse_amounts(run, field, text, record) ? CODE_NONE : CODE_FIELD_TYPE;
        break;
    case FORM_PAIRS:
        code = parse_pairs(run, field, text, record) ? CODE_NONE : CODE_FIELD_TYPE;
        break;
    default:
        code = field_scan(run->arena, field, text, strlen(text), STYLE_TYPED, record);
    }
    if (code)
        *reason = reason_of(run, field, code);
    return code == CODE_NONE;
}

static const char *words_text(struct run *run, const struct words *words)
{
    struct text text = text_new(run->arena);

    for (size_t i = 0; i < words->count; i++) {
        text_add(&text, i ? "," : "");
        text_add(&text, words->item[i]);
    }
    return text.at;
}

static const char *amounts_text(struct run *run, const struct amounts *amounts)
{
    struct text text = text_new(run->arena);

    for (size_t i = 0; i < amounts->count; i++) {
        text_add(&text, i ? "," : "");
        field_number_text(&text, FIELD_MONEY, amounts->item[i]);
    }
    return text.at;
}

static const char *pairs_text(struct run *run, const struct field *field, const struct pairs *pairs)
{
    struct text text = text_new(run->arena);

    for (size_t i = 0; i < pairs->count; i++) {
        text_printf(&text, "%s%s=", i ? "," : "", pairs->item[i].key);
        field_number_text(&text, field_element(field).type, pairs->item[i].value);
    }
    return text.at;
}

static const char *number_text(struct run *run, const struct field *field, int64_t value)
{
    struct text text = text_new(run->arena);

    field_number_text(&text, field->type, value);
    return text.at;
}

const char *field_text(struct run *run, const struct field *field, const void *record)
{
    char date[DATE_SIZE], month[MONTH_SIZE];

    if (field_is_absent(field, record))
        return "";
    switch (field_form(field->type)) {
    case FORM_STRING:
        return FIELD_IN(char *, record, field);
    case FORM_DATE:
        return arena_dup(run->arena, date_text(FIELD_IN(struct date, record, field), date));
    case FORM_MONTH:
        return arena_dup(run->arena, month_text(FIELD_IN(struct month, record, field), month));
    case FORM_NUMBER:
        return number_text(run, field, FIELD_IN(int64_t, record, field));
    case FORM_FLAG:
        return FIELD_IN(bool, record, field) ? "true" : "false";
    case FORM_WORDS:
        return words_text(run, &FIELD_IN(struct words, record, field));
    case FORM_AMOUNTS:
        return amounts_text(run, &FIELD_IN(struct amounts, record, field));
    case FORM_PAIRS:
        return pairs_text(run, field, &FIELD_IN(struct pairs, record, field));
    default:
        return "";
    }
}
