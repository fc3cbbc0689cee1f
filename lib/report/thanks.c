#include "report/thanks.h"

#include "base/arena.h"
#include "book/donations.h"
#include "report/public.h"

#include <string.h>

static enum status find(struct run *run, const struct donations *donations, const char *id,
                        const struct event **out)
{
    const struct event *event = book_find(donations->book, id);

    if (!event || event->kind != &kind_gift)
        return fail(run, STATUS_DATA, "gift-unknown", "see 'donations list'",
                    "there is no gift '%s'", id);
    const struct event *undone = fold_fate(donations->fold, event)->reversed_by;
    if (undone)
        return fail(run, STATUS_REFUSED, "already-reversed", "see 'donations list'",
                    "the gift '%s' was undone by '%s'", id, undone->id);
    *out = event;
    return STATUS_OK;
}

/* The letter goes to the giver, whose name is on the envelope only. */
static const char *addressee(const struct report *report, const struct gift *gift)
{
    if (gift->unit)
        return gift->unit;
    if (gift->partner)
        return public_partner(report, gift->partner);
    return report_say(report, "friend of our compound");
}

/* "Dear 3-101," or "尊敬的3-101：". */
static const char *greeting(const struct report *report, const struct gift *gift)
{
    const bool chinese = report->language == LANGUAGE_ZH;

    return arena_printf(report->run->arena, "%s%s%s%s", report_say(report, "Dear"),
                        chinese ? "" : " ", addressee(report, gift), chinese ? "：" : ",");
}

static const char *what(const struct report *report, const struct gift *gift)
{
    if (strcmp(gift->kind, "money") == 0)
        return say_money(report->run, report->book->compound->currency, gift->amount);
    if (strcmp(gift->kind, "goods") == 0)
        return gift->goods;
    return arena_printf(report->run->arena, "%s %s", public_hours(report, gift->hours),
                        report_say(report, "hours of work"));
}

static void put_letter(struct report *report, const struct gift *gift,
                       const struct campaign *campaign)
{
    char date[DATE_SIZE];

    document_paragraph(report->document, greeting(report, gift));
    document_paragraph(report->document,
                       report_say(report, "Thank you with all our heart for what you have given "
                                          "to all of us."));
    document_fact(report->document, report_say(report, "Your gift"), what(report, gift));
    document_fact(report->document, report_say(report, "Date"), date_text(gift->date, date));
    document_fact(report->document, report_say(report, "Campaign"), campaign->name);
    document_fact(report->document, report_say(report, "What it is for"), campaign->purpose);
    document_fact(report->document, report_say(report, "Record"), gift->id);
    json_add(report->json, "gift", json_record(&kind_gift, gift));
    json_add(report->json, "campaign", json_record(&kind_campaign, campaign));
}

static void put_use(struct report *report, struct grid *grid, const struct flow *out,
                    int64_t amount)
{
    const struct event *event = flow_expense(report->book, out->event);
    const struct expense *expense = event ? event->record : NULL;

    grid_text(grid, expense ? expense->purpose : report_say(report, "transfer"));
    grid_number(grid, amount);
    grid_date(grid, out->date);
    grid_text(grid, expense ? expense->id : out->event->id);
}

/* What the money of this gift has paid for. */
static void put_uses(struct report *report, const struct flows *flows, const struct event *event)
{
    static const struct column columns[] = {{"purpose", "What for", CELL_TEXT},
                                            {"amount", "Amount", CELL_MONEY},
                                            {"date", "Paid on", CELL_DATE},
                                            {"expense", "Record", CELL_TEXT}};
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);

    for (size_t i = 0; i < flows->part_count; i++)
        if (flows->in[flows->parts[i].in].event == event)
            put_use(report, grid, &flows->out[flows->parts[i].out], flows->parts[i].amount);
    report_section(report, "What your gift has paid for");
    report_table(report, "uses", NULL, grid,
                 "It is not spent yet. It can be spent on this purpose only.");
}

enum status thanks_document(struct run *run, struct book *book, const char *id,
                            struct document **document, struct json **json)
{
    struct donations donations;
    const struct event *event = NULL;
    struct report report;
    enum status status = donations_compute(run, book, &donations);

    if (status == STATUS_OK)
        status = find(run, &donations, id, &event);
    if (status != STATUS_OK)
        return status;
    const struct gift *gift = event->record;
    int32_t index = book_campaign(book, gift->campaign);
    enum language language = language_of(book->compound->language);
    report_start(
        &report, run, book, "thanks", id,
        arena_printf(run->arena, "%s %s", book->compound->name, say(language, "Letter of thanks")));
    put_letter(&report, gift, book->campaigns[index]);
    if (gift->amount)
        put_uses(&report, &donations.campaign[index], event);
    document_paragraph(report.document,
                       report_say(&report, "Whatever was given and spent stands in the "
                                           "campaign's public statement, to the last yuan."));
    document_paragraph(report.document, arena_printf(run->arena, "%s %s", book->compound->name,
                                                     say(language, "owners' committee")));
    report_sources(&report);
    *document = report.document;
    *json = report.json;
    return STATUS_OK;
}
