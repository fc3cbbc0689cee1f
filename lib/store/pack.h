/*
 * Keeping the repository small. Git's own automatic packing is off in a ledger, because it does
 * not know our lock; this packs under it.
 */
#ifndef STORE_PACK_H
#define STORE_PACK_H

#include "store/store.h"

struct pack_result {
    size_t loose_before, objects_packed, packs_after;
};

/* Packs all loose objects; joins packs into one when `everything` or when many have gathered. */
enum status store_pack(struct run *run, struct store *store, bool everything,
                       struct pack_result *out);
/* The same when enough has gathered, else nothing. Never fails a change that is done: what goes
 * wrong is a warning. */
void store_pack_if_due(struct run *run, struct store *store);

#endif
