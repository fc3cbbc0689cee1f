/* One file by its table, and what the table cannot say. */
#include "book/check.h"

#include "base/arena.h"
#include "base/decimal.h"
#include "base/hash.h"
#include "book/calendar.h"
#include "book/case_file.h"
#include "book/draft.h"
#include "book/inside.h"
#include "book/validate.h"
#include "record/id.h"

#include <string.h>

enum { MODE_PLAIN = 0100644, MODE_KIND = 0170000, MODE_LINK = 0120000 };

static enum status check_mode(struct run *run, const char *path, unsigned mode)
{
    struct spot spot = {.file = path};

    if (mode == MODE_PLAIN)
        return STATUS_OK;
    if ((mode & MODE_KIND) == MODE_LINK)
        return fail_at(run, spot, STATUS_DATA, "file-link", "put the file itself there",
                       "'%s' is a symbolic link", path);
    return fail_at(run, spot, STATUS_DATA, "file-mode", phrase_printf(run, "chmod 644 '%s'", path),
                   "'%s' has the mode %o, a file of the ledger has 100644", path, mode);
}

/* Whether several kinds of file take the kind, so that one file sees only some of its numbers. */
static bool is_shared(const struct kind *kind)
{
    int files = 0;

    for (const struct file_kind *file = all_files; file->name; file++)
        files += file_takes(file, kind);
    return files > 1;
}

/* The last number met, per letter and desk. */
struct numbering {
    int last[26][27];
};

static enum status check_number(struct run *run, struct numbering *numbering, const char *path,
                                const struct item *item, bool gapless)
{
    struct record_id id;
    const char *text = record_id_of(item->kind, item->record);
    struct spot spot = {.file = path, .line = item->line};

    if (!text || !id_parse(text, &id))
        return STATUS_OK;
    int *last = &numbering->last[id.prefix - 'A'][id.desk ? id.desk - 'A' + 1 : 0];
    int expected = *last + 1;
    bool fits = gapless ? id.number == expected : id.number >= expected;
    *last = id.number;
    if (fits)
        return STATUS_OK;
    id.number = expected;
    char wanted[ID_SIZE];
    return fail_at(run, spot, STATUS_DATA, "id-order",
                   "ids count on without gaps; let the commands number the records",
                   "the id '%s' stands where '%s' was expected", text, id_text(id, wanted));
}

static enum status check_day(struct run *run, const char *path, const struct item *item,
                             struct date day)
{
    struct record_id id;
    const char *text = record_id_of(item->kind, item->record);
    struct spot spot = {.file = path, .line = item->line};

    if (!text || !id_parse(text, &id) || date_compare(id.day, day) == 0)
        return STATUS_OK;
    return fail_at(run, spot, STATUS_DATA, "id-day",
                   "the day in the id is the booking day, which is the name of the file",
                   "the id '%s' is not of the day of its file", text);
}

static enum status check_daybook(struct run *run, const char *path, const struct items *items,
                                 struct date day)
{
    struct numbering *numbering = arena_alloc(run->arena, sizeof *numbering);
    enum status status = STATUS_OK;

    for (size_t i = 0; i < items->count; i++) {
        const struct item *item = &items->item[i];
        status = status_join(status, check_day(run, path, item, day));
        status =
            status_join(status, check_number(run, numbering, path, item, !is_shared(item->kind)));
    }
    return status;
}

/* Closings and openings take turns, all of the file's month, the first is a closing. */
static enum status check_period(struct run *run, const char *path, const struct items *items,
                                struct month month)
{
    enum status status = STATUS_OK;

    for (size_t i = 0; i < items->count; i++) {
        const struct item *item = &items->item[i];
        struct spot spot = {.file = path, .line = item->line};
        const struct kind *turn = i % 2 == 0 ? &kind_closing : &kind_reopening;
        if (item->kind != turn)
            status = fail_at(run, spot, STATUS_DATA, "period-turn",
                             "let compound close and compound reopen write this file",
                             "entry %zu is a %s where a %s was expected", i + 1,
                             phrase(run, item->kind->name), turn->name);
        struct month own = FIELD_IN(struct month, item->record, kind_field(item->kind, "month"));
        if (month_compare(own, month) != 0)
            status =
                fail_at(run, spot, STATUS_DATA, "period-month", "the name of the file is the month",
                        "entry %zu is not of the month of its file", i + 1);
    }
    return status;
}

static enum status check_list(struct run *run, const struct file_kind *file,
                              const struct source *source, struct date day, struct items *items)
{
    enum status status = yaml_read_list(run, source, file, items);

    if (status)
        return status;
    if (file->rule == RULE_DAYBOOK)
        return check_daybook(run, source->path, items, day);
    if (file->rule == RULE_LOG)
        return check_period(run, source->path, items, date_month(day));
    if (file->kinds[0] == &kind_holiday)
        return calendar_check(run, source, items, STATUS_DATA);
    return STATUS_OK;
}

/* Looked for only when there is something to say, because it reads the file again. */
static struct spot totals_spot(struct run *run, const struct source *source)
{
    return yaml_spot(run, source, file_kind_of(source->path, NULL), 0, "totals", NULL);
}

static enum status check_total(struct run *run, const struct source *source,
                               const struct roll *roll, size_t column)
{
    char stated[DECIMAL_SIZE], computed[DECIMAL_SIZE];
    int64_t sum = 0;

    for (size_t row = 0; row < roll->lines.count; row++)
        if (!decimal_add(sum, roll->lines.value[row * roll->lines.width + column], &sum))
            return fail_at(run, totals_spot(run, source), STATUS_DATA, "roll-total",
                           "look for a wrong amount", "the column '%s' is too large",
                           roll->items.item[column]);
    if (sum == roll->totals.item[column])
        return STATUS_OK;
    return fail_at(run, totals_spot(run, source), STATUS_DATA, "roll-total",
                   "git log shows how the roll was changed",
                   "the column '%s' adds up to %s, its total says %s", roll->items.item[column],
                   decimal_text(sum, MONEY_PLACES, computed),
                   decimal_text(roll->totals.item[column], MONEY_PLACES, stated));
}

static enum status check_roll(struct run *run, const struct file_kind *file,
                              const struct source *source, struct date day, const struct roll *roll)
{
    size_t width = roll->items.count;
    enum status status = STATUS_OK;

    if (month_compare(roll->month, date_month(day)) != 0)
        status = fail_at(run, yaml_spot(run, source, file, 0, "month", NULL), STATUS_DATA,
                         "roll-month", "the folder of the file is the month",
                         "the roll is not of the month of its folder");
    if (roll->totals.count != width || roll->basis.count != width ||
        (roll->lines.count && roll->lines.width != width))
        return fail_at(run, totals_spot(run, source), STATUS_DATA, "roll-width",
                       "every item has one column, one total and one basis",
                       "the roll has %zu items, but not as many columns, totals and bases", width);
    for (size_t column = 0; column < width; column++)
        if (roll->lines.count || roll->totals.item[column])
            status = status_join(status, check_total(run, source, roll, column));
    return status;
}

static enum status check_map(struct run *run, const struct file_kind *file,
                             const struct source *source, struct date day)
{
    void *record;
    enum status status = yaml_read_map(run, source, file, &record);

    if (!status && file->kinds[0] == &kind_mapping)
        return check_mapping(run, source->path, record);
    if (!status && file->rule == RULE_CASE)
        return case_check_file(run, source, record, STATUS_DATA);
    if (status || file->rule != RULE_ROLL)
        return status;
    return check_roll(run, file, source, day, record);
}

/* vouchers/YYYY/MM/SHA256.TYPE */
static enum status check_voucher(struct run *run, const struct source *source)
{
    struct spot spot = {.file = source->path};
    const char *name = strrchr(source->path, '/') + 1;
    size_t length = strlen(name);
    char hash[SHA256_TEXT];

    sha256_text(source->bytes, source->size, hash);
    if (length < SHA256_TEXT + 1 || length > SHA256_TEXT + 8 || name[SHA256_TEXT - 1] != '.' ||
        strspn(name + SHA256_TEXT, "abcdefghijklmnopqrstuvwxyz0123456789") != length - SHA256_TEXT)
        return fail_at(run, spot, STATUS_DATA, "voucher-name",
                       "add vouchers with the --voucher option of a command",
                       "the voucher '%s' is not named by its SHA-256 and file type", name);
    if (memcmp(name, hash, SHA256_TEXT - 1) == 0)
        return STATUS_OK;
    return fail_at(
        run, spot, STATUS_DATA, "voucher-hash",
        "the paper was changed or is damaged; restore it from another copy of the ledger",
        "the voucher's bytes are not those that it is named by");
}

/* private/ must be ignored, or `git add` takes names and contacts into history. */
static enum status check_ignore(struct run *run, const struct source *source)
{
    const char *at = source->bytes, *end = at + source->size;

    while (at < end) {
        const char *feed = memchr(at, '\n', (size_t)(end - at));
        size_t length = (size_t)((feed ? feed : end) - at);
        if ((length == 8 && memcmp(at, "private/", 8) == 0) ||
            (length == 9 && memcmp(at, "/private/", 9) == 0))
            return STATUS_OK;
        at += length + 1;
    }
    return fail_at(run, (struct spot){.file = source->path}, STATUS_DATA, "private-not-ignored",
                   "add the line 'private/' to .gitignore",
                   "the folder 'private/' is not ignored by git");
}

static enum status check_bytes(struct run *run, const struct file_kind *file,
                               const struct source *source)
{
    if (source->size > file->limit)
        return fail_at(run, (struct spot){.file = source->path}, STATUS_DATA, "file-size",
                       "make it smaller", "the file has %zu bytes, at most %zu are allowed",
                       source->size, file->limit);
    if (file->rule == RULE_STORED)
        return check_voucher(run, source);
    if (strcmp(source->path, ".gitignore") == 0)
        return check_ignore(run, source);
    return strcmp(file->name, "introduction") == 0 ? check_introduction(run, source) : STATUS_OK;
}

enum status check_file_items(struct run *run, const char *path, const char *bytes, size_t size,
                             unsigned mode, struct items *items)
{
    struct date day;
    const struct file_kind *file = file_kind_of(path, &day);
    struct source source = {path, bytes, size};

    *items = (struct items){0};
    if (!file)
        return fail_at(run, (struct spot){.file = path}, STATUS_DATA, "unknown-file",
                       "move it out of the ledger, or into private/, which is not published",
                       "'%s' is no file of a ledger", path);
    enum status status = check_mode(run, path, mode);
    if ((mode & MODE_KIND) == MODE_LINK)
        return status;
    switch (file->shape) {
    case SHAPE_LIST:
        return status_join(status, check_list(run, file, &source, day, items));
    case SHAPE_MAP:
        return status_join(status, check_map(run, file, &source, day));
    case SHAPE_BYTES:
        break;
    }
    return status_join(status, check_bytes(run, file, &source));
}

enum status check_file(struct run *run, const char *path, const char *bytes, size_t size,
                       unsigned mode)
{
    struct items items;

    return check_file_items(run, path, bytes, size, mode, &items);
}
