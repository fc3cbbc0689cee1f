/*
 * Amounts and what has them, sorted, to ask how many have a given one.
 */
#ifndef INTAKE_TALLY_H
#define INTAKE_TALLY_H

#include "base/run.h"

struct tally_entry {
    int64_t amount;
    int32_t index;
};

struct tally {
    struct tally_entry *entries;
    size_t count, capacity;
};

void tally_add(struct run *run, struct tally *tally, int64_t amount, int32_t index);
/* To be called once all are there. */
void tally_sort(struct tally *tally);
/* How many have the amount; the first's index in *index (which may be NULL). */
size_t tally_count(const struct tally *tally, int64_t amount, int32_t *index);

#endif
