#include "record/case_log.h"

#include <string.h>

struct case_log case_log(const struct kind *kind, const void *record)
{
    const struct field *field = kind_field(kind, "log");
    struct case_log log = {0};

    if (!field || field->type != FIELD_ROWS)
        return log;
    log.kind = field->nested;
    if (record) {
        const struct rows rows = FIELD_IN(struct rows, record, field);
        log.steps = rows.item;
        log.count = rows.count;
    }
    return log;
}

const void *case_step(const struct case_log *log, size_t index)
{
    return (const char *)log->steps + index * log->kind->size;
}

struct date case_step_date(const struct case_log *log, size_t index)
{
    return FIELD_IN(struct date, case_step(log, index), kind_field(log->kind, "date"));
}

const char *case_step_what(const struct case_log *log, size_t index)
{
    const struct field *what = kind_field(log->kind, "what");

    return what ? FIELD_IN(const char *, case_step(log, index), what) : log->kind->name;
}

/* Whether `field` is the type of the paper that `paper` is. */
static bool is_type_of(const struct field *field, const struct field *paper)
{
    const size_t length = strlen(paper->name);

    return field->type == FIELD_WORD && strncmp(field->name, paper->name, length) == 0 &&
           strcmp(field->name + length, "_type") == 0;
}

bool record_paper(const struct kind *kind, const void *record, size_t *at, struct paper *out)
{
    for (; *at + 1 < kind->field_count; ++*at) {
        const struct field *hash = &kind->fields[*at], *type = hash + 1;
        if (hash->type != FIELD_HASH || !is_type_of(type, hash))
            continue;
        *out = (struct paper){FIELD_IN(const char *, record, hash),
                              FIELD_IN(const char *, record, type)};
        if (!out->sha256 || !out->type)
            continue;
        ++*at;
        return true;
    }
    return false;
}
