/* fees tariffs, arrears, statement, receipt, list: what is owed, by whom, since when. */
#include "base/arena.h"
#include "base/decimal.h"
#include "book/carry.h"
#include "book/owners.h"
#include "book/unit_statement.h"
#include "book/totals.h"
#include "cmd/fees/fees.h"
#include "report/receipt.h"

#include <string.h>

/* As they are given: "15=4.20,30=5.80". */
static const char *steps_text(struct run *run, const struct rows *rows)
{
    const struct tariff_step *steps = rows->item;
    struct text text = text_new(run->arena);

    for (size_t i = 0; i < rows->count; i++)
        text_printf(&text, "%s%s=%s", i ? "," : "",
                    field_text(run, kind_field(&kind_tariff_step, "above"), &steps[i]),
                    field_text(run, kind_field(&kind_tariff_step, "rate"), &steps[i]));
    return text.at;
}

enum status fees_tariffs(struct session *session)
{
    const struct kind *kind = &kind_tariff;
    struct column *columns = arena_array(session->run->arena, kind->field_count, sizeof *columns);
    struct book *book;
    enum status status = book_open(session->run, session->snapshot, &book);

    if (status != STATUS_OK)
        return status;
    for (size_t i = 0; i < kind->field_count; i++)
        columns[i] = (struct column){kind->fields[i].name, kind->fields[i].name,
                                     kind->fields[i].type == FIELD_CHOICE ? CELL_WORD : CELL_TEXT};
    struct grid *grid = grid_new(session->run, columns, kind->field_count);
    for (size_t t = 0; t < book->tariff_count; t++)
        for (size_t i = 0; i < kind->field_count; i++)
            grid_text(grid, kind->fields[i].type == FIELD_ROWS
                                ? steps_text(session->run, &book->tariffs[t]->steps)
                                : field_text(session->run, &kind->fields[i], book->tariffs[t]));
    return session_grid(session, grid);
}

static void put_arrears(struct grid *grid, const char *unit, const struct arrears_line *line)
{
    grid_text(grid, unit);
    grid_number(grid, line->owed);
    grid_number(grid, line->overdue);
    for (int age = 0; age < AGE_COUNT; age++)
        grid_number(grid, line->age[age]);
    grid_number(grid, line->credit);
    grid_date(grid, line->oldest);
    grid_date(grid, line->limit);
}

enum status fees_arrears(struct session *session)
{
    static const struct column columns[] = {
        {"unit", "Unit", CELL_TEXT},          {"owed", "Owed", CELL_MONEY},
        {"overdue", "Overdue", CELL_MONEY},   {"not_due", "Not due", CELL_MONEY},
        {"to_30", "1-30 days", CELL_MONEY},   {"to_90", "31-90", CELL_MONEY},
        {"to_180", "91-180", CELL_MONEY},     {"to_365", "181-365", CELL_MONEY},
        {"older", "Over a year", CELL_MONEY}, {"barred", "Barred", CELL_MONEY},
        {"credit", "Credit", CELL_MONEY},     {"oldest", "Oldest due", CELL_DATE},
        {"limit", "Barred after", CELL_DATE},
    };
    struct grid *grid = grid_new(session->run, columns, sizeof columns / sizeof columns[0]);
    const char *only = session_text(session, "unit");
    struct date day = session_date(session, "on");
    struct arrears arrears;
    struct book *book;
    enum status status = book_open(session->run, session->snapshot, &book);

    if (status != STATUS_OK)
        return status;
    if (only && book_unit(book, only) < 0)
        return fail(session->run, STATUS_DATA, "unknown-unit", "see 'units list'",
                    "no unit has the code '%s'", only);
    if (date_is_none(day))
        day = session->run->today;
    status = book_since(session->run, session->store, book, date_month(day));
    if (status == STATUS_OK)
        status = arrears_compute(session->run, book, day, &arrears);
    if (status != STATUS_OK)
        return status;
    for (size_t i = 0; i < arrears.count; i++) {
        const struct arrears_line *line = &arrears.lines[i];
        const char *code = book->units[line->unit].code;
        bool shown = session_has(session, "all") || line->owed || (only && line->credit);
        if (shown && (!only || strcmp(only, code) == 0))
            put_arrears(grid, code, line);
    }
    if (!only) {
        grid_total(grid);
        put_arrears(grid, NULL, &arrears.total);
    }
    return session_grid(session, grid);
}

static const char *cause_text(const struct statement_line *line)
{
    static const char *const names[] = {
        [CAUSE_OPENING] = "opening",
        [CAUSE_CHARGE] = "charge",
        [CAUSE_RECEIPT] = "receipt",
        [CAUSE_IDENTIFICATION] = "receipt identified",
        [CAUSE_CREDIT_USED] = "credit used",
        [CAUSE_ADJUSTMENT] = "adjustment",
        [CAUSE_WAIVER] = "waiver",
        [CAUSE_EXPENSE] = "expense",
        [CAUSE_PAYMENT] = "payment",
        [CAUSE_TRANSFER] = "transfer",
        [CAUSE_GIFT] = "gift",
        [CAUSE_DISCOUNT] = "discount",
        [CAUSE_LATE_FEE] = "late fee",
        [CAUSE_DEPOSIT] = "deposit",
        [CAUSE_REFUND] = "refund",
        [CAUSE_EARNING] = "other income",
    };

    return names[line->cause];
}

/* Who owes a charge; of a month in which the unit changed hands, how much each. */
static const char *owners_text(struct run *run, const struct fold *fold,
                               const struct tenures *tenures, const struct statement_line *line)
{
    struct owner_part *parts = arena_array(run->arena, tenures->count, sizeof *parts);
    struct text text = text_new(run->arena);
    char amount[DECIMAL_SIZE];

    if (line->debt < 0 || line->cause == CAUSE_WAIVER)
        return NULL;
    const size_t count = owners_split(run, fold, &fold->debts[line->debt], tenures, parts);
    if (count == 1)
        return tenures->item[parts[0].tenure].owner;
    for (size_t i = 0; i < count; i++)
        text_printf(&text, "%s%s %s", i ? ", " : "", tenures->item[parts[i].tenure].owner,
                    decimal_text(parts[i].charged, MONEY_PLACES, amount));
    return text.at;
}

static void put_statement(struct session *session, struct grid *grid, const struct fold *fold,
                          const struct unit_statement *statement)
{
    const struct book *book = fold->book;
    const struct tenures tenures =
        tenures_of(session->run, book, statement->unit, (struct date){0});

    grid_date(grid, statement->from);
    grid_text(grid, "balance before");
    for (int i = 0; i < 4; i++)
        grid_empty(grid);
    grid_number(grid, statement->before);
    grid_empty(grid);
    for (size_t i = 0; i < statement->count; i++) {
        const struct statement_line *line = &statement->lines[i];
        const char *what = cause_text(line);
        grid_date(grid, line->date);
        grid_text(grid,
                  line->reversal ? arena_printf(session->run->arena, "%s reversed", what) : what);
        grid_text(grid, line->id);
        grid_text(grid, line->item >= 0 ? book->items[line->item] : NULL);
        grid_month(grid, line->month);
        grid_number(grid, line->amount);
        grid_number(grid, line->balance);
        grid_text(grid, owners_text(session->run, fold, &tenures, line));
    }
}

/* Two years say what a resident asks about; when the books are younger, all of them. */
static struct date first_shown(const struct book *book, struct date today)
{
    const struct date first = {(int16_t)(today.year - 1), 1, 1};
    const struct date opened = month_first(book->compound->opened);

    return date_compare(first, opened) < 0 ? opened : first;
}

enum status fees_statement(struct session *session)
{
    static const struct column columns[] = {
        {"date", "Date", CELL_DATE},        {"what", "What", CELL_WORD},
        {"id", "Record", CELL_TEXT},        {"item", "Item", CELL_TEXT},
        {"month", "For", CELL_MONTH},       {"amount", "Owed +, paid -", CELL_MONEY},
        {"balance", "Balance", CELL_MONEY}, {"owner", "Owner", CELL_TEXT},
    };
    struct grid *grid = grid_new(session->run, columns, sizeof columns / sizeof columns[0]);
    struct date from = session_date(session, "from"), to = session_date(session, "to");
    struct unit_statement statement;
    struct fold *fold;
    struct book *book;
    enum status status = book_open(session->run, session->snapshot, &book);

    if (status != STATUS_OK)
        return status;
    int32_t unit = book_unit(book, session_text(session, "unit"));
    if (unit < 0)
        return fail(session->run, STATUS_DATA, "unknown-unit", "see 'units list'",
                    "no unit has the code '%s'", session_text(session, "unit"));
    if (date_is_none(from))
        from = first_shown(book, session->run->today);
    if (date_is_none(to))
        to = session->run->today;
    status = book_since(session->run, session->store, book, date_month(from));
    if (status == STATUS_OK)
        status = statement_compute(session->run, book, unit, from, to, &statement, &fold);
    if (status != STATUS_OK)
        return status;
    put_statement(session, grid, fold, &statement);
    return session_grid(session, grid);
}

enum status fees_receipt(struct session *session)
{
    struct document *document;
    struct json *json;
    struct book *book;
    enum status status = session_book(session, &book);

    if (status == STATUS_OK)
        status = receipt_document(session->run, book, session_text(session, "receipt"), &document,
                                  &json);
    return status == STATUS_OK ? session_document(session, document, json) : status;
}

struct fees_row {
    const char *unit, *item, *via, *note;
    const int64_t *amount; /* NULL: the record has none of its own */
};

/* Which record it is about comes first, then the person's words, if there are any. */
static const char *about(struct run *run, const char *of, const char *words)
{
    return words ? arena_printf(run->arena, "%s: %s", of, words) : of;
}

static struct fees_row row_of(struct run *run, const struct event *event)
{
    struct fees_row row = {0};

    if (event->kind == &kind_receipt) {
        const struct receipt *receipt = event->record;
        row = (struct fees_row){receipt->unit ? receipt->unit : "unidentified", NULL, receipt->via,
                                receipt->note, &receipt->amount};
    } else if (event->kind == &kind_bill) {
        const struct bill *bill = event->record;
        row = (struct fees_row){NULL, bill->item, NULL, bill->note, &bill->amount};
    } else if (event->kind == &kind_reading) {
        const struct reading *reading = event->record;
        char shown[DECIMAL_SIZE];
        row = (struct fees_row){
            .unit = reading->unit,
            .item = reading->item,
            .note = about(
                run, arena_dup(run->arena, decimal_text(reading->reading, READING_PLACES, shown)),
                reading->note)};
    } else if (event->kind == &kind_charge) {
        const struct charge *charge = event->record;
        row = (struct fees_row){.amount = &charge->total};
    } else if (event->kind == &kind_waiver) {
        const struct waiver *waiver = event->record;
        row = (struct fees_row){waiver->unit, waiver->item, NULL, waiver->reason, &waiver->amount};
    } else if (event->kind == &kind_adjustment) {
        const struct adjustment *adjustment = event->record;
        row = (struct fees_row){adjustment->unit, adjustment->item, NULL, adjustment->reason,
                                &adjustment->amount};
    } else if (event->kind == &kind_identification) {
        const struct identification *identification = event->record;
        row = (struct fees_row){.unit = identification->unit,
                                .item = identification->source,
                                .note = about(run, identification->of, identification->note)};
    } else if (event->kind == &kind_reversal) {
        const struct reversal *reversal = event->record;
        row = (struct fees_row){.note = about(run, reversal->of, reversal->reason)};
    } else if (event->kind == &kind_prepayment) {
        const struct prepayment *prepayment = event->record;
        row = (struct fees_row){.unit = prepayment->unit, .note = about(run, prepayment->of, NULL)};
    } else if (event->kind == &kind_late_fee) {
        const struct late_fee *late = event->record;
        row = (struct fees_row){.unit = late->unit,
                                .item = late->item,
                                .note = late->decision,
                                .amount = &late->amount};
    } else if (event->kind == &kind_reminder) {
        const struct reminder *reminder = event->record;
        row = (struct fees_row){
            .unit = reminder->unit, .note = reminder->channel, .amount = &reminder->amount};
    } else if (event->kind == &kind_deposit) {
        const struct deposit *deposit = event->record;
        row = (struct fees_row){deposit->unit, NULL, deposit->via, deposit->purpose,
                                &deposit->amount};
    } else if (event->kind == &kind_refund) {
        const struct refund *refund = event->record;
        row = (struct fees_row){refund->unit, NULL, refund->from, refund->reason, &refund->amount};
    } else if (event->kind == &kind_statement) {
        const struct statement *statement = event->record;
        row = (struct fees_row){.via = statement->place, .amount = &statement->total};
    }
    return row;
}

static bool is_wanted(const struct session *session, const struct event *event,
                      const struct fees_row *row)
{
    const char *unit = session_text(session, "unit"), *kind = session_text(session, "kind");
    struct month month = session_month(session, "month");

    return strncmp(event->path, "fees/", 5) == 0 &&
           (!unit || (row->unit && strcmp(unit, row->unit) == 0)) &&
           (!kind || strcmp(kind, event->kind->name) == 0) &&
           (!session_has(session, "unidentified") ||
            (event->kind == &kind_receipt && !((const struct receipt *)event->record)->unit)) &&
           (month_is_none(month) || month_compare(month, date_month(event->date)) == 0);
}

static const char *state_of(const struct fate *fate)
{
    if (fate->reversed_by)
        return "reversed";
    return fate->identified_by ? "identified" : NULL;
}

enum status fees_list(struct session *session)
{
    static const struct column columns[] = {
        {"id", "Record", CELL_TEXT},   {"kind", "Kind", CELL_WORD},
        {"date", "Date", CELL_DATE},   {"unit", "Unit", CELL_TEXT},
        {"item", "Item", CELL_TEXT},   {"amount", "Amount", CELL_MONEY},
        {"via", "Via", CELL_TEXT},     {"state", "State", CELL_WORD},
        {"note", "Remark", CELL_TEXT},
    };
    struct grid *grid = grid_new(session->run, columns, sizeof columns / sizeof columns[0]);
    struct book *book;
    struct fold *fold;
    enum status status = book_open(session->run, session->snapshot, &book);

    if (status == STATUS_OK)
        status = fold_run(session->run, book, NULL, NULL, &fold);
    for (size_t i = 0; status == STATUS_OK && i < book->records->count; i++) {
        const struct event *event = &book->records->events[i];
        struct fees_row row = row_of(session->run, event);
        const char *state = state_of(fold_fate(fold, event));
        bool settled = session_has(session, "unidentified") && state;
        if (settled || !is_wanted(session, event, &row))
            continue;
        grid_text(grid, event->id);
        grid_text(grid, event->kind->name);
        grid_date(grid, event->date);
        grid_text(grid, row.unit);
        grid_text(grid, row.item);
        if (row.amount)
            grid_number(grid, *row.amount);
        else
            grid_empty(grid);
        grid_text(grid, row.via);
        grid_text(grid, state);
        grid_text(grid, row.note);
    }
    return status == STATUS_OK ? session_grid(session, grid) : status;
}
