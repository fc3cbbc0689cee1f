/* Founding a ledger, units, tariffs, the funds' register; and what ledger_write() makes of it. */
#include "ops_ledger.h"

START_TEST(a_ledger_is_founded_in_its_language)
{
    struct ops ops;
    const struct compound compound = {.name = "桂园"};
    const struct compound again = {.name = "other"};

    ops_open(&ops, "2026-10-05");
    assert_booked(&ops, found_compound, compound);
    ck_assert_str_eq(ops.written.subject, "compound: found 桂园");
    ck_assert_str_eq(file_of(&ops, ".gitignore"), "private/\n");
    ck_assert_ptr_nonnull(strstr(file_of(&ops, "compound.yaml"), "opened: 2026-10\n"));
    ck_assert_ptr_nonnull(strstr(file_of(&ops, "compound.yaml"), "credit_fund: operating\n"));
    ck_assert_ptr_nonnull(strstr(file_of(&ops, "funds.yaml"), "专项维修资金"));
    ck_assert_ptr_nonnull(strstr(file_of(&ops, "README.md"), "# 桂园\n"));
    assert_sound(&ops);
    assert_refused(&ops, STATUS_REFUSED, "already-founded", found_compound, again);
    ops_close(&ops);
}
END_TEST

START_TEST(a_ledger_is_founded_in_english)
{
    struct ops ops;
    const struct compound compound = {
        .name = "Laurel Court", .language = "en", .currency = "SGD", .timezone = "Asia/Singapore"};

    ops_open(&ops, "2026-10-05");
    assert_booked(&ops, found_compound, compound);
    ck_assert_ptr_nonnull(strstr(file_of(&ops, "funds.yaml"), "maintenance fund"));
    ck_assert_ptr_nonnull(strstr(file_of(&ops, "README.md"), "audit verify"));
    assert_sound(&ops);
    ops_close(&ops);
}
END_TEST

START_TEST(an_unknown_time_zone_is_refused)
{
    struct ops ops;
    const struct compound nowhere = {.name = "桂园", .timezone = "Asia/Guiyuan"};
    const struct compound outside = {.name = "桂园", .timezone = "../../etc/passwd"};

    ops_open(&ops, "2026-10-05");
    assert_refused(&ops, STATUS_DATA, "timezone-unknown", found_compound, nowhere);
    assert_refused(&ops, STATUS_DATA, "timezone-unknown", found_compound, outside);
    ops_close(&ops);
}
END_TEST

/* At 23:30 UTC it is the next day in Shanghai; with summer time in Berlin it is, too. */
START_TEST(the_zone_decides_the_booking_day)
{
    struct ops ops;
    const struct compound compound = {.name = "桂园", .timezone = "Europe/Berlin"};
    const struct compound *read;
    struct snapshot *head;

    ops_open(&ops, "2026-07-05");
    ops.run->now = (int64_t)date_days(day_of("2026-07-05")) * DAY + 23 * 3600 + 1800;
    assert_booked(&ops, found_compound, compound);
    ck_assert_int_eq(ops.run->offset, 7200);
    assert_done(ops.run, store_head(ops.run, ops.fixture.store, &head));
    ops.run->offset = 0;
    ops.run->now = (int64_t)date_days(day_of("2026-12-05")) * DAY + 22 * 3600 + 1800;
    assert_done(ops.run, ledger_compound(ops.run, head, &read));
    ck_assert_int_eq(ops.run->offset, 3600);
    ck_assert_int_eq(ops.run->today.day, 5);
    ck_assert_str_eq(read->timezone, "Europe/Berlin");
    ops_close(&ops);
}
END_TEST

START_TEST(no_write_without_a_compound)
{
    struct ops ops;
    const struct receipt receipt = {.unit = "3-101", .amount = 100, .via = "cash"};

    ops_open(&ops, "2026-10-05");
    assert_refused(&ops, STATUS_DATA, "not-a-ledger", receive_payment, receipt);
    ops_close(&ops);
}
END_TEST

START_TEST(units_are_sorted_into_buildings)
{
    struct ops ops;

    ops_found(&ops);
    ck_assert_str_eq(file_of(&ops, "units/1.yaml"),
                     "- {unit: 1-101, kind: villa, area: 100.00, source: surveyed, owner: o010, "
                     "from: 2026-10-01}\n"
                     "- {unit: 1-201, kind: flat, area: 90.00, source: registered, owner: o011, "
                     "from: 2026-10-01}\n");
    ck_assert_ptr_nonnull(strstr(file_of(&ops, "units/3.yaml"), "3-101"));
    assert_sound(&ops);
    ops_close(&ops);
}
END_TEST

START_TEST(units_are_added_once)
{
    struct ops ops;
    struct unit known = {
        .unit = "3-101", .kind = "flat", .area = 100, .source = "contract", .owner = "o1"};
    struct unit twice[2] = {
        {.unit = "4-1", .kind = "flat", .area = 100, .source = "contract", .owner = "o1"},
        {.unit = "4-1", .kind = "flat", .area = 100, .source = "contract", .owner = "o1"}};
    const struct unit_input one = {.units = &known, .count = 1};
    const struct unit_input two = {.units = twice, .count = 2};
    const struct unit_input fine = {.units = twice, .count = 1};

    ops_found(&ops);
    assert_refused(&ops, STATUS_REFUSED, "unit-known", add_units, one);
    assert_refused(&ops, STATUS_REFUSED, "unit-twice", add_units, two);
    twice[0].area = 0;
    assert_refused(&ops, STATUS_DATA, "field-sign", add_units, fine);
    twice[0].area = 100;
    assert_booked(&ops, add_units, fine);
    ck_assert_str_eq(ops.written.subject, "units: add 4-1");
    ops_close(&ops);
}
END_TEST

START_TEST(a_unit_changes_by_a_further_line)
{
    struct ops ops;
    struct unit change = {.unit = "3-101", .owner = "o091", .from = {2026, 10, 2}};
    const struct unit same = {.unit = "3-102", .owner = "o032"};
    const struct unit early = {.unit = "3-102", .owner = "o099", .from = {2026, 9, 2}};
    const struct unit unknown = {.unit = "9-999", .owner = "o099"};

    ops_found(&ops);
    on(&ops, "2026-10-03");
    change.reason = "sold";
    assert_booked(&ops, change_unit, change);
    ck_assert_str_eq(ops.written.subject,
                     "units: 3-101 changes owner from o031 to o091 on 2026-10-02");
    ck_assert_ptr_nonnull(
        strstr(file_of(&ops, "units/3.yaml"),
               "- {unit: 3-101, kind: villa, area: 200.00, source: registered, owner: o091, "
               "from: 2026-10-02, reason: \"sold\"}\n"));
    assert_refused(&ops, STATUS_REFUSED, "unit-unchanged", change_unit, same);
    assert_refused(&ops, STATUS_REFUSED, "unit-before-last", change_unit, early);
    assert_refused(&ops, STATUS_REFUSED, "unknown-unit", change_unit, unknown);
    ck_assert(!has_finding(ops.run, "register-rewritten"));
    ops_close(&ops);
}
END_TEST

START_TEST(a_new_tariff_ends_the_one_before)
{
    struct ops ops;
    struct pair rates[] = {{"villa", 25000}, {"flat", 18000}};
    const struct tariff next = {.item = "property", .rates = {rates, 2}, .from = {2027, 1}};
    const struct tariff earlier = {.item = "property", .rates = {rates, 2}, .from = {2026, 12}};
    const struct tariff shared = {
        .item = "property", .by = "share", .rates = {rates, 2}, .from = {2027, 3}};
    const struct tariff bare = {.item = "parking", .by = "unit", .from = {2027, 1}};
    const struct tariff fundless = {
        .item = "garden", .by = "unit", .fund = "garden", .rates = {rates, 2}, .from = {2027, 1}};

    ops_found(&ops);
    assert_booked(&ops, set_tariff, next);
    ck_assert_str_eq(ops.written.subject, "fees: set the tariff of property from 2027-01");
    const char *text = file_of(&ops, "tariffs.yaml");
    ck_assert_ptr_nonnull(strstr(text, "from: 2026-10, to: 2026-12}"));
    ck_assert_ptr_nonnull(strstr(text, "name: \"物业费\""));
    ck_assert_ptr_nonnull(strstr(text, "villa: 2.50"));
    ck_assert_int_eq(text[0], '#');
    assert_refused(&ops, STATUS_REFUSED, "tariff-later", set_tariff, earlier);
    assert_refused(&ops, STATUS_REFUSED, "tariff-shape", set_tariff, shared);
    assert_refused(&ops, STATUS_REFUSED, "tariff-rates", set_tariff, bare);
    assert_refused(&ops, STATUS_REFUSED, "unknown-fund", set_tariff, fundless);
    assert_sound(&ops);
    ops_close(&ops);
}
END_TEST

/* A line that would begin in the same month was never used. */
START_TEST(a_tariff_of_the_same_month_is_replaced)
{
    struct ops ops;
    struct pair rates[] = {{"villa", 21000}, {"flat", 15000}};
    const struct tariff better = {.item = "property", .rates = {rates, 2}, .from = {2026, 10}};

    ops_found(&ops);
    assert_booked(&ops, set_tariff, better);
    ck_assert_ptr_null(strstr(file_of(&ops, "tariffs.yaml"), "villa: 2.20"));
    ck_assert_ptr_nonnull(strstr(file_of(&ops, "tariffs.yaml"), "villa: 2.10"));
    assert_sound(&ops);
    ops_close(&ops);
}
END_TEST

START_TEST(the_funds_register_grows)
{
    struct ops ops;
    const struct fund roads = {
        .fund = "roads", .name = "修路捐款", .kind = "donation", .restricted = true};
    const struct place second = {
        .place = "bank2", .name = "second", .kind = "bank", .holder = "compound"};
    const struct place own = {
        .place = "chair", .name = "chair's", .kind = "wechat", .holder = "person"};
    const struct category lift = {.category = "lift", .name = "电梯", .group = "repair"};
    const struct register_input inputs[] = {
        {"funds", &roads}, {"places", &second}, {"categories", &lift}, {"places", &own}};

    ops_found(&ops);
    for (size_t i = 0; i < 3; i++)
        assert_booked(&ops, add_to_register, inputs[i]);
    ck_assert_str_eq(ops.written.subject, "funds: add the category lift");
    assert_refused(&ops, STATUS_REFUSED, "name-known", add_to_register, inputs[0]);
    assert_refused(&ops, STATUS_REFUSED, "private-place", add_to_register, inputs[3]);
    ck_assert_ptr_nonnull(strstr(file_of(&ops, "funds.yaml"), "fund: roads"));
    ck_assert_ptr_nonnull(strstr(file_of(&ops, "funds.yaml"), "category: lift"));
    assert_sound(&ops);
    ops_close(&ops);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("operations: registers");
    TCase *tcase = tcase_create("registers");

    tcase_set_timeout(tcase, 60);
    tcase_add_test(tcase, a_ledger_is_founded_in_its_language);
    tcase_add_test(tcase, a_ledger_is_founded_in_english);
    tcase_add_test(tcase, an_unknown_time_zone_is_refused);
    tcase_add_test(tcase, the_zone_decides_the_booking_day);
    tcase_add_test(tcase, no_write_without_a_compound);
    tcase_add_test(tcase, units_are_sorted_into_buildings);
    tcase_add_test(tcase, units_are_added_once);
    tcase_add_test(tcase, a_unit_changes_by_a_further_line);
    tcase_add_test(tcase, a_new_tariff_ends_the_one_before);
    tcase_add_test(tcase, a_tariff_of_the_same_month_is_replaced);
    tcase_add_test(tcase, the_funds_register_grows);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
