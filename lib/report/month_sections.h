/* The sections of the month's report; used by month.c only. */
#ifndef REPORT_MONTH_SECTIONS_H
#define REPORT_MONTH_SECTIONS_H

#include "book/totals.h"
#include "report/report.h"

struct month_data {
    struct report report;
    struct month month;
    struct date first, last;
    struct date day;        /* on which deadlines are judged: the last, or that of the commit */
    struct totals *totals;  /* of the month */
    struct arrears arrears; /* at its end */
    struct fold *fold;
    bool closed;
};

/* Computes what the sections are made of; the report is not begun. Refuses as month_report(). */
enum status month_data_start(struct run *run, struct book *book, struct month month,
                             struct month_data *data);
/* month_cash.c */
enum status month_figures(struct month_data *data);
enum status month_cash(struct month_data *data);
/* month_statements.c: part of the money's section */
enum status month_statements(struct month_data *data);
/* month_fees.c */
enum status month_fees(struct month_data *data);
enum status month_arrears(struct month_data *data);
/* month_collection.c: part of the fees' section */
enum status month_collection(struct month_data *data);
enum status month_utilities(struct month_data *data);
/* month_meters.c: part of the section of shared bills */
enum status month_meters(struct month_data *data);
/* month_terms.c: what is agreed beside the charges, a section behind that of arrears */
enum status month_terms(struct month_data *data);
/* month_spending.c */
enum status month_staff(struct month_data *data);
enum status month_spending(struct month_data *data);
enum status month_unpaid(struct month_data *data);
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
/* month_tickets.c */
enum status month_tickets(struct month_data *data);
/* month_meetings.c */
enum status month_meetings(struct month_data *data);
/* month_corrections.c */
enum status month_corrections(struct month_data *data);

/* Whether something happened in the month. */
bool month_has(const struct month_data *data, struct date date);
/* Sums fen, with a finding when they no longer fit. */
enum status month_sum(struct run *run, int64_t *sum, int64_t amount);

#endif
