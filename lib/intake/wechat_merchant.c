/*
 * The bills of a WeChat Pay merchant. The fund bill is the best source: each movement with the
 * balance behind it, fees among them. The trade bill has one row a payment, whose fee stands
 * beside it in five decimals and is no row of its own. Cells begin with a backtick. Both end in a
 * line of names and a line of sums.
 */
#include "base/arena.h"
#include "base/decimal.h"
#include "intake/cell.h"
#include "intake/formats.h"

#include <string.h>

/* The place of a name among the cells of the line of sums' header, or -1. */
static int summary_column(const struct csv_row *names, const char *name)
{
    for (size_t i = 0; i < names->count; i++)
        if (cell_names(names->cell[i], name))
            return (int)i;
    return -1;
}

/* The header of the sums; 0 when the table goes on to the end of the file. */
static size_t find_summary(const struct csv_rows *sheet, size_t from, const char *first)
{
    for (size_t i = from; i < sheet->count; i++)
        if (sheet->row[i].count && cell_names(sheet->row[i].cell[0], first))
            return i;
    return 0;
}

static const char *summary_text(struct run *run, const struct csv_rows *sheet, size_t header,
                                const char *name)
{
    int column = summary_column(&sheet->row[header], name);
    const struct csv_row *sums = &sheet->row[header + 1];

    return column < 0 || (size_t)column >= sums->count ? "" : cell_text(run, sums->cell[column]);
}

/* Counts may read "20.0". */
static bool summary_count(struct run *run, const char *text, int64_t *out)
{
    int64_t fen;

    if (cell_amount(run, text, &fen) || fen % 100)
        return false;
    *out = fen / 100;
    return true;
}

/* Reads what the file says of one direction. */
static enum status summary_read(struct run *run, const struct csv_rows *sheet, size_t header,
                                const char *count, const char *amount, struct statement_file *file,
                                struct stated *out)
{
    const char *how_many = summary_text(run, sheet, header, count);
    const char *how_much = amount ? summary_text(run, sheet, header, amount) : NULL;
    int line = sheet->row[header + 1].line;

    if (!summary_count(run, how_many, &out->count))
        return stated_fail(run, file->path, line, how_many);
    if (how_much && cell_amount(run, how_much, &out->amount))
        return stated_fail(run, file->path, line, how_much);
    out->line = line;
    return STATUS_OK;
}

static enum status fail_cut(struct run *run, const char *path, int line)
{
    return fail_at(run, (struct spot){.file = path, .line = line}, STATUS_DATA, "statement-totals",
                   "the file was cut off or changed: download the bill again",
                   "the bill breaks off before its sums");
}

/* --- the fund bill --- */

enum fund_column {
    FUND_TIME,
    FUND_TRADE,
    FUND_FLOW,
    FUND_NAME,
    FUND_TYPE,
    FUND_DIRECTION,
    FUND_AMOUNT,
    FUND_BALANCE,
    FUND_REMARK,
    FUND_VOUCHER,
    FUND_COLUMNS
};

static const struct wanted fund_wanted[FUND_COLUMNS] = {
    [FUND_TIME] = {"记账时间", true},       [FUND_TRADE] = {"微信支付业务单号", true},
    [FUND_FLOW] = {"资金流水单号", true},   [FUND_NAME] = {"业务名称", true},
    [FUND_TYPE] = {"业务类型", true},       [FUND_DIRECTION] = {"收支类型", true},
    [FUND_AMOUNT] = {"收支金额(元)", true}, [FUND_BALANCE] = {"账户结余(元)", true},
    [FUND_REMARK] = {"备注", true},         [FUND_VOUCHER] = {"业务凭证号", false},
};

enum { FUND_LEAST = 5 };

static const struct word fund_types[] = {
    {"交易", WORD_IN | WORD_OUT, false, NULL},
    {"交易手续费", WORD_IN | WORD_OUT, false, NULL},
    {"手续费", WORD_IN | WORD_OUT, false, NULL},
    {"扣除交易手续费", WORD_OUT, false, NULL},
    {"退款", WORD_IN | WORD_OUT, false, "a refund"},
    {"提现", WORD_OUT, false, NULL},
    {"充值", WORD_IN, false, N_("money that the holder put in: funds transfer")},
    {"转账", WORD_IN | WORD_OUT, false, NULL},
};

/* A fee has the number of the payment or refund that it was kept back of; a refund one of its own,
 * and its payment's in the voucher or the remark. */
static void read_fund_nature(struct run *run, struct statement_row *row, const char *const *text)
{
    if (strstr(row->type, "手续费")) {
        row->nature = NATURE_FEE;
        row->related = *text[FUND_TRADE] ? text[FUND_TRADE] : text[FUND_FLOW];
    } else if (strcmp(row->type, "退款") == 0 && row->direction == DIRECTION_OUT) {
        row->nature = NATURE_REFUND;
        row->related = texts_join(run, texts_join(run, text[FUND_TRADE], text[FUND_VOUCHER]),
                                  text[FUND_REMARK]);
    }
}

static struct statement_row read_fund_row(struct run *run, const struct csv_row *cells,
                                          const struct columns *columns)
{
    const char *text[FUND_COLUMNS];
    struct statement_row row = {.line = cells->line, .payer = "", .status = ""};

    for (size_t i = 0; i < FUND_COLUMNS; i++)
        text[i] = columns_text(run, cells, columns, i);
    row.type = text[FUND_TYPE];
    row.text = texts_join(run, text[FUND_NAME], text[FUND_REMARK]);
    row.direction = strcmp(text[FUND_DIRECTION], "收入") == 0   ? DIRECTION_IN
                    : strcmp(text[FUND_DIRECTION], "支出") == 0 ? DIRECTION_OUT
                                                                : DIRECTION_UNKNOWN;
    read_fund_nature(run, &row, text);
    /* A payment and a refund have the number of the trade bill, so that each is booked from one of
     * the two. */
    bool trade = *text[FUND_TRADE] && (row.direction == DIRECTION_IN ? row.nature == NATURE_PAYMENT
                                                                     : row.nature == NATURE_REFUND);
    row.serial = trade ? text[FUND_TRADE] : text[FUND_FLOW];
    row_problem(run, &row, cell_time(run, text[FUND_TIME], &row.time, &row.date));
    if (row.direction == DIRECTION_UNKNOWN)
        row_problem(run, &row, "neither incoming nor outgoing");
    row_amount(run, &row, cell_amount(run, text[FUND_AMOUNT], &row.amount));
    row_balance(run, &row, text[FUND_BALANCE]);
    row_problem(run, &row, cell_serial(row.serial));
    row_word(run, &row, fund_types, sizeof fund_types / sizeof *fund_types, "type", row.type);
    return row;
}

static bool funds_detect(const struct csv_rows *sheet)
{
    struct columns columns;

    return columns_find(sheet, fund_wanted, FUND_COLUMNS, FUND_LEAST, &columns);
}

static enum status funds_read(struct run *run, const struct csv_rows *sheet,
                              struct statement_file *out)
{
    struct columns columns;
    enum status status =
        columns_need(run, out->path, sheet, fund_wanted, FUND_COLUMNS, FUND_LEAST, &columns);

    if (status)
        return status;
    size_t end = find_summary(sheet, columns.row + 1, "资金流水总笔数");
    if (!end || end + 1 >= sheet->count)
        return fail_cut(run, out->path, sheet->row[sheet->count - 1].line);
    out->rows = arena_array(run->arena, end, sizeof *out->rows);
    for (size_t i = columns.row + 1; i < end; i++)
        if (!row_is_blank(&sheet->row[i]))
            out->rows[out->count++] = read_fund_row(run, &sheet->row[i], &columns);
    status = summary_read(run, sheet, end, "资金流水总笔数", NULL, out, &out->total);
    status =
        status_join(status, summary_read(run, sheet, end, "收入笔数", "收入金额", out, &out->in));
    return status_join(status,
                       summary_read(run, sheet, end, "支出笔数", "支出金额", out, &out->out));
}

const struct statement_format format_wechat_funds = {
    .name = "wechat-funds",
    .title = N_("WeChat Pay, merchant's fund bill"),
    .place_kind = "wechat",
    .detect = funds_detect,
    .read = funds_read,
};

/* --- the trade bill --- */

enum trade_column {
    TRADE_TIME,
    TRADE_ORDER,
    TRADE_TYPE,
    TRADE_STATUS,
    TRADE_AMOUNT,
    TRADE_REFUND_ORDER,
    TRADE_REFUND,
    TRADE_GOODS,
    TRADE_DATA,
    TRADE_FEE,
    TRADE_COLUMNS
};

static const struct wanted trade_wanted[TRADE_COLUMNS] = {
    [TRADE_TIME] = {"交易时间", true},       [TRADE_ORDER] = {"微信订单号", true},
    [TRADE_TYPE] = {"交易类型", true},       [TRADE_STATUS] = {"交易状态", true},
    [TRADE_AMOUNT] = {"应结订单金额", true}, [TRADE_REFUND_ORDER] = {"微信退款单号", true},
    [TRADE_REFUND] = {"退款金额", true},     [TRADE_GOODS] = {"商品名称", true},
    [TRADE_DATA] = {"商户数据包", true},     [TRADE_FEE] = {"手续费", true},
};

enum { TRADE_LEAST = 6 };

static const struct word trade_states[] = {
    {"SUCCESS", WORD_IN, false, NULL},
    {"REFUND", WORD_OUT, false, NULL},
    {"REVOKED", WORD_OUT, false, NULL},
};

static struct statement_row read_trade_row(struct run *run, const struct csv_row *cells,
                                           const struct columns *columns, int64_t *fees)
{
    const char *text[TRADE_COLUMNS];
    struct statement_row row = {.line = cells->line, .payer = ""};

    for (size_t i = 0; i < TRADE_COLUMNS; i++)
        text[i] = columns_text(run, cells, columns, i);
    row.type = text[TRADE_TYPE];
    row.status = text[TRADE_STATUS];
    row.text = texts_join(run, text[TRADE_DATA], text[TRADE_GOODS]);
    bool back = strcmp(row.status, "REFUND") == 0 || strcmp(row.status, "REVOKED") == 0;
    row.direction = back                                 ? DIRECTION_OUT
                    : strcmp(row.status, "SUCCESS") == 0 ? DIRECTION_IN
                                                         : DIRECTION_UNKNOWN;
    row.nature = back ? NATURE_REFUND : NATURE_PAYMENT;
    row.related = back ? text[TRADE_ORDER] : NULL;
    row.serial = back && *text[TRADE_REFUND_ORDER] ? text[TRADE_REFUND_ORDER] : text[TRADE_ORDER];
    row_problem(run, &row, cell_time(run, text[TRADE_TIME], &row.time, &row.date));
    row_amount(run, &row, cell_amount(run, text[back ? TRADE_REFUND : TRADE_AMOUNT], &row.amount));
    row_problem(run, &row, cell_serial(row.serial));
    const char *problem = *text[TRADE_FEE] ? cell_fee(run, text[TRADE_FEE], &row.fee) : NULL;
    if (problem)
        row_problem(run, &row, phrase_printf(run, "a fee, %s", phrase(run, problem)));
    else if (!decimal_add(*fees, row.fee, fees))
        row_problem(run, &row, "fees that add up to no real sum");
    row_word(run, &row, trade_states, sizeof trade_states / sizeof *trade_states, "status",
             row.status);
    return row;
}

static enum status check_fees(struct run *run, const struct csv_rows *sheet, size_t header,
                              int64_t fees, const struct statement_file *out)
{
    const char *text = summary_text(run, sheet, header, "手续费总金额");
    int line = sheet->row[header + 1].line;
    char has[DECIMAL_SIZE], says[DECIMAL_SIZE];
    int64_t stated;

    if (cell_fee(run, text, &stated))
        return stated_fail(run, out->path, line, text);
    if (fee_round(stated) == fee_round(fees))
        return STATUS_OK;
    return fail_at(run, (struct spot){.file = out->path, .line = line}, STATUS_DATA,
                   "statement-totals", "the file was cut off or changed: download the bill again",
                   "the bill states fees of %s, but its rows have %s",
                   decimal_grouped(fee_round(stated), MONEY_PLACES, says),
                   decimal_grouped(fee_round(fees), MONEY_PLACES, has));
}

static bool trades_detect(const struct csv_rows *sheet)
{
    struct columns columns;

    return columns_find(sheet, trade_wanted, TRADE_COLUMNS, TRADE_LEAST, &columns);
}

/* The sums count every row, and give the money of each direction without its rows. */
static enum status read_trade_sums(struct run *run, const struct csv_rows *sheet, size_t header,
                                   int64_t fees, struct statement_file *out)
{
    static const struct {
        const char *name;
        enum direction direction;
    } sums[] = {{"应结订单总金额", DIRECTION_IN}, {"退款总金额", DIRECTION_OUT}};
    enum status status = summary_read(run, sheet, header, "总交易单数", NULL, out, &out->total);

    for (size_t i = 0; i < 2 && !status; i++) {
        struct stated *stated = i == 0 ? &out->in : &out->out;
        const char *text = summary_text(run, sheet, header, sums[i].name);
        if (cell_amount(run, text, &stated->amount))
            return stated_fail(run, out->path, sheet->row[header + 1].line, text);
        for (size_t k = 0; k < out->count; k++)
            stated->count += out->rows[k].direction == sums[i].direction;
        stated->line = sheet->row[header + 1].line;
    }
    return status_join(status, check_fees(run, sheet, header, fees, out));
}

static enum status trades_read(struct run *run, const struct csv_rows *sheet,
                               struct statement_file *out)
{
    struct columns columns;
    int64_t fees = 0;
    enum status status =
        columns_need(run, out->path, sheet, trade_wanted, TRADE_COLUMNS, TRADE_LEAST, &columns);

    if (status)
        return status;
    size_t end = find_summary(sheet, columns.row + 1, "总交易单数");
    if (!end || end + 1 >= sheet->count)
        return fail_cut(run, out->path, sheet->row[sheet->count - 1].line);
    out->rows = arena_array(run->arena, end, sizeof *out->rows);
    for (size_t i = columns.row + 1; i < end; i++)
        if (!row_is_blank(&sheet->row[i]))
            out->rows[out->count++] = read_trade_row(run, &sheet->row[i], &columns, &fees);
    return read_trade_sums(run, sheet, end, fees, out);
}

const struct statement_format format_wechat_trades = {
    .name = "wechat-trades",
    .title = N_("WeChat Pay, merchant's trade bill"),
    .place_kind = "wechat",
    .detect = trades_detect,
    .read = trades_read,
};
