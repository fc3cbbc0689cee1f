/* The registers of what is planned: budgets by year and category, and the posts of the staff. */
#include "book/inside.h"

#include "base/arena.h"

#include <inttypes.h>
#include <string.h>

enum { FIRST_YEAR = 1900, LAST_YEAR = 2999 };

const struct budget *book_budget(const struct book *book, int year, const char *category)
{
    for (size_t i = 0; i < book->budget_count; i++)
        if (book->budgets[i]->year == year && strcmp(book->budgets[i]->category, category) == 0)
            return book->budgets[i];
    return NULL;
}

const struct post *book_post(const struct book *book, const char *post, struct date day)
{
    for (size_t i = 0; i < book->post_count; i++) {
        const struct post *line = book->posts[i];
        if (strcmp(line->post, post) == 0 && date_compare(line->from, day) <= 0 &&
            (date_is_none(line->to) || date_compare(day, line->to) <= 0))
            return line;
    }
    return NULL;
}

static struct spot spot_of(struct run *run, const struct source *source, size_t index,
                           const char *field)
{
    return yaml_spot(run, source, file_kind_of(source->path, NULL), index, field, NULL);
}

static enum status check_budget(struct run *run, const struct book *book,
                                const struct source *source, const struct budget *budget)
{
    const size_t index = book->budget_count;

    if (budget->year < FIRST_YEAR || budget->year > LAST_YEAR)
        return fail_at(run, spot_of(run, source, index, "year"), STATUS_DATA, "budget-year",
                       "give the year with four digits, such as 2026",
                       "%" PRId64 " is no year of a budget", budget->year);
    if (book_category(book, budget->category) < 0)
        return fail_at(run, spot_of(run, source, index, "category"), STATUS_DATA,
                       "unknown-category",
                       "categories are in funds.yaml; add it there: funds add-category",
                       "a budget names the category '%s', which is not there", budget->category);
    if (book_budget(book, (int)budget->year, budget->category))
        return fail_at(run, spot_of(run, source, index, NULL), STATUS_DATA, "budget-twice",
                       "leave one of the two lines", "'%s' has two budgets for %" PRId64,
                       budget->category, budget->year);
    return STATUS_OK;
}

enum status book_read_budgets(struct run *run, struct book *book)
{
    struct source source;
    struct items list;
    enum status status = book_read_list(run, book->snapshot, "budgets.yaml", &list, &source);

    if (status)
        return status;
    book->budgets = arena_array(run->arena, list.count, sizeof *book->budgets);
    for (size_t i = 0; i < list.count; i++) {
        status = status_join(status, check_budget(run, book, &source, list.item[i].record));
        book->budgets[book->budget_count++] = list.item[i].record;
    }
    return status;
}

static bool overlap(const struct post *a, const struct post *b)
{
    bool a_ended = !date_is_none(a->to) && date_compare(a->to, b->from) < 0;
    bool b_ended = !date_is_none(b->to) && date_compare(b->to, a->from) < 0;

    return strcmp(a->post, b->post) == 0 && !a_ended && !b_ended;
}

static enum status check_post(struct run *run, const struct book *book, const struct source *source,
                              const struct post *post)
{
    const size_t index = book->post_count;

    if (!date_is_none(post->to) && date_compare(post->to, post->from) < 0)
        return fail_at(run, spot_of(run, source, index, "to"), STATUS_DATA, "post-days",
                       "'to' is the last day on which there is the post",
                       "the post '%s' ends before it begins", post->post);
    for (size_t i = 0; i < index; i++)
        if (overlap(book->posts[i], post))
            return fail_at(run, spot_of(run, source, index, "from"), STATUS_DATA, "post-twice",
                           "end the earlier line with 'to' the day before",
                           "the post '%s' has two lines at the same time", post->post);
    return STATUS_OK;
}

enum status book_read_posts(struct run *run, struct book *book)
{
    struct source source;
    struct items list;
    enum status status = book_read_list(run, book->snapshot, "posts.yaml", &list, &source);

    if (status)
        return status;
    book->posts = arena_array(run->arena, list.count, sizeof *book->posts);
    for (size_t i = 0; i < list.count; i++) {
        status = status_join(status, check_post(run, book, &source, list.item[i].record));
        book->posts[book->post_count++] = list.item[i].record;
    }
    return status;
}
