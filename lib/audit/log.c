#include "audit/log.h"

#include "audit/delta.h"
#include "audit/signers.h"
#include "base/arena.h"
#include "book/book.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Words of which one must stand in a changed line. */
struct tokens {
    const char **item; /* sorted */
    size_t count, capacity;
};

struct log {
    struct run *run;
    struct store *store;
    const struct log_query *query;
    struct tokens unit, record;
    struct officers officers;
    struct grid *grid;
};

static int by_string(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void push_token(struct arena *arena, struct tokens *tokens, const char *word)
{
    ARENA_PUSH(arena, tokens->item, tokens->count, tokens->capacity);
    tokens->item[tokens->count++] = word;
}

/* The unit, its records, and what refers to these; sorted. The records are in booking order, so a
 * reversal of a reversal is found in one pass. */
static void unit_tokens(struct run *run, const struct records *records, const char *unit,
                        struct tokens *out)
{
    push_token(run->arena, out, unit);
    for (size_t i = 0; i < records->count; i++) {
        const struct event *event = &records->events[i];
        const char *of = record_string(event->kind, event->record, "of");
        const char *about = record_string(event->kind, event->record, "unit");
        bool refers = false;
        for (size_t j = 0; of && j < out->count && !refers; j++)
            refers = strcmp(out->item[j], of) == 0;
        if ((about && strcmp(about, unit) == 0) || refers)
            push_token(run->arena, out, event->id);
    }
    qsort(out->item, out->count, sizeof *out->item, by_string);
}

/* --- changed lines --- */

static bool is_word_byte(char byte)
{
    return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= 'a' && byte <= 'z') || byte == '-';
}

static bool line_has(const char *line, const char *end, const struct tokens *tokens)
{
    char word[40];

    while (line < end) {
        const char *start = line;
        while (line < end && is_word_byte(*line))
            line++;
        size_t length = (size_t)(line - start);
        if (length && length < sizeof word) {
            const char *key = word;
            memcpy(word, start, length);
            word[length] = '\0';
            if (bsearch(&key, tokens->item, tokens->count, sizeof *tokens->item, by_string))
                return true;
        }
        line += line < end;
    }
    return false;
}

/* The lines that have one of the words, one behind the other. */
static struct text matching_lines(struct run *run, const char *bytes, size_t size,
                                  const struct tokens *tokens)
{
    struct text found = text_new(run->arena);
    const char *end = bytes + size;

    for (const char *line = bytes; line < end;) {
        const char *stop = memchr(line, '\n', (size_t)(end - line));
        stop = stop ? stop : end;
        if (line_has(line, stop, tokens)) {
            text_bytes(&found, line, (size_t)(stop - line));
            text_char(&found, '\n');
        }
        line = stop + (stop < end);
    }
    return found;
}

static bool delta_has(struct run *run, const struct delta *delta, const struct tokens *tokens)
{
    size_t size = 0;
    const char *tail = delta_tail(delta, &size);

    if (delta->file && delta->file->shape == SHAPE_BYTES)
        return false;
    if (tail)
        return size && matching_lines(run, tail, size, tokens).length > 0;
    struct text before = matching_lines(run, delta->before.bytes, delta->before.size, tokens);
    if (!delta->after.found)
        return before.length > 0;
    struct text after = matching_lines(run, delta->after.bytes, delta->after.size, tokens);
    return before.length != after.length || memcmp(before.at, after.at, before.length) != 0;
}

static bool deltas_have(struct run *run, const struct deltas *deltas, const struct tokens *tokens)
{
    bool found = tokens->count == 0;

    for (size_t i = 0; i < deltas->count && !found; i++)
        found = delta_has(run, &deltas->item[i], tokens);
    return found;
}

static bool is_by(const struct commit *commit, const char *author)
{
    return !author || strcasestr(commit->author, author) ||
           strcasestr(commit->author_email, author);
}

/* --- rows --- */

static const char *when_text(struct run *run, const struct commit *commit)
{
    char day[DATE_SIZE];
    int64_t second = (commit->time + commit->offset) % 86400;

    second += second < 0 ? 86400 : 0;
    return arena_printf(run->arena, "%s %02d:%02d", date_text(commit_day(commit), day),
                        (int)(second / 3600), (int)(second / 60 % 60));
}

static const char *subject_text(struct run *run, const struct commit *commit)
{
    return arena_dupn(run->arena, commit->message, strcspn(commit->message, "\n"));
}

enum { NAMED_MAX = 3 };

static const char *records_text(struct run *run, const struct addeds *added)
{
    struct text text = text_new(run->arena);

    if (added->count > NAMED_MAX) {
        text_printf(&text, "%s to %s (%zu)", added->item[0].id, added->item[added->count - 1].id,
                    added->count);
        return text.at;
    }
    for (size_t i = 0; i < added->count; i++)
        text_printf(&text, "%s%s", i ? " " : "", added->item[i].id);
    return text.at;
}

static void add_row(struct log *log, const struct commit *commit, const struct addeds *added,
                    const char *signer)
{
    char id[OID_SHORT];

    grid_text(log->grid, when_text(log->run, commit));
    grid_text(log->grid, arena_dup(log->run->arena, commit->author));
    grid_text(log->grid, subject_text(log->run, commit));
    grid_text(log->grid, records_text(log->run, added));
    grid_text(log->grid, arena_dup(log->run->arena, commit_short(commit, id)));
    grid_text(log->grid, signer ? arena_dup(log->run->arena, signer) : NULL);
}

static enum status judge(struct log *log, struct run *worker, const struct commit *commit)
{
    struct addeds added = {.count = 0};
    const char *signer = NULL;
    struct deltas deltas;
    enum status status = delta_read(worker, log->store, commit, NULL, NULL, &deltas);

    if (status || !deltas_have(worker, &deltas, &log->unit) ||
        !deltas_have(worker, &deltas, &log->record))
        return status;
    /* What cannot be read is for the audit to say; the list goes on without these records. */
    const size_t since = worker->count;
    delta_records(worker, &deltas, &added);
    worker->count = since;
    if (log->officers.count)
        status = audit_signer(worker, log->store, &log->officers, commit, &signer);
    add_row(log, commit, &added, signer);
    return status;
}

/* Each commit's files are read in memory of their own, which is freed at once. */
static enum status visit(struct run *run, const struct commit *commit, void *context)
{
    struct log *log = context;
    struct run worker;

    if (!is_by(commit, log->query->author))
        return STATUS_OK;
    run_fork(run, &worker);
    enum status status = judge(log, &worker, commit);
    run_join(run, &worker);
    arena_free(worker.arena);
    if (status)
        return status;
    return log->query->limit && grid_rows(log->grid) >= log->query->limit ? STATUS_FOUND
                                                                          : STATUS_OK;
}

static enum status prepare(struct log *log, const struct snapshot *snapshot)
{
    const struct log_query *query = log->query;
    struct book *book = NULL;

    enum status status = officers_read(log->run, snapshot, &log->officers);
    if (status)
        return status;
    if (query->record)
        push_token(log->run->arena, &log->record, query->record);
    if (!query->unit)
        return STATUS_OK;
    status = book_open(log->run, snapshot, &book);
    if (!status)
        status = book_records(log->run, book);
    if (status)
        return status;
    if (book_unit(book, query->unit) < 0)
        return fail(log->run, STATUS_DATA, "unknown-unit", "see 'units list'",
                    "there is no unit '%s'", query->unit);
    unit_tokens(log->run, book->records, query->unit, &log->unit);
    return STATUS_OK;
}

enum status audit_log(struct run *run, struct store *store, const struct snapshot *snapshot,
                      const struct log_query *query, struct grid **out)
{
    static const struct column columns[] = {
        {"when", "When", CELL_TEXT},      {"who", "Who", CELL_TEXT},
        {"subject", "Change", CELL_TEXT}, {"records", "Records", CELL_TEXT},
        {"commit", "Commit", CELL_TEXT},  {"signer", "Signer", CELL_TEXT}};
    struct log log = {.run = run, .store = store, .query = query};

    log.grid = grid_new(run, columns, sizeof columns / sizeof columns[0]);
    enum status status = prepare(&log, snapshot);
    if (!status)
        status = history_walk(run, snapshot, visit, &log);
    *out = log.grid;
    return status;
}
