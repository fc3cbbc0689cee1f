#include "report/reminder.h"

#include "base/arena.h"
#include "base/decimal.h"
#include "base/hash.h"
#include "format/document.h"
#include "report/words.h"

/* The debts of the unit, by due day as the law pays them. */
static void list_debts(struct run *run, const struct arrears *arrears, int32_t unit,
                       struct date due_before, struct reminder *record)
{
    const struct fold *fold = arrears->fold;
    struct demand *demands = arena_array(run->arena, fold->debt_count, sizeof *demands);

    record->debts = (struct rows){.item = demands};
    for (size_t i = 0; i < fold->debt_count; i++) {
        const struct debt *debt = &fold->debts[i];
        if (debt->unit != unit || !arrears->open[i] || date_compare(debt->due, due_before) >= 0)
            continue;
        demands[record->debts.count++] = (struct demand){.item = fold->book->items[debt->item],
                                                         .month = debt->month,
                                                         .late = debt->late,
                                                         .amount = arrears->open[i]};
    }
}

static const char *item_text(struct run *run, const struct book *book, enum language language,
                             const struct demand *demand)
{
    const char *name = book_item_name(book, book_item(book, demand->item));

    return demand->late
               ? arena_printf(run->arena, say(language, "%s, %s"), name, say(language, "late fee"))
               : name;
}

static struct grid *debts_grid(struct run *run, const struct book *book, enum language language,
                               const struct reminder *record)
{
    const struct column columns[] = {{"item", say(language, "Item"), CELL_TEXT},
                                     {"month", say(language, "For month"), CELL_MONTH},
                                     {"amount", say(language, "Amount"), CELL_MONEY}};
    struct grid *grid = grid_new(run, columns, sizeof columns / sizeof columns[0]);
    const struct demand *demand = record->debts.item;

    for (size_t i = 0; i < record->debts.count; i++) {
        grid_text(grid, item_text(run, book, language, &demand[i]));
        grid_month(grid, demand[i].month);
        grid_number(grid, demand[i].amount);
    }
    grid_total(grid);
    grid_text(grid, say(language, "Together"));
    grid_empty(grid);
    grid_number(grid, record->amount);
    return grid;
}

static enum status write_text(struct run *run, const struct book *book, struct date day,
                              const struct reminder *record, struct text *out)
{
    const struct compound *compound = book->compound;
    const enum language language = language_of(compound->language);
    const char *title = arena_printf(run->arena, say(language, "%s: %s"), compound->name,
                                     say(language, "Request for payment"));
    struct document *document = document_new(run, compound->language, title);
    char date[DATE_SIZE];

    document_fact(document, say(language, "Unit"), record->unit);
    document_fact(document, say(language, "Date"), date_text(day, date));
    document_paragraph(document, say(language, "By our books the following is due and not paid:"));
    document_table(document, "due", say(language, "What is due"),
                   debts_grid(run, book, language, record));
    document_paragraph(document,
                       say(language, "Please pay it, or tell the owners' committee if you have "
                                     "paid already, if you think it is wrong, or if you cannot "
                                     "pay it at once."));
    document_paragraph(document,
                       say(language, "This request is recorded; for what is not barred yet the "
                                     "limitation begins again (Civil Code, art. 195)."));
    return document_markdown(run, document, out);
}

enum status reminder_text(struct run *run, const struct book *book, const struct arrears *arrears,
                          int32_t unit, struct date due_before, struct reminder *record,
                          const char **text)
{
    struct text out = text_new(run->arena);
    char *hash = arena_alloc(run->arena, SHA256_TEXT);

    *text = NULL;
    *record = (struct reminder){.unit = book->units[unit].code};
    list_debts(run, arrears, unit, due_before, record);
    if (!record->debts.count)
        return STATUS_OK;
    const struct demand *demand = record->debts.item;
    for (size_t i = 0; i < record->debts.count; i++)
        if (!decimal_add(record->amount, demand[i].amount, &record->amount))
            return fail(run, STATUS_DATA, "overflow", NULL, "the debts of '%s' are too large",
                        record->unit);
    enum status status = write_text(run, book, arrears->day, record, &out);
    record->sha256 = sha256_text(out.at, out.length, hash);
    *text = out.at;
    return status;
}
