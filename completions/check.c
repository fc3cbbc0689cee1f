/* What a compiler cannot see in the command tables. */
#include "completions/generate.h"

#include "base/arena.h"
#include "cli/parse.h"
#include "cli/show.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

struct checker {
    struct generator *generator;
    const struct command *command;
    const struct verb *verb; /* NULL: the command itself */
    size_t mistakes;
};

__attribute__((format(printf, 2, 3))) static void mistake(struct checker *checker,
                                                          const char *format, ...)
{
    struct text *out = &checker->generator->out;
    char message[512];
    va_list args;

    va_start(args, format);
    int length = vsnprintf(message, sizeof message, format, args);
    va_end(args);
    text_printf(out, "%s%s%s: ", checker->command->name, checker->verb ? " " : "",
                checker->verb ? checker->verb->name : "");
    show_escaped(out, message, false);
    text_add(out, length < (int)sizeof message ? "\n" : "...\n");
    checker->mistakes++;
}

/* --- words --- */

/* Takes one character of a word, with its quotes; false when a quote stays open. */
static bool take_char(const char **at, char *quote, struct text *word)
{
    char byte = *(*at)++;

    if (*quote && byte == *quote) {
        *quote = 0;
    } else if (!*quote && (byte == '\'' || byte == '"')) {
        *quote = byte;
    } else if (byte == '\\' && *quote != '\'') {
        if (!**at)
            return false;
        text_char(word, *(*at)++);
    } else {
        text_char(word, byte);
    }
    return true;
}

bool example_words(struct arena *arena, const char *example, char ***words, size_t *count)
{
    const char *at = example;
    size_t capacity = 0;

    *words = NULL;
    *count = 0;
    for (;;) {
        at += strspn(at, " ");
        if (!*at || strchr("\n|<>;&", *at))
            return true;
        struct text word = text_new(arena);
        char quote = 0;
        while (*at && (quote || !strchr(" \n|<>;&", *at)))
            if (!take_char(&at, &quote, &word))
                return false;
        if (quote)
            return false;
        ARENA_PUSH(arena, *words, *count, capacity);
        (*words)[(*count)++] = word.at;
    }
}

/* --- phrases --- */

static void check_phrase(struct checker *checker, const char *what, const char *phrase)
{
    if (!phrase || !*phrase) {
        mistake(checker, "%s is missing", what);
        return;
    }
    char last = phrase[strlen(phrase) - 1];
    if (last == '.' || last == ' ' || last == '\n')
        mistake(checker, "%s ends in a full stop or a blank: '%s'", what, phrase);
    if (*phrase >= 'A' && *phrase <= 'Z' && phrase[1] >= 'a' && phrase[1] <= 'z')
        mistake(checker, "%s begins with a capital letter: '%s'", what, phrase);
    if (strchr(phrase, '\n'))
        mistake(checker, "%s has more than one line: '%s'", what, phrase);
}

static bool is_name(const char *name)
{
    size_t length = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-");

    return length > 0 && !name[length] && name[0] != '-' && name[length - 1] != '-';
}

static void check_verb_name(struct checker *checker)
{
    const char *at = checker->verb->name, *word;
    size_t length, words = 0;

    for (; word_next(&at, &word, &length); words++)
        if (!is_name(arena_dupn(checker->generator->run->arena, word, length)))
            mistake(checker, "the verb's name is not of lower-case words");
    if (words == 0 || words > 2)
        mistake(checker, "the verb's name has %zu words, not one or two", words);
    for (const struct verb *verb = checker->command->verbs; verb != checker->verb; verb++)
        if (strcmp(verb->name, checker->verb->name) == 0)
            mistake(checker, "the verb is there twice");
}

/* --- inputs --- */

static bool holds_many(enum field_type type)
{
    switch (type) {
    case FIELD_WORDS:
    case FIELD_IDS:
    case FIELD_UNITS:
    case FIELD_BUILDINGS:
    case FIELD_AMOUNTS:
    case FIELD_MONIES:
    case FIELD_RATES:
    case FIELD_BALANCES:
        return true;
    default:
        return false;
    }
}

static void check_field(struct checker *checker, const struct input *input)
{
    const struct field *field = input_field(input);

    if (!input->kind)
        mistake(checker, "'%s' is a field, but names no kind", input->name);
    else if (!field)
        mistake(checker, "'%s': the kind '%s' has no field '%s'", input->name, input->kind->name,
                input->field ? input->field : input->name);
    else if (field->type == FIELD_MATRIX || field->type == FIELD_ROWS ||
             field->type == FIELD_RECORD)
        mistake(checker, "'%s': a field of that type has no form on a command line", input->name);
    else if ((input->flags & INPUT_REPEATED) && !holds_many(field->type))
        mistake(checker, "'%s' is repeated, but its field holds one value", input->name);
}

static void check_input(struct checker *checker, const struct input *input)
{
    const char *expected;

    if (!is_name(input->name))
        mistake(checker, "'%s' is no name of lower-case letters, digits and dashes", input->name);
    if (input->type == INPUT_FIELD)
        check_field(checker, input);
    else if (input->kind || input->field)
        mistake(checker, "'%s' names a kind or field, but is no INPUT_FIELD", input->name);
    if (input->type == INPUT_CHOICE && (!input->choices || !*input->choices))
        mistake(checker, "'%s' has no choices", input->name);
    if (input->type != INPUT_CHOICE && input->choices)
        mistake(checker, "'%s' has choices, but is no INPUT_CHOICE", input->name);
    check_phrase(checker,
                 arena_printf(checker->generator->run->arena, "the help of '%s'", input->name),
                 input_help(input));
    if (input->preset && !input_check(checker->generator->run, input, input->preset, &expected))
        mistake(checker, "'%s' does not take its own preset '%s'", input->name, input->preset);
    if (input->preset && (input->flags & INPUT_REQUIRED))
        mistake(checker, "'%s' is required, but has a preset", input->name);
}

static void check_arguments(struct checker *checker)
{
    const struct input *argument = checker->verb->arguments;
    bool required = false, optional = false, repeated = false;

    for (; argument && argument->name; argument++) {
        check_input(checker, argument);
        if (argument->type == INPUT_FLAG || argument->letter)
            mistake(checker, "the argument '%s' is a flag or has a letter", argument->name);
        if (repeated)
            mistake(checker, "an argument follows the repeated one: '%s'", argument->name);
        if (optional && (argument->flags & INPUT_REQUIRED))
            mistake(checker, "optional arguments stand on both sides of '%s'", argument->name);
        optional |= required && !(argument->flags & INPUT_REQUIRED);
        required |= (argument->flags & INPUT_REQUIRED) != 0;
        repeated |= (argument->flags & INPUT_REPEATED) != 0;
    }
}

static void check_clash(struct checker *checker, const struct options *options, size_t index)
{
    const struct input *option = options->item[index];

    for (size_t i = 0; i < index; i++) {
        const struct input *other = options->item[i];
        if (strcmp(other->name, option->name) == 0)
            mistake(checker, "the option '--%s' is there twice", option->name);
        if (other->letter && other->letter == option->letter)
            mistake(checker, "'--%s' and '--%s' have the same letter", other->name, option->name);
    }
    for (const struct input *argument = checker->verb->arguments; argument && argument->name;
         argument++)
        if (strcmp(argument->name, option->name) == 0)
            mistake(checker, "an argument and an option are both called '%s'", option->name);
}

static void check_options(struct checker *checker)
{
    struct options options = options_of(checker->generator->run->arena, checker->verb);

    for (size_t i = 0; i < options.count; i++) {
        if (i < options.own)
            check_input(checker, options.item[i]);
        check_clash(checker, &options, i);
    }
}

/* --- verbs --- */

static void check_example(struct checker *checker, const char *line)
{
    struct run *run = checker->generator->run;
    struct parsed parsed;
    char **words;
    size_t count, before = run->count;

    if (!example_words(run->arena, line, &words, &count)) {
        mistake(checker, "the example leaves a quote open");
        return;
    }
    if (count == 0 || strcmp(words[0], checker->command->name) != 0) {
        mistake(checker, "the example does not begin with '%s'", checker->command->name);
        return;
    }
    enum status status = parse_line(run, checker->command, (int)count, words, &parsed);
    for (size_t i = before; i < run->count; i++)
        mistake(checker, "the example is refused: %s", run->findings[i].message);
    if (!status && parsed.verb != checker->verb)
        mistake(checker, "the example is of another verb");
}

static void check_verb(struct checker *checker)
{
    const char *example = checker->verb->example;

    check_verb_name(checker);
    check_phrase(checker, "the summary", checker->verb->summary);
    check_arguments(checker);
    check_options(checker);
    if (!checker->verb->run)
        mistake(checker, "the verb has no function");
    if (!example || !*example)
        mistake(checker, "the example is missing");
    for (const char *line = example; line && *line;) {
        check_example(checker, line);
        line += strcspn(line, "\n");
        line += *line == '\n';
    }
}

static void check_command(struct checker *checker)
{
    check_phrase(checker, "the summary", checker->command->summary);
    if (!checker->command->description || !*checker->command->description)
        mistake(checker, "the description is missing");
    for (const struct verb *verb = checker->command->verbs; verb->name; verb++) {
        checker->verb = verb;
        check_verb(checker);
    }
    checker->verb = NULL;
}

size_t generate_check(struct generator *generator)
{
    size_t mistakes = 0;

    for (size_t i = 0; generator->commands[i]; i++) {
        struct checker checker = {.generator = generator, .command = generator->commands[i]};
        check_command(&checker);
        mistakes += checker.mistakes;
    }
    return mistakes;
}
