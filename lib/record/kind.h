/*
 * What a record is. Each kind of record is one table of fields over one C struct; the reader, the
 * checker, the writer, JSON, command options, completions, the field reference and the JSON
 * schemas are all derived from it. No I/O here.
 *
 * An optional field that is absent is NULL, a zeroed date or month, an empty list, or zero: an
 * optional number that is zero is left out when written.
 */
#ifndef RECORD_KIND_H
#define RECORD_KIND_H

#include "base/date.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The C types that a field can have. All memory belongs to the arena the record was read into. */
struct words {
    const char **item;
    size_t count;
};

struct pair {
    const char *key;
    int64_t value;
};

struct pairs {
    struct pair *item;
    size_t count;
};

struct amounts {
    int64_t *item;
    size_t count;
};

/* `count` records of a nested kind, one behind the other. */
struct rows {
    void *item;
    size_t count;
};

/* One row of `width` amounts per key; rows[i] starts at value[i * width]. */
struct matrix {
    const char **key;
    int64_t *value;
    size_t count, width;
};

/* Name, C type, and how it is written. Those marked "quoted" are double-quoted in YAML, so that
 * every other YAML reader sees text, too. */
enum field_type {
    FIELD_TEXT,      /* const char *: free text, one line, at most 2 KiB; quoted */
    FIELD_WORD,      /* const char *: a name out of a register: [a-z][a-z0-9_-]*, at most 32 */
    FIELD_CHOICE,    /* const char *: one of the field's choices */
    FIELD_UNIT,      /* const char *: a unit code, "3-101": building, dash, room */
    FIELD_BUILDING,  /* const char *: the first part of a unit code, "3"; quoted */
    FIELD_PERSON,    /* const char *: an opaque person id: a letter and digits, "p017" */
    FIELD_ID,        /* const char *: a record id, "P261103-001" */
    FIELD_DECISION,  /* const char *: a decision id, "D2026-07" */
    FIELD_PROJECT,   /* const char *: a project's id, "J2026-01" */
    FIELD_NOTICE,    /* const char *: a notice's id, "N2026-07" */
    FIELD_TIME,      /* const char *: a time of day, "18:00"; quoted */
    FIELD_TICKET,    /* const char *: a ticket's id, "T2026-0042" */
    FIELD_MEETING,   /* const char *: a meeting's id, "M2026-03" */
    FIELD_HASH,      /* const char *: SHA-256, 64 lower-case hexadecimal digits; quoted */
    FIELD_DATE,      /* struct date */
    FIELD_MONTH,     /* struct month */
    FIELD_MONEY,     /* int64_t: fen, written with exactly 2 decimals */
    FIELD_AREA,      /* int64_t: hundredths of a square metre, exactly 2 decimals */
    FIELD_RATE,      /* int64_t: ten-thousandths, 2 to 4 decimals */
    FIELD_READING,   /* int64_t: hundredths, 0 to 2 decimals */
    FIELD_COUNT,     /* int64_t: a whole number, 0 or more */
    FIELD_FLAG,      /* bool: true or false */
    FIELD_WORDS,     /* struct words of words */
    FIELD_IDS,       /* struct words of record ids */
    FIELD_UNITS,     /* struct words of unit codes */
    FIELD_BUILDINGS, /* struct words of buildings, each quoted */
    FIELD_PERSONS,   /* struct words of person ids */
    FIELD_TIMES,     /* struct words of times of day, each quoted */
    FIELD_AMOUNTS,   /* struct amounts, money */
    FIELD_MONIES,    /* struct pairs: word to money */
    FIELD_RATES,     /* struct pairs: word to rate */
    FIELD_BALANCES,  /* struct pairs: unit code to money */
    FIELD_MATRIX,    /* struct matrix: unit code to a row of money */
    FIELD_ROWS,      /* struct rows of the nested kind */
    FIELD_RECORD,    /* const void *: one record of the nested kind */
};

enum field_flag {
    FIELD_REQUIRED = 1,
    FIELD_SIGNED = 2,   /* a number may be negative */
    FIELD_POSITIVE = 4, /* a number must be above zero */
    FIELD_ACTOR = 8,    /* the person who acts: where officers sign for themselves, who signs */
};

struct kind;

struct field {
    const char *name;
    enum field_type type;
    unsigned flags;
    size_t offset;
    const char *choices;       /* separated by blanks, or NULL */
    const struct kind *nested; /* for FIELD_ROWS and FIELD_RECORD */
    const char *help;          /* one phrase, no full stop */
};

/* FLOW: one line, `{id: …, date: …}`. BLOCK: one field a line. */
enum layout { LAYOUT_FLOW, LAYOUT_BLOCK };

struct kind {
    const char *name; /* "receipt" */
    char prefix;      /* of its ids: 'P'; 0 when it has none */
    enum layout layout;
    size_t size; /* of the C struct */
    const struct field *fields;
    size_t field_count;
    const char *help;
};

/* How a file may change. */
enum file_rule {
    RULE_REGISTER, /* what is true now: any valid change */
    RULE_DAYBOOK,  /* only the booking day's file grows, at its end */
    RULE_ROLL,     /* written once, never changed */
    RULE_LOG,      /* grows at its end */
    RULE_CASE,     /* one thing with a life: its head is fixed, its log grows at its end */
    RULE_STORED,   /* named by its content: written once, never changed */
    RULE_PLAIN,    /* not a record: README.md, .gitignore */
};

enum file_shape { SHAPE_MAP, SHAPE_LIST, SHAPE_BYTES };

struct file_kind {
    const char *name;    /* "fees day-book" */
    const char *pattern; /* "fees/YYYY/MM/DD.yaml"; '*' is one part's name */
    enum file_rule rule;
    enum file_shape shape;
    size_t limit;                    /* bytes */
    const struct kind *const *kinds; /* NULL-terminated; one for a map */
    const char *help;
};

/* The field of that name, or NULL. */
const struct field *kind_field(const struct kind *kind, const char *name);

#define FIELD_AT(type, record, field) (*(type *)(void *)((char *)(record) + (field)->offset))
#define FIELD_IN(type, record, field)                                                              \
    (*(type const *)(const void *)((const char *)(record) + (field)->offset))

#endif
