/* Parking: spaces, permits, the waiting list. */
#include "book/operations_parking.h"

#include "base/arena.h"
#include "base/told.h"

#include <string.h>

static const char spaces_path[] = "parking/spaces.yaml", permits_path[] = "parking/permits.yaml",
                  queue_path[] = "parking/queue.yaml";

static enum status refuse_unknown_space(struct run *run, const char *space)
{
    return fail(run, STATUS_REFUSED, "unknown-space",
                "see the spaces with parking space list, or add it: parking space add",
                "there is no parking space '%s'", space);
}

/* --- spaces --- */

static enum status draft_space(struct run *run, const struct book *book, struct draft *draft,
                               struct space *space)
{
    space->from = date_or_today(run, space->from);
    enum status status = record_check(run, &kind_space, space);
    if (!status && book_space(book, space->space) >= 0)
        return fail(run, STATUS_REFUSED, "name-known",
                    "a space that changes is retired and gets a new number",
                    "there is a parking space '%s' already", space->space);
    return status ? status : draft_add(draft, spaces_path, &kind_space, space);
}

enum status add_space(struct run *run, const struct book *book, void *context, struct draft *draft)
{
    struct space space = *(const struct space *)context;
    enum status status = draft_space(run, book, draft, &space);

    if (!status)
        status = hold_registers(run, draft);
    if (status > STATUS_FOUND)
        return status;
    draft_subject(draft, "parking: add the space %s, %s", space.space, told_word(run, space.kind));
    return STATUS_OK;
}

enum status retire_space(struct run *run, const struct book *book, void *context,
                         struct draft *draft)
{
    const struct space *asked = context;
    const struct date last = date_or_today(run, asked->to);
    struct source source;
    struct items items;
    int32_t at = book_space(book, asked->space);

    if (at < 0)
        return refuse_unknown_space(run, asked->space);
    if (!date_is_none(book->spaces[at]->to))
        return fail(run, STATUS_REFUSED, "space-retired", "it is retired once",
                    "the parking space '%s' is retired already, on %s", asked->space,
                    day_name(run, book->spaces[at]->to));
    enum status status = draft_read_list(draft, spaces_path, &source, &items);
    if (status)
        return status;
    struct space space = *(const struct space *)items.item[at].record;
    space.to = last;
    space.reason = asked->reason;
    draft_replace(draft, &source, &items, (size_t)at, &space);
    status = hold_registers(run, draft);
    if (status > STATUS_FOUND)
        return status;
    draft_subject(draft, "parking: retire the space %s on %s", space.space, day_name(run, last));
    return STATUS_OK;
}

/* --- permits --- */

/* Whoever has waited longer gets the space, unless somebody decides otherwise and says why. */
static enum status check_queue(struct run *run, const struct book *book,
                               const struct permit *permit, const struct applicant **own)
{
    const int32_t space = book_space(book, permit->space);
    const char *kind = space < 0 ? "" : book->spaces[space]->kind;
    const struct applicant *first = queue_before(book, permit->unit, kind, run->today, own);

    if (!first || (permit->skipped && permit->decision))
        return STATUS_OK;
    return fail(run, STATUS_REFUSED, "permit-queue",
                arena_printf(run->arena,
                             "give it to '%s', or say why not with --skipped and by which decision "
                             "with --decision",
                             first->unit),
                "'%s' has waited for a space like '%s' since %s, longer than '%s'", first->unit,
                permit->space, day_name(run, first->since), permit->unit);
}

/* The unit's place in the waiting list becomes history. */
static enum status leave(struct draft *draft, const struct book *book,
                         const struct applicant *applicant, const char *space, const char *reason)
{
    struct source source;
    struct items items;
    size_t at = 0;
    enum status status = draft_read_list(draft, queue_path, &source, &items);

    if (status)
        return status;
    while (book->queue[at] != applicant)
        at++;
    struct applicant gone = *(const struct applicant *)items.item[at].record;
    gone.until = date_later_of(draft->run->today, gone.since);
    gone.space = space;
    gone.reason = reason;
    draft_replace(draft, &source, &items, at, &gone);
    return STATUS_OK;
}

static enum status draft_permit(struct run *run, const struct book *book, struct draft *draft,
                                struct permit *permit)
{
    const struct applicant *own = NULL;

    permit->from = date_or_today(run, permit->from);
    permit->given = run->today;
    enum status status = record_check(run, &kind_permit, permit);
    if (!status && book_unit(book, permit->unit) < 0)
        status = fail(run, STATUS_REFUSED, "unknown-unit",
                      "look at the folder units/; a new unit is added with units add",
                      "there is no unit '%s'", permit->unit);
    if (!status)
        status = check_queue(run, book, permit, &own);
    if (!status)
        status = charge_late_permit(run, book, draft, permit);
    if (!status)
        status = draft_add(draft, permits_path, &kind_permit, permit);
    if (!status && own)
        status = leave(draft, book, own, permit->space, NULL);
    return status;
}

enum status assign_space(struct run *run, const struct book *book, void *context,
                         struct draft *draft)
{
    struct permit permit = *(const struct permit *)context;

    if (book_space(book, permit.space) < 0)
        return refuse_unknown_space(run, permit.space);
    enum status status = draft_permit(run, book, draft, &permit);
    if (!status)
        status = hold_registers(run, draft);
    if (status <= STATUS_FOUND && !month_is_none(permit.charged_from))
        status = status_join(status, draft_fold(draft, &(struct folded){0}));
    if (status > STATUS_FOUND)
        return status;
    draft_subject(draft, "parking: assign %s to %s from %s%s%s", permit.space, permit.unit,
                  day_name(run, permit.from), permit.skipped ? ", past the queue by " : "",
                  permit.skipped ? permit.decision : "");
    return STATUS_OK;
}

/* The permit that is in force on a day or begins after it; `count` when there is none. */
static size_t permit_to_end(const struct book *book, const char *space, struct date last)
{
    size_t at = 0;

    for (; at < book->permit_count; at++) {
        const struct permit *permit = book->permits[at];
        if (strcmp(permit->space, space) == 0 && date_is_none(permit->ended) &&
            date_days(last) >= date_days(permit->from) - 1 &&
            (date_is_none(permit->to) || date_compare(last, permit->to) <= 0))
            break;
    }
    return at;
}

enum status end_permit(struct run *run, const struct book *book, void *context, struct draft *draft)
{
    const struct permit *asked = context;
    const struct date last = date_or_today(run, asked->ended);
    const size_t at = permit_to_end(book, asked->space, last);
    struct source source;
    struct items items;

    if (book_space(book, asked->space) < 0)
        return refuse_unknown_space(run, asked->space);
    if (at == book->permit_count)
        return fail(run, STATUS_REFUSED, "permit-none", "see the permits with parking list --all",
                    "nobody has a permit for '%s' that could end on %s", asked->space,
                    day_name(run, last));
    enum status status = draft_read_list(draft, permits_path, &source, &items);
    if (status)
        return status;
    struct permit permit = *(const struct permit *)items.item[at].record;
    permit.ended = last;
    permit.reason = asked->reason;
    status = credit_ended_permit(run, book, draft, &permit);
    if (status)
        return status;
    draft_replace(draft, &source, &items, at, &permit);
    status = hold_registers(run, draft);
    if (status <= STATUS_FOUND && !month_is_none(permit.charged_to))
        status = status_join(status, draft_fold(draft, &(struct folded){0}));
    if (status > STATUS_FOUND)
        return status;
    draft_subject(draft, "parking: end the permit of %s for %s on %s", permit.unit, permit.space,
                  day_name(run, last));
    return STATUS_OK;
}

/* --- the waiting list --- */

enum status join_queue(struct run *run, const struct book *book, void *context, struct draft *draft)
{
    struct applicant applicant = *(const struct applicant *)context;

    applicant.since = date_or_today(run, applicant.since);
    applicant.entered = run->today;
    enum status status = record_check(run, &kind_applicant, &applicant);
    if (!status && book_unit(book, applicant.unit) < 0)
        status = fail(run, STATUS_REFUSED, "unknown-unit", "look at the folder units/",
                      "there is no unit '%s'", applicant.unit);
    if (!status && date_compare(applicant.since, run->today) > 0)
        status = fail(run, STATUS_REFUSED, "date-in-future", "give the day on which it asked",
                      "'%s' cannot have waited since %s", applicant.unit,
                      day_name(run, applicant.since));
    if (!status)
        status = draft_add(draft, queue_path, &kind_applicant, &applicant);
    if (!status)
        status = hold_registers(run, draft);
    if (status > STATUS_FOUND)
        return status;
    draft_subject(draft, "parking: %s waits for %s since %s", applicant.unit,
                  applicant.kind ? told_word(run, applicant.kind) : "any space",
                  day_name(run, applicant.since));
    return STATUS_OK;
}

enum status leave_queue(struct run *run, const struct book *book, void *context,
                        struct draft *draft)
{
    const struct applicant *asked = context, *found = NULL;

    for (size_t i = 0; i < book->queue_count; i++) {
        const struct applicant *applicant = book->queue[i];
        if (strcmp(applicant->unit, asked->unit) != 0 || !date_is_none(applicant->until) ||
            (asked->kind && (!applicant->kind || strcmp(applicant->kind, asked->kind) != 0)))
            continue;
        if (found)
            return fail(run, STATUS_REFUSED, "waiting-several", "say which with --kind",
                        "'%s' waits for several kinds of space", asked->unit);
        found = applicant;
    }
    if (!found)
        return fail(run, STATUS_REFUSED, "waiting-none",
                    "see the waiting list with parking queue list", "'%s' does not wait%s%s",
                    asked->unit, phrase(run, asked->kind ? " for " : ""),
                    asked->kind ? asked->kind : "");
    enum status status = leave(draft, book, found, NULL, asked->reason);
    if (!status)
        status = hold_registers(run, draft);
    if (status > STATUS_FOUND)
        return status;
    draft_subject(draft, "parking: %s leaves the waiting list", asked->unit);
    return STATUS_OK;
}

/* --- many at once --- */

/* The permit of a row, if it has one, is left in `permit`. */
static enum status import_row(struct run *run, const struct book *book, struct draft *draft,
                              const struct parking_row *row, struct permit *permit)
{
    enum status status = STATUS_OK;
    struct space space = {
        .space = row->space, .kind = row->kind, .where = row->where, .from = row->there_from};

    *permit = (struct permit){.space = row->space,
                              .unit = row->unit,
                              .rate = row->rate,
                              .from = date_or_today(run, row->from),
                              .to = row->to,
                              .skipped = row->skipped,
                              .decision = row->decision};
    if (date_is_none(space.from) && row->unit)
        space.from = permit->from;
    if (row->kind)
        status = draft_space(run, book, draft, &space);
    else if (book_space(book, row->space) < 0)
        status = refuse_unknown_space(run, row->space);
    return row->unit ? status_join(status, draft_permit(run, book, draft, permit)) : status;
}

enum status import_parking(struct run *run, const struct book *book, void *context,
                           struct draft *draft)
{
    const struct parking_input *input = context;
    enum status status = STATUS_OK;
    bool adjusted = false;
    size_t permits = 0;

    for (size_t i = 0; i < input->count; i++) {
        const size_t since = run->count;
        struct permit permit;
        status = status_join(status, import_row(run, book, draft, &input->rows[i], &permit));
        place_findings(run, since, input->path, input->lines[i]);
        permits += permit.unit != NULL;
        adjusted |= !month_is_none(permit.charged_from);
    }
    if (!status)
        status = hold_registers(run, draft);
    if (status <= STATUS_FOUND && adjusted)
        status = status_join(status, draft_fold(draft, &(struct folded){0}));
    if (status > STATUS_FOUND)
        return status;
    draft_subject(draft, "parking: import %zu rows with %zu permits", input->count, permits);
    return STATUS_OK;
}
