#include "format/document_internal.h"

#include "base/utf8.h"

#include <string.h>

struct words words_of(const char *text)
{
    size_t length = strnlen(text, WORDS_LIMIT + 1);
    struct words words = {.start = text, .at = text, .end = text + length};

    if (length <= WORDS_LIMIT)
        return words;
    words.cut = true;
    words.end = text + WORDS_LIMIT;
    /* Back to the start of a character; invalid bytes must not carry us further than one. */
    for (int i = 0; i < 3 && ((unsigned char)*words.end & 0xc0) == 0x80; i++)
        words.end--;
    return words;
}

/* What Unicode calls white space; cmark looks at the same characters beside emphasis. */
static bool is_blank(uint32_t codepoint)
{
    return (codepoint >= 0x09 && codepoint <= 0x0d) || codepoint == ' ' || codepoint == 0x85 ||
           codepoint == 0xa0 || codepoint == 0x1680 ||
           (codepoint >= 0x2000 && codepoint <= 0x200a) || codepoint == 0x2028 ||
           codepoint == 0x2029 || codepoint == 0x202f || codepoint == 0x205f || codepoint == 0x3000;
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static struct piece character(const struct words *words, const char *start, uint32_t codepoint)
{
    size_t length = (size_t)(words->at - start);
    enum utf8_fault fault = utf8_check(start, length, NULL);
    struct piece piece = {PIECE_CHARACTER, start, length, codepoint, false, false};

    if (fault == UTF8_INVALID) {
        piece.bytes = "\xef\xbf\xbd";
        piece.length = 3;
    } else if (fault || (utf8_is_invisible(codepoint) &&
                         !utf8_joins_pictures(words->start, start, words->end))) {
        piece.type = PIECE_HIDDEN;
    }
    piece.after_digit = start > words->start && is_digit(start[-1]);
    piece.before_digit = words->at < words->end && is_digit(*words->at);
    return piece;
}

struct piece words_next(struct words *words)
{
    bool blank = false;

    while (words->at < words->end) {
        const char *start = words->at;
        uint32_t codepoint = utf8_next(&words->at, words->end);

        if (is_blank(codepoint)) {
            blank = words->begun;
            continue;
        }
        words->begun = true;
        if (!blank)
            return character(words, start, codepoint);
        words->at = start;
        return (struct piece){.type = PIECE_BLANK};
    }
    if (!words->cut)
        return (struct piece){.type = PIECE_END};
    words->cut = false;
    return (struct piece){.type = PIECE_CUT};
}

bool words_are_none(const char *text)
{
    struct words words = words_of(text);

    return words_next(&words).type == PIECE_END;
}

size_t table_rows(const struct grid *grid)
{
    size_t width = grid->column_count;

    /* The total of nothing is left out, as grid_table() does. */
    return grid_rows(grid) ? (grid->cell_count + width - 1) / width : 0;
}

const struct cell *table_cell(const struct grid *grid, size_t row, size_t column)
{
    static const struct cell nothing = {.empty = true};
    size_t index = row * grid->column_count + column;

    return index < grid->cell_count ? &grid->cells[index] : &nothing;
}

bool column_is_number(const struct column *column)
{
    switch (column->type) {
    case CELL_MONEY:
    case CELL_AREA:
    case CELL_RATE:
    case CELL_COUNT:
    case CELL_FIGURE:
        return true;
    case CELL_TEXT:
    case CELL_WORD:
    case CELL_DATE:
    case CELL_MONTH:
        break;
    }
    return false;
}

/* Two decimals at least, as everywhere a rate is shown: 2.20, but 0.6175. */
static char *rate_text(int64_t rate, char out[static DECIMAL_SIZE])
{
    size_t length = strlen(decimal_grouped(rate, RATE_PLACES, out));

    for (int spare = RATE_PLACES - 2; spare > 0 && out[length - 1] == '0'; spare--)
        out[--length] = '\0';
    return out;
}

char *cell_figure(const struct cell *cell, enum cell_type type, char out[static DECIMAL_SIZE])
{
    _Static_assert((int)DECIMAL_SIZE >= (int)DATE_SIZE, "a date fits");

    out[0] = '\0';
    if (cell->empty)
        return out;
    switch (type) {
    case CELL_MONEY:
        return decimal_grouped(cell->number, MONEY_PLACES, out);
    case CELL_AREA:
        return decimal_grouped(cell->number, AREA_PLACES, out);
    case CELL_RATE:
        return rate_text(cell->number, out);
    case CELL_COUNT:
        return decimal_grouped(cell->number, 0, out);
    case CELL_DATE:
        return date_text(cell->date, out);
    case CELL_MONTH:
        return month_text(cell->month, out);
    case CELL_TEXT:
    case CELL_WORD:
    case CELL_FIGURE:
        break;
    }
    return out;
}
