#include "book/check.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "book/lines.h"
#include "record/privacy.h"

#include <string.h>

enum { HITS_MAX = 100 };

/* The field that a place of a record's line belongs to: the last "name: " before it. */
static const char *field_before(struct arena *arena, const char *line, size_t at)
{
    for (size_t i = at; i-- > 0;) {
        size_t start = i;
        if (line[i] != ':' || i + 1 >= at || line[i + 1] != ' ')
            continue;
        while (start > 0 &&
               ((line[start - 1] >= 'a' && line[start - 1] <= 'z') || line[start - 1] == '_'))
            start--;
        if (start < i)
            return arena_dupn(arena, line + start, i - start);
    }
    return NULL;
}

/* Enough to recognise it, not enough to spread it: "138****5678". */
static const char *masked(struct arena *arena, const char *text, size_t length)
{
    if (length < 10)
        return arena_printf(arena, "%.*s****", 2, text);
    return arena_printf(arena, "%.*s****%.*s", 3, text, 4, text + length - 4);
}

static enum status report(struct run *run, const char *path, const struct line *line,
                          const struct personal_hit *hit)
{
    struct spot spot = {
        .file = path, .line = line->number, .column = 1 + (int)utf8_length(line->at, hit->start)};
    const char *text = line->at + hit->start;
    const char *field = field_before(run->arena, line->at, hit->start);
    bool ascii = true;

    for (size_t i = 0; i < hit->length; i++)
        ascii &= (unsigned char)text[i] < 0x80;
    return fail_at(run, spot, STATUS_REFUSED, "personal-data",
                   "the history cannot forget: write the person's id instead and keep contacts in "
                   "private/; if it must stay, give --allow-personal with the reason",
                   "personal data: %s '%s'%s%s%s", personal_text(hit->what),
                   ascii ? masked(run->arena, text, hit->length) : "****",
                   field ? " in the field '" : "", field ? field : "", field ? "'" : "");
}

enum status check_privacy(struct run *run, const char *path, const struct blob *before,
                          const char *bytes, size_t size)
{
    enum status status = STATUS_OK;
    struct line *lines;
    size_t hits = 0;

    if (strncmp(path, "vouchers/", 9) == 0 && utf8_check(bytes, size, NULL))
        return STATUS_OK;
    bool old = before && before->found;
    size_t count = lines_added(run->arena, old ? before->bytes : "", old ? before->size : 0, bytes,
                               size, &lines);
    for (size_t i = 0; i < count && hits < HITS_MAX; i++) {
        struct personal_hit hit;
        size_t at = 0;
        while (hits < HITS_MAX && personal_next(lines[i].at, lines[i].length, &at, &hit)) {
            status = report(run, path, &lines[i], &hit);
            hits++;
        }
    }
    return status;
}
