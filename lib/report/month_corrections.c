/* What was put right: nothing is ever rewritten, so each correction is a record of its own. */
#include "base/arena.h"
#include "report/month_sections.h"

#include <string.h>

/* The amount that a record is about; 0 when it has none. */
static int64_t amount_of(const struct event *event)
{
    const struct field *field = kind_field(event->kind, "amount");

    return field ? FIELD_IN(int64_t, event->record, field) : 0;
}

static const char *noun(const struct kind *kind)
{
    static const struct {
        const struct kind *kind;
        const char *english;
    } nouns[] = {
        {&kind_receipt, "receipt"},
        {&kind_bill, N_("shared bill")},
        {&kind_reading, N_("meter reading")},
        {&kind_waiver, "waiver"},
        {&kind_adjustment, "adjustment"},
        {&kind_expense, "expense"},
        {&kind_identification, "identification"},
        {&kind_approval, "approval"},
        {&kind_payment, "payment"},
        {&kind_opening, "opening entry"},
        {&kind_transfer, "transfer"},
        {&kind_gift, "gift"},
        {&kind_earning, N_("other income")},
        {&kind_round, "round"},
        {&kind_service, "service"},
        {&kind_prepayment, "prepayment"},
        {&kind_late_fee, "late fee"},
        {&kind_reminder, "reminder"},
        {&kind_deposit, "deposit"},
        {&kind_refund, "refund"},
        {&kind_reconciliation, N_("comparison with a statement")},
    };

    for (size_t i = 0; i < sizeof nouns / sizeof nouns[0]; i++)
        if (nouns[i].kind == kind)
            return nouns[i].english;
    return kind->name;
}

static void put(struct grid *grid, const struct event *event, const char *what, int64_t amount,
                const char *of, const char *reason)
{
    grid_date(grid, event->date);
    grid_text(grid, event->id);
    grid_text(grid, what);
    if (amount)
        grid_number(grid, amount);
    else
        grid_empty(grid);
    grid_text(grid, of);
    grid_text(grid, reason);
}

static void put_reversal(const struct month_data *data, struct grid *grid,
                         const struct event *event)
{
    const struct report *report = &data->report;
    const struct reversal *reversal = event->record;
    const struct event *of = book_find(report->book, reversal->of);
    int64_t amount = of ? amount_of(of) : 0;

    if (of && of->kind == &kind_payment) {
        const struct event *expense =
            book_find(report->book, ((const struct payment *)of->record)->of);
        amount = expense ? amount_of(expense) : 0;
    }
    put(grid, event,
        arena_printf(report->run->arena, report_say(report, "%s: %s"), report_say(report, "undone"),
                     of ? report_say(report, noun(of->kind)) : ""),
        amount, reversal->of, reversal->reason);
}

/* The item and month of a debt, never the unit. */
static const char *debt_text(const struct month_data *data, const char *item, struct month month)
{
    const struct report *report = &data->report;
    int32_t index = book_item(report->book, item);
    char text[MONTH_SIZE];

    return arena_printf(report->run->arena, "%s %s",
                        index < 0 ? item : book_item_name(report->book, index),
                        month_text(month, text));
}

static void put_waiver(const struct month_data *data, struct grid *grid, const struct event *event)
{
    const struct waiver *waiver = event->record;

    put(grid, event, report_say(&data->report, "waived"), waiver->amount,
        debt_text(data, waiver->item, waiver->month),
        arena_printf(data->report.run->arena, report_say(&data->report, "%s: %s"), waiver->decision,
                     waiver->reason));
}

static void put_adjustment(const struct month_data *data, struct grid *grid,
                           const struct event *event)
{
    const struct adjustment *adjustment = event->record;

    put(grid, event, report_say(&data->report, "assessment corrected"), adjustment->amount,
        debt_text(data, adjustment->item, adjustment->month), adjustment->reason);
}

/* Why a month, once closed, was opened again. */
static void put_reopenings(const struct month_data *data, struct grid *grid, struct month month)
{
    const struct period *period = book_period(data->report.book, month);

    for (size_t i = 0; period && i < period->entries.count; i++) {
        const struct item *item = &period->entries.item[i];
        if (item->kind != &kind_reopening)
            continue;
        const struct reopening *reopening = item->record;
        struct event event = {.date = reopening->date, .id = reopening->id};
        put(grid, &event, report_say(&data->report, "month opened again"), 0, NULL,
            reopening->reason);
    }
}

enum status month_corrections(struct month_data *data)
{
    static const struct column columns[] = {
        {"date", "Date", CELL_DATE},   {"record", "Record", CELL_TEXT},
        {"what", "What", CELL_TEXT},   {"amount", "Amount", CELL_MONEY},
        {"of", "Concerns", CELL_TEXT}, {"reason", "Reason", CELL_TEXT},
    };
    struct report *report = &data->report;
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);
    const struct records *records = report->book->records;

    report_section(report, "Corrections");
    for (size_t i = 0; i < records->count; i++) {
        const struct event *event = &records->events[i];
        if (!month_has(data, event->date))
            continue;
        if (event->kind == &kind_reversal)
            put_reversal(data, grid, event);
        else if (event->kind == &kind_waiver)
            put_waiver(data, grid, event);
        else if (event->kind == &kind_adjustment)
            put_adjustment(data, grid, event);
    }
    for (struct month month = data->start; month_compare(month, data->month) <= 0;
         month = month_add(month, 1))
        put_reopenings(data, grid, month);
    report_table(
        report, "corrections",
        month_word(data, "What was put right in this month", "What was put right in the period"),
        grid, "Nothing had to be corrected.");
    return STATUS_OK;
}
