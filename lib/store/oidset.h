/*
 * A set of object ids with a flag for each. Ids are hashes, so a part of one is its own hash.
 */
#ifndef STORE_OIDSET_H
#define STORE_OIDSET_H

#include "store/git.h"

struct oidset {
    struct arena *arena;
    struct oidset_slot *slots;
    size_t count, capacity; /* the capacity is a power of two */
};

struct oidset_slot {
    struct oid oid;
    bool used, flag;
};

void oidset_add(struct oidset *set, struct oid oid);
/* NULL when it is not in the set; its flag is the caller's to use. */
struct oidset_slot *oidset_find(const struct oidset *set, struct oid oid);

#endif
