/*
 * The text that asks a unit to pay, in the ledger's language. It is for that unit: it names it.
 */
#ifndef REPORT_REMINDER_H
#define REPORT_REMINDER_H

#include "book/totals.h"

/* What is demanded of a unit at `arrears->day`: all debts due before `due_before` that are open.
 * Gives `record` (no id, no channel) and its text in Markdown, whose hash the record has. A unit
 * that owes none of it: `*text` is NULL. The same books and day give the same bytes. */
enum status reminder_text(struct run *run, const struct book *book, const struct arrears *arrears,
                          int32_t unit, struct date due_before, struct reminder *record,
                          const char **text);

#endif
