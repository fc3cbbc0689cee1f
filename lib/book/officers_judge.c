/* Whether an officer might make a change. */
#include "book/officers.h"

#include "base/arena.h"

#include <string.h>

/* "p001 (chair), p004 (deputy)": who may write a ledger on a day. */
static const char *who_may(struct run *run, const struct officers *officers, const char *ledger,
                           struct date day)
{
    struct text text = text_new(run->arena);

    for (size_t i = 0; i < officers->count; i++) {
        const struct officer *officer = officers->item[i];
        if (officer_in_office(officer, day) && officer_writes(officer, ledger))
            text_printf(&text, "%s%s (%s)", text.length ? ", " : "", officer->person,
                        officer->post);
    }
    return text.length ? text.at : N_("nobody at present");
}

static enum status judge_unknown(struct run *run, const struct officers *officers,
                                 const struct act *act)
{
    return fail(run, act->status, "signer-unknown",
                phrase_printf(run, "the officers are changed with 'compound officer' by: %s",
                              who_may(run, officers, "compound", act->day)),
                "the signing key '%s' is no officer's", ssh_key_fingerprint(run->arena, act->key));
}

/* All terms with this key are over, or have not begun. */
static enum status judge_ended(struct run *run, const struct officers *officers,
                               const struct officer *last, const struct act *act)
{
    const bool over = date_compare(last->from, act->day) <= 0;
    char day[DATE_SIZE];

    date_text(over ? last->to : last->from, day);
    return fail(run, act->status, "signer-ended",
                phrase_printf(run, "the officers are changed with 'compound officer' by: %s",
                              who_may(run, officers, "compound", act->day)),
                over ? "the term of '%s' as %s ended on %s" : "the term of '%s' as %s begins on %s",
                last->person, last->post, day);
}

static bool may_write(const struct officers *officers, const struct act *act, const char *ledger)
{
    for (size_t i = 0; i < officers->count; i++)
        if (ssh_key_equal(&officers->keys[i], act->key) &&
            officer_in_office(officers->item[i], act->day) &&
            officer_writes(officers->item[i], ledger))
            return true;
    return false;
}

static bool is_among(const char *const *list, size_t count, const char *word)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(list[i], word) == 0)
            return true;
    return false;
}

/* One finding for each ledger that is not the officer's. */
static enum status judge_paths(struct run *run, const struct officers *officers,
                               const struct act *act, const char *person)
{
    const char **told = arena_array(run->arena, act->path_count, sizeof *told);
    enum status status = STATUS_OK;
    size_t count = 0;

    for (size_t i = 0; i < act->path_count; i++) {
        const char *ledger = file_ledger(run->arena, act->paths[i]);
        if (!ledger || is_among(told, count, ledger) || may_write(officers, act, ledger))
            continue;
        told[count++] = ledger;
        status = fail_at(run, (struct spot){.file = act->paths[i]}, act->status, "signer-ledger",
                         phrase_printf(run, "%s may be written by: %s", ledger,
                                       who_may(run, officers, ledger, act->day)),
                         "the officer '%s' may not write '%s'", person, ledger);
    }
    return status;
}

enum status officers_judge(struct run *run, const struct officers *officers, const struct act *act,
                           const char **person)
{
    const struct officer *last = NULL;
    bool in_office = false;

    *person = NULL;
    for (size_t i = 0; i < officers->count; i++) {
        const struct officer *officer = officers->item[i];
        if (!ssh_key_equal(&officers->keys[i], act->key))
            continue;
        last = officer;
        in_office |= officer_in_office(officer, act->day);
    }
    if (!last)
        return judge_unknown(run, officers, act);
    *person = last->person;
    if (!in_office)
        return judge_ended(run, officers, last, act);
    return judge_paths(run, officers, act, last->person);
}

enum status officers_judge_record(struct run *run, const char *person, const struct kind *kind,
                                  const void *record, struct spot spot, enum status status)
{
    enum status found = STATUS_OK;

    for (size_t i = 0; i < kind->field_count; i++) {
        const struct field *field = &kind->fields[i];
        if (!(field->flags & FIELD_ACTOR) || field->type != FIELD_PERSON)
            continue;
        const char *named = FIELD_IN(const char *, record, field);
        if (named && strcmp(named, person) != 0)
            found = fail_at(run, spot, status, "signer-other",
                            "each officer enters and approves with a key of their own",
                            "the %s names '%s' as who acts, but the officer '%s' signs it",
                            phrase(run, kind->name), named, person);
    }
    return found;
}

enum status officers_judge_signature(struct run *run, const struct officers *officers,
                                     const struct commit_signature *signature, struct act act,
                                     const char **person)
{
    struct ssh_key key;

    *person = NULL;
    if (!signature->armour)
        return fail(run, act.status, "commit-unsigned",
                    "ask its author; changes are made with the commands, which sign them",
                    "it is not signed, but the ledger has officers");
    enum ssh_verdict verdict =
        ssh_verify(run->arena, ssh_commits, signature->armour, signature->armour_size,
                   signature->bytes, signature->size, &key);
    if (verdict != SSH_GOOD || signature->count != 1)
        return fail(run, act.status, "signature-bad",
                    "compare the commit with another copy of the ledger",
                    verdict == SSH_BAD ? "its signature is of something else: it was changed"
                                       : "its signature is none of an officer's kind");
    act.key = &key;
    return officers_judge(run, officers, &act, person);
}
