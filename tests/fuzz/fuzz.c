#include "fuzz.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "cli/show.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct run fuzz_run(void)
{
    return (struct run){.arena = arena_new(NULL),
                        .now = INT64_C(1793671200),
                        .offset = 8 * 3600,
                        .today = {2026, 11, 3}};
}

void want(bool holds, const char *format, ...)
{
    va_list args;

    if (holds)
        return;
    va_start(args, format);
    fputs("does not hold: ", stderr);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    abort();
}

void want_equal(const char *what, const char *got, const char *expected)
{
    want(strcmp(got, expected) == 0, "%s\n--- expected\n%s\n--- got\n%s\n---", what, expected, got);
}

void want_findings(const struct run *run)
{
    struct text shown = text_new(run->arena);
    size_t at = 0;

    for (size_t i = 0; i < run->count; i++) {
        const struct finding *finding = &run->findings[i];
        want(finding->code && *finding->code, "finding %zu has a code", i);
        want(finding->message && *finding->message, "'%s' has a message", finding->code);
        want(finding->severity != SEVERITY_ERROR || finding->status != STATUS_OK,
             "'%s' is an error and fails", finding->code);
        want(finding->spot.line >= 0 && finding->spot.column >= 0, "'%s' stands at %d:%d",
             finding->code, finding->spot.line, finding->spot.column);
    }
    show_findings(&shown, run, "fuzz", false);
    enum utf8_fault fault = utf8_check(shown.at, shown.length, &at);
    want(fault == UTF8_FINE, "findings are shown without %s: '%.60s'", utf8_fault_text(fault),
         shown.at + at);
}

struct feed feed_of(const uint8_t *bytes, size_t size)
{
    const char *start = size ? (const char *)bytes : "";

    return (struct feed){start, start + size};
}

unsigned char feed_byte(struct feed *feed)
{
    return feed->at < feed->end ? (unsigned char)*feed->at++ : 0;
}

const char *feed_line(struct feed *feed, struct arena *arena)
{
    size_t left = (size_t)(feed->end - feed->at);

    if (left == 0)
        return NULL;
    const char *line = feed->at, *end = memchr(line, '\n', left);
    feed->at = end ? end + 1 : feed->end;
    return arena_dupn(arena, line, strnlen(line, (size_t)((end ? end : feed->end) - line)));
}

const char *feed_rest(struct feed *feed, struct arena *arena)
{
    const char *rest = feed->at;

    feed->at = feed->end;
    return arena_dupn(arena, rest, strnlen(rest, (size_t)(feed->end - rest)));
}

int64_t feed_number(struct feed *feed, struct arena *arena)
{
    const char *line = feed_line(feed, arena);
    bool negative = line && *line == '-';
    uint64_t value = 0;

    for (const char *at = line ? line + negative : ""; *at >= '0' && *at <= '9'; at++)
        value = value * 10 + (uint64_t)(*at - '0');
    value = negative ? 0 - value : value;
    int64_t number;
    memcpy(&number, &value, sizeof number);
    return number;
}
