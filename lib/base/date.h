/*
 * Civil dates and months (proleptic Gregorian calendar, ISO 8601), years 1900 to 2999, no times
 * of day and no time zones. A zeroed date or month means "none". Values are small and passed by
 * value; nothing here fails but parsing.
 */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct date {
    int16_t year;
    int8_t month, day; /* from 1 */
};

struct month {
    int16_t year;
    int8_t month; /* from 1 */
};

/* A time to do something in: so many days, or until a date. */
struct deadline {
    int32_t days;     /* above zero, */
    struct date date; /* or none */
};

enum { DATE_SIZE = 11, MONTH_SIZE = 8 }; /* "2026-11-03" and "2026-11", with the NUL */

/* Exactly "YYYY-MM-DD" and a day that exists; else false and `out` untouched. */
bool date_parse(const char *bytes, size_t length, struct date *out);
/* Exactly "YYYY-MM". */
bool month_parse(const char *bytes, size_t length, struct month *out);

/* "7d", one to 9999 days, or exactly "YYYY-MM-DD". */
bool deadline_parse(const char *bytes, size_t length, struct deadline *out);
/* Exactly "YYYY" or "YYYY-QN": the first month of that year, or of its Nth quarter. */
bool year_parse(const char *bytes, size_t length, struct month *out);
bool quarter_parse(const char *bytes, size_t length, struct month *out);

/* ISO text into `out`, which is returned; "" for none. */
char *date_text(struct date date, char out[static DATE_SIZE]);
char *month_text(struct month month, char out[static MONTH_SIZE]);

bool date_is_none(struct date date);
bool month_is_none(struct month month);
/* Below, at or above 0; none comes first. Here, because a fold compares dates by the million. */
static inline int date_compare(struct date a, struct date b)
{
    const int32_t x = a.year * 512 + a.month * 32 + a.day, y = b.year * 512 + b.month * 32 + b.day;

    return (x > y) - (x < y);
}
static inline int month_compare(struct month a, struct month b)
{
    const int32_t x = a.year * 12 + a.month, y = b.year * 12 + b.month;

    return (x > y) - (x < y);
}

/* Days since 1970-01-01, and back. */
int32_t date_days(struct date date);
struct date date_from_days(int32_t days);
/* The date in a zone `offset` seconds east of UTC. */
struct date date_of_instant(int64_t seconds, int32_t offset);

struct month date_month(struct date date);
struct date month_first(struct month month);
struct date month_last(struct month month);
/* Months since year 0, and back: adding and comparing are integer arithmetic. */
int32_t month_index(struct month month);
struct month month_from_index(int32_t index);
struct month month_add(struct month month, int32_t months);

#endif
