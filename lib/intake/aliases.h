/*
 * Who pays for whom, as far as a treasurer has confirmed it: private/aliases.yaml (payer to unit)
 * and private/payers.yaml (serial to payer, of receipts that are not identified yet). Names are
 * personal data, so both files lie in the folder that git ignores and never enter history. A file
 * that is not there is empty.
 */
#ifndef INTAKE_ALIASES_H
#define INTAKE_ALIASES_H

#include "base/run.h"
#include "record/kind.h"

struct store;
struct aliases;

struct alias {
    const char *payer;  /* exactly as statements spell it */
    const char *unit;   /* that the payer pays for, */
    const char *source; /* or the source of other income that the payer is of */
};

struct payer {
    const char *ref; /* the serial on the statement */
    const char *payer;
};

extern const struct kind kind_alias, kind_payer;

/* Reads private/aliases.yaml. */
enum status aliases_read(struct run *run, struct store *store, struct aliases **out);
/* An index over pairs that the caller keeps. */
struct aliases *aliases_new(struct run *run, const struct alias *alias, size_t count);
/* The unit or the source of income of a payer; NULL when there is none, or when the payer stands
 * for several. */
const char *aliases_unit(const struct aliases *aliases, const char *payer);
const char *aliases_source(const struct aliases *aliases, const char *payer);

/* Adds a confirmed alias; one that is there already is no change. Refused ("alias-other") when
 * the payer stands for another unit or source. One of `unit` and `source` is NULL. */
enum status aliases_learn(struct run *run, struct store *store, const char *payer, const char *unit,
                          const char *source);

/* Adds pairs to private/payers.yaml, leaving out serials that it has. */
enum status payers_add(struct run *run, struct store *store, const struct payer *payer,
                       size_t count);
/* Who paid the receipt with this serial; NULL when nobody noted it. */
enum status payers_find(struct run *run, struct store *store, const char *ref, const char **out);

#endif
