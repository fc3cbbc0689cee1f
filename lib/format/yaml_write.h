/*
 * The writer's parts that the editor of files needs, too. Internal to lib/format.
 */
#ifndef FORMAT_YAML_WRITE_H
#define FORMAT_YAML_WRITE_H

#include "format/yaml.h"

/* As yaml_write_item(), with every line moved in by `indent` blanks. */
void yaml_write_item_at(struct text *out, int indent, const struct kind *kind, const void *record);

#endif
