/* Judging some commits that follow each other, with memory and findings of their own. */
#include "audit/verify_batch.h"

#include "base/arena.h"

void name_commit(const struct step *step, size_t since)
{
    char id[OID_SHORT], day[DATE_SIZE];

    for (size_t i = since; i < step->run->count; i++)
        step->run->findings[i].message =
            phrase_printf(step->run, "commit '%s' of %s: %s", commit_short(step->commit, id),
                          date_text(step->day, day), step->run->findings[i].message);
}

struct step step_at(const struct commit *commit, struct run *run)
{
    return (struct step){.run = run,
                         .commit = commit,
                         .previous = oid_is_zero(commit->parent) ? NULL : commit + 1,
                         .day = commit_day(commit)};
}

enum status step_open(struct step *step, struct store *store, const struct deltas *last)
{
    enum status status =
        delta_read(step->run, store, step->commit, step->previous, last, &step->deltas);

    if (!status)
        step->added_known = delta_records(step->run, &step->deltas, &step->added) == STATUS_OK;
    if (!status && step->registers && step_needs_signature(step->registers, &step->deltas))
        status = history_signature(step->run, store, step->commit->id, &step->signature);
    return status;
}

static enum status step_judge(const struct step *step, struct batch *batch)
{
    static step_rule *const rules[RULE_COUNT] = {
        [RULE_LINEAR] = rule_linear,     [RULE_CLOCK] = rule_clock,
        [RULE_COMMANDS] = rule_commands, [RULE_TRANSITIONS] = rule_transitions,
        [RULE_TRAILERS] = rule_trailers, [RULE_OFFICERS] = rule_officers,
    };

    for (size_t i = 0; i < RULE_COUNT; i++) {
        const size_t since = step->run->count;
        enum status status = rules[i] ? rules[i](step) : STATUS_OK;
        batch->findings[i] += count_findings(step->run, since);
        if (is_failure(status))
            return status;
    }
    return STATUS_OK;
}

static void note_month(struct batch *batch, struct month_note note)
{
    const struct month_note *last = batch->note_count ? &batch->notes[batch->note_count - 1] : NULL;

    if (last && last->commit == note.commit && last->what == note.what &&
        month_compare(last->month, note.month) == 0)
        return;
    ARENA_PUSH(batch->run.arena, batch->notes, batch->note_count, batch->note_capacity);
    batch->notes[batch->note_count++] = note;
}

/* The records come first: they are judged by what was closed before the commit. */
static void note_months(const struct step *step, struct batch *batch)
{
    for (size_t i = 0; i < step->added.count; i++) {
        const struct added *added = &step->added.item[i];
        if (added->delta->file->rule != RULE_DAYBOOK)
            continue;
        note_month(batch, (struct month_note){step->commit, date_month(added->date), NOTE_RECORD});
        note_month(batch,
                   (struct month_note){step->commit, date_month(added->delta->day), NOTE_RECORD});
    }
    for (size_t i = 0; i < step->deltas.count; i++) {
        size_t known;
        const struct case_log log = delta_steps(step->run, &step->deltas.item[i], &known);
        for (size_t k = known; k < log.count; k++)
            note_month(batch, (struct month_note){step->commit, date_month(case_step_date(&log, k)),
                                                  NOTE_RECORD});
    }
    for (size_t i = 0; i < step->deltas.count; i++) {
        const struct delta *delta = &step->deltas.item[i];
        if (delta->file && delta->file->rule == RULE_LOG)
            note_month(batch, (struct month_note){step->commit, date_month(delta->day),
                                                  delta_closes(step->run, delta) ? NOTE_CLOSED
                                                                                 : NOTE_OPENED});
    }
}

/* A commit that cannot be read does not keep the others from being judged. */
void batch_judge(struct batch *batch, struct store *store)
{
    struct deltas last = {.count = 0};
    struct registers registers;
    struct run run;

    run_fork(&batch->run, &run);
    const enum status opened =
        registers_open(&run, store, &batch->commits[batch->count - 1], &registers);
    batch->findings[RULE_READABLE] += count_findings(&run, 0);
    if (is_failure(opened))
        batch->status = opened;
    for (size_t i = batch->count; i-- > 0;) {
        struct step step = step_at(&batch->commits[i], &run);
        const size_t since = run.count;
        step.registers = &registers;
        enum status status = step_open(&step, store, &last);
        batch->findings[RULE_READABLE] += count_findings(&run, since);
        if (!status) {
            note_months(&step, batch);
            status = step_judge(&step, batch);
        }
        name_commit(&step, since);
        if (is_failure(status))
            batch->status = status_join(batch->status, status);
        batch->records += step.added.count;
        registers_follow(&run, &step.deltas, &registers);
        last = step.deltas;
    }
    run_join(&batch->run, &run);
    arena_free(run.arena);
}
