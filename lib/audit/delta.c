#include "audit/delta.h"

#include "base/arena.h"
#include "format/yaml.h"

#include <stdlib.h>
#include <string.h>

static bool is_none(struct oid oid)
{
    return oid_equal(oid, (struct oid){{0}});
}

static enum status read_side(struct run *run, struct store *store, struct oid oid,
                             const struct deltas *last, struct blob *out)
{
    *out = (struct blob){.found = false};
    if (is_none(oid))
        return STATUS_OK;
    for (size_t i = 0; last && i < last->count; i++)
        if (last->item[i].after.found && oid_equal(last->item[i].after.oid, oid)) {
            *out = last->item[i].after;
            return STATUS_OK;
        }
    return history_blob(run, store, oid, out);
}

enum status delta_read(struct run *run, struct store *store, const struct commit *commit,
                       const struct commit *parent, const struct deltas *last, struct deltas *out)
{
    struct path_change *changes = NULL;
    size_t count = 0;
    enum status status = history_changes(run, store, commit, parent, &changes, &count);

    *out = (struct deltas){.count = 0};
    if (status)
        return status;
    out->item = arena_array(run->arena, count, sizeof *out->item);
    for (size_t i = 0; i < count && !status; i++, out->count++) {
        struct delta *delta = &out->item[i];
        *delta = (struct delta){.change = &changes[i]};
        delta->file = file_kind_of(changes[i].path, &delta->day);
        status = read_side(run, store, changes[i].before, last, &delta->before);
        if (!status)
            status = read_side(run, store, changes[i].after, NULL, &delta->after);
    }
    return status;
}

const char *delta_tail(const struct delta *delta, size_t *size)
{
    const struct blob *before = &delta->before, *after = &delta->after;
    size_t old = before->found ? before->size : 0;

    if (!after->found || after->size < old ||
        (old && memcmp(before->bytes, after->bytes, old) != 0))
        return NULL;
    *size = after->size - old;
    return after->bytes + old;
}

bool file_has_ids(const struct file_kind *file)
{
    return file && (file->rule == RULE_DAYBOOK || file->rule == RULE_LOG);
}

const char *record_string(const struct kind *kind, const void *record, const char *field)
{
    const struct field *found = kind_field(kind, field);

    return found && found->type <= FIELD_HASH ? FIELD_IN(const char *, record, found) : NULL;
}

struct date record_date(const struct kind *kind, const void *record)
{
    const struct field *found = kind_field(kind, "date");

    return found && found->type == FIELD_DATE ? FIELD_IN(struct date, record, found)
                                              : (struct date){0};
}

static void add_item(struct run *run, struct addeds *out, const struct delta *delta,
                     const struct item *item, int line)
{
    const char *id = record_string(item->kind, item->record, "id");

    if (!id)
        return;
    ARENA_PUSH(run->arena, out->item, out->count, out->capacity);
    out->item[out->count++] = (struct added){.kind = item->kind,
                                             .record = item->record,
                                             .id = id,
                                             .date = record_date(item->kind, item->record),
                                             .delta = delta,
                                             .line = line};
}

static int count_lines(const char *bytes, size_t size)
{
    int lines = 0;

    for (const char *at = bytes; (at = memchr(at, '\n', size - (size_t)(at - bytes))); at++)
        lines++;
    return lines;
}

/* The usual case: whole lines were put behind whole lines. They are a list by themselves, unless
 * somebody left a record half written; then false, without a finding. */
static bool read_tail(struct run *run, const struct delta *delta, struct addeds *out)
{
    size_t size = 0, old = delta->before.found ? delta->before.size : 0;
    const char *tail = delta_tail(delta, &size);
    const size_t findings = run->count;
    struct items items = {.count = 0};

    if (!tail || (old && tail[-1] != '\n'))
        return false;
    struct source source = {delta->change->path, tail, size};
    if (size && yaml_read_list(run, &source, delta->file, &items) != STATUS_OK) {
        run->count = findings;
        return false;
    }
    int lines = old ? count_lines(delta->before.bytes, old) : 0;
    for (size_t i = 0; i < items.count; i++)
        add_item(run, out, delta, &items.item[i], items.item[i].line + lines);
    return true;
}

static int by_string(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static enum status read_ids(struct run *run, const struct delta *delta, const char ***out,
                            size_t *count)
{
    struct source source = {delta->change->path, delta->before.bytes, delta->before.size};
    struct items items = {.count = 0};

    *count = 0;
    if (delta->before.found && yaml_read_list(run, &source, delta->file, &items) != STATUS_OK)
        return STATUS_DATA;
    *out = arena_array(run->arena, items.count, sizeof **out);
    for (size_t i = 0; i < items.count; i++) {
        const char *id = record_string(items.item[i].kind, items.item[i].record, "id");
        if (id)
            (*out)[(*count)++] = id;
    }
    if (*count)
        qsort(*out, *count, sizeof **out, by_string);
    return STATUS_OK;
}

static enum status read_both(struct run *run, const struct delta *delta, struct addeds *out)
{
    struct source source = {delta->change->path, delta->after.bytes, delta->after.size};
    struct items items = {.count = 0};
    const char **known = NULL;
    size_t count = 0;
    enum status status = read_ids(run, delta, &known, &count);

    if (!status)
        status = yaml_read_list(run, &source, delta->file, &items);
    for (size_t i = 0; !status && i < items.count; i++) {
        const char *id = record_string(items.item[i].kind, items.item[i].record, "id");
        if (id && !(count && bsearch(&id, known, count, sizeof *known, by_string)))
            add_item(run, out, delta, &items.item[i], items.item[i].line);
    }
    return status;
}

enum status delta_records(struct run *run, const struct deltas *deltas, struct addeds *out)
{
    enum status status = STATUS_OK;

    for (size_t i = 0; i < deltas->count; i++) {
        const struct delta *delta = &deltas->item[i];
        if (!file_has_ids(delta->file) || !delta->after.found)
            continue;
        if (!read_tail(run, delta, out))
            status = status_join(status, read_both(run, delta, out));
    }
    return status;
}

struct date commit_day(const struct commit *commit)
{
    return date_of_instant(commit->time, commit->offset);
}

char *commit_short(const struct commit *commit, char out[static OID_SHORT])
{
    char whole[OID_TEXT];

    memcpy(out, oid_text(commit->id, whole), OID_SHORT - 1);
    out[OID_SHORT - 1] = '\0';
    return out;
}
