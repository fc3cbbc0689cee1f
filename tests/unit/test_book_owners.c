/* What each owner owes of a unit's debts: by day, adding up, earlier owners paid first. */
#include "book_memory.h"

#include "book/owners.h"

static struct memory memory;

static void setup(void)
{
    memory_new(&memory);
}

static void teardown(void)
{
    memory_free(&memory);
}

static void sold(const char *owner, const char *from)
{
    add(&memory, "units/2.yaml",
        arena_printf(memory.run.arena,
                     "- {unit: 2-101, kind: flat, area: 80.00, source: registered, owner: %s, "
                     "from: %s, reason: \"sold\"}",
                     owner, from));
}

/* The parts of 2-101's property fee of November, 128.00. */
static size_t parts_of(struct tenures *tenures, struct owner_part *parts)
{
    struct fold *fold;

    memory_fold(&memory, &fold, false);
    const int32_t unit = book_unit(fold->book, "2-101");
    const int32_t debt =
        fold_debt(fold, unit, book_item(fold->book, "property"), month_of("2026-11"));
    *tenures = tenures_of(&memory.run, fold->book, unit, (struct date){0});
    return owners_split(&memory.run, fold, &fold->debts[debt], tenures, parts);
}

START_TEST(one_owner_has_all_of_it)
{
    struct tenures tenures;
    struct owner_part parts[4];

    charge_november(&memory);
    ck_assert_uint_eq(parts_of(&tenures, parts), 1);
    ck_assert_int_eq(parts[0].charged, 12800);
    ck_assert_int_eq(parts[0].days, 30);
}
END_TEST

/* Two sales in one month, and one of another month: days 1-6, 7-19, 20-30. */
START_TEST(several_owners_add_up)
{
    struct tenures tenures;
    struct owner_part parts[5];

    charge_november(&memory);
    sold("o101", "2026-11-07");
    sold("o102", "2026-11-20");
    sold("o103", "2026-12-05");
    ck_assert_uint_eq(parts_of(&tenures, parts), 3);
    ck_assert_uint_eq(tenures.count, 4);
    ck_assert_int_eq(parts[0].days, 6);
    ck_assert_int_eq(parts[1].days, 13);
    ck_assert_int_eq(parts[2].days, 11);
    /* 25.60, 55.466…, 46.933…: the fen that is left goes to the largest remainder */
    ck_assert_int_eq(parts[0].charged, 2560);
    ck_assert_int_eq(parts[1].charged, 5547);
    ck_assert_int_eq(parts[2].charged, 4693);
}
END_TEST

START_TEST(money_is_the_earlier_owners_first)
{
    struct tenures tenures;
    struct owner_part parts[3];

    charge_november(&memory);
    sold("o101", "2026-11-16");
    add(&memory, NOVEMBER "20.yaml",
        "- {id: P261120-001, date: 2026-11-20, unit: 2-101, amount: 100.00, via: bank, "
        "for: [property]}");
    ck_assert_uint_eq(parts_of(&tenures, parts), 2);
    ck_assert_int_eq(parts[0].charged, 6400);
    ck_assert_int_eq(parts[0].open, 0);
    ck_assert_int_eq(parts[1].open, 2800);
}
END_TEST

START_TEST(the_day_of_the_change_is_a_rule)
{
    struct tenures tenures;
    struct owner_part parts[3];

    charge_november(&memory);
    sold("o101", "2026-11-16");
    put(&memory, "compound.yaml",
        arena_printf(memory.run.arena, "%s  change_day: old\n", compound_text));
    ck_assert_uint_eq(parts_of(&tenures, parts), 2);
    ck_assert_int_eq(parts[0].days, 16);
    ck_assert_int_eq(parts[1].days, 14);
    ck_assert_int_eq(parts[0].charged + parts[1].charged, 12800);
}
END_TEST

START_TEST(a_change_of_area_is_no_change_of_owner)
{
    struct tenures tenures;
    struct owner_part parts[3];

    charge_november(&memory);
    sold("o001", "2026-11-16");
    ck_assert_uint_eq(parts_of(&tenures, parts), 1);
    sold("o101", "2026-11-20");
    sold("o102", "2026-11-20"); /* mistyped, and mended on the same day */
    ck_assert_uint_eq(parts_of(&tenures, parts), 2);
    ck_assert_str_eq(tenures.item[1].owner, "o102");
}
END_TEST

/* Every split of every amount adds up, and never to less than nothing. */
START_TEST(parts_always_add_up)
{
    struct tenures tenures;
    struct owner_part parts[4];
    struct fold *fold;

    charge_november(&memory);
    sold("o101", "2026-11-02");
    sold("o102", "2026-11-30");
    parts_of(&tenures, parts);
    memory_fold(&memory, &fold, false);
    for (int64_t amount = -50; amount < 500; amount++) {
        struct debt debt = {.unit = tenures.unit, .month = month_of("2026-11"), .charged = amount};
        int64_t charged = 0, open = 0;
        debt.paid = amount > 0 ? amount / 3 : 0;
        size_t count = owners_split(&memory.run, fold, &debt, &tenures, parts);
        for (size_t i = 0; i < count; i++) {
            charged += parts[i].charged;
            open += parts[i].open;
            ck_assert(amount < 0 || parts[i].open >= 0);
        }
        ck_assert_int_eq(charged, amount);
        ck_assert_int_eq(open, debt_open(&debt));
    }
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("book_owners");
    TCase *tests = tcase_create("owners");

    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, one_owner_has_all_of_it);
    tcase_add_test(tests, several_owners_add_up);
    tcase_add_test(tests, money_is_the_earlier_owners_first);
    tcase_add_test(tests, the_day_of_the_change_is_a_rule);
    tcase_add_test(tests, a_change_of_area_is_no_change_of_owner);
    tcase_add_test(tests, parts_always_add_up);
    suite_add_tcase(suite, tests);
    return suite;
}

TEST_MAIN(suite)
