/*
 * The life of tickets, as one table: for each kind what a ticket needs when it is opened and how
 * many days it has by severity; for each step from which states it may be taken, to which it
 * leads, what it must and may say, and who may take it. Everything that judges, explains or
 * documents a step reads this table. It is constant; nothing here fails or allocates.
 */
#ifndef CASES_TICKET_STATES_H
#define CASES_TICKET_STATES_H

#include "record/records.h"

/* In the order of their names in the record's table and in the tables below. */
enum ticket_kind {
    TICKET_REPAIR,
    TICKET_COMPLAINT,
    TICKET_DISPUTE,
    TICKET_FINDING,
    TICKET_NEED,
    TICKET_OFFER,
    TICKET_TASK,
    TICKET_KINDS
};

enum ticket_state {
    STATE_OPEN,
    STATE_CLAIMED,   /* somebody has taken it on */
    STATE_WORKING,   /* and began */
    STATE_REFERRED,  /* a partner is asked */
    STATE_ESCALATED, /* a higher level is asked */
    STATE_MEDIATING,
    STATE_MATCHED, /* a need and an offer that found each other */
    STATE_FIXED,   /* not yet looked at by another */
    STATE_VERIFIED,
    STATE_SETTLED,
    STATE_DONE,
    STATE_CLOSED,
    STATE_COUNT
};

enum ticket_step {
    STEP_NOTE,
    STEP_CLAIM,
    STEP_ASSIGN,
    STEP_RELEASE,
    STEP_START,
    STEP_FIX,
    STEP_VERIFY,
    STEP_REOPEN,
    STEP_EXTEND,
    STEP_ESCALATE,
    STEP_REPLY,
    STEP_RETURN,
    STEP_REFER,
    STEP_MEDIATE,
    STEP_MATCH,
    STEP_DONE,
    STEP_CLOSE,
    STEP_COUNT
};

enum ticket_severity { TICKET_LOW, TICKET_NORMAL, TICKET_HIGH, TICKET_URGENT, TICKET_SEVERITIES };
enum ticket_level { LEVEL_COMPOUND, LEVEL_COMMUNITY, LEVEL_STREET, LEVEL_DEPARTMENT, LEVELS };

/* Who may take a step, besides being there at all. */
enum ticket_actor {
    BY_ANYBODY,
    BY_ANOTHER, /* than who fixed it */
    BY_OPENER,  /* who reported it */
};

/* Fields by a letter each: a capital one is needed, a small one allowed, no other belongs there.
 *   B by  P to (a person)  L level  O body  D due  K ticket  H hours  M outcome  V voucher  T text
 */
struct ticket_rule {
    enum ticket_step step;
    unsigned kinds; /* bits of enum ticket_kind */
    unsigned from;  /* bits of enum ticket_state */
    int to;         /* enum ticket_state, or TICKET_STAYS */
    const char *fields;
    const char *outcome; /* of a mediation that the row is for; NULL: any */
    enum ticket_actor actor;
    const char *role; /* that who takes it must have, where the roster knows roles; or NULL */
};

enum { TICKET_STAYS = -1 };

/* What a ticket of a kind is opened with. */
struct ticket_opening {
    const char *fields;          /* as above, and: A about  U units */
    const char *role;            /* of who opens it */
    int days[TICKET_SEVERITIES]; /* until it is due; 0: no deadline */
};

extern const struct ticket_rule ticket_rules[];
extern const size_t ticket_rule_count;

const struct ticket_opening *ticket_opening(enum ticket_kind kind);
/* Days within which a higher level, or (LEVEL_COMPOUND) a partner, is to reply. */
int ticket_reply_days(enum ticket_level level);

/* The row for a step, or NULL: the state does not allow it. `outcome` NULL: any. */
const struct ticket_rule *ticket_rule(enum ticket_kind kind, enum ticket_state state,
                                      enum ticket_step step, const char *outcome);
/* Whether there is nothing left to be done. */
bool ticket_is_over(enum ticket_state state);
/* Whether the deadline still runs: not over, and not fixed. */
bool ticket_is_running(enum ticket_state state);
/* Whether a kind can be in a state at all. */
bool ticket_has_state(enum ticket_kind kind, enum ticket_state state);

/* Names, as the record's table has them, and back; a text that is none gives the count. */
const char *ticket_kind_name(enum ticket_kind kind);
const char *ticket_state_name(enum ticket_state state);
const char *ticket_step_name(enum ticket_step step);
const char *ticket_severity_name(enum ticket_severity severity);
const char *ticket_level_name(enum ticket_level level);
enum ticket_kind ticket_kind_of(const char *name);
enum ticket_step ticket_step_of(const char *name);
enum ticket_severity ticket_severity_of(const char *name);
enum ticket_level ticket_level_of(const char *name);

#endif
