#include "cli/inputs.h"

#include "base/arena.h"
#include "base/decimal.h"
#include "base/text.h"
#include "format/yaml.h"

#include <string.h>

static const struct input global_options[] = {
    {.name = "directory",
     .letter = 'C',
     .type = INPUT_FOLDER,
     .help = "the ledger that this folder lies in; without it, GUIYUAN_LEDGER, else the current "
             "folder"},
    {.name = "help", .letter = 'h', .type = INPUT_FLAG, .help = "show this help"},
    {.name = "version", .type = INPUT_FLAG, .help = "show the version"},
    {.name = NULL},
};

static const struct input read_options[] = {
    {.name = "at",
     .type = INPUT_COMMIT,
     .help = "the ledger as it was: a commit, or the end of a day or a month; without it, as it "
             "is now"},
    {.name = NULL},
};

static const struct input write_options[] = {
    {.name = "dry-run",
     .type = INPUT_FLAG,
     .help = "show the records and the commit that would be made, and make none"},
    {.name = "message",
     .letter = 'm',
     .type = INPUT_TEXT,
     .flags = INPUT_REPEATED,
     .help = "a paragraph more for the commit's message"},
    {.name = "operation",
     .type = INPUT_TEXT,
     .help = "a name for this change: repeated under the same name, it is made only once"},
    {.name = "allow-personal",
     .type = INPUT_TEXT,
     .help = "the reason why a text that looks like personal data is none; it goes into the "
             "commit"},
    {.name = NULL},
};

static const struct input grid_options[] = {
    {.name = "format",
     .type = INPUT_CHOICE,
     .choices = "table csv json",
     .preset = "table",
     .help = "how rows are shown"},
    {.name = NULL},
};

static const struct input document_options[] = {
    {.name = "format",
     .type = INPUT_CHOICE,
     .choices = "markdown html json",
     .preset = "markdown",
     .help = "how the document is written"},
    {.name = "output",
     .letter = 'o',
     .type = INPUT_FILE,
     .help = "a file to write in place of standard output; it is replaced in one step"},
    {.name = "language",
     .type = INPUT_CHOICE,
     .choices = "zh-CN en",
     .help = "the language of the document; without it, the ledger's"},
    {.name = NULL},
};

static void add_all(struct arena *arena, struct options *options, size_t *capacity,
                    const struct input *list)
{
    for (; list && list->name; list++) {
        ARENA_PUSH(arena, options->item, options->count, *capacity);
        options->item[options->count++] = list;
    }
}

struct options options_of(struct arena *arena, const struct verb *verb)
{
    struct options options = {0};
    size_t capacity = 0;

    if (verb) {
        add_all(arena, &options, &capacity, verb->options);
        options.own = options.count;
        if (verb->needs == NEEDS_READ)
            add_all(arena, &options, &capacity, read_options);
        if (verb->needs == NEEDS_WRITE)
            add_all(arena, &options, &capacity, write_options);
        if (verb->output == OUTPUT_GRID)
            add_all(arena, &options, &capacity, grid_options);
        if (verb->output == OUTPUT_DOCUMENT)
            add_all(arena, &options, &capacity, document_options);
        options.added = options.count - options.own;
    }
    add_all(arena, &options, &capacity, global_options);
    return options;
}

const struct input *options_find(const struct options *options, const char *name, size_t length)
{
    for (size_t i = 0; i < options->count; i++) {
        const char *candidate = options->item[i]->name;
        if (strlen(candidate) == length && memcmp(candidate, name, length) == 0)
            return options->item[i];
    }
    return NULL;
}

const struct input *options_letter(const struct options *options, char letter)
{
    for (size_t i = 0; i < options->count; i++)
        if (options->item[i]->letter == letter)
            return options->item[i];
    return NULL;
}

bool input_takes_value(const struct input *input)
{
    return input->type != INPUT_FLAG;
}

const struct field *input_field(const struct input *input)
{
    char name[64];

    if (input->type != INPUT_FIELD || !input->kind)
        return NULL;
    if (input->field)
        return kind_field(input->kind, input->field);
    size_t length = strlen(input->name);
    if (length >= sizeof name)
        return NULL;
    for (size_t i = 0; i <= length; i++)
        name[i] = input->name[i] == '-' ? '_' : input->name[i];
    return kind_field(input->kind, name);
}

const char *input_choices(const struct input *input)
{
    const struct field *field = input_field(input);

    if (input->type == INPUT_CHOICE)
        return input->choices;
    return field && field->type == FIELD_CHOICE ? field->choices : NULL;
}

const char *input_help(const struct input *input)
{
    const struct field *field = input_field(input);

    if (input->help)
        return input->help;
    return field && field->help ? field->help : "";
}

static const char *field_placeholder(enum field_type type)
{
    static const char *const names[] = {
        [FIELD_TEXT] = "TEXT",
        [FIELD_WORD] = "NAME",
        [FIELD_UNIT] = "UNIT",
        [FIELD_BUILDING] = "BUILDING",
        [FIELD_PERSON] = "PERSON",
        [FIELD_ID] = "ID",
        [FIELD_DECISION] = "DECISION",
        [FIELD_PROJECT] = "PROJECT",
        [FIELD_MEETING] = "MEETING",
        [FIELD_NOTICE] = "NOTICE",
        [FIELD_TICKET] = "TICKET",
        [FIELD_TIME] = "TIME",
        [FIELD_HASH] = "SHA256",
        [FIELD_DATE] = "DATE",
        [FIELD_MONTH] = "MONTH",
        [FIELD_MONEY] = "AMOUNT",
        [FIELD_AREA] = "AREA",
        [FIELD_RATE] = "RATE",
        [FIELD_READING] = "READING",
        [FIELD_COUNT] = "NUMBER",
        [FIELD_FLAG] = "true|false",
        [FIELD_WORDS] = "NAME,...",
        [FIELD_IDS] = "ID,...",
        [FIELD_UNITS] = "UNIT,...",
        [FIELD_BUILDINGS] = "BUILDING,...",
        [FIELD_PERSONS] = "PERSON,...",
        [FIELD_TIMES] = "TIME,...",
        [FIELD_AMOUNTS] = "AMOUNT,...",
        [FIELD_MONIES] = "NAME=AMOUNT,...",
        [FIELD_RATES] = "NAME=RATE,...",
        [FIELD_BALANCES] = "UNIT=AMOUNT,...",
    };
    bool known = (size_t)type < sizeof names / sizeof *names && names[type];

    return known ? names[type] : "TEXT";
}

static const char *type_placeholder(const struct input *input)
{
    const struct field *field = input_field(input);

    switch (input->type) {
    case INPUT_FILE:
        return "FILE";
    case INPUT_FOLDER:
        return "DIR";
    case INPUT_MONTH:
        return "MONTH";
    case INPUT_QUARTER:
        return "QUARTER";
    case INPUT_YEAR:
        return "YEAR";
    case INPUT_DATE:
        return "DATE";
    case INPUT_COMMIT:
        return "COMMIT|DATE";
    case INPUT_SPAN:
        return "BEFORE..AFTER";
    case INPUT_DEADLINE:
        return "DAYS|DATE";
    case INPUT_FIELD:
        if (field)
            return field_placeholder(field->type);
        break;
    default:
        break;
    }
    return "TEXT";
}

static char *upper(struct arena *arena, const char *name)
{
    char *copy = arena_dup(arena, name);

    for (char *at = copy; *at; at++)
        if (*at >= 'a' && *at <= 'z')
            *at = (char)(*at - 'a' + 'A');
    return copy;
}

enum { CHOICES_SHOWN = 40 };

const char *input_placeholder(struct arena *arena, const struct input *input, bool is_argument)
{
    const char *choices = input_choices(input);

    if (is_argument)
        return upper(arena, input->name);
    if (!choices)
        return type_placeholder(input);
    if (strlen(choices) > CHOICES_SHOWN)
        return upper(arena, input->name);
    char *copy = arena_dup(arena, choices);
    for (char *at = copy; *at; at++)
        if (*at == ' ')
            *at = '|';
    return copy;
}

/* "area, unit or share" */
static const char *choice_list(struct run *run, const char *choices)
{
    struct text list = text_new(run->arena);
    const char *at = choices, *word;
    size_t length;

    for (bool more = word_next(&at, &word, &length); more;) {
        text_bytes(&list, word, length);
        more = word_next(&at, &word, &length);
        if (more)
            text_add(&list, *at ? ", " : phrase(run, N_(" or ")));
    }
    return list.at;
}

const char *input_expects(struct run *run, const struct input *input)
{
    const char *choices = input_choices(input);
    const struct field *field = input_field(input);

    if (choices)
        return phrase_printf(run, "one of %s", choice_list(run, choices));
    switch (input->type) {
    case INPUT_FIELD:
        return field ? field_expects(run, field)
                     : phrase(run, N_("nothing, because its table names no field"));
    case INPUT_MONTH:
        return phrase(run, N_("a month like 2026-11"));
    case INPUT_QUARTER:
        return phrase(run, N_("a quarter like 2026-Q3"));
    case INPUT_YEAR:
        return phrase(run, N_("a year like 2026"));
    case INPUT_DATE:
        return phrase(run, N_("a date like 2026-11-03"));
    case INPUT_SPAN:
        return phrase(run, N_("two meter readings like 10342..10731"));
    case INPUT_DEADLINE:
        return phrase(run, N_("days like 7d, or a date like 2026-11-30"));
    default:
        return NULL;
    }
}

bool span_parse(const char *text, int64_t *before, int64_t *after)
{
    const char *dots = strstr(text, "..");
    int64_t first, second;

    if (!dots || !decimal_parse_loose(text, (size_t)(dots - text), READING_PLACES, &first) ||
        !decimal_parse_loose(dots + 2, strlen(dots + 2), READING_PLACES, &second) || first < 0 ||
        second < 0)
        return false;
    *before = first;
    *after = second;
    return true;
}

static bool is_choice(const char *choices, const char *value)
{
    const char *at = choices, *word;
    size_t length;

    while (word_next(&at, &word, &length))
        if (strlen(value) == length && memcmp(value, word, length) == 0)
            return true;
    return false;
}

static bool field_accepts(struct run *run, const struct input *input, const char *value,
                          const char **expected)
{
    const struct field *field = input_field(input);

    if (!field)
        return false;
    return field_parse(run, field, value, arena_alloc(run->arena, input->kind->size), expected);
}

bool input_check(struct run *run, const struct input *input, const char *value,
                 const char **expected)
{
    const char *choices = input_choices(input);
    struct month month;
    struct date date;
    int64_t before, after;
    struct deadline term;

    *expected = input_expects(run, input);
    if (choices)
        return is_choice(choices, value);
    switch (input->type) {
    case INPUT_FIELD:
        return field_accepts(run, input, value, expected);
    case INPUT_MONTH:
        return month_parse(value, strlen(value), &month);
    case INPUT_QUARTER:
        return quarter_parse(value, strlen(value), &month);
    case INPUT_YEAR:
        return year_parse(value, strlen(value), &month);
    case INPUT_DATE:
        return date_parse(value, strlen(value), &date);
    case INPUT_SPAN:
        return span_parse(value, &before, &after);
    case INPUT_DEADLINE:
        return deadline_parse(value, strlen(value), &term);
    default:
        return true;
    }
}

bool word_next(const char **at, const char **word, size_t *length)
{
    *word = *at + strspn(*at, " ");
    *length = strcspn(*word, " ");
    *at = *word + *length;
    *at += strspn(*at, " ");
    return *length > 0;
}

struct nearest nearest_new(const char *typed)
{
    return (struct nearest){.typed = typed, .distance = strlen(typed) / 3 + 2};
}

/* What was cut short ("--mess") is near, however much is missing, unless something else is
 * nearer. */
void nearest_try(struct nearest *nearest, const char *name)
{
    size_t distance = text_distance(nearest->typed, name);
    size_t length = strlen(nearest->typed);

    if (length > 1 && strncmp(nearest->typed, name, length) == 0 && distance > 1)
        distance = 1;
    if (distance >= nearest->distance)
        return;
    nearest->distance = distance;
    nearest->name = name;
}

const char *example_text(struct arena *arena, const struct command *command, const char *program,
                         const char *example)
{
    struct text out = text_new(arena);
    size_t length = strlen(command->name);

    for (const char *line = example, *end; *line; line = end) {
        end = line + strcspn(line, "\n");
        end += *end == '\n';
        if (strncmp(line, command->name, length) == 0 && line[length] == ' ') {
            text_add(&out, program);
            line += length;
        }
        text_bytes(&out, line, (size_t)(end - line));
    }
    return out.at;
}
