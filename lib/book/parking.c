#include "book/parking.h"

#include "book/inside.h"

#include "base/arena.h"

#include <string.h>

const char *const space_kinds[SPACE_KINDS] = {"ground", "underground", "charging", "disabled",
                                              "visitor"};

int32_t book_space(const struct book *book, const char *space)
{
    return names_find(book->index->spaces, space);
}

static bool is_within(struct date from, struct date to, struct date day)
{
    return date_compare(from, day) <= 0 && (date_is_none(to) || date_compare(day, to) <= 0);
}

bool space_is_there(const struct space *space, struct date day)
{
    return is_within(space->from, space->to, day);
}

struct date permit_last(const struct permit *permit)
{
    return date_is_none(permit->ended) ? permit->to : permit->ended;
}

bool permit_is_valid(const struct permit *permit, struct date day)
{
    return is_within(permit->from, permit_last(permit), day);
}

const struct permit *space_permit(const struct book *book, const char *space, struct date day)
{
    for (size_t i = 0; i < book->permit_count; i++)
        if (strcmp(book->permits[i]->space, space) == 0 && permit_is_valid(book->permits[i], day))
            return book->permits[i];
    return NULL;
}

bool is_waiting(const struct applicant *applicant, struct date day)
{
    return date_compare(applicant->since, day) <= 0 && date_compare(applicant->entered, day) <= 0 &&
           (date_is_none(applicant->until) || date_compare(day, applicant->until) < 0);
}

static bool would_take(const struct applicant *applicant, const char *kind)
{
    return !applicant->kind || strcmp(applicant->kind, kind) == 0;
}

const struct applicant *queue_before(const struct book *book, const char *unit, const char *kind,
                                     struct date day, const struct applicant **own)
{
    const struct applicant *first = NULL, *mine = NULL;

    for (size_t i = 0; i < book->queue_count; i++) {
        const struct applicant *applicant = book->queue[i];
        if (!would_take(applicant, kind) || !is_waiting(applicant, day))
            continue;
        const bool is_own = strcmp(applicant->unit, unit) == 0;
        const struct applicant **best = is_own ? &mine : &first;
        if (!*best || date_compare(applicant->since, (*best)->since) < 0)
            *best = applicant;
    }
    if (own)
        *own = mine;
    if (!first || !mine)
        return first;
    /* Of the same day the one that stands first. */
    for (size_t i = 0; i < book->queue_count && date_compare(first->since, mine->since) == 0; i++)
        if (book->queue[i] == mine)
            return NULL;
        else if (book->queue[i] == first)
            return first;
    return date_compare(first->since, mine->since) < 0 ? first : NULL;
}

static size_t kind_of(const char *kind)
{
    size_t i = 0;

    while (i < SPACE_KINDS && (!kind || strcmp(space_kinds[i], kind) != 0))
        i++;
    return i;
}

/* Adds to a kind and to the sum; a kind of none only to the sum. */
static void count(struct parking_count *out, size_t kind, size_t member)
{
    const size_t all = SPACE_KINDS;

    ++*(int64_t *)(void *)((char *)&out[kind] + member);
    if (kind != all)
        ++*(int64_t *)(void *)((char *)&out[all] + member);
}

void parking_count(const struct book *book, struct date day, int days,
                   struct parking_count out[SPACE_KINDS + 1])
{
    const struct date limit = date_from_days(date_days(day) + days);

    memset(out, 0, (SPACE_KINDS + 1) * sizeof *out);
    for (size_t i = 0; i < book->space_count; i++)
        if (space_is_there(book->spaces[i], day))
            count(out, kind_of(book->spaces[i]->kind), offsetof(struct parking_count, spaces));
    for (size_t i = 0; i < book->permit_count; i++) {
        const struct permit *permit = book->permits[i];
        const struct date last = permit_last(permit);
        const int32_t space = book_space(book, permit->space);
        if (space < 0 || !permit_is_valid(permit, day))
            continue;
        const size_t kind = kind_of(book->spaces[space]->kind);
        count(out, kind, offsetof(struct parking_count, used));
        if (!date_is_none(last) && date_compare(last, limit) <= 0)
            count(out, kind, offsetof(struct parking_count, ending));
    }
    for (size_t i = 0; i < book->queue_count; i++)
        if (is_waiting(book->queue[i], day))
            count(out, kind_of(book->queue[i]->kind), offsetof(struct parking_count, waiting));
}
