#include "record/id.h"

#include <stdio.h>
#include <string.h>

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_alnum(char c)
{
    return is_digit(c) || is_lower(c) || (c >= 'A' && c <= 'Z');
}

/* Codes are so short that strspn() would spend its time on getting ready. */
static size_t count_digits(const char *text)
{
    size_t count = 0;

    while (is_digit(text[count]))
        count++;
    return count;
}

static size_t count_zeros(const char *text)
{
    size_t count = 0;

    while (text[count] == '0')
        count++;
    return count;
}

/* Reads all remaining digits, at least `least` and at most `most`; -1 when it is otherwise. */
static int all_digits(const char *text, size_t least, size_t most)
{
    size_t length = strlen(text);
    int value = 0;

    if (length < least || length > most)
        return -1;
    for (; *text; text++) {
        if (!is_digit(*text))
            return -1;
        value = value * 10 + (*text - '0');
    }
    return value;
}

bool id_parse(const char *text, struct record_id *out)
{
    struct record_id id = {0};

    if (text[0] < 'A' || text[0] > 'Z' || strnlen(text, 8) < 8 || text[7] != '-')
        return false;
    id.prefix = text[0];
    const char iso[] = {'2', '0', text[1], text[2], '-', text[3], text[4], '-', text[5], text[6]};
    if (!date_parse(iso, sizeof iso, &id.day))
        return false;
    text += 8;
    if (*text >= 'A' && *text <= 'Z')
        id.desk = *text++;
    id.number = all_digits(text, 3, 6);
    if (id.number < 1 || (strlen(text) > 3 && text[0] == '0'))
        return false;
    *out = id;
    return true;
}

char *id_text(struct record_id id, char out[static ID_SIZE])
{
    char desk[2] = {id.desk, '\0'};

    snprintf(out, ID_SIZE, "%c%02d%02d%02d-%s%03d", id.prefix, id.day.year % 100, id.day.month,
             id.day.day, desk, id.number);
    return out;
}

bool is_word(const char *text)
{
    static const char *const taken[] = {"y",   "n",    "yes",   "no",  "on",
                                        "off", "true", "false", "null"};

    const size_t length = strnlen(text, 33), longest = strlen("false");

    if (!is_lower(text[0]) || length > 32)
        return false;
    for (const char *at = text; *at; at++)
        if (!is_lower(*at) && !is_digit(*at) && *at != '_' && *at != '-')
            return false;
    for (size_t i = 0; length <= longest && i < sizeof taken / sizeof taken[0]; i++)
        if (strcmp(text, taken[i]) == 0)
            return false;
    return true;
}

/* Whether the text has the shape of the pattern, in which '0' stands for any digit. */
static bool has_shape(const char *text, const char *pattern)
{
    for (; *pattern; pattern++, text++)
        if (*pattern == '0' ? !is_digit(*text) : *text != *pattern)
            return false;
    return *text == '\0';
}

/* Digits, an e, a dash, digits: a number to YAML 1.2. */
static bool is_exponential(const char *text)
{
    size_t digits = count_digits(text);

    return digits && (text[digits] == 'e' || text[digits] == 'E') && text[digits + 1] == '-' &&
           text[digits + 2] && text[digits + 2 + count_digits(text + digits + 2)] == '\0';
}

bool is_building(const char *text)
{
    const size_t longest = 14; /* of a unit's 16 characters, a dash and a room's one taken off */
    size_t length = strnlen(text, longest + 1);

    if (length < 1 || length > longest)
        return false;
    for (; *text; text++)
        if (!is_alnum(*text))
            return false;
    return true;
}

bool is_unit(const char *text)
{
    size_t length = strnlen(text, 17);
    bool dash = false;

    if (length > 16 || !is_alnum(text[0]) || !is_alnum(text[length - 1]))
        return false;
    for (const char *at = text; *at; at++) {
        if (*at == '-' && at[1] == '-')
            return false;
        if (*at != '-' && !is_alnum(*at))
            return false;
        dash |= *at == '-';
    }
    return dash && !has_shape(text, "0000-00-00") && !is_exponential(text);
}

bool is_person(const char *text)
{
    return is_lower(text[0]) && all_digits(text + 1, 1, 6) >= 0;
}

/* A letter, a year, a dash and a number above zero of so many digits. */
static bool is_yearly(const char *text, char letter, size_t least, size_t most)
{
    if (text[0] != letter || strnlen(text, 8) < 8 || text[5] != '-' || text[1] == '0')
        return false;
    for (int i = 1; i < 5; i++)
        if (!is_digit(text[i]))
            return false;
    return all_digits(text + 6, least, most) > 0;
}

bool is_decision(const char *text)
{
    return is_yearly(text, 'D', 2, 3);
}

bool is_project(const char *text)
{
    return is_yearly(text, 'J', 2, 3);
}

bool is_ticket(const char *text)
{
    return is_yearly(text, 'T', 4, 6) && (text[6] != '0' || strlen(text) == 10);
}

bool is_notice(const char *text)
{
    return is_yearly(text, 'N', 2, 3);
}

bool is_time(const char *text)
{
    return has_shape(text, "00:00") && (text[0] < '2' || (text[0] == '2' && text[1] < '4')) &&
           text[3] < '6';
}

bool is_meeting(const char *text)
{
    return is_yearly(text, 'M', 2, 3);
}

const char *unit_building(const char *unit, char out[static 17])
{
    size_t length = strcspn(unit, "-");

    if (length > 16)
        length = 16;
    memcpy(out, unit, length);
    out[length] = '\0';
    return out;
}

/* Compares two runs of digits by value and moves behind them; equal values by their zeros. */
static int compare_numbers(const char **a, const char **b)
{
    size_t zeros_a = count_zeros(*a), zeros_b = count_zeros(*b);
    const char *x = *a + zeros_a, *y = *b + zeros_b;
    size_t length_x = count_digits(x), length_y = count_digits(y);
    int order = length_x != length_y ? (length_x < length_y ? -1 : 1) : strncmp(x, y, length_x);

    *a = x + length_x;
    *b = y + length_y;
    if (order == 0 && zeros_a != zeros_b)
        return zeros_a < zeros_b ? -1 : 1;
    return order;
}

int unit_compare(const char *a, const char *b)
{
    while (*a && *b) {
        if (is_digit(*a) && is_digit(*b)) {
            int order = compare_numbers(&a, &b);
            if (order)
                return order;
        } else if (*a != *b) {
            return (unsigned char)*a < (unsigned char)*b ? -1 : 1;
        } else {
            a++;
            b++;
        }
    }
    return (*a != '\0') - (*b != '\0');
}
