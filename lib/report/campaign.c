#include "report/campaign.h"

#include "base/arena.h"
#include "base/decimal.h"
#include "book/donations.h"
#include "report/public.h"

#include <string.h>

struct accounting {
    struct report report;
    const struct campaign *campaign;
    const struct flows *flows;
    struct donations donations;
};

static const char *progress(const struct accounting *of)
{
    const struct report *report = &of->report;

    if (!of->campaign->target)
        return NULL;
    return arena_printf(
        report->run->arena, report_say(report, "%s %s, %s"), report_say(report, "target"),
        say_money(report->run, report->book->compound->currency, of->campaign->target),
        say_percent(report->run, of->flows->given, of->campaign->target));
}

static void put_head(struct accounting *of)
{
    struct report *report = &of->report;
    const struct flows *flows = of->flows;
    const struct campaign *campaign = of->campaign;
    char from[DATE_SIZE], to[DATE_SIZE];

    report_money(report, "given", "Given", flows->given, progress(of));
    report_money(report, "spent", "Spent", flows->spent, NULL);
    report_money(report, "left", "Left", flows->left, NULL);
    json_decimal(report->json, "other_in", flows->other_in, MONEY_PLACES);
    json_decimal(report->json, "other_out", flows->other_out, MONEY_PLACES);
    json_add(report->json, "campaign", json_record(&kind_campaign, campaign));
    report_section(report, "What it is for");
    document_paragraph(report->document, campaign->purpose);
    document_fact(report->document, report_say(report, "Gifts are taken from"),
                  date_text(campaign->from, from));
    if (!date_is_none(campaign->to))
        document_fact(report->document, report_say(report, "until"), date_text(campaign->to, to));
    if (campaign->decision)
        document_fact(report->document, report_say(report, "Decision"), campaign->decision);
}

/* The campaign's gift that an event is, or undoes; NULL for any other event. */
static const struct gift *gift_of(const struct accounting *of, const struct event *event)
{
    const struct event *given = event;

    if (event->kind == &kind_reversal)
        given = book_find(of->report.book, ((const struct reversal *)event->record)->of);
    if (!given || given->kind != &kind_gift)
        return NULL;
    const struct gift *gift = given->record;
    return strcmp(gift->campaign, of->campaign->campaign) == 0 ? gift : NULL;
}

/* Tables begin with what is said and how much, which is what a phone shows. */
static void put_total(const struct report *report, struct grid *grid, int64_t sum, size_t behind)
{
    if (!grid_rows(grid))
        return;
    grid_total(grid);
    grid_text(grid, report_say(report, "Together"));
    grid_number(grid, sum);
    for (size_t i = 0; i < behind; i++)
        grid_empty(grid);
}

static const char *undoing(const struct report *report, const struct reversal *reversal)
{
    return arena_printf(report->run->arena, report_say(report, "%s %s: %s"),
                        report_say(report, "undone"), reversal->of, reversal->reason);
}

/* Money given, and given back: both stay to be seen. */
static void put_money(struct accounting *of)
{
    static const struct column columns[] = {
        {"giver", "Giver", CELL_TEXT},   {"amount", "Amount", CELL_MONEY},
        {"date", "Date", CELL_DATE},     {"record", "Record", CELL_TEXT},
        {"remark", "Remark", CELL_TEXT},
    };
    struct report *report = &of->report;
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);
    const struct records *records = report->book->records;

    report_section(report, "What was given");
    for (size_t i = 0; i < records->count; i++) {
        const struct event *event = &records->events[i];
        const struct gift *gift = gift_of(of, event);
        if (!gift || !gift->amount)
            continue;
        const bool undone = event->kind == &kind_reversal;
        grid_text(grid, public_giver(report, gift));
        grid_number(grid, undone ? -gift->amount : gift->amount);
        grid_date(grid, event->date);
        grid_text(grid, event->id);
        grid_text(grid, undone ? undoing(report, event->record) : NULL);
    }
    put_total(report, grid, of->flows->given, 3);
    report_table(report, "gifts", "Money", grid, "No money was given yet.");
}

static void put_goods(struct accounting *of)
{
    static const struct column columns[] = {
        {"goods", "What", CELL_TEXT},    {"value", "Value as stated", CELL_MONEY},
        {"hours", "Hours", CELL_FIGURE}, {"giver", "Giver", CELL_TEXT},
        {"date", "Date", CELL_DATE},     {"record", "Record", CELL_TEXT},
    };
    struct report *report = &of->report;
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);
    const struct records *records = report->book->records;

    for (size_t i = 0; i < records->count; i++) {
        const struct event *event = &records->events[i];
        const struct gift *gift = event->kind == &kind_gift ? gift_of(of, event) : NULL;
        if (!gift || gift->amount || fold_fate(of->donations.fold, event)->reversed_by)
            continue;
        grid_text(grid, gift->goods ? gift->goods : report_say(report, "work"));
        if (gift->value)
            grid_number(grid, gift->value);
        else
            grid_empty(grid);
        grid_text(grid, gift->hours ? public_hours(report, gift->hours) : NULL);
        grid_text(grid, public_giver(report, gift));
        grid_date(grid, gift->date);
        grid_text(grid, gift->id);
    }
    report_table(report, "goods", "Goods and hours", grid, "No goods and no hours were given.");
}

static void put_spending(struct accounting *of)
{
    static const struct column columns[] = {
        {"purpose", "What for", CELL_TEXT}, {"amount", "Amount", CELL_MONEY},
        {"payee", "Paid to", CELL_TEXT},    {"date", "Paid on", CELL_DATE},
        {"expense", "Record", CELL_TEXT},   {"voucher", "Voucher", CELL_TEXT},
    };
    struct report *report = &of->report;
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);

    report_section(report, "What was spent");
    for (size_t i = 0; i < of->flows->out_count; i++) {
        const struct flow *flow = &of->flows->out[i];
        const struct event *event = flow_expense(report->book, flow->event);
        const struct expense *expense = event ? event->record : NULL;
        if (!expense)
            continue;
        grid_text(grid, expense->purpose);
        grid_number(grid, flow->amount);
        grid_text(grid, public_payee(report, expense));
        grid_date(grid, flow->date);
        grid_text(grid, expense->id);
        grid_text(grid, public_voucher(report, expense));
    }
    put_total(report, grid, of->flows->spent, 4);
    report_table(report, "spending", "Payments", grid, "Nothing was spent yet.");
}

static void put_moved(struct report *report, struct grid *grid, const struct flow *flow, int sign)
{
    const struct transfer *transfer =
        flow->event->kind == &kind_transfer ? flow->event->record : NULL;

    if (flow->event->kind == &kind_gift || flow_expense(report->book, flow->event))
        return;
    grid_text(grid, transfer ? transfer->reason : report_say(report, "opening entry"));
    grid_number(grid, sign * flow->amount);
    grid_text(grid, transfer ? transfer->decision : NULL);
    grid_date(grid, flow->date);
    grid_text(grid, flow->event->id);
}

/* What came in or went out that was neither given nor spent. */
static void put_other(struct accounting *of)
{
    static const struct column columns[] = {
        {"reason", "Reason", CELL_TEXT},     {"amount", "Amount", CELL_MONEY},
        {"decision", "Decision", CELL_TEXT}, {"date", "Date", CELL_DATE},
        {"record", "Record", CELL_TEXT},
    };
    struct report *report = &of->report;
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);

    for (size_t i = 0; i < of->flows->in_count; i++)
        put_moved(report, grid, &of->flows->in[i], 1);
    for (size_t i = 0; i < of->flows->out_count; i++)
        put_moved(report, grid, &of->flows->out[i], -1);
    report_table(report, "other", "Moved from or to other funds", grid,
                 "Nothing was moved from or to other funds.");
}

/* Every yuan that was spent, with the gift that it came from. */
static void put_parts(struct accounting *of)
{
    static const struct column columns[] = {
        {"purpose", "What for", CELL_TEXT}, {"amount", "Amount", CELL_MONEY},
        {"giver", "Giver", CELL_TEXT},      {"gift", "Given as", CELL_TEXT},
        {"expense", "Spent as", CELL_TEXT},
    };
    struct report *report = &of->report;
    const struct flows *flows = of->flows;
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);

    for (size_t i = 0; i < flows->part_count; i++) {
        const struct part *part = &flows->parts[i];
        const struct event *in = flows->in[part->in].event, *out = flows->out[part->out].event;
        const struct event *paid = flow_expense(report->book, out);
        const struct expense *expense = paid ? paid->record : NULL;
        grid_text(grid, expense ? expense->purpose : report_say(report, "transfer"));
        grid_number(grid, part->amount);
        grid_text(grid, in->kind == &kind_gift ? public_giver(report, in->record) : NULL);
        grid_text(grid, in->id);
        grid_text(grid, expense ? expense->id : out->id);
    }
    report_folded(report, "Which gift paid for what");
    report_table(report, "parts", NULL, grid, "Nothing was spent yet.");
    if (flows->part_count)
        report_note(report,
                    report_say(report, "What was given first is spent first, so that each yuan "
                                       "can be followed."));
}

/* "桂园 小区道路募捐收支公示", "Guiyuan, statement of the campaign Roads". */
static const char *title_of(struct run *run, const char *compound, const char *campaign,
                            enum language language)
{
    const char *what = say(language, N_("statement of the campaign"));

    if (language == LANGUAGE_ZH)
        return arena_printf(run->arena, "%s %s%s", compound, campaign, what);
    return arena_printf(run->arena, "%s, %s %s", compound, what, campaign);
}

enum status campaign_document(struct run *run, struct book *book, const char *campaign,
                              struct document **document, struct json **json)
{
    struct accounting of = {.campaign = NULL};
    int32_t index = book_campaign(book, campaign);

    if (index < 0)
        return fail(run, STATUS_DATA, "unknown-campaign", "see 'donations campaigns'",
                    "there is no campaign '%s'", campaign);
    enum status status = donations_compute(run, book, &of.donations);
    if (status != STATUS_OK)
        return status;
    of.campaign = book->campaigns[index];
    of.flows = &of.donations.campaign[index];
    enum language language = language_of(book->compound->language);
    report_start(&of.report, run, book, "campaign", campaign,
                 title_of(run, book->compound->name, of.campaign->name, language));
    put_head(&of);
    put_money(&of);
    put_goods(&of);
    put_spending(&of);
    put_other(&of);
    put_parts(&of);
    report_sources(&of.report);
    *document = of.report.document;
    *json = of.report.json;
    return STATUS_OK;
}
