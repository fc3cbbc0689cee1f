#include "report/span.h"

#include "base/arena.h"

#include <stdio.h>
#include <string.h>

struct span span_of_month(struct month month)
{
    return (struct span){SPAN_MONTH, month, month};
}

struct span span_of_quarter(struct month month)
{
    const struct month first = month_add(month, -((month.month - 1) % 3));

    return (struct span){SPAN_QUARTER, first, month_add(first, 2)};
}

struct span span_of_year(struct month month)
{
    const struct month first = month_add(month, 1 - month.month);

    return (struct span){SPAN_YEAR, first, month_add(first, 11)};
}

bool span_read(const char *text, struct span *out)
{
    const size_t length = strlen(text);
    struct month month;

    if (month_parse(text, length, &month))
        *out = span_of_month(month);
    else if (quarter_parse(text, length, &month))
        *out = span_of_quarter(month);
    else if (year_parse(text, length, &month))
        *out = span_of_year(month);
    else
        return false;
    return true;
}

char *span_text(struct span span, char out[static SPAN_SIZE])
{
    month_text(span.first, out);
    if (span.kind == SPAN_YEAR)
        out[4] = '\0';
    if (span.kind == SPAN_QUARTER) {
        out[5] = 'Q';
        out[6] = (char)('1' + (span.first.month - 1) / 3);
    }
    return out;
}

const char *span_kind_name(enum span_kind kind)
{
    static const char *const names[] = {"month", "quarter", "year"};

    return names[kind];
}

static const char *say_quarter(struct run *run, enum language language, struct span span)
{
    static const char *const english[] = {"first", "second", "third", "fourth"};
    static const char *const chinese[] = {"一", "二", "三", "四"};
    const int at = (span.first.month - 1) / 3;

    if (language == LANGUAGE_ZH)
        return arena_printf(run->arena, "%d年第%s季度", span.first.year, chinese[at]);
    return arena_printf(run->arena, "the %s quarter of %d", english[at], span.first.year);
}

const char *say_span(struct run *run, enum language language, struct span span)
{
    switch (span.kind) {
    case SPAN_QUARTER:
        return say_quarter(run, language, span);
    case SPAN_YEAR:
        return arena_printf(run->arena, language == LANGUAGE_ZH ? "%d年" : "%d", span.first.year);
    case SPAN_MONTH:
        break;
    }
    return say_month(run, language, span.first);
}
