/* The sections in the order in which they stand when the ledger's settings do not say another. */
#include "report/month_sections.h"

enum {
    MONTH = 1U << SPAN_MONTH,
    LONGER = 1U << SPAN_QUARTER | 1U << SPAN_YEAR,
    ANY = MONTH | LONGER,
};

const struct month_section month_sections[] = {
    {"money", true, ANY, month_cash},
    {"money", true, MONTH, month_statements},
    {"money", true, LONGER, span_money},
    {"fees", true, ANY, month_fees},
    {"arrears", false, ANY, month_arrears},
    {"members", false, ANY, month_members},
    {"shared", false, MONTH, month_utilities},
    {"shared", false, MONTH, month_meters},
    {"shared", false, LONGER, span_shared},
    {"staff", false, MONTH, month_staff},
    {"staff", false, LONGER, span_staff},
    {"spending", true, MONTH, month_spending},
    {"spending", true, LONGER, span_spending},
    {"unpaid", false, ANY, month_unpaid},
    {"budget", false, ANY, month_budget},
    {"income", false, ANY, month_income},
    {"parking", false, ANY, month_parking},
    {"donations", false, ANY, month_donations},
    {"projects", false, ANY, month_projects},
    {"meetings", false, ANY, month_meetings},
    {"rounds", false, ANY, month_rounds},
    {"roster", false, ANY, month_roster},
    {"service", false, ANY, month_service},
    {"notices", false, ANY, month_notices},
    {"handover", false, ANY, month_handover},
    {"seal", false, ANY, month_seal},
    {"review", false, ANY, month_review},
    {"tickets", false, ANY, month_tickets},
    {"corrections", true, ANY, month_corrections},
    {.key = NULL},
};
