/*
 * What the tests of operations share: a founded ledger with a few units and tariffs, a clock that
 * is set by day, and a shorthand for writing through ledger_write().
 */
#ifndef TEST_OPS_LEDGER_H
#define TEST_OPS_LEDGER_H

#include "test_store_support.h"

#include "base/decimal.h"
#include "book/book.h"
#include "book/check.h"
#include "book/ledger.h"
#include "book/operations.h"
#include "book/work.h"
#include "cases/meeting_operations.h"

struct ops {
    struct fixture fixture;
    struct run *run;
    struct written written;
    const char *allow_personal, *message, *operation, *command;
    bool dry_run;
};

__attribute__((unused)) static struct date day_of(const char *text)
{
    struct date date = {0};

    ck_assert_msg(!*text || date_parse(text, strlen(text), &date), "'%s'", text);
    return date;
}

__attribute__((unused)) static struct month month_of(const char *text)
{
    struct month month;

    ck_assert_msg(month_parse(text, strlen(text), &month), "'%s'", text);
    return month;
}

/* Noon of a day in Shanghai. */
__attribute__((unused)) static void on(struct ops *ops, const char *day)
{
    set_clock(ops->run, (int64_t)date_days(day_of(day)) * DAY + 4 * 3600);
}

/* Forgets earlier findings, so that each write is judged by its own. */
__attribute__((unused)) static enum status book_it(struct ops *ops, ledger_builder *build,
                                                   const void *context)
{
    struct write_options options = {.operation = ops->operation,
                                    .message = ops->message,
                                    .command = ops->command ? ops->command : "test",
                                    .allow_personal = ops->allow_personal,
                                    .dry_run = ops->dry_run};

    ops->run->count = 0;
    return ledger_write(ops->run, ops->fixture.store, &options, build, (void *)(uintptr_t)context,
                        &ops->written);
}

#define assert_booked(ops, build, ...)                                                             \
    assert_done((ops)->run, book_it((ops), (build), &(__VA_ARGS__)))

/* Refused with this status and a finding of this code. */
#define assert_refused(ops, status_wanted, code_wanted, build, ...)                                \
    do {                                                                                           \
        enum status status_ = book_it((ops), (build), &(__VA_ARGS__));                             \
        if (status_ != (status_wanted) || !has_finding((ops)->run, (code_wanted)))                 \
            show_findings((ops)->run);                                                             \
        ck_assert_int_eq(status_, (status_wanted));                                                \
        ck_assert(has_finding((ops)->run, (code_wanted)));                                         \
    } while (0)

/* A file of the last commit; "" when there is none. */
__attribute__((unused)) static const char *file_of(struct ops *ops, const char *path)
{
    struct snapshot *head;
    struct blob blob;

    assert_done(ops->run, store_head(ops->run, ops->fixture.store, &head));
    assert_done(ops->run, snapshot_read(ops->run, head, path, &blob));
    return blob.found ? blob.bytes : "";
}

/* A decision that was taken before the books began. */
__attribute__((unused)) static void adopt(struct ops *ops, const char *decision)
{
    const struct adopt_input input = {.adoption = {.decision = decision,
                                                   .date = {2025, 6, 30},
                                                   .kind = "assembly",
                                                   .title = "self-management"}};

    assert_booked(ops, adopt_decision, input);
}

__attribute__((unused)) static void assert_sound(struct ops *ops)
{
    struct snapshot *head;

    ops->run->count = 0;
    assert_done(ops->run, store_head(ops->run, ops->fixture.store, &head));
    assert_done(ops->run, check_snapshot(ops->run, head));
    ck_assert_str_eq(
        output(ops->run->arena, "git -C '%s' status --porcelain 2>&1", ops->fixture.ledger), "");
}

__attribute__((unused)) static void ops_open(struct ops *ops, const char *day)
{
    memset(ops, 0, sizeof *ops);
    fixture_open(&ops->fixture);
    ops->run = &ops->fixture.run;
    on(ops, day);
}

__attribute__((unused)) static void ops_close(struct ops *ops)
{
    fixture_close(&ops->fixture);
}

/* Founded in October 2026: three villas and a flat, fees by area, water shared. */
__attribute__((unused)) static void ops_found(struct ops *ops)
{
    static struct unit units[] = {
        {.unit = "3-101", .kind = "villa", .area = 20000, .source = "registered", .owner = "o031"},
        {.unit = "3-102", .kind = "villa", .area = 15000, .source = "registered", .owner = "o032"},
        {.unit = "1-201", .kind = "flat", .area = 9000, .source = "registered", .owner = "o011"},
        {.unit = "1-101", .kind = "villa", .area = 10000, .source = "surveyed", .owner = "o010"},
    };
    static struct pair rates[] = {{"villa", 22000}, {"flat", 16000}};
    const struct compound compound = {.name = "桂园", .opened = {2026, 10}};
    const struct unit_input input = {.units = units, .count = 4, .source = "units.csv"};
    const struct tariff property = {
        .item = "property", .by = "area", .rates = {rates, 2}, .from = {2026, 10}};
    const struct tariff water = {.item = "water", .split = "area", .from = {2026, 10}};

    ops_open(ops, "2026-10-01");
    assert_booked(ops, found_compound, compound);
    assert_booked(ops, add_units, input);
    assert_booked(ops, set_tariff, property);
    assert_booked(ops, set_tariff, water);
}

#endif
