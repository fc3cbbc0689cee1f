/* The tables of the registers: what is true now. */
#include "record/records.h"
#include "record/table.h"

enum { REQUIRED = FIELD_REQUIRED, POSITIVE = FIELD_REQUIRED | FIELD_POSITIVE };

static const struct field rules_fields[] = {
    FIELD(rules, group_minimum, COUNT, REQUIRED,
          "units a group must have before a public report shows it by itself"),
    FIELD(rules, decision_above, MONEY, 0, "an expense above this names a decision; none: never"),
    FIELD(rules, approval_above, MONEY, 0,
          "an expense above this must be approved before it is paid; none: always"),
    FIELD(rules, credit_fund, WORD, REQUIRED,
          "the fund that keeps money paid in advance or not yet identified"),
    FIELD(rules, private_places_allowed, FLAG, 0,
          "whether money may be kept in a person's own name"),
};
KIND(rules, 0, LAYOUT_BLOCK, "the compound's own rules; local law differs, so they are data");

static const struct field compound_fields[] = {
    FIELD(compound, version, COUNT, REQUIRED, "the version of the ledger format"),
    FIELD(compound, name, TEXT, REQUIRED, "the compound's name"),
    FIELD_ONE_OF(compound, currency, REQUIRED, "CNY HKD MOP TWD SGD MYR USD EUR",
                 "the currency of every amount; it has two decimals"),
    FIELD_ONE_OF(compound, language, REQUIRED, "zh-CN en", "the language of the reports"),
    FIELD(compound, timezone, TEXT, REQUIRED, "the time zone that decides which day it is"),
    FIELD(compound, opened, MONTH, REQUIRED, "the first month of the books"),
    FIELD_ONE(compound, rules, REQUIRED, rules, kind_rules, "the compound's own rules"),
};
KIND(compound, 0, LAYOUT_BLOCK, "the compound itself");

static const struct field unit_fields[] = {
    FIELD(unit, unit, UNIT, REQUIRED, "the unit's code: building, dash, room"),
    FIELD(unit, kind, WORD, REQUIRED, "the kind of unit, which decides its rates"),
    FIELD(unit, area, AREA, POSITIVE, "the floor area in square metres"),
    FIELD_ONE_OF(unit, source, REQUIRED, "registered surveyed contract",
                 "where the area is taken from"),
    FIELD(unit, owner, PERSON, REQUIRED,
          "the owner's opaque id; the same for all units of one owner"),
    FIELD(unit, from, DATE, REQUIRED, "the day from which this line is true"),
    FIELD(unit, reason, TEXT, 0, "why the line before no longer is"),
};
KIND(unit, 0, LAYOUT_FLOW, "a unit, as it is from a day on; a change is a further line");

static const struct field tariff_fields[] = {
    FIELD(tariff, item, WORD, REQUIRED, "what is charged"),
    FIELD(tariff, name, TEXT, REQUIRED, "its name as residents read it"),
    FIELD_ONE_OF(tariff, by, REQUIRED, "area unit share",
                 "how: rate times area, a fixed amount per unit, or a share of a bill"),
    FIELD(tariff, rates, RATES, 0, "per kind of unit: money a month per square metre or per unit"),
    FIELD_ONE_OF(tariff, split, 0, "area unit", "how a shared bill is split"),
    FIELD(tariff, buildings, BUILDINGS, 0, "the buildings it concerns"),
    FIELD(tariff, units, UNITS, 0, "the units it concerns; without both, all"),
    FIELD(tariff, fund, WORD, REQUIRED, "the fund that the money belongs to"),
    FIELD(tariff, from, MONTH, REQUIRED, "the first month"),
    FIELD(tariff, to, MONTH, 0, "the last month"),
};
KIND(tariff, 0, LAYOUT_FLOW, "how an item is charged, from a month on");

static const struct field fund_fields[] = {
    FIELD(fund, fund, WORD, REQUIRED, "the fund's short name"),
    FIELD(fund, name, TEXT, REQUIRED, "its name as residents read it"),
    FIELD_ONE_OF(fund, kind, REQUIRED,
                 "operating utilities common maintenance donation deposit", "what it is for"),
    FIELD(fund, restricted, FLAG, 0, "whether it may not be overdrawn"),
};
KIND(fund, 0, LAYOUT_FLOW, "a fund: whose money it is, wherever it lies");

static const struct field place_fields[] = {
    FIELD(place, place, WORD, REQUIRED, "the place's short name"),
    FIELD(place, name, TEXT, REQUIRED, "its name as residents read it"),
    FIELD_ONE_OF(place, kind, REQUIRED, "bank wechat alipay cash", "what kind of place"),
    FIELD_ONE_OF(place, holder, REQUIRED, "compound person", "in whose name it is held; a person only when the rules allow it"),
};
KIND(place, 0, LAYOUT_FLOW, "a cash place: where money lies");

static const struct field category_fields[] = {
    FIELD(category, category, WORD, REQUIRED, "the category's short name"),
    FIELD(category, name, TEXT, REQUIRED, "its name as residents read it"),
    FIELD_ONE_OF(category, group, REQUIRED, "staff service utilities repair other",
                 "the report's section"),
};
KIND(category, 0, LAYOUT_FLOW, "a category of spending");

static const struct field fund_register_fields[] = {
    FIELD_LIST_OF(fund_register, funds, REQUIRED, kind_fund, "the funds"),
    FIELD_LIST_OF(fund_register, places, REQUIRED, kind_place, "the cash places"),
    FIELD_LIST_OF(fund_register, categories, REQUIRED, kind_category, "categories of spending"),
};
KIND(fund_register, 0, LAYOUT_BLOCK, "funds, cash places and categories of spending");
