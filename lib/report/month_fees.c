/* Fees charged and collected, arrears by age, and the shared bills. */
#include "base/arena.h"
#include "base/decimal.h"
#include "book/assess.h"
#include "report/month_sections.h"

#include <inttypes.h>
#include <string.h>

/* What of the month's own charges was settled by its end, per item. */
struct settled {
    int64_t *charged, *open;
};

static struct settled settled_of_month(const struct month_data *data)
{
    const struct book *book = data->report.book;
    struct arena *arena = data->report.run->arena;
    struct settled settled = {arena_array(arena, book->item_count, sizeof(int64_t)),
                              arena_array(arena, book->item_count, sizeof(int64_t))};

    for (size_t i = 0; i < data->fold->debt_count; i++) {
        const struct debt *debt = &data->fold->debts[i];
        if (!month_within(data, debt->month))
            continue;
        settled.charged[debt->item] += data->arrears.due[i];
        settled.open[debt->item] += data->arrears.open[i];
    }
    return settled;
}

/* The money columns of the table. Late fees and discounts stand in it in a month that has some. */
enum { FEE_COLUMNS = 9 };
struct fee_columns {
    struct column column[FEE_COLUMNS];
    const int64_t *values[FEE_COLUMNS]; /* per item; NULL: no money */
    size_t count;
};

static bool has_some(const int64_t *values, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (values[i])
            return true;
    return false;
}

static void add_column(struct fee_columns *columns, struct column column, const int64_t *values)
{
    columns->column[columns->count] = column;
    columns->values[columns->count++] = values;
}

static void add_money(struct fee_columns *columns, const char *key, const char *title,
                      const int64_t *values)
{
    add_column(columns, (struct column){key, title, CELL_MONEY}, values);
}

static struct fee_columns fee_columns(const struct month_data *data)
{
    const struct totals *totals = data->totals;
    const size_t items = data->report.book->item_count;
    struct fee_columns columns = {.count = 0};

    add_column(&columns, (struct column){"item", "Item", CELL_TEXT}, NULL);
    add_money(&columns, "before", N_("Owed at the start"), totals->receivable_before);
    add_money(&columns, "charged", "Charged", totals->charged);
    if (has_some(totals->late, items))
        add_money(&columns, "late", N_("Late fees"), totals->late);
    if (has_some(totals->discount, items))
        add_money(&columns, "discount", N_("Discounts"), totals->discount);
    add_money(&columns, "received", N_("Collected"), totals->received);
    add_money(&columns, "waived", N_("Waived"), totals->waived);
    add_money(&columns, "after", N_("Owed at the end"), totals->receivable);
    const char *rate = month_word(data, "Paid of this month's", "Paid of the period's");
    add_column(&columns, (struct column){"rate", rate, CELL_FIGURE}, NULL);
    return columns;
}

static void put_item(const struct month_data *data, struct grid *grid,
                     const struct fee_columns *columns, const struct settled *settled, size_t i)
{
    grid_text(grid, book_item_name(data->report.book, (int32_t)i));
    for (size_t c = 0; c < columns->count; c++)
        if (columns->values[c])
            grid_number(grid, columns->values[c][i]);
    grid_text(grid, say_percent(data->report.run, settled->charged[i] - settled->open[i],
                                settled->charged[i]));
}

static enum status sum_items(const struct month_data *data, const int64_t *values, int64_t *out)
{
    enum status status = STATUS_OK;

    *out = 0;
    for (size_t i = 0; i < data->report.book->item_count && status == STATUS_OK; i++)
        status = month_sum(data->report.run, out, values[i]);
    return status;
}

static enum status put_item_sums(const struct month_data *data, struct grid *grid,
                                 const struct fee_columns *columns, const struct settled *settled)
{
    int64_t charged, open, sum;
    enum status status = sum_items(data, settled->charged, &charged);

    status = status_join(status, sum_items(data, settled->open, &open));
    grid_total(grid);
    grid_text(grid, report_say(&data->report, "Together"));
    for (size_t c = 0; c < columns->count; c++) {
        if (!columns->values[c])
            continue;
        status = status_join(status, sum_items(data, columns->values[c], &sum));
        grid_number(grid, sum);
    }
    grid_text(grid, say_percent(data->report.run, charged - open, charged));
    return status;
}

static void put_liabilities(struct month_data *data)
{
    static const struct column columns[] = {{"what", "Money that is not income yet", CELL_TEXT},
                                            {"before", "At the start", CELL_MONEY},
                                            {"after", "At the end", CELL_MONEY}};
    const struct totals *totals = data->totals;
    struct report *report = &data->report;
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);

    grid_text(grid, report_say(report, "Paid in advance by owners"));
    grid_number(grid, totals->credit_before);
    grid_number(grid, totals->credit);
    grid_text(grid, report_say(report, "Received, payer not yet identified"));
    grid_number(grid, totals->unidentified_before);
    grid_number(grid, totals->unidentified);
    report_table(report, "liabilities", NULL, grid, "None.");
}

enum status month_fees(struct month_data *data)
{
    const struct fee_columns columns = fee_columns(data);
    struct report *report = &data->report;
    struct grid *grid = report_grid(report, columns.column, columns.count);
    struct settled settled = settled_of_month(data);

    report_section(report, "Fees");
    for (size_t i = 0; i < report->book->item_count; i++)
        put_item(data, grid, &columns, &settled, i);
    enum status status = put_item_sums(data, grid, &columns, &settled);
    document_bars(report->document, report_say(report, "Collected, by item"), grid, "item",
                  "received", NULL);
    report_table(report, "fees", "Fees charged and collected", grid, "No fees are charged yet.");
    put_liabilities(data);
    return status == STATUS_OK ? month_collection(data) : status;
}

enum status month_arrears(struct month_data *data)
{
    static const struct column columns[] = {{"age", "Overdue since", CELL_TEXT},
                                            {"units", "Units", CELL_COUNT},
                                            {"amount", "Amount", CELL_MONEY}};
    static const char *const ages[AGE_COUNT] = {
        [AGE_NOT_DUE] = N_("not yet due"),    [AGE_30] = N_("1 to 30 days"),
        [AGE_90] = N_("31 to 90 days"),       [AGE_180] = N_("91 to 180 days"),
        [AGE_365] = N_("181 to 365 days"),    [AGE_OLDER] = N_("over a year"),
        [AGE_BARRED] = N_("limitation over"),
    };
    struct report *report = &data->report;
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);
    int64_t owing = 0;

    report_section(report, "Arrears");
    for (int age = 0; age < AGE_COUNT; age++) {
        int64_t units = 0;
        for (size_t i = 0; i < data->arrears.count; i++)
            units += data->arrears.lines[i].age[age] != 0;
        grid_text(grid, report_say(report, ages[age]));
        grid_number(grid, units);
        grid_number(grid, data->arrears.total.age[age]);
    }
    for (size_t i = 0; i < data->arrears.count; i++)
        owing += data->arrears.lines[i].owed != 0;
    grid_total(grid);
    grid_text(grid, report_say(report, "Together (a unit may owe in several rows)"));
    grid_number(grid, owing);
    grid_number(grid, data->arrears.total.owed);
    document_bars(report->document, report_say(report, "How old the arrears are"), grid, "age",
                  "amount", NULL);
    report_table(report, "arrears", "Arrears by age", grid, "Nobody owes anything.");
    report_note(report,
                arena_printf(report->run->arena, "%s %s", report_say(report, "Overdue as of"),
                             say_date(report->run, report->language, data->arrears.day)));
    return month_terms(data);
}

static const struct basis *basis_of(const struct roll *roll, const char *item)
{
    const struct basis *basis = roll ? roll->basis.item : NULL;

    for (size_t i = 0; roll && i < roll->basis.count; i++)
        if (strcmp(basis[i].item, item) == 0)
            return &basis[i];
    return NULL;
}

static const char *group_text(const struct month_data *data, const struct basis *basis)
{
    const struct report *report = &data->report;

    if (!basis)
        return report_say(report, "not split yet");
    return arena_printf(report->run->arena, report_say(report, "%s, %lld %s"),
                        report_say(report, strcmp(basis->split, "unit") == 0 ? "by unit"
                                           : strcmp(basis->split, "usage") == 0
                                               ? N_("by usage")
                                               : N_("by floor area")),
                        (long long)basis->count, report_say(report, "units"));
}

/* Yuan per unit of the meter, four decimals. */
static void put_unit_price(struct grid *grid, const struct bill *bill)
{
    int64_t used = bill->after - bill->before, price;

    if (used > 0 && decimal_scale(bill->amount, 10000, used, &price))
        grid_number(grid, price);
    else
        grid_empty(grid);
}

static void put_reading(struct grid *grid, const struct bill *bill, int64_t reading)
{
    if (bill->after)
        grid_number(grid, reading);
    else
        grid_empty(grid);
}

static void put_bill(const struct month_data *data, struct grid *grid, const struct bill *bill,
                     const struct basis *basis)
{
    const struct book *book = data->report.book;

    grid_text(grid, book_item_name(book, book_item(book, bill->item)));
    put_reading(grid, bill, bill->before);
    put_reading(grid, bill, bill->after);
    put_reading(grid, bill, bill->after - bill->before);
    put_unit_price(grid, bill);
    grid_number(grid, bill->amount);
    grid_text(grid, group_text(data, basis));
    grid_text(grid, bill->id);
}

enum status month_utilities(struct month_data *data)
{
    static const struct column columns[] = {
        {"item", "Item", CELL_TEXT},
        {"meter_before", "Meter before", CELL_AREA},
        {"meter_after", "Meter after", CELL_AREA},
        {"used", "Used", CELL_AREA},
        {"unit_price", "Unit price", CELL_RATE},
        {"amount", "Bill", CELL_MONEY},
        {"split", "Split", CELL_TEXT},
        {"bill", "Record", CELL_TEXT},
    };
    struct report *report = &data->report;
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);
    const struct records *records = report->book->records;
    const struct roll *roll = book_roll(report->book, data->month);
    int64_t total = 0;
    enum status status = STATUS_OK;

    report_section(report, "Shared water and electricity");
    for (size_t i = 0; i < records->count && status == STATUS_OK; i++) {
        const struct event *event = &records->events[i];
        const struct bill *bill = event->kind == &kind_bill ? event->record : NULL;
        if (!bill || month_compare(bill->month, data->month) != 0 ||
            fold_fate(data->fold, event)->reversed_by)
            continue;
        put_bill(data, grid, bill, basis_of(roll, bill->item));
        status = month_sum(report->run, &total, bill->amount);
    }
    if (grid_rows(grid)) {
        grid_total(grid);
        grid_text(grid, report_say(report, "Together"));
        for (int i = 0; i < 4; i++)
            grid_empty(grid);
        grid_number(grid, total);
        grid_empty(grid);
        grid_empty(grid);
    }
    report_table(report, "shared", "Shared bills, meters and how they were split", grid,
                 "No shared bills in this month.");
    if (roll)
        report_note(report, report_say(report, "The shares of all units add up to each bill "
                                               "exactly (largest remainder)."));
    return status;
}
