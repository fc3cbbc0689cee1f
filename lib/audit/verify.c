#include "audit/verify_rules.h"

#include "base/arena.h"

struct rule {
    struct audit_rule about;
    book_rule *judge; /* once, at the end; NULL: judged while the history is walked */
    bool needs_books; /* skipped when the records do not add up */
};

static book_rule rule_witness;

static const struct rule rules[RULE_COUNT] = {
    [RULE_READABLE] = {.about = {"readable",
                                 N_("each commit and all that it changed can be read")}},
    [RULE_LINEAR] = {.about = {"linear",
                               N_("the history is one line: no commit joins two histories")}},
    [RULE_CLOCK] = {.about = {"clock", N_("no commit is dated a day before the one it follows")}},
    [RULE_COMMANDS] =
        {.about = {"commands",
                   N_("each commit was made by a command of this toolkit, and by one only")}},
    [RULE_TRANSITIONS] = {.about = {"transitions",
                                    N_("day-books grew only on their day, and nothing "
                                       "was rewritten or removed")}},
    [RULE_TRAILERS] = {.about = {"trailers",
                                 N_("each commit names exactly the records that it adds")}},
    [RULE_CLOSED_MONTHS] = {.about = {"closed-months", N_("no record was dated in a month that was "
                                                          "closed when it was booked")}},
    [RULE_OFFICERS] = {.about = {"officers",
                                 N_("since there are officers, each commit is signed by "
                                    "one who might write what it changes")}},
    [RULE_GIT] = {.about = {"git", N_("nothing makes git show something else than what is stored")},
                  .judge = rule_git},
    [RULE_RECORDS] = {.about = {"records", N_("all records are valid: ids without gaps, splits "
                                              "recomputed, vouchers intact")},
                      .judge = rule_records},
    [RULE_BALANCE] = {.about = {"balance",
                                N_("each transaction adds up to zero, and the funds hold "
                                   "what the places hold")},
                      .judge = rule_balance,
                      .needs_books = true},
    [RULE_CLOSINGS] = {.about = {"closings",
                                 N_("each closed month is still what it was when it was closed")},
                       .judge = rule_closings,
                       .needs_books = true},
    [RULE_WITNESS] = {.about = {"witness",
                                N_("the checkpoint that somebody kept (--checkpoint) is of this "
                                   "history, and whoever signed it was an officer")},
                      .judge = rule_witness},
};

static enum status rule_witness(struct verify *verify)
{
    return checkpoint_judge(verify->run, verify->store, verify->snapshot,
                            verify->asked->checkpoint);
}

size_t audit_rule_count(void)
{
    return RULE_COUNT;
}

struct audit_rule audit_rule_at(size_t index)
{
    return rules[index].about;
}

size_t count_findings(const struct run *run, size_t since)
{
    size_t count = 0;

    for (size_t i = since; i < run->count; i++)
        count += run->findings[i].severity != SEVERITY_NOTE;
    return count;
}

bool is_failure(enum status status)
{
    return status == STATUS_SYSTEM || status == STATUS_BUSY;
}

/* The books are judged beside the history, with findings of their own that are told after those. */
struct books {
    struct verify verify;
    struct run run;
    enum status status;
};

static enum status judge_books(struct verify *verify)
{
    for (size_t i = 0; i < verify->result->rule_count; i++) {
        struct audit_outcome *outcome = &verify->result->rules[i];
        if (!rules[i].judge)
            continue;
        outcome->skipped = rules[i].needs_books && !verify->books_whole;
        if (outcome->skipped)
            continue;
        const size_t since = verify->run->count;
        enum status status = rules[i].judge(verify);
        outcome->findings += count_findings(verify->run, since);
        if (is_failure(status))
            return status;
    }
    return STATUS_OK;
}

static void judge_meanwhile(void *context)
{
    struct books *books = context;

    books->status = judge_books(&books->verify);
}

static void note_skipped(struct run *run, const struct audit_result *result)
{
    for (size_t i = 0; i < result->rule_count; i++)
        if (result->rules[i].skipped)
            warn_at(run, (struct spot){0}, SEVERITY_NOTE, "rule-skipped",
                    "mend the records first, then run 'audit verify' again",
                    "the rule '%s' was not asked, because the records do not add up",
                    result->rules[i].rule.name);
}

enum status audit_verify(struct run *run, struct store *store, const struct snapshot *snapshot,
                         const struct audit_asked *asked, struct audit_result *out)
{
    static const struct audit_asked nothing = {.checkpoint = NULL};
    struct verify verify = {.run = run,
                            .store = store,
                            .snapshot = snapshot,
                            .asked = asked ? asked : &nothing,
                            .result = out};

    *out = (struct audit_result){.commit = snapshot_commit(snapshot),
                                 .time = snapshot_time(snapshot),
                                 .rule_count = RULE_COUNT - !verify.asked->checkpoint};
    out->rules = arena_array(run->arena, RULE_COUNT, sizeof *out->rules);
    for (size_t i = 0; i < RULE_COUNT; i++)
        out->rules[i].rule = rules[i].about;
    struct books books = {.verify = verify};
    run_fork(run, &books.run);
    books.verify.run = &books.run;
    enum status status = verify_walk(&verify, judge_meanwhile, &books);
    if (!status) {
        run_join(run, &books.run);
        status = books.status;
    }
    arena_free(books.run.arena);
    for (size_t i = 0; i < RULE_COUNT; i++)
        out->findings += out->rules[i].findings;
    if (status)
        return status;
    note_skipped(run, out);
    return out->findings ? STATUS_FOUND : STATUS_OK;
}

/* What cannot be proved from within: that nothing newer was dropped. */
static void add_checkpoint(struct run *run, struct grid *grid, const struct audit_result *result)
{
    char id[OID_TEXT];

    grid_text(grid, "checkpoint");
    grid_text(grid, phrase_printf(run,
                                  "newest of %zu commits with %zu records; compare it with the one "
                                  "on the last report",
                                  result->commits, result->records));
    grid_text(grid, arena_dup(run->arena, oid_text(result->commit, id)));
    grid_empty(grid);
}

struct grid *audit_result_grid(struct run *run, const struct audit_result *result)
{
    static const struct column columns[] = {{"rule", "Rule", CELL_TEXT},
                                            {"proves", "What it proves", CELL_WORD},
                                            {"result", "Result", CELL_WORD},
                                            {"findings", "Findings", CELL_COUNT}};
    struct grid *grid = grid_new(run, columns, sizeof columns / sizeof columns[0]);

    for (size_t i = 0; i < result->rule_count; i++) {
        const struct audit_outcome *outcome = &result->rules[i];
        grid_text(grid, outcome->rule.name);
        grid_text(grid, outcome->rule.proves);
        grid_text(grid, outcome->skipped ? N_("not asked") : outcome->findings ? "found" : "kept");
        grid_number(grid, (int64_t)outcome->findings);
    }
    add_checkpoint(run, grid, result);
    return grid;
}
