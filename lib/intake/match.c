/*
 * What happens to each row of a statement. First what needs no book of units (known, skipped, to
 * review), then whose money it is: by a code in its words, by its payer, by its amount.
 */
#include "base/arena.h"
#include "base/text.h"
#include "book/names.h"
#include "intake/cell.h"
#include "intake/match_inside.h"
#include "intake/tally.h"

#include <string.h>

enum status place_check(struct run *run, const struct book *book, const struct statement_file *file,
                        const char *place)
{
    struct text names = text_new(run->arena);
    int32_t index = book_place(book, place);

    if (index >= 0) {
        const char *kind = book->places[index].kind;
        if (strcmp(kind, file->place_kind) != 0)
            warn_at(run, (struct spot){.file = file->path}, SEVERITY_WARNING, "statement-place",
                    "if it was a mistake, reverse the receipts and import to the right place",
                    "'%s' is a place of kind %s, but the statement is of kind %s", place, kind,
                    file->place_kind);
        return STATUS_OK;
    }
    for (size_t i = 0; i < book->place_count; i++)
        text_printf(&names, "%s%s", i ? ", " : "", book->places[i].place);
    return fail(run, STATUS_DATA, "unknown-place",
                phrase_printf(run, "these are in funds.yaml: %s", names.at),
                "there is no place '%s'", place);
}

static bool has_serial(const struct statement_row *row)
{
    return !row->copy_of && row->readable && !cell_serial(row->serial) &&
           (row->direction == DIRECTION_IN || row->direction == DIRECTION_OUT);
}

/* Finds serials that stand in the file more than once. */
static void find_twins(struct matching *matching)
{
    const struct statement_file *file = matching->plan->file;
    struct names *serials = names_new(matching->run->arena, file->count);

    for (size_t i = 0; i < file->count; i++) {
        const struct statement_row *row = &file->rows[i];
        matching->twin[i] = -1;
        if (!has_serial(row))
            continue;
        int32_t first = names_add(serials, row->serial, (int32_t)i);
        matching->twin[i] = first;
        if (first < 0)
            continue;
        const struct statement_row *other = &file->rows[first];
        if (other->amount != row->amount || other->direction != row->direction ||
            date_compare(other->date, row->date) != 0)
            matching->contested[i] = matching->contested[first] = true;
    }
}

/* Why the books cannot have a row of that day. */
static const char *judge_range(struct run *run, const struct book *book, struct date date)
{
    struct date opened = month_first(book->compound->opened);
    char day[DATE_SIZE];

    if (date_compare(date, run->today) > 0)
        return N_("dated in the future");
    if (date_compare(date, opened) < 0)
        return phrase_printf(run, "dated before the books began, on %s", date_text(opened, day));
    return NULL;
}

const char *match_date(struct run *run, const struct book *book, struct date date)
{
    const char *problem = judge_range(run, book, date);
    char month[MONTH_SIZE];

    if (problem || !book_is_closed(book, date_month(date)))
        return problem;
    month_text(date_month(date), month);
    return phrase_printf(run, "month closed; open it again: compound reopen %s", month);
}

/* True when the books or the file have the row already. */
static bool judge_known(struct matching *matching, size_t index, struct import_line *line)
{
    struct run *run = matching->run;
    const struct statement_row *row = line->row;
    struct known_answer answer =
        known_find(run, matching->known, row->serial, matching->plan->place, row->amount);
    const char *other = answer.verdict == KNOWN_NEW ? match_other(matching, row) : NULL;
    int32_t twin = matching->twin[index];

    if (matching->contested[index])
        line_set(line, IMPORT_REVIEW,
                 N_("its serial stands in the file twice, with different amounts "
                    "or days"));
    else if (answer.verdict == KNOWN_BOOKED || other)
        line_set(line, IMPORT_KNOWN, NULL);
    else if (answer.verdict == KNOWN_UNCLEAR)
        line_set(line, IMPORT_REVIEW, answer.reason);
    else if (twin >= 0)
        line_set(line, IMPORT_KNOWN,
                 phrase_printf(run, "the same as line %d of the file",
                               matching->plan->lines[twin].row->line));
    else
        return false;
    line->id = other ? other : answer.id;
    line->nameless = answer.unidentified;
    return true;
}

/* Money that went out, or that stayed with the holder: what the books say of it is looked for
 * later. */
static void judge_other(struct matching *matching, size_t index, struct import_line *line)
{
    const struct statement_row *row = line->row;
    const char *reason =
        row->problem ? row->problem : judge_range(matching->run, matching->book, row->date);
    int32_t twin = matching->twin[index];
    enum import_action action =
        row->direction == DIRECTION_NEUTRAL ? IMPORT_SKIPPED : IMPORT_UNEXPLAINED;

    if (matching->contested[index])
        line_set(line, IMPORT_REVIEW,
                 N_("its serial stands in the file twice, with different amounts or days"));
    else if (reason || twin < 0)
        line_set(line, reason ? IMPORT_REVIEW : action, reason);
    else
        line_set(line, IMPORT_KNOWN,
                 phrase_printf(matching->run, "the same as line %d of the file",
                               matching->plan->lines[twin].row->line));
}

static void judge(struct matching *matching, size_t index, struct import_line *line)
{
    const struct statement_row *row = line->row;

    if (row->copy_of) {
        line_set(line, IMPORT_KNOWN,
                 phrase_printf(matching->run, "the same as line %d of the file", row->copy_of));
        return;
    }
    if (row->direction != DIRECTION_IN || row->nature == NATURE_FEE) {
        judge_other(matching, index, line);
        return;
    }
    if (has_serial(row) && judge_known(matching, index, line))
        return;
    const char *reason = row->problem;
    if (!reason)
        reason = match_date(matching->run, matching->book, row->date);
    if (!reason && serial_is_personal(row->serial))
        reason = N_("its serial looks like a personal number, which may not enter the books");
    line_set(line, reason ? IMPORT_REVIEW : IMPORT_UNIDENTIFIED, reason);
}

static void book_line(struct matching *matching, struct import_line *line, int32_t unit,
                      enum import_match match)
{
    int64_t *open = &matching->open[unit];

    line->action = IMPORT_BOOK;
    line->match = match;
    line->unit = matching->book->units[unit].code;
    line->reason = NULL;
    *open = *open > line->row->amount ? *open - line->row->amount : 0;
}

static void book_income(struct import_line *line, const char *source, enum import_match match)
{
    line->action = IMPORT_INCOME;
    line->match = match;
    line->source = source;
    line->reason = NULL;
}

/* What a rule of the ledger says, and whether it is alone in that: a unit that the row names, or
 * that its payer stands for, contradicts it. */
static void match_rule(struct matching *matching, struct import_line *line, struct income_fit fit,
                       const char *unit)
{
    struct run *run = matching->run;

    if (fit.other)
        line->reason =
            phrase_printf(run, "fits the rules of both %s and %s", fit.source, fit.other);
    else if (unit)
        line->reason =
            phrase_printf(run, "is of %s, but by a rule it is income of %s", unit, fit.source);
    else
        book_income(line, fit.source, MATCH_RULE);
}

static void match_payer(struct matching *matching, struct import_line *line, const char *code)
{
    int32_t unit = book_unit(matching->book, code);

    if (unit >= 0)
        book_line(matching, line, unit, MATCH_ALIAS);
    else
        line->reason =
            phrase_printf(matching->run, "its payer stands for '%s', which is no unit", code);
}

/* By words, then by payer. What names two units, or a unit and an income, is nobody's to guess at:
 * no alias or amount helps. */
static bool match_name(struct matching *matching, struct import_line *line)
{
    struct run *run = matching->run;
    const struct book *book = matching->book;
    struct mention mention = mention_find(run, matching->codes, line->row->text);
    struct income_fit fit = income_rows_find(run, matching->income, line->row);
    const char *alias = aliases_unit(matching->aliases, line->row->payer);
    const char *source = aliases_source(matching->aliases, line->row->payer);
    const char *named = mention.unit >= 0 ? book->units[mention.unit].code : NULL;

    if (mention.other >= 0)
        line->reason =
            phrase_printf(run, "names both %s and %s", named, book->units[mention.other].code);
    else if (fit.source)
        match_rule(matching, line, fit, named ? named : alias);
    else if (named)
        book_line(matching, line, mention.unit, MATCH_CODE);
    else if (alias)
        match_payer(matching, line, alias);
    else if (source && book_source(book, source) >= 0)
        book_income(line, source, MATCH_ALIAS);
    else if (source)
        line->reason =
            phrase_printf(run, "its payer stands for '%s', which is no source of income", source);
    else
        return false;
    return true;
}

static void match_amount(struct matching *matching, struct import_line *line,
                         const struct tally *open, const struct tally *rows)
{
    struct run *run = matching->run;
    int64_t amount = line->row->amount;
    int32_t unit = -1;
    size_t units = tally_count(open, amount, &unit);

    if (units == 0)
        line->reason = N_("nothing says whose it is");
    else if (units > 1)
        line->reason = phrase_printf(run, "%zu units owe exactly this", units);
    else if (tally_count(rows, amount, NULL) + known_unidentified(matching->known, amount) > 1)
        line->reason = phrase_printf(run, "only %s owes exactly this, but several receipts fit",
                                     matching->book->units[unit].code);
    else
        book_line(matching, line, unit, MATCH_AMOUNT);
}

/* The rest, once all names are known: what they pay is no longer open. */
static void match_amounts(struct matching *matching, const bool *left)
{
    struct import_plan *plan = matching->plan;
    struct tally open = {0}, rows = {0};

    for (size_t i = 0; i < matching->book->unit_count; i++)
        if (matching->open[i] > 0)
            tally_add(matching->run, &open, matching->open[i], (int32_t)i);
    for (size_t i = 0; i < plan->count; i++)
        if (left[i])
            tally_add(matching->run, &rows, plan->lines[i].row->amount, (int32_t)i);
    tally_sort(&open);
    tally_sort(&rows);
    for (size_t i = 0; i < plan->count; i++)
        if (left[i])
            match_amount(matching, &plan->lines[i], &open, &rows);
}

static void match_rows(struct matching *matching)
{
    struct import_plan *plan = matching->plan;
    bool *left = arena_array(matching->run->arena, plan->count + 1, sizeof *left);

    find_twins(matching);
    for (size_t i = 0; i < plan->count; i++)
        judge(matching, i, &plan->lines[i]);
    for (size_t i = 0; i < plan->count; i++)
        if (plan->lines[i].action == IMPORT_UNIDENTIFIED)
            left[i] = !match_name(matching, &plan->lines[i]);
    match_books(matching, left);
    match_amounts(matching, left);
    match_doubts(matching);
    match_refunds(matching);
    match_fees(matching);
}

/* False when the sum is beyond any account. */
static bool count_lines(struct import_plan *plan)
{
    for (size_t i = 0; i < plan->count; i++) {
        struct import_line *line = &plan->lines[i];
        plan->counts[line->action]++;
        line->nameless |= line->action == IMPORT_UNIDENTIFIED;
        bool booked = line->action == IMPORT_BOOK || line->action == IMPORT_UNIDENTIFIED;
        int64_t *sum = booked                          ? &plan->total
                       : line->action == IMPORT_INCOME ? &plan->earned
                       : line->action == IMPORT_REFUND ? &plan->refunded
                                                       : NULL;
        if (sum && __builtin_add_overflow(*sum, line->row->amount, sum))
            return false;
        if (line->row->direction != DIRECTION_OUT || line->action == IMPORT_KNOWN)
            continue;
        plan->outgoing++;
        if (__builtin_add_overflow(plan->spent, line->row->amount, &plan->spent))
            return false;
    }
    return true;
}

static int64_t *sum_open(struct run *run, const struct fold *fold)
{
    int64_t *open = arena_array(run->arena, fold->book->unit_count + 1, sizeof *open);

    for (size_t i = 0; i < fold->debt_count; i++)
        if (fold->debts[i].unit >= 0)
            open[fold->debts[i].unit] += debt_open(&fold->debts[i]);
    return open;
}

/* What the books will say of the statement's last balance. */
static void note_balance(const struct matching *matching)
{
    struct import_plan *plan = matching->plan;

    plan->has_balance = plan->file->has_closing && !date_is_none(plan->file->last);
    plan->stated = plan->file->closing;
    plan->booked = matching->entries.balance + plan->total + plan->earned - plan->refunded;
    for (size_t i = 0; i < plan->fee_count; i++)
        plan->booked -= plan->fees[i].paid ? plan->fees[i].amount : 0;
}

enum status import_match(struct run *run, struct book *book, const struct statement_file *file,
                         const struct aliases *aliases, const char *place, const char *by,
                         struct import_plan *out)
{
    struct matching matching = {
        .run = run, .book = book, .aliases = aliases, .plan = out, .by = by};
    enum status status = place_check(run, book, file, place);

    *out = (struct import_plan){.file = file, .place = place, .count = file->count};
    if (!status)
        status = entries_collect(run, book, book_place(book, place), file->last, &matching.entries,
                                 &matching.fold);
    if (status)
        return status;
    out->lines = arena_array(run->arena, file->count + 1, sizeof *out->lines);
    for (size_t i = 0; i < file->count; i++)
        out->lines[i].row = &file->rows[i];
    matching.known = known_new(run, matching.fold);
    matching.others = match_others_new(run, &matching.entries);
    matching.codes = codes_new(run, book);
    matching.income = income_rows_new(run, book, place);
    matching.open = sum_open(run, matching.fold);
    matching.twin = arena_array(run->arena, file->count + 1, sizeof *matching.twin);
    matching.contested = arena_array(run->arena, file->count + 1, sizeof *matching.contested);
    match_rows(&matching);
    if (!count_lines(out))
        return fail_at(run, (struct spot){.file = file->path}, STATUS_DATA, "statement-totals",
                       "look at the amounts in the file", "the receipts add up to no real sum");
    note_balance(&matching);
    return STATUS_OK;
}
