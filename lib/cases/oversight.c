/* The hand-over, the seal, and the review of a month. */
#include "cases/oversight.h"

#include "base/arena.h"
#include "base/told.h"
#include "book/operations_common.h"
#include "cases/handovers.h"
#include "cases/reviews.h"
#include "cases/seal.h"

#include <inttypes.h>
#include <string.h>

enum { NAME_WIDTH = 40 };

static enum status store_paper(struct draft *draft, const struct voucher_file *file,
                               const char **sha256, const char **type)
{
    if (!file->bytes)
        return STATUS_OK;
    *type = file->type;
    return draft_voucher(draft, file->bytes, file->size, file->type, sha256);
}

/* --- hand-over --- */

enum status begin_handover(struct run *run, const struct book *book, void *context,
                           struct draft *draft)
{
    const struct handover *handover = context;
    const char *path = path_handover(run, handover->handover);
    struct blob blob;
    enum status status = draft_read(draft, path, &blob);

    (void)book;
    if (!status && blob.found)
        return fail(run, STATUS_REFUSED, "handover-known", "go on with it: handover add",
                    "there is a hand-over '%s' already", handover->handover);
    if (!status)
        status = case_begin(draft, path, &kind_handover, handover);
    if (status)
        return status;
    draft_subject(draft, "compound: begin the hand-over from %s (%s)",
                  short_text(run, handover->from, NAME_WIDTH), handover->handover);
    return STATUS_OK;
}

static const char *what_of(struct run *run, const struct handover_event *step)
{
    if (step->name)
        return told_part(run, "%s %s", told_word(run, step->state),
                         short_text(run, step->name, NAME_WIDTH));
    if (step->state)
        return told_part(run, "thing %" PRId64 " is %s", step->item, told_word(run, step->state));
    return step->person
               ? told_part(run, "signed by %s for the %s", step->person, told_word(run, step->role))
               : short_text(run, step->text, NAME_WIDTH);
}

enum status step_handover(struct run *run, const struct book *book, void *context,
                          struct draft *draft)
{
    const struct handover_step *input = context;
    struct handover_event step = input->step;
    struct handovers handovers;

    (void)book;
    step.date = date_or_today(run, step.date);
    enum status status = store_paper(draft, &input->voucher, &step.voucher, &step.voucher_type);
    if (!status)
        status = handovers_read(run, draft->base, (struct date){0}, &handovers);
    if (status)
        return status;
    const struct handover_state *state = handovers_find(&handovers, input->handover);
    if (state && strcmp(step.what, "item") == 0)
        step.item = (int64_t)state->item_count + 1;
    status =
        case_add_step(draft, path_handover(run, input->handover), input->handover, &step, NULL);
    if (status)
        return status;
    draft_subject(draft, "compound: hand-over, %s (%s)", what_of(run, &step), input->handover);
    return STATUS_OK;
}

/* --- seal --- */

/* What the rules of the compound ask for on the day of the entry. */
static enum status check_use(struct run *run, const struct compound *compound,
                             const struct seal_use *use)
{
    const int64_t wanted = seal_approvers(compound), limit = compound->rules->decision_above;
    enum status status = STATUS_OK;

    if ((int64_t)use->approvers.count < wanted)
        status = fail(run, STATUS_REFUSED, "seal-approvers", "name them with --approvers p001,p002",
                      "%" PRId64 " persons must allow a use of the seal, %zu are named", wanted,
                      use->approvers.count);
    if (limit && use->amount > limit && !use->decision)
        status = fail(run, STATUS_REFUSED, "seal-decision",
                      "name the decision that allows it, such as --decision D2026-07",
                      "a paper that binds the compound to more than %s needs a decision",
                      money(run, limit));
    return status;
}

/* Begins the file of the year when it is not there. */
static enum status open_year(struct run *run, struct draft *draft, const char *path, int year)
{
    const struct seal_year head = {.year = year};
    struct blob blob;
    enum status status = draft_read(draft, path, &blob);

    (void)run;
    return status || blob.found ? status : case_begin(draft, path, &kind_seal_year, &head);
}

enum status use_seal(struct run *run, const struct book *book, void *context, struct draft *draft)
{
    const struct seal_input *input = context;
    struct seal_use use = input->use;

    use.date = date_or_today(run, use.date);
    const char *path = path_seal(run, use.date.year);
    enum status status = check_use(run, book->compound, &use);
    if (!status)
        status = store_paper(draft, &input->copy, &use.copy, &use.copy_type);
    if (!status)
        status = open_year(run, draft, path, use.date.year);
    if (!status)
        status = case_add_step(draft, path, "seal", &use, NULL);
    if (status)
        return status;
    draft_subject(draft, "compound: use the seal for %s, allowed by %s",
                  short_text(run, use.paper, NAME_WIDTH),
                  field_text(run, kind_field(&kind_seal_use, "approvers"), &use));
    return STATUS_OK;
}

/* --- review --- */

static const char *last_commit(struct run *run, const struct draft *draft)
{
    char text[OID_TEXT];

    return arena_dup(run->arena, oid_text(snapshot_commit(draft->base), text));
}

/* Begins the month's file when it is not there. */
static enum status open_review(struct run *run, struct draft *draft,
                               const struct review_step *input, int64_t *questions)
{
    struct review_state state;
    const char *path = path_review(run, input->month);
    enum status status = review_read(run, draft->base, input->month, (struct date){0}, &state);

    *questions = (int64_t)state.questions;
    if (status || state.review)
        return status;
    const struct review head = {.month = input->month,
                                .commit = last_commit(run, draft),
                                .sample = input->sample ? input->sample : REVIEW_SAMPLE};
    return case_begin(draft, path, &kind_review, &head);
}

/* With the records of the month: what is asked about is one, who signs had no part in them. */
static enum status check_review(struct run *run, struct draft *draft,
                                const struct case_entry *entry)
{
    struct folded folded;
    enum status status = draft_fold(draft, &folded);

    return status > STATUS_FOUND ? status
                                 : review_check_books(run, folded.fold, &entry->source,
                                                      entry->record, STATUS_REFUSED);
}

static enum status check_month(struct run *run, const struct book *book,
                               const struct review_step *input)
{
    if (strcmp(input->step.what, "sign") != 0 || book_is_closed(book, input->month))
        return STATUS_OK;
    return fail(run, STATUS_REFUSED, "review-open", "sign when the month is closed: compound close",
                "the month %s is not closed, its records may still change",
                month_name(run, input->month));
}

enum status step_review(struct run *run, const struct book *book, void *context,
                        struct draft *draft)
{
    const struct review_step *input = context;
    const char *path = path_review(run, input->month), *month = month_name(run, input->month);
    struct review_event step = input->step;
    struct case_entry entry;
    int64_t questions = 0;

    step.date = run->today;
    enum status status = check_month(run, book, input);
    if (!status)
        status = open_review(run, draft, input, &questions);
    if (strcmp(step.what, "question") == 0)
        step.question = questions + 1;
    if (strcmp(step.what, "sign") == 0)
        step.commit = last_commit(run, draft);
    if (!status)
        status = case_add_step(draft, path, month, &step, &entry);
    if (!status)
        status = check_review(run, draft, &entry);
    if (status > STATUS_FOUND)
        return status;
    if (step.question)
        draft_subject(draft, "audit: %s %" PRId64 " about %s: %s", told_word(run, step.what),
                      step.question, month, short_text(run, step.text, NAME_WIDTH));
    else
        draft_subject(draft, "audit: %s signs the review of %s", step.by, month);
    return STATUS_OK;
}
