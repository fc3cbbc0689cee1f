#include "base/told.h"

#include "base/arena.h"
#include "base/text.h"

#include <string.h>

enum { VALUES_MOST = 12 };

struct values {
    const char *item[VALUES_MOST];
    size_t count;
};

/* What told_part() made: found by the address, as two texts may be alike. */
struct said {
    const char *english, *text;
    struct said *older;
};

const char *told_value(const struct run *run, const char *value)
{
    for (const struct said *part = run->parts; part; part = part->older)
        if (part->english == value)
            return part->text;
    return value;
}

static const char *said(const struct run *run, const char *english)
{
    const char *text = told_value(run, english);

    return text == english && strpbrk(english, " ,:") ? phrase(run, english) : text;
}

/* Behind a '%': the letters of a conversion, "s" or "lld". */
static size_t conversion(const char *at)
{
    size_t size = strspn(at, "lz");

    return at[size] ? size + 1 : size;
}

/* False on a conversion that is none of ours. */
static bool take(const struct run *run, const char *at, va_list *args, struct values *out)
{
    const size_t size = conversion(at);
    const char *value;

    if (out->count == VALUES_MOST)
        return false;
    if (size == 1 && *at == 's')
        value = said(run, va_arg(*args, const char *));
    else if (size == 1 && *at == 'd')
        value = arena_printf(run->arena, "%d", va_arg(*args, int));
    else if (size == 2 && strncmp(at, "ld", 2) == 0)
        value = arena_printf(run->arena, "%ld", va_arg(*args, long));
    else if (size == 2 && strncmp(at, "zu", 2) == 0)
        value = arena_printf(run->arena, "%zu", va_arg(*args, size_t));
    else if (size == 3 && strncmp(at, "lld", 3) == 0)
        value = arena_printf(run->arena, "%lld", va_arg(*args, long long));
    else
        return false;
    out->item[out->count++] = value;
    return true;
}

static bool take_all(const struct run *run, const char *format, va_list *args, struct values *out)
{
    for (const char *at = format; (at = strchr(at, '%')) != NULL; at++) {
        at++;
        if (*at != '%' && !take(run, at, args, out))
            return false;
    }
    return true;
}

/* The values in their places: "%s", the next one, or "%2$s". */
static const char *put(const struct run *run, const char *format, const struct values *values)
{
    struct text out = text_new(run->arena);
    size_t next = 0;

    for (const char *at = format; *at;) {
        size_t plain = strcspn(at, "%");
        text_bytes(&out, at, plain);
        at += plain;
        if (!*at)
            break;
        at++;
        size_t place = next;
        if (*at >= '1' && *at <= '9' && at[1] == '$') {
            place = (size_t)(*at - '1');
            at += 2;
        }
        if (*at == '%')
            text_char(&out, '%');
        else if (place < values->count)
            text_add(&out, values->item[place]);
        next += *at != '%';
        at += conversion(at);
    }
    return out.at;
}

const char *told_vprintf(const struct run *run, const char *format, va_list args)
{
    struct values values = {.count = 0};
    va_list again;

    va_copy(again, args);
    const bool taken = run->words && take_all(run, format, &again, &values);
    va_end(again);
    return taken ? put(run, phrase(run, format), &values) : phrase_vprintf(run, format, args);
}

static void keep(struct run *run, const char *english, const char *text)
{
    struct said *part = arena_alloc(run->arena, sizeof *part);

    *part = (struct said){english, text, run->parts};
    run->parts = part;
}

const char *told_part(struct run *run, const char *format, ...)
{
    va_list args, again;
    const struct run plain = {.arena = run->arena};

    va_start(args, format);
    va_copy(again, args);
    const char *english = phrase_vprintf(&plain, format, again);
    va_end(again);
    if (run->words)
        keep(run, english, told_vprintf(run, format, args));
    va_end(args);
    return english;
}

const char *told_word(struct run *run, const char *word)
{
    if (!run->words)
        return word;
    const char *english = arena_dup(run->arena, word);
    keep(run, english, phrase(run, word));
    return english;
}
