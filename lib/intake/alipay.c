/*
 * Bills of Alipay: the app's, whose table stands below some lines about the bill, and the
 * merchant's account detail, which has '#' lines before and behind and a balance in each row.
 * The columns of the payers' accounts are never read.
 */
#include "base/arena.h"
#include "base/text.h"
#include "intake/cell.h"
#include "intake/formats.h"

#include <string.h>

/* --- the app's bill --- */

enum app_column {
    APP_TIME,
    APP_TYPE,
    APP_PAYER,
    APP_GOODS,
    APP_DIRECTION,
    APP_AMOUNT,
    APP_STATUS,
    APP_SERIAL,
    APP_REMARK,
    APP_COLUMNS
};

static const struct wanted app_wanted[APP_COLUMNS] = {
    [APP_TIME] = {"交易时间", true},   [APP_TYPE] = {"交易分类", true},
    [APP_PAYER] = {"交易对方", true},  [APP_GOODS] = {"商品说明", true},
    [APP_DIRECTION] = {"收/支", true}, [APP_AMOUNT] = {"金额", true},
    [APP_STATUS] = {"交易状态", true}, [APP_SERIAL] = {"交易订单号", true},
    [APP_REMARK] = {"备注", true},
};

enum { APP_LEAST = 6 };

static const struct word app_states[] = {
    {"交易成功", WORD_IN | WORD_OUT | WORD_NEUTRAL, false, NULL},
    {"支付成功", WORD_IN | WORD_OUT | WORD_NEUTRAL, false, NULL},
    {"代付成功", WORD_OUT | WORD_NEUTRAL, false, NULL},
    {"退款成功", WORD_IN | WORD_OUT | WORD_NEUTRAL, false, "a refund"},
    {"交易关闭", WORD_IN | WORD_OUT | WORD_NEUTRAL, false, N_("the trade was closed")},
    {"还款成功", WORD_OUT | WORD_NEUTRAL, false, NULL},
    {"充值成功", WORD_NEUTRAL, false, NULL},
    {"提现成功", WORD_NEUTRAL, false, NULL},
    {"转账成功", WORD_IN | WORD_OUT | WORD_NEUTRAL, false, NULL},
};

static enum direction app_direction(const char *text)
{
    if (strcmp(text, "收入") == 0)
        return DIRECTION_IN;
    if (strcmp(text, "支出") == 0)
        return DIRECTION_OUT;
    return strcmp(text, "") == 0 || strcmp(text, "不计收支") == 0 ? DIRECTION_NEUTRAL
                                                                  : DIRECTION_UNKNOWN;
}

static struct statement_row read_app_row(struct run *run, const struct csv_row *cells,
                                         const struct columns *columns)
{
    const char *text[APP_COLUMNS];
    struct statement_row row = {.line = cells->line};

    for (size_t i = 0; i < APP_COLUMNS; i++)
        text[i] = columns_text(run, cells, columns, i);
    row.type = text[APP_TYPE];
    row.status = text[APP_STATUS];
    row.serial = text[APP_SERIAL];
    row.text = texts_join(run, text[APP_GOODS], text[APP_REMARK]);
    row.direction = app_direction(text[APP_DIRECTION]);
    row_problem(run, &row, cell_time(run, text[APP_TIME], &row.time, &row.date));
    if (row.direction == DIRECTION_UNKNOWN)
        row_problem(run, &row, "neither incoming nor outgoing");
    row_amount(run, &row, cell_amount(run, text[APP_AMOUNT], &row.amount));
    if (row.direction == DIRECTION_IN)
        row_problem(run, &row, cell_serial(row.serial));
    row_payer(run, &row, text[APP_PAYER]);
    row_word(run, &row, app_states, sizeof app_states / sizeof *app_states, "status", row.status);
    return row;
}

/* A refund's number starts with that of what was paid; that payment is not what it seems. */
static void mark_refunds(struct run *run, struct statement_file *file)
{
    for (size_t i = 0; i < file->count; i++) {
        const struct statement_row *refund = &file->rows[i];
        if (strcmp(refund->status, "退款成功") != 0)
            continue;
        for (size_t k = 0; k < file->count; k++) {
            struct statement_row *row = &file->rows[k];
            size_t length = strlen(row->serial);
            if (k == i || length < 16 || strncmp(row->serial, refund->serial, length) != 0 ||
                row->direction != DIRECTION_IN || !refund->serial[length])
                continue;
            row_problem(run, row, phrase_printf(run, "given back, on line %d", refund->line));
        }
    }
}

static bool app_detect(const struct csv_rows *sheet)
{
    struct columns columns;

    return columns_find(sheet, app_wanted, APP_COLUMNS, APP_LEAST, &columns);
}

static enum status app_read(struct run *run, const struct csv_rows *sheet,
                            struct statement_file *out)
{
    struct columns columns;
    enum status status =
        columns_need(run, out->path, sheet, app_wanted, APP_COLUMNS, APP_LEAST, &columns);

    for (size_t i = 0; !status && i < columns.row; i++)
        status = preamble_read(run, &sheet->row[i], out);
    if (status)
        return status;
    out->rows = arena_array(run->arena, sheet->count - columns.row, sizeof *out->rows);
    for (size_t i = columns.row + 1; i < sheet->count; i++)
        if (!row_is_blank(&sheet->row[i]))
            out->rows[out->count++] = read_app_row(run, &sheet->row[i], &columns);
    mark_refunds(run, out);
    return STATUS_OK;
}

const struct statement_format format_alipay_personal = {
    .name = "alipay-personal",
    .title = N_("Alipay, the app's bill"),
    .place_kind = "alipay",
    .detect = app_detect,
    .read = app_read,
};

/* --- the merchant's account detail --- */

enum detail_column {
    DETAIL_SERIAL,
    DETAIL_GOODS,
    DETAIL_TIME,
    DETAIL_IN,
    DETAIL_OUT,
    DETAIL_BALANCE,
    DETAIL_TYPE,
    DETAIL_REMARK,
    DETAIL_COLUMNS
};

static const struct wanted detail_wanted[DETAIL_COLUMNS] = {
    [DETAIL_SERIAL] = {"账务流水号", true}, [DETAIL_GOODS] = {"商品名称", true},
    [DETAIL_TIME] = {"发生时间", true},     [DETAIL_IN] = {"收入金额(+元)", true},
    [DETAIL_OUT] = {"支出金额(-元)", true}, [DETAIL_BALANCE] = {"账户余额(元)", true},
    [DETAIL_TYPE] = {"业务类型", true},     [DETAIL_REMARK] = {"备注", true},
};

enum { DETAIL_LEAST = 5 };

static const struct word detail_types[] = {
    {"在线支付", WORD_IN | WORD_OUT, false, NULL},
    {"交易付款", WORD_IN | WORD_OUT, false, NULL},
    {"转账", WORD_IN | WORD_OUT, false, NULL},
    {"收费", WORD_IN | WORD_OUT, false, NULL},
    {"服务费", WORD_IN | WORD_OUT, false, NULL},
    {"交易退款", WORD_IN | WORD_OUT, false, "a refund"},
    {"退款", WORD_IN | WORD_OUT, false, "a refund"},
    {"提现", WORD_OUT, false, NULL},
    {"充值", WORD_IN, false, N_("money that the holder put in: funds transfer")},
};

/* One of the two columns has an amount, the other is empty or zero. */
static void read_detail_amount(struct run *run, struct statement_row *row, const char *in,
                               const char *out)
{
    int64_t came = 0, went = 0;
    const char *problem = *in ? cell_amount(run, in, &came) : NULL;

    if (!problem && *out)
        problem = cell_signed(run, out, &went);
    went = went < 0 ? -went : went;
    if (!problem && (came != 0) == (went != 0))
        problem = "neither incoming nor outgoing";
    else if (!problem)
        row->direction = came ? DIRECTION_IN : DIRECTION_OUT;
    row->amount = came ? came : went;
    row_amount(run, row, problem);
}

static struct statement_row read_detail_row(struct run *run, const struct csv_row *cells,
                                            const struct columns *columns)
{
    const char *text[DETAIL_COLUMNS];
    struct statement_row row = {.line = cells->line, .payer = "", .status = ""};

    for (size_t i = 0; i < DETAIL_COLUMNS; i++)
        text[i] = columns_text(run, cells, columns, i);
    row.type = text[DETAIL_TYPE];
    row.serial = text[DETAIL_SERIAL];
    row.text = texts_join(run, text[DETAIL_GOODS], text[DETAIL_REMARK]);
    if (strcmp(row.type, "收费") == 0 || strcmp(row.type, "服务费") == 0) {
        row.nature = NATURE_FEE; /* each has a number of its own */
        row.related = row.serial;
    }
    row_problem(run, &row, cell_time(run, text[DETAIL_TIME], &row.time, &row.date));
    read_detail_amount(run, &row, text[DETAIL_IN], text[DETAIL_OUT]);
    row_balance(run, &row, text[DETAIL_BALANCE]);
    row_problem(run, &row, cell_serial(row.serial));
    row_word(run, &row, detail_types, sizeof detail_types / sizeof *detail_types, "type", row.type);
    return row;
}

/* A line that begins with '#', as one text. */
static const char *hash_line(struct run *run, const struct csv_row *row)
{
    struct text text = text_new(run->arena);

    for (size_t i = 0; i < row->count; i++)
        text_printf(&text, "%s%s", i ? "," : "", row->cell[i]);
    const char *line = cell_plain(run, cell_text(run, text.at), false);
    return *line == '#' ? line + 1 : NULL;
}

/* "#支出合计：0笔，共0.00元" */
static enum status read_sums(struct run *run, const struct csv_row *row, const char *line,
                             struct statement_file *out)
{
    const struct {
        const char *label;
        struct stated *stated;
    } labels[] = {{"收入合计:", &out->in}, {"支出合计:", &out->out}};

    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        size_t length = strlen(labels[i].label);
        if (strncmp(line, labels[i].label, length) != 0)
            continue;
        labels[i].stated->line = row->line;
        if (!stated_read(run, line + length + strspn(line + length, " "), labels[i].stated))
            return stated_fail(run, out->path, row->line, line);
        if (labels[i].stated->amount < 0)
            labels[i].stated->amount = -labels[i].stated->amount;
    }
    return STATUS_OK;
}

static bool detail_detect(const struct csv_rows *sheet)
{
    struct columns columns;

    return columns_find(sheet, detail_wanted, DETAIL_COLUMNS, DETAIL_LEAST, &columns);
}

static enum status detail_read(struct run *run, const struct csv_rows *sheet,
                               struct statement_file *out)
{
    struct columns columns;
    enum status status =
        columns_need(run, out->path, sheet, detail_wanted, DETAIL_COLUMNS, DETAIL_LEAST, &columns);

    if (status)
        return status;
    out->rows = arena_array(run->arena, sheet->count - columns.row, sizeof *out->rows);
    for (size_t i = columns.row + 1; i < sheet->count && !status; i++) {
        const struct csv_row *row = &sheet->row[i];
        const char *line = row->count ? hash_line(run, row) : NULL;
        if (line)
            status = read_sums(run, row, line, out);
        else if (!row_is_blank(row))
            out->rows[out->count++] = read_detail_row(run, row, &columns);
    }
    if (!status && (!out->in.line || !out->out.line))
        return fail_at(run, (struct spot){.file = out->path}, STATUS_DATA, "statement-totals",
                       "the file was cut off or changed: download the bill again",
                       "the bill breaks off before its sums");
    return status;
}

const struct statement_format format_alipay_merchant = {
    .name = "alipay-merchant",
    .title = N_("Alipay, merchant's account detail"),
    .place_kind = "alipay",
    .detect = detail_detect,
    .read = detail_read,
};
