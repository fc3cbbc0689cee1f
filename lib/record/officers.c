/* The officers' table, and the ledgers that they may write: which one a path belongs to. */
#include "record/officers.h"
#include "record/table.h"

#include "base/arena.h"

#include <string.h>

enum { REQUIRED = FIELD_REQUIRED };

static const struct field officer_fields[] = {
    FIELD(officer, person, PERSON, REQUIRED, "the officer's opaque id"),
    FIELD(officer, post, WORD, REQUIRED, "the office: chair, treasurer, secretary"),
    FIELD(officer, writes, WORDS, REQUIRED,
          "the ledgers that the officer may write, or all of them"),
    FIELD(officer, from, DATE, REQUIRED, "the first booking day of the term"),
    FIELD(officer, to, DATE, 0, "its last booking day"),
    FIELD(officer, key, TEXT, REQUIRED, "the public key that the officer signs with"),
};
KIND(officer, 0, LAYOUT_FLOW,
     "who may write which ledgers, and with which key; a change is a "
     "further line");

/* Where it is not the first part of the path. Who may write the officers may make officers, so
 * their register belongs to the compound, while a treasurer closes months without that. */
static const struct {
    const char *pattern, *ledger; /* NULL: comes with any record */
} others[] = {
    {"officers.yaml", "compound"},     {"holidays.yaml", "compound"},
    {".gitignore", "compound"},        {"README.md", "compound"},
    {"tariffs.yaml", "fees"},          {"statements/*.yaml", "fees"},
    {"budgets.yaml", "funds"},         {"posts.yaml", "expenses"},
    {"campaigns.yaml", "donations"},   {"service/YYYY/MM/DD.yaml", "roster"},
    {"decisions.yaml", "meetings"},    {"proposals.yaml", "meetings"},
    {"introductions/*.md", "reports"}, {"vouchers/YYYY/MM/*", NULL},
};

/* By the file's kind, so that nothing but a voucher's own place counts as one. */
const char *file_ledger(struct arena *arena, const char *path)
{
    const struct file_kind *file = file_kind_of(path, NULL);

    for (size_t i = 0; file && i < sizeof others / sizeof others[0]; i++)
        if (strcmp(file->pattern, others[i].pattern) == 0)
            return others[i].ledger;
    const char *slash = strchr(path, '/'), *dot = strrchr(path, '.');
    size_t length = slash ? (size_t)(slash - path) : strlen(path);
    if (!slash && dot && strcmp(dot, ".yaml") == 0)
        length = (size_t)(dot - path);
    return arena_dupn(arena, path, length);
}

/* A pattern's ledger: its first part has no letters that stand for numbers. */
static const char *pattern_ledger(struct arena *arena, const char *pattern)
{
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        if (strcmp(pattern, others[i].pattern) == 0)
            return others[i].ledger;
    return arena_dupn(arena, pattern, strcspn(pattern, "/."));
}

const char *file_ledger_at(struct arena *arena, size_t n)
{
    for (const struct file_kind *file = all_files; file->name; file++) {
        const char *ledger = pattern_ledger(arena, file->pattern);
        bool known = ledger == NULL;
        for (const struct file_kind *other = all_files; other < file && !known; other++) {
            const char *before = pattern_ledger(arena, other->pattern);
            known = before && strcmp(before, ledger) == 0;
        }
        if (!known && n-- == 0)
            return ledger;
    }
    return NULL;
}
