#include "book/fold_inside.h"

#include "base/arena.h"
#include "book/carry_inside.h"

/* Records that move no money have no handler. */
static const struct {
    const struct kind *kind;
    event_handler *handle;
} handlers[] = {
    {&kind_receipt, fold_receipt},   {&kind_charge, fold_charge},
    {&kind_expense, fold_expense},   {&kind_approval, fold_approval},
    {&kind_payment, fold_payment},   {&kind_identification, fold_identification},
    {&kind_waiver, fold_waiver},     {&kind_adjustment, fold_adjustment},
    {&kind_reversal, fold_reversal}, {&kind_opening, fold_opening},
    {&kind_transfer, fold_transfer}, {&kind_gift, fold_gift},
    {&kind_deposit, fold_deposit},   {&kind_refund, fold_refund},
    {&kind_late_fee, fold_late_fee}, {&kind_prepayment, fold_prepayment},
    {&kind_reminder, fold_reminder}, {&kind_earning, fold_earning},
    {&kind_carried, fold_carried},
};

static enum status fold_event(struct fold_state *state, const struct event *event)
{
    if (state->book->carry && reaches_back(state, event))
        return STATUS_DATA;
    for (size_t i = 0; i < sizeof handlers / sizeof handlers[0]; i++)
        if (handlers[i].kind == event->kind)
            return handlers[i].handle(state, event);
    return STATUS_OK;
}

static size_t count_cells(const struct roll *roll)
{
    size_t count = 0;

    for (size_t i = 0; i < roll->lines.count * roll->lines.width; i++)
        count += roll->lines.value[i] != 0;
    return count;
}

size_t fold_debt_room(const struct book *book)
{
    size_t room = 0;

    for (size_t i = 0; i < book->records->roll_count; i++)
        room += count_cells(book->records->rolls[i].roll);
    for (size_t i = 0; i < book->records->count; i++)
        room += book->records->events[i].kind == &kind_adjustment ||
                book->records->events[i].kind == &kind_late_fee ||
                book->records->events[i].kind == &kind_opening;
    return room;
}

static size_t lot_room(const struct records *records)
{
    size_t room = 0;

    for (size_t i = 0; i < records->count; i++)
        room += records->events[i].kind == &kind_receipt ||
                records->events[i].kind == &kind_identification ||
                records->events[i].kind == &kind_opening;
    return room;
}

static struct fold_state *state_new(struct run *run, struct book *book)
{
    const struct records *records = book->records;
    struct fold_state *state = arena_alloc(run->arena, sizeof *state);
    struct fold *fold = arena_alloc(run->arena, sizeof *fold);
    size_t debts = fold_debt_room(book), slots = 64;

    while (slots < debts + debts / 3)
        slots *= 2;
    fold->book = book;
    fold->state = state;
    fold->debts = arena_array(run->arena, debts, sizeof *fold->debts);
    fold->fates = arena_array(run->arena, records->count, sizeof *fold->fates);
    fold->credit = arena_array(run->arena, book->unit_count, sizeof *fold->credit);
    state->run = run;
    state->fold = fold;
    state->book = book;
    state->debts = arena_array(run->arena, debts, sizeof *state->debts);
    state->slots = arena_array(run->arena, slots, sizeof *state->slots);
    state->slot_mask = slots - 1;
    state->units = arena_array(run->arena, book->unit_count, sizeof *state->units);
    state->lots = arena_array(run->arena, lot_room(records), sizeof *state->lots);
    state->lot_of = arena_array(run->arena, records->count, sizeof(struct lot *));
    state->assessed = arena_array(run->arena, records->roll_count, sizeof *state->assessed);
    state->failed = arena_array(run->arena, records->count, sizeof *state->failed);
    state->fund_change = arena_array(run->arena, book->fund_count, sizeof *state->fund_change);
    state->deposited = arena_array(run->arena, book->fund_count, sizeof *state->deposited);
    state->held_since = arena_array(run->arena, records->count, sizeof *state->held_since);
    state->chosen = arena_array(run->arena, book->item_count, sizeof *state->chosen);
    return state;
}

static enum status check_rolls(const struct fold_state *state)
{
    const struct records *records = state->book->records;
    enum status status = STATUS_OK;

    for (size_t i = 0; i < records->roll_count; i++)
        if (!book_find(state->book, records->rolls[i].roll->id))
            status = fail_at(state->run, (struct spot){.file = records->rolls[i].path}, STATUS_DATA,
                             "roll-unbooked", "a roll and its charge record are written together",
                             "the roll names the charge '%s', which is in no day-book",
                             records->rolls[i].roll->id);
    return status;
}

enum status fold_run(struct run *run, struct book *book, transaction_sink *sink, void *context,
                     struct fold **out)
{
    if (book->kept)
        return fold_again(run, book, sink, context, out);
    return book->keep_fold ? fold_keeping(run, book, sink, context, out)
                           : fold_once(run, book, sink, context, out);
}

static bool is_after(const struct event *event, struct date day)
{
    return !date_is_none(day) && date_compare(event->day, day) > 0;
}

enum status fold_once(struct run *run, struct book *book, transaction_sink *sink, void *context,
                      struct fold **out)
{
    return fold_until(run, book, (struct date){0}, sink, context, out);
}

enum status fold_until(struct run *run, struct book *book, struct date day, transaction_sink *sink,
                       void *context, struct fold **out)
{
    enum status status = book_records(run, book);

    if (status)
        return status;
    struct fold_state *state = state_new(run, book);
    state->sink = sink;
    state->context = context;
    *out = state->fold;
    status = check_rolls(state);
    for (size_t i = 0; i < book->records->count && !state->broken; i++) {
        const struct event *event = &book->records->events[i];
        if (is_after(event, day))
            break;
        enum status one = fold_event(state, event);
        state->failed[i] = one != STATUS_OK;
        status = status_join(status, one);
    }
    return state->broken ? state->broken : status;
}

const struct fate *fold_fate(const struct fold *fold, const struct event *event)
{
    return fate_of(fold->state, event);
}

enum status fold_uses(struct run *run, const struct fold *fold, const struct event *event,
                      struct use **out, size_t *count)
{
    const struct fold_state *state = fold->state;
    const struct event *identified = fate_of(state, event)->identified_by;
    const struct lot *lot = state->lot_of[event_index(state, identified ? identified : event)];
    size_t capacity = 0;

    *out = NULL;
    *count = 0;
    if (!lot)
        return fail(run, STATUS_DATA, "no-uses", "give the id of a receipt or an identification",
                    "the %s '%s' paid nothing", phrase(run, event->kind->name), event->id);
    for (const struct use_node *node = lot->first; node; node = node->next) {
        if (!node->amount)
            continue;
        ARENA_PUSH(run->arena, *out, *count, capacity);
        (*out)[(*count)++] =
            (struct use){.debt = node->debt, .amount = node->amount, .date = node->date};
    }
    if (lot->rest) {
        ARENA_PUSH(run->arena, *out, *count, capacity);
        (*out)[(*count)++] =
            (struct use){.debt = USE_CREDIT, .amount = lot->rest, .date = lot->since};
    }
    for (const struct refunded *of = state->refunds; of; of = of->next) {
        if (of->lot != lot || !of->amount)
            continue;
        ARENA_PUSH(run->arena, *out, *count, capacity);
        (*out)[(*count)++] =
            (struct use){.debt = USE_REFUNDED, .amount = of->amount, .date = of->event->date};
    }
    return STATUS_OK;
}
