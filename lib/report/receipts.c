#include "report/receipts.h"

#include "base/arena.h"
#include "base/decimal.h"
#include "book/fold.h"

#include <string.h>

struct list {
    struct report report;
    const struct fold *fold;
    struct grid *grid;
    int64_t sum;
};

static void add_once(struct text *names, const char *comma, const char *name)
{
    if (strstr(names->at, name))
        return;
    text_add(names, names->length ? comma : "");
    text_add(names, name);
}

/* The items that it paid, each once; what is left over is credit. */
static enum status items_of(struct list *list, const struct event *event, const char **out)
{
    struct report *report = &list->report;
    const char *comma = report_say(report, ", ");
    struct text names = text_new(report->run->arena);
    struct use *uses;
    size_t count;
    enum status status = fold_uses(report->run, list->fold, event, &uses, &count);

    for (size_t i = 0; status == STATUS_OK && i < count; i++)
        add_once(&names, comma,
                 uses[i].debt < 0
                     ? report_say(report, "Credit for the next charge")
                     : book_item_name(report->book, list->fold->debts[uses[i].debt].item));
    *out = names.at;
    return status;
}

static enum status put_receipt(struct list *list, const struct event *event)
{
    const struct receipt *receipt = event->record;
    const struct fate *fate = fold_fate(list->fold, event);
    struct report *report = &list->report;
    const char *items = "";
    enum status status = STATUS_OK;

    if (!receipt->unit && !fate->identified_by)
        items = report_say(report, "not yet identified");
    else if (!fate->reversed_by)
        status = items_of(list, event, &items);
    grid_text(list->grid, receipt->id);
    grid_date(list->grid, receipt->date);
    grid_text(list->grid, items);
    grid_number(list->grid, receipt->amount);
    grid_text(list->grid, fate->reversed_by
                              ? arena_printf(report->run->arena, "%s %s",
                                             report_say(report, "undone by"), fate->reversed_by->id)
                              : "");
    if (!fate->reversed_by && !decimal_add(list->sum, receipt->amount, &list->sum))
        return fail(report->run, STATUS_DATA, "overflow", NULL,
                    "the amounts of the month are too large");
    return status;
}

static enum status put_receipts(struct list *list, struct month month)
{
    const struct records *records = list->report.book->records;
    enum status status = STATUS_OK;

    for (size_t i = 0; i < records->count && status == STATUS_OK; i++)
        if (records->events[i].kind == &kind_receipt &&
            month_compare(date_month(records->events[i].date), month) == 0)
            status = put_receipt(list, &records->events[i]);
    return status;
}

static const char *title_of(const struct list *list, struct month month)
{
    const struct report *report = &list->report;
    const char *name = report->book->compound->name;
    const char *when = say_month(report->run, report->language, month);

    return report->language == LANGUAGE_ZH
               ? arena_printf(report->run->arena, "%s %s收款公示", name, when)
               : arena_printf(report->run->arena, "%s, receipts of %s", name, when);
}

enum status receipts_document(struct run *run, struct book *book, struct month month,
                              struct document **document, struct json **json)
{
    static const struct column columns[] = {{"receipt", "Receipt number", CELL_TEXT},
                                            {"date", "Date", CELL_DATE},
                                            {"items", "What for", CELL_TEXT},
                                            {"amount", "Amount", CELL_MONEY},
                                            {"state", "State", CELL_TEXT}};
    struct list list = {.sum = 0};
    struct fold *fold;
    char subject[MONTH_SIZE];
    enum status status = fold_run(run, book, NULL, NULL, &fold);

    if (status != STATUS_OK)
        return status;
    list.fold = fold;
    list.report = (struct report){
        .run = run, .book = book, .language = language_of(book->compound->language)};
    report_start(&list.report, run, book, "receipts", month_text(month, subject),
                 title_of(&list, month));
    list.grid = report_grid(&list.report, columns, sizeof columns / sizeof columns[0]);
    status = put_receipts(&list, month);
    report_money(&list.report, "together", "Together", list.sum, NULL);
    document_paragraph(list.report.document,
                       report_say(&list.report, "Find your receipt by its number. Whose it is "
                                                "is not shown."));
    report_table(&list.report, "receipts", NULL, list.grid, "No receipts in this month.");
    report_sources(&list.report);
    *document = list.report.document;
    *json = list.report.json;
    return status;
}
