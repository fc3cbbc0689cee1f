/*
 * What was done, as it is told to who did it: a sentence made of a format and of values, some of
 * which are words of the toolkit themselves ("from ", "repair"). The commit has it in English;
 * here it is in the reader's language, words and all.
 */
#ifndef BASE_TOLD_H
#define BASE_TOLD_H

#include "base/run.h"

/* The format in the reader's language, in the run's arena. A %s that came from told_part() or
 * told_word() is said in it as well, and so is a phrase with a blank, colon or comma in it, which
 * no name has (" from "); every other value stands as it is. Takes %s, %d, %ld, %lld and %zu. */
const char *told_vprintf(const struct run *run, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

/* A value that is put together itself, in English, for a format of told_vprintf(), which says it in
 * the reader's language: told_part(run, "%s hours", "2.50"). */
const char *told_part(struct run *run, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* A value that is one word of the toolkit, not a name out of the ledger that is spelt like it:
 * told_word(run, "repair"). */
const char *told_word(struct run *run, const char *word);

/* What such a value is for the reader, where a table shows it; itself when it is none. */
const char *told_value(const struct run *run, const char *value);

#endif
