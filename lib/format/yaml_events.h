/*
 * A file as a stream of events: libyaml behind the checks that make its input harmless. Internal
 * to lib/format; yaml_events.c is the only user of libyaml's header.
 *
 * What YAML has and the ledger does not (anchors, tags, several documents, …) is reported here;
 * so is every fault of the bytes. The stream goes on behind such a problem where libyaml can.
 * After at most 200 problems only a last "more" is added.
 */
#ifndef FORMAT_YAML_EVENTS_H
#define FORMAT_YAML_EVENTS_H

#include "format/codes.h"
#include "format/yaml.h"

#include <stdbool.h>

enum event_type {
    EVENT_SCALAR,
    EVENT_LIST,
    EVENT_MAP,
    EVENT_END,  /* of a list or a mapping */
    EVENT_STOP, /* of the file; comes for ever */
};

struct event {
    enum event_type type;
    bool flow;   /* a list or mapping in brackets */
    bool plain;  /* a scalar without quotes */
    bool faulty; /* a problem of this event is reported: its value means nothing */
    int line, column;
    size_t start, end; /* characters from the file's start */
    const char *text;  /* of a scalar: NUL-terminated, valid until the next event */
    size_t length;
};

struct events;

/* Checks size and bytes; with a problem there the stream is empty. */
struct events *events_open(struct run *run, const struct source *source, size_t limit);
void events_close(struct events **events);

void events_next(struct events *events, struct event *event);
/* Passes over the rest of a list or mapping (nothing for a scalar). */
void events_skip(struct events *events, const struct event *event);
/* Reads the whole value that `event` opens into a buffer from which events_next() then serves
 * it. One at a time. False when the file breaks off inside. */
bool events_hold(struct events *events, const struct event *event);
/* The value of a key of the mapping that is held; false when it is not there. */
bool events_held(const struct events *events, const char *key, struct event *value);

/* Byte offset of a character offset. */
size_t events_byte(struct events *events, size_t character);
/* Character offset behind the last scalar or closing bracket that was read. */
size_t events_last_end(const struct events *events);

/* Reports a problem at an event; returns false. */
bool events_fail(struct events *events, const struct event *at, enum format_code code,
                 const char *hint, const char *format, ...) __attribute__((format(printf, 5, 6)));
/* Reads what is left (a second document, whose marks are reported) and returns events_status(). */
enum status events_finish(struct events *events);
/* STATUS_OK while nothing was reported, else the first problem's status. */
enum status events_status(const struct events *events);

#endif
