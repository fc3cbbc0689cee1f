/* Where a value stands, found by reading the file once more: only findings need it. */
#include "format/yaml_events.h"

#include <string.h>

#define CLOSED __attribute__((cleanup(events_close)))

/* The value of a key of the mapping that was opened. */
static bool find_key(struct events *events, const char *key, struct event *value)
{
    struct event event;

    for (;;) {
        events_next(events, &event);
        if (event.type == EVENT_END || event.type == EVENT_STOP)
            return false;
        bool wanted = event.type == EVENT_SCALAR && strcmp(event.text, key) == 0;
        events_skip(events, &event);
        events_next(events, &event);
        if (wanted) {
            *value = event;
            return true;
        }
        events_skip(events, &event);
    }
}

/* The number that a text consists of; SIZE_MAX when it is none, or far too large. */
static size_t number_of(const char *text)
{
    size_t value = 0, length = strspn(text, "0123456789");

    if (length == 0 || length > 9 || text[length])
        return SIZE_MAX;
    for (; *text; text++)
        value = value * 10 + (size_t)(*text - '0');
    return value;
}

/* The element of the list that was opened: by its index, or a scalar by its text. */
static bool find_element(struct events *events, size_t index, const char *text,
                         struct event *element)
{
    struct event event;

    for (size_t i = 0;; i++) {
        events_next(events, &event);
        if (event.type == EVENT_END || event.type == EVENT_STOP)
            return false;
        if (i == index || (text && event.type == EVENT_SCALAR && strcmp(event.text, text) == 0)) {
            *element = event;
            return true;
        }
        events_skip(events, &event);
    }
}

struct spot yaml_spot(struct run *run, const struct source *source, const struct file_kind *file,
                      size_t index, const char *field, const char *within)
{
    size_t before = run->count;
    CLOSED struct events *events = events_open(run, source, file->limit);
    struct event at = {0}, next;

    events_next(events, &next);
    bool found = file->shape == SHAPE_LIST
                     ? next.type == EVENT_LIST && find_element(events, index, NULL, &next)
                     : next.type == EVENT_MAP;
    if (found) {
        at = next;
        found = field && at.type == EVENT_MAP && find_key(events, field, &next);
    }
    if (found) {
        at = next;
        found = within &&
                (at.type == EVENT_MAP ? find_key(events, within, &next)
                                      : at.type == EVENT_LIST &&
                                            find_element(events, number_of(within), within, &next));
    }
    if (found)
        at = next;
    /* What is wrong with the file was reported when it was read. */
    run->count = before;
    return (struct spot){.file = source->path, .line = at.line, .column = at.column};
}
