/* meetings: called, attended, voted in, decided and published. */
#include "cmd/meetings/meetings.h"

#include "base/arena.h"
#include "cases/meeting_operations.h"
#include "cmd/commands.h"
#include "cmd/voucher.h"
#include "record/id.h"

#include <string.h>

enum { BALLOTS_LIMIT = 8 * 1024 * 1024 };

/* --- the notice --- */

/* --rule and --topic belong to the matters in their order; one --rule is for all of them. */
static const char *of_matter(const struct session *session, const char *option, size_t n)
{
    const size_t count = session_count(session, option);

    return count == 1 && strcmp(option, "rule") == 0 ? session_text_at(session, option, 0)
           : n < count                               ? session_text_at(session, option, n)
                                                     : NULL;
}

static enum status notice(struct session *session)
{
    struct call_input input = {0};
    struct votes votes = {0};
    const size_t count = session_count(session, "matter");
    struct matter *matters = arena_array(session->run->arena, count, sizeof *matters);

    session_fill(session, &kind_meeting, &input.meeting);
    session_fill(session, &kind_votes, &votes);
    input.members = votes.members;
    for (size_t i = 0; i < count; i++)
        matters[i] = (struct matter){.text = session_text_at(session, "matter", i),
                                     .rule = of_matter(session, "rule", i),
                                     .topic = of_matter(session, "topic", i)};
    input.meeting.matters = (struct rows){matters, count};
    return session_write(session, call_meeting, &input);
}

/* --- steps --- */

static void fill(struct session *session, const char *what, struct meeting_step_input *input)
{
    struct meeting meeting = {0};

    session_fill(session, &kind_meeting, &meeting);
    session_fill(session, &kind_meeting_event, &input->step);
    input->meeting = meeting.id;
    input->step.what = what;
}

static enum status step(struct session *session, const char *what)
{
    struct meeting_step_input input = {0};
    enum status status = STATUS_OK;

    fill(session, what, &input);
    if (session_has(session, "voucher"))
        status = voucher_read(session, "voucher", &input.voucher);
    return status == STATUS_OK ? session_write(session, step_meeting, &input) : status;
}

/* Units or persons, told by their shape. */
static enum status take_who(struct session *session, struct meeting_event *event)
{
    const size_t count = session_count(session, "who");
    struct arena *arena = session->run->arena;

    event->units.item = arena_array(arena, count, sizeof *event->units.item);
    event->persons.item = arena_array(arena, count, sizeof *event->persons.item);
    for (size_t i = 0; i < count; i++) {
        const char *who = session_text_at(session, "who", i);
        if (is_unit(who))
            event->units.item[event->units.count++] = who;
        else if (is_person(who))
            event->persons.item[event->persons.count++] = who;
        else
            return fail(session->run, STATUS_USAGE, "meeting-person",
                        "give unit codes such as 3-101, or opaque ids such as p017",
                        "'%s' is neither a unit nor a person's id", who);
    }
    return STATUS_OK;
}

static enum status who_step(struct session *session, const char *what)
{
    struct meeting_step_input input = {0};

    fill(session, what, &input);
    enum status status = take_who(session, &input.step);
    if (!status && session_has(session, "voucher"))
        status = voucher_read(session, "voucher", &input.voucher);
    return status ? status : session_write(session, step_meeting, &input);
}

static enum status attend(struct session *session)
{
    return who_step(session, "attend");
}

static enum status deliver(struct session *session)
{
    return who_step(session, "delivery");
}

static enum status sign(struct session *session)
{
    return who_step(session, "sign");
}

static enum status ballot(struct session *session)
{
    struct meeting_step_input input = {.yes = session_text(session, "yes"),
                                       .no = session_text(session, "no"),
                                       .abstain = session_text(session, "abstain")};

    fill(session, "ballot", &input);
    return session_write(session, step_meeting, &input);
}

static enum status ballots(struct session *session)
{
    struct meeting meeting = {0};
    struct meeting_event event = {0};
    struct ballots_input input = {.path = session_text(session, "file")};

    session_fill(session, &kind_meeting, &meeting);
    session_fill(session, &kind_meeting_event, &event);
    input.meeting = meeting.id;
    input.date = event.date;
    enum status status =
        session_read_file(session, input.path, BALLOTS_LIMIT, &input.bytes, &input.size);
    return status ? status : session_write(session, enter_ballots, &input);
}

static enum status decide(struct session *session)
{
    struct meeting meeting = {0};
    struct meeting_event event = {0};
    struct decide_input input = {0};

    session_fill(session, &kind_meeting, &meeting);
    session_fill(session, &kind_meeting_event, &event);
    input.meeting = meeting.id;
    input.matter = event.matter;
    input.result = event.result;
    input.date = event.date;
    return session_write(session, decide_matters, &input);
}

static enum status publish(struct session *session)
{
    return step(session, "publish");
}

static enum status promise(struct session *session)
{
    return step(session, "promise");
}

static enum status kept(struct session *session)
{
    return step(session, "kept");
}

static enum status note(struct session *session)
{
    return step(session, "note");
}

static enum status cancel(struct session *session)
{
    return step(session, "cancel");
}

/* --- registers --- */

static enum status adopt(struct session *session)
{
    struct adopt_input input = {0};
    enum status status = STATUS_OK;

    session_fill(session, &kind_adoption, &input.adoption);
    if (session_has(session, "voucher"))
        status = voucher_read(session, "voucher", &input.voucher);
    return status ? status : session_write(session, adopt_decision, &input);
}

static enum status propose(struct session *session)
{
    struct proposal proposal = {0};

    session_fill(session, &kind_proposal, &proposal);
    return session_write(session, propose_assembly, &proposal);
}

/* --- tables --- */

#define MEETING(label, flag) INPUT_OF(kind_meeting, label, flag)
#define MEETING_ID                                                                                 \
    {                                                                                              \
        .name = "meeting", .type = INPUT_FIELD, .flags = INPUT_REQUIRED, .kind = &kind_meeting,    \
        .field = "id"                                                                              \
    }
#define STEP(label, flag) INPUT_OF(kind_meeting_event, label, flag)
#define PAPER                                                                                      \
    {                                                                                              \
        .name = "voucher", .type = INPUT_FILE, .help = "the paper: stored with its SHA-256"        \
    }
#define WHO(text)                                                                                  \
    {                                                                                              \
        .name = "who", .type = INPUT_TEXT, .flags = INPUT_REQUIRED | INPUT_REPEATED,               \
        .help = (text)                                                                             \
    }
#define MATTERS(label, text)                                                                       \
    {                                                                                              \
        .name = (label), .type = INPUT_TEXT, .help = (text)                                        \
    }

static const struct input meeting_arguments[] = {MEETING_ID, {0}};
static const struct input who_arguments[] = {
    MEETING_ID, WHO("units of an assembly, else persons by opaque id"), {0}};
static const struct input text_arguments[] = {MEETING_ID, STEP("text", INPUT_REQUIRED), {0}};
static const struct input file_arguments[] = {
    MEETING_ID,
    {.name = "file",
     .type = INPUT_FILE,
     .flags = INPUT_REQUIRED,
     .help = "a table in CSV: unit, proof, and a column for each matter by its number"},
    {0}};
static const struct input kept_arguments[] = {MEETING_ID, STEP("promise", INPUT_REQUIRED), {0}};
static const struct input decide_arguments[] = {MEETING_ID, STEP("matter", 0), {0}};
static const struct input adopt_arguments[] = {INPUT_OF(kind_adoption, "decision", INPUT_REQUIRED),
                                               {0}};
static const struct input propose_arguments[] = {
    INPUT_OF(kind_proposal, "proposal", INPUT_REQUIRED),
    INPUT_OF(kind_proposal, "text", INPUT_REQUIRED),
    {0}};

static const struct input notice_options[] = {
    MEETING("kind", INPUT_REQUIRED),
    MEETING("date", INPUT_REQUIRED),
    {.name = "matter",
     .type = INPUT_TEXT,
     .flags = INPUT_REQUIRED | INPUT_REPEATED,
     .help = "what is to be decided; once for each matter"},
    {.name = "rule",
     .type = INPUT_CHOICE,
     .flags = INPUT_REPEATED,
     .choices = "ordinary three-quarters committee present",
     .help = "the majority of each matter in their order, or one for all"},
    {.name = "topic",
     .type = INPUT_TEXT,
     .flags = INPUT_REPEATED,
     .help = "a short name for each matter in their order, by which it is known in all meetings"},
    MEETING("deadline", 0),
    MEETING("told", 0),
    MEETING("noticed", 0),
    MEETING("place", 0),
    MEETING("proposal", 0),
    MEETING("urgent", 0),
    INPUT_OF(kind_votes, "members", 0),
    {0}};
static const struct input attend_options[] = {STEP("date", 0), {0}};
static const struct input deliver_options[] = {STEP("proof", INPUT_REQUIRED), STEP("date", 0), {0}};
static const struct input ballot_options[] = {
    STEP("unit", 0),
    STEP("persons", 0),
    MATTERS("yes", "numbers of the matters voted for, like 1,3"),
    MATTERS("no", "numbers of the matters voted against"),
    MATTERS("abstain", "numbers of the matters abstained from"),
    STEP("proof", 0),
    STEP("date", 0),
    {0}};
static const struct input decide_options[] = {STEP("result", 0), STEP("date", 0), {0}};
static const struct input sign_options[] = {PAPER, STEP("date", 0), {0}};
static const struct input publish_options[] = {STEP("text", 0), PAPER, STEP("date", 0), {0}};
static const struct input promise_options[] = {
    STEP("by", INPUT_REQUIRED), STEP("due", INPUT_REQUIRED), STEP("date", 0), {0}};
static const struct input kept_options[] = {STEP("text", 0), PAPER, STEP("date", 0), {0}};
static const struct input note_options[] = {PAPER, STEP("date", 0), {0}};
static const struct input cancel_options[] = {STEP("date", 0), {0}};
static const struct input adopt_options[] = {INPUT_OF(kind_adoption, "kind", INPUT_REQUIRED),
                                             INPUT_OF(kind_adoption, "date", INPUT_REQUIRED),
                                             INPUT_OF(kind_adoption, "title", INPUT_REQUIRED),
                                             PAPER,
                                             INPUT_OF(kind_adoption, "reason", 0),
                                             {0}};
static const struct input propose_options[] = {
    INPUT_OF(kind_proposal, "units", INPUT_REQUIRED | INPUT_REPEATED),
    INPUT_OF(kind_proposal, "date", 0),
    {0}};
static const struct input list_options[] = {{.name = "kind",
                                             .type = INPUT_CHOICE,
                                             .choices = "party committee assembly joint",
                                             .help = "only meetings of this kind"},
                                            {.name = "state",
                                             .type = INPUT_CHOICE,
                                             .choices = "called held decided published cancelled",
                                             .help = "only in this state"},
                                            {0}};

static const struct verb verbs[] = {
    {.name = "notice",
     .summary = "call a meeting: who meets, when, and on what",
     .detail = "An assembly is called at least 15 days before, and the residents' committee is "
               "told; the committee's agenda is out 7 days before; other numbers are in the "
               "compound's rules. Nothing but what is on the notice is voted on.",
     .example = "meetings notice --kind assembly --date 2026-12-20 --told 2026-12-01 --matter "
                "'charge for parking' --rule three-quarters --topic parking",
     .needs = NEEDS_WRITE,
     .options = notice_options,
     .run = notice},
    {.name = "attend",
     .summary = "enter who came",
     .example = "meetings attend M2026-03 p001 p002 p004 p006",
     .needs = NEEDS_WRITE,
     .arguments = who_arguments,
     .options = attend_options,
     .run = attend},
    {.name = "deliver",
     .summary = "enter that ballots of an assembly were delivered, and how",
     .detail = "A ballot that is not returned is a column of its own. It joins the majority only "
               "if the rules of procedure say so and its delivery is proven.",
     .example = "meetings deliver M2026-03 3-101 3-102 --proof 'registered letter'",
     .needs = NEEDS_WRITE,
     .arguments = who_arguments,
     .options = deliver_options,
     .run = deliver},
    {.name = "ballot",
     .summary = "enter a ballot: of a unit, or of persons who were there",
     .detail = "A matter that is not named is left blank. An owner of several units gives one "
               "ballot, which counts with all the areas.",
     .example = "meetings ballot M2026-03 --unit 3-101 --yes 1 --no 2 --abstain 3",
     .needs = NEEDS_WRITE,
     .arguments = meeting_arguments,
     .options = ballot_options,
     .run = ballot},
    {.name = "ballots",
     .summary = "enter a table of paper ballots, all or none",
     .example = "meetings ballots M2026-03 ballots.csv",
     .needs = NEEDS_WRITE,
     .arguments = file_arguments,
     .options = attend_options,
     .run = ballots},
    {.name = "tally",
     .summary = "count the votes by area and by heads",
     .detail = "Refused without a quorum.",
     .example = "meetings tally M2026-03",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .arguments = meeting_arguments,
     .run = meetings_tally},
    {.name = "decide",
     .summary = "record what was decided, as the tally gives it",
     .detail = "Each matter gets a decision with a number of the year. What was announced may be "
               "said with --result; it is refused when the tally does not support it.",
     .example = "meetings decide M2026-03 1 --result passed",
     .needs = NEEDS_WRITE,
     .arguments = decide_arguments,
     .options = decide_options,
     .run = decide},
    {.name = "sign",
     .summary = "enter who signed the minutes",
     .example = "meetings sign M2026-03 p001 p002 p004 p006 --voucher minutes.pdf",
     .needs = NEEDS_WRITE,
     .arguments = who_arguments,
     .options = sign_options,
     .run = sign},
    {.name = "minutes",
     .summary = "write the minutes: agenda, attendance, votes, decisions, promises",
     .example = "meetings minutes M2026-03 --output minutes.md",
     .needs = NEEDS_READ,
     .output = OUTPUT_DOCUMENT,
     .arguments = meeting_arguments,
     .run = meetings_minutes},
    {.name = "publish",
     .summary = "enter that the decisions were published",
     .example = "meetings publish M2026-03",
     .needs = NEEDS_WRITE,
     .arguments = meeting_arguments,
     .options = publish_options,
     .run = publish},
    {.name = "promise",
     .summary = "enter what somebody promised in the meeting, and until when",
     .example = "meetings promise M2026-05 'repaint the crossing' --by traffic --due 2026-12-31",
     .needs = NEEDS_WRITE,
     .arguments = text_arguments,
     .options = promise_options,
     .run = promise},
    {.name = "kept",
     .summary = "enter that a promise was kept, by its number",
     .example = "meetings kept M2026-05 1 --text 'the crossing is painted'",
     .needs = NEEDS_WRITE,
     .arguments = kept_arguments,
     .options = kept_options,
     .run = kept},
    {.name = "note",
     .summary = "enter anything else that belongs to the meeting",
     .example = "meetings note M2026-03 'the recount gave the same numbers'",
     .needs = NEEDS_WRITE,
     .arguments = text_arguments,
     .options = note_options,
     .run = note},
    {.name = "cancel",
     .summary = "enter that a meeting does not take place",
     .example = "meetings cancel M2026-03 'too few ballots could be delivered'",
     .needs = NEEDS_WRITE,
     .arguments = text_arguments,
     .options = cancel_options,
     .run = cancel},
    {.name = "adopt",
     .summary = "enter a decision that was taken elsewhere: before the books, or on paper",
     .detail = "It is shown everywhere as adopted, not tallied here. One that was taken since the "
               "books began needs its minutes and a reason.",
     .example =
         "meetings adopt D2025-03 --kind assembly --date 2025-06-18 --title 'self-management "
         "goes on'",
     .needs = NEEDS_WRITE,
     .arguments = adopt_arguments,
     .options = adopt_options,
     .run = adopt},
    {.name = "propose",
     .summary = "enter owners who ask for an assembly",
     .detail = "From 20 of a hundred on, by heads and by area, an assembly must be called. Owners "
               "may be added under the same name.",
     .example = "meetings propose parking 'charge for parking' --units 3-101,3-102",
     .needs = NEEDS_WRITE,
     .arguments = propose_arguments,
     .options = propose_options,
     .run = propose},
    {.name = "proposals",
     .summary = "list what owners ask for, and whether an assembly must be called",
     .detail = "Ends with the status 1 when one must be called and was not.",
     .example = "meetings proposals",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .run = meetings_proposals},
    {.name = "list",
     .summary = "list the meetings",
     .example = "meetings list --kind committee",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .options = list_options,
     .run = meetings_list},
    {.name = "show",
     .summary = "show a meeting step by step",
     .example = "meetings show M2026-03",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .arguments = meeting_arguments,
     .run = meetings_show},
    {.name = "matters",
     .summary = "show how far each matter is: party members, committee, owners",
     .example = "meetings matters",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .run = meetings_matters},
    {.name = "decisions",
     .summary = "list the decisions, with their votes",
     .example = "meetings decisions --format csv",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .run = meetings_decisions},
    {.name = "rules",
     .summary = "show by which rules votes are counted",
     .detail =
         "They are the law's, unless compound.yaml has others under 'votes': write there what "
         "the rules of procedure say, like 'votes: {members: 5, publish_days: 7}', and "
         "commit it with 'compound commit'. A meeting keeps those that it was called by.",
     .example = "meetings rules",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .run = meetings_rules},
    {0}};

const struct command command_meetings = {
    .name = "meetings",
    .summary = "meetings and votes, counted by area and by heads",
    .description =
        "The party's members deliberate first, then the committee, then the owners' assembly; "
        "joint "
        "meetings bring all sides together. A meeting is called with an agenda, and nothing else "
        "is "
        "voted on. Votes are counted in whole numbers by the rule of each matter, and a decision "
        "is "
        "recorded only as the tally gives it. Expenses, waivers, budgets and works name decisions "
        "by their id; one that is not there, or did not pass, allows nothing.",
    .verbs = verbs,
};
