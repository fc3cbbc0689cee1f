#include "book/book.h"

#include "base/arena.h"

const char *path_daybook(struct run *run, const char *folder, struct date day)
{
    return arena_printf(run->arena, "%s/%04d/%02d/%02d.yaml", folder, day.year, day.month, day.day);
}

const char *path_roll(struct run *run, struct month month)
{
    return arena_printf(run->arena, "fees/%04d/%02d/charges.yaml", month.year, month.month);
}

const char *path_period(struct run *run, struct month month)
{
    return arena_printf(run->arena, "periods/%04d-%02d.yaml", month.year, month.month);
}

const char *path_units(struct run *run, const char *building)
{
    return arena_printf(run->arena, "units/%s.yaml", building);
}
