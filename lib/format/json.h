/*
 * JSON out (RFC 8259), through jansson. Money and other exact decimals are JSON strings, so that
 * no reader turns them into floating point. Keys keep the order of the tables.
 */
#ifndef FORMAT_JSON_H
#define FORMAT_JSON_H

#include "base/run.h"
#include "base/text.h"
#include "record/kind.h"

struct json; /* a value under construction; lives until it is written or freed */

/* NULL when memory ran out; every function takes NULL and json_write() reports it. Texts are
 * valid UTF-8. (The names keep clear of jansson's own json_object, json_array, json_integer.) */
struct json *json_new_object(void);
struct json *json_new_array(void);
/* Frees a value that will not be written, with all that was added to it. */
void json_free(struct json *json);

/* Add to an object (`key` not NULL) or at the end of an array (`key` NULL). */
void json_text(struct json *parent, const char *key, const char *value); /* NULL: null */
void json_whole(struct json *parent, const char *key, int64_t value);
void json_flag(struct json *parent, const char *key, bool value);
void json_decimal(struct json *parent, const char *key, int64_t value, int places);
/* Adds `child`, which the parent owns from then on. */
void json_add(struct json *parent, const char *key, struct json *child);

/* A record by its table, absent fields left out. */
struct json *json_record(const struct kind *kind, const void *record);

/* Appends the value, indented by two, with a final line feed, and frees it. STATUS_SYSTEM when
 * memory ran out anywhere while it was built. */
enum status json_write(struct run *run, struct json *value, struct text *out);
/* The JSON Schema (2020-12) of a file kind, as ledger-format/schemas/ holds it. */
enum status json_schema(struct run *run, const struct file_kind *file, struct text *out);

#endif
