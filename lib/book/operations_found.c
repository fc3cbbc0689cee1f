/* The first commit of a ledger: the compound and what every compound begins with. */
#include "book/operations_common.h"

#include "base/arena.h"
#include "base/text.h"
#include "book/zone.h"

#include <string.h>

/* A name in each language of a ledger. */
struct label {
    const char *name, *kind, *chinese, *english;
    bool restricted;
};

static const struct label funds[] = {
    {"operating", "operating", "物业费账户", "operating fund", false},
    {"utilities", "utilities", "水电公摊", "shared water and electricity", false},
    {"common", "common", "公共收益", "common income", true},
    {"maintenance", "maintenance", "专项维修资金", "maintenance fund", true},
};

static const struct label places[] = {
    {"bank", "bank", "银行账户", "bank account", false},
    {"wechat", "wechat", "微信", "WeChat", false},
    {"alipay", "alipay", "支付宝", "Alipay", false},
    {"cash", "cash", "现金", "cash box", false},
};

static const struct label categories[] = {
    {"staff", "staff", "人员成本", "staff", false},
    {"service", "service", "服务中心支出", "service centre", false},
    {"cleaning", "service", "保洁", "cleaning", false},
    {"security", "service", "秩序维护", "security", false},
    {"greening", "service", "绿化", "greening", false},
    {"water", "utilities", "公共用水", "shared water", false},
    {"electricity", "utilities", "公共用电", "shared electricity", false},
    {"repair", "repair", "维修", "repairs", false},
    {"office", "other", "办公", "office", false},
    {"other", "other", "其他", "other", false},
};

enum {
    FUND_COUNT = sizeof funds / sizeof funds[0],
    PLACE_COUNT = sizeof places / sizeof places[0],
    CATEGORY_COUNT = sizeof categories / sizeof categories[0],
};

static const char readme_chinese[] =
    "\n这个文件夹是小区的账本。每一笔收入、支出和更正都是一条记录，每次改动都是一次 git 提交，\n"
    "谁在什么时候记了什么，人人可查。\n\n"
    "- `units/` 各户；`tariffs.yaml` 收费标准；`funds.yaml` 资金、存放处和支出类别\n"
    "- `fees/` 应收和收款，`expenses/` 支出，`funds/` 资金调拨和对账，按记账日一天一个文件\n"
    "- `periods/` 每月结账；`vouchers/` 凭证\n"
    "- `private/` 姓名和联系方式，只留在本机，不进入历史\n\n"
    "已经记下的不再改动，有错就另记一条更正。核对整本账：\n\n    audit verify\n\n"
    "手工改过文件后，用 `compound check` 检查，用 `compound commit -m '说明'` 提交。\n";

static const char readme_english[] =
    "\nThis folder is the compound's books. Every receipt, expense and correction is one record,\n"
    "every change is one git commit: who booked what, and when, is open to everybody.\n\n"
    "- `units/` the units; `tariffs.yaml` what is charged; `funds.yaml` funds, places where money\n"
    "  lies, and categories of spending\n"
    "- `fees/` charges and receipts, `expenses/` spending, `funds/` transfers and "
    "reconciliations:\n"
    "  one file for each day of booking\n"
    "- `periods/` how each month was closed; `vouchers/` the papers\n"
    "- `private/` names and contacts: on this computer only, never in the history\n\n"
    "What is booked is never changed; a mistake gets a record that corrects it. To check it all:\n"
    "\n    audit verify\n\n"
    "After editing files by hand, look with `compound check` and commit with\n"
    "`compound commit -m 'why'`.\n";

static bool is_chinese(const struct compound *compound)
{
    return strcmp(compound->language, "zh-CN") == 0;
}

static const char *spoken(const struct compound *compound, const struct label *label)
{
    return is_chinese(compound) ? label->chinese : label->english;
}

static void draft_funds(struct run *run, struct draft *draft, const struct compound *compound)
{
    struct fund *fund = arena_array(run->arena, FUND_COUNT, sizeof *fund);
    struct place *place = arena_array(run->arena, PLACE_COUNT, sizeof *place);
    struct category *category = arena_array(run->arena, CATEGORY_COUNT, sizeof *category);
    struct text text = text_new(run->arena);

    for (size_t i = 0; i < FUND_COUNT; i++)
        fund[i] = (struct fund){funds[i].name, spoken(compound, &funds[i]), funds[i].kind,
                                funds[i].restricted};
    for (size_t i = 0; i < PLACE_COUNT; i++)
        place[i] = (struct place){places[i].name, spoken(compound, &places[i]), places[i].kind,
                                  "compound"};
    for (size_t i = 0; i < CATEGORY_COUNT; i++)
        category[i] = (struct category){categories[i].name, spoken(compound, &categories[i]),
                                        categories[i].kind};
    struct fund_register list = {.funds = {fund, FUND_COUNT},
                                 .places = {place, PLACE_COUNT},
                                 .categories = {category, CATEGORY_COUNT}};
    yaml_write_map(&text, &kind_fund_register, &list);
    draft_file(draft, "funds.yaml", text.at, text.length);
}

static void draft_texts(struct run *run, struct draft *draft, const struct compound *compound)
{
    bool chinese = is_chinese(compound);
    const char *tariffs = chinese ? "# 收费标准：每个项目从哪个月起怎样收\n"
                                  : "# How each item is charged, from which month on\n";
    const char *readme = arena_printf(run->arena, "# %s\n%s", compound->name,
                                      chinese ? readme_chinese : readme_english);

    draft_file(draft, "tariffs.yaml", tariffs, strlen(tariffs));
    draft_file(draft, ".gitignore", "private/\n", strlen("private/\n"));
    draft_file(draft, "README.md", readme, strlen(readme));
}

/* A ledger whose rules name a fund that is not there could not be opened again. */
static enum status check_credit_fund(struct run *run, const char *name)
{
    struct text names = text_new(run->arena);

    for (size_t i = 0; i < FUND_COUNT; i++) {
        if (strcmp(funds[i].name, name) == 0)
            return STATUS_OK;
        text_printf(&names, "%s%s", i ? ", " : "", funds[i].name);
    }
    return fail(run, STATUS_REFUSED, "credit-fund-unknown",
                phrase_printf(run, "a new ledger has the funds %s", names.at),
                "there is no fund '%s' to keep money paid in advance", name);
}

static struct compound with_defaults(const struct run *run, const struct compound *given)
{
    static const struct rules rules = {.group_minimum = 5, .credit_fund = "operating"};
    struct compound compound = *given;

    compound.version = FORMAT_VERSION;
    compound.currency = compound.currency ? compound.currency : "CNY";
    compound.language = compound.language ? compound.language : "zh-CN";
    compound.timezone = compound.timezone ? compound.timezone : "Asia/Shanghai";
    compound.rules = compound.rules ? compound.rules : &rules;
    if (month_is_none(compound.opened))
        compound.opened = date_month(run->today);
    return compound;
}

enum status found_compound(struct run *run, const struct book *book, void *context,
                           struct draft *draft)
{
    const struct compound *given = context;
    struct text text = text_new(run->arena);

    if (book)
        return fail(run, STATUS_REFUSED, "already-founded",
                    "make the new ledger in a folder of its own",
                    "this folder already has the ledger of '%s'", book->compound->name);
    enum status status = zone_offset(run, given->timezone ? given->timezone : "Asia/Shanghai",
                                     run->now, &run->offset);
    if (status)
        return status;
    run->today = date_of_instant(run->now, run->offset);
    struct compound compound = with_defaults(run, given);
    status = record_check(run, &kind_compound, &compound);
    if (!status)
        status = check_credit_fund(run, compound.rules->credit_fund);
    if (status)
        return status;
    yaml_write_map(&text, &kind_compound, &compound);
    draft_file(draft, "compound.yaml", text.at, text.length);
    draft_funds(run, draft, &compound);
    draft_texts(run, draft, &compound);
    draft_subject(draft, "compound: found %s", short_text(run, compound.name, 60));
    return STATUS_OK;
}
