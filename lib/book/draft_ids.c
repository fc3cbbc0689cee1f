/* Counting ids, and finding the record of an id: its letter and day say which file it is in. */
#include "book/draft.h"

#include "base/arena.h"
#include "record/id.h"

#include <string.h>

bool file_takes(const struct file_kind *file, const struct kind *kind)
{
    for (size_t i = 0; file->kinds && file->kinds[i]; i++)
        if (file->kinds[i] == kind)
            return true;
    return false;
}

const char *file_folder(struct run *run, const struct file_kind *file)
{
    return arena_dupn(run->arena, file->pattern, strcspn(file->pattern, "/"));
}

/* Raises *last to the highest number of that letter and day in the file. */
static enum status count_file(struct draft *draft, const struct file_kind *file, const char *path,
                              char prefix, int *last)
{
    struct blob blob;
    struct items items;
    enum status status = draft_read(draft, path, &blob);

    if (status || !blob.found)
        return status;
    struct source source = {path, blob.bytes, blob.size};
    status = yaml_read_list(draft->run, &source, file, &items);
    if (status)
        return status;
    for (size_t i = 0; i < items.count; i++) {
        struct record_id id;
        const char *text = record_id_of(items.item[i].kind, items.item[i].record);
        if (text && id_parse(text, &id) && id.prefix == prefix && id.desk == 0 &&
            date_compare(id.day, draft->run->today) == 0 && id.number > *last)
            *last = id.number;
    }
    return STATUS_OK;
}

/* Periods are filed by the month they close, so any of them may have an id of today. */
static enum status count_periods(struct draft *draft, const struct file_kind *file, char prefix,
                                 int *last)
{
    struct entry *entries;
    size_t count;
    enum status status =
        snapshot_list(draft->run, draft->base, file_folder(draft->run, file), &entries, &count);

    for (size_t i = 0; i < count && !status; i++)
        status = count_file(draft, file, entries[i].path, prefix, last);
    return status;
}

static enum status count_kind(struct draft *draft, const struct kind *kind, int *last)
{
    enum status status = STATUS_OK;

    for (const struct file_kind *file = all_files; file->name && !status; file++) {
        if (!file_takes(file, kind))
            continue;
        if (file->rule == RULE_LOG)
            status = count_periods(draft, file, kind->prefix, last);
        else if (file->rule == RULE_DAYBOOK)
            status = count_file(
                draft, file,
                path_daybook(draft->run, file_folder(draft->run, file), draft->run->today),
                kind->prefix, last);
    }
    return status;
}

const char *draft_next_id(struct draft *draft, const struct kind *kind)
{
    char text[ID_SIZE];
    size_t letter = (size_t)(kind->prefix - 'A');

    if (!draft->counted[letter]) {
        /* A file that cannot be read has left its finding, on which the whole change fails. */
        (void)count_kind(draft, kind, &draft->last_number[letter]);
        draft->counted[letter] = true;
    }
    struct record_id id = {
        .prefix = kind->prefix, .day = draft->run->today, .number = ++draft->last_number[letter]};
    return arena_dup(draft->run->arena, id_text(id, text));
}

static enum status search_file(struct run *run, const struct snapshot *snapshot,
                               const struct file_kind *file, const char *path, const char *id,
                               struct found_record *out)
{
    struct blob blob;
    struct items items;
    enum status status = snapshot_read(run, snapshot, path, &blob);

    if (status || !blob.found || !memmem(blob.bytes, blob.size, id, strlen(id)))
        return status;
    struct source source = {path, blob.bytes, blob.size};
    status = yaml_read_list(run, &source, file, &items);
    for (size_t i = 0; i < items.count && !status; i++) {
        const struct item *item = &items.item[i];
        const char *text = record_id_of(item->kind, item->record);
        if (text && strcmp(text, id) == 0)
            *out = (struct found_record){item->kind,
                                         item->record,
                                         file_folder(run, file),
                                         {.file = path, .line = item->line}};
    }
    return status;
}

static enum status search(struct run *run, const struct snapshot *snapshot, const char *id,
                          const struct record_id *parts, struct found_record *out)
{
    enum status status = STATUS_OK;

    for (const struct file_kind *file = all_files; file->name && !status; file++) {
        bool takes = false;
        for (size_t i = 0; file->kinds && file->kinds[i]; i++)
            takes |= file->kinds[i]->prefix == parts->prefix;
        if (!takes || file->rule != RULE_DAYBOOK)
            continue;
        const char *path = path_daybook(run, file_folder(run, file), parts->day);
        status = search_file(run, snapshot, file, path, id, out);
    }
    return status;
}

enum status record_find(struct run *run, const struct snapshot *snapshot, const char *id,
                        const struct kind *kind, struct found_record *out)
{
    struct record_id parts;

    *out = (struct found_record){0};
    if (!id || !id_parse(id, &parts))
        return fail(run, STATUS_USAGE, "record-id", "an id looks like P261103-001",
                    "'%s' is no record's id", id ? id : "");
    enum status status = search(run, snapshot, id, &parts, out);
    if (status)
        return status;
    if (!out->kind)
        return fail(run, STATUS_REFUSED, "unknown-record",
                    "look the id up with 'audit log' or in the day-book of its day",
                    "there is no record '%s'", id);
    if (kind && out->kind != kind)
        return fail_at(run, out->spot, STATUS_REFUSED, "record-kind-other",
                       phrase_printf(run, "give the id of a %s; it begins with %c",
                                     phrase(run, kind->name), kind->prefix),
                       "'%s' is a %s, not a %s", id, phrase(run, out->kind->name),
                       phrase(run, kind->name));
    return STATUS_OK;
}
