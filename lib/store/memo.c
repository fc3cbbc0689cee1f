#include "store/memo.h"

#include "store/git.h"

#include "base/arena.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <lmdb.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

/* Far more than all derivations of a large compound; only what is used takes room. */
static const size_t map_size = (size_t)1 << 30;
enum { KEY_MAX = 500 /* LMDB takes 511 */, SEAL_SIZE = 128 };

/* Before the bytes of each value. */
struct memo_head {
    struct oid oid;
    uint32_t size, sum;
};

struct memo {
    MDB_env *env;
    MDB_txn *txn;
    MDB_dbi database;
};

static uint32_t sum_of(const char *bytes, size_t size)
{
    return (uint32_t)crc32_z(0, (const Bytef *)bytes, size);
}

/* --- the seal: LMDB maps its file and trusts what is in it. The seal says what the file was like
 * when we had written it last; a file that is otherwise was cut off, copied or written to by
 * something else, and is not opened. --- */

static bool seal_text(int folder, char out[static SEAL_SIZE])
{
    struct stat info;

    if (fstatat(folder, "data.mdb", &info, AT_SYMLINK_NOFOLLOW) < 0 || !S_ISREG(info.st_mode))
        return false;
    const int length =
        snprintf(out, SEAL_SIZE, "guiyuan memo 1 %jd %jd.%09ld %ju\n", (intmax_t)info.st_size,
                 (intmax_t)info.st_mtim.tv_sec, info.st_mtim.tv_nsec, (uintmax_t)info.st_ino);
    return length > 0 && length < SEAL_SIZE;
}

static bool seal_holds(int folder)
{
    char wanted[SEAL_SIZE], found[SEAL_SIZE] = "";
    AUTO_FD fd = openat(folder, "seal", O_RDONLY | O_NOFOLLOW | O_CLOEXEC);

    if (fd < 0 || !seal_text(folder, wanted))
        return false;
    const ssize_t got = read(fd, found, sizeof found);
    return got > 0 && (size_t)got == strlen(wanted) && memcmp(found, wanted, (size_t)got) == 0;
}

static void seal_write(int folder)
{
    char text[SEAL_SIZE];

    if (!seal_text(folder, text))
        return;
    AUTO_FD fd =
        openat(folder, "tmp-seal", O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);
    const size_t length = strlen(text);
    if (fd >= 0 && write(fd, text, length) == (ssize_t)length)
        (void)renameat(folder, "tmp-seal", folder, "seal"); /* else the memo is made again */
}

static void drop(int folder)
{
    static const char *const names[] = {"seal", "tmp-seal", "data.mdb", "lock.mdb"};

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        (void)unlinkat(folder, names[i], 0); /* what stays does not match its seal */
}

static int open_folder(const struct store *store, bool make)
{
    if (make) {
        (void)mkdirat(store->git_fd, "guiyuan", 0700); /* it is there, or the next call fails */
        (void)mkdirat(store->git_fd, "guiyuan/memo", 0700);
    }
    return openat(store->git_fd, "guiyuan/memo", O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

/* --- LMDB --- */

static MDB_env *open_env(struct run *run, const struct store *store, unsigned flags)
{
    const char *path = arena_printf(run->arena, "%s/guiyuan/memo", store->git_dir);
    MDB_env *env;

    if (mdb_env_create(&env))
        return NULL;
    if (mdb_env_set_mapsize(env, map_size) == 0 && mdb_env_open(env, path, flags, 0600) == 0)
        return env;
    mdb_env_close(env);
    return NULL;
}

/* The key in the arena; false when it is too long to be one. */
static bool make_key(struct run *run, const char *derivation, const char *name, MDB_val *out)
{
    const char *text = arena_printf(run->arena, "%s %s", derivation, name);

    *out = (MDB_val){strlen(text), (void *)(uintptr_t)text};
    return out->mv_size <= KEY_MAX;
}

struct memo *memo_open(struct run *run, const struct store *store)
{
    AUTO_FD folder = open_folder(store, false);

    if (folder < 0 || !seal_holds(folder))
        return NULL;
    struct memo *memo = arena_alloc(run->arena, sizeof *memo);
    memo->env = open_env(run, store, MDB_RDONLY);
    if (!memo->env)
        return NULL;
    if (mdb_txn_begin(memo->env, NULL, MDB_RDONLY, &memo->txn) == 0 &&
        mdb_dbi_open(memo->txn, NULL, 0, &memo->database) == 0)
        return memo;
    memo_close(memo);
    return NULL;
}

void memo_close(struct memo *memo)
{
    if (!memo)
        return;
    if (memo->txn)
        mdb_txn_abort(memo->txn);
    mdb_env_close(memo->env);
}

bool memo_find(const struct memo *memo, const char *derivation, const char *name,
               struct memo_value *out)
{
    char text[KEY_MAX + 1];
    MDB_val value;
    struct memo_head head;

    if (!memo)
        return false;
    const int length = snprintf(text, sizeof text, "%s %s", derivation, name);
    if (length < 0 || (size_t)length >= sizeof text)
        return false;
    MDB_val key = {(size_t)length, text};
    if (mdb_get(memo->txn, memo->database, &key, &value) || value.mv_size < sizeof head)
        return false;
    memcpy(&head, value.mv_data, sizeof head);
    const char *bytes = (const char *)value.mv_data + sizeof head;
    if (head.size != value.mv_size - sizeof head || head.sum != sum_of(bytes, head.size))
        return false;
    *out = (struct memo_value){head.oid, bytes, head.size};
    return true;
}

static bool put(struct run *run, MDB_env *env, const char *derivation, const char *name,
                const struct memo_value *value)
{
    struct memo_head head = {value->oid, (uint32_t)value->size, sum_of(value->bytes, value->size)};
    MDB_val key, room = {sizeof head + value->size, NULL};
    MDB_dbi database;
    MDB_txn *txn;

    if (!make_key(run, derivation, name, &key) || mdb_txn_begin(env, NULL, 0, &txn))
        return false;
    if (mdb_dbi_open(txn, NULL, 0, &database) || mdb_put(txn, database, &key, &room, MDB_RESERVE)) {
        mdb_txn_abort(txn);
        return false;
    }
    memcpy(room.mv_data, &head, sizeof head);
    memcpy((char *)room.mv_data + sizeof head, value->bytes, value->size);
    return mdb_txn_commit(txn) == 0;
}

bool memo_is_writable(const struct store *store)
{
    AUTO_FD folder = open_folder(store, false);

    return faccessat(store->git_fd, ".", W_OK, 0) == 0 && (folder >= 0 || errno == ENOENT);
}

void memo_keep(struct run *run, const struct store *store, const char *derivation, const char *name,
               const struct memo_value *value)
{
    AUTO_FD folder = open_folder(store, true);

    if (folder < 0 || value->size > UINT32_MAX)
        return;
    if (!seal_holds(folder))
        drop(folder);
    MDB_env *env = open_env(run, store, 0);
    if (!env)
        return;
    const bool kept = put(run, env, derivation, name, value);
    mdb_env_close(env);
    if (kept)
        seal_write(folder);
    else
        drop(folder); /* full, or damaged: the next one begins anew */
}
