/*
 * What the books have already of a statement's rows: payments and transfers that explain money
 * that went out, transfers and gifts that explain money that came, and receipts without a serial,
 * which a person has to look at.
 */
#include "base/arena.h"
#include "base/decimal.h"
#include "book/names.h"
#include "intake/cell.h"
#include "intake/match_inside.h"

#include <string.h>

void line_set(struct import_line *line, enum import_action action, const char *reason)
{
    line->action = action;
    line->reason = reason;
}

static bool is_outgoing(const struct entry_booked *entry)
{
    return entry->amount < 0;
}

static bool is_transfer_out(const struct entry_booked *entry)
{
    return entry->amount < 0 && entry->event->kind == &kind_transfer;
}

/* Money that came, but not from a unit: a transfer into the place, a gift. */
static bool is_other_income(const struct entry_booked *entry)
{
    return entry->amount > 0 && entry->event->kind != &kind_receipt;
}

int64_t row_fee(struct run *run, const struct statement_row *row)
{
    const char *at = strstr(row->text, "服务费");
    int64_t fee;

    if (row->direction != DIRECTION_NEUTRAL || !at)
        return 0;
    return cell_amount(run, at + strlen("服务费"), &fee) || fee >= row->amount ? 0 : fee;
}

/* Rows whose money moved, and that nobody has explained so far. */
static bool may_seek(const struct import_line *line, enum direction direction, bool left)
{
    const struct statement_row *row = line->row;

    if (row->direction != direction || !row->readable || date_is_none(row->date) || !row->amount)
        return false;
    if (line->action == IMPORT_REVIEW)
        return row->problem && line->reason == row->problem;
    return direction == DIRECTION_IN ? left : line->action != IMPORT_KNOWN;
}

static void explain(struct matching *matching, struct import_line *line,
                    const struct seeker *seeker)
{
    char text[DECIMAL_SIZE];
    int64_t fee = row_fee(matching->run, line->row);

    if (seeker->contradicted)
        line_set(line, IMPORT_REVIEW, seeker->reason);
    else if (seeker->entry < 0 && line->action == IMPORT_UNEXPLAINED)
        line->reason = seeker->reason ? seeker->reason : N_("nothing in the books says what for");
    if (seeker->entry < 0)
        return;
    line->id = matching->entries.item[seeker->entry].event->id;
    line_set(line, IMPORT_MATCHED,
             fee ? phrase_printf(matching->run, "with a fee of %s",
                                 decimal_grouped(fee, MONEY_PLACES, text))
                 : NULL);
}

static void match_entries(struct matching *matching, enum direction direction, entry_test *test,
                          bool *left)
{
    struct run *run = matching->run;
    struct import_plan *plan = matching->plan;
    struct seeker *seekers = arena_array(run->arena, plan->count + 1, sizeof *seekers);
    size_t count = 0;

    for (size_t i = 0; i < plan->count; i++) {
        const struct statement_row *row = plan->lines[i].row;
        if (!may_seek(&plan->lines[i], direction, left[i]))
            continue;
        int64_t amount = row->amount - row_fee(run, row);
        seekers[count++] = (struct seeker){.amount = direction == DIRECTION_IN ? amount : -amount,
                                           .date = row->date,
                                           .serial = row->serial,
                                           .tag = i,
                                           .entry = -1};
    }
    entries_pair(run, &matching->entries, test, true, seekers, count);
    for (size_t i = 0; i < count; i++) {
        explain(matching, &plan->lines[seekers[i].tag], &seekers[i]);
        left[seekers[i].tag] &= plan->lines[seekers[i].tag].action == IMPORT_UNIDENTIFIED;
    }
}

void match_books(struct matching *matching, bool *left)
{
    match_entries(matching, DIRECTION_OUT, is_outgoing, left);
    match_entries(matching, DIRECTION_NEUTRAL, is_transfer_out, left);
    match_entries(matching, DIRECTION_IN, is_other_income, left);
}

/* What was booked by hand without its serial, which now may stand on the statement. */
struct unnumbered {
    struct entry_booked **entry;
    size_t count;
};

/* A receipt of nobody else; an earning only for what is income. */
static bool may_be(const struct entry_booked *entry, const struct import_line *line)
{
    const int32_t days = date_days(entry->date) - date_days(line->row->date);
    const struct receipt *receipt =
        entry->event->kind == &kind_receipt ? entry->event->record : NULL;

    if (entry->claimed || entry->amount != line->row->amount || days > ENTRY_DAYS ||
        days < -ENTRY_DAYS || (!receipt && !line->source))
        return false;
    return !receipt || !line->unit || !receipt->unit || strcmp(line->unit, receipt->unit) == 0;
}

static void doubt(struct run *run, const struct unnumbered *list, struct import_line *line)
{
    for (size_t i = 0; i < list->count; i++) {
        struct entry_booked *entry = list->entry[i];
        if (!may_be(entry, line))
            continue;
        entry->claimed = true;
        line->id = entry->event->id;
        line_set(line, IMPORT_REVIEW,
                 phrase_printf(run, "perhaps %s, which was booked without a serial", line->id));
        return;
    }
}

void match_doubts(struct matching *matching)
{
    struct run *run = matching->run;
    struct entries *entries = &matching->entries;
    struct import_plan *plan = matching->plan;
    struct unnumbered list = {0};

    list.entry = arena_array(run->arena, entries->count + 1, sizeof(struct entry_booked *));
    for (size_t i = 0; i < entries->count; i++)
        if (!entries->item[i].ref && (entries->item[i].event->kind == &kind_receipt ||
                                      entries->item[i].event->kind == &kind_earning))
            list.entry[list.count++] = &entries->item[i];
    for (size_t i = 0; list.count && i < plan->count; i++)
        if (plan->lines[i].action == IMPORT_BOOK || plan->lines[i].action == IMPORT_UNIDENTIFIED ||
            plan->lines[i].action == IMPORT_INCOME)
            doubt(run, &list, &plan->lines[i]);
}

struct match_others {
    struct names *refs; /* serial to entry */
    const struct entries *entries;
};

struct match_others *match_others_new(struct run *run, const struct entries *entries)
{
    struct match_others *others = arena_alloc(run->arena, sizeof *others);

    others->refs = names_new(run->arena, entries->count);
    others->entries = entries;
    for (size_t i = 0; i < entries->count; i++)
        if (entries->item[i].ref && is_other_income(&entries->item[i]))
            names_add(others->refs, entries->item[i].ref, (int32_t)i);
    return others;
}

const char *match_other(struct matching *matching, const struct statement_row *row)
{
    int32_t found = names_find(matching->others->refs, row->serial);

    if (found < 0 || matching->entries.item[found].amount != row->amount)
        return NULL;
    matching->entries.item[found].claimed = true;
    return matching->entries.item[found].event->id;
}
