/* Rounds counted by the minute, the sample of a review, half-years, and a text made harmless. */
#include "book_memory.h"

#include "base/hash.h"
#include "book/rounds.h"
#include "cases/reviews.h"
#include "cases/seal.h"
#include "format/document.h"

#define DAY "rounds/2026/03/04.yaml"

static void rounds_new(struct memory *memory)
{
    memory_new(memory);
    memory->run.today = day_of("2026-03-04");
    put(memory, "rounds.yaml",
        "- {schedule: waste, name: \"w\", kind: waste, times: [\"07:00\", \"18:30\"], from: "
        "2026-03-02}\n"
        "- {schedule: stairs, name: \"s\", kind: cleaning, times: [\"09:00\"], weekdays: [mon, "
        "thu], from: 2026-03-01, to: 2026-03-04}\n");
}

START_TEST(what_is_planned_is_counted_to_the_minute)
{
    /* 2 March 2026 is a Monday: stairs on that day only, waste from that day on */
    static const struct {
        const char *day;
        int minute;
        int64_t waste, stairs;
    } cases[] = {{"2026-03-01", 1439, 0, 0}, {"2026-03-02", 419, 0, 0}, {"2026-03-02", 420, 1, 0},
                 {"2026-03-02", 540, 1, 1},  {"2026-03-03", 0, 2, 1},   {"2026-03-04", 1110, 6, 1},
                 {"2026-03-05", 1439, 8, 1}, {"2026-04-05", 0, 60, 1}};
    struct memory memory;

    rounds_new(&memory);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct moment until = {day_of(cases[i].day), cases[i].minute};
        struct rounds rounds;
        int64_t waste = 0, stairs = 0;
        assert_ok(&memory.run,
                  rounds_compute(&memory.run, memory_book(&memory), day_of("2026-03-01"),
                                 day_of("2026-03-31"), until, &rounds));
        for (size_t k = 0; k < rounds.count_count; k++) {
            const struct round_count *count = &rounds.counts[k];
            ck_assert_int_eq(count->unlogged, count->planned);
            *(strcmp(count->schedule->schedule, "waste") == 0 ? &waste : &stairs) = count->planned;
        }
        ck_assert_msg(waste == cases[i].waste && stairs == cases[i].stairs, "case %zu: %d %d", i,
                      (int)waste, (int)stairs);
    }
    memory_free(&memory);
}
END_TEST

START_TEST(each_result_is_counted_once)
{
    struct memory memory;
    struct rounds rounds;

    rounds_new(&memory);
    add(&memory, DAY,
        "- {id: J260304-001, date: 2026-03-02, schedule: waste, at: \"07:00\", "
        "result: done, kg: 10.5}");
    add(&memory, DAY,
        "- {id: J260304-002, date: 2026-03-02, schedule: waste, at: \"18:30\", "
        "result: late, kg: 4, reason: \"x\"}");
    add(&memory, DAY,
        "- {id: J260304-003, date: 2026-03-03, schedule: waste, at: \"07:00\", "
        "result: missed, reason: \"x\"}");
    add(&memory, DAY,
        "- {id: J260304-004, date: 2026-03-03, schedule: waste, at: \"18:30\", "
        "result: done, kg: 7}");
    add(&memory, DAY, "- {id: R260304-001, date: 2026-03-04, of: J260304-004, reason: \"x\"}");
    struct book *book = memory_book(&memory);
    assert_ok(&memory.run,
              rounds_compute(&memory.run, book, day_of("2026-03-02"), day_of("2026-03-03"),
                             (struct moment){day_of("2026-03-04"), 0}, &rounds));
    assert_ok(&memory.run, rounds_check(&memory.run, book));
    const struct round_count *waste = &rounds.counts[0];
    ck_assert_int_eq(waste->planned, 4);
    ck_assert_int_eq(waste->done, 1);
    ck_assert_int_eq(waste->late, 1);
    ck_assert_int_eq(waste->missed, 1);
    ck_assert_int_eq(waste->unlogged, 1);
    ck_assert_int_eq(waste->kg, 1450);
    memory_free(&memory);
}
END_TEST

START_TEST(a_moment_is_in_its_zone)
{
    const struct moment moment = moment_of(0, 8 * 3600), before = moment_of(-60, 0);

    ck_assert_int_eq(moment.minute, 480);
    ck_assert_int_eq(moment.date.year, 1970);
    ck_assert_int_eq(before.minute, 1439);
    ck_assert_int_eq(before.date.year, 1969);
    ck_assert_int_eq(time_minute("18:30"), 1110);
}
END_TEST

START_TEST(a_sample_is_that_of_the_hashes)
{
    struct memory memory;
    const struct event **drawn;
    size_t count, of;
    char last[SHA256_TEXT] = "", hash[SHA256_TEXT];

    rounds_new(&memory);
    for (int i = 1; i <= 9; i++)
        add(&memory, "funds/2026/03/04.yaml",
            arena_printf(memory.run.arena,
                         "- {id: N260304-00%d, date: 2026-03-04, place: bank, balance: 0.00, "
                         "booked: 0.00}",
                         i));
    add(&memory, DAY,
        "- {id: J260304-001, date: 2026-03-02, schedule: waste, at: \"07:00\", "
        "result: done}");
    assert_ok(&memory.run, review_sample(&memory.run, memory_book(&memory), month_of("2026-03"),
                                         "abc", 4, &drawn, &count, &of));
    ck_assert_uint_eq(of, 9);
    ck_assert_uint_eq(count, 4);
    for (size_t i = 0; i < count; i++) {
        const char *text = arena_printf(memory.run.arena, "2026-03 abc %s", drawn[i]->id);
        ck_assert_str_gt(sha256_text(text, strlen(text), hash), last);
        memcpy(last, hash, sizeof last);
    }
    size_t no_greater = 0; /* than the last one of the sample: nothing outside it */
    for (int k = 1; k <= 9; k++) {
        const char *text = arena_printf(memory.run.arena, "2026-03 abc N260304-00%d", k);
        no_greater += strcmp(sha256_text(text, strlen(text), hash), last) <= 0;
    }
    ck_assert_uint_eq(no_greater, 4);
    memory_free(&memory);
}
END_TEST

START_TEST(a_half_year_has_its_last_month)
{
    ck_assert_int_eq(half_year(day_of("2026-01-01")).month, 6);
    ck_assert_int_eq(half_year(day_of("2026-06-30")).month, 6);
    ck_assert_int_eq(half_year(day_of("2026-07-01")).month, 12);
}
END_TEST

START_TEST(a_body_is_harmless)
{
    static const struct {
        const char *markdown, *html;
    } cases[] = {
        {"<script>x</script>", "<h1 id=\"top\"><bdi>T</bdi></h1>"},
        {"a <b onclick=\"x\">b</b>", "<p>a b</p>"},
        {"[x](javascript:alert(1))", "<p>x</p>"},
        {"[x](JAVASCRIPT:a) [y](data:a) [z](file:///e)", "<p>x y z</p>"},
        {"[x](//host/a) [y](a.html)", "<p>x y</p>"},
        {"[x](https://a.example/ \"t\")", "<p><a href=\"https://a.example/\">x</a></p>"},
        {"![a *b*](http://x/y.png)", "<p>a <em>b</em></p>"},
        {"[![a](x)](javascript:x)", "<p>a</p>"},
        {"# Head", "<h3>Head</h3>"},
        {"###### Head", "<h6>Head</h6>"},
        {"a&#x202E;b", "<p>a[U+202E]b</p>"},
        {"`a\xe2\x80\xae`", "<p><code>a[U+202E]</code></p>"},
        {"```js onload=x\na\n```", "<pre><code>a\n</code></pre>"},
        {"<https://a.example/>", "<p><a href=\"https://a.example/\">https://a.example/</a></p>"},
        {"a\xff", "<p>a\xef\xbf\xbd</p>"},
    };
    struct memory memory;

    memory_new(&memory);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct document *document = document_new(&memory.run, "en", "T");
        struct text page = text_new(memory.run.arena);
        document_body(document, cases[i].markdown);
        assert_ok(&memory.run, document_html(&memory.run, document, &page));
        const char *main = strstr(page.at, "<main>");
        const char *end = strstr(main, "</main>");
        const char *body = arena_dupn(memory.run.arena, main, (size_t)(end - main));
        ck_assert_msg(strstr(body, cases[i].html), "case %zu: %s", i, body);
        ck_assert_msg(!strstr(body, "script") && !strstr(body, "onclick"), "case %zu", i);
    }
    memory_free(&memory);
}
END_TEST

static Suite *oversight_suite(void)
{
    Suite *suite = suite_create("oversight");
    TCase *rounds = tcase_create("rounds"), *cases = tcase_create("cases");

    tcase_add_test(rounds, what_is_planned_is_counted_to_the_minute);
    tcase_add_test(rounds, each_result_is_counted_once);
    tcase_add_test(rounds, a_moment_is_in_its_zone);
    tcase_add_test(cases, a_sample_is_that_of_the_hashes);
    tcase_add_test(cases, a_half_year_has_its_last_month);
    tcase_add_test(cases, a_body_is_harmless);
    suite_add_tcase(suite, rounds);
    suite_add_tcase(suite, cases);
    return suite;
}

TEST_MAIN(oversight_suite)
