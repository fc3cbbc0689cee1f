/*
 * Commit messages. Lines that begin with a colon are trailers (":Key: value"), the first other one
 * is the subject, the rest the text. Whatever the text says, the trailers are found as they were
 * given, and no others.
 */
#include "fuzz.h"

#include "base/arena.h"
#include "base/text.h"
#include "store/history.h"
#include "store/recover.h"
#include "store/write.h"

#include <string.h>
#include <strings.h>

static const char operation[] = "fuzz-1";

static struct trailer trailer_of(struct run *run, const char *line)
{
    const char *colon = strchr(line, ':');

    if (!colon)
        return (struct trailer){"Ledger-Record", line};
    return (struct trailer){arena_dupn(run->arena, line, (size_t)(colon - line)),
                            colon + 1 + (colon[1] == ' ')};
}

static struct change change_of(struct run *run, struct feed *feed)
{
    struct change change = {0};
    struct trailer *trailers = NULL;
    struct text body = text_new(run->arena);
    size_t capacity = 0;

    for (const char *line; (line = feed_line(feed, run->arena));) {
        if (*line == ':') {
            ARENA_PUSH(run->arena, trailers, change.trailer_count, capacity);
            trailers[change.trailer_count++] = trailer_of(run, line + 1);
        } else if (!change.subject) {
            change.subject = line;
        } else {
            text_printf(&body, "%s\n", line);
        }
    }
    change.trailers = trailers;
    change.body = body.length ? body.at : NULL;
    return change;
}

static void want_trailers(struct run *run, const struct change *change, const char *message)
{
    struct commit commit = {.message = message};

    for (size_t i = 0; i < change->trailer_count; i++) {
        const char *key = change->trailers[i].key;
        size_t n = 0, all = 0;
        for (size_t k = 0; k < change->trailer_count; k++) {
            bool same = strcasecmp(change->trailers[k].key, key) == 0;
            n += same && k < i;
            all += same;
        }
        const char *found = commit_trailer(run, &commit, key, n);
        want_equal(key, found ? found : "(none)", change->trailers[i].value);
        want(!commit_trailer(run, &commit, key, all), "there is no %zuth '%s'", all, key);
    }
    const char *found = commit_trailer(run, &commit, operation_trailer, 0);
    want_equal(operation_trailer, found ? found : "(none)", operation);
    want(!commit_trailer(run, &commit, operation_trailer, 1), "one operation");
}

/* The same bytes as a foreign commit's message. */
static void try_raw(struct run *run, const char *message)
{
    static const char *const keys[] = {"Ledger-Record", "Ledger-Operation", "Ledger-Desk"};
    struct commit commit = {.message = message};

    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        for (size_t n = 0; n < 3; n++) {
            const char *value = commit_trailer(run, &commit, keys[i], n);
            want(!value || (!strchr(value, '\n') && strstr(message, value)),
                 "a value is a part of one line");
        }
}

static void try_message(const uint8_t *bytes, size_t size)
{
    struct run run = fuzz_run();
    struct feed feed = feed_of(bytes, size), raw = feed;
    struct change change = change_of(&run, &feed);

    try_raw(&run, feed_rest(&raw, run.arena));
    if (message_check(&run, &change) == STATUS_OK)
        want_trailers(&run, &change, change_message(&run, &change, operation));
    else
        want(run.count > 0, "a message that is refused has a finding");
    want_findings(&run);
    arena_free(run.arena);
}

const struct harness harness_message = {"message", try_message};
