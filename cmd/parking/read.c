/* parking space list, list, queue list, show. */
#include "base/arena.h"
#include "book/parking.h"
#include "cmd/parking/parking.h"

#include <string.h>

enum { SOON = 30 };

static struct date day_of(const struct session *session)
{
    struct date day = session_date(session, "on");

    return date_is_none(day) ? session->run->today : day;
}

enum status parking_spaces(struct session *session)
{
    static const struct column columns[] = {
        {"space", "Space", CELL_TEXT}, {"kind", "Kind", CELL_WORD}, {"where", "Where", CELL_TEXT},
        {"from", "From", CELL_DATE},   {"to", "To", CELL_DATE},     {"unit", "Permit", CELL_TEXT},
    };
    struct grid *grid = grid_new(session->run, columns, sizeof columns / sizeof columns[0]);
    const char *kind = session_text(session, "kind");
    const struct date day = day_of(session);
    struct book *book;
    enum status status = book_open(session->run, session->snapshot, &book);

    for (size_t i = 0; status == STATUS_OK && i < book->space_count; i++) {
        const struct space *space = book->spaces[i];
        const struct permit *permit = space_permit(book, space->space, day);
        if (!space_is_there(space, day) || (kind && strcmp(kind, space->kind) != 0) ||
            (permit && session_has(session, "free")))
            continue;
        grid_text(grid, space->space);
        grid_text(grid, space->kind);
        grid_text(grid, space->where);
        grid_date(grid, space->from);
        grid_date(grid, space->to);
        grid_text(grid, permit ? permit->unit : NULL);
    }
    return status == STATUS_OK ? session_grid(session, grid) : status;
}

static bool is_wanted(const struct session *session, const struct permit *permit, struct date day)
{
    const char *unit = session_text(session, "unit");
    const struct date last = permit_last(permit);

    return (!unit || strcmp(unit, permit->unit) == 0) &&
           (session_has(session, "all") || permit_is_valid(permit, day)) &&
           (!session_has(session, "ending-by") ||
            (!date_is_none(last) && date_compare(last, session_date(session, "ending-by")) <= 0));
}

enum status parking_list(struct session *session)
{
    static const struct column columns[] = {
        {"space", "Space", CELL_TEXT}, {"kind", "Kind", CELL_WORD},
        {"unit", "Unit", CELL_TEXT},   {"from", "From", CELL_DATE},
        {"to", "To", CELL_DATE},       {"ended", "Ended", CELL_DATE},
        {"rate", "Rate", CELL_TEXT},   {"decision", "Decision", CELL_TEXT},
    };
    struct grid *grid = grid_new(session->run, columns, sizeof columns / sizeof columns[0]);
    const struct date day = day_of(session);
    struct book *book;
    enum status status = book_open(session->run, session->snapshot, &book);

    for (size_t i = 0; status == STATUS_OK && i < book->permit_count; i++) {
        const struct permit *permit = book->permits[i];
        if (!is_wanted(session, permit, day))
            continue;
        grid_text(grid, permit->space);
        grid_text(grid, book->spaces[book_space(book, permit->space)]->kind);
        grid_text(grid, permit->unit);
        grid_date(grid, permit->from);
        grid_date(grid, permit->to);
        grid_date(grid, permit->ended);
        grid_text(grid, permit->rate);
        grid_text(grid, permit->decision);
    }
    return status == STATUS_OK ? session_grid(session, grid) : status;
}

/* The next in line that is not listed yet: by day, then by line; `count` when all are. */
static size_t next_in_line(const struct book *book, const bool *listed)
{
    size_t best = book->queue_count;

    for (size_t i = 0; i < book->queue_count; i++)
        if (!listed[i] && (best == book->queue_count ||
                           date_compare(book->queue[i]->since, book->queue[best]->since) < 0))
            best = i;
    return best;
}

enum status parking_queue(struct session *session)
{
    static const struct column columns[] = {
        {"place", "Place", CELL_COUNT},  {"unit", "Unit", CELL_TEXT},   {"kind", "Kind", CELL_WORD},
        {"since", "Since", CELL_DATE},   {"until", "Until", CELL_DATE}, {"space", "Got", CELL_TEXT},
        {"reason", "Reason", CELL_TEXT},
    };
    struct grid *grid = grid_new(session->run, columns, sizeof columns / sizeof columns[0]);
    struct book *book;
    int64_t place = 0;
    enum status status = book_open(session->run, session->snapshot, &book);

    if (status != STATUS_OK)
        return status;
    bool *listed = arena_array(session->run->arena, book->queue_count, sizeof *listed);
    for (size_t i; (i = next_in_line(book, listed)) < book->queue_count;) {
        const struct applicant *applicant = book->queue[i];
        const bool waits = is_waiting(applicant, session->run->today);
        listed[i] = true;
        if (!waits && !session_has(session, "all"))
            continue;
        if (waits)
            grid_number(grid, ++place);
        else
            grid_empty(grid);
        grid_text(grid, applicant->unit);
        grid_text(grid, applicant->kind);
        grid_date(grid, applicant->since);
        grid_date(grid, applicant->until);
        grid_text(grid, applicant->space);
        grid_text(grid, applicant->reason);
    }
    return session_grid(session, grid);
}

enum status parking_show(struct session *session)
{
    static const struct column columns[] = {
        {"kind", "Kind", CELL_WORD},        {"spaces", "Spaces", CELL_COUNT},
        {"used", "Used", CELL_COUNT},       {"free", "Free", CELL_COUNT},
        {"waiting", "Waiting", CELL_COUNT}, {"ending", "Ending in 30 days", CELL_COUNT},
    };
    struct grid *grid = grid_new(session->run, columns, sizeof columns / sizeof columns[0]);
    struct parking_count counts[SPACE_KINDS + 1];
    struct book *book;
    enum status status = book_open(session->run, session->snapshot, &book);

    if (status != STATUS_OK)
        return status;
    parking_count(book, session->run->today, SOON, counts);
    for (size_t i = 0; i <= SPACE_KINDS; i++) {
        if (i == SPACE_KINDS)
            grid_total(grid);
        grid_text(grid, i == SPACE_KINDS ? "together" : space_kinds[i]);
        grid_number(grid, counts[i].spaces);
        grid_number(grid, counts[i].used);
        grid_number(grid, counts[i].spaces - counts[i].used);
        grid_number(grid, counts[i].waiting);
        grid_number(grid, counts[i].ending);
    }
    return session_grid(session, grid);
}
