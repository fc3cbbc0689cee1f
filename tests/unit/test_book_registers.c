/* Opening a book: registers, lookups, periods and paths; and the order of its records. */
#include "book_memory.h"

static struct memory memory;

static void setup(void)
{
    memory_new(&memory);
}

static void teardown(void)
{
    memory_free(&memory);
}

/* The book does not open, with this finding among the errors. */
static void assert_not_opened(const char *code)
{
    struct book *book = NULL;
    bool found = false;

    memory.run.count = 0;
    ck_assert_int_eq(book_open(&memory.run, memory_snapshot(&memory, &memory.run), &book),
                     STATUS_DATA);
    for (size_t i = 0; i < memory.run.count; i++)
        found |= strcmp(memory.run.findings[i].code, code) == 0;
    if (!found)
        show(&memory.run);
    ck_assert(found);
}

START_TEST(lookups)
{
    struct book *book = memory_book(&memory);

    ck_assert_uint_eq(book->unit_count, 3);
    ck_assert_str_eq(book->units[2].code, "10-1"); /* by number, not by letters */
    ck_assert_str_eq(book->units[2].building, "10");
    ck_assert_int_eq(book_unit(book, "2-102"), 1);
    ck_assert_int_eq(book_unit(book, "2-103"), -1);
    ck_assert_int_eq(book_unit(book, NULL), -1);
    ck_assert_int_eq(book_item(book, "parking"), 2);
    ck_assert_int_eq(book_place(book, "cash"), 2);
    ck_assert_int_eq(book_fund(book, "common"), 2);
    ck_assert_int_eq(book_category(book, "repair"), 1);
    ck_assert_int_eq(book_category(book, "none"), -1);
    ck_assert_int_eq(book->credit_fund, 0);
    ck_assert_str_eq(book_item_name(book, 1), "公摊水费");
    ck_assert(tariff_concerns(book->tariffs[0], &book->units[2]));
    ck_assert(!tariff_concerns(book->tariffs[2], &book->units[2]));
    ck_assert(tariff_concerns(book->tariffs[2], &book->units[0]));
}
END_TEST

START_TEST(units_change)
{
    add(&memory, "units/2.yaml",
        "- {unit: 2-101, kind: flat, area: 82.00, source: surveyed, owner: o009, "
        "from: 2026-06-15, reason: \"sold\"}");
    struct book *book = memory_book(&memory);
    ck_assert_uint_eq(book->units[0].count, 2);
    ck_assert_ptr_null(book_unit_on(book, 0, day_of("2025-12-31")));
    ck_assert_int_eq(book_unit_on(book, 0, day_of("2026-06-14"))->area, 8000);
    ck_assert_int_eq(book_unit_on(book, 0, day_of("2026-06-15"))->area, 8200);
    ck_assert_ptr_null(book_unit_on(book, -1, day_of("2026-06-15")));
}
END_TEST

START_TEST(tariffs_change)
{
    put(&memory, "tariffs.yaml",
        "- {item: property, name: \"old\", by: area, rates: {flat: 1.60}, fund: operating, "
        "from: 2026-01, to: 2026-06}\n"
        "- {item: property, name: \"new\", by: area, rates: {flat: 1.80}, fund: common, "
        "from: 2026-07}\n");
    struct book *book = memory_book(&memory);
    ck_assert_ptr_null(book_tariff(book, "property", month_of("2025-12")));
    ck_assert_str_eq(book_tariff(book, "property", month_of("2026-06"))->name, "old");
    ck_assert_str_eq(book_tariff(book, "property", month_of("2026-07"))->name, "new");
    ck_assert_int_eq(book_item_fund(book, 0, month_of("2026-02")), 0);
    ck_assert_int_eq(book_item_fund(book, 0, month_of("2025-02")), 2); /* the last one's */
    ck_assert_str_eq(book_item_name(book, 0), "new");
}
END_TEST

static const struct {
    const char *path, *text, *code;
} broken[] = {
    {"tariffs.yaml", "- {item: property, name: \"x\", by: area, fund: roads, from: 2026-01}\n",
     "unknown-fund"},
    {"tariffs.yaml",
     "- {item: property, name: \"x\", by: area, fund: common, from: 2026-01}\n"
     "- {item: property, name: \"x\", by: area, fund: common, from: 2026-07}\n",
     "tariff-overlap"},
    {"tariffs.yaml",
     "- {item: property, name: \"x\", by: area, fund: common, from: 2026-07}\n"
     "- {item: property, name: \"x\", by: area, fund: common, from: 2026-01, to: 2026-07}\n",
     "tariff-overlap"},
    {"units/3.yaml",
     "- {unit: 2-101, kind: flat, area: 1.00, source: contract, owner: o1, from: 2026-01-01}\n",
     "unit-elsewhere"},
    {"funds.yaml",
     "funds:\n  - {fund: common, name: \"x\", kind: common}\nplaces: []\ncategories: []\n",
     "credit-fund-unknown"},
    {"funds.yaml",
     "funds:\n  - {fund: operating, name: \"x\", kind: common}\n"
     "  - {fund: operating, name: \"y\", kind: common}\nplaces: []\ncategories: []\n",
     "name-twice"},
    {"funds.yaml",
     "funds:\n  - {fund: operating, name: \"x\", kind: operating}\nplaces: []\ncategories: []\n"
     "fees:\n  - {place: wechat, category: fees, fund: operating}\n",
     "unknown-place"},
    {"income.yaml", "- {source: rent, remark: \"租金\", from: 2026-01-01}\n", "unknown-source"},
    {"income.yaml", "- {source: rent, from: 2026-01-01}\n", "income-rule-shape"},
    {"income.yaml", "- {source: rent, remark: \"租\", from: 2026-01-01}\n", "income-rule-shape"},
    {"income.yaml", "- {source: rent, payer: \"欧阳小某\", from: 2026-01-01}\n",
     "income-rule-person"},
    {"income.yaml",
     "- {source: rent, remark: \"租金\", from: 2026-01-01}\n"
     "- {source: rent, remark: \"租金\", from: 2026-02-01}\n",
     "income-rule-twice"},
    {"compound.yaml",
     "version: 2\nname: \"x\"\ncurrency: CNY\nlanguage: en\ntimezone: \"UTC\"\nopened: 2026-01\n"
     "rules:\n  group_minimum: 5\n  credit_fund: operating\n",
     "ledger-version"},
    {"units/2.yaml", "- {unit: 2-101}\n", "field-missing"},
};

START_TEST(broken_registers)
{
    put(&memory, broken[_i].path, broken[_i].text);
    assert_not_opened(broken[_i].code);
}
END_TEST

START_TEST(no_ledger)
{
    memory.count = 0;
    assert_not_opened("not-a-ledger");
}
END_TEST

#define CLOSING(month, id)                                                                         \
    "- id: " id "\n  date: 2026-11-03\n  month: " month "\n  places: {}\n  funds: {}\n"
#define REOPENING "- id: L261103-001\n  date: 2026-11-03\n  month: 2026-09\n  reason: \"x\"\n"

START_TEST(periods)
{
    put(&memory, "periods/2026-08.yaml", CLOSING("2026-08", "K261103-001"));
    put(&memory, "periods/2026-09.yaml", CLOSING("2026-09", "K261103-002") REOPENING);
    put(&memory, "periods/2026-10.yaml", "- {nonsense}\n");
    struct book *book = memory_book(&memory);
    ck_assert_uint_eq(book->period_count, 3);
    ck_assert(!book_is_closed(book, month_of("2026-07")));
    ck_assert(book_is_closed(book, month_of("2026-08")));
    ck_assert_str_eq(book_period(book, month_of("2026-08"))->closing->id, "K261103-001");
    ck_assert(!book_is_closed(book, month_of("2026-09")));
    ck_assert_str_eq(book_period(book, month_of("2026-09"))->closing->id, "K261103-002");
    ck_assert_ptr_null(book_period(book, month_of("2026-11")));
    ck_assert_uint_eq(memory.run.count, 0);
    /* not to be read: safe, and said once */
    ck_assert(book_is_closed(book, month_of("2026-10")));
    ck_assert_uint_gt(memory.run.count, 0);
    size_t said = memory.run.count;
    ck_assert(book_is_closed(book, month_of("2026-10")));
    ck_assert_uint_eq(memory.run.count, said);
}
END_TEST

#define RECEIPT(id) "- {id: " id ", date: 2026-11-02, unit: 2-101, amount: 1.00, via: bank}"
#define OPENING(id) "- {id: " id ", date: 2026-11-02, amount: 1.00, unit: 2-101}"
#define EXPENSE(id)                                                                                \
    "- {id: " id ", date: 2026-11-02, amount: 1.00, category: staff, payee: p9, fund: common, "    \
    "from: bank, handler: p1, by: p2}"

START_TEST(booking_order)
{
    static const char *const order[] = {"P261102-001", "P261102-002", "O261103-001",
                                        "P261103-001", "X261103-001", "O261201-001"};

    add(&memory, "expenses/2026/11/03.yaml", EXPENSE("X261103-001"));
    add(&memory, "funds/2026/12/01.yaml", OPENING("O261201-001"));
    add(&memory, "funds/2026/11/03.yaml", OPENING("O261103-001"));
    add(&memory, "fees/2026/11/03.yaml", RECEIPT("P261103-001"));
    add(&memory, "fees/2026/11/02.yaml", RECEIPT("P261102-001"));
    add(&memory, "fees/2026/11/02.yaml", RECEIPT("P261102-002"));
    charge_november(&memory);
    put(&memory, "fees/2026/11/01.yaml", "# nothing yet\n");
    struct book *book = memory_book(&memory);
    ck_assert_ptr_null(book_find(book, "P261102-002"));
    assert_ok(&memory.run, book_records(&memory.run, book));
    ck_assert_uint_eq(book->records->count, 6);
    for (size_t i = 0; i < 6; i++)
        ck_assert_str_eq(book->records->events[i].id, order[i]);
    const struct event *event = book_find(book, "P261102-002");
    ck_assert_str_eq(event->path, "fees/2026/11/02.yaml");
    ck_assert_int_eq(event->line, 2);
    ck_assert_uint_eq(event->index, 1);
    ck_assert_int_eq(date_compare(event->day, day_of("2026-11-02")), 0);
    ck_assert_ptr_null(book_find(book, "P261102-003"));
    ck_assert_uint_eq(book_roll(book, month_of("2026-11"))->lines.count, 3);
    ck_assert_ptr_null(book_roll(book, month_of("2026-10")));
    struct records *records = book->records;
    assert_ok(&memory.run, book_records(&memory.run, book));
    ck_assert_ptr_eq(records, book->records);
}
END_TEST

static const struct {
    const char *path, *text, *code;
} misplaced[] = {
    {"expenses/2026/11/03.yaml",
     "- {id: R261103-001, date: 2026-11-02, of: X261101-001, reason: \"x\"}\n", "id-twice"},
    {"fees/2026/10/charges.yaml",
     "id: C261101-001\nmonth: 2026-11\ndue: 2026-11-20\nitems: [water]\nlines:\n"
     "  2-101: [1.00]\ntotals: [1.00]\nbasis: []\n",
     "roll-month"},
    {"fees/2026/11/charges.yaml",
     "id: C261101-001\nmonth: 2026-11\ndue: 2026-11-20\nitems: [water]\nlines:\n"
     "  2-101: [1.00, 2.00]\ntotals: [1.00]\nbasis: []\n",
     "roll-width"},
};

START_TEST(misplaced_records)
{
    put(&memory, "fees/2026/11/03.yaml",
        "- {id: R261103-001, date: 2026-11-02, of: P261101-001, reason: \"x\"}\n");
    put(&memory, misplaced[_i].path, misplaced[_i].text);
    struct book *book = memory_book(&memory);
    ck_assert_int_eq(book_records(&memory.run, book), STATUS_DATA);
    ck_assert_uint_eq(memory.run.count, 1);
    ck_assert_str_eq(memory.run.findings[0].code, misplaced[_i].code);
    ck_assert_str_eq(memory.run.findings[0].spot.file, misplaced[_i].path);
    ck_assert_ptr_null(book->records);
}
END_TEST

START_TEST(unknown_file_is_a_warning)
{
    put(&memory, "fees/2026/11/3.yaml", RECEIPT("P261103-001") "\n");
    struct book *book = memory_book(&memory);
    assert_ok(&memory.run, book_records(&memory.run, book));
    ck_assert_uint_eq(memory.run.count, 1);
    ck_assert_int_eq(memory.run.findings[0].severity, SEVERITY_WARNING);
    ck_assert_str_eq(memory.run.findings[0].code, "unknown-file");
}
END_TEST

/* Over a hundred files: read by several threads, and still in order. */
START_TEST(many_files)
{
    for (int day = 1; day <= 28; day++)
        for (int month = 1; month <= 8; month++)
            for (int i = 1; i <= 3; i++)
                add(&memory, arena_printf(memory.run.arena, "fees/2026/%02d/%02d.yaml", month, day),
                    arena_printf(memory.run.arena,
                                 "- {id: P26%02d%02d-%03d, date: 2026-01-01, unit: 2-101, "
                                 "amount: 1.00, via: bank}",
                                 month, day, i));
    struct book *book = memory_book(&memory);
    assert_ok(&memory.run, book_records(&memory.run, book));
    ck_assert_uint_eq(book->records->count, 28 * 8 * 3);
    for (size_t i = 1; i < book->records->count; i++)
        ck_assert_int_lt(strcmp(book->records->events[i - 1].id, book->records->events[i].id), 0);
}
END_TEST

START_TEST(paths)
{
    struct run *run = &memory.run;

    ck_assert_str_eq(path_daybook(run, "fees", day_of("2026-11-03")), "fees/2026/11/03.yaml");
    ck_assert_str_eq(path_roll(run, month_of("2026-01")), "fees/2026/01/charges.yaml");
    ck_assert_str_eq(path_period(run, month_of("2026-01")), "periods/2026-01.yaml");
    ck_assert_str_eq(path_units(run, "B2"), "units/B2.yaml");
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("book_registers");
    TCase *tests = tcase_create("registers");

    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, lookups);
    tcase_add_test(tests, units_change);
    tcase_add_test(tests, tariffs_change);
    tcase_add_loop_test(tests, broken_registers, 0, sizeof broken / sizeof broken[0]);
    tcase_add_test(tests, no_ledger);
    tcase_add_test(tests, periods);
    tcase_add_test(tests, booking_order);
    tcase_add_loop_test(tests, misplaced_records, 0, sizeof misplaced / sizeof misplaced[0]);
    tcase_add_test(tests, unknown_file_is_a_warning);
    tcase_add_test(tests, many_files);
    tcase_add_test(tests, paths);
    suite_add_tcase(suite, tests);
    return suite;
}

TEST_MAIN(suite)
