/* The words of the pages that units are handed. */
#include "report/words_tables.h"

const struct phrase unit_phrases[] = {
    {"Statement of account", "对账单"},
    {"Owed in all", "欠费合计"},
    {"Of it overdue", "其中逾期"},
    {"What is owed", "待缴费用"},
    {"Can be claimed until", "诉讼时效截止"},
    {"Nothing is owed.", "没有欠费。"},
    {"Account of twelve months", "近十二个月账目"},
    {"Owed +, paid -", "应缴＋ 实缴－"},
    {"Balance", "余额"},
    {"balance before", "上期余额"},
    {"A balance below zero is credit.", "余额为负即预缴款。"},
    {"Receipts of twelve months", "近十二个月收据"},
    {"No receipt in these months.", "近十二个月没有收据。"},
    {"Each number stands in the public list of its month.",
     "每个收据编号都列在当月公开的收款名单中。"},
    {"Deposits held for you", "代管的押金"},
    {"Still held", "尚未退还"},
    {"No deposit is held.", "没有押金。"},
    {"This page is for its unit and is not published.", "本页仅供本户使用，不予公开。"},
    {"Opening balance", "期初余额"},
    {"charged", "应收"},
    {"paid", "缴费"},
    {"paid, payer found later", "缴费（后认领）"},
    {"credit used", "预缴抵扣"},
    {"adjusted", "调整"},
    {"discount", "优惠"},
    {"given back", "退还"},
};

const size_t unit_phrase_count = sizeof unit_phrases / sizeof unit_phrases[0];
