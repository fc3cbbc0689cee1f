/*
 * The key that this person's commits are signed with, as git knows it: `user.signingKey` with
 * `gpg.format = ssh`, or the file that GUIYUAN_SIGNING_KEY names. An unencrypted Ed25519 key signs
 * in this process; a key with a passphrase, or one that an agent holds, through ssh-keygen. The
 * signature is the one that `git commit -S` makes, so git's own tools accept it.
 */
#ifndef STORE_SIGNING_H
#define STORE_SIGNING_H

#include "format/ssh.h"
#include "store/store.h"

struct signer;

/* `out` is NULL when no key is set. Refused with a finding: a file that is not there or not a key,
 * a private key that others may read, a key of another type than Ed25519, a passphrase that nobody
 * can be asked for. */
enum status signer_open(struct run *run, struct store *store, struct signer **out);
const struct ssh_key *signer_key(const struct signer *signer);
/* The signature of the bytes for what the namespace says (format/ssh.h), in armour. */
enum status signer_sign(struct run *run, const struct signer *signer, const char *space,
                        const char *bytes, size_t size, const char **out);

#endif
