#include "base/decimal.h"

#include <stdio.h>
#include <string.h>

__extension__ typedef __int128 wide;

static int64_t power(int places)
{
    int64_t value = 1;

    while (places-- > 0)
        value *= 10;
    return value;
}

/* Reads digits from *at; false when there is none or the value passes the limit. */
static bool read_digits(const char **at, const char *end, int64_t *value)
{
    const char *start = *at;

    for (; *at < end && **at >= '0' && **at <= '9'; ++*at) {
        *value = *value * 10 + (**at - '0');
        if (*value > DECIMAL_LIMIT)
            return false;
    }
    return *at > start;
}

static bool parse(const char *bytes, size_t length, int least, int places, int64_t *out)
{
    const char *at = bytes, *end = bytes + length;
    bool negative = at < end && *at == '-';
    int64_t value = 0;
    int decimals = 0;

    at += negative;
    if (end - at > 1 && at[0] == '0' && at[1] != '.')
        return false;
    if (!read_digits(&at, end, &value))
        return false;
    if (at < end && *at == '.') {
        const char *point = at++;
        if (!read_digits(&at, end, &value))
            return false;
        decimals = (int)(at - point - 1);
    }
    if (at != end || decimals < least || decimals > places || (negative && value == 0))
        return false;
    value *= power(places - decimals);
    if (value > DECIMAL_LIMIT)
        return false;
    *out = negative ? -value : value;
    return true;
}

bool decimal_parse(const char *bytes, size_t length, int places, int64_t *out)
{
    return parse(bytes, length, places, places, out);
}

bool decimal_parse_loose(const char *bytes, size_t length, int places, int64_t *out)
{
    return parse(bytes, length, 0, places, out);
}

static char *print(int64_t value, int places, bool grouped, char out[static DECIMAL_SIZE])
{
    char reversed[DECIMAL_SIZE];
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    size_t length = 0;

    for (int digit = 0; rest || digit <= places; digit++, rest /= 10) {
        if (places && digit == places)
            reversed[length++] = '.';
        else if (grouped && digit > places && (digit - places) % 3 == 0)
            reversed[length++] = ',';
        reversed[length++] = (char)('0' + rest % 10);
    }
    if (value < 0)
        reversed[length++] = '-';
    for (size_t i = 0; i < length; i++)
        out[i] = reversed[length - 1 - i];
    out[length] = '\0';
    return out;
}

char *decimal_text(int64_t value, int places, char out[static DECIMAL_SIZE])
{
    return print(value, places, false, out);
}

char *decimal_grouped(int64_t value, int places, char out[static DECIMAL_SIZE])
{
    return print(value, places, true, out);
}

bool decimal_add(int64_t a, int64_t b, int64_t *out)
{
    int64_t sum;

    if (__builtin_add_overflow(a, b, &sum))
        return false;
    *out = sum;
    return true;
}

bool decimal_scale(int64_t value, int64_t numerator, int64_t denominator, int64_t *out)
{
    if (denominator < 1)
        return false;
    wide product = (wide)value * numerator;
    wide half = denominator / 2 + denominator % 2;
    wide rest = product % denominator;
    wide result = product / denominator;

    if (rest >= half)
        result++;
    else if (-rest >= half)
        result--;
    if (result > INT64_MAX || result < INT64_MIN)
        return false;
    *out = (int64_t)result;
    return true;
}

bool decimal_part(int64_t value, int64_t numerator, int64_t denominator, int64_t *out)
{
    if (denominator < 1)
        return false;
    wide result = (wide)value * numerator / denominator;
    if (result > INT64_MAX || result < INT64_MIN)
        return false;
    *out = (int64_t)result;
    return true;
}
