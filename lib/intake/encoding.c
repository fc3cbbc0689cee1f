#include "intake/encoding.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <errno.h>
#include <iconv.h>
#include <stdbool.h>
#include <string.h>

static void converter_close(iconv_t *converter)
{
    if (*converter != (iconv_t)-1)
        iconv_close(*converter);
}

/* Offset of the first byte that is not UTF-8, or `size`. Characters that a record may not have
 * are no fault here: cells are cleaned of them later. */
static size_t utf8_end(const char *bytes, size_t size)
{
    size_t at = 0, fault;

    while (at < size) {
        enum utf8_fault found = utf8_check(bytes + at, size - at, &fault);
        if (found == UTF8_FINE)
            return size;
        at += fault;
        if (found == UTF8_INVALID)
            return at;
        const char *next = bytes + at;
        utf8_next(&next, bytes + size);
        at = (size_t)(next - bytes);
    }
    return size;
}

/* What the file is by its mark, or (for UTF-16 without one) by the zero bytes that half of the
 * characters of any table have; NULL: not marked. */
static const char *marked(const char *bytes, size_t size)
{
    if (size >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0)
        return "UTF-8";
    if (size < 2)
        return NULL;
    if (memcmp(bytes, "\xff\xfe", 2) == 0)
        return "UTF-16LE";
    if (memcmp(bytes, "\xfe\xff", 2) == 0)
        return "UTF-16BE";

    size_t most = size < 4096 ? size : 4096, zero[2] = {0, 0};
    for (size_t i = 0; i < most; i++)
        zero[i % 2] += bytes[i] == '\0';
    if (zero[0] + zero[1] < most / 16 + 1)
        return NULL;
    return zero[1] > zero[0] ? "UTF-16LE" : "UTF-16BE";
}

static int line_of(const char *bytes, size_t at)
{
    int line = 1;

    for (size_t i = 0; i < at; i++)
        line += bytes[i] == '\n';
    return line;
}

static enum status fail_encoding(struct run *run, const char *path, int line, const char *what)
{
    return fail_at(run, (struct spot){.file = path, .line = line}, STATUS_DATA,
                   "statement-encoding",
                   "import the file as the bank or payment service gave it, not a copy that "
                   "another program saved",
                   "the file has bytes that are not %s", phrase(run, what));
}

/* Converts everything or nothing. NUL bytes are no text in any encoding. */
static bool convert(struct run *run, const char *encoding, const char *bytes, size_t size,
                    struct decoded *out, size_t *fault)
{
    __attribute__((cleanup(converter_close))) iconv_t converter = iconv_open("UTF-8", encoding);
    size_t room = size * 3 + 1, left = room, rest = size;
    char *text = arena_alloc(run->arena, room + 1), *to = text;
    char *from = (char *)bytes; /* iconv() writes nothing there */

    *fault = 0;
    if (converter == (iconv_t)-1)
        return false;
    size_t result = iconv(converter, &from, &rest, &to, &left);
    *fault = size - rest;
    if (result == (size_t)-1 || memchr(text, '\0', room - left))
        return false;
    *out = (struct decoded){.bytes = text, .size = room - left, .encoding = encoding};
    return true;
}

enum status encoding_decode(struct run *run, const char *path, const char *bytes, size_t size,
                            struct decoded *out)
{
    const char *mark = marked(bytes, size);
    size_t end = utf8_end(bytes, size), fault;

    if ((!mark || strcmp(mark, "UTF-8") == 0) && end == size && !memchr(bytes, '\0', size)) {
        *out = (struct decoded){.bytes = bytes, .size = size, .encoding = "UTF-8"};
        return STATUS_OK;
    }
    if (mark && strcmp(mark, "UTF-8") == 0)
        return fail_encoding(run, path, line_of(bytes, end), "UTF-8, which it says it is");
    if (convert(run, mark ? mark : "GB18030", bytes, size, out, &fault))
        return STATUS_OK;
    return fail_encoding(run, path, mark ? 0 : line_of(bytes, end),
                         mark ? "the UTF-16 that it looks like" : "UTF-8, nor GB18030");
}
