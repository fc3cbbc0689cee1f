/* Tables of what no single record says: the steps of a tariff, and who owes which part of a debt.
 */
#include "audit/export_inside.h"

#include "base/arena.h"
#include "book/owners.h"

static enum status fill_steps(struct table *table)
{
    const struct book *book = table->exporter->book;
    enum status status = STATUS_OK;

    for (size_t i = 0; i < book->tariff_count; i++) {
        const struct tariff *tariff = book->tariffs[i];
        const struct tariff_step *steps = tariff->steps.item;
        for (size_t k = 0; k < tariff->steps.count && !status; k++) {
            table_text(table, tariff->item);
            table_month(table, tariff->from);
            table_number(table, steps[k].above);
            table_number(table, steps[k].rate);
            status = table_row(table);
        }
    }
    return status;
}

static const struct column_of steps_columns[] = {
    {"item", COLUMN_TEXT, true, "items", "what is charged"},
    {"from", COLUMN_MONTH, true, NULL, "the first month of the tariff"},
    {"above", COLUMN_HUNDREDTHS, true, NULL, "usage of a month above this"},
    {"rate", COLUMN_RATE, true, NULL, "costs this per unit of the meter, up to the next"}};

static enum status fill_parts(struct table *table)
{
    const struct exporter *exporter = table->exporter;
    const struct fold *fold = exporter->fold;
    struct run *run = exporter->run;
    struct tenures tenures = {.unit = -1};
    enum status status = STATUS_OK;

    for (size_t i = 0; i < fold->debt_count && !status; i++) {
        const struct debt *debt = &fold->debts[i];
        if (exporter->book->units[debt->unit].count < 2)
            continue; /* it never changed hands */
        if (tenures.unit != debt->unit)
            tenures = tenures_of(run, exporter->book, debt->unit, (struct date){0});
        struct owner_part *parts = arena_array(run->arena, tenures.count, sizeof *parts);
        const size_t count = owners_split(run, fold, debt, &tenures, parts);
        for (size_t k = 0; k < count && count > 1 && !status; k++) {
            table_number(table, (int64_t)i + 1);
            table_number(table, (int64_t)k + 1);
            table_text(table, tenures.item[parts[k].tenure].owner);
            table_number(table, parts[k].days);
            table_number(table, parts[k].charged);
            table_number(table, parts[k].open);
            status = table_row(table);
        }
    }
    return status;
}

static const struct column_of parts_columns[] = {
    {"debt", COLUMN_COUNT, true, "debts", "of a month in which the unit changed hands"},
    {"part", COLUMN_COUNT, true, NULL, "its place in time, from 1"},
    {"owner", COLUMN_TEXT, true, NULL, "one of its owners in that month"},
    {"days", COLUMN_COUNT, true, NULL, "of the month in which it was that owner's"},
    {"charged", COLUMN_MONEY, true, NULL, "the part of the debt; the parts add up to it"},
    {"open", COLUMN_MONEY, true, NULL, "of it, what is still owed"}};

#define COLUMNS(list) .columns = (list), .column_count = sizeof(list) / sizeof(list)[0]

const struct table_of export_steps_table = {.name = "tariff_steps",
                                            .help = "what a month's usage above a limit costs",
                                            .key = "item from above",
                                            COLUMNS(steps_columns),
                                            .fill = fill_steps};
const struct table_of export_parts_table = {.name = "owner_parts",
                                            .help = "who owes what of a month in which a unit "
                                                    "changed hands",
                                            .key = "debt part",
                                            COLUMNS(parts_columns),
                                            .fill = fill_parts};
