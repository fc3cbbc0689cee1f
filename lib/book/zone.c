#include "book/zone.h"

#include "base/arena.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

/* Letters, digits and "_+-/", no part that begins with a dot or a slash: never a way out of the
 * database's folder. */
static bool is_zone_name(const char *name)
{
    static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                  "0123456789_+-/";
    size_t length = strlen(name);

    return length > 0 && length <= 64 && strspn(name, allowed) == length && name[0] != '/' &&
           name[length - 1] != '/' && !strstr(name, "//");
}

/* The C library silently takes UTC for a name that it does not find, so the file is asked for. What
 * the system refuses says nothing about the name. */
static enum status check_known(struct run *run, const char *name)
{
    const char *file = arena_printf(run->arena, "/usr/share/zoneinfo/%s", name);
    struct stat found;
    bool known = false;

    errno = 0;
    if (is_zone_name(name))
        known = strcmp(name, "UTC") == 0 || (stat(file, &found) == 0 && S_ISREG(found.st_mode));
    if (known)
        return STATUS_OK;
    if (errno && errno != ENOENT && errno != ENOTDIR)
        return fail(run, STATUS_SYSTEM, "timezone-failed", "check the computer's clock and memory",
                    "the time in the zone '%s' cannot be told", name);
    return fail(run, STATUS_DATA, "timezone-unknown",
                "use a name such as Asia/Shanghai; the package tzdata must be installed",
                "the time zone '%s' is not known", name);
}

/* When it cannot read the file, it takes UTC under the name's first letters: "Asia". */
static bool is_loaded(const char *name, const struct tm *local)
{
    static const char *const zero[] = {"UTC", "UCT", "GMT", "WET"};

    for (size_t i = 0; i < sizeof zero / sizeof *zero; i++)
        if (strcmp(name, zero[i]) == 0)
            return true;
    return local->tm_gmtoff != 0 || !local->tm_zone ||
           strncmp(name, local->tm_zone, strlen(local->tm_zone)) != 0;
}

enum status zone_offset(struct run *run, const char *name, int64_t instant, int32_t *out)
{
    const char *old = getenv("TZ");
    time_t when = (time_t)instant;
    struct tm local = {0};

    enum status status = check_known(run, name);

    if (status != STATUS_OK)
        return status;
    const char *saved = old ? arena_dup(run->arena, old) : NULL;
    bool fine = setenv("TZ", arena_printf(run->arena, ":%s", name), 1) == 0;
    tzset();
    fine = fine && localtime_r(&when, &local) && is_loaded(name, &local);
    fine = (saved ? setenv("TZ", saved, 1) : unsetenv("TZ")) == 0 && fine;
    tzset();
    if (!fine)
        return fail(run, STATUS_SYSTEM, "timezone-failed", "check the computer's clock and memory",
                    "the time in the zone '%s' cannot be told", name);
    *out = (int32_t)local.tm_gmtoff;
    return STATUS_OK;
}
