/* Where money lies and whose it is: openings, transfers, reconciliations, the register. */
#include "book/operations_common.h"
#include "book/statement_rules.h"

#include "base/arena.h"
#include "base/told.h"
#include "book/totals.h"

#include <string.h>

/* What was there when the books began stood there the day before they began. */
enum status open_balance(struct run *run, const struct book *book, void *context,
                         struct draft *draft)
{
    struct opening record = *(const struct opening *)context;
    const char *amount = money(run, record.amount);

    if (date_is_none(record.date))
        record.date = date_from_days(date_days(month_first(book->compound->opened)) - 1);
    record.id = draft_next_id(draft, &kind_opening);
    enum status status = draft_append(draft, "funds", &kind_opening, &record);
    /* It comes before the fees of the same day, so it can upset what they stand on. */
    if (!status && record.unit)
        status = draft_fold(draft, &(struct folded){0});
    if (status)
        return status;
    if (record.place)
        draft_subject(draft, "funds: open %s with %s for %s (%s)", record.place, amount,
                      record.fund ? record.fund : "no fund", record.id);
    else if (record.item)
        draft_subject(draft, "funds: open %s with %s owed for %s %s (%s)",
                      record.unit ? record.unit : "no unit", amount, record.item,
                      month_name(run, record.month), record.id);
    else
        draft_subject(draft, "funds: open %s with %s in credit (%s)",
                      record.unit ? record.unit : "no unit", amount, record.id);
    return STATUS_OK;
}

static enum status check_restricted(struct run *run, const struct transfer *transfer,
                                    const struct folded *folded)
{
    int32_t fund = book_fund(folded->book, transfer->from_fund);
    int32_t place = book_place(folded->book, transfer->from);

    if (place >= 0 && folded->place[place] < 0)
        warn_at(run, (struct spot){0}, SEVERITY_WARNING, "place-overdrawn",
                "is a receipt or a transfer still to be booked?", "the place '%s' is overdrawn: %s",
                transfer->from, money(run, folded->place[place]));
    if (fund < 0 || !folded->book->funds[fund].restricted || folded->fund[fund] >= 0)
        return STATUS_OK;
    return fail(run, STATUS_REFUSED, "fund-overdrawn", "transfer less",
                "the fund '%s' would be overdrawn: %s", transfer->from_fund,
                money(run, folded->fund[fund]));
}

enum status transfer_money(struct run *run, const struct book *book, void *context,
                           struct draft *draft)
{
    struct transfer record = *(const struct transfer *)context;
    struct folded folded;

    record.date = date_or_today(run, record.date);
    record.id = draft_next_id(draft, &kind_transfer);
    int32_t fund = book_fund(book, record.from_fund);
    if (fund >= 0 && book->funds[fund].restricted && !record.decision)
        return fail(run, STATUS_REFUSED, "decision-missing",
                    "name the decision that allows it, such as --decision D2026-07",
                    "money leaves the restricted fund '%s' only by a decision", record.from_fund);
    enum status status = draft_append(draft, "funds", &kind_transfer, &record);
    if (!status)
        status = draft_fold_recent(draft, &folded);
    if (status <= STATUS_FOUND)
        status = check_restricted(run, &record, &folded);
    if (status > STATUS_FOUND)
        return status;
    const char *from = record.from ? record.from : record.from_fund;
    const char *to = record.to ? record.to : record.to_fund;
    draft_subject(draft, "funds: transfer %s from %s to %s (%s)", money(run, record.amount),
                  from ? from : told_word(run, "nowhere"), to ? to : told_word(run, "nowhere"),
                  record.id);
    return STATUS_OK;
}

enum status reconcile_place(struct run *run, const struct book *book, void *context,
                            struct draft *draft)
{
    struct reconciliation record = *(const struct reconciliation *)context;
    int32_t place = book_place(book, record.place);
    struct totals *totals;
    struct book *own;

    record.date = date_or_today(run, record.date);
    if (place < 0)
        return fail(run, STATUS_REFUSED, "unknown-place",
                    "look at funds.yaml for the names there are", "there is no place '%s'",
                    record.place ? record.place : "");
    enum status status = draft_records(draft, &own);
    if (status <= STATUS_FOUND)
        status = totals_compute(run, own, &record.date, &record.date, 1, &totals, NULL);
    if (status > STATUS_FOUND)
        return status;
    record.booked = totals->place_after[place];
    record.id = draft_next_id(draft, &kind_reconciliation);
    /* That the two agree, or why not, is a rule of the record. */
    status = draft_append(draft, "funds", &kind_reconciliation, &record);
    if (status)
        return status;
    draft_subject(draft, "funds: reconcile %s at %s, %s%s (%s)", record.place,
                  day_name(run, record.date), money(run, record.balance),
                  record.balance == record.booked ? "" : ", differs", record.id);
    return STATUS_OK;
}

/* The lists of funds.yaml. */
static int32_t find_fees(const struct book *book, const char *place)
{
    return book_fee_rule(book, place) ? 0 : -1;
}

static const struct list {
    const char *name, *noun, *key; /* key: the field by which an entry is known */
    const struct kind *kind;
    int32_t (*find)(const struct book *book, const char *name);
} lists[] = {
    {"funds", "fund", "fund", &kind_fund, book_fund},
    {"places", "place", "place", &kind_place, book_place},
    {"categories", "category", "category", &kind_category, book_category},
    {"fees", N_("rule for fees at"), "place", &kind_fee_rule, find_fees},
};

static const struct list *find_list(const char *name)
{
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++)
        if (strcmp(lists[i].name, name) == 0)
            return &lists[i];
    return NULL;
}

static enum status check_entry(struct run *run, const struct book *book, const struct list *list,
                               const char *name, const void *record)
{
    const struct place *place = record;

    if (list->find(book, name) >= 0)
        return fail(run, STATUS_REFUSED, "name-known", "give it another name",
                    "there is a %s '%s' already", phrase(run, list->noun), name);
    if (list->kind == &kind_place && strcmp(place->holder, "person") == 0 &&
        !book->compound->rules->private_places_allowed)
        return fail(run, STATUS_REFUSED, "private-place",
                    "open an account in the compound's name; a decision can change the rule "
                    "private_places_allowed in compound.yaml",
                    "the rules allow no place '%s' in a person's own name", name);
    return STATUS_OK;
}

enum status add_to_register(struct run *run, const struct book *book, void *context,
                            struct draft *draft)
{
    const struct register_input *input = context;
    const struct list *list = find_list(input->list);
    const char *path = "funds.yaml";
    struct text text;
    struct blob blob;

    if (!list)
        return fail(run, STATUS_USAGE, "register-unknown", "funds, places, categories or fees",
                    "the register has no list '%s'", input->list);
    enum status status = record_check(run, list->kind, input->record);
    if (status)
        return status;
    const char *name = FIELD_IN(const char *, input->record, kind_field(list->kind, list->key));
    status = check_entry(run, book, list, name, input->record);
    if (!status)
        status = draft_read(draft, path, &blob);
    if (status)
        return status;
    struct source source = {path, blob.bytes, blob.size};
    status = yaml_append_within(run, &source, file_kind_of(path, NULL), list->name, input->record,
                                &text);
    if (status)
        return status;
    draft_file(draft, path, text.at, text.length);
    status = hold_registers(run, draft);
    if (status > STATUS_FOUND)
        return status;
    draft_subject(draft, "funds: add the %s %s", told_word(run, list->noun), name);
    return STATUS_OK;
}
