/*
 * Meetings, and who may vote in them how: part of records.h.
 */
#ifndef RECORD_MEETING_H
#define RECORD_MEETING_H

#include "record/kind.h"

/* How votes are counted, by the compound's rules of procedure; what is not given is as the law has
 * it (Civil Code art. 278; book/votes.h). Also a meeting's, frozen with its notice. */
struct votes {
    int64_t quorum_part, quorum_whole;     /* of area and of heads: at least */
    int64_t ordinary_part, ordinary_whole; /* of those taking part: more than */
    int64_t special_part, special_whole;   /* of those taking part: at least */
    bool unreturned;                       /* ballots not returned join the majority */
    bool parking;                          /* units of the kind parking count */
    const char *developer;                 /* the owner id of what is unsold; NULL: none */
    int64_t proposal_percent;              /* of heads and of area, who can ask for an assembly */
    int64_t members;                       /* of the committee; 0: not said */
    bool half;                             /* half of the committee's members is enough */
    int64_t assembly_days, committee_days; /* from the notice to the meeting */
    int64_t publish_days;                  /* from the meeting to the publication */
};

/* decisions.yaml: decisions that were not tallied in this ledger. Only grows. */
struct adoption {
    const char *decision;
    struct date date; /* on which it was taken */
    const char *kind; /* of the meeting */
    const char *title;
    const char *voucher, *voucher_type; /* the minutes */
    const char *reason;                 /* why it is adopted and not tallied */
};

/* proposals.yaml: who asks for an assembly, a line each time. Only grows. */
struct proposal {
    const char *proposal; /* a short name; further lines of it add owners */
    struct date date;
    const char *text;
    struct words units;
};

/* meetings/YYYY/MYYYY-NN.yaml: a meeting from its notice to the publication. The head is fixed,
 * the log only grows. */
struct matter {
    int64_t number;
    const char *text;
    const char *rule;  /* ordinary, three-quarters, committee, present */
    const char *topic; /* the same for a matter in all its meetings */
};

struct meeting_event {
    struct date date;
    const char *what; /* attend, delivery, ballot, decision, sign, publish, promise, kept, note,
                         cancel */
    const char *unit; /* of a ballot */
    struct words units, persons;
    struct words votes; /* one word a matter: for, against, abstain, blank */
    int64_t matter;
    const char *decision;
    const char *result; /* passed, rejected */
    int64_t for_heads, for_area, against_heads, against_area, abstain_heads, abstain_area;
    int64_t part_heads, part_area;   /* who took part */
    int64_t all_heads, all_area;     /* who could have */
    int64_t added_heads, added_area; /* ballots not returned that joined the majority */
    int64_t promise;                 /* which one was kept */
    const char *by;                  /* who promised: a body or a partner */
    struct date due;
    const char *ticket; /* the task that the promise became */
    const char *proof;  /* of delivery */
    const char *voucher, *voucher_type;
    const char *text;
};

struct meeting {
    const char *id;
    const char *kind; /* party, committee, assembly, joint */
    struct date noticed;
    struct date date;     /* of the meeting: the day of the vote */
    struct date deadline; /* the last day for ballots; none: the day of the meeting */
    struct date told;     /* when the residents' committee was told of an assembly */
    const char *place;
    const char *proposal; /* of owners who asked for it */
    const char *urgent;   /* why the notice is shorter than the rules want */
    const struct votes *votes;
    struct rows matters; /* of struct matter */
    struct rows log;     /* of struct meeting_event */
};

extern const struct kind kind_votes, kind_adoption, kind_proposal, kind_matter, kind_meeting,
    kind_meeting_event;

#endif
