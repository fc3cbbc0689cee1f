/*
 * The bytes of a file, looked at before libyaml sees them: it takes some of them for line breaks,
 * and others apart. Internal to lib/format.
 */
#ifndef FORMAT_YAML_BYTES_H
#define FORMAT_YAML_BYTES_H

#include "base/utf8.h"
#include "format/yaml_events.h"

/* The code of a fault at `byte`; a tab has one of its own. */
enum format_code fault_code(enum utf8_fault fault, char byte);
/* Reports each fault of the file's bytes with its place, of carriage returns the first, since
 * there is one a line. True when there is none. */
bool source_check(struct events *events, const struct source *source);

#endif
