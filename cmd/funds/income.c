/* funds earn, income, earnings, sources: what comes in that no unit owes. */
#include "book/income.h"

#include "book/operations.h"
#include "cmd/funds/funds.h"

#include <string.h>

enum status funds_add_source(struct session *session)
{
    struct income_source source = {0};

    session_fill(session, &kind_income_source, &source);
    return session_write(session, add_source, &source);
}

enum status funds_earn(struct session *session)
{
    struct earning earning = {0};

    session_fill(session, &kind_earning, &earning);
    return session_write(session, receive_earning, &earning);
}

enum status funds_reverse(struct session *session)
{
    struct reversal reversal = {0};

    session_fill(session, &kind_reversal, &reversal);
    return session_write(session, reverse_record, &reversal);
}

enum status funds_sources(struct session *session)
{
    static const struct column columns[] = {
        {"source", "Source", CELL_TEXT}, {"name", "Name", CELL_TEXT},
        {"group", "Group", CELL_WORD},   {"fund", "Fund", CELL_TEXT},
        {"items", "Items", CELL_TEXT},   {"costs", "Costs", CELL_TEXT},
    };
    struct grid *grid = grid_new(session->run, columns, sizeof columns / sizeof columns[0]);
    struct book *book;
    enum status status = book_open(session->run, session->snapshot, &book);

    for (size_t i = 0; status == STATUS_OK && i < book->source_count; i++)
        for (size_t k = 0; k < kind_income_source.field_count; k++)
            grid_text(grid,
                      field_text(session->run, &kind_income_source.fields[k], book->sources[i]));
    return status == STATUS_OK ? session_grid(session, grid) : status;
}

static void put_income(struct grid *grid, struct income income)
{
    grid_number(grid, income.charged);
    grid_number(grid, income.earned);
    grid_number(grid, income.gross);
    grid_number(grid, income.cost);
    grid_number(grid, income.net);
}

static enum status check_source(struct session *session, const struct book *book)
{
    const char *source = session_text(session, "source");

    if (!source || book_source(book, source) >= 0)
        return STATUS_OK;
    return fail(session->run, STATUS_DATA, "unknown-source", "see 'funds sources'",
                "there is no source of income '%s'", source);
}

/* The month asked for, or everything up to today. */
enum status funds_income(struct session *session)
{
    static const struct column columns[] = {
        {"source", "Source", CELL_TEXT},
        {"name", "Name", CELL_TEXT},
        {"charged", "From units", CELL_MONEY},
        {"earned", "From others", CELL_MONEY},
        {"gross", "Gross", CELL_MONEY},
        {"cost", "Costs", CELL_MONEY},
        {"net", "Net", CELL_MONEY},
    };
    struct grid *grid = grid_new(session->run, columns, sizeof columns / sizeof columns[0]);
    const struct month month = session_month(session, "month");
    const bool all = month_is_none(month);
    const struct date from = all ? (struct date){0} : month_first(month),
                      to = all ? session->run->today : month_last(month);
    struct totals *totals = NULL;
    struct book *book;
    enum status status = book_open(session->run, session->snapshot, &book);

    if (status == STATUS_OK)
        status = totals_compute(session->run, book, &from, &to, 1, &totals, NULL);
    for (size_t i = 0; status == STATUS_OK && i < book->source_count; i++) {
        grid_text(grid, book->sources[i]->source);
        grid_text(grid, book->sources[i]->name);
        put_income(grid, income_of(book, totals, i));
    }
    if (status != STATUS_OK)
        return status;
    grid_total(grid);
    grid_text(grid, "together");
    grid_empty(grid);
    put_income(grid, income_sum(book, totals, NULL));
    return session_grid(session, grid);
}

/* What is one earning in the list: a record of its own, or a receipt identified as one. */
struct earned {
    const char *source, *via, *payer, *note;
    int64_t amount;
};

static bool earned_of(const struct book *book, const struct event *event, struct earned *out)
{
    if (event->kind == &kind_earning) {
        const struct earning *of = event->record;
        *out = (struct earned){of->source, of->via, of->payer, of->note, of->amount};
        return true;
    }
    if (event->kind != &kind_identification)
        return false;
    const struct identification *of = event->record;
    const struct event *event_of = book_find(book, of->of);
    if (!of->source || !event_of || event_of->kind != &kind_receipt)
        return false;
    const struct receipt *receipt = event_of->record;
    *out = (struct earned){of->source, receipt->via, NULL, of->note ? of->note : receipt->id,
                           receipt->amount};
    return true;
}

static bool is_wanted(const struct session *session, const struct event *event,
                      const struct earned *earned)
{
    const char *source = session_text(session, "source");
    struct month month = session_month(session, "month");

    return (!source || strcmp(source, earned->source) == 0) &&
           (month_is_none(month) || month_compare(month, date_month(event->date)) == 0);
}

enum status funds_earnings(struct session *session)
{
    static const struct column columns[] = {
        {"id", "Record", CELL_TEXT},
        {"date", "Date", CELL_DATE},
        {"source", "Source", CELL_TEXT},
        {"amount", "Amount", CELL_MONEY},
        {"via", "Via", CELL_TEXT},
        {"payer", "Payer", CELL_TEXT},
        {"reversed", "Undone by", CELL_TEXT},
        {"note", "Remark", CELL_TEXT},
    };
    struct grid *grid = grid_new(session->run, columns, sizeof columns / sizeof columns[0]);
    struct earned earned;
    struct book *book;
    struct fold *fold;
    enum status status = book_open(session->run, session->snapshot, &book);

    if (status == STATUS_OK)
        status = check_source(session, book);
    if (status == STATUS_OK)
        status = fold_run(session->run, book, NULL, NULL, &fold);
    for (size_t i = 0; status == STATUS_OK && i < book->records->count; i++) {
        const struct event *event = &book->records->events[i];
        if (!earned_of(book, event, &earned) || !is_wanted(session, event, &earned))
            continue;
        const struct event *undone = fold_fate(fold, event)->reversed_by;
        grid_text(grid, event->id);
        grid_date(grid, event->date);
        grid_text(grid, earned.source);
        grid_number(grid, earned.amount);
        grid_text(grid, earned.via);
        grid_text(grid, earned.payer);
        grid_text(grid, undone ? undone->id : NULL);
        grid_text(grid, earned.note);
    }
    return status == STATUS_OK ? session_grid(session, grid) : status;
}
