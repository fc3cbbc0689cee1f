/*
 * A ledger as a book: its registers, and (loaded when first asked for) its records in booking
 * order. Everything is read from one snapshot and lives in the arena of the run that opened the
 * book. Names become small numbers: units, items, places, funds and categories are indexed, and
 * -1 means "none".
 */
#ifndef BOOK_BOOK_H
#define BOOK_BOOK_H

#include "base/run.h"
#include "format/yaml.h"
#include "record/records.h"
#include "record/report_section.h"
#include "store/store.h"

struct answers;

/* All lines of one unit, oldest first. */
struct unit_history {
    const char *code;
    const char *building;
    const struct unit **lines;
    size_t count;
};

/* A record of a day-book, a roll's charge or a period's entry, and where it stands. */
struct event {
    const struct kind *kind;
    const void *record;
    struct date day;  /* the booking day */
    struct date date; /* when it happened, the record's own */
    const char *id;
    const char *path;
    int line;
    size_t index; /* of the item in its file */
};

/* A month's period file; its last entry decides whether the month is closed. The file is read
 * when book_period() or book_is_closed() first ask for it, because a write must not cost more
 * the older the ledger is: take `closing` and `closed` from there, never from the array. */
struct period {
    struct month month;
    const char *path;
    struct items entries;          /* closings and reopenings, oldest first */
    const struct closing *closing; /* the last one, or NULL */
    bool closed;
    bool read;
};

/* A month's roll and where it stands. */
struct charged_month {
    const struct roll *roll;
    const char *path;
    bool carried; /* only the lines that carry.h has kept */
};

struct book {
    const struct snapshot *snapshot;
    const struct compound *compound;
    const char *language; /* the ledger's own, whatever book_speak() was told */

    struct unit_history *units; /* in the order of unit_compare() */
    size_t unit_count;
    const struct tariff **tariffs; /* in the order of the file */
    size_t tariff_count;
    const char **items; /* the distinct items of the tariffs, in order of first appearance */
    size_t item_count;
    const struct place *places;
    size_t place_count;
    const struct fund *funds;
    size_t fund_count;
    const struct category *categories;
    size_t category_count;
    const struct fee_rule *fees; /* a place has one at most */
    size_t fee_count;
    int32_t credit_fund;               /* index of rules.credit_fund */
    const struct campaign **campaigns; /* in the order of the file */
    size_t campaign_count;
    const struct budget **budgets; /* in the order of the file */
    size_t budget_count;
    const struct report_section **sections; /* of reports.yaml, in its order */
    size_t section_count;
    const struct post **posts; /* in the order of the file */
    size_t post_count;
    const struct schedule **schedules; /* in the order of the file */
    size_t schedule_count;

    const struct income_source **sources; /* in the order of the file */
    size_t source_count;
    const struct income_rule **income_rules; /* in the order of the file */
    size_t income_rule_count;
    const struct space **spaces; /* each in the order of its file */
    size_t space_count;
    const struct permit **permits;
    size_t permit_count;
    const struct applicant **queue;
    size_t queue_count;

    struct period *periods; /* by month; only which months there are */
    size_t period_count;

    struct records *records;   /* NULL until book_records() */
    const struct book *beside; /* whose files are taken where they are the same; or NULL */
    const struct carry *carry; /* that the records begin with, or NULL: carry.h */
    bool keep_fold;            /* set it before the first fold_run() to have it remembered */
    const struct kept *kept;   /* by fold_run() */
    struct book_index *index;  /* of book.c and its lookups */
    struct answers *answers;   /* of lib/report */
};

/* Day-book records in booking order: by day; within a day the funds' file, then the fees', the
 * donations', the expenses', the rounds'; within a file by line. Once a day is over nothing is put
 * before or among its records, so what follows from them (which payment paid which debt) never
 * changes afterwards. On the booking day itself a record of the funds still goes before those of
 * the fees.
 */
struct records {
    struct event *events;
    size_t count;
    struct charged_month *rolls; /* by month */
    size_t roll_count;
    const struct loading *files; /* that they were read from */
};

/* Reads the registers. Findings for what does not hold together: an unknown fund in a tariff, two
 * tariffs of an item in one month, a credit fund that is not there, a name that is there twice,
 * a budget, post or round that is there twice, rules of approval that contradict each other,
 * a source of income whose fund is no common one, parking that parking.h has more on,
 * a unit in the wrong building's file, a campaign without a restricted donation fund of its own, a
 * newer format version. The run must outlive the book. */
enum status book_open(struct run *run, const struct snapshot *snapshot, struct book **out);
/* The same, for a snapshot of the same ledger: files that `beside` has read (its records are there)
 * and that have not changed are not read again. It must outlive the book. */
enum status book_open_beside(struct run *run, const struct snapshot *snapshot,
                             const struct book *beside, struct book **out);
/* Reads all day-books and rolls (in parallel), once. Findings for an id that is there twice and a
 * roll that is not of its month or has rows of another width than its items. A file that is no
 * day-book is a warning. */
enum status book_records(struct run *run, struct book *book);

/* From now on the compound's language is this one, whatever the ledger says: for a report in
 * another language. */
void book_speak(struct run *run, struct book *book, const char *language);

/* Index of a name, or -1. */
int32_t book_unit(const struct book *book, const char *code);
int32_t book_item(const struct book *book, const char *item);
int32_t book_place(const struct book *book, const char *place);
int32_t book_fund(const struct book *book, const char *fund);
int32_t book_category(const struct book *book, const char *category);
int32_t book_campaign(const struct book *book, const char *campaign);
int32_t book_source(const struct book *book, const char *source);
/* The source that a category of spending is a cost of, or an item charged is part of; -1: none. */
int32_t book_cost_source(const struct book *book, const char *category);
int32_t book_item_source(const struct book *book, const char *item);
/* The campaign that a fund belongs to, or -1. */
int32_t book_fund_campaign(const struct book *book, int32_t fund);

/* The budget of a category in a year, or NULL. */
const struct budget *book_budget(const struct book *book, int year, const char *category);
/* The line that is true of a post on a day, or NULL. */
const struct post *book_post(const struct book *book, const char *post, struct date day);

/* The line that is true of a unit on a day, or NULL before its first. */
const struct unit *book_unit_on(const struct book *book, int32_t unit, struct date day);
/* Whether a unit stands empty, by its line. */
bool unit_is_vacant(const struct unit *unit);
/* What is wrong with a tariff's steps or vacancy factor, or NULL: "has steps that do not rise". */
const char *tariff_fault(const struct tariff *tariff);
/* The tariff of an item in a month, or NULL. */
const struct tariff *book_tariff(const struct book *book, const char *item, struct month month);
/* The fund that an item's money belongs to: by the month's tariff, else by the item's last. */
int32_t book_item_fund(const struct book *book, int32_t item, struct month month);
/* An item's name as residents read it. */
const char *book_item_name(const struct book *book, int32_t item);
/* Whether a tariff concerns a unit. */
bool tariff_concerns(const struct tariff *tariff, const struct unit_history *unit);

/* A month whose period file cannot be read counts as closed; why it cannot is then a finding of
 * the run that opened the book. One thread only. */
bool book_is_closed(const struct book *book, struct month month);
/* NULL: the month was never closed. */
const struct period *book_period(const struct book *book, struct month month);
const struct roll *book_roll(const struct book *book, struct month month); /* needs records */
/* The event with that id, or NULL; needs records. */
const struct event *book_find(const struct book *book, const char *id);

/* Where a field of an event stands, for a finding about what it means. Reads the file again, so
 * after the first few findings of a run it gives the record's line only. */
struct spot event_spot(struct run *run, const struct book *book, const struct event *event,
                       const char *field);

/* The path of a day-book, roll, period or register; `folder` is "fees", "expenses" or "funds". */
const char *path_daybook(struct run *run, const char *folder, struct date day);
const char *path_roll(struct run *run, struct month month);
const char *path_period(struct run *run, struct month month);
/* "introductions/2026-11.md", of the report of a month, a quarter or a year, in the ledger's own
 * language; with a tag (NULL: none) "introductions/2026-11.en.md". */
const char *path_introduction(struct run *run, const char *subject, const char *language);
/* All paths that such a report's introduction may have, ending in NULL. */
const char *const *introduction_paths(struct run *run, const char *subject);
/* What stands at the beginning of a report: its text in the language that the book speaks, else in
 * the ledger's own. */
struct introduction {
    const char *text;     /* NULL: there is none */
    const char *language; /* of the text */
};
enum status introduction_read(struct run *run, const struct book *book, const char *subject,
                              struct introduction *out);
const char *path_units(struct run *run, const char *building);

#endif
