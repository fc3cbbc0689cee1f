/*
 * Whether the books balance: every transaction by itself, the funds against the places at the end
 * of every month, and what the postings add up to against what the fold says that units owe.
 */
#include "audit/verify_rules.h"

#include "base/arena.h"
#include "base/decimal.h"

enum { MONTHS = 36000 }; /* the index of every month up to 2999-12 */

struct balance {
    struct run *run;
    const struct book *book;
    int64_t *place, *fund; /* per month: what came and went */
    int64_t *debt;         /* per debt: receivable */
    size_t debt_room;
    int64_t *credit; /* per unit */
    size_t transactions;
};

struct balance *balance_new(struct run *run, const struct book *book)
{
    struct balance *balance = arena_alloc(run->arena, sizeof *balance);

    *balance = (struct balance){.run = run, .book = book};
    balance->place = arena_array(run->arena, MONTHS, sizeof *balance->place);
    balance->fund = arena_array(run->arena, MONTHS, sizeof *balance->fund);
    balance->credit = arena_array(run->arena, book->unit_count, sizeof *balance->credit);
    return balance;
}

static void fail_sum(struct balance *balance, const struct event *event, const char *code,
                     const char *what, int64_t found, int64_t expected)
{
    char a[DECIMAL_SIZE], b[DECIMAL_SIZE];
    struct spot spot =
        event ? (struct spot){.file = event->path, .line = event->line} : (struct spot){0};

    fail_at(balance->run, spot, STATUS_FOUND, code,
            "this is an error of the program: keep the ledger as it is and report it",
            "%s: %s where %s was expected", phrase(balance->run, what),
            decimal_text(found, MONEY_PLACES, a), decimal_text(expected, MONEY_PLACES, b));
}

static void add_receivable(struct balance *balance, const struct posting *posting)
{
    size_t debt = posting->debt < 0 ? 0 : (size_t)posting->debt;

    if (debt >= balance->debt_room) {
        size_t twice = 2 * balance->debt_room;
        size_t room = debt + 64 > twice ? debt + 64 : twice;
        balance->debt = arena_grow(balance->run->arena, balance->debt, balance->debt_room, room,
                                   sizeof *balance->debt);
        balance->debt_room = room;
    }
    balance->debt[debt] += posting->amount;
}

static void judge_transaction(struct balance *balance, const struct event *event,
                              const char *postings, int64_t sum)
{
    if (sum)
        fail_sum(balance, event, "transaction-unbalanced",
                 phrase_printf(balance->run, "what '%s' posts to %s", event->id, postings), sum, 0);
}

enum status balance_add(struct run *run, const struct transaction *transaction, void *context)
{
    struct balance *balance = context;
    int64_t proper = 0, funds = 0, place = 0, fund = 0;

    (void)run;
    for (size_t i = 0; i < transaction->count; i++) {
        const struct posting *posting = &transaction->postings[i];
        bool of_funds = posting->account == ACCOUNT_FUND || posting->account == ACCOUNT_POOL;
        *(of_funds ? &funds : &proper) += posting->amount;
        place += posting->account == ACCOUNT_PLACE ? posting->amount : 0;
        fund += posting->account == ACCOUNT_FUND ? posting->amount : 0;
        if (posting->account == ACCOUNT_RECEIVABLE)
            add_receivable(balance, posting);
        else if (posting->account == ACCOUNT_CREDIT)
            balance->credit[posting->unit] -= posting->amount;
    }
    balance->transactions++;
    int32_t month = month_index(date_month(transaction->date));
    balance->place[month] += place;
    balance->fund[month] += fund;
    judge_transaction(balance, transaction->event, "accounts", proper);
    judge_transaction(balance, transaction->event, "funds", funds);
    return STATUS_OK;
}

static void judge_months(struct balance *balance)
{
    int64_t place = 0, fund = 0;
    char month[MONTH_SIZE];

    for (int32_t i = 0; i < MONTHS; i++) {
        place += balance->place[i];
        fund += balance->fund[i];
        if (place != fund && (balance->place[i] || balance->fund[i]))
            fail_sum(balance, NULL, "funds-unbalanced",
                     arena_printf(balance->run->arena,
                                  "what the funds hold at the end of %s, against the places",
                                  month_text(month_from_index(i), month)),
                     fund, place);
    }
}

static void judge_units(struct balance *balance, const struct fold *fold)
{
    const struct book *book = balance->book;
    struct arena *arena = balance->run->arena;
    int64_t *posted = arena_array(arena, book->unit_count, sizeof *posted);
    int64_t *open = arena_array(arena, book->unit_count, sizeof *open);

    for (size_t i = 0; i < fold->debt_count; i++) {
        const struct debt *debt = &fold->debts[i];
        posted[debt->unit] += i < balance->debt_room ? balance->debt[i] : 0;
        open[debt->unit] += debt_open(debt);
    }
    for (size_t i = 0; i < book->unit_count; i++) {
        if (posted[i] != open[i])
            fail_sum(balance, NULL, "receivable-unbalanced",
                     arena_printf(arena, "what '%s' owes by postings, against its open debts",
                                  book->units[i].code),
                     posted[i], open[i]);
        if (balance->credit[i] != fold->credit[i])
            fail_sum(balance, NULL, "credit-unbalanced",
                     arena_printf(arena, "the credit of '%s' by postings, against its receipts",
                                  book->units[i].code),
                     balance->credit[i], fold->credit[i]);
    }
}

void balance_judge(struct balance *balance, const struct fold *fold)
{
    judge_months(balance);
    judge_units(balance, fold);
}

enum status rule_balance(struct verify *verify)
{
    struct balance *balance = balance_new(verify->run, verify->book);
    struct fold *fold = NULL;
    enum status status = fold_run(verify->run, verify->book, balance_add, balance, &fold);

    if (status)
        return status;
    balance_judge(balance, fold);
    verify->result->transactions = balance->transactions;
    return STATUS_OK;
}
