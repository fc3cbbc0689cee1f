/* The rules of each kind of case: the table that book/case_file.h goes by. */
#include "book/case_file.h"
#include "book/projects.h"
#include "cases/handovers.h"
#include "cases/meetings.h"
#include "cases/notices.h"
#include "cases/reviews.h"
#include "cases/seal.h"
#include "cases/tickets.h"

const struct case_rules all_case_rules[] = {
    {&kind_project, "opened", project_path, project_check_file, NULL, NULL},
    {&kind_ticket, "opened", ticket_path, ticket_check_file, ticket_check_books, NULL},
    {&kind_meeting, NULL, meeting_path, meeting_check_file, meeting_check_books,
     meeting_check_added},
    {&kind_notice, "posted", notice_path, notice_check_file, notice_check_books, NULL},
    {&kind_handover, NULL, handover_path, handover_check_file, NULL, NULL},
    {&kind_seal_year, NULL, seal_path, seal_check_file, NULL, NULL},
    {&kind_review, NULL, review_path, review_check_file, review_check_books, NULL},
    {0},
};
