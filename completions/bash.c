#include "completions/generate.h"

#include <string.h>

static const char head[] =
    "# Bash completion of Guiyuan's commands. Written by completions/generate from the tables in\n"
    "# cmd/: change those.\n";

/* `option` is one whose value stands at the cursor; `path` grows by the words of the verb. */
static const char walk[] =
    "_guiyuan() {\n"
    "    local command=${1##*/} path word words option='' cur=${COMP_WORDS[COMP_CWORD]}\n"
    "    local -i at count=0\n"
    "    path=${command#%s}\n"
    "    for ((at = 1; at < COMP_CWORD; at++)); do\n"
    "        word=${COMP_WORDS[at]}\n"
    "        if [[ $option ]]; then\n"
    "            [[ $word == '=' ]] || option=''\n"
    "        elif [[ $word == -* ]]; then\n"
    "            _guiyuan_values \"$path $word\" >/dev/null && option=$word\n"
    "        elif [[ $(_guiyuan_verbs \"$path\") ]]; then\n"
    "            path+=\" $word\"\n"
    "        else\n"
    "            count+=1\n"
    "        fi\n"
    "    done\n"
    "    [[ $cur == '=' ]] && cur=''\n"
    "    if [[ $option ]]; then\n"
    "        words=$(_guiyuan_values \"$path $option\")\n"
    "    elif [[ $cur == -* ]]; then\n"
    "        words=$(_guiyuan_options \"$path\")\n"
    "    else\n"
    "        words=$(_guiyuan_verbs \"$path\")\n"
    "        [[ $words ]] || words=$(_guiyuan_values \"$path $((count + 1))\")\n"
    "    fi\n"
    "    case $words in\n"
    "    @file) compopt -o filenames 2>/dev/null; words=$(compgen -f -- \"$cur\") ;;\n"
    "    @folder) compopt -o filenames 2>/dev/null; words=$(compgen -d -- \"$cur\") ;;\n"
    "    *) words=$(compgen -W \"$words\" -- \"$cur\") ;;\n"
    "    esac\n"
    "    COMPREPLY=()\n"
    "    [[ $words ]] && mapfile -t COMPREPLY <<<\"$words\"\n"
    "    return 0\n"
    "}\n\n";

static void open_case(struct text *out, const char *name)
{
    text_printf(out, "\n%s() {\n    case $1 in\n", name);
}

static void entry(struct text *out, const char *key, const char *words)
{
    text_printf(out, "    %s) echo %s ;;\n", shell_quoted(out->arena, key),
                shell_quoted(out->arena, words));
}

static void add_word(struct text *words, const char *word)
{
    text_printf(words, "%s%s", words->length ? " " : "", word);
}

/* The verbs' first words; `group` not NULL: the second words behind that one. */
static void verb_entry(struct generator *generator, const struct command *command,
                       const char *group)
{
    struct arena *arena = generator->run->arena;
    struct text words = text_new(arena), key = text_new(arena);

    text_printf(&key, "%s%s%s", command->name, group ? " " : "", group ? group : "");
    for (const struct verb *verb = command->verbs; verb->name; verb++) {
        if (!group && verb_is_first_of_group(arena, command, verb))
            add_word(&words, verb_first(arena, verb));
        if (group && verb_second(verb) && strcmp(verb_first(arena, verb), group) == 0)
            add_word(&words, verb_second(verb));
    }
    if (words.length)
        entry(&generator->out, key.at, words.at);
}

static void verb_entries(struct generator *generator, const struct command *command)
{
    struct arena *arena = generator->run->arena;

    verb_entry(generator, command, NULL);
    for (const struct verb *verb = command->verbs; verb->name; verb++)
        if (verb_is_first_of_group(arena, command, verb))
            verb_entry(generator, command, verb_first(arena, verb));
}

/* `verb` NULL: the options before the verb. */
static void option_entry(struct generator *generator, const struct command *command,
                         const struct verb *verb)
{
    struct arena *arena = generator->run->arena;
    struct options options = options_of(arena, verb);
    struct text words = text_new(arena), key = text_new(arena);

    text_printf(&key, "%s%s%s", command->name, verb ? " " : "", verb ? verb->name : "");
    for (size_t i = 0; i < options.count; i++) {
        if (options.item[i]->letter)
            text_printf(&words, "%s-%c", words.length ? " " : "", options.item[i]->letter);
        text_printf(&words, "%s--%s", words.length ? " " : "", options.item[i]->name);
    }
    entry(&generator->out, key.at, words.at);
}

static void option_entries(struct generator *generator, const struct command *command)
{
    option_entry(generator, command, NULL);
    for (const struct verb *verb = command->verbs; verb->name; verb++)
        option_entry(generator, command, verb);
}

static void value_entry(struct generator *generator, const char *key, const struct input *input)
{
    static const char *const marks[] = {
        [COMPLETE_NOTHING] = "", [COMPLETE_FILES] = "@file", [COMPLETE_FOLDERS] = "@folder"};
    enum completion completion = completion_of(input);

    entry(&generator->out, key,
          completion == COMPLETE_WORDS ? input_choices(input) : marks[completion]);
}

static void value_entries(struct generator *generator, const struct command *command,
                          const struct verb *verb)
{
    struct arena *arena = generator->run->arena;
    struct options options = options_of(arena, verb);
    int number = 1;

    for (const struct input *argument = verb->arguments; argument && argument->name; argument++) {
        struct text key = text_new(arena);
        text_printf(&key, "%s %s %d", command->name, verb->name, number++);
        if (completion_of(argument) != COMPLETE_NOTHING)
            value_entry(generator, key.at, argument);
    }
    for (size_t i = 0; i < options.own + options.added; i++) {
        const struct input *option = options.item[i];
        struct text key = text_new(arena);
        text_printf(&key, "%s %s --%s", command->name, verb->name, option->name);
        if (input_takes_value(option))
            value_entry(generator, key.at, option);
        if (!input_takes_value(option) || !option->letter)
            continue;
        key = text_new(arena);
        text_printf(&key, "%s %s -%c", command->name, verb->name, option->letter);
        value_entry(generator, key.at, option);
    }
}

static void close_case(struct text *out, const char *otherwise)
{
    text_printf(out, "%s    esac\n}\n", otherwise);
}

void generate_bash(struct generator *generator)
{
    struct text *out = &generator->out;

    text_add(out, head);
    open_case(out, "_guiyuan_verbs");
    for (size_t i = 0; generator->commands[i]; i++)
        verb_entries(generator, generator->commands[i]);
    close_case(out, "");
    open_case(out, "_guiyuan_options");
    for (size_t i = 0; generator->commands[i]; i++)
        option_entries(generator, generator->commands[i]);
    close_case(out, "");
    text_add(out, "\n# Fails for an option without a value.");
    open_case(out, "_guiyuan_values");
    for (size_t i = 0; generator->commands[i]; i++)
        for (const struct verb *verb = generator->commands[i]->verbs; verb->name; verb++)
            value_entries(generator, generator->commands[i], verb);
    close_case(out, "    *' -C' | *' --directory') echo @folder ;;\n    *) return 1 ;;\n");
    text_char(out, '\n');
    text_printf(out, walk, generator->prefix);
    text_add(out, "complete -F _guiyuan");
    for (size_t i = 0; generator->commands[i]; i++)
        text_printf(out, " %s", program_of(generator, generator->commands[i]));
    text_char(out, '\n');
}
