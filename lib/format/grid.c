#include "base/arena.h"
#include "base/decimal.h"
#include "base/told.h"
#include "base/utf8.h"
#include "format/csv.h"
#include "format/field.h"
#include "format/grid_internal.h"
#include "format/json.h"

#include <stdio.h>
#include <string.h>

struct grid *grid_new(struct run *run, const struct column *columns, size_t count)
{
    struct grid *grid = arena_alloc(run->arena, sizeof *grid);
    struct column *copy = arena_array(run->arena, count, sizeof *copy);

    memcpy(copy, columns, count * sizeof *copy);
    grid->words = arena_array(run->arena, count, sizeof *grid->words);
    for (size_t i = 0; i < count; i++) {
        grid->words[i] = copy[i].type == CELL_WORD;
        copy[i].type = grid->words[i] ? CELL_TEXT : copy[i].type;
    }
    grid->run = run;
    grid->columns = copy;
    grid->column_count = count;
    grid->total_row = -1;
    return grid;
}

static void push(struct grid *grid, struct cell cell)
{
    ARENA_PUSH(grid->run->arena, grid->cells, grid->cell_count, grid->capacity);
    grid->cells[grid->cell_count++] = cell;
}

void grid_text(struct grid *grid, const char *value)
{
    push(grid, (struct cell){.text = value, .empty = !value});
}

void grid_word(struct grid *grid, const char *value)
{
    push(grid, (struct cell){.text = value, .empty = !value, .is_word = true});
}

void grid_number(struct grid *grid, int64_t value)
{
    push(grid, (struct cell){.number = value});
}

void grid_date(struct grid *grid, struct date value)
{
    push(grid, (struct cell){.date = value, .empty = date_is_none(value)});
}

void grid_month(struct grid *grid, struct month value)
{
    push(grid, (struct cell){.month = value, .empty = month_is_none(value)});
}

void grid_empty(struct grid *grid)
{
    push(grid, (struct cell){.empty = true});
}

void grid_total(struct grid *grid)
{
    grid->total_row = (ssize_t)(grid->cell_count / grid->column_count);
}

size_t grid_rows(const struct grid *grid)
{
    return grid->total_row >= 0 ? (size_t)grid->total_row : grid->cell_count / grid->column_count;
}

static bool is_number(enum cell_type type)
{
    return type == CELL_MONEY || type == CELL_AREA || type == CELL_RATE || type == CELL_COUNT;
}

static enum field_type number_type(enum cell_type type)
{
    switch (type) {
    case CELL_RATE:
        return FIELD_RATE;
    case CELL_COUNT:
        return FIELD_COUNT;
    default:
        return FIELD_MONEY;
    }
}

/* A cell as CSV and JSON have it. */
static const char *plain_text(const struct grid *grid, enum cell_type type, const struct cell *cell)
{
    struct arena *arena = grid->run->arena;
    char date[DATE_SIZE], month[MONTH_SIZE], digits[DECIMAL_SIZE];

    if (cell->empty)
        return "";
    if (cell_is_text(type))
        return cell->text;
    if (type == CELL_DATE)
        return arena_dup(arena, date_text(cell->date, date));
    if (type == CELL_MONTH)
        return arena_dup(arena, month_text(cell->month, month));
    return arena_dup(arena, field_number(number_type(type), cell->number, digits));
}

/* Most texts of a list are. */
static bool is_plain_ascii(const char *text)
{
    while (*text >= 0x20 && *text < 0x7f)
        text++;
    return !*text;
}

/* Text that cannot move the cursor or hide something: such characters as their code points. */
static const char *harmless(struct arena *arena, const char *text)
{
    if (is_plain_ascii(text))
        return text;
    const char *at = text, *end = text + strlen(text);
    struct text out = text_new(arena);

    while (at < end) {
        const char *start = at;
        uint32_t c = utf8_next(&at, end);
        size_t length = (size_t)(at - start);
        if (c == '\n' || utf8_is_invisible(c) || utf8_check(start, length, NULL) != UTF8_FINE)
            text_printf(&out, c > 0xffff ? "\\U%08X" : "\\u%04X", c);
        else
            text_bytes(&out, start, length);
    }
    return out.at;
}

/* A phrase in the language of who runs the command. What means several things is looked up with
 * its column first: "level|group" is no "channels|group". */
static const char *said(const struct grid *grid, const char *key, const char *english)
{
    char both[96];

    if (!grid->run->words)
        return english;
    int length = snprintf(both, sizeof both, "%s|%s", key, english);
    if (length > 0 && (size_t)length < sizeof both) {
        const char *found = phrase(grid->run, both);
        if (found != both)
            return found;
    }
    return phrase(grid->run, english);
}

/* "board,group" as "公示栏、业主群"; NULL when one of them is no word. */
static const char *listed_words(const struct grid *grid, const char *key, const char *text)
{
    struct arena *arena = grid->run->arena;
    struct text out = text_new(arena);

    for (const char *at = text; *at; at += strspn(at, ", ")) {
        size_t length = strcspn(at, ", ");
        const char *one = arena_dupn(arena, at, length);
        const char *found = said(grid, key, one);
        if (found == one)
            return NULL;
        text_printf(&out, "%s%s", out.length ? "、" : "", found);
        at += length;
    }
    return out.length ? out.at : NULL;
}

static const char *word(const struct grid *grid, const char *key, const char *text)
{
    const char *part = told_value(grid->run, text);
    const char *found = part == text ? said(grid, key, text) : part;

    if (found != text || !grid->run->words || !strpbrk(text, ", "))
        return found;
    const char *listed = listed_words(grid, key, text);
    return listed ? listed : text;
}

/* A cell as a table shows it: numbers with thousands separators. */
static const char *shown_text(const struct grid *grid, size_t row, size_t column)
{
    const struct cell *cell = &grid->cells[row * grid->column_count + column];
    enum cell_type type = grid->columns[column].type;
    char digits[DECIMAL_SIZE];

    /* The label of a total is a word as well: "together". */
    const bool is_word = cell->is_word || grid->words[column] ||
                         (type == CELL_TEXT && (ssize_t)row == grid->total_row);

    if (!cell->empty && is_word)
        return harmless(grid->run->arena, word(grid, grid->columns[column].key, cell->text));
    if (!cell->empty && type == CELL_TEXT)
        return harmless(grid->run->arena, told_value(grid->run, cell->text));
    if (cell->empty || !is_number(type))
        return harmless(grid->run->arena, plain_text(grid, type, cell));
    const char *plain = plain_text(grid, type, cell);
    const char *point = strchr(plain, '.');
    int decimals = point ? (int)strlen(point + 1) : 0;
    int64_t value = cell->number;
    for (int places = field_places(number_type(type)); places > decimals; places--)
        value /= 10;
    return arena_dup(grid->run->arena, decimal_grouped(value, decimals, digits));
}

/* In the language of who runs the command. */
static const char *title(const struct grid *grid, size_t column)
{
    return said(grid, grid->columns[column].key, grid->columns[column].title);
}

/* Texts of all cells that a table shows and the width of each column. */
struct table {
    const char **text;
    size_t *widths; /* of each text */
    size_t *width;  /* of each column */
    size_t rows;
};

static struct table measure(const struct grid *grid, bool heading)
{
    size_t columns = grid->column_count, rows = grid->cell_count / columns;
    struct table table = {.rows = grid_rows(grid) ? rows : 0};

    table.text = arena_array(grid->run->arena, table.rows * columns, sizeof *table.text);
    table.widths = arena_array(grid->run->arena, table.rows * columns, sizeof *table.widths);
    table.width = arena_array(grid->run->arena, columns, sizeof *table.width);
    for (size_t c = 0; c < columns; c++)
        table.width[c] = heading ? utf8_width(title(grid, c)) : 0;
    for (size_t i = 0; i < table.rows * columns; i++) {
        table.text[i] = shown_text(grid, i / columns, i % columns);
        table.widths[i] = utf8_width(table.text[i]);
        if (table.widths[i] > table.width[i % columns])
            table.width[i % columns] = table.widths[i];
    }
    return table;
}

static void repeat(struct text *out, char byte, size_t times)
{
    char many[64];

    memset(many, byte, sizeof many);
    for (; times > sizeof many; times -= sizeof many)
        text_bytes(out, many, sizeof many);
    text_bytes(out, many, times);
}

/* No blanks at a line's end: they would be noise in a pipe and in a test. */
static void trim_and_end(struct text *out)
{
    while (out->length && out->at[out->length - 1] == ' ')
        out->length--;
    text_char(out, '\n');
}

static void show_cell(const struct grid *grid, const struct table *table, size_t column,
                      const char *value, size_t width, struct text *out)
{
    size_t gap = table->width[column] - width;
    const enum cell_type type = grid->columns[column].type;
    bool right = is_number(type) || type == CELL_FIGURE;

    repeat(out, ' ', column ? 2 : 0);
    repeat(out, ' ', right ? gap : 0);
    text_add(out, value);
    repeat(out, ' ', right ? 0 : gap);
}

static void show_rule(const struct grid *grid, const struct table *table, struct text *out)
{
    for (size_t c = 0; c < grid->column_count; c++) {
        repeat(out, ' ', c ? 2 : 0);
        repeat(out, '-', table->width[c]);
    }
    trim_and_end(out);
}

void grid_table(const struct grid *grid, bool heading, struct text *out)
{
    struct table table = measure(grid, heading);

    for (size_t c = 0; heading && c < grid->column_count; c++)
        show_cell(grid, &table, c, title(grid, c), utf8_width(title(grid, c)), out);
    if (heading)
        trim_and_end(out);
    for (size_t r = 0; r < table.rows; r++) {
        if ((ssize_t)r == grid->total_row)
            show_rule(grid, &table, out);
        for (size_t c = 0; c < grid->column_count; c++)
            show_cell(grid, &table, c, table.text[r * grid->column_count + c],
                      table.widths[r * grid->column_count + c], out);
        trim_and_end(out);
    }
}

void grid_csv_cell(const struct grid *grid, size_t row, size_t column, bool first, struct text *out)
{
    enum cell_type type = grid->columns[column].type;
    const char *value = plain_text(grid, type, &grid->cells[row * grid->column_count + column]);

    if (cell_is_text(type))
        csv_cell(out, first, value);
    else
        csv_plain_cell(out, first, value);
}

void grid_csv(const struct grid *grid, struct text *out)
{
    size_t columns = grid->column_count;

    for (size_t c = 0; c < columns; c++)
        csv_plain_cell(out, c == 0, grid->columns[c].key);
    csv_end_row(out);
    for (size_t row = 0; row < grid_rows(grid); row++) {
        for (size_t c = 0; c < columns; c++)
            grid_csv_cell(grid, row, c, c == 0, out);
        csv_end_row(out);
    }
}

static struct json *row_object(const struct grid *grid, size_t row)
{
    struct json *object = json_new_object();

    for (size_t c = 0; c < grid->column_count; c++) {
        const struct column *column = &grid->columns[c];
        const struct cell *cell = &grid->cells[row * grid->column_count + c];
        if (!cell->empty && column->type == CELL_COUNT)
            json_whole(object, column->key, cell->number);
        else
            json_text(object, column->key,
                      cell->empty ? NULL : plain_text(grid, column->type, cell));
    }
    return object;
}

struct json *grid_value(const struct grid *grid)
{
    struct json *list = json_new_array();

    for (size_t r = 0; r < grid_rows(grid); r++)
        json_add(list, NULL, row_object(grid, r));
    return list;
}

enum status grid_json(struct run *run, const struct grid *grid, struct text *out)
{
    return json_write(run, grid_value(grid), out);
}
