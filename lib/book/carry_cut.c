/*
 * Which records are still needed at the end of a day. In a first way through the books it is noted
 * after which records each unit was settled, and how far back what came later has reached.
 */
#include "book/carry_inside.h"
#include "book/fold_inside.h"

#include "base/arena.h"

#include <string.h>

/* One unit's account on the way. */
struct account_state {
    int64_t owed, credit, held;
    size_t touched;  /* the last event that moved it, + 1 */
    size_t *settled; /* events after which nothing was left, rising; as far as nothing later has
                        reached behind them */
    size_t count, capacity;
};

struct cutting {
    struct run *run;
    struct book *book;
    struct fold *fold;
    struct account_state *units;
    struct cut *cut;
};

/* When the next event moves a unit, what the one before has left of it is known. */
static void close(struct run *run, struct account_state *unit)
{
    if (!unit->touched || unit->owed || unit->credit || unit->held)
        return;
    ARENA_PUSH(run->arena, unit->settled, unit->count, unit->capacity);
    unit->settled[unit->count++] = unit->touched - 1;
}

static void touch(struct run *run, struct account_state *unit, size_t event)
{
    if (unit->touched == event + 1)
        return;
    close(run, unit);
    unit->touched = event + 1;
}

/* What is done now has to do with an earlier event: it is needed as well. */
static void reach(struct account_state *unit, size_t event)
{
    while (unit->count && unit->settled[unit->count - 1] >= event)
        unit->count--;
}

static void reach_debt(const struct cutting *cutting, struct account_state *unit, int32_t debt)
{
    const struct fold *fold = cutting->fold;

    reach(unit, event_index(fold->state, fold->debts[debt].event));
    if (fold->debts[debt].late)
        reach(unit, event_index(fold->state, fold->debts[fold->state->debts[debt].twin].event));
}

int32_t transaction_unit(const struct transaction *transaction)
{
    for (size_t i = 0; i < transaction->count; i++)
        if (transaction->postings[i].unit >= 0)
            return transaction->postings[i].unit;
    return -1;
}

static void add_posting(struct cutting *cutting, struct account_state *unit,
                        const struct posting *posting)
{
    if (posting->account == ACCOUNT_RECEIVABLE) {
        unit->owed += posting->amount;
        reach_debt(cutting, unit, posting->debt);
    } else if (posting->account == ACCOUNT_CREDIT)
        unit->credit += posting->amount;
    else if (posting->account == ACCOUNT_DEPOSIT)
        unit->held += posting->amount;
}

static enum status note(struct run *run, const struct transaction *transaction, void *context)
{
    struct cutting *cutting = context;
    const int32_t of = transaction_unit(transaction);

    cutting->cut->last = date_later(cutting->cut->last, transaction->date);
    if (of < 0)
        return STATUS_OK;
    struct account_state *unit = &cutting->units[of];
    touch(run, unit, event_index(cutting->fold->state, transaction->event));
    for (size_t i = 0; i < transaction->count; i++)
        add_posting(cutting, unit, &transaction->postings[i]);
    if (transaction->origin)
        reach(unit, event_index(cutting->fold->state, transaction->origin));
    return STATUS_OK;
}

static struct account_state *account_of(const struct cutting *cutting, const char *code)
{
    const int32_t unit = book_unit(cutting->book, code);

    return unit < 0 ? NULL : &cutting->units[unit];
}

/* A prepayment with months to come needs its receipt and what was granted on it. */
static void keep_prepayment(const struct cutting *cutting, const struct event *event,
                            struct month month)
{
    const struct prepayment *record = event->record;
    const struct event *receipt = book_find(cutting->book, record->of);
    struct account_state *unit = account_of(cutting, record->unit);

    if (unit && receipt && month_compare(record->to, month) >= 0 &&
        !fold_fate(cutting->fold, event)->reversed_by)
        reach(unit, event_index(cutting->fold->state, receipt));
}

/* A receipt that is nobody's again needs what had been thought of it. */
static void keep_identification(const struct cutting *cutting, const struct event *event)
{
    const struct identification *record = event->record;
    const struct event *receipt = book_find(cutting->book, record->of);
    const struct fate *fate = receipt ? fold_fate(cutting->fold, receipt) : NULL;
    struct account_state *unit = account_of(cutting, record->unit);

    if (unit && fate && !fate->identified_by && !fate->reversed_by)
        reach(unit, event_index(cutting->fold->state, event));
}

static void find_from(const struct cutting *cutting, struct month month)
{
    const struct event *events = cutting->book->records->events;

    for (size_t i = 0; i < cutting->book->unit_count; i++)
        close(cutting->run, &cutting->units[i]);
    for (size_t i = 0; i < cutting->cut->count; i++) {
        if (events[i].kind == &kind_prepayment)
            keep_prepayment(cutting, &events[i], month);
        else if (events[i].kind == &kind_identification)
            keep_identification(cutting, &events[i]);
    }
    for (size_t i = 0; i < cutting->book->unit_count; i++) {
        const struct account_state *unit = &cutting->units[i];
        cutting->cut->from[i] = unit->count ? unit->settled[unit->count - 1] + 1 : 0;
    }
}

/* --- what is needed, record by record --- */

static bool is_open_for(const struct cutting *cutting, const char *code, size_t event)
{
    const int32_t unit = book_unit(cutting->book, code);

    return unit >= 0 && event >= cutting->cut->from[unit];
}

static bool has_open_line(const struct cutting *cutting, const struct event *event, size_t index)
{
    const struct roll *roll =
        book_roll(cutting->book, ((const struct charge *)event->record)->month);

    for (size_t i = 0; roll && i < roll->lines.count; i++)
        if (is_open_for(cutting, roll->lines.key[i], index))
            return true;
    return false;
}

/* Nobody's so far, and not taken back. */
static bool is_unidentified(const struct cutting *cutting, const struct event *receipt)
{
    const struct fate *fate = fold_fate(cutting->fold, receipt);

    return !fate->identified_by && !fate->reversed_by;
}

static bool is_identification_needed(const struct cutting *cutting, const struct event *event,
                                     size_t index)
{
    const struct identification *record = event->record;
    const struct event *receipt = book_find(cutting->book, record->of);

    return record->unit ? is_open_for(cutting, record->unit, index)
                        : receipt && is_unidentified(cutting, receipt);
}

static bool is_needed(const struct cutting *cutting, const struct event *event, size_t index)
{
    const struct kind *kind = event->kind;

    if (kind == &kind_charge)
        return has_open_line(cutting, event, index);
    if (kind == &kind_identification)
        return is_identification_needed(cutting, event, index);
    if (kind == &kind_bill)
        return true;
    if (kind == &kind_reversal || kind == &kind_statement)
        return false; /* decided by what they are of; serials are for who imports */
    const struct field *unit = kind_field(kind, "unit");
    const char *code = unit ? FIELD_IN(const char *, event->record, unit) : NULL;
    if (kind == &kind_receipt && !code)
        return is_unidentified(cutting, event);
    return code && is_open_for(cutting, code, index);
}

static void need(const struct cutting *cutting, const char *id)
{
    const struct event *event = book_find(cutting->book, id);
    const size_t index = event ? event_index(cutting->fold->state, event) : cutting->cut->count;

    if (index < cutting->cut->count)
        cutting->cut->needed[index] = true;
}

/* A receipt with its identification, a reversal with what it reverses. */
static void need_both(const struct cutting *cutting)
{
    const struct event *events = cutting->book->records->events;
    struct cut *cut = cutting->cut;

    for (size_t i = 0; i < cut->count; i++)
        if (cut->needed[i] && events[i].kind == &kind_identification)
            need(cutting, ((const struct identification *)events[i].record)->of);
    for (size_t i = 0; i < cut->count; i++) {
        if (events[i].kind != &kind_reversal)
            continue;
        const struct event *of =
            book_find(cutting->book, ((const struct reversal *)events[i].record)->of);
        cut->needed[i] = of && cut->needed[event_index(cutting->fold->state, of)];
    }
}

/* Of each meter the reading that the next one goes on from. */
static void need_last_readings(const struct cutting *cutting)
{
    const struct book *book = cutting->book;
    bool *seen = arena_array(cutting->run->arena, book->unit_count * book->item_count + 1, 1);

    for (size_t i = cutting->cut->count; i-- > 0;) {
        const struct event *event = &book->records->events[i];
        if (event->kind != &kind_reading || fold_fate(cutting->fold, event)->reversed_by)
            continue;
        const struct reading *reading = event->record;
        const int32_t unit = book_unit(book, reading->unit), item = book_item(book, reading->item);
        if (unit < 0 || item < 0)
            continue;
        bool *of = &seen[(size_t)unit * book->item_count + (size_t)item];
        cutting->cut->needed[i] = cutting->cut->needed[i] || !*of;
        *of = true;
    }
}

static size_t count_until(const struct records *records, struct date day)
{
    size_t count = 0;

    while (count < records->count && date_compare(records->events[count].day, day) <= 0)
        count++;
    return count;
}

enum status cut_make(struct run *run, struct book *book, struct date day, struct cut *out)
{
    struct cutting cutting = {.run = run, .book = book, .cut = out};
    enum status status = book_records(run, book);

    if (status)
        return status;
    *out = (struct cut){.count = count_until(book->records, day)};
    out->from = arena_array(run->arena, book->unit_count, sizeof *out->from);
    out->needed = arena_array(run->arena, out->count, sizeof *out->needed);
    cutting.units = arena_array(run->arena, book->unit_count, sizeof *cutting.units);
    status = fold_until(run, book, day, note, &cutting, &cutting.fold);
    if (status)
        return status;
    find_from(&cutting, date_month(day));
    for (size_t i = 0; i < out->count; i++)
        out->needed[i] = is_needed(&cutting, &book->records->events[i], i);
    need_last_readings(&cutting);
    need_both(&cutting);
    for (size_t i = 0; i < cutting.fold->debt_count; i++)
        if (month_compare(cutting.fold->debts[i].month, out->through) > 0)
            out->through = cutting.fold->debts[i].month;
    out->volume = cutting.fold->state->volume;
    return STATUS_OK;
}
