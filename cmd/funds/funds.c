/* funds: opening balances, transfers, reconciliation, and where the money is. */
#include "base/arena.h"
#include "book/carry.h"
#include "book/operations.h"
#include "book/totals.h"
#include "cli/session.h"
#include "cmd/commands.h"
#include "cmd/funds/funds.h"
#include "cmd/statement.h"
#include "intake/reconcile.h"
#include "store/store.h"

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

/* Shows the statement beside the books, and takes its balance and last day where none is given. */
static enum status compare(struct session *session, struct reconciliation *reconciliation,
                           struct comparison *comparison)
{
    struct run *run = session->run;
    struct text out = text_new(run->arena);
    struct statement_file *file = arena_alloc(run->arena, sizeof *file);
    struct snapshot *snapshot;
    struct book *book;
    enum status status = statement_of(session, "statement", file);

    if (status == STATUS_OK)
        status = store_head(run, session->store, &snapshot);
    if (status == STATUS_OK)
        status = book_open(run, snapshot, &book);
    if (status == STATUS_OK)
        status = statement_compare(run, book, file, reconciliation->place, comparison);
    if (status != STATUS_OK)
        return status;
    if (comparison->count) {
        grid_table(comparison_grid(run, comparison), true, &out);
        session_bytes(session, out.at, out.length);
    }
    session_say(session, "%s\n", comparison_summary(run, comparison));
    if (date_is_none(reconciliation->date))
        reconciliation->date = file->last;
    if (session_has(session, "balance"))
        return STATUS_OK;
    if (!file->has_closing)
        return fail(run, STATUS_USAGE, "usage", "give --balance, as the bank or service shows it",
                    "the statement has no balances");
    reconciliation->balance = file->closing;
    return STATUS_OK;
}

static enum status reconcile(struct session *session)
{
    struct reconciliation reconciliation = {0};
    struct comparison comparison = {0};
    enum status status = STATUS_OK;

    session_fill(session, &kind_reconciliation, &reconciliation);
    if (session_has(session, "statement"))
        status = compare(session, &reconciliation, &comparison);
    else if (!session_has(session, "balance"))
        status = fail(session->run, STATUS_USAGE, "usage",
                      "give the balance, or the statement with --statement FILE",
                      "option '--balance' is missing");
    if (status != STATUS_OK)
        return status;
    status = session_write(session, reconcile_place, &reconciliation);
    return status == STATUS_OK && comparison.count ? STATUS_FOUND : status;
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

static enum status budget(struct session *session)
{
    struct budget_input input = {.reason = session_text(session, "reason")};

    session_fill(session, &kind_budget, &input.budget);
    return session_write(session, set_budget, &input);
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
        {"what", "What", CELL_WORD},        {"code", "Code", CELL_TEXT},
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
    status = book_since(session->run, session->store, book, month);
    if (status == STATUS_OK)
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

#define OPENING(label, flag) INPUT_OF(kind_opening, label, flag)
#define TRANSFER(label, flag) INPUT_OF(kind_transfer, label, flag)
#define RECONCILE(label, flag) INPUT_OF(kind_reconciliation, label, flag)

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
    RECONCILE("balance", 0),
    RECONCILE("date", 0),
    RECONCILE("explanation", 0),
    {.name = "statement",
     .type = INPUT_FILE,
     .help = "the statement: lists what only it or only the books have"},
    STATEMENT_OPTIONS,
    {0}};
static const struct input balance_options[] = {
    {.name = "month", .type = INPUT_MONTH, .help = "the month (this one)"}, {0}};
static const struct input fund_arguments[] = {INPUT_OF(kind_fund, "fund", INPUT_REQUIRED), {0}};
static const struct input fund_options[] = {INPUT_OF(kind_fund, "name", INPUT_REQUIRED),
                                            INPUT_OF(kind_fund, "kind", INPUT_REQUIRED),
                                            INPUT_OF(kind_fund, "restricted", 0),
                                            {0}};
static const struct input place_arguments[] = {INPUT_OF(kind_place, "place", INPUT_REQUIRED), {0}};
static const struct input place_options[] = {INPUT_OF(kind_place, "name", INPUT_REQUIRED),
                                             INPUT_OF(kind_place, "kind", INPUT_REQUIRED),
                                             INPUT_OF(kind_place, "holder", 0),
                                             {0}};
static const struct input category_arguments[] = {
    INPUT_OF(kind_category, "category", INPUT_REQUIRED), {0}};
static const struct input category_options[] = {INPUT_OF(kind_category, "name", INPUT_REQUIRED),
                                                INPUT_OF(kind_category, "group", INPUT_REQUIRED),
                                                {0}};

static const struct input budget_arguments[] = {INPUT_OF(kind_budget, "year", INPUT_REQUIRED),
                                                INPUT_OF(kind_budget, "category", INPUT_REQUIRED),
                                                INPUT_OF(kind_budget, "amount", INPUT_REQUIRED),
                                                {0}};
static const struct input budget_options[] = {
    INPUT_OF(kind_budget, "decision", 0),
    INPUT_OF(kind_budget, "note", 0),
    {.name = "reason", .type = INPUT_TEXT, .help = "why it is changed; it is kept in the commit"},
    {0}};
static const struct input budgets_options[] = {
    {.name = "year", .type = INPUT_FIELD, .kind = &kind_budget, .help = "the year (this one)"},
    {0}};

static const struct input source_arguments[] = {
    INPUT_OF(kind_income_source, "source", INPUT_REQUIRED), {0}};
static const struct input source_options[] = {INPUT_OF(kind_income_source, "name", INPUT_REQUIRED),
                                              INPUT_OF(kind_income_source, "group", INPUT_REQUIRED),
                                              INPUT_OF(kind_income_source, "fund", INPUT_REQUIRED),
                                              INPUT_OF(kind_income_source, "items", 0),
                                              INPUT_OF(kind_income_source, "costs", 0),
                                              {0}};
static const struct input rule_arguments[] = {INPUT_OF(kind_income_rule, "source", INPUT_REQUIRED),
                                              {0}};
static const struct input rule_options[] = {
    INPUT_OF(kind_income_rule, "remark", 0), INPUT_OF(kind_income_rule, "payer", 0),
    INPUT_OF(kind_income_rule, "place", 0),  INPUT_OF(kind_income_rule, "from", 0),
    INPUT_OF(kind_income_rule, "to", 0),     {0}};
static const struct input fees_arguments[] = {INPUT_OF(kind_fee_rule, "place", INPUT_REQUIRED),
                                              {0}};
static const struct input fees_options[] = {INPUT_OF(kind_fee_rule, "category", INPUT_REQUIRED),
                                            INPUT_OF(kind_fee_rule, "fund", INPUT_REQUIRED),
                                            {0}};
static const struct input earn_arguments[] = {INPUT_OF(kind_earning, "amount", INPUT_REQUIRED),
                                              {0}};
static const struct input earn_options[] = {INPUT_OF(kind_earning, "source", INPUT_REQUIRED),
                                            INPUT_OF(kind_earning, "via", INPUT_REQUIRED),
                                            INPUT_OF(kind_earning, "payer", 0),
                                            INPUT_OF(kind_earning, "ref", 0),
                                            INPUT_OF(kind_earning, "date", 0),
                                            INPUT_OF(kind_earning, "note", 0),
                                            {0}};
static const struct input reverse_arguments[] = {
    INPUT_OF_AS(kind_reversal, "record", "of", INPUT_REQUIRED), {0}};
static const struct input reverse_options[] = {
    INPUT_OF(kind_reversal, "reason", INPUT_REQUIRED), INPUT_OF(kind_reversal, "date", 0), {0}};
static const struct input income_options[] = {
    {.name = "month", .type = INPUT_MONTH, .help = "only of this month (all until today)"}, {0}};
static const struct input earnings_options[] = {
    {.name = "source", .type = INPUT_TEXT, .help = "only of this source"},
    {.name = "month", .type = INPUT_MONTH, .help = "only of this month"},
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
     .detail = "The difference must be nothing, or be explained. With the statement itself each "
               "row that the books lack and each entry that the statement lacks is listed, and "
               "balance and day are taken from it; exit status 1 when there are any.",
     .example = "funds reconcile bank --balance 182340.11 --date 2026-11-30\n"
                "funds reconcile bank --statement bank-2026-11.csv",
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
    {.name = "budget",
     .summary = "set what a category of spending may cost in a year",
     .detail = "To change a budget, say why with --reason; the history keeps what it was.",
     .example = "funds budget 2026 repair 60000 --decision D2026-02\n"
                "funds budget 2026 repair 72000 --decision D2026-05 --reason 'the roof of 3'",
     .needs = NEEDS_WRITE,
     .arguments = budget_arguments,
     .options = budget_options,
     .run = budget},
    {.name = "budgets",
     .summary = "show the budgets of a year beside what was spent",
     .detail = "Spent is what was paid in the year until today. 'Year' says how much of the year "
               "is over, to be compared with 'Used'.",
     .example = "funds budgets --year 2026",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .options = budgets_options,
     .run = funds_budgets},
    {.name = "add-source",
     .summary = "add a source of other income",
     .detail = "What it brings belongs to all owners, so its fund is one of common income. --items "
               "names what units are charged that is part of it, --costs the categories of "
               "spending that are its cost; both are for gross, cost and net.",
     .example = "funds add-source parking --name 'Parking' --group parking --fund common --items "
                "parking --costs charging",
     .needs = NEEDS_WRITE,
     .arguments = source_arguments,
     .options = source_options,
     .run = funds_add_source},
    {.name = "sources",
     .summary = "list the sources of other income",
     .example = "funds sources",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .run = funds_sources},
    {.name = "add-rule",
     .summary = "say which rows of statements are income of a source",
     .detail = "From then on 'fees import' books such rows by itself. A rule knows them by words "
               "among those of the row, by the payer, or by both; the payer is an organisation, "
               "as it is kept for ever. What a rule and a unit both claim is left to a person. To "
               "end a rule, give it a last day ('to') in income.yaml and 'compound commit'.",
     .example = "funds add-rule interest --remark '结息' --place bank\n"
                "funds add-rule advertising --payer '某传媒有限公司'",
     .needs = NEEDS_WRITE,
     .arguments = rule_arguments,
     .options = rule_options,
     .run = funds_add_rule},
    {.name = "rules",
     .summary = "list the rules by which rows of statements are other income",
     .example = "funds rules",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .run = funds_rules},
    {.name = "add-fees",
     .summary = "say what the fees are that a payment service keeps back at a place",
     .detail = "From then on 'fees import' books the fees on a merchant's bill as one expense of "
               "that category. It needs the approvals of every other expense: with a rule of "
               "approval for the category that wants none it is also paid.",
     .example = "funds add-fees wechat --category office --fund operating",
     .needs = NEEDS_WRITE,
     .arguments = fees_arguments,
     .options = fees_options,
     .run = funds_add_fees},
    {.name = "earn",
     .summary = "book income that no unit owed: parking by the hour, advertising, rent",
     .example =
         "funds earn 320.00 --source parking --via wechat --note 'visitors, 3 to 9 November'",
     .needs = NEEDS_WRITE,
     .arguments = earn_arguments,
     .options = earn_options,
     .run = funds_earn},
    {.name = "income",
     .summary = "show gross, cost and net of each source",
     .detail = "As cash: what came in and what was paid. 'From units' is what units paid for the "
               "items of the source, such as permits.",
     .example = "funds income --month 2026-11",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .options = income_options,
     .run = funds_income},
    {.name = "earnings",
     .summary = "list other income",
     .example = "funds earnings --source advertising",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .options = earnings_options,
     .run = funds_earnings},
    {.name = "reverse",
     .summary = "undo an opening, a transfer or income, with a reason; both stay in the books",
     .example = "funds reverse E261103-001 --reason 'typed twice'",
     .needs = NEEDS_WRITE,
     .arguments = reverse_arguments,
     .options = reverse_options,
     .run = funds_reverse},
    {0}};

const struct command command_funds = {
    .name = "funds",
    .summary = "where the money lies and whose it is",
    .description =
        "Money lies in cash places (a bank account, WeChat, a cash box) and belongs to funds "
        "(operating, utilities, maintenance). The two always add up to the same sum.",
    .verbs = verbs,
};
