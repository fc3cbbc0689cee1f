/*
 * The parts of packing: what lies in `.git/objects`, and what may be removed from it.
 */
#ifndef STORE_PACKING_H
#define STORE_PACKING_H

#include "store/oidset.h"
#include "store/session.h"

struct pack {
    const char *name; /* "pack-…", without ".pack" */
    size_t count;     /* objects in it */
    bool joined;      /* its objects go into the new pack, so it is removed afterwards */
};

struct inventory {
    struct oid *loose;
    size_t loose_count, loose_capacity;
    struct pack *packs;
    size_t pack_count, pack_capacity;
};

/* Lists loose objects and packs; a pack that is marked to be kept is left out. */
enum status inventory_take(struct run *run, const struct store *store, struct inventory *out);
/* Adds the objects of a pack to the set. `folder` holds its ".idx". */
enum status pack_list(struct run *run, const char *folder, const char *name, struct oidset *set);
/* Whether every object of the set reads whole from this pack alone. */
enum status pack_verify(struct run *run, const char *folder, const char *name,
                        const struct oidset *set);
/* Removes the loose objects and the joined packs of the inventory, which the pack `kept` has. */
enum status inventory_drop(struct run *run, const struct store *store,
                           const struct inventory *inventory, const char *kept);
/* How many loose objects there are, from a look at a few folders. */
size_t loose_estimate(const struct store *store);
/* Removes what killed writers of libgit2 and a killed packing left, once it is old enough to be
 * nobody's. */
enum status sweep_old_temporaries(struct run *run, const struct store *store);

#endif
