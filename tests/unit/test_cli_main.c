/* The life of a process: what reaches standard output and standard error, and the status. Each
 * case runs cli_main() in a child over a table of small verbs. */
#include "base/arena.h"
#include "base/text.h"
#include "cli/session.h"

#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#undef fail /* Check's old name for ck_abort_msg(); here it is ours */

static enum status run_say(struct session *session)
{
    session_say(session, "%s\n", session_text(session, "text"));
    return STATUS_OK;
}

static enum status run_quiet(struct session *session)
{
    (void)session;
    return STATUS_OK;
}

/* What a verb with --output writes, and how. */
static enum status run_document(struct session *session)
{
    struct document *document = document_new(session->run, "en", "Title");
    struct json *json = json_new_object();

    document_paragraph(document, "words");
    json_text(json, "key", "value");
    return session_document(session, document, json);
}

static enum status run_grid(struct session *session)
{
    static const struct column columns[] = {{"unit", "Unit", CELL_TEXT}};
    struct grid *grid = grid_new(session->run, columns, 1);

    grid_text(grid, "3-101");
    return session_grid(session, grid);
}

static enum status run_read(struct session *session)
{
    const char *bytes;
    size_t size;
    enum status status =
        session_read_file(session, session_text(session, "text"), 8, &bytes, &size);

    if (!status)
        session_bytes(session, bytes, size);
    return status;
}

static enum status run_finding(struct session *session)
{
    const char *which = session_text(session, "text");

    warn_at(session->run, (struct spot){"f", 1, 2}, SEVERITY_WARNING, "odd", NULL, "odd");
    if (strcmp(which, "error") == 0)
        fail(session->run, STATUS_REFUSED, "no", "do it", "not allowed");
    if (strcmp(which, "found") == 0)
        return STATUS_FOUND;
    return strcmp(which, "silent") == 0 ? STATUS_DATA : STATUS_OK;
}

/* As a verb behind session_write() leaves it. */
static enum status run_committed(struct session *session)
{
    session->committed = "abcdef1";
    session_say(session, "done [abcdef1]\n");
    return STATUS_OK;
}

static enum status run_big(struct session *session)
{
    char line[1000];

    memset(line, 'x', sizeof line);
    for (int i = 0; i < 1000; i++)
        session_bytes(session, line, sizeof line);
    return STATUS_OK;
}

static enum status run_hungry(struct session *session)
{
    return arena_array(session->run->arena, SIZE_MAX, 2) ? STATUS_OK : STATUS_DATA;
}

static enum status run_now(struct session *session)
{
    char today[DATE_SIZE];

    session_say(session, "%lld %s\n", (long long)session->run->now,
                date_text(session->run->today, today));
    return STATUS_OK;
}

static const struct input one_text[] = {
    {.name = "text", .type = INPUT_FILE, .flags = INPUT_REQUIRED, .help = "a text"}, {0}};

static const struct verb verbs[] = {
    {.name = "say", .summary = "say", .arguments = one_text, .run = run_say},
    {.name = "quiet", .summary = "say nothing", .run = run_quiet},
    {.name = "document", .summary = "write", .output = OUTPUT_DOCUMENT, .run = run_document},
    {.name = "grid", .summary = "list", .output = OUTPUT_GRID, .run = run_grid},
    {.name = "read", .summary = "read", .arguments = one_text, .run = run_read},
    {.name = "finding", .summary = "find", .arguments = one_text, .run = run_finding},
    {.name = "committed", .summary = "commit", .run = run_committed},
    {.name = "big", .summary = "say much", .run = run_big},
    {.name = "hungry", .summary = "need memory", .run = run_hungry},
    {.name = "now", .summary = "tell the time", .run = run_now},
    {.name = "ledger", .summary = "read a ledger", .needs = NEEDS_READ, .run = run_quiet},
    {0}};

static const struct command command = {"fees", "what is owed", "Prose.", verbs};

static char folder[] = "/tmp/test_cli_XXXXXX";
static char out[8192], err[8192];

static void slurp(const char *path, char *into, size_t room)
{
    FILE *file = fopen(path, "r");

    ck_assert_ptr_nonnull(file);
    size_t length = fread(into, 1, room - 1, file);
    into[length] = '\0';
    ck_assert_int_eq(fclose(file), 0);
}

/* `path` NULL: closed. */
static void redirect(int stream, const char *path)
{
    close(stream);
    if (!path)
        return;
    int fd = open(path, O_CREAT | O_TRUNC | O_WRONLY, 0644);
    if (fd < 0 || (fd != stream && (dup2(fd, stream) < 0 || close(fd) != 0)))
        _exit(98);
}

/* Runs the command with words parted by '|'; standard output goes to `target` (NULL: a closed
 * stream; "": a file that is read into `out`). Returns the exit status. */
static int run_to(const char *line, const char *target)
{
    char *copy = strdup(line), *argv[8] = {NULL};
    int argc = 0, status;

    ck_assert_ptr_nonnull(copy);
    for (char *at = copy; at && argc < 8; at = strchr(at, '|')) {
        if (*at == '|')
            *at++ = '\0';
        argv[argc++] = at;
    }
    fflush(NULL);
    pid_t child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0) {
        redirect(STDERR_FILENO, "err");
        redirect(STDOUT_FILENO, target && !*target ? "out" : target);
        _exit(cli_main(&command, argc, argv));
    }
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    free(copy);
    ck_assert_msg(WIFEXITED(status), "killed by signal %d", WTERMSIG(status));
    slurp("err", err, sizeof err);
    if (target && !*target)
        slurp("out", out, sizeof out);
    return WEXITSTATUS(status);
}

static int run(const char *line)
{
    return run_to(line, "");
}

static void setup(void)
{
    strcpy(folder + sizeof folder - 7, "XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    ck_assert_int_eq(chdir(folder), 0);
    ck_assert_int_eq(setenv("LC_ALL", "C", 1), 0);
    ck_assert_int_eq(unsetenv("GUIYUAN_NOW"), 0);
    ck_assert_int_eq(unsetenv("GUIYUAN_LEDGER"), 0);
}

static void teardown(void)
{
    static const char *const names[] = {"out", "err", "file", "link", "in"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        ck_assert(unlink(names[i]) == 0 || errno == ENOENT);
    ck_assert_int_eq(chdir("/"), 0);
    ck_assert_int_eq(rmdir(folder), 0);
}

START_TEST(results_and_talk_are_apart)
{
    ck_assert_int_eq(run("fees|say|hello\nyou\033"), 0);
    ck_assert_str_eq(out, "hello\nyou\\x1b\n");
    ck_assert_str_eq(err, "");
    ck_assert_int_eq(run("fees"), 0);
    ck_assert_ptr_nonnull(strstr(out, "say much"));
    ck_assert_int_eq(run("fees|--version"), 0);
    ck_assert_str_eq(out, "fees (Guiyuan) " GUIYUAN_VERSION "\n");
    ck_assert_int_eq(run("/opt/gy-fees|say"), 2);
    ck_assert_str_eq(out, "");
    ck_assert_str_eq(err, "gy-fees: argument TEXT is missing\nhint: see 'gy-fees say --help'\n");
}
END_TEST

START_TEST(statuses)
{
    ck_assert_int_eq(run("fees|finding|warning"), 0);
    ck_assert_str_eq(err, "fees: f:1:2: warning: odd\n");
    ck_assert_int_eq(run("fees|finding|found"), 1);
    ck_assert_int_eq(run("fees|finding|error"), 4);
    ck_assert_ptr_nonnull(strstr(err, "fees: not allowed\nhint: do it\n"));
    ck_assert_int_eq(run("fees|finding|silent"), 3);
    ck_assert_ptr_nonnull(strstr(err, "without saying why"));
}
END_TEST

START_TEST(formats)
{
    ck_assert_int_eq(run("fees|grid|--format=json"), 0);
    ck_assert_ptr_nonnull(strstr(out, "\"unit\": \"3-101\""));
    ck_assert_int_eq(run("fees|grid|--format=csv"), 0);
    ck_assert_str_eq(out, "unit\r\n3-101\r\n");
    ck_assert_int_eq(run("fees|grid"), 0);
    ck_assert_ptr_nonnull(strstr(out, "Unit\n"));
    ck_assert_int_eq(run("fees|grid|--format=html"), 2);
    ck_assert_int_eq(run("fees|document|--format=html"), 0);
    ck_assert_ptr_nonnull(strstr(out, "<html"));
    ck_assert_int_eq(run("fees|document"), 0);
    ck_assert_ptr_nonnull(strstr(out, "# Title"));
    ck_assert_int_eq(run("fees|document|--format=json"), 0);
    ck_assert_str_eq(out, "{\n  \"key\": \"value\"\n}\n");
}
END_TEST

/* The new file is there as a whole, the link stays a link, nothing is left beside it. */
START_TEST(files_are_replaced)
{
    struct stat info;
    char content[256];

    ck_assert_int_eq(symlink("file", "link"), 0);
    ck_assert_int_eq(run("fees|document|--format=json|--output=file"), 0);
    ck_assert_str_eq(out, "");
    ck_assert_int_eq(stat("file", &info), 0);
    ck_assert_uint_eq(info.st_mode & 0777, 0644);
    ck_assert_int_eq(run("fees|document|--output|link"), 0);
    ck_assert_int_eq(lstat("link", &info), 0);
    ck_assert(S_ISLNK(info.st_mode));
    slurp("file", content, sizeof content);
    ck_assert_ptr_nonnull(strstr(content, "# Title"));
    ck_assert_int_eq(run("fees|document|-o|-|--format=json"), 0);
    ck_assert_str_eq(out, "{\n  \"key\": \"value\"\n}\n");
}
END_TEST

START_TEST(files_that_cannot_be_written)
{
    struct stat info;

    ck_assert_int_eq(run("fees|document|--output=/dev/null"), 2);
    ck_assert_int_eq(stat("/dev/null", &info), 0);
    ck_assert(S_ISCHR(info.st_mode));
    ck_assert_int_eq(run("fees|document|--output=."), 2);
    ck_assert_int_eq(run("fees|document|--output=no/such/file"), 6);
    ck_assert_ptr_nonnull(
        strstr(err, "cannot write 'no/such/file': No such file or directory\nhint: "));
}
END_TEST

static void put(const char *path, const char *content)
{
    FILE *file = fopen(path, "w");

    ck_assert_ptr_nonnull(file);
    ck_assert_int_ge(fputs(content, file), 0);
    ck_assert_int_eq(fclose(file), 0);
}

START_TEST(files_are_read_up_to_a_limit)
{
    put("in", "12345678");
    ck_assert_int_eq(run("fees|read|in"), 0);
    ck_assert_str_eq(out, "12345678");
    put("in", "123456789");
    ck_assert_int_eq(run("fees|read|in"), 3);
    ck_assert_int_eq(run("fees|read|nothing"), 3);
    ck_assert_ptr_nonnull(strstr(err, "cannot read 'nothing': No such file"));
    ck_assert_int_eq(run("fees|read|."), 3);
}
END_TEST

START_TEST(a_full_disk_is_noticed)
{
    static const char *const lines[] = {"fees", "fees|say|--help", "fees|say|x", "fees|big",
                                        "fees|grid"};

    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        ck_assert_int_eq(run_to(lines[i], "/dev/full"), 6);
        ck_assert_str_eq(err, "fees: cannot write the output: No space left on device\n");
    }
    ck_assert_int_eq(run_to("fees|quiet", "/dev/full"), 0);
    ck_assert_int_eq(run_to("fees|finding|error", "/dev/full"), 4);
    ck_assert_int_eq(run_to("fees|committed", "/dev/full"), 6);
    ck_assert_ptr_nonnull(
        strstr(err, "hint: the change was committed as abcdef1: do not repeat it\n"));
}
END_TEST

START_TEST(a_closed_stream_is_noticed)
{
    ck_assert_int_eq(run_to("fees|say|x", NULL), 6);
    ck_assert_str_eq(err, "fees: cannot write the output: Bad file descriptor\n");
    ck_assert_int_eq(run_to("fees|quiet", NULL), 0);
    /* Nothing opened later takes its place. */
    ck_assert_int_eq(run_to("fees|document|--output=file", NULL), 0);
}
END_TEST

START_TEST(a_closed_pipe_is_noticed)
{
    int ends[2], status;
    char *argv[] = {(char[]){"fees"}, (char[]){"big"}, NULL};

    ck_assert_int_eq(pipe(ends), 0);
    close(ends[0]);
    fflush(NULL);
    pid_t child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0) {
        if (dup2(ends[1], STDOUT_FILENO) < 0)
            _exit(98);
        redirect(STDERR_FILENO, "err");
        _exit(cli_main(&command, 2, argv));
    }
    close(ends[1]);
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert(WIFEXITED(status));
    ck_assert_int_eq(WEXITSTATUS(status), 6);
    slurp("err", err, sizeof err);
    ck_assert_str_eq(err, "fees: cannot write the output: Broken pipe\n");
}
END_TEST

START_TEST(memory_that_runs_out_is_said)
{
    ck_assert_int_eq(run("fees|hungry"), 6);
    ck_assert_str_eq(err, "out of memory\n");
}
END_TEST

START_TEST(the_clock_can_be_set)
{
    ck_assert_int_eq(setenv("TZ", "UTC", 1), 0);
    ck_assert_int_eq(setenv("GUIYUAN_NOW", "2026-11-03T10:00Z", 1), 0);
    ck_assert_int_eq(run("fees|now"), 0);
    ck_assert_str_eq(out, "1793700000 2026-11-03\n");
    ck_assert_int_eq(setenv("GUIYUAN_NOW", "soon", 1), 0);
    ck_assert_int_eq(run("fees|now"), 2);
    ck_assert_ptr_nonnull(strstr(err, "GUIYUAN_NOW is no date or time: 'soon'\nhint: set it to"));
    ck_assert_int_eq(run("fees|now|--help"), 0);
}
END_TEST

START_TEST(no_ledger)
{
    ck_assert_int_eq(run("fees|ledger"), 2);
    ck_assert_ptr_nonnull(strstr(err, "\nhint: "));
    ck_assert_int_gt(run("fees|ledger|-C|no-such-folder"), 1);
    ck_assert_ptr_nonnull(strstr(err, "no-such-folder"));
    ck_assert_int_eq(setenv("GUIYUAN_LEDGER", "another-folder", 1), 0);
    ck_assert_int_gt(run("fees|ledger"), 1);
    ck_assert_ptr_nonnull(strstr(err, "another-folder"));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("cli_main");
    TCase *process = tcase_create("process");

    tcase_add_checked_fixture(process, setup, teardown);
    tcase_add_test(process, results_and_talk_are_apart);
    tcase_add_test(process, statuses);
    tcase_add_test(process, formats);
    tcase_add_test(process, files_are_replaced);
    tcase_add_test(process, files_that_cannot_be_written);
    tcase_add_test(process, files_are_read_up_to_a_limit);
    tcase_add_test(process, a_full_disk_is_noticed);
    tcase_add_test(process, a_closed_stream_is_noticed);
    tcase_add_test(process, a_closed_pipe_is_noticed);
    tcase_add_test(process, memory_that_runs_out_is_said);
    tcase_add_test(process, the_clock_can_be_set);
    tcase_add_test(process, no_ledger);
    suite_add_tcase(suite, process);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
