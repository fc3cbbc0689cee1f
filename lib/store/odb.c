#include "store/odb.h"

#include "base/arena.h"

#include <errno.h>
#include <fcntl.h>
#include <git2/sys/odb_backend.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

enum { HEADER_MAX = 64, RATIO_MAX = 1100 /* deflate cannot do better than 1032 */ };
enum { PACK_FIRST = 2, LOOSE_NEXT = 1 };

/* Reads by itself and leaves everything else to libgit2's backend. */
struct loose {
    git_odb_backend parent; /* first: libgit2 hands it back as the whole */
    git_odb_backend *inner;
    int objects_fd;
};

/* The compressed file. */
struct packed {
    unsigned char *bytes;
    size_t size;
};

static void packed_free(struct packed *packed)
{
    free(packed->bytes);
}

static int fail_os(const char *what)
{
    char message[256];
    int length =
        snprintf(message, sizeof message, "cannot %s a loose object: %s", what, strerror(errno));

    git_error_set_str(GIT_ERROR_OS, length > 0 ? message : what);
    return GIT_ERROR;
}

static int fail_damaged(void)
{
    git_error_set_str(GIT_ERROR_ZLIB, "its file is damaged or cut off");
    return GIT_ERROR;
}

/* Without memory nothing is known of the file. */
static int fail_inflate(int result)
{
    if (result != Z_MEM_ERROR)
        return fail_damaged();
    errno = ENOMEM;
    return fail_os("unpack");
}

static int read_whole(int fd, struct packed *out)
{
    struct stat found;

    if (fstat(fd, &found) < 0)
        return fail_os("look at");
    out->size = (size_t)found.st_size;
    out->bytes = malloc(out->size + 1);
    if (!out->bytes)
        return fail_os("read");
    for (size_t done = 0; done < out->size;) {
        ssize_t got = read(fd, out->bytes + done, out->size - done);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return fail_os("read");
        if (got == 0)
            return fail_damaged();
        done += (size_t)got;
    }
    return 0;
}

static int load(const struct loose *loose, const git_oid *id, struct packed *out)
{
    char text[OID_TEXT], path[OID_TEXT + 1];

    git_oid_tostr(text, sizeof text, id);
    int length = snprintf(path, sizeof path, "%.2s/%s", text, text + 2);
    if (length != OID_TEXT)
        return fail_damaged();
    AUTO_FD fd = openat(loose->objects_fd, path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return errno == ENOENT ? GIT_ENOTFOUND : fail_os("open");
    return read_whole(fd, out);
}

static void stream_end(z_stream *stream)
{
    inflateEnd(stream);
}

/* Reads "blob 12\0" from the beginning of what was inflated; the length of it, or 0. */
static size_t parse_header(const char *bytes, size_t length, git_object_t *type, size_t *size)
{
    const char *nul = memchr(bytes, '\0', length);
    char *end;

    if (!nul)
        return 0;
    const char *blank = memchr(bytes, ' ', (size_t)(nul - bytes));
    char name[16] = "";
    if (!blank || (size_t)(blank - bytes) >= sizeof name || blank[1] < '0' || blank[1] > '9')
        return 0;
    memcpy(name, bytes, (size_t)(blank - bytes));
    *type = git_object_string2type(name);
    errno = 0;
    unsigned long long value = strtoull(blank + 1, &end, 10);
    if (errno || end != nul || value > SIZE_MAX / 2 || !git_object_typeisloose(*type))
        return 0;
    *size = (size_t)value;
    return (size_t)(nul - bytes) + 1;
}

static int inflate_header(z_stream *stream, const struct packed *packed,
                          char buffer[static HEADER_MAX], git_object_t *type, size_t *size,
                          size_t *header)
{
    if (packed->size > UINT32_MAX)
        return fail_damaged();
    stream->next_in = packed->bytes;
    stream->avail_in = (unsigned)packed->size;
    stream->next_out = (unsigned char *)buffer;
    stream->avail_out = HEADER_MAX;
    int result = inflate(stream, Z_SYNC_FLUSH);
    if (result != Z_OK && result != Z_STREAM_END)
        return fail_inflate(result);
    *header = parse_header(buffer, HEADER_MAX - stream->avail_out, type, size);
    return *header && *size / RATIO_MAX <= packed->size ? 0 : fail_damaged();
}

/* The object's bytes behind its header, all of them and no more. */
static int inflate_body(z_stream *stream, const char *first, size_t given, char *out, size_t size)
{
    if (given > size || size > UINT32_MAX)
        return fail_damaged();
    memcpy(out, first, given);
    /* One byte more than there should be, so that too long an object shows; it is the NUL. */
    stream->next_out = (unsigned char *)out + given;
    stream->avail_out = (unsigned)(size - given) + 1;
    int result = inflate(stream, Z_FINISH);
    if (result == Z_MEM_ERROR)
        return fail_inflate(result);
    if (result != Z_STREAM_END || stream->avail_out != 1 || stream->avail_in != 0)
        return fail_damaged();
    out[size] = '\0';
    return 0;
}

static int loose_read(void **out, size_t *size, git_object_t *type, git_odb_backend *backend,
                      const git_oid *id)
{
    __attribute__((cleanup(packed_free))) struct packed packed = {.bytes = NULL};
    __attribute__((cleanup(stream_end))) z_stream stream = {.next_in = NULL};
    char buffer[HEADER_MAX];
    size_t header = 0;
    int error = load((const struct loose *)backend, id, &packed);

    if (error)
        return error;
    int result = inflateInit(&stream);
    if (result != Z_OK)
        return fail_inflate(result);
    error = inflate_header(&stream, &packed, buffer, type, size, &header);
    if (error)
        return error;
    char *bytes = git_odb_backend_data_alloc(backend, *size + 1);
    if (!bytes)
        return GIT_ERROR;
    error = inflate_body(&stream, buffer + header, HEADER_MAX - header - stream.avail_out, bytes,
                         *size);
    if (error) {
        git_odb_backend_data_free(backend, bytes);
        return error;
    }
    *out = bytes;
    return 0;
}

static int loose_read_header(size_t *size, git_object_t *type, git_odb_backend *backend,
                             const git_oid *id)
{
    __attribute__((cleanup(packed_free))) struct packed packed = {.bytes = NULL};
    __attribute__((cleanup(stream_end))) z_stream stream = {.next_in = NULL};
    char buffer[HEADER_MAX];
    size_t header = 0;
    int error = load((const struct loose *)backend, id, &packed);

    if (error)
        return error;
    int result = inflateInit(&stream);
    if (result != Z_OK)
        return fail_inflate(result);
    return inflate_header(&stream, &packed, buffer, type, size, &header);
}

static int loose_read_prefix(git_oid *full, void **out, size_t *size, git_object_t *type,
                             git_odb_backend *backend, const git_oid *id, size_t digits)
{
    git_odb_backend *inner = ((struct loose *)backend)->inner;
    int error = inner->exists_prefix(full, inner, id, digits);

    return error ? error : loose_read(out, size, type, backend, full);
}

static int loose_write(git_odb_backend *backend, const git_oid *id, const void *bytes, size_t size,
                       git_object_t type)
{
    git_odb_backend *inner = ((struct loose *)backend)->inner;

    return inner->write(inner, id, bytes, size, type);
}

static int loose_exists(git_odb_backend *backend, const git_oid *id)
{
    git_odb_backend *inner = ((struct loose *)backend)->inner;

    return inner->exists(inner, id);
}

static int loose_exists_prefix(git_oid *full, git_odb_backend *backend, const git_oid *id,
                               size_t digits)
{
    git_odb_backend *inner = ((struct loose *)backend)->inner;

    return inner->exists_prefix(full, inner, id, digits);
}

static int loose_foreach(git_odb_backend *backend, git_odb_foreach_cb visit, void *context)
{
    git_odb_backend *inner = ((struct loose *)backend)->inner;

    return inner->foreach (inner, visit, context);
}

static int loose_freshen(git_odb_backend *backend, const git_oid *id)
{
    git_odb_backend *inner = ((struct loose *)backend)->inner;

    return inner->freshen(inner, id);
}

static void loose_free(git_odb_backend *backend)
{
    struct loose *loose = (struct loose *)backend;

    if (loose->inner)
        loose->inner->free(loose->inner);
    fd_close(&loose->objects_fd);
    free(loose);
}

static void loose_fill(git_odb_backend *backend)
{
    backend->read = loose_read;
    backend->read_header = loose_read_header;
    backend->read_prefix = loose_read_prefix;
    backend->write = loose_write;
    backend->exists = loose_exists;
    backend->exists_prefix = loose_exists_prefix;
    backend->foreach = loose_foreach;
    backend->freshen = loose_freshen;
    backend->free = loose_free;
}

static int loose_new(const struct store *store, const char *objects, git_odb_backend **out)
{
    const int flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
    struct loose *loose = calloc(1, sizeof *loose);

    if (!loose)
        return GIT_ERROR;
    int error = git_odb_init_backend(&loose->parent, GIT_ODB_BACKEND_VERSION);
    loose_fill(&loose->parent);
    loose->objects_fd = openat(store->git_fd, "objects", flags);
    if (loose->objects_fd < 0)
        error = fail_os("open the folder of");
    if (!error)
        error = git_odb_backend_loose(&loose->inner, objects, -1, 0, 0, 0);
    if (error)
        loose_free(&loose->parent);
    else
        *out = &loose->parent;
    return error;
}

static int add(git_odb *odb, git_odb_backend *backend, int priority)
{
    int error = git_odb_add_backend(odb, backend, priority);

    if (error < 0)
        backend->free(backend);
    return error;
}

static int assemble(const struct store *store, const char *objects, git_odb *odb)
{
    git_odb_backend *packs, *loose;
    int error = git_odb_backend_pack(&packs, objects);

    if (!error)
        error = add(odb, packs, PACK_FIRST);
    if (!error)
        error = loose_new(store, objects, &loose);
    return error ? error : add(odb, loose, LOOSE_NEXT);
}

enum status odb_open(struct run *run, const struct store *store, git_odb **out)
{
    const char *objects = arena_printf(run->arena, "%s/objects", store->git_dir);
    int error = git_odb_new(out);

    if (!error)
        error = assemble(store, objects, *out);
    return error < 0 ? fail_git(run, error, "cannot open '%s'", objects) : STATUS_OK;
}
