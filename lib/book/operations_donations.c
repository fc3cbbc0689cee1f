/* Campaigns and what is given for them. */
#include "book/operations_common.h"

#include "base/arena.h"
#include "base/decimal.h"
#include "base/told.h"

#include <string.h>

enum { GOODS_WIDTH = 40 };

/* The fund is there already: it must be fit for gifts and belong to no other campaign. */
static enum status check_own_fund(struct run *run, const struct book *book, const char *name)
{
    int32_t index = book_fund(book, name), other = book_fund_campaign(book, index);

    if (index < 0)
        return STATUS_OK;
    const struct fund *fund = &book->funds[index];
    if (strcmp(fund->kind, "donation") != 0 || !fund->restricted)
        return fail(run, STATUS_REFUSED, "campaign-fund",
                    "leave --fund out, and a restricted donation fund is made for it",
                    "the fund '%s' is not a restricted donation fund", name);
    if (other >= 0)
        return fail(run, STATUS_REFUSED, "campaign-fund",
                    "leave --fund out, and a fund of its own is made for it",
                    "the fund '%s' belongs to the campaign '%s'", name,
                    book->campaigns[other]->campaign);
    return STATUS_OK;
}

static enum status check_new(struct run *run, const struct book *book,
                             const struct campaign *campaign)
{
    if (book_campaign(book, campaign->campaign) >= 0)
        return fail(run, STATUS_REFUSED, "name-known", "give it another name",
                    "there is a campaign '%s' already", campaign->campaign);
    if (!date_is_none(campaign->to) && date_compare(campaign->to, campaign->from) < 0)
        return fail(run, STATUS_REFUSED, "campaign-days",
                    "'to' is the last day on which gifts are taken",
                    "the campaign '%s' would end before it begins", campaign->campaign);
    return check_own_fund(run, book, campaign->fund);
}

enum status check_registers(struct run *run, struct draft *draft)
{
    struct snapshot *overlay;
    struct book *after;
    enum status status = draft_overlay(draft, &overlay);

    return status ? status : book_open(run, overlay, &after);
}

enum status begin_campaign(struct run *run, const struct book *book, void *context,
                           struct draft *draft)
{
    struct campaign record = *(const struct campaign *)context;

    record.fund = record.fund ? record.fund : record.campaign;
    record.from = date_or_today(run, record.from);
    enum status status = check_new(run, book, &record);
    if (!status && book_fund(book, record.fund) < 0) {
        const struct fund fund = {record.fund, record.name, "donation", true};
        struct register_input input = {"funds", &fund};
        status = add_to_register(run, book, &input, draft);
    }
    if (!status)
        status = draft_add(draft, "campaigns.yaml", &kind_campaign, &record);
    if (!status)
        status = check_registers(run, draft);
    if (status > STATUS_FOUND)
        return status;
    draft_subject(draft, "donations: begin the campaign %s", record.campaign);
    return STATUS_OK;
}

static bool is_same_gift(const struct item *item, const void *wanted)
{
    const struct gift *gift = item->record, *other = wanted;

    return item->kind == &kind_gift && gift->ref && gift->via &&
           strcmp(gift->ref, other->ref) == 0 && strcmp(gift->via, other->via) == 0;
}

/* A gift that is entered twice: the same serial at the same place, and not undone. */
static enum status refuse_known(struct run *run, struct draft *draft, const struct gift *gift)
{
    const struct item *known, *undone;

    if (!gift->ref || !gift->via)
        return STATUS_OK;
    enum status status =
        find_in_daybooks(run, draft->base, "donations", gift->ref, is_same_gift, gift, &known);
    if (status || !known)
        return status;
    const struct gift *first = known->record;
    status =
        find_in_daybooks(run, draft->base, "donations", first->id, item_undoes, first->id, &undone);
    if (status || undone)
        return status;
    return fail(run, STATUS_REFUSED, "gift-known",
                "it is booked already; if that one is wrong, undo it first: donations reverse ID",
                "the serial '%s' is already booked as '%s', %s", gift->ref, first->id,
                money(run, first->amount));
}

static const char *what_of(struct run *run, const struct gift *gift)
{
    if (strcmp(gift->kind, "money") == 0)
        return money(run, gift->amount);
    if (strcmp(gift->kind, "goods") == 0)
        return short_text(run, gift->goods, GOODS_WIDTH);
    return told_part(run, "%s hours", field_text(run, kind_field(&kind_gift, "hours"), gift));
}

enum status receive_gift(struct run *run, const struct book *book, void *context,
                         struct draft *draft)
{
    struct gift record = *(const struct gift *)context;

    (void)book;
    record.date = date_or_today(run, record.date);
    record.id = draft_next_id(draft, &kind_gift);
    enum status status = draft_append(draft, "donations", &kind_gift, &record);
    if (!status)
        status = refuse_known(run, draft, &record);
    if (status)
        return status;
    draft_subject(draft, "donations: receive %s for %s%s%s (%s)", what_of(run, &record),
                  record.campaign, record.via ? " by " : "", record.via ? record.via : "",
                  record.id);
    return STATUS_OK;
}

/* Twice in the same table, which no day-book knows yet. */
static enum status refuse_repeated(struct run *run, const struct gifts_input *input, size_t at)
{
    const struct gift *gift = &input->gifts[at];

    for (size_t i = 0; gift->ref && gift->via && i < at; i++) {
        const struct gift *other = &input->gifts[i];
        if (other->ref && other->via && strcmp(other->ref, gift->ref) == 0 &&
            strcmp(other->via, gift->via) == 0)
            return fail(run, STATUS_REFUSED, "gift-known", "leave one of the two rows out",
                        "the serial '%s' is in line %d too", gift->ref, input->lines[i]);
    }
    return STATUS_OK;
}

static enum status import_gift(struct run *run, struct draft *draft,
                               const struct gifts_input *input, size_t at, int64_t *sum)
{
    struct gift record = input->gifts[at];

    record.date = date_or_today(run, record.date);
    record.id = draft_next_id(draft, &kind_gift);
    enum status status = draft_append(draft, "donations", &kind_gift, &record);
    if (!status)
        status = refuse_known(run, draft, &record);
    if (!status)
        status = refuse_repeated(run, input, at);
    if (!status && !decimal_add(*sum, record.amount, sum))
        status = fail(run, STATUS_DATA, "overflow", "import the table in parts",
                      "the gifts are too large together");
    return status;
}

enum status import_gifts(struct run *run, const struct book *book, void *context,
                         struct draft *draft)
{
    const struct gifts_input *input = context;
    enum status status = STATUS_OK;
    int64_t sum = 0;

    (void)book;
    for (size_t i = 0; i < input->count; i++) {
        const size_t since = run->count;
        status = status_join(status, import_gift(run, draft, input, i, &sum));
        place_findings(run, since, input->path, input->lines[i]);
    }
    if (status)
        return status;
    draft_subject(draft, "donations: receive %s in %zu gifts", money(run, sum), input->count);
    return STATUS_OK;
}

/* The fund that loses money when a record is undone, or -1. */
static int32_t drained_fund(const struct book *book, const struct found_record *found)
{
    if (found->kind == &kind_gift) {
        const struct gift *gift = found->record;
        int32_t campaign = book_campaign(book, gift->campaign);
        return campaign < 0 ? -1 : book_fund(book, book->campaigns[campaign]->fund);
    }
    if (found->kind == &kind_opening)
        return book_fund(book, ((const struct opening *)found->record)->fund);
    if (found->kind == &kind_transfer)
        return book_fund(book, ((const struct transfer *)found->record)->to_fund);
    return -1;
}

enum status refuse_drained(struct run *run, const struct folded *folded,
                           const struct found_record *found)
{
    const struct book *book = folded->book;
    int32_t fund = drained_fund(book, found);

    if (fund < 0 || !book->funds[fund].restricted || folded->fund[fund] >= 0)
        return STATUS_OK;
    return fail_at(run, found->spot, STATUS_REFUSED, "fund-overdrawn",
                   "what it paid for was spent: undo the payment first, or move money into the "
                   "fund by a decision: funds transfer",
                   "without it the fund '%s' would be overdrawn: %s", book->funds[fund].fund,
                   money(run, folded->fund[fund]));
}
