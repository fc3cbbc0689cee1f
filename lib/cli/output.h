/*
 * Standard output as one buffered stream whose first failure is kept until the end, and files
 * that are replaced in one step.
 */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include "base/run.h"

#include <stdio.h>

struct output {
    FILE *stream;
    int error; /* errno of the first failure; 0: none */
};

void output_bytes(struct output *output, const char *bytes, size_t size);
/* Flushes and closes; returns errno of the first failure, or 0. */
int output_close(struct output *output);

/* Writes a whole file beside the old one, syncs it and renames it over. A symbolic link stays,
 * what it points to is replaced. Refuses what is no regular file. */
enum status output_file(struct run *run, const char *path, const char *bytes, size_t size);
/* The same for the file's owner alone, mode 0600. */
enum status output_private_file(struct run *run, const char *path, const char *bytes, size_t size);

#endif
