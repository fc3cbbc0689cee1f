/* Reading a table by a mapping. */
#include "base/arena.h"
#include "base/decimal.h"
#include "intake/cell.h"
#include "intake/formats.h"
#include "intake/mapping_columns.h"

#include <string.h>

void mapping_wanted(const struct mapping *mapping, struct wanted wanted[MAPPING_COLUMNS])
{
    const struct wanted all[MAPPING_COLUMNS] = {
        [MAPPING_DATE] = {mapping->date, true},
        [MAPPING_TIME] = {mapping->time, true},
        [MAPPING_AMOUNT] = {mapping->amount, true},
        [MAPPING_DIRECTION] = {mapping->direction, true},
        [MAPPING_IN] = {mapping->in, true},
        [MAPPING_OUT] = {mapping->out, true},
        [MAPPING_SERIAL] = {mapping->serial, true},
        [MAPPING_BALANCE] = {mapping->balance, true},
        [MAPPING_SUMMARY] = {mapping->summary, true},
        [MAPPING_REMARK] = {mapping->remark, true},
        [MAPPING_DETAILS] = {mapping->details, false},
        [MAPPING_PAYER] = {mapping->payer, false},
        [MAPPING_CURRENCY] = {mapping->currency, true},
    };

    memcpy(wanted, all, sizeof all);
}

/* The table's header: all that is required (or, with `forced`, most of what is named). */
bool mapping_find(const struct csv_rows *sheet, const struct mapping *mapping, bool forced,
                  struct columns *out)
{
    struct wanted wanted[MAPPING_COLUMNS];
    size_t named = 0, required = 0;

    mapping_wanted(mapping, wanted);
    for (size_t i = 0; i < MAPPING_COLUMNS; i++) {
        named += wanted[i].name != NULL;
        required += wanted[i].name && wanted[i].required;
    }
    if (!columns_find(sheet, wanted, MAPPING_COLUMNS, forced ? (named + 1) / 2 : required, out))
        return false;
    for (size_t i = 0; !forced && i < MAPPING_COLUMNS; i++)
        if (wanted[i].name && wanted[i].required && out->index[i] == COLUMN_NONE)
            return false;
    return true;
}

/* "20260103", "2026年1月3日", "3/1/2026" as cell_time() takes them. */
static const char *date_text_of(struct run *run, const char *text, const char *order)
{
    const char *at = cell_plain(run, text, false);
    size_t digits = strspn(at, "0123456789");
    const char *part[3];
    int length[3];

    if (digits == 8 && (!at[8] || at[8] == ' '))
        return arena_printf(run->arena, "%.4s-%.2s-%s", at, at + 4, at + 6);
    for (int i = 0; i < 3; i++) {
        part[i] = at;
        length[i] = (int)strspn(at, "0123456789");
        at += length[i];
        if (!length[i])
            return text;
        static const char *const signs[] = {"年", "月", "日", ".", "/", "-"};
        for (size_t k = 0; k < sizeof signs / sizeof *signs; k++)
            if (strncmp(at, signs[k], strlen(signs[k])) == 0) {
                at += i < 2 || strcmp(signs[k], "日") == 0 ? strlen(signs[k]) : 0;
                break;
            }
    }
    int year = order && strcmp(order, "ymd") != 0 ? 2 : 0;
    int month = order && strcmp(order, "mdy") == 0 ? 0 : 1;
    int day = 3 - year - month;
    return arena_printf(run->arena, "%.*s-%.*s-%.*s%s", length[year], part[year], length[month],
                        part[month], length[day], part[day], at);
}

/* "153001" as cell_time() takes it. */
static const char *clock_text_of(struct run *run, const char *text)
{
    if (strlen(text) == 6 && strspn(text, "0123456789") == 6)
        return arena_printf(run->arena, "%.2s:%.2s:%s", text, text + 2, text + 4);
    return text;
}

static bool begins(struct run *run, const char *text, const char *word)
{
    const char *plain = cell_plain(run, text, true), *wanted = cell_plain(run, word, true);

    return strncmp(plain, wanted, strlen(wanted)) == 0;
}

static bool is_currency(struct run *run, const struct mapping *mapping, const char *text)
{
    static const char *const yuan[] = {"人民币", "CNY", "RMB", "156"};

    if (mapping->currency_word)
        return begins(run, text, mapping->currency_word);
    for (size_t i = 0; i < sizeof yuan / sizeof *yuan; i++)
        if (begins(run, text, yuan[i]))
            return true;
    return false;
}

/* Two columns: one has the amount, the other is empty or zero. */
static const char *read_two(struct run *run, const char *in, const char *out,
                            struct statement_row *row)
{
    int64_t came = 0, went = 0;
    const char *problem = *in ? cell_signed(run, in, &came) : NULL;

    if (!problem && *out)
        problem = cell_signed(run, out, &went);
    if (problem)
        return problem;
    if (came < 0)
        return N_("an amount below zero");
    went = went < 0 ? -went : went;
    if ((came != 0) == (went != 0))
        return "neither incoming nor outgoing";
    row->direction = came ? DIRECTION_IN : DIRECTION_OUT;
    row->amount = came ? came : went;
    return NULL;
}

static const char *read_one(struct run *run, const struct mapping *mapping, const char *amount,
                            const char *direction, struct statement_row *row)
{
    const char *problem = cell_signed(run, amount, &row->amount);
    bool plus = row->amount >= 0;

    if (problem)
        return problem;
    row->amount = plus ? row->amount : -row->amount;
    if (mapping->direction) {
        bool in = begins(run, direction, mapping->in_word);
        bool out = begins(run, direction, mapping->out_word);
        if (in == out)
            return "neither incoming nor outgoing";
        row->direction = in ? DIRECTION_IN : DIRECTION_OUT;
        return plus ? NULL : N_("an amount below zero");
    }
    bool turned = mapping->sign && strcmp(mapping->sign, "plus-out") == 0;
    row->direction = plus != turned ? DIRECTION_IN : DIRECTION_OUT;
    return NULL;
}

static const char *join_words(struct run *run, const char *const *text)
{
    return texts_join(run, texts_join(run, text[MAPPING_SUMMARY], text[MAPPING_REMARK]),
                      text[MAPPING_DETAILS]);
}

/* Whether a part of a payer's cell, up to a separator, is an account: "6200****0000". */
static bool is_account(const char *part, size_t length)
{
    enum { DIGITS_MAX = 6 };
    size_t digits = 0;

    for (size_t i = 0; i < length; i++) {
        digits += part[i] >= '0' && part[i] <= '9';
        if (part[i] == '*' || digits > DIGITS_MAX)
            return true;
    }
    return false;
}

/* A payer's name without the account that some banks write before or behind it: accounts are
 * never kept. */
static const char *name_only(struct run *run, const char *text)
{
    static const char separators[] = " /,";
    const char *end = text;

    for (size_t length = strcspn(text, separators); text[length] && is_account(text, length);
         length = strcspn(text, separators))
        text += length + 1;
    for (end = text; *end;) {
        const size_t length =
            end > text ? strcspn(end + 1, separators) + 1 : strcspn(end, separators);
        if (is_account(end, length))
            break;
        end += length;
    }
    return arena_dupn(run->arena, text, (size_t)(end - text));
}

static struct statement_row read_row(struct run *run, const struct mapping *mapping,
                                     const struct csv_row *cells, const struct columns *columns)
{
    const char *text[MAPPING_COLUMNS];
    struct statement_row row = {.line = cells->line, .status = ""};

    for (size_t i = 0; i < MAPPING_COLUMNS; i++)
        text[i] = columns_text(run, cells, columns, i);
    row.type = text[MAPPING_SUMMARY];
    row.serial = text[MAPPING_SERIAL];
    row.text = join_words(run, text);
    row.words = texts_join(run, text[MAPPING_SUMMARY], text[MAPPING_REMARK]);
    const char *date = date_text_of(run, text[MAPPING_DATE], mapping->order);
    if (*text[MAPPING_TIME])
        date = texts_join(run, date, clock_text_of(run, text[MAPPING_TIME]));
    row_problem(run, &row, cell_time(run, date, &row.time, &row.date));
    row_amount(run, &row,
               mapping->amount
                   ? read_one(run, mapping, text[MAPPING_AMOUNT], text[MAPPING_DIRECTION], &row)
                   : read_two(run, text[MAPPING_IN], text[MAPPING_OUT], &row));
    row_balance(run, &row, text[MAPPING_BALANCE]);
    if (*row.serial)
        row_problem(run, &row, cell_serial(row.serial));
    row_payer(run, &row, name_only(run, text[MAPPING_PAYER]));
    if (mapping->currency && !is_currency(run, mapping, text[MAPPING_CURRENCY])) {
        row_problem(run, &row,
                    phrase_printf(run, "in another currency, '%s'", text[MAPPING_CURRENCY]));
        row.has_balance = false;
    }
    return row;
}

/* A line of totals has the word in one of its cells and no date. */
static bool is_total(struct run *run, const struct mapping *mapping, const struct csv_row *cells,
                     const struct columns *columns)
{
    const char *time, *text = columns_text(run, cells, columns, MAPPING_DATE);
    struct date date;

    if (!mapping->total || !cell_time(run, date_text_of(run, text, mapping->order), &time, &date))
        return false;
    for (size_t i = 0; i < cells->count; i++)
        if (strstr(cells->cell[i], mapping->total))
            return true;
    return false;
}

/* What the line of totals says of both directions, where there is a column for each. */
static enum status read_total(struct run *run, const struct csv_row *cells,
                              const struct columns *columns, struct statement_file *out)
{
    struct stated *stated[] = {&out->in, &out->out};

    for (size_t i = 0; i < 2; i++) {
        const char *text = columns_text(run, cells, columns, i ? MAPPING_OUT : MAPPING_IN);
        enum direction direction = i ? DIRECTION_OUT : DIRECTION_IN;
        if (!*text)
            continue;
        if (cell_signed(run, text, &stated[i]->amount))
            return stated_fail(run, out->path, cells->line, text);
        if (stated[i]->amount < 0)
            stated[i]->amount = -stated[i]->amount;
        stated[i]->line = cells->line;
        for (size_t k = 0; k < out->count; k++)
            stated[i]->count += out->rows[k].direction == direction;
    }
    return STATUS_OK;
}

enum status mapping_read(struct run *run, const struct csv_rows *sheet,
                         const struct named_mapping *named, struct statement_file *out)
{
    const struct mapping *mapping = named->mapping;
    struct wanted wanted[MAPPING_COLUMNS];
    struct columns columns;
    enum status status = STATUS_OK;

    mapping_wanted(mapping, wanted);
    if (!mapping_find(sheet, mapping, true, &columns))
        return fail_at(run, (struct spot){.file = out->path}, STATUS_DATA, "statement-header",
                       "look at the file with fees mapping FILE",
                       "the statement has no table with the columns of the mapping '%s'",
                       named->name);
    status = columns_check(run, out->path, sheet, wanted, MAPPING_COLUMNS, &columns);
    if (status)
        return status;
    out->rows = arena_array(run->arena, sheet->count - columns.row, sizeof *out->rows);
    for (size_t i = columns.row + 1; i < sheet->count && !status; i++) {
        const struct csv_row *row = &sheet->row[i];
        if (row_is_blank(row))
            continue;
        if (is_total(run, mapping, row, &columns))
            status = read_total(run, row, &columns, out);
        else
            out->rows[out->count++] = read_row(run, mapping, row, &columns);
    }
    return status;
}
