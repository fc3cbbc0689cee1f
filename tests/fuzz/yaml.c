/*
 * Files of the ledger. The first line is the path, which says what kind of file follows; any other
 * line picks a kind by its first byte.
 */
#include "fuzz.h"

#include "base/arena.h"
#include "format/json.h"
#include "format/yaml.h"
#include "format/yaml_quick.h"
#include "format/yaml_reader.h"
#include "record/records.h"

#include <stdlib.h>
#include <string.h>

static const struct file_kind *file_of(const char *line)
{
    const struct file_kind *file = file_kind_of(line, NULL);
    size_t count = 0;

    if (file && file->kinds)
        return file;
    while (all_files[count].kinds)
        count++;
    return &all_files[(unsigned char)*line % count];
}

/* What a reader made of a file. */
struct yaml_reading {
    bool accepted;
    struct items items; /* of a list; of a mapping one without a place */
};

static struct yaml_reading reading_of_map(const struct file_kind *file, struct arena *arena,
                                          void *record, bool accepted)
{
    struct yaml_reading reading = {.accepted = accepted};

    reading.items.item = arena_alloc(arena, sizeof *reading.items.item);
    reading.items.item[0] = (struct item){.kind = file->kinds[0], .record = record};
    reading.items.count = 1;
    return reading;
}

static struct yaml_reading read_quick(struct run *run, const struct source *source,
                                      const struct file_kind *file)
{
    struct yaml_reading reading = {0};

    if (file->shape == SHAPE_MAP) {
        void *record = arena_alloc(run->arena, file->kinds[0]->size);
        bool accepted = quick_read_map(run, source, file, record);
        return reading_of_map(file, run->arena, record, accepted);
    }
    reading.accepted = quick_read_list(run, source, file, &reading.items);
    return reading;
}

static struct yaml_reading read_careful(struct run *run, const struct source *source,
                                        const struct file_kind *file)
{
    struct yaml_reading reading = {0};

    if (file->shape == SHAPE_MAP) {
        void *record;
        enum status status = careful_read_map(run, source, file, &record);
        return reading_of_map(file, run->arena, record, status == STATUS_OK);
    }
    reading.accepted = careful_read_list(run, source, file, &reading.items) == STATUS_OK;
    return reading;
}

static struct text written(struct arena *arena, const struct file_kind *file,
                           const struct items *items)
{
    struct text text = text_new(arena);

    for (size_t i = 0; i < items->count; i++)
        if (file->shape == SHAPE_MAP)
            yaml_write_map(&text, items->item[i].kind, items->item[i].record);
        else
            yaml_write_item(&text, items->item[i].kind, items->item[i].record);
    return text;
}

static void want_same_places(const struct items *a, const struct items *b)
{
    want(a->count == b->count, "both ways find as many records: %zu, %zu", a->count, b->count);
    for (size_t i = 0; i < a->count; i++)
        want(a->item[i].kind == b->item[i].kind && a->item[i].line == b->item[i].line &&
                 a->item[i].start == b->item[i].start && a->item[i].end == b->item[i].end,
             "record %zu stands at line %d, %zu to %zu, or at line %d, %zu to %zu", i,
             a->item[i].line, a->item[i].start, a->item[i].end, b->item[i].line, b->item[i].start,
             b->item[i].end);
}

/* Items lie one behind the other within the file, each beginning with its dash. */
static void want_places(const struct source *source, const struct items *items)
{
    size_t end = 0;

    for (size_t i = 0; i < items->count; i++) {
        const struct item *item = &items->item[i];
        want(item->start >= end && item->start < item->end && item->end <= source->size,
             "record %zu lies at %zu to %zu of %zu bytes", i, item->start, item->end, source->size);
        want(source->bytes[item->start] == '-', "record %zu begins with its dash", i);
        end = item->end;
    }
}

/* Every finding of a file has its place in it. */
static void want_spots(const struct run *run, const struct source *source)
{
    int lines = 1;

    for (size_t i = 0; i < source->size; i++)
        lines += source->bytes[i] == '\n';
    for (size_t i = 0; i < run->count; i++) {
        const struct finding *finding = &run->findings[i];
        if (strcmp(finding->code, "file-size") == 0)
            continue;
        want(finding->spot.line >= 1 && finding->spot.line <= lines + 1 &&
                 finding->spot.column >= 1,
             "'%s' stands at %d:%d of %d lines", finding->code, finding->spot.line,
             finding->spot.column, lines);
    }
}

static struct yaml_reading read_back(struct run *run, const struct file_kind *file,
                                     const struct text *text, const char *what)
{
    struct source source = {"again.yaml", text->at, text->length};
    struct yaml_reading reading = read_careful(run, &source, file);

    want(reading.accepted, "%s is accepted: %s\n%s", what,
         run->count ? run->findings[run->count - 1].message : "", text->at);
    return reading;
}

static void want_same_values(struct run *run, const struct file_kind *file, const char *what,
                             const struct items *got, const char *expected)
{
    want_equal(what, written(run->arena, file, got).at, expected);
}

/* What was accepted is written so that both ways read it, with the same values. */
static void try_round_trip(struct run *run, const struct file_kind *file, const struct items *items)
{
    struct text text = written(run->arena, file, items);
    struct source source = {"again.yaml", text.at, text.length};
    struct yaml_reading careful = read_back(run, file, &text, "what was written");
    struct yaml_reading quick = read_quick(run, &source, file);

    want(quick.accepted, "the short way reads what was written:\n%s", text.at);
    want_same_values(run, file, "written, read with libyaml", &careful.items, text.at);
    want_same_values(run, file, "written, read the short way", &quick.items, text.at);
}

/* The table of a record's kind sees what the reader sees, and JSON takes every value. */
static void try_records(struct run *run, const struct items *items)
{
    for (size_t i = 0; i < items->count; i++) {
        const struct item *item = &items->item[i];
        struct text json = text_new(run->arena);
        want(record_check(run, item->kind, item->record) == STATUS_OK,
             "record %zu, which was read, is well formed: %s", i,
             run->count ? run->findings[0].message : "");
        want(json_write(run, json_record(item->kind, item->record), &json) == STATUS_OK,
             "record %zu has a JSON text", i);
    }
}

static void try_spots(struct run *run, const struct source *source, const struct file_kind *file,
                      const struct items *items)
{
    for (size_t i = 0; i < items->count && i < 4; i++) {
        const struct kind *kind = items->item[i].kind;
        for (size_t n = 0; n < kind->field_count; n++) {
            const struct field *field = &kind->fields[n];
            if (field_is_absent(field, items->item[i].record))
                continue;
            struct spot spot = yaml_spot(run, source, file, i, field->name, NULL);
            want(spot.line >= 1 && spot.line >= items->item[i].line, "field '%s' has a place",
                 field->name);
        }
    }
    want(run->count == 0, "looking for places reports nothing");
}

/* An editor's step: the text reads back as the items, all but `gone`, and (`more`) one twice. */
static void want_edit(struct run *run, const struct file_kind *file, const struct items *items,
                      const struct text *edited, size_t gone, const struct item *more)
{
    struct yaml_reading after = read_back(run, file, edited, "an edited file");
    struct text expected = text_new(run->arena);

    for (size_t i = 0; i < items->count; i++)
        if (i != gone)
            yaml_write_item(&expected, items->item[i].kind, items->item[i].record);
    if (more)
        yaml_write_item(&expected, more->kind, more->record);
    want_same_values(run, file, "the edited file", &after.items, expected.at);
}

static void try_edits(struct run *run, const struct source *source, const struct file_kind *file,
                      const struct items *items)
{
    for (size_t i = 0; i < items->count && i < 3; i++) {
        const struct item *item = &items->item[i];
        struct text edited = yaml_append(run, source, item->kind, item->record);
        want_edit(run, file, items, &edited, SIZE_MAX, item);
        edited = yaml_replace(run, source, items, i, item->kind, item->record);
        want_edit(run, file, items, &edited, SIZE_MAX, NULL);
        edited = yaml_replace(run, source, items, i, NULL, NULL);
        want_edit(run, file, items, &edited, i, NULL);
    }
}

/* A value that a required field takes. */
static const char *sample_of(struct arena *arena, const struct field *field)
{
    switch (field->type) {
    case FIELD_CHOICE:
        return arena_dupn(arena, field->choices, strcspn(field->choices, " "));
    case FIELD_UNIT:
        return "3-101";
    case FIELD_PERSON:
        return "p017";
    case FIELD_ID:
        return "P261103-001";
    case FIELD_DECISION:
        return "D2026-07";
    case FIELD_NOTICE:
        return "N2026-01";
    case FIELD_TIME:
    case FIELD_TIMES:
        return "07:30";
    case FIELD_PERSONS:
        return "p017";
    case FIELD_DATE:
        return "2026-11-03";
    case FIELD_MONTH:
        return "2026-11";
    case FIELD_FLAG:
        return "true";
    case FIELD_TEXT:
    case FIELD_WORD:
    case FIELD_WORDS:
        return "sample";
    default:
        return "1";
    }
}

static void *sample_record(struct run *run, const struct kind *kind)
{
    void *record = arena_alloc(run->arena, kind->size);
    const char *reason;

    for (size_t i = 0; i < kind->field_count; i++) {
        const struct field *field = &kind->fields[i];
        if (field->flags & FIELD_REQUIRED)
            want(field_parse(run, field, sample_of(run->arena, field), record, &reason),
                 "'%s' of '%s' takes '%s'", field->name, kind->name, sample_of(run->arena, field));
    }
    return record;
}

/* One entry more in each list of a mapping; where it cannot be added, a finding says so. */
static void try_edit_within(struct run *run, const struct source *source,
                            const struct file_kind *file, const void *record)
{
    const struct kind *kind = file->kinds[0];

    for (size_t i = 0; i < kind->field_count; i++) {
        const struct field *field = &kind->fields[i];
        struct text edited = text_new(run->arena);
        if (field->type != FIELD_ROWS || field->nested->layout != LAYOUT_FLOW)
            continue;
        size_t before = run->count, rows = FIELD_IN(struct rows, record, field).count;
        void *more = sample_record(run, field->nested);
        if (yaml_append_within(run, source, file, field->name, more, &edited)) {
            want(run->count > before, "an entry that cannot be added has a finding");
            run->count = before;
            continue;
        }
        struct yaml_reading after = read_back(run, file, &edited, "a file with an entry more");
        want(FIELD_IN(struct rows, after.items.item[0].record, field).count == rows + 1,
             "'%s' has one entry more", field->name);
    }
}

static void try_source(struct run *run, const struct source *source, const struct file_kind *file)
{
    struct yaml_reading quick = read_quick(run, source, file);
    want(run->count == 0, "the short way reports nothing");
    struct yaml_reading careful = read_careful(run, source, file);

    want(careful.accepted == (run->count == 0), "a file with findings is refused: %zu", run->count);
    want_findings(run);
    want_spots(run, source);
    if (!careful.accepted) {
        want(!quick.accepted, "the short way accepts what libyaml refuses: %s",
             run->findings[0].message);
        return;
    }
    if (quick.accepted) {
        want_same_places(&quick.items, &careful.items);
        want_same_values(run, file, "read both ways", &quick.items,
                         written(run->arena, file, &careful.items).at);
    }
    try_records(run, &careful.items);
    try_round_trip(run, file, &careful.items);
    try_spots(run, source, file, &careful.items);
    if (file->shape == SHAPE_MAP) {
        try_edit_within(run, source, file, careful.items.item[0].record);
        return;
    }
    want_places(source, &careful.items);
    try_edits(run, source, file, &careful.items);
}

static void try_yaml(const uint8_t *bytes, size_t size)
{
    struct run run = fuzz_run();
    struct feed feed = feed_of(bytes, size);
    const char *path = feed_line(&feed, run.arena);
    struct source source = {"fuzz.yaml", feed.at, (size_t)(feed.end - feed.at)};

    if (path)
        try_source(&run, &source, file_of(path));
    arena_free(run.arena);
}

const struct harness harness_yaml = {"yaml", try_yaml};
