/* What must be true of a project: its file by itself, and with the books. */
#include "book/projects.h"

#include "base/arena.h"
#include "base/decimal.h"

#include <string.h>

/* A project's file under the rules. */
struct judged {
    struct run *run;
    const struct source *source;
    const struct project *project;
    const struct project_event *log;
    enum status verdict;
};

static struct spot spot_of(struct run *run, const struct source *source, const char *field,
                           const char *within)
{
    return yaml_spot(run, source, file_kind_of(source->path, NULL), 0, field, within);
}

static struct spot step_spot(struct run *run, const struct source *source, size_t step)
{
    return spot_of(run, source, "log", arena_printf(run->arena, "%zu", step));
}

struct spot project_spot(struct run *run, const struct project_state *state, size_t step)
{
    return step_spot(run, &state->source, step);
}

static const char *money_text(struct run *run, int64_t amount)
{
    char text[DECIMAL_SIZE];

    return arena_dup(run->arena, decimal_text(amount, MONEY_PLACES, text));
}

/* --- the file by itself --- */

/* What each step has, besides its date: by, company, amount, voucher, until and text by their
 * first letters. One in capitals is needed, a small one is allowed, another does not belong there.
 * Decisions and remarks fit everywhere. */
static const struct step_shape {
    const char *what, *shape, *hint;
} shapes[] = {
    {"quote", "CAv", N_("give the company and its price")},
    {"contract", "BCAV", N_("give the company, the price, who signed, and the contract itself")},
    {"stage", "vbT", N_("say what was done")},
    {"acceptance", "Bv", N_("say who accepted the work")},
    {"warranty", "Uv", N_("give the last day of the warranty")},
    {"note", "vbT", N_("say what there is to note")},
    {"close", "", N_("a project is closed with nothing but a remark")},
    {"reopen", "T", N_("say why it is opened again")},
};

static bool fits(const char *shape, char letter, bool there)
{
    const char small = (char)(letter - 'A' + 'a');

    return there ? strchr(shape, letter) || strchr(shape, small) : !strchr(shape, letter);
}

static bool is_whole(const struct project_event *step, const char *shape)
{
    return fits(shape, 'B', step->by) && fits(shape, 'C', step->company) &&
           fits(shape, 'A', step->amount != 0) && fits(shape, 'V', step->voucher) &&
           fits(shape, 'U', !date_is_none(step->until)) && (step->text || !strchr(shape, 'T')) &&
           !step->voucher == !step->voucher_type;
}

static enum status fail_step(const struct judged *judged, size_t step, const char *code,
                             const char *hint, const char *why)
{
    return fail_at(judged->run, step_spot(judged->run, judged->source, step), judged->verdict, code,
                   hint, "the step '%s' of the project '%s' %s",
                   phrase(judged->run, judged->log[step].what), judged->project->id,
                   phrase(judged->run, why));
}

static enum status check_shape(const struct judged *judged, size_t index)
{
    const struct project_event *step = &judged->log[index];
    const struct step_shape *shape = shapes;

    while (strcmp(shape->what, step->what) != 0)
        shape++;
    if (!is_whole(step, shape->shape) || (step->amount < 0 && strcmp(step->what, "contract") != 0))
        return fail_step(judged, index, "project-step", shape->hint,
                         "does not have what a step of its kind has");
    if (!date_is_none(step->until) && date_compare(step->until, step->date) < 0)
        return fail_step(judged, index, "project-step", "'until' is the last day of the warranty",
                         "ends before it begins");
    return STATUS_OK;
}

/* How far a log has come while it is gone through. */
struct progress {
    bool contract, accepted, closed;
    int64_t amount;
};

static enum status check_order(const struct judged *judged, size_t index, struct progress *so_far)
{
    const char *what = judged->log[index].what;
    const bool reopen = strcmp(what, "reopen") == 0;

    if (so_far->closed && !reopen)
        return fail_step(judged, index, "project-closed",
                         "open it again first: projects reopen ID --text '…'",
                         "comes after the project was closed");
    if (!so_far->closed && reopen)
        return fail_step(judged, index, "project-order", "there is nothing to do",
                         "opens what is open");
    if ((strcmp(what, "stage") == 0 || strcmp(what, "acceptance") == 0) && !so_far->contract)
        return fail_step(judged, index, "project-order", "enter the contract first",
                         "comes before a contract");
    if (strcmp(what, "warranty") == 0 && !so_far->accepted)
        return fail_step(judged, index, "project-order", "enter the acceptance first",
                         "comes before the work was accepted");
    so_far->closed = strcmp(what, "close") == 0;
    so_far->contract |= strcmp(what, "contract") == 0;
    so_far->accepted |= strcmp(what, "acceptance") == 0;
    return STATUS_OK;
}

static enum status check_budget(const struct judged *judged, size_t index, struct progress *so_far)
{
    const struct project_event *step = &judged->log[index];
    struct run *run = judged->run;

    if (strcmp(step->what, "contract") != 0)
        return STATUS_OK;
    if (!decimal_add(so_far->amount, step->amount, &so_far->amount))
        return fail_step(judged, index, "overflow", NULL, "makes a sum that is too large");
    if (so_far->amount < 0)
        return fail_step(judged, index, "project-step", "take away no more than was agreed",
                         "leaves less than nothing of the contract");
    if (so_far->amount <= judged->project->budget || step->decision)
        return STATUS_OK;
    return fail_at(run, step_spot(run, judged->source, index), judged->verdict, "project-budget",
                   "name the decision that allows it, such as --decision D2026-07",
                   "the contracts of '%s' come to %s, above its budget of %s", judged->project->id,
                   money_text(run, so_far->amount), money_text(run, judged->project->budget));
}

enum status project_check_file(struct run *run, const struct source *source, const void *record,
                               enum status verdict)
{
    const struct project *project = record;
    const struct judged judged = {run, source, project, project->log.item, verdict};
    struct progress so_far = {0};
    enum status status = STATUS_OK;

    for (size_t i = 0; i < project->log.count; i++) {
        status = status_join(status, check_shape(&judged, i));
        status = status_join(status, check_order(&judged, i, &so_far));
        status = status_join(status, check_budget(&judged, i, &so_far));
    }
    return status;
}

/* --- with the books --- */

enum status project_check_expense(struct run *run, const struct book *book,
                                  const struct expense *expense, bool booking, struct spot spot)
{
    const enum status verdict = booking ? STATUS_REFUSED : STATUS_DATA;
    const struct project *project;

    if (!expense->project)
        return STATUS_OK;
    enum status status = project_read(run, book->snapshot, expense->project, &project);
    if (status)
        return status;
    if (!project)
        return fail_at(run, spot, verdict, "unknown-project",
                       "see 'projects list', or begin it with: projects open",
                       "there is no project '%s'", expense->project);
    if (!project_has_fund(project, expense->fund))
        status =
            fail_at(run, spot, verdict, "project-fund", "pay it from a fund that the project names",
                    "the fund '%s' does not pay for the project '%s'", expense->fund, project->id);
    if (booking && project_is_closed(project))
        status = fail_at(run, spot, verdict, "project-closed",
                         "open it again first: projects reopen ID --text '…'",
                         "the project '%s' is closed and takes no further expenses", project->id);
    return status;
}

static enum status check_funds(struct run *run, const struct book *book,
                               const struct project_state *state, enum status verdict)
{
    const struct project *project = state->project;
    enum status status = STATUS_OK;

    for (size_t i = 0; i < project->funds.count; i++)
        if (book_fund(book, project->funds.item[i]) < 0)
            status =
                fail_at(run, spot_of(run, &state->source, "funds", project->funds.item[i]), verdict,
                        "unknown-fund", "funds are in funds.yaml; add it there: funds add-fund",
                        "the project '%s' names the fund '%s', which is not there", project->id,
                        project->funds.item[i]);
    return status;
}

/* A decision that is neither the one that began the project nor one that allowed a contract. */
static bool is_further(const struct project_state *state, const char *decision)
{
    const char *first = state->project->decision;

    if (!decision || (first && strcmp(first, decision) == 0))
        return false;
    for (size_t i = 0; i < state->steps; i++)
        if (state->log[i].decision && strcmp(state->log[i].what, "contract") == 0 &&
            strcmp(state->log[i].decision, decision) == 0)
            return false;
    return true;
}

static enum status check_contract(struct run *run, const struct book *book,
                                  const struct project_state *state, enum status verdict)
{
    enum status status = STATUS_OK;
    int64_t sum = 0;

    for (size_t i = 0; i < state->expense_count; i++) {
        const struct event *event = state->expenses[i].event;
        const struct expense *expense = event->record;
        sum += expense->amount; /* no more than state->entered, which fits */
        if (sum <= state->contract || is_further(state, expense->decision))
            continue;
        status = fail_at(
            run, event_spot(run, book, event, "amount"), verdict, "project-over-contract",
            "name a further decision, or enter the supplement to the contract: projects contract",
            "with '%s' the expenses of '%s' come to %s, its contracts to %s", event->id,
            state->project->id, money_text(run, sum), money_text(run, state->contract));
    }
    return status;
}

/* What the person had to do with the work before it was accepted, or NULL. */
static const char *part_in(const struct projects *projects, const struct project_state *state,
                           const char *person)
{
    const struct records *records = projects->fold->book->records;

    for (size_t i = 0; i < state->steps; i++)
        if (strcmp(state->log[i].what, "contract") == 0 && strcmp(state->log[i].by, person) == 0)
            return N_("signed its contract");
    for (size_t i = 0; i < state->expense_count; i++)
        if (strcmp(((const struct expense *)state->expenses[i].event->record)->handler, person) ==
            0)
            return N_("handled an expense of it");
    for (size_t i = 0; i < records->count; i++) {
        const struct event *event = &records->events[i];
        if (event->kind != &kind_approval || fold_fate(projects->fold, event)->reversed_by)
            continue;
        const struct approval *approval = event->record;
        for (size_t k = 0; k < state->expense_count; k++)
            if (strcmp(approval->by, person) == 0 &&
                strcmp(approval->of, state->expenses[k].event->id) == 0)
                return N_("approved a payment of it");
    }
    return NULL;
}

static enum status check_acceptance(struct run *run, const struct projects *projects,
                                    const struct project_state *state, enum status verdict)
{
    enum status status = STATUS_OK;

    for (size_t i = 0; i < state->steps; i++) {
        const struct project_event *step = &state->log[i];
        if (strcmp(step->what, "acceptance") != 0)
            continue;
        const char *part = part_in(projects, state, step->by);
        if (part)
            status = fail_at(run, project_spot(run, state, i), verdict, "acceptance-own",
                             "let somebody accept it who neither handled nor approved it",
                             "'%s' accepts the work of '%s', but %s", step->by, state->project->id,
                             part);
    }
    return status;
}

/* Whether it was closed before that day and not opened again by then. */
static bool was_closed(const struct project_state *state, struct date day)
{
    bool closed = false;

    for (size_t i = 0; i < state->steps; i++) {
        if (strcmp(state->log[i].what, "close") == 0)
            closed = date_compare(state->log[i].date, day) < 0;
        else if (strcmp(state->log[i].what, "reopen") == 0)
            closed = closed && date_compare(state->log[i].date, day) > 0;
    }
    return closed;
}

static enum status check_closed(struct run *run, const struct book *book,
                                const struct project_state *state, enum status verdict)
{
    enum status status = STATUS_OK;

    for (size_t i = 0; i < state->expense_count; i++) {
        const struct event *event = state->expenses[i].event;
        if (was_closed(state, event->day))
            status = fail_at(run, event_spot(run, book, event, "project"), verdict,
                             "project-closed", "open it again first: projects reopen ID --text '…'",
                             "the expense '%s' was entered after the project '%s' was closed",
                             event->id, state->project->id);
    }
    return status;
}

enum status project_check_books(struct run *run, const struct projects *projects,
                                const struct project_state *state, enum status verdict)
{
    const struct book *book = projects->fold->book;
    enum status status = check_funds(run, book, state, verdict);

    status = status_join(status, check_contract(run, book, state, verdict));
    status = status_join(status, check_acceptance(run, projects, state, verdict));
    return status_join(status, check_closed(run, book, state, verdict));
}
