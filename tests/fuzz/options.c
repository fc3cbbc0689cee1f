/* Command lines: the first line is the command's name (or picks one by its first byte), each
 * further line one word; U+001F in a word stands for a line feed. */
#include "fuzz.h"

#include "base/arena.h"
#include "base/text.h"
#include "cli/help.h"
#include "cli/parse.h"
#include "cmd/commands.h"

#include <string.h>

static const struct command *command_of(const char *line)
{
    size_t count = 0;

    for (; all_commands[count]; count++)
        if (strcmp(all_commands[count]->name, line) == 0)
            return all_commands[count];
    return all_commands[(unsigned char)*line % count];
}

static char *word_of(struct arena *arena, const char *line)
{
    char *word = arena_dup(arena, line);

    for (char *at = word; *at; at++)
        if (*at == '\x1f')
            *at = '\n';
    return word;
}

static void want_given(struct run *run, const struct parsed *parsed, const struct given *given)
{
    const char *expected;

    if (input_takes_value(given->input)) {
        want(given->text && *given->text, "'%s' has a value", given->input->name);
        want(input_check(run, given->input, given->text, &expected), "'%s' of '%s' is accepted",
             given->text, given->input->name);
    }
    want(parsed_find(parsed, given->input->name, 0) != NULL, "'%s' is found", given->input->name);
}

static void want_required(const struct parsed *parsed, const struct input *list)
{
    for (; list && list->name; list++)
        want(!(list->flags & INPUT_REQUIRED) || parsed_find(parsed, list->name, 0),
             "'%s' is there, as it must", list->name);
}

static void want_parsed(struct run *run, const struct command *command, const struct parsed *parsed)
{
    struct text help = text_new(run->arena);

    if (parsed->help || parsed->version)
        return;
    for (size_t i = 0; i < parsed->count; i++)
        want_given(run, parsed, &parsed->given[i]);
    if (!parsed->verb)
        return;
    want_required(parsed, parsed->verb->arguments);
    want_required(parsed, parsed->verb->options);
    help_verb(run, &help, command, parsed->verb, parsed->program);
    want(help.length > 0, "a verb has help");
}

static void try_options(const uint8_t *bytes, size_t size)
{
    enum { WORDS = 64 };
    struct run run = fuzz_run();
    struct feed feed = feed_of(bytes, size);
    const char *line = feed_line(&feed, run.arena);
    const struct command *command = command_of(line ? line : "");
    char *argv[WORDS + 1] = {arena_dup(run.arena, command->name)};
    int argc = 1;

    while (argc < WORDS && (line = feed_line(&feed, run.arena)))
        argv[argc++] = word_of(run.arena, line);
    struct parsed parsed;
    enum status status = parse_line(&run, command, argc, argv, &parsed);
    want(status == STATUS_OK || status == STATUS_USAGE, "a line is fine or wrong");
    want((status == STATUS_OK) == (run.count == 0), "a wrong line has findings");
    want_findings(&run);
    if (status == STATUS_OK)
        want_parsed(&run, command, &parsed);
    arena_free(run.arena);
}

const struct harness harness_options = {"options", try_options};
