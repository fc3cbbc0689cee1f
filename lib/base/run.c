#include "base/run.h"

#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>

static struct finding *push(struct run *run)
{
    ARENA_PUSH(run->arena, run->findings, run->count, run->capacity);
    return &run->findings[run->count++];
}

static const char *copy(struct arena *arena, const char *string)
{
    return string ? arena_dup(arena, string) : NULL;
}

const char *phrase(const struct run *run, const char *english)
{
    return catalogue_find(run->words, english);
}

const char *phrase_vprintf(const struct run *run, const char *format, va_list args)
{
    va_list again;

    va_copy(again, args);
    int length = vsnprintf(NULL, 0, phrase(run, format), again);
    va_end(again);
    size_t room = length < 0 ? 1 : (size_t)length + 1;
    char *text = arena_alloc(run->arena, room);
    vsnprintf(text, room, phrase(run, format), args);
    return text;
}

const char *phrase_printf(const struct run *run, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    const char *text = phrase_vprintf(run, format, args);
    va_end(args);
    return text;
}

__attribute__((format(printf, 3, 0))) static void add(struct run *run, struct finding finding,
                                                      const char *format, va_list args)
{
    finding.message = phrase_vprintf(run, format, args);
    finding.hint = copy(run->arena, phrase(run, finding.hint));
    finding.spot.file = copy(run->arena, finding.spot.file);
    *push(run) = finding;
}

enum status fail(struct run *run, enum status status, const char *code, const char *hint,
                 const char *format, ...)
{
    va_list args;

    va_start(args, format);
    add(run,
        (struct finding){.severity = SEVERITY_ERROR, .status = status, .code = code, .hint = hint},
        format, args);
    va_end(args);
    return status;
}

enum status fail_at(struct run *run, struct spot spot, enum status status, const char *code,
                    const char *hint, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    add(run,
        (struct finding){
            .severity = SEVERITY_ERROR, .status = status, .code = code, .spot = spot, .hint = hint},
        format, args);
    va_end(args);
    return status;
}

void warn_at(struct run *run, struct spot spot, enum severity severity, const char *code,
             const char *hint, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    add(run, (struct finding){.severity = severity, .code = code, .spot = spot, .hint = hint},
        format, args);
    va_end(args);
}

void run_fork(const struct run *run, struct run *worker)
{
    *worker = *run;
    worker->arena = arena_sibling(run->arena);
    worker->findings = NULL;
    worker->count = worker->capacity = 0;
}

void run_join(struct run *run, const struct run *worker)
{
    for (size_t i = 0; i < worker->count; i++) {
        struct finding finding = worker->findings[i];
        finding.message = arena_dup(run->arena, finding.message);
        finding.hint = copy(run->arena, finding.hint);
        finding.spot.file = copy(run->arena, finding.spot.file);
        *push(run) = finding;
    }
}

enum status run_status(const struct run *run, size_t since)
{
    for (size_t i = since; i < run->count; i++)
        if (run->findings[i].severity == SEVERITY_ERROR)
            return run->findings[i].status;
    return STATUS_OK;
}

enum status status_join(enum status a, enum status b)
{
    return a > STATUS_FOUND || b == STATUS_OK ? a : b;
}
