/*
 * Ed25519 signatures (RFC 8032), the SHA-2 sums that they are taken of, and base64, through
 * libsodium. Nothing here allocates or adds findings.
 */
#ifndef BASE_SIGN_H
#define BASE_SIGN_H

#include <stdbool.h>
#include <stddef.h>

enum {
    ED25519_PUBLIC = 32,
    ED25519_SECRET = 64, /* the seed, then the public key: as OpenSSH keeps it, too */
    ED25519_SIGNATURE = 64,
    SHA256_SIZE = 32,
    SHA512_SIZE = 64,
};

/* False when the public half of the secret is not the one that belongs to its seed: a signature
 * made with it would betray the secret. */
bool ed25519_secret_fits(const unsigned char secret[static ED25519_SECRET]);
/* The same message and secret always give the same signature. */
void ed25519_sign(const unsigned char secret[static ED25519_SECRET], const void *message,
                  size_t length, unsigned char out[static ED25519_SIGNATURE]);
bool ed25519_verify(const unsigned char key[static ED25519_PUBLIC], const void *message,
                    size_t length, const unsigned char signature[static ED25519_SIGNATURE]);

void sha256_bytes(const void *bytes, size_t length, unsigned char out[static SHA256_SIZE]);
void sha512_bytes(const void *bytes, size_t length, unsigned char out[static SHA512_SIZE]);

/* Room for the base64 text of `length` bytes, with its padding and a NUL. */
size_t base64_room(size_t length);
/* Writes the text, which is returned; `room` is what base64_room() says. */
char *base64_text(const void *bytes, size_t length, char *out, size_t room);
/* Reads base64 with its padding, line feeds skipped; false when it is anything else, or more than
 * `room` bytes. */
bool base64_bytes(const char *text, size_t length, unsigned char *out, size_t room, size_t *got);

/* Overwrites a secret; a compiler does not leave this out. */
void secret_wipe(void *secret, size_t length);

#endif
