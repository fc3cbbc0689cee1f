/* tickets: what is to be mended, answered, settled or done, each with a life of its own. */
#include "cmd/tickets/tickets.h"

#include "cmd/commands.h"

#define TICKET(label, flag) INPUT_OF(kind_ticket, label, flag)
#define TICKET_ID                                                                                  \
    {                                                                                              \
        .name = "ticket", .type = INPUT_FIELD, .flags = INPUT_REQUIRED, .kind = &kind_ticket,      \
        .field = "id"                                                                              \
    }
#define STEP(label, flag) INPUT_OF(kind_ticket_event, label, flag)
#define STEP_AS(label, member, flag) INPUT_OF_AS(kind_ticket_event, label, member, flag)
#define PHOTO(flag)                                                                                \
    {                                                                                              \
        .name = "photo", .type = INPUT_FILE, .flags = (flag),                                      \
        .help = "a photo or paper: stored with its SHA-256"                                        \
    }
#define DUE(flag, description)                                                                     \
    {                                                                                              \
        .name = "due", .type = INPUT_DEADLINE, .flags = (flag), .help = (description)              \
    }
#define STATES                                                                                     \
    "open claimed working referred escalated mediating matched fixed verified settled done closed"

static const struct input open_arguments[] = {TICKET("text", INPUT_REQUIRED), {0}};
static const struct input open_options[] = {
    TICKET("kind", INPUT_REQUIRED),
    TICKET("subject", INPUT_REQUIRED),
    {.name = "severity", .type = INPUT_FIELD, .kind = &kind_ticket, .preset = "normal"},
    TICKET("about", 0),
    TICKET("units", 0),
    TICKET("by", 0),
    TICKET("via", 0),
    DUE(0, "the deadline; none: as its kind and severity say"),
    PHOTO(INPUT_REPEATED),
    {.name = "date", .type = INPUT_FIELD, .kind = &kind_ticket, .field = "opened"},
    {0}};

static const struct input id_arguments[] = {TICKET_ID, {0}};
static const struct input text_arguments[] = {TICKET_ID, STEP("text", INPUT_REQUIRED), {0}};
static const struct input match_arguments[] = {
    TICKET_ID, STEP_AS("offer", "other", INPUT_REQUIRED), {0}};

static const struct input note_options[] = {STEP("by", 0), PHOTO(0), STEP("date", 0), {0}};
static const struct input claim_options[] = {
    STEP("by", INPUT_REQUIRED), STEP("text", 0), STEP("date", 0), {0}};
static const struct input assign_options[] = {
    STEP("to", INPUT_REQUIRED), STEP("by", 0), STEP("text", 0), STEP("date", 0), {0}};
static const struct input plain_options[] = {STEP("by", 0), STEP("text", 0), STEP("date", 0), {0}};
static const struct input start_options[] = {
    STEP("by", 0), PHOTO(0), STEP("text", 0), STEP("date", 0), {0}};
static const struct input work_options[] = {STEP("by", 0),   STEP("hours", 0), PHOTO(0),
                                            STEP("text", 0), STEP("date", 0),  {0}};
static const struct input verify_options[] = {
    STEP("by", INPUT_REQUIRED), PHOTO(0), STEP("text", 0), STEP("date", 0), {0}};
static const struct input reopen_options[] = {
    STEP("by", 0), DUE(0, "a new deadline; none: as before"), PHOTO(0), STEP("date", 0), {0}};
static const struct input extend_options[] = {
    DUE(INPUT_REQUIRED, "the new deadline, later than the one there is"),
    STEP("by", 0),
    STEP("date", 0),
    {0}};
static const struct input escalate_options[] = {STEP_AS("to", "level", 0),
                                                STEP("body", 0),
                                                DUE(0, "by when a reply is wanted"),
                                                STEP("by", 0),
                                                STEP("text", 0),
                                                PHOTO(0),
                                                STEP("date", 0),
                                                {0}};
static const struct input refer_options[] = {STEP_AS("to", "body", INPUT_REQUIRED),
                                             DUE(0, "by when a reply is wanted"),
                                             STEP("by", 0),
                                             STEP("text", 0),
                                             PHOTO(0),
                                             STEP("date", 0),
                                             {0}};
static const struct input reply_options[] = {
    STEP("by", 0), STEP_AS("from", "body", 0), PHOTO(0), STEP("date", 0), {0}};
static const struct input mediate_options[] = {STEP("by", INPUT_REQUIRED),
                                               STEP("outcome", INPUT_REQUIRED),
                                               STEP("text", 0),
                                               PHOTO(0),
                                               STEP("date", 0),
                                               {0}};

#define ONLY(label, of, member)                                                                    \
    {                                                                                              \
        .name = (label), .type = INPUT_FIELD, .kind = &(of), .field = (member)                     \
    }
static const struct input list_options[] = {
    ONLY("kind", kind_ticket, NULL),
    {.name = "state", .type = INPUT_CHOICE, .choices = STATES, .help = "only in this state"},
    {.name = "level",
     .type = INPUT_CHOICE,
     .choices = "compound community street department",
     .help = "only at this level"},
    ONLY("severity", kind_ticket, NULL),
    ONLY("subject", kind_ticket, NULL),
    ONLY("about", kind_ticket, NULL),
    {.name = "unit", .type = INPUT_FIELD, .kind = &kind_unit, .help = "only about this unit"},
    {.name = "by", .type = INPUT_FIELD, .kind = &kind_ticket_event, .help = "only in the hands of"},
    {.name = "overdue", .type = INPUT_FLAG, .help = "only what is late"},
    {.name = "all", .type = INPUT_FLAG, .help = "those that have ended, too"},
    {0}};
static const struct input overdue_options[] = {
    ONLY("kind", kind_ticket, NULL), ONLY("about", kind_ticket, NULL), {0}};
static const struct input states_options[] = {
    ONLY("kind", kind_ticket, NULL),
    {.name = "deadlines",
     .type = INPUT_FLAG,
     .help = "what a ticket is opened with, and its days by severity"},
    {0}};

static const struct verb verbs[] = {
    {.name = "open",
     .summary = "report something: what kind, about what, how serious",
     .detail =
         "A finding says which body has to put it right and who found it. The deadline follows "
         "from kind and severity, or is given: --due 7d counts days as the law does (today does "
         "not count; a day of rest at the end moves it), --due 2026-11-30 is that day. The head "
         "is fixed from then on; what happens later is added to the ticket's log.",
     .example = "tickets open 'Camera 4 has been dark for a week' --kind finding --subject cameras "
                "--about committee --by p021 --due 7d\n"
                "tickets open 'Water comes through the ceiling' --kind repair --subject leak "
                "--severity urgent --units 3-201 --via p031 --photo ceiling.jpg",
     .needs = NEEDS_WRITE,
     .arguments = open_arguments,
     .options = open_options,
     .run = tickets_open},
    {.name = "list",
     .summary = "list the tickets that have not ended, or those that are asked for",
     .example = "tickets list --kind finding --about committee --overdue",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .options = list_options,
     .run = tickets_list},
    {.name = "show",
     .summary = "show a ticket and every step of it",
     .detail = "With units and persons' ids: it is for those who work on it, not for the board.",
     .example = "tickets show T2026-0042",
     .needs = NEEDS_READ,
     .output = OUTPUT_DOCUMENT,
     .arguments = id_arguments,
     .run = tickets_show},
    {.name = "overdue",
     .summary = "list what is late: deadlines that are over, replies that did not come",
     .detail = "Says nothing and ends with 0 when nothing is late, with 1 when something is: for "
               "cron.",
     .example = "tickets overdue --about committee",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .options = overdue_options,
     .run = tickets_overdue},
    {.name = "states",
     .summary = "print the table of states: which steps are allowed, where they lead",
     .example = "tickets states --kind finding\ntickets states --deadlines",
     .needs = NEEDS_NOTHING,
     .output = OUTPUT_GRID,
     .options = states_options,
     .run = tickets_states},
    {.name = "note",
     .summary = "add a remark to a ticket",
     .example = "tickets note T2026-0042 'the neighbour was told'",
     .needs = NEEDS_WRITE,
     .arguments = text_arguments,
     .options = note_options,
     .run = tickets_note},
    {.name = "claim",
     .summary = "take a ticket on",
     .example = "tickets claim T2026-0042 --by p017",
     .needs = NEEDS_WRITE,
     .arguments = id_arguments,
     .options = claim_options,
     .run = tickets_claim},
    {.name = "assign",
     .summary = "give a ticket to somebody",
     .example = "tickets assign T2026-0042 --to p017 --by p001",
     .needs = NEEDS_WRITE,
     .arguments = id_arguments,
     .options = assign_options,
     .run = tickets_assign},
    {.name = "release",
     .summary = "give a ticket back, or undo a match",
     .detail = "What is released on one side of a match is released on the other.",
     .example = "tickets release T2026-0042 --text 'on leave until May'",
     .needs = NEEDS_WRITE,
     .arguments = id_arguments,
     .options = plain_options,
     .run = tickets_release},
    {.name = "start",
     .summary = "begin the work",
     .detail = "By who has it in hand, unless --by says otherwise.",
     .example = "tickets start T2026-0042",
     .needs = NEEDS_WRITE,
     .arguments = id_arguments,
     .options = start_options,
     .run = tickets_start},
    {.name = "fix",
     .summary = "enter that it was put right: a repair or a finding",
     .example = "tickets fix T2026-0042 --text 'power supply replaced' --photo after.jpg",
     .needs = NEEDS_WRITE,
     .arguments = id_arguments,
     .options = work_options,
     .run = tickets_fix},
    {.name = "verify",
     .summary = "enter that somebody looked and it is put right",
     .detail = "A finding only by another person than who fixed it.",
     .example = "tickets verify T2026-0042 --by p021",
     .needs = NEEDS_WRITE,
     .arguments = id_arguments,
     .options = verify_options,
     .run = tickets_verify},
    {.name = "reopen",
     .summary = "open it again, with a reason; it is counted",
     .example = "tickets reopen T2026-0042 'dark again after the rain' --due 3d",
     .needs = NEEDS_WRITE,
     .arguments = text_arguments,
     .options = reopen_options,
     .run = tickets_reopen},
    {.name = "extend",
     .summary = "move the deadline, with a reason; it is counted",
     .example = "tickets extend T2026-0042 'the part is out of stock' --due 2026-12-10",
     .needs = NEEDS_WRITE,
     .arguments = text_arguments,
     .options = extend_options,
     .run = tickets_extend},
    {.name = "escalate",
     .summary = "bring it to the next level: community, street, department",
     .detail = "One level at a time. The reply is wanted within the days of that level, or by "
               "--due.",
     .example = "tickets escalate T2026-0042 --to community --text 'the lamp is the city''s'",
     .needs = NEEDS_WRITE,
     .arguments = id_arguments,
     .options = escalate_options,
     .run = tickets_escalate},
    {.name = "refer",
     .summary = "ask a partner: police, fire brigade, water works",
     .example = "tickets refer T2026-0042 --to water --due 5d",
     .needs = NEEDS_WRITE,
     .arguments = id_arguments,
     .options = refer_options,
     .run = tickets_refer},
    {.name = "reply",
     .summary = "enter what the level or partner that was asked replied",
     .example = "tickets reply T2026-0042 'a new lamp is ordered'",
     .needs = NEEDS_WRITE,
     .arguments = text_arguments,
     .options = reply_options,
     .run = tickets_reply},
    {.name = "return",
     .summary = "enter that it came back to the compound, and why",
     .example = "tickets return T2026-0042 'the lamp stands on the compound''s ground'",
     .needs = NEEDS_WRITE,
     .arguments = text_arguments,
     .options = reply_options,
     .run = tickets_return},
    {.name = "mediate",
     .summary = "enter a mediation of a dispute and its outcome",
     .example = "tickets mediate T2026-0042 --by p006 --outcome agreed --text 'quiet after nine'",
     .needs = NEEDS_WRITE,
     .arguments = id_arguments,
     .options = mediate_options,
     .run = tickets_mediate},
    {.name = "match",
     .summary = "bring a need together with an offer that meets it",
     .example = "tickets match T2026-0042 T2026-0037",
     .needs = NEEDS_WRITE,
     .arguments = match_arguments,
     .options = plain_options,
     .run = tickets_match},
    {.name = "done",
     .summary = "enter that it is done, with the hours that it took",
     .detail = "What is done on one side of a match is done on the other.",
     .example = "tickets done T2026-0042 --hours 2.5",
     .needs = NEEDS_WRITE,
     .arguments = id_arguments,
     .options = work_options,
     .run = tickets_done},
    {.name = "close",
     .summary = "end a ticket: a repair that is fixed, or what is not followed up",
     .detail = "A finding is only withdrawn by who reported it.",
     .example = "tickets close T2026-0042 --text 'reported twice'",
     .needs = NEEDS_WRITE,
     .arguments = id_arguments,
     .options = plain_options,
     .run = tickets_close},
    {0}};

const struct command command_tickets = {
    .name = "tickets",
    .summary = "repairs, complaints, disputes, findings, needs, offers and tasks",
    .description =
        "A ticket is one file with a fixed head and a log that only grows; its state is what the "
        "log says. Each kind has its own states, steps and deadlines: 'tickets states' prints "
        "them. A step that the state does not allow is refused with those that it does. Needs and "
        "offers are the two-way list of the service window; findings are the supervision "
        "group's; tasks are claimed by members.",
    .verbs = verbs,
};
