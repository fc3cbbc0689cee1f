/*
 * What makes git show a reader something else than what is stored. Replace refs, grafts and
 * borrowed objects are refused when the ledger is opened; the rest does no harm to this toolkit,
 * which reads objects only, but misleads whoever looks with git.
 */
#include "audit/verify_rules.h"

#include "base/arena.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

static const char *last_part(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

static enum status check_names(struct verify *verify)
{
    struct entry *entries = NULL;
    size_t count = 0;
    enum status status = snapshot_list(verify->run, verify->snapshot, "", &entries, &count);

    for (size_t i = 0; i < count && !status; i++) {
        const char *name = last_part(entries[i].path);
        struct spot spot = {.file = entries[i].path};
        if (strcmp(name, ".mailmap") == 0)
            fail_at(verify->run, spot, STATUS_FOUND, "git-mailmap", "remove the file",
                    "'%s' makes git show other authors than the stored ones", entries[i].path);
        else if (strcmp(name, ".gitattributes") == 0 || strcmp(name, ".gitmodules") == 0)
            fail_at(verify->run, spot, STATUS_FOUND, "git-attributes", "remove the file",
                    "'%s' makes git show other content than the stored one", entries[i].path);
    }
    return status;
}

/* Files of this clone only, which no other clone has. */
static void check_own_files(struct verify *verify)
{
    static const struct {
        const char *path, *code, *what;
    } files[] = {
        {".git/info/attributes", "git-attributes",
         N_("git show other content than the stored one")},
        {".git/info/sparse-checkout", "git-sparse", N_("git leave files out of the folder")},
    };

    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        struct stat found;
        const char *path =
            arena_printf(verify->run->arena, "%s/%s", store_root(verify->store), files[i].path);
        if (lstat(path, &found) == 0 && found.st_size > 0)
            fail_at(verify->run, (struct spot){.file = files[i].path}, STATUS_FOUND, files[i].code,
                    "remove the file", "'%s' makes %s", files[i].path,
                    phrase(verify->run, files[i].what));
    }
}

/* --- flags of the index, as git's documentation of the index format describes it --- */

enum {
    INDEX_MAX = 256 * 1024 * 1024,
    HEADER_SIZE = 12,
    STAT_SIZE = 40,
    ID_SIZE_BINARY = 20,
    FLAG_ASSUME_UNCHANGED = 0x8000,
    FLAG_EXTENDED = 0x4000,
    EXTENDED_SKIP_WORKTREE = 0x4000,
};

struct index_cursor {
    const unsigned char *at, *end;
    unsigned version;
    struct text name; /* of the entry last read; version 4 stores what differs from it */
};

static unsigned read_16(const unsigned char *at)
{
    return (unsigned)at[0] << 8 | at[1];
}

static unsigned read_32(const unsigned char *at)
{
    return read_16(at) << 16 | read_16(at + 2);
}

/* Git's variable-length number: each byte but the last adds one. */
static bool read_length(struct index_cursor *cursor, size_t *out)
{
    size_t value = 0;

    for (int i = 0; i < 5 && cursor->at < cursor->end; i++) {
        unsigned char byte = *cursor->at++;
        value = (i ? (value + 1) << 7 : 0) | (byte & 0x7f);
        if (!(byte & 0x80)) {
            *out = value;
            return true;
        }
    }
    return false;
}

static bool read_name(struct index_cursor *cursor, const unsigned char *start)
{
    size_t drop = cursor->name.length;

    if (cursor->version == 4 && (!read_length(cursor, &drop) || drop > cursor->name.length))
        return false;
    cursor->name.length -= drop;
    const unsigned char *nul = memchr(cursor->at, 0, (size_t)(cursor->end - cursor->at));
    if (!nul)
        return false;
    text_bytes(&cursor->name, (const char *)cursor->at, (size_t)(nul - cursor->at));
    size_t length = (size_t)(nul - start);
    size_t padded = cursor->version == 4 ? length + 1 : (length + 8) / 8 * 8;
    if (padded > (size_t)(cursor->end - start))
        return false;
    cursor->at = start + padded;
    return true;
}

/* False at the end of what can be read. */
static bool next_entry(struct index_cursor *cursor, bool *unchanged, bool *skipped)
{
    const unsigned char *start = cursor->at;
    const size_t fixed = STAT_SIZE + ID_SIZE_BINARY + 2;

    if ((size_t)(cursor->end - start) < fixed + 2)
        return false;
    unsigned flags = read_16(start + fixed - 2);
    bool extended = cursor->version >= 3 && (flags & FLAG_EXTENDED);
    *unchanged = flags & FLAG_ASSUME_UNCHANGED;
    *skipped = extended && (read_16(start + fixed) & EXTENDED_SKIP_WORKTREE);
    cursor->at = start + fixed + (extended ? 2 : 0);
    return read_name(cursor, start);
}

static void judge_entries(struct verify *verify, struct index_cursor *cursor, uint32_t left)
{
    bool unchanged, skipped;

    for (; left && next_entry(cursor, &unchanged, &skipped); left--)
        if (unchanged || skipped)
            fail_at(
                verify->run, (struct spot){.file = cursor->name.at}, STATUS_FOUND, "git-index-flag",
                phrase_printf(verify->run, "run 'git update-index --no-%s -- %s'",
                              phrase(verify->run, unchanged ? "assume-unchanged" : "skip-worktree"),
                              cursor->name.at),
                "'%s' is marked so that git hides changes to it", cursor->name.at);
    if (left)
        fail(verify->run, STATUS_FOUND, "git-index", "remove '.git/index', then run 'git reset'",
             "git's index cannot be read to its end");
}

/* A split index keeps its entries, and their marks, in another file. */
static void judge_extensions(struct verify *verify, const struct index_cursor *cursor)
{
    const unsigned char *at = cursor->at;

    while (cursor->end - at > 8 + ID_SIZE_BINARY) {
        if (memcmp(at, "link", 4) == 0)
            fail(verify->run, STATUS_FOUND, "git-index",
                 "run 'git update-index --no-split-index' and verify again",
                 "git's index is split, so its marks cannot be seen");
        size_t size = read_32(at + 4);
        if (size > (size_t)(cursor->end - at) - 8)
            return;
        at += 8 + size;
    }
}

static void judge_index(struct verify *verify, const struct text *bytes)
{
    const unsigned char *start = (const unsigned char *)bytes->at;
    struct index_cursor cursor = {.at = start + HEADER_SIZE, .end = start + bytes->length};
    bool known = bytes->length >= HEADER_SIZE && memcmp(start, "DIRC", 4) == 0;

    cursor.version = known ? read_32(start + 4) : 0;
    if (cursor.version < 2 || cursor.version > 4) {
        fail(verify->run, STATUS_FOUND, "git-index", "remove '.git/index', then run 'git reset'",
             "git's index is of no known version");
        return;
    }
    cursor.name = text_new(verify->run->arena);
    judge_entries(verify, &cursor, read_32(start + 8));
    judge_extensions(verify, &cursor);
}

static bool slurp(FILE *file, struct text *out)
{
    char buffer[16384];
    size_t got;

    while ((got = fread(buffer, 1, sizeof buffer, file)) > 0 && out->length < INDEX_MAX)
        text_bytes(out, buffer, got);
    return !ferror(file);
}

static enum status check_index(struct verify *verify)
{
    const char *path = arena_printf(verify->run->arena, "%s/.git/index", store_root(verify->store));
    struct text bytes = text_new(verify->run->arena);
    FILE *file = fopen(path, "rbe");

    if (!file && errno == ENOENT)
        return STATUS_OK;
    bool read = file && slurp(file, &bytes);
    const int error = errno;
    if (file)
        fclose(file);
    if (!read)
        return fail(verify->run, STATUS_SYSTEM, "audit-index", "check who owns the ledger's folder",
                    "cannot read '%s': %s", path, strerror(error));
    judge_index(verify, &bytes);
    return STATUS_OK;
}

enum status rule_git(struct verify *verify)
{
    enum status status = check_names(verify);

    check_own_files(verify);
    return status_join(status, check_index(verify));
}
