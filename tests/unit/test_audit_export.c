/*
 * audit export: a year of random books, judged by hledger and ledger themselves. What they say of
 * every account, as a whole and month by month, must be ours to the fen.
 */
#include "audit/export.h"
#include "book/fold.h"
#include "format/csv.h"

#include "audit_ledger.h"

static struct ledger ledger;

static enum status take(struct run *run, const char *bytes, size_t size, void *context)
{
    (void)run;
    text_bytes(context, bytes, size);
    return STATUS_OK;
}

/* --- a random year --- */

static uint64_t state;

static unsigned random_below(unsigned n)
{
    state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (unsigned)(state >> 33) % n;
}

enum { UNITS = 3, MONTHS = 12 };
static const char *const unit_codes[UNITS] = {"3-101", "3-102", "3-201"};
static const char *const places[] = {"bank", "wechat", "cash"};

struct counters {
    int of[26];
};

static const char *daybook(const char *folder, int month, int day)
{
    return arena_printf(ledger.run.arena, "%s/2026/%02d/%02d.yaml", folder, month, day);
}

/* The id of the next record of a kind on a day. */
static const char *next_id(struct counters *counters, char prefix, int month, int day)
{
    return arena_printf(ledger.run.arena, "%c26%02d%02d-%03d", prefix, month, day,
                        ++counters->of[prefix - 'A']);
}

static void random_receipts(int month, int day)
{
    struct counters counters = {{0}};
    const char *path = daybook("fees", month, day);
    const char *last = NULL;

    for (unsigned n = 1 + random_below(4); n > 0; n--) {
        const char *id = next_id(&counters, 'P', month, day);
        const char *place = places[random_below(3)];
        unsigned fen = 1 + random_below(60000);
        if (random_below(5) == 0) {
            ledger_add(&ledger, path, "- {id: %s, date: 2026-%02d-%02d, amount: %u.%02u, via: %s}",
                       id, month, day, fen / 100, fen % 100, place);
            if (random_below(2))
                ledger_add(&ledger, path, "- {id: %s, date: 2026-%02d-%02d, of: %s, unit: %s}",
                           next_id(&counters, 'I', month, day), month, day, id,
                           unit_codes[random_below(UNITS)]);
            continue;
        }
        ledger_add(&ledger, path,
                   "- {id: %s, date: 2026-%02d-%02d, unit: %s, amount: %u.%02u, via: %s%s}", id,
                   month, day, unit_codes[random_below(UNITS)], fen / 100, fen % 100, place,
                   random_below(3) ? "" : ", for: [parking]");
        last = id;
    }
    if (last && random_below(3) == 0)
        ledger_add(&ledger, path, "- {id: %s, date: 2026-%02d-%02d, of: %s, reason: \"wrong\"}",
                   next_id(&counters, 'R', month, day), month, day, last);
}

static void random_expense(int month, int day)
{
    static const char *const payees[] = {"Cleaners; of January", "a | b", "清洁公司",
                                         "(x) * = \\\"q\\\""};
    struct counters counters = {{0}};
    const char *path = daybook("expenses", month, day);
    const char *id = next_id(&counters, 'X', month, day);
    unsigned fen = 1 + random_below(40000);

    ledger_add(&ledger, path,
               "- {id: %s, date: 2026-%02d-%02d, amount: %u.%02u, category: %s, payee: \"%s\", "
               "fund: %s, from: %s, handler: p002, by: p001, no_voucher: \"none given\"}",
               id, month, day, fen / 100, fen % 100, random_below(2) ? "cleaning" : "repair",
               payees[random_below(4)], random_below(2) ? "operating" : "common",
               places[random_below(3)]);
    if (random_below(4) == 0)
        return;
    ledger_add(&ledger, path, "- {id: %s, date: 2026-%02d-%02d, of: %s, by: p003}",
               next_id(&counters, 'Y', month, day), month, day, id);
    ledger_add(&ledger, path, "- {id: %s, date: 2026-%02d-%02d, of: %s, from: %s}",
               next_id(&counters, 'Z', month, day), month, day, id, places[random_below(3)]);
}

static void random_adjustment(int month, int day)
{
    struct counters counters = {{0}};
    unsigned fen = 1 + random_below(4000);

    ledger_add(&ledger, daybook("fees", month, day),
               "- {id: %s, date: 2026-%02d-%02d, unit: %s, item: parking, month: 2026-%02d, "
               "amount: %s%u.%02u, reason: \"x\"}",
               next_id(&counters, 'A', month, day), month, day, unit_codes[random_below(UNITS)],
               month, random_below(2) ? "-" : "", fen / 100, fen % 100);
    ledger_add(&ledger, daybook("funds", month, day),
               "- {id: %s, date: 2026-%02d-%02d, amount: %u.00, %s, reason: \"x\"}",
               next_id(&counters, 'F', month, day), month, day, 1 + random_below(100),
               random_below(2) ? "from: bank, to: cash" : "from_fund: operating, to_fund: common");
}

static void random_year(uint64_t seed)
{
    state = seed;
    ledger_found(&ledger);
    ledger_add(&ledger, "funds/2026/01/01.yaml",
               "- {id: O260101-001, date: 2026-01-01, amount: 7000.05, place: bank, fund: common}\n"
               "- {id: O260101-002, date: 2026-01-01, amount: 310.00, unit: 3-102, item: property, "
               "month: 2025-12}\n"
               "- {id: O260101-003, date: 2026-01-01, amount: 500.00, place: bank, fund: "
               "operating}\n"
               "- {id: O260101-004, date: 2026-01-01, amount: 500.00, unit: 3-101}");
    for (int month = 1; month <= MONTHS; month++) {
        char id[16], name[16], due[16];
        snprintf(id, sizeof id, "C26%02d02-001", month);
        snprintf(name, sizeof name, "2026-%02d", month);
        snprintf(due, sizeof due, "2026-%02d-20", month);
        ledger_day(&ledger, arena_printf(ledger.run.arena, "2026-%02d-02", month));
        ledger_assess(&ledger, name, due, arena_dup(ledger.run.arena, id));
        for (int day = 3; day < 25; day += 1 + (int)random_below(6))
            random_receipts(month, day);
        random_expense(month, 25);
        random_adjustment(month, 26);
        ledger_day(&ledger, arena_printf(ledger.run.arena, "2026-%02d-27", month));
        ledger_commit(&ledger, name, "");
    }
}

/* --- our own sums, per account and month --- */

struct sum {
    const char *account;
    int64_t month[MONTHS + 1], whole; /* month[0]: before the year */
};

struct sums {
    struct book *book;
    struct sum *sum;
    size_t count, capacity;
    bool dates_go_back;
    struct date last;
};

static struct sum *sum_of(struct run *run, struct sums *sums, const char *account)
{
    for (size_t i = 0; i < sums->count; i++)
        if (strcmp(sums->sum[i].account, account) == 0)
            return &sums->sum[i];
    ARENA_PUSH(run->arena, sums->sum, sums->count, sums->capacity);
    sums->sum[sums->count] = (struct sum){.account = account};
    return &sums->sum[sums->count++];
}

static enum status add_up(struct run *run, const struct transaction *transaction, void *context)
{
    struct sums *sums = context;
    int month = transaction->date.year == 2026 ? transaction->date.month : 0;

    sums->dates_go_back |= date_compare(transaction->date, sums->last) < 0;
    sums->last = transaction->date;
    for (size_t i = 0; i < transaction->count; i++) {
        const struct posting *posting = &transaction->postings[i];
        struct sum *sum = sum_of(run, sums, account_name(run, sums->book, posting));
        sum->month[month] += posting->amount;
        sum->whole += posting->amount;
    }
    return STATUS_OK;
}

/* --- what hledger says --- */

static const char *run_program(const char *format, const char *journal)
{
    struct text out = text_new(ledger.run.arena);
    char *command = arena_printf(ledger.run.arena, "%s '%s' 2>&1", format, journal);
    char buffer[4096];
    size_t got;

    FILE *pipe = popen(command, "re");
    ck_assert_ptr_nonnull(pipe);
    while ((got = fread(buffer, 1, sizeof buffer, pipe)) > 0)
        text_bytes(&out, buffer, got);
    int status = pclose(pipe);
    if (status)
        fprintf(stderr, "# %s\n%s\n", command, out.at);
    ck_assert_int_eq(status, 0);
    return out.at;
}

/* "614.45 CNY", "0" or "" as fen. */
static int64_t amount_of(const char *cell)
{
    int64_t value = 0;
    size_t length = strcspn(cell, " ");
    char plain[DECIMAL_SIZE];
    size_t used = 0;

    for (size_t i = 0; i < length && used + 1 < sizeof plain; i++)
        if (cell[i] != ',')
            plain[used++] = cell[i];
    ck_assert(used == 0 || decimal_parse_loose(plain, used, MONEY_PLACES, &value));
    return value;
}

static struct csv_rows rows_of(const char *csv)
{
    struct csv_rows rows;

    must(&ledger, csv_read(&ledger.run, "hledger", csv, strlen(csv), &rows));
    return rows;
}

static const struct csv_row *row_of(const struct csv_rows *rows, const char *account)
{
    for (size_t i = 1; i < rows->count; i++)
        if (strcmp(rows->row[i].cell[0], account) == 0)
            return &rows->row[i];
    return NULL;
}

static void compare_whole(const struct sums *sums, const char *journal)
{
    struct csv_rows rows = rows_of(run_program("hledger bal -N -E --flat -O csv -f", journal));

    ck_assert_uint_eq(rows.count, sums->count + 1);
    for (size_t i = 0; i < sums->count; i++) {
        const struct csv_row *row = row_of(&rows, sums->sum[i].account);
        ck_assert_msg(row != NULL, "hledger has no '%s'", sums->sum[i].account);
        ck_assert_int_eq(amount_of(row->cell[1]), sums->sum[i].whole);
    }
}

static void compare_months(const struct sums *sums, const char *journal)
{
    struct csv_rows rows = rows_of(
        run_program("hledger bal -M -b 2026-01 -e 2027-01 -N -E --flat -O csv -f", journal));
    size_t compared = 0;

    ck_assert_uint_eq(rows.row[0].count, 1 + MONTHS);
    for (size_t i = 0; i < sums->count; i++) {
        const struct csv_row *row = row_of(&rows, sums->sum[i].account);
        for (int month = 1; month <= MONTHS; month++, compared++)
            ck_assert_int_eq(row ? amount_of(row->cell[month]) : 0, sums->sum[i].month[month]);
    }
    ck_assert_uint_ge(compared, 20 * MONTHS);
}

static const char *export_to_file(struct sums *sums)
{
    struct text out = text_new(ledger.run.arena);
    struct run *run = &ledger.run;
    struct fold *fold = NULL;

    must(&ledger, book_open(run, ledger_head(&ledger), &sums->book));
    must(&ledger, fold_run(run, sums->book, add_up, sums, &fold));
    must(&ledger, audit_export_hledger(run, sums->book, take, &out));
    char *path = arena_printf(run->arena, "%s/books.journal", ledger.root);
    FILE *file = fopen(path, "we");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(out.at, 1, out.length, file), out.length);
    ck_assert_int_eq(fclose(file), 0);
    return path;
}

START_TEST(random_books_agree)
{
    struct sums sums = {.count = 0};

    random_year(UINT64_C(20261103) + (uint64_t)_i * 7919);
    const char *journal = export_to_file(&sums);
    run_program("hledger check -s ordereddates -f", journal);
    compare_whole(&sums, journal);
    compare_months(&sums, journal);
    run_program("ledger --pedantic bal -f", journal);
}
END_TEST

/* The closing balances of places and funds, as our reports compute them. */
START_TEST(totals_agree)
{
    struct sums sums = {.count = 0};
    struct totals *totals = NULL;
    struct fold *fold = NULL;
    struct date from = {2026, 1, 1}, to = {2026, 12, 31};

    random_year(42);
    struct csv_rows rows =
        rows_of(run_program("hledger bal -N -E --flat -O csv -f", export_to_file(&sums)));
    must(&ledger, totals_compute(&ledger.run, sums.book, &from, &to, 1, &totals, &fold));
    for (size_t i = 0; i < sums.book->place_count; i++) {
        struct posting posting = {.account = ACCOUNT_PLACE, .index = (int32_t)i, .unit = -1};
        const struct csv_row *row = row_of(&rows, account_name(&ledger.run, sums.book, &posting));
        ck_assert_int_eq(row ? amount_of(row->cell[1]) : 0, totals->place_after[i]);
    }
    for (size_t i = 0; i < sums.book->fund_count; i++) {
        struct posting posting = {.account = ACCOUNT_FUND, .index = (int32_t)i, .unit = -1};
        const struct csv_row *row = row_of(&rows, account_name(&ledger.run, sums.book, &posting));
        ck_assert_int_eq(row ? amount_of(row->cell[1]) : 0, totals->fund_after[i]);
    }
}
END_TEST

START_TEST(words_are_harmless)
{
    struct sums sums = {.count = 0};

    ledger_live(&ledger);
    const char *journal = export_to_file(&sums);
    run_program("hledger check -s ordereddates -f", journal);
    const char *register_csv = run_program("hledger print -O csv -f", journal);
    ck_assert_ptr_nonnull(strstr(register_csv, "payment Cleaners, January / flat"));
    ck_assert_ptr_nonnull(strstr(register_csv, "expense Cleaners, January / flat"));
    ck_assert_ptr_nonnull(strstr(register_csv, "receipt 3-101"));
    ck_assert_ptr_nonnull(strstr(register_csv, "charge 3-101 2026-02"));
}
END_TEST

static enum status refuse(struct run *run, const char *bytes, size_t size, void *context)
{
    (void)bytes;
    (void)size;
    (void)context;
    return (fail)(run, STATUS_SYSTEM, "test-full", NULL, "the disk is full");
}

START_TEST(failing_sink_ends_the_export)
{
    struct book *book = NULL;

    ledger_live(&ledger);
    must(&ledger, book_open(&ledger.run, ledger_head(&ledger), &book));
    ck_assert_int_eq(audit_export_hledger(&ledger.run, book, refuse, NULL), STATUS_SYSTEM);
}
END_TEST

static void setup(void)
{
    ledger_make(&ledger);
}

static void teardown(void)
{
    ledger_free(&ledger);
}

int main(void)
{
    Suite *suite = suite_create("audit export");
    TCase *test = tcase_create("hledger");
    SRunner *runner = srunner_create(suite);

    tcase_set_timeout(test, 120);
    tcase_add_checked_fixture(test, setup, teardown);
    tcase_add_loop_test(test, random_books_agree, 0, 4);
    tcase_add_test(test, totals_agree);
    tcase_add_test(test, words_are_harmless);
    tcase_add_test(test, failing_sink_ends_the_export);
    suite_add_tcase(suite, test);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
