/*
 * A small ledger for the tests of lib/audit, written by hand so that it can also be written
 * wrongly: files are appended to or replaced, a day is set, and what is pending becomes one
 * commit with the trailers that the test wants. Each program includes this once.
 */
#ifndef TESTS_AUDIT_LEDGER_H
#define TESTS_AUDIT_LEDGER_H

#include "base/arena.h"
#include "base/decimal.h"
#include "base/text.h"
#include "book/assess.h"
#include "book/totals.h"
#include "store/change.h"
#include "store/history.h"
#include "store/store.h"

#include <check.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { ZONE = 8 * 3600 };

struct ledger {
    struct run run;
    struct store *store;
    char *root; /* of the scratch folder; the ledger is root/ledger */
    struct edit edits[64];
    size_t edit_count;
    struct trailer trailers[64];
    size_t trailer_count;
    const char *subject;
};

static inline void ledger_day(struct ledger *ledger, const char *day)
{
    struct date date;

    ck_assert(date_parse(day, strlen(day), &date));
    ledger->run.today = date;
    ledger->run.offset = ZONE;
    ledger->run.now = (int64_t)date_days(date) * 86400 + 10 * 3600 - ZONE;
}

static inline void show_findings(const struct run *run)
{
    for (size_t i = 0; i < run->count; i++)
        fprintf(stderr, "# [%s] %s:%d: %s\n", run->findings[i].code,
                run->findings[i].spot.file ? run->findings[i].spot.file : "",
                run->findings[i].spot.line, run->findings[i].message);
}

#define must(ledger, call)                                                                         \
    do {                                                                                           \
        enum status must_status = (call);                                                          \
        if (must_status != STATUS_OK)                                                              \
            show_findings(&(ledger)->run);                                                         \
        ck_assert_int_eq(must_status, STATUS_OK);                                                  \
    } while (0)

__attribute__((format(printf, 2, 3))) static inline void shell(struct ledger *ledger,
                                                               const char *format, ...)
{
    char command[4096];
    va_list args;

    va_start(args, format);
    int length = vsnprintf(command, sizeof command, format, args);
    va_end(args);
    ck_assert(length > 0 && (size_t)length < sizeof command);
    int status = system(command);
    if (status)
        fprintf(stderr, "# failed in %s: %s\n", ledger->root, command);
    ck_assert_int_eq(status, 0);
}

static inline void ledger_make(struct ledger *ledger)
{
    const char *base = getenv("TMPDIR");
    struct arena *arena = arena_new(NULL);

    memset(ledger, 0, sizeof *ledger);
    ledger->run.arena = arena;
    ledger->root = arena_printf(arena, "%s/audit-XXXXXX", base ? base : "/tmp");
    ck_assert_ptr_nonnull(mkdtemp(ledger->root));
    ck_assert_int_eq(setenv("HOME", ledger->root, 1), 0);
    unsetenv("XDG_CONFIG_HOME");
    shell(ledger, "git config --global user.name treasurer && "
                  "git config --global user.email treasurer@example.org");
    ledger_day(ledger, "2026-01-01");
    must(ledger, store_create(&ledger->run, arena_printf(arena, "%s/ledger", ledger->root),
                              &ledger->store));
}

static inline void ledger_free(struct ledger *ledger)
{
    store_close(ledger->store);
    shell(ledger, "rm -rf '%s'", ledger->root);
    arena_free(ledger->run.arena);
}

/* The last commit, or a snapshot of nothing. */
static inline struct snapshot *ledger_head(struct ledger *ledger)
{
    struct snapshot *snapshot = NULL;
    const size_t since = ledger->run.count;

    if (store_head(&ledger->run, ledger->store, &snapshot) != STATUS_OK) {
        ledger->run.count = since;
        must(ledger, store_nothing(&ledger->run, ledger->store, &snapshot));
    }
    return snapshot;
}

/* The last commit with what is pending laid over it. */
static inline struct snapshot *ledger_pending(struct ledger *ledger)
{
    struct snapshot *overlay = NULL;

    must(ledger, snapshot_overlay(&ledger->run, ledger_head(ledger), ledger->edits,
                                  ledger->edit_count, &overlay));
    return overlay;
}

/* `bytes` NULL removes the file. */
static inline void ledger_put(struct ledger *ledger, const char *path, const char *bytes)
{
    size_t i = 0;

    while (i < ledger->edit_count && strcmp(ledger->edits[i].path, path) != 0)
        i++;
    ck_assert(i < sizeof ledger->edits / sizeof *ledger->edits);
    ledger->edits[i] = (struct edit){arena_dup(ledger->run.arena, path),
                                     bytes ? arena_dup(ledger->run.arena, bytes) : NULL,
                                     bytes ? strlen(bytes) : 0};
    ledger->edit_count += i == ledger->edit_count;
}

static inline const char *ledger_bytes(struct ledger *ledger, const char *path)
{
    struct blob blob;

    must(ledger, snapshot_read(&ledger->run, ledger_pending(ledger), path, &blob));
    return blob.found ? blob.bytes : "";
}

__attribute__((format(printf, 3, 4))) static inline void
ledger_add(struct ledger *ledger, const char *path, const char *format, ...)
{
    struct text text = text_new(ledger->run.arena);
    char line[4096];
    va_list args;

    va_start(args, format);
    int length = vsnprintf(line, sizeof line, format, args);
    va_end(args);
    ck_assert(length > 0 && (size_t)length < sizeof line);
    text_add(&text, ledger_bytes(ledger, path));
    text_add(&text, line);
    text_char(&text, '\n');
    ledger_put(ledger, path, text.at);
}

static inline void ledger_trailer(struct ledger *ledger, const char *key, const char *value)
{
    ck_assert(ledger->trailer_count < sizeof ledger->trailers / sizeof *ledger->trailers);
    ledger->trailers[ledger->trailer_count++] =
        (struct trailer){key, arena_dup(ledger->run.arena, value)};
}

static inline enum status ledger_build(struct run *run, const struct snapshot *head, void *context,
                                       struct change *out)
{
    struct ledger *ledger = context;

    (void)run;
    (void)head;
    *out = (struct change){.subject = ledger->subject,
                           .trailers = ledger->trailers,
                           .trailer_count = ledger->trailer_count,
                           .edits = ledger->edits,
                           .edit_count = ledger->edit_count};
    return STATUS_OK;
}

/* Commits what is pending with exactly the trailers that were given. */
static inline void ledger_commit_bare(struct ledger *ledger, const char *subject)
{
    struct outcome outcome;

    ledger->subject = subject;
    must(ledger, store_change(&ledger->run, ledger->store, NULL, ledger_build, ledger, &outcome));
    ck_assert(!outcome.nothing);
    ledger->edit_count = ledger->trailer_count = 0;
}

/* The same as a command would: `records`, separated by blanks, are named. */
static inline void ledger_commit(struct ledger *ledger, const char *subject, const char *records)
{
    while (*records) {
        size_t length = strcspn(records, " ");
        ledger_trailer(ledger, "Ledger-Record", arena_dupn(ledger->run.arena, records, length));
        records += length + (records[length] == ' ');
    }
    ledger_trailer(ledger, "Ledger-Command", "test");
    ledger_commit_bare(ledger, subject);
}

/* What every test's ledger begins with: three units of building 3, two items, four places. */
static inline void ledger_found(struct ledger *ledger)
{
    ledger_put(ledger, ".gitignore", "private/\n");
    ledger_put(ledger, "compound.yaml",
               "version: 1\nname: \"Guiyuan\"\ncurrency: CNY\nlanguage: en\n"
               "timezone: \"Asia/Shanghai\"\nopened: 2026-01\nrules:\n  group_minimum: 5\n"
               "  approval_above: 1000.00\n  credit_fund: operating\n");
    ledger_put(ledger, "units/3.yaml",
               "- {unit: 3-101, kind: flat, area: 100.00, source: registered, owner: o001, from: "
               "2026-01-01}\n"
               "- {unit: 3-102, kind: flat, area: 81.37, source: registered, owner: o002, from: "
               "2026-01-01}\n"
               "- {unit: 3-201, kind: villa, area: 210.55, source: surveyed, owner: o003, from: "
               "2026-01-01}\n");
    ledger_put(ledger, "tariffs.yaml",
               "- {item: property, name: \"Property fee\", by: area, rates: {flat: 1.60, villa: "
               "2.20}, fund: operating, from: 2026-01}\n"
               "- {item: parking, name: \"Parking\", by: unit, rates: {flat: 50.00, villa: "
               "75.00}, fund: common, from: 2026-01}\n");
    ledger_put(ledger, "funds.yaml",
               "funds:\n"
               "  - {fund: operating, name: \"Operating\", kind: operating}\n"
               "  - {fund: common, name: \"Common income\", kind: common}\n"
               "places:\n"
               "  - {place: bank, name: \"Bank\", kind: bank, holder: compound}\n"
               "  - {place: wechat, name: \"WeChat\", kind: wechat, holder: compound}\n"
               "  - {place: cash, name: \"Cash box\", kind: cash, holder: compound}\n"
               "categories:\n"
               "  - {category: cleaning, name: \"Cleaning\", group: service}\n"
               "  - {category: repair, name: \"Repair\", group: repair}\n");
    ledger_commit(ledger, "compound: found Guiyuan", "");
}

/* Adds the charge record and the computed roll of a month, booked today, to what is pending. */
static inline void ledger_assess(struct ledger *ledger, const char *month, const char *due,
                                 const char *id)
{
    struct book *book = NULL;
    struct roll roll = {0};
    struct month which;
    struct date day;
    char amount[DECIMAL_SIZE], today[DATE_SIZE];
    int64_t total = 0;
    struct run *run = &ledger->run;

    ck_assert(month_parse(month, strlen(month), &which) && date_parse(due, strlen(due), &day));
    must(ledger, book_open(run, ledger_pending(ledger), &book));
    must(ledger, book_records(run, book));
    must(ledger, assess_month(run, book, which, day, &roll));
    roll.id = id;
    for (size_t i = 0; i < roll.totals.count; i++)
        total += roll.totals.item[i];
    struct text text = text_new(run->arena);
    yaml_write_map(&text, &kind_roll, &roll);
    ledger_put(ledger, path_roll(run, which), text.at);
    ledger_add(ledger, path_daybook(run, "fees", run->today),
               "- {id: %s, date: %s, month: %s, total: %s}", id, date_text(run->today, today),
               month, decimal_text(total, MONEY_PLACES, amount));
}

/* Adds the closing of a month, computed from what is pending, booked today. */
static inline void ledger_close(struct ledger *ledger, const char *month, const char *id)
{
    struct closing closing = {0};
    struct book *book = NULL;
    struct month which;
    struct run *run = &ledger->run;

    ck_assert(month_parse(month, strlen(month), &which));
    must(ledger, book_open(run, ledger_pending(ledger), &book));
    must(ledger, closing_compute(run, book, which, &closing));
    closing.id = id;
    closing.date = run->today;
    closing.month = which;
    struct text text = text_new(run->arena);
    const char *path = path_period(run, which);
    text_add(&text, ledger_bytes(ledger, path));
    yaml_write_item(&text, &kind_closing, &closing);
    ledger_put(ledger, path, text.at);
}

/* Two months of ordinary life: assessed, paid, spent, January closed. Ends on 2026-03-02. */
static inline void ledger_live(struct ledger *ledger)
{
    ledger_found(ledger);
    ledger_day(ledger, "2026-01-02");
    ledger_add(ledger, "funds/2026/01/02.yaml",
               "- {id: O260102-001, date: 2026-01-01, amount: 5000.00, place: bank, fund: "
               "operating}");
    ledger_commit(ledger, "funds: open bank with 5000.00 (O260102-001)", "O260102-001");
    ledger_day(ledger, "2026-01-05");
    ledger_assess(ledger, "2026-01", "2026-01-20", "C260105-001");
    ledger_commit(ledger, "fees: assess 2026-01 (C260105-001)", "C260105-001");
    ledger_day(ledger, "2026-01-10");
    ledger_add(ledger, "fees/2026/01/10.yaml",
               "- {id: P260110-001, date: 2026-01-10, unit: 3-101, amount: 300.00, via: wechat}");
    ledger_commit(ledger, "fees: receive 300.00 from 3-101 (P260110-001)", "P260110-001");
    ledger_add(ledger, "fees/2026/01/10.yaml",
               "- {id: P260110-002, date: 2026-01-09, amount: 180.19, via: bank, ref: \"77\"}");
    ledger_commit(ledger, "fees: receive 180.19, unidentified (P260110-002)", "P260110-002");
    ledger_day(ledger, "2026-01-12");
    ledger_add(ledger, "fees/2026/01/12.yaml",
               "- {id: I260112-001, date: 2026-01-12, of: P260110-002, unit: 3-102}");
    ledger_commit(ledger, "fees: P260110-002 is of 3-102 (I260112-001)", "I260112-001");
    ledger_day(ledger, "2026-01-15");
    ledger_add(
        ledger, "expenses/2026/01/15.yaml",
        "- {id: X260115-001, date: 2026-01-14, amount: 1200.00, category: cleaning, payee: "
        "\"Cleaners; January | flat\", fund: operating, from: bank, handler: p002, by: p001, "
        "no_voucher: \"receipt book\"}");
    ledger_commit(ledger, "expenses: enter 1200.00 (X260115-001)", "X260115-001");
    ledger_add(ledger, "expenses/2026/01/15.yaml",
               "- {id: Y260115-001, date: 2026-01-15, of: X260115-001, by: p003}");
    ledger_commit(ledger, "expenses: approve X260115-001 (Y260115-001)", "Y260115-001");
    ledger_day(ledger, "2026-01-16");
    ledger_add(ledger, "expenses/2026/01/16.yaml",
               "- {id: Z260116-001, date: 2026-01-16, of: X260115-001, from: bank}");
    ledger_commit(ledger, "expenses: pay X260115-001 (Z260116-001)", "Z260116-001");
    ledger_day(ledger, "2026-02-03");
    ledger_close(ledger, "2026-01", "K260203-001");
    ledger_commit(ledger, "compound: close 2026-01 (K260203-001)", "K260203-001");
    ledger_assess(ledger, "2026-02", "2026-02-20", "C260203-001");
    ledger_commit(ledger, "fees: assess 2026-02 (C260203-001)", "C260203-001");
    ledger_day(ledger, "2026-03-02");
}

static inline size_t count_code(const struct run *run, const char *code)
{
    size_t count = 0;

    for (size_t i = 0; i < run->count; i++)
        count += strcmp(run->findings[i].code, code) == 0;
    return count;
}

#endif
