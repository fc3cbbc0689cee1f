#include "book/draft.h"

#include "base/arena.h"
#include "base/hash.h"
#include "base/told.h"
#include "book/check.h"
#include "record/id.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

struct draft *draft_new(struct run *run, struct store *store, const struct snapshot *base,
                        const struct book *book)
{
    struct draft *draft = arena_alloc(run->arena, sizeof *draft);

    draft->run = run;
    draft->store = store;
    draft->base = base;
    draft->book = book;
    draft->body = text_new(run->arena);
    return draft;
}

/* The file of a path, read from the base when it was not yet touched. */
static enum status touch(struct draft *draft, const char *path, struct draft_file **out)
{
    for (size_t i = 0; i < draft->file_count; i++) {
        if (strcmp(draft->files[i].path, path) == 0) {
            *out = &draft->files[i];
            return STATUS_OK;
        }
    }
    struct draft_file file = {.path = arena_dup(draft->run->arena, path)};
    enum status status = snapshot_read(draft->run, draft->base, path, &file.before);
    if (status)
        return status;
    if (file.before.found) {
        file.bytes = file.before.bytes;
        file.size = file.before.size;
    }
    ARENA_PUSH(draft->run->arena, draft->files, draft->file_count, draft->file_capacity);
    *out = &draft->files[draft->file_count++];
    **out = file;
    return STATUS_OK;
}

enum status draft_read(struct draft *draft, const char *path, struct blob *out)
{
    for (size_t i = 0; i < draft->file_count; i++) {
        const struct draft_file *file = &draft->files[i];
        if (strcmp(file->path, path) != 0)
            continue;
        *out = (struct blob){.bytes = file->bytes, .size = file->size, .found = file->bytes};
        return STATUS_OK;
    }
    return snapshot_read(draft->run, draft->base, path, out);
}

void draft_file(struct draft *draft, const char *path, const char *bytes, size_t size)
{
    struct draft_file *file;

    /* What cannot be read has left its finding, on which the whole change fails. */
    if (touch(draft, path, &file))
        return;
    file->bytes = bytes;
    file->size = size;
    file->growing = false;
}

const struct edit *draft_edits(struct draft *draft, size_t *count)
{
    struct edit *edits = arena_array(draft->run->arena, draft->file_count, sizeof *edits);

    *count = 0;
    for (size_t i = 0; i < draft->file_count; i++) {
        const struct draft_file *file = &draft->files[i];
        bool same = file->before.found && file->bytes && file->before.size == file->size &&
                    memcmp(file->before.bytes, file->bytes, file->size) == 0;
        if (!same)
            edits[(*count)++] = (struct edit){file->path, file->bytes, file->size};
    }
    return edits;
}

const char *record_id_of(const struct kind *kind, const void *record)
{
    const struct field *field = kind->prefix ? kind_field(kind, "id") : NULL;

    return field ? FIELD_IN(const char *, record, field) : NULL;
}

const int64_t *record_amount(const struct kind *kind, const void *record)
{
    const struct field *field = kind_field(kind, kind == &kind_charge ? "total" : "amount");

    if (!field || field->type != FIELD_MONEY)
        return NULL;
    const int64_t *amount = &FIELD_IN(int64_t, record, field);
    return *amount || (field->flags & FIELD_REQUIRED) ? amount : NULL;
}

enum status draft_add(struct draft *draft, const char *path, const struct kind *kind,
                      const void *record)
{
    struct draft_file *file;
    enum status status = record_check(draft->run, kind, record);

    if (!status && kind->prefix)
        status = check_record(draft->run, draft->book, kind, record, draft->run->today,
                              (struct spot){.file = path});
    if (status > STATUS_FOUND)
        return status;
    status = touch(draft, path, &file);
    if (status)
        return status;
    if (file->growing) {
        yaml_write_item(&file->text, kind, record);
    } else {
        struct source old = {path, file->bytes ? file->bytes : "", file->size};
        file->text = yaml_append(draft->run, &old, kind, record);
        file->growing = true;
    }
    file->bytes = file->text.at;
    file->size = file->text.length;
    return STATUS_OK;
}

enum status draft_append(struct draft *draft, const char *folder, const struct kind *kind,
                         const void *record)
{
    return draft_add(draft, path_daybook(draft->run, folder, draft->run->today), kind, record);
}

static __attribute__((format(printf, 2, 0))) const char *
format_text(struct arena *arena, const char *format, va_list args)
{
    va_list again;

    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    size_t room = length < 0 ? 1 : (size_t)length + 1;
    char *text = arena_alloc(arena, room);
    vsnprintf(text, room, format, args);
    return text;
}

void draft_subject(struct draft *draft, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    draft->subject = format_text(draft->run->arena, format, args);
    va_end(args);
    va_start(args, format);
    draft->told = told_vprintf(draft->run, format, args);
    va_end(args);
}

void draft_body(struct draft *draft, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    if (draft->body.length)
        text_char(&draft->body, '\n');
    text_add(&draft->body, format_text(draft->run->arena, format, args));
    va_end(args);
}

void draft_trailer(struct draft *draft, const char *key, const char *value)
{
    struct arena *arena = draft->run->arena;

    ARENA_PUSH(arena, draft->trailers, draft->trailer_count, draft->trailer_capacity);
    draft->trailers[draft->trailer_count++] =
        (struct trailer){arena_dup(arena, key), arena_dup(arena, value)};
}

enum { VOUCHER_LIMIT = 16 * 1024 * 1024, VOUCHER_TYPE_MAX = 8 };

static bool is_voucher_type(const char *type)
{
    size_t length = type ? strlen(type) : 0;

    return length > 0 && length <= VOUCHER_TYPE_MAX &&
           strspn(type, "abcdefghijklmnopqrstuvwxyz0123456789") == length;
}

enum status draft_voucher(struct draft *draft, const char *bytes, size_t size, const char *type,
                          const char **sha256)
{
    struct run *run = draft->run;
    char hash[SHA256_TEXT];

    if (!is_voucher_type(type))
        return fail(
            run, STATUS_USAGE, "voucher-type", "give the file a usual ending, such as .pdf or .jpg",
            "the voucher's file type '%s' is not small letters and digits", type ? type : "");
    if (size == 0)
        return fail(run, STATUS_REFUSED, "voucher-size", "look at the file, and scan it again",
                    "the voucher is empty");
    if (size > VOUCHER_LIMIT)
        return fail(run, STATUS_REFUSED, "voucher-size", "scan it with a lower resolution",
                    "the voucher has %zu bytes, allowed are at most %d", size, VOUCHER_LIMIT);
    *sha256 = arena_dup(run->arena, sha256_text(bytes, size, hash));
    draft_file(draft,
               arena_printf(run->arena, "vouchers/%04d/%02d/%s.%s", run->today.year,
                            run->today.month, *sha256, type),
               bytes, size);
    return STATUS_OK;
}
