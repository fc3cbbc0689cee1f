#include "cmd/voucher.h"

#include "base/arena.h"
#include "record/id.h"

#include <string.h>

enum { VOUCHER_LIMIT = 16 * 1024 * 1024 };

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

enum status voucher_read(struct session *session, const char *option, struct voucher_file *out)
{
    return voucher_read_at(session, option, 0, out);
}

enum status voucher_read_at(struct session *session, const char *option, size_t n,
                            struct voucher_file *out)
{
    const char *path = session_text_at(session, option, n);

    *out = (struct voucher_file){0};
    if (!path)
        return STATUS_OK;
    const char *dot = strrchr(path, '.');
    char *type = arena_dup(session->run->arena, dot ? dot + 1 : "");
    for (char *at = type; *at; at++)
        *at = lower(*at);
    if (!is_word(type))
        return fail(session->run, STATUS_USAGE, "voucher-type",
                    "name a file that ends in .pdf, .jpg, .png or the like",
                    "the voucher's type cannot be told from '%s'", path);
    out->type = type;
    return session_read_file(session, path, VOUCHER_LIMIT, &out->bytes, &out->size);
}
