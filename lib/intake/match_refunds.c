/*
 * Refunds: what came and went back to who had paid it. All of a payment is undone by a reversal
 * that has the serial of the refund; a part is returned out of the unit's credit, under the rules
 * of every such return. What fits neither is left to a person, with the reason.
 */
#include "base/arena.h"
#include "book/approvals.h"
#include "book/names.h"
#include "intake/cell.h"
#include "intake/match_inside.h"

#include <ctype.h>
#include <string.h>

/* What a refund is of: a record of the books, or a row that is booked by this import. */
struct paid {
    const struct event *event;
    struct import_line *line;
    const char *name; /* for a reason */
    const char *unit; /* NULL: of none */
    int64_t amount;
};

struct refunds {
    struct matching *matching;
    struct names *lines;    /* serial to line, of rows that are booked */
    struct names *returned; /* units whose credit was, or is, returned */
    struct names *undone;   /* ids and serials of what is undone already, and units of those that
                               this import undoes */
};

static bool is_booked(const struct import_line *line)
{
    return line->action == IMPORT_BOOK || line->action == IMPORT_UNIDENTIFIED ||
           line->action == IMPORT_INCOME;
}

/* Units that got credit back, and receipts that pay months in advance: neither can be undone as if
 * the money had never been used. */
static void note_used(struct refunds *refunds)
{
    const struct fold *fold = refunds->matching->fold;
    const struct records *records = fold->book->records;

    for (size_t i = 0; i < records->count; i++) {
        const struct event *event = &records->events[i];
        if (fold_fate(fold, event)->reversed_by)
            continue;
        if (event->kind == &kind_refund)
            names_add(refunds->returned, ((const struct refund *)event->record)->unit, 0);
        else if (event->kind == &kind_prepayment)
            names_add(refunds->undone, ((const struct prepayment *)event->record)->of, 0);
        else if (event->kind == &kind_reversal)
            names_add(refunds->undone, ((const struct reversal *)event->record)->of, 0);
    }
}

static bool find_serial(const struct refunds *refunds, const char *serial, struct paid *out)
{
    struct matching *matching = refunds->matching;
    const int32_t line = names_find(refunds->lines, serial);
    const struct event *event = known_payment(matching->known, serial, matching->plan->place);

    if (line >= 0) {
        struct import_line *of = &matching->plan->lines[line];
        *out = (struct paid){
            .line = of, .name = of->row->serial, .unit = of->unit, .amount = of->row->amount};
        return true;
    }
    if (!event)
        return false;
    *out = (struct paid){.event = event, .name = event->id};
    if (event->kind == &kind_earning) {
        out->amount = ((const struct earning *)event->record)->amount;
        return true;
    }
    const struct receipt *receipt = event->record;
    const struct event *as = fold_fate(matching->fold, event)->identified_by;
    out->amount = receipt->amount;
    out->unit = as ? ((const struct identification *)as->record)->unit : receipt->unit;
    return true;
}

enum { SERIAL_LEAST = 8 };

/* A serial among the words: whole, or its digits behind letters that somebody put before them. */
static bool find_paid(const struct refunds *refunds, const char *words, struct paid *out)
{
    struct arena *arena = refunds->matching->run->arena;

    for (const char *at = words; *at;) {
        size_t length = 0;
        while (isalnum((unsigned char)at[length]) || at[length] == '-' || at[length] == '_')
            length++;
        const char *token = arena_dupn(arena, at, length);
        const char *digits = token + length;
        while (digits > token && isdigit((unsigned char)digits[-1]))
            digits--;
        if (length >= SERIAL_LEAST && find_serial(refunds, token, out))
            return true;
        if (digits > token && strlen(digits) >= SERIAL_LEAST && find_serial(refunds, digits, out))
            return true;
        at += length ? length : 1;
    }
    return false;
}

/* Why all of a payment cannot be undone, or NULL. */
static const char *judge_whole(const struct refunds *refunds, const struct paid *paid)
{
    struct run *run = refunds->matching->run;
    const struct receipt *receipt =
        paid->event && paid->event->kind == &kind_receipt ? paid->event->record : NULL;

    if (receipt && receipt->group)
        return phrase_printf(run, "a refund of %s, a payment for several units", paid->name);
    if (paid->unit && names_find(refunds->returned, paid->unit) >= 0)
        return phrase_printf(run, "a refund of %s, to whose unit credit was returned", paid->name);
    return NULL;
}

/* Why a part cannot come out of the unit's credit, or NULL. */
static const char *judge_part(const struct refunds *refunds, const struct paid *paid,
                              int64_t amount)
{
    const struct matching *matching = refunds->matching;
    const struct expense like = {.amount = amount, .category = ""};
    const struct approval_need need = approval_need(matching->book, &like, matching->run->today);
    const int32_t unit = paid->unit ? book_unit(matching->book, paid->unit) : -1;

    if (amount > paid->amount)
        return phrase_printf(matching->run, "a refund of more than %s brought", paid->name);
    if (paid->line)
        return phrase_printf(matching->run,
                             "a part of %s, which this import books: import it again", paid->name);
    if (unit < 0 || matching->fold->credit[unit] < amount ||
        names_find(refunds->returned, paid->unit) >= 0 ||
        names_find(refunds->undone, paid->unit) >= 0)
        return phrase_printf(matching->run, "a part of %s, which is no credit of its unit",
                             paid->name);
    if (approval_is_needed(&need) || need.decision)
        return phrase_printf(matching->run,
                             "a part of %s; somebody else allows it: fees refund --approver",
                             paid->name);
    return matching->by ? NULL : N_("a refund; say who pays it out: --by");
}

static const char *judge_refund(const struct refunds *refunds, const struct statement_row *row,
                                const struct paid *paid)
{
    struct run *run = refunds->matching->run;
    const char *reason = match_date(run, refunds->matching->book, row->date);

    if (reason)
        return reason;
    if (!*row->serial || serial_is_personal(row->serial))
        return N_("its serial looks like a personal number, which may not enter the books");
    if (names_find(refunds->undone, paid->name) >= 0)
        return phrase_printf(run, "a refund of %s, of which something became already", paid->name);
    return row->amount == paid->amount ? judge_whole(refunds, paid)
                                       : judge_part(refunds, paid, row->amount);
}

static void match_refund(struct refunds *refunds, struct import_line *line)
{
    const struct statement_row *row = line->row;
    struct paid paid = {0};

    if (!find_paid(refunds, row->related ? row->related : "", &paid)) {
        line_set(line, IMPORT_REVIEW,
                 N_("a refund of no payment that is known; if you know it: fees reverse ID --ref"));
        return;
    }
    const char *reason = judge_refund(refunds, row, &paid);
    line_set(line, reason ? IMPORT_REVIEW : IMPORT_REFUND, reason);
    if (reason)
        return;
    line->unit = paid.unit;
    line->refund_of = paid.event ? paid.event->id : NULL;
    line->refund_line = paid.line;
    line->whole = row->amount == paid.amount;
    names_add(refunds->undone, paid.name, 0);
    if (paid.unit)
        names_add(line->whole ? refunds->undone : refunds->returned, paid.unit, 0);
}

void match_refunds(struct matching *matching)
{
    struct import_plan *plan = matching->plan;
    struct arena *arena = matching->run->arena;
    const size_t records = matching->book->records->count + 2 * plan->count;
    struct refunds refunds = {.matching = matching,
                              .lines = names_new(arena, plan->count),
                              .returned = names_new(arena, records),
                              .undone = names_new(arena, records)};
    bool wanted = false;

    for (size_t i = 0; i < plan->count; i++) {
        wanted |= plan->lines[i].row->nature == NATURE_REFUND;
        if (is_booked(&plan->lines[i]))
            names_add(refunds.lines, plan->lines[i].row->serial, (int32_t)i);
    }
    if (!wanted)
        return;
    note_used(&refunds);
    for (size_t i = 0; i < plan->count; i++)
        if (plan->lines[i].row->nature == NATURE_REFUND &&
            plan->lines[i].action == IMPORT_UNEXPLAINED)
            match_refund(&refunds, &plan->lines[i]);
}
