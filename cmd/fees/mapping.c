/* fees mapping: what a bank's statement looks like, and a draft of its mapping. */
#include "base/arena.h"
#include "cmd/fees/fees.h"
#include "cmd/statement.h"
#include "format/csv.h"
#include "format/grid.h"
#include "format/yaml.h"
#include "record/id.h"

enum { SAMPLE_ROWS = 3 };

/* A column a line: its name and what stands below it. */
static void show_columns(struct session *session, const struct csv_rows *sheet, size_t header)
{
    static const struct column columns[] = {{"column", "Column", CELL_TEXT},
                                            {"first", "First row", CELL_TEXT},
                                            {"second", "Second", CELL_TEXT},
                                            {"third", "Third", CELL_TEXT}};
    struct grid *grid = grid_new(session->run, columns, sizeof columns / sizeof *columns);
    const struct csv_row *names = &sheet->row[header];
    struct text out = text_new(session->run->arena);

    for (size_t i = 0; i < names->count; i++) {
        grid_text(grid, names->cell[i]);
        for (size_t k = 1; k <= SAMPLE_ROWS; k++) {
            bool there = header + k < sheet->count && i < sheet->row[header + k].count;
            grid_text(grid, there ? sheet->row[header + k].cell[i] : NULL);
        }
    }
    grid_table(grid, true, &out);
    session_bytes(session, out.at, out.length);
}

static void show_draft(struct session *session, const struct mapping *mapping)
{
    struct text yaml = text_new(session->run->arena);

    yaml_write_map(&yaml, &kind_mapping, mapping);
    session_say(session,
                "\nA mapping for it, to be corrected; --name NAME keeps it as "
                "statements/NAME.yaml:\n\n%s",
                yaml.at);
}

static enum status keep(struct session *session, struct mapping *mapping)
{
    struct mapping_input input = {.name = session_text(session, "name"), .mapping = *mapping};

    if (!is_word(input.name))
        return fail(session->run, STATUS_USAGE, "usage",
                    "small letters, digits and '-', such as --name citic",
                    "'%s' is no name of a mapping", input.name);
    return session_write(session, set_mapping, &input);
}

enum status fees_mapping(struct session *session)
{
    struct run *run = session->run;
    const char *title = session_text(session, "title"), *encoding = "";
    struct statement_request request;
    struct mapping_draft draft;
    struct csv_rows sheet;
    enum status status = statement_request_fill(session, "file", &request);

    if (status == STATUS_OK)
        status = statement_cells(run, &request, &sheet, &encoding);
    if (status == STATUS_OK)
        status = mapping_guess(run, request.path, &sheet, &draft);
    if (status != STATUS_OK)
        return status;
    draft.mapping.title = title                          ? title
                          : session_has(session, "name") ? session_text(session, "name")
                                                         : "the bank's name";
    if (session_has(session, "name"))
        return keep(session, &draft.mapping);
    session_say(session, "%s, its table begins on line %d:\n\n", encoding,
                sheet.row[draft.header].line);
    show_columns(session, &sheet, draft.header);
    show_draft(session, &draft.mapping);
    return STATUS_OK;
}
