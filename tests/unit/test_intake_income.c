/* Which rows of statements rules say are other income: by payer, by words, by both, on their days
 * and at their place; and when two of them contradict each other. */
#include "book_memory.h"

#include "intake/income_rows.h"

static const char rules[] =
    "- {source: interest, place: bank, remark: \"结息\", from: 2026-01-01}\n"
    "- {source: parking, payer: \"某停车设备有限公司\", remark: \"ETC-1\", from: 2026-03-01}\n"
    "- {source: parking, remark: \"停车\", from: 2026-03-01, to: 2026-03-31}\n"
    "- {source: rent, payer: \"光华传媒(上海)有限公司\", from: 2026-01-01}\n"
    "- {source: rent, remark: \"月租停车\", from: 2026-03-01}\n";

static const char sources[] = "- {source: interest, name: \"利息\", group: other, fund: common}\n"
                              "- {source: parking, name: \"停车\", group: parking, fund: common}\n"
                              "- {source: rent, name: \"租金\", group: rent, fund: common}\n";

static const struct {
    const char *place, *day, *payer, *words, *wanted, *other;
} rows[] = {
    {"bank", "2026-01-01", "", "利息 结息", "interest", NULL},
    {"bank", "2025-12-31", "", "利息 结息", NULL, NULL},
    {"cash", "2026-01-01", "", "利息 结息", NULL, NULL},
    {"cash", "2026-03-01", "某停车设备有限公司", "ｅｔｃ－１ 收费", "parking", NULL},
    {"cash", "2026-03-01", "某停车设备有限公司", "收费", NULL, NULL},
    {"cash", "2026-03-01", "另一公司", "ETC-1", NULL, NULL},
    {"cash", "2026-03-31", "", "停车费", "parking", NULL},
    {"cash", "2026-04-01", "", "停车费", NULL, NULL},
    {"bank", "2026-02-01", "光华传媒（上海）有限公司", "", "rent", NULL},
    {"bank", "2026-02-01", "光华传媒", "", NULL, NULL},
    {"bank", "2026-03-05", "", "月租停车", "parking", "rent"},
    {"bank", "2026-04-05", "", "月租停车", "rent", NULL},
    {"bank", "2026-03-05", "光华传媒(上海)有限公司", "月租 停 车", "rent", NULL},
};

START_TEST(rows_are_known_by_rules)
{
    struct memory memory;

    memory_new(&memory);
    put(&memory, "sources.yaml", sources);
    put(&memory, "income.yaml", rules);
    const struct book *book = memory_book(&memory);
    const struct statement_row row = {
        .payer = rows[_i].payer, .text = rows[_i].words, .date = day_of(rows[_i].day)};
    const struct income_fit fit =
        income_rows_find(&memory.run, income_rows_new(&memory.run, book, rows[_i].place), &row);
    ck_assert_pstr_eq(fit.source, rows[_i].wanted);
    ck_assert_pstr_eq(fit.other, rows[_i].other);
    memory_free(&memory);
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("intake_income");
    TCase *tests = tcase_create("rules");

    tcase_add_loop_test(tests, rows_are_known_by_rules, 0, sizeof rows / sizeof rows[0]);
    suite_add_tcase(suite, tests);
    return suite;
}

TEST_MAIN(suite)
