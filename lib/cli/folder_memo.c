#include "cli/folder_memo.h"

#include "base/arena.h"
#include "base/hash.h"
#include "base/text.h"
#include "store/memo.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static const char derivation[] = "folder/1";

/* A file as it lies in the memo; its path follows, with the NUL. */
struct packed {
    struct folder_look look;
    char sha256[SHA256_TEXT - 1];
};

struct known {
    const char *path;
    struct packed packed;
};

struct folder_memo {
    struct known *files; /* by path */
    size_t count, capacity;
};

/* Paths may be longer than a name in the memo. */
static const char *name_of(const struct folder *folder, char out[static SHA256_TEXT])
{
    return sha256_text(folder->path, strlen(folder->path), out);
}

static void unpack(struct run *run, struct folder_memo *memo, const struct memo_value *value)
{
    const char *at = value->bytes, *end = at + value->size;

    while ((size_t)(end - at) > sizeof(struct packed)) {
        struct known known;
        memcpy(&known.packed, at, sizeof known.packed);
        at += sizeof known.packed;
        const char *stop = memchr(at, '\0', (size_t)(end - at));
        if (!stop)
            return;
        known.path = arena_dupn(run->arena, at, (size_t)(stop - at));
        at = stop + 1;
        ARENA_PUSH(run->arena, memo->files, memo->count, memo->capacity);
        memo->files[memo->count++] = known;
    }
}

const struct folder_memo *folder_recall(struct run *run, const struct store *store,
                                        const struct folder *folder)
{
    struct folder_memo *out = arena_alloc(run->arena, sizeof *out);
    struct memo *memo = memo_open(run, store);
    char name[SHA256_TEXT];
    struct memo_value value;

    if (memo_find(memo, derivation, name_of(folder, name), &value))
        unpack(run, out, &value);
    memo_close(memo);
    return out;
}

static int by_path(const void *path, const void *file)
{
    return strcmp(path, ((const struct known *)file)->path);
}

static bool is_same(const struct folder_look *a, const struct folder_look *b)
{
    return a->device == b->device && a->inode == b->inode && a->size == b->size &&
           a->modified == b->modified;
}

bool folder_knows(const struct folder_memo *memo, const char *path, const struct folder_look *look,
                  const char *sha256)
{
    const struct known *known =
        memo->count ? bsearch(path, memo->files, memo->count, sizeof *known, by_path) : NULL;

    return known && is_same(&known->packed.look, look) &&
           known->packed.look.changed == look->changed &&
           strncmp(known->packed.sha256, sha256, sizeof known->packed.sha256) == 0;
}

/* The file system's time once it has moved on from what it is now; 0 when it takes too long. */
static int64_t next_tick(const struct folder *folder)
{
    const struct timespec moment = {.tv_nsec = 1000000};
    const int64_t now = folder_clock(folder);
    enum { TRIES = 25 };

    for (int i = 0; now && i < TRIES; i++) {
        const int64_t later = folder_clock(folder);
        if (later > now)
            return later;
        nanosleep(&moment, NULL);
    }
    return 0;
}

static void pack(struct text *out, const char *path, const struct folder_look *look,
                 const char *sha256)
{
    struct packed packed = {.look = *look};

    memcpy(packed.sha256, sha256, sizeof packed.sha256);
    text_bytes(out, (const char *)&packed, sizeof packed);
    text_bytes(out, path, strlen(path) + 1);
}

void folder_remember(struct run *run, const struct store *store, const struct folder *folder,
                     const struct folder_file *files, const char *const *sums, size_t count)
{
    const int64_t tick = next_tick(folder);
    int inside = open(folder->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    struct text text = text_new(run->arena);
    char name[SHA256_TEXT];

    for (size_t i = 0; i < count && tick && inside >= 0; i++) {
        struct folder_look look;
        if (folder_look(inside, files[i].path, &look) && is_same(&look, &files[i].look) &&
            look.changed < tick)
            pack(&text, files[i].path, &look, sums[i]);
    }
    if (inside >= 0)
        close(inside);
    const struct memo_value value = {.bytes = text.at, .size = text.length};
    memo_keep(run, store, derivation, name_of(folder, name), &value);
}
