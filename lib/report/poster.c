#include "report/poster.h"

#include "base/arena.h"
#include "report/month_sections.h"

#include <inttypes.h>
#include <string.h>
#include <strings.h>

static bool is_alphanumeric(char byte)
{
    return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
           (byte >= 'A' && byte <= 'Z');
}

/* What a camera opens must be a web page, and what is printed below it must be readable: behind the
 * scheme the name of a computer, and no password for it, which would hang on the board. */
static enum status check_url(struct run *run, const char *url)
{
    const size_t scheme = strncasecmp(url, "https://", 8) == 0  ? 8
                          : strncasecmp(url, "http://", 7) == 0 ? 7
                                                                : 0;
    const char *host = url + scheme;
    bool web = scheme && (is_alphanumeric(*host) || *host == '[') &&
               !memchr(host, '@', strcspn(host, "/?#"));

    for (const char *at = url; *at && web; at++)
        web = (unsigned char)*at > ' ' && (unsigned char)*at < 0x7f && !strchr("\"<>\\^`{|}", *at);
    return web ? STATUS_OK
               : fail(run, STATUS_USAGE, "poster-url",
                      "give the address of the month's page as browsers send it: https://, a name, "
                      "and only ASCII (Chinese as xn--… or in percent codes)",
                      "'%s' is not the address of a web page", url);
}

static const char *title_of(struct run *run, const struct book *book, struct month month)
{
    const enum language language = language_of(book->compound->language);
    const char *when = say_month(run, language, month);

    return arena_printf(run->arena, language == LANGUAGE_ZH ? "%s %s账目公示" : "%s, %s",
                        book->compound->name, when);
}

/* Where the money went, the largest first; what does not fit on the sheet is one line. */
enum { LINES = 6 };

struct line {
    const char *name;
    int64_t amount;
};

static size_t largest_first(const struct month_data *data, struct line lines[static LINES + 1])
{
    const struct book *book = data->report.book;
    size_t count = 0;
    int64_t rest = 0;

    for (size_t i = 0; i < book->category_count; i++) {
        struct line line = {book->categories[i].name, data->totals->spent[i]};
        size_t at = count < LINES ? count++ : LINES;
        if (line.amount <= 0)
            count -= at < LINES;
        if (line.amount <= 0)
            continue;
        for (; at > 0 && lines[at - 1].amount < line.amount; at--) {
            if (at < LINES)
                lines[at] = lines[at - 1];
            else
                rest += lines[at - 1].amount;
        }
        if (at < LINES)
            lines[at] = line;
        else
            rest += line.amount;
    }
    if (rest)
        lines[count++] = (struct line){report_say(&data->report, "other spending"), rest};
    return count;
}

static void put_spending(struct month_data *data)
{
    static const struct column columns[] = {{"category", "Category", CELL_TEXT},
                                            {"amount", "Paid", CELL_MONEY}};
    struct report *report = &data->report;
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);
    struct line lines[LINES + 1];
    size_t count = largest_first(data, lines);

    for (size_t i = 0; i < count; i++) {
        grid_text(grid, lines[i].name);
        grid_number(grid, lines[i].amount);
    }
    document_bars(report->document, report_say(report, "Where the money went"), grid, "category",
                  "amount", NULL);
    json_add(report->json, "spending", grid_value(grid));
}

/* How much of the month's charges is paid, and what is owed in all; of how many, not of whom. */
static enum status put_owed(struct month_data *data)
{
    struct report *report = &data->report;
    int64_t charged = 0, open = 0, owing = 0;
    enum status status = STATUS_OK;

    for (size_t i = 0; i < data->fold->debt_count && status == STATUS_OK; i++) {
        if (month_compare(data->fold->debts[i].month, data->month) != 0)
            continue;
        status = month_sum(report->run, &charged, data->arrears.due[i]);
        if (status == STATUS_OK)
            status = month_sum(report->run, &open, data->arrears.open[i]);
    }
    for (size_t i = 0; i < data->arrears.count; i++)
        owing += data->arrears.lines[i].overdue > 0;
    report_money(
        report, "overdue", "Overdue in all", data->arrears.total.overdue,
        arena_printf(report->run->arena, "%" PRId64 " %s", owing, report_say(report, "units")));
    json_text(report->json, "collected", say_percent(report->run, charged - open, charged));
    document_figure(report->document, report_say(report, "Paid of this month's"),
                    say_percent(report->run, charged - open, charged), NULL);
    return status;
}

enum status poster_document(struct run *run, struct book *book, struct month month, const char *url,
                            struct document **document, struct json **json)
{
    struct month_data data;
    char text[MONTH_SIZE];
    enum status status = check_url(run, url);

    if (status == STATUS_OK)
        status = document_code_check(run, url);
    if (status == STATUS_OK)
        status = month_data_start(run, book, span_of_month(month), &data);
    if (status != STATUS_OK)
        return status;
    report_start(&data.report, run, book, "poster",
                 arena_printf(run->arena, "%s %s", month_text(month, text), url),
                 title_of(run, book, month));
    document_as_poster(data.report.document);
    status = month_figures(&data);
    if (status == STATUS_OK)
        status = put_owed(&data);
    put_spending(&data);
    document_code(data.report.document, url,
                  report_say(&data.report, "Every yuan, with its voucher: scan this"));
    report_sources(&data.report);
    *document = data.report.document;
    *json = data.report.json;
    return status;
}
