#include "cli/parse.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <string.h>

struct parser {
    struct run *run;
    const struct command *command;
    struct parsed *out;
    struct options options;
    int argc, at; /* `at` is the next one to read */
    char *const *argv;
    bool ended;   /* behind "--" */
    bool unknown; /* an option was: what follows it may be its value, not an argument */
    const char **word;
    size_t words, capacity;
};

const char *program_name(const struct command *command, int argc, char *const *argv)
{
    if (argc < 1 || !argv[0])
        return command->name;
    const char *slash = strrchr(argv[0], '/');
    const char *base = slash ? slash + 1 : argv[0];
    size_t length = strlen(base), wanted = strlen(command->name);

    if (length < wanted || strcmp(base + length - wanted, command->name) != 0)
        return command->name;
    return base;
}

/* "did you mean '--via'? if not, see 'fees pay --help'" */
static const char *hint(const struct parser *parser, const char *dashes, const char *nearest)
{
    const struct parsed *out = parser->out;
    const char *see = phrase_printf(parser->run, "see '%s%s%s --help'", out->program,
                                    out->verb ? " " : "", out->verb ? out->verb->name : "");

    if (!nearest)
        return see;
    return phrase_printf(parser->run, "did you mean '%s%s'? if not, %s", dashes, nearest, see);
}

/* What was refused counts as given, too: that it is missing would be one message too many. */
static void give(struct parser *parser, const struct input *input, const char *text)
{
    struct parsed *out = parser->out;

    ARENA_PUSH(parser->run->arena, out->given, out->count, out->capacity);
    out->given[out->count++] = (struct given){.input = input, .text = text};
}

/* How a message names an input: '--via', or UNIT of an argument. */
static const char *label(const struct parser *parser, const struct input *input, bool is_argument)
{
    struct arena *arena = parser->run->arena;

    if (is_argument)
        return input_placeholder(arena, input, true);
    return phrase_printf(parser->run, "'--%s'", input->name);
}

/* A text of the line as a finding shows it: a long one by its beginning. */
static const char *shown(const struct parser *parser, const char *text)
{
    enum { SHOWN = 80 }; /* bytes */
    size_t length = SHOWN;

    if (strlen(text) <= SHOWN)
        return text;
    while (length && ((unsigned char)text[length] & 0xc0) == 0x80)
        length--;
    return arena_printf(parser->run->arena, "%.*s…", (int)length, text);
}

static void refuse_value(struct parser *parser, const struct input *input, bool is_argument,
                         const char *value, const char *expected)
{
    const char *choices = input_choices(input), *word;
    struct nearest nearest = nearest_new(value);
    size_t length;

    for (const char *at = choices ? choices : ""; word_next(&at, &word, &length);)
        nearest_try(&nearest, arena_dupn(parser->run->arena, word, length));
    fail(parser->run, STATUS_USAGE, "usage", hint(parser, "", nearest.name),
         "%s takes %s, not '%s'", label(parser, input, is_argument), expected,
         shown(parser, value));
}

/* Text in the form the ledger keeps it; paths stay as they are. */
static const char *tidy(struct parser *parser, const struct input *input, bool is_argument,
                        const char *value)
{
    if (input->type == INPUT_FILE || input->type == INPUT_FOLDER)
        return value;
    enum utf8_fault fault = utf8_check(value, strlen(value), NULL);
    const char *text = fault ? NULL : utf8_nfc(parser->run->arena, value);
    if (!text)
        fail(parser->run, STATUS_USAGE, "usage", "type the text again instead of pasting it",
             "the value of %s contains %s: '%s'", label(parser, input, is_argument),
             utf8_fault_text(fault ? fault : UTF8_INVALID), shown(parser, value));
    return text;
}

static void take_value(struct parser *parser, const struct input *input, bool is_argument,
                       const char *value)
{
    const char *expected, *text = NULL;

    if (*value)
        text = tidy(parser, input, is_argument, value);
    else
        fail(parser->run, STATUS_USAGE, "usage", hint(parser, "", NULL), "%s is empty",
             label(parser, input, is_argument));
    if (text && !input_check(parser->run, input, text, &expected))
        refuse_value(parser, input, is_argument, value, expected);
    give(parser, input, text);
}

/* --- the verb --- */

/* How many words of the line are this verb's name; 0 when it is another. */
static int verb_words(const struct verb *verb, int count, char *const *line)
{
    const char *at = verb->name, *word;
    size_t length;
    int used = 0;

    while (word_next(&at, &word, &length)) {
        if (used == count || strlen(line[used]) != length || memcmp(line[used], word, length) != 0)
            return 0;
        used++;
    }
    return used;
}

static enum status refuse_verb(struct parser *parser, int count, char *const *line)
{
    struct arena *arena = parser->run->arena;
    const char *both = count > 1 ? arena_printf(arena, "%s %s", line[0], line[1]) : line[0];
    struct nearest one = nearest_new(line[0]), two = nearest_new(both);
    size_t length = strlen(line[0]);
    bool begins = false;

    for (const struct verb *verb = parser->command->verbs; verb->name; verb++) {
        nearest_try(&one, verb->name);
        nearest_try(&two, verb->name);
        begins |= strncmp(verb->name, line[0], length) == 0 && verb->name[length] == ' ';
    }
    const char *name =
        two.name && (!one.name || two.distance <= one.distance) ? two.name : one.name;
    if (begins && count == 1)
        return fail(parser->run, STATUS_USAGE, "usage", hint(parser, "", NULL),
                    "'%s' needs one more word", line[0]);
    return fail(parser->run, STATUS_USAGE, "usage", hint(parser, "", name), "unknown verb '%s'",
                shown(parser, begins ? both : line[0]));
}

static enum status take_verb(struct parser *parser)
{
    int count = parser->argc - parser->at, most = 0;
    char *const *line = parser->argv + parser->at;

    for (const struct verb *verb = parser->command->verbs; verb->name; verb++) {
        int used = verb_words(verb, count, line);
        if (used <= most)
            continue;
        most = used;
        parser->out->verb = verb;
    }
    if (most == 0)
        return refuse_verb(parser, count, line);
    parser->at += most;
    parser->options = options_of(parser->run->arena, parser->out->verb);
    return STATUS_OK;
}

/* --- options --- */

static void refuse_option(struct parser *parser, const char *typed, size_t length)
{
    struct arena *arena = parser->run->arena;
    const char *name = arena_dupn(arena, typed, length);
    struct nearest nearest = nearest_new(name);

    parser->unknown = true;
    for (size_t i = 0; i < parser->options.count; i++)
        nearest_try(&nearest, parser->options.item[i]->name);
    if (!parser->out->verb && !nearest.name)
        fail(parser->run, STATUS_USAGE, "usage",
             phrase_printf(parser->run, "write the verb first: '%s VERB --%s'; see '%s --help'",
                           parser->out->program, name, parser->out->program),
             "unknown option '--%s' before the verb", name);
    else
        fail(parser->run, STATUS_USAGE, "usage", hint(parser, "--", nearest.name),
             "unknown option '--%s'", name);
}

static bool is_given(const struct parser *parser, const struct input *input)
{
    for (size_t i = 0; i < parser->out->count; i++)
        if (parser->out->given[i].input == input)
            return true;
    return false;
}

/* Whether a word is one of the verb's options: then it is hardly meant as another's value. */
static bool is_option(const struct parser *parser, const char *word)
{
    if (word[0] != '-' || word[1] != '-')
        return false;
    return options_find(&parser->options, word + 2, strcspn(word + 2, "=")) != NULL;
}

static void take_following(struct parser *parser, const struct input *input)
{
    struct arena *arena = parser->run->arena;
    const char *next = parser->at < parser->argc ? parser->argv[parser->at] : NULL;

    if (!next)
        fail(parser->run, STATUS_USAGE, "usage", hint(parser, "", NULL),
             "option '--%s' needs a value", input->name);
    else if (is_option(parser, next))
        fail(parser->run, STATUS_USAGE, "usage",
             arena_printf(arena, "if that is the value, write '--%s=%s'", input->name, next),
             "option '--%s' needs a value, but '%s' follows", input->name, shown(parser, next));
    else {
        parser->at++;
        take_value(parser, input, false, next);
        return;
    }
    give(parser, input, NULL);
}

static void take_flag(struct parser *parser, const struct input *input)
{
    parser->out->help |= strcmp(input->name, "help") == 0;
    parser->out->version |= strcmp(input->name, "version") == 0;
    give(parser, input, NULL);
}

/* `value` NULL: none is joined to the option. */
static void take_option(struct parser *parser, const struct input *input, const char *value)
{
    if (is_given(parser, input) && !(input->flags & INPUT_REPEATED))
        fail(parser->run, STATUS_USAGE, "usage", hint(parser, "", NULL),
             "option '--%s' is given twice", input->name);
    if (input_takes_value(input) && value)
        take_value(parser, input, false, value);
    else if (input_takes_value(input))
        take_following(parser, input);
    else if (value)
        fail(parser->run, STATUS_USAGE, "usage", hint(parser, "", NULL),
             "option '--%s' takes no value", input->name);
    else
        take_flag(parser, input);
}

static void take_long(struct parser *parser, const char *name)
{
    size_t length = strcspn(name, "=");
    const struct input *input = options_find(&parser->options, name, length);

    if (input)
        take_option(parser, input, name[length] ? name + length + 1 : NULL);
    else
        refuse_option(parser, name, length);
}

static void take_short(struct parser *parser, const char *letters)
{
    while (*letters) {
        const struct input *input = options_letter(&parser->options, *letters);
        if (!input) {
            parser->unknown = true;
            fail(parser->run, STATUS_USAGE, "usage", hint(parser, "", NULL), "unknown option '-%s'",
                 letters);
            return;
        }
        letters++;
        if (input_takes_value(input)) {
            take_option(parser, input, *letters ? letters : NULL);
            return;
        }
        take_option(parser, input, NULL);
    }
}

/* --- arguments --- */

static void take_arguments(struct parser *parser)
{
    const struct input *argument = parser->out->verb->arguments;
    size_t next = 0, required = 0;

    for (const struct input *one = argument; one && one->name; one++)
        required += (one->flags & INPUT_REQUIRED) != 0;
    size_t spare = parser->words > required ? parser->words - required : 0;
    for (; argument && argument->name && next < parser->words; argument++) {
        if (!(argument->flags & INPUT_REQUIRED) && !spare)
            continue; /* the words left are for those that are required */
        spare -= !(argument->flags & INPUT_REQUIRED);
        do
            take_value(parser, argument, true, parser->word[next++]);
        while ((argument->flags & INPUT_REPEATED) && next < parser->words);
    }
    for (; argument && argument->name; argument++)
        if (argument->flags & INPUT_REQUIRED)
            fail(parser->run, STATUS_USAGE, "usage", hint(parser, "", NULL),
                 "argument %s is missing", label(parser, argument, true));
    if (next < parser->words && !parser->unknown)
        fail(parser->run, STATUS_USAGE, "usage", hint(parser, "", NULL),
             "too many arguments, from '%s' on", shown(parser, parser->word[next]));
}

static void require_options(struct parser *parser)
{
    for (size_t i = 0; i < parser->options.count; i++) {
        const struct input *input = parser->options.item[i];
        if ((input->flags & INPUT_REQUIRED) && !is_given(parser, input))
            fail(parser->run, STATUS_USAGE, "usage", hint(parser, "", NULL),
                 "option '--%s' is missing", input->name);
    }
}

static void preset_one(struct parser *parser, const struct input *input)
{
    if (!input->preset || is_given(parser, input))
        return;
    give(parser, input, input->preset);
    parser->out->given[parser->out->count - 1].is_preset = true;
}

static void add_presets(struct parser *parser)
{
    const struct input *argument = parser->out->verb->arguments;

    for (; argument && argument->name; argument++)
        preset_one(parser, argument);
    for (size_t i = 0; i < parser->options.count; i++)
        preset_one(parser, parser->options.item[i]);
}

/* --- the line --- */

static bool is_number(const char *word)
{
    return word[0] == '-' && (word[1] == '.' || (word[1] >= '0' && word[1] <= '9'));
}

static enum status take_word(struct parser *parser)
{
    if (!parser->out->verb)
        return take_verb(parser);
    ARENA_PUSH(parser->run->arena, parser->word, parser->words, parser->capacity);
    parser->word[parser->words++] = parser->argv[parser->at++];
    return STATUS_OK;
}

static enum status take_token(struct parser *parser)
{
    const char *token = parser->argv[parser->at];

    if (parser->ended || token[0] != '-' || token[1] == '\0' || is_number(token))
        return take_word(parser);
    parser->at++;
    if (strcmp(token, "--") == 0)
        parser->ended = true;
    else if (token[1] == '-')
        take_long(parser, token + 2);
    else
        take_short(parser, token + 1);
    /* Its value, if it has one, would be taken for a verb. */
    return parser->unknown && !parser->out->verb ? STATUS_USAGE : STATUS_OK;
}

enum status parse_line(struct run *run, const struct command *command, int argc, char *const *argv,
                       struct parsed *out)
{
    struct parser parser = {
        .run = run, .command = command, .out = out, .argc = argc, .argv = argv, .at = 1};
    size_t before = run->count;

    *out = (struct parsed){.program = program_name(command, argc, argv)};
    parser.options = options_of(run->arena, NULL);
    while (parser.at < argc) {
        enum status status = take_token(&parser);
        if (status)
            return status;
    }
    if (out->help || out->version) {
        run->count = before;
        return STATUS_OK;
    }
    if (out->verb) {
        take_arguments(&parser);
        require_options(&parser);
        add_presets(&parser);
    }
    return run_status(run, before);
}

const struct given *parsed_find(const struct parsed *parsed, const char *name, size_t n)
{
    for (size_t i = 0; i < parsed->count; i++)
        if (strcmp(parsed->given[i].input->name, name) == 0 && n-- == 0)
            return &parsed->given[i];
    return NULL;
}
