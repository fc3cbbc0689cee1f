/* The units register. */
#include "book/operations_common.h"

#include "base/arena.h"
#include "base/decimal.h"
#include "base/told.h"
#include "record/id.h"

#include <stdlib.h>
#include <string.h>

static int by_code(const void *a, const void *b)
{
    const struct unit *x = a, *y = b;

    return unit_compare(x->unit, y->unit);
}

/* Rolls are recomputed from the units as they are on the first of their month, so no roll may be
 * written from that day on. */
static enum status check_unassessed(struct run *run, struct draft *draft, const char *code,
                                    struct date from)
{
    struct month month = date_month(from), last = date_month(run->today);

    if (from.day > 1)
        month = month_add(month, 1);
    for (; month_compare(month, last) <= 0; month = month_add(month, 1)) {
        bool assessed;
        enum status status = is_assessed(draft, month, &assessed);
        if (status)
            return status;
        if (assessed)
            return fail(run, STATUS_REFUSED, "unit-assessed",
                        "give a later day with --from, and charge the time before it with "
                        "fees adjust",
                        "the month %s is assessed already, and '%s' would be another in it from "
                        "%s on",
                        month_name(run, month), code, day_name(run, from));
    }
    return STATUS_OK;
}

static enum status check_new(struct run *run, const struct book *book, const struct unit *units,
                             size_t count)
{
    enum status status = STATUS_OK;

    for (size_t i = 0; i < count; i++) {
        const char *code = units[i].unit;
        if (book_unit(book, code) >= 0)
            status = fail(run, STATUS_REFUSED, "unit-known",
                          "change it with units change, which keeps what was true before",
                          "the unit '%s' is there already", code);
        if (i > 0 && strcmp(units[i - 1].unit, code) == 0)
            status = fail(run, STATUS_REFUSED, "unit-twice", "leave one of the two out",
                          "the unit '%s' is given twice", code);
    }
    return status;
}

enum status add_units(struct run *run, const struct book *book, void *context, struct draft *draft)
{
    const struct unit_input *input = context;
    struct unit *units = arena_array(run->arena, input->count, sizeof *units);
    enum status status = STATUS_OK;
    char building[17];

    if (!input->count)
        return STATUS_OK;
    for (size_t i = 0; i < input->count; i++) {
        units[i] = input->units[i];
        if (date_is_none(units[i].from))
            units[i].from = month_first(book->compound->opened);
        status = status_join(status, record_check(run, &kind_unit, &units[i]));
    }
    if (status)
        return status;
    qsort(units, input->count, sizeof *units, by_code);
    status = check_new(run, book, units, input->count);
    for (size_t i = 0; i < input->count && !status; i++)
        status = check_unassessed(run, draft, units[i].unit, units[i].from);
    for (size_t i = 0; i < input->count && !status; i++)
        status = draft_add(draft, path_units(run, unit_building(units[i].unit, building)),
                           &kind_unit, &units[i]);
    if (status)
        return status;
    if (input->count == 1 && !input->source)
        draft_subject(draft, "units: add %s", units[0].unit);
    else
        draft_subject(draft, "units: add %zu units%s%s", input->count,
                      input->source ? " from " : "",
                      input->source ? short_text(run, input->source, 40) : "");
    return STATUS_OK;
}

/* One thing that changes, in words: "owner from o031 to o091". */
struct changes {
    const char *text; /* NULL: nothing */
    bool charged;     /* what is charged depends on it */
};

static void note_change(struct run *run, struct changes *changes, const char *what, const char *old,
                        const char *new)
{
    if (strcmp(old, new) == 0)
        return;
    changes->text = told_part(run, "%s%s%s from %s to %s", changes->text ? changes->text : "",
                              changes->text ? ", " : "", told_word(run, what), old, new);
}

static const char *state_of(const struct unit *unit)
{
    return unit->state ? unit->state : "occupied";
}

static struct changes merge(struct run *run, const struct unit *old, struct unit *unit)
{
    struct changes changes = {0};
    char before[DECIMAL_SIZE], after[DECIMAL_SIZE];

    unit->kind = unit->kind ? unit->kind : old->kind;
    unit->area = unit->area ? unit->area : old->area;
    unit->source = unit->source ? unit->source : old->source;
    unit->owner = unit->owner ? unit->owner : old->owner;
    unit->state = unit->state ? unit->state : old->state;
    note_change(run, &changes, "owner", old->owner, unit->owner);
    note_change(run, &changes, "kind", old->kind, unit->kind);
    note_change(run, &changes, "area", decimal_text(old->area, AREA_PLACES, before),
                decimal_text(unit->area, AREA_PLACES, after));
    note_change(run, &changes, "source of area", old->source, unit->source);
    note_change(run, &changes, "state", state_of(old), state_of(unit));
    changes.charged = unit_is_vacant(unit) != unit_is_vacant(old) || unit->area != old->area ||
                      strcmp(unit->kind, old->kind) != 0;
    return changes;
}

enum status change_unit(struct run *run, const struct book *book, void *context,
                        struct draft *draft)
{
    struct unit unit = *(const struct unit *)context;
    int32_t index = book_unit(book, unit.unit);
    char building[17];

    if (index < 0)
        return fail(run, STATUS_REFUSED, "unknown-unit", "add a new unit with units add",
                    "there is no unit '%s'", unit.unit ? unit.unit : "");
    const struct unit_history *history = &book->units[index];
    const struct unit *last = history->lines[history->count - 1];
    unit.from = date_or_today(run, unit.from);
    if (date_compare(unit.from, last->from) < 0)
        return fail(run, STATUS_REFUSED, "unit-before-last",
                    "give a later day, or mend the file of the building by hand",
                    "'%s' has a line from %s already, which is after %s", unit.unit,
                    day_name(run, last->from), day_name(run, unit.from));
    struct changes changes = merge(run, last, &unit);
    if (!changes.text)
        return fail(run, STATUS_REFUSED, "unit-unchanged",
                    "give the owner, kind or area that is new", "nothing of the unit '%s' changes",
                    unit.unit);
    if (changes.charged && book_is_closed(book, date_month(unit.from)))
        return refuse_closed_month(run, date_month(unit.from));
    enum status status = STATUS_OK;
    if (changes.charged)
        status = check_unassessed(run, draft, unit.unit, unit.from);
    if (!status)
        status = draft_add(draft, path_units(run, unit_building(unit.unit, building)), &kind_unit,
                           &unit);
    if (status)
        return status;
    draft_subject(draft, "units: %s changes %s on %s", unit.unit, changes.text,
                  day_name(run, unit.from));
    if (unit.reason)
        draft_body(draft, "%s", unit.reason);
    return STATUS_OK;
}
