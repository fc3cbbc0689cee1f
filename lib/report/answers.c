#include "report/answers.h"

#include "base/arena.h"

struct answers {
    struct totals *totals; /* each of other days */
    size_t total_count, total_capacity;
    struct arrears *arrears; /* each of another day */
    size_t arrears_count, arrears_capacity;
};

static struct answers *answers_of(struct run *run, struct book *book)
{
    if (!book->answers)
        book->answers = arena_alloc(run->arena, sizeof *book->answers);
    return book->answers;
}

static const struct totals *find_totals(const struct answers *answers, struct date from,
                                        struct date to)
{
    for (size_t i = 0; i < answers->total_count; i++)
        if (date_compare(answers->totals[i].from, from) == 0 &&
            date_compare(answers->totals[i].to, to) == 0)
            return &answers->totals[i];
    return NULL;
}

/* Computes the periods that nobody has asked for yet, in one way through the books. */
static enum status learn_totals(struct run *run, struct book *book, const struct date *from,
                                const struct date *to, size_t periods)
{
    struct answers *answers = answers_of(run, book);
    struct date *first = arena_array(run->arena, periods, sizeof *first);
    struct date *last = arena_array(run->arena, periods, sizeof *last);
    struct totals *totals;
    size_t count = 0;

    for (size_t i = 0; i < periods; i++) {
        if (find_totals(answers, from[i], to[i]))
            continue;
        first[count] = from[i];
        last[count++] = to[i];
    }
    enum status status =
        count ? totals_compute(run, book, first, last, count, &totals, NULL) : STATUS_OK;
    for (size_t i = 0; i < count && status == STATUS_OK; i++) {
        ARENA_PUSH(run->arena, answers->totals, answers->total_count, answers->total_capacity);
        answers->totals[answers->total_count++] = totals[i];
    }
    return status;
}

enum status answer_totals(struct run *run, struct book *book, const struct date *from,
                          const struct date *to, size_t periods, struct totals **out)
{
    if (!book->keep_fold)
        return totals_compute(run, book, from, to, periods, out, NULL);
    enum status status = learn_totals(run, book, from, to, periods);

    if (status != STATUS_OK)
        return status;
    *out = arena_array(run->arena, periods, sizeof **out);
    for (size_t i = 0; i < periods; i++)
        (*out)[i] = *find_totals(book->answers, from[i], to[i]);
    return STATUS_OK;
}

enum status answer_arrears(struct run *run, struct book *book, struct date day, struct arrears *out)
{
    if (!book->keep_fold)
        return arrears_compute(run, book, day, out);
    struct answers *answers = answers_of(run, book);

    for (size_t i = 0; i < answers->arrears_count; i++)
        if (date_compare(answers->arrears[i].day, day) == 0) {
            *out = answers->arrears[i];
            return STATUS_OK;
        }
    enum status status = arrears_compute(run, book, day, out);

    if (status != STATUS_OK)
        return status;
    ARENA_PUSH(run->arena, answers->arrears, answers->arrears_count, answers->arrears_capacity);
    answers->arrears[answers->arrears_count++] = *out;
    return STATUS_OK;
}
