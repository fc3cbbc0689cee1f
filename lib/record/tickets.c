/* The tables of tickets, and of the days that their deadlines are counted by. */
#include "record/records.h"
#include "record/table.h"

enum { REQUIRED = FIELD_REQUIRED };

static const struct field photo_fields[] = {
    FIELD(photo, voucher, HASH, REQUIRED, "SHA-256 of the stored photo or paper"),
    FIELD(photo, voucher_type, WORD, REQUIRED, "its file type"),
};
KIND(photo, 0, LAYOUT_FLOW, "a photo or paper that came with a ticket");

static const struct field ticket_event_fields[] = {
    FIELD(ticket_event, date, DATE, REQUIRED, "the day it happened"),
    FIELD_ONE_OF(ticket_event, what, REQUIRED,
                 "note claim assign release start fix verify reopen extend escalate reply return "
                 "refer mediate match done close",
                 "what happened"),
    FIELD(ticket_event, by, PERSON, 0, "who did it"),
    FIELD(ticket_event, to, PERSON, 0, "the person it is given to"),
    FIELD_ONE_OF(ticket_event, level, 0, "community street department",
                 "the level it is brought to"),
    FIELD(ticket_event, body, WORD, 0, "the partner or authority that is asked"),
    FIELD(ticket_event, due, DATE, 0,
          "the new deadline; when others are asked, the day by which "
          "they are to reply"),
    FIELD(ticket_event, other, TICKET, 0, "the offer that meets a need, the need that is met"),
    FIELD(ticket_event, hours, READING, 0, "the hours that it took"),
    FIELD_ONE_OF(ticket_event, outcome, 0, "agreed continued failed", "of a mediation"),
    FIELD(ticket_event, voucher, HASH, 0, "SHA-256 of the stored photo or paper"),
    FIELD(ticket_event, voucher_type, WORD, 0, "its file type"),
    FIELD(ticket_event, text, TEXT, 0, "what was done or said, or why"),
};
KIND(ticket_event, 0, LAYOUT_FLOW, "a step in the life of a ticket");

static const struct field ticket_fields[] = {
    FIELD(ticket, id, TICKET, REQUIRED, "the ticket's id, which is the name of its file"),
    FIELD_ONE_OF(ticket, kind, REQUIRED, "repair complaint dispute finding need offer task",
                 "what kind of thing it is; each has its own states"),
    FIELD(ticket, subject, WORD, REQUIRED, "what it is about, in a word: leak, cameras, litter"),
    FIELD(ticket, text, TEXT, REQUIRED, "what was reported, in the words of who reported it"),
    FIELD_ONE_OF(ticket, severity, REQUIRED, "low normal high urgent",
                 "how serious it is, which decides the deadline"),
    FIELD(ticket, opened, DATE, REQUIRED, "the day it was reported"),
    FIELD(ticket, due, DATE, 0, "the last day on which it is in time"),
    FIELD(ticket, by, PERSON, 0, "who reported it"),
    FIELD(ticket, about, WORD, 0, "the body that has to put it right"),
    FIELD(ticket, units, UNITS, 0, "the units concerned"),
    FIELD(ticket, via, PERSON, 0, "the steward who brought it"),
    FIELD_LIST_OF(ticket, photos, 0, kind_photo, "photos and papers that came with it"),
    FIELD_LIST_OF(ticket, log, 0, kind_ticket_event, "what happened, in order; only grows"),
};
KIND(ticket, 0, LAYOUT_BLOCK, "one thing with a life: its head is fixed, its log grows");

static const struct field holiday_fields[] = {
    FIELD(holiday, from, DATE, REQUIRED, "the first day"),
    FIELD(holiday, to, DATE, 0, "the last day; none: it is one day"),
    FIELD_ONE_OF(holiday, kind, REQUIRED, "rest work",
                 "days of rest, or days of a weekend that are worked instead"),
    FIELD(holiday, name, TEXT, REQUIRED, "the holiday"),
};
KIND(holiday, 0, LAYOUT_FLOW, "days of rest besides the weekends, and weekends that are worked");
