/*
 * What must be carried forward although a unit owes nothing, one case after the other; random books
 * are in test_book_property.c.
 */
#include "carry_check.h"

static struct memory memory;

static void setup(void)
{
    memory_new(&memory);
    adopt(&memory, "D2026-01");
}

static void teardown(void)
{
    memory_free(&memory);
}

/* A month's charge of property for 2-101 alone, on the first day of that month. */
static void charge(const char *month, const char *id)
{
    struct arena *arena = memory.run.arena;
    const struct month of = month_of(month);
    const char *day = arena_printf(arena, "%s-01", month);

    put(&memory, path_roll(&memory.run, of),
        arena_printf(arena,
                     "id: %s\nmonth: %s\ndue: %s-20\nitems: [property]\nlines:\n"
                     "  2-101: [128.00]\ntotals: [128.00]\nbasis: []\n",
                     id, month, month));
    add(&memory, path_daybook(&memory.run, "fees", day_of(day)),
        arena_printf(arena, "- {id: %s, date: %s, month: %s, total: 128.00}", id, day, month));
}

static void book(const char *day, const char *record)
{
    add(&memory, path_daybook(&memory.run, "fees", day_of(day)),
        arena_printf(memory.run.arena, "- {%s}", record));
}

/* The books go on from the end of a month as they do whole, with so many records fewer. */
static void goes_on(const char *month, size_t fewer)
{
    size_t carried = 0, refused = 0;

    ck_assert_ptr_nonnull(check_carry(&memory, NULL, month_of(month), &carried, &refused));
    ck_assert_uint_eq(refused, 0);
    ck_assert_uint_eq(carried, fewer);
}

/* One that must be read whole. */
static void reaches(const char *month)
{
    size_t carried = 0, refused = 0;

    ck_assert_ptr_nonnull(check_carry(&memory, NULL, month_of(month), &carried, &refused));
    ck_assert_uint_eq(refused, 1);
}

START_TEST(settled)
{
    charge("2026-01", "C260101-001");
    book("2026-01-05", "id: P260105-001, date: 2026-01-05, unit: 2-101, amount: 128.00, via: bank");
    charge("2026-02", "C260201-001");
    /* the charge and the receipt are gone, the sum has come */
    goes_on("2026-01", 1);
}
END_TEST

/* Nothing is owed and nothing in credit, but a discount is still to be granted. */
START_TEST(paid_in_advance)
{
    charge("2026-01", "C260101-001");
    book("2026-01-05", "id: P260105-001, date: 2026-01-05, unit: 2-101, amount: 128.00, via: bank");
    book("2026-01-05", "id: T260105-001, date: 2026-01-05, unit: 2-101, of: P260105-001, from: "
                       "2026-02, to: 2026-03, for: [property], gross: [128.00, 128.00], "
                       "discount: 10.00");
    charge("2026-02", "C260201-001");
    goes_on("2026-01", 0 - (size_t)1); /* all is kept, and an empty sum beside */
}
END_TEST

/* Taken for a unit's by mistake: nobody's again, since the day that was found out. */
START_TEST(identified_by_mistake)
{
    charge("2026-01", "C260101-001");
    book("2026-01-04", "id: P260104-001, date: 2026-01-04, amount: 128.00, via: bank");
    book("2026-01-05", "id: I260105-001, date: 2026-01-05, of: P260104-001, unit: 2-101");
    book("2026-01-20", "id: R260120-001, date: 2026-01-20, of: I260105-001, reason: \"x\"");
    book("2026-01-21", "id: P260121-001, date: 2026-01-21, unit: 2-101, amount: 128.00, via: bank");
    book("2026-02-02", "id: I260202-001, date: 2026-01-10, of: P260104-001, unit: 2-102");
    goes_on("2026-01", 0 - (size_t)1);
}
END_TEST

/* The charge was paid, its late fee is not. */
START_TEST(late_fee_of_a_paid_charge)
{
    charge("2026-01", "C260101-001");
    book("2026-01-25", "id: P260125-001, date: 2026-01-25, unit: 2-101, amount: 128.00, via: bank");
    book("2026-01-26", "id: H260126-001, date: 2026-01-26, unit: 2-101, item: property, month: "
                       "2026-01, from: 2026-01-21, to: 2026-01-25, amount: 1.50, decision: "
                       "D2026-01");
    book("2026-02-02", "id: P260202-001, date: 2026-02-02, unit: 2-101, amount: 1.50, via: bank");
    goes_on("2026-01", 0 - (size_t)1);
}
END_TEST

START_TEST(deposit)
{
    book("2026-01-05", "id: D260105-001, date: 2026-01-05, unit: 2-101, amount: 500.00, via: bank, "
                       "fund: deposits, purpose: renovation");
    book("2026-02-02", "id: Q260202-001, date: 2026-02-02, unit: 2-101, of: D260105-001, amount: "
                       "500.00, from: bank, reason: \"x\"");
    goes_on("2026-01", 0 - (size_t)1);
}
END_TEST

/* The openings of units stand among records that are read whole. */
START_TEST(opening)
{
    add(&memory, "funds/2026/01/01.yaml",
        "- {id: O260101-001, date: 2026-01-01, amount: 50.00, unit: 2-101, item: property, month: "
        "2025-12}");
    add(&memory, "funds/2026/01/01.yaml",
        "- {id: O260101-002, date: 2026-01-01, amount: 70.00, place: bank, fund: operating}");
    book("2026-01-05", "id: P260105-001, date: 2026-01-05, unit: 2-101, amount: 50.00, via: bank");
    charge("2026-02", "C260201-001");
    goes_on("2026-01", 1);
}
END_TEST

START_TEST(what_reaches_back)
{
    charge("2026-01", "C260101-001");
    book("2026-01-05", "id: P260105-001, date: 2026-01-05, unit: 2-101, amount: 128.00, via: bank");
    switch (_i) {
    case 0:
        book("2026-02-02", "id: R260202-001, date: 2026-02-02, of: P260105-001, reason: \"x\"");
        break;
    case 1:
        book("2026-02-02", "id: A260202-001, date: 2026-02-02, unit: 2-101, item: property, month: "
                           "2026-01, amount: 5.00, reason: \"x\"");
        break;
    case 2:
        book("2026-02-02", "id: H260202-001, date: 2026-02-02, unit: 2-101, item: property, month: "
                           "2026-01, from: 2026-01-21, to: 2026-01-25, amount: 1.50, decision: "
                           "D2026-01");
        break;
    default:
        book("2026-02-02",
             "id: P260202-001, date: 2026-02-02, unit: 2-101, amount: 9.00, via: bank");
        book("2026-02-02", "id: T260202-001, date: 2026-02-02, unit: 2-101, of: P260202-001, from: "
                           "2026-01, to: 2026-02, for: [property], gross: [128.00, 128.00], "
                           "discount: 10.00");
    }
    reaches("2026-01");
}
END_TEST

/* Bytes of the memo that are not what was packed. */
START_TEST(broken_bytes)
{
    struct text bytes = text_new(memory.run.arena);
    const struct carry *made;
    struct carry out;

    charge("2026-01", "C260101-001");
    assert_ok(&memory.run, carry_make(&memory.run, memory_book(&memory), day_of("2026-01-31"),
                                      (struct month){2026, 3}, &made));
    ck_assert_ptr_nonnull(made);
    carry_pack(&memory.run, made, &bytes);
    ck_assert(carry_unpack(&memory.run, bytes.at, bytes.length, &out));
    ck_assert_uint_eq(out.file_count, made->file_count);
    for (size_t size = 0; size < bytes.length; size++)
        ck_assert(!carry_unpack(&memory.run, bytes.at, size, &out));
    text_char(&bytes, 'x');
    ck_assert(!carry_unpack(&memory.run, bytes.at, bytes.length, &out));
}
END_TEST

/* It answers for no month that something in it belongs to. */
START_TEST(too_young)
{
    const struct carry *made;

    charge("2026-01", "C260101-001");
    assert_ok(&memory.run, carry_make(&memory.run, memory_book(&memory), day_of("2026-01-31"),
                                      (struct month){2026, 1}, &made));
    ck_assert_ptr_null(made);
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("book_carry");
    TCase *tests = tcase_create("carry");

    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, settled);
    tcase_add_test(tests, paid_in_advance);
    tcase_add_test(tests, identified_by_mistake);
    tcase_add_test(tests, late_fee_of_a_paid_charge);
    tcase_add_test(tests, deposit);
    tcase_add_test(tests, opening);
    tcase_add_loop_test(tests, what_reaches_back, 0, 4);
    tcase_add_test(tests, broken_bytes);
    tcase_add_test(tests, too_young);
    suite_add_tcase(suite, tests);
    return suite;
}

TEST_MAIN(suite)
