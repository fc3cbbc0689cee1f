#include "book/validate.h"

#include "base/arena.h"
#include "base/decimal.h"
#include "book/case_file.h"
#include "book/check.h"
#include "book/decisions.h"
#include "book/draft.h"

#include <string.h>

enum { PLAIN_FILE = 0100644, TRAILERS_MAX = 20 };

static void note(struct run *run, const struct item *item, const char *id, struct spot spot,
                 struct booked *out)
{
    ARENA_PUSH(run->arena, out->records, out->count, out->capacity);
    out->records[out->count++] =
        (struct booked_record){.kind = item->kind,
                               .record = item->record,
                               .spot = spot,
                               .id = id,
                               .amount = record_amount(item->kind, item->record)};
}

/* The records behind what the file had. */
static enum status added_records(struct run *run, const struct book *book, const char *path,
                                 const struct items *items, size_t old_size, struct booked *out)
{
    enum status status = STATUS_OK;

    for (size_t i = 0; i < items->count; i++) {
        const struct item *item = &items->item[i];
        const char *id = record_id_of(item->kind, item->record);
        if (!id || item->start < old_size)
            continue;
        struct spot spot = {.file = path, .line = item->line};
        status = status_join(status,
                             check_record(run, book, item->kind, item->record, run->today, spot));
        note(run, item, id, spot, out);
    }
    return status;
}

static enum status validate_edit(struct run *run, const struct snapshot *base,
                                 const struct book *book, const struct edit *edit,
                                 struct booked *out)
{
    const struct file_kind *file = file_kind_of(edit->path, NULL);
    struct blob before,
        after = {.bytes = edit->bytes, .size = edit->size, .found = edit->bytes != NULL};
    struct items items;
    enum status status = snapshot_read(run, base, edit->path, &before);

    if (!status)
        status = check_transition(run, edit->path, &before, &after, run->today);
    if (!file || !after.found)
        return status;
    status = status_join(
        status, check_file_items(run, edit->path, edit->bytes, edit->size, PLAIN_FILE, &items));
    if (status > STATUS_FOUND || !book)
        return status;
    if (file->rule != RULE_DAYBOOK)
        status = status_join(status,
                             decisions_check_file(run, book, edit->path, &after,
                                                  decisions_named(run, edit->path, &before), true));
    if (file->rule == RULE_CASE)
        return status_join(status, case_check_change(run, book, edit->path, &before, &after));
    return status_join(
        status, added_records(run, book, edit->path, &items, before.found ? before.size : 0, out));
}

enum status validate_edits(struct run *run, const struct snapshot *base, const struct book *book,
                           const struct edit *edits, size_t count, struct booked *out)
{
    enum status status = STATUS_OK;

    *out = (struct booked){0};
    for (size_t i = 0; i < count; i++)
        status = status_join(status, validate_edit(run, base, book, &edits[i], out));
    return status;
}

/* What was a refusal is only told, because a reason was given. */
static void soften(struct run *run, size_t since)
{
    for (size_t i = since; i < run->count; i++) {
        run->findings[i].severity = SEVERITY_WARNING;
        run->findings[i].status = STATUS_OK;
        run->findings[i].hint = NULL;
    }
}

enum status validate_privacy(struct run *run, const struct snapshot *base, const struct edit *edits,
                             size_t count, const char *words, const char *allow, bool *personal)
{
    enum status status = STATUS_OK;

    *personal = false;
    for (size_t i = 0; i < count; i++) {
        struct blob before;
        size_t since = run->count;
        if (!edits[i].bytes)
            continue;
        enum status one = snapshot_read(run, base, edits[i].path, &before);
        if (one)
            return one;
        one = check_privacy(run, edits[i].path, &before, edits[i].bytes, edits[i].size);
        *personal |= one != STATUS_OK;
        if (allow)
            soften(run, since);
        else
            status = status_join(status, one);
    }
    size_t since = run->count;
    enum status said = check_privacy(run, N_("commit message"), NULL, words, strlen(words));
    *personal |= said != STATUS_OK;
    if (allow)
        soften(run, since);
    else
        status = status_join(status, said);
    return status;
}

void trailers_add(struct run *run, struct trailer_list *list, const char *key, const char *value)
{
    ARENA_PUSH(run->arena, list->trailers, list->count, list->capacity);
    list->trailers[list->count++] = (struct trailer){key, value};
}

static void add_records(struct run *run, struct trailer_list *list, const struct booked *booked)
{
    if (booked->count <= TRAILERS_MAX) {
        for (size_t i = 0; i < booked->count; i++)
            trailers_add(run, list, "Ledger-Record", booked->records[i].id);
        return;
    }
    trailers_add(run, list, "Ledger-Record", booked->records[0].id);
    trailers_add(run, list, "Ledger-Record", booked->records[booked->count - 1].id);
    trailers_add(run, list, "Ledger-Count", arena_printf(run->arena, "%zu", booked->count));
}

static void add_amount(struct run *run, struct trailer_list *list, const struct booked *booked,
                       const char *currency)
{
    const int64_t *only = NULL;
    char text[DECIMAL_SIZE];

    for (size_t i = 0; i < booked->count; i++) {
        if (!booked->records[i].amount)
            continue;
        if (only)
            return;
        only = booked->records[i].amount;
    }
    if (only)
        trailers_add(
            run, list, "Ledger-Amount",
            arena_printf(run->arena, "%s %s", decimal_text(*only, MONEY_PLACES, text), currency));
}

void trailers_compose(struct run *run, struct trailer_list *list, const struct booked *booked,
                      const struct write_options *options, const char *currency, bool personal)
{
    add_records(run, list, booked);
    add_amount(run, list, booked, currency);
    if (options->command)
        trailers_add(run, list, "Ledger-Command", options->command);
    if (options->operation && options->request)
        trailers_add(run, list, "Ledger-Request", options->request);
    if (personal && options->allow_personal)
        trailers_add(run, list, "Ledger-Personal", options->allow_personal);
}
