/* Ballots as they are typed in: numbers of matters, or a table with a row per paper. */
#include "cases/meeting_operations.h"

#include "base/arena.h"
#include "book/names.h"
#include "format/csv.h"

#include <stdlib.h>
#include <string.h>

/* --- one ballot --- */

/* Sets the word of each matter in a list like "1,3". */
static enum status set_votes(struct run *run, const struct meeting *meeting, const char *list,
                             const char *word, struct words *votes)
{
    while (list && *list) {
        char *end;
        const long number = strtol(list, &end, 10);
        if (end == list || (*end && *end != ','))
            return fail(run, STATUS_USAGE, "unknown-matter", "give numbers of matters, like 1,3",
                        "'%s' is no list of matters", list);
        if (number < 1 || (size_t)number > votes->count)
            return fail(run, STATUS_REFUSED, "unknown-matter",
                        "only what is on the notice is voted on; see: meetings show",
                        "the meeting '%s' has no matter %ld", meeting->id, number);
        if (strcmp(votes->item[number - 1], "blank") != 0)
            return fail(run, STATUS_REFUSED, "ballot-matters", "give one vote for each matter",
                        "the ballot has two votes on matter %ld", number);
        votes->item[number - 1] = word;
        list = *end ? end + 1 : end;
    }
    return STATUS_OK;
}

enum status ballot_votes(struct run *run, const struct meeting *meeting, const char *yes,
                         const char *no, const char *abstain, struct words *out)
{
    out->count = meeting->matters.count;
    out->item = arena_array(run->arena, out->count, sizeof *out->item);
    for (size_t i = 0; i < out->count; i++)
        out->item[i] = "blank";
    enum status status = set_votes(run, meeting, yes, "for", out);
    if (!status)
        status = set_votes(run, meeting, no, "against", out);
    return status ? status : set_votes(run, meeting, abstain, "abstain", out);
}

/* --- a table --- */

enum { NO_COLUMN = -1 };

struct table {
    struct run *run;
    const struct book *book;
    const struct meeting *meeting;
    const struct ballots_input *input;
    int unit, proof;
    int *matter; /* per matter of the agenda */
    struct names *seen;
    struct meeting_event *steps;
    size_t count;
};

static enum status fail_row(const struct table *table, const struct csv_row *row, const char *code,
                            const char *hint, const char *message)
{
    return fail_at(table->run, (struct spot){.file = table->input->path, .line = row->line},
                   STATUS_DATA, code, hint, "%s", phrase(table->run, message));
}

static enum status read_heading(struct table *table, const struct csv_row *row)
{
    enum status status = STATUS_OK;

    table->unit = table->proof = NO_COLUMN;
    for (size_t i = 0; i < table->meeting->matters.count; i++)
        table->matter[i] = NO_COLUMN;
    for (size_t i = 0; i < row->count; i++) {
        const char *name = row->cell[i];
        char *end;
        const long number = strtol(name, &end, 10);
        if (strcmp(name, "unit") == 0)
            table->unit = (int)i;
        else if (strcmp(name, "proof") == 0)
            table->proof = (int)i;
        else if (*name && !*end && number >= 1 && (size_t)number <= table->meeting->matters.count)
            table->matter[number - 1] = (int)i;
        else
            status = status_join(
                status, fail_row(table, row, "ballots-column",
                                 "the columns are unit, proof, and a matter's number: 1, 2 …",
                                 arena_printf(table->run->arena,
                                              "the column '%s' is none of the meeting", name)));
    }
    if (table->unit == NO_COLUMN)
        status = status_join(status, fail_row(table, row, "ballots-column",
                                              "name a column 'unit' in the first row",
                                              "the table has no column 'unit'"));
    return status;
}

static const char *cell(const struct csv_row *row, int column)
{
    return column == NO_COLUMN || (size_t)column >= row->count ? "" : row->cell[column];
}

/* The word in the ledger for what stands in a cell, or NULL. */
static const char *word_of(const char *text)
{
    static const char *const words[][2] = {
        {"yes", "for"},      {"for", "for"},         {"y", "for"},           {"1", "for"},
        {"同意", "for"},     {"no", "against"},      {"against", "against"}, {"n", "against"},
        {"反对", "against"}, {"abstain", "abstain"}, {"弃权", "abstain"},    {"", "blank"},
    };

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (strcmp(text, words[i][0]) == 0)
            return words[i][1];
    return NULL;
}

static enum status check_unit(const struct table *table, const struct csv_row *row,
                              const char *unit)
{
    struct arena *arena = table->run->arena;

    if (book_unit(table->book, unit) < 0)
        return fail_row(table, row, "unknown-unit", "look at the folder units/",
                        arena_printf(arena, "there is no unit '%s'", unit));
    const int32_t first = names_add(table->seen, unit, row->line);
    if (first < 0)
        return STATUS_OK;
    return fail_row(table, row, "ballot-twice",
                    "one ballot counts; co-owners have one vote "
                    "together",
                    first ? arena_printf(arena, "the unit '%s' is in line %d already", unit, first)
                          : arena_printf(arena, "the unit '%s' has voted already", unit));
}

static enum status read_votes(struct table *table, const struct csv_row *row, struct words *votes,
                              bool *any)
{
    enum status status = STATUS_OK;

    votes->count = table->meeting->matters.count;
    votes->item = arena_array(table->run->arena, votes->count, sizeof *votes->item);
    *any = false;
    for (size_t i = 0; i < votes->count; i++) {
        const char *text = cell(row, table->matter[i]);
        votes->item[i] = word_of(text);
        *any |= *text != '\0';
        if (!votes->item[i])
            status =
                fail_row(table, row, "ballot-word", "the words are yes, no, abstain",
                         phrase_printf(table->run, "'%s' is no vote on matter %zu", text, i + 1));
    }
    return status;
}

static enum status read_row(struct table *table, const struct csv_row *row)
{
    const char *unit = cell(row, table->unit), *proof = cell(row, table->proof);
    struct meeting_event step = {.date = table->input->date};
    enum status status = check_unit(table, row, unit);
    bool any;

    status = status_join(status, read_votes(table, row, &step.votes, &any));
    step.proof = *proof ? proof : NULL;
    if (any) {
        step.what = "ballot";
        step.unit = unit;
    } else if (*proof) {
        step.what = "delivery";
        step.votes.count = 0;
        step.units.item = arena_array(table->run->arena, 1, sizeof *step.units.item);
        step.units.item[step.units.count++] = unit;
    } else {
        return status_join(status, fail_row(table, row, "ballot-matters",
                                            "give a vote, or how the ballot was delivered",
                                            "the row has neither a vote nor a proof"));
    }
    table->steps[table->count++] = step;
    return status;
}

enum status ballots_read(struct run *run, const struct book *book, const struct meeting *meeting,
                         const struct ballots_input *input, struct meeting_event **steps,
                         size_t *count)
{
    const struct meeting_event *log = meeting->log.item;
    struct csv_rows rows;
    struct table table = {.run = run, .book = book, .meeting = meeting, .input = input};
    enum status status = csv_read(run, input->path, input->bytes, input->size, &rows);

    if (status)
        return status;
    if (rows.count < 2)
        return fail_at(run, (struct spot){.file = input->path}, STATUS_DATA, "ballots-empty",
                       "a heading, then a row for each ballot", "the table has no ballots");
    table.matter = arena_array(run->arena, meeting->matters.count, sizeof *table.matter);
    table.seen = names_new(run->arena, rows.count + meeting->log.count);
    table.steps = arena_array(run->arena, rows.count, sizeof *table.steps);
    for (size_t i = 0; i < meeting->log.count; i++)
        if (log[i].unit)
            names_add(table.seen, log[i].unit, 0);
    status = read_heading(&table, &rows.row[0]);
    for (size_t i = 1; i < rows.count && table.unit != NO_COLUMN; i++)
        status = status_join(status, read_row(&table, &rows.row[i]));
    *steps = table.steps;
    *count = table.count;
    return status;
}
