/* audit: what an auditor asks of the history. */
#include "audit/checkpoint.h"
#include "audit/export.h"
#include "audit/log.h"
#include "audit/signers.h"
#include "audit/trace.h"
#include "audit/verify.h"
#include "base/arena.h"
#include "base/decimal.h"
#include "book/book.h"
#include "cli/output.h"
#include "cli/session.h"
#include "cmd/audit/audit.h"
#include "cmd/commands.h"
#include "record/id.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static enum status show_log(struct session *session)
{
    struct log_query query = {.unit = session_text(session, "unit"),
                              .record = session_text(session, "record"),
                              .author = session_text(session, "author")};
    const char *limit = session_text(session, "limit");
    struct grid *grid;
    int64_t number = 0;

    if (limit && (!decimal_parse(limit, strlen(limit), 0, &number) || number <= 0))
        return fail(session->run, STATUS_USAGE, "usage", "write --limit 20",
                    "'%s' is no number of lines", limit);
    query.limit = (size_t)number;
    enum status status = audit_log(session->run, session->store, session->snapshot, &query, &grid);
    return status == STATUS_OK ? session_grid(session, grid) : status;
}

static enum status trace(struct session *session)
{
    const char *id = session_text(session, "record");
    struct trace found;
    struct record_id number;

    if (!id_parse(id, &number) && !audit_trace_is_case(session->run, id))
        return fail(session->run, STATUS_USAGE, "usage", "see 'audit trace --help'",
                    "RECORD takes a record id like P261103-001, not '%s'", id);
    enum status status = audit_trace(session->run, session->store, session->snapshot, id, &found);
    if (status > STATUS_FOUND)
        return status;
    return status_join(status, session_grid(session, audit_trace_grid(session->run, &found)));
}

static enum status list_rules(struct session *session)
{
    static const struct column columns[] = {{"rule", "Rule", CELL_TEXT},
                                            {"proves", "What it proves", CELL_WORD}};
    struct grid *grid = grid_new(session->run, columns, sizeof columns / sizeof columns[0]);

    for (size_t i = 0; i < audit_rule_count(); i++) {
        grid_text(grid, audit_rule_at(i).name);
        grid_text(grid, audit_rule_at(i).proves);
    }
    return session_grid(session, grid);
}

/* The checkpoint's file, and the signature beside it, FILE.sig, when there is one. */
static enum status read_checkpoint(struct session *session, struct checkpoint_file *out)
{
    const char *name = session_text(session, "checkpoint");
    const char *beside = arena_printf(session->run->arena, "%s.sig", name);
    const char *bytes, *signature = NULL;
    size_t size, signature_size = 0;
    enum status status = session_read_file(session, name, CHECKPOINT_MAX, &bytes, &size);

    if (!status && access(beside, F_OK) == 0)
        status = session_read_file(session, beside, CHECKPOINT_MAX, &signature, &signature_size);
    return status
               ? status
               : checkpoint_read(session->run, name, bytes, size, signature, signature_size, out);
}

/* A state that lies in the ledger's folder could be written by those whom it is to judge. */
static enum status check_outside(struct session *session, const char *path)
{
    const char *slash = strrchr(path, '/'), *root = store_root(session->store);
    const char *folder =
        slash ? arena_dupn(session->run->arena, path, (size_t)(slash - path) + 1) : ".";
    char *real = realpath(folder, NULL);
    const size_t length = strlen(root);
    const bool inside =
        real && strncmp(real, root, length) == 0 && (real[length] == '/' || real[length] == '\0');

    free(real);
    return inside ? fail(session->run, STATUS_USAGE, "state-inside",
                         "name a file that only you can write, outside of the ledger",
                         "the state '%s' would lie in the ledger's own folder", path)
                  : STATUS_OK;
}

/* `since` stays NULL when there is no state of use: then everything is verified. */
static enum status read_state(struct session *session, const char *path, struct audit_state *state,
                              const struct audit_state **since)
{
    const char *bytes;
    size_t size;
    enum status status = session_has(session, "at")
                             ? fail(session->run, STATUS_USAGE, "usage", "leave out --at",
                                    "--state goes on to the last commit")
                             : check_outside(session, path);

    if (status || access(path, F_OK) != 0)
        return status;
    status = session_read_file(session, path, STATE_MAX, &bytes, &size);
    if (status)
        return status;
    if (audit_state_read(session->run, bytes, size, state))
        *since = state;
    else
        warn_at(session->run, (struct spot){.file = path}, SEVERITY_NOTE, "state-unknown",
                "it is written anew; keep it where nobody else can change it",
                "'%s' is not what this version of the program wrote: the whole history is verified",
                path);
    return STATUS_OK;
}

static enum status write_state(struct session *session, const char *path,
                               const struct audit_state *state)
{
    const char *text = audit_state_text(session->run, state);

    return output_file(session->run, path, text, strlen(text));
}

static enum status verify(struct session *session)
{
    const char *state_path = session_text(session, "state");
    struct checkpoint_file checkpoint;
    struct audit_state state;
    struct audit_asked asked = {.keep = state_path != NULL};
    struct audit_result result;

    if (session_has(session, "list"))
        return list_rules(session);
    if (session_has(session, "checkpoint")) {
        enum status read = read_checkpoint(session, &checkpoint);
        if (read)
            return read;
        asked.checkpoint = &checkpoint;
    }
    if (state_path) {
        enum status read = read_state(session, state_path, &state, &asked.since);
        if (read)
            return read;
    }
    enum status status =
        audit_verify(session->run, session->store, session->snapshot, &asked, &result);
    if (status > STATUS_FOUND)
        return status;
    if (result.state)
        status = status_join(status, write_state(session, state_path, result.state));
    return status_join(status, session_grid(session, audit_result_grid(session->run, &result)));
}

static enum status make_checkpoint(struct session *session)
{
    const char *path = session_text(session, "output"), *armour = NULL;
    struct run *run = session->run;
    struct checkpoint checkpoint;
    enum status status = checkpoint_take(run, session->snapshot, &checkpoint);
    const char *text = status ? "" : checkpoint_text(run, &checkpoint);

    if (!status && session_has(session, "sign"))
        status = checkpoint_sign(run, session->store, session->snapshot, text, &armour);
    if (status)
        return status;
    if (!path) {
        session_bytes(session, text, strlen(text));
        session_bytes(session, armour ? armour : "", armour ? strlen(armour) : 0);
        return STATUS_OK;
    }
    status = output_file(run, path, text, strlen(text));
    if (!status && armour)
        status = output_file(run, arena_printf(run->arena, "%s.sig", path), armour, strlen(armour));
    return status;
}

static enum status put_piece(struct run *run, const char *bytes, size_t size, void *context)
{
    (void)run;
    session_bytes(context, bytes, size);
    return STATUS_OK;
}

static enum status put_file(struct run *run, const char *name, const char *bytes, size_t size,
                            void *context)
{
    struct session *session = context;
    const char *folder = session_text(session, "output");

    return output_file(run, arena_printf(run->arena, "%s/%s", folder, name), bytes, size);
}

static enum status export_folder(struct session *session, struct book *book)
{
    const char *folder = session_text(session, "output");

    if (strcmp(session_text(session, "form"), "csv") != 0)
        return fail(session->run, STATUS_USAGE, "usage",
                    "leave it out and redirect standard output: > FILE",
                    "--output is for csv, which has a file per table");
    if (mkdir(folder, 0777) != 0 && errno != EEXIST)
        return fail(session->run, STATUS_SYSTEM, "output-file",
                    "is the folder above it there, and may you write in it?",
                    "cannot make the folder '%s': %s", folder, strerror(errno));
    return audit_export_files(session->run, book, put_file, session);
}

static enum status export_signers(struct session *session)
{
    struct text text;
    enum status status =
        audit_allowed_signers(session->run, session->snapshot, session->compound, &text);

    if (status == STATUS_OK)
        session_bytes(session, text.at, text.length);
    return status;
}

static enum status export_books(struct session *session)
{
    struct book *book;

    if (strcmp(session_text(session, "form"), "allowed-signers") == 0)
        return export_signers(session);
    enum status status = book_open(session->run, session->snapshot, &book);
    if (status != STATUS_OK)
        return status;
    if (session_has(session, "output"))
        return export_folder(session, book);
    return audit_export(session->run, book, session_text(session, "form"), put_piece, session);
}

static const struct input log_options[] = {
    {.name = "unit",
     .type = INPUT_FIELD,
     .kind = &kind_unit,
     .help = "only changes that concern this unit"},
    {.name = "record", .type = INPUT_TEXT, .help = "only changes that concern this record"},
    {.name = "author", .type = INPUT_TEXT, .help = "only changes by this author"},
    {.name = "limit", .type = INPUT_TEXT, .help = "only the newest so many"},
    {0}};
static const struct input trace_arguments[] = {{.name = "record",
                                                .type = INPUT_TEXT,
                                                .flags = INPUT_REQUIRED,
                                                .help = "the id of any record, ticket, meeting, "
                                                        "notice or project"},
                                               {0}};
static const struct input verify_options[] = {
    {.name = "list", .type = INPUT_FLAG, .help = "list the rules and check nothing"},
    {.name = "checkpoint",
     .type = INPUT_FILE,
     .help = "a checkpoint that somebody kept: the history must still have it"},
    {.name = "state",
     .type = INPUT_FILE,
     .help = "a file of your own to go on from the next time, so that only what is new is judged"},
    {0}};
static const struct input checkpoint_options[] = {
    {.name = "sign", .type = INPUT_FLAG, .help = "sign it with the key of an officer"},
    {.name = "output",
     .type = INPUT_FILE,
     .help = "the file to write, with its signature beside it in FILE.sig"},
    {0}};
static const struct input export_arguments[] = {{.name = "form",
                                                 .type = INPUT_CHOICE,
                                                 .flags = INPUT_REQUIRED,
                                                 .choices = "hledger ledger beancount sql csv "
                                                            "allowed-signers",
                                                 .help = "for which program"},
                                                {0}};
static const struct input export_options[] = {
    {.name = "output",
     .type = INPUT_FOLDER,
     .help = "csv only: a folder, made if it is not there, for a file per table"},
    {0}};

static const struct verb verbs[] = {
    {.name = "log",
     .summary = "list who changed what, by record",
     .example = "audit log --unit 3-101 --limit 20",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .options = log_options,
     .run = show_log},
    {.name = "trace",
     .summary = "show where a record came from and what became of it",
     .example = "audit trace P261103-001\n"
                "audit trace T2026-0007",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .arguments = trace_arguments,
     .run = trace},
    {.name = "verify",
     .summary = "prove that the history kept every rule and the books add up",
     .detail = "Reads the whole history: day-books only grew on their day, ids have no gaps, "
               "splits and totals recompute, closed months are unchanged, the books balance. "
               "Exit status 1 when anything is found. That commits were dropped from the end shows "
               "only against a checkpoint which somebody else has kept.\n"
               "With --state the result is kept in a file of yours, outside of the ledger, and the "
               "next time only what came since is judged: each new commit by every rule about "
               "commits, each file that was added or grew, and its new records. The books as a "
               "whole are judged again as soon as a register, an assessment or a closing changed. "
               "Without the file, or when it is another version's, everything is.",
     .example = "audit verify\n"
                "audit verify --state ~/court.audit\n"
                "audit verify --checkpoint kept-by-the-neighbours.txt",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .options = verify_options,
     .run = verify},
    {.name = "checkpoint",
     .summary = "say what the last commit is, for others to keep",
     .detail =
         "Give it to people who do not keep the books: 'audit verify --checkpoint' tells them "
         "later whether the history still has it. With --sign an officer signs it; "
         "'ssh-keygen -Y verify' accepts the signature, in the namespace "
         "guiyuan-checkpoint, as 'audit verify' does. Without --output the signature follows "
         "the lines that are signed.",
     .example = "audit checkpoint\n"
                "audit checkpoint --sign --output 2026-11.checkpoint",
     .needs = NEEDS_READ,
     .options = checkpoint_options,
     .run = make_checkpoint},
    {.name = "sample",
     .summary = "draw a sample of a month's records that nobody can choose",
     .detail = "Of each record the SHA-256 of 'MONTH COMMIT ID' is taken; the smallest are the "
               "sample, so whoever has the ledger draws the same. The commit is that of the "
               "review which has begun, else the ledger's last one.",
     .example = "audit sample 2026-10 --count 20",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .arguments = review_month,
     .options = review_sample_options,
     .run = audit_sample},
    {.name = "note",
     .summary = "ask about a record of a month",
     .detail = "The first question of a month, or the first signature, begins its review.",
     .example = "audit note 2026-10 X261012-001 'why are there no three quotes?' --by p031",
     .needs = NEEDS_WRITE,
     .arguments = review_note_arguments,
     .options = review_note_options,
     .run = audit_note},
    {.name = "answer",
     .summary = "answer a question of a month's review",
     .example = "audit answer 2026-10 1 'it is below the limit for quotes' --by p002",
     .needs = NEEDS_WRITE,
     .arguments = review_answer_arguments,
     .options = review_by_options,
     .run = audit_answer},
    {.name = "sign",
     .summary = "sign that a closed month was reviewed",
     .detail = "The signature names the commit that was reviewed. Who handled, entered or approved "
               "a record of the month does not sign.",
     .example = "audit sign 2026-10 --by p031",
     .needs = NEEDS_WRITE,
     .arguments = review_month,
     .options = review_sign_options,
     .run = audit_sign},
    {.name = "review",
     .summary = "show a month's questions, answers and signatures",
     .detail = "Exit status 1 while a question is open or nobody has signed.",
     .example = "audit review 2026-10",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .arguments = review_month,
     .run = audit_review},
    {.name = "export",
     .summary = "write the books in a form that other programs check",
     .detail = "hledger, ledger and Beancount get a journal, SQLite and PostgreSQL one file of "
               "tables, everything else CSV: one table with a row per posting, or with --output a "
               "file per table. All balances are the same in each, to the cent. Cells of CSV are "
               "safe to open in a spreadsheet. allowed-signers are the officers with their keys, "
               "for git's "
               "gpg.ssh.allowedSignersFile. The ledger format's chapter on exports says how "
               "accounts are named and what is in the tables.",
     .example = "audit export hledger > books.journal\n"
                "audit export sql | sqlite3 -bail books.db\n"
                "audit export csv --output tables\n"
                "audit export allowed-signers > .git/allowed-signers",
     .needs = NEEDS_READ,
     .arguments = export_arguments,
     .options = export_options,
     .run = export_books},
    {0}};

const struct command command_audit = {
    .name = "audit",
    .summary = "check the books and follow any record",
    .description =
        "Nothing here trusts a cache or the toolkit's own earlier runs: everything is read from "
        "the history again.",
    .verbs = verbs,
};
