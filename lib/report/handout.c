#include "report/handout.h"

#include "base/arena.h"
#include "base/hash.h"
#include "report/unit_pages.h"

#include <string.h>

static const char first_line[] = "guiyuan-statements 1\n";

/* What making a page takes is given back after each: only its bytes stay. */
static enum status make_page(struct run *run, const struct unit_pages *pages, int32_t unit,
                             struct handout_file *file)
{
    struct document *document;
    struct json *json;
    struct run part;

    run_fork(run, &part);
    enum status status = unit_page(&part, pages, unit, &document, &json);
    if (status == STATUS_OK) {
        struct text text = text_new(part.arena);
        json_free(json);
        status = document_html(&part, document, &text);
        file->bytes = arena_dupn(run->arena, text.at, text.length);
        file->size = text.length;
    }
    run_join(run, &part);
    arena_free(part.arena);
    return status;
}

static enum status write_list(struct run *run, const struct book *book, struct date day,
                              struct handout *handout)
{
    struct text list = text_new(run->arena);
    char text[OID_TEXT], date[DATE_SIZE], sha256[SHA256_TEXT];
    struct oid ledger;
    enum status status = history_first(run, book->snapshot, &ledger);

    text_printf(&list, "%smade-with %s\n", first_line, GUIYUAN_VERSION);
    text_printf(&list, "ledger %s\n", oid_text(ledger, text));
    text_printf(&list, "commit %s\n", oid_text(snapshot_commit(book->snapshot), text));
    text_printf(&list, "day %s\n", date_text(day, date));
    for (size_t i = 0; i < handout->count; i++) {
        const struct handout_file *file = &handout->files[i];
        text_printf(&list, "file %s %zu %s\n", sha256_text(file->bytes, file->size, sha256),
                    file->size, file->path);
    }
    handout->files[handout->count++] = (struct handout_file){HANDOUT_LIST, list.at, list.length};
    return status;
}

enum status handout_make(struct run *run, struct book *book, struct date day, const int32_t *units,
                         size_t count, struct handout *out)
{
    struct unit_pages *pages;
    enum status status = unit_pages_prepare(run, book, day, &pages);

    *out = (struct handout){.files = arena_array(run->arena, count + 1, sizeof *out->files)};
    for (size_t i = 0; i < count && status == STATUS_OK; i++) {
        struct handout_file *file = &out->files[out->count++];
        file->path = arena_printf(run->arena, "%s.html", book->units[units[i]].code);
        status = make_page(run, pages, units[i], file);
    }
    return status == STATUS_OK ? write_list(run, book, day, out) : status;
}

bool handout_ledger(const char *bytes, size_t size, struct oid *out)
{
    static const char word[] = "\nledger ";
    char text[OID_TEXT];

    if (size < strlen(first_line) || memcmp(bytes, first_line, strlen(first_line)) != 0)
        return false;
    const char *at = memmem(bytes, size, word, strlen(word));
    if (!at || size - (size_t)(at - bytes) < strlen(word) + OID_TEXT)
        return false;
    memcpy(text, at + strlen(word), OID_TEXT - 1);
    text[OID_TEXT - 1] = '\0';
    return oid_parse(text, out);
}
