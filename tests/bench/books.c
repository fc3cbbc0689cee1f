/*
 * Writes a ledger to measure with, through the library, as the commands would have written it
 * day by day:
 *
 *   books UNITS YEARS FOLDER        YEARS of books, the last month December 2025, in FOLDER
 *   books --each UNITS YEARS FOLDER the same, but each receipt is a commit, and each payday has an
 *                                   expense with its voucher: the histories that audits read
 *   books --statement UNITS ROWS    a WeChat bill of January 2026, to standard output
 *
 * Each month has two bills, an assessment of three items, a receipt from each unit (spread over
 * 25 days, one commit a day), two expenses, and is closed. One unit in 17 pays half and the
 * rest a month later, one in 29 pays something in advance. All of it follows from the numbers of
 * unit and month alone, so the same arguments give the same books.
 */
#include "base/arena.h"
#include "base/run.h"
#include "book/book.h"
#include "book/draft.h"
#include "book/operations.h"
#include "record/id.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    LAST_YEAR = 2025,
    UNITS_MAX = 20000,
    YEARS_MAX = 20,
    PER_BUILDING = 50,
    PER_FLOOR = 2,
    PAYDAYS = 25,
    FIRST_PAYDAY = 3,
    SPENDING_DAY = 28,
    UTC_OFFSET = 8 * 3600,
};

struct books {
    long units, years;
    const char *folder;
    bool each; /* receipt is a commit */
};

/* One commit: what is drafted in it. */
struct day {
    const struct books *books;
    struct month month;
    int payday; /* from 0 */
    long unit;  /* whose receipt; negative: those of all who pay on the day */
};

static void unit_code(long unit, char out[static 17])
{
    long building = unit / PER_BUILDING + 1, place = unit % PER_BUILDING;
    int length =
        snprintf(out, 17, "%ld-%ld%02ld", building, place / PER_FLOOR + 1, place % PER_FLOOR + 1);

    if (length < 0 || length >= 17)
        abort();
}

static bool pays_half(long unit, int32_t month)
{
    return (unit + 7L * month) % 17 == 0;
}

static bool pays_ahead(long unit, int32_t month)
{
    return (3 * unit + month) % 29 == 0;
}

/* What a unit pays in a month, of which and of the month before (0: none) it was charged so much.
 */
static int64_t paid(long unit, int32_t month, int64_t charged, int64_t before)
{
    const int64_t ahead = 5000;
    int64_t amount = pays_half(unit, month) ? charged / 2 : charged;

    if (before && pays_half(unit, month - 1))
        amount += before - before / 2;
    if (before && pays_ahead(unit, month - 1))
        amount -= ahead;
    return pays_ahead(unit, month) ? amount + ahead : amount;
}

/* --- what is drafted --- */

static enum status add_all_units(struct run *run, const struct book *book, void *context,
                                 struct draft *draft)
{
    const struct books *books = context;
    const struct compound *compound = book->compound;
    struct unit *units = arena_array(run->arena, (size_t)books->units, sizeof *units);
    char code[17];

    for (long i = 0; i < books->units; i++) {
        unit_code(i, code);
        units[i] = (struct unit){.unit = arena_dup(run->arena, code),
                                 .kind = i % 4 ? "flat" : "villa",
                                 .area = 6000 + (i * 7919) % 9000,
                                 .source = "registered",
                                 .owner = arena_printf(run->arena, "o%ld", i + 1),
                                 .from = month_first(compound->opened)};
    }
    struct unit_input input = {
        .units = units, .count = (size_t)books->units, .source = "units.csv"};
    return add_units(run, book, &input, draft);
}

static enum status add_bills(struct run *run, const struct book *book, void *context,
                             struct draft *draft)
{
    const struct day *day = context;
    const int64_t wave = 100 + month_index(day->month) % 12;
    struct bill_input water = {
        .bill = {.item = "water", .month = day->month, .amount = day->books->units * 12 * wave}};
    struct bill_input electricity = {.bill = {.item = "electricity",
                                              .month = day->month,
                                              .amount = day->books->units * 40 * wave}};
    enum status status = record_bill(run, book, &water, draft);

    return status ? status : record_bill(run, book, &electricity, draft);
}

/* The roll of a month, or NULL. */
static enum status read_roll(struct run *run, struct draft *draft, struct month month,
                             const struct roll **out)
{
    const char *path = path_roll(run, month);
    struct blob blob;
    void *roll = NULL;
    enum status status = draft_read(draft, path, &blob);

    if (!status && blob.found) {
        struct source source = {path, blob.bytes, blob.size};
        status = yaml_read_map(run, &source, file_kind_of(path, NULL), &roll);
    }
    *out = roll;
    return status;
}

static int64_t charged_to(const struct roll *roll, size_t row)
{
    int64_t sum = 0;

    for (size_t i = 0; roll && i < roll->lines.width; i++)
        sum += roll->lines.value[row * roll->lines.width + i];
    return sum;
}

static struct receipt receipt_of(struct run *run, struct month month, const char *code, long unit)
{
    static const char *const places[] = {"bank", "wechat", "cash"};
    const char *via = places[unit % 3];
    bool numbered = unit % 3 != 2;

    return (struct receipt){.date = run->today,
                            .unit = code,
                            .via = via,
                            .ref = numbered ? arena_printf(run->arena, "42000%04d%02d%02d%013ld",
                                                           month.year, month.month, run->today.day,
                                                           1000000 + unit)
                                            : NULL};
}

static enum status receive_day(struct run *run, const struct book *book, void *context,
                               struct draft *draft)
{
    const struct day *day = context;
    const int32_t month = month_index(day->month);
    const struct roll *roll, *before;
    enum status status = read_roll(run, draft, day->month, &roll);

    (void)book;
    if (!status)
        status = read_roll(run, draft, month_add(day->month, -1), &before);
    if (!status && !roll)
        return fail(run, STATUS_DATA, "bench", NULL, "the month's roll is missing");
    for (long i = day->payday; !status && i < day->books->units; i += PAYDAYS) {
        size_t row = (size_t)i;
        if (day->unit >= 0 && i != day->unit)
            continue;
        struct receipt receipt = receipt_of(run, day->month, roll->lines.key[row], i);
        receipt.amount = paid(i, month, charged_to(roll, row), charged_to(before, row));
        if (receipt.amount <= 0)
            continue;
        receipt.id = draft_next_id(draft, &kind_receipt);
        status = draft_append(draft, "fees", &kind_receipt, &receipt);
    }
    draft_subject(draft, "fees: receive the payments of a day");
    return status;
}

static enum status spend(struct run *run, struct draft *draft, struct expense expense)
{
    struct payment payment = {.date = run->today, .from = expense.from};

    expense.date = run->today;
    expense.handler = "p003";
    expense.by = "p002";
    if (!expense.voucher)
        expense.no_voucher = "paid by standing order";
    expense.id = draft_next_id(draft, &kind_expense);
    payment.of = expense.id;
    payment.id = draft_next_id(draft, &kind_payment);
    enum status status = draft_append(draft, "expenses", &kind_expense, &expense);
    return status ? status : draft_append(draft, "expenses", &kind_payment, &payment);
}

static enum status spend_day(struct run *run, const struct book *book, void *context,
                             struct draft *draft)
{
    const struct day *day = context;
    const int64_t units = day->books->units;
    enum status status = spend(run, draft,
                               (struct expense){.amount = units * 5000,
                                                .category = "cleaning",
                                                .payee = "洁净保洁公司",
                                                .fund = "operating",
                                                .from = "bank"});

    (void)book;
    if (!status)
        status = spend(run, draft,
                       (struct expense){.amount = units * 4500,
                                        .category = "electricity",
                                        .payee = "供电公司",
                                        .fund = "utilities",
                                        .from = "wechat"});
    draft_subject(draft, "expenses: pay the bills of a month");
    return status;
}

/* A small thing that was bought, with its bill. */
static enum status buy(struct run *run, const struct book *book, void *context, struct draft *draft)
{
    const struct day *day = context;
    const char *bill = arena_printf(run->arena, "%%PDF-1.4 bill %04d-%02d-%02d\n", run->today.year,
                                    run->today.month, run->today.day);
    struct expense expense = {.amount = day->books->units * 20,
                              .category = "repair",
                              .payee = "五金店",
                              .fund = "operating",
                              .from = "bank",
                              .voucher_type = "pdf"};
    enum status status = draft_voucher(draft, bill, strlen(bill), "pdf", &expense.voucher);

    (void)book;
    if (!status)
        status = spend(run, draft, expense);
    draft_subject(draft, "expenses: pay a small bill");
    return status;
}

/* --- writing --- */

static void show(const struct run *run)
{
    for (size_t i = 0; i < run->count; i++)
        if (run->findings[i].severity == SEVERITY_ERROR)
            fprintf(stderr, "books: %s\n", run->findings[i].message);
}

/* One commit, at ten in the morning, with memory of its own. */
static enum status book_on(const struct books *books, struct date date, ledger_builder *build,
                           void *context)
{
    struct run run = {.arena = arena_new(NULL),
                      .now = (int64_t)date_days(date) * 86400 + 2 * 3600,
                      .offset = UTC_OFFSET,
                      .today = date};
    const struct write_options options = {.command = "make bench"};
    struct store *store = NULL;
    struct written written;
    enum status status = build == found_compound ? store_create(&run, books->folder, &store)
                                                 : store_open(&run, books->folder, &store);

    if (!status)
        status = ledger_write(&run, store, &options, build, context, &written);
    if (status)
        show(&run);
    if (store)
        store_close(store);
    arena_free(run.arena);
    return status;
}

static struct date day_in(struct month month, int day)
{
    return (struct date){month.year, month.month, (int8_t)day};
}

static enum status found(const struct books *books, struct month opened)
{
    struct rules rules = {
        .group_minimum = 5, .approval_above = INT64_C(100000000000), .credit_fund = "operating"};
    struct compound compound = {.name = "桂园", .opened = opened, .rules = &rules};
    struct pair rates[] = {{"villa", 22000}, {"flat", 16000}};
    struct tariff tariffs[] = {
        {.item = "property", .by = "area", .rates = {rates, 2}, .from = opened},
        {.item = "water", .by = "share", .split = "area", .from = opened},
        {.item = "electricity", .by = "share", .split = "unit", .from = opened},
    };
    struct date day = day_in(opened, 1);
    enum status status = book_on(books, day, found_compound, &compound);

    if (!status)
        status = book_on(books, day, add_all_units, (void *)(uintptr_t)books);
    for (size_t i = 0; !status && i < sizeof tariffs / sizeof tariffs[0]; i++)
        status = book_on(books, day, set_tariff, &tariffs[i]);
    return status;
}

static enum status book_payday(const struct books *books, struct day *day)
{
    const struct date date = day_in(day->month, FIRST_PAYDAY + day->payday);
    enum status status = STATUS_OK;

    day->unit = -1;
    if (!books->each)
        return book_on(books, date, receive_day, day);
    for (long i = day->payday; !status && i < books->units; i += PAYDAYS) {
        day->unit = i;
        status = book_on(books, date, receive_day, day);
    }
    return status ? status : book_on(books, date, buy, day);
}

static enum status book_month(const struct books *books, struct month month)
{
    struct day day = {.books = books, .month = month};
    struct assess_input assess = {.month = month};
    struct period_input close = {.month = month};
    enum status status = book_on(books, day_in(month, 1), add_bills, &day);

    if (!status)
        status = book_on(books, day_in(month, 1), assess_units, &assess);
    for (; !status && day.payday < PAYDAYS && day.payday < books->units; day.payday++)
        status = book_payday(books, &day);
    if (!status)
        status = book_on(books, day_in(month, SPENDING_DAY), spend_day, &day);
    if (!status)
        status = book_on(books, day_in(month_add(month, 1), 1), close_month, &close);
    return status;
}

static int write_books(const struct books *books)
{
    const struct month opened = {(int16_t)(LAST_YEAR + 1 - books->years), 1};
    enum status status = found(books, opened);

    for (int i = 0; !status && i < 12 * books->years; i++)
        status = book_month(books, month_add(opened, i));
    return (int)status;
}

/* --- the statement --- */

static int write_statement(long units, long rows)
{
    char code[17];

    printf("\357\273\277微信支付账单明细,,,,,,,,,,\r\n"
           "起始时间：[2026-01-01 00:00:00] 终止时间：[2026-01-05 23:59:59],,,,,,,,,,\r\n"
           "----------------------微信支付账单明细列表--------------------,,,,,,,,,,\r\n"
           "交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,"
           "备注\r\n");
    for (long i = 0; i < rows; i++) {
        unit_code(i % units, code);
        printf("2026-01-%02ld %02ld:%02ld:%02ld,二维码收款,住户%ld,\"物业费 %s\",收入,¥%ld.%02ld,"
               "零钱,已收钱,\"4200020260105%015ld\t\",\"1%017ld\t\",\"/\"\r\n",
               i % 5 + 1, i % 12 + 8, i % 60, i * 7 % 60, i % units, code, 100 + i % 300, i % 100,
               i, i);
    }
    return fflush(stdout) == 0 ? 0 : STATUS_SYSTEM;
}

static bool number(const char *text, long most, long *out)
{
    char *end;

    *out = strtol(text, &end, 10);
    return *text && !*end && *out >= 1 && *out <= most;
}

int main(int argc, char **argv)
{
    const bool statement = argc == 4 && strcmp(argv[1], "--statement") == 0;
    struct books books = {.each = argc == 5 && strcmp(argv[1], "--each") == 0};
    long rows;

    if (statement && number(argv[2], UNITS_MAX, &books.units) && number(argv[3], 100000, &rows))
        return write_statement(books.units, rows);
    char **rest = argv + (books.each ? 2 : 1);
    if (argc == (books.each ? 5 : 4) && number(rest[0], UNITS_MAX, &books.units) &&
        number(rest[1], YEARS_MAX, &books.years)) {
        books.folder = rest[2];
        return write_books(&books);
    }
    fputs("usage: books [--each] UNITS YEARS FOLDER\n       books --statement UNITS ROWS\n",
          stderr);
    return STATUS_USAGE;
}
