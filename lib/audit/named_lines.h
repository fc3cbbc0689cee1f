/*
 * Lines "NAME VALUE" of the small texts that an audit writes for people to keep.
 */
#ifndef AUDIT_NAMED_LINES_H
#define AUDIT_NAMED_LINES_H

#include "store/store.h"

/* The value of the line "NAME VALUE" that begins here, in the arena; *at moves behind its line
 * feed. When it is another line, or none, "", and *at stays. */
const char *named_line(struct run *run, const char **at, const char *name);
/* False when there is no such line, or its value is none of that. */
bool named_oid(struct run *run, const char **at, const char *name, struct oid *out);
bool named_count(struct run *run, const char **at, const char *name, int64_t *out);
bool named_date(struct run *run, const char **at, const char *name, struct date *out);

#endif
