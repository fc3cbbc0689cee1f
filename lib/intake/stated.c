/* What a file says of itself, above its table and below it. */
#include "base/arena.h"
#include "intake/cell.h"
#include "intake/formats.h"

#include <string.h>

const char *stated_count(const char *text, int64_t *out)
{
    size_t digits = strspn(text, "0123456789");

    if (digits < 1 || digits > 9 || strncmp(text + digits, "笔", strlen("笔")) != 0)
        return NULL;
    *out = 0;
    for (size_t i = 0; i < digits; i++)
        *out = *out * 10 + (text[i] - '0');
    return text + digits + strlen("笔");
}

bool stated_read(struct run *run, const char *text, struct stated *out)
{
    const char *amount = stated_count(text, &out->count);
    const char *end = amount ? strstr(amount, "元") : NULL;

    if (!end)
        return false;
    static const char *const between[] = {" ", ",", "，", "共"};
    for (size_t i = 0; i < sizeof between / sizeof *between; i++)
        if (strncmp(amount, between[i], strlen(between[i])) == 0)
            amount += strlen(between[i]);
    amount = cell_text(run, arena_dupn(run->arena, amount, (size_t)(end - amount)));
    return !cell_signed(run, amount, &out->amount);
}

enum status stated_fail(struct run *run, const char *path, int line, const char *text)
{
    return fail_at(run, (struct spot){.file = path, .line = line}, STATUS_DATA, "statement-totals",
                   "import the file as it was downloaded", "the bill's total '%s' cannot be read",
                   text);
}

enum status preamble_read(struct run *run, const struct csv_row *row, struct statement_file *out)
{
    const struct {
        const char *label;
        struct stated *stated;
    } labels[] = {{"收入:", &out->in},
                  {"支出:", &out->out},
                  {"中性交易:", &out->neutral},
                  {"不计收支:", &out->neutral}};
    const char *text = cell_plain(run, cell_text(run, row->count ? row->cell[0] : ""), false);

    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        size_t length = strlen(labels[i].label);
        if (strncmp(text, labels[i].label, length) != 0)
            continue;
        labels[i].stated->line = row->line;
        if (!stated_read(run, text + length + strspn(text + length, " "), labels[i].stated))
            return stated_fail(run, out->path, row->line, text);
    }
    if (strncmp(text, "共", strlen("共")) != 0 || !strstr(text, "笔记录"))
        return STATUS_OK;
    out->total.line = row->line;
    if (!stated_count(text + strlen("共"), &out->total.count))
        return stated_fail(run, out->path, row->line, text);
    return STATUS_OK;
}
