/* Telling what was written, or would be. */
#include "book/validate.h"

#include "base/arena.h"
#include "base/text.h"
#include "base/utf8.h"
#include "book/lines.h"
#include "store/history.h"

#include <string.h>

static enum status take_message(struct run *run, const struct commit *commit, void *context)
{
    struct written *out = context;

    out->message = arena_dup(run->arena, commit->message);
    out->subject = arena_dupn(run->arena, commit->message, strcspn(commit->message, "\n"));
    return STATUS_FOUND;
}

enum status written_fill(struct run *run, struct store *store, struct written *out)
{
    struct snapshot *snapshot;
    enum status status = history_snapshot(run, store, out->outcome.commit, &snapshot);

    return status ? status : history_walk(run, snapshot, take_message, out);
}

const char *written_message(struct run *run, const struct change *change, const char *operation)
{
    const char *whole = change_message(run, change, operation ? operation : "");
    size_t length = strlen(whole);

    if (operation)
        return whole;
    /* The last trailer has a name that only the store knows. */
    for (length--; length && whole[length - 1] != '\n'; length--)
        ;
    while (length > 1 && whole[length - 1] == '\n' && whole[length - 2] == '\n')
        length--;
    return arena_dupn(run->arena, whole, length);
}

static void show_edit(struct run *run, const struct edit *edit, const struct blob *before,
                      struct text *text)
{
    struct line *lines;

    if (!edit->bytes) {
        text_printf(text, "- %s\n", edit->path);
        return;
    }
    if (utf8_check(edit->bytes, edit->size, NULL)) {
        text_printf(text, "+ %s: %zu bytes\n", edit->path, edit->size);
        return;
    }
    size_t count = lines_added(run->arena, before->found ? before->bytes : "",
                               before->found ? before->size : 0, edit->bytes, edit->size, &lines);
    for (size_t i = 0; i < count; i++) {
        text_printf(text, "+ %s: ", edit->path);
        text_bytes(text, lines[i].at, lines[i].length);
        text_char(text, '\n');
    }
}

enum status written_preview(struct run *run, const struct snapshot *base,
                            const struct change *change, const char *operation, struct written *out)
{
    struct text added = text_new(run->arena);

    out->outcome = (struct outcome){.nothing = change->edit_count == 0};
    if (out->outcome.nothing)
        return STATUS_OK;
    for (size_t i = 0; i < change->edit_count; i++) {
        struct blob before;
        enum status status = snapshot_read(run, base, change->edits[i].path, &before);
        if (status)
            return status;
        show_edit(run, &change->edits[i], &before, &added);
    }
    out->subject = change->subject;
    out->message = written_message(run, change, operation);
    out->edits = change->edits;
    out->edit_count = change->edit_count;
    out->added = added.at;
    return STATUS_OK;
}
