/*
 * Values by their field: what the readers, the checker and the command line share. Internal to
 * lib/format; others use yaml.h.
 */
#ifndef FORMAT_FIELD_H
#define FORMAT_FIELD_H

#include "base/decimal.h"
#include "base/text.h"
#include "format/codes.h"
#include "record/kind.h"

struct arena;

enum { TEXT_MAX = 2048, SCALAR_MAX = 4096 };

/* How a type is stored, and so how it is written. */
enum field_form {
    FORM_STRING, /* const char * */
    FORM_DATE,
    FORM_MONTH,
    FORM_NUMBER, /* int64_t */
    FORM_FLAG,
    FORM_WORDS,
    FORM_AMOUNTS,
    FORM_PAIRS,
    FORM_MATRIX,
    FORM_ROWS,
    FORM_RECORD,
};

enum field_form field_form(enum field_type type);
/* A field of one scalar value at offset 0: what the elements of a list, the values of pairs and
 * of a matrix are (with the signs that the whole allows), or what their keys are. */
struct field field_element(const struct field *field);
struct field field_key(const struct field *field);

/* The record of a FIELD_RECORD, or NULL. */
const void *field_nested(const struct field *field, const void *record);

/* Whether the writer puts a value of this type in double quotes. */
bool field_is_quoted(enum field_type type);
/* Decimals of a number's type; 0 for a count. */
int field_places(enum field_type type);
/* "614.45": as the ledger's files have it, rates and readings without needless zeros. Returns
 * `out`; the other appends. */
char *field_number(enum field_type type, int64_t value, char out[static DECIMAL_SIZE]);
void field_number_text(struct text *out, enum field_type type, int64_t value);

/* FILE: amounts and areas with exactly two decimals. TYPED: with as many as a person gives. */
enum field_style { STYLE_FILE, STYLE_TYPED };

/* Parses one scalar into the member of `record`; on failure nothing is stored and the code says
 * what kind of fault it is. `bytes` is UTF-8 and need not end in NUL. */
enum format_code field_scan(struct arena *arena, const struct field *field, const char *bytes,
                            size_t length, enum field_style style, void *record);
/* What is wrong with a text as the ledger stores it (encoding, characters, NFC, lines, length). */
enum format_code field_text_fault(struct arena *arena, const char *text, size_t length);
/* A hint for a text fault. */
const char *field_text_hint(enum format_code code);
/* The name of `kind` that is nearest to a misspelt one, or NULL when none is near. */
const char *field_nearest(const struct kind *kind, const char *name);

/* How many keys were there before, and (ascending) the index of each; O(n log n). */
size_t keys_duplicates(struct arena *arena, const char *const *key, size_t count, size_t **out);

#endif
