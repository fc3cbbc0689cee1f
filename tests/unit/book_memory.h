/*
 * What the tests of the book share: a ledger whose files are only in memory, laid over an empty
 * store, and the fold's transactions as lines of text.
 */
#ifndef TEST_BOOK_MEMORY_H
#define TEST_BOOK_MEMORY_H

#include <stdbool.h>

#include "scratch.h"

#include <string.h>

/* Check has an old macro of this name. */
#undef fail

#include "base/decimal.h"
#include "base/run.h"
#include "base/text.h"
#include "book/assess.h"
#include "book/book.h"
#include "book/fold.h"
#include "book/totals.h"

struct memory {
    struct run run;
    struct store *store;
    const char *folder;
    struct edit *edits;
    size_t count, capacity;
};

#define UNUSED __attribute__((unused))

UNUSED static struct date day_of(const char *text)
{
    struct date date = {0};

    ck_assert_msg(date_parse(text, strlen(text), &date), "'%s'", text);
    return date;
}

UNUSED static struct month month_of(const char *text)
{
    struct month month = {0};

    ck_assert_msg(month_parse(text, strlen(text), &month), "'%s'", text);
    return month;
}

static void show(const struct run *run)
{
    for (size_t i = 0; i < run->count; i++)
        fprintf(stderr, "%s:%d:%d: %s: %s\n",
                run->findings[i].spot.file ? run->findings[i].spot.file : "-",
                run->findings[i].spot.line, run->findings[i].spot.column, run->findings[i].code,
                run->findings[i].message);
}

#define assert_ok(run, expression)                                                                 \
    do {                                                                                           \
        enum status status_ = (expression);                                                        \
        if (status_)                                                                               \
            show(run);                                                                             \
        ck_assert_int_eq(status_, STATUS_OK);                                                      \
    } while (0)

static void put(struct memory *memory, const char *path, const char *text)
{
    struct arena *arena = memory->run.arena;
    size_t at = 0;

    while (at < memory->count && strcmp(memory->edits[at].path, path) != 0)
        at++;
    if (at == memory->count) {
        ARENA_PUSH(arena, memory->edits, memory->count, memory->capacity);
        memory->count++;
    }
    text = arena_dup(arena, text);
    memory->edits[at] =
        (struct edit){.path = arena_dup(arena, path), .bytes = text, .size = strlen(text)};
}

UNUSED static const char *text_of(const struct memory *memory, const char *path)
{
    for (size_t i = 0; i < memory->count; i++)
        if (strcmp(memory->edits[i].path, path) == 0)
            return memory->edits[i].bytes;
    return "";
}

/* Appends a line to a file. */
UNUSED static void add(struct memory *memory, const char *path, const char *line)
{
    put(memory, path, arena_printf(memory->run.arena, "%s%s\n", text_of(memory, path), line));
}

/* A decision that was taken before the books began. */
UNUSED static void adopt(struct memory *memory, const char *decision)
{
    add(memory, "decisions.yaml",
        arena_printf(memory->run.arena,
                     "- {decision: %s, date: 2025-06-30, kind: assembly, title: \"what %s says\"}",
                     decision, decision));
}

static const char compound_text[] = "version: 1\nname: \"桂园\"\ncurrency: CNY\nlanguage: zh-CN\n"
                                    "timezone: \"Asia/Shanghai\"\nopened: 2026-01\nrules:\n"
                                    "  group_minimum: 5\n  approval_above: 500.00\n"
                                    "  credit_fund: operating\n";
static const char funds_text[] =
    "funds:\n"
    "  - {fund: operating, name: \"物业费\", kind: operating}\n"
    "  - {fund: utilities, name: \"水电公摊\", kind: utilities}\n"
    "  - {fund: common, name: \"公共收益\", kind: common, restricted: true}\n"
    "  - {fund: deposits, name: \"押金\", kind: deposit}\n"
    "places:\n"
    "  - {place: bank, name: \"银行\", kind: bank, holder: compound}\n"
    "  - {place: wechat, name: \"微信\", kind: wechat, holder: compound}\n"
    "  - {place: cash, name: \"现金\", kind: cash, holder: compound}\n"
    "categories:\n"
    "  - {category: staff, name: \"人员\", group: staff}\n"
    "  - {category: repair, name: \"维修\", group: repair}\n";
static const char tariffs_text[] =
    "- {item: property, name: \"物业费\", by: area, rates: {villa: 2.20, flat: 1.60}, "
    "fund: operating, from: 2026-01}\n"
    "- {item: water, name: \"公摊水费\", by: share, split: area, fund: utilities, from: 2026-01}\n"
    "- {item: parking, name: \"停车费\", by: unit, rates: {villa: 150.00, flat: 100.00}, "
    "units: [2-101, 2-102], fund: common, from: 2026-01}\n";

/* A small compound: three units in two buildings, three items, nothing booked. */
UNUSED static void memory_new(struct memory *memory)
{
    *memory = (struct memory){.count = 0};
    memory->run.arena = arena_new(NULL);
    memory->run.now = INT64_C(1793678400); /* 2026-11-03 12:00 in Shanghai */
    memory->run.offset = 8 * 3600;
    memory->run.today = date_of_instant(memory->run.now, memory->run.offset);
    memory->folder = scratch_new(memory->run.arena);
    setenv("HOME", memory->folder, 1);
    assert_ok(&memory->run,
              store_create(&memory->run,
                           arena_printf(memory->run.arena, "%s/ledger", memory->folder),
                           &memory->store));
    put(memory, "compound.yaml", compound_text);
    put(memory, "funds.yaml", funds_text);
    put(memory, "tariffs.yaml", tariffs_text);
    put(memory, "units/2.yaml",
        "- {unit: 2-101, kind: flat, area: 80.00, source: registered, owner: o001, from: "
        "2026-01-01}\n"
        "- {unit: 2-102, kind: flat, area: 60.00, source: registered, owner: o002, from: "
        "2026-01-01}\n");
    put(memory, "units/10.yaml",
        "- {unit: 10-1, kind: villa, area: 210.50, source: contract, owner: o003, from: "
        "2026-01-01}\n");
}

UNUSED static void memory_free(struct memory *memory)
{
    store_close(memory->store);
    scratch_remove(memory->run.arena, memory->folder);
    arena_free(memory->run.arena);
}

/* The files as they are now. */
UNUSED static struct snapshot *memory_snapshot(struct memory *memory, struct run *run)
{
    struct snapshot *nothing, *snapshot;
    struct edit *edits =
        arena_grow(run->arena, memory->edits, memory->count, memory->count + 1, sizeof *edits);

    assert_ok(run, store_nothing(run, memory->store, &nothing));
    assert_ok(run, snapshot_overlay(run, nothing, edits, memory->count, &snapshot));
    return snapshot;
}

UNUSED static struct book *memory_book(struct memory *memory)
{
    struct book *book = NULL;

    assert_ok(&memory->run, book_open(&memory->run, memory_snapshot(memory, &memory->run), &book));
    return book;
}

static const char *const cause_names[] = {
    "opening", "charge",   "receipt", "identification", "credit", "adjust",  "waiver", "expense",
    "payment", "transfer", "gift",    "discount",       "late",   "deposit", "refund", "earning"};

struct dump {
    struct book *book;
    struct text text;
    bool funds; /* with the funds' side */
};

UNUSED static enum status dump_transaction(struct run *run, const struct transaction *transaction,
                                           void *context)
{
    struct dump *dump = context;
    char date[DATE_SIZE], amount[DECIMAL_SIZE];

    text_printf(&dump->text, "%s %s%s %s", date_text(transaction->date, date),
                transaction->reversal ? "-" : "", cause_names[transaction->cause],
                transaction->event->id);
    if (transaction->origin)
        text_printf(&dump->text, " of %s", transaction->origin->id);
    text_char(&dump->text, ':');
    for (size_t i = 0; i < transaction->count; i++) {
        const struct posting *posting = &transaction->postings[i];
        if (!dump->funds && (posting->account == ACCOUNT_FUND || posting->account == ACCOUNT_POOL))
            continue;
        text_printf(&dump->text, " %s %s", account_name(run, dump->book, posting),
                    decimal_text(posting->amount, MONEY_PLACES, amount));
    }
    text_char(&dump->text, '\n');
    return STATUS_OK;
}

/* The transactions of all records, a line each. */
UNUSED static const char *memory_fold(struct memory *memory, struct fold **fold, bool funds)
{
    struct run *run = &memory->run;
    struct dump dump = {.book = memory_book(memory), .text = text_new(run->arena), .funds = funds};
    struct fold *own;

    assert_ok(run, fold_run(run, dump.book, dump_transaction, &dump, fold ? fold : &own));
    return dump.text.at;
}

/* The fold fails with this status, and its only error is this one, in this line. */
UNUSED static void assert_refused(struct memory *memory, enum status status, const char *code,
                                  int line)
{
    struct book *book = memory_book(memory);
    struct fold *fold;
    size_t since = memory->run.count;
    enum status got = fold_run(&memory->run, book, NULL, NULL, &fold);
    const struct finding *finding = &memory->run.findings[since];

    if (memory->run.count != since + 1)
        show(&memory->run);
    ck_assert_uint_eq(memory->run.count, since + 1);
    ck_assert_str_eq(finding->code, code);
    ck_assert_int_eq(finding->status, status);
    ck_assert_int_ge(got, STATUS_DATA);
    ck_assert_ptr_nonnull(finding->spot.file);
    ck_assert_int_eq(finding->spot.line, line);
    ck_assert_ptr_nonnull(finding->hint);
}

#define NOVEMBER "fees/2026/11/"
/* A roll of November: 2-101 owes 128.00 and 100.00, 2-102 96.00 and 100.00, 10-1 463.10. */
UNUSED static void charge_november(struct memory *memory)
{
    put(memory, NOVEMBER "charges.yaml",
        "id: C261101-001\nmonth: 2026-11\ndue: 2026-11-20\nitems: [property, parking]\n"
        "lines:\n  2-101: [128.00, 100.00]\n  2-102: [96.00, 100.00]\n  10-1: [463.10, 0.00]\n"
        "totals: [687.10, 200.00]\n"
        "basis:\n  - {item: property, by: area, rates: {villa: 2.20, flat: 1.60}, count: 3}\n"
        "  - {item: parking, by: unit, rates: {villa: 150.00, flat: 100.00}, "
        "units: [2-101, 2-102], count: 2}\n");
    add(memory, NOVEMBER "01.yaml",
        "- {id: C261101-001, date: 2026-11-01, month: 2026-11, total: 887.10}");
}

/* A month more, of property and water, for 2-101 alone: 128.00 and 10.00. */
UNUSED static void charge_december(struct memory *memory)
{
    put(memory, "fees/2026/12/charges.yaml",
        "id: C261201-001\nmonth: 2026-12\ndue: 2026-12-20\nitems: [property, water]\n"
        "lines:\n  2-101: [128.00, 10.00]\ntotals: [128.00, 10.00]\n"
        "basis:\n  - {item: property, by: area, rates: {flat: 1.60}, count: 1}\n"
        "  - {item: water, by: share, split: area, amount: 10.00, weight: 8000, count: 1}\n");
    add(memory, "fees/2026/12/01.yaml",
        "- {id: C261201-001, date: 2026-12-01, month: 2026-12, total: 138.00}");
}

#define TEST_MAIN(suite)                                                                           \
    int main(void)                                                                                 \
    {                                                                                              \
        SRunner *runner = srunner_create(suite());                                                 \
                                                                                                   \
        srunner_run_all(runner, CK_ENV);                                                           \
        int failed = srunner_ntests_failed(runner);                                                \
        srunner_free(runner);                                                                      \
        return failed ? EXIT_FAILURE : EXIT_SUCCESS;                                               \
    }

#endif
