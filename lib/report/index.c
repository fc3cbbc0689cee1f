/* The page that leads to all others: how the compound stands, and a list for each kind. */
#include "report/pages_inside.h"

#include "base/arena.h"
#include "book/totals.h"

#include <string.h>

static const char *title_of(struct run *run, const struct book *book)
{
    return arena_printf(run->arena,
                        language_of(book->compound->language) == LANGUAGE_ZH ? "%s账目公开"
                                                                             : "The accounts of %s",
                        book->compound->name);
}

/* What came in, went out and is on hand, in the newest month of the books. */
static enum status put_figures(struct report *report, const struct pages *pages)
{
    struct run *run = report->run;
    struct book *book = report->book;
    struct totals *totals;
    struct month month = {0};
    int64_t in = 0, out = 0, after = 0;

    for (size_t i = 0; i < pages->count && !month.month; i++)
        if (strcmp(pages->page[i].kind->name, "month") == 0)
            month_parse(pages->page[i].subject, strlen(pages->page[i].subject), &month);
    if (!month.month)
        return STATUS_OK;
    struct date first = month_first(month), last = month_last(month);
    enum status status = totals_compute(run, book, &first, &last, 1, &totals, NULL);
    for (size_t i = 0; i < book->place_count && status == STATUS_OK; i++) {
        in += totals->place_in[i];
        out += totals->place_out[i];
        after += totals->place_after[i];
    }
    const char *when = say_month(run, report->language, month);
    report_money(report, "in", "Came in", in, when);
    report_money(report, "out", "Went out", out, when);
    report_money(report, "on_hand", "On hand", after, NULL);
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
    status = put_figures(&report, &pages);
    for (const struct page_kind *kind = page_kinds; kind->name; kind++)
        if (kind->group)
            put_group(&report, &pages, kind);
    report_sources(&report);
    *document = report.document;
    *json = report.json;
    return status;
}
