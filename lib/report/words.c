#include "report/words.h"

#include "base/arena.h"
#include "base/catalogue.h"
#include "base/decimal.h"

#include <inttypes.h>
#include <string.h>

enum language language_of(const char *tag)
{
    return strncmp(tag, "zh", 2) == 0 ? LANGUAGE_ZH : LANGUAGE_EN;
}

const char *say(enum language language, const char *english)
{
    return language == LANGUAGE_ZH ? catalogue_find(&catalogue_report_zh_CN, english) : english;
}

static const char *month_name(int month)
{
    static const char *const names[] = {
        "January", "February", "March",     "April",   "May",      "June",
        "July",    "August",   "September", "October", "November", "December",
    };

    return names[month - 1];
}

const char *say_month(struct run *run, enum language language, struct month month)
{
    if (language == LANGUAGE_ZH)
        return arena_printf(run->arena, "%d年%d月", month.year, month.month);
    return arena_printf(run->arena, "%s %d", month_name(month.month), month.year);
}

const char *say_date(struct run *run, enum language language, struct date date)
{
    if (language == LANGUAGE_ZH)
        return arena_printf(run->arena, "%d年%d月%d日", date.year, date.month, date.day);
    return arena_printf(run->arena, "%d %s %d", date.day, month_name(date.month), date.year);
}

const char *say_money(struct run *run, const char *currency, int64_t fen)
{
    char text[DECIMAL_SIZE];
    const char *amount = decimal_grouped(fen, MONEY_PLACES, text);
    const char *sign = fen < 0 ? "-" : "";

    amount += fen < 0;
    if (strcmp(currency, "CNY") == 0)
        return arena_printf(run->arena, "%s¥%s", sign, amount);
    return arena_printf(run->arena, "%s%s %s", sign, currency, amount);
}

const char *say_percent(struct run *run, int64_t part, int64_t of)
{
    int64_t permille, fits;

    if (of <= 0 || __builtin_mul_overflow(part, INT64_C(1000), &fits))
        return "-";
    permille = fits / of;
    return arena_printf(run->arena, "%" PRId64 ".%" PRId64 "%%", permille / 10, permille % 10);
}
