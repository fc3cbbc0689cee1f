/* Rules about one record that need more than its table. */
#include "book/check.h"

#include "base/arena.h"
#include "base/decimal.h"
#include "book/approvals.h"
#include "book/check_terms.h"
#include "book/decisions.h"
#include "book/kept_fees.h"
#include "book/projects.h"
#include "book/roster.h"
#include "book/rounds.h"

#include <string.h>

/* What the rules about a record look at. */
struct subject {
    struct run *run;
    const struct book *book;
    const struct kind *kind;
    const void *record;
    struct date day;
    struct spot spot;
    bool booking; /* about to be booked */
};

#define ITEM_HINT "look at tariffs.yaml; a new item begins with fees tariff set"
#define FUNDS_HINT "look at funds.yaml for the names there are, or add it there first"

typedef int32_t lookup(const struct book *book, const char *name);

/* Fields that name an entry of a register. */
static const struct reference {
    const char *field;
    enum field_type type;
    lookup *find;
    const char *what, *code, *hint;
} references[] = {
    {"unit", FIELD_UNIT, book_unit, "unit", "unknown-unit",
     "look at the folder units/; a new unit is added with units add"},
    {"item", FIELD_WORD, book_item, "item", "unknown-item", ITEM_HINT},
    {"for", FIELD_WORDS, book_item, "item", "unknown-item", ITEM_HINT},
    {"via", FIELD_WORD, book_place, "place", "unknown-place", FUNDS_HINT},
    {"place", FIELD_WORD, book_place, "place", "unknown-place", FUNDS_HINT},
    {"from", FIELD_WORD, book_place, "place", "unknown-place", FUNDS_HINT},
    {"to", FIELD_WORD, book_place, "place", "unknown-place", FUNDS_HINT},
    {"fund", FIELD_WORD, book_fund, "fund", "unknown-fund", FUNDS_HINT},
    {"from_fund", FIELD_WORD, book_fund, "fund", "unknown-fund", FUNDS_HINT},
    {"to_fund", FIELD_WORD, book_fund, "fund", "unknown-fund", FUNDS_HINT},
    {"into", FIELD_WORD, book_fund, "fund", "unknown-fund", FUNDS_HINT},
    {"category", FIELD_WORD, book_category, "category", "unknown-category", FUNDS_HINT},
    {"source", FIELD_WORD, book_source, N_("source of income"), "unknown-source",
     N_("see `funds sources`, or add it with: funds add-source")},
    {"campaign", FIELD_WORD, book_campaign, "campaign", "unknown-campaign",
     N_("see `donations campaigns`, or begin it with: donations campaign")},
};

/* Bad data where it stands, a refusal where it is about to be booked. */
static enum status verdict(const struct subject *subject)
{
    return subject->booking ? STATUS_REFUSED : STATUS_DATA;
}

static enum status check_name(const struct subject *subject, const struct reference *reference,
                              const char *name)
{
    if (!name || reference->find(subject->book, name) >= 0)
        return STATUS_OK;
    return fail_at(subject->run, subject->spot, verdict(subject), reference->code, reference->hint,
                   "there is no %s '%s'", phrase(subject->run, reference->what), name);
}

static enum status check_references(const struct subject *subject)
{
    enum status status = STATUS_OK;

    for (size_t i = 0; i < sizeof references / sizeof references[0]; i++) {
        const struct reference *reference = &references[i];
        const struct field *field = kind_field(subject->kind, reference->field);
        if (!field || field->type != reference->type)
            continue;
        if (field->type != FIELD_WORDS) {
            const char *name = FIELD_IN(const char *, subject->record, field);
            status = status_join(status, check_name(subject, reference, name));
            continue;
        }
        struct words words = FIELD_IN(struct words, subject->record, field);
        for (size_t word = 0; word < words.count; word++)
            status = status_join(status, check_name(subject, reference, words.item[word]));
    }
    return status;
}

/* Whether a record dated in that month comes too late. In a ledger that stands, what was booked
 * before the month was closed is in order. */
static bool is_late(const struct subject *subject, struct month month)
{
    const struct period *period = book_period(subject->book, month);

    if (!period || !period->closed)
        return false;
    return subject->booking ||
           (period->closing && date_compare(subject->day, period->closing->date) > 0);
}

static enum status refuse_closed(const struct subject *subject, struct month month)
{
    char text[MONTH_SIZE];

    month_text(month, text);
    return fail_at(subject->run, subject->spot, verdict(subject), "month-closed",
                   arena_printf(subject->run->arena,
                                "book it with today's date, or open the month again: "
                                "compound reopen %s --reason '…'",
                                text),
                   "the month %s is closed", text);
}

/* What was there before the books, or the undoing of that. */
static bool is_of_the_opening(const struct subject *subject)
{
    if (subject->kind == &kind_reversal)
        return ((const struct reversal *)subject->record)->of[0] == kind_opening.prefix;
    return subject->kind == &kind_opening;
}

/* Openings are dated before the books, but count in their first month. */
static enum status check_date(const struct subject *subject)
{
    const struct field *field = kind_field(subject->kind, "date");
    struct month opened = subject->book->compound->opened;
    char text[DATE_SIZE], limit[DATE_SIZE];

    if (!field)
        return STATUS_OK;
    struct date date = FIELD_IN(struct date, subject->record, field);
    date_text(date, text);
    if (date_compare(date, subject->day) > 0)
        return fail_at(subject->run, subject->spot, verdict(subject), "date-in-future",
                       "give the day on which it happened",
                       "the date %s is after the booking day %s", text,
                       date_text(subject->day, limit));
    bool before = date_compare(date, month_first(opened)) < 0;
    if (before && !is_of_the_opening(subject))
        return fail_at(subject->run, subject->spot, verdict(subject), "date-before-books",
                       "what was there before the books is entered with funds open",
                       "the date %s is before the books began, on %s", text,
                       date_text(month_first(opened), limit));
    struct month month = before ? opened : date_month(date);
    return is_late(subject, month) ? refuse_closed(subject, month) : STATUS_OK;
}

static enum status refuse(const struct subject *subject, const char *code, const char *hint,
                          const char *message)
{
    return fail_at(subject->run, subject->spot, verdict(subject), code, hint, "%s",
                   phrase(subject->run, message));
}

static enum status check_bill(const struct subject *subject)
{
    const struct bill *bill = subject->record;

    if (bill->after < bill->before)
        return refuse(subject, "bill-meter", "give the readings as BEFORE..AFTER",
                      "the bill's meter runs backwards");
    if ((bill->voucher == NULL) != (bill->voucher_type == NULL))
        return refuse(subject, "voucher-type", "give both voucher and voucher_type, or neither",
                      "the voucher and its file type do not go together");
    return STATUS_OK;
}

/* Whether any tariff charges the item to the unit by its meter. */
static bool is_metered(const struct book *book, const char *item, const char *unit)
{
    int32_t index = book_unit(book, unit);

    for (size_t i = 0; i < book->tariff_count; i++)
        if (strcmp(book->tariffs[i]->item, item) == 0 &&
            strcmp(book->tariffs[i]->by, "meter") == 0 &&
            (index < 0 || tariff_concerns(book->tariffs[i], &book->units[index])))
            return true;
    return false;
}

static enum status check_reading(const struct subject *subject)
{
    const struct reading *reading = subject->record;
    enum status status = STATUS_OK;

    if (!reading->replaced && (reading->last || reading->first))
        status = refuse(subject, "reading-shape",
                        "say that the meter was replaced, or leave last and first out",
                        "the reading has those of another meter, but it was not replaced");
    if (subject->booking && book_item(subject->book, reading->item) >= 0 &&
        !is_metered(subject->book, reading->item, reading->unit))
        status = fail_at(subject->run, subject->spot, STATUS_REFUSED, "reading-not-metered",
                         "charge it by meter first: fees tariff set ITEM --by meter",
                         "no tariff charges '%s' to '%s' by meter", reading->item, reading->unit);
    return status;
}

static bool is_staff(const struct subject *subject, const char *category)
{
    int32_t index = book_category(subject->book, category);

    return index >= 0 && strcmp(subject->book->categories[index].group, "staff") == 0;
}

/* A post of the register, where there is one; what was booked before keeps its post. */
static enum status check_post(const struct subject *subject)
{
    const struct expense *expense = subject->record;
    const struct date day =
        month_is_none(expense->month) ? expense->date : month_last(expense->month);

    if (!subject->booking || !subject->book->post_count || !expense->post ||
        book_post(subject->book, expense->post, day) ||
        book_post(subject->book, expense->post, expense->date))
        return STATUS_OK;
    return fail_at(subject->run, subject->spot, STATUS_REFUSED, "unknown-post",
                   "see the posts with expenses post list, or add it: expenses post add",
                   "there is no post '%s' at that time", expense->post);
}

/* What an income costs is paid out of it: else its net would not be what its fund has got. */
static enum status check_cost(const struct subject *subject)
{
    const struct expense *expense = subject->record;
    int32_t index = book_cost_source(subject->book, expense->category);

    if (index < 0 || !subject->booking)
        return STATUS_OK;
    const struct income_source *source = subject->book->sources[index];
    if (strcmp(source->fund, expense->fund) == 0)
        return STATUS_OK;
    return fail_at(subject->run, subject->spot, STATUS_REFUSED, "cost-fund",
                   arena_printf(subject->run->arena,
                                "pay it with --fund %s, or book it to another category",
                                source->fund),
                   "'%s' is a cost of the income '%s', but would be paid from the fund '%s'",
                   expense->category, source->source, expense->fund);
}

static enum status check_expense(const struct subject *subject)
{
    const struct expense *expense = subject->record;
    const struct approval_need need = approval_need(subject->book, expense, subject->day);
    enum status status = STATUS_OK;
    char text[DECIMAL_SIZE];

    if (!expense->voucher && !expense->no_voucher && !expense->statement)
        status = refuse(subject, "voucher-missing",
                        "give the paper with --voucher FILE, or --no-voucher with the reason",
                        "the expense has no voucher");
    if ((expense->voucher == NULL) != (expense->voucher_type == NULL))
        status = refuse(subject, "voucher-type", "give both voucher and voucher_type, or neither",
                        "the voucher and its file type do not go together");
    if (is_staff(subject, expense->category) && !expense->post)
        status = refuse(subject, "post-missing", "name the post with --post, such as guard",
                        "the wage names no post");
    if (subject->booking && !expense->purpose &&
        book_fund_campaign(subject->book, book_fund(subject->book, expense->fund)) >= 0)
        status =
            refuse(subject, "purpose-missing", "say with --purpose what of the campaign it is for",
                   "what was given is spent without saying what for");
    status = status_join(
        status, kept_fees_check_record(subject->run, expense, subject->booking, subject->spot));
    status = status_join(status, check_cost(subject));
    if (!month_is_none(expense->month) && !is_staff(subject, expense->category))
        status = refuse(subject, "wage-month", "leave the month out, or take a category of staff",
                        "the expense is for a month of work, but is no staff cost");
    status = status_join(status, project_check_expense(subject->run, subject->book, expense,
                                                       subject->booking, subject->spot));
    if (need.decision && !expense->decision && (subject->booking || need.dated))
        status = fail_at(subject->run, subject->spot, verdict(subject), "decision-missing",
                         "name the decision that allows it, such as --decision D2026-07",
                         "an expense above %s needs a decision",
                         decimal_text(need.above, MONEY_PLACES, text));
    return status_join(status, check_post(subject));
}

/* Money at a place for a fund, a unit's credit, or a unit's arrears: nothing between. */
static enum status check_opening(const struct subject *subject)
{
    const struct opening *opening = subject->record;
    bool money = opening->place && opening->fund && !opening->unit && !opening->item &&
                 month_is_none(opening->month);
    bool credit = opening->unit && !opening->place && !opening->fund && !opening->item &&
                  month_is_none(opening->month);
    bool arrears = opening->unit && opening->item && !month_is_none(opening->month) &&
                   !opening->place && !opening->fund;

    if (!money && !credit && !arrears)
        return refuse(subject, "opening-shape",
                      "give a place and a fund; or a unit; or a unit, an item and a month",
                      "the opening balance is neither money nor a unit's credit nor its arrears");
    if (opening->amount == 0 || (!money && opening->amount < 0))
        return refuse(subject, "opening-amount", "give an amount above zero",
                      "the opening balance is zero or below");
    return STATUS_OK;
}

static bool differ(const char *a, const char *b)
{
    return a && b && strcmp(a, b) != 0;
}

static enum status check_transfer(const struct subject *subject)
{
    const struct transfer *transfer = subject->record;
    bool places = transfer->from || transfer->to, funds = transfer->from_fund || transfer->to_fund;

    if (places == funds || (places && !differ(transfer->from, transfer->to)) ||
        (funds && !differ(transfer->from_fund, transfer->to_fund)))
        return refuse(subject, "transfer-shape",
                      "give two different places, or two different funds",
                      "the transfer is not between two places or two funds");
    return STATUS_OK;
}

static enum status check_reconciliation(const struct subject *subject)
{
    const struct reconciliation *record = subject->record;
    char balance[DECIMAL_SIZE], booked[DECIMAL_SIZE], difference[DECIMAL_SIZE];

    if (record->balance == record->booked || record->explanation)
        return STATUS_OK;
    return fail_at(subject->run, subject->spot, verdict(subject), "reconcile-differs",
                   "find what is missing, or say why with --explanation",
                   "the statement of '%s' says %s, the books say %s: they differ by %s",
                   record->place, decimal_text(record->balance, MONEY_PLACES, balance),
                   decimal_text(record->booked, MONEY_PLACES, booked),
                   decimal_text(record->balance - record->booked, MONEY_PLACES, difference));
}

/* What belongs to each kind of gift, and nothing else. */
static bool is_whole(const struct gift *gift)
{
    if (strcmp(gift->kind, "money") == 0)
        return gift->amount > 0 && gift->via && !gift->goods && !gift->value && !gift->hours;
    if (gift->amount || gift->via || gift->ref)
        return false;
    return strcmp(gift->kind, "goods") == 0 ? gift->goods && !gift->hours
                                            : gift->hours > 0 && !gift->goods && !gift->value;
}

static enum status check_gift_day(const struct subject *subject)
{
    const struct gift *gift = subject->record;
    int32_t index = book_campaign(subject->book, gift->campaign);

    if (index < 0 || !subject->booking)
        return STATUS_OK;
    const struct campaign *campaign = subject->book->campaigns[index];
    if (date_compare(gift->date, campaign->from) >= 0 &&
        (date_is_none(campaign->to) || date_compare(gift->date, campaign->to) <= 0))
        return STATUS_OK;
    return fail_at(subject->run, subject->spot, STATUS_REFUSED, "gift-day",
                   "give it to another campaign, or let the committee change the days in "
                   "campaigns.yaml",
                   "the campaign '%s' takes no gifts on that day", gift->campaign);
}

static enum status check_gift(const struct subject *subject)
{
    const struct gift *gift = subject->record;
    const int givers = !!gift->unit + !!gift->person + !!gift->partner;
    enum status status = check_gift_day(subject);

    if (!is_whole(gift))
        status = refuse(subject, "gift-shape",
                        "money: amount and via; goods: what they are, perhaps their value; hours: "
                        "how many",
                        "the gift does not have what a gift of its kind has");
    if (givers > 1)
        status = refuse(subject, "gift-giver", "name a unit, a person or a partner, or nobody",
                        "the gift has more than one giver");
    if (givers == 0 && gift->consent)
        status = refuse(subject, "gift-giver", "say who consents to be named, or leave it out",
                        "nobody gave the gift who could consent to be named");
    return status;
}

/* Money that went back had come in. */
static enum status check_reversal(const struct subject *subject)
{
    const struct reversal *reversal = subject->record;
    const bool came =
        reversal->of[0] == kind_receipt.prefix || reversal->of[0] == kind_earning.prefix;

    if (came || (!reversal->ref && !reversal->statement))
        return STATUS_OK;
    return refuse(subject, "reversal-shape", "leave the serial and the statement out",
                  "only a receipt or other income goes back to who had paid it");
}

static enum status check_adjustment(const struct subject *subject)
{
    const struct adjustment *adjustment = subject->record;

    if (adjustment->amount == 0)
        return refuse(subject, "adjustment-zero", "give how much more, or less, is owed",
                      "the adjustment changes nothing");
    return STATUS_OK;
}

static enum status check_round(const struct subject *subject)
{
    return round_check(subject->run, subject->book, subject->record, subject->booking,
                       subject->spot);
}

/* What belongs to each kind of service, and nothing else. */
static bool is_service(const struct service *service)
{
    if (strcmp(service->kind, "visit") == 0)
        return service->homes > 0;
    return service->homes == 0 && (strcmp(service->kind, "hours") == 0) == (service->hours > 0);
}

/* A ticket is a case of its own; here it only has to be there. */
static enum status check_ticket(const struct subject *subject, const char *ticket)
{
    struct run *run = subject->run;
    struct blob blob;

    if (!ticket)
        return STATUS_OK;
    enum status status =
        snapshot_read(run, subject->book->snapshot,
                      arena_printf(run->arena, "tickets/%.4s/%s.yaml", ticket + 1, ticket), &blob);
    if (status || blob.found)
        return status;
    return fail_at(run, subject->spot, verdict(subject), "unknown-ticket",
                   "see 'tickets list', or open it first: tickets open", "there is no ticket '%s'",
                   ticket);
}

static enum status check_service(const struct subject *subject)
{
    const struct service *service = subject->record;
    const struct roster *roster;
    enum status status = book_roster(subject->run, subject->book, &roster);

    if (status)
        return status;
    if (!is_service(service))
        status = refuse(subject, "service-shape",
                        "a visit has homes; hours have hours; reporting in has neither",
                        "the service does not have what a service of its kind has");
    if (service->ticket && strcmp(service->kind, "visit") != 0)
        status = refuse(subject, "service-shape", "only a visit names a ticket",
                        "a service that is no visit names a ticket");
    status = status_join(status, check_ticket(subject, service->ticket));
    if (!roster_person(roster, service->person))
        return fail_at(subject->run, subject->spot, verdict(subject), "unknown-person",
                       "people are in roster/people.yaml; add one with: roster person",
                       "nobody in the roster has the id '%s'", service->person);
    if (subject->booking && strcmp(service->kind, "visit") == 0 &&
        !roster_is_steward(roster, service->person, service->date))
        status = fail_at(subject->run, subject->spot, STATUS_REFUSED, "service-steward",
                         "see 'roster list --of stewards'; add one with: roster steward",
                         "'%s' is neither steward nor backup on that day", service->person);
    return status;
}

static enum status check_terms(const struct subject *subject)
{
    struct run *run = subject->run;
    const struct book *book = subject->book;

    if (subject->kind == &kind_prepayment)
        return check_prepayment(run, book, subject->record, subject->booking, subject->spot);
    if (subject->kind == &kind_late_fee)
        return check_late_fee(run, book, subject->record, subject->booking, subject->spot);
    return check_refund(run, book, subject->record, subject->day, subject->booking, subject->spot);
}

/* A unit's money or other income, one of the two; only a unit has debts to choose. */
static enum status check_identification(const struct subject *subject)
{
    const struct identification *record = subject->record;

    if (!record->unit == !record->source)
        return refuse(subject, "identification-shape",
                      "name the unit that paid it, or the source of other income",
                      "the receipt is said to be neither a unit's nor of a source, or both");
    if (record->source && record->items.count)
        return refuse(subject, "identification-shape", "leave the items out",
                      "other income pays no items");
    return STATUS_OK;
}

static const struct shape {
    const struct kind *kind;
    enum status (*check)(const struct subject *subject);
} shapes[] = {
    {&kind_bill, check_bill},         {&kind_reading, check_reading},
    {&kind_expense, check_expense},   {&kind_opening, check_opening},
    {&kind_transfer, check_transfer}, {&kind_adjustment, check_adjustment},
    {&kind_gift, check_gift},         {&kind_reconciliation, check_reconciliation},
    {&kind_round, check_round},       {&kind_service, check_service},
    {&kind_prepayment, check_terms},  {&kind_late_fee, check_terms},
    {&kind_refund, check_terms},      {&kind_identification, check_identification},
    {&kind_reversal, check_reversal},
};

static enum status check_subject(const struct subject *subject)
{
    enum status status = check_references(subject);

    status = status_join(status,
                         decisions_check(subject->run, subject->book, subject->kind,
                                         subject->record, NULL, subject->booking, subject->spot));
    status = status_join(status, check_date(subject));
    status =
        status_join(status, roster_check_named(subject->run, subject->book, subject->kind,
                                               subject->record, subject->spot, verdict(subject)));
    for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++)
        if (shapes[i].kind == subject->kind)
            status = status_join(status, shapes[i].check(subject));
    return status;
}

enum status check_record(struct run *run, const struct book *book, const struct kind *kind,
                         const void *record, struct date day, struct spot spot)
{
    struct subject subject = {run, book, kind, record, day, spot, true};

    return check_subject(&subject);
}

enum status check_standing(struct run *run, const struct book *book, const struct kind *kind,
                           const void *record, struct date day, struct spot spot)
{
    struct subject subject = {run, book, kind, record, day, spot, false};

    return check_subject(&subject);
}
