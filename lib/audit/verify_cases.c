/* What a commit adds to the log of a case. */
#include "audit/verify_rules.h"

#include "format/yaml.h"

/* The project in some bytes, or NULL; what cannot be read is told by the rules that look at the
 * file itself. */
static const struct project *read_project(struct run *run, const struct delta *delta,
                                          const struct blob *blob)
{
    const struct source source = {delta->change->path, blob->bytes, blob->size};
    const size_t since = run->count;
    void *record = NULL;

    if (!blob->found || yaml_read_map(run, &source, delta->file, &record))
        record = NULL;
    run->count = since;
    return record;
}

size_t delta_steps(struct run *run, const struct delta *delta, const struct project_event **out)
{
    if (!delta->file || delta->file->rule != RULE_CASE)
        return 0;
    const struct project *after = read_project(run, delta, &delta->after);
    const struct project *before = read_project(run, delta, &delta->before);
    const size_t known = before ? before->log.count : 0;
    if (!after || after->log.count <= known)
        return 0;
    *out = (const struct project_event *)after->log.item + known;
    return after->log.count - known;
}

enum status rule_closed_steps(const struct closed_months *closed, const struct step *step)
{
    enum status status = STATUS_OK;
    char text[MONTH_SIZE];

    for (size_t i = 0; i < step->deltas.count; i++) {
        const struct delta *delta = &step->deltas.item[i];
        const struct project_event *steps = NULL;
        const size_t count = delta_steps(step->run, delta, &steps);
        for (size_t k = 0; k < count; k++) {
            const struct month month = date_month(steps[k].date);
            if (month_is_closed(closed, month))
                status = fail_at(step->run, (struct spot){.file = delta->change->path},
                                 STATUS_FOUND, "month-closed",
                                 "a step is dated today, or the month is opened again first",
                                 "it adds the step '%s' to %s, which was closed", steps[k].what,
                                 month_text(month, text));
        }
    }
    return status;
}
