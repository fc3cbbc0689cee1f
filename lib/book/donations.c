#include "book/donations.h"

#include "base/arena.h"
#include "base/decimal.h"

#include <string.h>

/* How each event changed the fund of each campaign; what undoes it counts with it. */
struct collecting {
    const struct book *book;
    int32_t *campaign_of; /* per fund: its campaign, or -1 */
    int64_t **change;     /* per campaign, then per event */
    struct date *date;    /* per event: of what it did first */
};

static enum status collect(struct run *run, const struct transaction *transaction, void *context)
{
    struct collecting *collecting = context;
    const struct event *event =
        transaction->reversal && transaction->origin ? transaction->origin : transaction->event;
    const size_t index = (size_t)(event - collecting->book->records->events);

    (void)run;
    for (size_t i = 0; i < transaction->count; i++) {
        const struct posting *posting = &transaction->postings[i];
        if (posting->account != ACCOUNT_FUND || collecting->campaign_of[posting->index] < 0)
            continue;
        collecting->change[collecting->campaign_of[posting->index]][index] += posting->amount;
        if (!transaction->reversal)
            collecting->date[index] = transaction->date;
    }
    return STATUS_OK;
}

static struct collecting collecting_new(struct run *run, const struct book *book)
{
    struct collecting collecting = {.book = book};

    collecting.campaign_of =
        arena_array(run->arena, book->fund_count, sizeof *collecting.campaign_of);
    for (size_t i = 0; i < book->fund_count; i++)
        collecting.campaign_of[i] = book_fund_campaign(book, (int32_t)i);
    collecting.change = arena_array(run->arena, book->campaign_count, sizeof *collecting.change);
    for (size_t i = 0; i < book->campaign_count; i++)
        collecting.change[i] = arena_array(run->arena, book->records->count, sizeof(int64_t));
    collecting.date = arena_array(run->arena, book->records->count, sizeof *collecting.date);
    return collecting;
}

static size_t count_sign(const int64_t *change, size_t count, int sign)
{
    size_t found = 0;

    for (size_t i = 0; i < count; i++)
        found += sign > 0 ? change[i] > 0 : change[i] < 0;
    return found;
}

static void add_flow(struct flows *flows, const struct event *event, struct date date,
                     int64_t change)
{
    const struct flow flow = {event, date, change > 0 ? change : -change, 0};

    if (change > 0) {
        *(event->kind == &kind_gift ? &flows->given : &flows->other_in) += change;
        flows->in[flows->in_count++] = flow;
    } else if (change < 0) {
        *(event->kind == &kind_payment ? &flows->spent : &flows->other_out) -= change;
        flows->out[flows->out_count++] = flow;
    }
}

static struct flows flows_of(struct run *run, const struct collecting *collecting, size_t campaign)
{
    const struct records *records = collecting->book->records;
    const int64_t *change = collecting->change[campaign];
    struct flows flows = {.in_count = 0};

    flows.in = arena_array(run->arena, count_sign(change, records->count, 1), sizeof *flows.in);
    flows.out = arena_array(run->arena, count_sign(change, records->count, -1), sizeof *flows.out);
    for (size_t i = 0; i < records->count; i++)
        add_flow(&flows, &records->events[i], collecting->date[i], change[i]);
    return flows;
}

void flows_match(struct run *run, struct flows *flows)
{
    size_t in = 0;

    for (size_t i = 0; i < flows->in_count; i++)
        flows->in[i].rest = flows->in[i].amount;
    for (size_t out = 0; out < flows->out_count; out++) {
        struct flow *going = &flows->out[out];
        going->rest = going->amount;
        while (going->rest && in < flows->in_count) {
            struct flow *coming = &flows->in[in];
            int64_t amount = going->rest < coming->rest ? going->rest : coming->rest;
            ARENA_PUSH(run->arena, flows->parts, flows->part_count, flows->part_capacity);
            flows->parts[flows->part_count++] = (struct part){in, out, amount};
            going->rest -= amount;
            coming->rest -= amount;
            in += coming->rest == 0;
        }
    }
    flows->left = flows->given + flows->other_in - flows->spent - flows->other_out;
}

enum status donations_compute(struct run *run, struct book *book, struct donations *out)
{
    enum status status = book_records(run, book);

    *out = (struct donations){.book = book};
    if (status)
        return status;
    struct collecting collecting = collecting_new(run, book);
    status = fold_run(run, book, collect, &collecting, &out->fold);
    if (status)
        return status;
    out->campaign = arena_array(run->arena, book->campaign_count, sizeof *out->campaign);
    for (size_t i = 0; i < book->campaign_count; i++) {
        out->campaign[i] = flows_of(run, &collecting, i);
        flows_match(run, &out->campaign[i]);
    }
    return STATUS_OK;
}

const struct event *flow_expense(const struct book *book, const struct event *event)
{
    if (event->kind != &kind_payment)
        return NULL;
    return book_find(book, ((const struct payment *)event->record)->of);
}

/* What the records say was given, not looking at postings. */
static int64_t given_by_records(const struct donations *donations, const char *campaign)
{
    const struct records *records = donations->book->records;
    int64_t sum = 0;

    for (size_t i = 0; i < records->count; i++) {
        const struct event *event = &records->events[i];
        const struct gift *gift = event->kind == &kind_gift ? event->record : NULL;
        if (gift && strcmp(gift->campaign, campaign) == 0 &&
            !fold_fate(donations->fold, event)->reversed_by)
            sum += gift->amount;
    }
    return sum;
}

enum status donations_check(struct run *run, const struct donations *donations)
{
    const struct spot spot = {.file = "campaigns.yaml"};
    char a[DECIMAL_SIZE], b[DECIMAL_SIZE];
    enum status status = STATUS_OK;

    for (size_t i = 0; i < donations->book->campaign_count; i++) {
        const struct campaign *campaign = donations->book->campaigns[i];
        const struct flows *flows = &donations->campaign[i];
        const int64_t given = given_by_records(donations, campaign->campaign);
        if (flows->left < 0)
            status = fail_at(run, spot, STATUS_DATA, "fund-overdrawn",
                             "more was spent than was given: look at donations statement, and "
                             "move money into it by a decision: funds transfer",
                             "the fund '%s' of the campaign '%s' is overdrawn: %s", campaign->fund,
                             campaign->campaign, decimal_text(flows->left, MONEY_PLACES, a));
        if (flows->given != given)
            status = fail_at(run, spot, STATUS_DATA, "campaign-unbalanced",
                             "this is an error of the program: keep the ledger as it is and "
                             "report it",
                             "the campaign '%s' was given %s by its records, %s by the postings",
                             campaign->campaign, decimal_text(given, MONEY_PLACES, a),
                             decimal_text(flows->given, MONEY_PLACES, b));
    }
    return status;
}
