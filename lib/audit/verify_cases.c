/* What a commit adds to the log of a case. */
#include "audit/verify_rules.h"

#include "format/yaml.h"

/* The case in some bytes, or NULL; what cannot be read is told by the rules that look at the file
 * itself. */
static const void *read_case(struct run *run, const struct delta *delta, const struct blob *blob)
{
    const struct source source = {delta->change->path, blob->bytes, blob->size};
    const size_t since = run->count;
    void *record = NULL;

    if (!blob->found || yaml_read_map(run, &source, delta->file, &record))
        record = NULL;
    run->count = since;
    return record;
}

struct case_log delta_steps(struct run *run, const struct delta *delta, size_t *known)
{
    *known = 0;
    if (!delta->file || delta->file->rule != RULE_CASE)
        return (struct case_log){0};
    const struct kind *kind = delta->file->kinds[0];
    const struct case_log log = case_log(kind, read_case(run, delta, &delta->after));
    if (log.count)
        *known = case_log(kind, read_case(run, delta, &delta->before)).count;
    return log;
}

enum status rule_closed_steps(const struct closed_months *closed, const struct step *step)
{
    enum status status = STATUS_OK;
    char text[MONTH_SIZE];
    size_t known;

    for (size_t i = 0; i < step->deltas.count; i++) {
        const struct delta *delta = &step->deltas.item[i];
        const struct case_log log = delta_steps(step->run, delta, &known);
        for (size_t k = known; k < log.count; k++) {
            const struct month month = date_month(case_step_date(&log, k));
            if (month_is_closed(closed, month))
                status = fail_at(step->run, (struct spot){.file = delta->change->path},
                                 STATUS_FOUND, "month-closed",
                                 "a step is dated today, or the month is opened again first",
                                 "it adds the step '%s' to %s, which was closed",
                                 case_step_what(&log, k), month_text(month, text));
        }
    }
    return status;
}
