/* audit sample, note, answer, sign, review: supervisors look through a month. */
#include "cases/reviews.h"

#include "base/arena.h"
#include "book/draft.h"
#include "cases/oversight.h"
#include "cmd/audit/audit.h"

#include <string.h>

/* The commit and the size of the sample: those of the review that has begun, else of now. */
static enum status choose(struct session *session, struct month month, const char **commit,
                          size_t *wanted)
{
    struct review given = {0};
    struct review_state state;
    char text[OID_TEXT];
    enum status status =
        review_read(session->run, session->snapshot, month, (struct date){0}, &state);

    session_fill(session, &kind_review, &given);
    *wanted = state.review ? (size_t)state.review->sample : REVIEW_SAMPLE;
    if (given.sample)
        *wanted = (size_t)given.sample;
    *commit = state.review ? state.review->commit
                           : arena_dup(session->run->arena,
                                       oid_text(snapshot_commit(session->snapshot), text));
    return status;
}

static void put_event(struct session *session, struct grid *grid, const struct event *event)
{
    const int64_t *amount = record_amount(event->kind, event->record);

    grid_text(grid, event->id);
    grid_text(grid, event->kind->name);
    grid_date(grid, event->date);
    if (amount)
        grid_number(grid, *amount);
    else
        grid_empty(grid);
    grid_text(grid, arena_printf(session->run->arena, "%s:%d", event->path, event->line));
}

enum status audit_sample(struct session *session)
{
    static const struct column columns[] = {{"record", "Record", CELL_TEXT},
                                            {"kind", "Kind", CELL_WORD},
                                            {"date", "Date", CELL_DATE},
                                            {"amount", "Amount", CELL_MONEY},
                                            {"where", "Where", CELL_TEXT}};
    const struct month month = session_month(session, "month");
    struct grid *grid = grid_new(session->run, columns, sizeof columns / sizeof columns[0]);
    const struct event **drawn = NULL;
    size_t wanted = 0, count = 0, of = 0;
    const char *commit = NULL;
    char name[MONTH_SIZE];
    struct book *book;
    enum status status = book_open(session->run, session->snapshot, &book);

    if (status == STATUS_OK)
        status = choose(session, month, &commit, &wanted);
    if (status == STATUS_OK)
        status = review_sample(session->run, book, month, commit, wanted, &drawn, &count, &of);
    for (size_t i = 0; status == STATUS_OK && i < count; i++)
        put_event(session, grid, drawn[i]);
    if (status != STATUS_OK)
        return status;
    warn_at(session->run, (struct spot){0}, SEVERITY_NOTE, "review-sample",
            "anybody draws the same: the smallest SHA-256 of 'MONTH COMMIT ID'",
            "%zu of the %zu records of %s, drawn from the commit %s", count, of,
            month_text(month, name), commit);
    return session_grid(session, grid);
}

static enum status step(struct session *session, const char *what)
{
    struct review review = {0};
    struct review_step input = {.month = session_month(session, "month"), .step = {.what = what}};

    session_fill(session, &kind_review, &review);
    session_fill(session, &kind_review_event, &input.step);
    input.sample = review.sample;
    return session_write(session, step_review, &input);
}

enum status audit_note(struct session *session)
{
    return step(session, "question");
}

enum status audit_answer(struct session *session)
{
    return step(session, "answer");
}

enum status audit_sign(struct session *session)
{
    return step(session, "sign");
}

static void put_step(struct grid *grid, const struct review *review,
                     const struct review_event *step)
{
    const bool question = strcmp(step->what, "question") == 0;

    grid_text(grid, step->what);
    if (step->question)
        grid_number(grid, step->question);
    else
        grid_empty(grid);
    grid_text(grid, step->record);
    grid_date(grid, step->date);
    grid_text(grid, step->by);
    grid_text(grid, step->commit ? step->commit : step->text);
    grid_text(grid, !question                                                 ? NULL
                    : review_answer(review, step->question, (struct date){0}) ? "answered"
                                                                              : "open");
}

enum status audit_review(struct session *session)
{
    static const struct column columns[] = {
        {"what", "What", CELL_WORD},     {"question", "Question", CELL_COUNT},
        {"record", "Record", CELL_TEXT}, {"date", "Date", CELL_DATE},
        {"by", "By", CELL_TEXT},         {"text", "Text", CELL_TEXT},
        {"state", "State", CELL_WORD},
    };
    struct grid *grid = grid_new(session->run, columns, sizeof columns / sizeof columns[0]);
    struct review_state state;
    enum status status = review_read(session->run, session->snapshot,
                                     session_month(session, "month"), (struct date){0}, &state);

    if (status != STATUS_OK)
        return status;
    const struct review_event *log = state.review ? state.review->log.item : NULL;
    for (size_t i = 0; log && i < state.review->log.count; i++)
        put_step(grid, state.review, &log[i]);
    status = session_grid(session, grid);
    return state.open || !state.signatures ? status_join(status, STATUS_FOUND) : status;
}

#define EVENT(label, flag) INPUT_OF(kind_review_event, label, flag)
#define MONTH_ARGUMENT                                                                             \
    {                                                                                              \
        .name = "month", .type = INPUT_MONTH, .flags = INPUT_REQUIRED, .help = "the month"         \
    }
#define SAMPLE                                                                                     \
    {                                                                                              \
        .name = "count", .type = INPUT_FIELD, .kind = &kind_review, .field = "sample",             \
        .help = "how many records the sample has; without it 20"                                   \
    }

const struct input review_month[] = {MONTH_ARGUMENT, {0}};
const struct input review_sample_options[] = {SAMPLE, {0}};
const struct input review_note_arguments[] = {
    MONTH_ARGUMENT, EVENT("record", INPUT_REQUIRED), EVENT("text", INPUT_REQUIRED), {0}};
const struct input review_note_options[] = {EVENT("by", INPUT_REQUIRED), SAMPLE, {0}};
const struct input review_answer_arguments[] = {
    MONTH_ARGUMENT, EVENT("question", INPUT_REQUIRED), EVENT("text", INPUT_REQUIRED), {0}};
const struct input review_by_options[] = {EVENT("by", INPUT_REQUIRED), {0}};
const struct input review_sign_options[] = {
    EVENT("by", INPUT_REQUIRED), EVENT("text", 0), SAMPLE, {0}};
