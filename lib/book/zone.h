/*
 * Time zones by their IANA names, from the system's database (tzdata).
 */
#ifndef BOOK_ZONE_H
#define BOOK_ZONE_H

#include "base/run.h"

/* Seconds east of UTC in a zone at an instant (seconds since 1970-01-01 UTC). A name that the
 * system does not know is a finding ("timezone-unknown"). Call it from the first thread only: the
 * C library keeps one zone per process, which is changed and put back. */
enum status zone_offset(struct run *run, const char *name, int64_t instant, int32_t *out);

#endif
