/* Projects: begun, and led from the quotes to the end. */
#include "book/operations_common.h"

#include "base/arena.h"
#include "base/told.h"
#include "book/case_file.h"
#include "book/projects.h"

#include <string.h>

enum { NAME_WIDTH = 40, YEAR_MAX = 999 };

enum status project_hold(struct run *run, const struct folded *folded, const char *id)
{
    struct projects projects;

    if (!id)
        return STATUS_OK;
    enum status status = projects_compute(run, folded->fold, (struct date){0}, &projects);
    const struct project_state *state = status ? NULL : projects_find(&projects, id);
    return state ? project_check_books(run, &projects, state, STATUS_REFUSED) : status;
}

/* The next id of the booking day's year. */
static enum status next_id(struct draft *draft, const char **out)
{
    int number = 0;
    enum status status = case_next_number(draft, "projects", 'J', YEAR_MAX, &number);

    *out = arena_printf(draft->run->arena, "J%04d-%02d", draft->run->today.year, number);
    return status;
}

static enum status check_funds(struct run *run, const struct book *book, const struct words *funds)
{
    enum status status = STATUS_OK;

    for (size_t i = 0; i < funds->count; i++)
        if (book_fund(book, funds->item[i]) < 0)
            status = fail(run, STATUS_REFUSED, "unknown-fund",
                          "look at funds.yaml for the names there are, or add it there first",
                          "there is no fund '%s'", funds->item[i]);
    return status;
}

enum status open_project(struct run *run, const struct book *book, void *context,
                         struct draft *draft)
{
    struct project record = *(const struct project *)context;
    struct text text = text_new(run->arena);

    record.opened = date_or_today(run, record.opened);
    enum status status = next_id(draft, &record.id);
    if (!status)
        status = record_check(run, &kind_project, &record);
    if (!status)
        status = check_funds(run, book, &record.funds);
    if (status)
        return status;
    yaml_write_map(&text, &kind_project, &record);
    draft_file(draft, path_project(run, record.id), text.at, text.length);
    draft_subject(draft, "projects: open %s with a budget of %s (%s)",
                  short_text(run, record.name, NAME_WIDTH), money(run, record.budget), record.id);
    return STATUS_OK;
}

/* The project's file as the draft has it, read. */
static enum status read_file(struct draft *draft, const char *path, const char *id,
                             struct source *source, const struct project **out)
{
    struct blob blob;
    void *record = NULL;
    enum status status = draft_read(draft, path, &blob);

    if (!status && !blob.found)
        return fail(draft->run, STATUS_REFUSED, "unknown-project", "see 'projects list'",
                    "there is no project '%s'", id);
    if (status)
        return status;
    *source = (struct source){path, blob.bytes, blob.size};
    status = yaml_read_map(draft->run, source, file_kind_of(path, NULL), &record);
    *out = record;
    return status;
}

/* The file with the step, under the rules of a file. */
static enum status append_step(struct draft *draft, const char *id,
                               const struct project_event *step, const struct project **out)
{
    struct run *run = draft->run;
    const char *path = path_project(run, id);
    struct source source;
    struct text text;
    enum status status = read_file(draft, path, id, &source, out);

    if (!status)
        status = yaml_append_within(run, &source, file_kind_of(path, NULL), "log", step, &text);
    if (status)
        return status;
    draft_file(draft, path, text.at, text.length);
    status = read_file(draft, path, id, &source, out);
    return status ? status : case_check_file(run, &source, *out, STATUS_REFUSED);
}

static void warn_quotes(struct run *run, const struct project *project)
{
    const struct project_event *log = project->log.item;
    int quotes = 0;

    for (size_t i = 0; i < project->log.count; i++)
        quotes += strcmp(log[i].what, "quote") == 0;
    if (quotes < PROJECT_QUOTES)
        warn_at(run, (struct spot){0}, SEVERITY_WARNING, "quotes-few",
                "enter the others with: projects quote", "the project '%s' has %d of %d quotes",
                project->id, quotes, PROJECT_QUOTES);
}

/* Nothing may be left to be paid when it is closed. */
static enum status check_paid(struct run *run, const struct folded *folded, const char *id)
{
    struct projects projects;
    enum status status = projects_compute(run, folded->fold, (struct date){0}, &projects);
    const struct project_state *state = status ? NULL : projects_find(&projects, id);

    if (!state || state->paid == state->entered)
        return status;
    return fail(run, STATUS_REFUSED, "project-unpaid",
                "pay or reverse them first: expenses pay, expenses reverse",
                "expenses of '%s' of %s are entered and not paid", id,
                money(run, state->entered - state->paid));
}

static enum status check_state(struct draft *draft, const struct project *project,
                               const struct project_event *step)
{
    struct run *run = draft->run;
    const bool closing = strcmp(step->what, "close") == 0;
    struct folded folded;

    if (strcmp(step->what, "contract") == 0)
        warn_quotes(run, project);
    if (!closing && strcmp(step->what, "acceptance") != 0 && strcmp(step->what, "contract") != 0)
        return STATUS_OK;
    enum status status = draft_fold(draft, &folded);
    if (status <= STATUS_FOUND)
        status = project_hold(run, &folded, project->id);
    if (status <= STATUS_FOUND && closing)
        status = check_paid(run, &folded, project->id);
    return status;
}

/* "contract 88000.00 with X", "stage: drains laid", "close". */
static const char *what_of(struct run *run, const struct project_event *step)
{
    if (step->amount)
        return told_part(run, strcmp(step->what, "quote") == 0 ? "%s %s from %s" : "%s %s with %s",
                         told_word(run, step->what), money(run, step->amount),
                         short_text(run, step->company, NAME_WIDTH));
    if (step->text)
        return told_part(run, "%s: %s", told_word(run, step->what),
                         short_text(run, step->text, NAME_WIDTH));
    return told_word(run, step->what);
}

enum status step_project(struct run *run, const struct book *book, void *context,
                         struct draft *draft)
{
    const struct step_input *input = context;
    struct project_event step = input->step;
    const struct project *project;
    enum status status = STATUS_OK;

    (void)book;
    step.date = date_or_today(run, step.date);
    if (strcmp(step.what, "close") == 0 || strcmp(step.what, "reopen") == 0)
        step.date = run->today;
    if (input->voucher.bytes) {
        step.voucher_type = input->voucher.type;
        status = draft_voucher(draft, input->voucher.bytes, input->voucher.size,
                               input->voucher.type, &step.voucher);
    }
    if (!status)
        status = record_check(run, &kind_project_event, &step);
    if (!status)
        status = append_step(draft, input->project, &step, &project);
    if (!status)
        status = check_state(draft, project, &step);
    if (status > STATUS_FOUND)
        return status;
    draft_subject(draft, "projects: %s for %s (%s)", what_of(run, &step),
                  short_text(run, project->name, NAME_WIDTH), project->id);
    return STATUS_OK;
}
