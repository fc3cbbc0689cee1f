/* Gifts: money for a campaign goes to the campaign's fund; goods and hours move no money. */
#include "book/fold_inside.h"

#include <string.h>

void post_gift(struct fold_state *state, const struct gift *gift, int sign)
{
    int32_t campaign = book_campaign(state->book, gift->campaign);
    const int64_t amount = sign * gift->amount;

    if (strcmp(gift->kind, "money") != 0)
        return;
    post(state, ACCOUNT_PLACE, book_place(state->book, gift->via), -1, amount);
    post(state, ACCOUNT_DONATION, campaign, -1, -amount);
    post_fund(state, book_fund(state->book, state->book->campaigns[campaign]->fund), amount);
}

enum status fold_gift(struct fold_state *state, const struct event *event)
{
    const struct gift *gift = event->record;
    const bool money = strcmp(gift->kind, "money") == 0;

    if (book_campaign(state->book, gift->campaign) < 0)
        return fail_at(
            state->run, event_spot(state->run, state->book, event, "campaign"), STATUS_DATA,
            "unknown-campaign", "campaigns are in campaigns.yaml: donations campaigns",
            "the gift '%s' names '%s', which is not in the registers", event->id, gift->campaign);
    if (money && (gift->amount <= 0 || !gift->via))
        return fail_at(state->run, event_spot(state->run, state->book, event, "kind"), STATUS_DATA,
                       "gift-shape", "money has an amount and the place that it came to",
                       "the gift '%s' of money has no amount or no place", event->id);
    if (money && need_place(state, event, "via", gift->via) < 0)
        return STATUS_DATA;
    post_gift(state, gift, 1);
    emit(state, (struct heading){.date = event->date, .cause = CAUSE_GIFT, .event = event});
    return STATUS_OK;
}
