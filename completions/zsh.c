#include "completions/generate.h"

#include "base/arena.h"

#include <string.h>

static const char head[] =
    "\n# Zsh completion of Guiyuan's commands. Written by completions/generate from the tables in\n"
    "# cmd/: change those.\n\n"
    "_guiyuan() {\n"
    "    local command=${service#%s}\n"
    "    local -a verbs\n"
    "    if [[ $words[2] == (-C|--directory) ]]; then\n"
    "        (( CURRENT == 3 )) && { _files -/; return }\n"
    "        (( CURRENT > 3 )) && { words=($words[1] \"${(@)words[4,-1]}\"); (( CURRENT -= 2 )) }\n"
    "    fi\n"
    "    if (( CURRENT == 2 )); then\n"
    "        case $command in\n";

static void describe(struct text *out, const char *word, const char *summary)
{
    struct arena *arena = out->arena;

    text_printf(out, " %s", shell_quoted(arena, arena_printf(arena, "%s:%s", word, summary)));
}

static void first_words(struct generator *generator, const struct command *command)
{
    struct arena *arena = generator->run->arena;
    struct text *out = &generator->out;

    text_printf(out, "        %s) verbs=(", command->name);
    for (const struct verb *verb = command->verbs; verb->name; verb++)
        if (verb_is_first_of_group(arena, command, verb))
            describe(out, verb_first(arena, verb), verb->summary);
    text_add(out, ") ;;\n");
}

/* A first word that others follow: they are offered behind it, and drop it when they are there. */
static void second_words(struct generator *generator, const struct command *command,
                         const struct verb *first)
{
    struct arena *arena = generator->run->arena;
    struct text *out = &generator->out;
    const char *group = verb_first(arena, first);

    text_printf(out, "    '%s %s')\n        verbs=(", command->name, group);
    for (const struct verb *verb = first; verb->name; verb++)
        if (verb_second(verb) && strcmp(verb_first(arena, verb), group) == 0)
            describe(out, verb_second(verb), verb->summary);
    text_add(out, ")\n        (( CURRENT == 3 )) && { _describe verb verbs; return }\n"
                  "        verb+=\" $words[3]\"\n        shift words\n"
                  "        (( CURRENT-- ))\n        ;;\n");
}

static bool has_second(struct arena *arena, const struct command *command, const struct verb *first)
{
    const char *group = verb_first(arena, first);

    for (const struct verb *verb = command->verbs; verb->name; verb++)
        if (verb_second(verb) && strcmp(verb_first(arena, verb), group) == 0)
            return true;
    return false;
}

static const char *action(struct arena *arena, const struct input *input)
{
    switch (completion_of(input)) {
    case COMPLETE_WORDS:
        return arena_printf(arena, "(%s)", input_choices(input));
    case COMPLETE_FILES:
        return "_files";
    case COMPLETE_FOLDERS:
        return "_files -/";
    case COMPLETE_NOTHING:
        break;
    }
    return " ";
}

static void spec(struct text *out, const char *spec)
{
    text_printf(out, " \\\n            %s", shell_quoted(out->arena, spec));
}

/* Text between the brackets and colons of a specification. */
static const char *quiet(struct arena *arena, const char *help)
{
    struct text out = text_new(arena);

    for (; *help; help++) {
        if (strchr("[]:\\", *help))
            text_char(&out, '\\');
        text_char(&out, *help);
    }
    return out.at;
}

static void option_spec(struct text *out, const struct input *option)
{
    struct arena *arena = out->arena;
    bool value = input_takes_value(option);
    const char *tail = arena_printf(
        arena, "[%s]%s", quiet(arena, input_help(option)),
        value ? arena_printf(arena, ":%s:%s", quiet(arena, input_placeholder(arena, option, false)),
                             action(arena, option))
              : "");
    const char *letter = option->letter ? arena_printf(arena, "-%c", option->letter) : "";
    const char *alone =
        option->flags & INPUT_REPEATED
            ? "*"
            : arena_printf(arena, "(%s%s--%s)", letter, *letter ? " " : "", option->name);

    if (option->letter)
        spec(out, arena_printf(arena, "%s%s%s%s", alone, letter, value ? "+" : "", tail));
    spec(out, arena_printf(arena, "%s--%s%s%s", alone, option->name, value ? "=" : "", tail));
}

static void argument_spec(struct text *out, const struct input *argument, int number)
{
    struct arena *arena = out->arena;
    const char *place = argument->flags & INPUT_REPEATED ? "*" : arena_printf(arena, "%d", number);
    const char *optional = argument->flags & (INPUT_REQUIRED | INPUT_REPEATED) ? ":" : "::";

    spec(out, arena_printf(arena, "%s%s%s:%s", place, optional,
                           input_placeholder(arena, argument, true), action(arena, argument)));
}

static void verb_specs(struct generator *generator, const struct command *command,
                       const struct verb *verb)
{
    struct text *out = &generator->out;
    struct options options = options_of(generator->run->arena, verb);
    int number = 1;

    text_printf(out, "    '%s %s')\n        _arguments -s -S :", command->name, verb->name);
    for (const struct input *argument = verb->arguments; argument && argument->name; argument++)
        argument_spec(out, argument, number++);
    for (size_t i = 0; i < options.count; i++)
        option_spec(out, options.item[i]);
    text_add(out, "\n        ;;\n");
}

static void groups(struct generator *generator, const struct command *command)
{
    struct arena *arena = generator->run->arena;

    for (const struct verb *verb = command->verbs; verb->name; verb++)
        if (verb_is_first_of_group(arena, command, verb) && has_second(arena, command, verb))
            second_words(generator, command, verb);
}

void generate_zsh(struct generator *generator)
{
    struct text *out = &generator->out;

    text_add(out, "#compdef");
    for (size_t i = 0; generator->commands[i]; i++)
        text_printf(out, " %s", program_of(generator, generator->commands[i]));
    text_printf(out, head, generator->prefix);
    for (size_t i = 0; generator->commands[i]; i++)
        first_words(generator, generator->commands[i]);
    text_add(out, "        esac\n        _describe verb verbs\n        return\n    fi\n"
                  "    local verb=$words[2]\n    case \"$command $verb\" in\n");
    for (size_t i = 0; generator->commands[i]; i++)
        groups(generator, generator->commands[i]);
    text_add(out, "    esac\n    shift words\n    (( CURRENT-- ))\n"
                  "    case \"$command $verb\" in\n");
    for (size_t i = 0; generator->commands[i]; i++)
        for (const struct verb *verb = generator->commands[i]->verbs; verb->name; verb++)
            verb_specs(generator, generator->commands[i], verb);
    text_add(out, "    esac\n}\n\n_guiyuan \"$@\"\n");
}
