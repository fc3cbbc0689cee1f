/*
 * Work shared among child processes, for what threads cannot share: the C library's one time zone,
 * an object database. A child inherits all memory as it is, does its share and writes what came of
 * it into a file without a name. It says nothing and shows nothing: of one that failed there is no
 * result, and the parent does its share again to find out why.
 */
#ifndef BASE_CHILDREN_H
#define BASE_CHILDREN_H

#include "base/run.h"

#include <stdbool.h>

/* Does share number `index` of `count`; false when it failed. Runs in the child. */
typedef bool child_work(size_t index, size_t count, int file, void *context);

struct child_result {
    const char *bytes; /* in the run's arena; NULL: there is no result */
    size_t size;
};

enum { CHILDREN_MAX = 8 };

/* One child for each core; returns once all have ended. How many shares there were, 0 when the
 * system has but one core or gives no process: `out` has a result for each. */
size_t children_share(struct run *run, child_work *work, void *context,
                      struct child_result out[static CHILDREN_MAX]);
/* Writes all bytes; false when they cannot be written. */
bool child_put(int file, const void *bytes, size_t size);

/* Gives out 0, 1, 2, …, each number once among all children that were started since: for pieces of
 * work of which nobody knows how long they take. NULL when the system gives no memory that is
 * shared. */
struct turns;
struct turns *turns_new(void);
size_t turns_take(struct turns *turns);
void turns_free(struct turns *turns);

#endif
