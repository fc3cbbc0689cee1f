#include "format/archive.h"

#include "base/arena.h"
#include "base/text.h"

#include <string.h>
#include <zip.h>

enum { CHUNK = 64 * 1024 };

static void archive_discard(zip_t **zip)
{
    if (*zip)
        zip_discard(*zip);
}

static void file_close(zip_file_t **file)
{
    if (*file)
        zip_fclose(*file);
}

#define AUTO_ZIP __attribute__((cleanup(archive_discard))) zip_t
#define AUTO_FILE __attribute__((cleanup(file_close))) zip_file_t

static enum status fail_broken(struct run *run, const char *path, const char *why)
{
    return fail_at(run, (struct spot){.file = path}, STATUS_DATA, "archive-broken",
                   "the file was cut off or changed: download it again",
                   "the archive cannot be read: %s", phrase(run, why));
}

bool archive_is(const char *bytes, size_t size)
{
    return size >= 4 && memcmp(bytes, "PK\x03\x04", 4) == 0;
}

static zip_t *zip_from(const char *bytes, size_t size)
{
    zip_error_t error;

    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(bytes, size, 0, &error);
    zip_t *zip = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : NULL;
    if (source && !zip)
        zip_source_free(source);
    zip_error_fini(&error);
    return zip;
}

enum status archive_open(struct run *run, const char *path, const char *bytes, size_t size,
                         const char *password, struct archive *out)
{
    AUTO_ZIP *zip = zip_from(bytes, size);

    *out = (struct archive){.path = path, .bytes = bytes, .size = size, .password = password};
    if (!zip)
        return fail_broken(run, path, "its directory is not there");
    zip_int64_t count = zip_get_num_entries(zip, 0);
    if (count > ARCHIVE_FILES_MAX)
        return fail_at(run, (struct spot){.file = path}, STATUS_DATA, "archive-size",
                       "name the file as it was downloaded", "the archive has more than %d files",
                       ARCHIVE_FILES_MAX);
    out->names = arena_array(run->arena, (size_t)count + 1, sizeof *out->names);
    out->places = arena_array(run->arena, (size_t)count + 1, sizeof *out->places);
    for (zip_int64_t i = 0; i < count; i++) {
        const char *name = zip_get_name(zip, (zip_uint64_t)i, ZIP_FL_ENC_RAW);
        if (!name || !*name || name[strlen(name) - 1] == '/')
            continue;
        out->places[out->count] = (size_t)i;
        out->names[out->count++] = arena_dup(run->arena, name);
    }
    return STATUS_OK;
}

int archive_find(const struct archive *archive, const char *name)
{
    for (size_t i = 0; i < archive->count; i++)
        if (strcmp(archive->names[i], name) == 0)
            return (int)i;
    return -1;
}

static enum status fail_password(struct run *run, const char *path, bool given)
{
    return fail_at(run, (struct spot){.file = path}, STATUS_DATA, "archive-password",
                   "write the password that the service sent into a file and name it with "
                   "--password-file",
                   given ? "the password does not open the archive"
                         : "the archive is locked with a password");
}

/* A wrong password of the old encryption shows in the data only. */
static enum status fail_read(struct run *run, const struct archive *archive, bool encrypted,
                             int code)
{
    if (code == ZIP_ER_NOPASSWD || code == ZIP_ER_WRONGPASSWD)
        return fail_password(run, archive->path, code == ZIP_ER_WRONGPASSWD);
    if (encrypted && archive->password && (code == ZIP_ER_CRC || code == ZIP_ER_ZLIB))
        return fail_password(run, archive->path, true);
    zip_error_t error;
    zip_error_init_with_code(&error, code);
    const char *why = arena_dup(run->arena, zip_error_strerror(&error));
    zip_error_fini(&error);
    return fail_broken(run, archive->path, why);
}

/* Reads to the end, where the checksum is compared, or to the limit. */
static enum status unpack(struct run *run, const struct archive *archive, zip_file_t *file,
                          bool encrypted, struct text *out)
{
    char *chunk = arena_alloc(run->arena, CHUNK);

    for (;;) {
        zip_int64_t got = zip_fread(file, chunk, CHUNK);
        if (got < 0)
            return fail_read(run, archive, encrypted, zip_error_code_zip(zip_file_get_error(file)));
        if (got == 0)
            return STATUS_OK;
        text_bytes(out, chunk, (size_t)got);
        if (out->length > ARCHIVE_FILE_MAX)
            return fail_at(run, (struct spot){.file = archive->path}, STATUS_DATA, "archive-size",
                           "export a shorter period", "a file of the archive is larger than %d MiB",
                           ARCHIVE_FILE_MAX / 1024 / 1024);
    }
}

enum status archive_read(struct run *run, const struct archive *archive, size_t index,
                         const char **bytes, size_t *size)
{
    AUTO_ZIP *zip = zip_from(archive->bytes, archive->size);
    struct text content = text_new(run->arena);
    zip_stat_t stat;

    if (!zip)
        return fail_broken(run, archive->path, "its directory is not there");
    zip_stat_init(&stat);
    bool encrypted = zip_stat_index(zip, archive->places[index], 0, &stat) == 0 &&
                     stat.valid & ZIP_STAT_ENCRYPTION_METHOD &&
                     stat.encryption_method != ZIP_EM_NONE;
    if (encrypted && !archive->password)
        return fail_password(run, archive->path, false);
    AUTO_FILE *file =
        encrypted ? zip_fopen_index_encrypted(zip, archive->places[index], 0, archive->password)
                  : zip_fopen_index(zip, archive->places[index], 0);
    if (!file)
        return fail_read(run, archive, encrypted, zip_error_code_zip(zip_get_error(zip)));
    enum status status = unpack(run, archive, file, encrypted, &content);
    *bytes = content.at;
    *size = content.length;
    return status;
}
