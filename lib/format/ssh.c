#include "format/ssh.h"

#include "base/arena.h"
#include "base/text.h"

#include <stdint.h>
#include <string.h>

static const char key_type[] = "ssh-ed25519";

/* --- OpenSSH's wire form: numbers of four bytes, strings with their length in front --- */

struct wire {
    const unsigned char *at;
    size_t left;
    bool bad; /* it ended in the middle of something; what was read since is zero or empty */
};

struct bytes {
    const unsigned char *at;
    size_t length;
};

static uint32_t take_number(struct wire *wire)
{
    const unsigned char *at = wire->at;

    if (wire->left < 4) {
        wire->bad = true;
        return 0;
    }
    wire->at += 4;
    wire->left -= 4;
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

static struct bytes take_string(struct wire *wire)
{
    const uint32_t length = take_number(wire);
    struct bytes found = {wire->at, length};

    if (wire->bad || length > wire->left) {
        wire->bad = true;
        return (struct bytes){wire->at, 0};
    }
    wire->at += length;
    wire->left -= length;
    return found;
}

static bool take_exactly(struct wire *wire, const char *wanted, size_t length)
{
    if (wire->left < length || memcmp(wire->at, wanted, length) != 0) {
        wire->bad = true;
        return false;
    }
    wire->at += length;
    wire->left -= length;
    return true;
}

static bool is_text(struct bytes bytes, const char *text)
{
    return bytes.length == strlen(text) && memcmp(bytes.at, text, bytes.length) == 0;
}

static struct wire wire_of(struct bytes bytes)
{
    return (struct wire){.at = bytes.at, .left = bytes.length};
}

static void put_number(struct text *text, size_t number)
{
    const char bytes[] = {(char)(number >> 24), (char)(number >> 16), (char)(number >> 8),
                          (char)number};

    text_bytes(text, bytes, sizeof bytes);
}

static void put_string(struct text *text, const void *bytes, size_t length)
{
    put_number(text, length);
    text_bytes(text, bytes, length);
}

static void put_word(struct text *text, const char *word)
{
    put_string(text, word, strlen(word));
}

/* --- public keys --- */

bool ssh_key_equal(const struct ssh_key *a, const struct ssh_key *b)
{
    return memcmp(a->bytes, b->bytes, sizeof a->bytes) == 0;
}

/* A public key in wire form and nothing behind it. */
static bool key_from_wire(struct bytes blob, struct ssh_key *out)
{
    struct wire wire = wire_of(blob);
    const struct bytes type = take_string(&wire), key = take_string(&wire);

    if (wire.bad || wire.left || !is_text(type, key_type) || key.length != sizeof out->bytes)
        return false;
    memcpy(out->bytes, key.at, sizeof out->bytes);
    return true;
}

static struct text key_to_wire(struct arena *arena, const struct ssh_key *key)
{
    struct text wire = text_new(arena);

    put_word(&wire, key_type);
    put_string(&wire, key->bytes, sizeof key->bytes);
    return wire;
}

bool ssh_key_parse(const char *line, struct ssh_key *out, const char **comment)
{
    enum { BLOB = 4 + sizeof key_type - 1 + 4 + ED25519_PUBLIC };
    const size_t type = sizeof key_type - 1;
    unsigned char blob[BLOB];
    size_t got;

    if (strncmp(line, key_type, type) != 0 || line[type] != ' ')
        return false;
    const char *base64 = line + type + 1;
    const size_t length = strcspn(base64, " \t\r\n");
    if (!base64_bytes(base64, length, blob, sizeof blob, &got) ||
        !key_from_wire((struct bytes){blob, got}, out))
        return false;
    if (comment)
        *comment = base64 + length + strspn(base64 + length, " \t\r\n");
    return true;
}

static const char *base64_of(struct arena *arena, const void *bytes, size_t length)
{
    const size_t room = base64_room(length);

    return base64_text(bytes, length, arena_alloc(arena, room), room);
}

const char *ssh_key_text(struct arena *arena, const struct ssh_key *key)
{
    const struct text wire = key_to_wire(arena, key);

    return arena_printf(arena, "%s %s", key_type, base64_of(arena, wire.at, wire.length));
}

const char *ssh_key_fingerprint(struct arena *arena, const struct ssh_key *key)
{
    const struct text wire = key_to_wire(arena, key);
    unsigned char sum[SHA256_SIZE];

    sha256_bytes(wire.at, wire.length, sum);
    const char *base64 = base64_of(arena, sum, sizeof sum);
    return arena_printf(arena, "SHA256:%.*s", (int)strcspn(base64, "="), base64);
}

/* --- armour --- */

/* The bytes between two lines; false when it is not that. `room` bounds what is decoded. */
static bool unarmour(struct arena *arena, const char *text, size_t size, const char *begin,
                     const char *end, unsigned char **bytes, size_t *length)
{
    const size_t first = strlen(begin), last = strlen(end);

    while (size && (text[size - 1] == '\n' || text[size - 1] == '\r'))
        size--;
    if (size < first + last + 1 || memcmp(text, begin, first) != 0 || text[first] != '\n' ||
        memcmp(text + size - last, end, last) != 0)
        return false;
    *bytes = arena_alloc(arena, size);
    return base64_bytes(text + first, size - first - last, *bytes, size, length);
}

/* --- key files --- */

static bool is_padding(struct wire wire)
{
    for (size_t i = 0; i < wire.left; i++)
        if (wire.at[i] != i + 1)
            return false;
    return wire.left < 256;
}

/* The part of a key file that a passphrase would encrypt. */
static bool read_secret(struct bytes part, struct ssh_secret *out)
{
    struct wire wire = wire_of(part);
    struct ssh_key key;
    const uint32_t check = take_number(&wire), again = take_number(&wire);
    const struct bytes type = take_string(&wire), public = take_string(&wire),
                       secret = take_string(&wire);

    take_string(&wire); /* the comment */
    if (wire.bad || check != again || !is_text(type, key_type) ||
        public.length != sizeof key.bytes || secret.length != sizeof out->secret ||
        !is_padding(wire))
        return false;
    memcpy(out->secret, secret.at, sizeof out->secret);
    return memcmp(public.at, out->key.bytes, sizeof out->key.bytes) == 0 &&
           memcmp(public.at, out->secret + ED25519_SECRET - ED25519_PUBLIC, public.length) == 0 &&
           ed25519_secret_fits(out->secret);
}

static bool has_type(struct bytes blob, const char *type)
{
    struct wire wire = wire_of(blob);

    return is_text(take_string(&wire), type);
}

static enum ssh_file read_private(struct wire wire, struct ssh_secret *out)
{
    static const char magic[] = "openssh-key-v1"; /* with its NUL */

    if (!take_exactly(&wire, magic, sizeof magic))
        return SSH_FILE_UNKNOWN;
    const struct bytes cipher = take_string(&wire), kdf = take_string(&wire);
    take_string(&wire); /* the options of the key derivation */
    const uint32_t keys = take_number(&wire);
    const struct bytes public = take_string(&wire), part = take_string(&wire);
    /* Some ciphers put their tag behind the encrypted part. */
    if (wire.bad || keys != 1)
        return SSH_FILE_UNKNOWN;
    if (!has_type(public, key_type))
        return SSH_FILE_OTHER;
    if (!key_from_wire(public, &out->key))
        return SSH_FILE_UNKNOWN;
    if (!is_text(cipher, "none") || !is_text(kdf, "none"))
        return SSH_FILE_ENCRYPTED;
    return wire.left == 0 && read_secret(part, out) ? SSH_FILE_SECRET : SSH_FILE_UNKNOWN;
}

static enum ssh_file read_line(struct arena *arena, const char *bytes, size_t size,
                               struct ssh_secret *out)
{
    const char *line = arena_dupn(arena, bytes, size);

    if (ssh_key_parse(line, &out->key, NULL))
        return SSH_FILE_PUBLIC;
    /* "ssh-rsa …", "ecdsa-sha2-…", "sk-ssh-…", or a private key in one of the older forms. */
    bool other = strncmp(line, "ssh-", 4) == 0 || strncmp(line, "ecdsa-", 6) == 0 ||
                 strncmp(line, "sk-", 3) == 0 || strncmp(line, "-----BEGIN ", 11) == 0;
    return other && strncmp(line, key_type, sizeof key_type - 1) != 0 ? SSH_FILE_OTHER
                                                                      : SSH_FILE_UNKNOWN;
}

enum ssh_file ssh_file_read(struct arena *arena, const char *bytes, size_t size,
                            struct ssh_secret *out)
{
    static const char begin[] = "-----BEGIN OPENSSH PRIVATE KEY-----";
    unsigned char *decoded = NULL;
    size_t length = 0;

    *out = (struct ssh_secret){0};
    if (size > SSH_KEY_FILE_MAX)
        return SSH_FILE_UNKNOWN;
    if (size < sizeof begin - 1 || memcmp(bytes, begin, sizeof begin - 1) != 0)
        return read_line(arena, bytes, size, out);
    enum ssh_file found = SSH_FILE_UNKNOWN;
    if (unarmour(arena, bytes, size, begin, "-----END OPENSSH PRIVATE KEY-----", &decoded, &length))
        found = read_private((struct wire){.at = decoded, .left = length}, out);
    if (decoded)
        secret_wipe(decoded, size);
    if (found != SSH_FILE_SECRET)
        secret_wipe(out->secret, sizeof out->secret);
    return found;
}

/* --- signatures --- */

const char ssh_commits[] = "git", ssh_checkpoints[] = "guiyuan-checkpoint";
static const char sig_magic[] = "SSHSIG";
static const char sig_begin[] = "-----BEGIN SSH SIGNATURE-----";
static const char sig_end[] = "-----END SSH SIGNATURE-----";
enum { SIG_VERSION = 1, SIG_WIDTH = 70 };

/* What is really signed: not the message but its sum, with what it is for. */
static struct text signed_data(struct arena *arena, const char *space, const char *hash,
                               const void *message, size_t length)
{
    struct text data = text_new(arena);
    unsigned char sum[SHA512_SIZE];
    size_t size = SHA512_SIZE;

    if (strcmp(hash, "sha256") == 0) {
        sha256_bytes(message, length, sum);
        size = SHA256_SIZE;
    } else {
        sha512_bytes(message, length, sum);
    }
    text_add(&data, sig_magic);
    put_word(&data, space);
    put_word(&data, "");
    put_word(&data, hash);
    put_string(&data, sum, size);
    return data;
}

const char *ssh_sign(struct arena *arena, const struct ssh_secret *secret, const char *space,
                     const void *message, size_t length)
{
    const struct text data = signed_data(arena, space, "sha512", message, length);
    const struct text key = key_to_wire(arena, &secret->key);
    struct text signature = text_new(arena), wire = text_new(arena), armour = text_new(arena);
    unsigned char bytes[ED25519_SIGNATURE];

    ed25519_sign(secret->secret, data.at, data.length, bytes);
    put_word(&signature, key_type);
    put_string(&signature, bytes, sizeof bytes);
    text_add(&wire, sig_magic);
    put_number(&wire, SIG_VERSION);
    put_string(&wire, key.at, key.length);
    put_word(&wire, space);
    put_word(&wire, "");
    put_word(&wire, "sha512");
    put_string(&wire, signature.at, signature.length);
    text_printf(&armour, "%s\n", sig_begin);
    for (const char *at = base64_of(arena, wire.at, wire.length); *at;) {
        const size_t rest = strlen(at), line = rest < SIG_WIDTH ? rest : SIG_WIDTH;
        text_bytes(&armour, at, line);
        text_char(&armour, '\n');
        at += line;
    }
    text_printf(&armour, "%s\n", sig_end);
    return armour.at;
}

enum ssh_verdict ssh_verify(struct arena *arena, const char *wanted, const char *armour,
                            size_t size, const void *message, size_t length, struct ssh_key *signer)
{
    struct wire wire = {.at = NULL};
    unsigned char *bytes;

    if (!unarmour(arena, armour, size, sig_begin, sig_end, &bytes, &wire.left))
        return SSH_GARBLED;
    wire.at = bytes;
    if (!take_exactly(&wire, sig_magic, sizeof sig_magic - 1))
        return SSH_GARBLED;
    const uint32_t version = take_number(&wire);
    const struct bytes key = take_string(&wire), space = take_string(&wire),
                       reserved = take_string(&wire), hash = take_string(&wire);
    struct wire signature = wire_of(take_string(&wire));
    const struct bytes type = take_string(&signature), raw = take_string(&signature);
    if (wire.bad || wire.left || signature.bad || signature.left)
        return SSH_GARBLED;
    const char *name = is_text(hash, "sha512")   ? "sha512"
                       : is_text(hash, "sha256") ? "sha256"
                                                 : NULL;
    if (version != SIG_VERSION || !key_from_wire(key, signer) || !is_text(space, wanted) ||
        reserved.length || !name || !is_text(type, key_type) || raw.length != ED25519_SIGNATURE)
        return SSH_OTHER;
    const struct text data = signed_data(arena, wanted, name, message, length);
    return ed25519_verify(signer->bytes, data.at, data.length, raw.at) ? SSH_GOOD : SSH_BAD;
}
