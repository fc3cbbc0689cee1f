#include "book/case_file.h"

#include "base/arena.h"
#include "book/draft.h"
#include "book/roster.h"

#include <stdio.h>
#include <string.h>

const struct case_rules *case_rules_of(const struct kind *kind)
{
    for (const struct case_rules *rules = all_case_rules; rules->kind; rules++)
        if (rules->kind == kind)
            return rules;
    return NULL;
}

static const struct kind *kind_at(const char *path)
{
    return file_kind_of(path, NULL)->kinds[0];
}

struct spot case_spot(struct run *run, const struct source *source, const char *field)
{
    return yaml_spot(run, source, file_kind_of(source->path, NULL), 0, field, NULL);
}

struct spot case_step_spot(struct run *run, const struct source *source, size_t step)
{
    return yaml_spot(run, source, file_kind_of(source->path, NULL), 0, "log",
                     arena_printf(run->arena, "%zu", step));
}

/* --- reading --- */

static enum status read_blob(struct run *run, const char *path, const struct blob *blob,
                             struct case_entry *out)
{
    void *record = NULL;

    *out = (struct case_entry){.source = {path, blob->bytes, blob->size}};
    if (!blob->found)
        return STATUS_OK;
    enum status status = yaml_read_map(run, &out->source, file_kind_of(path, NULL), &record);
    if (!status)
        out->record = record;
    return status;
}

enum status case_read(struct run *run, const struct snapshot *snapshot, const char *path,
                      struct case_entry *out)
{
    struct blob blob;
    enum status status = snapshot_read(run, snapshot, path, &blob);

    return status ? status : read_blob(run, path, &blob, out);
}

/* The folder of a pattern: what stands before its first variable part. */
static const char *folder_of(struct run *run, const struct kind *kind)
{
    const struct file_kind *file = all_files;

    while (file->rule != RULE_CASE || file->kinds[0] != kind)
        file++;
    return arena_dupn(run->arena, file->pattern, strcspn(file->pattern, "/"));
}

enum status cases_read(struct run *run, const struct snapshot *snapshot, const struct kind *kind,
                       struct case_entry **out, size_t *count)
{
    struct entry *entries;
    size_t entry_count;
    enum status status = snapshot_list(run, snapshot, folder_of(run, kind), &entries, &entry_count);

    *count = 0;
    if (status)
        return status;
    *out = arena_array(run->arena, entry_count, sizeof **out);
    for (size_t i = 0; i < entry_count && !status; i++) {
        const struct file_kind *file = file_kind_of(entries[i].path, NULL);
        if (file && file->rule == RULE_CASE && file->kinds[0] == kind)
            status = case_read(run, snapshot, entries[i].path, &(*out)[(*count)++]);
    }
    return status;
}

/* --- the file by itself --- */

static enum status check_name(struct run *run, const struct source *source,
                              const struct case_rules *rules, const void *record,
                              enum status verdict)
{
    const char *wanted = rules->path ? rules->path(run, record) : source->path;

    if (strcmp(source->path, wanted) == 0)
        return STATUS_OK;
    return fail_at(run, case_spot(run, source, rules->kind->fields[0].name), verdict, "case-name",
                   phrase_printf(run, "its file is '%s'", wanted),
                   "the %s does not stand in the file of its name", phrase(run, rules->kind->name));
}

/* What is behind the log could not be told from the log growing. */
static enum status check_log_last(struct run *run, const struct source *source, enum status verdict)
{
    const char *at = source->bytes, *end = at + source->size;
    bool behind = false;

    for (int line = 1; at < end; line++) {
        const char *feed = memchr(at, '\n', (size_t)(end - at));
        if (behind && *at >= 'a' && *at <= 'z')
            return fail_at(run, (struct spot){.file = source->path, .line = line}, verdict,
                           "case-log", "put it above 'log:'",
                           "a field stands behind the log, which only grows");
        behind |= (size_t)(end - at) >= 4 && memcmp(at, "log:", 4) == 0;
        at = feed ? feed + 1 : end;
    }
    return STATUS_OK;
}

enum status case_check_file(struct run *run, const struct source *source, const void *record,
                            enum status verdict)
{
    const struct case_rules *rules = case_rules_of(kind_at(source->path));
    enum status status = check_log_last(run, source, verdict);

    if (!rules)
        return status;
    status = status_join(status, check_name(run, source, rules, record, verdict));
    if (rules->check_file)
        status = status_join(status, rules->check_file(run, source, record, verdict));
    return status;
}

/* --- what a change adds --- */

static enum status check_day(struct run *run, const struct book *book, struct spot spot,
                             struct date date)
{
    char text[DATE_SIZE], month[MONTH_SIZE];

    if (date_compare(date, run->today) > 0)
        return fail_at(run, spot, STATUS_REFUSED, "date-in-future",
                       "give the day on which it happened", "the date %s is after the booking day",
                       date_text(date, text));
    if (!book_is_closed(book, date_month(date)))
        return STATUS_OK;
    return fail_at(run, spot, STATUS_REFUSED, "month-closed",
                   "enter it with today's date, and say in the text when it was",
                   "the month %s is closed", month_text(date_month(date), month));
}

static enum status check_begun(struct run *run, const struct book *book,
                               const struct case_entry *entry, const struct kind *kind)
{
    const struct case_rules *rules = case_rules_of(kind);
    const struct field *begun = rules && rules->begun ? kind_field(kind, rules->begun) : NULL;

    return begun ? check_day(run, book, case_spot(run, &entry->source, begun->name),
                             FIELD_IN(struct date, entry->record, begun))
                 : STATUS_OK;
}

/* Where the step stands is looked up only when there is something to say, for it reads the file
 * again: a table of ballots adds thousands of steps. */
static enum status check_step(struct run *run, const struct book *book, const struct source *source,
                              const struct case_log *log, size_t index)
{
    const struct spot nowhere = {.file = source->path};
    const size_t since = run->count;
    enum status status = check_day(run, book, nowhere, case_step_date(log, index));

    status = status_join(status, roster_check_named(run, book, log->kind, case_step(log, index),
                                                    nowhere, STATUS_REFUSED));
    for (size_t i = since; i < run->count; i++)
        run->findings[i].spot = case_step_spot(run, source, index);
    return status;
}

enum status case_check_change(struct run *run, const struct book *book, const char *path,
                              const struct blob *before, const struct blob *after)
{
    const struct kind *kind = kind_at(path);
    const size_t findings = run->count;
    struct case_entry was, is;

    if (read_blob(run, path, after, &is) || read_blob(run, path, before, &was)) {
        run->count = findings; /* what cannot be read is told by the table's check */
        return STATUS_OK;
    }
    const struct case_log log = case_log(kind, is.record);
    enum status status = was.record || !is.record ? STATUS_OK : check_begun(run, book, &is, kind);
    if (!was.record && is.record)
        status =
            status_join(status, roster_check_named(run, book, kind, is.record,
                                                   (struct spot){.file = path}, STATUS_REFUSED));
    const size_t standing = case_log(kind, was.record).count;
    for (size_t i = standing; i < log.count; i++)
        status = status_join(status, check_step(run, book, &is.source, &log, i));
    const struct case_rules *rules = case_rules_of(kind);
    if (is.record && log.count > standing && rules && rules->check_added)
        status =
            status_join(status, rules->check_added(run, book, &is.source, is.record, standing));
    return status;
}

/* --- builders --- */

/* The 42 of "T2026-0042.yaml"; 0: it is no such name. */
static int number_of(const char *name, char letter)
{
    enum { BEFORE = 6, DIGITS_MAX = 6 }; /* "T2026-" */
    int number = 0, digits = 0;

    if (*name != letter || strcspn(name, "-") != BEFORE - 1)
        return 0;
    for (const char *at = name + BEFORE; *at >= '0' && *at <= '9' && digits < DIGITS_MAX; at++) {
        number = number * 10 + (*at - '0');
        digits++;
    }
    return strcmp(name + BEFORE + digits, ".yaml") == 0 ? number : 0;
}

enum status case_next_number(struct draft *draft, const char *folder, char letter, int most,
                             int *out)
{
    struct run *run = draft->run;
    const char *year = arena_printf(run->arena, "%s/%04d", folder, run->today.year);
    struct entry *entries;
    size_t count;
    int last = 0;
    enum status status = snapshot_list(run, draft->base, year, &entries, &count);

    /* From the highest name on, so that of thousands of cases few are looked at more closely. */
    for (size_t i = status ? 0 : count; i-- > 0;) {
        const char *name = strrchr(entries[i].path, '/') + 1;
        const int number = number_of(name, letter);
        if (number > last && file_kind_of(entries[i].path, NULL))
            last = number;
    }
    if (!status && last >= most)
        return fail(run, STATUS_REFUSED, "case-number", "begin it next year",
                    "the folder '%s' has %d cases already", year, last);
    *out = last + 1;
    return status;
}

enum status case_begin(struct draft *draft, const char *path, const struct kind *kind,
                       const void *record)
{
    struct run *run = draft->run;
    struct text text = text_new(run->arena);
    enum status status = record_check(run, kind, record);

    if (status)
        return status;
    yaml_write_map(&text, kind, record);
    draft_file(draft, path, text.at, text.length);
    const struct source source = {path, text.at, text.length};
    return case_check_file(run, &source, record, STATUS_REFUSED);
}

static enum status read_draft(struct draft *draft, const char *path, const char *name,
                              struct case_entry *out)
{
    struct blob blob;
    enum status status = draft_read(draft, path, &blob);

    if (!status && !blob.found)
        return fail(draft->run, STATUS_REFUSED, "unknown-case", "list them for the names there are",
                    "there is no %s '%s'", phrase(draft->run, kind_at(path)->name), name);
    return status ? status : read_blob(draft->run, path, &blob, out);
}

enum status case_add_step(struct draft *draft, const char *path, const char *name, const void *step,
                          struct case_entry *out)
{
    struct run *run = draft->run;
    struct case_entry entry;
    struct text text;
    enum status status = record_check(run, case_log(kind_at(path), NULL).kind, step);

    if (!status)
        status = read_draft(draft, path, name, &entry);
    if (!status)
        status =
            yaml_append_within(run, &entry.source, file_kind_of(path, NULL), "log", step, &text);
    if (status)
        return status;
    draft_file(draft, path, text.at, text.length);
    status = read_draft(draft, path, name, &entry);
    if (out)
        *out = entry;
    return status ? status : case_check_file(run, &entry.source, entry.record, STATUS_REFUSED);
}
