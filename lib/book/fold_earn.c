/* Other income: money that no unit owed, by source. */
#include "book/fold_inside.h"

void post_earning(struct fold_state *state, const char *source, int64_t amount)
{
    const int32_t index = book_source(state->book, source);

    post(state, ACCOUNT_EARNING, index, -1, -amount);
    post_fund(state, book_fund(state->book, state->book->sources[index]->fund), amount);
}

enum status fold_earning(struct fold_state *state, const struct event *event)
{
    const struct earning *earning = event->record;
    int32_t source = need_source(state, event, earning->source);
    int32_t place = need_place(state, event, "via", earning->via);

    if (source < 0 || place < 0)
        return STATUS_DATA;
    post(state, ACCOUNT_PLACE, place, -1, earning->amount);
    post_earning(state, earning->source, earning->amount);
    emit(state, (struct heading){.date = event->date, .cause = CAUSE_EARNING, .event = event});
    return STATUS_OK;
}

/* The lot that stands for the identification is empty: no debt can be paid with the money. */
enum status identify_earning(struct fold_state *state, const struct event *event,
                             struct lot *unidentified, struct heading heading)
{
    const struct identification *identification = event->record;
    const int64_t amount = unidentified->rest;

    lot_new(state, event, -1, 0, heading.date);
    unidentified->rest = 0;
    post(state, ACCOUNT_UNIDENTIFIED, -1, -1, amount);
    post_fund(state, state->book->credit_fund, -amount);
    post_earning(state, identification->source, amount);
    emit(state, heading);
    return STATUS_OK;
}
