#include "intake/entries.h"

#include "base/arena.h"
#include "base/decimal.h"
#include "book/names.h"

#include <stdlib.h>
#include <string.h>

/* --- collecting --- */

struct collecting {
    struct book *book;
    int32_t place;
    struct date day;
    struct entries *entries;
    int32_t *entry_of; /* per event, 1 more than its entry; 0: none yet */
};

static const char *ref_of(const struct event *event)
{
    const struct field *field = kind_field(event->kind, "ref");

    return field && field->type == FIELD_TEXT ? FIELD_IN(const char *, event->record, field) : NULL;
}

/* One payment for several units is one row: the entry of its first receipt. */
static const struct event *head_of(const struct book *book, const struct event *event)
{
    const struct receipt *receipt = event->kind == &kind_receipt ? event->record : NULL;
    const struct event *head = receipt && receipt->group ? book_find(book, receipt->group) : NULL;

    return head ? head : event;
}

/* The fees that a payment paid, if these stood on a statement; or NULL. */
static const struct expense *fees_of(const struct book *book, const struct event *event)
{
    const struct payment *payment = event->kind == &kind_payment ? event->record : NULL;
    const struct event *of = payment ? book_find(book, payment->of) : NULL;
    const struct expense *expense = of && of->kind == &kind_expense ? of->record : NULL;

    return expense && expense->rows.count ? expense : NULL;
}

/* Money that went back on the statement: the undoing is an entry of its own. */
static bool went_back(const struct event *event)
{
    return event->kind == &kind_reversal && ((const struct reversal *)event->record)->ref;
}

static struct entry_booked *entry_for(struct run *run, struct collecting *collecting,
                                      const struct event *moved)
{
    const struct event *event = head_of(collecting->book, moved);
    struct entries *entries = collecting->entries;
    int32_t *known = &collecting->entry_of[event - collecting->book->records->events];

    if (!*known) {
        ARENA_PUSH(run->arena, entries->item, entries->count, entries->capacity);
        entries->item[entries->count++] =
            (struct entry_booked){.event = event,
                                  .date = event->date,
                                  .ref = ref_of(event),
                                  .fees = fees_of(collecting->book, event)};
        *known = (int32_t)entries->count;
    }
    return &entries->item[*known - 1];
}

static enum status collect(struct run *run, const struct transaction *transaction, void *context)
{
    struct collecting *collecting = context;
    bool undone = transaction->reversal && transaction->origin && !went_back(transaction->event);

    if (!collecting->entry_of)
        collecting->entry_of =
            arena_array(run->arena, collecting->book->records->count + 1, sizeof(int32_t));
    for (size_t i = 0; i < transaction->count; i++) {
        const struct posting *posting = &transaction->postings[i];
        if (posting->account != ACCOUNT_PLACE || posting->index != collecting->place)
            continue;
        if (date_compare(transaction->date, collecting->day) <= 0)
            collecting->entries->balance += posting->amount;
        if (transaction->cause == CAUSE_OPENING)
            continue;
        entry_for(run, collecting, undone ? transaction->origin : transaction->event)->amount +=
            posting->amount;
    }
    return STATUS_OK;
}

enum status entries_collect(struct run *run, struct book *book, int32_t place, struct date day,
                            struct entries *out, struct fold **fold)
{
    struct collecting collecting = {.book = book, .place = place, .day = day, .entries = out};
    size_t kept = 0;

    *out = (struct entries){0};
    enum status status = fold_run(run, book, collect, &collecting, fold);
    for (size_t i = 0; i < out->count; i++)
        if (out->item[i].amount != 0)
            out->item[kept++] = out->item[i];
    out->count = kept;
    return status;
}

/* --- pairing --- */

/* A seeker or an entry on the way through time, all of one amount. */
struct stop {
    int64_t amount;
    int32_t day;
    int32_t seeker, entry; /* one of them, the other -1 */
};

static int compare_stops(const void *a, const void *b)
{
    const struct stop *x = a, *y = b;

    if (x->amount != y->amount)
        return x->amount < y->amount ? -1 : 1;
    if (x->day != y->day)
        return x->day < y->day ? -1 : 1;
    if (x->seeker != y->seeker)
        return x->seeker < y->seeker ? -1 : 1;
    return (x->entry > y->entry) - (x->entry < y->entry);
}

static void claim(struct entries *entries, struct seeker *seeker, int32_t entry)
{
    entries->item[entry].claimed = true;
    seeker->entry = entry;
    seeker->reason = NULL;
}

static void pair_serials(struct run *run, struct entries *entries, entry_test *test,
                         struct seeker *seekers, size_t count)
{
    struct names *refs = names_new(run->arena, entries->count);
    char text[DECIMAL_SIZE];

    for (size_t i = 0; i < entries->count; i++)
        if (entries->item[i].ref && !entries->item[i].claimed && !entries->item[i].fees &&
            (!test || test(&entries->item[i])))
            names_add(refs, entries->item[i].ref, (int32_t)i);
    for (size_t i = 0; i < count; i++) {
        struct seeker *seeker = &seekers[i];
        int32_t found = *seeker->serial ? names_find(refs, seeker->serial) : -1;
        if (seeker->entry >= 0 || found < 0 || entries->item[found].claimed)
            continue;
        const struct entry_booked *entry = &entries->item[found];
        if (entry->amount == seeker->amount) {
            claim(entries, seeker, found);
            continue;
        }
        seeker->contradicted = true;
        seeker->reason = phrase_printf(run, "booked as %s, but with %s", entry->event->id,
                                       decimal_grouped(entry->amount, MONEY_PLACES, text));
    }
}

static bool near(int32_t a, int32_t b)
{
    return a - b <= ENTRY_DAYS && b - a <= ENTRY_DAYS;
}

/* As many of one as of the other, pair by pair near each other: then it does not matter which is
 * which. */
static bool pair_evenly(struct entries *entries, struct seeker *seekers, const struct stop *stops,
                        size_t count)
{
    size_t entry = 0, seeker = 0;

    for (int pass = 0; pass < 2; pass++) {
        for (entry = seeker = 0; seeker < count || entry < count; entry++, seeker++) {
            while (seeker < count && stops[seeker].seeker < 0)
                seeker++;
            while (entry < count && stops[entry].entry < 0)
                entry++;
            if ((seeker < count) != (entry < count))
                return false;
            if (seeker == count)
                break;
            if (!near(stops[seeker].day, stops[entry].day))
                return false;
            if (pass == 1)
                claim(entries, &seekers[stops[seeker].seeker], stops[entry].entry);
        }
    }
    return true;
}

/* How many of the other side are near a stop; the last of them in *other. */
static size_t count_near(const struct stop *stops, size_t count, size_t at, size_t *other)
{
    size_t found = 0;

    for (size_t i = 0; i < count; i++) {
        if ((stops[i].seeker < 0) == (stops[at].seeker < 0) || !near(stops[i].day, stops[at].day))
            continue;
        *other = i;
        found++;
    }
    return found;
}

enum { CLUSTER_MAX = 400 }; /* beyond it nothing can be told apart anyway */

/* A row with one entry near it, which has no other row near it. */
static void pair_singly(struct run *run, struct entries *entries, struct seeker *seekers,
                        const struct stop *stops, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t entry = 0, back = 0;
        if (stops[i].seeker < 0)
            continue;
        struct seeker *seeker = &seekers[stops[i].seeker];
        size_t found = count > CLUSTER_MAX ? count : count_near(stops, count, i, &entry);
        if (found == 1 && count_near(stops, count, entry, &back) == 1)
            claim(entries, seeker, stops[entry].entry);
        else if (found == 1)
            seeker->reason = phrase_printf(run, "several rows fit %s",
                                           entries->item[stops[entry].entry].event->id);
        else if (found)
            seeker->reason = N_("several entries of the books fit");
    }
}

static void pair_cluster(struct run *run, struct entries *entries, struct seeker *seekers,
                         const struct stop *stops, size_t count)
{
    if (count > 1 && !pair_evenly(entries, seekers, stops, count))
        pair_singly(run, entries, seekers, stops, count);
}

static size_t list_stops(struct run *run, const struct entries *entries, entry_test *test,
                         const struct seeker *seekers, size_t count, struct stop **out)
{
    struct stop *stops = arena_array(run->arena, entries->count + count + 1, sizeof *stops);
    size_t used = 0;

    for (size_t i = 0; i < count; i++)
        if (seekers[i].entry < 0 && !seekers[i].contradicted && !date_is_none(seekers[i].date))
            stops[used++] =
                (struct stop){seekers[i].amount, date_days(seekers[i].date), (int32_t)i, -1};
    for (size_t i = 0; i < entries->count; i++) {
        const struct entry_booked *entry = &entries->item[i];
        if (!entry->claimed && !entry->fees && (!test || test(entry)))
            stops[used++] = (struct stop){entry->amount, date_days(entry->date), -1, (int32_t)i};
    }
    if (used)
        qsort(stops, used, sizeof *stops, compare_stops);
    *out = stops;
    return used;
}

void entries_pair(struct run *run, struct entries *entries, entry_test *test, bool by_amount,
                  struct seeker *seekers, size_t count)
{
    struct stop *stops;

    pair_serials(run, entries, test, seekers, count);
    if (!by_amount)
        return;
    size_t used = list_stops(run, entries, test, seekers, count, &stops);
    for (size_t start = 0, end; start < used; start = end) {
        for (end = start + 1; end < used; end++)
            if (stops[end].amount != stops[start].amount ||
                stops[end].day - stops[end - 1].day > ENTRY_DAYS)
                break;
        pair_cluster(run, entries, seekers, stops + start, end - start);
    }
}
