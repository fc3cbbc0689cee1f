/* The scanner for personal data, with made-up numbers. */
#include "base/arena.h"
#include "book/check.h"
#include "record/privacy.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#undef fail

struct sample {
    const char *text;
    const char *hits; /* each: letter of the kind, start, dash, length, blank */
};

static const struct sample samples[] = {
    /* mobile numbers */
    {"13800138000", "M0-11 "},
    {"call 13800138000 today", "M5-11 "},
    {"电话13800138000，晚上", "M6-11 "},
    {"138 0013 8000", "M0-13 "},
    {"138-0013-8000", "M0-13 "},
    {"+8613800138000", "M1-13 "},
    {"+86 13800138000", "M4-11 "},
    {"+86 138 0013 8000", "M4-13 "},
    {"008613800138000", "M0-15 "},
    {"１３８００１３８０００", "M0-33 "},
    {"(13800138000)", "M1-11 "},
    {"13800138000/13900139000", "M0-11 M12-11 "},
    {"13800138000.", "M0-11 "},
    {"note: \"19912345678\"", "M7-11 "},
    {"12800138000", ""},
    {"1380013800", ""},
    {"138001380001", ""},
    {"a13800138000", ""},
    {"13800138000a", ""},
    {"13800138000.00", ""},
    {"0.13800138000", ""},
    {"138 0013 80001", ""},
    {"138-0013 8000", ""},
    {"P261103-001", ""},
    {"10342..10731", ""},
    {"412.00, 12.35, 40.10, 150.00", ""},
    /* identity card numbers */
    {"11010519491231002X", "I0-18 "},
    {"身份证11010519491231002x。", "I9-18 "},
    {"110105 19491231 002X", "I0-20 "},
    {"440308199901010012", "I0-18 "},
    {"440308 19990101 0012", "I0-20 "},
    {"440308199901010013", ""},
    {"440308199913010012", ""},
    {"11010519491231002Xa", ""},
    {"110105194912310021", ""},
    /* bank cards: Luhn, 16 to 19 digits */
    {"4111111111111111", "C0-16 "},
    {"4111 1111 1111 1111", "C0-19 "},
    {"卡号：6222020200112233446", "C9-19 "},
    {"6222 0202 0011 2233 446", "C0-23 "},
    {"4111111111111112", ""},
    {"1111111111111117", ""},
    {"4200001234202611030001", ""},
    {"4200002345202611031234567890", ""},
    {"2026110300000000000000000001", ""},
    /* hashes and object ids */
    {"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", ""},
    {"da39a3ee5e6b4b0d3255bfef95601890afd80709", ""},
    {"a13800138000b4111111111111111c", ""},
    /* e-mail addresses */
    {"write to zhang.san@example.org.", "E9-21 "},
    {"邮箱zhang_3@mail.example.com", "E6-24 "},
    {"13800138000@example.com", "M0-11 E0-23 "},
    {"@example.com", ""},
    {"someone@localhost", ""},
    {"a@b.1", ""},
    {"twitter @handle and a@", ""},
    {"", ""},
};

static const char *hits_text(struct arena *arena, const char *text)
{
    static const char letters[] = "MICE";
    const char *out = "";
    struct personal_hit hit;
    size_t at = 0;

    while (personal_next(text, strlen(text), &at, &hit))
        out = arena_printf(arena, "%s%c%zu-%zu ", out, letters[hit.what], hit.start, hit.length);
    return out;
}

START_TEST(finds_what_is_personal)
{
    struct arena *arena = arena_new(NULL);

    ck_assert_msg(strcmp(hits_text(arena, samples[_i].text), samples[_i].hits) == 0,
                  "'%s': found '%s', expected '%s'", samples[_i].text,
                  hits_text(arena, samples[_i].text), samples[_i].hits);
    arena_free(arena);
}
END_TEST

/* Any bytes, also cut in the middle of a character, end the scan without reading beyond. */
START_TEST(any_bytes_are_scanned)
{
    static const char alphabet[] = "0123456789 -.@aX_\xef\xbc\x90\x99\xe5";
    unsigned seed = 20261103;

    for (int round = 0; round < 20000; round++) {
        size_t size = (size_t)(round % 40), at = 0;
        char *bytes = malloc(size + 1);
        struct personal_hit hit;
        ck_assert_ptr_nonnull(bytes);
        for (size_t i = 0; i < size; i++) {
            seed = seed * 1103515245u + 12345u;
            bytes[i] = alphabet[(seed >> 16) % (sizeof alphabet - 1)];
        }
        bytes = realloc(bytes, size ? size : 1);
        while (personal_next(bytes, size, &at, &hit)) {
            ck_assert_uint_gt(hit.length, 0);
            ck_assert_uint_le(hit.start + hit.length, size);
        }
        free(bytes);
    }
}
END_TEST

static struct run new_run(void)
{
    return (struct run){.arena = arena_new(NULL)};
}

START_TEST(a_finding_names_line_column_and_field)
{
    struct run run = new_run();
    const char text[] = "- {id: P261103-001, note: \"ok\"}\n"
                        "- {id: P261103-002, note: \"电话13800138000\"}\n";

    ck_assert_int_eq(check_privacy(&run, "fees/2026/11/03.yaml", NULL, text, sizeof text - 1),
                     STATUS_REFUSED);
    ck_assert_uint_eq(run.count, 1);
    ck_assert_str_eq(run.findings[0].code, "personal-data");
    ck_assert_str_eq(run.findings[0].spot.file, "fees/2026/11/03.yaml");
    ck_assert_int_eq(run.findings[0].spot.line, 2);
    ck_assert_int_eq(run.findings[0].spot.column, 30);
    ck_assert_str_eq(run.findings[0].message,
                     "personal data: a mobile number '138****8000' in the field 'note'");
    arena_free(run.arena);
}
END_TEST

START_TEST(only_added_lines_are_judged)
{
    struct run run = new_run();
    const char before[] = "old 13800138000\nsecond\n";
    const char grown[] = "old 13800138000\nsecond\nthird\n";
    const char more[] = "old 13800138000\nsecond\nthird\n13900139000\n";
    const char edited[] = "first\nold 13800138000\nnew 13900139000\n";
    struct blob blob = {.bytes = before, .size = sizeof before - 1, .found = true};

    ck_assert_int_eq(check_privacy(&run, "README.md", &blob, grown, sizeof grown - 1), STATUS_OK);
    ck_assert_int_eq(check_privacy(&run, "README.md", &blob, edited, sizeof edited - 1),
                     STATUS_REFUSED);
    ck_assert_uint_eq(run.count, 1);
    ck_assert_int_eq(run.findings[0].spot.line, 3);
    ck_assert_int_eq(check_privacy(&run, "README.md", &blob, more, sizeof more - 1),
                     STATUS_REFUSED);
    ck_assert_uint_eq(run.count, 2);
    ck_assert_int_eq(run.findings[1].spot.line, 4);
    arena_free(run.arena);
}
END_TEST

START_TEST(vouchers_are_judged_when_they_are_text)
{
    struct run run = new_run();
    const char picture[] = "\xff\xd8 13800138000 ", text[] = "paid to 13800138000\n";

    ck_assert_int_eq(
        check_privacy(&run, "vouchers/2026/11/x.jpg", NULL, picture, sizeof picture - 1),
        STATUS_OK);
    ck_assert_int_eq(check_privacy(&run, "vouchers/2026/11/x.txt", NULL, text, sizeof text - 1),
                     STATUS_REFUSED);
    arena_free(run.arena);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("privacy");
    TCase *tcase = tcase_create("privacy");

    tcase_add_loop_test(tcase, finds_what_is_personal, 0,
                        (int)(sizeof samples / sizeof samples[0]));
    tcase_add_test(tcase, any_bytes_are_scanned);
    tcase_add_test(tcase, a_finding_names_line_column_and_field);
    tcase_add_test(tcase, only_added_lines_are_judged);
    tcase_add_test(tcase, vouchers_are_judged_when_they_are_text);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
