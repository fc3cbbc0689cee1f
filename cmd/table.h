/* CSV files that commands take many records from: one row is one record. */
#ifndef CMD_TABLE_H
#define CMD_TABLE_H

#include "cli/session.h"

struct table_rows {
    void *records;    /* of the kind, one behind the other */
    const int *lines; /* of their rows */
    size_t count;
};

/* Reads a file whose first line names fields of the kind. `needed` (NULL-terminated) are columns
 * without which, and cells without which a row, is refused; `what` is one record, for messages.
 * Every cell that does not fit its field is a finding with the number of its line. */
enum status table_read(struct session *session, const char *path, const struct kind *kind,
                       const char *const *needed, const char *what, struct table_rows *out);

/* The name of a file without its folder. */
const char *table_name(const char *path);

#endif
