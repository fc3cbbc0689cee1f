/* The sections of the report of a month, a quarter or a year; used by month.c, the poster and the
 * index. Where they say "month" they mean what the report is about. */
#ifndef REPORT_MONTH_SECTIONS_H
#define REPORT_MONTH_SECTIONS_H

#include "book/totals.h"
#include "report/report.h"
#include "report/span.h"

struct month_data {
    struct report report;
    struct span span;
    struct month start, month; /* the first month of it that has books, and its last */
    struct date first, last;   /* their first and last day */
    struct date day;           /* on which deadlines are judged: the last, or that of the commit */
    struct totals *totals;     /* from the first day to the last */
    struct arrears arrears;    /* at its end */
    struct fold *fold;
    bool closed;    /* all of its months */
    size_t largest; /* so many payments a quarter or a year lists */
};

/* A part of a section; parts of one section have the same key. */
struct month_section {
    const char *key; /* by which reports.yaml names it; NULL ends the table */
    unsigned in;     /* a bit for each span_kind that has it */
    enum status (*put)(struct month_data *data);
};
extern const struct month_section month_sections[];

/* Computes what the sections are made of; the report is not begun. Refuses as month_report(). */
enum status month_data_start(struct run *run, struct book *book, struct span span,
                             struct month_data *data);
/* month_cash.c */
enum status month_figures(struct month_data *data);
enum status month_cash(struct month_data *data);
/* What was moved between places of the compound's own, which neither came in nor went out. */
int64_t month_moved(const struct month_data *data, struct date first, struct date last);
/* span_money.c: month by month, in a quarter and a year */
enum status span_money(struct month_data *data);
/* month_statements.c: part of the money's section */
enum status month_statements(struct month_data *data);
/* month_fees.c */
enum status month_fees(struct month_data *data);
enum status month_arrears(struct month_data *data);
/* month_collection.c: part of the fees' section */
enum status month_collection(struct month_data *data);
enum status month_utilities(struct month_data *data);
/* span_shared.c: both in a quarter and a year */
enum status span_shared(struct month_data *data);
/* month_meters.c: part of the section of shared bills */
enum status month_meters(struct month_data *data);
/* month_terms.c: what is agreed beside the charges, a section behind that of arrears */
enum status month_terms(struct month_data *data);
/* month_spending.c */
enum status month_staff(struct month_data *data);
enum status month_spending(struct month_data *data);
enum status month_unpaid(struct month_data *data);
/* span_spending.c: both in a quarter and a year */
enum status span_staff(struct month_data *data);
enum status span_spending(struct month_data *data);
/* month_budget.c */
enum status month_budget(struct month_data *data);
/* month_income.c */
enum status month_income(struct month_data *data);
/* month_parking.c */
enum status month_parking(struct month_data *data);
/* month_donations.c */
enum status month_donations(struct month_data *data);
/* month_projects.c */
enum status month_projects(struct month_data *data);
/* month_rounds.c */
enum status month_rounds(struct month_data *data);
/* month_roster.c */
enum status month_roster(struct month_data *data);
/* month_service.c */
enum status month_service(struct month_data *data);
/* month_notices.c */
enum status month_notices(struct month_data *data);
/* month_oversight.c */
enum status month_handover(struct month_data *data);
enum status month_seal(struct month_data *data);
enum status month_review(struct month_data *data);
/* month_officers.c: nothing where there are none */
enum status month_officers(struct month_data *data);
/* month_tickets.c */
enum status month_tickets(struct month_data *data);
/* month_meetings.c */
enum status month_meetings(struct month_data *data);
/* a table of all decisions, the newest first: needs the report and the days */
enum status all_decisions(struct month_data *data);
/* month_members.c */
enum status month_members(struct month_data *data);
/* month_corrections.c */
enum status month_corrections(struct month_data *data);

/* Whether something happened in it. */
bool month_has(const struct month_data *data, struct date date);
/* Whether a month is among those that it is about. */
bool month_within(const struct month_data *data, struct month month);
/* A phrase about "this month", or in a quarter and a year the other one, in English. */
const char *month_word(const struct month_data *data, const char *month, const char *longer);
/* Sums fen, with a finding when they no longer fit. */
enum status month_sum(struct run *run, int64_t *sum, int64_t amount);

#endif
