/* The rules about records and closings, as the newest commit has them. */
#include "audit/verify_rules.h"

#include "base/arena.h"
#include "base/decimal.h"
#include "book/check.h"
#include "book/totals.h"
#include "format/yaml.h"

#include <string.h>

/* Records may break a rule and still add up; then the books are judged all the same. What keeps
 * them from adding up was said by the rule of records. */
static bool adds_up(struct verify *verify)
{
    const size_t since = verify->run->count;
    struct fold *fold = NULL;
    enum status status = book_open(verify->run, verify->snapshot, &verify->book);

    if (!status)
        status = fold_run(verify->run, verify->book, NULL, NULL, &fold);
    verify->run->count = since;
    return !status;
}

enum status rule_records(struct verify *verify)
{
    struct run run; /* it reads all records for itself, and leaves findings only */

    run_fork(verify->run, &run);
    enum status status = check_snapshot(&run, verify->snapshot);
    run_join(verify->run, &run);
    arena_free(run.arena);
    if (!status)
        status = book_open(verify->run, verify->snapshot, &verify->book);
    verify->books_whole = !status || adds_up(verify);
    return status;
}

struct closing_judge {
    struct verify *verify;
    const struct closing *closing;
    const char *path;
    int line; /* of the closing, once something differs */
};

/* The line of a closing in its month's file; 0 when it cannot be told. */
static int closing_line(struct verify *verify, const char *path, const char *id)
{
    struct blob blob = {.found = false};
    struct items items = {.count = 0};

    if (snapshot_read(verify->run, verify->snapshot, path, &blob) != STATUS_OK || !blob.found)
        return 0;
    struct source source = {path, blob.bytes, blob.size};
    if (yaml_read_list(verify->run, &source, file_kind_of(path, NULL), &items) != STATUS_OK)
        return 0;
    for (size_t i = 0; i < items.count; i++) {
        const char *found = record_string(items.item[i].kind, items.item[i].record, "id");
        if (found && strcmp(found, id) == 0)
            return items.item[i].line;
    }
    return 0;
}

static void compare_figure(struct closing_judge *judge, const char *what, const char *name,
                           int64_t closed, int64_t computed)
{
    char a[DECIMAL_SIZE], b[DECIMAL_SIZE], month[MONTH_SIZE];

    if (closed == computed)
        return;
    if (!judge->line)
        judge->line = closing_line(judge->verify, judge->path, judge->closing->id);
    fail_at(judge->verify->run, (struct spot){.file = judge->path, .line = judge->line},
            STATUS_FOUND, "closing-differs",
            "a record was put into the closed month, or its closing was changed by hand",
            "%s was closed with %s%s%s%s of %s, but its records give %s",
            month_text(judge->closing->month, month), phrase(judge->verify->run, what),
            name ? " '" : "", name ? name : "", name ? "'" : "",
            decimal_text(closed, MONEY_PLACES, a), decimal_text(computed, MONEY_PLACES, b));
}

static int64_t pair_value(const struct pairs *pairs, const char *key)
{
    for (size_t i = 0; i < pairs->count; i++)
        if (strcmp(pairs->item[i].key, key) == 0)
            return pairs->item[i].value;
    return 0;
}

/* Figures by name, zeros left out on either side. `index` finds a name in the book, `name` the
 * name of a number; a name that the book does not have can only be worth nothing. */
static void compare_names(struct closing_judge *judge, const char *what, const struct pairs *closed,
                          const int64_t *computed, size_t count,
                          const char *(*name)(const struct book *, size_t),
                          int32_t (*index)(const struct book *, const char *))
{
    const struct book *book = judge->verify->book;

    for (size_t i = 0; i < count; i++)
        compare_figure(judge, what, name(book, i), pair_value(closed, name(book, i)), computed[i]);
    for (size_t i = 0; i < closed->count; i++)
        if (index(book, closed->item[i].key) < 0)
            compare_figure(judge, what, closed->item[i].key, closed->item[i].value, 0);
}

static const char *name_place(const struct book *book, size_t i)
{
    return book->places[i].place;
}

static const char *name_fund(const struct book *book, size_t i)
{
    return book->funds[i].fund;
}

static const char *name_item(const struct book *book, size_t i)
{
    return book->items[i];
}

static const char *name_category(const struct book *book, size_t i)
{
    return book->categories[i].category;
}

static const char *name_campaign(const struct book *book, size_t i)
{
    return book->campaigns[i]->campaign;
}

static const char *name_source(const struct book *book, size_t i)
{
    return book->sources[i]->source;
}

/* Units are many, so their figures are laid out by number first. */
static void compare_units(struct closing_judge *judge, const struct totals *totals)
{
    const struct book *book = judge->verify->book;
    struct arena *arena = judge->verify->run->arena;
    int64_t *closed = arena_array(arena, book->unit_count, sizeof *closed);

    for (size_t i = 0; i < judge->closing->units.count; i++) {
        const struct pair *pair = &judge->closing->units.item[i];
        int32_t unit = book_unit(book, pair->key);
        if (unit < 0)
            compare_figure(judge, "unit", pair->key, pair->value, 0);
        else
            closed[unit] += pair->value;
    }
    for (size_t i = 0; i < book->unit_count; i++)
        compare_figure(judge, "unit", book->units[i].code, closed[i],
                       totals->unit_receivable[i] - totals->unit_credit[i]);
}

static void compare_closing(struct closing_judge *judge, const struct totals *totals)
{
    const struct closing *closing = judge->closing;
    const struct book *book = judge->verify->book;

    compare_names(judge, N_("the place"), &closing->places, totals->place_after, book->place_count,
                  name_place, book_place);
    compare_names(judge, N_("the fund"), &closing->funds, totals->fund_after, book->fund_count,
                  name_fund, book_fund);
    compare_names(judge, N_("charges for"), &closing->charged, totals->charged, book->item_count,
                  name_item, book_item);
    compare_names(judge, N_("receipts for"), &closing->received, totals->received, book->item_count,
                  name_item, book_item);
    compare_names(judge, N_("waivers of"), &closing->waived, totals->waived, book->item_count,
                  name_item, book_item);
    compare_names(judge, N_("discounts on"), &closing->discounts, totals->discount,
                  book->item_count, name_item, book_item);
    compare_names(judge, N_("late fees on"), &closing->late, totals->late, book->item_count,
                  name_item, book_item);
    compare_names(judge, N_("spending on"), &closing->spent, totals->spent, book->category_count,
                  name_category, book_category);
    compare_names(judge, N_("gifts for"), &closing->donated, totals->donated, book->campaign_count,
                  name_campaign, book_campaign);
    compare_names(judge, "income of", &closing->earned, totals->earned, book->source_count,
                  name_source, book_source);
    compare_names(judge, N_("arrears of"), &closing->receivable, totals->receivable,
                  book->item_count, name_item, book_item);
    compare_figure(judge, "credit", NULL, closing->credit, totals->credit);
    compare_figure(judge, N_("deposits held"), NULL, closing->deposits, totals->deposits);
    compare_figure(judge, N_("unidentified receipts"), NULL, closing->unidentified,
                   totals->unidentified);
    compare_figure(judge, N_("unpaid expenses"), NULL, closing->payable, totals->payable);
    compare_units(judge, totals);
}

enum status rule_closings(struct verify *verify)
{
    const struct book *book = verify->book;
    struct arena *arena = verify->run->arena;
    struct date *from = arena_array(arena, book->period_count, sizeof *from);
    struct date *to = arena_array(arena, book->period_count, sizeof *to);
    const struct period **periods = arena_array(arena, book->period_count, sizeof(void *));
    struct totals *totals = NULL;
    struct fold *fold = NULL;
    size_t count = 0;

    for (size_t i = 0; i < book->period_count; i++) {
        const struct period *period = book_period(book, book->periods[i].month);
        if (!period || !period->closed || !period->closing)
            continue;
        periods[count] = period;
        from[count] = month_first(period->month);
        to[count] = month_last(period->month);
        count++;
    }
    if (count == 0)
        return STATUS_OK;
    enum status status = totals_compute(verify->run, verify->book, from, to, count, &totals, &fold);
    for (size_t i = 0; i < count && !status; i++) {
        struct closing_judge judge = {
            .verify = verify, .closing = periods[i]->closing, .path = periods[i]->path};
        compare_closing(&judge, &totals[i]);
    }
    return status;
}
