/* Officers: beginning a term and ending one. */
#include "book/operations_common.h"

#include "base/arena.h"
#include "base/told.h"
#include "book/officers.h"

#include <string.h>

static enum status read_lines(struct draft *draft, struct source *source, struct items *items)
{
    struct blob blob;
    enum status status = draft_read(draft, officers_path, &blob);

    if (status)
        return status;
    *source =
        (struct source){officers_path, blob.found ? blob.bytes : "", blob.found ? blob.size : 0};
    return yaml_read_list(draft->run, source, file_kind_of(officers_path, NULL), items);
}

/* Leaves the key alone: what stands behind it often names a person or a computer. */
static enum status bare_key(struct run *run, struct officer *officer)
{
    struct ssh_key key;

    if (!officer->key || !ssh_key_parse(officer->key, &key, NULL))
        return fail(run, STATUS_REFUSED, "officer-key",
                    "give the .pub file that 'ssh-keygen -t ed25519' made",
                    "the key of '%s' is no Ed25519 public key", officer->person);
    officer->key = ssh_key_text(run->arena, &key);
    return STATUS_OK;
}

static bool is_open(const struct officer *line, struct date day)
{
    return date_is_none(line->to) || date_compare(day, line->to) <= 0;
}

static enum status check_new(struct run *run, const struct items *items,
                             const struct officer *officer)
{
    for (size_t i = 0; i < items->count; i++) {
        const struct officer *line = items->item[i].record;
        if (strcmp(line->person, officer->person) == 0 && strcmp(line->post, officer->post) == 0 &&
            strcmp(line->key, officer->key) == 0 && is_open(line, officer->from))
            return fail(run, STATUS_REFUSED, "officer-twice",
                        "end that term first: compound officer end",
                        "'%s' is %s with this key from %s on already", line->person, line->post,
                        day_name(run, line->from));
    }
    return STATUS_OK;
}

static const char *ledgers_text(struct run *run, const struct words *writes)
{
    struct text text = text_new(run->arena);

    for (size_t i = 0; i < writes->count; i++)
        text_printf(&text, "%s%s", i ? ", " : "", writes->item[i]);
    return text.at;
}

enum status add_officer(struct run *run, const struct book *book, void *context,
                        struct draft *draft)
{
    struct officer officer = *(const struct officer *)context;
    struct source source;
    struct items items;

    (void)book;
    officer.from = date_or_today(run, officer.from);
    enum status status = bare_key(run, &officer);
    if (!status)
        status = record_check(run, &kind_officer, &officer);
    if (!status)
        status = read_lines(draft, &source, &items);
    if (!status)
        status = check_new(run, &items, &officer);
    if (!status)
        status = draft_add(draft, officers_path, &kind_officer, &officer);
    if (status > STATUS_FOUND)
        return status;
    draft_subject(draft, "compound: %s is %s from %s and may write %s", officer.person,
                  told_word(run, officer.post), day_name(run, officer.from),
                  ledgers_text(run, &officer.writes));
    return STATUS_OK;
}

static bool is_meant(struct run *run, const struct officer *line,
                     const struct officer_end_input *input)
{
    struct ssh_key key;

    if (strcmp(line->person, input->person) != 0 || !is_open(line, input->on) ||
        (!date_is_none(line->to) && date_compare(line->to, input->on) == 0) ||
        (input->post && strcmp(line->post, input->post) != 0))
        return false;
    return !input->fingerprint ||
           (ssh_key_parse(line->key, &key, NULL) &&
            strcmp(ssh_key_fingerprint(run->arena, &key), input->fingerprint) == 0);
}

/* Ends the next line that is meant; false when there is none. */
static enum status end_next(struct draft *draft, const struct officer_end_input *input, bool *found)
{
    struct source source;
    struct items items;
    enum status status = read_lines(draft, &source, &items);

    *found = false;
    for (size_t i = 0; i < items.count && !status && !*found; i++) {
        struct officer line = *(const struct officer *)items.item[i].record;
        if (!is_meant(draft->run, &line, input))
            continue;
        line.to = input->on;
        const struct text text = yaml_replace(draft->run, &source, &items, i, &kind_officer, &line);
        draft_file(draft, officers_path, text.at, text.length);
        *found = true;
    }
    return status;
}

enum status end_officer(struct run *run, const struct book *book, void *context,
                        struct draft *draft)
{
    struct officer_end_input input = *(const struct officer_end_input *)context;
    bool found, any = false;

    (void)book;
    input.on = date_or_today(run, input.on);
    do {
        enum status status = end_next(draft, &input, &found);
        if (status)
            return status;
        any |= found;
    } while (found);
    if (!any)
        return fail(run, STATUS_REFUSED, "officer-none",
                    "look at the terms with: compound officer list",
                    "'%s' has no such term to end on %s", input.person, day_name(run, input.on));
    if (input.reason)
        draft_body(draft, "%s", input.reason);
    draft_subject(draft, "compound: the term of %s%s%s ends on %s", input.person,
                  input.post ? " as " : "", input.post ? told_word(run, input.post) : "",
                  day_name(run, input.on));
    return STATUS_OK;
}
