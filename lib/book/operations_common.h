/*
 * What the builders of operations share; for lib/book and lib/cases.
 */
#ifndef BOOK_OPERATIONS_COMMON_H
#define BOOK_OPERATIONS_COMMON_H

#include "book/draft.h"
#include "book/operations.h"

/* A date that was not given is the booking day. */
struct date date_or_today(const struct run *run, struct date date);
/* "614.45", in the arena. */
const char *money(struct run *run, int64_t amount);
/* "2026-11" and "2026-11-30", in the arena. */
const char *month_name(struct run *run, struct month month);
const char *day_name(struct run *run, struct date date);
/* A person's text for a subject line: at most `width` columns, then "…". */
const char *short_text(struct run *run, const char *text, size_t width);
/* Whether a month has a roll already: one small look, no records. */
enum status is_assessed(struct draft *draft, struct month month, bool *out);
/* A list file as the draft has it, and one of its lines replaced. */
enum status draft_read_list(struct draft *draft, const char *path, struct source *source,
                            struct items *items);
void draft_replace(struct draft *draft, const struct source *source, const struct items *items,
                   size_t at, const void *record);
/* The last record in the day-books of a folder that `test` accepts, or NULL; only the files that
 * have `text` anywhere are parsed. For folders with few records: not the fees. */
typedef bool item_test(const struct item *item, const void *wanted);
enum status find_in_daybooks(struct run *run, const struct snapshot *snapshot, const char *folder,
                             const char *text, item_test *test, const void *wanted,
                             const struct item **out);
/* A test: whether it is the reversal of the record `id`, whose serial is free again: money that
 * went back had come. */
bool item_undoes(const struct item *item, const void *id);
/* That the registers still hold together with what the draft changes in them. */
enum status check_registers(struct run *run, struct draft *draft);
/* The same where what is asked for is the only thing that can be wrong: it is refused. */
enum status hold_registers(struct run *run, struct draft *draft);
/* That the roster still holds together with what the draft changes in it. */
enum status roster_holds(struct draft *draft);
/* Refuses to undo what a restricted fund has spent since: a gift, an opening or a transfer into it,
 * without which the fund of the folded new state is overdrawn. */
enum status refuse_drained(struct run *run, const struct folded *folded,
                           const struct found_record *found);
/* Refuses what breaks a rule of the project in the folded new state; `id` NULL: of none. */
enum status project_hold(struct run *run, const struct folded *folded, const char *id);
/* A treasurer types a receipt twice: the same serial at the same place, and not reversed. */
enum status receipt_refuse_known(struct run *run, struct draft *draft,
                                 const struct receipt *receipt);
/* Finds "fees pay" or the like refused because the month is closed. */
enum status refuse_closed_month(struct run *run, struct month month);

/* Findings since `since` that stand in no line yet stand in one of a table that was read. */
void place_findings(struct run *run, size_t since, const char *path, int line);

#endif
