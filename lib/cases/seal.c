#include "cases/seal.h"

#include "base/arena.h"

#include <inttypes.h>
#include <string.h>

const char *path_seal(struct run *run, int year)
{
    return arena_printf(run->arena, "seal/%04d.yaml", year);
}

const char *seal_path(struct run *run, const void *record)
{
    const int64_t year = ((const struct seal_year *)record)->year;

    return path_seal(run, year >= 0 && year <= 9999 ? (int)year : 0);
}

int64_t seal_approvers(const struct compound *compound)
{
    return compound->rules->seal_approvers ? compound->rules->seal_approvers : SEAL_APPROVERS;
}

struct month half_year(struct date day)
{
    return (struct month){day.year, day.month <= 6 ? 6 : 12};
}

enum status seal_read(struct run *run, const struct snapshot *snapshot, struct date last,
                      struct seal_use **out, size_t *count)
{
    struct case_entry *years;
    size_t year_count, capacity = 0;
    enum status status = cases_read(run, snapshot, &kind_seal_year, &years, &year_count);

    *out = NULL;
    *count = 0;
    for (size_t i = 0; i < year_count && !status; i++) {
        const struct rows *log = &((const struct seal_year *)years[i].record)->log;
        const struct seal_use *uses = log->item;
        for (size_t k = 0; k < log->count; k++) {
            if (!date_is_none(last) && date_compare(uses[k].date, last) > 0)
                continue;
            ARENA_PUSH(run->arena, *out, *count, capacity);
            (*out)[(*count)++] = uses[k];
        }
    }
    return status;
}

enum status seal_halves(struct run *run, const struct snapshot *snapshot, struct month **out,
                        size_t *count)
{
    struct seal_use *uses;
    size_t use_count;
    enum status status = seal_read(run, snapshot, (struct date){0}, &uses, &use_count);

    *count = 0;
    *out = arena_array(run->arena, use_count, sizeof **out);
    for (size_t i = 0; i < use_count && !status; i++) {
        const struct month half = half_year(uses[i].date);
        size_t at = *count;
        while (at > 0 && month_compare((*out)[at - 1], half) > 0)
            at--;
        if (at > 0 && month_compare((*out)[at - 1], half) == 0)
            continue;
        memmove(&(*out)[at + 1], &(*out)[at], (*count - at) * sizeof **out);
        (*out)[at] = half;
        ++*count;
    }
    return status;
}

static bool names(const struct words *words, size_t count, const char *person)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(words->item[i], person) == 0)
            return true;
    return false;
}

static enum status check_use(struct run *run, const struct source *source,
                             const struct seal_year *year, size_t index, enum status verdict)
{
    const struct seal_use *use = (const struct seal_use *)year->log.item + index;
    const struct spot spot = case_step_spot(run, source, index);
    enum status status = STATUS_OK;

    if (use->date.year != year->year)
        status = fail_at(
            run, spot, verdict, "seal-year", "its file is that of the year of its date",
            "the use of the seal for '%s' is not of the year %" PRId64, use->paper, year->year);
    for (size_t i = 0; i < use->approvers.count; i++)
        if (names(&use->approvers, i, use->approvers.item[i]))
            status = fail_at(run, spot, verdict, "seal-approver", "name each person once",
                             "'%s' allows the use of the seal for '%s' twice",
                             use->approvers.item[i], use->paper);
    if (names(&use->approvers, use->approvers.count, use->keeper))
        status = fail_at(
            run, spot, verdict, "seal-keeper", "let somebody allow it who does not keep the seal",
            "'%s' keeps the seal and allows its use for '%s'", use->keeper, use->paper);
    if (use->approvers.count == 0)
        status = fail_at(run, spot, verdict, "seal-approver", "name who allowed it",
                         "nobody allows the use of the seal for '%s'", use->paper);
    if (!use->copy != !use->copy_type)
        status = fail_at(run, spot, verdict, "seal-copy", "give both copy and copy_type",
                         "the copy of '%s' has no file type", use->paper);
    return status;
}

enum status seal_check_file(struct run *run, const struct source *source, const void *record,
                            enum status verdict)
{
    const struct seal_year *year = record;
    enum status status = STATUS_OK;

    for (size_t i = 0; i < year->log.count; i++)
        status = status_join(status, check_use(run, source, year, i, verdict));
    return status;
}
