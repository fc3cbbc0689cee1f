/*
 * Names and contacts of people, in private/names.yaml: on this computer only, never in the ledger.
 * Commands show a name where this file is present. Everything is in the run's arena; reading and
 * writing fail as store/private.h says.
 */
#ifndef BOOK_CONTACTS_H
#define BOOK_CONTACTS_H

#include "base/run.h"
#include "record/kind.h"
#include "store/store.h"

struct contact {
    const char *person;
    const char *name;
    const char *contact; /* a telephone number or the like, or NULL */
};
extern const struct kind kind_contact;

struct contacts;

/* *out is NULL when the file is not there. */
enum status contacts_read(struct run *run, struct store *store, const struct contacts **out);
/* The contact of a person, or NULL; `contacts` and `person` may be NULL. */
const struct contact *contacts_find(const struct contacts *contacts, const char *person);
/* Adds people, or replaces what is there of them. */
enum status contacts_keep(struct run *run, struct store *store, const struct contact *contact,
                          size_t count);
/* Forgets a person; *found says whether there was anything. */
enum status contacts_forget(struct run *run, struct store *store, const char *person, bool *found);

#endif
