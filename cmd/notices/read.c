/* notices list, show, due. */
#include "cmd/notices/notices.h"

#include "base/arena.h"
#include "base/told.h"
#include "book/book.h"
#include "cases/notices.h"
#include "format/yaml.h"
#include "report/notice.h"

#include <inttypes.h>
#include <string.h>

static const char *state_text(const struct notice_state *state, struct date day)
{
    if (notice_is_early(state))
        return "removed early";
    if (!date_is_none(state->removed))
        return "removed";
    return notice_shown(state, day) < state->notice->days ? "must stay" : "may go";
}

static bool is_wanted(const struct session *session, const struct notice_state *state)
{
    const char *kind = session_text(session, "kind");

    return (!kind || strcmp(kind, state->notice->kind) == 0) &&
           (!session_has(session, "up") || date_is_none(state->removed));
}

enum status notices_list(struct session *session)
{
    static const struct column columns[] = {
        {"notice", "Notice", CELL_TEXT},      {"title", "Title", CELL_TEXT},
        {"kind", "Kind", CELL_WORD},          {"channels", "Channels", CELL_WORD},
        {"posted", "Posted", CELL_DATE},      {"removed", "Removed", CELL_DATE},
        {"required", "Required", CELL_COUNT}, {"shown", "Shown", CELL_COUNT},
        {"photo", "Photo", CELL_WORD},        {"state", "State", CELL_WORD},
    };
    struct run *run = session->run;
    struct grid *grid = grid_new(run, columns, sizeof columns / sizeof columns[0]);
    struct notices notices;
    enum status status = notices_read(run, session->snapshot, (struct date){0}, &notices);

    for (size_t i = 0; status == STATUS_OK && i < notices.count; i++) {
        const struct notice_state *state = &notices.item[i];
        if (!is_wanted(session, state))
            continue;
        grid_text(grid, state->notice->id);
        grid_text(grid, state->notice->title);
        grid_text(grid, state->notice->kind);
        grid_text(grid, field_text(run, kind_field(&kind_notice, "channels"), state->notice));
        grid_date(grid, state->notice->posted);
        grid_date(grid, state->removed);
        grid_number(grid, state->notice->days);
        grid_number(grid, notice_shown(state, run->today));
        grid_text(grid, state->photographed ? "yes" : NULL);
        grid_text(grid, state_text(state, run->today));
    }
    return status == STATUS_OK ? session_grid(session, grid) : status;
}

enum status notices_show(struct session *session)
{
    struct document *document;
    struct json *json;
    struct book *book;
    enum status status = session_book(session, &book);

    if (status == STATUS_OK)
        status = notice_document(session->run, book, session_text(session, "notice"),
                                 session->run->today, &document, &json);
    return status == STATUS_OK ? session_document(session, document, json) : status;
}

static const char *due_text(struct run *run, const struct notice_due *due)
{
    char month[MONTH_SIZE], date[DATE_SIZE];

    if (due->meeting)
        return told_part(run, "publish the decisions of %s, which was due by %s", due->meeting->id,
                         date_text(due->by, date));
    if (strcmp(due->what, "fees") == 0)
        return told_part(run, "post the accounts of %s", month_text(due->month, month));
    if (strcmp(due->what, "seal") == 0)
        return told_part(run, "post the uses of the seal of the half-year to %s",
                         month_text(due->month, month));
    return told_part(run, "post anew: shown %" PRId64 " of %" PRId64 " days",
                     notice_shown(due->notice, due->notice->removed), due->notice->notice->days);
}

enum status notices_what_is_due(struct session *session)
{
    static const struct column columns[] = {{"what", "What", CELL_WORD},
                                            {"month", "Month", CELL_MONTH},
                                            {"notice", "Notice", CELL_TEXT},
                                            {"due", "To do", CELL_WORD}};
    struct run *run = session->run;
    struct grid *grid = grid_new(run, columns, sizeof columns / sizeof columns[0]);
    struct notices_due due = {.count = 0};
    struct notices notices;
    struct book *book;
    enum status status = book_open(run, session->snapshot, &book);

    if (status == STATUS_OK)
        status = notices_read(run, session->snapshot, (struct date){0}, &notices);
    if (status == STATUS_OK)
        status = notices_due(run, book, &notices, run->today, &due);
    for (size_t i = 0; status == STATUS_OK && i < due.count; i++) {
        grid_text(grid, due.item[i].what);
        grid_month(grid, due.item[i].month);
        grid_text(grid, due.item[i].notice ? due.item[i].notice->notice->id : NULL);
        grid_text(grid, due_text(run, &due.item[i]));
    }
    if (status != STATUS_OK)
        return status;
    status = session_grid(session, grid);
    return due.count ? status_join(status, STATUS_FOUND) : status;
}
