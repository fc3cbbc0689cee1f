#include "format/yaml_bytes.h"

#include "format/field.h"

enum format_code fault_code(enum utf8_fault fault, char byte)
{
    switch (fault) {
    case UTF8_INVALID:
        return CODE_TEXT_ENCODING;
    case UTF8_BOM:
        return CODE_TEXT_BOM;
    case UTF8_SEPARATOR:
        return CODE_TEXT_SEPARATOR;
    case UTF8_NONCHARACTER:
        return CODE_TEXT_NONCHARACTER;
    default:
        return byte == '\t' ? CODE_YAML_TAB : CODE_TEXT_CONTROL;
    }
}

static void report_fault(struct events *events, const struct event *at, enum utf8_fault fault,
                         char byte)
{
    enum format_code code = fault_code(fault, byte);

    if (code == CODE_YAML_TAB)
        events_fail(events, at, code, "put blanks in its place", "found a tab");
    else if (byte == '\r')
        events_fail(events, at, code, "save the file with Unix line ends (LF)",
                    "found a carriage return");
    else
        events_fail(events, at, code, field_text_hint(code), "found %s", utf8_fault_text(fault));
}

/* Bytes of a fault: one, or the character that is not allowed. */
static size_t fault_size(enum utf8_fault fault, const char *at, const char *end)
{
    const char *behind = at;

    if (fault == UTF8_INVALID)
        return 1;
    utf8_next(&behind, end);
    return (size_t)(behind - at);
}

bool source_check(struct events *events, const struct source *source)
{
    const char *at = source->bytes, *end = at + source->size;
    struct event place = {.line = 1, .column = 1};
    bool returned = false, fine = true;

    while (at < end) {
        size_t offset = 0;
        enum utf8_fault fault = utf8_check(at, (size_t)(end - at), &offset);
        if (!fault)
            break;
        for (; offset > 0; offset--, at++) {
            bool line_feed = *at == '\n';
            place.line += line_feed;
            place.column += ((unsigned char)*at & 0xc0) != 0x80;
            if (line_feed)
                place.column = 1;
        }
        fine = false;
        if (*at != '\r' || !returned)
            report_fault(events, &place, fault, *at);
        returned |= *at == '\r';
        at += fault_size(fault, at, end);
        place.column++;
    }
    return fine;
}
