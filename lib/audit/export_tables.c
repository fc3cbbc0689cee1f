/* The tables of the books, for SQL and CSV: what each column is, and its rows. */
#include "audit/export_inside.h"

#include "base/arena.h"

#include <string.h>

/* --- cells --- */

static void put(struct table *table, struct cell cell)
{
    if (table->at < table->of->column_count)
        table->cells[table->at++] = cell;
}

void table_text(struct table *table, const char *text)
{
    put(table, (struct cell){.present = text != NULL, .text = text});
}

void table_date(struct table *table, struct date date)
{
    put(table, (struct cell){.present = !date_is_none(date), .date = date});
}

void table_month(struct table *table, struct month month)
{
    struct date first = month_is_none(month) ? (struct date){0} : month_first(month);

    put(table, (struct cell){.present = !month_is_none(month), .date = first});
}

void table_number(struct table *table, int64_t number)
{
    put(table, (struct cell){.present = true, .number = number});
}

void table_none(struct table *table)
{
    put(table, (struct cell){.present = false});
}

enum status table_row(struct table *table)
{
    while (table->at < table->of->column_count)
        table_none(table);
    table->writer->row(table);
    table->rows++;
    table->at = 0;
    return export_flush(table->exporter);
}

enum status table_write(struct exporter *exporter, const struct table_of *of,
                        const struct table_writer *writer)
{
    struct table table = {.exporter = exporter, .of = of, .writer = writer};

    table.cells = arena_array(exporter->run->arena, of->column_count, sizeof *table.cells);
    writer->begin(&table);
    enum status status = of->fill(&table);
    return status ? status : writer->end(&table);
}

void table_list_add(struct run *run, struct table_list *list, const struct table_of *table)
{
    ARENA_PUSH(run->arena, list->item, list->count, list->capacity);
    list->item[list->count++] = table;
}

/* --- the compound and the names --- */

static enum status fill_ledger(struct table *table)
{
    const struct book *book = table->exporter->book;
    const struct compound *compound = book->compound;
    char commit[OID_TEXT];

    table_text(table, oid_text(snapshot_commit(book->snapshot), commit));
    table_number(table, compound->version);
    table_text(table, compound->name);
    table_text(table, compound->currency);
    table_text(table, compound->language);
    table_text(table, compound->timezone);
    table_month(table, compound->opened);
    return table_row(table);
}

static const struct column_of ledger_columns[] = {
    {"commit_id", COLUMN_TEXT, true, NULL, "of the ledger's git history, that this was made of"},
    {"format", COLUMN_COUNT, true, NULL, "version of the ledger format"},
    {"name", COLUMN_TEXT, true, NULL, "of the compound"},
    {"currency", COLUMN_TEXT, true, NULL, "of all amounts"},
    {"language", COLUMN_TEXT, true, NULL, "of the reports"},
    {"timezone", COLUMN_TEXT, true, NULL, "by which the day of a record is told"},
    {"opened", COLUMN_MONTH, true, NULL, "the first month of the books"}};

static enum status fill_units(struct table *table)
{
    const struct book *book = table->exporter->book;
    enum status status = STATUS_OK;

    for (size_t i = 0; i < book->unit_count && !status; i++) {
        table_text(table, book->units[i].code);
        table_text(table, book->units[i].building);
        status = table_row(table);
    }
    return status;
}

static const struct column_of units_columns[] = {
    {"unit", COLUMN_TEXT, true, NULL, "its code"},
    {"building", COLUMN_TEXT, true, NULL, "the first part of the code"}};

static enum status fill_items(struct table *table)
{
    const struct book *book = table->exporter->book;
    enum status status = STATUS_OK;

    for (size_t i = 0; i < book->item_count && !status; i++) {
        table_text(table, book->items[i]);
        table_text(table, book_item_name(book, (int32_t)i));
        status = table_row(table);
    }
    return status;
}

static const struct column_of items_columns[] = {
    {"item", COLUMN_TEXT, true, NULL, "what is charged"},
    {"name", COLUMN_TEXT, true, NULL, "as residents read it"}};

static enum status fill_records(struct table *table)
{
    const struct records *records = table->exporter->book->records;
    enum status status = STATUS_OK;

    for (size_t i = 0; i < records->count && !status; i++) {
        const struct event *event = &records->events[i];
        table_text(table, event->id);
        table_text(table, event->kind->name);
        table_date(table, event->day);
        table_date(table, event->date);
        table_text(table, event->path);
        table_number(table, event->line);
        status = table_row(table);
    }
    return status;
}

static const struct column_of records_columns[] = {
    {"id", COLUMN_TEXT, true, NULL, "the record's number"},
    {"kind", COLUMN_TEXT, true, NULL, "what it is; the table of that kind has its fields"},
    {"booked", COLUMN_DATE, true, NULL, "the day on which it was entered"},
    {"date", COLUMN_DATE, true, NULL, "the day on which it happened"},
    {"file", COLUMN_TEXT, true, NULL, "in the ledger"},
    {"line", COLUMN_COUNT, true, NULL, "in that file"}};

/* --- accounts, debts, transactions --- */

/* Which register an account's index is of; none for those of this list that have none. */
static void account_parts(struct table *table, const struct export_account *account)
{
    const struct book *book = table->exporter->book;
    const size_t i = account->index < 0 ? 0 : (size_t)account->index;
    const bool item = account->account == ACCOUNT_RECEIVABLE ||
                      account->account == ACCOUNT_INCOME || account->account == ACCOUNT_WAIVED ||
                      account->account == ACCOUNT_LATE || account->account == ACCOUNT_DISCOUNT;

    table_text(table, account->unit < 0 ? NULL : book->units[account->unit].code);
    table_text(table, item ? book->items[i] : NULL);
    table_text(table, account->account == ACCOUNT_PLACE ? book->places[i].place : NULL);
    table_text(table, account->account == ACCOUNT_FUND ? book->funds[i].fund : NULL);
    table_text(table, account->account == ACCOUNT_EXPENSE ? book->categories[i].category : NULL);
}

static const char *type_text(const struct export_account *account)
{
    switch (account->type) {
    case 'A':
    case 'C':
        return "asset";
    case 'L':
        return "liability";
    case 'R':
        return "income";
    case 'X':
        return "expense";
    default:
        return account->is_fund ? "fund" : "equity";
    }
}

static enum status fill_accounts(struct table *table)
{
    const struct exporter *exporter = table->exporter;
    enum status status = STATUS_OK;

    for (size_t i = 0; i < exporter->account_count && !status; i++) {
        const struct export_account *account = &exporter->accounts[exporter->listed[i]];
        table_text(table, account->name);
        table_text(table, type_text(account));
        account_parts(table, account);
        table_text(table, account->bean);
        status = table_row(table);
    }
    return status;
}

static const struct column_of accounts_columns[] = {
    {"account", COLUMN_TEXT, true, NULL, "its name, as hledger and ledger have it"},
    {"type", COLUMN_TEXT, true, NULL,
     "asset, liability, income, expense, equity; fund: a fund or the pool, a set of its own"},
    {"unit", COLUMN_TEXT, false, "units", "whose it is"},
    {"item", COLUMN_TEXT, false, "items", "of a receivable, of income"},
    {"place", COLUMN_TEXT, false, "places", "of money"},
    {"fund", COLUMN_TEXT, false, "funds", "of money held for a purpose"},
    {"category", COLUMN_TEXT, false, "categories", "of an expense"},
    {"beancount", COLUMN_TEXT, true, NULL, "its name, as Beancount has it"}};

static enum status fill_debts(struct table *table)
{
    const struct fold *fold = table->exporter->fold;
    const struct book *book = table->exporter->book;
    enum status status = STATUS_OK;

    for (size_t i = 0; i < fold->debt_count && !status; i++) {
        const struct debt *debt = &fold->debts[i];
        table_number(table, (int64_t)i + 1);
        table_text(table, book->units[debt->unit].code);
        table_text(table, book->items[debt->item]);
        table_month(table, debt->month);
        table_number(table, debt->late);
        table_date(table, debt->due);
        table_number(table, debt->charged);
        table_number(table, debt->waived);
        table_number(table, debt->discount);
        table_number(table, debt->paid);
        status = table_row(table);
    }
    return status;
}

static const struct column_of debts_columns[] = {
    {"debt", COLUMN_COUNT, true, NULL, "a number of this export only"},
    {"unit", COLUMN_TEXT, true, "units", "who owes or owed it"},
    {"item", COLUMN_TEXT, true, "items", "what for"},
    {"month", COLUMN_MONTH, true, NULL, "which month's"},
    {"late", COLUMN_FLAG, true, NULL, "whether it is the late fee of that charge"},
    {"due", COLUMN_DATE, true, NULL, "the last day to pay it"},
    {"charged", COLUMN_MONEY, true, NULL, "with adjustments"},
    {"waived", COLUMN_MONEY, true, NULL, "by a decision"},
    {"discount", COLUMN_MONEY, true, NULL, "for what was paid in advance"},
    {"paid", COLUMN_MONEY, true, NULL, "what is left is charged less waived, discount and paid"}};

/* The texts of an entry that both the transactions and the flat table show. */
static void telling_cells(struct table *table, const struct export_entry *entry, struct text *words)
{
    const struct telling telling = export_telling(table->exporter, entry);

    words->length = 0;
    telling_words(words, &telling, entry->reversal);
    table_text(table, words->at);
    table_text(table, telling.payee);
}

static enum status fill_transactions(struct table *table)
{
    const struct exporter *exporter = table->exporter;
    struct text words = text_new(exporter->run->arena);
    enum status status = STATUS_OK;

    for (size_t i = 0; i < exporter->count && !status; i++) {
        const struct export_entry *entry = &exporter->entries[i];
        table_number(table, (int64_t)i + 1);
        table_date(table, entry->date);
        table_month(table, date_month(entry->date));
        table_text(table, entry->event->id);
        table_text(table, entry->origin ? entry->origin->id : NULL);
        table_number(table, entry->reversal);
        telling_cells(table, entry, &words);
        status = table_row(table);
    }
    return status;
}

static const struct column_of transactions_columns[] = {
    {"transaction", COLUMN_COUNT, true, NULL, "its place in the order of dates, from 1"},
    {"date", COLUMN_DATE, true, NULL, "of what happened"},
    {"month", COLUMN_MONTH, true, NULL, "of the date"},
    {"record", COLUMN_TEXT, true, "records", "that it comes from"},
    {"origin", COLUMN_TEXT, false, "records",
     "of a reversal: the record undone; of credit used: the receipt whose money it is"},
    {"reversal", COLUMN_FLAG, true, NULL, "whether it undoes"},
    {"description", COLUMN_TEXT, true, NULL, "what it was"},
    {"payee", COLUMN_TEXT, false, NULL, "of an expense and its payment"}};

static enum status fill_postings(struct table *table)
{
    const struct exporter *exporter = table->exporter;
    enum status status = STATUS_OK;

    for (size_t i = 0; i < exporter->count; i++)
        for (size_t j = 0; j < exporter->entries[i].count && !status; j++) {
            const struct export_posting *posting = &exporter->entries[i].postings[j];
            table_number(table, (int64_t)i + 1);
            table_number(table, (int64_t)j + 1);
            table_text(table, exporter->accounts[posting->account].name);
            if (posting->debt < 0)
                table_none(table);
            else
                table_number(table, posting->debt + INT64_C(1));
            table_number(table, posting->amount);
            status = table_row(table);
        }
    return status;
}

static const struct column_of postings_columns[] = {
    {"transaction", COLUMN_COUNT, true, "transactions", "that it is part of"},
    {"line", COLUMN_COUNT, true, NULL, "its place in the transaction, from 1"},
    {"account", COLUMN_TEXT, true, "accounts", "that it changes"},
    {"debt", COLUMN_COUNT, false, "debts", "of a receivable: which"},
    {"amount", COLUMN_MONEY, true, NULL, "a debit is positive"}};

/* --- the flat table --- */

static enum status fill_flat(struct table *table)
{
    const struct exporter *exporter = table->exporter;
    struct text words = text_new(exporter->run->arena);
    enum status status = STATUS_OK;

    for (size_t i = 0; i < exporter->count; i++)
        for (size_t j = 0; j < exporter->entries[i].count && !status; j++) {
            const struct export_entry *entry = &exporter->entries[i];
            const struct export_posting *posting = &entry->postings[j];
            const struct export_account *account = &exporter->accounts[posting->account];
            table_number(table, (int64_t)i + 1);
            table_date(table, entry->date);
            table_text(table, entry->event->id);
            telling_cells(table, entry, &words);
            table_text(table, account->name);
            table_text(table, type_text(account));
            table_text(table, account->unit < 0 ? NULL : exporter->book->units[account->unit].code);
            table_month(table, posting->debt < 0 ? (struct month){0}
                                                 : exporter->fold->debts[posting->debt].month);
            table_number(table, posting->amount);
            status = table_row(table);
        }
    return status;
}

static const struct column_of flat_columns[] = {
    {"transaction", COLUMN_COUNT, true, NULL, NULL}, {"date", COLUMN_DATE, true, NULL, NULL},
    {"record", COLUMN_TEXT, true, NULL, NULL},       {"description", COLUMN_TEXT, true, NULL, NULL},
    {"payee", COLUMN_TEXT, false, NULL, NULL},       {"account", COLUMN_TEXT, true, NULL, NULL},
    {"type", COLUMN_TEXT, true, NULL, NULL},         {"unit", COLUMN_TEXT, false, NULL, NULL},
    {"month", COLUMN_MONTH, false, NULL, NULL},      {"amount", COLUMN_MONEY, true, NULL, NULL}};

#define COLUMNS(list) .columns = (list), .column_count = sizeof(list) / sizeof(list)[0]

const struct table_of export_flat_table = {
    .name = "flat", COLUMNS(flat_columns), .fill = fill_flat};

/* --- the list --- */

static const struct table_of head_tables[] = {{.name = "ledger",
                                               .help = "the compound, and what this was made of",
                                               .key = "commit_id",
                                               COLUMNS(ledger_columns),
                                               .fill = fill_ledger},
                                              {.name = "units",
                                               .help = "homes and shops",
                                               .key = "unit",
                                               COLUMNS(units_columns),
                                               .fill = fill_units},
                                              {.name = "items",
                                               .help = "what is charged",
                                               .key = "item",
                                               COLUMNS(items_columns),
                                               .fill = fill_items},
                                              {.name = "records",
                                               .help = "every line of the day-books",
                                               .key = "id",
                                               COLUMNS(records_columns),
                                               .fill = fill_records}};

static const struct table_of money_tables[] = {
    {.name = "accounts",
     .help = "that have postings",
     .key = "account",
     COLUMNS(accounts_columns),
     .fill = fill_accounts},
    {.name = "debts",
     .help = "what each unit owes or owed, by item and month",
     .key = "debt",
     COLUMNS(debts_columns),
     .fill = fill_debts},
    {.name = "transactions",
     .help = "what the records mean in money",
     .key = "transaction",
     COLUMNS(transactions_columns),
     .fill = fill_transactions},
    {.name = "postings",
     .help = "add up to zero in each transaction: those to funds, and all others",
     .key = "transaction line",
     COLUMNS(postings_columns),
     .fill = fill_postings}};

static void add_all(struct run *run, struct table_list *list, const struct table_of *tables,
                    size_t count)
{
    for (size_t i = 0; i < count; i++)
        table_list_add(run, list, &tables[i]);
}

struct table_list export_tables(struct exporter *exporter)
{
    struct table_list list = {0};

    add_all(exporter->run, &list, head_tables, sizeof head_tables / sizeof head_tables[0]);
    export_record_tables(exporter, &list);
    table_list_add(exporter->run, &list, &export_steps_table);
    add_all(exporter->run, &list, money_tables, sizeof money_tables / sizeof money_tables[0]);
    table_list_add(exporter->run, &list, &export_parts_table);
    return list;
}
