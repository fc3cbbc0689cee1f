/*
 * What must hold whatever is booked: random records, of which many are refused, one after the
 * other; after each that is taken the whole fold is made again and everything is checked.
 */
#include "carry_check.h"

#include <inttypes.h>

enum { STEPS = 400, UNITS = 3, ITEMS = 3, KEYS = 4096 };

static const char *const units[] = {"2-101", "2-102", "10-1"};
static const char *const items[] = {"property", "water", "parking"};
static const char *const places[] = {"bank", "wechat", "cash"};
static const char *const funds[] = {"operating", "utilities", "common"};
static const char *const sources[] = {"parking", "adverts"};
static const char *const boxes[] = {"deposits", "deposits", "operating"};

struct generator {
    uint64_t state;
    struct memory *memory;
    struct date day;        /* booking day */
    int numbers[128];       /* ids of the day, by letter */
    const char *ids[STEPS]; /* of what was taken */
    size_t id_count;
    const char *text;    /* transactions so far */
    const char *settled; /* those of earlier booking days */
    bool calm;           /* nothing is done to what is long over, nor before its time */
    int rank;            /* the last folder that was written to on this day */
};

/* xorshift64* (Vigna): the same sequence on every machine. */
static uint32_t draw(struct generator *generator, uint32_t below)
{
    generator->state ^= generator->state >> 12;
    generator->state ^= generator->state << 25;
    generator->state ^= generator->state >> 27;
    return (uint32_t)((generator->state * UINT64_C(2685821657736338717)) >> 33) % below;
}

/* Money that meets, misses or passes what is owed. */
static const char *money(struct generator *generator)
{
    static const int64_t round[] = {1, 10000, 12800, 9600, 22800, 100000};
    char text[DECIMAL_SIZE];
    uint32_t which = draw(generator, 12);
    int64_t amount = which < 6 ? round[which] : 1 + draw(generator, 60000);

    return arena_dup(generator->memory->run.arena, decimal_text(amount, MONEY_PLACES, text));
}

static const char *some(struct generator *generator, const char *const *names)
{
    return names[draw(generator, 3)];
}

static const char *next_id(struct generator *generator, char letter)
{
    return arena_printf(generator->memory->run.arena, "%c%02d%02d%02d-%03d", letter,
                        generator->day.year % 100, generator->day.month, generator->day.day,
                        generator->numbers[(int)letter] + 1);
}

/* A day some time before or after the booking day. */
static const char *some_date(struct generator *generator)
{
    char text[DATE_SIZE];
    int32_t days = date_days(generator->day) + 5 - (int32_t)draw(generator, 40);

    return arena_dup(generator->memory->run.arena, date_text(date_from_days(days), text));
}

static const char *some_month(struct generator *generator)
{
    char text[MONTH_SIZE];
    const int32_t back = generator->calm ? 0 : (int32_t)draw(generator, 4) - 1;
    struct month month = month_add(date_month(generator->day), -back);

    return arena_dup(generator->memory->run.arena, month_text(month, text));
}

/* The id of an earlier record of that letter (0: any), else one that is not there. */
static const char *earlier(struct generator *generator, char letter)
{
    const size_t first = generator->calm && generator->id_count > 12 ? generator->id_count - 12 : 0;

    for (int tries = 0; tries < 60 && generator->id_count; tries++) {
        const char *id =
            generator->ids[first + draw(generator, (uint32_t)(generator->id_count - first))];
        if (!letter || id[0] == letter)
            return id;
    }
    return "P990101-001";
}

static const char *folder_of(char letter)
{
    return strchr("XYZ", letter) ? "expenses" : strchr("OFNE", letter) ? "funds" : "fees";
}

static const char *some_unit(struct generator *generator)
{
    return arena_printf(generator->memory->run.arena, "unit: %s, ", some(generator, units));
}

/* Of a deposit, of a receipt, or of all credit. */
static const char *draw_refund(struct generator *generator, const char *amount)
{
    struct arena *arena = generator->memory->run.arena;
    const char *unit = some_unit(generator), *place = some(generator, places);

    switch (draw(generator, 4)) {
    case 0:
        return arena_printf(arena, "%samount: %s, from: %s, reason: \"x\"", unit, amount, place);
    case 1:
        return arena_printf(arena, "%sof: %s, amount: %s, from: %s, reason: \"x\"", unit,
                            earlier(generator, 'P'), amount, place);
    default:
        return arena_printf(arena,
                            "%sof: %s, amount: %s, from: %s, kept: %u.00, into: %s, "
                            "decision: D2026-01, reason: \"x\"",
                            unit, earlier(generator, 'D'), amount, place, 1 + draw(generator, 30),
                            some(generator, funds));
    }
}

/* Over a few days of some time ago. */
static const char *draw_late_fee(struct generator *generator)
{
    const int32_t day = date_days(generator->day) - 36 + (int32_t)draw(generator, 20);
    char from[DATE_SIZE], to[DATE_SIZE];

    return arena_printf(generator->memory->run.arena,
                        "unit: %s, item: %s, month: %s, from: %s, to: %s, amount: %u.50, "
                        "decision: D2026-01",
                        some(generator, units), some(generator, items), some_month(generator),
                        date_text(date_from_days(day), from),
                        date_text(date_from_days(day + (int32_t)draw(generator, 6)), to),
                        draw(generator, 9));
}

/* Two months of one or two items, of a receipt that may be of another unit. */
static const char *draw_prepayment(struct generator *generator)
{
    struct arena *arena = generator->memory->run.arena;
    const int32_t from = month_index(date_month(generator->day)) + 1 - (int32_t)draw(generator, 3);
    char first[MONTH_SIZE], last[MONTH_SIZE];

    return arena_printf(arena,
                        "of: %s, %sfor: [%s%s], from: %s, to: %s, gross: [%u.00, 128.00], "
                        "discount: %u.01",
                        earlier(generator, 'P'), some_unit(generator), some(generator, items),
                        draw(generator, 2) ? ", water" : "",
                        month_text(month_from_index(from), first),
                        month_text(month_from_index(from + 1), last), 100 + draw(generator, 90),
                        draw(generator, 60));
}

static const char *draw_fields(struct generator *generator, char letter)
{
    struct arena *arena = generator->memory->run.arena;
    const char *amount = money(generator);
    const char *choice =
        draw(generator, 3) ? "" : arena_printf(arena, ", for: [%s]", some(generator, items));

    switch (letter) {
    case 'P':
        return arena_printf(arena, "%samount: %s, via: %s%s",
                            draw(generator, 6) ? some_unit(generator) : "", amount,
                            some(generator, places), choice);
    case 'I':
        if (draw(generator, 4) == 0)
            return arena_printf(arena, "of: %s, source: %s", earlier(generator, 'P'),
                                sources[draw(generator, 2)]);
        return arena_printf(arena, "of: %s, unit: %s%s", earlier(generator, 'P'),
                            some(generator, units), choice);
    case 'E':
        return arena_printf(arena, "source: %s, amount: %s, via: %s", sources[draw(generator, 2)],
                            amount, some(generator, places));
    case 'W': /* small, so that many are taken */
        return arena_printf(arena,
                            "unit: %s, item: %s, month: %s, amount: %u.00, decision: D2026-01, "
                            "reason: \"x\"",
                            some(generator, units), some(generator, items), some_month(generator),
                            1 + draw(generator, 40));
    case 'A':
        return arena_printf(arena, "unit: %s, item: %s, month: %s, amount: %s%s, reason: \"x\"",
                            some(generator, units), some(generator, items), some_month(generator),
                            draw(generator, 2) ? "-" : "", amount);
    case 'D':
        return arena_printf(arena, "%samount: %s, via: %s, fund: %s, purpose: \"x\"",
                            some_unit(generator), amount, some(generator, places),
                            some(generator, boxes));
    case 'Q':
        return draw_refund(generator, amount);
    case 'T':
        return draw_prepayment(generator);
    case 'H':
        return draw_late_fee(generator);
    case 'R':
        return arena_printf(arena, "of: %s, reason: \"x\"", earlier(generator, 0));
    case 'X':
        return arena_printf(arena,
                            "amount: %s, category: repair, payee: p9, fund: %s, from: bank, "
                            "handler: p1, by: p2",
                            amount, some(generator, funds));
    case 'Y':
        return arena_printf(arena, "of: %s, by: p%u", earlier(generator, 'X'),
                            1 + draw(generator, 4));
    case 'Z':
        return arena_printf(arena, "of: %s, from: %s", earlier(generator, 'X'),
                            some(generator, places));
    case 'F':
        return draw(generator, 2)
                   ? arena_printf(arena, "amount: %s, from: %s, to: %s, reason: \"x\"", amount,
                                  some(generator, places), some(generator, places))
                   : arena_printf(arena,
                                  "amount: %s, from_fund: %s, to_fund: %s, "
                                  "reason: \"x\"",
                                  amount, some(generator, funds), some(generator, funds));
    default:
        switch (draw(generator, 3)) {
        case 0:
            return arena_printf(arena, "amount: %s, place: %s, fund: %s", amount,
                                some(generator, places), some(generator, funds));
        case 1:
            return arena_printf(arena, "amount: %s, unit: %s", amount, some(generator, units));
        default:
            return arena_printf(arena, "amount: %s, unit: %s, item: %s, month: %s", amount,
                                some(generator, units), some(generator, items),
                                some_month(generator));
        }
    }
}

/* What a run of the fold is checked with. */
struct check {
    struct dump dump;
    int64_t debts[KEYS], credit[UNITS], places, funds, held, deposits;
    struct moved {
        struct date date;
        enum account account;
        int32_t key; /* debt or unit */
        int64_t amount;
    } * moved;
    size_t count, capacity;
};

static void note(struct run *run, struct check *check, struct date date, enum account account,
                 int32_t key, int64_t amount)
{
    ARENA_PUSH(run->arena, check->moved, check->count, check->capacity);
    check->moved[check->count++] =
        (struct moved){.date = date, .account = account, .key = key, .amount = amount};
}

static void check_posting(struct run *run, struct check *check, struct date date,
                          const struct posting *posting)
{
    if (posting->account == ACCOUNT_RECEIVABLE) {
        ck_assert_int_lt(posting->debt, KEYS);
        check->debts[posting->debt] += posting->amount;
        note(run, check, date, ACCOUNT_RECEIVABLE, posting->debt, posting->amount);
    } else if (posting->account == ACCOUNT_CREDIT) {
        check->credit[posting->unit] -= posting->amount;
        note(run, check, date, ACCOUNT_CREDIT, posting->unit, -posting->amount);
    } else if (posting->account == ACCOUNT_PLACE) {
        check->places += posting->amount;
        note(run, check, date, ACCOUNT_PLACE, 0, posting->amount);
    } else if (posting->account == ACCOUNT_DEPOSIT) {
        check->held -= posting->amount;
        note(run, check, date, ACCOUNT_DEPOSIT, 0, -posting->amount);
    } else if (posting->account == ACCOUNT_FUND) {
        if (strcmp(check->dump.book->funds[posting->index].kind, "deposit") == 0)
            check->deposits += posting->amount;
        check->funds += posting->amount;
        note(run, check, date, ACCOUNT_PLACE, 0, -posting->amount);
    }
}

static enum status check_transaction(struct run *run, const struct transaction *transaction,
                                     void *context)
{
    struct check *check = context;
    int64_t accounts = 0, pool = 0;

    ck_assert_uint_gt(transaction->count, 0);
    for (size_t i = 0; i < transaction->count; i++) {
        const struct posting *posting = &transaction->postings[i];
        ck_assert_int_ne(posting->amount, 0);
        if (posting->account == ACCOUNT_FUND || posting->account == ACCOUNT_POOL)
            pool += posting->amount;
        else
            accounts += posting->amount;
        check_posting(run, check, transaction->date, posting);
    }
    ck_assert_int_eq(accounts, 0);
    ck_assert_int_eq(pool, 0);
    ck_assert_int_eq(check->places, check->funds);
    ck_assert_int_eq(check->held, check->deposits);
    ck_assert_int_ge(check->held, 0);
    return dump_transaction(run, transaction, &check->dump);
}

static int by_date(const void *a, const void *b)
{
    const struct moved *x = a, *y = b;

    return date_compare(x->date, y->date);
}

/* On every day of the calendar: nothing owed or credited below zero, funds equal to places. */
static void check_calendar(struct run *run, struct check *check)
{
    int64_t *debts = arena_array(run->arena, KEYS, sizeof *debts);
    int64_t credit[UNITS] = {0}, difference = 0, held = 0;

    if (check->count)
        qsort(check->moved, check->count, sizeof *check->moved, by_date);
    for (size_t i = 0, next; i < check->count; i = next) {
        for (next = i; next < check->count &&
                       date_compare(check->moved[next].date, check->moved[i].date) == 0;
             next++) {
            const struct moved *moved = &check->moved[next];
            *(moved->account == ACCOUNT_RECEIVABLE ? &debts[moved->key]
              : moved->account == ACCOUNT_CREDIT   ? &credit[moved->key]
              : moved->account == ACCOUNT_DEPOSIT  ? &held
                                                   : &difference) += moved->amount;
        }
        ck_assert_int_eq(difference, 0);
        ck_assert_int_ge(held, 0);
        for (size_t at = i; at < next; at++) {
            if (check->moved[at].account == ACCOUNT_RECEIVABLE)
                ck_assert_int_ge(debts[check->moved[at].key], 0);
            if (check->moved[at].account == ACCOUNT_CREDIT)
                ck_assert_int_ge(credit[check->moved[at].key], 0);
        }
    }
}

/* What receipts and credit have paid of each debt. */
static void check_uses(struct run *run, const struct fold *fold)
{
    const struct records *records = fold->book->records;
    int64_t *paid = arena_array(run->arena, fold->debt_count, sizeof *paid), credit[UNITS] = {0};

    for (size_t i = 0; i < records->count; i++) {
        const struct event *event = &records->events[i];
        const struct receipt *receipt = event->kind == &kind_receipt ? event->record : NULL;
        const struct opening *opening = event->kind == &kind_opening ? event->record : NULL;
        const struct fate *fate = fold_fate(fold, event);
        struct use *uses;
        size_t count;
        int64_t sum = 0;
        const char *unit = receipt && receipt->unit                     ? receipt->unit
                           : opening && opening->unit && !opening->item ? opening->unit
                                                                        : NULL;
        if (receipt && fate->identified_by) {
            const struct identification *of = fate->identified_by->record;
            unit = of->unit;
        }
        if (!unit)
            continue;
        assert_ok(run, fold_uses(run, fold, event, &uses, &count));
        for (size_t at = 0; at < count; at++) {
            ck_assert_int_gt(uses[at].amount, 0);
            sum += uses[at].amount;
            if (uses[at].debt == USE_REFUNDED)
                continue;
            *(uses[at].debt < 0 ? &credit[book_unit(fold->book, unit)] : &paid[uses[at].debt]) +=
                uses[at].amount;
        }
        ck_assert_int_eq(sum, fate->reversed_by ? 0 : receipt ? receipt->amount : opening->amount);
    }
    for (size_t i = 0; i < fold->debt_count; i++)
        ck_assert_int_eq(paid[i], fold->debts[i].paid);
    for (size_t i = 0; i < UNITS; i++)
        ck_assert_int_eq(credit[i], fold->credit[i]);
}

static void check_fold(struct run *run, const struct fold *fold, const struct check *check)
{
    bool owes[UNITS] = {false};

    for (size_t i = 0; i < fold->debt_count; i++) {
        const struct debt *debt = &fold->debts[i];
        ck_assert_int_eq(check->debts[i], debt_open(debt));
        ck_assert_int_ge(debt->paid, 0);
        ck_assert_int_ge(debt->waived, 0);
        ck_assert_int_ge(debt_open(debt), 0);
        ck_assert_int_ge(debt->discount, 0);
        ck_assert_int_eq(debt->late ? fold_late_debt(fold, debt->unit, debt->item, debt->month)
                                    : fold_debt(fold, debt->unit, debt->item, debt->month),
                         (int32_t)i);
        owes[debt->unit] |= debt_open(debt) > 0;
    }
    for (size_t i = 0; i < UNITS; i++) {
        ck_assert_int_eq(check->credit[i], fold->credit[i]);
        ck_assert_int_ge(fold->credit[i], 0);
        ck_assert(!owes[i] || fold->credit[i] == 0);
    }
    check_uses(run, fold);
}

/* The fold of what is in memory; its text, or NULL when it is refused. */
static const char *fold_all(struct generator *generator)
{
    struct memory *memory = generator->memory;
    struct run run = memory->run;
    struct check *check;
    struct book *book;
    struct fold *fold;
    const char *text = NULL;

    run.arena = arena_new(NULL);
    run.count = run.capacity = 0;
    check = arena_alloc(run.arena, sizeof *check);
    assert_ok(&run, book_open(&run, memory_snapshot(memory, &run), &book));
    check->dump = (struct dump){.book = book, .text = text_new(memory->run.arena), .funds = true};
    enum status status = fold_run(&run, book, check_transaction, check, &fold);
    ck_assert(status == STATUS_OK || run_status(&run, 0) != STATUS_OK);
    if (status == STATUS_OK) {
        check_fold(&run, fold, check);
        check_calendar(&run, check);
        text = check->dump.text.at;
    }
    arena_free(run.arena);
    return text;
}

/* Where a folder stands within a day. */
static int rank_of(const char *path)
{
    return path[0] == 'e' ? 2 : strncmp(path, "fe", 2) == 0;
}

/* Keeps the change when the fold takes it. All transactions that were there must then be there
 * still, before the new ones; or, when an earlier folder of the day grew, those of days before. */
static bool try_it(struct generator *generator, const char *path, const char *before,
                   const char *id)
{
    const char *text = fold_all(generator);
    int rank = rank_of(path);
    const char *was = rank < generator->rank ? generator->settled : generator->text;

    if (!text) {
        put(generator->memory, path, before);
        return false;
    }
    ck_assert_msg(strncmp(text, was, strlen(was)) == 0, "%s changed what was", id);
    generator->rank = rank > generator->rank ? rank : generator->rank;
    generator->text = text;
    generator->ids[generator->id_count++] = id;
    generator->numbers[(int)id[0]]++;
    return true;
}

static void book_record(struct generator *generator)
{
    static const char letters[] = "PPPPPPPPIIIEEWWWWAAARRRRRXYZFODDQQQQQQTTTTTHHHHHH";
    struct arena *arena = generator->memory->run.arena;
    char letter = letters[draw(generator, sizeof letters - 1)];
    const char *id = next_id(generator, letter), *fields = draw_fields(generator, letter);

    /* a reversal stands beside what it reverses */
    const char *of = strstr(fields, "of: ");
    const char *folder = folder_of(letter == 'R' && of ? of[4] : letter);
    const char *path = path_daybook(&generator->memory->run, folder, generator->day);
    const char *before = text_of(generator->memory, path);
    add(generator->memory, path,
        arena_printf(arena, "- {id: %s, date: %s, %s}", id, some_date(generator), fields));
    try_it(generator, path, before, id);
}

/* Takes a record with these fields for a day-book of the fees, if the fold does. */
static void book_fees(struct generator *generator, char letter, const char *fields)
{
    struct arena *arena = generator->memory->run.arena;
    const char *path = path_daybook(&generator->memory->run, "fees", generator->day);
    const char *id = next_id(generator, letter), *before = text_of(generator->memory, path);
    char day[DATE_SIZE];

    add(generator->memory, path,
        arena_printf(arena, "- {id: %s, date: %s, %s}", id, date_text(generator->day, day),
                     fields));
    try_it(generator, path, before, id);
}

/* Pays what a unit owes, gives back its credit and its deposits: so that units are settled. */
static void settle_unit(struct generator *generator, int32_t unit)
{
    struct run *run = &generator->memory->run;
    struct book *book = memory_book(generator->memory);
    const char *code = book->units[unit].code;
    struct fold *fold;
    int64_t owed = 0;
    char text[DECIMAL_SIZE];

    assert_ok(run, fold_run(run, book, NULL, NULL, &fold));
    for (size_t i = 0; i < fold->debt_count; i++)
        owed += fold->debts[i].unit == unit ? debt_open(&fold->debts[i]) : 0;
    if (owed)
        book_fees(generator, 'P',
                  arena_printf(run->arena, "unit: %s, amount: %s, via: bank", code,
                               decimal_text(owed, MONEY_PLACES, text)));
    if (fold->credit[unit])
        book_fees(generator, 'Q',
                  arena_printf(run->arena, "unit: %s, amount: %s, from: bank, reason: \"x\"", code,
                               decimal_text(fold->credit[unit], MONEY_PLACES, text)));
    for (size_t i = 0; i < book->records->count; i++) {
        const struct event *event = &book->records->events[i];
        const struct deposit *deposit = event->kind == &kind_deposit ? event->record : NULL;
        const int64_t held = fold_fate(fold, event)->held;
        if (deposit && held && strcmp(deposit->unit, code) == 0)
            book_fees(generator, 'Q',
                      arena_printf(run->arena,
                                   "unit: %s, of: %s, amount: %s, from: bank, reason: \"x\"", code,
                                   event->id, decimal_text(held, MONEY_PLACES, text)));
    }
}

static void check_carries(struct generator *generator)
{
    const struct carry *before = NULL;
    size_t carried = 0, refused = 0;

    for (struct month month = {2026, 2}; month_compare(month, date_month(generator->day)) < 0;
         month = month_add(month, 1)) {
        check_carry(generator->memory, NULL, month, &carried, &refused);
        before = check_carry(generator->memory, before, month, &carried, &refused);
    }
    ck_assert_uint_gt(carried, 0);
}

static void book_charge(struct generator *generator)
{
    struct memory *memory = generator->memory;
    struct arena *arena = memory->run.arena;
    struct month month = date_month(generator->day);
    const char *roll = path_roll(&memory->run, month);
    struct text text = text_new(arena);
    int64_t total = 0, amount;
    char name[MONTH_SIZE], money_text[DECIMAL_SIZE];

    if (*text_of(memory, roll))
        return;
    const char *id = next_id(generator, 'C');
    text_printf(&text, "id: %s\nmonth: %s\ndue: %s-20\nitems: [property, water, parking]\nlines:\n",
                id, month_text(month, name), name);
    for (int unit = 0; unit < UNITS; unit++) {
        text_printf(&text, "  %s: [", units[unit]);
        for (int item = 0; item < ITEMS; item++) {
            amount = draw(generator, 3) ? 12800 : draw(generator, 20000);
            total += amount;
            text_printf(&text, "%s%s", decimal_text(amount, MONEY_PLACES, money_text),
                        item < ITEMS - 1 ? ", " : "]\n");
        }
    }
    text_add(&text, "totals: [0.00, 0.00, 0.00]\nbasis: []\n");
    put(memory, roll, text.at);
    const char *path = path_daybook(&memory->run, "fees", generator->day);
    add(memory, path,
        arena_printf(arena, "- {id: %s, date: %s, month: %s, total: %s}", id, some_date(generator),
                     name, decimal_text(total, MONEY_PLACES, money_text)));
    ck_assert(try_it(generator, path, "", id));
}

static struct memory memory;

static void setup(void)
{
    memory_new(&memory);
}

static void teardown(void)
{
    memory_free(&memory);
}

static void generator_new(struct generator *generator, int number)
{
    *generator = (struct generator){.state = UINT64_C(88172645463325252) + (uint64_t)number * 7919,
                                    .memory = &memory,
                                    .day = {2026, 2, 1},
                                    .text = "",
                                    .settled = ""};
    put(&memory, "sources.yaml",
        "- {source: parking, name: \"x\", group: parking, fund: common, items: [parking], costs: "
        "[repair]}\n"
        "- {source: adverts, name: \"y\", group: advertising, fund: common}\n");
}

/* To a later booking day. */
static void next_day(struct generator *generator)
{
    generator->day = date_from_days(date_days(generator->day) + 1 + (int32_t)draw(generator, 3));
    memset(generator->numbers, 0, sizeof generator->numbers);
    generator->settled = generator->text;
    generator->rank = 0;
}

START_TEST(random_books)
{
    static const char *const new_causes[] = {" discount ", " late H", " deposit D", " refund Q",
                                             " earning E"};
    struct generator generator;
    size_t taken = 0;

    generator_new(&generator, _i);
    for (int step = 0; step < STEPS; step++) {
        size_t before = generator.id_count;
        if (step % 20 == 7)
            book_charge(&generator);
        else
            book_record(&generator);
        taken += generator.id_count - before;
        if (draw(&generator, 3) == 0)
            next_day(&generator);
    }
    /* the same records, the same transactions */
    ck_assert_str_eq(fold_all(&generator), generator.text);
    ck_assert_uint_gt(taken, STEPS / 3);
    ck_assert_ptr_nonnull(strstr(generator.text, "-receipt"));
    ck_assert_ptr_nonnull(strstr(generator.text, " credit C"));
    ck_assert_ptr_nonnull(strstr(generator.text, " waiver W"));
    for (size_t i = 0; i < sizeof new_causes / sizeof new_causes[0]; i++)
        ck_assert_msg(strstr(generator.text, new_causes[i]) != NULL, "%s", new_causes[i]);
}
END_TEST

START_TEST(random_carries)
{
    struct generator generator;

    generator_new(&generator, _i);
    generator.calm = true;
    for (int step = 0; step < STEPS; step++) {
        if (step % 20 == 7)
            book_charge(&generator);
        else if (step % 7 == 3)
            settle_unit(&generator, (int32_t)draw(&generator, UNITS));
        else
            book_record(&generator);
        if (draw(&generator, 3) == 0)
            next_day(&generator);
    }
    check_carries(&generator);
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("book_property");
    TCase *tests = tcase_create("property");

    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_loop_test(tests, random_books, 0, 6);
    tcase_add_loop_test(tests, random_carries, 0, 6);
    tcase_set_timeout(tests, 60);
    suite_add_tcase(suite, tests);
    return suite;
}

TEST_MAIN(suite)
