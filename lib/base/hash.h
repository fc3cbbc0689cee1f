/*
 * SHA-256 (FIPS 180-4) and random identifiers, through libsodium.
 */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stdbool.h>
#include <stddef.h>

enum { SHA256_TEXT = 65, RANDOM_TEXT = 33 }; /* lower-case hexadecimal with the NUL */

/* Returns `out`. */
char *sha256_text(const void *bytes, size_t length, char out[static SHA256_TEXT]);
bool sha256_is_text(const char *text);
/* 128 random bits from the operating system; returns `out`. */
char *random_text(char out[static RANDOM_TEXT]);

#endif
