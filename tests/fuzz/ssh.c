/*
 * Keys and signatures in OpenSSH's forms. The first byte says which: a key's file, a line of a
 * public key, or a signature and behind the first NUL the message that it should be of.
 */
#include "fuzz.h"

#include "base/arena.h"
#include "format/ssh.h"

#include <string.h>

/* What was read as a key can be written and read again, and signs what verifies. */
static void try_file(struct run *run, const char *bytes, size_t size)
{
    static const char message[] = "tree";
    struct ssh_secret secret;
    struct ssh_key key;
    const enum ssh_file file = ssh_file_read(run->arena, bytes, size, &secret);
    const unsigned char none[ED25519_SECRET] = {0};

    if (file != SSH_FILE_SECRET) {
        want(memcmp(secret.secret, none, sizeof none) == 0, "a secret is left of what is none");
        return;
    }
    const char *armour = ssh_sign(run->arena, &secret, ssh_commits, message, sizeof message);
    want(ssh_verify(run->arena, ssh_commits, armour, strlen(armour), message, sizeof message,
                    &key) == SSH_GOOD,
         "a signature of a key that was read does not verify");
    want(ssh_key_equal(&key, &secret.key), "it names another key");
}

static void try_line(struct run *run, const char *line)
{
    struct ssh_key key, again;
    const char *comment = NULL;

    if (!ssh_key_parse(line, &key, &comment))
        return;
    want(comment >= line && comment <= line + strlen(line), "a comment outside of the line");
    const char *text = ssh_key_text(run->arena, &key);
    want(ssh_key_parse(text, &again, &comment) && ssh_key_equal(&key, &again) && !*comment,
         "a key does not read back: %s", text);
    want(strlen(ssh_key_fingerprint(run->arena, &key)) == 50, "a fingerprint of another length");
}

/* A signature that is good is none of a longer message. */
static void try_signature(struct run *run, const char *bytes, size_t size)
{
    const char *nul = size ? memchr(bytes, '\0', size) : NULL;
    const size_t armour = nul ? (size_t)(nul - bytes) : size;
    const char *message = nul ? nul + 1 : "";
    const size_t length = nul ? size - armour - 1 : 0;
    struct ssh_key key, other;

    if (ssh_verify(run->arena, ssh_commits, bytes, armour, message, length, &key) != SSH_GOOD)
        return;
    char *longer = arena_alloc(run->arena, length + 1);
    memcpy(longer, message, length);
    want(ssh_verify(run->arena, ssh_commits, bytes, armour, longer, length + 1, &other) == SSH_BAD,
         "a signature is of two messages");
}

static void try_ssh(const uint8_t *bytes, size_t size)
{
    struct run run = fuzz_run();
    struct feed feed = feed_of(bytes, size);
    const unsigned char what = feed_byte(&feed);
    const size_t left = (size_t)(feed.end - feed.at);
    const char *copy = arena_dupn(run.arena, left ? feed.at : "", left);

    if (what == 'k')
        try_file(&run, copy, left);
    else if (what == 'l')
        try_line(&run, copy);
    else
        try_signature(&run, copy, left);
    arena_free(run.arena);
}

const struct harness harness_ssh = {"ssh", try_ssh};
