/* What is agreed beside the plain charge: paid in advance, discounts, late fees, deposits, refunds,
 * reminders. Sums and numbers only. */
#include "book/prepayments.h"
#include "report/month_sections.h"

#include <string.h>

/* Rows of what, how many (below 0: not counted) and how much; nothing is left out that is not
 * zero. */
static void put_row(const struct report *report, struct grid *grid, const char *what, int64_t count,
                    int64_t amount)
{
    if (count <= 0 && amount == 0)
        return;
    grid_text(grid, report_say(report, what));
    if (count < 0)
        grid_empty(grid);
    else
        grid_number(grid, count);
    grid_number(grid, amount);
}

static enum status sum_of(struct run *run, const int64_t *values, size_t count, int64_t *out)
{
    enum status status = STATUS_OK;

    *out = 0;
    for (size_t i = 0; i < count && status == STATUS_OK; i++)
        status = month_sum(run, out, values[i]);
    return status;
}

/* A record of this month that was not undone by its end. */
static bool counts(const struct month_data *data, const struct event *event,
                   const struct kind *kind)
{
    const struct event *undone = fold_fate(data->fold, event)->reversed_by;

    return event->kind == kind && month_has(data, event->date) &&
           (!undone || date_compare(undone->date, data->last) > 0);
}

static enum status put_prepaid(struct month_data *data, struct grid *grid)
{
    struct run *run = data->report.run;
    struct prepayments prepayments;
    int64_t taken = 0, count = 0, left = 0, discount;
    enum status status = prepayments_compute(run, data->fold, data->last, &prepayments);

    for (size_t i = 0; i < prepayments.count && status == STATUS_OK; i++) {
        const struct prepayment_state *state = &prepayments.item[i];
        status = month_sum(run, &left, state->left);
        if (status != STATUS_OK || !month_has(data, state->event->date))
            continue;
        count++;
        status = month_sum(run, &taken, state->paid);
    }
    if (status == STATUS_OK)
        status = sum_of(run, data->totals->discount, data->report.book->item_count, &discount);
    if (status != STATUS_OK)
        return status;
    put_row(&data->report, grid,
            month_word(data, "Months paid in advance, agreed this month",
                       "Months paid in advance, agreed in the period"),
            count, taken);
    put_row(&data->report, grid, N_("Paid in advance for months that are still to be charged"), -1,
            left);
    put_row(&data->report, grid, N_("Discounts granted on what was paid in advance"), -1, discount);
    return STATUS_OK;
}

static enum status put_claims(struct month_data *data, struct grid *grid)
{
    const struct records *records = data->report.book->records;
    struct run *run = data->report.run;
    int64_t late, fees = 0, reminders = 0, demanded = 0;
    enum status status = sum_of(run, data->totals->late, data->report.book->item_count, &late);

    for (size_t i = 0; i < records->count && status == STATUS_OK; i++) {
        const struct event *event = &records->events[i];
        fees += counts(data, event, &kind_late_fee);
        if (!counts(data, event, &kind_reminder))
            continue;
        reminders++;
        status = month_sum(run, &demanded, ((const struct reminder *)event->record)->amount);
    }
    if (status != STATUS_OK)
        return status;
    put_row(&data->report, grid, N_("Late fees charged"), fees, late);
    put_row(&data->report, grid, N_("Credit given back"), -1, data->totals->refunded);
    put_row(&data->report, grid, N_("Reminders, and what they demand"), reminders, demanded);
    return STATUS_OK;
}

static void put_deposits(struct month_data *data)
{
    static const struct column columns[] = {
        {"before", "At the start", CELL_MONEY}, {"taken", "In", CELL_MONEY},
        {"returned", "Given back", CELL_MONEY}, {"kept", "Kept", CELL_MONEY},
        {"after", "At the end", CELL_MONEY},
    };
    const struct totals *totals = data->totals;
    struct report *report = &data->report;
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);

    grid_number(grid, totals->deposits_before);
    grid_number(grid, totals->deposits_taken);
    grid_number(grid, totals->deposits_back);
    grid_number(grid, totals->kept);
    grid_number(grid, totals->deposits);
    report_table(report, "deposits", "Deposits held for owners", grid, "None.");
}

static bool has_deposits(const struct book *book)
{
    for (size_t i = 0; i < book->fund_count; i++)
        if (strcmp(book->funds[i].kind, "deposit") == 0)
            return true;
    return false;
}

/* A compound that has none of it has nothing to say here. */
enum status month_terms(struct month_data *data)
{
    static const struct column columns[] = {{"what", "What", CELL_TEXT},
                                            {"count", "Number", CELL_COUNT},
                                            {"amount", "Amount", CELL_MONEY}};
    struct report *report = &data->report;
    const bool deposits = has_deposits(report->book);
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);
    enum status status = put_prepaid(data, grid);

    if (status == STATUS_OK)
        status = put_claims(data, grid);
    if (status != STATUS_OK || (!grid_rows(grid) && !deposits))
        return status;
    report_section(report, "Prepayments, late fees and deposits");
    report_table(report, "terms", "Paid in advance, late fees, refunds and reminders", grid,
                 month_word(data, "Nothing of that kind in this month.", "Nothing of that kind."));
    if (deposits)
        put_deposits(data);
    return STATUS_OK;
}
