#include "book/income.h"

#include <string.h>

struct income income_of(const struct book *book, const struct totals *totals, size_t source)
{
    const struct income_source *of = book->sources[source];
    struct income income = {.earned = totals->earned[source]};

    for (size_t i = 0; i < of->items.count; i++)
        income.charged += totals->received[book_item(book, of->items.item[i])];
    for (size_t i = 0; i < of->costs.count; i++)
        income.cost += totals->spent[book_category(book, of->costs.item[i])];
    income.gross = income.charged + income.earned;
    income.net = income.gross - income.cost;
    return income;
}

struct income income_sum(const struct book *book, const struct totals *totals, const char *group)
{
    struct income sum = {0};

    for (size_t i = 0; i < book->source_count; i++) {
        if (group && strcmp(book->sources[i]->group, group) != 0)
            continue;
        const struct income income = income_of(book, totals, i);
        sum.charged += income.charged;
        sum.earned += income.earned;
        sum.gross += income.gross;
        sum.cost += income.cost;
        sum.net += income.net;
    }
    return sum;
}
