/* Manual pages in roff, man(7) macros: ASCII only, so that no reader's setting spoils them. */
#include "completions/generate.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "cli/help.h"

#include <string.h>

static const char *roff_char(uint32_t codepoint)
{
    switch (codepoint) {
    case '\\':
        return "\\(rs";
    case '-':
        return "\\-";
    case '\'':
        return "\\(aq";
    case '`':
        return "\\(ga";
    case '^':
        return "\\(ha";
    case '~':
        return "\\(ti";
    case '"':
        return "\\(dq";
    default:
        return NULL;
    }
}

/* Text of one line; a dot or quote at its start would be taken for a request. */
static void put(struct text *out, const char *string, size_t length)
{
    const char *at = string, *end = string + length;

    if (length && *at == '.')
        text_add(out, "\\&");
    while (at < end) {
        uint32_t codepoint = utf8_next(&at, end);
        const char *name = roff_char(codepoint);
        if (name)
            text_add(out, name);
        else if (codepoint < 0x80)
            text_char(out, (char)codepoint);
        else
            text_printf(out, "\\[u%04X]", codepoint);
    }
}

static void put_all(struct text *out, const char *string)
{
    put(out, string, strlen(string));
}

static void put_font(struct text *out, char font, const char *string)
{
    text_printf(out, "\\f%c", font);
    put_all(out, string);
    text_add(out, "\\fR");
}

/* The same prose as --help takes: a line that begins with a blank stays a line. */
static void prose(struct text *out, const char *text)
{
    bool kept = false;

    for (const char *line = text; *line;) {
        size_t length = strcspn(line, "\n");
        bool keep = *line == ' ';
        if (keep != kept)
            text_add(out, keep ? ".PP\n.RS 4\n.nf\n" : ".fi\n.RE\n");
        kept = keep;
        if (length == 0) {
            text_add(out, ".PP\n");
        } else {
            put(out, keep ? line + 2 : line, keep ? length - 2 : length);
            text_char(out, '\n');
        }
        line += length + (line[length] == '\n');
    }
    if (kept)
        text_add(out, ".fi\n.RE\n");
}

static void sentence(struct text *out, const char *phrase)
{
    if (*phrase >= 'a' && *phrase <= 'z') {
        text_char(out, (char)(*phrase - 'a' + 'A'));
        phrase++;
    }
    put_all(out, phrase);
    text_add(out, ".\n");
}

static void option_item(struct generator *generator, const struct input *option)
{
    struct text *out = &generator->out;
    const char *shown = help_option(generator->run->arena, option);

    text_add(out, ".TP\n");
    put_font(out, 'B', shown + strspn(shown, " "));
    text_char(out, '\n');
    sentence(out, help_input(generator->run, option, false));
}

static void argument_item(struct generator *generator, const struct input *argument)
{
    struct text *out = &generator->out;

    text_add(out, ".TP\n");
    put_font(out, 'I', input_placeholder(generator->run->arena, argument, true));
    text_char(out, '\n');
    sentence(out, help_input(generator->run, argument, true));
}

static void example(struct generator *generator, const struct command *command,
                    const struct verb *verb)
{
    struct text *out = &generator->out;
    const char *text =
        example_text(generator->run->arena, command, program_of(generator, command), verb->example);

    text_add(out, ".PP\nExample:\n.PP\n.RS 4\n.nf\n");
    while (*text) {
        size_t length = strcspn(text, "\n");
        put(out, text, length);
        text_char(out, '\n');
        text += length + (text[length] == '\n');
    }
    text_add(out, ".fi\n.RE\n");
}

/* Names the options that OPTIONS describes once for all verbs. */
static void shared_options(struct text *out, const struct options *options)
{
    if (options->added == 0)
        return;
    text_add(out, ".PP\nAlso");
    for (size_t i = options->own; i < options->own + options->added; i++) {
        text_add(out, i > options->own ? ", " : " ");
        put_font(out, 'B', "--");
        put_font(out, 'B', options->item[i]->name);
    }
    text_add(out, "; see OPTIONS.\n");
}

static void verb_section(struct generator *generator, const struct command *command,
                         const struct verb *verb)
{
    struct text *out = &generator->out;
    struct options options = options_of(generator->run->arena, verb);

    text_add(out, ".SS ");
    put_all(out, program_of(generator, command));
    text_char(out, ' ');
    put_all(out, help_usage(generator->run->arena, verb));
    text_char(out, '\n');
    sentence(out, verb->summary);
    if (verb->detail) {
        text_add(out, ".PP\n");
        prose(out, verb->detail);
    }
    for (const struct input *argument = verb->arguments; argument && argument->name; argument++)
        argument_item(generator, argument);
    for (size_t i = 0; i < options.own; i++)
        option_item(generator, options.item[i]);
    shared_options(out, &options);
    example(generator, command, verb);
}

static bool is_among(const struct input **items, size_t count, const struct input *input)
{
    for (size_t i = 0; i < count; i++)
        if (items[i] == input)
            return true;
    return false;
}

/* The options that needs and outputs of the command's verbs add, each once, then the global. */
static void option_section(struct generator *generator, const struct command *command)
{
    struct arena *arena = generator->run->arena;
    struct options global = options_of(arena, NULL);
    const struct input **shown = NULL;
    size_t count = 0, capacity = 0;

    text_add(&generator->out, ".SH OPTIONS\n");
    for (const struct verb *verb = command->verbs; verb->name; verb++) {
        struct options options = options_of(arena, verb);
        for (size_t i = options.own; i < options.own + options.added; i++) {
            if (is_among(shown, count, options.item[i]))
                continue;
            ARENA_PUSH(arena, shown, count, capacity);
            shown[count++] = options.item[i];
            option_item(generator, options.item[i]);
        }
    }
    for (size_t i = 0; i < global.count; i++)
        option_item(generator, global.item[i]);
}

static void status_section(struct text *out)
{
    text_add(out, ".SH EXIT STATUS\n");
    for (const struct exit_status *row = exit_statuses; row->text; row++) {
        text_printf(out, ".TP\n\\fB%d\\fR\n", (int)row->status);
        sentence(out, row->text);
    }
}

static void environment_section(struct text *out)
{
    text_add(out, ".SH ENVIRONMENT\n");
    for (const struct variable *row = variables; row->name; row++) {
        text_add(out, ".TP\n");
        put_font(out, 'B', row->name);
        text_char(out, '\n');
        sentence(out, row->text);
    }
}

static const char files_section[] =
    ".SH FILES\n"
    ".TP\n\\fBcompound.yaml\\fR\nThe compound and its rules: what makes a git repository a "
    "ledger.\n"
    ".TP\n\\fB.git/guiyuan/\\fR\nThe lock, and what the next change needs to finish one that was "
    "killed. Leave it alone.\n";

static void see_also(struct generator *generator, const struct command *command)
{
    struct text *out = &generator->out;
    const char *comma = "";

    text_add(out, ".SH SEE ALSO\n");
    for (size_t i = 0; generator->commands[i]; i++) {
        if (generator->commands[i] == command)
            continue;
        text_add(out, comma);
        put_font(out, 'B', program_of(generator, generator->commands[i]));
        text_add(out, "(1)");
        comma = ",\n";
    }
    text_printf(out, "%s\\fBgit\\fR(1)\n", comma);
}

void generate_man(struct generator *generator, const struct command *command)
{
    struct text *out = &generator->out;
    const char *program = program_of(generator, command);

    text_add(out, ".TH ");
    put_all(out, program);
    text_printf(out, " 1 \"\" \"Guiyuan %s\" \"Guiyuan\"\n.SH NAME\n", GUIYUAN_VERSION);
    put_all(out, program);
    text_add(out, " \\- ");
    put_all(out, command->summary);
    text_add(out, "\n.SH SYNOPSIS\n");
    put_font(out, 'B', program);
    text_add(out, " \\fIVERB\\fR [\\fIARGUMENTS\\fR] [\\fIOPTIONS\\fR]\n.SH DESCRIPTION\n");
    prose(out, command->description);
    text_add(out, ".SH VERBS\n");
    for (const struct verb *verb = command->verbs; verb->name; verb++)
        verb_section(generator, command, verb);
    option_section(generator, command);
    status_section(out);
    environment_section(out);
    text_add(out, files_section);
    see_also(generator, command);
}
