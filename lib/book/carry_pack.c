/*
 * What is carried forward, as bytes in the memo: numbers as they are in memory, strings with their
 * NUL, and the records as the ledger itself writes them, so that they are read by their tables.
 */
#include "book/carry_inside.h"

#include "base/arena.h"

#include <string.h>

static void put_number(struct text *out, int64_t number)
{
    text_bytes(out, (const char *)&number, sizeof number);
}

/* NULL and "" are told apart: no name here is empty. */
static void put_string(struct text *out, const char *string)
{
    text_bytes(out, string ? string : "", (string ? strlen(string) : 0) + 1);
}

static void put_file(struct run *run, struct text *out, const struct carried_file *file)
{
    struct text bytes = text_new(run->arena);

    if (file->roll)
        yaml_write_map(&bytes, &kind_roll, file->roll);
    for (size_t i = 0; i < file->items.count; i++)
        yaml_write_item(&bytes, file->items.item[i].kind, file->items.item[i].record);
    put_string(out, file->path);
    put_number(out, (int64_t)file->items.count);
    for (size_t i = 0; i < file->items.count; i++)
        put_number(out, file->items.item[i].line);
    put_number(out, (int64_t)bytes.length);
    text_bytes(out, bytes.at, bytes.length);
}

void carry_pack(struct run *run, const struct carry *carry, struct text *out)
{
    put_number(out, date_days(carry->day));
    put_number(out, date_is_none(carry->last) ? INT64_MIN : date_days(carry->last));
    put_number(out, month_is_none(carry->through) ? INT64_MIN : month_index(carry->through));
    put_number(out, carry->volume);
    put_number(out, (int64_t)carry->sum_count);
    put_number(out, (int64_t)carry->settled.count);
    put_number(out, (int64_t)carry->file_count);
    for (size_t i = 0; i < carry->sum_count; i++) {
        put_number(out, carry->sums[i].account);
        put_number(out, carry->sums[i].amount);
        put_string(out, carry->sums[i].name);
    }
    for (size_t i = 0; i < carry->settled.count; i++)
        put_string(out, carry->settled.item[i]);
    for (size_t i = 0; i < carry->file_count; i++)
        put_file(run, out, &carry->files[i]);
}

/* --- and back --- */

struct reading_at {
    const char *at, *end;
    bool broken;
};

static int64_t get_number(struct reading_at *in)
{
    int64_t number = 0;

    if (in->broken || (size_t)(in->end - in->at) < sizeof number) {
        in->broken = true;
        return 0;
    }
    memcpy(&number, in->at, sizeof number);
    in->at += sizeof number;
    return number;
}

/* A number of things that take at least a byte each. */
static size_t get_count(struct reading_at *in)
{
    const int64_t number = get_number(in);

    if (number < 0 || number > in->end - in->at)
        in->broken = true;
    return in->broken ? 0 : (size_t)number;
}

static const char *get_string(struct reading_at *in)
{
    const char *string = in->at,
               *nul = in->broken ? NULL : memchr(in->at, '\0', (size_t)(in->end - in->at));

    if (!nul) {
        in->broken = true;
        return "";
    }
    in->at = nul + 1;
    return string;
}

static bool read_items(struct run *run, const struct source *source, const struct file_kind *kind,
                       const int64_t *lines, size_t count, struct items *out)
{
    if (yaml_read_list(run, source, kind, out) != STATUS_OK || out->count != count)
        return false;
    for (size_t i = 0; i < count; i++)
        out->item[i].line = (int)lines[i];
    return true;
}

static void get_file(struct run *run, struct reading_at *in, struct carried_file *out)
{
    *out = (struct carried_file){.path = arena_dup(run->arena, get_string(in))};
    const size_t count = get_count(in);
    int64_t *lines = arena_array(run->arena, count, sizeof *lines);
    for (size_t i = 0; i < count; i++)
        lines[i] = get_number(in);
    const size_t size = get_count(in);
    const struct file_kind *kind = file_kind_of(out->path, NULL);
    if (in->broken || !kind) {
        in->broken = true;
        return;
    }
    const struct source source = {out->path, arena_dupn(run->arena, in->at, size), size};
    void *roll = NULL;
    in->at += size;
    if (kind->rule == RULE_ROLL)
        in->broken = yaml_read_map(run, &source, kind, &roll) != STATUS_OK;
    else
        in->broken = !read_items(run, &source, kind, lines, count, &out->items);
    out->roll = roll;
}

static void get_sum(struct run *run, struct reading_at *in, struct carried_sum *out)
{
    const int64_t account = get_number(in);

    if (account < 0 || account >= ACCOUNT_POOL)
        in->broken = true;
    out->account = in->broken ? ACCOUNT_POOL : (enum account)account;
    out->amount = get_number(in);
    const char *name = get_string(in);
    out->name = *name ? arena_dup(run->arena, name) : NULL;
}

bool carry_unpack(struct run *run, const char *bytes, size_t size, struct carry *out)
{
    struct reading_at in = {.at = bytes, .end = bytes + size};
    const int64_t day = get_number(&in), last = get_number(&in), through = get_number(&in);

    *out = (struct carry){.day = date_from_days((int32_t)day), .volume = get_number(&in)};
    if (last != INT64_MIN)
        out->last = date_from_days((int32_t)last);
    if (through != INT64_MIN)
        out->through = month_from_index((int32_t)through);
    out->sum_count = get_count(&in);
    out->settled.count = get_count(&in);
    out->file_count = get_count(&in);
    out->sums = arena_array(run->arena, out->sum_count, sizeof *out->sums);
    out->settled.item = arena_array(run->arena, out->settled.count, sizeof *out->settled.item);
    out->files = arena_array(run->arena, out->file_count, sizeof *out->files);
    for (size_t i = 0; i < out->sum_count; i++)
        get_sum(run, &in, &out->sums[i]);
    for (size_t i = 0; i < out->settled.count; i++)
        out->settled.item[i] = arena_dup(run->arena, get_string(&in));
    for (size_t i = 0; i < out->file_count && !in.broken; i++)
        get_file(run, &in, &out->files[i]);
    return !in.broken && in.at == in.end;
}
