#include "audit/signers.h"

#include "base/arena.h"
#include "book/zone.h"

/* The beginning of a day in the ledger's zone, in UTC: "20261102160000Z". */
static enum status instant_text(struct run *run, const struct compound *compound, struct date day,
                                const char **out)
{
    const int64_t midnight = (int64_t)date_days(day) * 86400;
    int32_t offset = 0;
    enum status status = zone_offset(run, compound->timezone, midnight, &offset);

    if (status)
        return status;
    const int64_t instant = midnight - offset;
    const struct date utc = date_of_instant(instant, 0);
    const int64_t second = ((instant % 86400) + 86400) % 86400;
    *out = arena_printf(run->arena, "%04d%02d%02d%02d%02d%02dZ", utc.year, utc.month, utc.day,
                        (int)(second / 3600), (int)(second / 60 % 60), (int)(second % 60));
    return STATUS_OK;
}

enum status audit_allowed_signers(struct run *run, const struct snapshot *snapshot,
                                  const struct compound *compound, struct text *out)
{
    struct officers officers;
    enum status status = officers_read(run, snapshot, &officers);

    *out = text_new(run->arena);
    text_add(out, "# Who may sign this ledger's commits, for git's gpg.ssh.allowedSignersFile.\n");
    for (size_t i = 0; i < officers.count && !status; i++) {
        const struct officer *officer = officers.item[i];
        const char *from, *to = NULL;
        status = instant_text(run, compound, officer->from, &from);
        if (!status && !date_is_none(officer->to))
            status = instant_text(run, compound, date_from_days(date_days(officer->to) + 1), &to);
        if (status)
            return status;
        text_printf(out, "%s namespaces=\"%s,%s\",valid-after=\"%s\"", officer->person, ssh_commits,
                    ssh_checkpoints, from);
        if (to)
            text_printf(out, ",valid-before=\"%s\"", to);
        text_printf(out, " %s\n", ssh_key_text(run->arena, &officers.keys[i]));
    }
    return status;
}

enum status audit_signer(struct run *run, struct store *store, const struct officers *officers,
                         const struct commit *commit, const char **out)
{
    struct commit_signature signature;
    struct ssh_key key;
    enum status status = history_signature(run, store, commit->id, &signature);

    *out = N_("not signed");
    if (status || !signature.armour)
        return status;
    enum ssh_verdict verdict =
        ssh_verify(run->arena, ssh_commits, signature.armour, signature.armour_size,
                   signature.bytes, signature.size, &key);
    *out = N_("bad signature");
    if (verdict != SSH_GOOD || signature.count != 1)
        return STATUS_OK;
    *out = ssh_key_fingerprint(run->arena, &key);
    for (size_t i = 0; i < officers->count; i++)
        if (ssh_key_equal(&officers->keys[i], &key))
            *out = officers->item[i]->person;
    return STATUS_OK;
}
