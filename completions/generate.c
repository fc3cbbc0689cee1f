#include "completions/generate.h"

#include "base/arena.h"
#include "cmd/commands.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *program_of(const struct generator *generator, const struct command *command)
{
    return arena_printf(generator->run->arena, "%s%s", generator->prefix, command->name);
}

const char *verb_first(struct arena *arena, const struct verb *verb)
{
    return arena_dupn(arena, verb->name, strcspn(verb->name, " "));
}

const char *verb_second(const struct verb *verb)
{
    const char *blank = strchr(verb->name, ' ');

    return blank ? blank + 1 : NULL;
}

bool verb_is_first_of_group(struct arena *arena, const struct command *command,
                            const struct verb *verb)
{
    const char *first = verb_first(arena, verb);

    for (const struct verb *before = command->verbs; before != verb; before++)
        if (strcmp(verb_first(arena, before), first) == 0)
            return false;
    return true;
}

enum completion completion_of(const struct input *input)
{
    if (input_choices(input))
        return COMPLETE_WORDS;
    if (input->type == INPUT_FILE)
        return COMPLETE_FILES;
    return input->type == INPUT_FOLDER ? COMPLETE_FOLDERS : COMPLETE_NOTHING;
}

const char *shell_quoted(struct arena *arena, const char *string)
{
    struct text out = text_new(arena);

    text_char(&out, '\'');
    for (; *string; string++) {
        if (*string == '\'')
            text_add(&out, "'\\''");
        else
            text_char(&out, *string);
    }
    text_char(&out, '\'');
    return out.at;
}

void generate_list(struct generator *generator)
{
    static const char *const needs[] = {[NEEDS_NOTHING] = "nothing",
                                        [NEEDS_STORE] = "store",
                                        [NEEDS_READ] = "read",
                                        [NEEDS_WRITE] = "write"};
    static const char *const outputs[] = {
        [OUTPUT_TALK] = "talk", [OUTPUT_GRID] = "grid", [OUTPUT_DOCUMENT] = "document"};

    for (size_t i = 0; generator->commands[i]; i++) {
        const struct command *command = generator->commands[i];
        for (const struct verb *verb = command->verbs; verb->name; verb++)
            text_printf(&generator->out, "%s\t%s\t%s\t%s\t%.*s\n", command->name, verb->name,
                        needs[verb->needs], outputs[verb->output],
                        (int)strcspn(verb->example, "\n"), verb->example);
    }
}

static const char usage[] =
    "usage: generate [--prefix P] bash | zsh | fish | man COMMAND | list | check\n";

static int wrong_usage(void)
{
    fputs(usage, stderr);
    return STATUS_USAGE;
}

static const struct command *find_command(const struct generator *generator, const char *name)
{
    for (size_t i = 0; name && generator->commands[i]; i++)
        if (strcmp(generator->commands[i]->name, name) == 0)
            return generator->commands[i];
    return NULL;
}

/* `name` is the word behind `what`, or NULL. */
static int generate(struct generator *generator, const char *what, const char *name)
{
    const struct command *command = find_command(generator, name);

    if (strcmp(what, "man") == 0 && command)
        generate_man(generator, command);
    else if (name)
        return wrong_usage();
    else if (strcmp(what, "bash") == 0)
        generate_bash(generator);
    else if (strcmp(what, "zsh") == 0)
        generate_zsh(generator);
    else if (strcmp(what, "fish") == 0)
        generate_fish(generator);
    else if (strcmp(what, "list") == 0)
        generate_list(generator);
    else if (strcmp(what, "check") == 0)
        return generate_check(generator) ? STATUS_FOUND : STATUS_OK;
    else
        return wrong_usage();
    return STATUS_OK;
}

static int print(const struct text *out)
{
    if (fwrite(out->at, 1, out->length, stdout) == out->length && fclose(stdout) == 0)
        return STATUS_OK;
    perror("generate");
    return STATUS_SYSTEM;
}

int main(int argc, char **argv)
{
    struct run run = {.arena = arena_new(NULL)};
    struct generator generator = {
        .run = &run, .commands = all_commands, .prefix = "", .out = text_new(run.arena)};
    int first = 1;

    if (argc > 2 && strcmp(argv[1], "--prefix") == 0) {
        generator.prefix = argv[2];
        first = 3;
    }
    if (argc - first < 1 || argc - first > 2)
        return wrong_usage();
    int status = generate(&generator, argv[first], argv[first + 1]);
    int written = print(&generator.out);
    arena_free(run.arena);
    return written ? written : status;
}
