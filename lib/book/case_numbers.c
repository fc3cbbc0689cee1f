/* Whether the numbers of cases count on without gaps: one that is missing was taken away. */
#include "book/case_file.h"

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

/* "tickets/2026/T2026-0042.yaml". */
struct numbered {
    const char *path;
    size_t series; /* bytes of the path up to the number */
    long number;
    int digits;
};

/* False when the file of a case is not named by a number. */
static bool read_number(const char *path, struct numbered *out)
{
    const char *name = strrchr(path, '/');
    char *end;

    if (!name || strspn(name + 2, "0123456789") != 4 || name[6] != '-')
        return false;
    const char *digits = name + 7;
    *out = (struct numbered){.path = path,
                             .series = (size_t)(digits - path),
                             .digits = (int)strspn(digits, "0123456789")};
    if (out->digits < 1 || out->digits > 9)
        return false;
    out->number = strtol(digits, &end, 10);
    return strcmp(end, ".yaml") == 0;
}

static int by_number(const void *a, const void *b)
{
    const struct numbered *x = a, *y = b;
    const size_t common = x->series < y->series ? x->series : y->series;
    const int order = memcmp(x->path, y->path, common);

    if (order)
        return order;
    if (x->series != y->series)
        return x->series < y->series ? -1 : 1;
    return (x->number > y->number) - (x->number < y->number);
}

static bool same_series(const struct numbered *a, const struct numbered *b)
{
    return a->series == b->series && memcmp(a->path, b->path, a->series) == 0;
}

/* The numbers between two that are there, or before the first one. */
static void warn_gap(struct run *run, const struct numbered *found, long before)
{
    const char *name = strrchr(found->path, '/') + 1;
    const int prefix = (int)(found->series - (size_t)(name - found->path));
    const char *first =
        arena_printf(run->arena, "%.*s%0*ld", prefix, name, found->digits, before + 1);
    const char *last =
        arena_printf(run->arena, "%.*s%0*ld", prefix, name, found->digits, found->number - 1);
    const struct spot spot = {.file = found->path};
    static const char hint[] =
        N_("no case is ever taken away: bring it back from another copy, or, when the number was "
           "never used, write it with a note that says so");

    if (found->number == before + 2)
        warn_at(run, spot, SEVERITY_WARNING, "case-gap", hint, "there is no case '%s'", first);
    else
        warn_at(run, spot, SEVERITY_WARNING, "case-gap", hint, "there are no cases '%s' to '%s'",
                first, last);
}

void case_check_numbers(struct run *run, const struct entry *entries, size_t count)
{
    struct numbered *list = arena_array(run->arena, count, sizeof *list);
    size_t found = 0;

    for (size_t i = 0; i < count; i++) {
        const struct file_kind *file = file_kind_of(entries[i].path, NULL);
        if (file && file->rule == RULE_CASE && read_number(entries[i].path, &list[found]))
            found++;
    }
    if (found)
        qsort(list, found, sizeof *list, by_number);
    for (size_t i = 0; i < found; i++) {
        const bool first = i == 0 || !same_series(&list[i - 1], &list[i]);
        const long before = first ? 0 : list[i - 1].number;
        if (list[i].number > before + 1)
            warn_gap(run, &list[i], before);
    }
}
