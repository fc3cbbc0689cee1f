/*
 * A memo of what was derived from the ledger, in .git/guiyuan/memo (LMDB; its header is included
 * here only). What is remembered belongs to a git object: a folder's tree or a file's blob never
 * changes under its id, so what follows from it stays true. The memo is disposable: one that is
 * gone, damaged, copied from elsewhere or of another version counts as empty and is made again,
 * silently; one that cannot be written is no failure. Never trust it where somebody audits.
 *
 * A derivation has a name with its version: "tickets/1". For each name under it ("tickets/2026", or
 * an object's id) the last value is kept, with the object that it was derived from. So a value of
 * an older object can still be of use: what is in it may be taken over part by part.
 */
#ifndef STORE_MEMO_H
#define STORE_MEMO_H

#include "store/store.h"

struct memo;

struct memo_value {
    struct oid oid;    /* that it was derived from */
    const char *bytes; /* in the memo: not aligned, there until memo_close() */
    size_t size;
};

/* The memo for reading; NULL when there is none of use. */
struct memo *memo_open(struct run *run, const struct store *store);
void memo_close(struct memo *memo);
/* False when nothing, or nothing whole, is remembered. `memo` may be NULL. */
bool memo_find(const struct memo *memo, const char *derivation, const char *name,
               struct memo_value *out);

/* Whether memo_keep() can be expected to do so: worth asking before much is derived. */
bool memo_is_writable(const struct store *store);
/* Remembers a value instead of the last one. No memo may be open. */
void memo_keep(struct run *run, const struct store *store, const char *derivation, const char *name,
               const struct memo_value *value);

#endif
