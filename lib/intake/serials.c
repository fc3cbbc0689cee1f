/* Serials for rows of banks that give none. */
#include "base/arena.h"
#include "base/hash.h"
#include "book/names.h"
#include "intake/cell.h"
#include "intake/formats.h"

#include <string.h>

enum { HASH_DIGITS = 12 };

/* The payer's name is left out on purpose: from a hash of it the name could be tried out. */
static const char *key_of(struct run *run, const struct statement_row *row)
{
    char hash[SHA256_TEXT], day[DATE_SIZE];
    const char *words =
        arena_printf(run->arena, "%s\n%lld\n%s", row->direction == DIRECTION_OUT ? "out" : "in",
                     (long long)row->amount, row->words);

    sha256_text(words, strlen(words), hash);
    date_text(row->date, day);
    return arena_printf(run->arena, "D%.4s%.2s%.2s-%.*s", day, day + 5, day + 8, HASH_DIGITS, hash);
}

void serials_derive(struct run *run, struct statement_file *file)
{
    struct names *keys = names_new(run->arena, file->count);
    int *times = arena_array(run->arena, file->count + 1, sizeof *times);

    for (size_t i = 0; i < file->count; i++) {
        struct statement_row *row = &file->rows[i];
        if (!row->words || row->copy_of || !row->readable || date_is_none(row->date) ||
            (*row->serial && !serial_is_personal(row->serial)))
            continue;
        const char *key = key_of(run, row);
        int32_t first = names_add(keys, key, (int32_t)i);
        int number = ++times[first < 0 ? (int32_t)i : first];
        row->serial = arena_printf(run->arena, "%s-%d", key, number);
    }
}
