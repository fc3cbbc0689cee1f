#include "store/object.h"
#include "store/write.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { NAME_MAX_BYTES = 255, PATH_MAX_BYTES = 1024 };

/* Files that change what git shows of others, or where it writes. */
static const char *const reserved[] = {".git", ".gitattributes", ".gitmodules", ".", ".."};

static bool is_reserved(const char *name, size_t length)
{
    for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++)
        if (strlen(reserved[i]) == length && strncasecmp(name, reserved[i], length) == 0)
            return true;
    return false;
}

static const char *path_fault(struct run *run, const char *path)
{
    const size_t length = strlen(path);
    const char *nfc;

    if (utf8_check(path, length, NULL) != UTF8_FINE || strchr(path, '\n'))
        return N_("it has a control character or is not UTF-8");
    if (strchr(path, '\\'))
        return N_("it has a backslash");
    if (length > PATH_MAX_BYTES)
        return N_("it is too long");
    nfc = utf8_nfc(run->arena, path);
    if (!nfc || strcmp(nfc, path) != 0)
        return N_("it is not in Unicode's normal form C");
    for (const char *name = path;; name++) {
        size_t part = strcspn(name, "/");
        if (part == 0)
            return N_("it is not relative, or a part of it is empty");
        if (part > NAME_MAX_BYTES)
            return N_("a part of it is too long");
        if (is_reserved(name, part))
            return N_("a part of it is reserved");
        name += part;
        if (!*name)
            return NULL;
    }
}

static const char *printable(struct run *run, const char *path)
{
    char *copy = arena_dup(run->arena, path);

    for (char *at = copy; *at; at++)
        if ((unsigned char)*at < 0x20 || *at == 0x7f)
            *at = '?';
    return copy;
}

enum status path_check(struct run *run, const char *path)
{
    const char *fault = path_fault(run, path);

    return fault ? fail(run, STATUS_DATA, "store-path", "give the file another name",
                        "the path '%s' cannot be in a ledger: %s", printable(run, path),
                        phrase(run, fault))
                 : STATUS_OK;
}

/* No part of the path before its name may be a file, whether now or by this change. */
static enum status check_parents(struct run *run, const struct snapshot *head,
                                 const struct snapshot *after, const char *path)
{
    for (const char *slash = strchr(path, '/'); slash; slash = strchr(slash + 1, '/')) {
        const char *parent = arena_dupn(run->arena, path, (size_t)(slash - path));
        const struct node *node = NULL;
        enum status status = snapshot_find(run, head, parent, &node);
        if (status)
            return status;
        if ((node && node->mode != MODE_TREE) || snapshot_edit(after, parent))
            return fail(run, STATUS_DATA, "store-path", "give one of the two another name",
                        "'%s' cannot be written: '%s' is a file", path, parent);
    }
    return STATUS_OK;
}

static enum status plan_one(struct run *run, const struct snapshot *head, const struct edit *edit,
                            struct target *out)
{
    const struct node *node = NULL;
    enum status status = snapshot_find(run, head, edit->path, &node);
    git_oid id;

    *out = (struct target){.path = edit->path, .mode = MODE_FILE};
    if (status)
        return status;
    if (node && (node->mode & MODE_TYPE) != MODE_REGULAR)
        return fail(
            run, STATUS_DATA, "store-not-a-file", "give the file another name",
            "'%s' cannot be written: it is %s", edit->path,
            phrase(run, node->mode == MODE_TREE ? "a folder" : "a symbolic link or a submodule"));
    if (node) {
        out->before = node->oid;
        out->mode = node->mode == 0100755 ? 0100755 : MODE_FILE;
    }
    if (!edit->bytes)
        return STATUS_OK;
    out->bytes = edit->bytes;
    out->size = edit->size;
    int error = git_odb_hash(&id, edit->bytes, edit->size, GIT_OBJECT_BLOB);
    if (error < 0)
        return fail_git(run, error, "cannot compute the id of '%s'", edit->path);
    out->after = oid_of(&id);
    return STATUS_OK;
}

enum status targets_plan(struct run *run, const struct snapshot *head, const struct change *change,
                         struct targets *out)
{
    struct snapshot *after = NULL;
    enum status status = snapshot_overlay(run, head, change->edits, change->edit_count, &after);

    *out = (struct targets){.at = arena_array(run->arena, change->edit_count, sizeof *out->at)};
    for (size_t i = 0; !status && i < change->edit_count; i++) {
        const struct edit *edit = after->edits[i];
        if (i > 0 && strcmp(after->edits[i - 1]->path, edit->path) == 0)
            return fail(run, STATUS_DATA, "store-path", NULL, "'%s' is written twice", edit->path);
        status = path_check(run, edit->path);
        if (!status)
            status = check_parents(run, head, after, edit->path);
        if (!status)
            status = plan_one(run, head, edit, &out->at[out->count]);
        if (!status && !oid_equal(out->at[out->count].before, out->at[out->count].after))
            out->count++;
    }
    return status;
}
