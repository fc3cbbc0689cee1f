#include "base/hash.h"

#include <sodium.h>
#include <string.h>

char *sha256_text(const void *bytes, size_t length, char out[static SHA256_TEXT])
{
    unsigned char digest[crypto_hash_sha256_BYTES];

    crypto_hash_sha256(digest, bytes, length);
    return sodium_bin2hex(out, SHA256_TEXT, digest, sizeof digest);
}

bool sha256_is_text(const char *text)
{
    return strlen(text) == SHA256_TEXT - 1 && strspn(text, "0123456789abcdef") == SHA256_TEXT - 1;
}

char *random_text(char out[static RANDOM_TEXT])
{
    unsigned char bytes[RANDOM_TEXT / 2];

    randombytes_buf(bytes, sizeof bytes);
    return sodium_bin2hex(out, RANDOM_TEXT, bytes, sizeof bytes);
}
