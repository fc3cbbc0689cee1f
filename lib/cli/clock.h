/*
 * What time it is: the system's clock, or GUIYUAN_NOW.
 */
#ifndef CLI_CLOCK_H
#define CLI_CLOCK_H

#include "base/run.h"

/* Sets the run's now, offset and today in the process's time zone (the ledger's own follows when
 * it is opened). `text` NULL: the system's clock. Else a day "2026-11-03" (its noon, which is the
 * same day in nearly every zone), a date and time "2026-11-03T09:30[:00]" with a zone ("Z",
 * "+08:00", "+0800") or without (the process's), or seconds since 1970-01-01 UTC. */
enum status clock_start(struct run *run, const char *text);

#endif
