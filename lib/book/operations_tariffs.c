/* How items are charged from a month on. */
#include "book/operations_common.h"

#include "base/arena.h"
#include "book/parking.h"

#include <string.h>

/* Names and funds of usual items, for a first tariff that gives none. */
static const struct usual {
    const char *item, *chinese, *english, *fund;
} usual_items[] = {
    {"property", "物业费", "property fee", "operating"},
    {"water", "公摊水费", "shared water", "utilities"},
    {"electricity", "公摊电费", "shared electricity", "utilities"},
    {"parking", "停车费", "parking", "common"},
    {"waste", "垃圾费", "waste collection", "operating"},
};

static const struct usual *find_usual(const char *item)
{
    for (size_t i = 0; i < sizeof usual_items / sizeof usual_items[0]; i++)
        if (strcmp(usual_items[i].item, item) == 0)
            return &usual_items[i];
    return NULL;
}

/* The last line of the item, whose members hold where none are given. */
static const struct tariff *last_line(const struct book *book, const char *item)
{
    const struct tariff *last = NULL;

    for (size_t i = 0; i < book->tariff_count; i++) {
        const struct tariff *line = book->tariffs[i];
        if (strcmp(line->item, item) == 0 && (!last || month_compare(line->from, last->from) > 0))
            last = line;
    }
    return last;
}

static void keep(struct tariff *tariff, const struct tariff *old)
{
    tariff->name = tariff->name ? tariff->name : old->name;
    tariff->fund = tariff->fund ? tariff->fund : old->fund;
    tariff->by = tariff->by ? tariff->by : old->by;
    bool same_way = strcmp(tariff->by, old->by) == 0;
    if (same_way && !tariff->rates.count)
        tariff->rates = old->rates;
    if (same_way && !tariff->split)
        tariff->split = old->split;
    if (same_way && !tariff->meter)
        tariff->meter = old->meter;
    if (same_way && !tariff->vacant)
        tariff->vacant = old->vacant;
    if (same_way && old->rates.item == tariff->rates.item && !tariff->steps.count)
        tariff->steps = old->steps;
    if (same_way && !tariff->part)
        tariff->part = old->part;
    if (!tariff->buildings.count && !tariff->units.count) {
        tariff->buildings = old->buildings;
        tariff->units = old->units;
    }
}

static void complete(const struct run *run, const struct book *book, struct tariff *tariff)
{
    const struct tariff *old = last_line(book, tariff->item);
    const struct usual *usual = find_usual(tariff->item);
    bool chinese = strcmp(book->compound->language, "zh-CN") == 0;

    if (!tariff->by && tariff->split)
        tariff->by = "share";
    if (month_is_none(tariff->from))
        tariff->from = date_month(run->today);
    if (old)
        keep(tariff, old);
    if (!tariff->name)
        tariff->name = !usual ? tariff->item : chinese ? usual->chinese : usual->english;
    bool share = tariff->by && strcmp(tariff->by, "share") == 0;
    if (!tariff->fund)
        tariff->fund = usual ? usual->fund : share ? "utilities" : "operating";
    if (share && !tariff->split)
        tariff->split = "area";
}

static enum status refuse(struct run *run, const char *code, const char *hint, const char *item,
                          const char *what)
{
    return fail(run, STATUS_REFUSED, code, hint, "the tariff of '%s' %s", item, phrase(run, what));
}

/* What belongs to a meter, to a vacant unit and to a split by usage, and to nothing else. */
static enum status check_meters(struct run *run, const struct tariff *tariff)
{
    const bool usage = tariff->split && strcmp(tariff->split, "usage") == 0;
    const bool by_rate = strcmp(tariff->by, "area") == 0 || strcmp(tariff->by, "unit") == 0;
    const char *what = tariff_fault(tariff);
    enum status status = STATUS_OK;

    if (tariff->steps.count && strcmp(tariff->by, "meter") != 0)
        status = refuse(run, "tariff-shape", "leave --step out, or charge it --by meter",
                        tariff->item, "has steps, but no meter");
    if (tariff->vacant && !by_rate)
        status = refuse(run, "tariff-shape", "leave --vacant out, or charge it --by area or unit",
                        tariff->item, "is lower for vacant units, but is no fixed fee");
    if (usage != (tariff->meter != NULL))
        status = refuse(run, "tariff-shape", "give both --split usage and --meter ITEM, or neither",
                        tariff->item, "is split by usage and names no meter, or the other way");
    if (what)
        status = refuse(run, "tariff-shape",
                        "steps begin above zero and rise; a vacant unit owes more than nothing and "
                        "at most 1.00 of the fee",
                        tariff->item, what);
    return status;
}

static enum status check_shape(struct run *run, const struct book *book,
                               const struct tariff *tariff)
{
    bool share = strcmp(tariff->by, "share") == 0;
    enum status status = STATUS_OK;

    if (share && tariff->rates.count)
        status = refuse(run, "tariff-shape", "leave the rates out, or charge it --by area or unit",
                        tariff->item, "is a share of bills and has rates");
    status = status_join(status, check_meters(run, tariff));
    if (!share && tariff->split)
        status = refuse(run, "tariff-shape", "leave --split out, or charge it --by share",
                        tariff->item, "has rates and is split");
    if (!share && !tariff->rates.count)
        status = refuse(run, "tariff-rates", "give a rate per kind of unit: --rate villa=2.20",
                        tariff->item, "has no rate");
    if (tariff->part && strcmp(tariff->by, "space") != 0)
        status = refuse(run, "tariff-shape", "leave --part out, or charge it --by space",
                        tariff->item, "has a rule for parts of a month and is not by space");
    if (book->compound->rules->parking_decision && strcmp(tariff->by, "space") == 0 &&
        !tariff->decision)
        status = refuse(run, "decision-missing",
                        "name the decision of the owners, such as --decision D2026-07 (art. 278: "
                        "three quarters)",
                        tariff->item, "charges for parking without a decision");
    if (book_fund(book, tariff->fund) < 0)
        status = fail(run, STATUS_REFUSED, "unknown-fund",
                      "look at funds.yaml for the names there are, or add it there first",
                      "there is no fund '%s'", tariff->fund);
    for (size_t i = 0; i < tariff->units.count; i++)
        if (book_unit(book, tariff->units.item[i]) < 0)
            status = fail(run, STATUS_REFUSED, "unknown-unit", "look at the folder units/",
                          "there is no unit '%s'", tariff->units.item[i]);
    return status;
}

/* What was charged, or closed, stands. A roll is never of a month that has not begun. */
static enum status check_from(struct run *run, const struct book *book, struct draft *draft,
                              struct month from)
{
    struct month last = date_month(run->today);

    for (struct month month = from; month_compare(month, last) <= 0; month = month_add(month, 1)) {
        bool assessed;
        enum status status = is_assessed(draft, month, &assessed);
        if (status)
            return status;
        if (assessed || book_is_closed(book, month))
            return fail(run, STATUS_REFUSED, "tariff-late", "begin the tariff in a later month",
                        "the month %s is already %s", month_name(run, month),
                        phrase(run, assessed ? "assessed" : "closed"));
    }
    return STATUS_OK;
}

/* Where the line stands that is in force in the month; `count` when there is none. */
static size_t line_in_force(const struct items *items, const char *item, struct month month)
{
    for (size_t i = 0; i < items->count; i++) {
        const struct tariff *line = items->item[i].record;
        if (strcmp(line->item, item) == 0 && month_compare(line->from, month) <= 0 &&
            (month_is_none(line->to) || month_compare(month, line->to) <= 0))
            return i;
    }
    return items->count;
}

static enum status check_later(struct run *run, const struct items *items,
                               const struct tariff *tariff)
{
    for (size_t i = 0; i < items->count; i++) {
        const struct tariff *line = items->item[i].record;
        if (strcmp(line->item, tariff->item) == 0 && month_compare(line->from, tariff->from) > 0)
            return fail(run, STATUS_REFUSED, "tariff-later",
                        "begin the new one later, or mend tariffs.yaml by hand",
                        "the item '%s' has a later tariff already, from %s", tariff->item,
                        month_name(run, line->from));
    }
    return STATUS_OK;
}

/* Ends the line in force the month before; a line that would begin in the same month was never
 * used and gives way. */
static enum status rewrite(struct run *run, struct draft *draft, const struct tariff *tariff)
{
    const char *path = "tariffs.yaml";
    struct items items;
    struct blob blob;
    enum status status = draft_read(draft, path, &blob);

    if (status)
        return status;
    struct source source = {path, blob.found ? blob.bytes : "", blob.found ? blob.size : 0};
    status = yaml_read_list(run, &source, file_kind_of(path, NULL), &items);
    if (!status)
        status = check_later(run, &items, tariff);
    if (status)
        return status;
    size_t at = line_in_force(&items, tariff->item, tariff->from);
    if (at == items.count)
        return draft_add(draft, path, &kind_tariff, tariff);
    struct tariff old = *(const struct tariff *)items.item[at].record;
    bool replaces = month_compare(old.from, tariff->from) == 0;
    old.to = month_add(tariff->from, -1);
    struct text text =
        yaml_replace(run, &source, &items, at, &kind_tariff, replaces ? tariff : &old);
    draft_file(draft, path, text.at, text.length);
    return replaces ? STATUS_OK : draft_add(draft, path, &kind_tariff, tariff);
}

static bool has_rate(const struct tariff *tariff, const char *kind)
{
    for (size_t i = 0; i < tariff->rates.count; i++)
        if (strcmp(tariff->rates.item[i].key, kind) == 0)
            return true;
    return false;
}

/* The same for the permits there are; spaces that nobody may use need no rate. */
static void warn_of_space(struct run *run, const struct book *book, const struct tariff *tariff)
{
    for (size_t i = 0; i < book->permit_count; i++) {
        const struct permit *permit = book->permits[i];
        if (space_rate(book, &tariff->rates, permit) ||
            (!date_is_none(permit_last(permit)) &&
             date_compare(permit_last(permit), month_first(tariff->from)) < 0))
            continue;
        warn_at(run, (struct spot){.file = NULL}, SEVERITY_WARNING, "rate-missing",
                "give the rates of all kinds: --rate KIND=RATE, 0.00 for those that pay nothing",
                "'%s' has no rate for the parking space '%s' of '%s'", tariff->item, permit->space,
                permit->unit);
        return;
    }
}

/* New rates take the place of all the old ones: whoever gives the one that rises loses the
 * others, and would hear of it only when the month is assessed. */
static void warn_of_kind(struct run *run, const struct book *book, const struct tariff *tariff)
{
    if (!tariff->rates.count)
        return;
    if (strcmp(tariff->by, "space") == 0) {
        warn_of_space(run, book, tariff);
        return;
    }
    for (size_t i = 0; i < book->unit_count; i++) {
        const struct unit *unit = book_unit_on(book, (int32_t)i, month_first(tariff->from));
        if (!unit || !tariff_concerns(tariff, &book->units[i]) || has_rate(tariff, unit->kind))
            continue;
        warn_at(
            run, (struct spot){.file = NULL}, SEVERITY_WARNING, "rate-missing",
            "give the rates of all kinds, also of those that stay as they are: --rate KIND=RATE",
            "'%s' has no rate for a unit of kind '%s' such as '%s'", tariff->item, unit->kind,
            unit->unit);
        return;
    }
}

enum status set_tariff(struct run *run, const struct book *book, void *context, struct draft *draft)
{
    struct tariff tariff = *(const struct tariff *)context;

    if (!tariff.item)
        return fail(run, STATUS_USAGE, "item-missing", "name the item, such as property",
                    "the tariff names no item");
    complete(run, book, &tariff);
    enum status status = record_check(run, &kind_tariff, &tariff);
    if (!status)
        status = check_shape(run, book, &tariff);
    if (!status)
        status = check_from(run, book, draft, tariff.from);
    if (!status)
        status = rewrite(run, draft, &tariff);
    if (status)
        return status;
    warn_of_kind(run, book, &tariff);
    draft_subject(draft, "fees: set the tariff of %s from %s", tariff.item,
                  month_name(run, tariff.from));
    return STATUS_OK;
}
