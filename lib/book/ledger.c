#include "book/ledger.h"

#include "base/arena.h"
#include "book/book.h"
#include "book/draft.h"
#include "book/officers.h"
#include "book/operations.h"
#include "book/validate.h"
#include "book/zone.h"
#include "store/history.h"
#include "store/pack.h"

#include <string.h>

enum status ledger_compound(struct run *run, const struct snapshot *snapshot,
                            const struct compound **out)
{
    const char *path = "compound.yaml";
    const struct file_kind *file = file_kind_of(path, NULL);
    struct blob blob;
    void *record;
    enum status status = snapshot_read(run, snapshot, path, &blob);

    if (status)
        return status;
    if (!blob.found)
        return fail(run, STATUS_DATA, "not-a-ledger",
                    "go to the folder of a ledger, or make one with compound init",
                    "this is no ledger: it has no '%s'", path);
    struct source source = {path, blob.bytes, blob.size};
    status = yaml_read_map(run, &source, file, &record);
    if (status)
        return status;
    const struct compound *compound = record;
    if (compound->version > FORMAT_VERSION || compound->version < 1)
        return fail_at(run, yaml_spot(run, &source, file, 0, "version", NULL), STATUS_DATA,
                       "ledger-version", "install a newer version of the toolkit",
                       "the ledger has format version %lld, this program knows version %d",
                       (long long)compound->version, FORMAT_VERSION);
    status = zone_offset(run, compound->timezone, run->now, &run->offset);
    if (status)
        return status;
    run->today = date_of_instant(run->now, run->offset);
    *out = compound;
    return STATUS_OK;
}

/* What a write carries through the store's calls. */
struct writer {
    struct store *store;
    const struct write_options *options;
    ledger_builder *build;
    void *context;
    /* of the last call: */
    const struct snapshot *base;
    struct change change;
    const char *told; /* the change's subject in the language of who runs the command */
};

/* The book that the builder sees: registers only, and none at all in an empty repository. */
static enum status open_base(struct run *run, const struct writer *writer,
                             const struct snapshot *head, struct book **out)
{
    const struct compound *compound;
    const struct oid none = {{0}};

    *out = NULL;
    if (writer->build == found_compound && oid_equal(snapshot_commit(head), none))
        return STATUS_OK;
    enum status status = ledger_compound(run, head, &compound);
    return status ? status : book_open(run, head, out);
}

static const char *compose_body(struct run *run, const struct draft *draft, const char *message)
{
    if (!draft->body.length)
        return message;
    if (!message)
        return draft->body.at;
    return arena_printf(run->arena, "%s\n\n%s", draft->body.at, message);
}

/* Checks the draft as a whole and makes the store's change of it. */
static enum status finish(struct run *run, const struct writer *writer, struct draft *draft,
                          struct change *out)
{
    const struct write_options *options = writer->options;
    struct trailer_list list = {draft->trailers, draft->trailer_count, draft->trailer_capacity};
    struct booked booked;
    bool personal;

    *out = (struct change){.subject = draft->subject,
                           .body = compose_body(run, draft, options->message)};
    out->edits = draft_edits(draft, &out->edit_count);
    if (!out->edit_count)
        return STATUS_OK;
    enum status status =
        validate_edits(run, draft->base, draft->book, out->edits, out->edit_count, &booked);
    const char *words = arena_printf(run->arena, "%s\n%s", out->subject ? out->subject : "",
                                     out->body ? out->body : "");
    status = status_join(status, validate_privacy(run, draft->base, out->edits, out->edit_count,
                                                  words, options->allow_personal, &personal));
    const struct admission admission = {.head = draft->base,
                                        .compound = draft->book ? draft->book->compound : NULL,
                                        .edits = out->edits,
                                        .edit_count = out->edit_count,
                                        .booked = &booked};
    status = status_join(status, officers_admit(run, writer->store, &admission, &out->signer));
    if (status > STATUS_FOUND)
        return status;
    trailers_compose(run, &list, &booked, options,
                     draft->book ? draft->book->compound->currency : "", personal);
    out->trailers = list.trailers;
    out->trailer_count = list.count;
    return STATUS_OK;
}

static enum status build_change(struct run *run, const struct snapshot *head, void *context,
                                struct change *out)
{
    struct writer *writer = context;
    size_t since = run->count;
    struct book *book;
    enum status status = open_base(run, writer, head, &book);

    if (status > STATUS_FOUND)
        return status;
    writer->base = head;
    struct draft *draft = draft_new(run, writer->store, head, book);
    status = writer->build(run, book, writer->context, draft);
    /* draft_file() and draft_next_id() return no status: what they could not read is here. */
    if (status <= STATUS_FOUND)
        status = run_status(run, since);
    if (status <= STATUS_FOUND)
        status = finish(run, writer, draft, out);
    writer->change = *out;
    writer->told = draft->told;
    return status;
}

/* An operation is named so that it can be tried again, not so that another one can hide behind
 * it: "done" for a payment that was never entered would lose it. */
static enum status check_request(struct run *run, const struct write_options *options,
                                 const struct written *written)
{
    const struct commit commit = {.message = written->message};
    const char *first = commit_trailer(run, &commit, "Ledger-Request", 0);

    if (!first || !options->request || strcmp(first, options->request) == 0)
        return STATUS_OK;
    return fail(run, STATUS_REFUSED, "operation-other",
                "give what is new an operation of its own; nothing was written",
                "the operation '%s' was something else: %s", options->operation, written->subject);
}

/* A change that is committed stays so, whatever goes wrong in telling about it. */
static enum status tell(struct run *run, const struct writer *writer, struct written *out)
{
    if (out->outcome.nothing)
        return STATUS_OK;
    if (out->outcome.repeated) {
        enum status status = written_fill(run, writer->store, out);
        return status ? status : check_request(run, writer->options, out);
    }
    out->subject = writer->change.subject;
    out->told = writer->told;
    out->message = written_message(run, &writer->change, writer->options->operation);
    return STATUS_OK;
}

enum status ledger_write(struct run *run, struct store *store, const struct write_options *options,
                         ledger_builder *build, void *context, struct written *out)
{
    struct writer writer = {.store = store, .options = options, .build = build, .context = context};

    *out = (struct written){0};
    if (options->dry_run) {
        struct change change = {0};
        enum status status = store_preview(run, store, build_change, &writer, &change);
        if (status > STATUS_FOUND)
            return status;
        return written_preview(run, writer.base, &change, options->operation, out);
    }
    enum status status =
        store_change(run, store, options->operation, build_change, &writer, &out->outcome);
    if (status > STATUS_FOUND && status != STATUS_PENDING)
        return status;
    enum status told = tell(run, &writer, out);
    if (status == STATUS_PENDING)
        return status;
    store_pack_if_due(run, store);
    return status_join(status, told);
}
