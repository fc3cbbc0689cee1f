#include "intake/tally.h"

#include "base/arena.h"

#include <stdlib.h>

void tally_add(struct run *run, struct tally *tally, int64_t amount, int32_t index)
{
    ARENA_PUSH(run->arena, tally->entries, tally->count, tally->capacity);
    tally->entries[tally->count++] = (struct tally_entry){amount, index};
}

static int compare(const void *a, const void *b)
{
    const struct tally_entry *left = a, *right = b;

    if (left->amount != right->amount)
        return left->amount < right->amount ? -1 : 1;
    return (left->index > right->index) - (left->index < right->index);
}

void tally_sort(struct tally *tally)
{
    if (tally->count)
        qsort(tally->entries, tally->count, sizeof *tally->entries, compare);
}

/* Index of the first entry with at least that amount. */
static size_t lower_bound(const struct tally *tally, int64_t amount)
{
    size_t low = 0, high = tally->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (tally->entries[middle].amount < amount)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t tally_count(const struct tally *tally, int64_t amount, int32_t *index)
{
    size_t first = lower_bound(tally, amount), end = lower_bound(tally, amount + 1);

    if (index && end > first)
        *index = tally->entries[first].index;
    return end - first;
}
