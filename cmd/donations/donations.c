/* donations: campaigns, what is given for them, and what became of it. */
#include "cmd/donations/donations.h"

#include "book/operations.h"
#include "cmd/commands.h"

static enum status begin(struct session *session)
{
    struct campaign campaign = {0};

    session_fill(session, &kind_campaign, &campaign);
    return session_write(session, begin_campaign, &campaign);
}

static enum status give(struct session *session, const char *kind)
{
    struct gift gift = {.kind = kind};

    session_fill(session, &kind_gift, &gift);
    return session_write(session, receive_gift, &gift);
}

static enum status receive(struct session *session)
{
    return give(session, "money");
}

static enum status goods(struct session *session)
{
    return give(session, "goods");
}

static enum status hours(struct session *session)
{
    return give(session, "hours");
}

static enum status reverse(struct session *session)
{
    struct reversal reversal = {0};

    session_fill(session, &kind_reversal, &reversal);
    return session_write(session, reverse_record, &reversal);
}

#define CAMPAIGN(label, flag) INPUT_OF(kind_campaign, label, flag)
#define GIFT(label, flag) INPUT_OF(kind_gift, label, flag)
#define REVERSAL(label, flag) INPUT_OF(kind_reversal, label, flag)
/* Who gave it, and what else there is to say of every gift. */
#define GIVER                                                                                      \
    GIFT("campaign", INPUT_REQUIRED), GIFT("unit", 0), GIFT("person", 0), GIFT("partner", 0),      \
        GIFT("consent", 0), GIFT("date", 0), GIFT("note", 0)

static const struct input campaign_arguments[] = {CAMPAIGN("campaign", INPUT_REQUIRED), {0}};
static const struct input campaign_options[] = {CAMPAIGN("name", INPUT_REQUIRED),
                                                CAMPAIGN("purpose", INPUT_REQUIRED),
                                                CAMPAIGN("target", 0),
                                                CAMPAIGN("fund", 0),
                                                CAMPAIGN("from", 0),
                                                CAMPAIGN("to", 0),
                                                CAMPAIGN("decision", 0),
                                                {0}};
static const struct input receive_arguments[] = {GIFT("amount", INPUT_REQUIRED), {0}};
static const struct input receive_options[] = {
    GIVER, GIFT("via", INPUT_REQUIRED), GIFT("ref", 0), {0}};
static const struct input import_arguments[] = {
    {.name = "file", .type = INPUT_FILE, .flags = INPUT_REQUIRED, .help = "a CSV file"}, {0}};
static const struct input import_options[] = {GIFT("campaign", 0), GIFT("via", 0), {0}};
static const struct input goods_arguments[] = {GIFT("goods", INPUT_REQUIRED), {0}};
static const struct input goods_options[] = {GIVER, GIFT("value", 0), {0}};
static const struct input hours_arguments[] = {GIFT("hours", INPUT_REQUIRED), {0}};
static const struct input hours_options[] = {GIVER, {0}};
static const struct input reverse_arguments[] = {{.name = "gift",
                                                  .type = INPUT_FIELD,
                                                  .flags = INPUT_REQUIRED,
                                                  .kind = &kind_reversal,
                                                  .field = "of"},
                                                 {0}};
static const struct input reverse_options[] = {
    REVERSAL("reason", INPUT_REQUIRED), REVERSAL("date", 0), {0}};
static const struct input list_options[] = {
    {.name = "campaign", .type = INPUT_TEXT, .help = "only of this campaign"},
    {.name = "month", .type = INPUT_MONTH, .help = "only of this month"},
    {.name = "kind",
     .type = INPUT_CHOICE,
     .choices = "money goods hours",
     .help = "only gifts of this kind"},
    {0}};
static const struct input statement_arguments[] = {
    {.name = "campaign", .type = INPUT_TEXT, .flags = INPUT_REQUIRED, .help = "the campaign"}, {0}};
static const struct input thanks_arguments[] = {
    {.name = "gift", .type = INPUT_TEXT, .flags = INPUT_REQUIRED, .help = "the gift's id"}, {0}};

static const struct verb verbs[] = {
    {.name = "campaign",
     .summary = "begin a campaign: a purpose, and a fund of its own",
     .detail = "The fund is made with it. It is restricted: it cannot be overdrawn, and money "
               "leaves it for another fund only by a decision.",
     .example = "donations campaign roads --name 'New roads' --purpose 'renewal of the roads "
                "inside the compound' --target 120000 --decision D2026-04",
     .needs = NEEDS_WRITE,
     .arguments = campaign_arguments,
     .options = campaign_options,
     .run = begin},
    {.name = "campaigns",
     .summary = "list the campaigns: target, in, out and left",
     .example = "donations campaigns",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .run = donations_campaigns},
    {.name = "receive",
     .summary = "book money that was given",
     .detail = "Without --unit, --person and --partner the gift is anonymous. With --consent true "
               "the campaign's statement names the unit or the partner; a person is never named.",
     .example = "donations receive 5000 --campaign roads --unit 3-101 --via bank",
     .needs = NEEDS_WRITE,
     .arguments = receive_arguments,
     .options = receive_options,
     .run = receive},
    {.name = "import",
     .summary = "book the gifts of money of a CSV file",
     .detail = "The first line names the columns: amount, and if wanted date, campaign, via, unit, "
               "person, partner, consent, ref and note. --campaign and --via hold for rows that "
               "do not say them. All rows are booked in one commit, or none.",
     .example = "donations import gifts.csv --campaign roads --via wechat",
     .needs = NEEDS_WRITE,
     .arguments = import_arguments,
     .options = import_options,
     .run = donations_import},
    {.name = "goods",
     .summary = "book goods that were given",
     .detail = "Their value as the giver states it is shown beside them, and is no money: it "
               "stands in no balance.",
     .example = "donations goods 'two benches' --value 1200 --campaign roads --partner parks "
                "--consent true",
     .needs = NEEDS_WRITE,
     .arguments = goods_arguments,
     .options = goods_options,
     .run = goods},
    {.name = "hours",
     .summary = "book hours of work that were given",
     .example = "donations hours 12.5 --campaign roads --unit 3-101",
     .needs = NEEDS_WRITE,
     .arguments = hours_arguments,
     .options = hours_options,
     .run = hours},
    {.name = "reverse",
     .summary = "undo or return a gift, with a reason",
     .detail = "Refused when what it paid for is spent and the fund would be overdrawn.",
     .example = "donations reverse G261103-001 --reason 'the giver asked for it back'",
     .needs = NEEDS_WRITE,
     .arguments = reverse_arguments,
     .options = reverse_options,
     .run = reverse},
    {.name = "list",
     .summary = "list gifts",
     .example = "donations list --campaign roads --month 2026-11",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .options = list_options,
     .run = donations_list},
    {.name = "statement",
     .summary = "write a campaign's statement, from the first gift to the last spending",
     .detail = "Every gift, every payment with its voucher, what was paid from which gift, and "
               "what is left. Givers are named only with their consent, and only as units and "
               "partner organisations.",
     .example = "donations statement roads --format html --output roads.html",
     .needs = NEEDS_READ,
     .output = OUTPUT_DOCUMENT,
     .arguments = statement_arguments,
     .run = donations_statement},
    {.name = "thanks",
     .summary = "write a letter of thanks for a gift",
     .detail = "It says what was given, for what, and what it has paid for until now. It is for "
               "the giver, so it names the giver's unit.",
     .example = "donations thanks G261103-001 --output thanks.md",
     .needs = NEEDS_READ,
     .output = OUTPUT_DOCUMENT,
     .arguments = thanks_arguments,
     .run = donations_thanks},
    {0}};

const struct command command_donations = {
    .name = "donations",
    .summary = "what is given, for which purpose, and what became of it",
    .description =
        "A campaign has a purpose and a restricted fund of its own. What is given for it can only "
        "be spent from that fund, by expenses that say what for, and never more than is there. "
        "Every yuan can be followed from the gift to what it paid for: see the campaign's "
        "statement, and 'audit trace'.",
    .verbs = verbs,
};
