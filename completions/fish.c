#include "completions/generate.h"

#include "base/arena.h"

#include <string.h>

static const char head[] =
    "# Fish completion of Guiyuan's commands. Written by completions/generate from the tables in\n"
    "# cmd/: change those.\n\n"
    "# The words so far, without the program, options and the folder of -C.\n"
    "function __guiyuan_words\n"
    "    set -l folder no\n"
    "    for token in (commandline -opc)[2..]\n"
    "        if test $folder = yes\n"
    "            set folder no\n"
    "        else if contains -- $token -C --directory\n"
    "            set folder yes\n"
    "        else if not string match -q -- '-*' $token\n"
    "            echo $token\n"
    "        end\n"
    "    end\n"
    "end\n\n"
    "function __guiyuan_exactly\n"
    "    set -l words (__guiyuan_words)\n"
    "    test \"$words\" = \"$argv\"\n"
    "end\n\n"
    "function __guiyuan_begins\n"
    "    set -l words (__guiyuan_words)\n"
    "    set -l count (count $argv)\n"
    "    test (count $words) -ge $count; and test \"$words[1..$count]\" = \"$argv\"\n"
    "end\n";

/* Fish escapes a quote by a backslash within single quotes. */
static const char *quoted(struct arena *arena, const char *string)
{
    struct text out = text_new(arena);

    text_char(&out, '\'');
    for (; *string; string++) {
        if (*string == '\'' || *string == '\\')
            text_char(&out, '\\');
        text_char(&out, *string);
    }
    text_char(&out, '\'');
    return out.at;
}

static void begin(struct generator *generator, const struct command *command, const char *condition)
{
    text_printf(&generator->out, "complete -c %s -n %s", program_of(generator, command),
                quoted(generator->run->arena, condition));
}

static void verb_words(struct generator *generator, const struct command *command,
                       const struct verb *verb)
{
    struct arena *arena = generator->run->arena;
    const char *first = verb_first(arena, verb), *second = verb_second(verb);

    if (verb_is_first_of_group(arena, command, verb)) {
        begin(generator, command, "__guiyuan_exactly");
        text_printf(&generator->out, " -a %s -d %s\n", first, quoted(arena, verb->summary));
    }
    if (!second)
        return;
    begin(generator, command, arena_printf(arena, "__guiyuan_exactly %s", first));
    text_printf(&generator->out, " -a %s -d %s\n", second, quoted(arena, verb->summary));
}

static const char *values(struct arena *arena, const struct input *input)
{
    switch (completion_of(input)) {
    case COMPLETE_WORDS:
        return arena_printf(arena, " -x -a %s", quoted(arena, input_choices(input)));
    case COMPLETE_FILES:
        return " -r -F";
    case COMPLETE_FOLDERS:
        return " -x -a '(__fish_complete_directories)'";
    case COMPLETE_NOTHING:
        break;
    }
    return input_takes_value(input) ? " -x" : "";
}

static void option_line(struct generator *generator, const struct input *option)
{
    struct arena *arena = generator->run->arena;

    if (option->letter)
        text_printf(&generator->out, " -s %c", option->letter);
    text_printf(&generator->out, " -l %s -d %s%s\n", option->name,
                quoted(arena, input_help(option)), values(arena, option));
}

static void argument_line(struct generator *generator, const struct command *command,
                          const char *condition, const struct input *argument)
{
    struct arena *arena = generator->run->arena;

    if (completion_of(argument) == COMPLETE_NOTHING)
        return;
    begin(generator, command, condition);
    if (completion_of(argument) == COMPLETE_WORDS)
        text_printf(&generator->out, " -a %s\n", quoted(arena, input_choices(argument)));
    else
        text_add(&generator->out, " -F\n");
}

static void verb_lines(struct generator *generator, const struct command *command,
                       const struct verb *verb)
{
    struct arena *arena = generator->run->arena;
    struct options options = options_of(arena, verb);
    const char *condition = arena_printf(arena, "__guiyuan_begins %s", verb->name);

    verb_words(generator, command, verb);
    for (const struct input *argument = verb->arguments; argument && argument->name; argument++)
        argument_line(generator, command, condition, argument);
    for (size_t i = 0; i < options.own + options.added; i++) {
        begin(generator, command, condition);
        option_line(generator, options.item[i]);
    }
}

void generate_fish(struct generator *generator)
{
    struct options global = options_of(generator->run->arena, NULL);

    text_add(&generator->out, head);
    for (size_t i = 0; generator->commands[i]; i++) {
        const struct command *command = generator->commands[i];
        text_printf(&generator->out, "\ncomplete -c %s -f\n", program_of(generator, command));
        for (size_t j = 0; j < global.count; j++) {
            text_printf(&generator->out, "complete -c %s", program_of(generator, command));
            option_line(generator, global.item[j]);
        }
        for (const struct verb *verb = command->verbs; verb->name; verb++)
            verb_lines(generator, command, verb);
    }
}
