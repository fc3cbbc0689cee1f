#include "intake/cell.h"

#include "base/arena.h"
#include "base/decimal.h"
#include "base/text.h"
#include "base/utf8.h"
#include "record/privacy.h"

#include <string.h>

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool is_blank(uint32_t codepoint)
{
    return codepoint == ' ' || codepoint == 0xa0 || codepoint == 0x3000 || codepoint == '\t' ||
           codepoint == '\n' || codepoint == '\r';
}

/* Collapses blanks to one, and leaves out what no record may have. */
static struct text collapse(struct run *run, const char *cell)
{
    struct text text = text_new(run->arena);
    const char *end = cell + strlen(cell);
    bool blank = false;

    while (cell < end) {
        const char *start = cell;
        uint32_t codepoint = utf8_next(&cell, end);
        if (is_blank(codepoint)) {
            blank = text.length > 0;
            continue;
        }
        if (utf8_check(start, (size_t)(cell - start), NULL) != UTF8_FINE)
            continue;
        if (codepoint == '`' && text.length == 0)
            continue;
        if (blank)
            text_char(&text, ' ');
        blank = false;
        text_bytes(&text, start, (size_t)(cell - start));
    }
    return text;
}

/* Nothing to clean: printable ASCII with single blanks inside, no backtick in front. */
static bool is_clean(const char *cell)
{
    if (*cell == ' ' || *cell == '`')
        return false;
    for (; *cell; cell++)
        if (*cell < ' ' || *cell >= 0x7f || (*cell == ' ' && (cell[1] == ' ' || !cell[1])))
            return false;
    return true;
}

const char *cell_text(struct run *run, const char *cell)
{
    const char *text = is_clean(cell) ? cell : collapse(run, cell).at;
    const char *composed = utf8_nfc(run->arena, text);

    return !composed || strcmp(composed, "/") == 0 ? "" : composed;
}

static uint32_t plain(uint32_t codepoint)
{
    if (codepoint >= 0xff01 && codepoint <= 0xff5e)
        codepoint -= 0xfee0;
    if (codepoint == 0x3000 || codepoint == 0xa0)
        return ' ';
    if ((codepoint >= 0x2010 && codepoint <= 0x2015) || codepoint == 0x2212 || codepoint == 0xfe63)
        return '-';
    return codepoint == 0xffe5 ? 0xa5 : codepoint;
}

const char *cell_plain(struct run *run, const char *text, bool upper)
{
    struct text out = text_new(run->arena);
    const char *end = text + strlen(text);

    while (text < end) {
        const char *start = text;
        uint32_t codepoint = plain(utf8_next(&text, end));
        if (codepoint == 0xa5)
            text_add(&out, "\u00a5");
        else if (codepoint >= 0x80)
            text_bytes(&out, start, (size_t)(text - start));
        else
            text_char(&out, upper && codepoint >= 'a' && codepoint <= 'z'
                                ? (char)(codepoint - 'a' + 'A')
                                : (char)codepoint);
    }
    return out.at;
}

/* The next character of a cell that counts for a name; 0 at the end. */
static uint32_t next_of_name(const char **at, const char *end)
{
    while (*at < end) {
        const char *start = *at;
        uint32_t codepoint = plain(utf8_next(at, end));
        if (!is_blank(codepoint) && codepoint != '`' &&
            utf8_check(start, (size_t)(*at - start), NULL) == UTF8_FINE)
            return codepoint;
    }
    return 0;
}

bool cell_names(const char *cell, const char *name)
{
    const char *cell_end = cell + strlen(cell), *name_end = name + strlen(name);
    uint32_t found;

    do {
        found = next_of_name(&cell, cell_end);
        if (found != next_of_name(&name, name_end))
            return false;
    } while (found);
    return true;
}

bool cell_is_blank(const char *cell)
{
    return cell_names(cell, "");
}

/* Copies digits without the separators; false when these do not group by threes. */
static bool ungroup(const char *at, struct text *out)
{
    size_t digits = 0;
    bool grouped = false;

    for (; *at && *at != '.'; at++) {
        if (*at == ',') {
            if (digits == 0 || digits > 3 || (grouped && digits != 3))
                return false;
            grouped = true;
            digits = 0;
            continue;
        }
        digits++;
        text_char(out, *at);
    }
    text_add(out, at);
    return !grouped || digits == 3;
}

/* An amount at or above zero, in units of so many decimals. */
static const char *read_amount(struct run *run, const char *text, int places, int64_t *out)
{
    const char *at = cell_plain(run, text, false);
    struct text digits = text_new(run->arena);
    int64_t value;

    *out = 0;
    at += *at == '+';
    if (strncmp(at, "\u00a5", strlen("\u00a5")) == 0)
        at += strlen("\u00a5");
    at += *at == ' ';
    if (!*at)
        return N_("no amount");
    if (!ungroup(at, &digits))
        return N_("an amount that cannot be read");
    const char *point = strchr(digits.at, '.');
    size_t decimals = point ? strspn(point + 1, "0123456789") : 0;
    if (decimals > (size_t)places && point[1 + decimals] == '\0')
        return places == MONEY_PLACES ? N_("an amount with more than two decimals")
                                      : N_("an amount with more than five decimals");
    if (!decimal_parse_loose(digits.at, digits.length, places, &value))
        return N_("an amount that cannot be read");
    if (value < 0)
        return N_("an amount below zero");
    *out = value;
    return NULL;
}

const char *cell_amount(struct run *run, const char *text, int64_t *out)
{
    return read_amount(run, text, MONEY_PLACES, out);
}

static const char *read_signed(struct run *run, const char *text, int places, int64_t *out)
{
    const char *at = cell_plain(run, text, false);
    bool negative = *at == '-';
    const char *problem = read_amount(run, at + negative, places, out);

    if (!problem && negative)
        *out = -*out;
    return problem;
}

const char *cell_signed(struct run *run, const char *text, int64_t *out)
{
    return read_signed(run, text, MONEY_PLACES, out);
}

int64_t fee_round(int64_t fee)
{
    return (fee + (fee < 0 ? -500 : 500)) / 1000;
}

const char *cell_fee(struct run *run, const char *text, int64_t *out)
{
    return read_signed(run, text, FEE_PLACES, out);
}

/* Reads one or two digits; -1 when there are none, or more. */
static int short_number(const char **at)
{
    int value = 0, digits = 0;

    for (; is_digit(**at) && digits < 3; ++*at, digits++)
        value = value * 10 + (**at - '0');
    return digits < 1 || digits > 2 ? -1 : value;
}

static bool read_date(const char **at, struct date *out)
{
    char iso[DATE_SIZE + 1];

    for (int i = 0; i < 4; i++)
        if (!is_digit((*at)[i]))
            return false;
    memcpy(iso, *at, 4);
    *at += 4;
    char separator = *(*at)++;
    if (separator != '-' && separator != '/')
        return false;
    int month = short_number(at);
    if (*(*at) != separator)
        return false;
    ++*at;
    int day = short_number(at);
    if (month < 0 || day < 0)
        return false;
    const char rest[] = {'-', (char)('0' + month / 10), (char)('0' + month % 10),
                         '-', (char)('0' + day / 10),   (char)('0' + day % 10)};
    memcpy(iso + 4, rest, sizeof rest);
    return date_parse(iso, 4 + sizeof rest, out);
}

/* Reads "08:12:44" or "8:12" up to the end; false when it is no time of day. */
static bool read_clock(const char *at, int clock[static 3])
{
    for (int i = 0; i < 3; i++) {
        if (i > 0 && *at++ != ':')
            return false;
        clock[i] = short_number(&at);
        if (clock[i] < 0 || clock[i] > (i == 0 ? 23 : 59))
            return false;
        if (i == 1 && !*at)
            return true;
    }
    return !*at;
}

const char *cell_time(struct run *run, const char *text, const char **time, struct date *date)
{
    const char *at = cell_plain(run, text, false);
    struct date day = {0};
    int clock[3] = {0, 0, 0};
    char iso[DATE_SIZE];

    *time = text;
    *date = day;
    if (!*at)
        return N_("no date");
    if (!read_date(&at, &day))
        return N_("a date that cannot be read");
    if (*at && *at != ' ' && *at != 'T')
        return N_("a date that cannot be read");
    if (*at && !read_clock(at + 1, clock))
        return N_("a time of day that cannot be read");
    *date = day;
    *time = arena_printf(run->arena, "%s %02d:%02d:%02d", date_text(day, iso), clock[0], clock[1],
                         clock[2]);
    return NULL;
}

const char *cell_serial(const char *text)
{
    size_t length = strlen(text);

    if (!length)
        return N_("no serial number");
    for (const char *at = text; *at; at++)
        if (!is_digit(*at) && !(*at >= 'A' && *at <= 'Z') && !(*at >= 'a' && *at <= 'z') &&
            *at != '-' && *at != '_')
            return N_("a serial number that cannot be right");
    return length > 64 ? N_("a serial number that is too long") : NULL;
}

bool serial_is_personal(const char *serial)
{
    struct personal_hit hit;
    size_t at = 0;

    while (personal_next(serial, strlen(serial), &at, &hit))
        if (hit.what != PERSONAL_CARD)
            return true;
    return false;
}

bool serial_is_derived(const char *serial)
{
    enum { DAY = 8, HASH = 12 };

    return serial[0] == 'D' && strspn(serial + 1, "0123456789") == DAY && serial[1 + DAY] == '-' &&
           strspn(serial + 2 + DAY, "0123456789abcdef") == HASH && serial[2 + DAY + HASH] == '-';
}
