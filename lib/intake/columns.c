#include "base/arena.h"
#include "intake/cell.h"
#include "intake/formats.h"

static int column_of(const struct csv_row *row, const char *name)
{
    if (!name)
        return COLUMN_NONE;
    for (size_t i = 0; i < row->count; i++)
        if (cell_names(row->cell[i], name))
            return (int)i;
    return COLUMN_NONE;
}

bool columns_find(const struct csv_rows *sheet, const struct wanted *wanted, size_t count,
                  size_t least, struct columns *out)
{
    for (size_t row = 0; row < sheet->count; row++) {
        struct columns columns = {.row = row};
        if (sheet->row[row].count < least)
            continue;
        for (size_t i = 0; i < count; i++) {
            columns.index[i] = column_of(&sheet->row[row], wanted[i].name);
            columns.found += columns.index[i] != COLUMN_NONE;
        }
        if (columns.found < least)
            continue;
        *out = columns;
        return true;
    }
    return false;
}

enum status columns_check(struct run *run, const char *path, const struct csv_rows *sheet,
                          const struct wanted *wanted, size_t count, const struct columns *columns)
{
    struct spot spot = {.file = path, .line = sheet->row[columns->row].line};
    enum status status = STATUS_OK;

    for (size_t i = 0; i < count; i++)
        if (wanted[i].name && wanted[i].required && columns->index[i] == COLUMN_NONE)
            status = fail_at(run, spot, STATUS_DATA, "statement-column",
                             "import the file as it was downloaded, with all its columns",
                             "the table has no column '%s'", wanted[i].name);
    return status;
}

enum status columns_need(struct run *run, const char *path, const struct csv_rows *sheet,
                         const struct wanted *wanted, size_t count, size_t least,
                         struct columns *out)
{
    if (columns_find(sheet, wanted, count, least, out))
        return columns_check(run, path, sheet, wanted, count, out);
    return fail_at(run, (struct spot){.file = path}, STATUS_DATA, "statement-header",
                   arena_printf(run->arena,
                                "import the file as it was downloaded; its table starts with a "
                                "line of names: %s, %s and so on",
                                wanted[0].name, wanted[1].name),
                   "the statement has no table");
}

const char *columns_text(struct run *run, const struct csv_row *row, const struct columns *columns,
                         size_t which)
{
    int index = columns->index[which];

    if (index == COLUMN_NONE || (size_t)index >= row->count)
        return "";
    return cell_text(run, row->cell[index]);
}

bool row_is_blank(const struct csv_row *row)
{
    for (size_t i = 0; i < row->count; i++)
        if (!cell_is_blank(row->cell[i]))
            return false;
    return true;
}

void row_problem(struct run *run, struct statement_row *row, const char *problem)
{
    if (!problem)
        return;
    row->problem =
        row->problem ? arena_printf(run->arena, "%s; %s", row->problem, problem) : problem;
}
