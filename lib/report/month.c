#include "report/month.h"

#include "base/arena.h"
#include "base/decimal.h"
#include "book/zone.h"
#include "report/month_sections.h"

bool month_has(const struct month_data *data, struct date date)
{
    return month_compare(data->month, date_month(date)) == 0;
}

enum status month_sum(struct run *run, int64_t *sum, int64_t amount)
{
    if (decimal_add(*sum, amount, sum))
        return STATUS_OK;
    return fail(run, STATUS_DATA, "overflow", NULL, "the amounts of the month are too large");
}

static enum status refuse_month(struct run *run, const struct book *book, struct month month)
{
    char asked[MONTH_SIZE], first[MONTH_SIZE];

    if (month_compare(month, book->compound->opened) < 0)
        return fail(run, STATUS_USAGE, "report-month",
                    arena_printf(run->arena, "the books begin with %s",
                                 month_text(book->compound->opened, first)),
                    "there are no books of %s", month_text(month, asked));
    if (month_compare(month, date_month(run->today)) > 0)
        return fail(run, STATUS_USAGE, "report-month", "name a month that has begun",
                    "%s has not begun yet", month_text(month, asked));
    return STATUS_OK;
}

/* The day at which debts are as old as the report says: the month's last, or in a month that is
 * still going on the day of the commit. Not today: the report depends on the commit only. */
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
    enum status status = totals_compute(run, book, &data->first, &data->last, 1, &totals, NULL);

    data->totals = totals;
    if (status == STATUS_OK)
        status = arrears_day(run, book, data, &day);
    if (status == STATUS_OK)
        status = arrears_compute(run, book, day, &data->arrears);
    data->fold = data->arrears.fold;
    data->day = day;
    data->closed = book_is_closed(book, data->month);
    return status;
}

enum status month_data_start(struct run *run, struct book *book, struct month month,
                             struct month_data *data)
{
    enum status status = refuse_month(run, book, month);

    *data =
        (struct month_data){.month = month, .first = month_first(month), .last = month_last(month)};
    book->keep_fold = true;
    return status == STATUS_OK ? compute(run, book, data) : status;
}

static void put_state(struct month_data *data)
{
    const struct period *period = book_period(data->report.book, data->month);
    struct report *report = &data->report;
    char date[DATE_SIZE];

    json_flag(report->json, "closed", data->closed);
    if (!data->closed) {
        report_note(report, report_say(report, "This month is not closed yet; its figures may "
                                               "still change."));
        return;
    }
    json_text(report->json, "closed_on", date_text(period->closing->date, date));
    report_note(report, arena_printf(report->run->arena, "%s %s (%s)",
                                     report_say(report, "This month was closed on"), date,
                                     period->closing->id));
}

/* "桂园 2026年11月账目公开", "Guiyuan, accounts of November 2026". */
static const char *title_of(struct run *run, const struct compound *compound, struct month month)
{
    enum language language = language_of(compound->language);
    const char *when = say_month(run, language, month), *what = say(language, "accounts of");

    if (language == LANGUAGE_ZH)
        return arena_printf(run->arena, "%s %s%s", compound->name, when, what);
    return arena_printf(run->arena, "%s, %s %s", compound->name, what, when);
}

enum status month_report(struct run *run, struct book *book, struct month month,
                         struct document **document, struct json **json)
{
    static enum status (*const sections[])(struct month_data *) = {
        month_cash,   month_statements, month_fees,      month_arrears,     month_utilities,
        month_meters, month_staff,      month_spending,  month_unpaid,      month_budget,
        month_income, month_parking,    month_donations, month_projects,    month_meetings,
        month_rounds, month_roster,     month_service,   month_notices,     month_handover,
        month_seal,   month_review,     month_tickets,   month_corrections,
    };
    struct month_data data;
    char subject[MONTH_SIZE];
    enum status status = month_data_start(run, book, month, &data);

    if (status != STATUS_OK)
        return status;
    report_start(&data.report, run, book, "month", month_text(month, subject),
                 title_of(run, book->compound, month));
    status = month_figures(&data);
    put_state(&data);
    for (size_t i = 0; status == STATUS_OK && i < sizeof sections / sizeof sections[0]; i++)
        status = sections[i](&data);
    report_sources(&data.report);
    *document = data.report.document;
    *json = data.report.json;
    return status;
}
