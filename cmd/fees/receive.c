/* fees pay, import, identify, reverse: what comes in. */
#include "base/arena.h"
#include "base/decimal.h"
#include "book/book.h"
#include "book/operations.h"
#include "cmd/fees/fees.h"
#include "cmd/statement.h"
#include "format/yaml.h"
#include "intake/cell.h"
#include "intake/intake.h"

/* `--part 3-101=600 --part 3-102=500` is one list of units with amounts. */
static enum status read_parts(struct session *session, struct pairs *parts)
{
    struct text joined = text_new(session->run->arena);
    struct closing closing = {0}; /* has a field of this type */
    const char *expected;

    for (size_t i = 0; i < session_count(session, "part"); i++)
        text_printf(&joined, "%s%s", i ? "," : "", session_text_at(session, "part", i));
    if (joined.length && !field_parse(session->run, kind_field(&kind_closing, "units"), joined.at,
                                      &closing, &expected))
        return fail(session->run, STATUS_USAGE, "usage", "write --part 3-101=614.45",
                    "the parts '%s' are no units with amounts", joined.at);
    *parts = closing.units;
    return STATUS_OK;
}

enum status fees_pay(struct session *session)
{
    struct payment_input input = {0};
    struct tariff units = {0}; /* has a list of units */
    struct unit owner = {0};
    const int ways = session_has(session, "unit") + session_has(session, "units") +
                     session_has(session, "owner") + session_has(session, "part");

    if (ways != 1)
        return fail(session->run, STATUS_USAGE, "usage",
                    "write fees pay UNIT AMOUNT; for several units give --units, --owner or --part",
                    ways ? "it is said twice which units are paid for"
                         : "it is not said which unit is paid for");
    session_fill(session, &kind_receipt, &input.receipt);
    if (session_has(session, "unit"))
        return session_write(session, receive_payment, &input.receipt);
    session_fill(session, &kind_tariff, &units);
    session_fill(session, &kind_unit, &owner);
    input.units = units.units;
    input.owner = owner.owner;
    enum status status = read_parts(session, &input.parts);
    return status == STATUS_OK ? session_write(session, receive_for_units, &input) : status;
}

enum status fees_unidentified(struct session *session)
{
    struct receipt receipt = {0};

    session_fill(session, &kind_receipt, &receipt);
    return session_write(session, receive_payment, &receipt);
}

enum status fees_reverse(struct session *session)
{
    struct reversal reversal = {0};

    session_fill(session, &kind_reversal, &reversal);
    return session_write(session, session_has(session, "all") ? reverse_group : reverse_record,
                         &reversal);
}

static void show_fees(struct session *session, const struct import_plan *plan)
{
    char fees[DECIMAL_SIZE];

    for (size_t i = 0; i < plan->fee_count; i++)
        session_say(session,
                    plan->fees[i].paid
                        ? "fees kept back: %s, booked as %s\n"
                        : "fees kept back: %s, booked as %s, to be approved and paid\n",
                    decimal_grouped(plan->fees[i].amount, MONEY_PLACES, fees), plan->fees[i].id);
    if (plan->unbooked)
        session_say(session, "fees kept back: %s, not booked: %s\n",
                    decimal_grouped(fee_round(plan->unbooked), MONEY_PLACES, fees),
                    phrase(session->run, plan->fee_reason ? plan->fee_reason
                                                          : N_("of days that cannot be booked")));
}

static void show_balance(struct session *session, const struct import_plan *plan)
{
    char stated[DECIMAL_SIZE], booked[DECIMAL_SIZE], day[DATE_SIZE];

    if (!plan->has_balance)
        return;
    date_text(plan->file->last, day);
    decimal_grouped(plan->stated, MONEY_PLACES, stated);
    if (plan->stated == plan->booked)
        session_say(session, "balance on %s: %s, as in the books\n", day, stated);
    else
        session_say(session, "balance on %s: %s, in the books %s\n", day, stated,
                    decimal_grouped(plan->booked, MONEY_PLACES, booked));
}

/* A dry run shows every row; a real one what a person still has to look at. */
static void show_plan(struct session *session, const struct import_plan *plan)
{
    const struct grid *grid = import_grid(session->run, plan, session_has(session, "dry-run"));
    struct text out = text_new(session->run->arena);

    if (grid_rows(grid)) {
        grid_table(grid, true, &out);
        session_bytes(session, out.at, out.length);
    }
    for (int action = 0; action < IMPORT_ACTIONS; action++)
        if (action < IMPORT_MATCHED || plan->counts[action])
            session_say(session, "%s%s %zu", action ? ", " : "",
                        import_action_text((enum import_action)action), plan->counts[action]);
    session_say(session, "\n");
    show_fees(session, plan);
    show_balance(session, plan);
}

enum status fees_import(struct session *session)
{
    struct run *run = session->run;
    struct import_input input = {.place = session_text(session, "to")};
    struct expense who = {0}; /* has such a person */
    struct statement_file file;
    struct aliases *aliases;
    enum status status = statement_of(session, "file", &file);

    if (status == STATUS_OK)
        status = aliases_read(run, session->store, &aliases);
    if (status != STATUS_OK)
        return status;
    session_fill(session, &kind_expense, &who);
    input.by = who.by;
    input.file = &file;
    input.aliases = aliases;
    status = session_write(session, import_statement, &input);
    if (status != STATUS_OK && status != STATUS_PENDING)
        return status;
    show_plan(session, &input.plan);
    if (!session_has(session, "dry-run"))
        status = status_join(status, import_remember(run, session->store, &input.plan));
    if (status == STATUS_OK && (input.plan.counts[IMPORT_REVIEW] ||
                                input.plan.counts[IMPORT_UNEXPLAINED] || input.plan.unbooked))
        status = STATUS_FOUND;
    return status;
}

/* Who paid the receipt, as the statement named them; private, and only where it was imported. */
static enum status payer_of(struct session *session, const char *id, const char **payer)
{
    struct run *run = session->run;
    struct snapshot *snapshot;
    struct book *book;
    enum status status = store_head(run, session->store, &snapshot);

    if (status == STATUS_OK)
        status = book_open(run, snapshot, &book);
    if (status == STATUS_OK)
        status = book_records(run, book);
    if (status != STATUS_OK)
        return status;
    const struct event *event = book_find(book, id);
    const struct receipt *receipt = event && event->kind == &kind_receipt ? event->record : NULL;
    *payer = NULL;
    if (receipt && receipt->ref)
        status = payers_find(run, session->store, receipt->ref, payer);
    if (status == STATUS_OK && !*payer)
        return fail(run, STATUS_DATA, "payer-unknown", "leave --remember out",
                    "nobody noted who paid '%s'", id);
    return status;
}

/* What goes with what: only a source has rows like these. */
static enum status check_identify(struct session *session)
{
    if (session_has(session, "always") && !session_has(session, "source"))
        return fail(session->run, STATUS_USAGE, "identification-shape",
                    "name the source, or leave --always out",
                    "only rows of other income are always the same");
    return STATUS_OK;
}

enum status fees_identify(struct session *session)
{
    struct always_input input = {.remark = session_text(session, "always")};
    struct identification *identification = &input.identification;
    const char *payer = NULL;
    enum status status = check_identify(session);

    session_fill(session, &kind_identification, identification);
    if (status == STATUS_OK && session_has(session, "remember"))
        status = payer_of(session, identification->of, &payer);
    if (status == STATUS_OK)
        status = input.remark ? session_write(session, identify_always, &input)
                              : session_write(session, identify_receipt, identification);
    if (status == STATUS_OK && payer && !session_has(session, "dry-run"))
        status = aliases_learn(session->run, session->store, payer, identification->unit,
                               identification->source);
    return status;
}
