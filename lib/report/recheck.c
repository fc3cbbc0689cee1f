#include "report/recheck_inside.h"

#include "base/arena.h"

#include <string.h>

size_t same_bytes(const char *a, size_t a_size, const char *b, size_t b_size)
{
    size_t most = a_size < b_size ? a_size : b_size, same = 0;

    while (same < most && a[same] == b[same])
        same++;
    return same;
}

/* The words around a place, cut between characters, on one line. */
static const char *words_at(struct run *run, const char *bytes, size_t size, size_t at)
{
    size_t first = at > 24 ? at - 24 : 0, last = at + 24 < size ? at + 24 : size;

    for (size_t i = first; i < at; i++)
        if (bytes[i] == '\n')
            first = i + 1;
    for (size_t i = at; i < last; i++)
        if (bytes[i] == '\n')
            last = i;
    while (first < at && (bytes[first] & 0xc0) == 0x80)
        first++;
    while (last > at && last < size && (bytes[last] & 0xc0) == 0x80)
        last--;
    return last > first ? arena_dupn(run->arena, bytes + first, last - first) : "";
}

enum status report_difference(struct run *run, const struct published *file, const char *expected,
                              size_t size)
{
    size_t at = same_bytes(file->bytes, file->size, expected, size);
    struct spot spot = {file->path, 1, 0};
    const char *what;

    for (size_t i = 0; i < at; i++)
        spot.line += expected[i] == '\n';
    if (at == size)
        what =
            phrase_printf(run, "it goes on for %zu bytes where the ledger's ends", file->size - at);
    else if (at == file->size)
        what = phrase_printf(run, "it ends %zu bytes before the ledger's", size - at);
    else
        what = phrase_printf(run, "it says '%s' where the ledger says '%s'",
                             words_at(run, file->bytes, file->size, at),
                             words_at(run, expected, size, at));
    return fail_at(run, spot, STATUS_FOUND, "recheck-differs",
                   "ask who published it; the ledger's own page can be made with 'report'", "%s",
                   what);
}

enum status stated_snapshot(struct run *run, struct store *store, const struct snapshot *newest,
                            const char *path, struct oid commit, struct snapshot **out)
{
    const struct spot spot = {path, 0, 0};
    char text[OID_TEXT];
    bool known = false, passed = false;
    enum status status = history_has(run, store, commit, &known);

    if (status == STATUS_OK && !known)
        return fail_at(run, spot, STATUS_FOUND, "recheck-ledger",
                       "is this its ledger, and does it have the newest commits?",
                       "it was made from the commit '%s', which this ledger does not have",
                       oid_text(commit, text));
    if (status == STATUS_OK)
        status = history_contains(run, newest, commit, &passed);
    if (status == STATUS_OK && !passed)
        return fail_at(run, spot, STATUS_FOUND, "recheck-ledger",
                       "ask who published it where that commit comes from",
                       "it was made from the commit '%s', which is not in the ledger's history",
                       oid_text(commit, text));
    return status == STATUS_OK ? history_snapshot(run, store, commit, out) : status;
}

enum form { FORM_HTML, FORM_MARKDOWN, FORM_JSON };

struct claim {
    enum form form;
    const char *kind, *subject;
    struct oid commit;
};

/* What stands behind the first mark, up to a character. */
static const char *between(struct run *run, const struct published *file, const char *before,
                           char after)
{
    const char *start = strstr(file->bytes, before);

    if (!start)
        return NULL;
    start += strlen(before);
    const char *stop = strchr(start, after);
    return stop && stop - start < 200 ? arena_dupn(run->arena, start, (size_t)(stop - start))
                                      : NULL;
}

static bool claim_commit(const char *text, struct claim *claim)
{
    return text && oid_parse(text, &claim->commit);
}

static bool split_page(struct run *run, const char *page, struct claim *claim)
{
    const char *blank = page ? strchr(page, ' ') : NULL;

    if (!blank)
        return false;
    claim->kind = arena_dupn(run->arena, page, (size_t)(blank - page));
    claim->subject = blank + 1;
    return true;
}

/* Facts of the Markdown form are `* KEY: VALUE`, in whatever language, with escapes. */
static const char *fact_like(struct run *run, const struct published *file, bool commit)
{
    struct oid oid;

    for (const char *line = file->bytes; (line = strstr(line, "\n* ")); line++) {
        const char *colon = strstr(line, ": "), *stop = strchr(line + 1, '\n');
        if (!colon || !stop || colon > stop || stop - colon > 200)
            continue;
        struct text value = text_new(run->arena);
        for (const char *at = colon + 2; at < stop; at++)
            if (*at != '\\')
                text_char(&value, *at);
        bool is_commit = value.length && oid_parse(value.at, &oid);
        if (commit ? is_commit : !is_commit && value.length && page_is_known(value.at))
            return value.at;
    }
    return NULL;
}

static bool read_claim(struct run *run, const struct published *file, struct claim *claim)
{
    *claim = (struct claim){.form = FORM_MARKDOWN};
    if (strlen(file->bytes) != file->size)
        return false;
    if (strncmp(file->bytes, "<!doctype html>", 15) == 0) {
        claim->form = FORM_HTML;
        return split_page(run, between(run, file, "<meta name=\"guiyuan-page\" content=\"", '"'),
                          claim) &&
               claim_commit(between(run, file, "<meta name=\"guiyuan-commit\" content=\"", '"'),
                            claim);
    }
    if (*file->bytes == '{') {
        claim->form = FORM_JSON;
        claim->kind = between(run, file, "\"report\": \"", '"');
        claim->subject = between(run, file, "\"subject\": \"", '"');
        return claim->kind && claim->subject &&
               claim_commit(between(run, file, "\"commit\": \"", '"'), claim);
    }
    return split_page(run, fact_like(run, file, false), claim) &&
           claim_commit(fact_like(run, file, true), claim);
}

static enum status write_as(struct run *run, enum form form, const struct document *document,
                            struct json *json, struct text *out)
{
    if (form == FORM_JSON)
        return json_write(run, json, out);
    json_free(json);
    return form == FORM_HTML ? document_html(run, document, out)
                             : document_markdown(run, document, out);
}

/* The shapes of a page: in either language, on a site of two or of one, and alone. */
static const char *zh_en[] = {"zh-CN", "en"}, *en_zh[] = {"en", "zh-CN"};
static const struct words both[] = {{zh_en, 2}, {en_zh, 2}}, one[] = {{zh_en, 1}, {en_zh, 1}};
static const struct shape {
    struct page_place place;
    bool alone;
} shapes[] = {
    {{&both[0], 0}, false}, {{&both[0], 1}, false}, {{&both[1], 0}, false}, {{&both[1], 1}, false},
    {{&one[0], 0}, false},  {{&one[1], 0}, false},  {{&one[0], 0}, true},   {{&one[1], 0}, true},
};

static enum status make(struct run *run, struct book *book, const struct claim *claim,
                        const struct shape *shape, struct text *out)
{
    struct document *document;
    struct json *json;

    book_speak(run, book, shape->place.languages->item[shape->place.language]);
    enum status status = page_make(run, book, claim->kind, claim->subject,
                                   shape->alone ? NULL : &shape->place, &document, &json);
    *out = text_new(run->arena);
    return status == STATUS_OK ? write_as(run, claim->form, document, json, out) : status;
}

/* Says the first difference from the shape that is most like the file. */
static enum status compare(struct run *run, struct book *book, const struct published *file,
                           const struct claim *claim)
{
    struct text nearest = text_new(run->arena);
    size_t most = 0;

    for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++) {
        struct text made;
        enum status status = make(run, book, claim, &shapes[i], &made);
        if (status != STATUS_OK)
            return status;
        size_t same = same_bytes(file->bytes, file->size, made.at, made.length);
        if (same == file->size && same == made.length)
            return STATUS_OK;
        if (same >= most)
            nearest = made;
        most = same > most ? same : most;
    }
    return report_difference(run, file, nearest.at, nearest.length);
}

enum status recheck_page(struct run *run, struct store *store, const struct snapshot *newest,
                         const struct published *file)
{
    struct snapshot *snapshot;
    struct claim claim;
    struct book *book;

    if (!read_claim(run, file, &claim))
        return fail_at(run, (struct spot){file->path, 0, 0}, STATUS_FOUND, "recheck-claim",
                       "only pages of 'report' state what they are and their commit",
                       "it does not say which page of which commit it is");
    enum status status = stated_snapshot(run, store, newest, file->path, claim.commit, &snapshot);
    if (status == STATUS_OK)
        status = book_open(run, snapshot, &book);
    if (status != STATUS_OK)
        return status;
    book->keep_fold = true;
    return compare(run, book, file, &claim);
}
