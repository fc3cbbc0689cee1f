/*
 * The tables of records and registers. Their columns are the fields of the records' own tables, so
 * a kind of record that is added to the ledger is exported without a line here. What is no single
 * value or list of values (a roll's lines) is in the debts and postings instead.
 */
#include "audit/export_inside.h"

#include "base/arena.h"
#include "book/case_file.h"
#include "book/projects.h"
#include "format/yaml.h"

#include <string.h>

static bool is_column(const struct field *field)
{
    return field->type != FIELD_MATRIX && field->type != FIELD_ROWS && field->type != FIELD_RECORD;
}

static enum column_type column_type(enum field_type type)
{
    switch (type) {
    case FIELD_DATE:
        return COLUMN_DATE;
    case FIELD_MONTH:
        return COLUMN_MONTH;
    case FIELD_MONEY:
        return COLUMN_MONEY;
    case FIELD_AREA:
    case FIELD_READING:
        return COLUMN_HUNDREDTHS;
    case FIELD_RATE:
        return COLUMN_RATE;
    case FIELD_COUNT:
        return COLUMN_COUNT;
    case FIELD_FLAG:
        return COLUMN_FLAG;
    default:
        return COLUMN_TEXT;
    }
}

static bool is_own_id(const struct field *field)
{
    return field->type == FIELD_ID && strcmp(field->name, "id") == 0;
}

static struct cell field_cell(struct run *run, const struct field *field, const void *record)
{
    struct cell cell = {.present =
                            (field->flags & FIELD_REQUIRED) || !field_is_absent(field, record)};

    switch (column_type(field->type)) {
    case COLUMN_DATE:
        cell.date = FIELD_IN(struct date, record, field);
        break;
    case COLUMN_MONTH:
        if (cell.present)
            cell.date = month_first(FIELD_IN(struct month, record, field));
        break;
    case COLUMN_FLAG:
        cell.number = FIELD_IN(bool, record, field);
        cell.present = true;
        break;
    case COLUMN_TEXT:
        cell.text = field_text(run, field, record);
        break;
    case COLUMN_MONEY:
    case COLUMN_HUNDREDTHS:
    case COLUMN_RATE:
    case COLUMN_COUNT:
        cell.number = FIELD_IN(int64_t, record, field);
        break;
    }
    return cell;
}

static void record_cells(struct table *table, const struct kind *kind, const void *record)
{
    for (size_t i = 0; i < kind->field_count; i++)
        if (is_column(&kind->fields[i]))
            table->cells[table->at++] = field_cell(table->exporter->run, &kind->fields[i], record);
}

/* --- rows --- */

/* A database would not load a record that names another one which is not there. */
static enum status check_references(struct table *table, const struct event *event)
{
    const struct exporter *exporter = table->exporter;

    for (size_t i = 0; i < event->kind->field_count; i++) {
        const struct field *field = &event->kind->fields[i];
        if ((field->type != FIELD_ID && field->type != FIELD_UNIT) || is_own_id(field))
            continue;
        const char *named = FIELD_IN(const char *, event->record, field);
        if (!named || (field->type == FIELD_ID ? book_find(exporter->book, named) != NULL
                                               : book_unit(exporter->book, named) >= 0))
            continue;
        return fail_at(exporter->run, event_spot(exporter->run, exporter->book, event, field->name),
                       STATUS_DATA, "export-reference", "see what 'compound check' says",
                       "the record '%s' names '%s', which is not there", event->id, named);
    }
    return STATUS_OK;
}

/* The same for the project of an expense. */
static enum status check_project(struct table *table, const struct event *event)
{
    const struct exporter *exporter = table->exporter;
    const struct project *project;

    if (event->kind != &kind_expense)
        return STATUS_OK;
    const char *named = ((const struct expense *)event->record)->project;
    if (!named)
        return STATUS_OK;
    enum status status = project_read(exporter->run, exporter->book->snapshot, named, &project);
    if (status || project)
        return status;
    return fail_at(exporter->run, event_spot(exporter->run, exporter->book, event, "project"),
                   STATUS_DATA, "export-reference", "see what 'compound check' says",
                   "the record '%s' names '%s', which is not there", event->id, named);
}

static enum status fill_events(struct table *table)
{
    const struct records *records = table->exporter->book->records;
    enum status status = STATUS_OK;

    for (size_t i = 0; i < records->count && !status; i++) {
        const struct event *event = &records->events[i];
        if (event->kind != table->of->kind)
            continue;
        status = check_references(table, event);
        if (!status)
            status = check_project(table, event);
        if (status)
            return status;
        record_cells(table, event->kind, event->record);
        status = table_row(table);
    }
    return status;
}

/* The kind of file that lists records of a kind, if it is a register or a log. */
static const struct file_kind *list_of(const struct kind *kind)
{
    for (const struct file_kind *file = all_files; file->name; file++) {
        if (file->shape != SHAPE_LIST || (file->rule != RULE_REGISTER && file->rule != RULE_LOG))
            continue;
        for (size_t i = 0; file->kinds[i]; i++)
            if (file->kinds[i] == kind)
                return file;
    }
    return NULL;
}

static enum status fill_file(struct table *table, const struct file_kind *file, const char *path)
{
    struct run *run = table->exporter->run;
    struct items items = {.count = 0};
    struct blob blob;
    enum status status = snapshot_read(run, table->exporter->book->snapshot, path, &blob);

    if (status)
        return status;
    const struct source source = {path, blob.bytes, blob.size};
    status = yaml_read_list(run, &source, file, &items);
    for (size_t i = 0; i < items.count && !status; i++) {
        if (items.item[i].kind != table->of->kind)
            continue;
        table_text(table, path);
        table_number(table, items.item[i].line);
        record_cells(table, items.item[i].kind, items.item[i].record);
        status = table_row(table);
    }
    return status;
}

static enum status fill_lines(struct table *table)
{
    const struct file_kind *file = list_of(table->of->kind);
    struct run *run = table->exporter->run;
    /* The folder, or the whole name of a single file. */
    size_t fixed = strcspn(file->pattern, "*Y");
    struct entry *entries;
    size_t count;

    if (fixed && file->pattern[fixed])
        fixed--;
    enum status status =
        snapshot_list(run, table->exporter->book->snapshot,
                      arena_dupn(run->arena, file->pattern, fixed), &entries, &count);
    for (size_t i = 0; !status && i < count; i++)
        if (file_kind_of(entries[i].path, NULL) == file)
            status = fill_file(table, file, entries[i].path);
    return status;
}

/* The field of a case with rows of a kind: the steps of its log, the matters of its agenda. NULL:
 * it has none. */
static const struct field *rows_of(const struct kind *kind, const struct kind *rows)
{
    for (size_t i = 0; i < kind->field_count; i++)
        if (kind->fields[i].type == FIELD_ROWS && kind->fields[i].nested == rows)
            return &kind->fields[i];
    return NULL;
}

/* The kind of case that has rows of a kind, or the kind itself. */
static const struct kind *case_of(const struct kind *kind)
{
    for (const struct file_kind *file = all_files; file->name; file++)
        if (file->rule == RULE_CASE && rows_of(file->kinds[0], kind))
            return file->kinds[0];
    return kind;
}

/* A row per step of a case, or per entry of another list that it has. */
static enum status put_rows(struct table *table, const struct kind *kind, const void *record)
{
    const struct kind *of = table->of->kind;
    const struct rows *rows = &FIELD_IN(struct rows, record, rows_of(kind, of));
    enum status status = STATUS_OK;

    for (size_t i = 0; i < rows->count && !status; i++) {
        table->cells[table->at++] = field_cell(table->exporter->run, &kind->fields[0], record);
        table_number(table, (int64_t)i + 1);
        record_cells(table, of, (const char *)rows->item + i * of->size);
        status = table_row(table);
    }
    return status;
}

/* A row per case, or per entry of one of its lists. */
static enum status fill_cases(struct table *table)
{
    const struct exporter *exporter = table->exporter;
    const struct kind *kind = case_of(table->of->kind);
    struct case_entry *entries;
    size_t count;
    enum status status =
        cases_read(exporter->run, exporter->book->snapshot, kind, &entries, &count);

    for (size_t i = 0; !status && i < count; i++) {
        if (kind != table->of->kind) {
            status = put_rows(table, kind, entries[i].record);
            continue;
        }
        record_cells(table, kind, entries[i].record);
        status = table_row(table);
    }
    return status;
}

/* A row per file that is one record of the kind. */
static enum status fill_maps(struct table *table)
{
    struct run *run = table->exporter->run;
    const struct snapshot *snapshot = table->exporter->book->snapshot;
    struct entry *entries;
    size_t count;
    enum status status = snapshot_list(run, snapshot, "", &entries, &count);

    for (size_t i = 0; !status && i < count; i++) {
        const struct file_kind *file = file_kind_of(entries[i].path, NULL);
        struct blob blob;
        void *record;
        if (!file || file->shape != SHAPE_MAP || file->kinds[0] != table->of->kind)
            continue;
        status = snapshot_read(run, snapshot, entries[i].path, &blob);
        const struct source source = {entries[i].path, blob.bytes, blob.size};
        if (!status)
            status = yaml_read_map(run, &source, file, &record);
        if (status)
            return status;
        table_text(table, entries[i].path);
        record_cells(table, table->of->kind, record);
        status = table_row(table);
    }
    return status;
}

/* The rules in compound.yaml: the compound's own and those of voting, one record each, and the
 * lists of approval, notices, discounts, late fees. */
static enum status fill_rules(struct table *table)
{
    const struct compound *compound = table->exporter->book->compound;
    enum status status = STATUS_OK;

    for (size_t i = 0; i < kind_compound.field_count; i++) {
        const struct field *field = &kind_compound.fields[i];
        if (field->nested != table->of->kind)
            continue;
        struct rows rows = {0};
        if (field->type == FIELD_ROWS)
            rows = FIELD_IN(struct rows, compound, field);
        else if ((rows.item = FIELD_IN(void *, compound, field)) != NULL)
            rows.count = 1;
        const char *record = rows.item;
        for (size_t k = 0; k < rows.count && !status; k++, record += field->nested->size) {
            table_number(table, (int64_t)k + 1);
            record_cells(table, field->nested, record);
            status = table_row(table);
        }
    }
    return status;
}

static enum status fill_named(struct table *table)
{
    const struct book *book = table->exporter->book;
    const struct kind *kind = table->of->kind;
    const struct {
        const struct kind *kind;
        const void *records;
        size_t count;
    } lists[] = {{&kind_place, book->places, book->place_count},
                 {&kind_fund, book->funds, book->fund_count},
                 {&kind_category, book->categories, book->category_count},
                 {&kind_fee_rule, book->fees, book->fee_count}};
    size_t which = 0;

    while (lists[which].kind != kind)
        which++;
    const char *record = lists[which].records;
    const size_t count = lists[which].count;
    enum status status = STATUS_OK;

    for (size_t i = 0; i < count && !status; i++, record += kind->size) {
        record_cells(table, kind, record);
        status = table_row(table);
    }
    return status;
}

/* --- tables --- */

/* "category" becomes "categories", "holiday" "holidays"; a unit's lines are not the unit, which has
 * a table of its own.
 */
static const char *plural(struct run *run, const struct kind *kind)
{
    const size_t length = strlen(kind->name);

    if (kind->name[length - 1] == 's')
        return kind->name; /* rules, votes */
    if (kind == &kind_unit)
        return "unit_lines";
    if (kind->name[length - 1] == 'y' && !strchr("aeiou", kind->name[length - 2]))
        return arena_printf(run->arena, "%.*sies", (int)length - 1, kind->name);
    return arena_printf(run->arena, "%ss", kind->name);
}

static const struct column_of place_columns[] = {
    {"file", COLUMN_TEXT, true, NULL, "in the ledger"},
    {"line", COLUMN_COUNT, true, NULL, "in that file"}};
static const struct column_of step_column = {"step", COLUMN_COUNT, true, NULL,
                                             "its place in the log, from 1"};
static const struct column_of entry_column = {"entry", COLUMN_COUNT, true, NULL,
                                              "its place in the list, from 1"};

static const struct column_of rule_column = {"rule", COLUMN_COUNT, true, NULL,
                                             "its place in compound.yaml, from 1"};

static const char *refers(const struct field *field, bool is_event)
{
    if (field->type == FIELD_UNIT)
        return "units";
    if (field->type == FIELD_PROJECT && is_event)
        return "projects";
    return field->type == FIELD_ID && is_event ? "records" : NULL;
}

/* A table with a column per field; lines of registers and logs, and steps of a case, also say where
 * they stand. */
static void add_kind(struct exporter *exporter, struct table_list *list, const struct kind *kind,
                     const char *key, enum status (*fill)(struct table *table))
{
    struct arena *arena = exporter->run->arena;
    const struct kind *of = case_of(kind);
    const bool is_log = of != kind && case_log(of, NULL).kind == kind;
    struct column_of *columns = arena_array(arena, kind->field_count + 2, sizeof *columns);
    struct table_of *table = arena_alloc(arena, sizeof *table);
    size_t count = 0;

    for (; fill == fill_lines && count < 2; count++)
        columns[count] = place_columns[count];
    if (fill == fill_maps)
        columns[count++] = place_columns[0];
    if (fill == fill_rules)
        columns[count++] = rule_column;
    if (of != kind) {
        columns[count++] = (struct column_of){.name = of->name,
                                              .type = column_type(of->fields[0].type),
                                              .required = true,
                                              .refers = plural(exporter->run, of),
                                              .help = is_log ? "whose step it is" : "whose it is"};
        columns[count++] = is_log ? step_column : entry_column;
    }
    for (size_t i = 0; i < kind->field_count; i++) {
        const struct field *field = &kind->fields[i];
        if (!is_column(field))
            continue;
        columns[count++] = (struct column_of){.name = field->name,
                                              .type = column_type(field->type),
                                              .required = field->flags & FIELD_REQUIRED,
                                              .refers = refers(field, fill == fill_events),
                                              .help = field->help};
    }
    *table = (struct table_of){.name = plural(exporter->run, kind),
                               .help = kind->help,
                               .key = key,
                               .columns = columns,
                               .column_count = count,
                               .kind = kind,
                               .fill = fill};
    table_list_add(exporter->run, list, table);
}

static bool is_listed(const struct table_list *list, const struct kind *kind)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->item[i]->kind == kind)
            return true;
    return false;
}

/* Each kind of case, the steps of its log, and what other lists it has. */
static void add_cases(struct exporter *exporter, struct table_list *list)
{
    for (const struct file_kind *file = all_files; file->name; file++) {
        if (file->rule != RULE_CASE)
            continue;
        const struct kind *kind = file->kinds[0], *steps = case_log(kind, NULL).kind;
        add_kind(exporter, list, kind, kind->fields[0].name, fill_cases);
        for (size_t i = 0; i < kind->field_count; i++) {
            const struct kind *rows = kind->fields[i].nested;
            if (kind->fields[i].type == FIELD_ROWS)
                add_kind(exporter, list, rows,
                         arena_printf(exporter->run->arena, "%s %s", kind->name,
                                      rows == steps ? "step" : "entry"),
                         fill_cases);
        }
    }
}

static void add_rules(struct exporter *exporter, struct table_list *list)
{
    for (size_t i = 0; i < kind_compound.field_count; i++)
        if (kind_compound.fields[i].nested)
            add_kind(exporter, list, kind_compound.fields[i].nested, "rule", fill_rules);
}

void export_record_tables(struct exporter *exporter, struct table_list *list)
{
    add_kind(exporter, list, &kind_place, "place", fill_named);
    add_kind(exporter, list, &kind_fund, "fund", fill_named);
    add_kind(exporter, list, &kind_category, "category", fill_named);
    add_kind(exporter, list, &kind_fee_rule, "place", fill_named);
    add_cases(exporter, list);
    add_kind(exporter, list, &kind_mapping, "file", fill_maps);
    add_rules(exporter, list);
    for (const struct file_kind *file = all_files; file->name; file++) {
        const bool lines = file->rule == RULE_REGISTER || file->rule == RULE_LOG;
        if (file->shape != SHAPE_LIST || (!lines && file->rule != RULE_DAYBOOK))
            continue;
        for (size_t i = 0; file->kinds[i]; i++)
            if (!is_listed(list, file->kinds[i]))
                add_kind(exporter, list, file->kinds[i], lines ? "file line" : "id",
                         lines ? fill_lines : fill_events);
    }
}
