#include "base/date.h"

#include <stdio.h>

enum { FIRST_YEAR = 1900, LAST_YEAR = 2999 };

static bool digits(const char *bytes, size_t count, int *out)
{
    int value = 0;

    for (size_t i = 0; i < count; i++) {
        if (bytes[i] < '0' || bytes[i] > '9')
            return false;
        value = value * 10 + (bytes[i] - '0');
    }
    *out = value;
    return true;
}

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    return days[month - 1] + (month == 2 && is_leap(year));
}

bool month_parse(const char *bytes, size_t length, struct month *out)
{
    int year, month;

    if (length != 7 || bytes[4] != '-' || !digits(bytes, 4, &year) || !digits(bytes + 5, 2, &month))
        return false;
    if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12)
        return false;
    *out = (struct month){.year = (int16_t)year, .month = (int8_t)month};
    return true;
}

bool year_parse(const char *bytes, size_t length, struct month *out)
{
    int year;

    if (length != 4 || !digits(bytes, 4, &year) || year < FIRST_YEAR || year > LAST_YEAR)
        return false;
    *out = (struct month){.year = (int16_t)year, .month = 1};
    return true;
}

bool quarter_parse(const char *bytes, size_t length, struct month *out)
{
    if (length != 7 || bytes[4] != '-' || bytes[5] != 'Q' || bytes[6] < '1' || bytes[6] > '4' ||
        !year_parse(bytes, 4, out))
        return false;
    out->month = (int8_t)(1 + 3 * (bytes[6] - '1'));
    return true;
}

bool date_parse(const char *bytes, size_t length, struct date *out)
{
    struct month month;
    int day;

    if (length != 10 || bytes[7] != '-' || !month_parse(bytes, 7, &month) ||
        !digits(bytes + 8, 2, &day))
        return false;
    if (day < 1 || day > days_in(month.year, month.month))
        return false;
    *out = (struct date){.year = month.year, .month = month.month, .day = (int8_t)day};
    return true;
}

bool deadline_parse(const char *bytes, size_t length, struct deadline *out)
{
    struct deadline term = {0};
    int days;

    if (length >= 2 && length <= 5 && bytes[length - 1] == 'd') {
        if (!digits(bytes, length - 1, &days) || days < 1)
            return false;
        term.days = days;
    } else if (!date_parse(bytes, length, &term.date)) {
        return false;
    }
    *out = term;
    return true;
}

/* By hand, because lists have many dates. */
static char *put_digits(char *at, unsigned value, size_t count)
{
    for (size_t i = count; i-- > 0; value /= 10)
        at[i] = (char)('0' + value % 10);
    return at + count;
}

char *date_text(struct date date, char out[static DATE_SIZE])
{
    char *at = out;

    if (!date_is_none(date)) {
        at = put_digits(at, (unsigned)date.year, 4);
        *at++ = '-';
        at = put_digits(at, (unsigned)date.month, 2);
        *at++ = '-';
        at = put_digits(at, (unsigned)date.day, 2);
    }
    *at = '\0';
    return out;
}

char *month_text(struct month month, char out[static MONTH_SIZE])
{
    char wide[32];

    out[0] = '\0';
    if (month_is_none(month))
        return out;
    snprintf(wide, sizeof wide, "%04d-%02d", month.year, month.month);
    snprintf(out, MONTH_SIZE, "%.7s", wide);
    return out;
}

bool date_is_none(struct date date)
{
    return date.year == 0;
}

bool month_is_none(struct month month)
{
    return month.year == 0;
}

/* Years are counted from March, so that the leap day is the last day of a year. */
int32_t date_days(struct date date)
{
    int32_t year = date.month > 2 ? date.year : date.year - 1;
    int32_t month = date.month > 2 ? date.month - 3 : date.month + 9;
    int32_t day_of_year = (153 * month + 2) / 5 + date.day - 1;

    return year * 365 + year / 4 - year / 100 + year / 400 + day_of_year - 719468;
}

struct date date_from_days(int32_t days)
{
    int32_t shifted = days + 719468;
    int32_t era = shifted / 146097, day = shifted % 146097;
    int32_t year = (day - day / 1460 + day / 36524 - day / 146096) / 365;
    int32_t day_of_year = day - (365 * year + year / 4 - year / 100);
    int32_t month = (5 * day_of_year + 2) / 153;
    int32_t civil_month = month < 10 ? month + 3 : month - 9;

    return (struct date){.year = (int16_t)(year + era * 400 + (civil_month <= 2)),
                         .month = (int8_t)civil_month,
                         .day = (int8_t)(day_of_year - (153 * month + 2) / 5 + 1)};
}

struct date date_of_instant(int64_t seconds, int32_t offset)
{
    int64_t local = seconds + offset;
    int64_t days = local / 86400 - (local % 86400 < 0);

    return date_from_days((int32_t)days);
}

struct month date_month(struct date date)
{
    return (struct month){.year = date.year, .month = date.month};
}

struct date month_first(struct month month)
{
    return (struct date){.year = month.year, .month = month.month, .day = 1};
}

struct date month_last(struct month month)
{
    return (struct date){
        .year = month.year, .month = month.month, .day = (int8_t)days_in(month.year, month.month)};
}

int32_t month_index(struct month month)
{
    return month.year * 12 + month.month - 1;
}

struct month month_from_index(int32_t index)
{
    return (struct month){.year = (int16_t)(index / 12), .month = (int8_t)(index % 12 + 1)};
}

struct month month_add(struct month month, int32_t months)
{
    return month_from_index(month_index(month) + months);
}
