#include "report/pages_inside.h"

#include "base/arena.h"
#include "book/projects.h"
#include "book/zone.h"
#include "report/board.h"
#include "report/campaign.h"
#include "report/month.h"
#include "report/poster.h"
#include "report/project.h"
#include "report/receipts.h"
#include "report/unit_pages.h"

#include <string.h>

enum { MONTHS = 12 };

void pages_add(struct run *run, struct pages *pages, const struct page_kind *kind,
               const char *subject, const char *title, const char *note)
{
    ARENA_PUSH(run->arena, pages->page, pages->count, pages->capacity);
    pages->page[pages->count++] =
        (struct page){.kind = kind,
                      .subject = subject,
                      .name = arena_printf(run->arena, "%s%s", kind->prefix, subject),
                      .title = title,
                      .note = note};
}

static bool read_month(const char *subject, struct month *out)
{
    return month_parse(subject, strlen(subject), out);
}

static enum language language(const struct book *book)
{
    return language_of(book->compound->language);
}

static enum status list_index(struct run *run, struct book *book, const struct page_kind *kind,
                              struct pages *pages)
{
    pages_add(run, pages, kind, "index", book->compound->name, NULL);
    return STATUS_OK;
}

/* The newest month that has begun by the day of the commit. */
static enum status newest_month(struct run *run, const struct book *book, struct month *out)
{
    const int64_t committed = snapshot_time(book->snapshot);
    int32_t offset;
    enum status status = zone_offset(run, book->compound->timezone, committed, &offset);

    if (status == STATUS_OK)
        *out = date_month(date_of_instant(committed, offset));
    return status;
}

/* Whether all of its months that have books are closed. */
static bool is_settled(const struct book *book, struct span span)
{
    for (struct month at = span.first; month_compare(at, span.last) <= 0; at = month_add(at, 1))
        if (month_compare(at, book->compound->opened) >= 0 && !book_is_closed(book, at))
            return false;
    return true;
}

/* Newest first. */
static enum status list_months(struct run *run, struct book *book, const struct page_kind *kind,
                               struct pages *pages)
{
    struct month month;
    char text[MONTH_SIZE];
    enum status status = newest_month(run, book, &month);

    if (status != STATUS_OK)
        return status;
    for (; month_compare(month, book->compound->opened) >= 0; month = month_add(month, -1))
        pages_add(
            run, pages, kind, arena_dup(run->arena, month_text(month, text)),
            say_month(run, language(book), month),
            say(language(book), book_is_closed(book, month) ? "books closed" : N_("in progress")));
    return STATUS_OK;
}

/* Newest first. A quarter or a year is listed once its books have begun. */
static enum status list_spans(struct run *run, struct book *book, const struct page_kind *kind,
                              struct pages *pages, struct span (*around)(struct month))
{
    struct month month;
    enum status status = newest_month(run, book, &month);

    if (status != STATUS_OK)
        return status;
    for (struct span span = around(month); month_compare(span.last, book->compound->opened) >= 0;
         span = around(month_add(span.first, -1))) {
        char text[SPAN_SIZE];
        pages_add(run, pages, kind, arena_dup(run->arena, span_text(span, text)),
                  say_span(run, language(book), span),
                  say(language(book), is_settled(book, span) ? "books closed" : "in progress"));
    }
    return STATUS_OK;
}

static enum status list_years(struct run *run, struct book *book, const struct page_kind *kind,
                              struct pages *pages)
{
    return list_spans(run, book, kind, pages, span_of_year);
}

static enum status list_quarters(struct run *run, struct book *book, const struct page_kind *kind,
                                 struct pages *pages)
{
    return list_spans(run, book, kind, pages, span_of_quarter);
}

/* What is closed is what the periods' files of its months say, and its introductions; what is in
 * progress is everything. */
static const char *const *span_made_of(struct run *run, struct book *book, const char *subject)
{
    struct span span;
    const char *const *introductions = introduction_paths(run, subject);
    size_t count = 0, more = 0;

    if (!span_read(subject, &span) || !is_settled(book, span))
        return NULL;
    while (introductions[more])
        more++;
    const char **paths = arena_array(run->arena, MONTHS + more + 1, sizeof *paths);
    for (struct month at = span.first; month_compare(at, span.last) <= 0; at = month_add(at, 1))
        paths[count++] = path_period(run, at);
    memcpy(&paths[count], introductions, more * sizeof *paths);
    return paths;
}

/* Receipts have no introduction. */
static const char *const *receipts_made_of(struct run *run, struct book *book, const char *subject)
{
    struct month month;

    if (!read_month(subject, &month) || !book_is_closed(book, month))
        return NULL;
    const char **paths = arena_array(run->arena, 2, sizeof *paths);
    paths[0] = path_period(run, month);
    return paths;
}

static enum status make_span(struct run *run, struct book *book, const char *subject,
                             struct document **document, struct json **json)
{
    struct span span;

    if (!span_read(subject, &span))
        return fail(run, STATUS_DATA, "page-unknown", NULL,
                    "'%s' is not a month, a quarter or a year", subject);
    return month_report(run, book, span, document, json);
}

static enum status make_receipts(struct run *run, struct book *book, const char *subject,
                                 struct document **document, struct json **json)
{
    struct month month;

    if (!read_month(subject, &month))
        return fail(run, STATUS_DATA, "page-unknown", NULL, "'%s' is not a month", subject);
    return receipts_document(run, book, month, document, json);
}

static void month_ways(struct run *run, const struct book *book, const char *subject,
                       struct document *document)
{
    struct month month;
    char text[MONTH_SIZE];

    document_way(document, say(language(book), "Receipts of the month"),
                 arena_printf(run->arena, "receipts-%s", subject));
    if (!read_month(subject, &month) || month_compare(month, book->compound->opened) <= 0)
        return;
    month = month_add(month, -1);
    document_way(document, say_month(run, language(book), month), month_text(month, text));
}

/* To the months of it that there are. */
static void span_ways(struct run *run, const struct book *book, const char *subject,
                      struct document *document)
{
    struct month newest;
    struct span span;
    char text[MONTH_SIZE];

    if (!span_read(subject, &span) || newest_month(run, book, &newest) != STATUS_OK)
        return;
    for (struct month at = span.first; month_compare(at, span.last) <= 0; at = month_add(at, 1))
        if (month_compare(at, book->compound->opened) >= 0 && month_compare(at, newest) <= 0)
            document_way(document, say_month(run, language(book), at),
                         arena_dup(run->arena, month_text(at, text)));
}

static void receipts_ways(struct run *run, const struct book *book, const char *subject,
                          struct document *document)
{
    struct month month;

    if (read_month(subject, &month))
        document_way(document, say_month(run, language(book), month), subject);
}

static enum status list_campaigns(struct run *run, struct book *book, const struct page_kind *kind,
                                  struct pages *pages)
{
    for (size_t i = 0; i < book->campaign_count; i++)
        pages_add(run, pages, kind, book->campaigns[i]->campaign, book->campaigns[i]->name,
                  book->campaigns[i]->purpose);
    return STATUS_OK;
}

static const char *const *campaign_made_of(struct run *run, struct book *book, const char *subject)
{
    static const char *const paths[] = {"campaigns.yaml", "compound.yaml", "donations", "expenses",
                                        "funds",          "funds.yaml",    NULL};

    (void)run, (void)book, (void)subject;
    return paths;
}

/* The name of a case's file without folder and ending. */
static const char *id_of_path(struct run *run, const char *path)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;

    return arena_dupn(run->arena, name, strcspn(name, "."));
}

static enum status list_projects(struct run *run, struct book *book, const struct page_kind *kind,
                                 struct pages *pages)
{
    struct entry *files;
    size_t count;
    enum status status = snapshot_list(run, book->snapshot, "projects", &files, &count);

    for (size_t i = 0; status == STATUS_OK && i < count; i++) {
        const struct project *project = NULL;
        const char *id = id_of_path(run, files[i].path);
        status = project_read(run, book->snapshot, id, &project);
        if (status == STATUS_OK && project)
            pages_add(run, pages, kind, id, project->name, project->purpose);
    }
    return status;
}

static const char *const *project_made_of(struct run *run, struct book *book, const char *subject)
{
    static const char *const paths[] = {"projects", "compound.yaml", "donations", "expenses",
                                        "funds",    "funds.yaml",    NULL};

    (void)run, (void)book, (void)subject;
    return paths;
}

static enum status list_decisions(struct run *run, struct book *book, const struct page_kind *kind,
                                  struct pages *pages)
{
    const char *newest;
    bool any;
    enum status status = decisions_newest(run, book, &newest, &any);

    if (any)
        pages_add(run, pages, kind, "decisions", say(language(book), N_("All decisions")), newest);
    return status;
}

static const char *const *decisions_made_of(struct run *run, struct book *book, const char *subject)
{
    static const char *const paths[] = {"meetings", "decisions.yaml", NULL};

    (void)run, (void)book, (void)subject;
    return paths;
}

static enum status list_notices(struct run *run, struct book *book, const struct page_kind *kind,
                                struct pages *pages)
{
    const char *newest;
    bool any;
    enum status status = notices_newest(run, book, &newest, &any);

    if (any)
        pages_add(run, pages, kind, "notices", say(language(book), N_("Notices that hang")),
                  newest);
    return status;
}

static const char *const *notices_made_of(struct run *run, struct book *book, const char *subject)
{
    static const char *const paths[] = {"notices", NULL};

    (void)run, (void)book, (void)subject;
    return paths;
}

static enum status list_nothing(struct run *run, struct book *book, const struct page_kind *kind,
                                struct pages *pages)
{
    (void)run, (void)book, (void)kind, (void)pages;
    return STATUS_OK;
}

/* Its subject is the month and the address that it shows. */
static enum status make_poster(struct run *run, struct book *book, const char *subject,
                               struct document **document, struct json **json)
{
    const char *blank = strchr(subject, ' ');
    struct month month;

    if (!blank || !month_parse(subject, (size_t)(blank - subject), &month))
        return fail(run, STATUS_DATA, "page-unknown", NULL, "'%s' is not the subject of a poster",
                    subject);
    return poster_document(run, book, month, blank + 1, document, json);
}

/* What the index shows is the newest closed month and the twelve that it ends. */
static struct month index_needs(struct run *run, const struct book *book, const char *subject)
{
    struct month month;

    (void)subject;
    if (newest_month(run, book, &month) != STATUS_OK)
        return book->compound->opened;
    while (month_compare(month, book->compound->opened) > 0 && !book_is_closed(book, month))
        month = month_add(month, -1);
    return month_needs(span_of_month(month));
}

static struct month span_needs(struct run *run, const struct book *book, const char *subject)
{
    struct span span;

    (void)run;
    return span_read(subject, &span) ? month_needs(span) : book->compound->opened;
}

static struct month receipts_needs(struct run *run, const struct book *book, const char *subject)
{
    struct month month;

    (void)run;
    return read_month(subject, &month) ? month : book->compound->opened;
}

struct month page_needs(struct run *run, const struct book *book, const struct page *page)
{
    struct month newest;

    if (page->kind->needs)
        return page->kind->needs(run, book, page->subject);
    return newest_month(run, book, &newest) == STATUS_OK ? newest : book->compound->opened;
}

const struct page_kind page_kinds[] = {
    {.name = "index",
     .prefix = "",
     .list = list_index,
     .make = index_document,
     .needs = index_needs},
    {.name = "month",
     .prefix = "",
     .group = N_("Month by month"),
     .news = true,
     .list = list_months,
     .made_of = span_made_of,
     .make = make_span,
     .needs = span_needs,
     .ways = month_ways},
    {.name = "year",
     .prefix = "",
     .group = N_("Years and quarters"),
     .news = true,
     .list = list_years,
     .made_of = span_made_of,
     .make = make_span,
     .needs = span_needs,
     .ways = span_ways},
    {.name = "quarter",
     .prefix = "",
     .group = N_("Years and quarters"),
     .news = true,
     .list = list_quarters,
     .made_of = span_made_of,
     .make = make_span,
     .needs = span_needs,
     .ways = span_ways},
    {.name = "receipts",
     .prefix = "receipts-",
     .list = list_months,
     .made_of = receipts_made_of,
     .make = make_receipts,
     .needs = receipts_needs,
     .ways = receipts_ways},
    {.name = "campaign",
     .prefix = "campaign-",
     .group = "Donations",
     .list = list_campaigns,
     .made_of = campaign_made_of,
     .make = campaign_document},
    {.name = "project",
     .prefix = "project-",
     .group = N_("Works"),
     .list = list_projects,
     .made_of = project_made_of,
     .make = project_document},
    {.name = "decisions",
     .prefix = "",
     .group = N_("Decisions and notices"),
     .tells = decisions_news,
     .list = list_decisions,
     .made_of = decisions_made_of,
     .make = decisions_document},
    {.name = "notices",
     .prefix = "",
     .group = N_("Decisions and notices"),
     .tells = notices_news,
     .list = list_notices,
     .made_of = notices_made_of,
     .make = notices_document},
    /* On a wall, not on the site; here so that it can be checked. */
    {.name = "poster", .prefix = "poster-", .list = list_nothing, .make = make_poster},
    /* In the hands of its unit, never on the site. */
    {.name = "statement", .prefix = "statement-", .list = list_nothing, .make = unit_page_document},
    {.name = NULL},
};

/* The commits that pages state: of those made of everything the last one, of the others (in one
 * walk) the one that last changed what they are made of. */
static enum status find_commits(struct run *run, struct book *book,
                                const struct pages_before *before, struct pages *pages)
{
    struct path_group *groups = arena_array(run->arena, pages->count, sizeof *groups);
    struct page **of = arena_array(run->arena, pages->count, sizeof *of);
    size_t count = 0;

    for (size_t i = 0; i < pages->count; i++) {
        struct page *page = &pages->page[i];
        const char *const *paths =
            page->kind->made_of ? page->kind->made_of(run, book, page->subject) : NULL;
        page->commit = snapshot_commit(book->snapshot);
        if (!paths)
            continue;
        page->settled = true;
        groups[count].paths = paths;
        if (before)
            groups[count].known = before->stated(before->context, page->name);
        of[count++] = page;
    }
    enum status status = history_last(run, book->snapshot,
                                      before ? before->commit : (struct oid){{0}}, groups, count);
    for (size_t i = 0; status == STATUS_OK && i < count; i++)
        of[i]->commit = groups[i].commit;
    return status;
}

enum status pages_names(struct run *run, struct book *book, struct pages *out)
{
    enum status status = STATUS_OK;

    *out = (struct pages){.count = 0};
    for (const struct page_kind *kind = page_kinds; kind->name && status == STATUS_OK; kind++)
        status = kind->list(run, book, kind, out);
    return status;
}

enum status pages_list(struct run *run, struct book *book, const struct pages_before *before,
                       struct pages *out)
{
    enum status status = pages_names(run, book, out);

    return status == STATUS_OK ? find_commits(run, book, before, out) : status;
}

/* The index, what belongs to this page, and the page as other programs read it. */
static void put_ways(struct run *run, const struct book *book, const struct page_kind *kind,
                     const char *subject, struct document *document)
{
    const char *name = arena_printf(run->arena, "%s%s", kind->prefix, subject);

    if (kind != page_kinds)
        document_way(document, say(language(book), "All accounts"), "index");
    if (kind->ways)
        kind->ways(run, book, subject, document);
    document_way(document, "CSV", arena_printf(run->arena, "%s.csv", name));
    document_way(document, "JSON", arena_printf(run->arena, "%s.json", name));
}

/* The same page in the site's other languages, each by the name that its readers know. */
static void put_translations(struct run *run, const struct page_kind *kind, const char *subject,
                             const struct page_place *place, struct document *document)
{
    for (size_t i = 0; i < place->languages->count; i++) {
        const char *tag = place->languages->item[i];
        if (i == place->language)
            continue;
        document_translation(document, tag, language_of(tag) == LANGUAGE_ZH ? "中文" : "English",
                             arena_printf(run->arena, "%s%s%s%s%s", place->language ? "../" : "",
                                          i ? tag : "", i ? "/" : "", kind->prefix, subject));
    }
}

enum status page_make(struct run *run, struct book *book, const char *kind_name,
                      const char *subject, const struct page_place *place,
                      struct document **document, struct json **json)
{
    const struct page_kind *kind = page_kinds;

    while (kind->name && strcmp(kind->name, kind_name) != 0)
        kind++;
    if (!kind->name)
        return fail(run, STATUS_DATA, "page-unknown", NULL, "there are no pages of kind '%s'",
                    kind_name);
    enum status status = kind->make(run, book, subject, document, json);
    if (status != STATUS_OK || !place)
        return status;
    put_ways(run, book, kind, subject, *document);
    put_translations(run, kind, subject, place, *document);
    return STATUS_OK;
}

bool page_is_known(const char *page)
{
    for (const struct page_kind *kind = page_kinds; kind->name; kind++) {
        size_t length = strlen(kind->name);
        if (strncmp(page, kind->name, length) == 0 && page[length] == ' ')
            return true;
    }
    return false;
}
