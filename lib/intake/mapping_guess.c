/* A first draft of a mapping, from the names that banks use for their columns. */
#include "base/arena.h"
#include "intake/cell.h"
#include "intake/mappings.h"
#include "record/records.h"

#include <string.h>

enum { HEADER_LEAST = 3, LOOK_ROWS = 200 };

/* Words by which a column is known, the most telling first, separated by '|'. */
static const struct guess {
    const char *field, *words;
} guesses[] = {
    {"date",
     "交易日期|交易日|记账日期|记账日|入账日期|交易时间|记账时间|日期|transactiondate|date"},
    {"time", "交易时间|记账时间|入账时间|时间|time"},
    {"in", "记账金额(收入)|交易金额(收入)|贷方发生额(收入)|贷方发生额/元(收入)|收入金额|存入金额|"
           "转入金额|贷方发生额|贷方金额|收入|贷方|存入|转入|credit|deposit"},
    {"out", "记账金额(支出)|交易金额(支出)|借方发生额(支取)|借方发生额/元(支取)|支出金额|支取金额|"
            "转出金额|借方发生额|借方金额|支出|借方|支取|转出|debit|withdrawal"},
    {"amount", "交易金额|发生额|金额|amount"},
    {"direction", "借贷标志|借贷方向|借贷|借/贷|收支类型|收支方向|收/支"},
    {"serial", "账户明细编号-交易流水号|交易流水号|流水号|日志号|交易单号|serial|reference"},
    {"balance", "账户余额|联机余额|本次余额|交易后余额|余额|balance"},
    {"summary", "交易摘要|主要摘要|摘要|交易类型|交易名称|业务类型|summary|type"},
    {"remark",
     "附言|交易附言|交易地点/附言|客户附言|客户摘要|备注|用途|留言|remark|description|memo"},
    {"payer", "对方户名|对方账户名|对方账户名称|对方账号名称|对方姓名|对方账号与户名|对方户名/账号|"
              "对方账号/户名|对手信息|对方名称|对方信息|户名|payer|name"},
    {"currency", "记账币种|交易币种|币种|币别|货币|currency"},
};

/* The column of that name; amounts may have their unit behind it. */
static const char *column_named(struct run *run, const struct csv_row *row, const char *word,
                                size_t length)
{
    static const char *const units[] = {"", "(元)", "/元", "(人民币)"};

    for (size_t k = 0; k < sizeof units / sizeof *units; k++) {
        const char *name = arena_printf(run->arena, "%.*s%s", (int)length, word, units[k]);
        const char *wanted = cell_plain(run, name, true);
        for (size_t i = 0; i < row->count; i++)
            if (cell_names(cell_plain(run, row->cell[i], true), wanted))
                return cell_text(run, row->cell[i]);
    }
    return NULL;
}

static const char *guess_column(struct run *run, const struct csv_row *row, const char *words)
{
    for (const char *at = words; *at;) {
        size_t length = strcspn(at, "|");
        const char *found = column_named(run, row, at, length);
        if (found)
            return found;
        at += length + (at[length] == '|');
    }
    return NULL;
}

/* How many of the fields a row has a column for. */
static size_t guess_row(struct run *run, const struct csv_row *row, struct mapping *out)
{
    size_t found = 0;

    *out = (struct mapping){.kind = "bank"};
    for (size_t i = 0; i < sizeof guesses / sizeof *guesses; i++) {
        const struct field *field = kind_field(&kind_mapping, guesses[i].field);
        const char *column = guess_column(run, row, guesses[i].words);
        if (!column || !*column)
            continue;
        FIELD_AT(const char *, out, field) = column;
        found++;
    }
    return found;
}

/* The first cell that is not blank below a column's name; NULL: there is none. */
static const char *sample_of(struct run *run, const struct csv_rows *sheet, size_t header,
                             const char *name)
{
    const struct csv_row *names = &sheet->row[header];
    size_t column = 0;

    while (column < names->count && !cell_names(names->cell[column], name))
        column++;
    for (size_t i = header + 1; i < sheet->count; i++) {
        const struct csv_row *row = &sheet->row[i];
        if (column < row->count && !cell_is_blank(row->cell[column]))
            return cell_plain(run, cell_text(run, row->cell[column]), false);
    }
    return NULL;
}

/* "20261103 08:12:44" and "2026-11-03 08:12" say the day, "08:12:44" and "81244" do not. */
static bool has_day(const char *text)
{
    return strspn(text, "0123456789") == 8 || strstr(text, "年") || strchr(text, '-') ||
           strchr(text, '/') || strcspn(text, ".") == 4;
}

/* One column for both directions, or two; a time that says the day is the date. */
static void settle(struct run *run, const struct csv_rows *sheet, struct mapping_draft *draft)
{
    struct mapping *mapping = &draft->mapping;

    if (mapping->in && mapping->out) {
        mapping->amount = NULL;
        mapping->direction = NULL;
    } else {
        mapping->in = mapping->out = NULL;
    }
    if (mapping->direction) {
        bool debit = strstr(mapping->direction, "借");
        mapping->in_word = debit ? "贷" : "收";
        mapping->out_word = debit ? "借" : "支";
    }
    const char *time = mapping->time ? sample_of(run, sheet, draft->header, mapping->time) : NULL;
    if (time && has_day(time))
        mapping->date = mapping->time;
    if (mapping->time && (!time || strcmp(mapping->time, mapping->date) == 0))
        mapping->time = NULL;
}

/* The order of a date that ends in its year, from the first one below the header; NULL: ymd. */
static const char *guess_order(struct run *run, const struct csv_rows *sheet,
                               const struct mapping_draft *draft)
{
    const char *at = sample_of(run, sheet, draft->header, draft->mapping.date);
    size_t first = at ? strspn(at, "0123456789") : 0;
    size_t second = at && at[first] ? strspn(at + first + 1, "0123456789") : 0;

    if (first < 1 || first > 2 || second < 1 || second > 2)
        return NULL;
    bool month_first =
        second == 2 && (at[first + 1] > '1' || (at[first + 1] == '1' && at[first + 2] > '2'));
    return month_first ? "mdy" : "dmy";
}

enum status mapping_guess(struct run *run, const char *path, const struct csv_rows *sheet,
                          struct mapping_draft *out)
{
    size_t best = 0;

    *out = (struct mapping_draft){0};
    for (size_t i = 0; i < sheet->count && i < LOOK_ROWS; i++) {
        struct mapping mapping;
        size_t found =
            sheet->row[i].count >= HEADER_LEAST ? guess_row(run, &sheet->row[i], &mapping) : 0;
        bool usable = found > best && mapping.date && (mapping.amount || mapping.in);
        if (!usable)
            continue;
        best = found;
        out->header = i;
        out->mapping = mapping;
    }
    if (best < HEADER_LEAST)
        return fail_at(run, (struct spot){.file = path}, STATUS_DATA, "statement-header",
                       "write statements/NAME.yaml by hand: ledger-format/fields.md has its fields",
                       "no line of the file looks like the names of columns");
    settle(run, sheet, out);
    out->mapping.order = guess_order(run, sheet, out);
    return STATUS_OK;
}
