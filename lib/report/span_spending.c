/* Staff and other spending of a quarter or a year: sums, and the largest payments. Every payment
 * with its voucher is in the report of its month. */
#include "base/arena.h"
#include "report/public.h"
#include "report/spending.h"

#include <stdlib.h>
#include <string.h>

/* --- staff, by post --- */

struct post_sum {
    const char *post;
    int64_t payments, amount;
};

static struct post_sum *post_of(struct post_sum *posts, size_t *count, const char *post)
{
    for (size_t i = 0; i < *count; i++)
        if (strcmp(posts[i].post, post) == 0)
            return &posts[i];
    posts[*count] = (struct post_sum){.post = post};
    return &posts[(*count)++];
}

enum status span_staff(struct month_data *data)
{
    static const struct column columns[] = {{"post", "Post", CELL_TEXT},
                                            {"amount", "Amount", CELL_MONEY},
                                            {"payments", "Payments", CELL_COUNT}};
    struct report *report = &data->report;
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);
    const struct spending spending = spending_of_month(data);
    struct post_sum *posts = arena_array(report->run->arena, spending.count, sizeof *posts);
    enum status status = STATUS_OK;
    size_t count = 0;
    int64_t sum = 0;

    for (size_t i = 0; i < spending.count && status == STATUS_OK; i++) {
        const struct spent *spent = &spending.item[i];
        if (!spent_in_group(report->book, spent, "staff"))
            continue;
        struct post_sum *post = post_of(posts, &count, spent_post(report, spent->expense));
        post->payments += spent->amount < 0 ? -1 : 1;
        status = month_sum(report->run, &post->amount, spent->amount);
        if (status == STATUS_OK)
            status = month_sum(report->run, &sum, spent->amount);
    }
    for (size_t i = 0; i < count; i++) {
        grid_text(grid, posts[i].post);
        grid_number(grid, posts[i].amount);
        grid_number(grid, posts[i].payments);
    }
    spent_sum(data, grid, sum, 1);
    report_section(report, "Staff");
    report_table(report, "staff", "Staff cost by post", grid, "No staff cost was paid.");
    return status;
}

/* --- groups of categories, month by month --- */

static const struct {
    const char *group, *name;
} groups[] = {
    {"staff", N_("Staff")},
    {"service", N_("Service centre")},
    {"utilities", N_("Water and electricity")},
    {"repair", N_("Repairs")},
    {"other", N_("Other spending")},
};

enum { GROUPS = sizeof groups / sizeof groups[0] };

static enum status put_month(struct month_data *data, const struct spending *spending,
                             struct month month, struct grid *grid)
{
    int64_t sums[GROUPS] = {0}, sum = 0;
    enum status status = STATUS_OK;

    for (size_t i = 0; i < spending->count && status == STATUS_OK; i++) {
        const struct spent *spent = &spending->item[i];
        if (month_compare(date_month(spent->event->date), month) != 0)
            continue;
        for (size_t g = 0; g < GROUPS && status == STATUS_OK; g++)
            if (spent_in_group(data->report.book, spent, groups[g].group))
                status = month_sum(data->report.run, &sums[g], spent->amount);
        if (status == STATUS_OK)
            status = month_sum(data->report.run, &sum, spent->amount);
    }
    if (sum == 0 || status != STATUS_OK)
        return status;
    grid_month(grid, month);
    for (size_t g = 0; g < GROUPS; g++)
        grid_number(grid, sums[g]);
    grid_number(grid, sum);
    return STATUS_OK;
}

static enum status put_months(struct month_data *data, const struct spending *spending)
{
    struct column columns[GROUPS + 2] = {{"month", "Month", CELL_MONTH}};
    struct report *report = &data->report;
    enum status status = STATUS_OK;

    for (size_t g = 0; g < GROUPS; g++)
        columns[g + 1] = (struct column){groups[g].group, groups[g].name, CELL_MONEY};
    columns[GROUPS + 1] = (struct column){"sum", N_("Together"), CELL_MONEY};
    struct grid *grid = report_grid(report, columns, GROUPS + 2);
    for (struct month at = data->start; month_compare(at, data->month) <= 0 && status == STATUS_OK;
         at = month_add(at, 1))
        status = put_month(data, spending, at, grid);
    report_table(report, "spending_months", "Spending, month by month", grid, "Nothing was spent.");
    return status;
}

/* --- the largest payments --- */

static int by_amount(const void *a, const void *b)
{
    const struct spent *left = a, *right = b;

    if (left->amount != right->amount)
        return left->amount < right->amount ? 1 : -1;
    return date_compare(left->event->date, right->event->date);
}

/* Those that stood at the end: no staff, which is told by post, and nothing that was undone. */
static size_t largest_first(const struct month_data *data, struct spending *spending)
{
    size_t kept = 0;

    for (size_t i = 0; i < spending->count; i++) {
        const struct spent *spent = &spending->item[i];
        const struct event *undone = fold_fate(data->fold, spent->event)->reversed_by;
        if (spent->amount <= 0 || (undone && date_compare(undone->date, data->last) <= 0) ||
            spent_in_group(data->report.book, spent, "staff"))
            continue;
        spending->item[kept++] = *spent;
    }
    if (kept)
        qsort(spending->item, kept, sizeof *spending->item, by_amount);
    return kept;
}

static void put_largest(struct month_data *data, struct spending *spending)
{
    static const struct column columns[] = {
        {"purpose", "What for", CELL_TEXT}, {"amount", "Amount", CELL_MONEY},
        {"payee", "Paid to", CELL_TEXT},    {"date", "Paid on", CELL_DATE},
        {"expense", "Record", CELL_TEXT},   {"voucher", "Voucher", CELL_TEXT},
    };
    struct report *report = &data->report;
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);
    const size_t count = largest_first(data, spending);

    for (size_t i = 0; i < count && i < data->largest; i++)
        spent_put(data, grid, public_payee(report, spending->item[i].expense), &spending->item[i]);
    report_list(report, "largest", "The largest payments, staff left out", grid,
                "Nothing was spent.");
    report_note(report, report_say(report, "Each payment with its voucher is in the report of its "
                                           "month."));
}

enum status span_spending(struct month_data *data)
{
    struct spending spending = spending_of_month(data);

    report_section(&data->report, "Spending");
    enum status status = spending_by_category(data);
    if (status == STATUS_OK)
        status = put_months(data, &spending);
    if (status == STATUS_OK)
        put_largest(data, &spending);
    return status;
}
