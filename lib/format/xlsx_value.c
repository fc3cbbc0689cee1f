/* Values of a spreadsheet's cells. */
#include "format/xlsx_internal.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"

#include <string.h>

enum { PRECISION = 15, EXPONENT_MAX = 20, DAY_SECONDS = 86400, EPOCH = 25569, SINCE_1904 = 1462 };

/* A number in its parts: 0.DIGITS times ten to the power of `point`. */
struct number {
    bool negative;
    char digits[40];
    size_t count;
    int point;
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool read_exponent(const char *at, int *out)
{
    bool negative = *at == '-';
    int value = 0, digits = 0;

    at += *at == '-' || *at == '+';
    for (; is_digit(*at) && digits < 4; at++, digits++)
        value = value * 10 + (*at - '0');
    *out = negative ? -value : value;
    return digits > 0 && !*at;
}

/* False when it is no number, or has more digits than are worth reading. */
static bool number_read(const char *text, struct number *out)
{
    const char *at = text;
    bool fraction = false, any = false;
    int exponent = 0;

    *out = (struct number){.negative = *at == '-'};
    at += *at == '-';
    for (; is_digit(*at) || (*at == '.' && !fraction); at++) {
        if (*at == '.') {
            fraction = true;
            continue;
        }
        any = true;
        if (!fraction && (out->count || *at != '0'))
            out->point++;
        if (fraction && !out->count && *at == '0') {
            out->point--;
            continue;
        }
        if (!out->count && *at == '0')
            continue;
        if (out->count == sizeof out->digits)
            return false;
        out->digits[out->count++] = *at;
    }
    if (*at == 'E' || *at == 'e') {
        if (!read_exponent(at + 1, &exponent))
            return false;
    } else if (*at) {
        return false;
    }
    out->point += exponent;
    return any;
}

/* To at most `count` digits, half up; zeros at the end go. */
static void number_round(struct number *number, size_t count)
{
    if (number->count > count) {
        bool up = number->digits[count] >= '5';
        number->count = count;
        while (up && number->count && number->digits[number->count - 1] == '9')
            number->count--;
        if (up && number->count)
            number->digits[number->count - 1]++;
        if (up && !number->count) {
            number->digits[number->count++] = '1';
            number->point++;
        }
    }
    while (number->count && number->digits[number->count - 1] == '0')
        number->count--;
}

const char *xlsx_number(struct run *run, const char *text)
{
    struct text out = text_new(run->arena);
    struct number number;

    if (!strpbrk(text, ".eE") || !number_read(text, &number))
        return text;
    if (number.point > PRECISION || number.point < -EXPONENT_MAX)
        return text;
    number_round(&number, PRECISION);
    if (!number.count)
        return "0";
    text_add(&out, number.negative ? "-" : "");
    if (number.point <= 0)
        text_add(&out, "0.");
    for (int i = number.point; i < 0; i++)
        text_char(&out, '0');
    for (int i = 0; i < (int)number.count || i < number.point; i++) {
        if (i == number.point && i > 0)
            text_char(&out, '.');
        text_char(&out, i < (int)number.count ? number.digits[i] : '0');
    }
    return out.at;
}

/* The fraction of a day in seconds, rounded. */
static int64_t seconds_of(const struct number *number)
{
    int64_t value = 0, scale = 1;

    for (int i = 0; i < 12; i++) {
        int at = number->point + i;
        value = value * 10 + (at >= 0 && at < (int)number->count ? number->digits[at] - '0' : 0);
        scale *= 10;
    }
    return (value * DAY_SECONDS * 2 + scale) / (scale * 2);
}

const char *xlsx_time(struct run *run, const char *text, bool since_1904)
{
    struct number number;
    int64_t days = 0;
    char iso[DATE_SIZE];

    if (!number_read(text, &number) || number.negative || number.point > 6)
        return text;
    for (int i = 0; i < number.point; i++)
        days = days * 10 + (i < (int)number.count ? number.digits[i] - '0' : 0);
    int64_t seconds = seconds_of(&number);
    if (seconds == DAY_SECONDS) {
        seconds = 0;
        days++;
    }
    const char *clock = arena_printf(run->arena, "%02d:%02d:%02d", (int)(seconds / 3600),
                                     (int)(seconds / 60 % 60), (int)(seconds % 60));
    if (days == 0 && !since_1904)
        return clock;
    days += since_1904 ? SINCE_1904 : 0;
    if (days < 61 || days > 401768) /* before March 1900 the calendar itself is wrong */
        return text;
    date_text(date_from_days((int32_t)(days - EPOCH)), iso);
    return seconds ? arena_printf(run->arena, "%s %s", iso, clock) : arena_dup(run->arena, iso);
}

bool xlsx_is_date_format(long id, const char *code)
{
    if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) ||
        (id >= 50 && id <= 58))
        return true;
    if (id < 164 || !code)
        return false;
    for (const char *at = code; *at; at++) {
        if (*at == '"' || *at == '[') {
            const char *end = strchr(at + 1, *at == '"' ? '"' : ']');
            if (!end)
                return false;
            at = end;
        } else if (*at == '\\' || *at == '_' || *at == '*') {
            at += at[1] != '\0';
        } else if (strchr("yYmMdDhHsS", *at)) {
            return true;
        }
    }
    return false;
}

int xlsx_column(const char *reference)
{
    int column = 0, letters = 0;

    for (; *reference >= 'A' && *reference <= 'Z' && letters < 4; reference++, letters++)
        column = column * 26 + (*reference - 'A' + 1);
    return letters && is_digit(*reference) ? column - 1 : -1;
}
