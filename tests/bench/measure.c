/*
 * Runs a command several times, its output thrown away, and prints the median wall time in
 * microseconds and the largest peak memory in KiB, as the kernel accounts it to the process:
 *
 *   measure [-n RUNS] [-p PREPARATION] [-f] COMMAND [ARGUMENT]...
 *
 * PREPARATION is a line of shell that runs before each time and is not measured. Any status but 0
 * ends everything with that status; -f also takes 1, which says "done, and something was found".
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { RUNS_MAX = 99, FAILED = 125 };

extern char **environ;

struct measure {
    int runs;
    const char *preparation;
    bool takes_found;
    char **command;
};

struct result {
    int64_t microseconds;
    long kibibytes;
};

static int64_t now(void)
{
    struct timespec time;

    if (clock_gettime(CLOCK_MONOTONIC, &time) != 0)
        return 0;
    return (int64_t)time.tv_sec * 1000000 + time.tv_nsec / 1000;
}

/* The command's exit status (128 and more: killed), or FAILED. */
static int run(char *const *command, struct result *out)
{
    posix_spawn_file_actions_t actions;
    struct rusage usage;
    int status;
    pid_t child;

    if (posix_spawn_file_actions_init(&actions) != 0 ||
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0) != 0)
        return FAILED;
    int64_t start = now();
    int error = posix_spawnp(&child, command[0], &actions, NULL, command, environ);
    posix_spawn_file_actions_destroy(&actions);
    if (error) {
        fprintf(stderr, "measure: cannot run '%s': %s\n", command[0], strerror(error));
        return FAILED;
    }
    while (wait4(child, &status, 0, &usage) < 0)
        if (errno != EINTR)
            return FAILED;
    *out = (struct result){now() - start, usage.ru_maxrss};
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static int prepare(const char *line)
{
    char shell[] = "sh", option[] = "-c";
    struct result unused;
    char *copy = strdup(line);

    if (!copy)
        return FAILED;
    char *command[] = {shell, option, copy, NULL};
    int status = run(command, &unused);
    free(copy);
    return status;
}

static int by_time(const void *a, const void *b)
{
    const struct result *x = a, *y = b;

    return (x->microseconds > y->microseconds) - (x->microseconds < y->microseconds);
}

static int measure(const struct measure *measure)
{
    struct result results[RUNS_MAX];
    long most = 0;

    for (int i = 0; i < measure->runs; i++) {
        int status = measure->preparation ? prepare(measure->preparation) : 0;
        if (!status)
            status = run(measure->command, &results[i]);
        if (status && !(status == 1 && measure->takes_found)) {
            fprintf(stderr, "measure: '%s' failed with status %d\n", measure->command[0], status);
            return status;
        }
        most = results[i].kibibytes > most ? results[i].kibibytes : most;
    }
    qsort(results, (size_t)measure->runs, sizeof *results, by_time);
    printf("%lld %ld\n", (long long)results[measure->runs / 2].microseconds, most);
    return fflush(stdout) == 0 ? 0 : FAILED;
}

static int usage(void)
{
    fputs("usage: measure [-n RUNS] [-p PREPARATION] [-f] COMMAND [ARGUMENT]...\n", stderr);
    return 2;
}

int main(int argc, char **argv)
{
    struct measure options = {.runs = 5};
    int option;

    while ((option = getopt(argc, argv, "+n:p:f")) != -1) {
        char *end = NULL;
        if (option == 'n') {
            long runs = strtol(optarg, &end, 10);
            if (*end || runs < 1 || runs > RUNS_MAX)
                return usage();
            options.runs = (int)runs;
        } else if (option == 'p') {
            options.preparation = optarg;
        } else if (option == 'f') {
            options.takes_found = true;
        } else {
            return usage();
        }
    }
    options.command = argv + optind;
    return *options.command ? measure(&options) : usage();
}
