/* The tables of the registers: what is true now. */
#include "record/records.h"
#include "record/report_section.h"
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
    FIELD(rules, prepay_months, COUNT, 0, "how many months may be paid in advance; none: 12"),
    FIELD(rules, parking_decision, FLAG, 0,
          "whether a tariff by parking space names the decision that allows it (art. 278)"),
    FIELD(rules, private_places_allowed, FLAG, 0,
          "whether money may be kept in a person's own name"),
    FIELD(rules, officers_sign_for_themselves, FLAG, 0,
          "whether who enters or approves something must be the officer who signs it"),
    FIELD_ONE_OF(rules, change_day, 0, "new old",
                 "the owner to whom the day of a change of owner belongs; none: the new one"),
    FIELD(rules, persons_known, FLAG, 0,
          "whether every person and partner that a record names must be in the roster"),
    FIELD(rules, filing_days, COUNT, 0,
          "days in which a committee's term is filed with the street; none: 30"),
    FIELD(rules, committee_least, COUNT, 0, "the fewest members of a committee; none: 5"),
    FIELD(rules, committee_most, COUNT, 0, "the most members of a committee; none: 11"),
    FIELD(rules, seal_approvers, COUNT, 0,
          "how many persons must allow a use of the committee's seal; none: two"),
};
KIND(rules, 0, LAYOUT_BLOCK, "the compound's own rules; local law differs, so they are data");

static const struct field approval_rule_fields[] = {
    FIELD(approval_rule, category, WORD, 0, "the category of spending; none: all of them"),
    FIELD(approval_rule, above, MONEY, REQUIRED, "it holds for an expense above this"),
    FIELD(approval_rule, approvers, COUNT, REQUIRED, "how many different persons must approve it"),
    FIELD(approval_rule, roles, WORDS, 0,
          "seats of the committee or posts of officers, each of which one of them has"),
    FIELD(approval_rule, decision, FLAG, 0, "whether it must name a decision"),
    FIELD(approval_rule, from, DATE, 0, "the first booking day it holds for; none: always"),
    FIELD(approval_rule, to, DATE, 0, "the last booking day it holds for"),
};
KIND(approval_rule, 0, LAYOUT_FLOW, "who must allow an expense; the highest limit decides");

static const struct field notice_rule_fields[] = {
    FIELD_ONE_OF(notice_rule, kind, REQUIRED, "fees meeting decision seal arrears other",
                 "the kind of notice"),
    FIELD(notice_rule, days, COUNT, POSITIVE,
          "how many days it must stay; the day on which it is posted does not count"),
    FIELD(notice_rule, from, DATE, REQUIRED, "the day from which notices keep to it"),
};
KIND(notice_rule, 0, LAYOUT_FLOW,
     "how long a notice of a kind must stay, from a day on; a change is a further line");

static const struct field discount_rule_fields[] = {
    FIELD(discount_rule, item, WORD, REQUIRED, "the item"),
    FIELD(discount_rule, months, COUNT, POSITIVE, "at least so many months are paid at once"),
    FIELD(discount_rule, free, COUNT, FIELD_POSITIVE, "of them, so many cost nothing"),
    FIELD(discount_rule, share, RATE, FIELD_POSITIVE, "or: the share off what they cost, as 0.05"),
    FIELD(discount_rule, decision, DECISION, 0, "the decision that a prepayment by it names"),
    FIELD(discount_rule, from, DATE, REQUIRED, "the first day it holds for"),
    FIELD(discount_rule, to, DATE, 0, "the last day it holds for"),
};
KIND(discount_rule, 0, LAYOUT_FLOW, "a discount for months that are paid in advance");

static const struct field late_fee_rule_fields[] = {
    FIELD(late_fee_rule, item, WORD, 0, "the item; none: every item without a rule of its own"),
    FIELD(late_fee_rule, daily, RATE, POSITIVE, "the share of what is owed that a day costs"),
    FIELD(late_fee_rule, grace, COUNT, 0, "days behind the due day that cost nothing"),
    FIELD(late_fee_rule, cap, RATE, POSITIVE, "the most, as a share of the debt itself"),
    FIELD(late_fee_rule, decision, DECISION, REQUIRED, "the decision that allows it"),
    FIELD(late_fee_rule, from, DATE, REQUIRED, "the first day that counts"),
    FIELD(late_fee_rule, to, DATE, 0, "the last day that counts"),
};
KIND(late_fee_rule, 0, LAYOUT_FLOW, "what paying late costs");

static const struct field compound_fields[] = {
    FIELD(compound, version, COUNT, REQUIRED, "the version of the ledger format"),
    FIELD(compound, name, TEXT, REQUIRED, "the compound's name"),
    FIELD_ONE_OF(compound, currency, REQUIRED, "CNY HKD MOP TWD SGD MYR USD EUR",
                 "the currency of every amount; it has two decimals"),
    FIELD_ONE_OF(compound, language, REQUIRED, "zh-CN en", "the language of the reports"),
    FIELD(compound, timezone, TEXT, REQUIRED, "the time zone that decides which day it is"),
    FIELD(compound, opened, MONTH, REQUIRED, "the first month of the books"),
    FIELD_ONE(compound, rules, REQUIRED, rules, kind_rules, "the compound's own rules"),
    FIELD_LIST_OF(compound, approvals, 0, kind_approval_rule,
                  "who must allow an expense; none: as the rules say"),
    FIELD_LIST_OF(compound, notices, 0, kind_notice_rule,
                  "how long notices must stay; none: 15 days"),
    FIELD_LIST_OF(compound, discounts, 0, kind_discount_rule,
                  "discounts for months that are paid in advance; none: none"),
    FIELD_LIST_OF(compound, late_fees, 0, kind_late_fee_rule,
                  "what paying late costs; none: nothing"),
    FIELD_ONE(compound, votes, 0, votes, kind_votes,
              "how votes are counted; none: as the law has it"),
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
    FIELD_ONE_OF(unit, state, 0, "occupied vacant", "whether it stands empty; none: occupied"),
    FIELD(unit, from, DATE, REQUIRED, "the day from which this line is true"),
    FIELD(unit, reason, TEXT, 0, "why the line before no longer is"),
};
KIND(unit, 0, LAYOUT_FLOW, "a unit, as it is from a day on; a change is a further line");

static const struct field tariff_step_fields[] = {
    FIELD(tariff_step, above, READING, POSITIVE, "usage of a month above this"),
    FIELD(tariff_step, rate, RATE, REQUIRED, "costs this per unit of the meter, up to the next"),
};
KIND(tariff_step, 0, LAYOUT_FLOW, "what a month's usage above a limit costs");

static const struct field tariff_fields[] = {
    FIELD(tariff, item, WORD, REQUIRED, "what is charged"),
    FIELD(tariff, name, TEXT, REQUIRED, "its name as residents read it"),
    FIELD_ONE_OF(tariff, by, REQUIRED, "area unit share meter space",
                 "how: rate times area, a fixed amount per unit, a share of a bill, rate times "
                 "what the unit's meter counted, or an amount per parking space"),
    FIELD(
        tariff, rates, RATES, 0,
        "per kind of unit or space: money a month per square metre, per unit or per space, or per "
        "unit of the meter"),
    FIELD_LIST_OF(tariff, steps, 0, kind_tariff_step,
                  "by meter: what usage above a limit costs, limits rising"),
    FIELD(tariff, vacant, RATE, 0,
          "by area or unit: the part of the fee that a vacant unit owes, like 0.70; none: all"),
    FIELD_ONE_OF(tariff, split, 0, "area unit usage", "how a shared bill is split"),
    FIELD(tariff, meter, WORD, 0,
          "split by usage: the metered item; what it charges is taken off the bill"),
    FIELD_ONE_OF(tariff, part, 0, "day half month",
                 "how a part of a month is charged per space: by day, by half a month that is "
                 "begun, or as a whole month; none: by day"),
    FIELD(tariff, buildings, BUILDINGS, 0, "the buildings it concerns"),
    FIELD(tariff, units, UNITS, 0, "the units it concerns; without both, all"),
    FIELD(tariff, fund, WORD, REQUIRED, "the fund that the money belongs to"),
    FIELD(tariff, decision, DECISION, 0, "the decision that allows it"),
    FIELD(tariff, from, MONTH, REQUIRED, "the first month"),
    FIELD(tariff, to, MONTH, 0, "the last month"),
};
KIND(tariff, 0, LAYOUT_FLOW, "how an item is charged, from a month on");

static const struct field fund_fields[] = {
    FIELD(fund, fund, WORD, REQUIRED, "the fund's short name"),
    FIELD(fund, name, TEXT, REQUIRED, "its name as residents read it"),
    FIELD_ONE_OF(fund, kind, REQUIRED, "operating utilities common maintenance donation deposit",
                 "what it is for"),
    FIELD(fund, restricted, FLAG, 0, "whether it may not be overdrawn"),
};
KIND(fund, 0, LAYOUT_FLOW, "a fund: whose money it is, wherever it lies");

static const struct field place_fields[] = {
    FIELD(place, place, WORD, REQUIRED, "the place's short name"),
    FIELD(place, name, TEXT, REQUIRED, "its name as residents read it"),
    FIELD_ONE_OF(place, kind, REQUIRED, "bank wechat alipay cash", "what kind of place"),
    FIELD_ONE_OF(place, holder, REQUIRED, "compound person",
                 "in whose name it is held; a person only when the rules allow it"),
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
    FIELD_LIST_OF(fund_register, fees, 0, kind_fee_rule,
                  "what the fees are that services keep back"),
};
KIND(fund_register, 0, LAYOUT_BLOCK, "funds, cash places and categories of spending");

static const struct field campaign_fields[] = {
    FIELD(campaign, campaign, WORD, REQUIRED, "the campaign's short name"),
    FIELD(campaign, name, TEXT, REQUIRED, "its name as residents read it"),
    FIELD(campaign, purpose, TEXT, REQUIRED, "what the money may be spent on, and nothing else"),
    FIELD(campaign, target, MONEY, FIELD_POSITIVE, "how much is hoped for"),
    FIELD(campaign, fund, WORD, REQUIRED, "the restricted donation fund that is its alone"),
    FIELD(campaign, from, DATE, REQUIRED, "the day from which gifts are taken"),
    FIELD(campaign, to, DATE, 0, "the last day on which they are"),
    FIELD(campaign, decision, DECISION, 0, "the decision that began it"),
};
KIND(campaign, 0, LAYOUT_FLOW, "what is collected for: a purpose with a fund of its own");

static const struct field budget_fields[] = {
    FIELD(budget, year, COUNT, REQUIRED, "the year"),
    FIELD(budget, category, WORD, REQUIRED, "the category of spending"),
    FIELD(budget, amount, MONEY, REQUIRED, "how much it may cost in the year"),
    FIELD(budget, decision, DECISION, 0, "the decision that set it"),
    FIELD(budget, note, TEXT, 0, "a remark"),
};
KIND(budget, 0, LAYOUT_FLOW, "what a category of spending may cost in a year");

static const struct field post_fields[] = {
    FIELD(post, post, WORD, REQUIRED, "the post's short name"),
    FIELD(post, name, TEXT, REQUIRED, "its name as residents read it"),
    FIELD(post, count, COUNT, POSITIVE, "how many persons have it"),
    FIELD(post, from, DATE, REQUIRED, "the day from which this line is true"),
    FIELD(post, to, DATE, 0, "the last day on which it is"),
};
KIND(post, 0, LAYOUT_FLOW, "a post of the staff, from a day on; a change is a further line");

static const struct field report_section_fields[] = {
    FIELD_ONE_OF(report_section, section, REQUIRED,
                 "money fees arrears members shared staff spending unpaid budget income parking "
                 "donations projects meetings rounds roster service notices handover seal review "
                 "officers tickets corrections",
                 "the section"),
    FIELD(report_section, hidden, FLAG, 0, "whether it is left out"),
    FIELD(report_section, largest, COUNT, FIELD_POSITIVE,
          "of spending: how many of the largest payments a quarter or a year lists; none: 10"),
};
KIND(report_section, 0, LAYOUT_FLOW, "a section of the reports that is not as usual");

static const struct field schedule_fields[] = {
    FIELD(schedule, schedule, WORD, REQUIRED, "the round's short name"),
    FIELD(schedule, name, TEXT, REQUIRED, "its name as residents read it"),
    FIELD_ONE_OF(schedule, kind, REQUIRED, "waste patrol cleaning other", "what kind of round"),
    FIELD(schedule, times, TIMES, REQUIRED, "the times of day at which it begins"),
    FIELD(schedule, weekdays, WORDS, 0,
          "the days of the week: mon, tue, wed, thu, fri, sat, sun; none: every day"),
    FIELD(schedule, where, TEXT, 0, "where it goes"),
    FIELD(schedule, post, WORD, 0, "the post of the staff whose work it is"),
    FIELD(schedule, category, WORD, 0, "the category of spending that shows what it costs"),
    FIELD(schedule, from, DATE, REQUIRED, "the day from which this line is true"),
    FIELD(schedule, to, DATE, 0, "the last day on which it is"),
};
KIND(schedule, 0, LAYOUT_FLOW, "a round at fixed times, from a day on; a change is a further line");

static const struct field income_source_fields[] = {
    FIELD(income_source, source, WORD, REQUIRED, "the source's short name"),
    FIELD(income_source, name, TEXT, REQUIRED, "its name as residents read it"),
    FIELD_ONE_OF(income_source, group, REQUIRED, "parking advertising rent recycling other",
                 "what kind of source it is"),
    FIELD(income_source, fund, WORD, REQUIRED, "the fund of common income that it is for"),
    FIELD(income_source, items, WORDS, 0, "the items charged to units that are part of it"),
    FIELD(income_source, costs, WORDS, 0, "the categories of spending that are its cost"),
};
KIND(income_source, 0, LAYOUT_FLOW, "what brings money that no unit owes");

static const struct field space_fields[] = {
    FIELD(space, space, WORD, REQUIRED, "the parking space's number"),
    FIELD_ONE_OF(space, kind, REQUIRED, "ground underground charging disabled visitor",
                 "what kind of space, which decides its rate"),
    FIELD(space, where, TEXT, 0, "where it is"),
    FIELD(space, from, DATE, REQUIRED, "the day from which it is there"),
    FIELD(space, to, DATE, 0, "the last day on which it is"),
    FIELD(space, reason, TEXT, 0, "why it no longer is"),
};
KIND(space, 0, LAYOUT_FLOW, "a parking space");

static const struct field permit_fields[] = {
    FIELD(permit, space, WORD, REQUIRED, "the parking space"),
    FIELD(permit, unit, UNIT, REQUIRED, "the unit that may use it; never a plate"),
    FIELD(permit, rate, WORD, 0, "the tariff's rate; none: that of the space's kind"),
    FIELD(permit, from, DATE, REQUIRED, "its first day"),
    FIELD(permit, to, DATE, 0, "its last day"),
    FIELD(permit, given, DATE, REQUIRED, "the booking day on which it was given"),
    FIELD(permit, ended, DATE, 0, "its real last day, when it ended earlier"),
    FIELD(permit, charged_from, MONTH, 0,
          "the first month whose roll charges it; what was before is adjusted"),
    FIELD(permit, charged_to, MONTH, 0,
          "the last month whose roll did not know that it ended; what is too much is adjusted"),
    FIELD(permit, skipped, TEXT, 0, "why it passes over somebody who has waited longer"),
    FIELD(permit, decision, DECISION, 0, "the decision that allows it"),
    FIELD(permit, reason, TEXT, 0, "why it ended earlier"),
};
KIND(permit, 0, LAYOUT_FLOW, "who may use a parking space, and when");

static const struct field applicant_fields[] = {
    FIELD(applicant, unit, UNIT, REQUIRED, "the unit that waits"),
    FIELD_ONE_OF(applicant, kind, 0, "ground underground charging disabled visitor",
                 "the kind of space wanted; none: any"),
    FIELD(applicant, since, DATE, REQUIRED, "the day from which it waits"),
    FIELD(applicant, entered, DATE, REQUIRED, "the booking day on which it was put on the list"),
    FIELD(applicant, until, DATE, 0, "the day on which it left the list"),
    FIELD(applicant, space, WORD, 0, "the space that it got; none: it gave up"),
    FIELD(applicant, reason, TEXT, 0, "why it left"),
};
KIND(applicant, 0, LAYOUT_FLOW, "who waits for a parking space, the longest first");
