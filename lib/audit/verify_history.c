/*
 * The rules that judge each commit. Their messages speak of "it": the commit, which is put in
 * front of every message by name_commit().
 */
#include "audit/verify_rules.h"

#include "base/arena.h"
#include "base/decimal.h"
#include "book/check.h"
#include "format/yaml.h"

#include <stdlib.h>
#include <string.h>

enum { MODE_FILE = 0100644 };

enum status rule_linear(const struct step *step)
{
    if (step->commit->parents <= 1)
        return STATUS_OK;
    return fail_at(step->run, (struct spot){0}, STATUS_FOUND, "history-merged",
                   "a second desk's changes are replayed on top, never merged",
                   "it joins %zu histories; only the first was judged", step->commit->parents);
}

enum status rule_clock(const struct step *step)
{
    char before[DATE_SIZE];

    if (!step->previous)
        return STATUS_OK;
    struct date day = commit_day(step->previous);
    if (date_compare(step->day, day) >= 0)
        return STATUS_OK;
    return fail_at(step->run, (struct spot){0}, STATUS_FOUND, "clock-backwards",
                   "ask the author: the clock was wrong, or the date was chosen",
                   "the commit that it follows is dated %s", date_text(day, before));
}

/* A command writes the same person and second as author and as committer. git keeps the author
 * when it amends or rebases, and sets the committer anew. */
static void check_rewritten(const struct step *step)
{
    const struct commit *commit = step->commit;

    if (commit->time != commit->committed || strcmp(commit->author, commit->committer) != 0 ||
        strcmp(commit->author_email, commit->committer_email) != 0)
        warn_at(step->run, (struct spot){0}, SEVERITY_WARNING, "commit-rewritten",
                "compare it with another copy of the ledger, or with the checkpoint on a report",
                "it was made again by '%s' after a command had made it", commit->committer);
}

enum status rule_commands(const struct step *step)
{
    if (commit_trailer(step->run, step->commit, "Ledger-Command", 0) &&
        commit_trailer(step->run, step->commit, "Ledger-Operation", 0)) {
        check_rewritten(step);
        return STATUS_OK;
    }
    warn_at(step->run, (struct spot){0}, SEVERITY_WARNING, "foreign-commit",
            "look at it with 'git show'; hand edits are committed with 'compound commit'",
            "it was not made by a command, but by '%s' with another tool", step->commit->author);
    return STATUS_OK;
}

enum status rule_transitions(const struct step *step)
{
    for (size_t i = 0; i < step->deltas.count; i++) {
        const struct delta *delta = &step->deltas.item[i];
        const char *path = delta->change->path;
        if (delta->change->kind != CHANGE_REMOVED && delta->change->mode != MODE_FILE)
            fail_at(step->run, (struct spot){.file = path}, STATUS_FOUND, "file-mode",
                    "a ledger holds plain files only", "'%s' is no plain file: its mode is %o",
                    path, delta->change->mode);
        enum status status =
            check_transition(step->run, path, &delta->before, &delta->after, step->day);
        if (is_failure(status))
            return status;
    }
    return STATUS_OK;
}

static const struct added *find_added(const struct addeds *added, const char *id)
{
    for (size_t i = 0; i < added->count; i++)
        if (strcmp(added->item[i].id, id) == 0)
            return &added->item[i];
    return NULL;
}

static int by_string(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The records that the message names, sorted. */
static struct words named_records(const struct step *step)
{
    struct words named = {.count = 0};
    size_t capacity = 0;
    const char *id;

    while ((id = commit_trailer(step->run, step->commit, "Ledger-Record", named.count))) {
        ARENA_PUSH(step->run->arena, named.item, named.count, capacity);
        named.item[named.count++] = id;
    }
    if (named.count)
        qsort(named.item, named.count, sizeof *named.item, by_string);
    return named;
}

/* Every record that the message names is new in this commit. */
static void check_named(const struct step *step, const struct words *named)
{
    for (size_t i = 0; i < named->count; i++)
        if (!find_added(&step->added, named->item[i]))
            fail_at(step->run, (struct spot){0}, STATUS_FOUND, "trailer-unknown",
                    "compare the commit's message with 'git show --stat'",
                    "it says that it adds the record '%s', but adds none of that id",
                    named->item[i]);
}

/* Every new record is named by the message. */
static void check_unnamed(const struct step *step, const struct words *named)
{
    for (size_t i = 0; i < step->added.count; i++) {
        const struct added *added = &step->added.item[i];
        if (named->count &&
            bsearch(&added->id, named->item, named->count, sizeof *named->item, by_string))
            continue;
        fail_at(step->run, (struct spot){.file = added->delta->change->path, .line = added->line},
                STATUS_FOUND, "record-unnamed",
                "look at the commit with 'git show': somebody's record came along",
                "it adds the record '%s' without naming it", added->id);
    }
}

/* An import names its first and last record and how many there are. */
static void check_count(const struct step *step, const char *count)
{
    int64_t stated = 0;

    if (!decimal_parse(count, strlen(count), 0, &stated) || stated < 0 ||
        (uint64_t)stated != step->added.count)
        fail_at(step->run, (struct spot){0}, STATUS_FOUND, "trailer-count",
                "compare the commit's message with 'git show --stat'",
                "it says that it adds '%s' records, but adds %zu", count, step->added.count);
}

/* The amount in the message, when only one record of the commit has one. */
static void check_amount(const struct step *step)
{
    const char *stated = commit_trailer(step->run, step->commit, "Ledger-Amount", 0);
    char text[DECIMAL_SIZE] = "";
    size_t amounts = 0;

    for (size_t i = 0; i < step->added.count; i++) {
        const struct added *added = &step->added.item[i];
        const struct field *field = kind_field(added->kind, "amount");
        if (!field || field->type != FIELD_MONEY)
            continue;
        decimal_text(FIELD_IN(int64_t, added->record, field), MONEY_PLACES, text);
        amounts++;
    }
    size_t length = strlen(text);
    if (stated && amounts == 1 && (strncmp(stated, text, length) != 0 || stated[length] != ' '))
        fail_at(step->run, (struct spot){0}, STATUS_FOUND, "trailer-amount",
                "the record counts, not the message", "its message says '%s', its record '%s'",
                stated, text);
}

/* A commit of another tool has no trailers at all; that is said once, by the rule of commands. */
enum status rule_trailers(const struct step *step)
{
    if (!step->added_known || !commit_trailer(step->run, step->commit, "Ledger-Command", 0))
        return STATUS_OK;
    struct words named = named_records(step);
    const char *count = commit_trailer(step->run, step->commit, "Ledger-Count", 0);
    check_named(step, &named);
    if (count)
        check_count(step, count);
    else
        check_unnamed(step, &named);
    check_amount(step);
    return STATUS_OK;
}

static size_t closed_index(const struct closed_months *closed, struct month month)
{
    size_t i = 0;

    while (i < closed->count && month_compare(closed->item[i], month) != 0)
        i++;
    return i;
}

bool month_is_closed(const struct closed_months *closed, struct month month)
{
    return closed_index(closed, month) < closed->count;
}

void month_set_closed(struct run *run, struct closed_months *closed, struct month month, bool now)
{
    size_t at = closed_index(closed, month);

    if (now && at == closed->count) {
        ARENA_PUSH(run->arena, closed->item, closed->count, closed->capacity);
        closed->item[closed->count++] = month;
    } else if (!now && at < closed->count) {
        closed->item[at] = closed->item[--closed->count];
    }
}

enum status rule_closed_months(const struct closed_months *closed, const struct step *step)
{
    enum status status = STATUS_OK;
    char month[MONTH_SIZE];

    for (size_t i = 0; i < step->added.count; i++) {
        const struct added *added = &step->added.item[i];
        const struct delta *delta = added->delta;
        if (delta->file->rule != RULE_DAYBOOK)
            continue;
        struct month dated = date_month(added->date), booked = date_month(delta->day);
        bool is_dated = month_is_closed(closed, dated);
        if (is_dated || month_is_closed(closed, booked))
            status =
                fail_at(step->run, (struct spot){.file = delta->change->path, .line = added->line},
                        STATUS_FOUND, "month-closed",
                        "a correction is dated today, or the month is opened again first",
                        "it adds the record '%s' to %s, which was closed", added->id,
                        month_text(is_dated ? dated : booked, month));
    }
    return status;
}

/* As book_open() sees it: the last entry of the month's file decides. */
bool delta_closes(struct run *run, const struct delta *delta)
{
    struct source source = {delta->change->path, delta->after.bytes, delta->after.size};
    const size_t since = run->count;
    struct items items = {.count = 0};

    if (!delta->after.found)
        return false;
    enum status status = yaml_read_list(run, &source, delta->file, &items);
    run->count = since; /* said by the rules that look at the file itself */
    return !status && items.count && items.item[items.count - 1].kind == &kind_closing;
}
