#include "cmd/table.h"

#include "base/arena.h"
#include "base/text.h"
#include "format/csv.h"
#include "format/yaml.h"

#include <string.h>

enum { TABLE_LIMIT = 4 * 1024 * 1024 };

/* What is being read. */
struct reading_table {
    struct run *run;
    const char *path, *what;
    const struct kind *kind;
    const char *const *needed;
    const struct csv_row *header;
    const struct field **fields; /* that the columns stand for */
};

const char *table_name(const char *path)
{
    const char *name = strrchr(path, '/');

    return name ? name + 1 : path;
}

static bool is_needed(const struct reading_table *table, const char *name)
{
    for (size_t i = 0; table->needed[i]; i++)
        if (strcmp(name, table->needed[i]) == 0)
            return true;
    return false;
}

/* "the columns are: unit, kind, area, owner, and if wanted source, from, reason" */
static const char *columns_hint(const struct reading_table *table)
{
    struct text text = text_new(table->run->arena);
    const char *between = N_("the columns are: ");

    for (size_t i = 0; table->needed[i]; i++) {
        text_printf(&text, "%s%s", between, table->needed[i]);
        between = ", ";
    }
    between = N_(", and if wanted ");
    for (size_t i = 0; i < table->kind->field_count; i++) {
        const struct field *field = &table->kind->fields[i];
        if (is_needed(table, field->name) || field->type == FIELD_ID)
            continue;
        text_printf(&text, "%s%s", between, field->name);
        between = ", ";
    }
    return text.at;
}

static void read_header(struct reading_table *table)
{
    const struct csv_row *header = table->header;
    const struct spot spot = {table->path, header->line, 0};

    for (size_t i = 0; i < header->count; i++) {
        table->fields[i] = kind_field(table->kind, header->cell[i]);
        if (!table->fields[i] || table->fields[i]->type == FIELD_ID)
            fail_at(table->run, spot, STATUS_DATA, "csv-column", columns_hint(table),
                    "the column '%s' is unknown", header->cell[i]);
        for (size_t k = 0; k < i; k++)
            if (strcmp(header->cell[k], header->cell[i]) == 0)
                fail_at(table->run, spot, STATUS_DATA, "csv-column", "leave one of the two out",
                        "the column '%s' is there twice", header->cell[i]);
    }
    for (size_t i = 0; table->needed[i]; i++) {
        size_t at = 0;
        while (at < header->count && strcmp(header->cell[at], table->needed[i]) != 0)
            at++;
        if (at == header->count)
            fail_at(table->run, spot, STATUS_DATA, "csv-column", columns_hint(table),
                    "the column '%s' is missing", table->needed[i]);
    }
}

static void read_row(const struct reading_table *table, const struct csv_row *row, void *record)
{
    const struct spot spot = {table->path, row->line, 0};
    struct run *run = table->run;

    if (row->count > table->header->count) {
        fail_at(run, spot, STATUS_DATA, "csv-cell",
                "a value with a comma in it stands in double quotes",
                "the row has %zu cells, the first line has %zu", row->count, table->header->count);
        return;
    }
    for (size_t i = 0; i < table->header->count; i++) {
        const struct field *field = table->fields[i];
        const char *cell = i < row->count ? row->cell[i] : "", *expected;
        if (!cell[0] && is_needed(table, field->name))
            fail_at(run, spot, STATUS_DATA, "csv-cell",
                    phrase_printf(run, "every %s has one", phrase(run, table->what)),
                    "the %s of the %s is missing", field->name, phrase(run, table->what));
        else if (cell[0] && !field_parse(run, field, cell, record, &expected))
            fail_at(run, spot, STATUS_DATA, "csv-cell", phrase_printf(run, "write %s", expected),
                    "'%s' is no %s", cell, field->name);
    }
}

static enum status read_rows(struct reading_table *table, const struct csv_rows *rows,
                             struct table_rows *out)
{
    struct run *run = table->run;
    const size_t before = run->count;

    table->header = &rows->row[0];
    table->fields = arena_array(run->arena, table->header->count, sizeof *table->fields);
    read_header(table);
    if (run->count != before)
        return run_status(run, before);
    int *lines = arena_array(run->arena, rows->count, sizeof *lines);
    out->count = rows->count - 1;
    out->records = arena_alloc(run->arena, out->count * table->kind->size);
    out->lines = lines;
    for (size_t i = 0; i < out->count; i++) {
        lines[i] = rows->row[i + 1].line;
        read_row(table, &rows->row[i + 1], (char *)out->records + i * table->kind->size);
    }
    return run_status(run, before);
}

enum status table_read(struct session *session, const char *path, const struct kind *kind,
                       const char *const *needed, const char *what, struct table_rows *out)
{
    struct reading_table table = {
        .run = session->run, .path = path, .what = what, .kind = kind, .needed = needed};
    struct csv_rows rows;
    const char *bytes;
    size_t size;
    enum status status = session_read_file(session, path, TABLE_LIMIT, &bytes, &size);

    *out = (struct table_rows){.count = 0};
    if (status == STATUS_OK)
        status = csv_read(session->run, path, bytes, size, &rows);
    if (status != STATUS_OK)
        return status;
    if (rows.count < 2)
        return fail_at(session->run, (struct spot){path, 0, 0}, STATUS_DATA, "csv-empty",
                       columns_hint(&table), "the file has no %ss", phrase(session->run, what));
    return read_rows(&table, &rows, out);
}
