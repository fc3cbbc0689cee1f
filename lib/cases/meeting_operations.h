/*
 * What is done with meetings, as builders for ledger_write(). Each takes its own context struct and
 * refuses with a finding what a rule forbids (cases/meetings.h has the rules). Dates that are not
 * given are the booking day.
 */
#ifndef CASES_MEETING_OPERATIONS_H
#define CASES_MEETING_OPERATIONS_H

#include "cases/meetings.h"
#include "book/operations.h"

/* A meeting to be called: the head without id and rules. Matters have text, perhaps topic, and
 * perhaps a rule (else the usual one of the kind; an assembly has none). */
struct call_input {
    struct meeting meeting;
    int64_t members; /* of the committee; 0: as the compound's rules say */
};
/* A step of the log; what is not of its kind is left out. */
struct meeting_step_input {
    const char *meeting;
    struct meeting_event step;
    /* Of a ballot: the numbers of matters voted for, against and abstained, separated by commas. */
    const char *yes, *no, *abstain;
    struct voucher_file voucher;
};
/* A table of ballots: columns unit, proof (optional), and one for each matter by its number, with
 * yes, no, abstain or nothing. A row with a proof and no vote is a ballot that was delivered. */
struct ballots_input {
    const char *meeting;
    const char *path; /* for messages */
    const char *bytes;
    size_t size;
    struct date date;
};
struct decide_input {
    const char *meeting;
    int64_t matter;     /* 0: every matter that is not decided */
    const char *result; /* what was announced; NULL: as the tally gives it */
    struct date date;
};
struct adopt_input {
    struct adoption adoption;
    struct voucher_file voucher;
};

ledger_builder call_meeting;     /* struct call_input */
ledger_builder step_meeting;     /* struct meeting_step_input */
ledger_builder enter_ballots;    /* struct ballots_input: all rows in one commit, or none */
ledger_builder decide_matters;   /* struct decide_input: refused unless the tally supports it */
ledger_builder adopt_decision;   /* struct adopt_input */
ledger_builder propose_assembly; /* struct proposal: owners, added to those of the same name */

/* How much of the compound asks for an assembly. */
struct proposal_state {
    const char *proposal, *text;
    struct date first;            /* the day of its first line */
    struct tally_side asked, all; /* all lines together, on the day of the last one */
    bool reached;                 /* an assembly must be called */
    const char *meeting;          /* that was called for it, or NULL */
};
enum status proposals_compute(struct run *run, const struct book *book, struct proposal_state **out,
                              size_t *count);

/* --- inside --- */

/* A ballot's words out of the numbers of matters. */
enum status ballot_votes(struct run *run, const struct meeting *meeting, const char *yes,
                         const char *no, const char *abstain, struct words *out);
/* The steps that a table of ballots makes; a finding for each row that is wrong, with its line. */
enum status ballots_read(struct run *run, const struct book *book, const struct meeting *meeting,
                         const struct ballots_input *input, struct meeting_event **steps,
                         size_t *count);

#endif
