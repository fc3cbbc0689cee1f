#include "audit/state.h"

#include "audit/named_lines.h"
#include "base/arena.h"
#include "base/sign.h"
#include "base/text.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DIGITS = 10, LINE = DIGITS + 1, SUM_LINE = 4 + 2 * SHA256_SIZE + 1 };

static const char title[] = "guiyuan audit state 1";

static void hex(const void *bytes, size_t length, size_t digits, char *out)
{
    static const char letters[] = "0123456789abcdef";
    unsigned char sum[SHA256_SIZE];

    sha256_bytes(bytes, length, sum);
    for (size_t i = 0; i < digits; i++)
        out[i] = letters[i % 2 ? sum[i / 2] & 15 : sum[i / 2] >> 4];
}

/* --- operations --- */

static int by_line(const void *a, const void *b)
{
    return memcmp(a, b, DIGITS);
}

bool audit_state_knows(const struct audit_state *state, const char *operation)
{
    char key[LINE];

    hex(operation, strlen(operation), DIGITS, key);
    return state->operation_count &&
           bsearch(key, state->operations, state->operation_count, LINE, by_line);
}

static char *sums_of(struct run *run, const char *const *names, size_t count)
{
    char *lines = arena_array(run->arena, count + 1, LINE);

    for (size_t i = 0; i < count; i++) {
        hex(names[i], strlen(names[i]), DIGITS, lines + i * LINE);
        lines[i * LINE + DIGITS] = '\n';
    }
    if (count)
        qsort(lines, count, LINE, by_line);
    return lines;
}

void audit_state_add(struct run *run, const struct audit_state *before, const char *const *names,
                     size_t count, struct audit_state *out)
{
    const char *new = sums_of(run, names, count);
    const char *old = before ? before->operations : "";
    const size_t olds = before ? before->operation_count : 0;
    char *lines = arena_array(run->arena, olds + count + 1, LINE);

    for (size_t i = 0, a = 0, b = 0; i < olds + count; i++) {
        const bool takes_old =
            b == count || (a < olds && by_line(old + a * LINE, new + b *LINE) <= 0);
        memcpy(lines + i * LINE, takes_old ? old + a++ * LINE : new + b++ *LINE, LINE);
    }
    out->operations = lines;
    out->operation_count = olds + count;
}

/* --- the file --- */

static const char *version_text(struct run *run)
{
    return arena_printf(run->arena, "%d %s", STATE_RULES_VERSION, GUIYUAN_VERSION);
}

const char *audit_state_text(struct run *run, const struct audit_state *state)
{
    char ledger[OID_TEXT], commit[OID_TEXT], books[OID_TEXT], sum[2 * SHA256_SIZE];
    struct text text = text_new(run->arena);

    text_printf(&text, "%s\nrules %s\nledger %s\ncommit %s\nbooks %s\n", title, version_text(run),
                oid_text(state->ledger, ledger), oid_text(state->commit, commit),
                oid_text(state->books, books));
    text_printf(&text, "commits %" PRId64 "\nrecords %" PRId64 "\n", state->commits,
                state->records);
    for (size_t i = 0; i < STATE_RULES; i++)
        text_printf(&text, "findings %" PRId64 "\n", state->findings[i]);
    text_printf(&text, "operations %zu\n", state->operation_count);
    text_bytes(&text, state->operations, state->operation_count * LINE);
    hex(text.at, text.length, sizeof sum, sum);
    text_add(&text, "sum ");
    text_bytes(&text, sum, sizeof sum);
    text_char(&text, '\n');
    return text.at;
}

static bool has_sum(const char *bytes, size_t size)
{
    char sum[2 * SHA256_SIZE];

    if (size < SUM_LINE || bytes[size - 1] != '\n' ||
        memcmp(bytes + size - SUM_LINE, "sum ", 4) != 0)
        return false;
    hex(bytes, size - SUM_LINE, sizeof sum, sum);
    return memcmp(bytes + size - SUM_LINE + 4, sum, sizeof sum) == 0;
}

static bool read_findings(struct run *run, const char **at, struct audit_state *out)
{
    bool whole = true;

    for (size_t i = 0; i < STATE_RULES && whole; i++)
        whole = named_count(run, at, "findings", &out->findings[i]);
    return whole;
}

bool audit_state_read(struct run *run, const char *bytes, size_t size, struct audit_state *out)
{
    const char *at = bytes + sizeof title;
    int64_t operations = 0;

    *out = (struct audit_state){.commits = 0};
    if (!has_sum(bytes, size) || memcmp(bytes, title, sizeof title - 1) != 0 ||
        strcmp(named_line(run, &at, "rules"), version_text(run)) != 0 ||
        !named_oid(run, &at, "ledger", &out->ledger) ||
        !named_oid(run, &at, "commit", &out->commit) ||
        !named_oid(run, &at, "books", &out->books) ||
        !named_count(run, &at, "commits", &out->commits) ||
        !named_count(run, &at, "records", &out->records) || !read_findings(run, &at, out) ||
        !named_count(run, &at, "operations", &operations))
        return false;
    out->operations = at;
    out->operation_count = (size_t)operations;
    const size_t left = size - SUM_LINE - (size_t)(at - bytes);
    return left % LINE == 0 && left / LINE == out->operation_count;
}
