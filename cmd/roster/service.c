/* Visits of stewards, hours served, members who report in. */
#include "book/book.h"
#include "book/operations.h"
#include "book/services.h"
#include "cmd/roster/people.h"
#include "cmd/roster/roster.h"

#include <string.h>

static enum status serve(struct session *session, struct service service)
{
    session_fill(session, &kind_service, &service);
    struct service_input input = {.services = &service, .count = 1};
    return session_write(session, record_service, &input);
}

enum status roster_visit(struct session *session)
{
    return serve(session, (struct service){.kind = "visit"});
}

enum status roster_hours(struct session *session)
{
    return serve(session, (struct service){.kind = "hours"});
}

enum status roster_report_in(struct session *session)
{
    return serve(session, (struct service){.kind = "report-in"});
}

enum status roster_reverse(struct session *session)
{
    struct reversal reversal = {0};

    session_fill(session, &kind_reversal, &reversal);
    return session_write(session, reverse_record, &reversal);
}

static bool is_wanted(const struct session *session, const struct service *service)
{
    const char *kind = session_text(session, "kind"), *person = session_text(session, "person");
    const struct month month = session_month(session, "month");

    return (!kind || strcmp(kind, service->kind) == 0) &&
           (!person || strcmp(person, service->person) == 0) &&
           (month_is_none(month) || month_compare(month, date_month(service->date)) == 0);
}

static void put_positive(struct grid *grid, int64_t value)
{
    if (value)
        grid_number(grid, value);
    else
        grid_empty(grid);
}

static enum status open_folded(struct session *session, struct book **book, struct fold **fold)
{
    enum status status = book_open(session->run, session->snapshot, book);

    return status == STATUS_OK ? fold_run(session->run, *book, NULL, NULL, fold) : status;
}

enum status roster_log(struct session *session)
{
    static const struct column columns[] = {
        {"id", "Record", CELL_TEXT},
        {"date", "Date", CELL_DATE},
        {"kind", "Kind", CELL_WORD},
        {"person", "Person", CELL_TEXT},
        NAME_COLUMN,
        {"homes", "Homes", CELL_COUNT},
        {"hours", "Hours", CELL_AREA},
        {"subject", "Subject", CELL_WORD},
        {"ticket", "Ticket", CELL_TEXT},
        {"reversed", "Undone by", CELL_TEXT},
        {"note", "Remark", CELL_TEXT},
    };
    struct people people;
    struct book *book;
    struct fold *fold;
    enum status status = open_folded(session, &book, &fold);

    if (status == STATUS_OK)
        status = people_open(session, columns, sizeof columns / sizeof columns[0], &people);
    for (size_t i = 0; status == STATUS_OK && i < book->records->count; i++) {
        const struct event *event = &book->records->events[i];
        const struct service *service = event->kind == &kind_service ? event->record : NULL;
        if (!service || !is_wanted(session, service))
            continue;
        const struct event *undone = fold_fate(fold, event)->reversed_by;
        grid_text(people.grid, service->id);
        grid_date(people.grid, service->date);
        grid_text(people.grid, service->kind);
        people_put(&people, service->person);
        put_positive(people.grid, service->homes);
        put_positive(people.grid, service->hours);
        grid_text(people.grid, service->subject);
        grid_text(people.grid, service->ticket);
        grid_text(people.grid, undone ? undone->id : NULL);
        grid_text(people.grid, service->note);
    }
    return status == STATUS_OK ? session_grid(session, people.grid) : status;
}

static void put_served(struct people *people, const struct served *served)
{
    people_put(people, served->person);
    grid_date(people->grid, served->reported);
    put_positive(people->grid, served->visits);
    put_positive(people->grid, served->homes);
    put_positive(people->grid, served->hours);
}

/* The time that is asked for: a month, or all until today. */
static void span_of(const struct session *session, struct date *first, struct date *last)
{
    const struct month month = session_month(session, "month");

    *first = month_is_none(month) ? (struct date){0} : month_first(month);
    *last = month_is_none(month) ? session->run->today : month_last(month);
}

enum status roster_totals(struct session *session)
{
    static const struct column columns[] = {
        {"person", "Person", CELL_TEXT},
        NAME_COLUMN,
        {"reported_in", "Reported in", CELL_DATE},
        {"visits", "Visits", CELL_COUNT},
        {"homes", "Homes", CELL_COUNT},
        {"hours", "Hours", CELL_AREA},
    };
    struct services services;
    struct people people;
    struct date first, last;
    struct book *book;
    struct fold *fold;
    enum status status = open_folded(session, &book, &fold);

    span_of(session, &first, &last);
    if (status == STATUS_OK)
        status = services_compute(session->run, fold, first, last, &services);
    if (status == STATUS_OK)
        status = people_open(session, columns, sizeof columns / sizeof columns[0], &people);
    if (status != STATUS_OK)
        return status;
    for (size_t i = 0; i < services.count; i++)
        put_served(&people, &services.item[i]);
    grid_total(people.grid);
    put_served(&people, &services.total);
    return session_grid(session, people.grid);
}
