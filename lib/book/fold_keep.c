/* A fold that is kept: asked for again, its transactions are told again and nothing is folded. */
#include "book/fold_inside.h"

#include "base/arena.h"

#include <string.h>

/* Transactions and their postings one behind the other, in blocks that never move. */
enum { BLOCK = 4096 };

struct block {
    struct posting postings[BLOCK];
    size_t used;
};

struct kept {
    struct fold *fold;
    struct transaction *transactions;
    size_t count, capacity;
    struct block *block;
    transaction_sink *sink; /* of the caller of the first time */
    void *context;
};

static struct posting *room_for(struct run *run, struct kept *kept, size_t count)
{
    if (count > BLOCK)
        return arena_array(run->arena, count, sizeof(struct posting));
    if (!kept->block || kept->block->used + count > BLOCK)
        kept->block = arena_alloc(run->arena, sizeof *kept->block);
    struct posting *room = &kept->block->postings[kept->block->used];
    kept->block->used += count;
    return room;
}

static enum status keep(struct run *run, const struct transaction *transaction, void *context)
{
    struct kept *kept = context;
    struct posting *postings = room_for(run, kept, transaction->count);

    if (transaction->count)
        memcpy(postings, transaction->postings, transaction->count * sizeof *postings);
    ARENA_PUSH(run->arena, kept->transactions, kept->count, kept->capacity);
    kept->transactions[kept->count] = *transaction;
    kept->transactions[kept->count++].postings = postings;
    return kept->sink ? kept->sink(run, transaction, kept->context) : STATUS_OK;
}

enum status fold_keeping(struct run *run, struct book *book, transaction_sink *sink, void *context,
                         struct fold **out)
{
    struct kept *kept = arena_alloc(run->arena, sizeof *kept);

    *kept = (struct kept){.sink = sink, .context = context};
    enum status status = fold_once(run, book, keep, kept, out);
    kept->fold = *out;
    if (status == STATUS_OK)
        book->kept = kept;
    return status;
}

enum status fold_again(struct run *run, const struct book *book, transaction_sink *sink,
                       void *context, struct fold **out)
{
    const struct kept *kept = book->kept;
    enum status status = STATUS_OK;

    *out = kept->fold;
    for (size_t i = 0; sink && i < kept->count && status == STATUS_OK; i++)
        status = sink(run, &kept->transactions[i], context);
    return status;
}
