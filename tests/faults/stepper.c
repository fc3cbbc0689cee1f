/*
 * Runs a command and stops it at each of its system calls, on entry and on return, in all its
 * threads. Stops are counted from 1, beginning behind the exec; so are calls.
 *
 *   stepper --count CMD…            prints the number of stops and of calls to standard error
 *   stepper --trace FILE CMD…       writes a line for each stop:
 *                                   STOP CALL in|out CLASS changes|keeps NAME
 *   stepper --kill STOP CMD…        kills it there, before the call is made or after
 *   stepper --fail CALL:ERRNO[:for] CMD…
 *                                   makes the call fail without making it; with `forever` also
 *                                   each later one of its class, with `full` also each later one
 *                                   that needs room on the disk
 *
 * "changes" are the calls that can change what is on the disk. Exits as the command does, with
 * 128 and the signal when one killed it; with 125 when it could not do its own work.
 */
#include "calls.h"

#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

/* Behind sys/ptrace.h: the two define the same names. */
#include <linux/ptrace.h>

enum { TRACEES_MAX = 256, OWN_FAILURE = 125, SYSCALL_STOP = SIGTRAP | 0x80 };
enum scope { SCOPE_ONCE, SCOPE_FOREVER, SCOPE_FULL };

struct tracee {
    pid_t pid;
    bool failing; /* between entry and return of a call that is made to fail */
};

struct stepper {
    pid_t command;
    bool started;
    long stops, calls;
    long kill_at; /* 0: never */
    long fail_at; /* 0: never */
    int error;
    enum scope scope;
    bool failed; /* fail_at was reached */
    enum call_class failed_class;
    FILE *trace; /* or NULL */
    bool count;
    struct tracee tracees[TRACEES_MAX];
    size_t tracee_count;
    int status; /* what the command exited with */
};

struct stop {
    struct ptrace_syscall_info info;
    const struct call *call; /* or NULL */
    enum call_class class;
    bool changes, needs_room;
};

static _Noreturn void die(const char *what)
{
    fprintf(stderr, "stepper: %s: %s\n", what, strerror(errno));
    exit(OWN_FAILURE);
}

static _Noreturn void die_usage(void)
{
    fputs("usage: stepper --count|--trace FILE|--kill STOP|--fail CALL:ERRNO[:forever|:full] "
          "COMMAND…\n",
          stderr);
    exit(OWN_FAILURE);
}

static struct tracee *tracee_find(struct stepper *stepper, pid_t pid)
{
    for (size_t i = 0; i < stepper->tracee_count; i++)
        if (stepper->tracees[i].pid == pid)
            return &stepper->tracees[i];
    return NULL;
}

static struct tracee *tracee_add(struct stepper *stepper, pid_t pid)
{
    if (stepper->tracee_count == TRACEES_MAX) {
        errno = E2BIG;
        die("too many threads");
    }
    struct tracee *tracee = &stepper->tracees[stepper->tracee_count++];
    *tracee = (struct tracee){.pid = pid};
    return tracee;
}

static void tracee_remove(struct stepper *stepper, pid_t pid)
{
    struct tracee *tracee = tracee_find(stepper, pid);

    if (tracee)
        *tracee = stepper->tracees[--stepper->tracee_count];
}

/* The registers of the machines that this runs on. */
#if defined(__x86_64__)
static void skip_call(pid_t pid)
{
    if (ptrace(PTRACE_POKEUSER, pid, offsetof(struct user_regs_struct, orig_rax), -1L) < 0)
        die("cannot skip a call");
}

static void set_result(pid_t pid, long result)
{
    if (ptrace(PTRACE_POKEUSER, pid, offsetof(struct user_regs_struct, rax), result) < 0)
        die("cannot set a result");
}
#elif defined(__aarch64__)
static void skip_call(pid_t pid)
{
    int number = -1;
    struct iovec part = {&number, sizeof number};

    if (ptrace(PTRACE_SETREGSET, pid, NT_ARM_SYSTEM_CALL, &part) < 0)
        die("cannot skip a call");
}

static void set_result(pid_t pid, long result)
{
    struct user_regs_struct registers;
    struct iovec part = {&registers, sizeof registers};

    if (ptrace(PTRACE_GETREGSET, pid, NT_PRSTATUS, &part) < 0)
        die("cannot read the registers");
    registers.regs[0] = (unsigned long long)result;
    if (ptrace(PTRACE_SETREGSET, pid, NT_PRSTATUS, &part) < 0)
        die("cannot set a result");
}
#else
#error "stepper knows the registers of x86-64 and arm64 only"
#endif

static uint64_t open_flags(pid_t pid, const struct stop *stop)
{
    switch (stop->call->number) {
    case SYS_openat:
        return stop->info.entry.args[2];
    case SYS_openat2:
        return (uint64_t)ptrace(PTRACE_PEEKDATA, pid, stop->info.entry.args[2], NULL);
#ifdef SYS_open
    case SYS_open:
        return stop->info.entry.args[1];
    case SYS_creat:
        return O_CREAT | O_TRUNC;
#endif
    default:
        return 0;
    }
}

static void judge(pid_t pid, struct stop *stop)
{
    stop->call = call_find((long)stop->info.entry.nr);
    if (!stop->call)
        return;
    const uint64_t file = stop->info.entry.args[0];
    const bool output = file == STDOUT_FILENO || file == STDERR_FILENO;
    stop->class = stop->call->class;
    stop->needs_room = stop->call->needs_room;
    if (stop->class == CALL_WRITE && output)
        stop->class = CALL_OUTPUT;
    if (stop->class == CALL_OUTPUT)
        stop->needs_room = false;
    stop->changes = stop->class == CALL_WRITE || stop->class == CALL_NAME;
    if (stop->class == CALL_OPEN) {
        stop->changes = (open_flags(pid, stop) & (O_CREAT | O_TRUNC)) != 0;
        stop->needs_room = stop->changes;
    }
}

/* The number of a call varies a little from run to run, so a fault meant for a file can meet brk
 * or mmap: no kernel answers brk with an errno, and the C library crashes on one. */
static bool must_fail(struct stepper *stepper, const struct stop *stop)
{
    if (stop->class == CALL_MEMORY)
        return false;
    if (stepper->fail_at && stepper->calls == stepper->fail_at) {
        stepper->failed = true;
        stepper->failed_class = stop->class;
        return true;
    }
    if (!stepper->failed || stepper->scope == SCOPE_ONCE)
        return false;
    return stepper->scope == SCOPE_FULL ? stop->needs_room : stop->class == stepper->failed_class;
}

static void kill_all(struct stepper *stepper)
{
    kill(stepper->command, SIGKILL);
    for (size_t i = 0; i < stepper->tracee_count; i++)
        kill(stepper->tracees[i].pid, SIGKILL);
}

static void at_call(struct stepper *stepper, struct tracee *tracee)
{
    struct stop stop = {.call = NULL};
    const pid_t pid = tracee->pid;

    if (!stepper->started)
        return;
    /* A thread that is being killed cannot be asked any more. */
    if (ptrace(PTRACE_GET_SYSCALL_INFO, pid, sizeof stop.info, &stop.info) < 0) {
        if (errno == ESRCH)
            return;
        die("cannot ask for a system call");
    }
    const bool entry = stop.info.op == PTRACE_SYSCALL_INFO_ENTRY;
    stepper->stops++;
    if (entry) {
        stepper->calls++;
        judge(pid, &stop);
    }
    if (stepper->trace)
        fprintf(stepper->trace, "%ld %ld %s %s %s %s\n", stepper->stops, stepper->calls,
                entry ? "in" : "out", class_names[stop.class], stop.changes ? "changes" : "keeps",
                stop.call ? stop.call->name : "-");
    if (stepper->stops == stepper->kill_at) {
        kill_all(stepper);
        return;
    }
    if (entry && must_fail(stepper, &stop)) {
        tracee->failing = true;
        skip_call(pid);
    } else if (!entry && tracee->failing) {
        tracee->failing = false;
        set_result(pid, -stepper->error);
    }
}

static void go_on(pid_t pid, int signal)
{
    if (ptrace(PTRACE_SYSCALL, pid, NULL, (long)signal) < 0 && errno != ESRCH)
        die("cannot let the command go on");
}

static void at_stop(struct stepper *stepper, pid_t pid, int wait_status)
{
    struct tracee *tracee = tracee_find(stepper, pid);
    const int signal = WSTOPSIG(wait_status), event = wait_status >> 16;

    if (!tracee) {
        /* A new thread begins with a SIGSTOP of ptrace's own. */
        tracee_add(stepper, pid);
        go_on(pid, signal == SIGSTOP ? 0 : signal);
    } else if (signal == SYSCALL_STOP) {
        at_call(stepper, tracee);
        go_on(pid, 0);
    } else {
        stepper->started = stepper->started || event == PTRACE_EVENT_EXEC;
        go_on(pid, event || signal == SIGSTOP ? 0 : signal);
    }
}

static _Noreturn void run_command(char **command)
{
    if (ptrace(PTRACE_TRACEME, 0, NULL, NULL) < 0)
        die("cannot be traced");
    raise(SIGSTOP);
    execvp(command[0], command);
    die(command[0]);
}

static void begin(struct stepper *stepper, char **command)
{
    const long options = PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACECLONE | PTRACE_O_TRACEFORK |
                         PTRACE_O_TRACEVFORK | PTRACE_O_TRACEEXEC | PTRACE_O_EXITKILL;
    int wait_status;

    stepper->command = fork();
    if (stepper->command < 0)
        die("cannot fork");
    if (stepper->command == 0)
        run_command(command);
    if (waitpid(stepper->command, &wait_status, 0) < 0 || !WIFSTOPPED(wait_status))
        die("cannot wait for the command");
    if (ptrace(PTRACE_SETOPTIONS, stepper->command, NULL, options) < 0)
        die("cannot trace the command");
    tracee_add(stepper, stepper->command);
    go_on(stepper->command, 0);
}

static void step(struct stepper *stepper)
{
    for (;;) {
        int wait_status;
        pid_t pid = waitpid(-1, &wait_status, __WALL);
        if (pid < 0 && errno == EINTR)
            continue;
        if (pid < 0 && errno == ECHILD)
            return;
        if (pid < 0)
            die("cannot wait");
        if (WIFSTOPPED(wait_status)) {
            at_stop(stepper, pid, wait_status);
            continue;
        }
        tracee_remove(stepper, pid);
        if (pid == stepper->command)
            stepper->status =
                WIFEXITED(wait_status) ? WEXITSTATUS(wait_status) : 128 + WTERMSIG(wait_status);
    }
}

static long parse_number(const char *text, char **end)
{
    errno = 0;
    long number = strtol(text, end, 10);
    if (errno || *end == text || number < 1)
        die_usage();
    return number;
}

static int parse_errno(const char *text, size_t length)
{
    static const struct {
        const char *name;
        int value;
    } known[] = {{"ENOSPC", ENOSPC}, {"EDQUOT", EDQUOT}, {"EIO", EIO},     {"EMFILE", EMFILE},
                 {"EACCES", EACCES}, {"EROFS", EROFS},   {"EINTR", EINTR}, {"ENOMEM", ENOMEM},
                 {"EINVAL", EINVAL}, {"EPERM", EPERM}};

    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strlen(known[i].name) == length && strncmp(known[i].name, text, length) == 0)
            return known[i].value;
    die_usage();
}

static void parse_fault(struct stepper *stepper, const char *text)
{
    char *at;

    stepper->fail_at = parse_number(text, &at);
    if (*at++ != ':')
        die_usage();
    const size_t length = strcspn(at, ":");
    stepper->error = parse_errno(at, length);
    const char *scope = at + length;
    if (strcmp(scope, ":forever") == 0)
        stepper->scope = SCOPE_FOREVER;
    else if (strcmp(scope, ":full") == 0)
        stepper->scope = SCOPE_FULL;
    else if (*scope && strcmp(scope, ":once") != 0)
        die_usage();
}

/* The index of the command in argv. */
static int parse_line(struct stepper *stepper, int argc, char **argv)
{
    char *end;

    if (argc > 2 && strcmp(argv[1], "--count") == 0) {
        stepper->count = true;
        return 2;
    }
    if (argc < 4)
        die_usage();
    if (strcmp(argv[1], "--trace") == 0) {
        stepper->trace = fopen(argv[2], "we");
        if (!stepper->trace)
            die(argv[2]);
    } else if (strcmp(argv[1], "--kill") == 0) {
        stepper->kill_at = parse_number(argv[2], &end);
        if (*end)
            die_usage();
    } else if (strcmp(argv[1], "--fail") == 0) {
        parse_fault(stepper, argv[2]);
    } else {
        die_usage();
    }
    return 3;
}

int main(int argc, char **argv)
{
    struct stepper stepper = {.status = OWN_FAILURE};
    const int command = parse_line(&stepper, argc, argv);

    begin(&stepper, argv + command);
    step(&stepper);
    if (stepper.trace && fclose(stepper.trace) != 0)
        die("cannot write the trace");
    if (stepper.count)
        fprintf(stderr, "%ld stops, %ld calls\n", stepper.stops, stepper.calls);
    return stepper.status;
}
