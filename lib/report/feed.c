/* The feed: what is new, for those who want to be told. */
#include "report/pages_inside.h"
#include "report/site_inside.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "book/zone.h"

#include <stdio.h>
#include <string.h>

/* XML 1.0 allows no control characters, and nobody can see the others that are left out. */
static void put_words(struct text *out, const char *words)
{
    const char *at = words, *end = words + strlen(words);

    while (at < end) {
        const char *start = at;
        uint32_t codepoint = utf8_next(&at, end);
        if (codepoint == '<' || codepoint == '>' || codepoint == '&')
            text_printf(out, "&#%u;", (unsigned)codepoint);
        else if (utf8_check(start, (size_t)(at - start), NULL) == UTF8_FINE &&
                 !utf8_is_invisible(codepoint))
            text_bytes(out, start, (size_t)(at - start));
    }
}

static void put_element(struct text *out, const char *name, const char *words)
{
    text_printf(out, "<%s>", name);
    put_words(out, words);
    text_printf(out, "</%s>\n", name);
}

/* An id that stays the same for ever and is no one else's: a UUID (RFC 9562, version 8) from the
 * ledger's first commit and the page's name. */
static void put_id(struct run *run, struct text *out, struct oid ledger, const char *page)
{
    char first[OID_TEXT], hash[SHA256_TEXT];
    const char *name = arena_printf(run->arena, "%s %s", oid_text(ledger, first), page);

    sha256_text(name, strlen(name), hash);
    text_printf(out, "<id>urn:uuid:%.8s-%.4s-8%.3s-a%.3s-%.12s</id>\n", hash, hash + 8, hash + 13,
                hash + 17, hash + 20);
}

/* An instant in UTC as RFC 3339 has it. */
static void put_instant(struct text *out, int64_t time)
{
    const int second = (int)(time % 86400);
    char day[DATE_SIZE];

    text_printf(out, "<updated>%sT%02d:%02d:%02dZ</updated>\n",
                date_text(date_of_instant(time, 0), day), second / 3600, second / 60 % 60,
                second % 60);
}

static enum status put_time(struct run *run, struct store *store, struct text *out,
                            struct oid commit)
{
    struct snapshot *snapshot;
    enum status status = history_snapshot(run, store, commit, &snapshot);

    if (status == STATUS_OK)
        put_instant(out, snapshot_time(snapshot));
    return status;
}

/* A day begins at midnight where the compound is. */
static enum status put_day(struct run *run, const struct book *book, struct text *out,
                           struct date day)
{
    const int64_t midnight = (int64_t)date_days(day) * 86400;
    int32_t offset;
    enum status status = zone_offset(run, book->compound->timezone, midnight, &offset);

    if (status == STATUS_OK)
        put_instant(out, midnight - offset);
    return status;
}

static void put_link(struct text *out, const char *page, const char *place, const char *summary)
{
    text_printf(out, "<link href=\"%s.html%s%s\"/>\n", page, place ? "#" : "", place ? place : "");
    if (summary)
        put_element(out, "summary", summary);
    text_add(out, "</entry>\n");
}

static enum status put_page(struct run *run, struct store *store, struct text *out,
                            struct oid ledger, const struct page *page)
{
    text_add(out, "<entry>\n");
    put_element(out, "title", page->title);
    put_id(run, out, ledger, page->name);
    enum status status = put_time(run, store, out, page->commit);
    put_link(out, page->name, NULL, page->note);
    return status;
}

static enum status put_news(struct run *run, const struct book *book, struct text *out,
                            struct oid ledger, const struct page *page, const struct news *news)
{
    text_add(out, "<entry>\n");
    put_element(out, "title", news->title);
    put_id(run, out, ledger, arena_printf(run->arena, "%s#%s", page->name, news->place));
    enum status status = put_day(run, book, out, news->date);
    put_link(out, page->name, news->place, news->summary);
    return status;
}

/* A settled page itself, or each thing that a page tells. */
static enum status put_entries(struct run *run, struct store *store, struct book *book,
                               struct text *out, struct oid ledger, const struct page *page)
{
    struct news_list list = {.count = 0};
    enum status status = page->kind->tells ? page->kind->tells(run, book, &list) : STATUS_OK;

    for (size_t i = 0; i < list.count && status == STATUS_OK; i++)
        status = put_news(run, book, out, ledger, page, &list.item[i]);
    if (status == STATUS_OK && page->kind->news && page->settled)
        status = put_page(run, store, out, ledger, page);
    return status;
}

enum status feed_write(struct run *run, struct store *store, struct book *book, struct oid ledger,
                       const struct pages *pages, struct text *out)
{
    enum status status;

    text_printf(out,
                "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"%s\">\n",
                book->compound->language);
    put_element(out, "title", book->compound->name);
    text_add(out, "<author>\n");
    put_element(out, "name", book->compound->name);
    text_add(out, "</author>\n<link rel=\"self\" href=\"feed.xml\"/>\n"
                  "<link href=\"index.html\"/>\n");
    put_id(run, out, ledger, "feed");
    status = put_time(run, store, out, snapshot_commit(book->snapshot));
    for (size_t i = 0; i < pages->count && status == STATUS_OK; i++)
        status = put_entries(run, store, book, out, ledger, &pages->page[i]);
    text_add(out, "</feed>\n");
    return status;
}
