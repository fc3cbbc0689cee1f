/*
 * ZIP archives, through libzip: what a payment service sends, often with a password, and what a
 * spreadsheet file is inside. An archive is untrusted: whatever its directory says, no more than a
 * limit is ever unpacked, and every byte is checked against its checksum. Bytes handed out live in
 * the run's arena.
 *
 * Findings (STATUS_DATA): "archive-broken" (cut off, damaged, no ZIP), "archive-password" (one is
 * needed, or it is wrong), "archive-size" (too many files, or one beyond the limit).
 */
#ifndef FORMAT_ARCHIVE_H
#define FORMAT_ARCHIVE_H

#include "base/run.h"

#include <stdbool.h>

enum { ARCHIVE_FILES_MAX = 1024, ARCHIVE_FILE_MAX = 64 * 1024 * 1024 };

struct archive {
    const char *path; /* for findings */
    const char *bytes;
    size_t size;
    const char *password; /* or NULL */
    const char **names;   /* of the files, folders left out, by place in the archive */
    size_t *places;       /* of each name */
    size_t count;
};

/* Whether bytes begin as a ZIP archive does. */
bool archive_is(const char *bytes, size_t size);
/* Lists the archive; `bytes` must live as long. */
enum status archive_open(struct run *run, const char *path, const char *bytes, size_t size,
                         const char *password, struct archive *out);
/* The index of a name, or -1. */
int archive_find(const struct archive *archive, const char *name);
/* Unpacks one file; a NUL stands behind it. */
enum status archive_read(struct run *run, const struct archive *archive, size_t index,
                         const char **bytes, size_t *size);

#endif
