/*
 * The small values: what is parsed prints as the same text, orders are orders, sums are kept. The
 * lines of the input are texts; for arithmetic they are numbers.
 */
#include "fuzz.h"

#include "base/arena.h"
#include "base/decimal.h"
#include "base/split.h"
#include "base/text.h"
#include "base/utf8.h"
#include "cli/clock.h"
#include "cli/inputs.h"
#include "cli/show.h"
#include "record/id.h"
#include "record/privacy.h"
#include "record/records.h"

#include <stdlib.h>
#include <string.h>

__extension__ typedef __int128 wide;

enum { LINES = 16 };

static void try_names(const char *text)
{
    struct record_id id;
    char printed[ID_SIZE], building[17];

    if (id_parse(text, &id))
        want_equal("an id", id_text(id, printed), text);
    if (is_unit(text)) {
        want(is_building(unit_building(text, building)), "'%s' is in a building", text);
        want(unit_compare(text, text) == 0, "'%s' is itself", text);
    }
    struct date day = {0};
    if (file_kind_of(text, &day))
        want(date_is_none(day) || (date_compare(date_from_days(date_days(day)), day) == 0),
             "the day of '%s' exists", text);
}

static void try_dates(const char *text)
{
    char printed[DATE_SIZE], month_printed[MONTH_SIZE];
    struct date date;
    struct month month;

    if (date_parse(text, strlen(text), &date)) {
        want_equal("a date", date_text(date, printed), text);
        want(date_compare(date_from_days(date_days(date)), date) == 0, "'%s' has a number", text);
    }
    if (month_parse(text, strlen(text), &month)) {
        want_equal("a month", month_text(month, month_printed), text);
        want(month_compare(month_from_index(month_index(month)), month) == 0, "'%s' has a number",
             text);
        want(month_compare(date_month(month_last(month)), month) == 0, "'%s' has an end", text);
    }
}

static void try_decimals(const char *text)
{
    char printed[DECIMAL_SIZE], grouped[DECIMAL_SIZE];
    int64_t value, again;

    for (int places = 0; places <= RATE_PLACES; places++) {
        if (!decimal_parse_loose(text, strlen(text), places, &value)) {
            want(!decimal_parse(text, strlen(text), places, &again), "'%s' is no number", text);
            continue;
        }
        want(llabs(value) <= DECIMAL_LIMIT, "'%s' is within the limit", text);
        decimal_text(value, places, printed);
        want(decimal_parse(printed, strlen(printed), places, &again) && again == value,
             "'%s' is '%s'", text, printed);
        if (decimal_parse(text, strlen(text), places, &again))
            want_equal("a number", printed, text);
        size_t length = 0;
        decimal_grouped(value, places, grouped);
        for (const char *at = grouped; *at; at++)
            if (*at != ',')
                grouped[length++] = *at;
        grouped[length] = '\0';
        want_equal("a number in groups", grouped, printed);
    }
    if (span_parse(text, &value, &again))
        want(value >= 0 && again >= 0, "readings are not negative");
}

static void try_texts(struct run *run, const char *text)
{
    struct text shown = text_new(run->arena);
    size_t length = strlen(text), at = 0;
    struct personal_hit hit;

    show_escaped(&shown, text, true);
    want(utf8_check(shown.at, shown.length, NULL) == UTF8_FINE, "'%s' is harmless", shown.at);
    for (size_t before = 0; personal_next(text, length, &at, &hit); before = at)
        want(hit.length && hit.start <= length && hit.length <= length - hit.start && at > before &&
                 *personal_text(hit.what),
             "a hit at %zu, %zu bytes, of %zu", hit.start, hit.length, length);
    if (utf8_check(text, length, NULL))
        return;
    const char *composed = utf8_nfc(run->arena, text);
    want(composed != NULL, "'%s' has a normal form", text);
    want_equal("a normal form", utf8_nfc(run->arena, composed), composed);
    want(utf8_length(text, length) <= length, "no more characters than bytes");
    want(utf8_width(text) <= 2 * length, "no more columns than two a byte");
}

static void try_clock(struct run *run, const char *text)
{
    struct run clock = {.arena = run->arena};

    if (clock_start(&clock, text))
        want(clock.count > 0, "a clock that is refused has a finding");
    else
        want(clock.count == 0 && !date_is_none(clock.today), "a clock has a day");
    want_findings(&clock);
}

static int sign_of(int value)
{
    return (value > 0) - (value < 0);
}

static void try_order(const char *a, const char *b, const char *c)
{
    int ab = sign_of(unit_compare(a, b)), bc = sign_of(unit_compare(b, c));

    want(ab == -sign_of(unit_compare(b, a)), "'%s' and '%s' have an order", a, b);
    if (ab == bc)
        want(sign_of(unit_compare(a, c)) == ab, "'%s', '%s' and '%s' have an order", a, b, c);
    if (is_unit(a) && is_unit(b))
        want((ab == 0) == (strcmp(a, b) == 0), "'%s' and '%s' are two", a, b);
}

static void try_distance(const char *a, const char *b)
{
    enum { LONG = 64 };
    if (strlen(a) > LONG || strlen(b) > LONG)
        return;
    size_t distance = text_distance(a, b);
    want(distance == text_distance(b, a), "'%s' and '%s' are as far apart", a, b);
    want((distance == 0) == (strcmp(a, b) == 0), "'%s' and '%s' are %zu apart", a, b, distance);
}

static void try_scale(int64_t value, int64_t numerator, int64_t denominator)
{
    int64_t scaled;

    if (!decimal_scale(value, numerator, denominator, &scaled))
        return;
    wide rest = (wide)scaled * denominator - (wide)value * numerator;
    want(2 * (rest < 0 ? -rest : rest) <= denominator, "%lld is rounded", (long long)scaled);
}

static void try_split(struct run *run, int64_t total, const int64_t *weight, size_t count)
{
    int64_t *share = arena_array(run->arena, count, sizeof *share);
    wide weights = 0, shares = 0;

    if (!split_exact(run->arena, total, weight, count, share))
        return;
    for (size_t i = 0; i < count; i++)
        weights += weight[i];
    for (size_t i = 0; i < count; i++) {
        wide rest = (wide)total * weight[i] - (wide)share[i] * weights;
        shares += share[i];
        want(rest < weights && -rest < weights, "share %zu is less than one beside", i);
        want(weight[i] > 0 || share[i] == 0, "share %zu of nothing is nothing", i);
    }
    want(shares == total, "the shares add up");
}

static void try_values(const uint8_t *bytes, size_t size)
{
    struct run run = fuzz_run();
    struct feed feed = feed_of(bytes, size), numbers = feed;
    const char *line[LINES] = {NULL};
    int64_t number[LINES] = {0};
    size_t count = 0;

    while (count < LINES && (line[count] = feed_line(&feed, run.arena)))
        count++;
    for (size_t i = 0; i < count; i++) {
        number[i] = feed_number(&numbers, run.arena);
        try_names(line[i]);
        try_dates(line[i]);
        try_decimals(line[i]);
        try_texts(&run, line[i]);
        try_clock(&run, line[i]);
        if (i > 0)
            try_distance(line[i - 1], line[i]);
    }
    if (count > 2) {
        try_order(line[0], line[1], line[2]);
        try_scale(number[0], number[1], number[2]);
        try_split(&run, number[0], number + 1, count - 1);
    }
    arena_free(run.arena);
}

const struct harness harness_values = {"values", try_values};
