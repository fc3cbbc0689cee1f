/* The tables of statements: how they are read, what an import may book by itself, what it did. */
#include "record/records.h"
#include "record/table.h"

enum { REQUIRED = FIELD_REQUIRED };

static const struct field mapping_fields[] = {
    FIELD(mapping, title, TEXT, REQUIRED, "what statement it is, for people"),
    FIELD_ONE_OF(mapping, kind, REQUIRED, "bank wechat alipay cash",
                 "the kind of place that the statement is of"),
    FIELD_ONE_OF(mapping, encoding, 0, "utf-8 gb18030 utf-16",
                 "the file's encoding; none: told by its content"),
    FIELD(mapping, date, TEXT, REQUIRED, "the column of the date, perhaps with the time of day"),
    FIELD(mapping, time, TEXT, 0, "the column of the time of day"),
    FIELD_ONE_OF(mapping, order, 0, "ymd dmy mdy", "the order of a date's parts; none: ymd"),
    FIELD(mapping, amount, TEXT, 0, "the column of the amount, in and out alike"),
    FIELD_ONE_OF(mapping, sign, 0, "plus-in plus-out",
                 "what an amount above zero means; none: plus-in"),
    FIELD(mapping, direction, TEXT, 0, "the column that says whether money came in or went out"),
    FIELD(mapping, in_word, TEXT, 0, "how a cell there begins when it came in"),
    FIELD(mapping, out_word, TEXT, 0, "how a cell there begins when it went out"),
    FIELD(mapping, in, TEXT, 0, "the column of what came in"),
    FIELD(mapping, out, TEXT, 0, "the column of what went out"),
    FIELD(mapping, serial, TEXT, 0, "the column of the bank's serial number, unique for ever"),
    FIELD(mapping, balance, TEXT, 0, "the column of the balance after each row"),
    FIELD(mapping, summary, TEXT, 0, "the column of what kind of row it is"),
    FIELD(mapping, remark, TEXT, 0, "the column of what the payer wrote"),
    FIELD(mapping, details, TEXT, 0, "a further column of words, which may be missing"),
    FIELD(mapping, payer, TEXT, 0, "the column of who paid, or was paid; never stored"),
    FIELD(mapping, currency, TEXT, 0, "the column of the currency"),
    FIELD(mapping, currency_word, TEXT, 0, "the currency that is booked; none: the yuan"),
    FIELD(mapping, total, TEXT, 0, "the word by which the line of totals is known"),
};
KIND(mapping, 0, LAYOUT_BLOCK, "how the statement of a bank is read: the names of its columns");

static const struct field income_rule_fields[] = {
    FIELD(income_rule, source, WORD, REQUIRED, "the source of the income"),
    FIELD(income_rule, place, WORD, 0, "only rows of this cash place; none: of all"),
    FIELD(income_rule, payer, TEXT, 0,
          "the organisation that pays it, as statements spell it; never a person"),
    FIELD(income_rule, remark, TEXT, 0, "what stands among the words of the row"),
    FIELD(income_rule, from, DATE, REQUIRED, "the first day of rows that it holds for"),
    FIELD(income_rule, to, DATE, 0, "the last one; none: without an end"),
};
KIND(income_rule, 0, LAYOUT_FLOW, "which rows of statements are other income of a source");

static const struct field fee_rule_fields[] = {
    FIELD(fee_rule, place, WORD, REQUIRED, "the cash place"),
    FIELD(fee_rule, category, WORD, REQUIRED, "the category of spending that the fees are of"),
    FIELD(fee_rule, fund, WORD, REQUIRED, "the fund that pays them"),
};
KIND(fee_rule, 0, LAYOUT_FLOW, "what the fees are that a service keeps back at a place");

static const struct field fee_row_fields[] = {
    FIELD(fee_row, ref, TEXT, REQUIRED, "the serial of the payment, or of the refund"),
};
KIND(fee_row, 0, LAYOUT_FLOW, "a row of a statement that fees were kept back of");

static const struct field statement_fields[] = {
    FIELD(statement, id, ID, REQUIRED, "the record's id"),
    FIELD(statement, date, DATE, REQUIRED, "the day it happened"),
    FIELD(statement, format, WORD, REQUIRED, "the format of the file"),
    FIELD(statement, place, WORD, REQUIRED, "the cash place it is of"),
    FIELD(statement, sha256, HASH, REQUIRED, "SHA-256 of the file, which is not kept here"),
    FIELD(statement, first, DATE, 0, "the first day on it"),
    FIELD(statement, last, DATE, 0, "the last day on it"),
    FIELD(statement, rows, COUNT, REQUIRED, "rows read"),
    FIELD(statement, receipts, COUNT, REQUIRED, "receipts booked"),
    FIELD(statement, unidentified, COUNT, REQUIRED, "of these, not yet identified"),
    FIELD(statement, known, COUNT, REQUIRED, "rows booked before"),
    FIELD(statement, review, COUNT, REQUIRED, "rows left for a person to review"),
    FIELD(statement, total, MONEY, REQUIRED, "the sum of the receipts booked"),
    FIELD(statement, earnings, COUNT, 0, "rows booked as other income"),
    FIELD(statement, earned, MONEY, 0, "the sum of these"),
    FIELD(statement, refunds, COUNT, 0, "rows booked as money given back"),
    FIELD(statement, refunded, MONEY, 0, "the sum of these"),
    FIELD(statement, fees, MONEY, 0, "the fees kept back, which are booked as one expense"),
    FIELD(statement, outgoing, COUNT, 0, "rows of money that went out"),
    FIELD(statement, unexplained, COUNT, 0, "of these, explained by no payment in the books"),
    FIELD(statement, spent, MONEY, 0, "the sum of the rows of money that went out"),
};
KIND(statement, 'S', LAYOUT_FLOW, "a statement was imported");
