/* What a write goes through, and what the last commits went through. */
#include "book/officers.h"

#include "base/arena.h"

#include <string.h>

static const struct edit *find_register(const struct admission *admission)
{
    for (size_t i = 0; i < admission->edit_count; i++)
        if (strcmp(admission->edits[i].path, officers_path) == 0)
            return &admission->edits[i];
    return NULL;
}

/* The register that decides: the one there is, or while there is none the first one. */
static enum status deciding(struct run *run, const struct admission *admission,
                            struct officers *out)
{
    const struct edit *edit = find_register(admission);
    struct officers after;
    enum status status = officers_read(run, admission->head, out);

    if (status || !edit)
        return status;
    status = officers_parse(run, edit->bytes, edit->size, &after);
    if (!status)
        status = officers_check(run, &after, STATUS_REFUSED);
    if (status)
        return status;
    if (out->count && !after.count)
        return fail_at(run, (struct spot){.file = officers_path}, STATUS_REFUSED,
                       "officers-removed", "end a term with 'compound officer end'",
                       "the officers would be gone, and anybody might write");
    if (!out->count)
        *out = after;
    return STATUS_OK;
}

static enum status refuse_unsigned(struct run *run, const struct officers *officers)
{
    const struct officer *first = officers->item[0];

    return fail(run, STATUS_REFUSED, "signer-none",
                "run: git config --global gpg.format ssh; "
                "git config --global user.signingKey ~/.ssh/id_ed25519",
                "only officers may write here (such as '%s', the %s), and no signing key is set",
                first->person, first->post);
}

static enum status judge_records(struct run *run, const struct admission *admission,
                                 const char *person)
{
    const struct booked *booked = admission->booked;
    enum status status = STATUS_OK;

    if (!person || !admission->compound ||
        !admission->compound->rules->officers_sign_for_themselves)
        return STATUS_OK;
    for (size_t i = 0; i < booked->count; i++)
        status =
            status_join(status, officers_judge_record(run, person, booked->records[i].kind,
                                                      booked->records[i].record,
                                                      booked->records[i].spot, STATUS_REFUSED));
    return status;
}

enum status officers_admit(struct run *run, struct store *store, const struct admission *admission,
                           const struct signer **out)
{
    struct officers officers;
    struct signer *signer = NULL;
    const char *person;
    enum status status = deciding(run, admission, &officers);

    *out = NULL;
    if (status || !officers.count)
        return status;
    status = signer_open(run, store, &signer);
    if (status)
        return status;
    if (!signer)
        return refuse_unsigned(run, &officers);
    const char **paths = arena_array(run->arena, admission->edit_count, sizeof *paths);
    for (size_t i = 0; i < admission->edit_count; i++)
        paths[i] = admission->edits[i].path;
    const struct act act = {.day = run->today,
                            .key = signer_key(signer),
                            .paths = paths,
                            .path_count = admission->edit_count,
                            .status = STATUS_REFUSED};
    status = officers_judge(run, &officers, &act, &person);
    *out = signer;
    return status_join(status, judge_records(run, admission, person));
}

/* --- the last commits --- */

enum { RECENT = 20 };

struct recent {
    struct store *store;
    size_t seen;
};

static enum status officers_before(struct run *run, struct store *store,
                                   const struct commit *commit, struct officers *out)
{
    const struct oid none = {{0}};
    struct snapshot *parent;

    *out = (struct officers){.count = 0};
    if (oid_equal(commit->parent, none))
        return STATUS_OK;
    enum status status = history_snapshot(run, store, commit->parent, &parent);
    return status ? status : officers_read(run, parent, out);
}

static enum status judge_commit(struct run *run, struct store *store, const struct commit *commit,
                                const struct officers *officers)
{
    struct commit_signature signature;
    struct path_change *changes;
    const char *person;
    size_t count;
    enum status status = history_signature(run, store, commit->id, &signature);

    if (!status)
        status = history_changes(run, store, commit, NULL, &changes, &count);
    if (status)
        return status;
    const char **paths = arena_array(run->arena, count, sizeof *paths);
    for (size_t i = 0; i < count; i++)
        paths[i] = changes[i].path;
    const struct act act = {.day = date_of_instant(commit->time, commit->offset),
                            .paths = paths,
                            .path_count = count,
                            .status = STATUS_FOUND};
    return officers_judge_signature(run, officers, &signature, act, &person);
}

/* What is committed cannot be refused any more, so it is told as a warning. */
static void soften(struct run *run, size_t since, const struct commit *commit)
{
    char id[OID_TEXT];

    oid_text(commit->id, id);
    for (size_t i = since; i < run->count; i++) {
        struct finding *finding = &run->findings[i];
        finding->severity = SEVERITY_WARNING;
        finding->status = STATUS_OK;
        finding->message = phrase_printf(run, "commit '%.7s': %s", id, finding->message);
    }
}

static enum status visit(struct run *run, const struct commit *commit, void *context)
{
    struct recent *recent = context;
    const size_t since = run->count;
    struct officers officers;
    enum status status = officers_before(run, recent->store, commit, &officers);

    if (status)
        return status;
    if (!officers.count || recent->seen++ == RECENT)
        return STATUS_FOUND;
    status = judge_commit(run, recent->store, commit, &officers);
    if (status > STATUS_FOUND)
        return status;
    soften(run, since, commit);
    return run->count == since ? STATUS_FOUND : STATUS_OK;
}

enum status officers_check_recent(struct run *run, struct store *store, const struct snapshot *head)
{
    struct recent recent = {.store = store};

    return history_walk(run, head, visit, &recent);
}
