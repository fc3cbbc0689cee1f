/*
 * Finding personal data in text: what must never enter history, because git cannot forget (PIPL,
 * art. 47: a person may demand deletion). Recognised are mainland mobile numbers, identity card
 * numbers (GB 11643) with a valid birth date and check digit, bank card numbers that pass Luhn's
 * test, and e-mail addresses; digits may be full-width, and grouped by single blanks or dashes as
 * people write them. A number that is part of a longer one, of a word, of a hash or of an amount
 * is none of these; Chinese characters beside a number do not hide it. Names cannot be recognised.
 */
#ifndef RECORD_PRIVACY_H
#define RECORD_PRIVACY_H

#include <stdbool.h>
#include <stddef.h>

enum personal { PERSONAL_MOBILE, PERSONAL_IDENTITY, PERSONAL_CARD, PERSONAL_EMAIL };

/* Where it stands in the bytes that were scanned. */
struct personal_hit {
    enum personal what;
    size_t start, length;
};

/* The next hit at or behind *at, which moves behind it; false when there is none. Works on any
 * bytes; they are taken for UTF-8. */
bool personal_next(const char *bytes, size_t size, size_t *at, struct personal_hit *out);

/* In plain words: "a mobile number". */
const char *personal_text(enum personal what);

#endif
