/* The text of a commit, and who writes it. */
#include "store/recover.h"
#include "store/write.h"

#include "base/arena.h"
#include "base/hash.h"
#include "base/text.h"
#include "base/utf8.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

enum { OPERATION_MAX = 128 };

const char *change_message(struct run *run, const struct change *change, const char *operation)
{
    struct text text = text_new(run->arena);
    size_t body = change->body ? strlen(change->body) : 0;

    while (body && change->body[body - 1] == '\n')
        body--;
    text_printf(&text, "%s\n\n", change->subject);
    if (body) {
        text_bytes(&text, change->body, body);
        text_add(&text, "\n\n");
    }
    for (size_t i = 0; i < change->trailer_count; i++)
        text_printf(&text, "%s: %s\n", change->trailers[i].key, change->trailers[i].value);
    text_printf(&text, "%s: %s\n", operation_trailer, operation);
    return text.at;
}

static enum status bad_text(struct run *run, const char *what, const char *fault)
{
    return fail(run, STATUS_DATA, "store-message", NULL, "%s has %s", phrase(run, what),
                phrase(run, fault));
}

static enum status check_line(struct run *run, const char *what, const char *line)
{
    enum utf8_fault fault = utf8_check(line, strlen(line), NULL);

    if (fault)
        return bad_text(run, what, utf8_fault_text(fault));
    if (strchr(line, '\n'))
        return bad_text(run, what, "more than one line");
    if (!*line || *line == ' ' || line[strlen(line) - 1] == ' ')
        return bad_text(run, what, "no text, or a blank at its beginning or end");
    return STATUS_OK;
}

static enum status check_trailer(struct run *run, const struct trailer *trailer)
{
    for (const char *at = trailer->key; *at; at++)
        if (!isalnum((unsigned char)*at) && *at != '-')
            return bad_text(run, "a trailer's name", "other than letters, digits and '-'");
    if (!*trailer->key || strcasecmp(trailer->key, operation_trailer) == 0)
        return bad_text(run, "a trailer's name", "a value that is not allowed");
    return check_line(run, trailer->key, trailer->value);
}

enum status message_check(struct run *run, const struct change *change)
{
    enum status status =
        check_line(run, N_("the commit's subject"), change->subject ? change->subject : "");

    if (!status && change->body) {
        enum utf8_fault fault = utf8_check(change->body, strlen(change->body), NULL);
        if (fault)
            status = bad_text(run, "the commit's text", utf8_fault_text(fault));
    }
    for (size_t i = 0; !status && i < change->trailer_count; i++)
        status = check_trailer(run, &change->trailers[i]);
    return status;
}

enum status operation_check(struct run *run, const char **operation)
{
    if (!*operation) {
        char text[RANDOM_TEXT];
        *operation = arena_dup(run->arena, random_text(text));
        return STATUS_OK;
    }
    size_t length = strlen(*operation);
    for (const char *at = *operation; *at; at++)
        if (!isalnum((unsigned char)*at) && !strchr("-._:", *at))
            length = 0;
    if (length > 0 && length <= OPERATION_MAX)
        return STATUS_OK;
    return fail(run, STATUS_USAGE, "store-operation",
                "use letters, digits, '-', '.', '_' and ':', at most 128",
                "the operation id '%s' is not usable", *operation);
}

enum status config_text(struct run *run, git_config *config, const char *key, const char **out)
{
    git_buf value = GIT_BUF_INIT;
    int error = git_config_get_string_buf(&value, config, key);

    *out = NULL;
    if (error == GIT_ENOTFOUND)
        return STATUS_OK;
    if (error < 0)
        return fail_git(run, error, "cannot read '%s' from git's configuration", key);
    *out = arena_dup(run->arena, value.ptr);
    git_buf_dispose(&value);
    return STATUS_OK;
}

static bool is_usable_name(const char *name)
{
    return name && *name && !strpbrk(name, "<>\n") &&
           utf8_check(name, strlen(name), NULL) == UTF8_FINE;
}

enum status store_identity(struct run *run, struct store *store, struct identity *out)
{
    AUTO(git_config) *config = NULL;
    int error = git_repository_config(&config, store->repo);

    if (error < 0)
        return fail_git(run, error, "cannot read git's configuration");
    enum status status = config_text(run, config, "user.name", &out->name);
    if (!status)
        status = config_text(run, config, "user.email", &out->email);
    if (status)
        return status;
    if (!is_usable_name(out->name))
        return fail(run, STATUS_REFUSED, "store-identity",
                    "run: git config --global user.name 'Your Name'",
                    "git does not know who you are: 'user.name' is not set");
    if (!is_usable_name(out->email))
        return fail(run, STATUS_REFUSED, "store-identity",
                    "run: git config --global user.email you@example.org",
                    "git does not know who you are: 'user.email' is not set");
    return STATUS_OK;
}
