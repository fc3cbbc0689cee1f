/*
 * Several writers at once, some of them killed at a random moment, and a reader beside them.
 *
 *   storm WRITERS RECEIPTS KILLS SEED FOLDER
 *
 * Each writer pays its receipts one after the other, each under an operation of its own. KILLS of
 * a thousand runs of the command are killed. A writer that is killed or finds the ledger busy
 * repeats the same operation until it is told that it is done. Prints a line for each
 * acknowledged operation, then counts; exits 1 after a failure of any other kind, which is told
 * on standard error. The moments of the kills depend on the seed alone, what they meet does not.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { KILL_WITHIN = 90000 /* microseconds */, STATUS_BUSY = 5, STATUS_PENDING = 7 };

struct storm {
    long writers, receipts, kills;
    uint64_t seed;
    const char *folder;
};

struct writer {
    const struct storm *storm;
    long number;
    uint64_t random;
    long acknowledged, killed, busy;
    bool failed;
};

static uint64_t draw(uint64_t *state)
{
    uint64_t x = *state += UINT64_C(0x9e3779b97f4a7c15);

    x = (x ^ (x >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    x = (x ^ (x >> 27)) * UINT64_C(0x94d049bb133111eb);
    return x ^ (x >> 31);
}

static _Noreturn void die(const char *what)
{
    fprintf(stderr, "storm: %s: %s\n", what, strerror(errno));
    exit(2);
}

static pid_t start(const char *const *command)
{
    pid_t pid = fork();

    if (pid < 0)
        die("cannot fork");
    if (pid)
        return pid;
    int null = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (null < 0 || dup2(null, STDOUT_FILENO) < 0)
        die("/dev/null");
    execvp(command[0], (char *const *)(uintptr_t)command);
    die(command[0]);
}

static int wait_for(pid_t pid)
{
    int status;

    while (waitpid(pid, &status, 0) < 0)
        if (errno != EINTR)
            die("cannot wait");
    return status;
}

/* One run of the command; whether it was acknowledged. */
static bool attempt(struct writer *writer, const char *const *command)
{
    const bool doomed = (long)(draw(&writer->random) % 1000) < writer->storm->kills;
    /* A run takes ten times as long on a busy machine as on a quiet one, and a kill that comes when
     * it is over proves nothing: so the moment lies within spans of different lengths. */
    const long within = KILL_WITHIN >> draw(&writer->random) % 4;
    const long moment = (long)(draw(&writer->random) % (uint64_t)within);
    pid_t pid = start(command);

    if (doomed) {
        nanosleep(&(struct timespec){.tv_nsec = moment * 1000}, NULL);
        kill(pid, SIGKILL);
    }
    int status = wait_for(pid);
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) {
        writer->killed++;
        return false;
    }
    if (WIFEXITED(status) && WEXITSTATUS(status) == STATUS_BUSY) {
        writer->busy++;
        return false;
    }
    if (WIFEXITED(status) && (WEXITSTATUS(status) == 0 || WEXITSTATUS(status) == STATUS_PENDING))
        return true;
    fprintf(stderr, "storm: %s: wait status %#x\n", command[9], (unsigned)status);
    writer->failed = true;
    return true;
}

static void write_receipt(struct writer *writer, long number)
{
    static const char *const units[] = {"3-101", "3-102", "3-103", "3-104"};
    char operation[64], amount[64];
    const char *unit = units[writer->number % 4];

    snprintf(operation, sizeof operation, "storm-%ld-%ld", writer->number, number);
    snprintf(amount, sizeof amount, "%ld.%02ld", 100 + number, writer->number);
    const char *command[] = {"fees",        "pay",     unit, amount,
                             "--via",       "cash",    "-C", writer->storm->folder,
                             "--operation", operation, NULL};
    while (!attempt(writer, command))
        ;
    if (writer->failed)
        return;
    writer->acknowledged++;
    printf("acknowledged %s %s\n", operation, amount);
    fflush(stdout);
}

static _Noreturn void run_writer(const struct storm *storm, long number)
{
    struct writer writer = {.storm = storm, .number = number};

    writer.random = storm->seed * 1000 + (uint64_t)number;
    for (long i = 0; i < storm->receipts && !writer.failed; i++)
        write_receipt(&writer, i);
    printf("counted %ld %ld %ld\n", writer.acknowledged, writer.killed, writer.busy);
    exit(fflush(stdout) != 0 || writer.failed);
}

/* Reads until it is told to end. */
static _Noreturn void run_reader(const struct storm *storm, int stop)
{
    const char *command[] = {"fees", "arrears", "-C", storm->folder, NULL};
    long reads = 0;
    char ignored;

    if (fcntl(stop, F_SETFL, O_NONBLOCK) < 0)
        die("cannot read from a pipe");
    while (read(stop, &ignored, 1) < 0) {
        int status = wait_for(start(command));
        if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
            fprintf(stderr, "storm: the reader: wait status %#x\n", (unsigned)status);
            exit(1);
        }
        reads++;
    }
    printf("read %ld\n", reads);
    exit(fflush(stdout) != 0);
}

static long number_of(const char *text)
{
    char *end;

    errno = 0;
    long number = strtol(text, &end, 10);
    if (errno || *end || number < 0) {
        fputs("usage: storm WRITERS RECEIPTS KILLS SEED FOLDER\n", stderr);
        exit(2);
    }
    return number;
}

static pid_t begin_reader(const struct storm *storm, int stop[2])
{
    if (pipe2(stop, O_CLOEXEC) < 0)
        die("cannot make a pipe");
    pid_t reader = fork();
    if (reader < 0)
        die("cannot fork");
    if (reader == 0) {
        close(stop[1]);
        run_reader(storm, stop[0]);
    }
    return reader;
}

int main(int argc, char **argv)
{
    int stop[2];
    bool failed = false;

    if (argc != 6)
        number_of("");
    struct storm storm = {.writers = number_of(argv[1]),
                          .receipts = number_of(argv[2]),
                          .kills = number_of(argv[3]),
                          .seed = (uint64_t)number_of(argv[4]),
                          .folder = argv[5]};
    pid_t reader = begin_reader(&storm, stop);
    for (long i = 0; i < storm.writers; i++) {
        pid_t writer = fork();
        if (writer < 0)
            die("cannot fork");
        if (writer == 0) {
            close(stop[1]);
            run_writer(&storm, i);
        }
    }
    for (long i = 0; i < storm.writers; i++) {
        int status;
        pid_t ended = waitpid(-1, &status, 0);
        failed = failed || ended < 0 || ended == reader || status != 0;
        if (ended == reader)
            break;
    }
    close(stop[1]);
    int status;
    pid_t ended = waitpid(reader, &status, 0);
    return failed || (ended == reader && status != 0);
}
