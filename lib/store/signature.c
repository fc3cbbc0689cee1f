/* The signature in a commit, and what it is of. */
#include "store/history.h"

#include "store/object.h"
#include "store/snapshot.h"

#include "base/text.h"

#include <string.h>

/* Takes the lines of the header's field that begins here; the first without its name, the others
 * without their blank. Returns what is behind them. */
static const char *take_field(const char *at, const char *end, size_t name, struct text *out)
{
    const char *line = at + name;

    do {
        const char *feed = memchr(line, '\n', (size_t)(end - line));
        at = feed ? feed + 1 : end;
        text_bytes(out, line + 1, (size_t)(at - line - 1));
        line = at;
    } while (at < end && *at == ' ');
    return at;
}

enum status history_signature(struct run *run, struct store *store, struct oid commit,
                              struct commit_signature *out)
{
    static const char name[] = "gpgsig";
    AUTO(git_odb_object) *object = NULL;
    enum status status = object_read(run, store->odb, commit, GIT_OBJECT_COMMIT, &object);
    struct text armour = text_new(run->arena), bytes = text_new(run->arena);

    *out = (struct commit_signature){0};
    if (status)
        return status;
    const char *at = git_odb_object_data(object), *end = at + git_odb_object_size(object);
    while (at < end && *at != '\n') {
        const char *feed = memchr(at, '\n', (size_t)(end - at));
        const char *next = feed ? feed + 1 : end;
        if ((size_t)(next - at) > sizeof name && memcmp(at, name, sizeof name - 1) == 0 &&
            at[sizeof name - 1] == ' ') {
            struct text other = text_new(run->arena);
            next = take_field(at, end, sizeof name - 1, out->count++ ? &other : &armour);
        } else {
            text_bytes(&bytes, at, (size_t)(next - at));
        }
        at = next;
    }
    text_bytes(&bytes, at, (size_t)(end - at));
    out->armour = out->count ? armour.at : NULL;
    out->armour_size = armour.length;
    out->bytes = bytes.at;
    out->size = bytes.length;
    return STATUS_OK;
}

enum status history_is_signed(struct run *run, const struct snapshot *from, struct oid commit,
                              bool *out)
{
    struct commit_signature signature;
    enum status status = history_signature(run, from->store, commit, &signature);

    *out = signature.armour != NULL;
    return status;
}
