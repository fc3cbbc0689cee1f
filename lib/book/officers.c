/* The register of the officers, and what must be true of it. */
#include "book/officers.h"

#include "base/arena.h"

#include <string.h>

const char officers_path[] = "officers.yaml";

enum status officers_parse(struct run *run, const char *bytes, size_t size, struct officers *out)
{
    struct items items = {.count = 0};

    *out = (struct officers){.source = {officers_path, bytes ? bytes : "", bytes ? size : 0}};
    if (!bytes)
        return STATUS_OK;
    enum status status =
        yaml_read_list(run, &out->source, file_kind_of(officers_path, NULL), &items);
    if (status)
        return status;
    out->item = arena_array(run->arena, items.count, sizeof(struct officer *));
    out->keys = arena_array(run->arena, items.count, sizeof *out->keys);
    for (; out->count < items.count; out->count++) {
        const struct officer *officer = items.item[out->count].record;
        out->item[out->count] = officer;
        if (!ssh_key_parse(officer->key, &out->keys[out->count], NULL))
            out->keys[out->count] = (struct ssh_key){{0}};
    }
    return STATUS_OK;
}

enum status officers_read(struct run *run, const struct snapshot *snapshot, struct officers *out)
{
    struct blob blob;
    enum status status = snapshot_read(run, snapshot, officers_path, &blob);

    *out = (struct officers){.count = 0};
    return status ? status : officers_parse(run, blob.found ? blob.bytes : NULL, blob.size, out);
}

bool officer_in_office(const struct officer *officer, struct date day)
{
    return date_compare(officer->from, day) <= 0 &&
           (date_is_none(officer->to) || date_compare(day, officer->to) <= 0);
}

bool officer_writes(const struct officer *officer, const char *ledger)
{
    for (size_t i = 0; i < officer->writes.count; i++)
        if (strcmp(officer->writes.item[i], "all") == 0 ||
            strcmp(officer->writes.item[i], ledger) == 0)
            return true;
    return false;
}

static struct spot spot_of(struct run *run, const struct officers *officers, size_t index,
                           const char *field, const char *within)
{
    return yaml_spot(run, &officers->source, file_kind_of(officers_path, NULL), index, field,
                     within);
}

static enum status check_key(struct run *run, const struct officers *officers, size_t index,
                             enum status fault)
{
    const struct officer *officer = officers->item[index];
    struct spot spot = spot_of(run, officers, index, "key", NULL);
    struct ssh_key key;
    const char *comment;

    if (!ssh_key_parse(officer->key, &key, &comment))
        return fail_at(run, spot, fault, "officer-key",
                       "write the line of the .pub file that 'ssh-keygen -t ed25519' made",
                       "the key of '%s' is no Ed25519 public key", officer->person);
    if (*comment)
        return fail_at(run, spot, fault, "officer-key-comment",
                       "leave out what stands behind the key: it often names a person",
                       "the key of '%s' has a comment", officer->person);
    for (size_t i = 0; i < index; i++)
        if (ssh_key_equal(&officers->keys[i], &key) &&
            strcmp(officers->item[i]->person, officer->person) != 0)
            return fail_at(run, spot, fault, "officer-key-shared",
                           "each officer makes a key of their own: ssh-keygen -t ed25519",
                           "the key of '%s' is that of '%s', too", officer->person,
                           officers->item[i]->person);
    return STATUS_OK;
}

static const char *known_ledgers(struct run *run)
{
    struct text text = text_new(run->arena);
    const char *ledger;

    for (size_t i = 0; (ledger = file_ledger_at(run->arena, i)); i++)
        text_printf(&text, "%s, ", ledger);
    text_add(&text, "all");
    return text.at;
}

static enum status check_ledger(struct run *run, const struct officers *officers, size_t index,
                                const char *wanted, enum status fault)
{
    const char *ledger;

    if (strcmp(wanted, "all") == 0)
        return STATUS_OK;
    for (size_t i = 0; (ledger = file_ledger_at(run->arena, i)); i++)
        if (strcmp(ledger, wanted) == 0)
            return STATUS_OK;
    return fail_at(run, spot_of(run, officers, index, "writes", wanted), fault, "officer-ledger",
                   phrase_printf(run, "there are: %s", known_ledgers(run)),
                   "there is no ledger '%s' for '%s' to write", wanted,
                   officers->item[index]->person);
}

static enum status check_line(struct run *run, const struct officers *officers, size_t index,
                              enum status fault)
{
    const struct officer *officer = officers->item[index];
    enum status status = check_key(run, officers, index, fault);

    for (size_t i = 0; i < officer->writes.count; i++)
        status =
            status_join(status, check_ledger(run, officers, index, officer->writes.item[i], fault));
    if (!date_is_none(officer->to) && date_compare(officer->to, officer->from) < 0)
        status =
            status_join(status, fail_at(run, spot_of(run, officers, index, "to", NULL), fault,
                                        "officer-days", "'to' is the last day of the term",
                                        "the term of '%s' ends before it begins", officer->person));
    return status;
}

enum status officers_check(struct run *run, const struct officers *officers, enum status fault)
{
    enum status status = STATUS_OK;
    bool lasting = officers->count == 0;

    for (size_t i = 0; i < officers->count; i++) {
        const struct officer *officer = officers->item[i];
        status = status_join(status, check_line(run, officers, i, fault));
        lasting |= date_is_none(officer->to) && officer_writes(officer, "compound");
    }
    if (lasting)
        return status;
    return status_join(status,
                       fail_at(run, (struct spot){.file = officers_path}, fault, "officers-nobody",
                               "give one officer the ledger 'compound' without an end; a "
                               "successor comes first, then the end of the term",
                               "a day would come when nobody may change the officers"));
}
