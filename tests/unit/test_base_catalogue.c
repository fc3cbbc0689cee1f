/* Message catalogues: what is found, what is not, and bytes that are no catalogue. */
#include "base/catalogue.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

START_TEST(finds_what_is_in_it)
{
    ck_assert_str_eq(catalogue_find(&catalogue_report_zh_CN, "Arrears"), "欠费");
    ck_assert_str_eq(catalogue_find(&catalogue_report_zh_CN, "1 to 30 days"), "1至30天");
    ck_assert_str_eq(catalogue_find(&catalogue_report_zh_CN, "yes"), "是");
}
END_TEST

START_TEST(leaves_what_is_not)
{
    static const char phrase[] = "not a phrase of any report";

    ck_assert_ptr_eq(catalogue_find(&catalogue_report_zh_CN, phrase), phrase);
    ck_assert_ptr_eq(catalogue_find(NULL, phrase), phrase);
    ck_assert_str_eq(catalogue_find(&catalogue_report_zh_CN, ""), "");
    ck_assert_ptr_null(catalogue_find(&catalogue_report_zh_CN, NULL));
}
END_TEST

/* Every cut, and every byte changed: found or not, never read beyond the end (sanitizers look). */
START_TEST(survives_damage)
{
    size_t size = catalogue_report_zh_CN.size;
    unsigned char *bytes = malloc(size);
    struct catalogue damaged = {bytes, size};

    ck_assert_ptr_nonnull(bytes);
    memcpy(bytes, catalogue_report_zh_CN.bytes, size);
    for (size_t at = 0; at < size; at += at < 64 ? 1 : 97) {
        bytes[at] ^= 0xff;
        ck_assert_ptr_nonnull(catalogue_find(&damaged, "Arrears"));
        bytes[at] ^= 0xff;
        struct catalogue cut = {bytes, at};
        ck_assert_ptr_nonnull(catalogue_find(&cut, "Arrears"));
    }
    free(bytes);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("base_catalogue");
    TCase *tests = tcase_create("catalogue");
    SRunner *runner = srunner_create(suite);

    tcase_add_test(tests, finds_what_is_in_it);
    tcase_add_test(tests, leaves_what_is_not);
    tcase_add_test(tests, survives_damage);
    suite_add_tcase(suite, tests);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
