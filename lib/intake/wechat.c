/*
 * The personal bill of WeChat Pay, as CSV or (since July 2025) a spreadsheet: some lines about the
 * bill, among them its counts and sums, then a table. Lines and columns have moved before, so both
 * are found by what they say.
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
enum { COLUMNS_LEAST = 5 };

static const struct word types[] = {
    {"二维码收款", WORD_IN, false, NULL},
    {"转账", WORD_IN | WORD_OUT, false, NULL},
    {"群收款", WORD_IN | WORD_OUT, false, NULL},
    {"微信红包", WORD_IN | WORD_OUT, true, N_("a red packet, which may be a gift")},
    {"商户消费", WORD_OUT, false, NULL},
    {"扫二维码付款", WORD_OUT, false, NULL},
    {"亲属卡交易", WORD_OUT, false, NULL},
    {"零钱提现", WORD_NEUTRAL, false, NULL},
    {"零钱充值", WORD_NEUTRAL, false, NULL},
    {"零钱通转出", WORD_NEUTRAL, true, NULL},
    {"转入零钱通", WORD_NEUTRAL, true, NULL},
    {"理财通", WORD_NEUTRAL, true, NULL},
    {"信用卡还款", WORD_NEUTRAL | WORD_OUT, false, NULL},
};

static const struct word states[] = {
    {"已收钱", WORD_IN, false, NULL},
    {"已存入零钱", WORD_IN, false, NULL},
    {"已收款", WORD_IN, false, NULL},
    {"已到账", WORD_IN | WORD_NEUTRAL, false, NULL},
    {"支付成功", WORD_IN | WORD_OUT | WORD_NEUTRAL, false, NULL},
    {"已转账", WORD_OUT, false, NULL},
    {"对方已收钱", WORD_OUT, false, NULL},
    {"朋友已收钱", WORD_OUT, false, NULL},
    {"对方已退还", WORD_OUT, false, NULL},
    {"已全额退款", WORD_IN | WORD_OUT, false, N_("given back to the payer")},
    {"已退款", WORD_IN | WORD_OUT, true, N_("given back to the payer in part")},
    {"提现已到账", WORD_NEUTRAL, false, NULL},
    {"充值完成", WORD_NEUTRAL, false, NULL},
    {"还款成功", WORD_NEUTRAL | WORD_OUT, false, NULL},
};

static void judge_type(struct run *run, struct statement_row *row)
{
    if (strstr(row->type, "退款"))
        row_problem(run, row, "a refund");
    else
        row_word(run, row, types, sizeof types / sizeof *types, "type", row->type);
    row_word(run, row, states, sizeof states / sizeof *states, "status", row->status);
}

static enum direction direction_of(const char *text)
{
    if (strcmp(text, "收入") == 0)
        return DIRECTION_IN;
    if (strcmp(text, "支出") == 0)
        return DIRECTION_OUT;
    return strcmp(text, "") == 0 ? DIRECTION_NEUTRAL : DIRECTION_UNKNOWN;
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
    /* The goods hold what a payer wrote with the payment, the remark what the holder was told. */
    row.text = texts_join(run, text[GOODS], text[REMARK]);
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
    row_payer(run, &row, row.payer);
    judge_type(run, &row);
    return row;
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
        status = preamble_read(run, &sheet->row[i], out);
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
    .title = N_("WeChat Pay, personal bill"),
    .place_kind = "wechat",
    .detect = wechat_detect,
    .read = wechat_read,
};
