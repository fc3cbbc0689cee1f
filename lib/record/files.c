/* The table of files, and the kinds in the order of the reference. */
#include "record/officers.h"
#include "record/records.h"
#include "record/report_section.h"

#include <string.h>

enum { KIB = 1024, MIB = 1024 * KIB };

const struct kind *const all_kinds[] = {&kind_compound,
                                        &kind_rules,
                                        &kind_officer,
                                        &kind_unit,
                                        &kind_tariff,
                                        &kind_tariff_step,
                                        &kind_fund_register,
                                        &kind_fund,
                                        &kind_place,
                                        &kind_category,
                                        &kind_mapping,
                                        &kind_receipt,
                                        &kind_bill,
                                        &kind_reading,
                                        &kind_charge,
                                        &kind_waiver,
                                        &kind_adjustment,
                                        &kind_identification,
                                        &kind_statement,
                                        &kind_reversal,
                                        &kind_expense,
                                        &kind_approval,
                                        &kind_payment,
                                        &kind_opening,
                                        &kind_transfer,
                                        &kind_reconciliation,
                                        &kind_roll,
                                        &kind_basis,
                                        &kind_closing,
                                        &kind_reopening,
                                        &kind_campaign,
                                        &kind_gift,
                                        &kind_project,
                                        &kind_project_event,
                                        &kind_ticket,
                                        &kind_photo,
                                        &kind_ticket_event,
                                        &kind_holiday,
                                        &kind_approval_rule,
                                        &kind_budget,
                                        &kind_post,
                                        &kind_report_section,
                                        &kind_person,
                                        &kind_body,
                                        &kind_term,
                                        &kind_role,
                                        &kind_steward,
                                        &kind_skill,
                                        &kind_service,
                                        &kind_schedule,
                                        &kind_round,
                                        &kind_notice_rule,
                                        &kind_notice,
                                        &kind_notice_event,
                                        &kind_handover,
                                        &kind_handover_event,
                                        &kind_seal_year,
                                        &kind_seal_use,
                                        &kind_review,
                                        &kind_review_event,
                                        &kind_discount_rule,
                                        &kind_late_fee_rule,
                                        &kind_prepayment,
                                        &kind_late_fee,
                                        &kind_demand,
                                        &kind_reminder,
                                        &kind_deposit,
                                        &kind_refund,
                                        &kind_votes,
                                        &kind_meeting,
                                        &kind_matter,
                                        &kind_meeting_event,
                                        &kind_adoption,
                                        &kind_proposal,
                                        &kind_income_source,
                                        &kind_earning,
                                        &kind_space,
                                        &kind_permit,
                                        &kind_applicant,
                                        &kind_income_rule,
                                        &kind_fee_rule,
                                        &kind_fee_row,
                                        NULL};

#define KINDS(...) ((const struct kind *const[]){__VA_ARGS__, NULL})

const struct file_kind all_files[] = {
    {"compound", "compound.yaml", RULE_REGISTER, SHAPE_MAP, MIB, KINDS(&kind_compound),
     "the compound, its rules and the version of the format"},
    {"officers", "officers.yaml", RULE_REGISTER, SHAPE_LIST, MIB, KINDS(&kind_officer),
     "who may write which ledgers, and with which key"},
    {"units", "units/*.yaml", RULE_REGISTER, SHAPE_LIST, MIB, KINDS(&kind_unit),
     "the units of one building, a line each"},
    {"tariffs", "tariffs.yaml", RULE_REGISTER, SHAPE_LIST, MIB, KINDS(&kind_tariff),
     "what is charged, how, and since when"},
    {"funds", "funds.yaml", RULE_REGISTER, SHAPE_MAP, MIB, KINDS(&kind_fund_register),
     "funds, cash places and categories"},
    {"mapping", "statements/*.yaml", RULE_REGISTER, SHAPE_MAP, 64 * KIB, KINDS(&kind_mapping),
     "how the statement of a bank is read"},
    {"campaigns", "campaigns.yaml", RULE_REGISTER, SHAPE_LIST, MIB, KINDS(&kind_campaign),
     "what is collected for"},
    {"budgets", "budgets.yaml", RULE_REGISTER, SHAPE_LIST, MIB, KINDS(&kind_budget),
     "what each category of spending may cost in a year"},
    {"posts", "posts.yaml", RULE_REGISTER, SHAPE_LIST, MIB, KINDS(&kind_post),
     "the posts of the staff"},
    {"reports", "reports.yaml", RULE_REGISTER, SHAPE_LIST, 64 * KIB, KINDS(&kind_report_section),
     "the order of the reports' sections, and which are left out"},
    {"people", "roster/people.yaml", RULE_REGISTER, SHAPE_LIST, MIB, KINDS(&kind_person),
     "the people by opaque id"},
    {"bodies", "roster/bodies.yaml", RULE_REGISTER, SHAPE_LIST, MIB, KINDS(&kind_body),
     "the bodies that people act in, and the partners"},
    {"terms", "roster/terms.yaml", RULE_REGISTER, SHAPE_LIST, MIB, KINDS(&kind_term),
     "who has which seat of a body"},
    {"roles", "roster/roles.yaml", RULE_REGISTER, SHAPE_LIST, MIB, KINDS(&kind_role),
     "the roles of members"},
    {"stewards", "roster/stewards.yaml", RULE_REGISTER, SHAPE_LIST, MIB, KINDS(&kind_steward),
     "the stewards of buildings"},
    {"skills", "roster/skills.yaml", RULE_REGISTER, SHAPE_LIST, MIB, KINDS(&kind_skill),
     "the skills that people lend"},
    {"schedules", "rounds.yaml", RULE_REGISTER, SHAPE_LIST, MIB, KINDS(&kind_schedule),
     "what is done at fixed times"},
    {"decisions", "decisions.yaml", RULE_REGISTER, SHAPE_LIST, MIB, KINDS(&kind_adoption),
     "decisions that were taken elsewhere, adopted and not tallied here"},
    {"proposals", "proposals.yaml", RULE_REGISTER, SHAPE_LIST, MIB, KINDS(&kind_proposal),
     "who asks for an assembly, and for what"},
    {"sources", "sources.yaml", RULE_REGISTER, SHAPE_LIST, MIB, KINDS(&kind_income_source),
     "what brings money that no unit owes"},
    {"income rules", "income.yaml", RULE_REGISTER, SHAPE_LIST, MIB, KINDS(&kind_income_rule),
     "which rows of statements are other income"},
    {"spaces", "parking/spaces.yaml", RULE_REGISTER, SHAPE_LIST, MIB, KINDS(&kind_space),
     "the parking spaces"},
    {"permits", "parking/permits.yaml", RULE_REGISTER, SHAPE_LIST, MIB, KINDS(&kind_permit),
     "who may use which parking space"},
    {"queue", "parking/queue.yaml", RULE_REGISTER, SHAPE_LIST, MIB, KINDS(&kind_applicant),
     "who waits for a parking space"},
    {"fees day-book", "fees/YYYY/MM/DD.yaml", RULE_DAYBOOK, SHAPE_LIST, 8 * MIB,
     KINDS(&kind_receipt, &kind_bill, &kind_reading, &kind_charge, &kind_waiver, &kind_adjustment,
           &kind_identification, &kind_statement, &kind_reversal, &kind_prepayment, &kind_late_fee,
           &kind_reminder, &kind_deposit, &kind_refund),
     "what was charged, received and corrected on a booking day"},
    {"roll", "fees/YYYY/MM/charges.yaml", RULE_ROLL, SHAPE_MAP, 8 * MIB, KINDS(&kind_roll),
     "what each unit owes for a month"},
    {"expenses day-book", "expenses/YYYY/MM/DD.yaml", RULE_DAYBOOK, SHAPE_LIST, MIB,
     KINDS(&kind_expense, &kind_approval, &kind_payment, &kind_reversal),
     "what was spent, approved and paid on a booking day"},
    {"donations day-book", "donations/YYYY/MM/DD.yaml", RULE_DAYBOOK, SHAPE_LIST, 8 * MIB,
     KINDS(&kind_gift, &kind_reversal), "what was given for the campaigns on a booking day"},
    {"service day-book", "service/YYYY/MM/DD.yaml", RULE_DAYBOOK, SHAPE_LIST, 8 * MIB,
     KINDS(&kind_service, &kind_reversal),
     "visits of stewards, hours served and members who reported in, of a booking day"},
    {"funds day-book", "funds/YYYY/MM/DD.yaml", RULE_DAYBOOK, SHAPE_LIST, 8 * MIB,
     KINDS(&kind_opening, &kind_transfer, &kind_earning, &kind_reconciliation, &kind_reversal),
     "opening balances, transfers, other income and reconciliations of a booking day"},
    {"rounds day-book", "rounds/YYYY/MM/DD.yaml", RULE_DAYBOOK, SHAPE_LIST, MIB,
     KINDS(&kind_round, &kind_reversal), "rounds that were done, late or missed"},
    {"project", "projects/YYYY/*.yaml", RULE_CASE, SHAPE_MAP, MIB, KINDS(&kind_project),
     "one work, from its quotes to the end of its warranty"},
    {"notice", "notices/YYYY/*.yaml", RULE_CASE, SHAPE_MAP, 64 * KIB, KINDS(&kind_notice),
     "one notice, from its posting to its removal"},
    {"handover", "handovers/*.yaml", RULE_CASE, SHAPE_MAP, MIB, KINDS(&kind_handover),
     "what was taken over from a company, and what is missing"},
    {"seal", "seal/YYYY.yaml", RULE_CASE, SHAPE_MAP, MIB, KINDS(&kind_seal_year),
     "each use of the committee's seal in a year"},
    {"review", "reviews/YYYY-MM.yaml", RULE_CASE, SHAPE_MAP, MIB, KINDS(&kind_review),
     "the supervisors' review of a month"},
    {"ticket", "tickets/YYYY/*.yaml", RULE_CASE, SHAPE_MAP, MIB, KINDS(&kind_ticket),
     "one thing to be mended, answered, settled or done"},
    {"holidays", "holidays.yaml", RULE_REGISTER, SHAPE_LIST, MIB, KINDS(&kind_holiday),
     "days of rest, and weekends that are worked"},
    {"meeting", "meetings/YYYY/*.yaml", RULE_CASE, SHAPE_MAP, 8 * MIB, KINDS(&kind_meeting),
     "one meeting: its notice, who came, how they voted, what was decided"},
    {"period", "periods/YYYY-MM.yaml", RULE_LOG, SHAPE_LIST, 8 * MIB,
     KINDS(&kind_closing, &kind_reopening), "how a month was closed, and opened again"},
    {"voucher", "vouchers/YYYY/MM/*", RULE_STORED, SHAPE_BYTES, 16 * MIB, NULL,
     "the paper behind a record, named by its SHA-256"},
    {"ignore list", ".gitignore", RULE_PLAIN, SHAPE_BYTES, 64 * KIB, NULL,
     "keeps private/ out of history"},
    {"introduction", "introductions/*.md", RULE_PLAIN, SHAPE_BYTES, 64 * KIB, NULL,
     "what the committee says at the beginning of a report, in Markdown"},
    {"readme", "README.md", RULE_PLAIN, SHAPE_BYTES, MIB, NULL, "a text for people"},
    {NULL, NULL, RULE_PLAIN, SHAPE_BYTES, 0, NULL, NULL},
};

const struct field *kind_field(const struct kind *kind, const char *name)
{
    for (size_t i = 0; i < kind->field_count; i++)
        if (strcmp(kind->fields[i].name, name) == 0)
            return &kind->fields[i];
    return NULL;
}

/* Reads as many digits as the pattern has of one letter. */
static bool take_number(const char **path, const char **pattern, int *out)
{
    char letter = **pattern;
    int value = 0;

    for (; **pattern == letter; ++*pattern, ++*path) {
        if (**path < '0' || **path > '9')
            return false;
        value = value * 10 + (**path - '0');
    }
    *out = value;
    return true;
}

static bool take_name(const char **path, const char **pattern)
{
    const char *start = *path;

    ++*pattern;
    while (**path && **path != '/' && strcmp(*path, *pattern) != 0)
        ++*path;
    return *path > start;
}

static bool matches(const char *path, const char *pattern, struct date *day)
{
    int year = 0, month = 1, number = 1;

    while (*pattern) {
        bool fits;
        if (*pattern == 'Y')
            fits = take_number(&path, &pattern, &year);
        else if (pattern[0] == 'M' && pattern[1] == 'M')
            fits = take_number(&path, &pattern, &month);
        else if (pattern[0] == 'D' && pattern[1] == 'D')
            fits = take_number(&path, &pattern, &number);
        else if (*pattern == '*')
            fits = take_name(&path, &pattern);
        else
            fits = *path++ == *pattern++;
        if (!fits)
            return false;
    }
    struct date date = {(int16_t)year, (int8_t)month, (int8_t)number};
    *day = date;
    if (year == 0)
        return *path == '\0';
    return *path == '\0' && month >= 1 && month <= 12 && number >= 1 &&
           date_compare(date, month_last(date_month(date))) <= 0;
}

const struct file_kind *file_kind_of(const char *path, struct date *day)
{
    for (const struct file_kind *kind = all_files; kind->name; kind++) {
        struct date found;
        if (!matches(path, kind->pattern, &found))
            continue;
        if (day)
            *day = found.year ? found : (struct date){0};
        return kind;
    }
    return NULL;
}
