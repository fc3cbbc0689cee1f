/* What the formats share in making a row of cells. */
#include "base/arena.h"
#include "intake/cell.h"
#include "intake/formats.h"

#include <string.h>

enum { PAYER_MAX = 256 };

static const struct word *word_of(const struct word *words, size_t count, const char *text)
{
    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(words[i].text);
        if (strncmp(words[i].text, text, length) == 0 && (words[i].prefix || !text[length]))
            return &words[i];
    }
    return NULL;
}

void row_word(struct run *run, struct statement_row *row, const struct word *words, size_t count,
              const char *what, const char *text)
{
    const struct word *word = word_of(words, count, text);

    if (!word)
        row_problem(run, row,
                    phrase_printf(run, "the %s '%s' is not known", phrase(run, what), text));
    else if (row->direction && !(word->directions & 1U << row->direction))
        row_problem(run, row,
                    phrase_printf(run, "the %s '%s' does not go with the direction",
                                  phrase(run, what), text));
    else if (row->direction == DIRECTION_IN)
        row_problem(run, row, word->review);
}

const char *texts_join(struct run *run, const char *first, const char *second)
{
    if (!*first || !*second)
        return *first ? first : second;
    return arena_printf(run->arena, "%s %s", first, second);
}

void row_payer(struct run *run, struct statement_row *row, const char *payer)
{
    row->payer = payer;
    if (strlen(payer) <= PAYER_MAX)
        return;
    row_problem(run, row, "a payer's name that is too long");
    row->payer = "";
}

void row_amount(struct run *run, struct statement_row *row, const char *problem)
{
    row->readable = !problem;
    if (problem)
        row->amount = 0;
    row_problem(run, row, problem);
    if (!problem && row->amount == 0 && row->direction == DIRECTION_IN)
        row_problem(run, row, "an amount of zero");
}

void row_balance(struct run *run, struct statement_row *row, const char *text)
{
    const char *problem = *text ? cell_signed(run, text, &row->balance) : NULL;

    row->has_balance = *text && !problem;
    if (problem)
        row_problem(run, row, "a balance that cannot be read");
}
