/* What a record refers to, what refers to it, and what became of its money. */
#include "audit/trace_inside.h"

#include "base/arena.h"
#include "base/hash.h"
#include "base/told.h"
#include "book/projects.h"
#include <string.h>

static void push_link(struct tracing *tracing, const char *what, const struct event *event,
                      const char *detail)
{
    struct trace_row row = trace_event_row(tracing->run, what, event);

    row.detail = detail ? detail : row.detail;
    trace_push(tracing, row);
}

/* The name of the field by which `event` names the record `id`, or NULL. The record's own id is
 * no reference. */
static const char *refers_by(const struct event *event, const char *id)
{
    for (size_t i = 0; i < event->kind->field_count; i++) {
        const struct field *field = &event->kind->fields[i];
        if (field->type != FIELD_ID || strcmp(field->name, "id") == 0)
            continue;
        const char *named = FIELD_IN(const char *, event->record, field);
        if (named && strcmp(named, id) == 0)
            return field->name;
    }
    return NULL;
}

static void push_refers(struct tracing *tracing)
{
    const struct event *event = &tracing->event;

    for (size_t i = 0; i < event->kind->field_count; i++) {
        const struct field *field = &event->kind->fields[i];
        if (field->type != FIELD_ID || strcmp(field->name, "id") == 0)
            continue;
        const char *named = FIELD_IN(const char *, event->record, field);
        const struct event *other = named ? book_find(tracing->book, named) : NULL;
        if (other)
            push_link(tracing, "refers", other,
                      told_part(tracing->run, "%s: %s", told_word(tracing->run, field->name),
                                told_word(tracing->run, other->kind->name)));
    }
}

/* That a payment or an approval was undone belongs to the story of its expense. */
static void push_undoing(struct tracing *tracing, const struct event *undone)
{
    const struct records *records = tracing->book->records;

    for (size_t i = 0; i < records->count; i++) {
        const struct event *event = &records->events[i];
        if (event->kind != &kind_reversal || !refers_by(event, undone->id))
            continue;
        const struct reversal *reversal = event->record;
        push_link(tracing, event->kind->name, event,
                  told_part(tracing->run, "of %s: %s", undone->id, reversal->reason));
    }
}

static void push_referrers(struct tracing *tracing)
{
    const struct records *records = tracing->book->records;

    for (size_t i = 0; i < records->count; i++) {
        const struct event *event = &records->events[i];
        if (!refers_by(event, tracing->event.id))
            continue;
        const char *reason = record_string(event->kind, event->record, "reason");
        const char *by = record_string(event->kind, event->record, "by");
        const char *unit = record_string(event->kind, event->record, "unit");
        const char *detail = reason ? reason : NULL;
        if (!detail && by)
            detail = told_part(tracing->run, "by %s", by);
        push_link(tracing, event->kind->name, event, detail ? detail : unit);
        push_undoing(tracing, event);
    }
}

/* --- money --- */

static void push_use(struct tracing *tracing, const struct use *use)
{
    const struct book *book = tracing->book;
    struct trace_row row = {.what = "credit",
                            .date = use->date,
                            .has_amount = true,
                            .amount = use->amount,
                            .detail = "not used for a debt yet"};

    if (use->debt == USE_REFUNDED) {
        row.what = "refunded";
        row.detail = "given back to the unit";
    }

    if (use->debt >= 0) {
        const struct debt *debt = &tracing->fold->debts[use->debt];
        char month[MONTH_SIZE];
        row.what = "paid";
        row.detail = told_part(tracing->run, "%s%s %s of %s", debt->late ? N_("late fee of ") : "",
                               book->items[debt->item], month_text(debt->month, month),
                               book->units[debt->unit].code);
        if (debt->event)
            row.id = debt->event->id;
    }
    trace_push(tracing, row);
}

static enum status push_uses(struct tracing *tracing, const struct event *event)
{
    struct use *uses = NULL;
    size_t count = 0;
    enum status status = fold_run(tracing->run, tracing->book, NULL, NULL, &tracing->fold);

    if (!status)
        status = fold_uses(tracing->run, tracing->fold, event, &uses, &count);

    for (size_t i = 0; i < count && !status; i++)
        push_use(tracing, &uses[i]);
    return status;
}

/* The file of a voucher: it lies in the month in which it was first stored. */
static enum status find_voucher(struct tracing *tracing, const char *sha256, const char *type,
                                const char **path)
{
    struct entry *entries = NULL;
    size_t count = 0;
    enum status status =
        snapshot_list(tracing->run, tracing->snapshot, "vouchers", &entries, &count);
    const char *name = arena_printf(tracing->run->arena, "/%s.%s", sha256, type);
    const size_t length = strlen(name);

    *path = NULL;
    for (size_t i = 0; i < count && !status && !*path; i++) {
        size_t whole = strlen(entries[i].path);
        if (whole > length && strcmp(entries[i].path + whole - length, name) == 0)
            *path = entries[i].path;
    }
    return status;
}

static enum status judge_voucher(struct tracing *tracing, const char *sha256, const char *path)
{
    struct spot spot = {.file = tracing->event.path, .line = tracing->event.line};
    char actual[SHA256_TEXT];
    struct blob blob;

    if (!path)
        return fail_at(tracing->run, spot, STATUS_FOUND, "voucher-missing",
                       "look for the paper, and for the commit that removed the file",
                       "the voucher '%s' of '%s' is not in the ledger", sha256, tracing->event.id);
    enum status status = snapshot_read(tracing->run, tracing->snapshot, path, &blob);
    if (status || strcmp(sha256_text(blob.bytes, blob.size, actual), sha256) == 0)
        return status;
    return fail_at(tracing->run, spot, STATUS_FOUND, "voucher-altered",
                   "compare the file with the paper",
                   "'%s' is not what its name says: its "
                   "SHA-256 is %s",
                   path, actual);
}

/* The statement that fees stood on, which is not kept. */
static void push_statement(struct tracing *tracing)
{
    const struct event *event = &tracing->event;
    const char *id = record_string(event->kind, event->record, "statement");
    const struct event *of =
        event->kind == &kind_expense && id ? book_find(tracing->book, id) : NULL;

    if (of && of->kind == &kind_statement)
        trace_push(tracing,
                   (struct trace_row){
                       .what = "voucher",
                       .detail = told_part(tracing->run, "the statement %s, SHA-256 %s", id,
                                           ((const struct statement *)of->record)->sha256)});
}

static enum status push_voucher(struct tracing *tracing)
{
    const struct event *event = &tracing->event;
    const char *sha256 = record_string(event->kind, event->record, "voucher");
    const char *type = record_string(event->kind, event->record, "voucher_type");
    const char *none = record_string(event->kind, event->record, "no_voucher");
    const char *path = NULL;

    if (none)
        trace_push(tracing,
                   (struct trace_row){.what = "voucher",
                                      .detail = told_part(tracing->run, "none: %s", none)});
    push_statement(tracing);
    if (!sha256)
        return STATUS_OK;
    enum status status = find_voucher(tracing, sha256, type ? type : "", &path);
    if (!status)
        status = judge_voucher(tracing, sha256, path);
    if (status > STATUS_FOUND)
        return status;
    trace_push(tracing, (struct trace_row){.what = "voucher",
                                           .detail = told_part(tracing->run,
                                                               !path    ? "missing, SHA-256 %s"
                                                               : status ? "altered, SHA-256 %s"
                                                                        : "intact, SHA-256 %s",
                                                               sha256),
                                           .where = path});
    return status;
}

/* --- rolls and closings --- */

static bool has_id(const struct words *ids, const char *id)
{
    size_t i = 0;

    while (i < ids->count && strcmp(ids->item[i], id) != 0)
        i++;
    return i < ids->count;
}

static bool roll_uses(const struct roll *roll, const char *id)
{
    if (roll->id && strcmp(roll->id, id) == 0)
        return true;
    const struct basis *basis = roll->basis.item;
    for (size_t i = 0; i < roll->basis.count; i++)
        if (has_id(&basis[i].bills, id) || has_id(&basis[i].readings, id))
            return true;
    return false;
}

static void push_rolls(struct tracing *tracing)
{
    const struct records *records = tracing->book->records;

    for (size_t i = 0; i < records->roll_count; i++) {
        const struct charged_month *charged = &records->rolls[i];
        char month[MONTH_SIZE];
        if (!roll_uses(charged->roll, tracing->event.id))
            continue;
        trace_push(tracing,
                   (struct trace_row){.what = "roll",
                                      .id = charged->roll->id,
                                      .detail = told_part(tracing->run, "the roll of %s",
                                                          month_text(charged->roll->month, month)),
                                      .where = charged->path});
    }
}

/* The closing that its figures went into. */
static void push_closing(struct tracing *tracing)
{
    struct month month = date_month(tracing->event.date);
    const struct period *period = book_period(tracing->book, month);
    char text[MONTH_SIZE];

    if (!period || !period->closed || !period->closing)
        return;
    trace_push(tracing, (struct trace_row){.what = "closing",
                                           .id = period->closing->id,
                                           .date = period->closing->date,
                                           .detail = told_part(tracing->run, "%s is closed",
                                                               month_text(month, text)),
                                           .where = period->path});
}

static void push_fund(struct tracing *tracing)
{
    const struct event *event = &tracing->event;
    const char *fund = record_string(event->kind, event->record, "fund");
    int32_t index = fund ? book_fund(tracing->book, fund) : -1;

    if (index >= 0)
        trace_push(tracing,
                   (struct trace_row){.what = "fund",
                                      .detail = arena_printf(tracing->run->arena, "%s, %s", fund,
                                                             tracing->book->funds[index].name)});
}

/* The work that an expense pays for. */
static enum status push_project(struct tracing *tracing)
{
    const struct event *event = &tracing->event;
    const char *id = record_string(event->kind, event->record, "project");
    const struct project *project = NULL;
    enum status status =
        id ? project_read(tracing->run, tracing->snapshot, id, &project) : STATUS_OK;

    if (project)
        trace_push(tracing, (struct trace_row){.what = "project",
                                               .id = project->id,
                                               .date = project->opened,
                                               .detail = project->name,
                                               .where = path_project(tracing->run, id)});
    return status;
}

enum status trace_links(struct tracing *tracing)
{
    const struct event *event = &tracing->event;
    enum status status = STATUS_OK;

    push_refers(tracing);
    push_fund(tracing);
    status = push_project(tracing);
    if (!status)
        status = push_voucher(tracing);
    if (status > STATUS_FOUND)
        return status;
    if (event->kind == &kind_receipt || event->kind == &kind_identification)
        status = status_join(status, push_uses(tracing, book_find(tracing->book, event->id)));
    if (tracing->booked)
        status = status_join(status, trace_gifts(tracing));
    push_referrers(tracing);
    if (!tracing->booked)
        return status;
    push_rolls(tracing);
    push_closing(tracing);
    return status;
}
