#include "report/words.h"

#include "base/arena.h"
#include "base/decimal.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

struct phrase {
    const char *english, *chinese;
};

static const struct phrase phrases[] = {
    /* all reports */
    {"Where this comes from", "数据来源"},
    {"This report was computed from one commit of the ledger. Whoever has the ledger can compute "
     "it again and compare it byte for byte.",
     "本报告由账本的一次提交计算得出。任何持有账本的人都可以重新计算，并逐字节核对。"},
    {"Page", "页面"},
    {"Commit", "账本提交"},
    {"Checkpoint", "校验点"},
    {"Made with", "生成工具"},
    {"Together", "合计"},
    {"Remark", "备注"},
    {"Date", "日期"},
    {"Amount", "金额"},
    {"Record", "记录号"},
    {"State", "状态"},
    {"Reason", "原因"},
    {"Item", "项目"},
    /* the site */
    {"All accounts", "全部账目"},
    {"Month by month", "逐月账目"},
    {"Works", "工程项目"},
    {"Receipts of the month", "本月收款"},
    {"books closed", "已结账"},
    {"in progress", "未结账"},
    {"On hand", "结余"},
    {"Find your receipt by its number. Whose it is is not shown.",
     "请按收据编号查找自己的收据。本表不显示房号。"},
    {"undone by", "已冲正"},
    {"No receipts in this month.", "本月没有收款。"},
    /* the receipt */
    {"Receipt", "收据"},
    {"Receipt number", "收据编号"},
    {"Unit", "房号"},
    {"not yet identified", "尚未认领"},
    {"Received", "收款金额"},
    {"Received through", "收款渠道"},
    {"For month", "所属月份"},
    {"What it paid", "款项用途"},
    {"Not yet used for any charge.", "尚未用于任何应收款。"},
    {"Credit for the next charge", "结转预缴，抵扣下期"},
    {"This receipt was reversed", "本收据已冲正"},
    /* the month: figures and money */
    {"accounts of", "账目公开"},
    {"This month is not closed yet; its figures may still change.", "本月尚未结账，数字可能变动。"},
    {"This month was closed on", "本月结账日期"},
    {"Came in", "本月收入"},
    {"Went out", "本月支出"},
    {"On hand at the end", "月末结余"},
    {"Money", "资金"},
    {"Cash place", "资金存放"},
    {"Fund", "资金归属"},
    {"At the start", "月初"},
    {"In", "收入"},
    {"Out", "支出"},
    {"At the end", "月末"},
    {"Statement of", "对账日"},
    {"In the books", "账面余额"},
    {"Statements that were imported", "导入的对账单"},
    {"First day", "起始日"},
    {"Last day", "截止日"},
    {"Rows", "行数"},
    {"Receipts booked", "入账收款"},
    {"Not identified", "未认领笔数"},
    {"To be looked at", "待核查笔数"},
    {"Not explained", "未说明的支出笔数"},
    {"As it was on the day of the import; what was explained or identified since is in the books.",
     "为导入当日的情况；此后说明或认领的，以账本为准。"},
    {"In and out hold what was moved between places or funds; the figures on top leave it out.",
     "“收入”“支出”两栏含存放处之间、账户之间的划转，页首的收入和支出不含划转。"},
    {"The books beside the statements", "账面与对账单核对"},
    {"On the statement", "对账单余额"},
    {"Difference", "差额"},
    {"not compared", "本月未对账"},
    {"Where the money lies", "资金存放在哪里"},
    {"Whose money it is", "资金属于哪个账户"},
    {"No money yet.", "暂无资金。"},
    /* fees and arrears */
    {"Fees", "收费"},
    {"Owed at the start", "月初欠费"},
    {"Charged", "本月应收"},
    {"Collected", "本月实收"},
    {"Waived", "减免"},
    {"Owed at the end", "月末欠费"},
    {"Paid of this month's", "当月收缴率"},
    {"Fees charged and collected", "应收与实收"},
    {"No fees are charged yet.", "尚未收费。"},
    {"Money that is not income yet", "暂不计入收入的款项"},
    {"Paid in advance by owners", "业主预缴"},
    {"Received, payer not yet identified", "已到账、待认领"},
    {"None.", "无。"},
    {"Arrears", "欠费"},
    {"Overdue since", "逾期时间"},
    {"Units", "户数"},
    {"not yet due", "未到期"},
    {"1 to 30 days", "1至30天"},
    {"31 to 90 days", "31至90天"},
    {"91 to 180 days", "91至180天"},
    {"181 to 365 days", "181至365天"},
    {"over a year", "一年以上"},
    {"over three years", "三年以上"},
    {"Together (a unit may owe in several rows)", "合计（一户可能跨多个账龄）"},
    {"Arrears by age", "欠费账龄"},
    {"Overdue as of", "账龄截至"},
    {"Nobody owes anything.", "没有欠费。"},
    /* shared bills */
    {"Shared water and electricity", "水电公摊"},
    {"Meter before", "上次读数"},
    {"Meter after", "本次读数"},
    {"Used", "用量"},
    {"Unit price", "单价"},
    {"Bill", "账单金额"},
    {"Split", "分摊方式"},
    {"by unit", "按户分摊"},
    {"by floor area", "按面积分摊"},
    {"units", "户"},
    {"not split yet", "尚未分摊"},
    {"Shared bills, meters and how they were split", "公摊账单、表计读数与分摊"},
    {"No shared bills in this month.", "本月没有公摊账单。"},
    {"The shares of all units add up to each bill exactly (largest remainder).",
     "各户分摊之和与账单金额完全一致（最大余数法）。"},
    {"by usage", "按用量分摊"},
    /* meters */
    {"Not read", "未抄表户数"},
    {"Estimated", "估抄户数"},
    {"Charged by each unit's own meter", "按户表计量收费"},
    {"a vacant unit owes the fee", "空置房按标准计收"},
    /* spending */
    {"Staff", "人员成本"},
    {"guard", "保安"},
    {"cleaner", "保洁"},
    {"engineer", "水电工"},
    {"gardener", "绿化工"},
    {"clerk", "前台"},
    {"manager", "管理"},
    {"all", "全体员工"},
    {"Paid on", "支付日期"},
    {"Post", "岗位"},
    {"What for", "用途"},
    {"Voucher", "凭证"},
    {"none", "无"},
    {"Worked in", "所属月份"},
    {"Staff cost by post", "按岗位列示的人员成本"},
    {"No staff cost was paid.", "本月未支付人员成本。"},
    {"Spending", "支出"},
    {"Category", "类别"},
    {"Paid", "已付"},
    {"Spending by category, staff included", "支出分类（含人员成本）"},
    {"Nothing was spent.", "本月没有支出。"},
    {"Paid to", "收款方"},
    {"a person", "个人"},
    {"Service centre", "服务中心支出"},
    {"Nothing was spent by the service centre.", "服务中心本月没有支出。"},
    {"Water and electricity paid", "缴纳水电费"},
    {"No water or electricity was paid.", "本月未缴纳水电费。"},
    {"Repairs", "维修"},
    {"Nothing was spent on repairs.", "本月没有维修支出。"},
    {"Other spending", "其他支出"},
    {"There was no other spending.", "没有其他支出。"},
    {"Entered for", "发生日期"},
    {"approved, not paid", "已审批、未支付"},
    {"needs no approval, not paid", "无需审批、未支付"},
    {"approvals", "已审批人数"},
    {"not approved", "未审批"},
    {"Entered and not paid at the end of the month", "月末已登记、未支付"},
    {"No bill was left unpaid.", "没有未支付的款项。"},
    /* the budget */
    {"Budget", "预算"},
    {"Budget of the year", "全年预算"},
    {"Spent this year", "本年累计支出"},
    {"Share used", "执行率"},
    {"Budget and spending, by category", "预算与实际支出（按类别）"},
    {"No budget was set.", "未编制预算。"},
    {"Share of the year that is over", "全年时间进度"},
    {"no budget", "无预算"},
    /* donations */
    {"Donations", "捐赠（百合花）"},
    {"Campaign", "募捐项目"},
    {"Given", "受赠"},
    {"Moved in", "划入"},
    {"Left", "结余"},
    {"Campaigns: in, out and left", "各募捐项目收支结余"},
    {"No campaign has received or spent anything.", "募捐项目暂无收支。"},
    {"Value as stated", "捐赠方申报价值"},
    {"Hours", "工时"},
    {"work", "志愿服务"},
    {"Goods and hours", "物品与工时"},
    {"No goods and no hours were given.", "没有物品或工时捐赠。"},
    {"statement of a campaign", "募捐收支公示"},
    {"target", "目标"},
    {"Spent", "已支出"},
    {"What it is for", "用途说明"},
    {"Gifts are taken from", "受赠开始"},
    {"until", "受赠截止"},
    {"Decision", "决议"},
    {"What was given", "受赠明细"},
    {"Giver", "捐赠方"},
    {"No money was given yet.", "尚未收到捐款。"},
    {"one household", "一户业主"},
    {"a partner organisation", "共建单位"},
    {"anonymous", "匿名"},
    {"police", "派出所"},
    {"traffic", "交警大队"},
    {"fire", "消防救援站"},
    {"parks", "园林绿化单位"},
    {"telecom", "电信公司"},
    {"waterworks", "自来水公司"},
    {"street", "街道办事处"},
    {"community", "社区居委会"},
    {"school", "学校"},
    {"What was spent", "支出明细"},
    {"Payments", "付款"},
    {"Nothing was spent yet.", "尚未支出。"},
    {"Moved from or to other funds", "与其他资金的划转"},
    {"Nothing was moved from or to other funds.", "与其他资金没有划转。"},
    {"Which gift paid for what", "每笔捐款的去向"},
    {"Spent as", "支出记录"},
    {"Given as", "捐款记录"},
    {"What was given first is spent first, so that each yuan can be followed.",
     "先收到的捐款先使用，每一元都可追溯。"},
    {"Letter of thanks", "感谢信"},
    {"Dear", "尊敬的"},
    {"friend of our compound", "捐赠者"},
    {"Thank you with all our heart for what you have given to all of us.",
     "衷心感谢您为小区的慷慨捐赠。"},
    {"Your gift", "您的捐赠"},
    {"hours of work", "小时志愿服务"},
    {"What your gift has paid for", "您的捐款用在了哪里"},
    {"It is not spent yet. It can be spent on this purpose only.", "尚未使用，只能用于上述用途。"},
    {"Whatever was given and spent stands in the campaign's public statement, to the last yuan.",
     "每一笔受赠和支出都列在该项目的公示里，精确到分。"},
    {"owners' committee", "业主委员会"},
    {"gift", "捐赠"},
    {"service", "服务登记"},
    /* projects */
    {"Projects", "工程项目"},
    {"Project", "工程"},
    {"Contract", "合同金额"},
    {"of the budget", "占预算"},
    {"Left of the budget", "预算结余"},
    {"Begun on", "立项日期"},
    {"Warranty until", "质保期至"},
    {"Quotes and contract", "报价与合同"},
    {"Company", "单位"},
    {"quote", "报价"},
    {"contract", "已签合同"},
    {"stage", "进度"},
    {"acceptance", "验收"},
    {"accepted", "已验收"},
    {"warranty", "质保期"},
    {"note", "说明"},
    {"close", "结项"},
    {"reopen", "重新立项"},
    {"open", "已立项"},
    {"closed", "已结项"},
    {"quotes are asked for", "询价中"},
    {"What companies offered, and the contract", "各单位报价与合同"},
    {"There is no quote yet.", "尚无报价。"},
    {"The contract was made with fewer than three quotes.", "签订合同时报价不足三家。"},
    {"How far it is", "工程进度"},
    {"The course of the work", "工程经过"},
    {"The work has not begun.", "尚未开工。"},
    {"What it cost", "工程费用"},
    {"Expenses of the project", "工程支出"},
    {"Paid for the project", "已付工程款"},
    {"Held by the fund now", "资金现有余额"},
    {"The funds that pay", "出资资金"},
    {"No fund pays for it.", "没有出资资金。"},
    {"Paid in all", "累计已付"},
    {"Paid this month", "本月已付"},
    {"Progress", "进度"},
    {"Paid by the funds", "出资"},
    {"Works: budget, contract and what was paid", "工程：预算、合同与付款"},
    {"No project is under way.", "没有进行中的工程。"},
    /* corrections */
    {"Corrections", "更正"},
    {"What", "事项"},
    {"Concerns", "涉及"},
    {"undone", "冲正"},
    {"waived", "减免"},
    {"assessment corrected", "应收更正"},
    {"month opened again", "重新打开本月"},
    {"What was put right in this month", "本月更正事项"},
    {"Nothing had to be corrected.", "没有更正。"},
    {"receipt", "收款"},
    {"shared bill", "公摊账单"},
    {"waiver", "减免"},
    {"adjustment", "应收更正"},
    {"expense", "支出"},
    {"identification", "认领"},
    {"approval", "审批"},
    {"payment", "付款"},
    {"opening entry", "期初余额"},
    {"transfer", "划转"},
    {"comparison with a statement", "对账"},
    /* rounds */
    {"Rounds", "定时巡收"},
    {"Round", "事项"},
    {"Planned", "计划次数"},
    {"On time", "按时"},
    {"Late", "迟到"},
    {"Missed", "缺失"},
    {"Not logged", "未登记"},
    {"Kept", "按时率"},
    {"Kilograms", "重量（公斤）"},
    {"Rounds: planned and kept", "计划与完成"},
    {"No round was planned.", "没有计划的巡收。"},
    {"Time", "时间"},
    {"What happened", "情况"},
    {"late", "迟到"},
    {"missed", "未执行"},
    {"round", "巡收"},
    {"Late and missed rounds", "迟到与缺失"},
    {"No round was late or missed.", "没有迟到或缺失。"},
    {"waste collection", "垃圾收集"},
    {"patrol", "巡逻"},
    {"cleaning", "保洁"},
    {"other", "其他"},
    {"Kind of round", "类型"},
    {"Spent in the month", "本月支出"},
    {"Per household", "户均"},
    {"What the rounds cost", "费用"},
    {"Kept are the rounds done at their time, of all that were planned; a round that nobody logged "
     "is not kept.",
     "按时率为按时完成次数占计划次数的比例；无人登记的不算完成。"},
};

enum language language_of(const char *tag)
{
    return strncmp(tag, "zh", 2) == 0 ? LANGUAGE_ZH : LANGUAGE_EN;
}

const char *say(enum language language, const char *english)
{
    if (language == LANGUAGE_EN)
        return english;
    for (size_t i = 0; i < sizeof phrases / sizeof phrases[0]; i++)
        if (strcmp(phrases[i].english, english) == 0)
            return phrases[i].chinese;
    return english;
}

const char *say_month(struct run *run, enum language language, struct month month)
{
    static const char *const names[] = {
        "January", "February", "March",     "April",   "May",      "June",
        "July",    "August",   "September", "October", "November", "December",
    };

    if (language == LANGUAGE_ZH)
        return arena_printf(run->arena, "%d年%d月", month.year, month.month);
    return arena_printf(run->arena, "%s %d", names[month.month - 1], month.year);
}

const char *say_money(struct run *run, const char *currency, int64_t fen)
{
    char text[DECIMAL_SIZE];
    const char *amount = decimal_grouped(fen, MONEY_PLACES, text);
    const char *sign = fen < 0 ? "-" : "";

    amount += fen < 0;
    if (strcmp(currency, "CNY") == 0)
        return arena_printf(run->arena, "%s¥%s", sign, amount);
    return arena_printf(run->arena, "%s%s %s", sign, currency, amount);
}

const char *say_percent(struct run *run, int64_t part, int64_t of)
{
    int64_t permille, fits;

    if (of <= 0 || __builtin_mul_overflow(part, INT64_C(1000), &fits))
        return "-";
    permille = fits / of;
    return arena_printf(run->arena, "%" PRId64 ".%" PRId64 "%%", permille / 10, permille % 10);
}
