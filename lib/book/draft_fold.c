/* The state that a draft leads to, as a book. */
#include "book/draft.h"

#include "base/arena.h"
#include "book/carry.h"

enum status draft_overlay(struct draft *draft, struct snapshot **out)
{
    size_t count;
    const struct edit *edits = draft_edits(draft, &count);

    return snapshot_overlay(draft->run, draft->base, edits, count, out);
}

enum status draft_records(struct draft *draft, struct book **out)
{
    enum status status = book_open(draft->run, draft->base, out);

    return status ? status : book_records(draft->run, *out);
}

static enum status add_balance(struct run *run, const struct transaction *transaction,
                               void *context)
{
    struct folded *folded = context;

    (void)run;
    for (size_t i = 0; i < transaction->count; i++) {
        const struct posting *posting = &transaction->postings[i];
        if (posting->account == ACCOUNT_PLACE)
            folded->place[posting->index] += posting->amount;
        else if (posting->account == ACCOUNT_FUND)
            folded->fund[posting->index] += posting->amount;
    }
    return STATUS_OK;
}

static enum status fold_since(struct draft *draft, struct month month, struct folded *out)
{
    struct run *run = draft->run;
    size_t since = run->count;
    struct snapshot *overlay;
    enum status status = draft_overlay(draft, &overlay);

    if (!status)
        status = book_open(run, overlay, &out->book);
    if (!status && !month_is_none(month))
        status = book_since(run, draft->store, out->book, month);
    if (status)
        return status;
    out->place = arena_array(run->arena, out->book->place_count, sizeof *out->place);
    out->fund = arena_array(run->arena, out->book->fund_count, sizeof *out->fund);
    status = fold_run(run, out->book, add_balance, out, &out->fold);
    if (status <= STATUS_FOUND)
        return status;
    /* The first finding says best what kind of failure it is. */
    enum status first = run_status(run, since);
    return first ? first : status;
}

enum status draft_fold(struct draft *draft, struct folded *out)
{
    return fold_since(draft, (struct month){0}, out);
}

enum status draft_fold_recent(struct draft *draft, struct folded *out)
{
    return fold_since(draft, date_month(draft->run->today), out);
}
