/*
 * Keys and signatures in OpenSSH's forms, as far as a ledger needs them: Ed25519 keys, and the
 * signatures that git keeps in commits (PROTOCOL.key and PROTOCOL.sshsig of OpenSSH). Bytes that
 * are read come from anywhere; nothing here trusts a length in them. No findings: what a failure
 * means depends on who asks.
 */
#ifndef FORMAT_SSH_H
#define FORMAT_SSH_H

#include "base/sign.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;

/* A file that holds more is no key. */
enum { SSH_KEY_FILE_MAX = 16 * 1024 };

struct ssh_key {
    unsigned char bytes[ED25519_PUBLIC];
};

bool ssh_key_equal(const struct ssh_key *a, const struct ssh_key *b);
/* Reads "ssh-ed25519 AAAA… comment"; `comment` (may be NULL) points to what stands behind the key,
 * "" when nothing does. False when it is no such line. */
bool ssh_key_parse(const char *line, struct ssh_key *out, const char **comment);
/* "ssh-ed25519 AAAA…", in the arena. */
const char *ssh_key_text(struct arena *arena, const struct ssh_key *key);
/* "SHA256:…", as ssh-keygen -l prints it; in the arena. */
const char *ssh_key_fingerprint(struct arena *arena, const struct ssh_key *key);

struct ssh_secret {
    struct ssh_key key;                   /* also of an encrypted file */
    unsigned char secret[ED25519_SECRET]; /* wiped by whoever asked for it */
};

enum ssh_file {
    SSH_FILE_SECRET,    /* a private key, read */
    SSH_FILE_ENCRYPTED, /* a private key that needs its passphrase; the public half was read */
    SSH_FILE_PUBLIC,    /* a public key's line; it was read */
    SSH_FILE_OTHER,     /* a key of another type than Ed25519 */
    SSH_FILE_UNKNOWN,   /* no key, or a damaged one */
};
/* What the bytes of a key's file are. The copy of the secret that reading needs is wiped. */
enum ssh_file ssh_file_read(struct arena *arena, const char *bytes, size_t size,
                            struct ssh_secret *out);

/* What a signature is for (its namespace), so that one of a checkpoint is none of a commit. */
extern const char ssh_commits[];     /* "git": git's own */
extern const char ssh_checkpoints[]; /* "guiyuan-checkpoint" */

/* The signature of a message, in armour with a line feed at its end: byte for byte what
 * `ssh-keygen -Y sign -n SPACE` writes. In the arena. */
const char *ssh_sign(struct arena *arena, const struct ssh_secret *secret, const char *space,
                     const void *message, size_t length);

enum ssh_verdict {
    SSH_GOOD,
    SSH_BAD,     /* it is of another message, or of another key than it names */
    SSH_OTHER,   /* not made with an Ed25519 key for this */
    SSH_GARBLED, /* no SSH signature */
};
/* Whether a signature in armour is one of the message; `signer` is the key that it names, when the
 * verdict is SSH_GOOD or SSH_BAD. Whose key that is, is another question. */
enum ssh_verdict ssh_verify(struct arena *arena, const char *space, const char *armour, size_t size,
                            const void *message, size_t length, struct ssh_key *signer);

#endif
