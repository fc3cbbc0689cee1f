#include "cli/clock.h"

#include <string.h>
#include <time.h>

struct stamp {
    struct date date;
    int hour, minute, second;
    bool has_zone;
    int32_t zone; /* seconds east of UTC */
};

static bool two_digits(const char *at, int limit, int *out)
{
    if (at[0] < '0' || at[0] > '9' || at[1] < '0' || at[1] > '9')
        return false;
    *out = (at[0] - '0') * 10 + (at[1] - '0');
    return *out < limit;
}

/* "", "Z", "+08:00" or "+0800" */
static bool read_zone(const char *at, struct stamp *out)
{
    int hours, minutes;

    if (*at == '\0')
        return true;
    out->has_zone = true;
    if (strcmp(at, "Z") == 0)
        return true;
    if ((*at != '+' && *at != '-') || !two_digits(at + 1, 15, &hours))
        return false;
    const char *rest = at + 3 + (at[3] == ':');
    if (!two_digits(rest, 60, &minutes) || rest[2])
        return false;
    out->zone = (hours * 60 + minutes) * 60 * (*at == '-' ? -1 : 1);
    return true;
}

static bool read_stamp(const char *text, struct stamp *out)
{
    *out = (struct stamp){.hour = 12};
    if (strlen(text) < 10 || !date_parse(text, 10, &out->date))
        return false;
    const char *at = text + 10;
    if (*at == '\0')
        return true;
    if ((*at != 'T' && *at != ' ') || !two_digits(at + 1, 24, &out->hour) || at[3] != ':' ||
        !two_digits(at + 4, 60, &out->minute))
        return false;
    at += 6;
    if (*at == ':') {
        if (!two_digits(at + 1, 60, &out->second))
            return false;
        at += 3;
    }
    return read_zone(at, out);
}

/* False before 1970 without a zone: mktime() cannot tell a failure from one second earlier. */
static bool stamp_instant(const struct stamp *stamp, int64_t *out)
{
    struct tm local = {.tm_year = stamp->date.year - 1900,
                       .tm_mon = stamp->date.month - 1,
                       .tm_mday = stamp->date.day,
                       .tm_hour = stamp->hour,
                       .tm_min = stamp->minute,
                       .tm_sec = stamp->second,
                       .tm_isdst = -1};

    if (stamp->has_zone)
        *out = (int64_t)date_days(stamp->date) * 86400 + stamp->hour * 3600 + stamp->minute * 60 +
               stamp->second - stamp->zone;
    else
        *out = mktime(&local);
    return *out >= 0;
}

enum { SECONDS_DIGITS = 11 }; /* enough for the year 2999 */

static bool read_seconds(const char *text, int64_t *out)
{
    size_t length = strspn(text, "0123456789");

    if (length == 0 || length > SECONDS_DIGITS || text[length])
        return false;
    *out = 0;
    for (; *text; text++)
        *out = *out * 10 + (*text - '0');
    struct date last = {2999, 12, 31};
    return *out / 86400 < date_days(last);
}

enum status clock_start(struct run *run, const char *text)
{
    struct stamp stamp;
    struct tm local;

    tzset();
    if (!text)
        run->now = time(NULL);
    else if (!read_seconds(text, &run->now) &&
             !(read_stamp(text, &stamp) && stamp_instant(&stamp, &run->now)))
        return fail(run, STATUS_USAGE, "usage",
                    "set it to a day like 2026-11-03, to a time like 2026-11-03T09:30+08:00, or "
                    "unset it",
                    "the environment variable GUIYUAN_NOW is no date or time: '%s'", text);
    time_t now = (time_t)run->now;
    if (localtime_r(&now, &local))
        run->offset = (int32_t)local.tm_gmtoff;
    run->today = date_of_instant(run->now, run->offset);
    return STATUS_OK;
}
