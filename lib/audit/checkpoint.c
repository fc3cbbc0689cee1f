#include "audit/checkpoint.h"

#include "audit/delta.h"
#include "audit/named_lines.h"
#include "base/arena.h"
#include "book/book.h"

#include <inttypes.h>
#include <string.h>

static const char title[] = "guiyuan checkpoint 1";

/* --- taking --- */

/* What a walk to the first commit sees. */
struct way {
    struct oid wanted; /* zero: the commit that it begins with */
    bool found;
    struct date day;
    int64_t commits; /* from the wanted one on */
    struct oid first;
};

static enum status look(struct run *run, const struct commit *commit, void *context)
{
    struct way *way = context;

    (void)run;
    if (!way->found && (oid_is_zero(way->wanted) || oid_equal(way->wanted, commit->id))) {
        way->found = true;
        way->day = commit_day(commit);
    }
    way->commits += way->found;
    way->first = commit->id;
    return STATUS_OK;
}

/* The commits are many and not kept. */
static enum status walk(struct run *run, const struct snapshot *snapshot, struct way *way)
{
    struct run own;

    run_fork(run, &own);
    enum status status = history_walk(&own, snapshot, look, way);
    run_join(run, &own);
    arena_free(own.arena);
    return status;
}

static enum status count_periods(struct run *run, const struct snapshot *snapshot,
                                 const struct book *book, int64_t *count)
{
    for (size_t i = 0; i < book->period_count; i++) {
        const char *path = book->periods[i].path;
        struct items items = {.count = 0};
        struct blob blob;
        enum status status = snapshot_read(run, snapshot, path, &blob);
        const struct source source = {path, blob.bytes, blob.size};
        if (!status)
            status = yaml_read_list(run, &source, file_kind_of(path, NULL), &items);
        if (status)
            return status;
        *count += (int64_t)items.count;
    }
    return STATUS_OK;
}

static enum status count_records(struct run *run, const struct snapshot *snapshot, int64_t *out)
{
    struct run own;
    struct book *book;

    *out = 0;
    run_fork(run, &own);
    enum status status = book_open(&own, snapshot, &book);
    if (!status)
        status = book_records(&own, book);
    if (!status) {
        *out = (int64_t)book->records->count;
        status = count_periods(&own, snapshot, book, out);
    }
    run_join(run, &own);
    arena_free(own.arena);
    return status;
}

enum status checkpoint_take(struct run *run, const struct snapshot *snapshot,
                            struct checkpoint *out)
{
    struct way way = {.found = false};
    enum status status = walk(run, snapshot, &way);

    *out = (struct checkpoint){.ledger = way.first,
                               .commit = snapshot_commit(snapshot),
                               .day = way.day,
                               .commits = way.commits,
                               .made = run->today};
    return status ? status : count_records(run, snapshot, &out->records);
}

/* --- its lines --- */

const char *checkpoint_text(struct run *run, const struct checkpoint *checkpoint)
{
    char ledger[OID_TEXT], commit[OID_TEXT], day[DATE_SIZE], made[DATE_SIZE];

    oid_text(checkpoint->commit, commit);
    return arena_printf(run->arena,
                        "%s\nledger %s\ncommit %s\nshort %.7s\nday %s\ncommits %" PRId64
                        "\nrecords %" PRId64 "\nmade %s\n",
                        title, oid_text(checkpoint->ledger, ledger), commit, commit,
                        date_text(checkpoint->day, day), checkpoint->commits, checkpoint->records,
                        date_text(checkpoint->made, made));
}

/* What is read must be written the same again: nothing else can hide in it. */
static bool parse(struct run *run, const char *text, struct checkpoint *out)
{
    const char *at = text;

    if (strncmp(at, title, sizeof title - 1) != 0 || at[sizeof title - 1] != '\n')
        return false;
    at += sizeof title;
    if (!named_oid(run, &at, "ledger", &out->ledger) ||
        !named_oid(run, &at, "commit", &out->commit))
        return false;
    named_line(run, &at, "short");
    return named_date(run, &at, "day", &out->day) &&
           named_count(run, &at, "commits", &out->commits) &&
           named_count(run, &at, "records", &out->records) &&
           named_date(run, &at, "made", &out->made) && strcmp(checkpoint_text(run, out), text) == 0;
}

enum status checkpoint_read(struct run *run, const char *name, const char *bytes, size_t size,
                            const char *signature, size_t signature_size,
                            struct checkpoint_file *out)
{
    static const char begin[] = "-----BEGIN SSH SIGNATURE-----";
    const char *whole = arena_dupn(run->arena, bytes, size), *behind = strstr(whole, begin);

    *out = (struct checkpoint_file){.name = name, .armour = behind};
    out->text = behind ? arena_dupn(run->arena, whole, (size_t)(behind - whole)) : whole;
    if (signature && !behind)
        out->armour = arena_dupn(run->arena, signature, signature_size);
    if (memchr(bytes, '\0', size) || !parse(run, out->text, &out->says))
        return fail_at(run, (struct spot){.file = name}, STATUS_DATA, "checkpoint-format",
                       "give the file as 'audit checkpoint' wrote it", "'%s' is no checkpoint",
                       name);
    return STATUS_OK;
}

/* --- its signature --- */

enum status checkpoint_sign(struct run *run, struct store *store, const struct snapshot *snapshot,
                            const char *text, const char **armour)
{
    struct officers officers;
    struct signer *signer = NULL;
    const char *person;
    enum status status = officers_read(run, snapshot, &officers);

    if (!status)
        status = signer_open(run, store, &signer);
    if (status)
        return status;
    if (!signer)
        return fail(run, STATUS_REFUSED, "signer-none",
                    "run: git config --global gpg.format ssh; "
                    "git config --global user.signingKey ~/.ssh/id_ed25519",
                    "no signing key is set");
    const struct act act = {.day = run->today, .key = signer_key(signer), .status = STATUS_REFUSED};
    status = officers_judge(run, &officers, &act, &person);
    return status ? status : signer_sign(run, signer, ssh_checkpoints, text, strlen(text), armour);
}

static enum status judge_signature(struct run *run, const struct snapshot *then,
                                   const struct checkpoint_file *file)
{
    const struct spot spot = {.file = file->name};
    struct officers officers;
    struct ssh_key key;
    const char *person;
    enum status status = officers_read(run, then, &officers);

    if (status)
        return status;
    if (!file->armour) {
        if (officers.count)
            warn_at(run, spot, SEVERITY_NOTE, "checkpoint-unsigned",
                    "ask an officer for a signed one: audit checkpoint --sign",
                    "nobody has signed the checkpoint");
        return STATUS_OK;
    }
    if (ssh_verify(run->arena, ssh_checkpoints, file->armour, strlen(file->armour), file->text,
                   strlen(file->text), &key) != SSH_GOOD)
        return fail_at(run, spot, STATUS_FOUND, "checkpoint-signature",
                       "ask whoever gave it to you for the checkpoint as it was signed",
                       "the signature is none of this checkpoint");
    const struct act act = {.day = file->says.made, .key = &key, .status = STATUS_FOUND};
    return officers_judge(run, &officers, &act, &person);
}

/* --- against the history --- */

static enum status differs(struct run *run, const struct checkpoint_file *file, const char *name,
                           int64_t says, int64_t found)
{
    if (says == found)
        return STATUS_OK;
    return fail_at(run, (struct spot){.file = file->name}, STATUS_FOUND, "checkpoint-differs",
                   "the commit's id proves its content: whoever wrote the checkpoint was wrong",
                   "the checkpoint says %" PRId64 " %s, the history has %" PRId64, says,
                   phrase(run, name), found);
}

/* The commit is there: whether the rest is true of it. */
static enum status judge_content(struct run *run, struct store *store,
                                 const struct checkpoint_file *file, const struct way *way)
{
    const struct checkpoint *says = &file->says;
    struct snapshot *then;
    int64_t records = 0;
    enum status status = history_snapshot(run, store, says->commit, &then);

    if (!status)
        status = count_records(run, then, &records);
    if (status)
        return status;
    status = differs(run, file, N_("commits"), says->commits, way->commits);
    status = status_join(status, differs(run, file, N_("records"), says->records, records));
    if (date_compare(says->day, way->day) != 0 || date_compare(says->made, says->day) < 0)
        status = status_join(status, fail_at(run, (struct spot){.file = file->name}, STATUS_FOUND,
                                             "checkpoint-differs",
                                             "the commit's id proves its content: whoever wrote "
                                             "the checkpoint was wrong",
                                             "the checkpoint has another day than its commit"));
    return status_join(status, judge_signature(run, then, file));
}

enum status checkpoint_judge(struct run *run, struct store *store, const struct snapshot *snapshot,
                             const struct checkpoint_file *file)
{
    const struct spot spot = {.file = file->name};
    struct way way = {.wanted = file->says.commit};
    char id[OID_TEXT], day[DATE_SIZE];
    enum status status = walk(run, snapshot, &way);

    if (status)
        return status;
    oid_text(file->says.commit, id);
    if (!oid_equal(way.first, file->says.ledger))
        return fail_at(run, spot, STATUS_FOUND, "checkpoint-other",
                       "verify the ledger that it is of, or ask whether this history was replaced",
                       "the checkpoint is of a ledger with another first commit");
    if (!way.found)
        return fail_at(run, spot, STATUS_FOUND, "checkpoint-lost",
                       "keep this copy and compare it with others: commits were dropped or made "
                       "again, or this copy is older than the checkpoint",
                       "the history does not have the commit '%.7s' of %s", id,
                       date_text(file->says.day, day));
    return judge_content(run, store, file, &way);
}
