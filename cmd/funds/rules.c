/* funds add-rule, rules, add-fees: what an import of statements may book by itself. */
#include "book/book.h"
#include "book/operations.h"
#include "cmd/funds/funds.h"
#include "format/field.h"
#include "format/grid.h"

enum status funds_add_rule(struct session *session)
{
    struct income_rule rule = {0};

    session_fill(session, &kind_income_rule, &rule);
    return session_write(session, add_income_rule, &rule);
}

enum status funds_add_fees(struct session *session)
{
    struct fee_rule rule = {0};
    struct register_input input = {.list = "fees", .record = &rule};

    session_fill(session, &kind_fee_rule, &rule);
    return session_write(session, add_to_register, &input);
}

enum status funds_rules(struct session *session)
{
    static const struct column columns[] = {
        {"source", "Source", CELL_TEXT}, {"place", "Cash place", CELL_TEXT},
        {"payer", "Payer", CELL_TEXT},   {"remark", "Remark", CELL_TEXT},
        {"from", "From", CELL_TEXT},     {"to", "To", CELL_TEXT},
    };
    struct grid *grid = grid_new(session->run, columns, sizeof columns / sizeof columns[0]);
    struct book *book;
    enum status status = book_open(session->run, session->snapshot, &book);

    for (size_t i = 0; status == STATUS_OK && i < book->income_rule_count; i++)
        for (size_t k = 0; k < kind_income_rule.field_count; k++)
            grid_text(grid,
                      field_text(session->run, &kind_income_rule.fields[k], book->income_rules[i]));
    return status == STATUS_OK ? session_grid(session, grid) : status;
}
