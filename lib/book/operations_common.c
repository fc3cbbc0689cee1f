#include "book/operations_common.h"

#include "base/arena.h"
#include "base/decimal.h"
#include "base/utf8.h"

#include <string.h>

struct date date_or_today(const struct run *run, struct date date)
{
    return date_is_none(date) ? run->today : date;
}

const char *money(struct run *run, int64_t amount)
{
    char text[DECIMAL_SIZE];

    return arena_dup(run->arena, decimal_text(amount, MONEY_PLACES, text));
}

const char *month_name(struct run *run, struct month month)
{
    char text[MONTH_SIZE];

    return arena_dup(run->arena, month_text(month, text));
}

const char *day_name(struct run *run, struct date date)
{
    char text[DATE_SIZE];

    return arena_dup(run->arena, date_text(date, text));
}

const char *short_text(struct run *run, const char *text, size_t width)
{
    const char *at = text, *end = text + strlen(text), *cut = text;

    if (utf8_width(text) <= width)
        return text;
    while (at < end) {
        utf8_next(&at, end);
        if (utf8_width(arena_dupn(run->arena, text, (size_t)(at - text))) >= width)
            break;
        cut = at;
    }
    return arena_printf(run->arena, "%.*s…", (int)(cut - text), text);
}

enum status is_assessed(struct draft *draft, struct month month, bool *out)
{
    struct blob blob;
    enum status status = draft_read(draft, path_roll(draft->run, month), &blob);

    *out = blob.found;
    return status;
}

enum status refuse_closed_month(struct run *run, struct month month)
{
    const char *text = month_name(run, month);

    return fail(run, STATUS_REFUSED, "month-closed",
                arena_printf(run->arena,
                             "take a later month, or open it again: compound reopen %s --reason "
                             "'…'",
                             text),
                "the month %s is closed", text);
}

enum status draft_read_list(struct draft *draft, const char *path, struct source *source,
                            struct items *items)
{
    struct blob blob;
    enum status status = draft_read(draft, path, &blob);

    if (status)
        return status;
    *source = (struct source){path, blob.found ? blob.bytes : "", blob.found ? blob.size : 0};
    return yaml_read_list(draft->run, source, file_kind_of(path, NULL), items);
}

void draft_replace(struct draft *draft, const struct source *source, const struct items *items,
                   size_t at, const void *record)
{
    struct text text = yaml_replace(draft->run, source, items, at, items->item[at].kind, record);

    draft_file(draft, source->path, text.at, text.length);
}
