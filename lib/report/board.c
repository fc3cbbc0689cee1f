#include "report/board.h"

#include "base/arena.h"
#include "book/decisions.h"
#include "book/zone.h"
#include "cases/notices.h"
#include "report/month_sections.h"
#include "report/notice.h"

#include <string.h>

static enum status day_of_commit(struct run *run, const struct book *book, struct date *out)
{
    const int64_t committed = snapshot_time(book->snapshot);
    int32_t offset = 0;
    enum status status = zone_offset(run, book->compound->timezone, committed, &offset);

    *out = date_of_instant(committed, offset);
    return status;
}

static const char *title_of(struct run *run, const struct book *book, const char *what)
{
    const enum language language = language_of(book->compound->language);

    return arena_printf(run->arena, language == LANGUAGE_ZH ? "%s%s" : "%s, %s",
                        book->compound->name, say(language, what));
}

/* --- decisions --- */

enum status decisions_newest(struct run *run, struct book *book, const char **out, bool *any)
{
    const struct decisions *decisions;
    struct date day = {0};
    enum status status = book_decisions(run, book, &decisions);

    *out = NULL;
    for (size_t i = 0; status == STATUS_OK && i < decisions->count; i++) {
        const struct decision *decision = &decisions->item[i];
        if (*out && date_compare(decision->date, day) < 0)
            continue;
        *out = decision->text;
        day = decision->date;
    }
    *any = *out != NULL;
    return status;
}

enum status decisions_document(struct run *run, struct book *book, const char *subject,
                               struct document **document, struct json **json)
{
    struct month_data data = {.span.kind = SPAN_YEAR};
    enum status status = day_of_commit(run, book, &data.day);

    if (status != STATUS_OK)
        return status;
    data.last = data.day;
    report_start(&data.report, run, book, "decisions", subject,
                 title_of(run, book, N_("decisions with their votes")));
    status = all_decisions(&data);
    document_row_places(data.report.document, "decision");
    report_sources(&data.report);
    *document = data.report.document;
    *json = data.report.json;
    return status;
}

/* --- notices --- */

enum status notices_newest(struct run *run, struct book *book, const char **out, bool *any)
{
    struct notices notices;
    struct date day = {0};
    enum status status = notices_read(run, book->snapshot, (struct date){0}, &notices);

    *out = NULL;
    for (size_t i = 0; status == STATUS_OK && i < notices.count; i++) {
        const struct notice_state *state = &notices.item[i];
        if (!date_is_none(state->removed) || (*out && date_compare(state->notice->posted, day) < 0))
            continue;
        *out = state->notice->title;
        day = state->notice->posted;
    }
    *any = status == STATUS_OK && notices.count > 0;
    return status;
}

static struct json *notice_json(const struct notice *notice, const char *body)
{
    struct json *entry = json_new_object();
    char day[DATE_SIZE];

    json_text(entry, "id", notice->id);
    json_text(entry, "title", notice->title);
    json_text(entry, "kind", notice->kind);
    json_text(entry, "posted", date_text(notice->posted, day));
    json_text(entry, "text", body);
    return entry;
}

static enum status put_notice(struct report *report, const struct notice *notice, struct json *list)
{
    const char *body = "";
    char day[DATE_SIZE];
    enum status status = notice_body(report->run, report->book->snapshot, notice, &body);

    if (status != STATUS_OK)
        return status;
    document_heading(report->document, 2, notice->title);
    document_place(report->document, notice->id);
    document_body_in(report->document, report->book->language, body);
    report_note(report,
                arena_printf(report->run->arena, report_say(report, "%s: %s · %s · %s"),
                             report_say(report, "Posted on"), date_text(notice->posted, day),
                             notice_kind_name(report, notice->kind), notice->id));
    json_add(list, NULL, notice_json(notice, body));
    return STATUS_OK;
}

/* The newest first: their ids follow the days on which they were posted. */
enum status notices_document(struct run *run, struct book *book, const char *subject,
                             struct document **document, struct json **json)
{
    struct json *list = json_new_array();
    const char *hanging;
    struct notices notices;
    struct report report;
    bool any;
    enum status status = notices_newest(run, book, &hanging, &any);

    if (status == STATUS_OK)
        status = notices_read(run, book->snapshot, (struct date){0}, &notices);
    if (status != STATUS_OK)
        return status;
    report_start(&report, run, book, "notices", subject,
                 title_of(run, book, N_("notices that hang")));
    for (size_t i = notices.count; status == STATUS_OK && i > 0; i--)
        if (date_is_none(notices.item[i - 1].removed))
            status = put_notice(&report, notices.item[i - 1].notice, list);
    if (!hanging)
        document_paragraph(report.document, report_say(&report, "No notice hangs now."));
    json_add(report.json, "notices", list);
    report_sources(&report);
    *document = report.document;
    *json = report.json;
    return status;
}
