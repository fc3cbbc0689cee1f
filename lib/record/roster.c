/* The tables of the roster: who is who, from when to when. */
#include "record/records.h"
#include "record/table.h"

enum { REQUIRED = FIELD_REQUIRED };

static const struct field person_fields[] = {
    FIELD(person, person, PERSON, REQUIRED, "the person's opaque id"),
    FIELD(person, party, FLAG, 0, "whether a member of the party branch"),
    FIELD(person, public_name, TEXT, 0,
          "the name to be published, only by consent; the history keeps it for ever"),
    FIELD(person, consent, DATE, 0, "the day on which the person consented to it"),
    FIELD(person, from, DATE, REQUIRED, "the day from which this line is true"),
    FIELD(person, to, DATE, 0, "the last day on which the person belongs to the compound"),
};
KIND(person, 0, LAYOUT_FLOW, "a person, from a day on; a change is a further line");

static const struct field body_fields[] = {
    FIELD(body, body, WORD, REQUIRED, "the body's short name"),
    FIELD(body, name, TEXT, REQUIRED, "its name as residents read it"),
    FIELD_ONE_OF(body, kind, REQUIRED,
                 "party committee supervision department street community partner group",
                 "what it is"),
    FIELD_ONE_OF(body, level, 0, "street community compound group household",
                 "the level that it works at"),
    FIELD(body, force, FLAG, 0, "whether one of the five forces that work together"),
    FIELD(body, seats, COUNT, 0, "how many members it has; none: any number"),
    FIELD(body, contact, TEXT, 0, "the post to turn to, such as community officer; never a name"),
    FIELD(body, from, DATE, REQUIRED, "the day from which this line is true"),
    FIELD(body, to, DATE, 0, "the last day on which there is the body"),
    FIELD(body, decision, DECISION, 0, "the decision that made it"),
};
KIND(body, 0, LAYOUT_FLOW, "a body or a partner, from a day on; a change is a further line");

static const struct field term_fields[] = {
    FIELD(term, body, WORD, REQUIRED, "the body"),
    FIELD(term, seat, WORD, REQUIRED,
          "the seat, held by one person at a time; that of a plain member, by several"),
    FIELD(term, person, PERSON, REQUIRED, "who has it"),
    FIELD(term, from, DATE, REQUIRED, "the first day of the term"),
    FIELD(term, to, DATE, 0, "its last day, as elected; none: until it ends"),
    FIELD(term, ended, DATE, 0, "its last day, when it ended otherwise"),
    FIELD(term, why, TEXT, 0, "why it ended"),
    FIELD(term, filed, DATE, 0, "the day on which it was filed with the street"),
    FIELD(term, decision, DECISION, 0, "the decision that elected or appointed"),
};
KIND(term, 0, LAYOUT_FLOW, "a seat of a body, held from a day to a day");

static const struct field role_fields[] = {
    FIELD(role, person, PERSON, REQUIRED, "who has the role"),
    FIELD_ONE_OF(role, role, REQUIRED, "publicist informant server mediator supervisor model",
                 "which of the six"),
    FIELD(role, from, DATE, REQUIRED, "the first day"),
    FIELD(role, to, DATE, 0, "the last day"),
};
KIND(role, 0, LAYOUT_FLOW, "one of the six roles of a member");

static const struct field steward_fields[] = {
    FIELD(steward, person, PERSON, REQUIRED, "the steward"),
    FIELD(steward, backup, PERSON, 0, "who stands in"),
    FIELD(steward, buildings, BUILDINGS, 0, "the buildings looked after"),
    FIELD(steward, units, UNITS, 0, "or the units looked after"),
    FIELD(steward, from, DATE, REQUIRED, "the first day"),
    FIELD(steward, to, DATE, 0, "the last day"),
};
KIND(steward, 0, LAYOUT_FLOW, "who looks after a building, and who stands in");

static const struct field skill_fields[] = {
    FIELD(skill, person, PERSON, REQUIRED, "who has the skill"),
    FIELD(skill, skill, TEXT, REQUIRED, "what the person can do"),
    FIELD(skill, consent, DATE, REQUIRED, "the day on which the person agreed to be asked for it"),
    FIELD(skill, to, DATE, 0, "the last day on which the person may be asked"),
};
KIND(skill, 0, LAYOUT_FLOW, "a skill that a person lends, by consent");

static const struct field service_fields[] = {
    FIELD(service, id, ID, REQUIRED, "the record's id"),
    FIELD(service, date, DATE, REQUIRED, "the day it happened"),
    FIELD_ONE_OF(service, kind, REQUIRED, "visit hours report-in",
                 "a steward's visit, hours of work, or that a party member reported in"),
    FIELD(service, person, PERSON, REQUIRED, "who did it"),
    FIELD(service, homes, COUNT, 0, "of a visit: how many homes; never which"),
    FIELD(service, hours, READING, FIELD_POSITIVE, "how many hours"),
    FIELD(service, subject, TEXT, 0, "what it was about"),
    FIELD(service, ticket, TICKET, 0, "of a visit: the ticket that came of it"),
    FIELD(service, note, TEXT, 0, "a remark"),
};
KIND(service, 'V', LAYOUT_FLOW, "what somebody of the roster did for the others");
