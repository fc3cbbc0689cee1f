/* Editing a file that a person wrote: what must not change keeps every byte. */
#include "base/arena.h"
#include "base/text.h"
#include "format/yaml.h"
#include "record/records.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#define FEES "fees/2026/11/03.yaml"
#define ONE "- {id: P261103-001, date: 2026-11-03, amount: 1.00, via: cash}"
#define TWO "- {id: P261103-002, date: 2026-11-03, amount: 2.00, via: bank}"
#define NEW "- {id: P261103-009, date: 2026-11-04, amount: 9.00, via: wechat}"

static const struct receipt receipt = {
    .id = "P261103-009", .date = {2026, 11, 4}, .amount = 900, .via = "wechat"};

struct fixture {
    struct run run;
    struct source source;
    struct items items;
};

static struct fixture read_list(const char *path, const char *bytes)
{
    struct fixture fixture = {.run = {.arena = arena_new(NULL)},
                              .source = {path, bytes, strlen(bytes)}};

    ck_assert_int_eq(
        yaml_read_list(&fixture.run, &fixture.source, file_kind_of(path, NULL), &fixture.items),
        STATUS_OK);
    return fixture;
}

START_TEST(append_keeps_what_is_there)
{
    static const struct {
        const char *before, *after;
    } cases[] = {
        {"", NEW "\n"},
        {"# head\n", "# head\n" NEW "\n"},
        {ONE "\n", ONE "\n" NEW "\n"},
        {ONE, ONE "\n" NEW "\n"},
        {ONE " # why\n\n# end", ONE " # why\n\n# end\n" NEW "\n"},
        {"  " ONE "\n", "  " ONE "\n  " NEW "\n"},
        {"#\n\n" ONE "\n\n", "#\n\n" ONE "\n\n" NEW "\n"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct fixture fixture = read_list(FEES, cases[i].before);
        struct text text = yaml_append(&fixture.run, &fixture.source, &kind_receipt, &receipt);
        ck_assert_str_eq(text.at, cases[i].after);
        struct fixture again = read_list(FEES, text.at);
        ck_assert_uint_eq(again.items.count, fixture.items.count + 1);
        arena_free(again.run.arena);
        arena_free(fixture.run.arena);
    }
}
END_TEST

START_TEST(append_indents_a_block)
{
    struct fixture fixture = read_list(
        "periods/2026-10.yaml", "  - id: L261103-001\n    date: 2026-11-03\n    month: 2026-10\n"
                                "    reason: a\n");
    struct reopening reopening = {
        .id = "L261103-002", .date = {2026, 11, 3}, .month = {2026, 10}, .reason = "b"};
    struct text text = yaml_append(&fixture.run, &fixture.source, &kind_reopening, &reopening);

    ck_assert_str_eq(text.at + fixture.source.size,
                     "  - id: L261103-002\n    date: 2026-11-03\n    month: 2026-10\n"
                     "    reason: \"b\"\n");
    struct fixture again = read_list("periods/2026-10.yaml", text.at);
    ck_assert_uint_eq(again.items.count, 2);
    arena_free(again.run.arena);
    arena_free(fixture.run.arena);
}
END_TEST

START_TEST(replace_changes_one_item)
{
    static const struct {
        const char *before;
        size_t index;
        const char *replaced, *removed;
    } cases[] = {
        {"# 桂\n" ONE " # a\n# b\n" TWO "\n", 0, "# 桂\n" NEW "\n# b\n" TWO "\n",
         "# 桂\n# b\n" TWO "\n"},
        {"# 桂\n" ONE " # a\n# b\n" TWO, 1, "# 桂\n" ONE " # a\n# b\n" NEW "\n",
         "# 桂\n" ONE " # a\n# b\n"},
        {"  " ONE "\n  " TWO "\n", 1, "  " ONE "\n  " NEW "\n", "  " ONE "\n"},
        {ONE
         "\n-\n  id: P261103-003\n  date: 2026-11-03\n  amount: 3.00\n\n  via: cash # x\n\n#\n" TWO
         "\n",
         1, ONE "\n" NEW "\n\n#\n" TWO "\n", ONE "\n\n#\n" TWO "\n"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct fixture fixture = read_list(FEES, cases[i].before);
        struct text replaced = yaml_replace(&fixture.run, &fixture.source, &fixture.items,
                                            cases[i].index, &kind_receipt, &receipt);
        struct text removed = yaml_replace(&fixture.run, &fixture.source, &fixture.items,
                                           cases[i].index, &kind_receipt, NULL);
        ck_assert_str_eq(replaced.at, cases[i].replaced);
        ck_assert_str_eq(removed.at, cases[i].removed);
        arena_free(fixture.run.arena);
    }
}
END_TEST

#define FUND "{fund: operating, name: \"物业费\", kind: operating}"

START_TEST(append_within_keeps_what_is_there)
{
    static const struct {
        const char *before, *after;
    } cases[] = {
        {"funds: []\nplaces: []\ncategories: []\n",
         "funds:\n  - " FUND "\nplaces: []\ncategories: []\n"},
        {"places: []\nfunds:   [ ]   # 六\ncategories: []\n",
         "places: []\nfunds:   # 六\n  - " FUND "\ncategories: []\n"},
        {"places: []\ncategories: []\nfunds: []",
         "places: []\ncategories: []\nfunds:\n  - " FUND "\n"},
        {"# 桂园\nfunds:\n- {fund: a, name: b, kind: deposit} # c\n\n# places\nplaces: []\n"
         "categories: []\n",
         "# 桂园\nfunds:\n- {fund: a, name: b, kind: deposit} # c\n- " FUND
         "\n\n# places\nplaces: []\ncategories: []\n"},
        {"places: []\ncategories: []\nfunds:\n    -\n      fund: a\n      name: b\n"
         "      kind: deposit",
         "places: []\ncategories: []\nfunds:\n    -\n      fund: a\n      name: b\n"
         "      kind: deposit\n    - " FUND "\n"},
        {"places: []\ncategories: []\n", "places: []\ncategories: []\nfunds:\n  - " FUND "\n"},
    };
    const struct fund fund = {.fund = "operating", .name = "物业费", .kind = "operating"};
    const struct file_kind *file = file_kind_of("funds.yaml", NULL);

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct run run = {.arena = arena_new(NULL)};
        struct source source = {"funds.yaml", cases[i].before, strlen(cases[i].before)};
        struct text text;
        void *record;
        ck_assert_int_eq(yaml_append_within(&run, &source, file, "funds", &fund, &text), STATUS_OK);
        ck_assert_str_eq(text.at, cases[i].after);
        source = (struct source){"funds.yaml", text.at, text.length};
        ck_assert_int_eq(yaml_read_map(&run, &source, file, &record), STATUS_OK);
        const struct fund_register *read = record;
        const struct fund *last = (const struct fund *)read->funds.item + read->funds.count - 1;
        ck_assert_str_eq(last->fund, "operating");
        arena_free(run.arena);
    }
}
END_TEST

START_TEST(append_within_refuses_brackets)
{
    static const char bytes[] = "funds: [{fund: a, name: b, kind: deposit}]\n";
    const struct fund fund = {.fund = "operating", .name = "n", .kind = "operating"};
    struct run run = {.arena = arena_new(NULL)};
    struct source source = {"funds.yaml", bytes, strlen(bytes)};
    struct text text;

    ck_assert_int_eq(
        yaml_append_within(&run, &source, file_kind_of("funds.yaml", NULL), "funds", &fund, &text),
        STATUS_DATA);
    ck_assert_str_eq(run.findings[0].code, "yaml-shape");
    ck_assert_int_eq(
        yaml_append_within(&run, &source, file_kind_of("funds.yaml", NULL), "fonds", &fund, &text),
        STATUS_DATA);
    ck_assert_str_eq(run.findings[1].code, "field-unknown");
    source = (struct source){"funds.yaml", "funds:\n", 7};
    ck_assert_int_eq(
        yaml_append_within(&run, &source, file_kind_of("funds.yaml", NULL), "funds", &fund, &text),
        STATUS_DATA);
    ck_assert_str_eq(run.findings[2].code, "field-type");
    arena_free(run.arena);
}
END_TEST

static void check_spot(const char *path, const char *bytes, size_t index, const char *field,
                       const char *within, int line, int column)
{
    struct run run = {.arena = arena_new(NULL)};
    struct source source = {path, bytes, strlen(bytes)};
    struct spot spot = yaml_spot(&run, &source, file_kind_of(path, NULL), index, field, within);

    ck_assert_str_eq(spot.file, path);
    ck_assert_int_eq(spot.line, line);
    ck_assert_int_eq(spot.column, column);
    ck_assert_uint_eq(run.count, 0);
    arena_free(run.arena);
}

START_TEST(spots_point_at_values)
{
    static const char fees[] =
        "# 桂\n" ONE "\n\n- id: P261103-002\n  note: \"桂\"\n  for: [a, water]\n";
    static const char roll[] = "lines:\n  1-101: [1.00, 2.00]\n  1-102: [3.00, 4.00]\n"
                               "basis:\n  - {item: a}\n  - {item: b}\nid: x\n";

    check_spot(FEES, fees, 0, "amount", NULL, 2, 47);
    check_spot(FEES, fees, 0, NULL, NULL, 2, 3);
    check_spot(FEES, fees, 0, "note", NULL, 2, 3);
    check_spot(FEES, fees, 1, "note", NULL, 5, 9);
    check_spot(FEES, fees, 1, "for", "water", 6, 12);
    check_spot(FEES, fees, 1, "for", "0", 6, 9);
    check_spot(FEES, fees, 1, "for", "none", 6, 8);
    check_spot(FEES, fees, 7, "for", NULL, 0, 0);
    check_spot("fees/2026/11/charges.yaml", roll, 0, "lines", "1-102", 3, 10);
    check_spot("fees/2026/11/charges.yaml", roll, 0, "basis", "1", 6, 5);
    check_spot("fees/2026/11/charges.yaml", roll, 0, "id", NULL, 7, 5);
    check_spot("fees/2026/11/charges.yaml", "a: [", 0, "id", NULL, 1, 1);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("format edit");
    TCase *all = tcase_create("all");

    tcase_add_test(all, append_keeps_what_is_there);
    tcase_add_test(all, append_indents_a_block);
    tcase_add_test(all, replace_changes_one_item);
    tcase_add_test(all, append_within_keeps_what_is_there);
    tcase_add_test(all, append_within_refuses_brackets);
    tcase_add_test(all, spots_point_at_values);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
