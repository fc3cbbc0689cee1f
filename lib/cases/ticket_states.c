#include "cases/ticket_states.h"

#include <string.h>

#define KIND_BIT(kind) (1U << (kind))
#define STATE_BIT(state) (1U << (state))

enum {
    REPAIR = KIND_BIT(TICKET_REPAIR),
    COMPLAINT = KIND_BIT(TICKET_COMPLAINT),
    DISPUTE = KIND_BIT(TICKET_DISPUTE),
    FINDING = KIND_BIT(TICKET_FINDING),
    NEED = KIND_BIT(TICKET_NEED),
    OFFER = KIND_BIT(TICKET_OFFER),
    TASK = KIND_BIT(TICKET_TASK),
    ALL = KIND_BIT(TICKET_KINDS) - 1,
    WORKS = REPAIR | FINDING,                             /* end by being fixed */
    ASKS = REPAIR | COMPLAINT | DISPUTE | FINDING | TASK, /* may need somebody else */
    TAKEN = ALL & ~OFFER,                                 /* are taken on by somebody */
};

enum {
    OPEN = STATE_BIT(STATE_OPEN),
    CLAIMED = STATE_BIT(STATE_CLAIMED),
    WORKING = STATE_BIT(STATE_WORKING),
    REFERRED = STATE_BIT(STATE_REFERRED),
    ESCALATED = STATE_BIT(STATE_ESCALATED),
    MEDIATING = STATE_BIT(STATE_MEDIATING),
    MATCHED = STATE_BIT(STATE_MATCHED),
    FIXED = STATE_BIT(STATE_FIXED),
    VERIFIED = STATE_BIT(STATE_VERIFIED),
    SETTLED = STATE_BIT(STATE_SETTLED),
    DONE = STATE_BIT(STATE_DONE),
    CLOSED = STATE_BIT(STATE_CLOSED),
    ANY = STATE_BIT(STATE_COUNT) - 1,
    HERE = OPEN | CLAIMED | WORKING, /* in the compound's own hands */
    AWAY = REFERRED | ESCALATED,     /* others are asked */
    ENDED = VERIFIED | SETTLED | DONE | CLOSED,
    GOING = ANY & ~ENDED & ~FIXED,
};

const struct ticket_rule ticket_rules[] = {
    {STEP_NOTE, ALL, ANY, TICKET_STAYS, "Tbv", NULL, BY_ANYBODY, NULL},

    {STEP_CLAIM, TAKEN, OPEN, STATE_CLAIMED, "Bt", NULL, BY_ANYBODY, NULL},
    {STEP_ASSIGN, TAKEN, OPEN | CLAIMED, STATE_CLAIMED, "Pbt", NULL, BY_ANYBODY, NULL},
    {STEP_RELEASE, TAKEN, CLAIMED | WORKING, STATE_OPEN, "bt", NULL, BY_ANYBODY, NULL},
    {STEP_START, REPAIR | COMPLAINT | FINDING | TASK, OPEN | CLAIMED, STATE_WORKING, "Btv", NULL,
     BY_ANYBODY, NULL},

    {STEP_FIX, WORKS, HERE | AWAY, STATE_FIXED, "Btvh", NULL, BY_ANYBODY, NULL},
    {STEP_VERIFY, FINDING, FIXED, STATE_VERIFIED, "Btv", NULL, BY_ANOTHER, "supervisor"},
    {STEP_VERIFY, REPAIR, FIXED, STATE_VERIFIED, "Btv", NULL, BY_ANYBODY, NULL},
    {STEP_REOPEN, ALL, FIXED | ENDED, STATE_OPEN, "Tbvd", NULL, BY_ANYBODY, NULL},
    {STEP_EXTEND, ALL & ~OFFER, GOING, TICKET_STAYS, "DTb", NULL, BY_ANYBODY, NULL},

    {STEP_ESCALATE, ASKS, HERE | AWAY | MEDIATING, STATE_ESCALATED, "LDobtv", NULL, BY_ANYBODY,
     NULL},
    {STEP_REFER, ASKS | NEED, HERE | MEDIATING, STATE_REFERRED, "ODbtv", NULL, BY_ANYBODY, NULL},
    {STEP_REPLY, ASKS | NEED, AWAY, TICKET_STAYS, "Tbov", NULL, BY_ANYBODY, NULL},
    {STEP_RETURN, ASKS | NEED, AWAY, STATE_OPEN, "Tbov", NULL, BY_ANYBODY, NULL},

    {STEP_MEDIATE, DISPUTE, HERE | AWAY | MEDIATING, STATE_SETTLED, "BMtv", "agreed", BY_ANYBODY,
     "mediator"},
    {STEP_MEDIATE, DISPUTE, HERE | AWAY | MEDIATING, STATE_MEDIATING, "BMTv", "continued",
     BY_ANYBODY, "mediator"},
    {STEP_MEDIATE, DISPUTE, HERE | AWAY | MEDIATING, STATE_OPEN, "BMTv", "failed", BY_ANYBODY,
     "mediator"},

    {STEP_MATCH, NEED | OFFER, OPEN, STATE_MATCHED, "Kbt", NULL, BY_ANYBODY, NULL},
    {STEP_RELEASE, NEED | OFFER, MATCHED, STATE_OPEN, "bt", NULL, BY_ANYBODY, NULL},

    {STEP_DONE, COMPLAINT, HERE | AWAY, STATE_DONE, "BThv", NULL, BY_ANYBODY, NULL},
    {STEP_DONE, TASK, HERE | AWAY, STATE_DONE, "Bthv", NULL, BY_ANYBODY, NULL},
    {STEP_DONE, NEED, CLAIMED | REFERRED | MATCHED, STATE_DONE, "Bthv", NULL, BY_ANYBODY, NULL},
    {STEP_DONE, OFFER, MATCHED, STATE_DONE, "Bthv", NULL, BY_ANYBODY, NULL},

    {STEP_CLOSE, REPAIR, FIXED | VERIFIED, STATE_CLOSED, "bt", NULL, BY_ANYBODY, NULL},
    {STEP_CLOSE, FINDING, HERE | AWAY, STATE_CLOSED, "BT", NULL, BY_OPENER, NULL},
    {STEP_CLOSE, ALL & ~FINDING, GOING & ~MATCHED, STATE_CLOSED, "Tb", NULL, BY_ANYBODY, NULL},
};

const size_t ticket_rule_count = sizeof ticket_rules / sizeof ticket_rules[0];

/* Days by severity: low, normal, high, urgent. */
static const struct ticket_opening openings[TICKET_KINDS] = {
    [TICKET_REPAIR] = {"bauvd", NULL, {30, 7, 3, 1}},
    [TICKET_COMPLAINT] = {"bauvd", NULL, {15, 7, 3, 1}},
    [TICKET_DISPUTE] = {"bUavd", NULL, {60, 30, 15, 3}},
    [TICKET_FINDING] = {"BAuvD", "supervisor", {30, 15, 7, 3}},
    [TICKET_NEED] = {"bauvd", NULL, {30, 15, 7, 1}},
    [TICKET_OFFER] = {"bauv", NULL, {0, 0, 0, 0}},
    [TICKET_TASK] = {"bauvd", NULL, {60, 30, 15, 3}},
};

/* A partner, the community, the street, the department. */
static const int reply_days[LEVELS] = {7, 7, 15, 30};

static const char *const kind_names[] = {"repair", "complaint", "dispute", "finding",
                                         "need",   "offer",     "task"};
static const char *const state_names[] = {"open",      "claimed",   "working", "referred",
                                          "escalated", "mediating", "matched", "fixed",
                                          "verified",  "settled",   "done",    "closed"};
static const char *const step_names[] = {
    "note",     "claim", "assign", "release", "start",   "fix",   "verify", "reopen", "extend",
    "escalate", "reply", "return", "refer",   "mediate", "match", "done",   "close"};
static const char *const severity_names[] = {"low", "normal", "high", "urgent"};
static const char *const level_names[] = {"compound", "community", "street", "department"};

_Static_assert(sizeof kind_names / sizeof *kind_names == TICKET_KINDS, "a name per kind");
_Static_assert(sizeof state_names / sizeof *state_names == STATE_COUNT, "a name per state");
_Static_assert(sizeof step_names / sizeof *step_names == STEP_COUNT, "a name per step");
_Static_assert(sizeof severity_names / sizeof *severity_names == TICKET_SEVERITIES, "a name each");
_Static_assert(sizeof level_names / sizeof *level_names == LEVELS, "a name per level");

const struct ticket_opening *ticket_opening(enum ticket_kind kind)
{
    return &openings[kind];
}

int ticket_reply_days(enum ticket_level level)
{
    return reply_days[level];
}

const struct ticket_rule *ticket_rule(enum ticket_kind kind, enum ticket_state state,
                                      enum ticket_step step, const char *outcome)
{
    for (size_t i = 0; i < ticket_rule_count; i++) {
        const struct ticket_rule *rule = &ticket_rules[i];
        if (rule->step == step && rule->kinds & KIND_BIT(kind) && rule->from & STATE_BIT(state) &&
            (!rule->outcome || !outcome || strcmp(rule->outcome, outcome) == 0))
            return ticket_has_state(kind, state) ? rule : NULL;
    }
    return NULL;
}

bool ticket_is_over(enum ticket_state state)
{
    return STATE_BIT(state) & ENDED;
}

bool ticket_is_running(enum ticket_state state)
{
    return STATE_BIT(state) & GOING;
}

bool ticket_has_state(enum ticket_kind kind, enum ticket_state state)
{
    bool reached = state == STATE_OPEN;

    for (size_t i = 0; i < ticket_rule_count && !reached; i++)
        reached = ticket_rules[i].to == (int)state && ticket_rules[i].kinds & KIND_BIT(kind);
    return reached;
}

const char *ticket_kind_name(enum ticket_kind kind)
{
    return kind_names[kind];
}

const char *ticket_state_name(enum ticket_state state)
{
    return state_names[state];
}

const char *ticket_step_name(enum ticket_step step)
{
    return step_names[step];
}

const char *ticket_severity_name(enum ticket_severity severity)
{
    return severity_names[severity];
}

const char *ticket_level_name(enum ticket_level level)
{
    return level_names[level];
}

static size_t find(const char *const *names, size_t count, const char *name)
{
    size_t index = 0;

    while (name && index < count && strcmp(names[index], name) != 0)
        index++;
    return name ? index : count;
}

enum ticket_kind ticket_kind_of(const char *name)
{
    return (enum ticket_kind)find(kind_names, TICKET_KINDS, name);
}

enum ticket_step ticket_step_of(const char *name)
{
    return (enum ticket_step)find(step_names, STEP_COUNT, name);
}

enum ticket_severity ticket_severity_of(const char *name)
{
    return (enum ticket_severity)find(severity_names, TICKET_SEVERITIES, name);
}

enum ticket_level ticket_level_of(const char *name)
{
    return (enum ticket_level)find(level_names, LEVELS, name);
}
