/*
 * What the two halves of the reader share: values (yaml_value.c), and the records and files they
 * make up (yaml_read.c). Internal to lib/format. A problem is reported where it is found and
 * reading goes on behind it, so nothing here returns a status: events_status() knows.
 */
#ifndef FORMAT_YAML_READER_H
#define FORMAT_YAML_READER_H

#include "format/yaml_events.h"

struct reader {
    struct run *run;
    struct events *events;
    const struct file_kind *file;
};

/* yaml_read_list() and yaml_read_map() through libyaml alone, which decides what is accepted. */
enum status careful_read_list(struct run *run, const struct source *source,
                              const struct file_kind *file, struct items *out);
enum status careful_read_map(struct run *run, const struct source *source,
                             const struct file_kind *file, void **out);

/* Reads the fields of the mapping that `at` opened, up to its end. */
void read_record(struct reader *reader, const struct kind *kind, const struct event *at,
                 void *record);
/* Reads the next value, with all that is in it, into a member of `record`. */
void read_value(struct reader *reader, const struct field *field, void *record);

/* The next element of a list, or key of a mapping; false at its end. */
bool next_element(struct reader *reader, struct event *event);
/* What was found, for a message: at most 40 characters of a scalar. */
const char *event_found(struct reader *reader, const struct event *event);

#endif
