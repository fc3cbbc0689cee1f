#include "cli/help.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "cli/wrap.h"

#include <string.h>

enum { INDENT = 2, COLUMN = 30 };

const struct exit_status exit_statuses[] = {
    {STATUS_OK, "done"},
    {STATUS_FOUND, N_("done, and there is something to look at")},
    {STATUS_USAGE, N_("the command line is wrong")},
    {STATUS_DATA, N_("bad data in the ledger or in an input file")},
    {STATUS_REFUSED, N_("a rule of the compound refuses it")},
    {STATUS_BUSY, N_("somebody else is writing; try again")},
    {STATUS_SYSTEM, N_("the system failed: disk full, no permission, a damaged repository")},
    {STATUS_PENDING,
     N_("committed, but the work tree is still to be refreshed: the next change does "
        "it; do not repeat this one")},
    {STATUS_OK, NULL},
};

const struct variable variables[] = {
    {"GUIYUAN_LEDGER", N_("the folder of the ledger when there is no -C")},
    {"GUIYUAN_NOW", N_("the clock, for tests and examples: a day like 2026-11-03, a date and time "
                       "like 2026-11-03T09:30+08:00, or seconds since 1970-01-01 UTC")},
    {"NO_COLOR", N_("when set and not empty, nothing is coloured")},
    {NULL, NULL},
};

/* Lines that begin with a blank stay as they are; blank lines part paragraphs. */
static void prose(struct text *out, const char *text)
{
    struct text paragraph = text_new(out->arena);

    for (const char *line = text; *line;) {
        size_t length = strcspn(line, "\n");
        const char *next = line + length + (line[length] == '\n');
        bool keep = length == 0 || *line == ' ';
        if (!keep)
            text_printf(&paragraph, "%s%.*s", paragraph.length ? " " : "", (int)length, line);
        if (paragraph.length && (keep || !*next)) {
            wrap_words(out, paragraph.at, 0, 0);
            paragraph = text_new(out->arena);
        }
        if (keep)
            text_printf(out, "%.*s\n", (int)length, line);
        line = next;
    }
}

static void heading(struct run *run, struct text *out, const char *english)
{
    text_add(out, phrase_printf(run, "\n%s:\n", phrase(run, english)));
}

static void row(struct text *out, const char *term, const char *help)
{
    size_t column = INDENT + utf8_width(term);

    text_fill(out, ' ', INDENT);
    text_add(out, term);
    if (column + 2 > COLUMN) {
        text_char(out, '\n');
        column = 0;
    }
    text_fill(out, ' ', COLUMN - column);
    wrap_words(out, help, COLUMN, COLUMN);
}

void help_version(struct text *out, const char *program)
{
    text_printf(out, "%s (Guiyuan) %s\n", program, GUIYUAN_VERSION);
}

void help_command(struct run *run, struct text *out, const struct command *command,
                  const char *program)
{
    text_add(out, phrase_printf(run, "usage: %s VERB [ARGUMENTS] [OPTIONS]\n\n", program));
    text_printf(out, "%s\n", phrase(run, command->summary));
    heading(run, out, N_("verbs"));
    for (const struct verb *verb = command->verbs; verb->name; verb++)
        row(out, verb->name, phrase(run, verb->summary));
    text_add(out,
             phrase_printf(
                 run, "\n'%s VERB --help' says more about a verb, 'man %s' about all of them.\n",
                 program, program));
}

static void usage_argument(struct text *out, const struct input *argument)
{
    bool required = argument->flags & INPUT_REQUIRED;
    const char *dots = argument->flags & INPUT_REPEATED ? "..." : "";
    const char *name = input_placeholder(out->arena, argument, true);

    text_printf(out, required ? " %s%s" : " [%s%s]", name, dots);
}

const char *help_usage(struct arena *arena, const struct verb *verb)
{
    struct text out = text_new(arena);
    struct options options = options_of(arena, verb);

    text_add(&out, verb->name);
    for (const struct input *argument = verb->arguments; argument && argument->name; argument++)
        usage_argument(&out, argument);
    for (size_t i = 0; i < options.count; i++) {
        const struct input *option = options.item[i];
        if (option->flags & INPUT_REQUIRED)
            text_printf(&out, " --%s %s%s", option->name, input_placeholder(arena, option, false),
                        option->flags & INPUT_REPEATED ? "..." : "");
    }
    text_add(&out, " [OPTIONS]");
    return out.at;
}

const char *help_option(struct arena *arena, const struct input *input)
{
    struct text out = text_new(arena);

    if (input->letter)
        text_printf(&out, "-%c, ", input->letter);
    else
        text_add(&out, "    ");
    text_printf(&out, "--%s", input->name);
    if (input_takes_value(input))
        text_printf(&out, " %s", input_placeholder(arena, input, false));
    return out.at;
}

/* Whether the reader does not know yet what to write: neither the placeholder nor the help says
 * it, and it is more than a name or some words. */
static bool needs_explaining(struct arena *arena, const struct input *input, bool is_argument)
{
    const struct field *field = input_field(input);

    if (field && (field->type == FIELD_TEXT || field->type == FIELD_WORD))
        return false;
    if (input_choices(input))
        return is_argument || !strchr(input_placeholder(arena, input, false), '|');
    return !strstr(input_help(input), " like ");
}

const char *help_input(struct run *run, const struct input *input, bool is_argument)
{
    struct text out = text_new(run->arena);
    const char *expects = input_expects(run, input);

    text_add(&out, phrase(run, input_help(input)));
    if (expects && needs_explaining(run->arena, input, is_argument))
        text_add(&out, phrase_printf(run, "; %s", expects));
    if (input->preset)
        text_add(&out, phrase_printf(run, " (without it: %s)", input->preset));
    if (input->flags & INPUT_REPEATED)
        text_add(&out, phrase(run, N_("; may be repeated")));
    return out.at;
}

static void option_rows(struct run *run, struct text *out, const char *title,
                        const struct options *options, size_t first, size_t end)
{
    if (first == end)
        return;
    heading(run, out, title);
    for (size_t i = first; i < end; i++)
        row(out, help_option(run->arena, options->item[i]),
            help_input(run, options->item[i], false));
}

static void argument_rows(struct run *run, struct text *out, const struct verb *verb)
{
    const struct input *argument = verb->arguments;

    if (!argument || !argument->name)
        return;
    heading(run, out, N_("arguments"));
    for (; argument->name; argument++)
        row(out, input_placeholder(run->arena, argument, true), help_input(run, argument, true));
}

static void examples(struct run *run, struct text *out, const char *text)
{
    heading(run, out, N_("example"));
    for (const char *line = text; *line;) {
        size_t length = strcspn(line, "\n");
        text_printf(out, "  %.*s\n", (int)length, line);
        line += length + (line[length] == '\n');
    }
}

void help_verb(struct run *run, struct text *out, const struct command *command,
               const struct verb *verb, const char *program)
{
    struct options options = options_of(run->arena, verb);
    size_t shared = options.own + options.added;

    const char *usage = phrase(run, N_("usage: "));

    text_add(out, usage);
    size_t indent = utf8_width(usage) + strlen(program) + 1;
    text_printf(out, "%s ", program);
    wrap_words(out, help_usage(run->arena, verb), indent, indent);
    text_printf(out, "\n%s\n", phrase(run, verb->summary));
    if (verb->detail) {
        text_char(out, '\n');
        prose(out, phrase(run, verb->detail));
    }
    argument_rows(run, out, verb);
    option_rows(run, out, N_("options"), &options, 0, options.own);
    option_rows(run, out, options.own ? N_("more options") : N_("options"), &options, options.own,
                shared);
    option_rows(run, out, N_("options of every verb"), &options, shared, options.count);
    if (verb->example)
        examples(run, out, example_text(run->arena, command, program, verb->example));
}
