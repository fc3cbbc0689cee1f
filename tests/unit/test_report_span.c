/* What a report is about, and that its sections are those that reports.yaml can name. */
#include "record/report_section.h"
#include "report/month_sections.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static void reads_as(const char *text, const char *first, const char *last)
{
    char a[MONTH_SIZE], b[MONTH_SIZE], again[SPAN_SIZE];
    struct span span;

    ck_assert_msg(span_read(text, &span), "%s", text);
    ck_assert_str_eq(month_text(span.first, a), first);
    ck_assert_str_eq(month_text(span.last, b), last);
    ck_assert_str_eq(span_text(span, again), text);
}

START_TEST(spans)
{
    static const char *const wrong[] = {"",        "26",      "2026-",   "2026-Q",   "2026-Q0",
                                        "2026-Q5", "2026-13", "2026-q1", "2026-Q1 ", "202a"};
    struct span span;

    reads_as("2026-11", "2026-11", "2026-11");
    reads_as("2026-Q1", "2026-01", "2026-03");
    reads_as("2026-Q4", "2026-10", "2026-12");
    reads_as("2026", "2026-01", "2026-12");
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        ck_assert_msg(!span_read(wrong[i], &span), "'%s'", wrong[i]);
}
END_TEST

START_TEST(around_a_month)
{
    for (int i = 1; i <= 12; i++) {
        const struct month month = {2026, (int8_t)i};
        const struct span quarter = span_of_quarter(month), year = span_of_year(month);
        ck_assert_int_eq(month_index(quarter.last) - month_index(quarter.first), 2);
        ck_assert(month_compare(quarter.first, month) <= 0);
        ck_assert(month_compare(month, quarter.last) <= 0);
        ck_assert_int_eq(year.first.month, 1);
        ck_assert_int_eq(year.last.month, 12);
    }
}
END_TEST

static bool is_choice(const char *choices, const char *key)
{
    const size_t length = strlen(key);

    for (const char *at = strstr(choices, key); at; at = strstr(at + 1, key))
        if ((at == choices || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0'))
            return true;
    return false;
}

static size_t count_words(const char *choices)
{
    size_t count = 1;

    for (; *choices; choices++)
        count += *choices == ' ';
    return count;
}

START_TEST(sections_can_be_named)
{
    const char *choices = kind_field(&kind_report_section, "section")->choices;
    size_t keys = 0;

    for (const struct month_section *section = month_sections; section->key; section++) {
        ck_assert_msg(is_choice(choices, section->key), "%s", section->key);
        keys += section == month_sections || strcmp(section[-1].key, section->key) != 0;
    }
    ck_assert_uint_eq(keys, count_words(choices));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("report_span");
    TCase *spans_case = tcase_create("spans");
    SRunner *runner;
    int failed;

    tcase_add_test(spans_case, spans);
    tcase_add_test(spans_case, around_a_month);
    tcase_add_test(spans_case, sections_can_be_named);
    suite_add_tcase(suite, spans_case);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
