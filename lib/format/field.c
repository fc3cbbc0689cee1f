#include "format/field.h"

#include "base/arena.h"
#include "base/decimal.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "format/yaml.h"
#include "record/id.h"

#include <stdlib.h>
#include <string.h>

enum field_form field_form(enum field_type type)
{
    switch (type) {
    case FIELD_TEXT:
    case FIELD_WORD:
    case FIELD_CHOICE:
    case FIELD_UNIT:
    case FIELD_BUILDING:
    case FIELD_PERSON:
    case FIELD_ID:
    case FIELD_DECISION:
    case FIELD_PROJECT:
    case FIELD_NOTICE:
    case FIELD_TIME:
    case FIELD_TICKET:
    case FIELD_MEETING:
    case FIELD_HASH:
        return FORM_STRING;
    case FIELD_DATE:
        return FORM_DATE;
    case FIELD_MONTH:
        return FORM_MONTH;
    case FIELD_MONEY:
    case FIELD_AREA:
    case FIELD_RATE:
    case FIELD_READING:
    case FIELD_COUNT:
        return FORM_NUMBER;
    case FIELD_FLAG:
        return FORM_FLAG;
    case FIELD_WORDS:
    case FIELD_IDS:
    case FIELD_UNITS:
    case FIELD_BUILDINGS:
    case FIELD_PERSONS:
    case FIELD_TIMES:
        return FORM_WORDS;
    case FIELD_AMOUNTS:
        return FORM_AMOUNTS;
    case FIELD_MONIES:
    case FIELD_RATES:
    case FIELD_BALANCES:
        return FORM_PAIRS;
    case FIELD_MATRIX:
        return FORM_MATRIX;
    case FIELD_ROWS:
        return FORM_ROWS;
    case FIELD_RECORD:
        break;
    }
    return FORM_RECORD;
}

static enum field_type element_type(enum field_type type)
{
    switch (type) {
    case FIELD_WORDS:
        return FIELD_WORD;
    case FIELD_IDS:
        return FIELD_ID;
    case FIELD_UNITS:
        return FIELD_UNIT;
    case FIELD_BUILDINGS:
        return FIELD_BUILDING;
    case FIELD_PERSONS:
        return FIELD_PERSON;
    case FIELD_TIMES:
        return FIELD_TIME;
    case FIELD_RATES:
        return FIELD_RATE;
    case FIELD_AMOUNTS:
    case FIELD_MONIES:
    case FIELD_BALANCES:
    case FIELD_MATRIX:
        return FIELD_MONEY;
    default:
        return type;
    }
}

struct field field_element(const struct field *field)
{
    struct field element = {.name = field->name,
                            .type = element_type(field->type),
                            .flags = field->flags,
                            .choices = field->choices};

    return element;
}

struct field field_key(const struct field *field)
{
    bool units = field->type == FIELD_BALANCES || field->type == FIELD_MATRIX;
    struct field key = {.name = field->name, .type = units ? FIELD_UNIT : FIELD_WORD};

    return key;
}

bool field_is_quoted(enum field_type type)
{
    return type == FIELD_TEXT || type == FIELD_HASH || type == FIELD_BUILDING || type == FIELD_TIME;
}

int field_places(enum field_type type)
{
    return type == FIELD_RATE ? RATE_PLACES : type == FIELD_COUNT ? 0 : MONEY_PLACES;
}

char *field_number(enum field_type type, int64_t value, char out[static DECIMAL_SIZE])
{
    decimal_text(value, field_places(type), out);
    size_t length = strlen(out);
    if (type == FIELD_RATE)
        for (int zeros = 0; zeros < RATE_PLACES - 2 && out[length - 1] == '0'; zeros++)
            length--;
    if (type == FIELD_READING) {
        while (out[length - 1] == '0')
            length--;
        length -= out[length - 1] == '.';
    }
    out[length] = '\0';
    return out;
}

void field_number_text(struct text *out, enum field_type type, int64_t value)
{
    char digits[DECIMAL_SIZE];

    text_add(out, field_number(type, value, digits));
}

/* Blocks in which no character is composed of others, so that NFC leaves them alone: Latin up to
 * the first combining mark, CJK punctuation but its tone marks, ideographs, full-width forms. */
static bool is_inert(uint32_t c)
{
    return c < 0x300 || (c >= 0x2010 && c <= 0x2027) || (c >= 0x3000 && c <= 0x3029) ||
           (c >= 0x3400 && c <= 0x4dbf) || (c >= 0x4e00 && c <= 0x9fff) ||
           (c >= 0xff01 && c <= 0xff60);
}

static bool is_nfc(struct arena *arena, const char *text, size_t length)
{
    const char *at = text, *end = text + length;

    while (at < end) {
        if ((unsigned char)*at < 0x80) {
            at++;
        } else if (!is_inert(utf8_next(&at, end))) {
            const char *composed = utf8_nfc(arena, text);
            return composed && strcmp(composed, text) == 0;
        }
    }
    return true;
}

enum format_code field_text_fault(struct arena *arena, const char *text, size_t length)
{
    static const enum format_code codes[] = {
        [UTF8_FINE] = CODE_NONE,
        [UTF8_INVALID] = CODE_TEXT_ENCODING,
        [UTF8_BOM] = CODE_TEXT_BOM,
        [UTF8_CONTROL] = CODE_TEXT_CONTROL,
        [UTF8_SEPARATOR] = CODE_TEXT_SEPARATOR,
        [UTF8_NONCHARACTER] = CODE_TEXT_NONCHARACTER,
    };
    enum utf8_fault fault = utf8_check(text, length, NULL);

    if (fault)
        return codes[fault];
    if (memchr(text, '\n', length))
        return CODE_TEXT_LINES;
    if (!is_nfc(arena, text, length))
        return CODE_TEXT_NOT_NFC;
    return length > TEXT_MAX ? CODE_TEXT_LENGTH : CODE_NONE;
}

const char *field_text_hint(enum format_code code)
{
    switch (code) {
    case CODE_TEXT_ENCODING:
        return N_("save the file as UTF-8 in the editor");
    case CODE_TEXT_BOM:
        return N_("save the file as UTF-8 without a byte order mark");
    case CODE_TEXT_LINES:
        return N_("write the text on one line");
    case CODE_TEXT_NOT_NFC:
        return N_("type the letters again instead of pasting them: accents are stored as separate "
                  "characters here, and the ledger keeps each with its letter (NFC)");
    case CODE_TEXT_LENGTH:
        return "shorten it; long papers belong among the vouchers";
    default:
        return N_("delete the invisible character");
    }
}

/* Whether a text of the arena, NUL-terminated, has the shape of a string type. */
static enum format_code string_fault(struct arena *arena, const struct field *field,
                                     const char *text, size_t length)
{
    bool fits = false;

    if (strlen(text) != length || length == 0)
        return CODE_FIELD_TYPE;
    switch (field->type) {
    case FIELD_TEXT:
        return field_text_fault(arena, text, length);
    case FIELD_WORD:
        fits = is_word(text);
        break;
    case FIELD_UNIT:
        fits = is_unit(text);
        break;
    case FIELD_BUILDING:
        fits = is_building(text);
        break;
    case FIELD_PERSON:
        fits = is_person(text);
        break;
    case FIELD_ID: {
        struct record_id id;
        fits = id_parse(text, &id);
        break;
    }
    case FIELD_DECISION:
        fits = is_decision(text);
        break;
    case FIELD_PROJECT:
        fits = is_project(text);
        break;
    case FIELD_NOTICE:
        fits = is_notice(text);
        break;
    case FIELD_TIME:
        fits = is_time(text);
        break;
    case FIELD_TICKET:
        fits = is_ticket(text);
        break;
    case FIELD_MEETING:
        fits = is_meeting(text);
        break;
    case FIELD_HASH:
        fits = sha256_is_text(text);
        break;
    default:
        break;
    }
    return fits ? CODE_NONE : CODE_FIELD_TYPE;
}

static bool is_choice(const char *choices, const char *bytes, size_t length)
{
    while (choices && *choices) {
        size_t size = strcspn(choices, " ");
        if (size == length && memcmp(choices, bytes, length) == 0)
            return true;
        choices += size + (choices[size] == ' ');
    }
    return false;
}

static enum format_code scan_string(struct arena *arena, const struct field *field,
                                    const char *bytes, size_t length, void *record)
{
    if (field->type == FIELD_CHOICE && !is_choice(field->choices, bytes, length))
        return CODE_FIELD_CHOICE;
    if (length > SCALAR_MAX)
        return CODE_YAML_SCALAR_SIZE;
    const char *text = arena_dupn(arena, bytes, length);
    if (field->type != FIELD_CHOICE) {
        enum format_code code = string_fault(arena, field, text, length);
        if (code)
            return code;
    }
    FIELD_AT(const char *, record, field) = text;
    return CODE_NONE;
}

static enum format_code scan_number(const struct field *field, const char *bytes, size_t length,
                                    enum field_style style, void *record)
{
    bool exact = style == STYLE_FILE && (field->type == FIELD_MONEY || field->type == FIELD_AREA);
    int places = field_places(field->type);
    int64_t value;

    if (exact ? !decimal_parse(bytes, length, places, &value)
              : !decimal_parse_loose(bytes, length, places, &value))
        return CODE_FIELD_TYPE;
    if ((field->flags & FIELD_POSITIVE) ? value < 1 : value < 0 && !(field->flags & FIELD_SIGNED))
        return CODE_FIELD_SIGN;
    FIELD_AT(int64_t, record, field) = value;
    return CODE_NONE;
}

static enum format_code scan_flag(const struct field *field, const char *bytes, size_t length,
                                  void *record)
{
    bool yes = length == 4 && memcmp(bytes, "true", 4) == 0;

    if (!yes && (length != 5 || memcmp(bytes, "false", 5) != 0))
        return CODE_FIELD_TYPE;
    FIELD_AT(bool, record, field) = yes;
    return CODE_NONE;
}

enum format_code field_scan(struct arena *arena, const struct field *field, const char *bytes,
                            size_t length, enum field_style style, void *record)
{
    switch (field_form(field->type)) {
    case FORM_STRING:
        return scan_string(arena, field, bytes, length, record);
    case FORM_NUMBER:
        return scan_number(field, bytes, length, style, record);
    case FORM_FLAG:
        return scan_flag(field, bytes, length, record);
    case FORM_DATE:
        if (date_parse(bytes, length, &FIELD_AT(struct date, record, field)))
            return CODE_NONE;
        return CODE_FIELD_TYPE;
    case FORM_MONTH:
        if (month_parse(bytes, length, &FIELD_AT(struct month, record, field)))
            return CODE_NONE;
        return CODE_FIELD_TYPE;
    default:
        return CODE_FIELD_TYPE;
    }
}

const char *field_nearest(const struct kind *kind, const char *name)
{
    const char *nearest = NULL;
    size_t least = strlen(name) / 3 + 2;

    for (size_t i = 0; i < kind->field_count; i++) {
        size_t distance = text_distance(name, kind->fields[i].name);
        if (distance < least) {
            least = distance;
            nearest = kind->fields[i].name;
        }
    }
    return nearest;
}

struct place {
    const char *key;
    size_t index;
};

static int by_key(const void *a, const void *b)
{
    const struct place *x = a, *y = b;
    int order = strcmp(x->key, y->key);

    if (order)
        return order;
    return (x->index > y->index) - (x->index < y->index);
}

static int by_index(const void *a, const void *b)
{
    const size_t *x = a, *y = b;

    return (*x > *y) - (*x < *y);
}

/* The keys of a file that was written by the program ascend, and then none is there twice. */
static bool is_ascending(const char *const *key, size_t count)
{
    for (size_t i = 1; i < count; i++)
        if (unit_compare(key[i - 1], key[i]) >= 0)
            return false;
    return true;
}

size_t keys_duplicates(struct arena *arena, const char *const *key, size_t count, size_t **out)
{
    size_t found = 0, capacity = 0;

    *out = NULL;
    if (is_ascending(key, count))
        return 0;
    struct place *place = arena_array(arena, count, sizeof *place);
    for (size_t i = 0; i < count; i++)
        place[i] = (struct place){.key = key[i], .index = i};
    qsort(place, count, sizeof *place, by_key);
    for (size_t i = 1; i < count; i++) {
        if (strcmp(place[i].key, place[i - 1].key) != 0)
            continue;
        ARENA_PUSH(arena, *out, found, capacity);
        (*out)[found++] = place[i].index;
    }
    if (found)
        qsort(*out, found, sizeof **out, by_index);
    return found;
}
