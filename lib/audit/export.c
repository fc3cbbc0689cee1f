/* From the fold to the one description of the books, and the table of forms. */
#include "audit/export_inside.h"

#include "base/arena.h"
#include "base/decimal.h"

#include <stdlib.h>
#include <string.h>

const struct export_form export_forms[] = {
    {"hledger", "a journal for hledger"},        {"ledger", "a journal for ledger"},
    {"beancount", "a journal for Beancount"},    {"sql", "tables for SQLite and PostgreSQL"},
    {"csv", "one table with a row per posting"}, {NULL, NULL},
};

/* In the order of export_forms. */
static export_writer *const writers[] = {write_hledger, write_ledger, write_beancount, write_sql,
                                         write_csv};

/* --- accounts --- */

enum { ROOM = 4096, PIECE = 64 * 1024, SLOTS_FIRST = 1024 };

struct export_slot {
    bool used;
    int32_t account;
};

static bool is_account(const struct export_account *account, const struct posting *posting)
{
    return account->account == posting->account && account->index == posting->index &&
           account->unit == posting->unit;
}

static struct export_slot *slot_of(const struct exporter *exporter, const struct posting *posting)
{
    const uint64_t key = (uint64_t)(uint32_t)posting->unit << 32 |
                         (uint64_t)(uint32_t)posting->index << 8 | (uint64_t)posting->account;
    size_t at = (size_t)((key * UINT64_C(0x9e3779b97f4a7c15)) >> 24) & (exporter->slot_count - 1);

    while (exporter->slots[at].used &&
           !is_account(&exporter->accounts[exporter->slots[at].account], posting))
        at = (at + 1) & (exporter->slot_count - 1);
    return &exporter->slots[at];
}

static void widen_slots(struct exporter *exporter)
{
    exporter->slot_count = exporter->slot_count ? exporter->slot_count * 2 : SLOTS_FIRST;
    exporter->slots =
        arena_array(exporter->run->arena, exporter->slot_count, sizeof *exporter->slots);
    for (size_t i = 0; i < exporter->account_count; i++) {
        const struct export_account *account = &exporter->accounts[i];
        const struct posting posting = {
            .account = account->account, .index = account->index, .unit = account->unit};
        *slot_of(exporter, &posting) = (struct export_slot){true, (int32_t)i};
    }
}

/* By the first parts of the name, so that an account is what it is called. */
static char type_of(const char *name)
{
    static const struct {
        const char *prefix;
        char type;
    } types[] = {{"assets:place:", 'C'},
                 {"assets:", 'A'},
                 {"liabilities:", 'L'},
                 {"income:", 'R'},
                 {"expenses:", 'X'}};

    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
        if (strncmp(name, types[i].prefix, strlen(types[i].prefix)) == 0)
            return types[i].type;
    return 'E';
}

int32_t export_account_of(struct exporter *exporter, const struct posting *posting)
{
    if (2 * (exporter->account_count + 1) > exporter->slot_count)
        widen_slots(exporter);
    struct export_slot *slot = slot_of(exporter, posting);
    if (slot->used)
        return slot->account;
    const char *name = account_name(exporter->run, exporter->book, posting);
    const char *unit = posting->unit < 0 ? NULL : exporter->book->units[posting->unit].code;
    const char *bean = beancount_name(exporter->run, name, unit);
    ARENA_PUSH(exporter->run->arena, exporter->accounts, exporter->account_count,
               exporter->account_capacity);
    exporter->accounts[exporter->account_count] = (struct export_account){
        .account = posting->account,
        .index = posting->index,
        .unit = posting->unit,
        .name = name,
        .name_length = strlen(name),
        .bean = bean,
        .bean_length = strlen(bean),
        .is_fund = posting->account == ACCOUNT_FUND || posting->account == ACCOUNT_POOL,
        .type = type_of(name)};
    *slot = (struct export_slot){true, (int32_t)exporter->account_count++};
    return slot->account;
}

bool export_is_used(const struct exporter *exporter, const struct posting *posting)
{
    return exporter->slot_count && slot_of(exporter, posting)->used;
}

static int by_register(const void *a, const void *b, void *context)
{
    const struct export_account *accounts = context;
    const struct export_account *left = &accounts[*(const int32_t *)a];
    const struct export_account *right = &accounts[*(const int32_t *)b];

    if (left->account != right->account)
        return left->account < right->account ? -1 : 1;
    if (left->unit != right->unit)
        return left->unit < right->unit ? -1 : 1;
    return (left->index > right->index) - (left->index < right->index);
}

static void list_accounts(struct exporter *exporter)
{
    exporter->listed =
        arena_array(exporter->run->arena, exporter->account_count, sizeof *exporter->listed);
    for (size_t i = 0; i < exporter->account_count; i++)
        exporter->listed[i] = (int32_t)i;
    if (exporter->account_count)
        qsort_r(exporter->listed, exporter->account_count, sizeof *exporter->listed, by_register,
                exporter->accounts);
}

/* --- entries --- */

static struct export_posting *postings_room(struct exporter *exporter, size_t count)
{
    if (exporter->room_left < count) {
        size_t fresh = count > ROOM ? count : ROOM;
        exporter->room = arena_array(exporter->run->arena, fresh, sizeof *exporter->room);
        exporter->room_left = fresh;
    }
    return exporter->room;
}

/* The postings live during this call only; those of nothing say nothing and are left out. */
static enum status keep(struct run *run, const struct transaction *transaction, void *context)
{
    struct exporter *exporter = context;
    struct export_posting *kept = postings_room(exporter, transaction->count);
    size_t count = 0;

    for (size_t i = 0; i < transaction->count; i++) {
        const struct posting *posting = &transaction->postings[i];
        if (posting->amount)
            kept[count++] = (struct export_posting){.account = export_account_of(exporter, posting),
                                                    .debt = posting->debt,
                                                    .amount = posting->amount};
    }
    if (count == 0)
        return STATUS_OK;
    exporter->room += count;
    exporter->room_left -= count;
    ARENA_PUSH(run->arena, exporter->entries, exporter->count, exporter->capacity);
    exporter->entries[exporter->count] = (struct export_entry){.date = transaction->date,
                                                               .cause = transaction->cause,
                                                               .reversal = transaction->reversal,
                                                               .event = transaction->event,
                                                               .origin = transaction->origin,
                                                               .postings = kept,
                                                               .count = count,
                                                               .order = exporter->count};
    exporter->count++;
    return STATUS_OK;
}

static int by_date(const void *a, const void *b)
{
    const struct export_entry *left = a, *right = b;
    int order = date_compare(left->date, right->date);

    return order ? order : (left->order > right->order) - (left->order < right->order);
}

static enum status gather(struct exporter *exporter)
{
    enum status status = fold_run(exporter->run, exporter->book, keep, exporter, &exporter->fold);

    if (status)
        return status;
    if (exporter->count)
        qsort(exporter->entries, exporter->count, sizeof *exporter->entries, by_date);
    export_closings(exporter);
    list_accounts(exporter);
    return STATUS_OK;
}

/* --- handing out --- */

enum status export_end(struct exporter *exporter)
{
    const size_t length = exporter->out.length;

    exporter->out.length = 0;
    return length ? exporter->sink(exporter->run, exporter->out.at, length, exporter->context)
                  : STATUS_OK;
}

enum status export_flush(struct exporter *exporter)
{
    return exporter->out.length > PIECE ? export_end(exporter) : STATUS_OK;
}

void export_date(struct text *out, struct date date)
{
    char text[DATE_SIZE];

    text_bytes(out, date_text(date, text), DATE_SIZE - 1);
}

void export_money(struct text *out, int64_t amount)
{
    char text[DECIMAL_SIZE];

    text_add(out, decimal_text(amount, MONEY_PLACES, text));
}

static struct exporter export_new(struct run *run, struct book *book)
{
    return (struct exporter){.run = run, .book = book, .out = text_new(run->arena)};
}

enum status audit_export(struct run *run, struct book *book, const char *form, export_sink *sink,
                         void *context)
{
    struct exporter exporter = export_new(run, book);
    size_t i = 0;

    while (export_forms[i].name && strcmp(export_forms[i].name, form) != 0)
        i++;
    if (!export_forms[i].name)
        return fail(run, STATUS_USAGE, "export-form", "audit export --help lists the forms",
                    "there is no form '%s' of the books", form);
    exporter.sink = sink;
    exporter.context = context;
    enum status status = gather(&exporter);
    if (!status)
        status = writers[i](&exporter);
    return status ? status : export_end(&exporter);
}

/* --- a file per table --- */

struct file_collector {
    export_file_sink *sink;
    void *context;
    struct text bytes;
};

static enum status collect(struct run *run, const char *bytes, size_t size, void *context)
{
    struct file_collector *collector = context;

    (void)run;
    text_bytes(&collector->bytes, bytes, size);
    return STATUS_OK;
}

enum status audit_export_files(struct run *run, struct book *book, export_file_sink *sink,
                               void *context)
{
    struct exporter exporter = export_new(run, book);
    struct file_collector collector = {
        .sink = sink, .context = context, .bytes = text_new(run->arena)};
    enum status status = gather(&exporter);

    exporter.sink = collect;
    exporter.context = &collector;
    const struct table_list list = export_tables(&exporter);
    for (size_t i = 0; i < list.count && !status; i++) {
        collector.bytes.length = 0;
        status = table_write(&exporter, list.item[i], &csv_writer);
        if (!status)
            status = export_end(&exporter);
        if (!status)
            status = sink(run, arena_printf(run->arena, "%s.csv", list.item[i]->name),
                          collector.bytes.at, collector.bytes.length, context);
    }
    return status;
}
