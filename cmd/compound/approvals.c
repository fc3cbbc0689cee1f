/* compound approvals: the rules, and the simple form that holds where none of them applies. */
#include "cmd/compound/compound.h"

#include "format/yaml.h"

static void put(struct session *session, struct grid *grid, const struct approval_rule *rule)
{
    const struct field *roles = kind_field(&kind_approval_rule, "roles");

    if (rule->category)
        grid_text(grid, rule->category);
    else
        grid_word(grid, "all");
    grid_number(grid, rule->above);
    grid_number(grid, rule->approvers);
    grid_text(grid, field_text(session->run, roles, rule));
    grid_text(grid, rule->decision ? "needed" : NULL);
    grid_date(grid, rule->from);
    grid_date(grid, rule->to);
}

enum status compound_approvals(struct session *session)
{
    static const struct column columns[] = {
        {"category", "Category", CELL_TEXT},
        {"above", "Above", CELL_MONEY},
        {"approvers", "Approvers", CELL_COUNT},
        {"roles", "Roles", CELL_WORD},
        {"decision", "Decision", CELL_WORD},
        {"from", "From", CELL_DATE},
        {"to", "To", CELL_DATE},
    };
    const struct compound *compound = session->compound;
    const struct approval_rule *rules = compound->approvals.item;
    struct grid *grid = grid_new(session->run, columns, sizeof columns / sizeof columns[0]);

    put(session, grid,
        &(struct approval_rule){.above = compound->rules->approval_above, .approvers = 1});
    if (compound->rules->decision_above)
        put(session, grid,
            &(struct approval_rule){.above = compound->rules->decision_above,
                                    .approvers = compound->rules->decision_above >=
                                                 compound->rules->approval_above,
                                    .decision = true});
    for (size_t i = 0; i < compound->approvals.count; i++)
        put(session, grid, &rules[i]);
    return session_grid(session, grid);
}
