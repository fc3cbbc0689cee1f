#include "intake/intake.h"

#include "base/arena.h"
#include "base/decimal.h"
#include "base/text.h"
#include "book/book.h"
#include "book/statement_rules.h"
#include "format/grid.h"

#include <stdlib.h>
#include <string.h>

const char *import_action_text(enum import_action action)
{
    static const char *const texts[IMPORT_ACTIONS] = {
        "book",    "unidentified", "known",  "skipped", "review",
        "matched", "unexplained",  "income", "fee",     "refund"};

    return texts[action];
}

const char *import_match_text(enum import_match match)
{
    static const char *const texts[] = {"", "code", "alias", "amount", "rule"};

    return texts[match];
}

const char *import_summary(struct run *run, const struct import_plan *plan)
{
    const char *text = arena_printf(
        run->arena, "%zu rows: %zu booked, %zu unidentified, %zu known, %zu skipped, %zu to review",
        plan->count, plan->counts[IMPORT_BOOK], plan->counts[IMPORT_UNIDENTIFIED],
        plan->counts[IMPORT_KNOWN], plan->counts[IMPORT_SKIPPED], plan->counts[IMPORT_REVIEW]);

    for (int action = IMPORT_MATCHED; action < IMPORT_ACTIONS; action++)
        if (plan->counts[action])
            text = arena_printf(run->arena, "%s, %zu %s", text, plan->counts[action],
                                import_action_text((enum import_action)action));
    return text;
}

static bool is_booked(const struct import_line *line)
{
    return line->action == IMPORT_BOOK || line->action == IMPORT_UNIDENTIFIED ||
           line->action == IMPORT_INCOME || line->action == IMPORT_REFUND;
}

/* Statements list the newest row first or last; payments are booked as they came. */
static int compare_lines(const void *a, const void *b)
{
    const struct statement_row *left = (*(const struct import_line *const *)a)->row;
    const struct statement_row *right = (*(const struct import_line *const *)b)->row;
    int order = date_compare(left->date, right->date);

    if (order == 0)
        order = strcmp(left->time, right->time);
    return order ? order : (left->line > right->line) - (left->line < right->line);
}

static struct import_line **in_order(struct run *run, struct import_plan *plan, size_t *count)
{
    struct import_line **lines =
        arena_array(run->arena, plan->count + 1, sizeof(struct import_line *));

    *count = 0;
    for (size_t i = 0; i < plan->count; i++)
        if (is_booked(&plan->lines[i]))
            lines[(*count)++] = &plan->lines[i];
    if (*count)
        qsort(lines, *count, sizeof(struct import_line *), compare_lines);
    return lines;
}

static size_t receipts_of(const struct import_plan *plan)
{
    return plan->counts[IMPORT_BOOK] + plan->counts[IMPORT_UNIDENTIFIED];
}

static enum status draft_statement(struct run *run, struct import_plan *plan, struct draft *draft)
{
    const struct statement_file *file = plan->file;
    struct statement statement = {
        .id = draft_next_id(draft, &kind_statement),
        .date = run->today,
        .format = file->format,
        .place = plan->place,
        .sha256 = file->sha256,
        .first = file->first,
        .last = file->last,
        .rows = (int64_t)file->count,
        .receipts = (int64_t)receipts_of(plan),
        .unidentified = (int64_t)plan->counts[IMPORT_UNIDENTIFIED],
        .known = (int64_t)plan->counts[IMPORT_KNOWN],
        .review = (int64_t)plan->counts[IMPORT_REVIEW],
        .total = plan->total,
        .earnings = (int64_t)plan->counts[IMPORT_INCOME],
        .earned = plan->earned,
        .refunds = (int64_t)plan->counts[IMPORT_REFUND],
        .refunded = plan->refunded,
        .fees = plan->kept,
        .outgoing = (int64_t)plan->outgoing,
        .unexplained = (int64_t)plan->counts[IMPORT_UNEXPLAINED],
        .spent = plan->spent,
    };

    plan->statement = statement.id;
    return draft_append(draft, "fees", &kind_statement, &statement);
}

static enum status draft_receipt(struct import_plan *plan, struct import_line *line,
                                 struct draft *draft)
{
    struct receipt receipt = {
        .id = draft_next_id(draft, &kind_receipt),
        .date = line->row->date,
        .unit = line->unit,
        .amount = line->row->amount,
        .via = plan->place,
        .ref = line->row->serial,
        .statement = plan->statement,
    };

    line->id = receipt.id;
    return draft_append(draft, "fees", &kind_receipt, &receipt);
}

static enum status draft_earning(struct import_plan *plan, struct import_line *line,
                                 struct draft *draft)
{
    struct earning earning = {
        .id = draft_next_id(draft, &kind_earning),
        .date = line->row->date,
        .source = line->source,
        .amount = line->row->amount,
        .via = plan->place,
        .ref = line->row->serial,
        .statement = plan->statement,
    };

    line->id = earning.id;
    return draft_append(draft, "funds", &kind_earning, &earning);
}

/* Why, in the language of the ledger. */
static const char *refund_reason(const struct book *book)
{
    return strcmp(book->compound->language, "zh-CN") == 0 ? "对账单上的退款"
                                                          : "refund on the statement";
}

static enum status draft_undoing(const struct book *book, const struct import_plan *plan,
                                 struct import_line *line, struct draft *draft)
{
    const struct import_line *paid = line->refund_line;
    struct reversal reversal = {
        .id = draft_next_id(draft, &kind_reversal),
        .date = line->row->date,
        .of = paid ? paid->id : line->refund_of,
        .ref = line->row->serial,
        .statement = plan->statement,
        .reason = refund_reason(book),
    };

    line->id = reversal.id;
    return draft_append(draft, reversal.of[0] == kind_earning.prefix ? "funds" : "fees",
                        &kind_reversal, &reversal);
}

static enum status draft_return(const struct book *book, const struct import_input *input,
                                struct import_line *line, struct draft *draft)
{
    struct refund refund = {
        .id = draft_next_id(draft, &kind_refund),
        .date = line->row->date,
        .unit = line->unit,
        .amount = line->row->amount,
        .from = input->place,
        .ref = line->row->serial,
        .handler = input->by,
        .reason = refund_reason(book),
    };

    line->id = refund.id;
    return draft_append(draft, "fees", &kind_refund, &refund);
}

/* The fees of a month, whose voucher is the statement. */
static enum status draft_fees(const struct book *book, const struct import_input *input,
                              struct import_fees *fees, struct draft *draft)
{
    const struct fee_rule *rule = book_fee_rule(book, input->place);
    const struct expense expense = {
        .id = draft_next_id(draft, &kind_expense),
        .date = fees->last,
        .amount = fees->amount,
        .category = rule->category,
        .payee = book->places[book_place(book, input->place)].name,
        .fund = rule->fund,
        .from = input->place,
        .handler = input->by,
        .by = input->by,
        .statement = input->plan.statement,
        .rows = {fees->rows, fees->count},
    };
    enum status status = draft_append(draft, "expenses", &kind_expense, &expense);

    fees->id = expense.id;
    if (status || !fees->paid)
        return status;
    const struct payment payment = {.id = draft_next_id(draft, &kind_payment),
                                    .date = fees->last,
                                    .of = expense.id,
                                    .from = input->place};
    return draft_append(draft, "expenses", &kind_payment, &payment);
}

/* Refunds after all receipts that they may be of, then the fees. */
static enum status draft_rows(const struct book *book, struct import_input *input,
                              struct import_line **lines, size_t count, struct draft *draft)
{
    struct import_plan *plan = &input->plan;
    enum status status = STATUS_OK;

    for (size_t i = 0; i < count && !status; i++)
        if (lines[i]->action == IMPORT_INCOME)
            status = draft_earning(plan, lines[i], draft);
        else if (lines[i]->action != IMPORT_REFUND)
            status = draft_receipt(plan, lines[i], draft);
    for (size_t i = 0; i < count && !status; i++)
        if (lines[i]->action == IMPORT_REFUND)
            status = lines[i]->whole ? draft_undoing(book, plan, lines[i], draft)
                                     : draft_return(book, input, lines[i], draft);
    for (size_t i = 0; i < plan->fee_count && !status; i++)
        status = draft_fees(book, input, &plan->fees[i], draft);
    return status;
}

static void describe(struct run *run, const struct import_plan *plan, struct draft *draft)
{
    char total[DECIMAL_SIZE], part[DECIMAL_SIZE], first[DATE_SIZE], last[DATE_SIZE];
    const size_t receipts = receipts_of(plan), earnings = plan->counts[IMPORT_INCOME];
    struct text note = text_new(run->arena);

    if (plan->counts[IMPORT_UNIDENTIFIED])
        text_printf(&note, ", %zu unidentified", plan->counts[IMPORT_UNIDENTIFIED]);
    if (earnings)
        text_printf(&note, ", and %zu %s of other income, %s", earnings,
                    earnings == 1 ? "row" : "rows", decimal_text(plan->earned, MONEY_PLACES, part));
    if (plan->counts[IMPORT_REFUND])
        text_printf(&note, ", %s given back", decimal_text(plan->refunded, MONEY_PLACES, part));
    if (plan->kept)
        text_printf(&note, ", fees of %s", decimal_text(plan->kept, MONEY_PLACES, part));
    draft_subject(draft,
                  receipts == 1 ? "fees: import %zu receipt from %s, %s%s (%s)"
                                : "fees: import %zu receipts from %s, %s%s (%s)",
                  receipts, plan->place, decimal_text(plan->total, MONEY_PLACES, total),
                  note.length ? note.at : "", plan->statement);
    draft_body(draft, "%s, %s to %s, %s", plan->file->format, date_text(plan->file->first, first),
               date_text(plan->file->last, last), import_summary(run, plan));
}

enum status import_statement(struct run *run, const struct book *book, void *context,
                             struct draft *draft)
{
    struct import_input *input = context;
    struct import_plan *plan = &input->plan;
    struct book *full;
    size_t count;

    /* The book that is handed in has no records: a book of our own may load them. */
    enum status status = book_open(run, book->snapshot, &full);
    if (!status)
        status =
            import_match(run, full, input->file, input->aliases, input->place, input->by, plan);
    if (status)
        return status;
    struct import_line **lines = in_order(run, plan, &count);
    if (count == 0 && plan->fee_count == 0)
        return STATUS_OK;
    status = draft_statement(run, plan, draft);
    if (!status)
        status = draft_rows(full, input, lines, count, draft);
    if (!status)
        describe(run, plan, draft);
    return status;
}

enum status import_remember(struct run *run, struct store *store, const struct import_plan *plan)
{
    struct payer *payers = arena_array(run->arena, plan->count + 1, sizeof *payers);
    size_t count = 0;

    for (size_t i = 0; i < plan->count; i++) {
        const struct statement_row *row = plan->lines[i].row;
        if (plan->lines[i].nameless && *row->payer)
            payers[count++] = (struct payer){.ref = row->serial, .payer = row->payer};
    }
    return payers_add(run, store, payers, count);
}

struct grid *import_grid(struct run *run, const struct import_plan *plan, bool all)
{
    static const struct column columns[] = {
        {"line", "Line", CELL_COUNT},     {"date", "Date", CELL_DATE},
        {"amount", "Amount", CELL_MONEY}, {"action", "Action", CELL_TEXT},
        {"unit", "Whose", CELL_TEXT},     {"match", "How", CELL_TEXT},
        {"id", "Record", CELL_TEXT},      {"reason", "Why", CELL_TEXT},
        {"payer", "Payer", CELL_TEXT},    {"text", "Text", CELL_TEXT},
        {"serial", "Serial", CELL_TEXT},
    };
    struct grid *grid = grid_new(run, columns, sizeof columns / sizeof *columns);

    for (size_t i = 0; i < plan->count; i++) {
        const struct import_line *line = &plan->lines[i];
        if (!all && line->action != IMPORT_UNIDENTIFIED && line->action != IMPORT_REVIEW &&
            line->action != IMPORT_UNEXPLAINED)
            continue;
        grid_number(grid, line->row->line);
        grid_date(grid, line->row->date);
        if (line->row->readable)
            grid_number(grid, line->row->amount);
        else
            grid_empty(grid);
        const char *texts[] = {import_action_text(line->action),
                               line->unit ? line->unit : line->source,
                               import_match_text(line->match),
                               line->id,
                               line->reason ? phrase(run, line->reason) : NULL,
                               line->row->payer,
                               line->row->text,
                               line->row->serial};
        for (size_t j = 0; j < sizeof texts / sizeof *texts; j++)
            grid_text(grid, texts[j]);
    }
    return grid;
}
