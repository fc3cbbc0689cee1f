#include "record/privacy.h"

#include "base/catalogue.h"

#include "base/date.h"

#include <string.h>

enum { NUMBER_MAX = 24, GROUPS_MAX = 5 };

struct bytes {
    const char *at;
    size_t size;
};

/* A run of digits as it stands in the text. `count` goes on where `digit` is full. */
struct group {
    size_t start, end;
    size_t count;
    char digit[NUMBER_MAX];
};

const char *personal_text(enum personal what)
{
    static const char *const text[] = {
        [PERSONAL_MOBILE] = N_("a mobile number"),
        [PERSONAL_IDENTITY] = N_("an identity card number"),
        [PERSONAL_CARD] = N_("a bank card number"),
        [PERSONAL_EMAIL] = N_("an e-mail address"),
    };

    return text[what];
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_word_byte(char c)
{
    return is_digit(c) || is_letter(c) || c == '_';
}

/* The digit at a place as '0' to '9', its bytes in *length; NUL when there is none. Full-width
 * digits are U+FF10 to U+FF19. */
static char digit_at(struct bytes text, size_t at, size_t *length)
{
    if (at < text.size && is_digit(text.at[at])) {
        *length = 1;
        return text.at[at];
    }
    if (at + 3 > text.size || memcmp(text.at + at, "\xef\xbc", 2) != 0)
        return '\0';
    unsigned char last = (unsigned char)text.at[at + 2];
    if (last < 0x90 || last > 0x99)
        return '\0';
    *length = 3;
    return (char)('0' + (last - 0x90));
}

static struct group group_read(struct bytes text, size_t at)
{
    struct group group = {.start = at, .end = at};
    size_t length;
    char digit;

    while ((digit = digit_at(text, group.end, &length))) {
        if (group.count < NUMBER_MAX)
            group.digit[group.count] = digit;
        group.count++;
        group.end += length;
    }
    return group;
}

/* Whether a number may begin here: not within a word, nor behind a decimal point. */
static bool open_left(struct bytes text, size_t start)
{
    if (start == 0)
        return true;
    char c = text.at[start - 1];
    if (c == '.')
        return start < 2 || !is_digit(text.at[start - 2]);
    return !is_word_byte(c);
}

static bool open_right(struct bytes text, size_t end)
{
    if (end >= text.size)
        return true;
    char c = text.at[end];
    if (c == '.')
        return end + 1 >= text.size || !is_digit(text.at[end + 1]);
    return !is_word_byte(c);
}

/* Mobile numbers begin 13 to 19; the country's prefix may stand before them. */
static bool is_mobile(const char *digit, size_t count)
{
    if (count == 15 && memcmp(digit, "0086", 4) == 0) {
        digit += 4;
        count -= 4;
    } else if (count == 13 && memcmp(digit, "86", 2) == 0) {
        digit += 2;
        count -= 2;
    }
    return count == 11 && digit[0] == '1' && digit[1] >= '3';
}

/* Seventeen digits and a check character, ISO 7064 MOD 11-2; digits 7 to 14 are the birth date. */
static bool is_identity(const char *digit, size_t count, char check)
{
    static const int weight[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    char iso[] = "YYYY-MM-DD";
    struct date birth;
    int sum = 0;

    if (count != 17 || digit[0] < '1' || digit[0] > '8')
        return false;
    memcpy(iso, digit + 6, 4);
    memcpy(iso + 5, digit + 10, 2);
    memcpy(iso + 8, digit + 12, 2);
    if (!date_parse(iso, 10, &birth) || birth.year > 2099)
        return false;
    for (int i = 0; i < 17; i++)
        sum += weight[i] * (digit[i] - '0');
    return "10X98765432"[sum % 11] == check;
}

/* Cards that people hold begin with 3 to 6. */
static bool is_card(const char *digit, size_t count)
{
    int sum = 0;

    if (count < 16 || count > 19 || digit[0] < '3' || digit[0] > '6')
        return false;
    for (size_t i = 0; i < count; i++) {
        int value = digit[count - 1 - i] - '0';
        if (i % 2 == 1)
            value = value * 2 > 9 ? value * 2 - 9 : value * 2;
        sum += value;
    }
    return sum % 10 == 0;
}

/* What the digits from `start` to `end` are, when they may end there. An identity number may end
 * in X, which is then part of it. */
static bool judge(struct bytes text, size_t start, size_t end, const char *digit, size_t count,
                  struct personal_hit *out)
{
    out->start = start;
    out->length = end - start;
    if (count == 17 && end < text.size && (text.at[end] == 'X' || text.at[end] == 'x')) {
        out->what = PERSONAL_IDENTITY;
        out->length++;
        return open_right(text, end + 1) && is_identity(digit, count, 'X');
    }
    if (!open_right(text, end))
        return false;
    if (is_mobile(digit, count))
        out->what = PERSONAL_MOBILE;
    else if (count == 18 && is_identity(digit, 17, digit[17]))
        out->what = PERSONAL_IDENTITY;
    else if (is_card(digit, count))
        out->what = PERSONAL_CARD;
    else
        return false;
    return true;
}

/* The groups from `first` on that single, equal separators join. */
static size_t groups_read(struct bytes text, struct group first, struct group group[GROUPS_MAX])
{
    char separator = first.end < text.size ? text.at[first.end] : '\0';
    size_t count = 1, length;

    group[0] = first;
    if (separator != ' ' && separator != '-')
        return count;
    while (count < GROUPS_MAX) {
        size_t end = group[count - 1].end;
        if (end >= text.size || text.at[end] != separator || !digit_at(text, end + 1, &length))
            break;
        group[count] = group_read(text, end + 1);
        count++;
    }
    return count;
}

/* How people group the digits of mobile, identity (the last may be an X) and card numbers; 0 ends
 * a row. */
static bool grouped(struct bytes text, struct group first, struct personal_hit *out)
{
    static const unsigned char shape[][GROUPS_MAX] = {
        {3, 4, 4},       {6, 8, 4},       {6, 8, 3},   {4, 4, 4, 4, 3},
        {4, 4, 4, 4, 2}, {4, 4, 4, 4, 1}, {4, 4, 4, 4}};
    struct group group[GROUPS_MAX];
    size_t count = groups_read(text, first, group);

    for (size_t row = 0; row < sizeof shape / sizeof shape[0]; row++) {
        char digit[NUMBER_MAX];
        size_t used = 0, total = 0;
        while (used < count && shape[row][used] && group[used].count == shape[row][used]) {
            memcpy(digit + total, group[used].digit, group[used].count);
            total += group[used++].count;
        }
        if (used < 2 || (used < GROUPS_MAX && shape[row][used]))
            continue;
        if (judge(text, first.start, group[used - 1].end, digit, total, out))
            return true;
    }
    return false;
}

static bool number_hit(struct bytes text, struct group group, struct personal_hit *out)
{
    if (!open_left(text, group.start))
        return false;
    if (group.count <= NUMBER_MAX &&
        judge(text, group.start, group.end, group.digit, group.count, out))
        return true;
    return grouped(text, group, out);
}

static bool is_local(char c)
{
    return is_word_byte(c) || (c && strchr(".%+-", c));
}

/* An address around the '@' at `at`: a local part, labels with a dot between them, and a last
 * label of letters. */
static bool email_hit(struct bytes text, size_t at, struct personal_hit *out)
{
    size_t start = at, end = at + 1, label = end;
    bool dotted = false;

    while (start > 0 && is_local(text.at[start - 1]))
        start--;
    for (; end < text.size; end++) {
        char c = text.at[end];
        if (c == '.' && end > label && end + 1 < text.size && is_word_byte(text.at[end + 1])) {
            dotted = true;
            label = end + 1;
        } else if (!is_word_byte(c) && c != '-') {
            break;
        }
    }
    if (start == at || !dotted || end - label < 2)
        return false;
    for (size_t i = label; i < end; i++)
        if (!is_letter(text.at[i]))
            return false;
    *out = (struct personal_hit){PERSONAL_EMAIL, start, end - start};
    return true;
}

bool personal_next(const char *bytes, size_t size, size_t *at, struct personal_hit *out)
{
    struct bytes text = {bytes, size};
    size_t length;

    while (*at < size) {
        if (digit_at(text, *at, &length)) {
            struct group group = group_read(text, *at);
            if (number_hit(text, group, out)) {
                *at = out->start + out->length;
                return true;
            }
            *at = group.end;
        } else if (bytes[(*at)++] == '@' && email_hit(text, *at - 1, out)) {
            *at = out->start + out->length;
            return true;
        }
    }
    return false;
}
