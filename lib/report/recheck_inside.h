/* Comparing bytes; used by recheck.c and recheck_site.c only. */
#ifndef REPORT_RECHECK_INSIDE_H
#define REPORT_RECHECK_INSIDE_H

#include "report/recheck.h"

/* How many bytes both begin with. */
size_t same_bytes(const char *a, size_t a_size, const char *b, size_t b_size);
/* The finding about the first byte that is not the same. */
enum status report_difference(struct run *run, const struct published *file, const char *expected,
                              size_t size);
/* The snapshot of a stated commit, with a finding about `path` when the ledger lacks it, or has it
 * outside the history of `newest`. */
enum status stated_snapshot(struct run *run, struct store *store, const struct snapshot *newest,
                            const char *path, struct oid commit, struct snapshot **out);

#endif
