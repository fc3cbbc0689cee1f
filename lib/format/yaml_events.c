#include "format/yaml_events.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "format/field.h"
#include "format/yaml_bytes.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <yaml.h>

enum { DEPTH_MAX = 8, PROBLEMS_MAX = 200 };

/* An event that is kept; its text is in a buffer that may move. */
struct held {
    struct event event;
    size_t text; /* offset in the buffer */
};

struct events {
    struct run *run;
    const struct source *source;
    size_t since, problems;
    yaml_parser_t parser;
    yaml_event_t raw;
    bool parsing, stopped;
    int depth;
    size_t last_end;
    size_t mark_character, mark_byte; /* where events_byte() last was */
    struct held *held;
    size_t held_count, held_capacity, served;
    struct text held_text;
};

bool events_fail(struct events *events, const struct event *at, enum format_code code,
                 const char *hint, const char *format, ...)
{
    struct spot spot = {events->source->path, at->line, at->column};
    va_list args;

    if (events->problems++ >= PROBLEMS_MAX) {
        if (events->problems == PROBLEMS_MAX + 1)
            fail_at(events->run, spot, STATUS_DATA, code_text(CODE_TOO_MANY),
                    "mend these first, then check again", "more is wrong from here on");
        return false;
    }
    va_start(args, format);
    const char *message = phrase_vprintf(events->run, format, args);
    va_end(args);
    fail_at(events->run, spot, STATUS_DATA, code_text(code), hint, "%s",
            phrase(events->run, message));
    return false;
}

enum status events_finish(struct events *events)
{
    struct event event;

    do
        events_next(events, &event);
    while (event.type != EVENT_STOP);
    return events_status(events);
}

enum status events_status(const struct events *events)
{
    return run_status(events->run, events->since);
}

static bool check_size(struct events *events, size_t limit)
{
    static const struct event whole = {0};

    if (events->source->size <= limit)
        return true;
    return events_fail(events, &whole, CODE_FILE_SIZE, "split it, or look for what does not belong",
                       "the file has %zu bytes, its kind takes at most %zu", events->source->size,
                       limit);
}

struct events *events_open(struct run *run, const struct source *source, size_t limit)
{
    struct events *events = arena_alloc(run->arena, sizeof *events);

    events->run = run;
    events->source = source;
    events->since = run->count;
    events->stopped = true;
    if (!check_size(events, limit) || !source_check(events, source))
        return events;
    if (!yaml_parser_initialize(&events->parser)) {
        fail(run, STATUS_SYSTEM, code_text(CODE_YAML_SYNTAX), "close other programs and try again",
             "no memory to read '%s'", source->path);
        return events;
    }
    yaml_parser_set_encoding(&events->parser, YAML_UTF8_ENCODING);
    const char *bytes = source->size ? source->bytes : ""; /* libyaml asserts that it is not NULL */
    yaml_parser_set_input_string(&events->parser, (const unsigned char *)bytes, source->size);
    events->parsing = true;
    events->stopped = false;
    return events;
}

void events_close(struct events **events)
{
    if (!*events || !(*events)->parsing)
        return;
    yaml_event_delete(&(*events)->raw);
    yaml_parser_delete(&(*events)->parser);
    (*events)->parsing = false;
}

/* What stopped the stream is reported; that a value is not there is no further problem. */
static void stop(struct events *events, struct event *event)
{
    events->stopped = true;
    event->type = EVENT_STOP;
    event->faulty = true;
}

static void syntax_error(struct events *events, struct event *event)
{
    const yaml_parser_t *parser = &events->parser;
    const char *problem = parser->problem ? parser->problem : "unreadable";

    stop(events, event);
    if (parser->error == YAML_MEMORY_ERROR) {
        fail(events->run, STATUS_SYSTEM, code_text(CODE_YAML_SYNTAX),
             "close other programs and try again", "no memory to read '%s'", events->source->path);
        return;
    }
    event->line = (int)parser->problem_mark.line + 1;
    event->column = (int)parser->problem_mark.column + 1;
    events_fail(events, event, CODE_YAML_SYNTAX,
                "compare with the line above: brackets and quotes are closed, ':' and ',' have a "
                "blank behind them, and texts stand in double quotes",
                "cannot be read as YAML: %s%s%s", parser->context ? parser->context : "",
                parser->context ? ", " : "", phrase(events->run, problem));
}

static void check_document(struct events *events, const struct event *event)
{
    const yaml_event_t *raw = &events->raw;

    if (raw->type == YAML_DOCUMENT_END_EVENT && raw->data.document_end.implicit)
        return;
    if (raw->type == YAML_DOCUMENT_START_EVENT) {
        bool tags = raw->data.document_start.tag_directives.start !=
                    raw->data.document_start.tag_directives.end;
        if (raw->data.document_start.version_directive || tags) {
            events_fail(events, event, CODE_YAML_DIRECTIVE, "delete the line that starts with '%'",
                        "found a directive");
            return;
        }
        if (raw->data.document_start.implicit)
            return;
    }
    events_fail(events, event, CODE_YAML_DOCUMENTS, "delete the line '---' or '...'",
                "found the mark of a document; a file of the ledger is one without marks");
}

static void check_properties(struct events *events, struct event *event, const yaml_char_t *anchor,
                             const yaml_char_t *tag)
{
    if (anchor) {
        event->faulty = true;
        events_fail(events, event, CODE_YAML_ANCHOR, "delete it and write the value out",
                    "found the anchor '&%s'", (const char *)anchor);
    }
    if (tag) {
        event->faulty = true;
        events_fail(events, event, CODE_YAML_TAG, "delete it; the field decides the type",
                    "found the tag '%s'", (const char *)tag);
    }
}

/* Only an escape can put in what check_bytes() has not seen. */
static void check_escapes(struct events *events, struct event *event)
{
    size_t start = events_byte(events, event->start), end = events_byte(events, event->end);

    if (!memchr(events->source->bytes + start, '\\', end - start))
        return;
    size_t at = 0;
    enum utf8_fault fault = utf8_check(event->text, event->length, &at);
    if (!fault)
        return;
    event->faulty = true;
    events_fail(events, event, fault_code(fault, event->text[at]),
                "delete the escape that stands for it", "the text holds %s",
                phrase(events->run, event->text[at] == '\t' ? "a tab" : utf8_fault_text(fault)));
}

static void scalar(struct events *events, struct event *event)
{
    const yaml_event_t *raw = &events->raw;

    event->type = EVENT_SCALAR;
    event->text = (const char *)raw->data.scalar.value;
    event->length = raw->data.scalar.length;
    event->plain = raw->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    events->last_end = event->end;
    check_properties(events, event, raw->data.scalar.anchor, raw->data.scalar.tag);
    if (raw->data.scalar.style == YAML_LITERAL_SCALAR_STYLE ||
        raw->data.scalar.style == YAML_FOLDED_SCALAR_STYLE) {
        event->faulty = true;
        events_fail(events, event, CODE_YAML_BLOCK_SCALAR,
                    "write the text on one line in double quotes",
                    "found a text of several lines after '|' or '>'");
    } else if (event->length > SCALAR_MAX) {
        event->faulty = true;
        events_fail(events, event, CODE_YAML_SCALAR_SIZE,
                    "shorten it; long papers belong among the vouchers",
                    "found a value of %zu bytes, at most %d are taken", event->length, SCALAR_MAX);
    } else if (raw->data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE) {
        check_escapes(events, event);
    }
}

static void open_collection(struct events *events, struct event *event)
{
    const yaml_event_t *raw = &events->raw;

    if (raw->type == YAML_SEQUENCE_START_EVENT) {
        event->type = EVENT_LIST;
        event->flow = raw->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
        check_properties(events, event, raw->data.sequence_start.anchor,
                         raw->data.sequence_start.tag);
    } else {
        event->type = EVENT_MAP;
        event->flow = raw->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
        check_properties(events, event, raw->data.mapping_start.anchor,
                         raw->data.mapping_start.tag);
    }
    if (++events->depth <= DEPTH_MAX)
        return;
    events_fail(events, event, CODE_YAML_DEPTH, "look for brackets that are not closed",
                "nested deeper than %d", DEPTH_MAX);
    stop(events, event);
}

static void alias(struct events *events, struct event *event)
{
    event->type = EVENT_SCALAR;
    event->text = "";
    event->faulty = true;
    events->last_end = event->end;
    events_fail(events, event, CODE_YAML_ALIAS, "write the value out", "found the alias '*%s'",
                (const char *)events->raw.data.alias.anchor);
}

/* Turns a raw event into ours; false when it has no meaning of its own. */
static bool translate(struct events *events, struct event *event)
{
    switch (events->raw.type) {
    case YAML_SCALAR_EVENT:
        scalar(events, event);
        return true;
    case YAML_SEQUENCE_START_EVENT:
    case YAML_MAPPING_START_EVENT:
        open_collection(events, event);
        return true;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        /* A block's end is a mark without width, in front of whatever comes next. */
        if (event->end > event->start)
            events->last_end = event->end;
        events->depth--;
        event->type = EVENT_END;
        return true;
    case YAML_ALIAS_EVENT:
        alias(events, event);
        return true;
    case YAML_DOCUMENT_START_EVENT:
    case YAML_DOCUMENT_END_EVENT:
        check_document(events, event);
        return false;
    case YAML_STREAM_END_EVENT:
        stop(events, event);
        return true;
    default:
        return false;
    }
}

static void parse_next(struct events *events, struct event *event)
{
    for (;;) {
        *event = (struct event){.type = EVENT_STOP, .faulty = events->stopped};
        if (events->stopped)
            return;
        yaml_event_delete(&events->raw);
        if (!yaml_parser_parse(&events->parser, &events->raw)) {
            syntax_error(events, event);
            return;
        }
        event->line = (int)events->raw.start_mark.line + 1;
        event->column = (int)events->raw.start_mark.column + 1;
        event->start = events->raw.start_mark.index;
        event->end = events->raw.end_mark.index;
        if (translate(events, event))
            return;
    }
}

static void serve(const struct events *events, size_t index, struct event *event)
{
    *event = events->held[index].event;
    event->text = events->held_text.at + events->held[index].text;
}

void events_next(struct events *events, struct event *event)
{
    if (events->served < events->held_count)
        serve(events, events->served++, event);
    else
        parse_next(events, event);
}

static int nesting(const struct event *event)
{
    return (event->type == EVENT_LIST || event->type == EVENT_MAP) - (event->type == EVENT_END);
}

void events_skip(struct events *events, const struct event *event)
{
    struct event next;
    int depth = event->type == EVENT_LIST || event->type == EVENT_MAP;

    while (depth > 0) {
        events_next(events, &next);
        if (next.type == EVENT_STOP)
            return;
        depth += nesting(&next);
    }
}

static void keep(struct events *events, const struct event *event)
{
    ARENA_PUSH(events->run->arena, events->held, events->held_count, events->held_capacity);
    events->held[events->held_count++] =
        (struct held){.event = *event, .text = events->held_text.length};
    text_bytes(&events->held_text, event->text, event->length);
    text_char(&events->held_text, '\0');
}

bool events_hold(struct events *events, const struct event *event)
{
    struct event next;
    int depth = nesting(event);

    if (!events->held_text.arena)
        events->held_text = text_new(events->run->arena);
    events->held_text.length = 0;
    events->held_count = events->served = 0;
    while (depth > 0) {
        parse_next(events, &next);
        keep(events, &next);
        if (next.type == EVENT_STOP)
            return false;
        depth += nesting(&next);
    }
    return true;
}

bool events_held(const struct events *events, const char *key, struct event *value)
{
    int depth = 0;
    bool at_key = true;
    struct event event;

    for (size_t i = 0; i + 1 < events->held_count; i++) {
        serve(events, i, &event);
        if (depth == 0 && at_key && event.type == EVENT_SCALAR && strcmp(event.text, key) == 0) {
            serve(events, i + 1, value);
            return true;
        }
        depth += nesting(&event);
        if (depth == 0)
            at_key = !at_key;
    }
    return false;
}

size_t events_last_end(const struct events *events)
{
    return events->last_end;
}

size_t events_byte(struct events *events, size_t character)
{
    const char *bytes = events->source->bytes;
    size_t at = events->mark_byte, count = events->mark_character;

    while (count < character && at < events->source->size) {
        for (at++; at < events->source->size && ((unsigned char)bytes[at] & 0xc0) == 0x80;)
            at++;
        count++;
    }
    while (count > character) {
        for (at--; ((unsigned char)bytes[at] & 0xc0) == 0x80;)
            at--;
        count--;
    }
    events->mark_byte = at;
    events->mark_character = count;
    return at;
}
