#include "report/month.h"

#include "base/arena.h"
#include "base/decimal.h"
#include "book/zone.h"
#include "report/answers.h"
#include "report/month_sections.h"

#include <string.h>

enum { LARGEST = 10, MONTHS = 12 };

bool month_has(const struct month_data *data, struct date date)
{
    return date_compare(date, data->first) >= 0 && date_compare(date, data->last) <= 0;
}

bool month_within(const struct month_data *data, struct month month)
{
    return month_compare(month, data->start) >= 0 && month_compare(month, data->month) <= 0;
}

const char *month_word(const struct month_data *data, const char *month, const char *longer)
{
    return data->span.kind == SPAN_MONTH ? month : longer;
}

enum status month_sum(struct run *run, int64_t *sum, int64_t amount)
{
    if (decimal_add(*sum, amount, sum))
        return STATUS_OK;
    return fail(run, STATUS_DATA, "overflow", NULL, "the amounts of the month are too large");
}

static enum status refuse(struct run *run, const struct book *book, struct span span)
{
    char asked[SPAN_SIZE], first[MONTH_SIZE];

    if (month_compare(span.last, book->compound->opened) < 0)
        return fail(run, STATUS_USAGE, "report-month",
                    phrase_printf(run, "the books begin with %s",
                                  month_text(book->compound->opened, first)),
                    "there are no books of %s", span_text(span, asked));
    if (month_compare(span.first, date_month(run->today)) > 0)
        return fail(run, STATUS_USAGE, "report-month",
                    arena_printf(run->arena, "name a %s that has begun", span_kind_name(span.kind)),
                    "%s has not begun yet", span_text(span, asked));
    return STATUS_OK;
}

/* The day at which debts are as old as the report says: the last, or in a month (a quarter, a
 * year) that is still going on the day of the commit. Not today: the report depends on the commit
 * only. */
static enum status arrears_day(struct run *run, const struct book *book,
                               const struct month_data *data, struct date *out)
{
    const int64_t committed = snapshot_time(book->snapshot);
    int32_t offset;
    enum status status = zone_offset(run, book->compound->timezone, committed, &offset);
    struct date day = date_of_instant(committed, offset);

    if (date_compare(day, data->first) < 0)
        day = data->first;
    *out = date_compare(day, data->last) < 0 ? day : data->last;
    return status;
}

static enum status compute(struct run *run, struct book *book, struct month_data *data)
{
    struct totals *totals;
    struct date day = data->last;
    enum status status = answer_totals(run, book, &data->first, &data->last, 1, &totals);

    data->totals = totals;
    if (status == STATUS_OK)
        status = arrears_day(run, book, data, &day);
    if (status == STATUS_OK)
        status = answer_arrears(run, book, day, &data->arrears);
    data->fold = data->arrears.fold;
    data->day = day;
    data->closed = true;
    for (struct month at = data->start; month_compare(at, data->month) <= 0; at = month_add(at, 1))
        data->closed = data->closed && book_is_closed(book, at);
    return status;
}

/* How many of the largest payments are listed. */
static size_t largest_of(const struct book *book)
{
    for (size_t i = 0; i < book->section_count; i++)
        if (book->sections[i]->largest)
            return (size_t)book->sections[i]->largest;
    return LARGEST;
}

enum status month_data_start(struct run *run, struct book *book, struct span span,
                             struct month_data *data)
{
    const struct month opened = book->compound->opened;
    const struct month start = month_compare(span.first, opened) < 0 ? opened : span.first;
    enum status status = refuse(run, book, span);

    *data = (struct month_data){.span = span,
                                .start = start,
                                .month = span.last,
                                .first = month_first(start),
                                .last = month_last(span.last),
                                .largest = largest_of(book)};
    book->keep_fold = true;
    return status == STATUS_OK ? compute(run, book, data) : status;
}

/* What closed the last of its months; all are closed. */
static const struct closing *last_closing(const struct month_data *data)
{
    const struct closing *last = NULL;

    for (struct month at = data->start; month_compare(at, data->month) <= 0;
         at = month_add(at, 1)) {
        const struct closing *closing = book_period(data->report.book, at)->closing;
        if (!last || date_compare(closing->date, last->date) >= 0)
            last = closing;
    }
    return last;
}

static void put_state(struct month_data *data)
{
    struct report *report = &data->report;
    char date[DATE_SIZE];

    json_flag(report->json, "closed", data->closed);
    if (!data->closed) {
        report_note(report,
                    report_say(report, month_word(data,
                                                  "This month is not closed yet; its figures may "
                                                  "still change.",
                                                  "Not all of its months are closed yet; these "
                                                  "figures may still change.")));
        return;
    }
    const struct closing *closing = last_closing(data);
    json_text(report->json, "closed_on", date_text(closing->date, date));
    report_note(report,
                arena_printf(report->run->arena, "%s %s (%s)",
                             report_say(report, month_word(data, "This month was closed on",
                                                           "The last of its months was closed on")),
                             say_date(report->run, report->language, closing->date), closing->id));
}

/* "桂园 2026年11月账目公开", "Guiyuan, accounts of November 2026". */
static const char *title_of(struct run *run, const struct compound *compound, struct span span)
{
    enum language language = language_of(compound->language);
    const char *when = say_span(run, language, span), *what = say(language, "accounts of");

    if (language == LANGUAGE_ZH)
        return arena_printf(run->arena, "%s %s%s", compound->name, when, what);
    return arena_printf(run->arena, "%s, %s %s", compound->name, what, when);
}

/* What the committee says of it, if anything. */
static enum status put_introduction(struct month_data *data)
{
    struct report *report = &data->report;
    struct introduction introduction;
    char subject[SPAN_SIZE];
    enum status status =
        introduction_read(report->run, report->book, span_text(data->span, subject), &introduction);

    if (status != STATUS_OK || !introduction.text)
        return status;
    report_section(report, "The committee's word");
    document_body_in(report->document, introduction.language, introduction.text);
    json_text(report->json, "introduction", introduction.text);
    json_text(report->json, "introduction_language", introduction.language);
    return STATUS_OK;
}

static const struct report_section *setting_of(const struct book *book, const char *key)
{
    for (size_t i = 0; i < book->section_count; i++)
        if (strcmp(book->sections[i]->section, key) == 0)
            return book->sections[i];
    return NULL;
}

static enum status put_part(struct month_data *data, const struct month_section *section)
{
    return section->in & (1U << data->span.kind) ? section->put(data) : STATUS_OK;
}

static enum status put_section(struct month_data *data, const char *key)
{
    enum status status = STATUS_OK;

    for (size_t i = 0; status == STATUS_OK && month_sections[i].key; i++)
        if (strcmp(month_sections[i].key, key) == 0)
            status = put_part(data, &month_sections[i]);
    return status;
}

static enum status put_sections(struct month_data *data)
{
    const struct book *book = data->report.book;
    enum status status = month_figures(data);

    report_fold_tables(&data->report);
    put_state(data);
    if (status == STATUS_OK)
        status = put_introduction(data);
    for (size_t i = 0; status == STATUS_OK && i < book->section_count; i++)
        if (!book->sections[i]->hidden)
            status = put_section(data, book->sections[i]->section);
    for (size_t i = 0; status == STATUS_OK && month_sections[i].key; i++)
        if (!setting_of(book, month_sections[i].key))
            status = put_part(data, &month_sections[i]);
    return status;
}

struct month month_needs(struct span span)
{
    const struct month year = month_add(span.last, 1 - MONTHS);

    return month_compare(span.first, year) < 0 ? span.first : year;
}

enum status month_report(struct run *run, struct book *book, struct span span,
                         struct document **document, struct json **json)
{
    struct month_data data;
    char subject[SPAN_SIZE];
    enum status status = month_data_start(run, book, span, &data);

    if (status != STATUS_OK)
        return status;
    report_start(&data.report, run, book, span_kind_name(span.kind), span_text(span, subject),
                 title_of(run, book->compound, span));
    status = put_sections(&data);
    report_sources(&data.report);
    *document = data.report.document;
    *json = data.report.json;
    return status;
}
