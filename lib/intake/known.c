#include "intake/known.h"

#include "base/arena.h"
#include "base/decimal.h"
#include "book/names.h"
#include "intake/cell.h"
#include "intake/tally.h"

#include <string.h>

/* A receipt or an earning. What was undone because its money went back did come. */
struct entry_of {
    const char *id, *ref, *via;
    const char *group; /* of a receipt for several units */
    int64_t amount;
    const struct event *event;
    bool reversed, unidentified;
    int32_t next; /* with the same serial, or -1 */
};

struct known {
    struct names *refs; /* serial to the first entry */
    struct entry_of *entries;
    size_t count;
    struct tally unidentified;
};

static void add(struct known *known, const struct entry_of *entry)
{
    int32_t index = (int32_t)known->count++;

    known->entries[index] = *entry;
    known->entries[index].next = -1;
    int32_t first = names_add(known->refs, entry->ref, index);
    if (first >= 0) {
        known->entries[index].next = known->entries[first].next;
        known->entries[first].next = index;
    }
}

static bool entry_fill(const struct event *event, struct entry_of *out)
{
    const struct receipt *receipt = event->kind == &kind_receipt ? event->record : NULL;
    const struct earning *earning = event->kind == &kind_earning ? event->record : NULL;

    if (receipt)
        *out = (struct entry_of){.id = receipt->id,
                                 .ref = receipt->ref,
                                 .via = receipt->via,
                                 .group = receipt->group,
                                 .amount = receipt->amount,
                                 .unidentified = !receipt->unit};
    else if (earning)
        *out = (struct entry_of){
            .id = earning->id, .ref = earning->ref, .via = earning->via, .amount = earning->amount};
    return receipt || earning;
}

struct known *known_new(struct run *run, const struct fold *fold)
{
    const struct records *records = fold->book->records;
    struct known *known = arena_alloc(run->arena, sizeof *known);
    struct entry_of entry;

    known->refs = names_new(run->arena, records->count);
    known->entries = arena_array(run->arena, records->count + 1, sizeof *known->entries);
    for (size_t i = 0; i < records->count; i++) {
        if (!entry_fill(&records->events[i], &entry))
            continue;
        const struct fate *fate = fold_fate(fold, &records->events[i]);
        entry.event = &records->events[i];
        const struct reversal *undone = fate->reversed_by ? fate->reversed_by->record : NULL;
        entry.reversed = undone && !undone->ref;
        entry.unidentified &= !undone && !fate->identified_by;
        if (entry.unidentified)
            tally_add(run, &known->unidentified, entry.amount, 0);
        if (entry.ref)
            add(known, &entry);
    }
    tally_sort(&known->unidentified);
    return known;
}

size_t known_unidentified(const struct known *known, int64_t amount)
{
    return tally_count(&known->unidentified, amount, NULL);
}

const struct event *known_payment(const struct known *known, const char *ref, const char *place)
{
    const struct entry_of *found = NULL;

    for (int32_t i = names_find(known->refs, ref); i >= 0; i = known->entries[i].next)
        if (strcmp(known->entries[i].via, place) == 0 && (!found || found->reversed))
            found = &known->entries[i];
    return found ? found->event : NULL;
}

/* How much an entry says about the serial; the highest of all entries counts. */
enum weight { WEIGHT_NONE, WEIGHT_OTHER_PLACE, WEIGHT_REVERSED, WEIGHT_OTHER_AMOUNT, WEIGHT_SAME };

static enum weight weigh(const struct entry_of *entry, const char *place, int64_t amount)
{
    bool same = entry->amount == amount;

    if (strcmp(entry->via, place) != 0)
        return same && !entry->reversed && !serial_is_derived(entry->ref) ? WEIGHT_OTHER_PLACE
                                                                          : WEIGHT_NONE;
    if (entry->reversed)
        return WEIGHT_REVERSED;
    return same ? WEIGHT_SAME : WEIGHT_OTHER_AMOUNT;
}

/* What the receipts of one payment for several units add up to; 0: there are none. `first` gets
 * one of them. */
static int64_t group_sum(const struct known *known, const char *ref, const char *place,
                         const struct entry_of **first)
{
    int64_t sum = 0;

    *first = NULL;
    for (int32_t i = names_find(known->refs, ref); i >= 0; i = known->entries[i].next) {
        const struct entry_of *entry = &known->entries[i];
        if (entry->reversed || !entry->group || strcmp(entry->via, place) != 0 ||
            !decimal_add(sum, entry->amount, &sum))
            continue;
        *first = entry;
    }
    return sum;
}

static const char *explain(struct run *run, const struct entry_of *entry, enum weight weight)
{
    char text[DECIMAL_SIZE];

    switch (weight) {
    case WEIGHT_OTHER_PLACE:
        return phrase_printf(run, "booked as %s, but at '%s'", entry->id, entry->via);
    case WEIGHT_REVERSED:
        return phrase_printf(run, "booked as %s and reversed since", entry->id);
    case WEIGHT_OTHER_AMOUNT:
        return phrase_printf(run, "booked as %s, but with %s", entry->id,
                             decimal_grouped(entry->amount, MONEY_PLACES, text));
    case WEIGHT_NONE:
    case WEIGHT_SAME:
        break;
    }
    return NULL;
}

struct known_answer known_find(struct run *run, const struct known *known, const char *ref,
                               const char *place, int64_t amount)
{
    const struct entry_of *best = NULL;
    enum weight weight = WEIGHT_NONE;
    const struct entry_of *part;
    const int64_t sum = group_sum(known, ref, place, &part);
    char text[DECIMAL_SIZE];

    if (part && sum == amount)
        return (struct known_answer){.verdict = KNOWN_BOOKED, .id = part->group};
    if (part)
        return (struct known_answer){
            .verdict = KNOWN_UNCLEAR,
            .id = part->group,
            .reason = phrase_printf(run, "booked as %s for several units, but with %s", part->group,
                                    decimal_grouped(sum, MONEY_PLACES, text))};

    for (int32_t i = names_find(known->refs, ref); i >= 0; i = known->entries[i].next) {
        enum weight found = weigh(&known->entries[i], place, amount);
        if (found <= weight)
            continue;
        weight = found;
        best = &known->entries[i];
    }
    if (!best)
        return (struct known_answer){.verdict = KNOWN_NEW};
    return (struct known_answer){
        .verdict = weight == WEIGHT_SAME ? KNOWN_BOOKED : KNOWN_UNCLEAR,
        .id = best->id,
        .reason = explain(run, best, weight),
        .unidentified = weight == WEIGHT_SAME && best->unidentified,
    };
}
