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

/* A day-book that has a text in it; the others are not parsed. */
static enum status read_with(struct run *run, const struct snapshot *snapshot, const char *path,
                             const char *text, struct items *out)
{
    struct blob blob;
    enum status status = snapshot_read(run, snapshot, path, &blob);

    *out = (struct items){.count = 0};
    if (status || !memmem(blob.bytes, blob.size, text, strlen(text)))
        return status;
    const struct source source = {path, blob.bytes, blob.size};
    return yaml_read_list(run, &source, file_kind_of(path, NULL), out);
}

enum status find_in_daybooks(struct run *run, const struct snapshot *snapshot, const char *folder,
                             const char *text, item_test *test, const void *wanted,
                             const struct item **out)
{
    struct entry *entries;
    size_t count;
    enum status status = snapshot_list(run, snapshot, folder, &entries, &count);

    *out = NULL;
    for (size_t i = 0; i < count && !status; i++) {
        struct items items;
        if (!file_kind_of(entries[i].path, NULL))
            continue;
        status = read_with(run, snapshot, entries[i].path, text, &items);
        for (size_t k = 0; k < items.count && !status; k++)
            if (test(&items.item[k], wanted))
                *out = &items.item[k];
    }
    return status;
}

bool item_undoes(const struct item *item, const void *id)
{
    const struct reversal *reversal = item->record;

    return item->kind == &kind_reversal && strcmp(reversal->of, id) == 0 && !reversal->ref;
}

enum status hold_registers(struct run *run, struct draft *draft)
{
    const size_t since = run->count;
    enum status status = check_registers(run, draft);

    if (status != STATUS_DATA)
        return status;
    for (size_t i = since; i < run->count; i++)
        if (run->findings[i].status == STATUS_DATA)
            run->findings[i].status = STATUS_REFUSED;
    return STATUS_REFUSED;
}

void place_findings(struct run *run, size_t since, const char *path, int line)
{
    for (size_t i = since; i < run->count; i++)
        if (!run->findings[i].spot.line)
            run->findings[i].spot = (struct spot){path, line, 0};
}
