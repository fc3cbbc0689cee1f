/*
 * SQL that SQLite and PostgreSQL load as it is: one transaction, tables with keys, comments of
 * the form `--` (SQLite has no other, and keeps them with the table), amounts as whole fen. The
 * views show yuan; sums are for the fen.
 */
#include "audit/export_inside.h"

#include "base/decimal.h"

#include <string.h>

enum { ROWS_A_STATEMENT = 200 };

/* --- the tables' declarations --- */

static const char *type_text(enum column_type type)
{
    switch (type) {
    case COLUMN_TEXT:
    case COLUMN_MONTH:
        return "TEXT";
    case COLUMN_DATE:
        return "DATE";
    case COLUMN_FLAG:
        return "BOOLEAN";
    case COLUMN_MONEY:
    case COLUMN_HUNDREDTHS:
    case COLUMN_RATE:
    case COLUMN_COUNT:
        break;
    }
    return "BIGINT";
}

static const char *unit_text(enum column_type type)
{
    switch (type) {
    case COLUMN_MONEY:
        return "; in fen";
    case COLUMN_HUNDREDTHS:
        return "; in hundredths";
    case COLUMN_RATE:
        return "; in ten-thousandths";
    case COLUMN_MONTH:
        return "; like 2026-11";
    case COLUMN_TEXT:
    case COLUMN_DATE:
    case COLUMN_COUNT:
    case COLUMN_FLAG:
        break;
    }
    return "";
}

/* `"transaction", "line"` of "transaction line"; names like "from" are words of SQL. */
static void write_names(struct text *out, const char *names)
{
    while (*names) {
        const size_t length = strcspn(names, " ");
        text_char(out, '"');
        text_bytes(out, names, length);
        text_char(out, '"');
        names += length + (names[length] == ' ');
        if (*names)
            text_add(out, ", ");
    }
}

static void write_column(struct text *out, const struct column_of *column)
{
    text_add(out, "    ");
    write_names(out, column->name);
    text_printf(out, " %s%s", type_text(column->type), column->required ? " NOT NULL" : "");
    if (column->refers)
        text_printf(out, " REFERENCES \"%s\"", column->refers);
    text_printf(out, ", -- %s%s\n", column->help, unit_text(column->type));
}

static void begin(struct table *table)
{
    struct text *out = &table->exporter->out;
    const struct table_of *of = table->of;

    text_printf(out, "\n-- %s\nCREATE TABLE \"%s\" (\n", of->help, of->name);
    for (size_t i = 0; i < of->column_count; i++)
        write_column(out, &of->columns[i]);
    text_add(out, "    PRIMARY KEY (");
    write_names(out, of->key);
    text_add(out, ")\n);\n");
}

/* --- rows --- */

/* The only character that means something between the quotes is the quote. */
static void write_string(struct text *out, const char *string)
{
    text_char(out, '\'');
    for (const char *quote; (quote = strchr(string, '\'')); string = quote + 1) {
        text_bytes(out, string, (size_t)(quote - string) + 1);
        text_char(out, '\'');
    }
    text_add(out, string);
    text_char(out, '\'');
}

static void write_value(struct text *out, enum column_type type, const struct cell *cell)
{
    char text[DECIMAL_SIZE];

    if (!cell->present)
        text_add(out, "NULL");
    else if (type == COLUMN_TEXT)
        write_string(out, cell->text);
    else if (type == COLUMN_DATE)
        write_string(out, date_text(cell->date, text));
    else if (type == COLUMN_MONTH)
        write_string(out, month_text(date_month(cell->date), text));
    else if (type == COLUMN_FLAG)
        text_add(out, cell->number ? "TRUE" : "FALSE");
    else
        text_add(out, decimal_text(cell->number, 0, text));
}

static void row(struct table *table)
{
    struct text *out = &table->exporter->out;

    if (table->rows % ROWS_A_STATEMENT == 0)
        text_printf(out, "%sINSERT INTO \"%s\" VALUES\n", table->rows ? ";\n" : "",
                    table->of->name);
    else
        text_add(out, ",\n");
    for (size_t i = 0; i < table->of->column_count; i++) {
        text_char(out, i ? ',' : '(');
        write_value(out, table->of->columns[i].type, &table->cells[i]);
    }
    text_char(out, ')');
}

static enum status end(struct table *table)
{
    text_add(&table->exporter->out, table->rows ? ";\n" : "");
    return export_flush(table->exporter);
}

static const struct table_writer sql_writer = {begin, row, end};

/* --- views --- */

#define YUAN(sum) "ROUND(" sum " / 100.0, 2)"
#define FEN "CAST(SUM(\"amount\") AS BIGINT)"

static const char views[] =
    "\n-- what is in each account; for sums take the fen, the yuan are for reading\n"
    "CREATE VIEW \"balances\" AS\n"
    "    SELECT \"account\", " FEN " AS \"fen\", " YUAN(
        "SUM(\"amount\")") " AS \"yuan\"\n"
                           "    FROM \"postings\" GROUP BY \"account\";\n"
                           "\n-- how much each account changed in each month\n"
                           "CREATE VIEW \"monthly_changes\" AS\n"
                           "    SELECT \"account\", \"month\", " FEN " AS \"fen\", " YUAN(
                               "SUM(\"amount\")") " AS \"yuan\"\n"
                                                  "    FROM \"postings\" JOIN \"transactions\" "
                                                  "USING (\"transaction\")\n"
                                                  "    GROUP BY \"account\", \"month\";\n"
                                                  "\n-- what each unit owes (above zero) or has in "
                                                  "credit (below)\n"
                                                  "CREATE VIEW \"unit_balances\" AS\n"
                                                  "    SELECT \"unit\", " FEN " AS \"fen\", " YUAN(
                                                      "SUM(\"amount\")") " AS \"yuan\"\n"
                                                                         "    FROM \"postings\" "
                                                                         "JOIN \"accounts\" USING "
                                                                         "(\"account\")\n"
                                                                         "    WHERE \"account\" "
                                                                         "LIKE "
                                                                         "'assets:receivable:%' OR "
                                                                         "\"account\" LIKE "
                                                                         "'liabilities:credit:%'\n"
                                                                         "    GROUP BY \"unit\";\n";

enum status write_sql(struct exporter *exporter)
{
    const struct table_list list = export_tables(exporter);
    char commit[OID_TEXT];
    enum status status = STATUS_OK;

    text_printf(&exporter->out,
                "-- The books of a residential compound, as of commit %s\n"
                "-- For an empty database: sqlite3 -bail books.db <books.sql\n"
                "--                        psql -v ON_ERROR_STOP=1 -f books.sql DATABASE\n"
                "BEGIN;\n",
                oid_text(snapshot_commit(exporter->book->snapshot), commit));
    for (size_t i = 0; i < list.count && !status; i++)
        status = table_write(exporter, list.item[i], &sql_writer);
    text_add(&exporter->out, views);
    text_add(&exporter->out, "COMMIT;\n");
    return status;
}
