#include "cli/session.h"

#include "base/arena.h"
#include "cli/output.h"
#include "cli/parse.h"
#include "cli/show.h"
#include "format/yaml.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

bool session_has(const struct session *session, const char *name)
{
    const struct given *given = parsed_find(session->parsed, name, 0);

    return given && !given->is_preset;
}

const char *session_text_at(const struct session *session, const char *name, size_t n)
{
    const struct given *given = parsed_find(session->parsed, name, n);

    return given ? given->text : NULL;
}

const char *session_text(const struct session *session, const char *name)
{
    return session_text_at(session, name, 0);
}

size_t session_count(const struct session *session, const char *name)
{
    size_t count = 0;

    if (!session_has(session, name))
        return 0;
    while (parsed_find(session->parsed, name, count))
        count++;
    return count;
}

struct month session_month(const struct session *session, const char *name)
{
    const char *text = session_text(session, name);
    struct month month = {0};

    if (text)
        (void)month_parse(text, strlen(text), &month);
    return month;
}

struct date session_date(const struct session *session, const char *name)
{
    const char *text = session_text(session, name);
    struct date date = {0};

    if (text)
        (void)date_parse(text, strlen(text), &date);
    return date;
}

bool session_span(const struct session *session, const char *name, int64_t *before, int64_t *after)
{
    const char *text = session_text(session, name);

    return text && span_parse(text, before, after);
}

struct deadline session_deadline(const struct session *session, const char *name)
{
    const char *text = session_text(session, name);
    struct deadline term = {0};

    if (text)
        (void)deadline_parse(text, strlen(text), &term);
    return term;
}

/* The values of a repeated input as one list, as field_parse() takes it. */
static const char *joined(struct arena *arena, const struct parsed *parsed,
                          const struct input *input)
{
    struct text list = text_new(arena);

    for (size_t i = 0; i < parsed->count; i++) {
        if (parsed->given[i].input != input)
            continue;
        if (list.length)
            text_char(&list, ',');
        text_add(&list, parsed->given[i].text);
    }
    return list.at;
}

void session_fill(const struct session *session, const struct kind *kind, void *record)
{
    const struct parsed *parsed = session->parsed;
    const char *expected;

    for (size_t i = 0; i < parsed->count; i++) {
        const struct input *input = parsed->given[i].input;
        const struct field *field = input->kind == kind ? input_field(input) : NULL;
        if (!field || parsed_find(parsed, input->name, 0) != &parsed->given[i])
            continue;
        const char *text = joined(session->run->arena, parsed, input);
        if (!field_parse(session->run, field, text, record, &expected))
            fail(session->run, STATUS_USAGE, "usage", NULL, "'--%s' takes %s, not '%s'",
                 input->name, expected, text);
    }
}

/* --- files --- */

static void close_file(const int *fd)
{
    if (*fd > STDERR_FILENO)
        close(*fd);
}

static enum status cannot_read(struct run *run, const char *path, int error)
{
    bool wrong = error == ENOENT || error == ENOTDIR || error == EISDIR || error == ENAMETOOLONG;
    const char *hint = wrong ? N_("name a file that is there, or '-' for standard input")
                             : N_("may you read that file?");

    return fail(run, wrong ? STATUS_DATA : STATUS_SYSTEM, "input-file", hint,
                "cannot read '%s': %s", path, strerror(error));
}

enum { CHUNK = 64 * 1024 };

/* Reads until the end, or one byte beyond the limit. */
static int read_all(int fd, size_t limit, struct text *out)
{
    char *chunk = arena_alloc(out->arena, CHUNK);

    while (out->length <= limit) {
        ssize_t got = read(fd, chunk, CHUNK);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return errno;
        if (got == 0)
            return 0;
        text_bytes(out, chunk, (size_t)got);
    }
    return 0;
}

enum status session_read_file(struct session *session, const char *path, size_t limit,
                              const char **bytes, size_t *size)
{
    struct run *run = session->run;
    struct text content = text_new(run->arena);
    bool is_stdin = strcmp(path, "-") == 0;
    __attribute__((cleanup(close_file))) const int fd =
        is_stdin ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);

    if (fd < 0)
        return cannot_read(run, path, errno);
    int error = read_all(fd, limit, &content);
    if (error)
        return cannot_read(run, is_stdin ? N_("standard input") : path, error);
    if (content.length > limit)
        return fail(run, STATUS_DATA, "input-size", "split it into smaller files",
                    "'%s' is larger than %zu KiB", path, limit / 1024);
    *bytes = content.at;
    *size = content.length;
    return STATUS_OK;
}

/* --- output --- */

void session_bytes(struct session *session, const char *bytes, size_t size)
{
    output_bytes(session->output, bytes, size);
}

void session_say(struct session *session, const char *format, ...)
{
    struct text shown = text_new(session->run->arena);
    va_list args;

    va_start(args, format);
    const char *line = phrase_vprintf(session->run, format, args);
    va_end(args);
    show_escaped(&shown, line, true);
    session_bytes(session, shown.at, shown.length);
}

enum status session_grid(struct session *session, const struct grid *grid)
{
    const char *format = session_text(session, "format");
    struct text out = text_new(session->run->arena);
    enum status status = STATUS_OK;

    if (format && strcmp(format, "csv") == 0)
        grid_csv(grid, &out);
    else if (format && strcmp(format, "json") == 0)
        status = grid_json(session->run, grid, &out);
    else
        grid_table(grid, true, &out);
    if (!status)
        session_bytes(session, out.at, out.length);
    return status;
}

static enum status render(struct session *session, const struct document *document,
                          struct json *json, struct text *out)
{
    const char *format = session_text(session, "format");

    if (format && strcmp(format, "json") == 0) {
        if (json)
            return json_write(session->run, json, out);
        return fail(session->run, STATUS_USAGE, "usage", "use --format markdown or html",
                    "'%s %s' has no JSON", session->command->name, session->verb->name);
    }
    json_free(json);
    if (format && strcmp(format, "html") == 0)
        return document_html(session->run, document, out);
    return document_markdown(session->run, document, out);
}

enum status session_book(struct session *session, struct book **out)
{
    enum status status = book_open(session->run, session->snapshot, out);

    if (status == STATUS_OK && session_has(session, "language"))
        book_speak(session->run, *out, session_text(session, "language"));
    return status;
}

enum status session_document(struct session *session, const struct document *document,
                             struct json *json)
{
    const char *path = session_text(session, "output");
    struct text out = text_new(session->run->arena);
    enum status status = render(session, document, json, &out);

    if (status)
        return status;
    if (path && strcmp(path, "-") != 0)
        return output_file(session->run, path, out.at, out.length);
    session_bytes(session, out.at, out.length);
    return STATUS_OK;
}
