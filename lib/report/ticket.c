#include "report/ticket.h"

#include "base/arena.h"
#include "base/decimal.h"
#include "cases/tickets.h"

#include <string.h>

enum { HASH_SHOWN = 8 };

static void put_fact(struct report *report, const char *key, const char *label, const char *value)
{
    json_text(report->json, key, value);
    if (value && *value)
        document_fact(report->document, report_say(report, label), value);
}

static void put_day(struct report *report, const char *key, const char *label, struct date day)
{
    char text[DATE_SIZE];

    put_fact(report, key, label, date_is_none(day) ? NULL : date_text(day, text));
}

static const char *units_of(const struct report *report, const struct ticket *ticket)
{
    const char *list = NULL;

    for (size_t i = 0; i < ticket->units.count; i++)
        list = arena_printf(report->run->arena, "%s%s%s", list ? list : "",
                            list ? report_say(report, ", ") : "", ticket->units.item[i]);
    return list;
}

/* Some names mean something else where they stand for a project. */
const char *ticket_word(const struct report *report, const char *name)
{
    static const char *const own[][2] = {{"open", "waiting"},
                                         {"street", N_("the street")},
                                         {"community", N_("the community")},
                                         {"traffic", N_("traffic order")},
                                         {"fire", N_("fire safety")},
                                         {"closed", "ended"},
                                         {"close", "ends"},
                                         {"reopen", N_("opened again")}};

    for (size_t i = 0; i < sizeof own / sizeof own[0]; i++)
        if (strcmp(own[i][0], name) == 0)
            return report_say(report, own[i][1]);
    return report_say(report, name);
}

/* The name of a value in JSON, in the report's language on the page. */
static void put_word(struct report *report, const char *key, const char *label, const char *word)
{
    json_text(report->json, key, word);
    if (word)
        document_fact(report->document, report_say(report, label), ticket_word(report, word));
}

static void put_head(struct report *report, const struct ticket_life *life)
{
    const struct ticket *ticket = life->ticket;

    put_word(report, "kind", "Kind", ticket->kind);
    put_word(report, "about_what", "Subject", ticket->subject);
    put_word(report, "severity", N_("Severity"), ticket->severity);
    put_word(report, "state", "State", ticket_state_name(life->state));
    put_word(report, "level", "Level", ticket_level_name(life->level));
    put_day(report, "opened", N_("Reported on"), ticket->opened);
    put_day(report, "due", "Due", life->due);
    put_day(report, "ended", N_("Ended on"), life->ended);
    put_day(report, "answer", N_("Reply wanted by"), life->answer);
    put_fact(report, "by", N_("Reported by"), ticket->by);
    put_fact(report, "via", N_("Through the steward"), ticket->via);
    put_fact(report, "about", "Concerns", ticket->about);
    put_fact(report, "units", N_("Units concerned"), units_of(report, ticket));
    put_fact(report, "holder", "In hand", life->holder);
    put_fact(report, "body", "Asked", life->body);
    put_fact(report, "match", N_("Matched with"), life->match);
    json_whole(report->json, "reopened", (int64_t)life->reopened);
    json_whole(report->json, "extended", (int64_t)life->extended);
    json_decimal(report->json, "hours", life->hours, READING_PLACES);
}

static void put_photos(struct report *report, const struct ticket *ticket)
{
    static const struct column columns[] = {{"voucher", "Voucher", CELL_TEXT},
                                            {"type", "File type", CELL_TEXT}};
    struct grid *grid = report_grid(report, columns, 2);
    const struct photo *photos = ticket->photos.item;

    if (!ticket->photos.count)
        return;
    for (size_t i = 0; i < ticket->photos.count; i++) {
        grid_text(grid, photos[i].voucher);
        grid_text(grid, photos[i].voucher_type);
    }
    report_table(report, "photos", "Photos and papers", grid, "");
}

static void put_step(const struct report *report, struct grid *grid,
                     const struct ticket_event *step)
{
    const char *to = step->to ? step->to : step->body ? step->body : step->other;

    grid_date(grid, step->date);
    grid_text(grid, ticket_word(report, step->what));
    grid_text(grid, step->by);
    grid_text(grid, step->level ? report_say(report, step->level) : to);
    grid_date(grid, step->due);
    grid_text(grid, step->outcome ? report_say(report, step->outcome) : NULL);
    grid_text(grid, step->hours
                        ? field_text(report->run, kind_field(&kind_ticket_event, "hours"), step)
                        : NULL);
    grid_text(grid, step->text);
    grid_text(grid, step->voucher
                        ? arena_printf(report->run->arena, "%.*s", HASH_SHOWN, step->voucher)
                        : NULL);
}

static void put_log(struct report *report, const struct ticket *ticket)
{
    static const struct column columns[] = {
        {"date", "Date", CELL_DATE},       {"what", "Step", CELL_TEXT},
        {"by", "By", CELL_TEXT},           {"to", "To", CELL_TEXT},
        {"due", "Due", CELL_DATE},         {"outcome", "Outcome", CELL_TEXT},
        {"hours", "Hours", CELL_FIGURE},   {"text", "Remark", CELL_TEXT},
        {"voucher", "Voucher", CELL_TEXT},
    };
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);
    const struct ticket_event *log = ticket->log.item;

    for (size_t i = 0; i < ticket->log.count; i++)
        put_step(report, grid, &log[i]);
    report_section(report, "What was done");
    report_table(report, "log", "Every step", grid, "Nothing has been done yet.");
}

enum status ticket_document(struct run *run, struct book *book, const char *id,
                            struct document **document, struct json **json)
{
    const struct ticket *ticket;
    struct source source;
    struct report report;
    enum status status = ticket_read(run, book->snapshot, id, &source, &ticket);

    if (status)
        return status;
    if (!ticket)
        return fail(run, STATUS_DATA, "unknown-ticket", "see 'tickets list'",
                    "there is no ticket '%s'", id);
    const struct ticket_life life = ticket_live(ticket, (struct date){0});
    report_start(&report, run, book, "ticket", id,
                 arena_printf(run->arena, "%s %s", id,
                              say(language_of(book->compound->language), ticket->subject)));
    document_quote(report.document, ticket->text);
    json_text(report.json, "text", ticket->text);
    put_head(&report, &life);
    put_photos(&report, ticket);
    put_log(&report, ticket);
    report_sources(&report);
    *document = report.document;
    *json = report.json;
    return STATUS_OK;
}
