#include "book/work.h"

#include "base/arena.h"
#include "book/check.h"
#include "book/officers.h"
#include "book/roster.h"
#include "book/validate.h"
#include "store/pack.h"

#include <string.h>

/* What the work tree holds, over the last commit. */
struct edited {
    const struct snapshot *head;
    const struct compound *compound;
    struct edit *edits;
    size_t count;
    struct booked booked;
    bool personal;
};

static enum status read_edits(struct run *run, struct store *store, struct edited *edited)
{
    struct work *work;
    enum status status = ledger_compound(run, edited->head, &edited->compound);

    if (!status)
        status = store_work(run, store, &work, &edited->count);
    if (status)
        return status;
    edited->edits = arena_array(run->arena, edited->count, sizeof *edited->edits);
    for (size_t i = 0; i < edited->count; i++)
        edited->edits[i] =
            (struct edit){work[i].path, work[i].blob.found ? work[i].blob.bytes : NULL,
                          work[i].blob.found ? work[i].blob.size : 0};
    return STATUS_OK;
}

/* New records are judged by the registers as edited, because a unit and its first receipt may be
 * added together; which months are closed is read there, too. */
static enum status validate_records(struct run *run, const struct snapshot *state,
                                    struct edited *edited)
{
    struct book *book = NULL;

    if (book_open(run, state, &book) > STATUS_FOUND)
        book = NULL;
    return validate_edits(run, edited->head, book, edited->edits, edited->count, &edited->booked);
}

/* What every command asks of a ledger when it opens it, and what an edit must not take away. The
 * booking day stays that of the ledger as it is. */
static enum status validate_compound(struct run *run, const struct snapshot *state)
{
    const struct date today = run->today;
    const int32_t offset = run->offset;
    const struct compound *compound;
    enum status status = ledger_compound(run, state, &compound);

    run->today = today;
    run->offset = offset;
    return status;
}

static enum status validate(struct run *run, struct edited *edited, const char *words,
                            const char *allow)
{
    size_t since = run->count;
    struct snapshot *state;
    enum status status = snapshot_overlay(run, edited->head, edited->edits, edited->count, &state);

    if (status)
        return status;
    status = check_snapshot(run, state);
    status = status_join(status, validate_compound(run, state));
    status = status_join(status, validate_records(run, state, edited));
    status = status_join(status, validate_privacy(run, edited->head, edited->edits, edited->count,
                                                  words, allow, &edited->personal));
    findings_unique(run, since);
    return status_join(status, run_status(run, since));
}

/* What is unusual and no fault, once nothing is wrong. */
static enum status warn(struct run *run, const struct snapshot *state)
{
    const struct roster *roster;
    struct book *book;
    enum status status = book_open(run, state, &book);

    if (!status)
        status = book_roster(run, book, &roster);
    if (!status)
        roster_warn(run, book, roster, run->today);
    return status;
}

static enum status warn_edited(struct run *run, const struct edited *edited)
{
    struct snapshot *state;
    enum status status = snapshot_overlay(run, edited->head, edited->edits, edited->count, &state);

    return status ? status : warn(run, state);
}

enum status check_work(struct run *run, struct store *store, size_t *changed)
{
    struct edited edited = {0};
    struct snapshot *head;
    enum status status = store_head(run, store, &head);

    if (status)
        return status;
    edited.head = head;
    status = read_edits(run, store, &edited);
    if (status)
        return status;
    if (changed)
        *changed = edited.count;
    status = edited.count ? validate(run, &edited, "", NULL) : check_snapshot(run, head);
    status = status_join(status, officers_check_recent(run, store, head));
    return status > STATUS_FOUND ? status : status_join(status, warn_edited(run, &edited));
}

struct committer {
    struct store *store;
    const struct write_options *options;
    const char *message;
    const struct snapshot *head; /* of the last call, as is the change */
    struct change change;
};

static enum status build(struct run *run, const struct snapshot *head, void *context,
                         struct change *out)
{
    struct committer *committer = context;
    const struct write_options *options = committer->options;
    struct edited edited = {.head = head};
    struct trailer_list list = {0};

    enum status status = read_edits(run, committer->store, &edited);
    committer->head = head;
    *out = (struct change){.subject = committer->message, .body = options->message};
    if (!status && edited.count) {
        const char *words = arena_printf(run->arena, "%s\n%s", committer->message,
                                         options->message ? options->message : "");
        status = validate(run, &edited, words, options->allow_personal);
    }
    if (status <= STATUS_FOUND && edited.count) {
        const struct admission admission = {.head = head,
                                            .compound = edited.compound,
                                            .edits = edited.edits,
                                            .edit_count = edited.count,
                                            .booked = &edited.booked};
        status =
            status_join(status, officers_admit(run, committer->store, &admission, &out->signer));
    }
    if (status > STATUS_FOUND)
        return status;
    if (edited.count)
        trailers_compose(run, &list, &edited.booked, options, edited.compound->currency,
                         edited.personal);
    out->edits = edited.edits;
    out->edit_count = edited.count;
    out->trailers = list.trailers;
    out->trailer_count = list.count;
    committer->change = *out;
    return STATUS_OK;
}

enum status commit_work(struct run *run, struct store *store, const struct write_options *options,
                        const char *message, struct written *out)
{
    struct write_options named = *options;
    struct committer committer = {.store = store, .options = &named, .message = message};

    if (!named.command)
        named.command = "compound commit";
    *out = (struct written){0};
    if (!message || !*message)
        return fail(run, STATUS_USAGE, "message-missing", "say why with -m",
                    "the change needs a message");
    if (options->dry_run) {
        struct change change = {0};
        enum status status = store_preview(run, store, build, &committer, &change);
        return status > STATUS_FOUND
                   ? status
                   : written_preview(run, committer.head, &change, options->operation, out);
    }
    enum status status =
        store_change(run, store, options->operation, build, &committer, &out->outcome);
    if (status > STATUS_FOUND && status != STATUS_PENDING)
        return status;
    if (out->outcome.repeated)
        return written_fill(run, store, out);
    if (out->outcome.nothing)
        return status;
    if (!status)
        store_pack_if_due(run, store);
    out->subject = message;
    out->message = written_message(run, &committer.change, options->operation);
    return status;
}
