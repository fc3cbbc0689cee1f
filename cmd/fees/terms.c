/* fees terms, prepay, deposit, refund: what is agreed beforehand, and money that goes back. */
#include "base/arena.h"
#include "base/decimal.h"
#include "base/told.h"
#include "book/operations.h"
#include "book/prepayments.h"
#include "cmd/fees/fees.h"
#include "format/yaml.h"

#include <inttypes.h>
#include <string.h>

/* --- the rules --- */

static const char *rate(struct run *run, int64_t value)
{
    char text[DECIMAL_SIZE];

    return arena_dup(run->arena, decimal_text(value, RATE_PLACES, text));
}

static void put_rule(struct grid *grid, const char *what, const char *item, const char *terms,
                     const char *decision, struct date from, struct date to)
{
    grid_text(grid, what);
    if (item)
        grid_text(grid, item);
    else
        grid_word(grid, "all");
    grid_text(grid, terms);
    grid_text(grid, decision);
    grid_date(grid, from);
    grid_date(grid, to);
}

static const char *discount_terms(struct run *run, const struct discount_rule *rule)
{
    if (rule->free)
        return told_part(run, "%" PRId64 " of %" PRId64 " months free", rule->free, rule->months);
    return told_part(run, "%s off %" PRId64 " months", rate(run, rule->share), rule->months);
}

enum status fees_terms(struct session *session)
{
    static const struct column columns[] = {
        {"what", "What", CELL_WORD},   {"item", "Item", CELL_TEXT},
        {"terms", "Terms", CELL_TEXT}, {"decision", "Decision", CELL_TEXT},
        {"from", "From", CELL_DATE},   {"to", "To", CELL_DATE},
    };
    const struct compound *compound = session->compound;
    const struct discount_rule *discounts = compound->discounts.item;
    const struct late_fee_rule *late = compound->late_fees.item;
    struct grid *grid = grid_new(session->run, columns, sizeof columns / sizeof columns[0]);
    struct run *run = session->run;

    for (size_t i = 0; i < compound->discounts.count; i++)
        put_rule(grid, "discount", discounts[i].item, discount_terms(run, &discounts[i]),
                 discounts[i].decision, discounts[i].from, discounts[i].to);
    for (size_t i = 0; i < compound->late_fees.count; i++)
        put_rule(grid, "late fee", late[i].item,
                 told_part(run, "%s a day after %" PRId64 " days, at most %s",
                           rate(run, late[i].daily), late[i].grace, rate(run, late[i].cap)),
                 late[i].decision, late[i].from, late[i].to);
    return session_grid(session, grid);
}

enum status fees_terms_discount(struct session *session)
{
    struct discount_rule rule = {0};

    session_fill(session, &kind_discount_rule, &rule);
    return session_write(session, add_discount_rule, &rule);
}

enum status fees_terms_late_fee(struct session *session)
{
    struct late_fee_rule rule = {0};

    session_fill(session, &kind_late_fee_rule, &rule);
    return session_write(session, add_late_fee_rule, &rule);
}

/* --- in advance --- */

enum status fees_prepay(struct session *session)
{
    struct prepay_input input = {.from = session_month(session, "from")};
    struct discount_rule months = {0};
    struct prepayment items = {0};

    session_fill(session, &kind_receipt, &input.receipt);
    session_fill(session, &kind_discount_rule, &months);
    session_fill(session, &kind_prepayment, &items);
    input.months = months.months;
    input.items = items.items;
    return session_write(session, prepay, &input);
}

enum status fees_end_prepayment(struct session *session)
{
    struct reversal reversal = {0};

    session_fill(session, &kind_reversal, &reversal);
    return session_write(session, end_prepayment, &reversal);
}

static void put_month(struct grid *grid, const struct prepayment_state *state,
                      const struct prepaid_month *month)
{
    grid_text(grid, state->event->id);
    grid_text(grid, state->record->unit);
    grid_month(grid, month->month);
    grid_number(grid, month->gross);
    grid_number(grid, month->discount);
    if (month->recognised) {
        grid_number(grid, month->charged);
        grid_number(grid, month->granted);
        grid_empty(grid);
    } else {
        grid_empty(grid);
        grid_empty(grid);
        grid_number(grid, month->gross - month->discount);
    }
}

enum status fees_prepayments(struct session *session)
{
    static const struct column columns[] = {
        {"prepayment", "Prepayment", CELL_TEXT}, {"unit", "Unit", CELL_TEXT},
        {"month", "Month", CELL_MONTH},          {"cost", "Cost", CELL_MONEY},
        {"discount", "Discount", CELL_MONEY},    {"charged", "Charged", CELL_MONEY},
        {"granted", "Granted", CELL_MONEY},      {"left", "Left", CELL_MONEY},
    };
    struct grid *grid = grid_new(session->run, columns, sizeof columns / sizeof columns[0]);
    const char *only = session_text(session, "unit");
    struct prepayments prepayments;
    int64_t left = 0;
    struct book *book;
    struct fold *fold;
    enum status status = book_open(session->run, session->snapshot, &book);

    if (status == STATUS_OK)
        status = fold_run(session->run, book, NULL, NULL, &fold);
    if (status == STATUS_OK)
        status = prepayments_compute(session->run, fold, session->run->today, &prepayments);
    if (status != STATUS_OK)
        return status;
    for (size_t i = 0; i < prepayments.count; i++) {
        const struct prepayment_state *state = &prepayments.item[i];
        if (only && strcmp(only, state->record->unit) != 0)
            continue;
        left += state->left;
        for (size_t k = 0; k < state->count; k++)
            put_month(grid, state, &state->months[k]);
    }
    grid_total(grid);
    grid_text(grid, "together");
    for (int i = 0; i < 6; i++)
        grid_empty(grid);
    grid_number(grid, left);
    return session_grid(session, grid);
}

/* --- deposits, and what goes back --- */

enum status fees_deposit_take(struct session *session)
{
    struct deposit deposit = {0};

    session_fill(session, &kind_deposit, &deposit);
    return session_write(session, take_deposit, &deposit);
}

enum status fees_deposit_return(struct session *session)
{
    struct refund refund = {0};

    session_fill(session, &kind_refund, &refund);
    return session_write(session, give_back, &refund);
}

enum status fees_refund(struct session *session)
{
    return fees_deposit_return(session);
}

/* What was given back and kept of a deposit. */
static void sum_refunds(const struct fold *fold, const char *id, int64_t *back, int64_t *kept)
{
    const struct records *records = fold->book->records;

    *back = *kept = 0;
    for (size_t i = 0; i < records->count; i++) {
        const struct event *event = &records->events[i];
        const struct refund *refund = event->kind == &kind_refund ? event->record : NULL;
        if (!refund || !refund->of || strcmp(refund->of, id) != 0 ||
            fold_fate(fold, event)->reversed_by)
            continue;
        *back += refund->amount;
        *kept += refund->kept;
    }
}

static void put_deposit(struct grid *grid, const struct fold *fold, const struct event *event)
{
    const struct deposit *deposit = event->record;
    const struct fate *fate = fold_fate(fold, event);
    int64_t back, kept;

    sum_refunds(fold, event->id, &back, &kept);
    grid_text(grid, event->id);
    grid_date(grid, event->date);
    grid_text(grid, deposit->unit);
    grid_text(grid, deposit->fund);
    grid_text(grid, deposit->purpose);
    grid_number(grid, deposit->amount);
    grid_number(grid, back);
    grid_number(grid, kept);
    grid_number(grid, fate->held);
    grid_text(grid, fate->reversed_by ? "reversed" : NULL);
}

enum status fees_deposit_list(struct session *session)
{
    static const struct column columns[] = {
        {"id", "Deposit", CELL_TEXT},     {"date", "Date", CELL_DATE},
        {"unit", "Unit", CELL_TEXT},      {"fund", "Fund", CELL_TEXT},
        {"purpose", "For", CELL_TEXT},    {"amount", "Amount", CELL_MONEY},
        {"returned", "Back", CELL_MONEY}, {"kept", "Kept", CELL_MONEY},
        {"held", "Held", CELL_MONEY},     {"state", "State", CELL_WORD},
    };
    struct grid *grid = grid_new(session->run, columns, sizeof columns / sizeof columns[0]);
    const char *only = session_text(session, "unit");
    int64_t held = 0;
    struct book *book;
    struct fold *fold;
    enum status status = book_open(session->run, session->snapshot, &book);

    if (status == STATUS_OK)
        status = fold_run(session->run, book, NULL, NULL, &fold);
    for (size_t i = 0; status == STATUS_OK && i < book->records->count; i++) {
        const struct event *event = &book->records->events[i];
        const struct deposit *deposit = event->kind == &kind_deposit ? event->record : NULL;
        if (!deposit || (only && strcmp(only, deposit->unit) != 0))
            continue;
        held += fold_fate(fold, event)->held;
        if (session_has(session, "all") || fold_fate(fold, event)->held)
            put_deposit(grid, fold, event);
    }
    grid_total(grid);
    grid_text(grid, "together");
    for (int i = 0; i < 7; i++)
        grid_empty(grid);
    grid_number(grid, held);
    grid_empty(grid);
    return status == STATUS_OK ? session_grid(session, grid) : status;
}
