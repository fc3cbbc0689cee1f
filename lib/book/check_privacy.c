#include "book/check.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "book/lines.h"
#include "record/privacy.h"

#include <string.h>

enum { HITS_MAX = 100 };

static bool is_key_byte(char c)
{
    return (c >= 'a' && c <= 'z') || c == '_';
}

/* The field whose value a place of a record's line lies in; NULL: none. Read as YAML from the
 * line's start: what looks like a field within somebody's quoted text is none. */
static const char *field_at(struct arena *arena, const char *line, size_t at)
{
    size_t start = 0, end = 0;

    for (size_t i = 0; i < at; i++) {
        if (line[i] == '"' || line[i] == '\'') {
            char quote = line[i++];
            for (; i < at && line[i] != quote; i++)
                i += quote == '"' && line[i] == '\\';
        } else if (line[i] == ':' && line[i + 1] == ' ') {
            for (start = end = i; start > 0 && is_key_byte(line[start - 1]);)
                start--;
        } else if (line[i] == ',' || line[i] == '{' || line[i] == '}') {
            start = end = 0;
        }
    }
    return start < end ? arena_dupn(arena, line + start, end - start) : NULL;
}

/* Enough to recognise it, not enough to spread it: "138****5678". */
static const char *masked(struct arena *arena, const char *text, size_t length)
{
    if (length < 10)
        return arena_printf(arena, "%.*s****", 2, text);
    return arena_printf(arena, "%.*s****%.*s", 3, text, 4, text + length - 4);
}

/* A statement's serial is kept as `ref`. Many banks number their rows with 16 to 19 digits, of
 * which every tenth passes for a card number; the column says that it is none. A mobile or
 * identity card number or an address is refused there, too. */
static bool is_serial(struct run *run, const char *path, const struct line *line,
                      const struct personal_hit *hit)
{
    const struct file_kind *file = file_kind_of(path, NULL);

    if (hit->what != PERSONAL_CARD || !file || file->rule != RULE_DAYBOOK)
        return false;
    const char *field = field_at(run->arena, line->at, hit->start);
    return field && strcmp(field, "ref") == 0;
}

static enum status report(struct run *run, const char *path, const struct line *line,
                          const struct personal_hit *hit)
{
    struct spot spot = {
        .file = path, .line = line->number, .column = 1 + (int)utf8_length(line->at, hit->start)};
    const char *text = line->at + hit->start;
    const char *field = field_at(run->arena, line->at, hit->start);
    bool ascii = true;

    for (size_t i = 0; i < hit->length; i++)
        ascii &= (unsigned char)text[i] < 0x80;
    return fail_at(run, spot, STATUS_REFUSED, "personal-data",
                   "the history cannot forget: write the person's id instead and keep contacts in "
                   "private/; if it must stay, give --allow-personal with the reason",
                   "personal data: %s '%s'%s%s%s", personal_text(hit->what),
                   ascii ? masked(run->arena, text, hit->length) : "****",
                   phrase(run, field ? " in the field '" : ""), field ? field : "",
                   field ? "'" : "");
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
            if (is_serial(run, path, &lines[i], &hit))
                continue;
            status = report(run, path, &lines[i], &hit);
            hits++;
        }
    }
    return status;
}
