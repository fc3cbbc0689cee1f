/*
 * Who signed a commit, and the officers in the form that git takes: a file for its
 * gpg.ssh.allowedSignersFile, so that `git log --show-signature` names the officers.
 */
#ifndef AUDIT_SIGNERS_H
#define AUDIT_SIGNERS_H

#include "book/officers.h"

/* The lines of an allowed-signers file (ssh-keygen(1)): one for each term, with the days of it in
 * the ledger's time zone. Git knows nothing of ledgers or of registers of earlier commits; only
 * `audit verify` judges those. */
enum status audit_allowed_signers(struct run *run, const struct snapshot *snapshot,
                                  const struct compound *compound, struct text *out);

/* The officer whose key signed the commit, "not signed", "bad signature", or the fingerprint of a
 * key that is in no line of the register. */
enum status audit_signer(struct run *run, struct store *store, const struct officers *officers,
                         const struct commit *commit, const char **out);

#endif
