/*
 * The register of the committee's seal: who allowed each use, and who used it. A file per year
 * (record/records.h). Everything is in the arena of the run.
 */
#ifndef CASES_SEAL_H
#define CASES_SEAL_H

#include "book/case_file.h"

enum { SEAL_APPROVERS = 2 }; /* when the rules do not say */

/* All uses, by year and in the order of the files; with `last` those dated by then. */
enum status seal_read(struct run *run, const struct snapshot *snapshot, struct date last,
                      struct seal_use **out, size_t *count);
/* The half-years in which it was used, each by its last month, ascending. */
enum status seal_halves(struct run *run, const struct snapshot *snapshot, struct month **out,
                        size_t *count);
/* The last month of the half-year of a day. */
struct month half_year(struct date day);
/* How many persons must allow a use. */
int64_t seal_approvers(const struct compound *compound);

const char *path_seal(struct run *run, int year);
/* Rules of the case. */
const char *seal_path(struct run *run, const void *record);
enum status seal_check_file(struct run *run, const struct source *source, const void *record,
                            enum status verdict);

#endif
