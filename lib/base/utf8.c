#include "base/utf8.h"

#include "base/catalogue.h"

#include "base/arena.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

static enum utf8_fault judge(int32_t codepoint)
{
    if (codepoint == '\n')
        return UTF8_FINE;
    if (codepoint == 0x85 || codepoint == 0x2028 || codepoint == 0x2029)
        return UTF8_SEPARATOR;
    if (codepoint < 0x20 || (codepoint >= 0x7f && codepoint < 0xa0))
        return UTF8_CONTROL;
    if (codepoint == 0xfeff)
        return UTF8_BOM;
    if ((codepoint >= 0xfdd0 && codepoint <= 0xfdef) || (codepoint & 0xfffe) == 0xfffe)
        return UTF8_NONCHARACTER;
    return UTF8_FINE;
}

static bool is_plain_ascii(char byte)
{
    return byte >= 0x20 && byte < 0x7f;
}

enum utf8_fault utf8_check(const char *bytes, size_t length, size_t *at)
{
    for (size_t i = 0; i < length;) {
        int32_t codepoint;

        if (is_plain_ascii(bytes[i])) {
            i++;
            continue;
        }
        utf8proc_ssize_t used = utf8proc_iterate((const utf8proc_uint8_t *)bytes + i,
                                                 (utf8proc_ssize_t)(length - i), &codepoint);
        enum utf8_fault fault = used < 1 ? UTF8_INVALID : judge(codepoint);
        if (fault) {
            if (at)
                *at = i;
            return fault;
        }
        i += (size_t)used;
    }
    return UTF8_FINE;
}

const char *utf8_lines(struct arena *arena, const char *bytes, size_t *length)
{
    static const char mark[] = "\xef\xbb\xbf";
    const char *at = bytes, *end = bytes + *length;
    struct text text = text_new(arena);

    if (*length >= strlen(mark) && memcmp(bytes, mark, strlen(mark)) == 0)
        at += strlen(mark);
    for (; at < end; at++)
        if (*at == '\t')
            text_add(&text, "    ");
        else if (*at != '\r' || at + 1 == end || at[1] != '\n')
            text_char(&text, *at);
    *length = text.length;
    return text.at;
}

const char *utf8_fault_text(enum utf8_fault fault)
{
    switch (fault) {
    case UTF8_FINE:
        break;
    case UTF8_INVALID:
        return N_("bytes that are not UTF-8");
    case UTF8_BOM:
        return N_("a byte order mark");
    case UTF8_CONTROL:
        return N_("a control character");
    case UTF8_SEPARATOR:
        return N_("a Unicode line separator");
    case UTF8_NONCHARACTER:
        return N_("a code point that is no character");
    }
    return "nothing";
}

uint32_t utf8_next(const char **at, const char *end)
{
    int32_t codepoint;
    utf8proc_ssize_t used =
        utf8proc_iterate((const utf8proc_uint8_t *)*at, (utf8proc_ssize_t)(end - *at), &codepoint);

    if (used < 1) {
        ++*at;
        return 0xfffd;
    }
    *at += used;
    return (uint32_t)codepoint;
}

size_t utf8_length(const char *bytes, size_t length)
{
    size_t count = 0;

    for (size_t i = 0; i < length; i++)
        count += ((unsigned char)bytes[i] & 0xc0) != 0x80;
    return count;
}

int utf8_columns(uint32_t codepoint)
{
    int columns = utf8proc_charwidth((utf8proc_int32_t)codepoint);

    return columns > 0 ? columns : 0;
}

size_t utf8_width(const char *string)
{
    const char *end = string + strlen(string);
    size_t width = 0;

    while (string < end) {
        if (is_plain_ascii(*string)) {
            string++;
            width++;
            continue;
        }
        width += (size_t)utf8_columns(utf8_next(&string, end));
    }
    return width;
}

bool utf8_is_invisible(uint32_t codepoint)
{
    return codepoint == 0xad || codepoint == 0x61c || codepoint == 0x180e ||
           (codepoint >= 0x200b && codepoint <= 0x200f) ||
           (codepoint >= 0x202a && codepoint <= 0x202e) ||
           (codepoint >= 0x2060 && codepoint <= 0x206f) || codepoint == 0xfeff ||
           (codepoint >= 0xe0000 && codepoint <= 0xe007f);
}

static bool is_picture(uint32_t codepoint)
{
    return utf8proc_get_property((utf8proc_int32_t)codepoint)->boundclass ==
           UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
}

/* A variation selector or a colour of skin. */
static bool is_of_picture(uint32_t codepoint)
{
    return codepoint == 0xfe0f || (codepoint >= 0x1f3fb && codepoint <= 0x1f3ff);
}

/* The character before *at, which moves to its beginning; 0 when there is none. */
static uint32_t previous(const char *start, const char **at)
{
    const char *first = *at;

    while (first > start && ((unsigned char)*--first & 0xc0) == 0x80)
        continue;
    const char *next = first, *end = *at;
    *at = first;
    return first < end ? utf8_next(&next, end) : 0;
}

bool utf8_joins_pictures(const char *start, const char *at, const char *end)
{
    static const char joiner[] = "\xe2\x80\x8d";
    const size_t length = strlen(joiner);
    const char *next = at + length;
    uint32_t before;

    if ((size_t)(end - at) <= length || memcmp(at, joiner, length) != 0 ||
        !is_picture(utf8_next(&next, end)))
        return false;
    do
        before = previous(start, &at);
    while (is_of_picture(before));
    return is_picture(before);
}

const char *utf8_nfc(struct arena *arena, const char *string)
{
    const char *at = string;

    while (is_plain_ascii(*at))
        at++;
    if (!*at)
        return string;
    utf8proc_uint8_t *composed = utf8proc_NFC((const utf8proc_uint8_t *)string);
    if (!composed)
        return NULL;
    const char *copy = arena_dup(arena, (const char *)composed);
    free(composed);
    return copy;
}
