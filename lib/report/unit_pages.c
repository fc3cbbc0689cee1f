#include "report/unit_pages.h"

#include "base/arena.h"
#include "base/decimal.h"
#include "book/totals.h"
#include "book/unit_statement.h"
#include "report/answers.h"
#include "report/report.h"

#include <string.h>

enum { MONTHS = 12 };

/* Numbers of things, in their order, by the unit they belong to. */
struct by_unit {
    size_t *first; /* per unit, and the end behind the last */
    size_t *item;
};

struct unit_pages {
    struct book *book;
    const struct fold *fold;
    struct date from, day;
    struct arrears arrears;
    struct unit_statement *statements;
    struct by_unit debts; /* that are open */
    struct by_unit receipts, deposits;
};

/* The unit that a thing is listed under, or -1. */
typedef int32_t unit_finder(const struct unit_pages *pages, size_t item);

static struct by_unit sort_by_unit(struct run *run, const struct unit_pages *pages, size_t count,
                                   unit_finder *unit_of)
{
    const size_t units = pages->book->unit_count;
    struct by_unit sorted = {.first = arena_array(run->arena, units + 1, sizeof(size_t))};
    size_t *next = arena_array(run->arena, units, sizeof *next);

    for (size_t i = 0; i < count; i++)
        if (unit_of(pages, i) >= 0)
            sorted.first[unit_of(pages, i) + 1]++;
    for (size_t unit = 0; unit < units; unit++) {
        next[unit] = sorted.first[unit];
        sorted.first[unit + 1] += sorted.first[unit];
    }
    sorted.item = arena_array(run->arena, sorted.first[units], sizeof(size_t));
    for (size_t i = 0; i < count; i++) {
        int32_t unit = unit_of(pages, i);
        if (unit >= 0)
            sorted.item[next[unit]++] = i;
    }
    return sorted;
}

static int32_t debtor(const struct unit_pages *pages, size_t item)
{
    return pages->arrears.open[item] ? pages->fold->debts[item].unit : -1;
}

static bool is_within(const struct unit_pages *pages, struct date date)
{
    return date_compare(date, pages->from) >= 0 && date_compare(date, pages->day) <= 0;
}

/* Money whose payer was found counts for the unit that it was found to be of. */
static int32_t payer(const struct unit_pages *pages, size_t item)
{
    const struct event *event = &pages->book->records->events[item];
    const struct fate *fate = fold_fate(pages->fold, event);

    if (event->kind != &kind_receipt || fate->reversed_by || !is_within(pages, event->date))
        return -1;
    const char *unit = fate->identified_by
                           ? ((const struct identification *)fate->identified_by->record)->unit
                           : ((const struct receipt *)event->record)->unit;
    return unit ? book_unit(pages->book, unit) : -1;
}

static int32_t depositor(const struct unit_pages *pages, size_t item)
{
    const struct event *event = &pages->book->records->events[item];

    if (event->kind != &kind_deposit || date_compare(event->date, pages->day) > 0 ||
        fold_fate(pages->fold, event)->held == 0)
        return -1;
    return book_unit(pages->book, ((const struct deposit *)event->record)->unit);
}

enum status unit_pages_prepare(struct run *run, struct book *book, struct date day,
                               struct unit_pages **out)
{
    struct unit_pages *pages = arena_alloc(run->arena, sizeof *pages);
    struct fold *fold;

    *pages = (struct unit_pages){
        .book = book, .from = month_first(month_add(date_month(day), 1 - MONTHS)), .day = day};
    book->keep_fold = true;
    enum status status = statements_compute(run, book, pages->from, day, &pages->statements, &fold);
    if (status == STATUS_OK)
        status = answer_arrears(run, book, day, &pages->arrears);
    if (status != STATUS_OK)
        return status;
    pages->fold = fold;
    pages->debts = sort_by_unit(run, pages, fold->debt_count, debtor);
    pages->receipts = sort_by_unit(run, pages, book->records->count, payer);
    pages->deposits = sort_by_unit(run, pages, book->records->count, depositor);
    *out = pages;
    return STATUS_OK;
}

static const char *item_name(const struct report *report, int32_t item, bool late)
{
    const char *name = book_item_name(report->book, item);

    return late ? arena_printf(report->run->arena, report_say(report, "%s, %s"), name,
                               report_say(report, "late fee"))
                : name;
}

/* What is owed, in the order in which the law lets a payment pay it. */
static void put_debts(struct report *report, const struct unit_pages *pages, int32_t unit)
{
    static const struct column columns[] = {{"item", "Item", CELL_TEXT},
                                            {"month", "For month", CELL_MONTH},
                                            {"due", "Due on", CELL_DATE},
                                            {"amount", "Amount", CELL_MONEY},
                                            {"limit", "Can be claimed until", CELL_DATE}};
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);

    for (size_t i = pages->debts.first[unit]; i < pages->debts.first[unit + 1]; i++) {
        const size_t index = pages->debts.item[i];
        const struct debt *debt = &pages->fold->debts[index];
        grid_text(grid, item_name(report, debt->item, debt->late));
        grid_month(grid, debt->month);
        grid_date(grid, debt->due);
        grid_number(grid, pages->arrears.open[index]);
        grid_date(grid, pages->arrears.limits[index].end);
    }
    report_section(report, "What is owed");
    report_table(report, "owed", NULL, grid, "Nothing is owed.");
}

static const char *what(const struct report *report, const struct statement_line *line)
{
    static const char *const names[] = {
        [CAUSE_OPENING] = N_("Opening balance"),
        [CAUSE_CHARGE] = "charged",
        [CAUSE_RECEIPT] = "paid",
        [CAUSE_IDENTIFICATION] = N_("paid, payer found later"),
        [CAUSE_CREDIT_USED] = N_("credit used"),
        [CAUSE_ADJUSTMENT] = "adjusted",
        [CAUSE_WAIVER] = "waived",
        [CAUSE_EXPENSE] = "other",
        [CAUSE_PAYMENT] = "other",
        [CAUSE_TRANSFER] = "other",
        [CAUSE_GIFT] = "other",
        [CAUSE_DISCOUNT] = "discount",
        [CAUSE_LATE_FEE] = "late fee",
        [CAUSE_DEPOSIT] = "deposit",
        [CAUSE_REFUND] = N_("given back"),
    };
    const char *name = report_say(report, names[line->cause]);

    return line->reversal ? arena_printf(report->run->arena, report_say(report, "%s (%s)"), name,
                                         report_say(report, "undone"))
                          : name;
}

static void put_account(struct report *report, const struct unit_pages *pages, int32_t unit)
{
    static const struct column columns[] = {
        {"date", "Date", CELL_DATE},        {"what", "What", CELL_TEXT},
        {"id", "Record", CELL_TEXT},        {"item", "Item", CELL_TEXT},
        {"month", "For month", CELL_MONTH}, {"amount", "Owed +, paid -", CELL_MONEY},
        {"balance", "Balance", CELL_MONEY}};
    const struct unit_statement *statement = &pages->statements[unit];
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);

    grid_date(grid, statement->from);
    grid_text(grid, report_say(report, "balance before"));
    for (int i = 0; i < 4; i++)
        grid_empty(grid);
    grid_number(grid, statement->before);
    for (size_t i = 0; i < statement->count; i++) {
        const struct statement_line *line = &statement->lines[i];
        grid_date(grid, line->date);
        grid_text(grid, what(report, line));
        grid_text(grid, line->id);
        grid_text(grid, line->item < 0 ? NULL : item_name(report, line->item, false));
        grid_month(grid, line->month);
        grid_number(grid, line->amount);
        grid_number(grid, line->balance);
    }
    report_section(report, "Account of twelve months");
    report_table(report, "account", NULL, grid, "Nothing is owed.");
    report_note(report, report_say(report, "A balance below zero is credit."));
}

static const char *place_name(const struct book *book, const char *place)
{
    int32_t index = book_place(book, place);

    return index < 0 ? place : book->places[index].name;
}

static void put_receipts(struct report *report, const struct unit_pages *pages, int32_t unit)
{
    static const struct column columns[] = {{"receipt", "Receipt number", CELL_TEXT},
                                            {"date", "Date", CELL_DATE},
                                            {"via", "Received through", CELL_TEXT},
                                            {"amount", "Amount", CELL_MONEY}};
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);

    for (size_t i = pages->receipts.first[unit]; i < pages->receipts.first[unit + 1]; i++) {
        const struct receipt *receipt =
            report->book->records->events[pages->receipts.item[i]].record;
        grid_text(grid, receipt->id);
        grid_date(grid, receipt->date);
        grid_text(grid, place_name(report->book, receipt->via));
        grid_number(grid, receipt->amount);
    }
    report_section(report, "Receipts of twelve months");
    report_table(report, "receipts", NULL, grid, "No receipt in these months.");
    report_note(report, report_say(report, "Each number stands in the public list of its month."));
}

static void put_deposits(struct report *report, const struct unit_pages *pages, int32_t unit)
{
    static const struct column columns[] = {{"deposit", "Record", CELL_TEXT},
                                            {"date", "Date", CELL_DATE},
                                            {"purpose", "What for", CELL_TEXT},
                                            {"held", "Still held", CELL_MONEY}};
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);

    for (size_t i = pages->deposits.first[unit]; i < pages->deposits.first[unit + 1]; i++) {
        const struct event *event = &report->book->records->events[pages->deposits.item[i]];
        const struct deposit *deposit = event->record;
        grid_text(grid, deposit->id);
        grid_date(grid, deposit->date);
        grid_text(grid, deposit->purpose);
        grid_number(grid, fold_fate(pages->fold, event)->held);
    }
    if (!grid_rows(grid))
        return;
    report_section(report, "Deposits held for you");
    report_table(report, "deposits", NULL, grid, "No deposit is held.");
}

/* What is held of a unit's deposits; each alone is bounded by its record, their sum is not. */
static enum status sum_deposits(struct run *run, const struct unit_pages *pages, int32_t unit,
                                int64_t *held)
{
    *held = 0;
    for (size_t i = pages->deposits.first[unit]; i < pages->deposits.first[unit + 1]; i++)
        if (!decimal_add(
                *held,
                fold_fate(pages->fold, &pages->book->records->events[pages->deposits.item[i]])
                    ->held,
                held))
            return fail(run, STATUS_DATA, "overflow", NULL, "the deposits of '%s' are too large",
                        pages->book->units[unit].code);
    return STATUS_OK;
}

enum status unit_page(struct run *run, const struct unit_pages *pages, int32_t unit,
                      struct document **document, struct json **json)
{
    struct book *book = pages->book;
    const enum language language = language_of(book->compound->language);
    const struct arrears_line *owed = &pages->arrears.lines[unit];
    const char *code = book->units[unit].code;
    struct report report;
    char day[DATE_SIZE];
    int64_t held;
    enum status status = sum_deposits(run, pages, unit, &held);

    if (status != STATUS_OK)
        return status;
    date_text(pages->day, day);
    report_start(&report, run, book, "statement", arena_printf(run->arena, "%s %s", code, day),
                 arena_printf(run->arena, "%s %s %s", book->compound->name, code,
                              say(language, "Statement of account")));
    document_fact(report.document, say(language, "Unit"), code);
    document_fact(report.document, say(language, "Date"), day);
    report_money(&report, "owed_now", "Owed in all", owed->owed, NULL);
    report_money(&report, "overdue", "Of it overdue", owed->overdue, NULL);
    report_money(&report, "credit", "Credit for the next charge", owed->credit, NULL);
    if (held)
        report_money(&report, "deposits_held", "Deposits held for you", held, NULL);
    put_debts(&report, pages, unit);
    put_deposits(&report, pages, unit);
    put_receipts(&report, pages, unit);
    put_account(&report, pages, unit);
    report_note(&report, say(language, "This page is for its unit and is not published."));
    report_sources(&report);
    *document = report.document;
    *json = report.json;
    return STATUS_OK;
}

enum status unit_page_document(struct run *run, struct book *book, const char *subject,
                               struct document **document, struct json **json)
{
    const char *blank = strchr(subject, ' ');
    struct unit_pages *pages;
    struct date day;
    int32_t unit = -1;

    if (blank && date_parse(blank + 1, strlen(blank + 1), &day))
        unit = book_unit(book, arena_dupn(run->arena, subject, (size_t)(blank - subject)));
    if (unit < 0)
        return fail(run, STATUS_DATA, "page-unknown", NULL,
                    "'%s' is not the subject of a unit's page", subject);
    enum status status = unit_pages_prepare(run, book, day, &pages);
    return status == STATUS_OK ? unit_page(run, pages, unit, document, json) : status;
}
