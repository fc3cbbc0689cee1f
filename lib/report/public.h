/*
 * How records are shown to everybody: no personal data, no single wage, givers only with their
 * consent, and then as units and organisations, never as persons.
 */
#ifndef REPORT_PUBLIC_H
#define REPORT_PUBLIC_H

#include "report/report.h"

/* Who gave it: "3-101" or the partner's name with consent, else "one household", "a partner
 * organisation", "a person", "anonymous". */
const char *public_giver(const struct report *report, const struct gift *gift);
/* A partner organisation's word as residents read it: "police" is "派出所". */
const char *public_partner(const struct report *report, const char *partner);
/* A payee that is a person is not named. */
const char *public_payee(const struct report *report, const struct expense *expense);
/* The beginning of the voucher's SHA-256, or why there is no voucher. */
const char *public_voucher(const struct report *report, const struct expense *expense);
/* Hundredths of an hour as a number without needless zeros: "12.5". */
const char *public_hours(const struct report *report, int64_t hours);

#endif
