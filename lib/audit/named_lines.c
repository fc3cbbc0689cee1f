#include "audit/named_lines.h"

#include "base/arena.h"
#include "base/decimal.h"

#include <string.h>

const char *named_line(struct run *run, const char **at, const char *name)
{
    const size_t length = strlen(name), line = strcspn(*at, "\n");
    const char *start = *at;

    if (start[line] != '\n' || strncmp(start, name, length) != 0 || start[length] != ' ')
        return "";
    *at = start + line + 1;
    return arena_dupn(run->arena, start + length + 1, line - length - 1);
}

bool named_oid(struct run *run, const char **at, const char *name, struct oid *out)
{
    return oid_parse(named_line(run, at, name), out);
}

bool named_count(struct run *run, const char **at, const char *name, int64_t *out)
{
    const char *text = named_line(run, at, name);

    return decimal_parse(text, strlen(text), 0, out) && *out >= 0;
}

bool named_date(struct run *run, const char **at, const char *name, struct date *out)
{
    const char *text = named_line(run, at, name);

    return date_parse(text, strlen(text), out);
}
