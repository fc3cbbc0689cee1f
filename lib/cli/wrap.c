#include "cli/wrap.h"

#include "base/utf8.h"
#include "cli/inputs.h"

#include <string.h>

static bool is_one_of(const char *set, uint32_t codepoint)
{
    for (const char *end = set + strlen(set); set < end;)
        if (utf8_next(&set, end) == codepoint)
            return true;
    return false;
}

/* The rules of 行首禁则 and 行末禁则; GB/T 15834, 5.1. */
static bool may_part(uint32_t before, uint32_t after)
{
    return (utf8_columns(before) == 2 || utf8_columns(after) == 2) &&
           !is_one_of("，。、；：？！）」』》】”’…—,.;:?!)%", after) &&
           !is_one_of("（「『《【“‘(", before);
}

/* What stays together: the bytes up to the next place to break within a word. */
static size_t piece(const char *word, size_t length, size_t *width)
{
    const char *at = word, *end = word + length;
    uint32_t before = utf8_next(&at, end);

    *width = (size_t)utf8_columns(before);
    while (at < end) {
        const char *next = at;
        uint32_t after = utf8_next(&next, end);
        if (may_part(before, after))
            break;
        *width += (size_t)utf8_columns(after);
        before = after;
        at = next;
    }
    return (size_t)(at - word);
}

void wrap_words(struct text *out, const char *prose, size_t column, size_t indent)
{
    const char *at = prose, *word;
    size_t length;
    bool first = true;

    while (word_next(&at, &word, &length)) {
        size_t gap = first ? 0 : 1; /* before the word, not between its pieces */
        while (length > 0) {
            size_t width, size = piece(word, length, &width);
            if (!first && column + gap + width > WRAP_WIDTH) {
                text_char(out, '\n');
                text_fill(out, ' ', indent);
                column = indent;
            } else {
                text_fill(out, ' ', gap);
                column += gap;
            }
            text_bytes(out, word, size);
            column += width;
            word += size;
            length -= size;
            gap = 0;
            first = false;
        }
    }
    text_char(out, '\n');
}
