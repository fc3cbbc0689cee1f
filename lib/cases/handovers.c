#include "cases/handovers.h"

#include "base/arena.h"

#include <string.h>

const char *path_handover(struct run *run, const char *name)
{
    return arena_printf(run->arena, "handovers/%s.yaml", name);
}

const char *handover_path(struct run *run, const void *record)
{
    return path_handover(run, ((const struct handover *)record)->handover);
}

static bool is_step(const struct handover_event *step, const char *what)
{
    return strcmp(step->what, what) == 0;
}

/* --- the state --- */

static void take_item(struct handover_state *state, const struct handover_event *step)
{
    if (is_step(step, "item")) {
        state->items[state->item_count++] = (struct handover_item){
            step, step->state, step->date, step->text, step->voucher != NULL};
        return;
    }
    if (step->item < 1 || step->item > (int64_t)state->item_count)
        return;
    struct handover_item *item = &state->items[step->item - 1];
    item->papers += step->voucher != NULL;
    if (!is_step(step, "state"))
        return;
    item->state = step->state;
    item->since = step->date;
    item->remark = step->text;
}

static struct handover_state state_of(struct run *run, const struct case_entry *entry,
                                      struct date last)
{
    const struct handover *handover = entry->record;
    const struct handover_event *log = handover->log.item;
    struct handover_state state = {
        .handover = handover,
        .source = entry->source,
        .items = arena_array(run->arena, handover->log.count, sizeof *state.items)};

    for (size_t i = 0; i < handover->log.count; i++) {
        if (!date_is_none(last) && date_compare(log[i].date, last) > 0)
            continue;
        take_item(&state, &log[i]);
        if (!is_step(&log[i], "sign"))
            continue;
        state.signatures++;
        state.committee_signed |= strcmp(log[i].role, "committee") == 0;
        state.company_signed |= strcmp(log[i].role, "company") == 0;
    }
    for (size_t i = 0; i < state.item_count; i++) {
        state.missing += strcmp(state.items[i].state, "missing") == 0;
        state.disputed += strcmp(state.items[i].state, "disputed") == 0;
    }
    return state;
}

enum status handovers_read(struct run *run, const struct snapshot *snapshot, struct date last,
                           struct handovers *out)
{
    struct case_entry *entries;
    size_t count;
    enum status status = cases_read(run, snapshot, &kind_handover, &entries, &count);

    *out = (struct handovers){0};
    if (status)
        return status;
    out->item = arena_array(run->arena, count, sizeof *out->item);
    for (size_t i = 0; i < count; i++)
        out->item[out->count++] = state_of(run, &entries[i], last);
    return STATUS_OK;
}

const struct handover_state *handovers_find(const struct handovers *handovers, const char *name)
{
    for (size_t i = 0; i < handovers->count; i++)
        if (strcmp(handovers->item[i].handover->handover, name) == 0)
            return &handovers->item[i];
    return NULL;
}

bool handover_is_complete(const struct handover_state *state)
{
    return state->item_count && !state->missing && !state->disputed && state->committee_signed &&
           state->company_signed;
}

/* --- rules --- */

struct judged {
    struct run *run;
    const struct source *source;
    const struct handover *handover;
    const struct handover_event *log;
    enum status verdict;
};

static enum status fail_step(const struct judged *judged, size_t step, const char *code,
                             const char *hint, const char *why)
{
    return fail_at(judged->run, case_step_spot(judged->run, judged->source, step), judged->verdict,
                   code, hint, "the step '%s' of the hand-over '%s' %s",
                   phrase(judged->run, judged->log[step].what), judged->handover->handover,
                   phrase(judged->run, why));
}

/* What each step has: item, kind, name, state, person, role, voucher and text by their first
 * letters; 'q' stands for count and amount. A capital is needed, a small letter allowed. */
static const struct step_shape {
    const char *what, *shape, *hint;
} shapes[] = {
    {"item", "IKNSqvt", N_("give what kind of thing it is, its name and where it is")},
    {"state", "ISvt", N_("give the thing's number and where it is now")},
    {"paper", "iVT", N_("give the file, and say what it is")},
    {"sign", "PRvt", N_("give the person and for whom they sign")},
};

static bool fits(const char *shape, char letter, bool there)
{
    const char small = (char)(letter - 'A' + 'a');

    return there ? strchr(shape, letter) || strchr(shape, small) : !strchr(shape, letter);
}

static bool is_whole(const struct handover_event *step, const char *shape)
{
    return fits(shape, 'I', step->item != 0) && fits(shape, 'K', step->kind) &&
           fits(shape, 'N', step->name) && fits(shape, 'S', step->state) &&
           fits(shape, 'Q', step->count != 0 || step->amount != 0) &&
           fits(shape, 'P', step->person) && fits(shape, 'R', step->role) &&
           fits(shape, 'V', step->voucher) && fits(shape, 'T', step->text) &&
           !step->voucher == !step->voucher_type;
}

/* The state of a thing before a step; NULL: there is none of that number. */
static const char *state_before(const struct judged *judged, size_t step, int64_t item)
{
    const char *state = NULL;

    for (size_t i = 0; i < step; i++)
        if (judged->log[i].item == item && judged->log[i].state)
            state = judged->log[i].state;
    return state;
}

static enum status check_item(const struct judged *judged, size_t index, int64_t *items)
{
    const struct handover_event *step = &judged->log[index];

    if (is_step(step, "item")) {
        if (step->item == ++*items)
            return STATUS_OK;
        return fail_step(judged, index, "handover-item",
                         "things are numbered from 1 without gaps; let the command do it",
                         "has another number than the next");
    }
    if (!step->item)
        return STATUS_OK;
    const char *before = state_before(judged, index, step->item);
    if (!before)
        return fail_step(judged, index, "handover-item", "see its number with: handover show",
                         "is about a thing that is not there");
    if (is_step(step, "state") && strcmp(before, step->state) == 0)
        return fail_step(judged, index, "handover-state", "there is nothing to do",
                         "changes nothing");
    return STATUS_OK;
}

static enum status check_signature(const struct judged *judged, size_t index)
{
    const struct handover_event *step = &judged->log[index];

    for (size_t i = 0; i < index; i++)
        if (is_step(&judged->log[i], "sign") && strcmp(judged->log[i].person, step->person) == 0)
            return fail_step(judged, index, "handover-signer", "let somebody else sign",
                             "is by somebody who has signed already");
    return STATUS_OK;
}

static enum status check_step(const struct judged *judged, size_t index, int64_t *items)
{
    const struct handover_event *step = &judged->log[index];
    const struct step_shape *shape = shapes;

    while (strcmp(shape->what, step->what) != 0)
        shape++;
    if (!is_whole(step, shape->shape))
        return fail_step(judged, index, "handover-step", shape->hint,
                         "does not have what a step of its kind has");
    enum status status = check_item(judged, index, items);
    return is_step(step, "sign") ? status_join(status, check_signature(judged, index)) : status;
}

enum status handover_check_file(struct run *run, const struct source *source, const void *record,
                                enum status verdict)
{
    const struct handover *handover = record;
    const struct judged judged = {run, source, handover, handover->log.item, verdict};
    enum status status = STATUS_OK;
    int64_t items = 0;

    for (size_t i = 0; i < handover->log.count; i++)
        status = status_join(status, check_step(&judged, i, &items));
    return status;
}
