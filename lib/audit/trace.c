#include "audit/trace_inside.h"

#include "base/arena.h"
#include "format/yaml.h"

#include <string.h>

void trace_push(struct tracing *tracing, struct trace_row row)
{
    struct trace *out = tracing->out;

    ARENA_PUSH(tracing->run->arena, out->rows, out->count, out->capacity);
    out->rows[out->count++] = row;
}

const char *trace_where(struct run *run, const char *path, int line)
{
    return line ? arena_printf(run->arena, "%s:%d", path, line) : path;
}

struct trace_row trace_event_row(struct run *run, const char *what, const struct event *event)
{
    const struct field *amount = kind_field(event->kind, "amount");
    struct trace_row row = {.what = what,
                            .id = event->id,
                            .date = event->date,
                            .detail = event->kind->name,
                            .where = trace_where(run, event->path, event->line)};

    if (!amount)
        amount = kind_field(event->kind, "total");
    if (amount && amount->type == FIELD_MONEY)
        row.amount = FIELD_IN(int64_t, event->record, amount);
    row.has_amount = amount && (row.amount || (amount->flags & FIELD_REQUIRED));
    return row;
}

/* Entries of periods are no events of the book: they say what it was, and move nothing. */
static enum status find_in_periods(struct tracing *tracing, const char *id)
{
    const struct book *book = tracing->book;

    for (size_t i = 0; i < book->period_count && !tracing->event.id; i++) {
        const char *path = book->periods[i].path;
        struct blob blob;
        struct items items = {.count = 0};
        enum status status = snapshot_read(tracing->run, tracing->snapshot, path, &blob);
        if (status)
            return status;
        struct source source = {path, blob.bytes, blob.size};
        status = yaml_read_list(tracing->run, &source, file_kind_of(path, NULL), &items);
        for (size_t j = 0; j < items.count && !status; j++) {
            const struct item *item = &items.item[j];
            const char *found = record_string(item->kind, item->record, "id");
            if (found && strcmp(found, id) == 0)
                tracing->event = (struct event){.kind = item->kind,
                                                .record = item->record,
                                                .date = record_date(item->kind, item->record),
                                                .id = found,
                                                .path = path,
                                                .line = item->line,
                                                .index = j};
        }
        if (status)
            return status;
    }
    return STATUS_OK;
}

static enum status find_record(struct tracing *tracing, const char *id)
{
    const struct event *event = book_find(tracing->book, id);
    enum status status = STATUS_OK;

    tracing->booked = event != NULL;
    if (event)
        tracing->event = *event;
    else
        status = find_in_periods(tracing, id);
    if (status || tracing->event.id)
        return status;
    return fail(tracing->run, STATUS_DATA, "unknown-record",
                "the number is the 'id' of a line in a day-book, like P261103-001",
                "there is no record '%s'", id);
}

/* The record's own bytes: its line, or the first of several. */
static enum status push_record(struct tracing *tracing)
{
    const struct event *event = &tracing->event;
    struct blob blob;
    enum status status = snapshot_read(tracing->run, tracing->snapshot, event->path, &blob);

    if (status)
        return status;
    const char *at = blob.bytes, *end = blob.bytes + blob.size;
    for (int line = 1; line < event->line && at < end; line++) {
        const char *feed = memchr(at, '\n', (size_t)(end - at));
        at = feed ? feed + 1 : end;
    }
    const char *stop = at < end ? memchr(at, '\n', (size_t)(end - at)) : NULL;
    struct trace_row row = trace_event_row(tracing->run, "record", event);
    row.detail = arena_dupn(tracing->run->arena, at, (size_t)((stop ? stop : end) - at));
    trace_push(tracing, row);
    return STATUS_OK;
}

/* The book with those records that the trace asks for, and the record itself in it. */
static enum status open_book(struct tracing *tracing, const struct snapshot *snapshot,
                             const char *id)
{
    tracing->event = (struct event){.id = NULL};
    enum status status = book_open(tracing->run, snapshot, &tracing->book);
    if (!status)
        status = book_records(tracing->run, tracing->book);
    return status ? status : find_record(tracing, id);
}

/* From as few day-books as can be, else from all. */
static enum status open_near(struct tracing *tracing, const char *id)
{
    const size_t since = tracing->run->count;
    const struct snapshot *near;
    enum status status = trace_near(tracing->run, tracing->snapshot, id, &near);

    if (!status && near != tracing->snapshot) {
        status = open_book(tracing, near, id);
        if (!status && !trace_needs_all(tracing))
            return STATUS_OK;
    }
    tracing->run->count = since;
    return open_book(tracing, tracing->snapshot, id);
}

enum status audit_trace(struct run *run, struct store *store, const struct snapshot *snapshot,
                        const char *id, struct trace *out)
{
    struct tracing tracing = {.run = run, .store = store, .snapshot = snapshot, .out = out};

    *out = (struct trace){.count = 0};
    if (audit_trace_is_case(run, id))
        return trace_case(&tracing, id);
    enum status status = open_near(&tracing, id);
    if (!status)
        status = push_record(&tracing);
    if (status)
        return status;
    status = trace_commit(&tracing);
    if (status > STATUS_FOUND)
        return status;
    return status_join(status, trace_links(&tracing));
}

struct grid *audit_trace_grid(struct run *run, const struct trace *trace)
{
    static const struct column columns[] = {
        {"what", "What", CELL_WORD},     {"id", "Id", CELL_TEXT},
        {"date", "Date", CELL_DATE},     {"amount", "Amount", CELL_MONEY},
        {"detail", "Detail", CELL_WORD}, {"where", "Where", CELL_TEXT}};
    struct grid *grid = grid_new(run, columns, sizeof columns / sizeof columns[0]);

    for (size_t i = 0; i < trace->count; i++) {
        const struct trace_row *row = &trace->rows[i];
        grid_text(grid, row->what);
        grid_text(grid, row->id);
        if (date_is_none(row->date))
            grid_empty(grid);
        else
            grid_date(grid, row->date);
        if (row->has_amount)
            grid_number(grid, row->amount);
        else
            grid_empty(grid);
        grid_text(grid, row->detail);
        grid_text(grid, row->where);
    }
    return grid;
}
