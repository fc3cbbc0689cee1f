/*
 * Random records of any kind, for property tests: a seeded generator, so that a failure can be
 * repeated, and values of every shape that the tables allow, awkward ones preferred.
 */
#ifndef TESTS_RANDOM_RECORD_H
#define TESTS_RANDOM_RECORD_H

#include "base/arena.h"
#include "base/date.h"
#include "record/records.h"

#include <stdio.h>
#include <string.h>

struct dice {
    uint64_t state;
    struct arena *arena;
};

/* xorshift64*; the state is never zero. */
static inline uint64_t dice_roll(struct dice *dice, uint64_t below)
{
    dice->state ^= dice->state >> 12;
    dice->state ^= dice->state << 25;
    dice->state ^= dice->state >> 27;
    return (dice->state * UINT64_C(2685821657736338717) >> 11) % below;
}

static inline const char *dice_text(struct dice *dice)
{
    static const char *const pieces[] = {
        "六个月", "a",    "no",  "010",  "12:30", "\"", "\\",     "#",    " # ", ": ", "- ",
        "[",      "]",    "{",   "}",    ",",     "&x", "*x",     "!t",   "%",   "@",  "`",
        "'",      "\\n",  " ",   "桂园", "é",     "😀",  "｜",     "null", "~",   "<<", "2026-11-03",
        "1e3",    "0x1f", "...", "---",  "?",     "|",  "、。「", ">",    "=",   "̃x",  "\\\"",
    };
    char text[400] = "";
    size_t count = 1 + dice_roll(dice, 6);

    for (size_t i = 0; i < count; i++) {
        const char *piece = pieces[dice_roll(dice, sizeof pieces / sizeof pieces[0])];
        /* A combining mark that begins a text is in NFC; behind a letter it may not be. */
        if (strcmp(piece, "̃x") == 0 && text[0])
            continue;
        snprintf(text + strlen(text), sizeof text - strlen(text), "%s", piece);
    }
    return arena_dup(dice->arena, text);
}

static inline struct date dice_date(struct dice *dice)
{
    return date_from_days((int32_t)dice_roll(dice, 401767) - 25567);
}

static inline const char *dice_choice(struct dice *dice, const char *choices)
{
    size_t count = 1;

    for (const char *at = choices; *at; at++)
        count += *at == ' ';
    for (size_t skip = dice_roll(dice, count); skip > 0; skip--)
        choices = strchr(choices, ' ') + 1;
    return arena_dupn(dice->arena, choices, strcspn(choices, " "));
}

static inline const char *dice_hash(struct dice *dice)
{
    char text[65] = "";

    for (size_t i = 0; i < 64; i++)
        text[i] = "0123456789abcdef"[dice_roll(dice, 16)];
    return arena_dup(dice->arena, text);
}

static inline const char *dice_unit(struct dice *dice, size_t serial)
{
    return arena_printf(dice->arena, "%s%zu-%03zu", dice_roll(dice, 3) ? "" : "B", serial / 7 + 1,
                        serial + 100);
}

static inline const char *dice_string(struct dice *dice, const struct field *field, char prefix)
{
    unsigned serial = (unsigned)dice_roll(dice, 999) + 1;
    static const char *const words[] = {"property", "water", "e5", "x", "no_voucher", "a-b"};

    switch (field->type) {
    case FIELD_TEXT:
        return dice_text(dice);
    case FIELD_WORD:
        return words[dice_roll(dice, sizeof words / sizeof words[0])];
    case FIELD_CHOICE:
        return dice_choice(dice, field->choices);
    case FIELD_UNIT:
        return dice_unit(dice, serial);
    case FIELD_BUILDING:
        return arena_printf(dice->arena, "%u", serial);
    case FIELD_PERSON:
        return arena_printf(dice->arena, "p%03u", serial);
    case FIELD_ID:
        return arena_printf(dice->arena, "%c261103-%s%03u", prefix ? prefix : 'P',
                            serial % 5 ? "" : "B", serial);
    case FIELD_DECISION:
        return arena_printf(dice->arena, "D2026-%02u", serial % 99 + 1);
    case FIELD_PROJECT:
        return arena_printf(dice->arena, "J2026-%02u", serial % 99 + 1);
    case FIELD_NOTICE:
        return arena_printf(dice->arena, "N2026-%02u", serial % 99 + 1);
    case FIELD_TIME:
        return arena_printf(dice->arena, "%02u:%02u", serial % 24, serial % 60);
    case FIELD_TICKET:
        return arena_printf(dice->arena, "T2026-%04u", serial);
    case FIELD_MEETING:
        return arena_printf(dice->arena, "M2026-%02u", serial % 99 + 1);
    default:
        return dice_hash(dice);
    }
}

static inline int64_t dice_number(struct dice *dice, unsigned flags)
{
    int64_t value = (int64_t)dice_roll(dice, dice_roll(dice, 2) ? 200000 : 900000000000);

    if (flags & FIELD_POSITIVE)
        return value + 1;
    return (flags & FIELD_SIGNED) && dice_roll(dice, 2) ? -value : value;
}

static inline void dice_record(struct dice *dice, const struct kind *kind, void *record);

static inline struct words dice_words(struct dice *dice, enum field_type type)
{
    struct words words = {.count = 1 + dice_roll(dice, 3)};
    struct field element = {.type = type == FIELD_IDS         ? FIELD_ID
                                    : type == FIELD_UNITS     ? FIELD_UNIT
                                    : type == FIELD_BUILDINGS ? FIELD_BUILDING
                                    : type == FIELD_PERSONS   ? FIELD_PERSON
                                    : type == FIELD_TIMES     ? FIELD_TIME
                                                              : FIELD_WORD};

    words.item = arena_array(dice->arena, words.count, sizeof *words.item);
    for (size_t i = 0; i < words.count; i++)
        words.item[i] = dice_string(dice, &element, 0);
    return words;
}

static inline struct pairs dice_pairs(struct dice *dice, const struct field *field)
{
    struct pairs pairs = {.count = dice_roll(dice, 4)};

    pairs.item = arena_array(dice->arena, pairs.count, sizeof *pairs.item);
    for (size_t i = 0; i < pairs.count; i++) {
        pairs.item[i].key = field->type == FIELD_BALANCES ? dice_unit(dice, i)
                                                          : arena_printf(dice->arena, "word%zu", i);
        pairs.item[i].value = dice_number(dice, field->flags);
    }
    return pairs;
}

static inline struct matrix dice_matrix(struct dice *dice)
{
    struct matrix matrix = {.count = dice_roll(dice, 20), .width = 1 + dice_roll(dice, 5)};

    if (matrix.count == 0)
        matrix.width = 0;
    matrix.key = arena_array(dice->arena, matrix.count, sizeof *matrix.key);
    matrix.value = arena_array(dice->arena, matrix.count * matrix.width, sizeof *matrix.value);
    for (size_t i = 0; i < matrix.count; i++)
        matrix.key[i] = dice_unit(dice, i);
    for (size_t i = 0; i < matrix.count * matrix.width; i++)
        matrix.value[i] = dice_number(dice, 0);
    return matrix;
}

static inline struct rows dice_rows(struct dice *dice, const struct kind *kind)
{
    struct rows rows = {.count = dice_roll(dice, 4)};

    rows.item = arena_array(dice->arena, rows.count, kind->size);
    for (size_t i = 0; i < rows.count; i++)
        dice_record(dice, kind, (char *)rows.item + i * kind->size);
    return rows;
}

static inline void dice_field(struct dice *dice, const struct kind *kind, const struct field *field,
                              void *record)
{
    switch (field->type) {
    case FIELD_DATE:
        FIELD_AT(struct date, record, field) = dice_date(dice);
        break;
    case FIELD_MONTH:
        FIELD_AT(struct month, record, field) = date_month(dice_date(dice));
        break;
    case FIELD_MONEY:
    case FIELD_AREA:
    case FIELD_RATE:
    case FIELD_READING:
    case FIELD_COUNT:
        FIELD_AT(int64_t, record, field) = dice_number(dice, field->flags);
        break;
    case FIELD_FLAG:
        FIELD_AT(bool, record, field) = dice_roll(dice, 2);
        break;
    case FIELD_WORDS:
    case FIELD_IDS:
    case FIELD_UNITS:
    case FIELD_BUILDINGS:
    case FIELD_PERSONS:
    case FIELD_TIMES:
        FIELD_AT(struct words, record, field) = dice_words(dice, field->type);
        break;
    case FIELD_AMOUNTS: {
        struct amounts amounts = {.count = dice_roll(dice, 4)};
        amounts.item = arena_array(dice->arena, amounts.count, sizeof *amounts.item);
        for (size_t i = 0; i < amounts.count; i++)
            amounts.item[i] = dice_number(dice, 0);
        FIELD_AT(struct amounts, record, field) = amounts;
        break;
    }
    case FIELD_MONIES:
    case FIELD_RATES:
    case FIELD_BALANCES:
        FIELD_AT(struct pairs, record, field) = dice_pairs(dice, field);
        break;
    case FIELD_MATRIX:
        FIELD_AT(struct matrix, record, field) = dice_matrix(dice);
        break;
    case FIELD_ROWS:
        FIELD_AT(struct rows, record, field) = dice_rows(dice, field->nested);
        break;
    case FIELD_RECORD: {
        void *nested = arena_alloc(dice->arena, field->nested->size);
        dice_record(dice, field->nested, nested);
        memcpy((char *)record + field->offset, &nested, sizeof nested);
        break;
    }
    default:
        FIELD_AT(const char *, record, field) =
            dice_string(dice, field, strcmp(field->name, "id") == 0 ? kind->prefix : 0);
        break;
    }
}

/* Fills a zeroed record: all that is required, and about half of the rest. */
static inline void dice_record(struct dice *dice, const struct kind *kind, void *record)
{
    for (size_t i = 0; i < kind->field_count; i++)
        if ((kind->fields[i].flags & FIELD_REQUIRED) || dice_roll(dice, 2))
            dice_field(dice, kind, &kind->fields[i], record);
}

/* How many kinds of file hold records; the table has them first. */
static inline uint32_t record_files(void)
{
    uint32_t count = 0;

    while (all_files[count].kinds)
        count++;
    return count;
}

static inline size_t kinds_of(const struct file_kind *file)
{
    size_t count = 0;

    while (file->kinds[count])
        count++;
    return count;
}

#endif
