/*
 * The roster as the book has it: people by opaque id, bodies with their seats, roles, stewards and
 * skills (roster/NAME.yaml, ledger-format/roster.md). It is read when first asked for, and belongs
 * to the run that opened the book. A ledger without a roster has an empty one.
 *
 * A person or a body may have several lines: on a day the one that begins last is true. A term
 * lasts from its first day to the last as elected, or to the day on which it ended before.
 * Nothing here fails but the reading.
 */
#ifndef BOOK_ROSTER_H
#define BOOK_ROSTER_H

#include "book/book.h"

struct roster {
    struct items people, bodies, terms, roles, stewards, skills; /* each in the order of its file */
    const struct names *known;                                   /* person to its first line */
};

/* The file of each list, in the order of the roster's members; the last has a NULL path. */
struct roster_list {
    const char *name, *path;
    size_t offset; /* of the items in struct roster */
    const struct kind *kind;
};
extern const struct roster_list roster_lists[];
/* The list of a kind, or NULL. */
const struct roster_list *roster_list_of(const struct kind *kind);

static inline const struct person *person_at(const struct roster *roster, size_t index)
{
    return roster->people.item[index].record;
}
static inline const struct body *body_at(const struct roster *roster, size_t index)
{
    return roster->bodies.item[index].record;
}
static inline const struct term *term_at(const struct roster *roster, size_t index)
{
    return roster->terms.item[index].record;
}
static inline const struct role *role_at(const struct roster *roster, size_t index)
{
    return roster->roles.item[index].record;
}
static inline const struct steward *steward_at(const struct roster *roster, size_t index)
{
    return roster->stewards.item[index].record;
}
static inline const struct skill *skill_at(const struct roster *roster, size_t index)
{
    return roster->skills.item[index].record;
}

/* The roster of the book's snapshot, read once; a finding for each thing that does not hold
 * together. On failure nothing is kept, and the next call reads and says it again. */
enum status book_roster(struct run *run, const struct book *book, const struct roster **out);
/* Whether the ledger has a roster: people that others could be looked up among. */
bool roster_is_kept(const struct roster *roster);

/* The last line of a person, whenever; NULL: nobody has that id. `id` may be NULL. */
const struct person *roster_person(const struct roster *roster, const char *id);
/* The line of a person that is true on a day; NULL: unknown, not yet, or no longer. */
const struct person *roster_person_on(const struct roster *roster, const char *id, struct date day);
/* The same of a body. */
const struct body *roster_body(const struct roster *roster, const char *body);
const struct body *roster_body_on(const struct roster *roster, const char *body, struct date day);

/* The last day of a term; none: it has no end yet. */
struct date term_last(const struct term *term);
bool term_on(const struct term *term, struct date day);
/* The term by which a person sits in a body on a day, or NULL; of several, the first in the file.
 */
const struct term *roster_seat_on(const struct roster *roster, const char *body, const char *person,
                                  struct date day);
/* Who has a seat ("chair") on a day, or NULL. */
const struct term *roster_holder_on(const struct roster *roster, const char *body, const char *seat,
                                    struct date day);
/* The members of a body on a day, each once, in the order of the file; in the run's arena. */
struct words roster_members(struct run *run, const struct roster *roster, const char *body,
                            struct date day);
/* Whether a person has one of the six roles on a day. */
bool roster_has_role(const struct roster *roster, const char *person, const char *role,
                     struct date day);
bool steward_covers(const struct steward *steward, const struct unit_history *unit);
/* Who looks after a unit of the book on a day, or NULL. */
const struct steward *roster_steward_on(const struct roster *roster,
                                        const struct unit_history *unit, struct date day);

/* Whether a person looks after anything on a day, or stands in. */
bool roster_is_steward(const struct roster *roster, const char *person, struct date day);

/* Whether a day is within two days, the second of which may be none. */
bool days_hold(struct date from, struct date to, struct date day);

/* The rules, where 0 means the usual. */
int64_t rules_filing_days(const struct rules *rules);
int64_t rules_committee_least(const struct rules *rules);
int64_t rules_committee_most(const struct rules *rules);

/* Every person and partner that a record names, where the rules ask for it ("persons_known"): in
 * the roster, or a finding with `verdict`. Costs nothing when they do not. */
enum status roster_check_named(struct run *run, const struct book *book, const struct kind *kind,
                               const void *record, struct spot spot, enum status verdict);
/* What is unusual and allowed: a committee of a number of members that the law does not know, or
 * an even one. Warnings, as of a day. */
void roster_warn(struct run *run, const struct book *book, const struct roster *roster,
                 struct date day);

#endif
