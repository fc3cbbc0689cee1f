/*
 * The personal bill of WeChat Pay in CSV: some lines about the bill, among them its counts and
 * sums, then a table. Lines and columns have moved before, so both are found by what they say.
 */
#include "base/arena.h"
#include "intake/cell.h"
#include "intake/formats.h"

#include <string.h>

enum column { TIME, TYPE, PAYER, GOODS, DIRECTION, AMOUNT, STATUS, SERIAL, REMARK, COLUMN_COUNT };

static const struct wanted wanted[COLUMN_COUNT] = {
    [TIME] = {"交易时间", true},   [TYPE] = {"交易类型", true},   [PAYER] = {"交易对方", true},
    [GOODS] = {"商品", true},      [DIRECTION] = {"收/支", true}, [AMOUNT] = {"金额(元)", true},
    [STATUS] = {"当前状态", true}, [SERIAL] = {"交易单号", true}, [REMARK] = {"备注", true},
};

/* Other services' tables share up to four of the names. */
enum { COLUMNS_LEAST = 5, PAYER_MAX = 256 };

enum { IN = 1 << DIRECTION_IN, OUT = 1 << DIRECTION_OUT, NEUTRAL = 1 << DIRECTION_NEUTRAL };

/* A word that the bill is known to use, and for which directions. */
struct word {
    const char *text;
    unsigned directions;
    bool prefix;        /* more may follow: "零钱通转出-到零钱" */
    const char *review; /* why a receipt of it is not simply a payment, or NULL */
};

static const struct word types[] = {
    {"二维码收款", IN, false, NULL},
    {"转账", IN | OUT, false, NULL},
    {"群收款", IN | OUT, false, NULL},
    {"微信红包", IN | OUT, true, "a red packet, which may be a gift"},
    {"商户消费", OUT, false, NULL},
    {"扫二维码付款", OUT, false, NULL},
    {"亲属卡交易", OUT, false, NULL},
    {"零钱提现", NEUTRAL, false, NULL},
    {"零钱充值", NEUTRAL, false, NULL},
    {"零钱通转出", NEUTRAL, true, NULL},
    {"转入零钱通", NEUTRAL, true, NULL},
    {"理财通", NEUTRAL, true, NULL},
    {"信用卡还款", NEUTRAL | OUT, false, NULL},
};

static const struct word states[] = {
    {"已收钱", IN, false, NULL},
    {"已存入零钱", IN, false, NULL},
    {"已收款", IN, false, NULL},
    {"已到账", IN | NEUTRAL, false, NULL},
    {"支付成功", IN | OUT | NEUTRAL, false, NULL},
    {"已转账", OUT, false, NULL},
    {"对方已收钱", OUT, false, NULL},
    {"朋友已收钱", OUT, false, NULL},
    {"对方已退还", OUT, false, NULL},
    {"已全额退款", IN | OUT, false, "given back to the payer"},
    {"已退款", IN | OUT, true, "given back to the payer in part"},
    {"提现已到账", NEUTRAL, false, NULL},
    {"充值完成", NEUTRAL, false, NULL},
    {"还款成功", NEUTRAL | OUT, false, NULL},
};

static const struct word *word_of(const struct word *words, size_t count, const char *text)
{
    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(words[i].text);
        if (strncmp(words[i].text, text, length) == 0 && (words[i].prefix || !text[length]))
            return &words[i];
    }
    return NULL;
}

static void judge_word(struct run *run, struct statement_row *row, const struct word *word,
                       const char *what, const char *text)
{
    if (!word)
        row_problem(run, row, arena_printf(run->arena, "the %s '%s' is not known", what, text));
    else if (row->direction && !(word->directions & 1U << row->direction))
        row_problem(
            run, row,
            arena_printf(run->arena, "the %s '%s' does not go with the direction", what, text));
    else if (row->direction == DIRECTION_IN)
        row_problem(run, row, word->review);
}

static void judge_type(struct run *run, struct statement_row *row)
{
    if (strstr(row->type, "退款"))
        row_problem(run, row, "a refund");
    else
        judge_word(run, row, word_of(types, sizeof types / sizeof *types, row->type), "type",
                   row->type);
    judge_word(run, row, word_of(states, sizeof states / sizeof *states, row->status), "status",
               row->status);
}

static enum direction direction_of(const char *text)
{
    if (strcmp(text, "收入") == 0)
        return DIRECTION_IN;
    if (strcmp(text, "支出") == 0)
        return DIRECTION_OUT;
    return strcmp(text, "") == 0 ? DIRECTION_NEUTRAL : DIRECTION_UNKNOWN;
}

/* The goods hold what a payer wrote with the payment, the remark what the holder was told. */
static const char *join(struct run *run, const char *goods, const char *remark)
{
    if (!*goods || !*remark)
        return *goods ? goods : remark;
    return arena_printf(run->arena, "%s %s", goods, remark);
}

static struct statement_row read_row(struct run *run, const struct csv_row *cells,
                                     const struct columns *columns)
{
    const char *text[COLUMN_COUNT];
    struct statement_row row = {.line = cells->line};

    for (size_t i = 0; i < COLUMN_COUNT; i++)
        text[i] = columns_text(run, cells, columns, i);
    row.type = text[TYPE];
    row.payer = text[PAYER];
    row.text = join(run, text[GOODS], text[REMARK]);
    row.status = text[STATUS];
    row.serial = text[SERIAL];
    row.direction = cells->count > (size_t)columns->index[DIRECTION] ? direction_of(text[DIRECTION])
                                                                     : DIRECTION_UNKNOWN;

    row_problem(run, &row, cell_time(run, text[TIME], &row.time, &row.date));
    if (row.direction == DIRECTION_UNKNOWN)
        row_problem(run, &row, "neither incoming nor outgoing");
    const char *problem = cell_amount(run, text[AMOUNT], &row.amount);
    row.readable = !problem;
    row_problem(run, &row, problem);
    if (row.readable && row.amount == 0 && row.direction == DIRECTION_IN)
        row_problem(run, &row, "an amount of zero");
    if (row.direction == DIRECTION_IN)
        row_problem(run, &row, cell_serial(row.serial));
    if (strlen(row.payer) > PAYER_MAX) {
        row_problem(run, &row, "a payer's name that is too long");
        row.payer = "";
    }
    judge_type(run, &row);
    return row;
}

/* Reads "12笔" and returns what follows; NULL when it is not like that. */
static const char *read_count(const char *text, int64_t *out)
{
    size_t digits = strspn(text, "0123456789");

    if (digits < 1 || digits > 9 || strncmp(text + digits, "笔", strlen("笔")) != 0)
        return NULL;
    *out = 0;
    for (size_t i = 0; i < digits; i++)
        *out = *out * 10 + (text[i] - '0');
    return text + digits + strlen("笔");
}

/* Reads "12笔 3,456.00元". */
static bool read_stated(struct run *run, const char *text, struct stated *out)
{
    const char *amount = read_count(text, &out->count);
    const char *end = amount ? strstr(amount, "元") : NULL;

    if (!end)
        return false;
    amount = cell_text(run, arena_dupn(run->arena, amount, (size_t)(end - amount)));
    return !cell_amount(run, amount, &out->amount);
}

static enum status fail_stated(struct run *run, const char *path, int line, const char *text)
{
    return fail_at(run, (struct spot){.file = path, .line = line}, STATUS_DATA, "statement-totals",
                   "import the file as it was downloaded", "the bill's total '%s' cannot be read",
                   text);
}

/* One line above the table. Most of them say nothing that can be checked. */
static enum status read_preamble(struct run *run, const struct csv_row *row,
                                 struct statement_file *out)
{
    const struct {
        const char *label;
        struct stated *stated;
    } labels[] = {{"收入:", &out->in}, {"支出:", &out->out}, {"中性交易:", &out->neutral}};
    const char *text = cell_plain(run, cell_text(run, row->count ? row->cell[0] : ""), false);

    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        size_t length = strlen(labels[i].label);
        if (strncmp(text, labels[i].label, length) != 0)
            continue;
        labels[i].stated->line = row->line;
        if (!read_stated(run, text + length + strspn(text + length, " "), labels[i].stated))
            return fail_stated(run, out->path, row->line, text);
    }
    if (strncmp(text, "共", strlen("共")) != 0 || !strstr(text, "笔记录"))
        return STATUS_OK;
    out->total.line = row->line;
    if (!read_count(text + strlen("共"), &out->total.count))
        return fail_stated(run, out->path, row->line, text);
    return STATUS_OK;
}

static bool has_title(const struct csv_rows *sheet)
{
    for (size_t i = 0; i < sheet->count && i < 50; i++)
        if (sheet->row[i].count && cell_names(sheet->row[i].cell[0], "微信支付账单明细"))
            return true;
    return false;
}

static bool wechat_detect(const struct csv_rows *sheet)
{
    struct columns columns;

    return has_title(sheet) || columns_find(sheet, wanted, COLUMN_COUNT, COLUMNS_LEAST, &columns);
}

static enum status wechat_read(struct run *run, const struct csv_rows *sheet,
                               struct statement_file *out)
{
    struct columns columns;

    if (!columns_find(sheet, wanted, COLUMN_COUNT, COLUMNS_LEAST, &columns))
        return fail_at(run, (struct spot){.file = out->path}, STATUS_DATA, "statement-header",
                       "import the file as it was downloaded; its table starts with a line of "
                       "names: 交易时间, 交易类型 and so on",
                       "the WeChat Pay bill has no table");
    enum status status = columns_check(run, out->path, sheet, wanted, COLUMN_COUNT, &columns);
    for (size_t i = 0; i < columns.row && !status; i++)
        status = read_preamble(run, &sheet->row[i], out);
    if (status)
        return status;
    out->rows = arena_array(run->arena, sheet->count - columns.row, sizeof *out->rows);
    for (size_t i = columns.row + 1; i < sheet->count; i++)
        if (!row_is_blank(&sheet->row[i]))
            out->rows[out->count++] = read_row(run, &sheet->row[i], &columns);
    return STATUS_OK;
}

const struct statement_format format_wechat_personal = {
    .name = "wechat-personal",
    .title = "WeChat Pay, personal bill (CSV)",
    .place_kind = "wechat",
    .detect = wechat_detect,
    .read = wechat_read,
};
