/* What residents see so that nobody acts alone: the hand-over, the seal, and who reviewed. */
#include "cases/handovers.h"
#include "cases/reviews.h"
#include "cases/seal.h"
#include "report/month_sections.h"

#include <string.h>

/* --- the hand-over, in a month in which its protocol grew --- */

static bool grew(const struct month_data *data, const struct handover_state *state)
{
    const struct handover_event *log = state->handover->log.item;

    for (size_t i = 0; i < state->handover->log.count; i++)
        if (month_has(data, log[i].date))
            return true;
    return false;
}

static void put_handover(struct month_data *data, const struct handover_state *state,
                         struct grid *grid)
{
    const struct report *report = &data->report;

    for (size_t i = 0; i < state->item_count; i++) {
        const struct handover_item *item = &state->items[i];
        if (strcmp(item->state, "received") == 0)
            continue;
        grid_text(grid, state->handover->name);
        grid_text(grid, item->item->name);
        grid_text(grid, report_say(report, strcmp(item->state, "missing") == 0 ? "still missing"
                                                                               : "disputed"));
        if (item->item->amount)
            grid_number(grid, item->item->amount);
        else
            grid_empty(grid);
        grid_text(grid, item->remark);
    }
}

enum status month_handover(struct month_data *data)
{
    static const struct column columns[] = {
        {"handover", "Hand-over", CELL_TEXT}, {"name", "What", CELL_TEXT},
        {"state", "State", CELL_TEXT},        {"amount", "Amount", CELL_MONEY},
        {"remark", "Remark", CELL_TEXT},
    };
    struct report *report = &data->report;
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);
    struct handovers handovers;
    size_t shown = 0;
    enum status status =
        handovers_read(report->run, report->book->snapshot, data->last, &handovers);

    for (size_t i = 0; !status && i < handovers.count; i++) {
        if (!grew(data, &handovers.item[i]))
            continue;
        put_handover(data, &handovers.item[i], grid);
        shown++;
    }
    if (status || shown == 0)
        return status;
    report_folded(report, "Hand-over from the company");
    report_table(report, "handover", "What is missing of the hand-over", grid,
                 "Nothing is missing of the hand-over.");
    return STATUS_OK;
}

/* --- the seal, in the last month of a half-year --- */

static void put_use(struct grid *grid, const struct seal_use *use)
{
    grid_date(grid, use->date);
    grid_text(grid, use->paper);
    grid_number(grid, (int64_t)use->approvers.count);
    if (use->amount)
        grid_number(grid, use->amount);
    else
        grid_empty(grid);
    grid_text(grid, use->decision);
}

/* Who allowed it and who used it are persons, and stay in the ledger. */
enum status month_seal(struct month_data *data)
{
    static const struct column columns[] = {
        {"date", "Date", CELL_DATE},
        {"paper", "Paper", CELL_TEXT},
        {"approvers", "Allowed by so many", CELL_COUNT},
        {"amount", "Amount", CELL_MONEY},
        {"decision", "Decision", CELL_TEXT},
    };
    struct report *report = &data->report;
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);
    struct seal_use *uses;
    size_t count;

    if (data->month.month % 6 != 0) /* the last month of a half-year, or of what ends with one */
        return STATUS_OK;
    enum status status = seal_read(report->run, report->book->snapshot, data->last, &uses, &count);
    if (status || count == 0)
        return status;
    for (size_t i = 0; i < count; i++)
        if (month_within(data, half_year(uses[i].date)))
            put_use(grid, &uses[i]);
    report_folded(report, "The committee's seal");
    report_table(report, "seal", "Each use of the seal in the half-year", grid,
                 "The seal was not used in the half-year.");
    return STATUS_OK;
}

/* --- the review --- */

static void put_questions(struct report *report, const struct review *review)
{
    static const struct column columns[] = {
        {"question", "Question", CELL_COUNT},
        {"record", "Record", CELL_TEXT},
        {"text", "What was asked", CELL_TEXT},
        {"answer", "Answer", CELL_TEXT},
    };
    const struct review_event *log = review->log.item;
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);

    for (size_t i = 0; i < review->log.count; i++) {
        if (strcmp(log[i].what, "question") != 0)
            continue;
        const struct review_event *answer =
            review_answer(review, log[i].question, (struct date){0});
        grid_number(grid, log[i].question);
        grid_text(grid, log[i].record);
        grid_text(grid, log[i].text);
        grid_text(grid, answer ? answer->text : report_say(report, "not answered yet"));
    }
    report_table(report, "review_questions", "What supervisors asked", grid, "Nothing was asked.");
}

static void put_review(struct report *report, const struct review_state *state, struct month month,
                       struct grid *grid)
{
    grid_month(grid, month);
    grid_text(grid, report_say(report, state->signatures ? "signed" : N_("not signed yet")));
    grid_number(grid, (int64_t)state->signatures);
    grid_number(grid, (int64_t)state->questions);
    grid_number(grid, (int64_t)state->open);
}

/* A review comes after its month; so this says what the ledger knows of it at the commit, and of
 * the month before, whose report could not tell it. */
enum status month_review(struct month_data *data)
{
    static const struct column columns[] = {
        {"month", "Month", CELL_MONTH},
        {"state", "Review", CELL_TEXT},
        {"signatures", "Signed by so many", CELL_COUNT},
        {"questions", "Questions", CELL_COUNT},
        {"open", "Open questions", CELL_COUNT},
    };
    struct report *report = &data->report;
    const struct month before = month_add(data->month, -1);
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);
    struct review_state state = {0};
    bool any = false;
    enum status status = STATUS_OK;

    for (struct month month = data->span.kind == SPAN_MONTH ? before : data->start;
         !status && month_compare(month, data->month) <= 0; month = month_add(month, 1)) {
        if (month_compare(month, report->book->compound->opened) < 0)
            continue;
        status = review_read(report->run, report->book->snapshot, month, (struct date){0}, &state);
        if (!status)
            put_review(report, &state, month, grid);
        any |= state.review != NULL;
    }
    if (status || !any)
        return status;
    report_folded(report, "Review by supervisors");
    report_table(report, "review", "Who looked through the books", grid, "");
    if (state.questions && data->span.kind == SPAN_MONTH)
        put_questions(report, state.review);
    return STATUS_OK;
}
