/* CSV: amounts in yuan with two decimals, cells that no spreadsheet takes for a formula. */
#include "audit/export_inside.h"

#include "base/decimal.h"
#include "format/csv.h"

static void begin(struct table *table)
{
    struct text *out = &table->exporter->out;

    for (size_t i = 0; i < table->of->column_count; i++)
        csv_plain_cell(out, i == 0, table->of->columns[i].name);
    csv_end_row(out);
}

static int places_of(enum column_type type)
{
    switch (type) {
    case COLUMN_MONEY:
        return MONEY_PLACES;
    case COLUMN_HUNDREDTHS:
        return AREA_PLACES;
    case COLUMN_RATE:
        return RATE_PLACES;
    default:
        return 0;
    }
}

static void row(struct table *table)
{
    struct text *out = &table->exporter->out;
    char text[DECIMAL_SIZE];

    for (size_t i = 0; i < table->of->column_count; i++) {
        const struct cell *cell = &table->cells[i];
        const enum column_type type = table->of->columns[i].type;
        if (!cell->present)
            csv_plain_cell(out, i == 0, "");
        else if (type == COLUMN_TEXT)
            csv_cell(out, i == 0, cell->text);
        else if (type == COLUMN_DATE)
            csv_plain_cell(out, i == 0, date_text(cell->date, text));
        else if (type == COLUMN_MONTH)
            csv_plain_cell(out, i == 0, month_text(date_month(cell->date), text));
        else if (type == COLUMN_FLAG)
            csv_plain_cell(out, i == 0, cell->number ? "true" : "false");
        else
            csv_plain_cell(out, i == 0, decimal_text(cell->number, places_of(type), text));
    }
    csv_end_row(out);
}

static enum status end(struct table *table)
{
    return export_flush(table->exporter);
}

const struct table_writer csv_writer = {begin, row, end};

enum status write_csv(struct exporter *exporter)
{
    return table_write(exporter, &export_flat_table, &csv_writer);
}
