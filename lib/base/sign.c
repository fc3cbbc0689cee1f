#include "base/sign.h"

#include <sodium.h>
#include <string.h>

_Static_assert(ED25519_PUBLIC == crypto_sign_PUBLICKEYBYTES, "a public key");
_Static_assert(ED25519_SECRET == crypto_sign_SECRETKEYBYTES, "a secret key");
_Static_assert(ED25519_SIGNATURE == crypto_sign_BYTES, "a signature");
_Static_assert(SHA256_SIZE == crypto_hash_sha256_BYTES, "a SHA-256 sum");
_Static_assert(SHA512_SIZE == crypto_hash_sha512_BYTES, "a SHA-512 sum");

bool ed25519_secret_fits(const unsigned char secret[static ED25519_SECRET])
{
    unsigned char seed[crypto_sign_SEEDBYTES], key[ED25519_PUBLIC], again[ED25519_SECRET];

    memcpy(seed, secret, sizeof seed);
    crypto_sign_seed_keypair(key, again, seed);
    bool fits = sodium_memcmp(again, secret, sizeof again) == 0;
    secret_wipe(seed, sizeof seed);
    secret_wipe(again, sizeof again);
    return fits;
}

void ed25519_sign(const unsigned char secret[static ED25519_SECRET], const void *message,
                  size_t length, unsigned char out[static ED25519_SIGNATURE])
{
    crypto_sign_detached(out, NULL, message, length, secret);
}

bool ed25519_verify(const unsigned char key[static ED25519_PUBLIC], const void *message,
                    size_t length, const unsigned char signature[static ED25519_SIGNATURE])
{
    return crypto_sign_verify_detached(signature, message, length, key) == 0;
}

void sha256_bytes(const void *bytes, size_t length, unsigned char out[static SHA256_SIZE])
{
    crypto_hash_sha256(out, bytes, length);
}

void sha512_bytes(const void *bytes, size_t length, unsigned char out[static SHA512_SIZE])
{
    crypto_hash_sha512(out, bytes, length);
}

size_t base64_room(size_t length)
{
    return sodium_base64_encoded_len(length, sodium_base64_VARIANT_ORIGINAL);
}

char *base64_text(const void *bytes, size_t length, char *out, size_t room)
{
    return sodium_bin2base64(out, room, bytes, length, sodium_base64_VARIANT_ORIGINAL);
}

bool base64_bytes(const char *text, size_t length, unsigned char *out, size_t room, size_t *got)
{
    const char *end = NULL;

    return sodium_base642bin(out, room, text, length, "\n", got, &end,
                             sodium_base64_VARIANT_ORIGINAL) == 0 &&
           end == text + length;
}

void secret_wipe(void *secret, size_t length)
{
    sodium_memzero(secret, length);
}
