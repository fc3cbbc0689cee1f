/*
 * Writes what the specification takes from the tables of lib/record, and tries files. Built for
 * the tests and for `make generate`, never installed.
 *
 *   generate list               the names of the schemas, one a line
 *   generate schema NAME        schemas/NAME.json
 *   generate fields             fields.md
 *   generate codes              the codes of lib/format with their meanings, as rows of a table
 *   generate check PATH <FILE   the findings of a file that stands at PATH, as a vector has them
 */
#include "base/arena.h"
#include "base/text.h"
#include "book/check.h"
#include "format/codes.h"
#include "format/json.h"
#include "record/records.h"

#include <stdio.h>
#include <string.h>

enum { PLAIN_FILE = 0100644, CHUNK = 65536 };

/* How the values of a type are called and written. */
struct type_text {
    const char *name, *written;
};

static const struct type_text types[] = {
    [FIELD_TEXT] = {"text", "a text of one line, at most 2,048 bytes, never empty; the commands "
                            "put it in double quotes: `\"六个月\"`"},
    [FIELD_WORD] = {"word", "a short name, usually one out of a register: a small letter, then "
                            "small letters, digits, `-` and `_`, at most 32 in all; not `y`, `n`, "
                            "`yes`, `no`, `on`, `off`, `true`, `false` or `null`"},
    [FIELD_CHOICE] = {"choice", "one of the values that are listed with the field"},
    [FIELD_UNIT] = {"unit", "a unit code: `3-101`"},
    [FIELD_BUILDING] = {"building", "a building, the first part of its unit codes; the commands "
                                    "put it in double quotes: `\"3\"`"},
    [FIELD_PERSON] = {"person", "an opaque id: `p017`"},
    [FIELD_ID] = {"id", "a record's id: `P261103-001`"},
    [FIELD_DECISION] = {"decision", "a decision's id: `D2026-07`"},
    [FIELD_PROJECT] = {"project", "a project's id: `J2026-01`"},
    [FIELD_NOTICE] = {"notice", "a notice's id: `N2026-01`"},
    [FIELD_TIME] = {"time", "a time of day, `00:00` to `23:59`; the commands put it in double "
                            "quotes: `\"07:30\"`"},
    [FIELD_TICKET] = {"ticket", "a ticket's id: `T2026-0042`"},
    [FIELD_MEETING] = {"meeting", "a meeting's id: `M2026-03`"},
    [FIELD_HASH] = {"hash",
                    "a SHA-256, 64 digits of `0` to `9` and `a` to `f`; the commands put it "
                    "in double quotes"},
    [FIELD_DATE] = {"date", "a day of the years 1900 to 2999: `2026-11-03`"},
    [FIELD_MONTH] = {"month", "a month: `2026-11`"},
    [FIELD_MONEY] = {"money", "an amount with exactly two decimals: `614.45`, at most "
                              "9,999,999,999.99"},
    [FIELD_AREA] = {"area", "square metres with exactly two decimals: `128.50`"},
    [FIELD_RATE] = {"rate", "a number with at most four decimals: `2.20` or `0.0315`; the commands "
                            "write at least two"},
    [FIELD_READING] = {"reading",
                       "a meter reading, or hours, with at most two decimals: `10342` or `12.5`"},
    [FIELD_COUNT] = {"count", "a whole number, 0 or more: `5`"},
    [FIELD_FLAG] = {"flag", "`true` or `false`"},
    [FIELD_WORDS] = {"list of words", "`[property, water]`"},
    [FIELD_IDS] = {"list of ids", "`[B261103-001, B261103-002]`"},
    [FIELD_UNITS] = {"list of units", "`[3-101, 3-102]`"},
    [FIELD_BUILDINGS] = {"list of buildings", "`[\"3\", \"4\"]`"},
    [FIELD_PERSONS] = {"list of persons", "`[p001, p002]`"},
    [FIELD_TIMES] = {"list of times", "`[\"07:30\", \"18:00\"]`"},
    [FIELD_AMOUNTS] = {"list of money", "`[70400.00, 1110.50]`"},
    [FIELD_MONIES] = {"money per word", "`{bank: 614.45, cash: 12.30}`"},
    [FIELD_RATES] = {"rate per word", "`{villa: 2.20, flat: 1.60}`"},
    [FIELD_BALANCES] = {"money per unit", "`{3-101: 614.45, 3-102: -12.30}`"},
    [FIELD_MATRIX] = {"table", "one unit a line, with the same number of amounts on each: "
                               "`1-101: [412.00, 12.35]`"},
    [FIELD_ROWS] = {"list of records", "records of the kind that is named, each with fields of its "
                                       "own"},
    [FIELD_RECORD] = {"record", "one record of the kind that is named"},
};

static const char *const rules[] = {
    [RULE_REGISTER] = "register", [RULE_DAYBOOK] = "day-book", [RULE_ROLL] = "roll",
    [RULE_LOG] = "log",           [RULE_CASE] = "case",        [RULE_STORED] = "stored",
    [RULE_PLAIN] = "plain",
};

/* "fees day-book" as the name of a file and of a heading's anchor: "fees-day-book". */
static const char *slug(struct arena *arena, const char *name)
{
    char *copy = arena_dup(arena, name);

    for (char *at = copy; *at; at++)
        if (*at == ' ' || *at == '_')
            *at = '-';
    return copy;
}

static void kind_link(struct text *out, const struct kind *kind)
{
    text_printf(out, "[%s](#%s)", kind->name, slug(out->arena, kind->name));
}

/* Bytes in the largest unit that leaves no rest. */
static void size_text(struct text *out, size_t size)
{
    if (size % (1024 * 1024) == 0)
        text_printf(out, "%zu MiB", size / 1024 / 1024);
    else
        text_printf(out, "%zu KiB", size / 1024);
}

static void write_types(struct text *out)
{
    text_add(out, "## Types\n\n| type | how it is written |\n|---|---|\n");
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
        text_printf(out, "| %s | %s |\n", types[i].name, types[i].written);
    text_add(out, "\nA number is zero or more unless its field says that it *may be negative* or "
                  "is *above zero*.\nAn optional number that is zero, an optional flag that is "
                  "`false` and an optional list that is\nempty mean the same as a field that is "
                  "not there; the commands leave them out.\n");
}

static void write_file(struct text *out, const struct file_kind *file)
{
    static const char *const shapes[] = {[SHAPE_MAP] = "one record",
                                         [SHAPE_LIST] = "a list of records",
                                         [SHAPE_BYTES] = "any bytes"};

    text_printf(out, "| `%s` | %s | %s | %s | ", file->pattern, file->help, rules[file->rule],
                shapes[file->shape]);
    for (size_t i = 0; file->kinds && file->kinds[i]; i++) {
        text_add(out, i ? ", " : "");
        kind_link(out, file->kinds[i]);
    }
    text_add(out, file->kinds ? " | " : "none | ");
    size_text(out, file->limit);
    text_add(out, " |\n");
}

static void write_files(struct text *out)
{
    text_add(out, "\n## Files\n\nThe rules are explained in [layout.md](layout.md).\n\n"
                  "| path | what it holds | rule | shape | kinds of record | at most |\n"
                  "|---|---|---|---|---|---|\n");
    for (const struct file_kind *file = all_files; file->name; file++)
        write_file(out, file);
}

static void write_meaning(struct text *out, const struct field *field)
{
    text_add(out, field->help);
    if (field->flags & FIELD_SIGNED)
        text_add(out, "; *may be negative*");
    if (field->flags & FIELD_POSITIVE)
        text_add(out, "; *above zero*");
    for (const char *at = field->choices; at && *at;) {
        size_t length = strcspn(at, " ");
        text_add(out, at == field->choices ? ": `" : "`, `");
        text_bytes(out, at, length);
        at += length + (at[length] == ' ');
    }
    text_add(out, field->choices ? "`" : "");
}

static void write_field(struct text *out, const struct field *field)
{
    text_printf(out, "| `%s` | %s", field->name, types[field->type].name);
    if (field->nested) {
        text_add(out, " ");
        kind_link(out, field->nested);
    }
    text_printf(out, " | %s | ", field->flags & FIELD_REQUIRED ? "yes" : "no");
    write_meaning(out, field);
    text_add(out, " |\n");
}

/* The help of a kind as a sentence. */
static void write_help(struct text *out, const char *help)
{
    bool lower = *help >= 'a' && *help <= 'z';

    text_char(out, lower ? (char)(*help - 'a' + 'A') : *help);
    text_printf(out, "%s. ", help + 1);
}

/* The patterns of the files that take a kind, then the fields of other kinds that hold it. */
static void write_homes(struct text *out, const struct kind *kind)
{
    const char *before = "Stands in ";

    for (const struct file_kind *file = all_files; file->name; file++)
        for (size_t i = 0; file->kinds && file->kinds[i]; i++)
            if (file->kinds[i] == kind) {
                text_printf(out, "%s`%s`", before, file->pattern);
                before = ", ";
            }
    for (size_t i = 0; all_kinds[i]; i++)
        for (size_t j = 0; j < all_kinds[i]->field_count; j++)
            if (all_kinds[i]->fields[j].nested == kind) {
                text_printf(out, "%sthe field `%s` of ", before, all_kinds[i]->fields[j].name);
                kind_link(out, all_kinds[i]);
                before = ", ";
            }
    text_add(out, ".");
}

static void write_kind(struct text *out, const struct kind *kind)
{
    text_printf(out, "\n## %s\n\n", slug(out->arena, kind->name));
    write_help(out, kind->help);
    write_homes(out, kind);
    if (kind->prefix)
        text_printf(out, " Its ids begin with `%c`.", kind->prefix);
    text_printf(out, " Written %s.\n\n| field | type | required | meaning |\n|---|---|---|---|\n",
                kind->layout == LAYOUT_FLOW ? "on one line" : "with one field a line");
    for (size_t i = 0; i < kind->field_count; i++)
        write_field(out, &kind->fields[i]);
}

static enum status write_fields(struct run *run, struct text *out)
{
    (void)run;
    text_add(out, "# Fields\n\nEvery kind of file, every kind of record, every field. This page is "
                  "written by `make generate` from\nthe tables that the commands read, check and "
                  "write by; change those.\n\n");
    write_types(out);
    write_files(out);
    for (size_t i = 0; all_kinds[i]; i++)
        write_kind(out, all_kinds[i]);
    return STATUS_OK;
}

static enum status write_list(struct run *run, struct text *out)
{
    for (const struct file_kind *file = all_files; file->name; file++)
        if (file->shape != SHAPE_BYTES)
            text_printf(out, "%s\n", slug(run->arena, file->name));
    return STATUS_OK;
}

static enum status write_schema(struct run *run, const char *name, struct text *out)
{
    for (const struct file_kind *file = all_files; file->name; file++)
        if (strcmp(slug(run->arena, file->name), name) == 0)
            return json_schema(run, file, out);
    return fail(run, STATUS_USAGE, "schema-unknown", "see 'generate list'",
                "there is no schema '%s'", name);
}

static enum status write_codes(struct run *run, struct text *out)
{
    (void)run;
    for (size_t i = CODE_NONE + 1; i < CODE_COUNT; i++)
        text_printf(out, "| `%s` | %s |\n", format_codes[i].code, format_codes[i].meaning);
    return STATUS_OK;
}

static void write_finding(struct text *out, const struct finding *finding)
{
    static const char *const severities[] = {
        [SEVERITY_NOTE] = "note", [SEVERITY_WARNING] = "warning", [SEVERITY_ERROR] = "error"};

    text_printf(out, "%s %s %d:%d %s\n", severities[finding->severity], finding->code,
                finding->spot.line, finding->spot.column, finding->message);
}

static enum status check_input(struct run *run, const char *path, struct text *out)
{
    struct text bytes = text_new(run->arena);
    char chunk[CHUNK];
    size_t length;

    while ((length = fread(chunk, 1, sizeof chunk, stdin)) > 0)
        text_bytes(&bytes, chunk, length);
    if (ferror(stdin))
        return fail(run, STATUS_SYSTEM, "input-file", NULL, "cannot read the standard input");
    check_file(run, path, bytes.at ? bytes.at : "", bytes.length, PLAIN_FILE);
    for (size_t i = 0; i < run->count; i++)
        write_finding(out, &run->findings[i]);
    run->count = 0;
    return STATUS_OK;
}

static enum status generate(struct run *run, int count, char **words, struct text *out)
{
    const char *what = count > 1 ? words[1] : "";

    if (count == 2 && strcmp(what, "fields") == 0)
        return write_fields(run, out);
    if (count == 2 && strcmp(what, "list") == 0)
        return write_list(run, out);
    if (count == 2 && strcmp(what, "codes") == 0)
        return write_codes(run, out);
    if (count == 3 && strcmp(what, "schema") == 0)
        return write_schema(run, words[2], out);
    if (count == 3 && strcmp(what, "check") == 0)
        return check_input(run, words[2], out);
    return fail(run, STATUS_USAGE, "generate-usage", NULL,
                "usage: generate fields | list | codes | schema NAME | check PATH <FILE");
}

static bool put(const struct text *out)
{
    return (!out->length || fwrite(out->at, 1, out->length, stdout) == out->length) &&
           fflush(stdout) == 0;
}

int main(int count, char **words)
{
    struct arena *arena = arena_new(NULL);
    struct run run = {.arena = arena};
    struct text out = text_new(arena);
    enum status status = generate(&run, count, words, &out);

    if (!status && !put(&out))
        status = fail(&run, STATUS_SYSTEM, "output-file", NULL, "cannot write all of it");
    for (size_t i = 0; i < run.count; i++)
        fprintf(stderr, "generate: %s\n", run.findings[i].message);
    arena_free(arena);
    return (int)status;
}
