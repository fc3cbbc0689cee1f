/*
 * The ledger's YAML: bytes to records by their tables, and back (ledger-format/yaml.md). The only
 * user of libyaml's header is yaml_events.c.
 *
 * Accepted is a strict subset: one document without marks (--- and ...); block or flow mappings
 * and lists, but a list file is a block, an item a dash at a line's start; no anchors, aliases,
 * tags, directives, merge keys, block scalars (| and >), duplicate or unknown keys; UTF-8 in NFC
 * without BOM, tabs or other control characters; at most the file kind's size, 4 KiB a scalar,
 * depth 8. Scalars are typed by the record's table, never guessed; quotes are allowed everywhere
 * and never change the value. Every problem in a file is reported (at most 200, in the order
 * they are met; their codes are in codes.h), unless the file cannot be parsed any further: behind
 * broken YAML nothing is read, and of a file with bytes that are not allowed only those are
 * reported.
 */
#ifndef FORMAT_YAML_H
#define FORMAT_YAML_H

#include "base/run.h"
#include "base/text.h"
#include "record/kind.h"

/* Bytes of a file and the name that findings give it. */
struct source {
    const char *path;
    const char *bytes;
    size_t size;
};

/* One record of a list file. */
struct item {
    const struct kind *kind;
    void *record;
    int line;          /* of its first character, from 1 */
    size_t start, end; /* its bytes in the file, from the dash to behind the line feed */
};

struct items {
    struct item *item;
    size_t count;
};

/* Reads a file whose top level is a list. With several kinds, the letter of `id` chooses. An
 * empty file is an empty list. On failure `out` has what could be read, for further checks only:
 * members of a faulty record may be zero though they are required. */
enum status yaml_read_list(struct run *run, const struct source *source,
                           const struct file_kind *file, struct items *out);
/* Reads a file whose top level is a mapping into a new struct of the file's kind. */
enum status yaml_read_map(struct run *run, const struct source *source,
                          const struct file_kind *file, void **out);

/* Where the value of a field stands: index of the record (0 for a map), field name (NULL: the
 * record), and for a list the index or text of an element, for pairs, a matrix or a nested record
 * a key (NULL: the value itself). Falls back to the record, then to the file (line 0). For
 * findings about what a value means; reads the file again. */
struct spot yaml_spot(struct run *run, const struct source *source, const struct file_kind *file,
                      size_t index, const char *field, const char *within);

/* Parses one value as a command line or a CSV cell gives it, into the member of `record` that
 * the field describes; lists are separated by commas, pairs written key=value. Numbers may have
 * fewer decimals than the file format wants. On failure *reason says what was expected
 * ("a date like 2026-11-03"), and nothing is stored. */
bool field_parse(struct run *run, const struct field *field, const char *text, void *record,
                 const char **reason);
/* The value as text: what field_parse would take, for tables and CSV. "" when absent. */
const char *field_text(struct run *run, const struct field *field, const void *record);
/* Whether an optional field is absent. */
bool field_is_absent(const struct field *field, const void *record);
/* What the field's values look like, for help and messages: "a date like 2026-11-03". */
const char *field_expects(struct run *run, const struct field *field);

/* Every problem of a record that its table can see (required fields, shapes, choices, signs,
 * lengths), for records that were not read from a file. */
enum status record_check(struct run *run, const struct kind *kind, const void *record);

/* Appends the record as a list item, "- {…}\n" or a block with two blanks of indent. */
void yaml_write_item(struct text *out, const struct kind *kind, const void *record);
/* Appends a whole file of a mapping. */
void yaml_write_map(struct text *out, const struct kind *kind, const void *record);

/* New bytes of a list file with one item more at the end. What is there keeps every byte (a
 * missing last line feed is added). */
struct text yaml_append(struct run *run, const struct source *old, const struct kind *kind,
                        const void *record);
/* New bytes of a list file with item `index` replaced, or (`record` NULL) removed; a comment on
 * the item's last line goes with it, everything else keeps its bytes. */
struct text yaml_replace(struct run *run, const struct source *old, const struct items *items,
                         size_t index, const struct kind *kind, const void *record);
/* The same for an entry of a list inside a mapping file (funds.yaml): appends `record` to the
 * list `field`, making a block of it when it is empty or not there. STATUS_DATA when the file
 * cannot be read, or the list has entries in brackets. */
enum status yaml_append_within(struct run *run, const struct source *old,
                               const struct file_kind *file, const char *field, const void *record,
                               struct text *out);

#endif
