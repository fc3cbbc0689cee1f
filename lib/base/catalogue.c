#include "base/catalogue.h"

#include <stdint.h>
#include <string.h>

/* The head of a .mo file: magic number, revision, count, where the two tables begin. A row of a
 * table is the length of a string and where it begins; a zero byte follows each string. */
enum { AT_MAGIC = 0, AT_COUNT = 8, AT_ORIGINALS = 12, AT_TRANSLATIONS = 16 };
enum { HEAD = 20, ROW = 8 };
static const uint32_t magic = UINT32_C(0x950412de);

static uint32_t number(const struct catalogue *catalogue, size_t at)
{
    const unsigned char *byte = catalogue->bytes + at;

    return (uint32_t)byte[0] | (uint32_t)byte[1] << 8 | (uint32_t)byte[2] << 16 |
           (uint32_t)byte[3] << 24;
}

/* Row `index` of the table at `table`; NULL where it does not lie in the bytes. */
static const char *string(const struct catalogue *catalogue, size_t table, size_t index)
{
    size_t row = table + index * ROW;

    if (row > catalogue->size - ROW)
        return NULL;
    size_t length = number(catalogue, row), at = number(catalogue, row + 4);
    if (at >= catalogue->size || length >= catalogue->size - at || catalogue->bytes[at + length])
        return NULL;
    return (const char *)catalogue->bytes + at;
}

static const char *look_up(const struct catalogue *catalogue, const char *english)
{
    size_t originals = number(catalogue, AT_ORIGINALS);
    size_t low = 0, high = number(catalogue, AT_COUNT);

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const char *found = string(catalogue, originals, middle);
        int order = found ? strcmp(english, found) : 0;
        if (!found)
            return NULL;
        if (order == 0)
            return string(catalogue, number(catalogue, AT_TRANSLATIONS), middle);
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

const char *catalogue_find(const struct catalogue *catalogue, const char *english)
{
    const char *found = NULL;

    if (!catalogue || catalogue->size < HEAD + ROW || number(catalogue, AT_MAGIC) != magic)
        return english;
    /* The empty phrase is the catalogue's own head. */
    if (english && *english)
        found = look_up(catalogue, english);
    return found && *found ? found : english;
}
