/*
 * Charts as SVG. All lie in a field 360 wide, about what a phone has, so that letters are on a
 * phone what they are beside it. Positions are whole numbers.
 */
#include "format/document_internal.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <inttypes.h>
#include <string.h>

enum {
    WIDTH = 360,
    BAR_ROW = 40, /* a bar with its label */
    BAR_HEIGHT = 8,
    LABEL_MOST = 34, /* columns of text that fit above a bar, the figure beside them */
    FIELD_TOP = 24,
    FIELD_HEIGHT = 132,
    LEGEND = 20, /* what it takes above the field */
    MARK = 3,
    TICK_MOST = 10, /* columns of text below a column */
    LETTER = 7,     /* the width of one column of text there */
};

/* part/whole of `length`, rounded down but never nothing of something. Amounts can be large, so
 * both are made smaller first. */
static int64_t scaled(int64_t part, int64_t whole, int64_t length)
{
    while (whole > INT64_MAX / 1024) {
        whole /= 2;
        part /= 2;
    }
    if (part <= 0 || whole <= 0)
        return 0;
    if (part > whole)
        part = whole;
    int64_t size = part * length / whole;
    return size ? size : 1;
}

static void put_text(struct text *out, const char *class, int64_t x, int64_t y, const char *text)
{
    text_printf(out, "<text class=\"%s\" x=\"%" PRId64 "\" y=\"%" PRId64 "\">", class, x, y);
    html_plain(out, text);
    text_add(out, "</text>\n");
}

static void put_bar(struct text *out, const char *class, int64_t x, int64_t y, int64_t width,
                    int64_t height)
{
    text_printf(out,
                "<rect class=\"%s\" x=\"%" PRId64 "\" y=\"%" PRId64 "\" width=\"%" PRId64
                "\" height=\"%" PRId64 "\"/>\n",
                class, x, y, width, height);
}

/* As much of a label as fits beside its figure; a Chinese character is two columns wide. */
static const char *cut(struct arena *arena, const char *label, size_t most)
{
    const char *at = label, *end = label + strlen(label);
    size_t width = 0;

    if (utf8_width(label) <= most)
        return label;
    while (at < end) {
        const char *next = at;
        utf8_next(&next, end);
        width += utf8_width(arena_dupn(arena, at, (size_t)(next - at)));
        if (width >= most)
            break;
        at = next;
    }
    return arena_printf(arena, "%.*s…", (int)(at - label), label);
}

static int64_t largest_bar(const struct chart *chart)
{
    int64_t most = 0;

    for (size_t i = 0; i < chart->count; i++) {
        const struct chart_row *row = &chart->rows[i];
        int64_t larger = row->value > row->of ? row->value : row->of;
        most = larger > most ? larger : most;
    }
    return most;
}

/* What a bar has beyond what it is measured by. */
static void put_past(struct text *out, const struct chart *chart, int64_t x, int64_t y,
                     int64_t width)
{
    put_bar(out, chart->target ? "bar" : "over", x, y, width, BAR_HEIGHT);
    if (chart->target)
        put_bar(out, "mark", x, y, MARK, BAR_HEIGHT);
}

static void put_bars(struct text *out, const struct chart *chart)
{
    const int64_t most = largest_bar(chart);

    for (size_t i = 0; i < chart->count; i++) {
        const struct chart_row *row = &chart->rows[i];
        const int64_t top = (int64_t)i * BAR_ROW, bar = top + 24;
        const size_t room = LABEL_MOST - utf8_width(row->shown);
        int64_t length = scaled(row->value, most, WIDTH);
        int64_t track = row->of > 0 ? scaled(row->of, most, WIDTH) : 0;
        put_text(out, "label", 0, top + 16, cut(out->arena, row->label, room));
        put_text(out, "value", WIDTH, top + 16, row->shown);
        if (track)
            put_bar(out, "track", 0, bar, track, BAR_HEIGHT);
        if (length)
            put_bar(out, "bar", 0, bar, track && length > track ? track : length, BAR_HEIGHT);
        if (track && length > track)
            put_past(out, chart, track, bar, length - track);
    }
}

static int64_t tallest(const struct chart *chart, size_t *which)
{
    int64_t most = 0;

    *which = 0;
    for (size_t i = 0; i < chart->count; i++) {
        const struct chart_row *row = &chart->rows[i];
        int64_t larger = chart->second && row->second > row->value ? row->second : row->value;
        if (larger > most)
            *which = i;
        most = larger > most ? larger : most;
    }
    return most;
}

static void put_legend(struct text *out, const struct chart *chart)
{
    put_bar(out, "bar", 0, 4, 12, BAR_HEIGHT);
    put_text(out, "label", 18, 13, chart->first);
    put_bar(out, "second", WIDTH / 2, 4, 12, BAR_HEIGHT);
    put_text(out, "label", WIDTH / 2 + 18, 13, chart->second);
}

/* Where the columns stand: below the legend of two series. */
static int64_t foot_of(const struct chart *chart)
{
    return FIELD_TOP + FIELD_HEIGHT + (chart->second ? LEGEND : 0);
}

/* Every so many columns have their label below them, so that none runs into the next. */
static size_t label_step(const struct chart *chart)
{
    size_t widest = 1;

    for (size_t i = 0; i < chart->count; i++) {
        size_t width = utf8_width(chart->rows[i].label);
        widest = width > widest ? width : widest;
    }
    widest = widest < TICK_MOST ? widest : TICK_MOST;
    return ((widest + 1) * LETTER * chart->count + WIDTH - 1) / WIDTH;
}

static void put_column(struct text *out, const struct chart *chart, size_t i, int64_t scale)
{
    const struct chart_row *row = &chart->rows[i];
    const int64_t count = (int64_t)chart->count, foot = foot_of(chart);
    const int64_t left = (int64_t)i * WIDTH / count, right = ((int64_t)i + 1) * WIDTH / count;
    const int64_t wide = (right - left) * (chart->second ? 3 : 6) / 10;
    const int64_t x = left + (right - left) * 2 / 10;
    const int64_t height = scaled(row->value, scale, FIELD_HEIGHT);
    const int64_t second = chart->second ? scaled(row->second, scale, FIELD_HEIGHT) : 0;

    if (height)
        put_bar(out, "bar", x, foot - height, wide, height);
    if (second)
        put_bar(out, "second", x + wide, foot - second, wide, second);
}

/* The newest column has its label, whatever the step. */
static void put_labels(struct text *out, const struct chart *chart)
{
    const size_t step = label_step(chart);

    for (size_t i = 0; i < chart->count; i++) {
        if ((chart->count - 1 - i) % step != 0)
            continue;
        int64_t middle = ((int64_t)i * 2 + 1) * WIDTH / (2 * (int64_t)chart->count);
        put_text(out, "tick", middle, foot_of(chart) + 16,
                 cut(out->arena, chart->rows[i].label, TICK_MOST));
    }
}

/* The figure above a column, inside the picture at either edge of it. */
static void put_figure(struct text *out, const struct chart *chart, size_t i, int64_t y)
{
    const int64_t count = (int64_t)chart->count, column = (int64_t)i;
    const int64_t middle = (column * 2 + 1) * WIDTH / (2 * count);

    if (middle < WIDTH / 4)
        put_text(out, "first", column * WIDTH / count, y, chart->rows[i].shown);
    else if (middle > 3 * WIDTH / 4)
        put_text(out, "last", (column + 1) * WIDTH / count, y, chart->rows[i].shown);
    else
        put_text(out, "tick", middle, y, chart->rows[i].shown);
}

static void put_columns(struct text *out, const struct chart *chart)
{
    size_t highest;
    const int64_t most = tallest(chart, &highest);
    const int64_t scale = chart->scale ? chart->scale : most;
    const int64_t foot = foot_of(chart);

    if (chart->second)
        put_legend(out, chart);
    for (int64_t line = 0; line <= 2; line++)
        put_bar(out, "line", 0, foot - FIELD_HEIGHT * line / 2, WIDTH, 1);
    for (size_t i = 0; i < chart->count; i++)
        put_column(out, chart, i, scale);
    put_labels(out, chart);
    if (most > 0)
        put_figure(out, chart, highest, foot - scaled(most, scale, FIELD_HEIGHT) - 5);
}

void chart_html(struct text *out, const struct chart *chart, size_t number)
{
    const int64_t height =
        chart->kind == CHART_BARS ? (int64_t)chart->count * BAR_ROW : foot_of(chart) + 24;

    text_add(out, "<figure class=\"chart\"><figcaption>");
    html_plain(out, chart->title);
    text_printf(out,
                "</figcaption>\n<svg viewBox=\"0 0 %d %" PRId64
                "\" role=\"img\" preserveAspectRatio=\"xMinYMin\" "
                "aria-labelledby=\"chart-%zu-title chart-%zu-text\">\n",
                WIDTH, height, number, number);
    text_printf(out, "<title id=\"chart-%zu-title\">", number);
    html_plain(out, chart->title);
    text_printf(out, "</title>\n<desc id=\"chart-%zu-text\">", number);
    html_plain(out, chart->description);
    text_add(out, "</desc>\n");
    if (chart->kind == CHART_BARS)
        put_bars(out, chart);
    else
        put_columns(out, chart);
    text_add(out, "</svg></figure>");
}
