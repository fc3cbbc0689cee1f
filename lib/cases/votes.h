/*
 * Votes by the Civil Code, art. 278, and by the compound's own rules of procedure: who may vote,
 * with how many heads and how much area, who took part, and what each matter came to. Everything
 * is counted in whole numbers (heads, hundredths of a square metre) and compared crosswise, so no
 * result depends on rounding.
 *
 * A head is an owner: all units of one owner id are one head with all their areas, and so are the
 * developer's. Co-owners share an owner id, so they have one vote. Area and owner are those of the
 * register on the day of the meeting. In the committee, in the party branch and in a joint meeting
 * a head is a person and there is no area.
 */
#ifndef CASES_VOTES_H
#define CASES_VOTES_H

#include "book/book.h"

struct tally_side {
    int64_t heads;
    int64_t area; /* hundredths of a square metre; 0 where persons vote */
};

enum area_source { SOURCE_REGISTERED, SOURCE_SURVEYED, SOURCE_CONTRACT, SOURCE_COUNT };

struct matter_tally {
    const struct matter *matter;
    struct tally_side yes, no;
    struct tally_side abstain; /* took part and voted neither way on it */
    struct tally_side added;   /* ballots not returned that joined the majority */
    bool added_yes;            /* which was for it */
    bool passed;
};

struct tally {
    const struct meeting *meeting;
    struct tally_side all;       /* who may vote */
    struct tally_side part;      /* who returned a ballot or attended */
    struct tally_side delivered; /* has not taken part, and delivery is proven */
    struct tally_side missing;   /* has not taken part, and it is not proven */
    struct tally_side developer; /* of all */
    int64_t area_by[SOURCE_COUNT];
    bool quorum;
    struct matter_tally *matters; /* in the order of the agenda */
    size_t count;
};

/* The rules that a meeting of this kind is held by, with the law's numbers where the compound says
 * nothing; what does not concern the kind is zero. */
struct votes votes_in_force(const struct compound *compound, const char *kind);
/* Whether part is at least (`more`: more than) numerator/denominator of the whole. An overflow is
 * a finding. */
enum status votes_share(struct run *run, int64_t part, int64_t whole, int64_t numerator,
                        int64_t denominator, bool more, bool *out);
/* Counts the votes of a meeting, up to the end of its log. Findings with the status `verdict`:
 * ballots of unknown units, of an owner who has voted already, of somebody who was not there. */
enum status tally_compute(struct run *run, const struct book *book, const struct source *source,
                          const struct meeting *meeting, enum status verdict, struct tally *out);
/* "59 of 90 heads and 20100.00 of 32000.00 m²; 60 and 21333.34 are needed", in the arena. */
const char *tally_shortfall(struct run *run, const struct tally *tally);
/* How many heads and how much area some units stand for on a day, and all together. Units that are
 * not there are left out. */
struct tally_side votes_of_units(struct run *run, const struct book *book,
                                 const struct votes *rules, struct date day,
                                 const struct words *units, struct tally_side *all);

#endif
