/* fees settle: what each owner owes when a unit changes hands. */
#include "base/arena.h"
#include "book/owners.h"
#include "cmd/fees/fees.h"

#include <string.h>

struct settling {
    struct session *session;
    struct grid *grid;
    const struct fold *fold;
    struct tenures tenures;
    size_t old; /* the tenure that ends; the one behind it begins */
    int64_t charged, open;
};

/* A debt of the hand-over: of the month in which it is, or still open. */
static bool is_shown(const struct settling *settling, const struct debt *debt)
{
    const struct date change = settling->tenures.item[settling->old + 1].from;

    return debt_open(debt) != 0 || month_compare(debt->month, date_month(change)) == 0;
}

static void put_part(struct settling *settling, const struct debt *debt,
                     const struct owner_part *part)
{
    struct grid *grid = settling->grid;

    grid_text(grid, settling->tenures.item[part->tenure].owner);
    grid_text(grid, settling->fold->book->items[debt->item]);
    grid_month(grid, debt->month);
    grid_date(grid, debt->due);
    grid_text(grid,
              arena_printf(settling->session->run->arena, "%d/%d", (int)part->days, (int)part->of));
    grid_number(grid, part->charged);
    grid_number(grid, part->charged - part->open);
    grid_number(grid, part->open);
    settling->charged += part->charged; /* of one unit: they fit */
    settling->open += part->open;
}

static void put_sum(struct settling *settling, const char *owner, const char *what)
{
    struct grid *grid = settling->grid;

    grid_text(grid, owner);
    grid_text(grid, what);
    for (int i = 0; i < 3; i++)
        grid_empty(grid);
    grid_number(grid, settling->charged);
    grid_number(grid, settling->charged - settling->open);
    grid_number(grid, settling->open);
    settling->charged = settling->open = 0;
}

/* All that one owner owes of the unit, with the sum. */
static void put_owner(struct settling *settling, size_t tenure)
{
    const struct fold *fold = settling->fold;
    struct run *run = settling->session->run;
    struct owner_part *parts = arena_array(run->arena, settling->tenures.count, sizeof *parts);

    for (size_t i = 0; i < fold->debt_count; i++) {
        const struct debt *debt = &fold->debts[i];
        if (debt->unit != settling->tenures.unit || !is_shown(settling, debt))
            continue;
        const size_t count = owners_split(run, fold, debt, &settling->tenures, parts);
        for (size_t k = 0; k < count; k++)
            if (parts[k].tenure == tenure)
                put_part(settling, debt, &parts[k]);
    }
    put_sum(settling, settling->tenures.item[tenure].owner, "together");
}

/* What was paid in advance stays with the unit. */
static void put_credit(struct settling *settling)
{
    const int64_t credit = settling->fold->credit[settling->tenures.unit];

    if (!credit)
        return;
    settling->open = -credit;
    put_sum(settling, settling->tenures.item[settling->old + 1].owner, "credit");
}

static enum status find_change(struct settling *settling, const struct book *book, struct date on)
{
    struct run *run = settling->session->run;
    const char *code = session_text(settling->session, "unit");
    const int32_t unit = book_unit(book, code);
    char day[DATE_SIZE];

    if (unit < 0)
        return fail(run, STATUS_DATA, "unknown-unit", "see 'units list'",
                    "no unit has the code '%s'", code);
    settling->tenures = tenures_of(run, book, unit, on);
    if (settling->tenures.count < 2)
        return fail(run, STATUS_DATA, "owner-unchanged",
                    "give the day of the hand-over with --on, or record it first: units change",
                    "the unit '%s' has not changed hands%s%s", code,
                    phrase(run, date_is_none(on) ? "" : " until "), date_text(on, day));
    settling->old = settling->tenures.count - 2;
    return STATUS_OK;
}

static enum status warn_unassessed(const struct settling *settling, const struct book *book)
{
    const struct month month = date_month(settling->tenures.item[settling->old + 1].from);
    char text[MONTH_SIZE];

    if (!book_roll(book, month))
        warn_at(settling->session->run, (struct spot){.file = NULL}, SEVERITY_WARNING,
                "not-assessed", "charge it with fees assess, then settle again",
                "the month of the hand-over, %s, is not assessed yet", month_text(month, text));
    return STATUS_OK;
}

enum status fees_settle(struct session *session)
{
    static const struct column columns[] = {
        {"owner", "Owner", CELL_TEXT},   {"item", "Item", CELL_TEXT},
        {"month", "For", CELL_MONTH},    {"due", "Due", CELL_DATE},
        {"days", "Days", CELL_FIGURE},   {"charged", "Charged", CELL_MONEY},
        {"settled", "Paid", CELL_MONEY}, {"open", "Owed", CELL_MONEY},
    };
    struct settling settling = {
        .session = session,
        .grid = grid_new(session->run, columns, sizeof columns / sizeof columns[0])};
    struct book *book;
    struct fold *fold;
    enum status status = book_open(session->run, session->snapshot, &book);

    if (status == STATUS_OK)
        status = find_change(&settling, book, session_date(session, "on"));
    if (status == STATUS_OK)
        status = fold_run(session->run, book, NULL, NULL, &fold);
    if (status != STATUS_OK)
        return status;
    settling.fold = fold;
    warn_unassessed(&settling, book);
    put_owner(&settling, settling.old);
    put_owner(&settling, settling.old + 1);
    put_credit(&settling);
    return session_grid(session, settling.grid);
}
