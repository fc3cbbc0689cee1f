/* What the sections of spending share: those of a month and those of a quarter or a year. */
#ifndef REPORT_SPENDING_H
#define REPORT_SPENDING_H

#include "report/month_sections.h"

/* One payment, or the undoing of one: then the amount is below zero. */
struct spent {
    const struct event *event;
    const struct expense *expense;
    int64_t amount;
};

struct spending {
    struct spent *item;
    size_t count, capacity;
};

/* Everything that was paid or undone from the first day to the last, in booking order. */
struct spending spending_of_month(const struct month_data *data);
/* "staff", "service", "utilities", "repair" or "other": the group of its category. */
bool spent_in_group(const struct book *book, const struct spent *spent, const char *group);
/* A post as its register has it, with how many have it; without one, as the words do. */
const char *spent_post(const struct report *report, const struct expense *expense);
/* A row of a list of payments; `whom` is the payee. */
void spent_put(const struct month_data *data, struct grid *grid, const char *whom,
               const struct spent *spent);
/* The last row: text, sum, and so many empty cells. Nothing when there are no rows. */
void spent_sum(const struct month_data *data, struct grid *grid, int64_t sum, int empty);
/* The table and the picture of what was paid for each category. */
enum status spending_by_category(struct month_data *data);

#endif
