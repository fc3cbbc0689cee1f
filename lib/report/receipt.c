#include "report/receipt.h"

#include "base/arena.h"
#include "book/fold.h"
#include "report/report.h"

static enum status find(struct run *run, const struct book *book, const char *id,
                        const struct event **out)
{
    const struct event *event = book_find(book, id);

    if (!event || event->kind != &kind_receipt)
        return fail(run, STATUS_DATA, "receipt-unknown", "see 'fees list --kind receipt'",
                    "there is no receipt '%s'", id);
    *out = event;
    return STATUS_OK;
}

/* Which unit it counts for now: its own, or the one it was identified as. */
static const struct event *settling_event(const struct fold *fold, const struct event *event)
{
    const struct fate *fate = fold_fate(fold, event);

    return fate->identified_by ? fate->identified_by : event;
}

static const char *unit_of(const struct event *event)
{
    if (event->kind == &kind_identification)
        return ((const struct identification *)event->record)->unit;
    return ((const struct receipt *)event->record)->unit;
}

/* "物业费", "物业费 违约金", or what became of money that paid nothing. */
static const char *use_name(const struct report *report, const struct debt *debt, int32_t use)
{
    if (!debt)
        return report_say(report,
                          use == USE_REFUNDED ? "Given back" : "Credit for the next charge");
    const char *item = book_item_name(report->book, debt->item);
    if (!debt->late)
        return item;
    return arena_printf(report->run->arena, report_say(report, "%s, %s"), item,
                        report_say(report, "late fee"));
}

static enum status put_uses(struct report *report, const struct fold *fold,
                            const struct event *event)
{
    static const struct column columns[] = {{"item", "Item", CELL_TEXT},
                                            {"month", "For month", CELL_MONTH},
                                            {"amount", "Amount", CELL_MONEY}};
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);
    struct use *uses;
    size_t count;
    enum status status = fold_uses(report->run, fold, event, &uses, &count);

    if (status != STATUS_OK)
        return status;
    for (size_t i = 0; i < count; i++) {
        const struct debt *debt = uses[i].debt < 0 ? NULL : &fold->debts[uses[i].debt];
        grid_text(grid, use_name(report, debt, uses[i].debt));
        if (debt)
            grid_month(grid, debt->month);
        else
            grid_empty(grid);
        grid_number(grid, uses[i].amount);
    }
    report_table(report, "paid", "What it paid", grid, "Not yet used for any charge.");
    return STATUS_OK;
}

static const char *place_name(const struct book *book, const char *place)
{
    int32_t index = book_place(book, place);

    return index < 0 ? place : book->places[index].name;
}

/* Whose money it is: a unit's, that of a source of income, or not yet known. */
static const char *payer_of(const struct report *report, const struct event *settling)
{
    const char *unit = unit_of(settling);
    const struct identification *as =
        settling->kind == &kind_identification ? settling->record : NULL;

    if (unit)
        return unit;
    return as && as->source ? report->book->sources[book_source(report->book, as->source)]->name
                            : report_say(report, "not yet identified");
}

static void put_facts(struct report *report, const struct event *event,
                      const struct event *settling)
{
    const struct receipt *receipt = event->record;
    char date[DATE_SIZE];

    document_fact(report->document, report_say(report, "Receipt number"), receipt->id);
    document_fact(report->document, report_say(report, "Date"), date_text(receipt->date, date));
    document_fact(report->document, report_say(report, "Unit"), payer_of(report, settling));
    document_fact(report->document, report_say(report, "Received through"),
                  place_name(report->book, receipt->via));
    json_add(report->json, "receipt", json_record(&kind_receipt, receipt));
    json_text(report->json, "unit", unit_of(settling));
}

enum status receipt_document(struct run *run, struct book *book, const char *id,
                             struct document **document, struct json **json)
{
    const struct event *event = NULL;
    struct report report;
    struct fold *fold;
    enum status status = fold_run(run, book, NULL, NULL, &fold);

    if (status == STATUS_OK)
        status = find(run, book, id, &event);
    if (status != STATUS_OK)
        return status;
    const struct event *settling = settling_event(fold, event);
    const struct fate *fate = fold_fate(fold, event);
    enum language language = language_of(book->compound->language);
    report_start(&report, run, book, "receipt", id,
                 arena_printf(run->arena, "%s %s", book->compound->name, say(language, "Receipt")));
    report_money(&report, "amount", "Received", ((const struct receipt *)event->record)->amount,
                 NULL);
    put_facts(&report, event, settling);
    if (fate->reversed_by)
        document_paragraph(report.document,
                           arena_printf(run->arena, report_say(&report, "%s: %s"),
                                        report_say(&report, "This receipt was reversed"),
                                        fate->reversed_by->id));
    status = put_uses(&report, fold, settling);
    report_sources(&report);
    *document = report.document;
    *json = report.json;
    return status;
}
