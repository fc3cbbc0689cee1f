/* The tables of the day-books: what happened. */
#include "record/records.h"
#include "record/table.h"

enum { REQUIRED = FIELD_REQUIRED, POSITIVE = FIELD_REQUIRED | FIELD_POSITIVE };

#define HEAD(record)                                                                               \
    FIELD(record, id, ID, REQUIRED, "the record's id"),                                            \
        FIELD(record, date, DATE, REQUIRED, "the day it happened")

static const struct field receipt_fields[] = {
    HEAD(receipt),
    FIELD(receipt, unit, UNIT, 0, "the unit that paid; none: not yet identified"),
    FIELD(receipt, amount, MONEY, POSITIVE, "how much"),
    FIELD(receipt, via, WORD, REQUIRED, "the cash place it came to"),
    FIELD_NAMED(receipt, items, "for", WORDS, 0, "the payer's own choice of items (art. 560)"),
    FIELD(receipt, ref, TEXT, 0, "the serial on the statement"),
    FIELD(receipt, group, ID, 0,
          "of one payment for several units: the first of its receipts, also in that one"),
    FIELD(receipt, statement, ID, 0, "the imported statement it was on"),
    FIELD(receipt, note, TEXT, 0, "a remark"),
};
KIND(receipt, 'P', LAYOUT_FLOW, "money received; its id is the number on the receipt");

static const struct field bill_fields[] = {
    HEAD(bill),
    FIELD(bill, item, WORD, REQUIRED, "the shared item it is for"),
    FIELD(bill, month, MONTH, REQUIRED, "the month it is charged in"),
    FIELD(bill, amount, MONEY, POSITIVE, "how much"),
    FIELD(bill, before, READING, 0, "the meter before"),
    FIELD(bill, after, READING, 0, "the meter after"),
    FIELD(bill, voucher, HASH, 0, "SHA-256 of the stored bill"),
    FIELD(bill, voucher_type, WORD, 0, "its file type"),
    FIELD(bill, note, TEXT, 0, "a remark"),
};
KIND(bill, 'B', LAYOUT_FLOW, "a bill for something shared, split among the units by the roll");

static const struct field reading_fields[] = {
    HEAD(reading),
    FIELD(reading, unit, UNIT, REQUIRED, "the unit whose meter it is"),
    FIELD(reading, item, WORD, REQUIRED, "the metered item"),
    FIELD(reading, month, MONTH, REQUIRED, "the month it is charged in"),
    FIELD(reading, reading, READING, REQUIRED, "what the meter shows"),
    FIELD(reading, replaced, FLAG, 0, "the meter was replaced since the reading before"),
    FIELD(reading, last, READING, 0, "then what the old meter showed last; none: 0"),
    FIELD(reading, first, READING, 0, "and what the new one showed first; none: 0"),
    FIELD(reading, estimated, FLAG, 0, "nobody could read it"),
    FIELD(reading, note, TEXT, 0, "a remark"),
};
KIND(reading, 'U', LAYOUT_FLOW, "what a unit's own meter shows");

static const struct field charge_fields[] = {
    HEAD(charge),
    FIELD(charge, month, MONTH, REQUIRED, "the month assessed"),
    FIELD(charge, total, MONEY, REQUIRED, "the sum of its roll"),
};
KIND(charge, 'C', LAYOUT_FLOW, "a month was assessed; its roll is charges.yaml of that month");

static const struct field waiver_fields[] = {
    HEAD(waiver),
    FIELD(waiver, unit, UNIT, REQUIRED, "the unit"),
    FIELD(waiver, item, WORD, REQUIRED, "the item"),
    FIELD(waiver, month, MONTH, REQUIRED, "the month charged"),
    FIELD(waiver, amount, MONEY, POSITIVE, "how much need not be paid"),
    FIELD(waiver, late, FLAG, 0, "whether it is the late fee of that charge"),
    FIELD(waiver, decision, DECISION, REQUIRED, "the decision that allows it"),
    FIELD(waiver, reason, TEXT, REQUIRED, "why"),
};
KIND(waiver, 'W', LAYOUT_FLOW, "a debt that a decision waives");

static const struct field adjustment_fields[] = {
    HEAD(adjustment),
    FIELD(adjustment, unit, UNIT, REQUIRED, "the unit"),
    FIELD(adjustment, item, WORD, REQUIRED, "the item"),
    FIELD(adjustment, month, MONTH, REQUIRED, "the month charged"),
    FIELD(adjustment, amount, MONEY, REQUIRED | FIELD_SIGNED, "how much more, or less, is owed"),
    FIELD(adjustment, reason, TEXT, REQUIRED, "why the roll was wrong"),
};
KIND(adjustment, 'A', LAYOUT_FLOW, "a correction of what was assessed");

static const struct field identification_fields[] = {
    HEAD(identification),
    FIELD(identification, of, ID, REQUIRED, "the unidentified receipt"),
    FIELD(identification, unit, UNIT, 0, "the unit that paid it"),
    FIELD(identification, source, WORD, 0, "or the source of other income that it is of"),
    FIELD_NAMED(identification, items, "for", WORDS, 0, "the payer's own choice of items"),
    FIELD(identification, note, TEXT, 0, "a remark"),
};
KIND(identification, 'I', LAYOUT_FLOW, "it became known what a receipt is");

static const struct field prepayment_fields[] = {
    HEAD(prepayment),
    FIELD(prepayment, of, ID, REQUIRED, "the receipt of the money"),
    FIELD(prepayment, unit, UNIT, REQUIRED, "the unit that paid it"),
    FIELD_NAMED(prepayment, items, "for", WORDS, REQUIRED, "the items paid in advance"),
    FIELD(prepayment, from, MONTH, REQUIRED, "the first month"),
    FIELD(prepayment, to, MONTH, REQUIRED, "the last month"),
    FIELD(prepayment, gross, AMOUNTS, REQUIRED, "what each month costs, without a discount"),
    FIELD(prepayment, discount, MONEY, 0, "the discount on all of them together"),
    FIELD(prepayment, decision, DECISION, 0, "the decision that the discount's rule names"),
};
KIND(prepayment, 'T', LAYOUT_FLOW, "months paid in advance, and the discount agreed for them");

static const struct field late_fee_fields[] = {
    HEAD(late_fee),
    FIELD(late_fee, unit, UNIT, REQUIRED, "the unit"),
    FIELD(late_fee, item, WORD, REQUIRED, "the item that is paid late"),
    FIELD(late_fee, month, MONTH, REQUIRED, "the month it was charged for"),
    FIELD(late_fee, from, DATE, REQUIRED, "the first day counted"),
    FIELD(late_fee, to, DATE, REQUIRED, "the last day counted"),
    FIELD(late_fee, amount, MONEY, POSITIVE, "how much"),
    FIELD(late_fee, decision, DECISION, REQUIRED, "the decision that allows late fees"),
};
KIND(late_fee, 'H', LAYOUT_FLOW, "what is owed for paying a debt late, over some days");

static const struct field demand_fields[] = {
    FIELD(demand, item, WORD, REQUIRED, "the item"),
    FIELD(demand, month, MONTH, REQUIRED, "the month charged"),
    FIELD(demand, late, FLAG, 0, "whether it is the late fee of that charge"),
    FIELD(demand, amount, MONEY, POSITIVE, "how much is owed"),
};
KIND(demand, 0, LAYOUT_FLOW, "a debt that is demanded");

static const struct field reminder_fields[] = {
    HEAD(reminder),
    FIELD(reminder, unit, UNIT, REQUIRED, "the unit that is asked to pay"),
    FIELD_ONE_OF(reminder, channel, REQUIRED, "wechat paper phone sms mail visit",
                 "how it is told"),
    FIELD(reminder, amount, MONEY, POSITIVE, "how much is demanded"),
    FIELD_LIST_OF(reminder, debts, REQUIRED, kind_demand, "the debts it is made of"),
    FIELD(reminder, sha256, HASH, REQUIRED, "SHA-256 of the text, which is not kept here"),
};
KIND(reminder, 'M', LAYOUT_FLOW, "a unit is asked to pay, which restarts the limitation");

static const struct field deposit_fields[] = {
    HEAD(deposit),
    FIELD(deposit, unit, UNIT, REQUIRED, "the unit that gave it"),
    FIELD(deposit, amount, MONEY, POSITIVE, "how much"),
    FIELD(deposit, via, WORD, REQUIRED, "the cash place it came to"),
    FIELD(deposit, fund, WORD, REQUIRED, "the fund of kind deposit that holds it"),
    FIELD(deposit, purpose, TEXT, REQUIRED, "what it is a security for"),
    FIELD(deposit, ref, TEXT, 0, "the serial on the statement"),
    FIELD(deposit, note, TEXT, 0, "a remark"),
};
KIND(deposit, 'D', LAYOUT_FLOW, "money held as a security, to be given back");

static const struct field refund_fields[] = {
    HEAD(refund),
    FIELD(refund, unit, UNIT, REQUIRED, "the unit that gets it back"),
    FIELD(refund, of, ID, 0, "the deposit, or the receipt; none: any of the unit's credit"),
    FIELD(refund, amount, MONEY, 0, "how much is paid out"),
    FIELD(refund, from, WORD, 0, "the cash place it is paid from"),
    FIELD(refund, ref, TEXT, 0, "the serial on the statement"),
    FIELD(refund, kept, MONEY, FIELD_POSITIVE, "of a deposit: how much is not given back"),
    FIELD(refund, into, WORD, 0, "the fund that gets what is kept"),
    FIELD(refund, expense, ID, 0, "the expense that it is kept for"),
    FIELD(refund, decision, DECISION, 0, "the decision that allows it"),
    FIELD(refund, handler, PERSON, 0, "the person who pays it out"),
    FIELD(refund, approver, PERSON, 0, "who allowed it: another person"),
    FIELD(refund, second, PERSON, 0, "who else allowed it"),
    FIELD(refund, reason, TEXT, REQUIRED, "why"),
};
KIND(refund, 'Q', LAYOUT_FLOW, "money given back: a deposit, or what a unit has in credit");

static const struct field reversal_fields[] = {
    HEAD(reversal),
    FIELD(reversal, of, ID, REQUIRED, "the record that is undone"),
    FIELD(reversal, ref, TEXT, 0,
          "of money that went back: its serial on the statement; none: the record was wrong"),
    FIELD(reversal, statement, ID, 0, "the imported statement it was on"),
    FIELD(reversal, reason, TEXT, REQUIRED, "why"),
};
KIND(reversal, 'R', LAYOUT_FLOW, "a record is undone; both stay in the books");

static const struct field expense_fields[] = {
    HEAD(expense),
    FIELD(expense, amount, MONEY, POSITIVE, "how much"),
    FIELD(expense, category, WORD, REQUIRED, "the category of spending"),
    FIELD(expense, payee, TEXT, REQUIRED, "who is paid; for a person the opaque id or the post"),
    FIELD(expense, purpose, TEXT, 0, "what for"),
    FIELD(expense, fund, WORD, REQUIRED, "the fund that pays"),
    FIELD(expense, from, WORD, REQUIRED, "the cash place it is paid from"),
    FIELD(expense, handler, PERSON, REQUIRED, "the person who ordered or bought it"),
    FIELD(expense, by, PERSON, REQUIRED | FIELD_ACTOR, "the person who entered it"),
    FIELD(expense, post, WORD, 0, "the post, for wages"),
    FIELD(expense, month, MONTH, 0, "the month that the wage or insurance is for"),
    FIELD(expense, bill, ID, 0, "the shared bill that it pays"),
    FIELD(expense, voucher, HASH, 0, "SHA-256 of the stored voucher"),
    FIELD(expense, voucher_type, WORD, 0, "its file type"),
    FIELD(expense, no_voucher, TEXT, 0, "why there is no voucher"),
    FIELD(expense, statement, ID, 0,
          "of fees that a service kept back: the imported statement, which is their voucher"),
    FIELD_LIST_OF(expense, rows, 0, kind_fee_row, "and of which rows they were kept back"),
    FIELD(expense, decision, DECISION, 0, "the decision that allows it"),
    FIELD(expense, project, PROJECT, 0, "the project whose work it pays"),
};
KIND(expense, 'X', LAYOUT_FLOW, "something to be paid");

static const struct field approval_fields[] = {
    HEAD(approval),
    FIELD(approval, of, ID, REQUIRED, "the expense"),
    FIELD(approval, by, PERSON, REQUIRED | FIELD_ACTOR,
          "who approves: neither payee nor handler nor who entered it"),
    FIELD(approval, decision, DECISION, 0, "the decision that allows it"),
};
KIND(approval, 'Y', LAYOUT_FLOW, "an expense is approved");

static const struct field payment_fields[] = {
    HEAD(payment),
    FIELD(payment, of, ID, REQUIRED, "the expense"),
    FIELD(payment, from, WORD, REQUIRED, "the cash place it was paid from"),
    FIELD(payment, ref, TEXT, 0, "the serial on the statement"),
};
KIND(payment, 'Z', LAYOUT_FLOW, "an expense is paid");

static const struct field gift_fields[] = {
    HEAD(gift),
    FIELD(gift, campaign, WORD, REQUIRED, "the campaign it is for"),
    FIELD_ONE_OF(gift, kind, REQUIRED, "money goods hours", "what is given"),
    FIELD(gift, amount, MONEY, FIELD_POSITIVE, "how much money"),
    FIELD(gift, via, WORD, 0, "the cash place the money came to"),
    FIELD(gift, goods, TEXT, 0, "what goods"),
    FIELD(gift, value, MONEY, FIELD_POSITIVE,
          "the value of the goods as stated; shown, and no part of the books"),
    FIELD(gift, hours, READING, FIELD_POSITIVE, "how many hours of work"),
    FIELD(gift, unit, UNIT, 0, "the unit that gave it"),
    FIELD(gift, person, PERSON, 0, "or the person, by the opaque id"),
    FIELD(gift, partner, WORD, 0,
          "or the partner organisation; without any of the three it is anonymous"),
    FIELD(gift, consent, FLAG, 0, "whether the giver may be named in public"),
    FIELD(gift, ref, TEXT, 0, "the serial on the statement"),
    FIELD(gift, note, TEXT, 0, "a remark"),
};
KIND(gift, 'G', LAYOUT_FLOW, "money, goods or hours given for a campaign");

static const struct field round_fields[] = {
    HEAD(round),
    FIELD(round, schedule, WORD, REQUIRED, "the round, as rounds.yaml names it"),
    FIELD(round, at, TIME, REQUIRED, "the time at which it was to begin"),
    FIELD_ONE_OF(round, result, REQUIRED, "done late missed", "what became of it"),
    FIELD(round, kg, READING, FIELD_POSITIVE, "how many kilograms were collected"),
    FIELD(round, reason, TEXT, 0, "why it was late or missed; of one that was done, a remark"),
};
KIND(round, 'J', LAYOUT_FLOW, "a round that was planned was done, late or missed");

static const struct field opening_fields[] = {
    HEAD(opening),
    FIELD(opening, amount, MONEY, REQUIRED | FIELD_SIGNED, "how much"),
    FIELD(opening, place, WORD, 0, "the cash place, for money"),
    FIELD(opening, fund, WORD, 0, "the fund that this money belongs to"),
    FIELD(opening, unit, UNIT, 0, "the unit, for arrears or credit"),
    FIELD(opening, item, WORD, 0, "the item owed; none: it is the unit's credit"),
    FIELD(opening, month, MONTH, 0, "the month that the arrears are of"),
    FIELD(opening, note, TEXT, 0, "a remark"),
};
KIND(opening, 'O', LAYOUT_FLOW, "what was there, or owed, when the books began");

static const struct field transfer_fields[] = {
    HEAD(transfer),
    FIELD(transfer, amount, MONEY, POSITIVE, "how much"),
    FIELD(transfer, from, WORD, 0, "out of this cash place"),
    FIELD(transfer, to, WORD, 0, "into this cash place"),
    FIELD(transfer, from_fund, WORD, 0, "out of this fund"),
    FIELD(transfer, to_fund, WORD, 0, "into this fund"),
    FIELD(transfer, decision, DECISION, 0, "the decision that allows it"),
    FIELD(transfer, reason, TEXT, REQUIRED, "why"),
};
KIND(transfer, 'F', LAYOUT_FLOW, "money moves between two places, or between two funds");

static const struct field earning_fields[] = {
    HEAD(earning),
    FIELD(earning, source, WORD, REQUIRED, "the source of the income"),
    FIELD(earning, amount, MONEY, POSITIVE, "how much, before any cost"),
    FIELD(earning, via, WORD, REQUIRED, "the cash place it came to"),
    FIELD(earning, payer, TEXT, 0, "the organisation that paid it; never a person"),
    FIELD(earning, ref, TEXT, 0, "the serial on the statement"),
    FIELD(earning, statement, ID, 0, "the imported statement it was on"),
    FIELD(earning, note, TEXT, 0, "a remark"),
};
KIND(earning, 'E', LAYOUT_FLOW, "money received that no unit owed: parking by the hour, rent");

static const struct field reconciliation_fields[] = {
    HEAD(reconciliation),
    FIELD(reconciliation, place, WORD, REQUIRED, "the cash place"),
    FIELD(reconciliation, balance, MONEY, REQUIRED | FIELD_SIGNED, "the balance on the statement"),
    FIELD(reconciliation, booked, MONEY, REQUIRED | FIELD_SIGNED,
          "the balance in the books at the end of that day"),
    FIELD(reconciliation, explanation, TEXT, 0, "why they differ"),
};
KIND(reconciliation, 'N', LAYOUT_FLOW, "a cash place was compared with its statement");

static const struct field basis_fields[] = {
    FIELD(basis, item, WORD, REQUIRED, "the item"),
    FIELD_ONE_OF(basis, by, REQUIRED, "area unit share meter space", "how it was charged"),
    FIELD(basis, rates, RATES, 0, "the rates per kind of unit or space"),
    FIELD_LIST_OF(basis, steps, 0, kind_tariff_step, "what usage above a limit cost"),
    FIELD(basis, vacant, RATE, 0, "the part of the fee that a vacant unit owed"),
    FIELD(basis, reduced, COUNT, 0, "how many units were vacant"),
    FIELD_ONE_OF(basis, split, 0, "area unit usage", "how the bills were split"),
    FIELD(basis, meter, WORD, 0, "the metered item by whose usage they were split"),
    FIELD_ONE_OF(basis, part, 0, "day half month", "how a part of a month was charged per space"),
    FIELD(basis, buildings, BUILDINGS, 0, "the buildings it concerned"),
    FIELD(basis, units, UNITS, 0, "the units it concerned"),
    FIELD(basis, bills, IDS, 0, "the bills that were split"),
    FIELD(basis, amount, MONEY, 0, "their sum"),
    FIELD(basis, deducted, MONEY, 0, "of it, what the meters charged: only the rest was split"),
    FIELD(basis, weight, COUNT, 0,
          "the denominator of the split: hundredths of a square metre or of the meter, or units"),
    FIELD(basis, count, COUNT, REQUIRED, "how many units, or parking permits, it concerned"),
    FIELD(basis, readings, IDS, 0, "the readings of the month, in the order of units"),
    FIELD(basis, usage, BALANCES, 0,
          "what each unit used since its reading before; zeros left out"),
};
KIND(basis, 0, LAYOUT_FLOW, "all that is needed to recompute an item of a roll");

static const struct field roll_fields[] = {
    FIELD(roll, id, ID, REQUIRED, "the id of the charge record"),
    FIELD(roll, month, MONTH, REQUIRED, "the month charged"),
    FIELD(roll, due, DATE, REQUIRED, "the day by which it is to be paid"),
    FIELD(roll, items, WORDS, REQUIRED, "the columns"),
    FIELD(roll, lines, MATRIX, REQUIRED, "one unit a line: an amount per item"),
    FIELD(roll, totals, AMOUNTS, REQUIRED, "the sum of each column"),
    FIELD_LIST_OF(roll, basis, REQUIRED, kind_basis, "how each column was computed"),
};
KIND(roll, 0, LAYOUT_BLOCK, "a month's assessment");

static const struct field closing_fields[] = {
    HEAD(closing),
    FIELD(closing, month, MONTH, REQUIRED, "the month that is closed"),
    FIELD(closing, places, MONIES, REQUIRED | FIELD_SIGNED, "closing balance per cash place"),
    FIELD(closing, funds, MONIES, REQUIRED | FIELD_SIGNED, "closing balance per fund"),
    FIELD(closing, charged, MONIES, FIELD_SIGNED, "charged in the month, per item"),
    FIELD(closing, received, MONIES, FIELD_SIGNED,
          "paid in the month on charges, per item, credit that was used included"),
    FIELD(closing, waived, MONIES, FIELD_SIGNED, "waived in the month, per item"),
    FIELD(closing, discounts, MONIES, FIELD_SIGNED,
          "granted in the month on what was paid in advance, per item"),
    FIELD(closing, late, MONIES, FIELD_SIGNED, "late fees charged in the month, per item"),
    FIELD(closing, spent, MONIES, FIELD_SIGNED, "spent in the month, per category"),
    FIELD(closing, donated, MONIES, FIELD_SIGNED, "money given in the month, per campaign"),
    FIELD(closing, earned, MONIES, FIELD_SIGNED, "other income of the month, per source"),
    FIELD(closing, receivable, MONIES, FIELD_SIGNED, "owed at the end, per item"),
    FIELD(closing, credit, MONEY, FIELD_SIGNED, "paid in advance, at the end"),
    FIELD(closing, unidentified, MONEY, FIELD_SIGNED, "received and not identified, at the end"),
    FIELD(closing, payable, MONEY, FIELD_SIGNED, "expenses entered and not paid, at the end"),
    FIELD(closing, deposits, MONEY, FIELD_SIGNED, "deposits held, at the end"),
    FIELD(closing, units, BALANCES, FIELD_SIGNED,
          "what each unit owes, or negative has in credit; zeros left out"),
};
KIND(closing, 'K', LAYOUT_BLOCK, "a month is closed");

static const struct field reopening_fields[] = {
    HEAD(reopening),
    FIELD(reopening, month, MONTH, REQUIRED, "the month that is opened again"),
    FIELD(reopening, reason, TEXT, REQUIRED, "why"),
};
KIND(reopening, 'L', LAYOUT_BLOCK, "a closed month is opened again");
