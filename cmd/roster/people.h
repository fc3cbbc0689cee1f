/* Rows that name people: the id, and where private/names.yaml is present the name beside it. */
#ifndef CMD_ROSTER_PEOPLE_H
#define CMD_ROSTER_PEOPLE_H

#include "book/contacts.h"
#include "cli/session.h"

struct people {
    const struct contacts *contacts; /* NULL: no names here */
    struct grid *grid;
};

/* Stands behind each column of a person's id. */
#define NAME_COLUMN                                                                                \
    {                                                                                              \
        "person_name", "Name", CELL_TEXT                                                           \
    }

/* A grid of the columns, without those of names where none are kept. */
enum status people_open(struct session *session, const struct column *columns, size_t count,
                        struct people *out);
/* The id and, if there is the column, the name; `person` may be NULL. */
void people_put(struct people *people, const char *person);

#endif
