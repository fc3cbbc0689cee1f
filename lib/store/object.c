#include "store/object.h"

#include "base/arena.h"

#include <string.h>
#include <strings.h>

static const char damaged_hint[] =
    N_("restore the ledger from another copy: 'git fetch' from it brings back what is missing");

static enum status unreadable(struct run *run, struct oid oid)
{
    const git_error *last = git_error_last();
    char text[OID_TEXT];

    return fail(run, STATUS_SYSTEM, "store-damaged", damaged_hint,
                "cannot read the object '%s': %s", oid_text(oid, text),
                phrase(run, last && last->message ? last->message : "no reason given"));
}

enum status object_is_there(struct run *run, git_odb *odb, struct oid oid, git_object_t type,
                            bool *out)
{
    git_oid id = oid_git(oid);
    git_object_t found;
    size_t size;
    int error = git_odb_read_header(&size, &found, odb, &id);

    *out = !error && found == type;
    return error && error != GIT_ENOTFOUND ? unreadable(run, oid) : STATUS_OK;
}

enum status object_read(struct run *run, git_odb *odb, struct oid oid, git_object_t type,
                        git_odb_object **out)
{
    git_oid id = oid_git(oid);
    char text[OID_TEXT];
    int error = git_odb_read(out, odb, &id);

    if (error < 0)
        return unreadable(run, oid);
    if (git_odb_object_type(*out) == type)
        return STATUS_OK;
    git_odb_object_free(*out);
    *out = NULL;
    return fail(run, STATUS_SYSTEM, "store-damaged", damaged_hint, "the object '%s' is not a %s",
                oid_text(oid, text), git_object_type2string(type));
}

struct tree_cursor tree_cursor(git_odb_object *tree)
{
    const char *bytes = git_odb_object_data(tree);

    return (struct tree_cursor){.at = bytes, .end = bytes + git_odb_object_size(tree)};
}

/* Git itself lets a tree carry names that would lead out of the work tree or mislead a reader. */
static bool is_odd_name(const char *name, size_t length)
{
    if (length == 0 || strcmp(name, ".") == 0 || strcmp(name, "..") == 0 ||
        strcasecmp(name, ".git") == 0)
        return true;
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)name[i] < 0x20 || name[i] == 0x7f || name[i] == '/' || name[i] == '\\')
            return true;
    return false;
}

bool tree_next(struct tree_cursor *cursor, struct tree_item *out)
{
    const char *at = cursor->at, *end = cursor->end;
    unsigned mode = 0;

    if (at == end || cursor->bad)
        return false;
    cursor->bad = true;
    const char *digits = at;
    for (; at < end && *at >= '0' && *at <= '7' && at - digits < 7; at++)
        mode = mode * 8 + (unsigned)(*at - '0');
    if (at == digits || at == end || *at != ' ')
        return false;
    const char *name = at + 1;
    const char *nul = memchr(name, '\0', (size_t)(end - name));
    if (!nul || (size_t)(end - nul) < 1 + sizeof out->oid.id ||
        is_odd_name(name, (size_t)(nul - name)))
        return false;
    *out = (struct tree_item){.mode = mode, .name = name, .length = (size_t)(nul - name)};
    memcpy(out->oid.id, nul + 1, sizeof out->oid.id);
    cursor->at = nul + 1 + sizeof out->oid.id;
    cursor->bad = false;
    return true;
}

int tree_compare(const char *a, size_t a_length, bool a_is_tree, const char *b, size_t b_length,
                 bool b_is_tree)
{
    size_t common = a_length < b_length ? a_length : b_length;
    int order = memcmp(a, b, common);

    if (order)
        return order;
    int next_a = a_length > common ? (unsigned char)a[common] : a_is_tree ? '/' : 0;
    int next_b = b_length > common ? (unsigned char)b[common] : b_is_tree ? '/' : 0;
    return next_a - next_b;
}

static bool parse_number(const char **at, int64_t *out)
{
    const char *start = *at;
    int64_t value = 0;

    for (; **at >= '0' && **at <= '9'; ++*at) {
        if (*at - start > 12)
            return false;
        value = value * 10 + (**at - '0');
    }
    *out = value;
    return *at > start;
}

static const char *line_end(const char *line)
{
    const char *end = strchr(line, '\n');

    return end ? end : line + strlen(line);
}

/* The last '>' ends the address: a name may contain one. */
static const char *last_angle(const char *line)
{
    return memrchr(line, '>', (size_t)(line_end(line) - line));
}

bool person_parse(struct arena *arena, const char *line, const char **name, const char **email,
                  int64_t *time, int32_t *offset)
{
    const char *close = last_angle(line);
    const char *open = close ? memrchr(line, '<', (size_t)(close - line)) : NULL;
    int64_t zone;

    if (!open || close[1] != ' ')
        return false;
    const char *at = close + 2;
    bool before_epoch = *at == '-';
    at += before_epoch;
    if (!parse_number(&at, time) || at[0] != ' ' || (at[1] != '+' && at[1] != '-'))
        return false;
    *time = before_epoch ? -*time : *time;
    bool west = at[1] == '-';
    at += 2;
    if (!parse_number(&at, &zone) || zone > 2400)
        return false;
    *offset = (int32_t)((zone / 100 * 60 + zone % 100) * 60);
    *offset = west ? -*offset : *offset;
    const char *stop = open > line && open[-1] == ' ' ? open - 1 : open;
    if (name)
        *name = arena_dupn(arena, line, (size_t)(stop - line));
    if (email)
        *email = arena_dupn(arena, open + 1, (size_t)(close - open - 1));
    return true;
}

/* Takes "key value" off a header; NULL when the line has another key. */
static const char *header_value(const char *at, const char *key)
{
    size_t length = strlen(key);

    return strncmp(at, key, length) == 0 && at[length] == ' ' ? at + length + 1 : NULL;
}

static bool header_oid(const char **at, const char *key, struct oid *out)
{
    const char *value = header_value(*at, key);
    git_oid id;

    if (!value || strlen(value) <= GIT_OID_HEXSZ || value[GIT_OID_HEXSZ] != '\n' ||
        git_oid_fromstr(&id, value) < 0)
        return false;
    *out = oid_of(&id);
    *at = value + GIT_OID_HEXSZ + 1;
    return true;
}

/* libgit2 puts a NUL behind the bytes it reads, so the header can be read as a string. */
bool commit_glance(git_odb_object *object, struct glance *out)
{
    const char *at = git_odb_object_data(object);
    struct oid parent;

    *out = (struct glance){.parents = 0};
    if (!header_oid(&at, "tree", &out->tree))
        return false;
    for (; header_oid(&at, "parent", &parent); out->parents++)
        if (out->parents == 0)
            out->parent = parent;
    out->author = header_value(at, "author");
    if (!out->author || !person_parse(NULL, out->author, NULL, NULL, &out->time, &out->offset))
        return false;
    const char *end = line_end(at);
    out->committer = *end ? header_value(end + 1, "committer") : NULL;
    if (!out->committer)
        return false;
    const char *blank = strstr(out->committer, "\n\n");
    out->message = blank ? blank + 2 : at + strlen(at);
    return true;
}

enum status commit_look(struct run *run, git_odb_object *object, struct glance *out)
{
    char text[OID_TEXT];

    if (commit_glance(object, out))
        return STATUS_OK;
    return fail(run, STATUS_DATA, "store-damaged", damaged_hint,
                "the commit '%s' is not well formed",
                oid_text(oid_of(git_odb_object_id(object)), text));
}

enum status commit_open(struct run *run, git_odb *odb, struct oid oid, git_odb_object **object,
                        struct glance *out)
{
    enum status status = object_read(run, odb, oid, GIT_OBJECT_COMMIT, object);

    if (status)
        return status;
    status = commit_look(run, *object, out);
    if (status) {
        git_odb_object_free(*object);
        *object = NULL;
    }
    return status;
}

static const char *last_paragraph(const char *message)
{
    size_t length = strlen(message);

    while (length && message[length - 1] == '\n')
        length--;
    for (; length > 1; length--)
        if (message[length - 1] == '\n' && message[length - 2] == '\n')
            return message + length;
    return NULL;
}

const char *trailer_find(const char *message, const char *key, size_t n, size_t *length)
{
    const size_t key_length = strlen(key);
    const char *line = last_paragraph(message);

    for (; line && *line; line = *line_end(line) ? line_end(line) + 1 : NULL) {
        if (strncasecmp(line, key, key_length) != 0 || line[key_length] != ':' || n-- > 0)
            continue;
        const char *value = line + key_length + 1, *end = line_end(line);
        while (value < end && *value == ' ')
            value++;
        while (end > value && (end[-1] == ' ' || end[-1] == '\r'))
            end--;
        *length = (size_t)(end - value);
        return value;
    }
    return NULL;
}
