/* How a file may change from one commit to the next. */
#include "book/check.h"

#include "base/arena.h"

#include <string.h>

static bool same(const struct blob *a, const struct blob *b)
{
    return a->size == b->size && memcmp(a->bytes, b->bytes, a->size) == 0;
}

/* Whether `after` is `before` and further list items: what is behind must begin a line of its
 * own with a dash, or it would still belong to the last record. */
static bool grew(const struct blob *before, const struct blob *after)
{
    if (after->size < before->size || memcmp(after->bytes, before->bytes, before->size) != 0)
        return false;
    const char *at = after->bytes + before->size, *end = after->bytes + after->size;
    if (at < end && before->size && at[-1] != '\n' && *at++ != '\n')
        return false;
    while (at < end && (*at == '#' || *at == '\n')) {
        const char *feed = memchr(at, '\n', (size_t)(end - at));
        at = feed ? feed + 1 : end;
    }
    return at == end || *at == '-';
}

static enum status refuse(struct run *run, const char *path, const char *code, const char *hint,
                          const char *what)
{
    return fail_at(run, (struct spot){.file = path}, STATUS_REFUSED, code,
                   phrase_printf(run, "%s; git checkout -- '%s' brings it back", hint, path), "%s",
                   phrase(run, what));
}

static enum status daybook(struct run *run, const char *path, const struct blob *before,
                           const struct blob *after, struct date file_day, struct date day)
{
    char text[DATE_SIZE];

    if (date_compare(file_day, day) != 0)
        return fail_at(run, (struct spot){.file = path}, STATUS_REFUSED, "daybook-day",
                       arena_printf(run->arena,
                                    "book a record of its own today that corrects it; "
                                    "git checkout -- '%s' brings the file back",
                                    path),
                       "only the day-book of the booking day %s may grow", date_text(day, text));
    if (!after->found)
        return refuse(run, path, "daybook-changed", "what is booked is only reversed",
                      "the day-book was removed");
    if (before->found && !grew(before, after))
        return refuse(run, path, "daybook-changed",
                      "what is booked is only reversed; write new records at the end",
                      "the day-book did not only grow at its end");
    return STATUS_OK;
}

static enum status once(struct run *run, const char *path, const struct blob *before,
                        const struct blob *after, const char *code, const char *hint)
{
    if (!before->found)
        return STATUS_OK;
    return refuse(run, path, code, hint,
                  after->found ? "the file is written once and was changed"
                               : "the file is written once and was removed");
}

/* Every line of units that was there and now is not as it was. */
static enum status units(struct run *run, const char *path, const struct blob *before,
                         const struct blob *after)
{
    const struct file_kind *file = file_kind_of(path, NULL);
    struct source source = {path, before->bytes, before->size};
    struct items items;
    enum status status = yaml_read_list(run, &source, file, &items);

    for (size_t i = 0; i < items.count && !status; i++) {
        const struct unit *unit = items.item[i].record;
        const char *line = before->bytes + items.item[i].start;
        size_t length = items.item[i].end - items.item[i].start;
        while (length && line[length - 1] == '\n')
            length--;
        if (after->found && memmem(after->bytes, after->size, line, length))
            continue;
        char from[DATE_SIZE];
        warn_at(run, (struct spot){.file = path}, SEVERITY_WARNING, "register-rewritten",
                "a change of a unit is a further line with its own 'from'",
                "the line of '%s' from %s was rewritten or removed", unit->unit,
                date_text(unit->from, from));
    }
    return status;
}

/* Whether nothing that the old line says is another or gone in the new one; more may be said. */
static bool still_says(struct run *run, const struct kind *kind, const void *old, const void *new)
{
    for (size_t i = 0; i < kind->field_count; i++) {
        const struct field *field = &kind->fields[i];
        if (!field_is_absent(field, old) &&
            strcmp(field_text(run, field, old), field_text(run, field, new)) != 0)
            return false;
    }
    return true;
}

static bool is_said(struct run *run, const struct item *old, const struct items *now)
{
    for (size_t i = 0; i < now->count; i++)
        if (still_says(run, old->kind, old->record, now->item[i].record))
            return true;
    return false;
}

/* Lines of the roster: a last day and why may be added to one, what it says stays. */
static enum status roster(struct run *run, const char *path, const struct blob *before,
                          const struct blob *after)
{
    const struct file_kind *file = file_kind_of(path, NULL);
    const struct source was = {path, before->bytes, before->size};
    const struct source is = {path, after->bytes, after->size};
    const size_t findings = run->count;
    struct items old, now;

    if (yaml_read_list(run, &was, file, &old) || yaml_read_list(run, &is, file, &now)) {
        run->count = findings; /* what cannot be read is check_file()'s to tell */
        return STATUS_OK;
    }
    for (size_t i = 0; i < old.count; i++) {
        const struct item *item = &old.item[i];
        const char *line = before->bytes + item->start;
        if (memmem(after->bytes, after->size, line, item->end - item->start) ||
            is_said(run, item, &now))
            continue;
        warn_at(run, (struct spot){.file = path}, SEVERITY_WARNING, "register-rewritten",
                "a change is a further line, and an end is a last day on the line itself",
                "the line about '%s' was rewritten or removed",
                field_text(run, &item->kind->fields[0], item->record));
    }
    return STATUS_OK;
}

/* Another currency would change what every record means. */
static enum status compound(struct run *run, const char *path, const struct blob *before,
                            const struct blob *after)
{
    const struct file_kind *file = file_kind_of(path, NULL);
    const struct source old = {path, before->bytes, before->size};
    const struct source new = {path, after->bytes, after->size};
    const size_t findings = run->count;
    void *was, *is;

    if (yaml_read_map(run, &old, file, &was) || yaml_read_map(run, &new, file, &is)) {
        run->count = findings; /* what cannot be read is check_file()'s to tell */
        return STATUS_OK;
    }
    const char *currency = ((const struct compound *)was)->currency;
    if (strcmp(currency, ((const struct compound *)is)->currency) == 0)
        return STATUS_OK;
    return fail_at(run, yaml_spot(run, &new, file, 0, "currency", NULL), STATUS_REFUSED,
                   "currency-changed", "begin a new ledger for another currency",
                   "the currency was changed from %s: every amount would mean something else",
                   currency);
}

/* Whether what was added are items of the log only: lines with a dash, behind 'log:' if that is
 * new. Anything else would change the head or the last step. */
static bool only_steps(const char *at, const char *end)
{
    bool first = true;

    while (at < end) {
        const char *feed = memchr(at, '\n', (size_t)(end - at)), *next = feed ? feed + 1 : end;
        const bool blank = *at == '\n' || *at == '#';
        const char *dash = at;
        while (dash < end && *dash == ' ')
            dash++;
        if (!blank && (dash == end || *dash != '-') &&
            !(first && next - at == 5 && memcmp(at, "log:\n", 5) == 0))
            return false;
        first = first && blank;
        at = next;
    }
    return true;
}

static enum status case_file(struct run *run, const char *path, const struct blob *before,
                             const struct blob *after)
{
    if (!before->found)
        return STATUS_OK;
    if (!after->found)
        return refuse(run, path, "case-changed", "what happened stays", "the case was removed");
    if (after->size >= before->size && memcmp(after->bytes, before->bytes, before->size) == 0 &&
        (before->size == 0 || before->bytes[before->size - 1] == '\n') &&
        only_steps(after->bytes + before->size, after->bytes + after->size))
        return STATUS_OK;
    return refuse(run, path, "case-changed", "the head is fixed; write a further step at the end",
                  "the case did not only grow at the end of its log");
}

static enum status registered(struct run *run, const char *path, const struct blob *before,
                              const struct blob *after)
{
    if (!before->found)
        return STATUS_OK;
    if (strcmp(path, "decisions.yaml") == 0 || strcmp(path, "proposals.yaml") == 0)
        return after->found && grew(before, after)
                   ? STATUS_OK
                   : refuse(run, path, "register-rewritten", "write a further line at the end",
                            "what was entered once stays as it is");
    if (strncmp(path, "units/", 6) == 0)
        return after->found && grew(before, after) ? STATUS_OK : units(run, path, before, after);
    if (!after->found)
        return refuse(run, path, "register-removed", "the ledger cannot be read without it",
                      "the register was removed");
    if (strncmp(path, "roster/", 7) == 0)
        return roster(run, path, before, after);
    return strcmp(path, "compound.yaml") == 0 ? compound(run, path, before, after) : STATUS_OK;
}

enum status check_transition(struct run *run, const char *path, const struct blob *before,
                             const struct blob *after, struct date day)
{
    struct date file_day;
    const struct file_kind *file = file_kind_of(path, &file_day);

    if (before->found == after->found && (!before->found || same(before, after)))
        return STATUS_OK;
    if (!file) {
        if (!after->found)
            return STATUS_OK;
        return fail_at(run, (struct spot){.file = path}, STATUS_DATA, "unknown-file",
                       "move it out of the ledger, or into private/, which is not published",
                       "'%s' is no file of a ledger", path);
    }
    switch (file->rule) {
    case RULE_REGISTER:
        return registered(run, path, before, after);
    case RULE_DAYBOOK:
        return daybook(run, path, before, after, file_day, day);
    case RULE_ROLL:
        return once(run, path, before, after, "roll-changed", "correct a charge with fees adjust");
    case RULE_STORED:
        return once(run, path, before, after, "voucher-changed", "add a further voucher");
    case RULE_LOG:
        if (before->found && (!after->found || !grew(before, after)))
            return refuse(run, path, "period-changed",
                          "a closed month is opened with "
                          "compound reopen",
                          "the period did not only grow at its end");
        break;
    case RULE_CASE:
        return case_file(run, path, before, after);
    case RULE_PLAIN:
        if (!after->found && strcmp(path, ".gitignore") == 0)
            return refuse(run, path, "private-not-ignored", "it keeps private/ out of history",
                          "the file .gitignore was removed");
        break;
    }
    return STATUS_OK;
}
