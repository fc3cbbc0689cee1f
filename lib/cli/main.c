#include "cli/cli.h"

#include "base/arena.h"
#include "cli/clock.h"
#include "cli/help.h"
#include "cli/language.h"
#include "cli/output.h"
#include "cli/parse.h"
#include "cli/session.h"
#include "cli/show.h"

#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static _Noreturn void out_of_memory(void)
{
    static const char message[] = "out of memory\n";
    ssize_t written = write(STDERR_FILENO, message, sizeof message - 1);

    (void)written; /* nothing more can be done about it */
    _exit(STATUS_SYSTEM);
}

/* A file opened later must not become standard output because that was closed. What takes its
 * place fails as a closed stream does: it cannot be read, or cannot be written. */
static bool fill_closed_streams(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
        if (fcntl(fd, F_GETFD) >= 0)
            continue;
        if (open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) != fd)
            return false;
    }
    return true;
}

/* A record is numbers without a locale; messages and widths are the user's. Nobody but the owner
 * may write what is made here, however loose the umask is. */
static bool prepare_process(void)
{
    if (!fill_closed_streams())
        return false;
    if (signal(SIGPIPE, SIG_IGN) == SIG_ERR)
        return false;
    umask(umask(0) | 022);
    /* A locale that is not installed is no reason to refuse: the C locale stays. */
    (void)setlocale(LC_CTYPE, "");
    (void)setlocale(LC_MESSAGES, "");
    return true;
}

/* --- the ledger --- */

static const char *ledger_folder(const struct session *session)
{
    const char *named = session_text(session, "directory");
    const char *ledger = getenv("GUIYUAN_LEDGER");

    if (named)
        return named;
    return ledger && *ledger ? ledger : NULL;
}

/* Whether the only new finding is that there is no commit yet. */
static bool is_empty(const struct run *run, size_t since)
{
    return run->count == since + 1 && strcmp(run->findings[since].code, "store-empty") == 0;
}

/* An earlier ledger is looked at on a day of its own: the end of the day or month that was named,
 * or the day of the commit. So the same question to the same commit has the same answer for ever.
 */
static struct date day_of_snapshot(const struct run *run, const char *at,
                                   const struct snapshot *snapshot)
{
    struct date day;
    struct month month;

    if (month_parse(at, strlen(at), &month))
        day = month_last(month);
    else if (!date_parse(at, strlen(at), &day))
        day = date_of_instant(snapshot_time(snapshot), run->offset);
    return date_compare(day, run->today) < 0 ? day : run->today;
}

static enum status read_compound(struct session *session)
{
    /* What writes may have an option of its own with that name. */
    const char *at = session->verb->needs == NEEDS_READ ? session_text(session, "at") : NULL;
    struct run *run = session->run;
    struct snapshot *snapshot;
    size_t before = run->count;
    enum status status = at ? store_at(run, session->store, at, &snapshot)
                            : store_head(run, session->store, &snapshot);

    if (status && session->verb->needs == NEEDS_STORE && is_empty(run, before)) {
        run->count = before;
        return STATUS_OK;
    }
    if (status)
        return status;
    if (session->verb->needs == NEEDS_READ)
        session->snapshot = snapshot;
    status = ledger_compound(run, snapshot, &session->compound);
    if (at && !status)
        run->today = day_of_snapshot(run, at, snapshot);
    return status;
}

static enum status open_ledger(struct session *session)
{
    if (session->verb->needs == NEEDS_NOTHING)
        return STATUS_OK;
    enum status status = store_open(session->run, ledger_folder(session), &session->store);
    return status ? status : read_compound(session);
}

/* --- the verb --- */

static enum status show_help(struct session *session)
{
    const struct parsed *parsed = session->parsed;
    struct text out = text_new(session->run->arena);

    if (parsed->version)
        help_version(&out, parsed->program);
    else if (parsed->verb)
        help_verb(session->run, &out, session->command, parsed->verb, parsed->program);
    else
        help_command(session->run, &out, session->command, parsed->program);
    session_bytes(session, out.at, out.length);
    return STATUS_OK;
}

/* A failure must say why; one that does not is our mistake, and silence would hide it. */
static enum status settle(struct run *run, enum status status)
{
    enum status found = run_status(run, 0);

    if (status == STATUS_OK)
        return found;
    if (status > STATUS_FOUND && found == STATUS_OK)
        return fail(run, status, "silent-failure", "please report this as a mistake of the program",
                    "the command failed without saying why");
    return status;
}

static enum status run_verb(struct session *session, int argc, char **argv)
{
    struct run *run = session->run;
    struct parsed *parsed = arena_alloc(run->arena, sizeof *parsed);

    session->parsed = parsed;
    enum status status = parse_line(run, session->command, argc, argv, parsed);
    session->verb = parsed->verb;
    if (status)
        return status;
    if (parsed->help || parsed->version || !parsed->verb)
        return show_help(session);
    status = clock_start(run, getenv("GUIYUAN_NOW"));
    if (!status)
        status = open_ledger(session);
    return settle(run, status ? status : session->verb->run(session));
}

/* --- the end --- */

static enum status close_output(struct session *session, enum status status)
{
    int error = output_close(session->output);

    if (!error)
        return status;
    const char *hint =
        session->committed
            ? phrase_printf(session->run, "the change was committed as %s: do not repeat it",
                            session->committed)
            : NULL;
    fail(session->run, STATUS_SYSTEM, "output", hint, "cannot write the output: %s",
         strerror(error));
    return status > STATUS_FOUND ? status : STATUS_SYSTEM;
}

/* Nothing can be done about a standard error that cannot be written; the status still tells. */
static void show(const struct session *session)
{
    struct text out = text_new(session->run->arena);

    show_findings(&out, session->run, session->parsed->program, show_wants_colour(STDERR_FILENO));
    (void)fwrite(out.at, 1, out.length, stderr);
}

int cli_main(const struct command *command, int argc, char **argv)
{
    if (!prepare_process())
        return STATUS_SYSTEM;
    struct run run = {.arena = arena_new(out_of_memory), .words = language_words()};
    struct output output = {.stream = stdout};
    struct session session = {.run = &run, .command = command, .output = &output};
    enum status status = run_verb(&session, argc, argv);

    if (session.store)
        store_close(session.store);
    status = close_output(&session, status);
    show(&session);
    arena_free(run.arena);
    return (int)status;
}
