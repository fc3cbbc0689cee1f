#include "intake/income_rows.h"

#include "base/arena.h"
#include "intake/cell.h"

#include <string.h>

struct income_rows {
    const struct book *book;
    const char *place;
    const char **payer, **remark; /* per rule, as cell_plain() gives them; or NULL */
};

struct income_rows *income_rows_new(struct run *run, const struct book *book, const char *place)
{
    struct income_rows *rows = arena_alloc(run->arena, sizeof *rows);
    const size_t count = book->income_rule_count;

    rows->book = book;
    rows->place = place;
    rows->payer = arena_array(run->arena, count + 1, sizeof *rows->payer);
    rows->remark = arena_array(run->arena, count + 1, sizeof *rows->remark);
    for (size_t i = 0; i < count; i++) {
        const struct income_rule *rule = book->income_rules[i];
        rows->payer[i] = rule->payer ? cell_plain(run, rule->payer, true) : NULL;
        rows->remark[i] = rule->remark ? cell_plain(run, rule->remark, true) : NULL;
    }
    return rows;
}

struct income_fit income_rows_find(struct run *run, const struct income_rows *rows,
                                   const struct statement_row *row)
{
    const struct book *book = rows->book;
    struct income_fit fit = {0};

    if (!book->income_rule_count)
        return fit;
    const char *payer = cell_plain(run, row->payer, true);
    const char *words = cell_plain(run, row->text, true);
    for (size_t i = 0; i < book->income_rule_count; i++) {
        const struct income_rule *rule = book->income_rules[i];
        if (!income_rule_holds(rule, rows->place, row->date) ||
            (rows->payer[i] && strcmp(rows->payer[i], payer) != 0) ||
            (rows->remark[i] && !strstr(words, rows->remark[i])))
            continue;
        if (!fit.source)
            fit.source = rule->source;
        else if (strcmp(fit.source, rule->source) != 0)
            fit.other = rule->source;
    }
    return fit;
}
