/*
 * Where the money of a campaign came from and went: what a gift has paid for, and which gifts paid
 * an expense.
 */
#include "audit/trace_inside.h"

#include "base/arena.h"
#include "book/donations.h"

/* The fund whose money the record is about, when it is a campaign's; the campaign, or -1. */
static int32_t campaign_of(const struct book *book, const struct event *event)
{
    const struct event *expense = event->kind == &kind_expense ? event : flow_expense(book, event);

    if (event->kind == &kind_gift)
        return book_campaign(book, ((const struct gift *)event->record)->campaign);
    if (!expense)
        return -1;
    return book_fund_campaign(book,
                              book_fund(book, ((const struct expense *)expense->record)->fund));
}

static void push_flow(struct tracing *tracing, const char *what, const struct event *event,
                      struct date date, int64_t amount)
{
    struct trace_row row = trace_event_row(tracing->run, what, event);
    const struct expense *expense = event->kind == &kind_expense ? event->record : NULL;

    row.date = date;
    row.amount = amount;
    row.has_amount = true;
    if (expense && expense->purpose)
        row.detail = expense->purpose;
    trace_push(tracing, row);
}

/* What each part of a gift's money paid, and what is left of it. */
static void push_spent(struct tracing *tracing, const struct flows *flows, const char *id)
{
    const struct event *gift = book_find(tracing->book, id);

    for (size_t i = 0; i < flows->part_count; i++) {
        const struct part *part = &flows->parts[i];
        const struct flow *out = &flows->out[part->out];
        const struct event *expense = flow_expense(tracing->book, out->event);
        if (flows->in[part->in].event == gift)
            push_flow(tracing, "spent", expense ? expense : out->event, out->date, part->amount);
    }
    for (size_t i = 0; i < flows->in_count; i++)
        if (flows->in[i].event == gift && flows->in[i].rest)
            trace_push(tracing, (struct trace_row){.what = "left",
                                                   .has_amount = true,
                                                   .amount = flows->in[i].rest,
                                                   .detail = "not spent yet"});
}

/* The gifts, or other money of the fund, that an expense was paid from. */
static void push_given(struct tracing *tracing, const struct flows *flows, const char *id)
{
    const struct event *event = book_find(tracing->book, id);

    for (size_t i = 0; i < flows->part_count; i++) {
        const struct part *part = &flows->parts[i];
        const struct event *payment = flows->out[part->out].event;
        const struct flow *in = &flows->in[part->in];
        if (payment == event || flow_expense(tracing->book, payment) == event)
            push_flow(tracing, "given", in->event, in->date, part->amount);
    }
}

enum status trace_gifts(struct tracing *tracing)
{
    const struct event *event = &tracing->event;
    int32_t campaign = campaign_of(tracing->book, event);
    struct donations donations;

    if (campaign < 0)
        return STATUS_OK;
    enum status status = donations_compute(tracing->run, tracing->book, &donations);
    if (status)
        return status;
    const struct flows *flows = &donations.campaign[campaign];
    if (event->kind == &kind_gift)
        push_spent(tracing, flows, event->id);
    else
        push_given(tracing, flows, event->id);
    return STATUS_OK;
}
