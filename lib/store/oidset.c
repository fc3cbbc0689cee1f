#include "store/oidset.h"

#include "base/arena.h"

#include <string.h>

enum { FIRST_CAPACITY = 1024 };

static size_t place(const struct oidset *set, struct oid oid)
{
    size_t hash;

    memcpy(&hash, oid.id, sizeof hash);
    return hash & (set->capacity - 1);
}

/* The slot of the id, or the free one that it would get. */
static struct oidset_slot *slot_of(const struct oidset *set, struct oid oid)
{
    size_t at = place(set, oid);

    while (set->slots[at].used && !oid_equal(set->slots[at].oid, oid))
        at = (at + 1) & (set->capacity - 1);
    return &set->slots[at];
}

static void grow(struct oidset *set)
{
    struct oidset larger = {.arena = set->arena,
                            .capacity = set->capacity ? set->capacity * 2 : FIRST_CAPACITY};

    larger.slots = arena_array(set->arena, larger.capacity, sizeof *larger.slots);
    for (size_t i = 0; i < set->capacity; i++)
        if (set->slots[i].used)
            *slot_of(&larger, set->slots[i].oid) = set->slots[i];
    larger.count = set->count;
    *set = larger;
}

void oidset_add(struct oidset *set, struct oid oid)
{
    if (set->count * 2 >= set->capacity)
        grow(set);
    struct oidset_slot *slot = slot_of(set, oid);
    if (slot->used)
        return;
    *slot = (struct oidset_slot){.oid = oid, .used = true};
    set->count++;
}

struct oidset_slot *oidset_find(const struct oidset *set, struct oid oid)
{
    if (!set->count)
        return NULL;
    struct oidset_slot *slot = slot_of(set, oid);
    return slot->used ? slot : NULL;
}
