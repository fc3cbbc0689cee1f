#include "audit/verify_rules.h"

#include "base/arena.h"
#include "base/told.h"

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

/* Whether the books as a whole were judged at this very commit. */
static bool is_judged(const struct verify *verify)
{
    return oid_equal(verify->asked->since->books, verify->result->commit);
}

static enum status judge_books(struct verify *verify)
{
    for (size_t i = 0; i < verify->result->rule_count; i++) {
        struct audit_outcome *outcome = &verify->result->rules[i];
        if (!rules[i].judge)
            continue;
        const bool waits = verify->continued && rules[i].needs_books;
        const bool part = verify->continued && i == RULE_RECORDS;
        outcome->skipped =
            waits ? !is_judged(verify) : rules[i].needs_books && !verify->books_whole;
        if (waits || outcome->skipped)
            continue;
        const size_t since = verify->run->count;
        enum status status = part ? since_records(verify) : rules[i].judge(verify);
        outcome->before = part ? outcome->before : 0;
        outcome->findings += count_findings(verify->run, since);
        if (is_failure(status))
            return status;
    }
    return STATUS_OK;
}

static void judge_meanwhile(void *context)
{
    struct books *books = context;

    if (books->verify.asked->since)
        books->status = since_open(&books->verify);
    if (!is_failure(books->status))
        books->status = judge_books(&books->verify);
}

/* What was told before is not told again; that it was, is. */
static void note_before(struct run *run, const struct audit_result *result)
{
    size_t count = 0;

    for (size_t i = 0; i < result->rule_count; i++)
        count += result->rules[i].before;
    if (count)
        warn_at(run, (struct spot){0}, SEVERITY_NOTE, "findings-before",
                "run 'audit verify' without --state to see them again",
                "%zu findings were told by the verifications that this one goes on from", count);
}

static void note_waiting(struct run *run, const struct audit_state *since)
{
    char id[OID_TEXT];

    warn_at(run, (struct spot){0}, SEVERITY_NOTE, "books-wait",
            "they are judged again when a month is assessed or closed, or when 'audit verify' runs "
            "without --state",
            "the books as a whole were judged last at the commit '%.7s'",
            oid_text(since->books, id));
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

static void begin(struct verify *verify, struct audit_result *out)
{
    const struct audit_state *since = verify->asked->since;
    struct run *run = verify->run;

    *out = (struct audit_result){.commit = snapshot_commit(verify->snapshot),
                                 .time = snapshot_time(verify->snapshot),
                                 .rule_count = RULE_COUNT - !verify->asked->checkpoint,
                                 .commits = since ? (size_t)since->commits : 0,
                                 .records = since ? (size_t)since->records : 0};
    out->rules = arena_array(run->arena, RULE_COUNT, sizeof *out->rules);
    for (size_t i = 0; i < RULE_COUNT; i++)
        out->rules[i] = (struct audit_outcome){.rule = rules[i].about,
                                               .before = since ? (size_t)since->findings[i] : 0};
    if (verify->asked->keep)
        verify->next = arena_alloc(run->arena, sizeof *verify->next);
}

static void end(struct verify *verify, const struct verify *books, struct audit_result *out)
{
    struct audit_state *next = verify->next;

    for (size_t i = 0; i < out->rule_count; i++)
        out->findings += out->rules[i].findings + out->rules[i].before;
    if (books->continued && !is_judged(books))
        note_waiting(verify->run, verify->asked->since);
    if (!books->continued)
        note_skipped(verify->run, out);
    note_before(verify->run, out);
    if (!next)
        return;
    next->commit = out->commit;
    next->books = books->continued ? verify->asked->since->books : out->commit;
    next->commits = (int64_t)out->commits;
    next->records = (int64_t)out->records;
    for (size_t i = 0; i < RULE_WITNESS; i++)
        next->findings[i] = (int64_t)(out->rules[i].findings + out->rules[i].before);
    out->state = next;
}

/* The whole history after all. What was judged before and is gone is no state to go on from, so
 * none is kept, and it is told each time. */
static enum status verify_again(const struct verify *before, struct audit_result *out)
{
    struct audit_asked asked = {.checkpoint = before->asked->checkpoint,
                                .keep = before->asked->keep && !before->lost};
    char id[OID_TEXT];
    enum status status = audit_verify(before->run, before->store, before->snapshot, &asked, out);

    if (!before->lost || status > STATUS_FOUND)
        return status;
    out->rules[RULE_LINEAR].findings++;
    out->findings++;
    return fail(before->run, STATUS_FOUND, "history-replaced",
                "keep this copy and compare it with others: commits were dropped or made again",
                "the commit '%.7s', which was verified before, is not in the history any more",
                oid_text(before->asked->since->commit, id));
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
    const size_t since = run->count;

    begin(&verify, out);
    struct books books = {.verify = verify};
    run_fork(run, &books.run);
    books.verify.run = &books.run;
    enum status status = verify_walk(&verify, judge_meanwhile, &books);
    if (!status && (verify.lost || verify.repeated)) {
        run->count = since;
        arena_free(books.run.arena);
        return verify_again(&verify, out);
    }
    if (!status) {
        run_join(run, &books.run);
        status = books.status;
    }
    arena_free(books.run.arena);
    if (status)
        return status;
    end(&verify, &books.verify, out);
    return out->findings ? STATUS_FOUND : STATUS_OK;
}

/* What cannot be proved from within: that nothing newer was dropped. */
static void add_checkpoint(struct run *run, struct grid *grid, const struct audit_result *result)
{
    char id[OID_TEXT];

    grid_text(grid, "checkpoint");
    grid_text(grid, told_part(run,
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
        grid_text(grid, outcome->findings + outcome->before ? "found"
                        : outcome->skipped                  ? N_("not asked")
                                                            : "kept");
        grid_number(grid, (int64_t)(outcome->findings + outcome->before));
    }
    add_checkpoint(run, grid, result);
    return grid;
}
