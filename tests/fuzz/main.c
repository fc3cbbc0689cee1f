/*
 * Replays a corpus: replay CORPUS MUTANTS [NAME]. Each file of CORPUS/NAME/ is tried as it is, then
 * as so many mutants, which are the same every time. A file is a process of its own, so that a
 * crash or a hang (a try of more than HANG seconds of processor time) fails that file alone; the
 * input that did it is left beside the program as find-NAME-FILE.
 */
#include "fuzz.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

enum { FILES_MAX = 400, INPUT_MAX = 256 * 1024, MUTATED_MAX = 32 * 1024, HANG = 2 };

static const struct harness *const harnesses[] = {&harness_yaml,     &harness_field,
                                                  &harness_csv,      &harness_statement,
                                                  &harness_document, &harness_message,
                                                  &harness_values,   &harness_options,
                                                  &harness_xlsx,     &harness_mention,
                                                  &harness_ssh,      &harness_body,
                                                  &harness_case,     NULL};

/* The input that is being tried, in memory that the parent sees, too. */
struct trial {
    size_t size;
    unsigned mutant;
    uint8_t bytes[INPUT_MAX];
};

struct file {
    char name[128];
    uint8_t *bytes;
    size_t size;
};

struct corpus {
    struct file file[FILES_MAX];
    size_t count;
};

struct dice {
    uint64_t state;
};

static size_t roll(struct dice *dice, size_t below)
{
    dice->state ^= dice->state >> 12;
    dice->state ^= dice->state << 25;
    dice->state ^= dice->state >> 27;
    return (size_t)((dice->state * UINT64_C(2685821657736338717) >> 11) % below);
}

/* The same for the same file, whatever else is in the folder. */
static struct dice dice_for(const struct file *file)
{
    uint64_t state = UINT64_C(0xcbf29ce484222325);

    for (const char *at = file->name; *at; at++)
        state = (state ^ (unsigned char)*at) * UINT64_C(0x100000001b3);
    return (struct dice){state | 1};
}

static void bail(const char *what, const char *name)
{
    printf("Bail out! %s %s\n", what, name);
    exit(EXIT_FAILURE);
}

static void file_read(const char *folder, struct file *file)
{
    char path[512];
    int length = snprintf(path, sizeof path, "%s/%s", folder, file->name);
    FILE *stream = length > 0 && (size_t)length < sizeof path ? fopen(path, "rb") : NULL;

    if (!stream)
        bail("cannot read", file->name);
    file->bytes = malloc(INPUT_MAX);
    if (!file->bytes)
        bail("no memory for", file->name);
    file->size = fread(file->bytes, 1, INPUT_MAX, stream);
    if (ferror(stream) || !feof(stream))
        bail("too large or unreadable:", path);
    fclose(stream);
}

static int by_name(const void *a, const void *b)
{
    const struct file *x = a, *y = b;

    return strcmp(x->name, y->name);
}

static void corpus_read(const char *folder, struct corpus *corpus)
{
    DIR *stream = opendir(folder);

    if (!stream)
        bail("no folder", folder);
    for (struct dirent *entry; (entry = readdir(stream));) {
        if (entry->d_name[0] == '.')
            continue;
        if (corpus->count == FILES_MAX || strlen(entry->d_name) >= sizeof corpus->file[0].name)
            bail("too many files, or too long a name, in", folder);
        struct file *file = &corpus->file[corpus->count++];
        memcpy(file->name, entry->d_name, strlen(entry->d_name) + 1);
        file_read(folder, file);
    }
    closedir(stream);
    qsort(corpus->file, corpus->count, sizeof *corpus->file, by_name);
    if (corpus->count == 0)
        bail("no files in", folder);
}

/* `length` bytes at `at` make room for `size` others. */
static void exchange(struct trial *trial, size_t at, size_t length, const uint8_t *bytes,
                     size_t size)
{
    if (trial->size - length + size > INPUT_MAX)
        return;
    memmove(trial->bytes + at + size, trial->bytes + at + length, trial->size - at - length);
    memcpy(trial->bytes + at, bytes, size);
    trial->size += size - length;
}

static void put_token(struct trial *trial, struct dice *dice, size_t at)
{
    static const char *const tokens[] = {"\n",
                                         ",",
                                         "\"",
                                         "\\",
                                         ": ",
                                         "- ",
                                         "[",
                                         "]",
                                         "{",
                                         "}",
                                         "#",
                                         "'",
                                         "&a",
                                         "*a",
                                         "!t ",
                                         "|",
                                         ">",
                                         "---",
                                         "...",
                                         "0",
                                         "9",
                                         "-",
                                         ".",
                                         "~~~",
                                         "```",
                                         "<b>",
                                         "&lt;",
                                         "\t",
                                         "\r\n",
                                         "\x1f",
                                         "é",
                                         "桂",
                                         "｜",
                                         "e\xcc\x81",
                                         "\xe2\x80\xae",
                                         "\xef\xbb\xbf",
                                         "\xc2\x85",
                                         "\xff",
                                         "\x01",
                                         "    ",
                                         "=",
                                         "--"};
    const char *token = tokens[roll(dice, sizeof tokens / sizeof *tokens)];
    size_t left = trial->size - at, length = roll(dice, 2) && left ? 1 : 0;

    exchange(trial, at, length, (const uint8_t *)token, strlen(token));
}

/* From one line feed to the next, of this file or of another of the corpus. */
static void put_line(struct trial *trial, struct dice *dice, size_t at, const struct file *other)
{
    if (other->size == 0)
        return;
    size_t start = roll(dice, other->size), left = other->size - start;
    const uint8_t *end = memchr(other->bytes + start, '\n', left);
    size_t size = end ? (size_t)(end - other->bytes) + 1 - start : left;

    exchange(trial, at, 0, other->bytes + start, size < 4096 ? size : 4096);
}

static void cut(struct trial *trial, struct dice *dice, size_t at)
{
    size_t left = trial->size - at;
    static const uint8_t nothing[1];

    exchange(trial, at, left ? 1 + roll(dice, left < 40 ? left : 40) : 0, nothing, 0);
}

static void mutate(struct trial *trial, struct dice *dice, const struct corpus *corpus)
{
    size_t at = roll(dice, trial->size + 1);

    switch (roll(dice, 6)) {
    case 0:
    case 1:
        put_token(trial, dice, at);
        break;
    case 2:
        put_line(trial, dice, at, &corpus->file[roll(dice, corpus->count)]);
        break;
    case 3:
        cut(trial, dice, at);
        break;
    case 4:
        if (at < trial->size)
            trial->bytes[at] ^= (uint8_t)(1U << roll(dice, 8));
        break;
    default:
        if (at < trial->size)
            trial->bytes[at] = (uint8_t)("0123456789"[roll(dice, 10)]);
        break;
    }
}

static void try_once(const struct harness *harness, const struct trial *trial)
{
    static const struct itimerval limit = {.it_value = {.tv_sec = HANG}};
    /* Room of exactly its size, so that a sanitizer sees a byte read too far. */
    uint8_t *bytes = malloc(trial->size ? trial->size : 1);

    if (!bytes || setitimer(ITIMER_PROF, &limit, NULL))
        abort();
    memcpy(bytes, trial->bytes, trial->size);
    harness->try(bytes, trial->size);
    free(bytes);
}

static void try_file(const struct harness *harness, const struct corpus *corpus,
                     const struct file *file, unsigned mutants, struct trial *trial)
{
    struct dice dice = dice_for(file);

    for (trial->mutant = 0; trial->mutant <= mutants; trial->mutant++) {
        trial->size = file->size;
        memcpy(trial->bytes, file->bytes, file->size);
        if (trial->mutant && file->size > MUTATED_MAX)
            break;
        for (size_t times = trial->mutant ? 1 + roll(&dice, 4) : 0; times > 0; times--)
            mutate(trial, &dice, corpus);
        try_once(harness, trial);
    }
}

static void keep(const struct trial *trial, const char *harness, const char *name)
{
    char path[512];
    int length = snprintf(path, sizeof path, "find-%s-%s", harness, name);
    FILE *stream = length > 0 && (size_t)length < sizeof path ? fopen(path, "wb") : NULL;

    if (!stream || fwrite(trial->bytes, 1, trial->size, stream) != trial->size || fclose(stream))
        printf("# cannot keep the input as %s\n", path);
    else
        printf("# mutant %u, %zu bytes, kept as %s\n", trial->mutant, trial->size, path);
}

/* Returns whether the file and its mutants passed. */
static bool test_file(const struct harness *harness, const struct corpus *corpus,
                      const struct file *file, unsigned mutants, struct trial *trial)
{
    static int number;
    int status = 0;

    fflush(stdout);
    pid_t child = fork();
    if (child < 0)
        bail("cannot fork for", file->name);
    if (child == 0) {
        try_file(harness, corpus, file, mutants, trial);
        exit(EXIT_SUCCESS);
    }
    if (waitpid(child, &status, 0) != child)
        bail("cannot wait for", file->name);
    bool passed = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    printf("%s %d - %s/%s\n", passed ? "ok" : "not ok", ++number, harness->name, file->name);
    if (!passed) {
        printf("# %s %d\n", WIFSIGNALED(status) ? "signal" : "exit",
               WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status));
        keep(trial, harness->name, file->name);
    }
    return passed;
}

static size_t test_harness(const struct harness *harness, const char *root, unsigned mutants,
                           struct trial *trial, size_t *failed)
{
    char folder[512];
    int length = snprintf(folder, sizeof folder, "%s/%s", root, harness->name);
    struct corpus *corpus = calloc(1, sizeof *corpus);

    if (!corpus || length < 0 || (size_t)length >= sizeof folder)
        bail("no room for", harness->name);
    corpus_read(folder, corpus);
    size_t count = corpus->count;
    for (size_t i = 0; i < count; i++)
        *failed += !test_file(harness, corpus, &corpus->file[i], mutants, trial);
    for (size_t i = 0; i < count; i++)
        free(corpus->file[i].bytes);
    free(corpus);
    return count;
}

int main(int argc, char **argv)
{
    static const struct rlimit no_core;
    size_t count = 0, failed = 0;

    if (argc < 3 || argc > 4)
        bail("usage:", "replay CORPUS MUTANTS [NAME]");
    struct trial *trial =
        mmap(NULL, sizeof *trial, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (trial == MAP_FAILED || setrlimit(RLIMIT_CORE, &no_core))
        bail("no memory for", "an input");
    for (size_t i = 0; harnesses[i]; i++)
        if (argc < 4 || strcmp(argv[3], harnesses[i]->name) == 0)
            count += test_harness(harnesses[i], argv[1], (unsigned)strtoul(argv[2], NULL, 10),
                                  trial, &failed);
    printf("1..%zu\n", count);
    return failed || !count ? EXIT_FAILURE : EXIT_SUCCESS;
}
