/* roster: who is who in the compound, and who looks after what. */
#include "cmd/roster/roster.h"

#include "book/contacts.h"
#include "cmd/commands.h"
#include "cmd/posts.h"

#define PERSON(label, flag) INPUT_OF(kind_person, label, flag)
#define BODY(label, flag) INPUT_OF(kind_body, label, flag)
#define TERM(label, flag) INPUT_OF(kind_term, label, flag)
#define ROLE(label, flag) INPUT_OF(kind_role, label, flag)
#define STEWARD(label, flag) INPUT_OF(kind_steward, label, flag)
#define SKILL(label, flag) INPUT_OF(kind_skill, label, flag)
#define SERVICE(label, flag) INPUT_OF(kind_service, label, flag)
#define CONTACT(label, flag) INPUT_OF(kind_contact, label, flag)
#define LAST_DAY                                                                                   \
    {                                                                                              \
        .name = "to", .type = INPUT_DATE, .help = "the last day (today)"                           \
    }
#define ON_DAY                                                                                     \
    {                                                                                              \
        .name = "on", .type = INPUT_DATE,                                                          \
        .help = "as it was on that day (today, or the day of --at)"                                \
    }
#define LISTS "people bodies terms roles stewards skills"

static const struct input person_arguments[] = {PERSON("person", INPUT_REQUIRED), {0}};
static const struct input person_options[] = {
    PERSON("party", 0),
    {.name = "public-name", .type = INPUT_FIELD, .kind = &kind_person},
    PERSON("consent", 0),
    PERSON("from", 0),
    {0}};
static const struct input from_options[] = {PERSON("from", 0), {0}};
static const struct input end_options[] = {LAST_DAY, {0}};
static const struct input body_arguments[] = {BODY("body", INPUT_REQUIRED), {0}};
static const struct input body_options[] = {
    BODY("name", 0),  BODY("kind", 0),     BODY("level", 0),
    BODY("force", 0), BODY("seats", 0),    BODY("contact", 0),
    BODY("from", 0),  BODY("decision", 0), {0}};
static const struct input term_arguments[] = {TERM("body", INPUT_REQUIRED),
                                              TERM("seat", INPUT_REQUIRED),
                                              TERM("person", INPUT_REQUIRED),
                                              {0}};
static const struct input term_options[] = {
    TERM("from", 0), TERM("to", 0), TERM("filed", 0), TERM("decision", 0), {0}};
static const struct input term_end_arguments[] = {
    TERM("body", INPUT_REQUIRED), TERM("seat", INPUT_REQUIRED), {0}};
static const struct input term_end_options[] = {
    TERM("why", INPUT_REQUIRED), TERM("person", 0), LAST_DAY, {0}};
static const struct input filed_arguments[] = {TERM("body", INPUT_REQUIRED), {0}};
static const struct input filed_options[] = {
    {.name = "date", .type = INPUT_DATE, .help = "the day on which they were filed (today)"}, {0}};
static const struct input role_arguments[] = {
    ROLE("person", INPUT_REQUIRED), ROLE("role", INPUT_REQUIRED), {0}};
static const struct input role_options[] = {ROLE("from", 0), ROLE("to", 0), {0}};
static const struct input steward_arguments[] = {STEWARD("person", INPUT_REQUIRED), {0}};
static const struct input steward_options[] = {
    STEWARD("buildings", 0), STEWARD("units", 0), STEWARD("backup", 0), STEWARD("from", 0), {0}};
static const struct input skill_arguments[] = {
    SKILL("person", INPUT_REQUIRED), SKILL("skill", INPUT_REQUIRED), {0}};
static const struct input skill_options[] = {SKILL("consent", 0), {0}};
static const struct input import_arguments[] = {
    {.name = "file", .type = INPUT_FILE, .flags = INPUT_REQUIRED, .help = "a CSV file"}, {0}};
static const struct input import_options[] = {{.name = "of",
                                               .type = INPUT_CHOICE,
                                               .choices = LISTS " services",
                                               .preset = "people",
                                               .help = "what its rows are"},
                                              {0}};
static const struct input name_arguments[] = {
    CONTACT("person", INPUT_REQUIRED), CONTACT("name", INPUT_REQUIRED), {0}};
static const struct input name_options[] = {CONTACT("contact", 0), {0}};
static const struct input names_arguments[] = {
    {.name = "file", .type = INPUT_FILE, .flags = INPUT_REQUIRED, .help = "a CSV file"}, {0}};
static const struct input visit_arguments[] = {SERVICE("person", INPUT_REQUIRED), {0}};
static const struct input visit_options[] = {SERVICE("homes", INPUT_REQUIRED),
                                             SERVICE("subject", 0),
                                             SERVICE("hours", 0),
                                             SERVICE("ticket", 0),
                                             SERVICE("date", 0),
                                             SERVICE("note", 0),
                                             {0}};
static const struct input hours_arguments[] = {
    SERVICE("person", INPUT_REQUIRED), SERVICE("hours", INPUT_REQUIRED), {0}};
static const struct input hours_options[] = {
    SERVICE("subject", 0), SERVICE("date", 0), SERVICE("note", 0), {0}};
static const struct input report_in_options[] = {SERVICE("date", 0), SERVICE("note", 0), {0}};
static const struct input reverse_arguments[] = {{.name = "service",
                                                  .type = INPUT_FIELD,
                                                  .flags = INPUT_REQUIRED,
                                                  .kind = &kind_reversal,
                                                  .field = "of"},
                                                 {0}};
static const struct input reverse_options[] = {
    INPUT_OF(kind_reversal, "reason", INPUT_REQUIRED), INPUT_OF(kind_reversal, "date", 0), {0}};
static const struct input log_options[] = {
    {.name = "kind",
     .type = INPUT_CHOICE,
     .choices = "visit hours report-in",
     .help = "only this kind"},
    {.name = "person", .type = INPUT_TEXT, .help = "only of this person"},
    {.name = "month", .type = INPUT_MONTH, .help = "only of this month"},
    {0}};
static const struct input totals_options[] = {
    {.name = "month", .type = INPUT_MONTH, .help = "only of this month"}, {0}};
static const struct input list_options[] = {
    {.name = "of", .type = INPUT_CHOICE, .choices = LISTS, .preset = "terms", .help = "which list"},
    ON_DAY,
    {.name = "all", .type = INPUT_FLAG, .help = "every line, with what is over or to come"},
    {0}};
static const struct input show_arguments[] = {{.name = "name",
                                               .type = INPUT_TEXT,
                                               .flags = INPUT_REQUIRED,
                                               .help = "a person's id or a body"},
                                              {0}};
static const struct input gaps_options[] = {ON_DAY, {0}};
static const struct input ends_options[] = {{.name = "within",
                                             .type = INPUT_FIELD,
                                             .kind = &kind_rules,
                                             .field = "filing_days",
                                             .preset = "30",
                                             .help = "how many days to look ahead"},
                                            ON_DAY,
                                            {0}};

static const struct verb verbs[] = {
    {.name = "person",
     .summary = "add a person by opaque id, or record what is new of one",
     .detail = "What is not given stays as it was. --public-name is shown to everybody and stays "
               "in the history for ever, even after roster withdraw: it is for people in an "
               "elected seat, with the day on which they consented. Every other name is kept with "
               "roster name.",
     .example = "roster person p017 --party true\n"
                "roster person p001 --public-name 桂明 --consent 2026-11-01",
     .needs = NEEDS_WRITE,
     .arguments = person_arguments,
     .options = person_options,
     .run = roster_record_person},
    {.name = "person end",
     .summary = "record that a person no longer belongs to the compound",
     .detail = "Seats, roles and the rest must have ended by that day.",
     .example = "roster person end p021 --to 2026-10-31",
     .needs = NEEDS_WRITE,
     .arguments = person_arguments,
     .options = end_options,
     .run = roster_end_person},
    {.name = "withdraw",
     .summary = "record that a person withdraws the consent to a public name",
     .detail = "From that day on no report shows the name. The history keeps it.",
     .example = "roster withdraw p001",
     .needs = NEEDS_WRITE,
     .arguments = person_arguments,
     .options = from_options,
     .run = roster_withdraw},
    {.name = "body",
     .summary = "add a body or partner, or record what is new of one",
     .detail = "What is not given stays as it was; a new one needs --name and --kind. --contact "
               "is a post, such as the community officer, and never a name.",
     .example = "roster body committee --name \"Owners' committee\" --kind committee --level "
                "compound --force true --seats 5\n"
                "roster body police --name 'Police station' --kind partner --contact 'community "
                "officer'",
     .needs = NEEDS_WRITE,
     .arguments = body_arguments,
     .options = body_options,
     .run = roster_record_body},
    {.name = "body end",
     .summary = "record that a body or partner is there no longer",
     .example = "roster body end police --to 2026-10-31",
     .needs = NEEDS_WRITE,
     .arguments = body_arguments,
     .options = end_options,
     .run = roster_end_body},
    {.name = "term",
     .summary = "record that a person takes a seat of a body",
     .detail = "A seat is held by one person at a time; only the seat 'member' by several. --to "
               "is the last day as elected.",
     .example = "roster term committee chair p001 --from 2026-07-10 --to 2031-07-09 --decision "
                "D2026-03",
     .needs = NEEDS_WRITE,
     .arguments = term_arguments,
     .options = term_options,
     .run = roster_add_term},
    {.name = "term end",
     .summary = "record that a term ended before its time, and why",
     .example = "roster term end committee chair --why 'moved away' --to 2026-10-31",
     .needs = NEEDS_WRITE,
     .arguments = term_end_arguments,
     .options = term_end_options,
     .run = roster_end_term},
    {.name = "term filed",
     .summary = "record that the terms of a body were filed with the street",
     .detail = "All terms of the body that are in force on that day and not filed yet.",
     .example = "roster term filed committee --date 2026-07-25",
     .needs = NEEDS_WRITE,
     .arguments = filed_arguments,
     .options = filed_options,
     .run = roster_filed},
    {.name = "role",
     .summary = "give a member one of the six roles",
     .example = "roster role p017 mediator --from 2026-01-01",
     .needs = NEEDS_WRITE,
     .arguments = role_arguments,
     .options = role_options,
     .run = roster_add_role},
    {.name = "role end",
     .summary = "record that a member no longer has a role",
     .example = "roster role end p017 mediator",
     .needs = NEEDS_WRITE,
     .arguments = role_arguments,
     .options = end_options,
     .run = roster_end_role},
    {.name = "steward",
     .summary = "name the steward of buildings or units, and who stands in",
     .example = "roster steward p017 --buildings 1,2 --backup p018 --from 2026-01-01",
     .needs = NEEDS_WRITE,
     .arguments = steward_arguments,
     .options = steward_options,
     .run = roster_add_steward},
    {.name = "steward end",
     .summary = "record that a steward no longer looks after anything",
     .example = "roster steward end p017 --to 2026-10-31",
     .needs = NEEDS_WRITE,
     .arguments = steward_arguments,
     .options = end_options,
     .run = roster_end_steward},
    {.name = "skill",
     .summary = "record a skill that a person agreed to be asked for",
     .detail = "Refused without the day of the consent.",
     .example = "roster skill p017 electrician --consent 2026-01-15",
     .needs = NEEDS_WRITE,
     .arguments = skill_arguments,
     .options = skill_options,
     .run = roster_add_skill},
    {.name = "skill end",
     .summary = "record that a person is not to be asked for a skill any longer",
     .example = "roster skill end p017 electrician",
     .needs = NEEDS_WRITE,
     .arguments = skill_arguments,
     .options = end_options,
     .run = roster_end_skill},
    {.name = "import",
     .summary = "add the lines of a CSV file to one of the lists, in one commit",
     .detail = "The first line names the columns, which are the fields of the list. A list within "
               "a cell is separated by commas and stands in double quotes. With --of services the "
               "rows are visits, hours and members who reported in.",
     .example = "roster import people.csv\nroster import stewards.csv --of stewards",
     .needs = NEEDS_WRITE,
     .arguments = import_arguments,
     .options = import_options,
     .run = roster_import},
    {.name = "name",
     .summary = "keep a person's name and contact on this computer",
     .detail = "It is written to private/names.yaml, which git ignores, and shown where that file "
               "is. It never enters the ledger.",
     .example = "roster name p017 'Zhang San'",
     .needs = NEEDS_STORE,
     .arguments = name_arguments,
     .options = name_options,
     .run = roster_name},
    {.name = "names",
     .summary = "keep the names of a CSV file on this computer",
     .detail = "The first line names the columns: person, name and, if wanted, contact.",
     .example = "roster names names.csv",
     .needs = NEEDS_STORE,
     .arguments = names_arguments,
     .run = roster_names},
    {.name = "forget",
     .summary = "remove a person's name and contact from this computer",
     .example = "roster forget p017",
     .needs = NEEDS_STORE,
     .arguments = person_arguments,
     .run = roster_forget},
    {.name = "visit",
     .summary = "record a steward's visits",
     .detail = "How many homes, and what it was about; never which home, because what is told at "
               "a door is nobody else's business.",
     .example = "roster visit p017 --homes 6 --subject 'winter safety'",
     .needs = NEEDS_WRITE,
     .arguments = visit_arguments,
     .options = visit_options,
     .run = roster_visit},
    {.name = "hours",
     .summary = "record hours that a person served",
     .detail = "Hours that were given to a campaign are recorded with donations hours, and counted "
               "with these.",
     .example = "roster hours p017 2.5 --subject 'evening patrol'",
     .needs = NEEDS_WRITE,
     .arguments = hours_arguments,
     .options = hours_options,
     .run = roster_hours},
    {.name = "report-in",
     .summary = "record that a party member reported in to the compound",
     .example = "roster report-in p017 --date 2026-11-01",
     .needs = NEEDS_WRITE,
     .arguments = visit_arguments,
     .options = report_in_options,
     .run = roster_report_in},
    {.name = "reverse",
     .summary = "undo a visit, hours or a report, with a reason",
     .example = "roster reverse V261103-001 --reason 'entered twice'",
     .needs = NEEDS_WRITE,
     .arguments = reverse_arguments,
     .options = reverse_options,
     .run = roster_reverse},
    {.name = "list",
     .summary = "list who has which seat, or another list of the roster",
     .example = "roster list\nroster list --of stewards --on 2026-06-30",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .options = list_options,
     .run = roster_show_list},
    {.name = "show",
     .summary = "show all that was ever said of a person or a body",
     .example = "roster show p017\nroster show committee",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .arguments = show_arguments,
     .run = roster_show},
    {.name = "gaps",
     .summary = "list the units without a steward",
     .detail = "Ends with 1 when there are any.",
     .example = "roster gaps",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .options = gaps_options,
     .run = roster_gaps},
    {.name = "ends",
     .summary = "list terms that end and filings that are due",
     .detail = "Terms that end and nobody follows, and terms of a committee that are not filed "
               "with the street. Ends with 1 when there are any, for cron.",
     .example = "roster ends --within 60",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .options = ends_options,
     .run = roster_ends},
    {.name = "log",
     .summary = "list visits, hours and who reported in",
     .example = "roster log --kind visit --month 2026-11",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .options = log_options,
     .run = roster_log},
    {.name = "totals",
     .summary = "add up visits and hours per person",
     .example = "roster totals --month 2026-11",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .options = totals_options,
     .run = roster_totals},
    POST_VERBS("roster"),
    {0}};

const struct command command_roster = {
    .name = "roster",
    .summary = "who is who: bodies, seats, roles, stewards, skills",
    .description =
        "The roster says who acts for the compound, from when to when. People appear by an opaque "
        "id, such as p017; their names stay in private/ on the computers that need them, and are "
        "shown only there. Nothing is rewritten: a change is a further line with its own day, and "
        "what ends gets a last day, so that 'roster list --on DAY' always tells who sat where.",
    .verbs = verbs,
};
