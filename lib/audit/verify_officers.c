/*
 * Whether each commit was made by somebody who might make it. What decides is the register of the
 * officers in the commit before, which is followed from commit to commit: it changes rarely, and
 * is read only then. Verifying a signature takes about as long as reading a commit.
 */
#include "audit/verify_rules.h"

#include "base/arena.h"

#include <string.h>

static const char compound_path[] = "compound.yaml";

/* Whether officers sign for themselves, by the bytes of compound.yaml. */
static bool sign_for_themselves(struct run *run, const struct blob *blob)
{
    const struct source source = {compound_path, blob->bytes, blob->size};
    const size_t since = run->count;
    void *record = NULL;

    if (!blob->found)
        return false;
    enum status status = yaml_read_map(run, &source, file_kind_of(compound_path, NULL), &record);
    run->count = since; /* said by the rules that look at the file itself */
    return !status && ((const struct compound *)record)->rules->officers_sign_for_themselves;
}

/* A register that cannot be read names nobody; that it cannot is a finding of its own. */
static void set_officers(struct run *run, const struct blob *blob, struct registers *registers)
{
    const size_t since = run->count;

    if (officers_parse(run, blob->found ? blob->bytes : NULL, blob->size, &registers->officers))
        registers->officers = (struct officers){.count = 0};
    run->count = since;
}

enum status registers_open(struct run *run, struct store *store, const struct commit *commit,
                           struct registers *out)
{
    const struct oid none = {{0}};
    struct snapshot *parent;
    struct blob blob;

    *out = (struct registers){.themselves = false};
    if (oid_equal(commit->parent, none))
        return STATUS_OK;
    enum status status = history_snapshot(run, store, commit->parent, &parent);
    if (!status)
        status = snapshot_read(run, parent, officers_path, &blob);
    if (status)
        return status;
    set_officers(run, &blob, out);
    status = snapshot_read(run, parent, compound_path, &blob);
    if (!status)
        out->themselves = sign_for_themselves(run, &blob);
    return status;
}

static const struct delta *find_delta(const struct deltas *deltas, const char *path)
{
    for (size_t i = 0; i < deltas->count; i++)
        if (strcmp(deltas->item[i].change->path, path) == 0)
            return &deltas->item[i];
    return NULL;
}

void registers_follow(struct run *run, const struct deltas *deltas, struct registers *registers)
{
    const struct delta *officers = find_delta(deltas, officers_path);
    const struct delta *compound = find_delta(deltas, compound_path);

    if (officers)
        set_officers(run, &officers->after, registers);
    if (compound)
        registers->themselves = sign_for_themselves(run, &compound->after);
}

bool step_needs_signature(const struct registers *registers, const struct deltas *deltas)
{
    return registers->officers.count > 0 || find_delta(deltas, officers_path);
}

/* The register that decides: the one before the commit, or the first one there is. */
static void judge_register(const struct step *step, struct officers *deciding)
{
    const struct delta *delta = find_delta(&step->deltas, officers_path);
    struct registers after = {.themselves = false};

    *deciding = step->registers->officers;
    if (!delta)
        return;
    set_officers(step->run, &delta->after, &after);
    officers_check(step->run, &after.officers, STATUS_FOUND);
    if (!deciding->count)
        *deciding = after.officers;
    else if (!after.officers.count)
        fail_at(step->run, (struct spot){.file = officers_path}, STATUS_FOUND, "officers-removed",
                "bring the register back from the commit before",
                "it takes away the officers: anybody might write from then on");
}

static struct act act_of(const struct step *step)
{
    const char **paths = arena_array(step->run->arena, step->deltas.count, sizeof *paths);

    for (size_t i = 0; i < step->deltas.count; i++)
        paths[i] = step->deltas.item[i].change->path;
    return (struct act){
        .day = step->day, .paths = paths, .path_count = step->deltas.count, .status = STATUS_FOUND};
}

enum status rule_officers(const struct step *step)
{
    struct officers deciding;
    const char *person;

    judge_register(step, &deciding);
    if (!deciding.count)
        return STATUS_OK;
    officers_judge_signature(step->run, &deciding, &step->signature, act_of(step), &person);
    if (!person || !step->registers->themselves)
        return STATUS_OK;
    for (size_t i = 0; i < step->added.count; i++) {
        const struct added *added = &step->added.item[i];
        const struct spot spot = {.file = added->delta->change->path, .line = added->line};
        officers_judge_record(step->run, person, added->kind, added->record, spot, STATUS_FOUND);
    }
    return STATUS_OK;
}
