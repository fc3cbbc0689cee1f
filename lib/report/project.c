#include "report/project.h"

#include "base/arena.h"
#include "base/decimal.h"
#include "book/projects.h"
#include "report/public.h"

#include <string.h>

enum { HASH_SHOWN = 8 };

struct page {
    struct report report;
    const struct project_state *state;
    int64_t *held; /* per fund of the book */
};

/* "占预算 85.2%", "85.2% of the budget". */
static const char *budget_note(const struct page *page)
{
    const struct report *report = &page->report;

    const char *of = report_say(report, "of the budget");
    const char *share = say_percent(report->run, page->state->paid, page->state->project->budget);

    if (report->language == LANGUAGE_ZH)
        return arena_printf(report->run->arena, "%s %s", of, share);
    return arena_printf(report->run->arena, "%s %s", share, of);
}

static void put_head(struct page *page)
{
    struct report *report = &page->report;
    const struct project_state *state = page->state;
    const struct project *project = state->project;
    char opened[DATE_SIZE], until[DATE_SIZE];

    report_money(report, "budget", "Budget", project->budget, NULL);
    report_money(report, "contract", "Contract", state->contract, NULL);
    report_money(report, "paid", "Paid", state->paid, budget_note(page));
    report_money(report, "left", "Left of the budget", project->budget - state->paid, NULL);
    json_decimal(report->json, "entered", state->entered, MONEY_PLACES);
    json_text(report->json, "state", project_stage(state));
    json_text(report->json, "name", project->name);
    json_text(report->json, "purpose", project->purpose);
    json_text(report->json, "decision", project->decision);
    json_text(report->json, "opened", date_text(project->opened, opened));
    json_text(report->json, "warranty",
              state->warranty ? date_text(state->warranty->until, until) : NULL);
    report_section(report, "What it is for");
    document_paragraph(report->document, project->purpose);
    document_fact(report->document, report_say(report, "Begun on"),
                  date_text(project->opened, opened));
    document_fact(report->document, report_say(report, "State"),
                  report_say(report, project_stage(state)));
    if (project->decision)
        document_fact(report->document, report_say(report, "Decision"), project->decision);
    if (state->warranty)
        document_fact(report->document, report_say(report, "Warranty until"),
                      date_text(state->warranty->until, until));
}

static const char *paper(const struct page *page, const struct project_event *step)
{
    if (!step->voucher)
        return NULL;
    return arena_printf(page->report.run->arena, "%.*s", HASH_SHOWN, step->voucher);
}

static bool is_offer(const struct project_event *step)
{
    return step->amount != 0;
}

static void put_quotes(struct page *page)
{
    static const struct column columns[] = {
        {"company", "Company", CELL_TEXT},   {"amount", "Amount", CELL_MONEY},
        {"what", "What", CELL_TEXT},         {"date", "Date", CELL_DATE},
        {"decision", "Decision", CELL_TEXT}, {"voucher", "Voucher", CELL_TEXT},
        {"remark", "Remark", CELL_TEXT},
    };
    struct report *report = &page->report;
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);

    report_section(report, "Quotes and contract");
    for (size_t i = 0; i < page->state->steps; i++) {
        const struct project_event *step = &page->state->log[i];
        if (!is_offer(step))
            continue;
        grid_text(grid, step->company);
        grid_number(grid, step->amount);
        grid_text(grid, report_say(report, step->what));
        grid_date(grid, step->date);
        grid_text(grid, step->decision);
        grid_text(grid, paper(page, step));
        grid_text(grid, step->text);
    }
    report_table(report, "quotes", "What companies offered, and the contract", grid,
                 "There is no quote yet.");
    if (page->state->contracted && page->state->quotes < PROJECT_QUOTES)
        report_note(report, report_say(report, "The contract was made with fewer than three "
                                               "quotes."));
}

static void put_stages(struct page *page)
{
    static const struct column columns[] = {
        {"what", "What", CELL_TEXT},
        {"date", "Date", CELL_DATE},
        {"text", "Remark", CELL_TEXT},
        {"voucher", "Voucher", CELL_TEXT},
    };
    struct report *report = &page->report;
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);

    for (size_t i = 0; i < page->state->steps; i++) {
        const struct project_event *step = &page->state->log[i];
        if (is_offer(step))
            continue;
        grid_text(grid, report_say(report, step->what));
        grid_date(grid, step->date);
        grid_text(grid, step->text);
        grid_text(grid, paper(page, step));
    }
    report_section(report, "How far it is");
    report_table(report, "steps", "The course of the work", grid, "The work has not begun.");
}

static void put_payment(const struct page *page, struct grid *grid,
                        const struct project_expense *of)
{
    const struct report *report = &page->report;
    const struct expense *expense = of->event->record;
    const int32_t fund = book_fund(report->book, expense->fund);

    grid_text(grid, expense->purpose);
    grid_number(grid, expense->amount);
    grid_text(grid, public_payee(report, expense));
    if (of->payment)
        grid_date(grid, of->payment->date);
    else
        grid_empty(grid);
    grid_text(grid, fund < 0 ? expense->fund : report->book->funds[fund].name);
    grid_text(grid, expense->id);
    grid_text(grid, public_voucher(report, expense));
    grid_text(grid, expense->decision);
}

static void put_payments(struct page *page)
{
    static const struct column columns[] = {
        {"purpose", "What for", CELL_TEXT}, {"amount", "Amount", CELL_MONEY},
        {"payee", "Paid to", CELL_TEXT},    {"date", "Paid on", CELL_DATE},
        {"fund", "Fund", CELL_TEXT},        {"expense", "Record", CELL_TEXT},
        {"voucher", "Voucher", CELL_TEXT},  {"decision", "Decision", CELL_TEXT},
    };
    struct report *report = &page->report;
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);

    for (size_t i = 0; i < page->state->expense_count; i++)
        put_payment(page, grid, &page->state->expenses[i]);
    if (grid_rows(grid)) {
        grid_total(grid);
        grid_text(grid, report_say(report, "Together"));
        grid_number(grid, page->state->entered);
        for (int i = 0; i < 6; i++)
            grid_empty(grid);
    }
    report_section(report, "What it cost");
    report_table(report, "payments", "Expenses of the project", grid, "Nothing was spent yet.");
}

static int64_t paid_from(const struct page *page, const char *fund)
{
    int64_t sum = 0;

    for (size_t i = 0; i < page->state->expense_count; i++) {
        const struct project_expense *of = &page->state->expenses[i];
        const struct expense *expense = of->event->record;
        if (of->payment && strcmp(expense->fund, fund) == 0)
            sum += expense->amount; /* no more than was paid in all, which fits */
    }
    return sum;
}

static void put_funds(struct page *page)
{
    static const struct column columns[] = {
        {"fund", "Fund", CELL_TEXT},
        {"paid", "Paid for the project", CELL_MONEY},
        {"held", "Held by the fund now", CELL_MONEY},
    };
    struct report *report = &page->report;
    const struct book *book = report->book;
    const struct words *funds = &page->state->project->funds;
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);

    for (size_t i = 0; i < funds->count; i++) {
        const int32_t fund = book_fund(book, funds->item[i]);
        if (fund < 0)
            continue;
        grid_text(grid, book->funds[fund].name);
        grid_number(grid, paid_from(page, funds->item[i]));
        grid_number(grid, page->held[fund]);
    }
    report_table(report, "funds", "The funds that pay", grid, "No fund pays for it.");
}

static enum status add_held(struct run *run, const struct transaction *transaction, void *context)
{
    int64_t *held = context;

    for (size_t i = 0; i < transaction->count; i++) {
        const struct posting *posting = &transaction->postings[i];
        if (posting->account == ACCOUNT_FUND &&
            !decimal_add(held[posting->index], posting->amount, &held[posting->index]))
            return fail(run, STATUS_DATA, "overflow", NULL, "the amounts of a fund are too large");
    }
    return STATUS_OK;
}

static enum status find(struct run *run, struct book *book, const char *id, struct page *page)
{
    struct projects projects;
    struct fold *fold;

    page->held = arena_array(run->arena, book->fund_count, sizeof *page->held);
    enum status status = fold_run(run, book, add_held, page->held, &fold);
    if (!status)
        status = projects_compute(run, fold, (struct date){0}, &projects);
    if (status)
        return status;
    page->state = projects_find(&projects, id);
    if (page->state)
        return STATUS_OK;
    return fail(run, STATUS_DATA, "unknown-project", "see 'projects list'",
                "there is no project '%s'", id);
}

enum status project_document(struct run *run, struct book *book, const char *id,
                             struct document **document, struct json **json)
{
    struct page page = {.held = NULL};
    enum status status = find(run, book, id, &page);

    if (status)
        return status;
    report_start(&page.report, run, book, "project", id,
                 arena_printf(run->arena, "%s %s", page.state->project->name, id));
    put_head(&page);
    put_quotes(&page);
    put_stages(&page);
    put_payments(&page);
    put_funds(&page);
    report_sources(&page.report);
    *document = page.report.document;
    *json = page.report.json;
    return STATUS_OK;
}
