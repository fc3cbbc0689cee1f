/*
 * The short way for files that hold nothing but what yaml_write_item() and yaml_write_map()
 * write, byte for byte: most of a ledger, several times faster than libyaml. Internal to
 * lib/format.
 *
 * Each returns false, having reported nothing, when a single byte is otherwise or any value is
 * wrong; the caller then reads the whole file through libyaml, which decides. A property test
 * holds that both ways agree.
 */
#ifndef FORMAT_YAML_QUICK_H
#define FORMAT_YAML_QUICK_H

#include "format/yaml.h"

bool quick_read_list(struct run *run, const struct source *source, const struct file_kind *file,
                     struct items *out);
bool quick_read_map(struct run *run, const struct source *source, const struct file_kind *file,
                    void *record);

#endif
