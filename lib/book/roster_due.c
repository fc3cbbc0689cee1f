#include "book/roster_due.h"

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

static int by_day(const void *a, const void *b)
{
    const struct roster_due *x = a, *y = b;
    int order = date_compare(x->day, y->day);

    /* Terms of one day stay in the order of their file. */
    return order ? order : (x->term > y->term) - (x->term < y->term);
}

static void add(struct roster_dues *dues, const struct term *term, bool filing, struct date due,
                int32_t latest)
{
    if (date_days(due) <= latest)
        dues->item[dues->count++] = (struct roster_due){term, filing, due};
}

/* Whether the person goes on, or somebody else takes the seat, on the day after. */
static bool is_followed(const struct roster *roster, const struct term *term)
{
    const struct date next = date_from_days(date_days(term_last(term)) + 1);

    return roster_seat_on(roster, term->body, term->person, next) ||
           (strcmp(term->seat, "member") != 0 &&
            roster_holder_on(roster, term->body, term->seat, next));
}

struct roster_dues roster_due(struct run *run, const struct book *book, const struct roster *roster,
                              struct date day, int32_t within)
{
    const int64_t filing_days = rules_filing_days(book->compound->rules);
    const int32_t latest = date_days(day) + within;
    struct roster_dues dues = {0};

    dues.item = arena_array(run->arena, roster->terms.count * 2, sizeof *dues.item);
    for (size_t i = 0; i < roster->terms.count; i++) {
        const struct term *term = term_at(roster, i);
        const struct body *body = roster_body_on(roster, term->body, day);
        if (!term_on(term, day))
            continue;
        if (!date_is_none(term_last(term)) && !is_followed(roster, term))
            add(&dues, term, false, term_last(term), latest);
        if (date_is_none(term->filed) && body && strcmp(body->kind, "committee") == 0 &&
            filing_days < latest)
            add(&dues, term, true, date_from_days(date_days(term->from) + (int32_t)filing_days),
                latest);
    }
    if (dues.count)
        qsort(dues.item, dues.count, sizeof *dues.item, by_day);
    return dues;
}
