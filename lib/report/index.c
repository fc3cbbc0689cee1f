/* The page that leads to all others: how the compound stands, and a list for each kind. */
#include "report/pages_inside.h"

#include "base/arena.h"
#include "report/month_sections.h"

#include <string.h>

enum { MONTHS = 12 };

static const char *title_of(struct run *run, const struct book *book)
{
    return arena_printf(run->arena,
                        language_of(book->compound->language) == LANGUAGE_ZH ? "%s账目公开"
                                                                             : "The accounts of %s",
                        book->compound->name);
}

/* The newest month whose books are closed, or as long as there is none the newest of all; false
 * when there are no pages of months. */
static bool newest_month(const struct book *book, const struct pages *pages, struct month *out)
{
    bool any = false;

    for (size_t i = 0; i < pages->count; i++) {
        const struct page *page = &pages->page[i];
        struct month month;
        if (strcmp(page->kind->name, "month") != 0 ||
            !month_parse(page->subject, strlen(page->subject), &month))
            continue;
        if (!any || book_is_closed(book, month))
            *out = month;
        any = true;
        if (book_is_closed(book, month))
            break;
    }
    return any;
}

/* The figures of that month, and two pictures of the twelve months that it ends. */
static enum status put_state(struct report *report, const struct pages *pages)
{
    struct month_data data;
    struct month month, first;

    if (!newest_month(report->book, pages, &month))
        return STATUS_OK;
    enum status status = month_data_start(report->run, report->book, span_of_month(month), &data);
    if (status != STATUS_OK)
        return status;
    data.report = *report;
    report_note(report,
                arena_printf(report->run->arena, "%s · %s",
                             say_month(report->run, report->language, month),
                             report_say(report, data.closed ? "books closed" : "in progress")));
    status = month_figures(&data);
    report_section(report, "The last twelve months");
    report_fold_tables(report);
    first = month_add(month, 1 - MONTHS);
    data.start = month_compare(first, report->book->compound->opened) < 0
                     ? report->book->compound->opened
                     : first;
    if (status == STATUS_OK)
        status = span_money(&data);
    if (status == STATUS_OK)
        status = month_collection(&data);
    return status;
}

/* Whether an earlier kind has put the heading that both share. */
static bool is_group_begun(const struct pages *pages, const struct page_kind *kind)
{
    for (size_t i = 0; i < pages->count && pages->page[i].kind < kind; i++)
        if (pages->page[i].kind->group && strcmp(pages->page[i].kind->group, kind->group) == 0)
            return true;
    return false;
}

/* Months stand by their years; `before` is the page above, or NULL. */
static void put_year(struct report *report, const struct page *page, const struct page *before)
{
    struct span span;

    if (strcmp(page->kind->name, "month") != 0 || !span_read(page->subject, &span) ||
        (before && strncmp(before->subject, page->subject, strlen("2026")) == 0))
        return;
    document_heading(report->document, 3,
                     say_span(report->run, report->language, span_of_year(span.first)));
}

static void put_group(struct report *report, const struct pages *pages,
                      const struct page_kind *kind)
{
    struct json *list = json_new_array();
    bool any = is_group_begun(pages, kind);

    for (size_t i = 0; i < pages->count; i++) {
        const struct page *page = &pages->page[i];
        if (page->kind != kind)
            continue;
        if (!any)
            report_section(report, kind->group);
        any = true;
        put_year(report, page, i && page[-1].kind == kind ? &page[-1] : NULL);
        document_link(report->document, page->title, page->name, page->note);
        struct json *entry = json_new_object();
        json_text(entry, "page", page->name);
        json_text(entry, "title", page->title);
        json_add(list, NULL, entry);
    }
    json_add(report->json, kind->name, list);
}

enum status index_document(struct run *run, struct book *book, const char *subject,
                           struct document **document, struct json **json)
{
    struct report report;
    struct pages pages;
    enum status status = pages_names(run, book, &pages);

    if (status != STATUS_OK)
        return status;
    report_start(&report, run, book, "index", subject, title_of(run, book));
    status = put_state(&report, &pages);
    for (const struct page_kind *kind = page_kinds; kind->name; kind++)
        if (kind->group)
            put_group(&report, &pages, kind);
    report_sources(&report);
    *document = report.document;
    *json = report.json;
    return status;
}
