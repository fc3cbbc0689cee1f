/* Staff, service centre and other spending, each payment with its voucher. */
#include "base/arena.h"
#include "book/approvals.h"
#include "report/month_sections.h"
#include "report/public.h"
#include "report/spending.h"

#include <inttypes.h>
#include <string.h>

static const struct expense *expense_of(const struct book *book, const struct event *payment)
{
    const struct event *event = book_find(book, ((const struct payment *)payment->record)->of);

    return event ? event->record : NULL;
}

struct spending spending_of_month(const struct month_data *data)
{
    const struct book *book = data->report.book;
    struct spending spending = {0};

    for (size_t i = 0; i < book->records->count; i++) {
        const struct event *event = &book->records->events[i], *payment = event;
        if (!month_has(data, event->date))
            continue;
        if (event->kind == &kind_reversal)
            payment = book_find(book, ((const struct reversal *)event->record)->of);
        if (!payment || payment->kind != &kind_payment)
            continue;
        const struct expense *expense = expense_of(book, payment);
        if (!expense)
            continue;
        ARENA_PUSH(data->report.run->arena, spending.item, spending.count, spending.capacity);
        spending.item[spending.count++] =
            (struct spent){event, expense, event == payment ? expense->amount : -expense->amount};
    }
    return spending;
}

static const struct category *category_of(const struct book *book, const struct expense *expense)
{
    int32_t index = book_category(book, expense->category);

    return index < 0 ? NULL : &book->categories[index];
}

/* Its name as residents read it. */
static const char *category_text(const struct book *book, const struct expense *expense)
{
    const struct category *category = category_of(book, expense);

    return category ? category->name : expense->category;
}

bool spent_in_group(const struct book *book, const struct spent *spent, const char *group)
{
    const struct category *category = category_of(book, spent->expense);

    return category && strcmp(category->group, group) == 0;
}

/* What a payment was for, and how much, come first: on a phone they are what is seen. `whom` is
 * the post or the payee. */
void spent_put(const struct month_data *data, struct grid *grid, const char *whom,
               const struct spent *spent)
{
    const struct expense *expense = spent->expense;

    grid_text(grid,
              expense->purpose ? expense->purpose : category_text(data->report.book, expense));
    grid_number(grid, spent->amount);
    grid_text(grid, whom);
    grid_date(grid, spent->event->date);
    grid_text(grid, expense->id);
    grid_text(grid, public_voucher(&data->report, expense));
}

/* The day by which the post is looked up: of the month it was worked in, if that is told. */
static struct date working_day(const struct expense *expense)
{
    return month_is_none(expense->month) ? expense->date : month_last(expense->month);
}

/* A post as its register has it, with how many have it; without one, as the words do. */
const char *spent_post(const struct report *report, const struct expense *expense)
{
    const char *word = expense->post ? expense->post : "all";
    const struct post *post = book_post(report->book, word, working_day(expense));

    if (!post)
        return report_say(report, word);
    return post->count == 1
               ? post->name
               : arena_printf(report->run->arena, "%s × %" PRId64, post->name, post->count);
}

static void put_wage(const struct month_data *data, struct grid *grid, const struct spent *spent)
{
    const struct expense *expense = spent->expense;

    grid_text(grid,
              expense->purpose ? expense->purpose : category_text(data->report.book, expense));
    grid_number(grid, spent->amount);
    grid_text(grid, spent_post(&data->report, expense));
    if (month_is_none(expense->month))
        grid_empty(grid);
    else
        grid_month(grid, expense->month);
    grid_date(grid, spent->event->date);
    grid_text(grid, expense->id);
    grid_text(grid, public_voucher(&data->report, expense));
}

void spent_sum(const struct month_data *data, struct grid *grid, int64_t sum, int empty)
{
    if (!grid_rows(grid))
        return;
    grid_total(grid);
    grid_text(grid, report_say(&data->report, "Together"));
    grid_number(grid, sum);
    for (int i = 0; i < empty; i++)
        grid_empty(grid);
}

/* Wages appear by post and never with a name. */
enum status month_staff(struct month_data *data)
{
    static const struct column columns[] = {
        {"purpose", "What for", CELL_TEXT}, {"amount", "Amount", CELL_MONEY},
        {"post", "Post", CELL_TEXT},        {"month", "Worked in", CELL_MONTH},
        {"date", "Paid on", CELL_DATE},     {"expense", "Record", CELL_TEXT},
        {"voucher", "Voucher", CELL_TEXT},
    };
    struct report *report = &data->report;
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);
    struct spending spending = spending_of_month(data);
    enum status status = STATUS_OK;
    int64_t sum = 0;

    report_section(report, "Staff");
    for (size_t i = 0; i < spending.count && status == STATUS_OK; i++) {
        const struct spent *spent = &spending.item[i];
        if (!spent_in_group(report->book, spent, "staff"))
            continue;
        put_wage(data, grid, spent);
        status = month_sum(report->run, &sum, spent->amount);
    }
    spent_sum(data, grid, sum, 5);
    report_list(report, "staff", "Staff cost by post", grid, "No staff cost was paid.");
    return status;
}

enum status spending_by_category(struct month_data *data)
{
    static const struct column columns[] = {{"category", "Category", CELL_TEXT},
                                            {"amount", "Paid", CELL_MONEY}};
    struct report *report = &data->report;
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);
    enum status status = STATUS_OK;
    int64_t sum = 0;

    for (size_t i = 0; i < report->book->category_count && status == STATUS_OK; i++) {
        if (!data->totals->spent[i])
            continue;
        grid_text(grid, report->book->categories[i].name);
        grid_number(grid, data->totals->spent[i]);
        status = month_sum(report->run, &sum, data->totals->spent[i]);
    }
    if (grid_rows(grid)) {
        grid_total(grid);
        grid_text(grid, report_say(report, "Together"));
        grid_number(grid, sum);
    }
    document_bars(report->document, report_say(report, "Where the money went"), grid, "category",
                  "amount", NULL);
    report_table(report, "categories", "Spending by category, staff included", grid,
                 "Nothing was spent.");
    return status;
}

static enum status group(struct month_data *data, const struct spending *spending, const char *name,
                         const char *caption, const char *empty)
{
    static const struct column columns[] = {
        {"purpose", "What for", CELL_TEXT}, {"amount", "Amount", CELL_MONEY},
        {"payee", "Paid to", CELL_TEXT},    {"date", "Paid on", CELL_DATE},
        {"expense", "Record", CELL_TEXT},   {"voucher", "Voucher", CELL_TEXT},
    };
    struct report *report = &data->report;
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);
    enum status status = STATUS_OK;
    int64_t sum = 0;

    for (size_t i = 0; i < spending->count && status == STATUS_OK; i++) {
        const struct spent *spent = &spending->item[i];
        if (!spent_in_group(report->book, spent, name))
            continue;
        spent_put(data, grid, public_payee(&data->report, spent->expense), spent);
        status = month_sum(report->run, &sum, spent->amount);
    }
    spent_sum(data, grid, sum, 4);
    report_list(report, name, caption, grid, empty);
    return status;
}

enum status month_spending(struct month_data *data)
{
    static const struct {
        const char *group, *caption, *empty;
    } groups[] = {
        {"service", N_("Service centre"), N_("Nothing was spent by the service centre.")},
        {"utilities", N_("Water and electricity paid"), N_("No water or electricity was paid.")},
        {"repair", N_("Repairs"), N_("Nothing was spent on repairs.")},
        {"other", N_("Other spending"), N_("There was no other spending.")},
    };
    struct spending spending = spending_of_month(data);

    report_section(&data->report, "Spending");
    enum status status = spending_by_category(data);
    for (size_t i = 0; status == STATUS_OK && i < sizeof groups / sizeof groups[0]; i++)
        status = group(data, &spending, groups[i].group, groups[i].caption, groups[i].empty);
    return status;
}

static bool is_open_at_end(const struct month_data *data, const struct event *event)
{
    const struct fate *fate = fold_fate(data->fold, event);
    const struct event *paid = fate->paid_by, *reversed = fate->reversed_by;

    return event->kind == &kind_expense && date_compare(event->date, data->last) <= 0 &&
           (!paid || date_compare(paid->date, data->last) > 0) &&
           (!reversed || date_compare(reversed->date, data->last) > 0);
}

/* The roles that were missing at the end of the month among those who approved it; NULL: none. */
static const char *roles_at_end(const struct month_data *data, const struct event *event,
                                const struct words *roles)
{
    const struct report *report = &data->report;
    const char *missing = NULL;

    for (size_t i = 0; i < roles->count; i++) {
        const char *role = report_say(report, roles->item[i]);
        if (!approval_has_role(data->fold, event, roles->item[i], data->last))
            missing = missing ? arena_printf(report->run->arena, "%s%s%s", missing,
                                             report_say(report, ", "), role)
                              : role;
    }
    return missing;
}

/* Whether enough persons had approved it by the end of the month, and how many were missing. */
static const char *state_at_end(const struct month_data *data, const struct event *event)
{
    const struct report *report = &data->report;
    const struct approval_need need = approval_need(report->book, event->record, event->day);
    const int64_t given = (int64_t)approvals_given(data->fold, event, data->last);
    const char *roles = roles_at_end(data, event, &need.roles);

    if (roles)
        return arena_printf(report->run->arena, report_say(report, "%s (%s %lld/%lld; %s %s)"),
                            report_say(report, "not approved"), report_say(report, "approvals"),
                            (long long)given, (long long)need.approvers,
                            report_say(report, "missing:"), roles);
    if (given > 0 && given >= need.approvers)
        return report_say(report, "approved, not paid");
    if (need.approvers == 0)
        return report_say(report, "needs no approval, not paid");
    if (need.approvers == 1)
        return report_say(report, "not approved");
    return arena_printf(report->run->arena, report_say(report, "%s (%s %lld/%lld)"),
                        report_say(report, "not approved"), report_say(report, "approvals"),
                        (long long)given, (long long)need.approvers);
}

/* Expenses entered up to the end of the month and not paid by then. */
enum status month_unpaid(struct month_data *data)
{
    static const struct column columns[] = {
        {"purpose", "What for", CELL_TEXT},  {"amount", "Amount", CELL_MONEY},
        {"category", "Category", CELL_TEXT}, {"date", "Entered for", CELL_DATE},
        {"expense", "Record", CELL_TEXT},    {"state", "State", CELL_TEXT},
    };
    struct report *report = &data->report;
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);
    const struct records *records = report->book->records;
    enum status status = STATUS_OK;
    int64_t sum = 0;

    for (size_t i = 0; i < records->count && status == STATUS_OK; i++) {
        const struct event *event = &records->events[i];
        if (!is_open_at_end(data, event))
            continue;
        const struct expense *expense = event->record;
        const char *kind = category_text(report->book, expense);
        grid_text(grid, expense->purpose ? expense->purpose : kind);
        grid_number(grid, expense->amount);
        grid_text(grid, kind);
        grid_date(grid, expense->date);
        grid_text(grid, expense->id);
        grid_text(grid, state_at_end(data, event));
        status = month_sum(report->run, &sum, expense->amount);
    }
    spent_sum(data, grid, sum, 4);
    report_list(report, "unpaid",
                month_word(data, "Entered and not paid at the end of the month",
                           "Entered and not paid at the end of the period"),
                grid, "No bill was left unpaid.");
    return status;
}
