/*
 * UTF-8 as the ledger allows it. Widths are columns of a terminal (Chinese takes two).
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/* Why a byte sequence is not accepted. */
enum utf8_fault {
    UTF8_FINE,
    UTF8_INVALID,      /* not UTF-8: overlong, surrogate, cut off, beyond U+10FFFF */
    UTF8_BOM,          /* U+FEFF */
    UTF8_CONTROL,      /* C0 but line feed, DEL, C1 */
    UTF8_SEPARATOR,    /* U+0085, U+2028, U+2029: libyaml takes them as line breaks */
    UTF8_NONCHARACTER, /* U+FDD0..U+FDEF, U+xxFFFE, U+xxFFFF */
};

/* The first fault, its byte offset in *at when `at` is not NULL. */
enum utf8_fault utf8_check(const char *bytes, size_t length, size_t *at);
/* In plain words: "a control character". */
const char *utf8_fault_text(enum utf8_fault fault);

/* Decodes one code point of valid UTF-8 and moves *at behind it; U+FFFD on a bad byte. */
uint32_t utf8_next(const char **at, const char *end);
/* Characters (code points) in valid UTF-8. */
size_t utf8_length(const char *bytes, size_t length);
/* Columns of a code point on a terminal: 0, 1 or 2; control characters count as nothing. */
int utf8_columns(uint32_t codepoint);
/* The columns of a string. */
size_t utf8_width(const char *string);
/* Bidirectional controls and zero-width characters: invisible, able to mislead a reader. */
bool utf8_is_invisible(uint32_t codepoint);
/* Whether the zero-width joiner at `at`, in valid UTF-8 from `start` to `end`, makes one picture of
 * the two around it (a family, a profession), and so is seen (Unicode Annex 29, GB11). */
bool utf8_joins_pictures(const char *start, const char *at, const char *end);

/* A text as any editor saves it, made one of the ledger's: without a byte order mark, its lines
 * ended by a line feed alone, tabs as four blanks. What else it has stays as it is. */
const char *utf8_lines(struct arena *arena, const char *bytes, size_t *length);

/* The string in Unicode normalization form C; NULL when it is not valid UTF-8. */
const char *utf8_nfc(struct arena *arena, const char *string);

#endif
