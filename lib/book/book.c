#include "book/inside.h"

#include "base/arena.h"
#include "book/terms.h"
#include "record/id.h"

#include <stdlib.h>
#include <string.h>

enum status book_read_map(struct run *run, const struct snapshot *snapshot, const char *path,
                          void **out, struct source *source)
{
    struct blob blob;
    enum status status = snapshot_read(run, snapshot, path, &blob);

    if (status)
        return status;
    if (!blob.found)
        return fail(run, STATUS_DATA, "not-a-ledger",
                    "is this the folder of a ledger? make one with: compound init",
                    "the ledger has no '%s'", path);
    *source = (struct source){.path = path, .bytes = blob.bytes, .size = blob.size};
    return yaml_read_map(run, source, file_kind_of(path, NULL), out);
}

enum status book_read_list(struct run *run, const struct snapshot *snapshot, const char *path,
                           struct items *out, struct source *source)
{
    struct blob blob;
    enum status status = snapshot_read(run, snapshot, path, &blob);

    *out = (struct items){.count = 0};
    *source = (struct source){.path = path, .bytes = blob.bytes, .size = blob.size};
    if (status || !blob.found)
        return status;
    return yaml_read_list(run, source, file_kind_of(path, NULL), out);
}

static enum status read_compound(struct run *run, struct book *book)
{
    struct source source;
    void *record = NULL;
    enum status status = book_read_map(run, book->snapshot, "compound.yaml", &record, &source);

    if (status)
        return status;
    book->compound = record;
    book->language = book->compound->language;
    if (book->compound->version > FORMAT_VERSION || book->compound->version < 1)
        return fail_at(run,
                       yaml_spot(run, &source, file_kind_of(source.path, NULL), 0, "version", NULL),
                       STATUS_DATA, "ledger-version", "install a newer version of the toolkit",
                       "the ledger has format version %lld, this program knows version %d",
                       (long long)book->compound->version, FORMAT_VERSION);
    return STATUS_OK;
}

/* A list of the fund register and how to find the names in it. */
struct naming {
    const char *field; /* of the register */
    const char *key;   /* of the record */
    size_t size;
};

static const char *name_at(const void *records, const struct naming *naming, size_t index)
{
    /* The name is the first member of funds, places and categories. */
    const char *const *name = (const void *)((const char *)records + index * naming->size);

    return *name;
}

static enum status check_names(struct run *run, const struct source *source,
                               const struct naming *naming, const struct rows *rows)
{
    struct names *seen = names_new(run->arena, rows->count);
    enum status status = STATUS_OK;

    for (size_t i = 0; i < rows->count; i++) {
        const char *name = name_at(rows->item, naming, i);
        if (names_add(seen, name, (int32_t)i) < 0)
            continue;
        const struct spot spot =
            yaml_spot(run, source, file_kind_of(source->path, NULL), 0, naming->field, NULL);
        status = fail_at(run, spot, STATUS_DATA, "name-twice", "give one of them another name",
                         "the %s '%s' is in the register twice", naming->key, name);
    }
    return status;
}

static enum status read_funds(struct run *run, struct book *book)
{
    static const struct naming fund = {"funds", "fund", sizeof(struct fund)},
                               place = {"places", "place", sizeof(struct place)},
                               category = {"categories", "category", sizeof(struct category)};
    struct source source;
    void *record = NULL;
    enum status status = book_read_map(run, book->snapshot, "funds.yaml", &record, &source);

    if (status)
        return status;
    const struct fund_register *list = record;
    book->funds = list->funds.item;
    book->fund_count = list->funds.count;
    book->places = list->places.item;
    book->place_count = list->places.count;
    book->categories = list->categories.item;
    book->category_count = list->categories.count;
    book->fees = list->fees.item;
    book->fee_count = list->fees.count;
    status = check_names(run, &source, &fund, &list->funds);
    status = status_join(status, check_names(run, &source, &place, &list->places));
    status = status_join(status, check_names(run, &source, &category, &list->categories));
    status = status_join(status, book_check_fees(run, book, &source));
    const char *credit = book->compound->rules->credit_fund;
    book->credit_fund = book_fund(book, credit);
    if (book->credit_fund < 0)
        status = fail_at(
            run, (struct spot){.file = "compound.yaml"}, STATUS_DATA, "credit-fund-unknown",
            "name a fund of funds.yaml as rules.credit_fund in compound.yaml",
            "the rules keep money paid in advance in the fund '%s', which is not there", credit);
    return status;
}

/* Two tariffs that are in force in the same month. */
static bool overlap(const struct tariff *a, const struct tariff *b)
{
    bool a_ended = !month_is_none(a->to) && month_compare(a->to, b->from) < 0;
    bool b_ended = !month_is_none(b->to) && month_compare(b->to, a->from) < 0;

    return !a_ended && !b_ended;
}

static enum status check_tariff(struct run *run, const struct book *book,
                                const struct source *source, size_t index)
{
    const struct file_kind *file = file_kind_of(source->path, NULL);
    const struct tariff *tariff = book->tariffs[index];
    enum status status = STATUS_OK;

    if (book_fund(book, tariff->fund) < 0)
        status = fail_at(run, yaml_spot(run, source, file, index, "fund", NULL), STATUS_DATA,
                         "unknown-fund", "add it with: funds add-fund, or name another",
                         "the tariff of '%s' names the fund '%s', which is not there", tariff->item,
                         tariff->fund);
    if (tariff_fault(tariff))
        status = fail_at(run, yaml_spot(run, source, file, index, "item", NULL), STATUS_DATA,
                         "tariff-shape",
                         "steps begin above zero and rise; a vacant unit owes at most 1.00 of the "
                         "fee",
                         "the tariff of '%s' %s", tariff->item, tariff_fault(tariff));
    if (book->compound->rules->parking_decision && strcmp(tariff->by, "space") == 0 &&
        !tariff->decision)
        status = fail_at(run, yaml_spot(run, source, file, index, "by", NULL), STATUS_DATA,
                         "decision-missing",
                         "name the owners' decision as 'decision' (Civil Code, art. 278)",
                         "the tariff of '%s' charges for parking without a decision", tariff->item);
    for (size_t i = 0; i < index; i++) {
        if (strcmp(book->tariffs[i]->item, tariff->item) != 0 || !overlap(book->tariffs[i], tariff))
            continue;
        char from[MONTH_SIZE];
        status = fail_at(run, yaml_spot(run, source, file, index, "from", NULL), STATUS_DATA,
                         "tariff-overlap", "end the earlier line with 'to' the month before",
                         "'%s' has two tariffs in force at the same time from %s on", tariff->item,
                         month_text(tariff->from, from));
    }
    return status;
}

static enum status read_tariffs(struct run *run, struct book *book)
{
    struct source source;
    struct items list;
    enum status status = book_read_list(run, book->snapshot, "tariffs.yaml", &list, &source);

    if (status)
        return status;
    book->tariffs = arena_array(run->arena, list.count, sizeof *book->tariffs);
    book->items = arena_array(run->arena, list.count, sizeof *book->items);
    for (; book->tariff_count < list.count; book->tariff_count++) {
        const struct tariff *tariff = list.item[book->tariff_count].record;
        book->tariffs[book->tariff_count] = tariff;
        if (book_item(book, tariff->item) < 0)
            book->items[book->item_count++] = tariff->item;
    }
    for (size_t i = 0; i < book->tariff_count; i++)
        status = status_join(status, check_tariff(run, book, &source, i));
    return status;
}

/* Lines of all buildings, to be sorted into histories. */
struct unit_line {
    const struct unit *unit;
    size_t order; /* in which it was read */
};

struct unit_lines {
    struct unit_line *lines;
    size_t count, capacity;
};

static int by_unit_and_day(const void *a, const void *b)
{
    const struct unit_line *x = a, *y = b;
    int order = unit_compare(x->unit->unit, y->unit->unit);

    if (!order)
        order = date_compare(x->unit->from, y->unit->from);
    return order ? order : x->order < y->order ? -1 : 1;
}

/* The name of the file of a building, without folder and ending. */
static const char *building_of(struct run *run, const char *path)
{
    return arena_dupn(run->arena, path + strlen("units/"), strlen(path) - strlen("units/.yaml"));
}

static enum status read_building(struct run *run, const struct book *book, const char *path,
                                 struct unit_lines *all)
{
    const char *here = building_of(run, path);
    struct source source;
    struct items list;
    char building[17];
    enum status status = book_read_list(run, book->snapshot, path, &list, &source);

    for (size_t i = 0; !status && i < list.count; i++) {
        const struct unit *unit = list.item[i].record;
        if (strcmp(unit_building(unit->unit, building), here) != 0) {
            const struct spot spot = {.file = path, .line = list.item[i].line};
            fail_at(run, spot, STATUS_DATA, "unit-elsewhere",
                    phrase_printf(run, "move the line to '%s'", path_units(run, building)),
                    "the unit '%s' is not in building '%s'", unit->unit, here);
            continue;
        }
        ARENA_PUSH(run->arena, all->lines, all->count, all->capacity);
        all->lines[all->count] = (struct unit_line){.unit = unit, .order = all->count};
        all->count++;
    }
    return status;
}

static void group_units(struct run *run, struct book *book, const struct unit_lines *all)
{
    char building[17];

    book->units = arena_array(run->arena, all->count, sizeof *book->units);
    book->index->units = names_new(run->arena, all->count);
    for (size_t i = 0, next; i < all->count; i = next) {
        const char *code = all->lines[i].unit->unit;
        for (next = i + 1; next < all->count; next++)
            if (strcmp(all->lines[next].unit->unit, code) != 0)
                break;
        struct unit_history *unit = &book->units[book->unit_count];
        unit->code = code;
        unit->building = arena_dup(run->arena, unit_building(code, building));
        unit->lines = arena_array(run->arena, next - i, sizeof *unit->lines);
        for (size_t line = i; line < next; line++)
            unit->lines[unit->count++] = all->lines[line].unit;
        names_add(book->index->units, code, (int32_t)book->unit_count++);
    }
}

static enum status read_units(struct run *run, struct book *book)
{
    struct unit_lines all = {.count = 0};
    struct entry *entries;
    size_t count, since = run->count;
    enum status status = snapshot_list(run, book->snapshot, "units", &entries, &count);

    if (status)
        return status;
    for (size_t i = 0; i < count; i++) {
        if (file_kind_of(entries[i].path, NULL))
            status = status_join(status, read_building(run, book, entries[i].path, &all));
    }
    if (all.count)
        qsort(all.lines, all.count, sizeof *all.lines, by_unit_and_day);
    group_units(run, book, &all);
    return status_join(status, run_status(run, since));
}

static enum status list_periods(struct run *run, struct book *book)
{
    struct entry *entries;
    size_t count;
    enum status status = snapshot_list(run, book->snapshot, "periods", &entries, &count);

    if (status)
        return status;
    book->periods = arena_array(run->arena, count, sizeof *book->periods);
    for (size_t i = 0; i < count; i++) {
        struct date day;
        if (file_kind_of(entries[i].path, &day))
            book->periods[book->period_count++] =
                (struct period){.month = date_month(day), .path = entries[i].path};
    }
    return STATUS_OK;
}

enum status book_open(struct run *run, const struct snapshot *snapshot, struct book **out)
{
    struct book *book = arena_alloc(run->arena, sizeof *book);

    book->snapshot = snapshot;
    book->index = arena_alloc(run->arena, sizeof *book->index);
    book->index->run = run;
    book->index->spots = arena_alloc(run->arena, sizeof *book->index->spots);
    enum status status = read_compound(run, book);
    if (status)
        return status;
    status = read_funds(run, book);
    if (status > STATUS_FOUND && !book->funds)
        return status;
    status = status_join(status, read_tariffs(run, book));
    status = status_join(status, book_read_campaigns(run, book));
    status = status_join(status, book_check_terms(run, book));
    status = status_join(status, book_read_budgets(run, book));
    status = status_join(status, book_read_posts(run, book));
    status = status_join(status, book_read_sections(run, book));
    status = status_join(status, book_read_schedules(run, book));
    status = status_join(status, book_read_sources(run, book));
    status = status_join(status, book_read_income_rules(run, book));
    status = status_join(status, read_units(run, book));
    status = status_join(status, book_read_parking(run, book));
    status = status_join(status, book_check_approvals(run, book));
    status = status_join(status, list_periods(run, book));
    *out = book;
    return status;
}

void book_speak(struct run *run, struct book *book, const char *language)
{
    struct compound *compound = arena_alloc(run->arena, sizeof *compound);

    *compound = *book->compound;
    compound->language = language;
    book->compound = compound;
}
