/* funds: opening balances, transfers, reconciliation, and where the money is. */
#include "book/book.h"
#include "book/operations.h"
#include "book/totals.h"
#include "cli/session.h"
#include "cmd/commands.h"

static enum status open_books(struct session *session)
{
    struct opening opening = {0};

    session_fill(session, &kind_opening, &opening);
    return session_write(session, open_balance, &opening);
}

static enum status transfer(struct session *session)
{
    struct transfer transfer = {0};

    session_fill(session, &kind_transfer, &transfer);
    return session_write(session, transfer_money, &transfer);
}

static enum status reconcile(struct session *session)
{
    struct reconciliation reconciliation = {0};

    session_fill(session, &kind_reconciliation, &reconciliation);
    return session_write(session, reconcile_place, &reconciliation);
}

static enum status add_entry(struct session *session, const char *list, const struct kind *kind,
                             void *record)
{
    struct register_input input = {.list = list, .record = record};

    session_fill(session, kind, record);
    return session_write(session, add_to_register, &input);
}

static enum status add_fund(struct session *session)
{
    struct fund fund = {0};

    return add_entry(session, "funds", &kind_fund, &fund);
}

static enum status add_place(struct session *session)
{
    struct place place = {.holder = "compound"};

    return add_entry(session, "places", &kind_place, &place);
}

static enum status add_category(struct session *session)
{
    struct category category = {0};

    return add_entry(session, "categories", &kind_category, &category);
}

static void put(struct grid *grid, const char *what, const char *code, const char *name,
                const int64_t *before, const int64_t *in, const int64_t *out, const int64_t *after,
                size_t i)
{
    grid_text(grid, what);
    grid_text(grid, code);
    grid_text(grid, name);
    grid_number(grid, before[i]);
    grid_number(grid, in[i]);
    grid_number(grid, out[i]);
    grid_number(grid, after[i]);
}

static enum status balance(struct session *session)
{
    static const struct column columns[] = {
        {"what", "What", CELL_TEXT},        {"code", "Code", CELL_TEXT},
        {"name", "Name", CELL_TEXT},        {"before", "Before", CELL_MONEY},
        {"in", "In", CELL_MONEY},           {"out", "Out", CELL_MONEY},
        {"balance", "Balance", CELL_MONEY},
    };
    struct grid *grid = grid_new(session->run, columns, sizeof columns / sizeof columns[0]);
    struct month month = session_month(session, "month");
    struct book *book;
    struct totals *totals;
    enum status status = book_open(session->run, session->snapshot, &book);

    if (status != STATUS_OK)
        return status;
    if (month_is_none(month))
        month = date_month(session->run->today);
    struct date from = month_first(month), to = month_last(month);
    status = totals_compute(session->run, book, &from, &to, 1, &totals, NULL);
    if (status != STATUS_OK)
        return status;
    for (size_t i = 0; i < book->place_count; i++)
        put(grid, "place", book->places[i].place, book->places[i].name, totals->place_before,
            totals->place_in, totals->place_out, totals->place_after, i);
    for (size_t i = 0; i < book->fund_count; i++)
        put(grid, "fund", book->funds[i].fund, book->funds[i].name, totals->fund_before,
            totals->fund_in, totals->fund_out, totals->fund_after, i);
    return session_grid(session, grid);
}

#define OPENING(label, flag)                                                                       \
    {                                                                                              \
        .name = label, .type = INPUT_FIELD, .flags = (flag), .kind = &kind_opening                 \
    }
#define TRANSFER(label, flag)                                                                      \
    {                                                                                              \
        .name = label, .type = INPUT_FIELD, .flags = (flag), .kind = &kind_transfer                \
    }
#define RECONCILE(label, flag)                                                                     \
    {                                                                                              \
        .name = label, .type = INPUT_FIELD, .flags = (flag), .kind = &kind_reconciliation          \
    }
#define ENTRY(of, label, flag)                                                                     \
    {                                                                                              \
        .name = label, .type = INPUT_FIELD, .flags = (flag), .kind = &(of)                         \
    }

static const struct input open_arguments[] = {OPENING("amount", INPUT_REQUIRED), {0}};
static const struct input open_options[] = {
    OPENING("place", 0), OPENING("fund", 0), OPENING("unit", 0), OPENING("item", 0),
    OPENING("month", 0), OPENING("date", 0), OPENING("note", 0), {0}};
static const struct input transfer_arguments[] = {TRANSFER("amount", INPUT_REQUIRED), {0}};
static const struct input transfer_options[] = {
    TRANSFER("from", 0),
    TRANSFER("to", 0),
    {.name = "from-fund", .type = INPUT_FIELD, .kind = &kind_transfer, .field = "from_fund"},
    {.name = "to-fund", .type = INPUT_FIELD, .kind = &kind_transfer, .field = "to_fund"},
    TRANSFER("reason", INPUT_REQUIRED),
    TRANSFER("decision", 0),
    TRANSFER("date", 0),
    {0}};
static const struct input reconcile_arguments[] = {RECONCILE("place", INPUT_REQUIRED), {0}};
static const struct input reconcile_options[] = {
    RECONCILE("balance", INPUT_REQUIRED), RECONCILE("date", 0), RECONCILE("explanation", 0), {0}};
static const struct input balance_options[] = {
    {.name = "month", .type = INPUT_MONTH, .help = "the month (this one)"}, {0}};
static const struct input fund_arguments[] = {ENTRY(kind_fund, "fund", INPUT_REQUIRED), {0}};
static const struct input fund_options[] = {ENTRY(kind_fund, "name", INPUT_REQUIRED),
                                            ENTRY(kind_fund, "kind", INPUT_REQUIRED),
                                            ENTRY(kind_fund, "restricted", 0),
                                            {0}};
static const struct input place_arguments[] = {ENTRY(kind_place, "place", INPUT_REQUIRED), {0}};
static const struct input place_options[] = {ENTRY(kind_place, "name", INPUT_REQUIRED),
                                             ENTRY(kind_place, "kind", INPUT_REQUIRED),
                                             ENTRY(kind_place, "holder", 0),
                                             {0}};
static const struct input category_arguments[] = {ENTRY(kind_category, "category", INPUT_REQUIRED),
                                                  {0}};
static const struct input category_options[] = {ENTRY(kind_category, "name", INPUT_REQUIRED),
                                                ENTRY(kind_category, "group", INPUT_REQUIRED),
                                                {0}};

static const struct verb verbs[] = {
    {.name = "open",
     .summary = "record what was there, or owed, when the books began",
     .detail = "With --place and --fund: money. With --unit, --item and --month: what a unit owed "
               "for a month before the books. With --unit alone: what it had paid in advance.",
     .example = "funds open 82340.11 --place bank --fund operating",
     .needs = NEEDS_WRITE,
     .arguments = open_arguments,
     .options = open_options,
     .run = open_books},
    {.name = "transfer",
     .summary = "move money between two cash places or between two funds",
     .example = "funds transfer 5000 --from cash --to bank --reason 'cash box brought to the bank'",
     .needs = NEEDS_WRITE,
     .arguments = transfer_arguments,
     .options = transfer_options,
     .run = transfer},
    {.name = "reconcile",
     .summary = "compare a cash place with the balance on its statement",
     .detail = "The difference must be nothing, or be explained.",
     .example = "funds reconcile bank --balance 182340.11 --date 2026-11-30",
     .needs = NEEDS_WRITE,
     .arguments = reconcile_arguments,
     .options = reconcile_options,
     .run = reconcile},
    {.name = "balance",
     .summary = "show what lies where and whose it is, over a month",
     .example = "funds balance --month 2026-11",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .options = balance_options,
     .run = balance},
    {.name = "add-fund",
     .summary = "add a fund",
     .example = "funds add-fund lift --name 'Lift renewal' --kind maintenance --restricted true",
     .needs = NEEDS_WRITE,
     .arguments = fund_arguments,
     .options = fund_options,
     .run = add_fund},
    {.name = "add-place",
     .summary = "add a cash place",
     .example = "funds add-place bank2 --name 'Savings account' --kind bank",
     .needs = NEEDS_WRITE,
     .arguments = place_arguments,
     .options = place_options,
     .run = add_place},
    {.name = "add-category",
     .summary = "add a category of spending",
     .example = "funds add-category lifts --name Lifts --group repair",
     .needs = NEEDS_WRITE,
     .arguments = category_arguments,
     .options = category_options,
     .run = add_category},
    {0}};

const struct command command_funds = {
    .name = "funds",
    .summary = "where the money lies and whose it is",
    .description =
        "Money lies in cash places (a bank account, WeChat, a cash box) and belongs to funds "
        "(operating, utilities, maintenance). The two always add up to the same sum.",
    .verbs = verbs,
};
