/*
 * Rows of a field table. A row whose type does not fit the member it names does not compile.
 */
#ifndef RECORD_TABLE_H
#define RECORD_TABLE_H

#include "record/kind.h"

typedef const char *field_c_TEXT, *field_c_WORD, *field_c_CHOICE, *field_c_UNIT, *field_c_PERSON,
    *field_c_ID, *field_c_DECISION, *field_c_PROJECT, *field_c_NOTICE, *field_c_TICKET,
    *field_c_TIME, *field_c_MEETING, *field_c_HASH;
typedef struct date field_c_DATE;
typedef struct month field_c_MONTH;
typedef int64_t field_c_MONEY, field_c_AREA, field_c_RATE, field_c_READING, field_c_COUNT;
typedef bool field_c_FLAG;
typedef struct words field_c_WORDS, field_c_IDS, field_c_UNITS, field_c_BUILDINGS, field_c_PERSONS,
    field_c_TIMES;
typedef struct amounts field_c_AMOUNTS;
typedef struct pairs field_c_MONIES, field_c_RATES, field_c_BALANCES;
typedef struct matrix field_c_MATRIX;
typedef struct rows field_c_ROWS;

/* The member's offset, or a compile error when its type is not the one the row states. */
#define OFFSET_OF(record, member, ctype)                                                           \
    (offsetof(struct record, member) +                                                             \
     0 * sizeof(char[_Generic(&((struct record *)0)->member, ctype * : 1, default                  \
                              : -1)]))

#define FIELD_NAMED(record, member, label, kind_of, flag, description)                             \
    {                                                                                              \
        .name = (label), .type = FIELD_##kind_of, .flags = (flag),                                 \
        .offset = OFFSET_OF(record, member, field_c_##kind_of), .help = (description)              \
    }
#define FIELD(record, member, kind_of, flag, description)                                          \
    FIELD_NAMED(record, member, #member, kind_of, flag, description)
#define FIELD_ONE_OF(record, member, flag, list, description)                                      \
    {                                                                                              \
        .name = #member, .type = FIELD_CHOICE, .flags = (flag),                                    \
        .offset = OFFSET_OF(record, member, field_c_CHOICE), .choices = (list),                    \
        .help = (description)                                                                      \
    }
#define FIELD_LIST_OF(record, member, flag, kind_of, description)                                  \
    {                                                                                              \
        .name = #member, .type = FIELD_ROWS, .flags = (flag),                                      \
        .offset = OFFSET_OF(record, member, field_c_ROWS), .nested = &(kind_of),                   \
        .help = (description)                                                                      \
    }
#define FIELD_ONE(record, member, flag, struct_of, kind_of, description)                           \
    {                                                                                              \
        .name = #member, .type = FIELD_RECORD, .flags = (flag),                                    \
        .offset = OFFSET_OF(record, member, const struct struct_of *), .nested = &(kind_of),       \
        .help = (description)                                                                      \
    }

#define KIND(record, letter, how, description)                                                     \
    const struct kind kind_##record = {.name = #record,                                            \
                                       .prefix = (letter),                                         \
                                       .layout = (how),                                            \
                                       .size = sizeof(struct record),                              \
                                       .fields = record##_fields,                                  \
                                       .field_count =                                              \
                                           sizeof record##_fields / sizeof record##_fields[0],     \
                                       .help = (description)}

#endif
