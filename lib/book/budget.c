#include "book/budget.h"

#include "base/arena.h"
#include "base/decimal.h"
#include "book/totals.h"

bool has_budget(const struct book *book, int year)
{
    for (size_t i = 0; i < book->budget_count; i++)
        if (book->budgets[i]->year == year)
            return true;
    return false;
}

static enum status add_line(struct run *run, struct budget_year *year, struct budget_line line)
{
    const int64_t budget = line.budget ? line.budget->amount : 0;

    if (!line.budget && !line.spent)
        return STATUS_OK;
    year->lines[year->count++] = line;
    if (decimal_add(year->budget, budget, &year->budget) &&
        decimal_add(year->spent, line.spent, &year->spent))
        return STATUS_OK;
    return fail(run, STATUS_DATA, "overflow", NULL, "the budgets of %d are too large", year->year);
}

enum status budget_compute(struct run *run, struct book *book, int year, struct date to,
                           struct budget_year *out)
{
    const struct date first = {(int16_t)year, 1, 1}, last = {(int16_t)year, 12, 31};
    struct totals *totals;

    *out = (struct budget_year){.year = year, .to = date_compare(to, last) > 0 ? last : to};
    out->days = date_days(out->to) - date_days(first) + 1;
    out->all_days = date_days(last) - date_days(first) + 1;
    out->lines = arena_array(run->arena, book->category_count, sizeof *out->lines);
    enum status status = totals_compute(run, book, &first, &out->to, 1, &totals, NULL);
    for (size_t i = 0; i < book->category_count && status == STATUS_OK; i++) {
        const struct budget *budget = book_budget(book, year, book->categories[i].category);
        status = add_line(run, out, (struct budget_line){(int32_t)i, budget, totals->spent[i]});
    }
    return status;
}
