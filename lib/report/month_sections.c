/* The sections in the order in which they stand when the ledger's settings do not say another. */
#include "report/month_sections.h"

enum {
    MONTH = 1U << SPAN_MONTH,
    LONGER = 1U << SPAN_QUARTER | 1U << SPAN_YEAR,
    ANY = MONTH | LONGER,
};

const struct month_section month_sections[] = {
    {"money", ANY, month_cash},
    {"money", MONTH, month_statements},
    {"money", LONGER, span_money},
    {"fees", ANY, month_fees},
    {"arrears", ANY, month_arrears},
    {"members", ANY, month_members},
    {"shared", MONTH, month_utilities},
    {"shared", MONTH, month_meters},
    {"shared", LONGER, span_shared},
    {"staff", MONTH, month_staff},
    {"staff", LONGER, span_staff},
    {"spending", MONTH, month_spending},
    {"spending", LONGER, span_spending},
    {"unpaid", ANY, month_unpaid},
    {"budget", ANY, month_budget},
    {"income", ANY, month_income},
    {"parking", ANY, month_parking},
    {"donations", ANY, month_donations},
    {"projects", ANY, month_projects},
    {"meetings", ANY, month_meetings},
    {"rounds", ANY, month_rounds},
    {"roster", ANY, month_roster},
    {"service", ANY, month_service},
    {"notices", ANY, month_notices},
    {"handover", ANY, month_handover},
    {"seal", ANY, month_seal},
    {"review", ANY, month_review},
    {"officers", ANY, month_officers},
    {"tickets", ANY, month_tickets},
    {"corrections", ANY, month_corrections},
    {.key = NULL},
};
