/*
 * Git's index: what `git status` compares with. It is never what a change is made from. The new
 * one is prepared beside the old, checked, synced and renamed over it; `.git/index.lock` is held.
 */
#ifndef STORE_INDEX_H
#define STORE_INDEX_H

#include "store/session.h"
#include "store/write.h"

/* Gives the targets the entries that the commit has, and leaves every other entry as it is, so
 * that what a person has added stays added. An index whose content is damaged is made anew from
 * the commit; one that cannot be read stops. */
enum status index_refresh(struct run *run, struct session *session, struct oid commit,
                          const struct targets *targets);

#endif
