/* Values as a command line has them: kind and field in the first line ("receipt amount"), the
 * value behind it. Any other first line picks a field by its bytes. */
#include "fuzz.h"

#include "base/arena.h"
#include "format/field.h"
#include "format/yaml.h"
#include "record/records.h"

#include <string.h>

static const struct field *named(const char *line, const struct kind **kind)
{
    const char *blank = strchr(line, ' ');

    for (size_t i = 0; blank && all_kinds[i]; i++)
        if (strlen(all_kinds[i]->name) == (size_t)(blank - line) &&
            memcmp(all_kinds[i]->name, line, (size_t)(blank - line)) == 0) {
            *kind = all_kinds[i];
            return kind_field(*kind, blank + 1);
        }
    return NULL;
}

static const struct field *field_of(const char *line, const struct kind **kind)
{
    const struct field *field = named(line, kind);
    size_t count = 0;

    if (field)
        return field;
    while (all_kinds[count])
        count++;
    *kind = all_kinds[(unsigned char)line[0] % count];
    return &(*kind)->fields[(line[0] ? (unsigned char)line[1] : 0) % (*kind)->field_count];
}

/* What a file holds is also what a person may type. */
static void try_styles(struct run *run, const struct field *field, const char *text, bool typed)
{
    struct field alone = field_element(field);
    union {
        const char *string;
        int64_t number;
        struct date date;
        struct month month;
        bool flag;
    } value;

    switch (field_form(field->type)) {
    case FORM_STRING:
    case FORM_DATE:
    case FORM_MONTH:
    case FORM_NUMBER:
    case FORM_FLAG:
        want(typed || field_scan(run->arena, &alone, text, strlen(text), STYLE_FILE, &value),
             "'%s' of '%s' is accepted in a file, but not typed", text, field->name);
        break;
    default:
        break;
    }
}

static void try_text(struct run *run, const struct kind *kind, const struct field *field,
                     const char *text)
{
    void *record = arena_alloc(run->arena, kind->size);
    void *again = arena_alloc(run->arena, kind->size);
    const char *reason;
    bool accepted = field_parse(run, field, text, record, &reason);

    want(run->count == 0, "parsing a value reports nothing");
    want(accepted == !reason, "what was expected is said of '%s' exactly when it is refused", text);
    try_styles(run, field, text, accepted);
    if (!accepted) {
        want(memcmp(record, again, kind->size) == 0, "nothing is stored of '%s'", text);
        return;
    }
    if (field_is_absent(field, record))
        return;
    const char *shown = field_text(run, field, record);
    want(field_parse(run, field, shown, again, &reason), "'%s', from '%s', is accepted", shown,
         text);
    want_equal(field->name, field_text(run, field, again), shown);
}

static void try_field(const uint8_t *bytes, size_t size)
{
    struct run run = fuzz_run();
    struct feed feed = feed_of(bytes, size);
    const char *line = feed_line(&feed, run.arena);
    const struct kind *kind;

    if (line) {
        const struct field *field = field_of(line, &kind);
        try_text(&run, kind, field, feed_rest(&feed, run.arena));
    }
    arena_free(run.arena);
}

const struct harness harness_field = {"field", try_field};
