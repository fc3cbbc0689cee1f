/* The names of accounts. Their first parts are what hledger and ledger know the type by. */
#include "book/fold.h"

#include "base/arena.h"

const char *account_name(struct run *run, const struct book *book, const struct posting *posting)
{
    struct arena *arena = run->arena;
    const int32_t index = posting->index;

    switch (posting->account) {
    case ACCOUNT_PLACE:
        return arena_printf(arena, "assets:place:%s", book->places[index].place);
    case ACCOUNT_RECEIVABLE:
        return arena_printf(arena, "assets:receivable:%s:%s", book->units[posting->unit].code,
                            book->items[index]);
    case ACCOUNT_CREDIT:
        return arena_printf(arena, "liabilities:credit:%s", book->units[posting->unit].code);
    case ACCOUNT_DEPOSIT:
        return arena_printf(arena, "liabilities:deposit:%s", book->units[posting->unit].code);
    case ACCOUNT_UNIDENTIFIED:
        return "liabilities:unidentified";
    case ACCOUNT_PAYABLE:
        return "liabilities:payable";
    case ACCOUNT_INCOME:
        return arena_printf(arena, "income:%s", book->items[index]);
    case ACCOUNT_LATE:
        return arena_printf(arena, "income:late:%s", book->items[index]);
    case ACCOUNT_KEPT:
        return "income:deposits:kept";
    case ACCOUNT_DISCOUNT:
        return arena_printf(arena, "expenses:discount:%s", book->items[index]);
    case ACCOUNT_WAIVED:
        return arena_printf(arena, "expenses:waived:%s", book->items[index]);
    case ACCOUNT_EXPENSE:
        return arena_printf(arena, "expenses:%s", book->categories[index].category);
    case ACCOUNT_OPENING:
        return "equity:opening";
    case ACCOUNT_DONATION:
        return arena_printf(arena, "income:donations:%s", book->campaigns[index]->campaign);
    case ACCOUNT_EARNING:
        return arena_printf(arena, "income:other:%s", book->sources[index]->source);
    case ACCOUNT_FUND:
        return arena_printf(arena, "equity:funds:%s", book->funds[index].fund);
    case ACCOUNT_POOL:
        return "equity:pool";
    }
    return NULL;
}
