/* parking import: spaces and permits out of a table. */
#include "book/operations.h"
#include "cmd/parking/parking.h"
#include "cmd/table.h"
#include "record/table.h"

/* A row is of no file of the ledger: it becomes a space, a permit or both. */
static const struct field parking_row_fields[] = {
    FIELD(parking_row, space, WORD, FIELD_REQUIRED, "the parking space"),
    FIELD_ONE_OF(parking_row, kind, 0, "ground underground charging disabled visitor",
                 "of a new space its kind"),
    FIELD(parking_row, where, TEXT, 0, "where a new space is"),
    FIELD(parking_row, there_from, DATE, 0, "the day from which a new space is there"),
    FIELD(parking_row, unit, UNIT, 0, "the unit that may use it"),
    FIELD(parking_row, from, DATE, 0, "the permit's first day"),
    FIELD(parking_row, to, DATE, 0, "its last day"),
    FIELD(parking_row, rate, WORD, 0, "its rate"),
    FIELD(parking_row, skipped, TEXT, 0, "why it passes over somebody"),
    FIELD(parking_row, decision, DECISION, 0, "the decision that allows it"),
};
static KIND(parking_row, 0, LAYOUT_FLOW, "a parking space and its permit");

enum status parking_import(struct session *session)
{
    static const char *const needed[] = {"space", NULL};
    struct parking_input input = {.path = session_text(session, "file")};
    struct table_rows rows;
    enum status status = table_read(session, input.path, &kind_parking_row, needed, "space", &rows);

    input.rows = rows.records;
    input.lines = rows.lines;
    input.count = rows.count;
    return status == STATUS_OK ? session_write(session, import_parking, &input) : status;
}
