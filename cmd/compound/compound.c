/* compound: the ledger as a whole. */
#include "base/arena.h"
#include "base/decimal.h"
#include "book/approvals.h"
#include "book/book.h"
#include "book/check.h"
#include "book/operations.h"
#include "book/totals.h"
#include "book/work.h"
#include "cli/session.h"
#include "cmd/commands.h"
#include "cmd/compound/compound.h"
#include "store/pack.h"

#include <inttypes.h>

static enum status init(struct session *session)
{
    struct rules rules = {.group_minimum = 5, .credit_fund = "operating"};
    struct compound compound = {.version = FORMAT_VERSION,
                                .currency = "CNY",
                                .language = "zh-CN",
                                .timezone = "Asia/Shanghai"};
    struct store *store;

    session_fill(session, &kind_compound, &compound);
    session_fill(session, &kind_rules, &rules);
    compound.rules = &rules;
    if (month_is_none(compound.opened))
        compound.opened = date_month(session->run->today);
    enum status status = store_create(session->run, session_text(session, "folder"), &store);
    if (status != STATUS_OK)
        return status;
    session->store = store;
    return session_write(session, found_compound, &compound);
}

static enum status check(struct session *session)
{
    size_t changed;
    enum status status = check_work(session->run, session->store, &changed);

    if (status == STATUS_OK)
        session_say(session,
                    changed == 1 ? "in order; %zu file edited by hand\n"
                                 : "in order; %zu files edited by hand\n",
                    changed);
    return status;
}

static enum status commit(struct session *session)
{
    return session_commit_work(session);
}

static void put(struct session *session, struct grid *grid, const char *what, const char *value)
{
    (void)session;
    grid_text(grid, what);
    grid_text(grid, value);
}

static const char *count_text(struct session *session, size_t count)
{
    return arena_printf(session->run->arena, "%zu", count);
}

static const char *last_closed(struct session *session, const struct book *book)
{
    char *text = arena_alloc(session->run->arena, MONTH_SIZE);

    for (size_t i = book->period_count; i-- > 0;)
        if (book_is_closed(book, book->periods[i].month))
            return month_text(book->periods[i].month, text);
    return "none";
}

static size_t unidentified(const struct fold *fold)
{
    const struct records *records = fold->book->records;
    size_t count = 0;

    for (size_t i = 0; i < records->count; i++) {
        const struct event *event = &records->events[i];
        const struct fate *fate = fold_fate(fold, event);
        count += event->kind == &kind_receipt && !((const struct receipt *)event->record)->unit &&
                 !fate->identified_by && !fate->reversed_by;
    }
    return count;
}

/* Expenses that wait for something. */
struct waiting {
    size_t to_approve, to_pay;
    size_t missing; /* approvals, in all */
};

static struct waiting waiting(const struct fold *fold)
{
    const struct records *records = fold->book->records;
    struct waiting waiting = {0};

    for (size_t i = 0; i < records->count; i++) {
        const struct event *event = &records->events[i];
        const struct fate *fate = fold_fate(fold, event);
        if (event->kind != &kind_expense || fate->paid_by || fate->reversed_by)
            continue;
        const struct approval_need need = approval_need(fold->book, event->record, event->day);
        if (fate->approved_by || !approval_is_needed(&need)) {
            waiting.to_pay++;
        } else {
            const size_t needed = need.approvers > 0 ? (size_t)need.approvers : 1;
            waiting.to_approve++;
            /* enough may have approved, and none of them have the role */
            waiting.missing += needed > fate->approvals ? needed - fate->approvals : 1;
        }
    }
    return waiting;
}

static enum status put_money(struct session *session, struct grid *grid, struct book *book)
{
    struct date from = month_first(date_month(session->run->today)), to = session->run->today;
    char text[DECIMAL_SIZE];
    struct totals *totals;
    struct fold *fold;
    int64_t sum = 0;
    enum status status = totals_compute(session->run, book, &from, &to, 1, &totals, &fold);

    if (status != STATUS_OK)
        return status;
    for (size_t i = 0; i < book->place_count; i++)
        if (!decimal_add(sum, totals->place_after[i], &sum))
            return fail(session->run, STATUS_DATA, "overflow", NULL, "the balances are too large");
    put(session, grid, N_("money on hand"),
        arena_dup(session->run->arena, decimal_grouped(sum, MONEY_PLACES, text)));
    put(session, grid, N_("unidentified receipts"), count_text(session, unidentified(fold)));
    const struct waiting waits = waiting(fold);
    put(session, grid, N_("expenses to approve"), count_text(session, waits.to_approve));
    put(session, grid, N_("approvals missing"), count_text(session, waits.missing));
    put(session, grid, N_("expenses to pay"), count_text(session, waits.to_pay));
    return STATUS_OK;
}

static enum status put_work(struct session *session, struct grid *grid)
{
    struct work *work;
    size_t count;
    enum status status = store_work(session->run, session->store, &work, &count);

    if (status == STATUS_OK)
        put(session, grid, N_("files edited by hand"), count_text(session, count));
    return status;
}

static enum status show_status(struct session *session)
{
    static const struct column columns[] = {{"what", "What", CELL_WORD},
                                            {"value", "Value", CELL_TEXT}};
    struct grid *grid = grid_new(session->run, columns, sizeof columns / sizeof columns[0]);
    char commit_text[OID_TEXT];
    struct book *book;
    enum status status = book_open(session->run, session->snapshot, &book);

    if (status != STATUS_OK)
        return status;
    put(session, grid, "compound", session->compound->name);
    put(session, grid, "ledger", store_root(session->store));
    put(session, grid, "commit",
        arena_dupn(session->run->arena, oid_text(snapshot_commit(session->snapshot), commit_text),
                   OID_SHORT - 1));
    put(session, grid, "units", count_text(session, book->unit_count));
    put(session, grid, N_("last closed month"), last_closed(session, book));
    status = put_money(session, grid, book);
    if (status == STATUS_OK)
        status = put_work(session, grid);
    return status == STATUS_OK ? session_grid(session, grid) : status;
}

static enum status set_approval(struct session *session)
{
    struct approval_rule rule = {0};

    session_fill(session, &kind_approval_rule, &rule);
    return session_write(session, add_approval_rule, &rule);
}

static enum status close_books(struct session *session)
{
    struct period_input input = {.month = session_month(session, "month")};

    return session_write(session, close_month, &input);
}

static enum status reopen(struct session *session)
{
    struct period_input input = {.month = session_month(session, "month"),
                                 .reason = session_text(session, "reason")};

    return session_write(session, reopen_month, &input);
}

static enum status gc(struct session *session)
{
    struct pack_result result;
    enum status status =
        store_pack(session->run, session->store, session_has(session, "all"), &result);

    if (status == STATUS_OK)
        session_say(session,
                    result.packs_after == 1 ? "packed %zu objects; %zu pack\n"
                                            : "packed %zu objects; %zu packs\n",
                    result.objects_packed, result.packs_after);
    return status;
}

#define COMPOUND(label, flag) INPUT_OF(kind_compound, label, flag)
#define RULE(label, member)                                                                        \
    {                                                                                              \
        .name = label, .type = INPUT_FIELD, .kind = &kind_rules, .field = member                   \
    }

static const struct input init_arguments[] = {{.name = "folder",
                                               .type = INPUT_FOLDER,
                                               .flags = INPUT_REQUIRED,
                                               .help = "an empty folder, or one to be made"},
                                              {0}};
static const struct input init_options[] = {COMPOUND("name", INPUT_REQUIRED),
                                            COMPOUND("language", 0),
                                            COMPOUND("timezone", 0),
                                            COMPOUND("currency", 0),
                                            COMPOUND("opened", 0),
                                            RULE("decision-above", "decision_above"),
                                            RULE("approval-above", "approval_above"),
                                            RULE("credit-fund", "credit_fund"),
                                            {0}};
static const struct input month_argument[] = {
    {.name = "month", .type = INPUT_MONTH, .flags = INPUT_REQUIRED, .help = "the month"}, {0}};
static const struct input reopen_options[] = {{.name = "reason",
                                               .type = INPUT_TEXT,
                                               .flags = INPUT_REQUIRED,
                                               .help = "why; it is recorded and reported"},
                                              {0}};
static const struct input gc_options[] = {
    {.name = "all", .type = INPUT_FLAG, .help = "join all packs into one"}, {0}};

#define APPROVAL(label, flag) INPUT_OF(kind_approval_rule, label, flag)

static const struct input approval_options[] = {
    APPROVAL("above", INPUT_REQUIRED),
    APPROVAL("approvers", INPUT_REQUIRED),
    INPUT_OF_AS(kind_approval_rule, "role", "roles", INPUT_REPEATED),
    APPROVAL("category", 0),
    APPROVAL("decision", 0),
    APPROVAL("from", 0),
    APPROVAL("to", 0),
    {0}};

static const struct input holiday_arguments[] = {INPUT_OF(kind_holiday, "from", INPUT_REQUIRED),
                                                 {0}};
static const struct input holiday_options[] = {
    INPUT_OF(kind_holiday, "to", 0),
    INPUT_OF(kind_holiday, "name", INPUT_REQUIRED),
    {.name = "work", .type = INPUT_FLAG, .help = "these days of a weekend are worked"},
    {0}};

static const struct verb verbs[] = {
    {.name = "init",
     .summary = "begin the books of a compound in an empty folder",
     .example = "compound init guiyuan --name 桂园 --language zh-CN --timezone Asia/Shanghai "
                "--opened 2025-12",
     .needs = NEEDS_NOTHING,
     .arguments = init_arguments,
     .options = init_options,
     .run = init},
    {.name = "check",
     .summary = "check the ledger and what was edited by hand",
     .detail = "Every finding names file, line and column, what is wrong and how to mend it.",
     .example = "compound check",
     .needs = NEEDS_STORE,
     .run = check},
    {.name = "commit",
     .summary = "commit what was edited by hand, if it passes every check",
     .example = "compound commit -m 'units: correct the area of 3-101'",
     .needs = NEEDS_WRITE,
     .run = commit},
    {.name = "status",
     .summary = "show where the books stand and what waits",
     .example = "compound status",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .run = show_status},
    {.name = "approval",
     .summary = "set how many persons must approve an expense above an amount",
     .detail = "Of the rules that apply to an expense the one with the highest limit decides. "
               "Below the lowest of them the rules approval_above and decision_above hold. "
               "Each --role is one that somebody who approves must have on that day: a seat of "
               "the committee, or a post of an officer. "
               "Without --from a rule holds from today on. To end one, give it a 'to' in "
               "compound.yaml.",
     .example = "compound approval --above 5000 --approvers 2\n"
                "compound approval --above 20000 --approvers 2 --role chair --decision true",
     .needs = NEEDS_WRITE,
     .options = approval_options,
     .run = set_approval},
    {.name = "approvals",
     .summary = "list how many persons must approve which expenses",
     .example = "compound approvals",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .run = compound_approvals},
    {.name = "officer add",
     .summary = "let a person write ledgers, signing with a key of their own",
     .detail =
         "From the first officer on every change is signed, in the form that git itself knows: "
         "the key is git's user.signingKey with gpg.format = ssh, or the file that "
         "GUIYUAN_SIGNING_KEY names. An Ed25519 key without a passphrase costs nothing; one with "
         "a passphrase is used through ssh-keygen or an agent.\n"
         "The first officer signs their own beginning and must be allowed the ledger "
         "'compound', which the register of the officers belongs to. The ledgers are named as "
         "the folders and files are: fees, expenses, donations, funds, projects, periods, units, "
         "compound; 'all' is every one.\n"
         "To change what an officer may write, end the term and add another.",
     .example = "compound officer add p001 --post chair --writes all --key chair.pub\n"
                "compound officer add p002 --post treasurer --writes fees --writes funds "
                "--writes expenses --writes donations --writes periods --key treasurer.pub "
                "--from 2026-11-01",
     .needs = NEEDS_WRITE,
     .arguments = officer_argument,
     .options = officer_add_options,
     .run = compound_officer_add},
    {.name = "officer end",
     .summary = "end the term of an officer",
     .detail = "A lost or stolen key is ended with the day before: --on is the last day on which "
               "it may sign. Somebody must always be left who may write the ledger 'compound' "
               "without an end, so a successor comes first.",
     .example = "compound officer end p002 --on 2026-12-31 --reason 'end of the term'",
     .needs = NEEDS_WRITE,
     .arguments = officer_argument,
     .options = officer_end_options,
     .run = compound_officer_end},
    {.name = "officer list",
     .summary = "list who may write which ledger",
     .example = "compound officer list",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .run = compound_officer_list},
    {.name = "officer show",
     .summary = "show the terms of an officer with the whole keys",
     .example = "compound officer show p002",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .arguments = officer_argument,
     .run = compound_officer_show},
    {.name = "holiday",
     .summary = "enter days of rest, or days of a weekend that are worked",
     .detail = "Deadlines that are counted in days end on a working day. Saturdays and Sundays "
               "rest without being entered.",
     .example = "compound holiday 2026-10-01 --to 2026-10-07 --name 国庆节\n"
                "compound holiday 2026-10-10 --work --name 国庆节调休",
     .needs = NEEDS_WRITE,
     .arguments = holiday_arguments,
     .options = holiday_options,
     .run = compound_holiday},
    {.name = "holidays",
     .summary = "list the days of rest and the weekends that are worked",
     .example = "compound holidays",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .run = compound_holidays},
    {.name = "close",
     .summary = "close a month: write its totals and closing balances",
     .detail = "Later entries dated in a closed month are refused. A mistake that is found later "
               "is corrected by a record of its own, dated today.",
     .example = "compound close 2026-11",
     .needs = NEEDS_WRITE,
     .arguments = month_argument,
     .run = close_books},
    {.name = "reopen",
     .summary = "open the last closed month again, with a reason that is recorded",
     .example = "compound reopen 2026-10 --reason 'bank statement came late'",
     .needs = NEEDS_WRITE,
     .arguments = month_argument,
     .options = reopen_options,
     .run = reopen},
    {.name = "handover begin",
     .summary = "begin the inventory of what is taken over from a company",
     .example = "compound handover begin company-2018 --name 'Hand-over of 2018' --from 'the "
                "property company' --date 2018-06-01",
     .needs = NEEDS_WRITE,
     .arguments = handover_name,
     .options = handover_begin_options,
     .run = handover_begin},
    {.name = "handover add",
     .summary = "add a thing to the inventory: received, missing or disputed",
     .example = "compound handover add company-2018 keys 'keys of the switch room' --count 4 "
                "--state received",
     .needs = NEEDS_WRITE,
     .arguments = handover_add_arguments,
     .options = handover_add_options,
     .run = handover_add},
    {.name = "handover receive",
     .summary = "enter that a thing came later, or is missing or disputed",
     .example = "compound handover receive company-2018 2 --text 'by bank transfer'",
     .needs = NEEDS_WRITE,
     .arguments = handover_receive_arguments,
     .options = handover_receive_options,
     .run = handover_receive},
    {.name = "handover paper",
     .summary = "store a paper of the hand-over, perhaps about one thing",
     .example = "compound handover paper company-2018 protocol.pdf 'the signed protocol'",
     .needs = NEEDS_WRITE,
     .arguments = handover_paper_arguments,
     .options = handover_paper_options,
     .run = handover_paper},
    {.name = "handover sign",
     .summary = "enter that somebody signed, and for whom",
     .example = "compound handover sign company-2018 p001 committee",
     .needs = NEEDS_WRITE,
     .arguments = handover_sign_arguments,
     .options = handover_sign_options,
     .run = handover_sign},
    {.name = "handover list",
     .summary = "list the hand-overs, and what is missing of each",
     .example = "compound handover list",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .run = handover_list},
    {.name = "handover show",
     .summary = "list the things of a hand-over, or only what is missing",
     .example = "compound handover show company-2018 --missing",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .arguments = handover_name,
     .options = handover_show_options,
     .run = handover_show},
    {.name = "seal use",
     .summary = "enter a use of the committee's seal: the paper, who allowed it, who used it",
     .detail = "As many persons must allow it as the rule seal_approvers says, two without it. "
               "Who keeps the seal is none of them. A paper that binds the compound to more than "
               "decision_above names a decision.",
     .example = "compound seal use 'contract with the fire service' --approvers p001,p004 "
                "--keeper p005 --amount 18000",
     .needs = NEEDS_WRITE,
     .arguments = seal_use_arguments,
     .options = seal_use_options,
     .run = seal_enter},
    {.name = "seal list",
     .summary = "list the uses of the seal, of all time or of a half-year",
     .example = "compound seal list --half-year 2026-06",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .options = seal_list_options,
     .run = seal_list},
    {.name = "gc",
     .summary = "pack the ledger's repository",
     .detail = "Writes do so by themselves when enough has gathered. Git's own 'git gc' does not "
               "know the ledger's lock; use this instead.",
     .example = "compound gc",
     .needs = NEEDS_STORE,
     .options = gc_options,
     .run = gc},
    {0}};

const struct command command_compound = {
    .name = "compound",
    .summary = "the ledger as a whole: begin, check, close",
    .description =
        "A ledger is a git repository with files that a person can read and edit. Every change "
        "is one commit.",
    .verbs = verbs,
};
