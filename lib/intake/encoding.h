/*
 * The encodings that statements come in: UTF-8, UTF-16 and GB18030 (with it GBK and GB 2312),
 * told apart by content. The only user of iconv.
 */
#ifndef INTAKE_ENCODING_H
#define INTAKE_ENCODING_H

#include "base/run.h"

#include <stddef.h>

struct decoded {
    const char *bytes; /* valid UTF-8, NUL behind it; a byte order mark may be left */
    size_t size;
    const char *encoding; /* what the file was taken for: "UTF-8", "GB18030", "UTF-16LE" … */
};

/* STATUS_DATA with "statement-encoding" and the line when the bytes are in none of them. A file
 * that says by its mark what it is must be that. */
enum status encoding_decode(struct run *run, const char *path, const char *bytes, size_t size,
                            struct decoded *out);

#endif
