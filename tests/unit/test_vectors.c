/*
 * The vectors of the specification: files that are valid, files that are not and exactly what is
 * said of them, changes of files, and splits. ledger-format/vectors/README.md describes them.
 */
#include "base/decimal.h"
#include "base/hash.h"
#include "base/split.h"
#include "book/check.h"
#include "format/codes.h"
#include "vectors.h"

static struct run new_run(void)
{
    return (struct run){.arena = arena_new(NULL)};
}

/* The names of the vectors, listed before the tests are forked. */
static struct {
    struct arena *arena;
    const char **valid, **invalid, **transitions, **splits;
    size_t valid_count, invalid_count, transition_count, split_count;
} vectors;

/* The first line of an expectation, and the findings below it. */
struct expectation {
    const char *subject, *findings;
};

static struct expectation read_expectation(struct arena *arena, const char *path)
{
    const char *text = file_text(arena, path);
    size_t first = strcspn(text, "\n");

    ck_assert_msg(text[first] == '\n', "%s has no first line", path);
    return (struct expectation){arena_dupn(arena, text, first), text + first + 1};
}

static void check_vector(const char *folder, const char *name, bool valid)
{
    struct run run = new_run();
    struct arena *arena = run.arena;
    const char *base = format_path(arena, arena_printf(arena, "vectors/%s/%s", folder, name));
    struct blob blob = file_read(arena, arena_printf(arena, "%s.yaml", base));
    struct expectation expected = read_expectation(arena, arena_printf(arena, "%s.expect", base));

    ck_assert_msg(valid == !*expected.findings, "%s: %s", base,
                  valid ? "a valid file has findings" : "an invalid file has no findings");
    enum status status = check_file(&run, expected.subject, blob.bytes, blob.size, PLAIN_FILE);
    const char *found = findings_text(&run);
    ck_assert_msg(strcmp(found, expected.findings) == 0, "%s\nexpected\n%sfound\n%s", base,
                  expected.findings, found);
    findings_are_whole(&run, expected.subject);
    ck_assert_int_eq(status, valid ? STATUS_OK : STATUS_DATA);
    arena_free(arena);
}

START_TEST(valid_file)
{
    check_vector("valid", vectors.valid[_i], true);
}
END_TEST

START_TEST(invalid_file)
{
    check_vector("invalid", vectors.invalid[_i], false);
}
END_TEST

/* "PATH DAY" in the first line; a side that is not there is no file. */
START_TEST(transition)
{
    struct run run = new_run();
    struct arena *arena = run.arena;
    const char *base =
        format_path(arena, arena_printf(arena, "vectors/transitions/%s", vectors.transitions[_i]));
    struct expectation expected = read_expectation(arena, arena_printf(arena, "%s/expect", base));
    struct blob before = file_read(arena, arena_printf(arena, "%s/before", base));
    struct blob after = file_read(arena, arena_printf(arena, "%s/after", base));
    const char *blank = strrchr(expected.subject, ' ');
    struct date day;

    ck_assert_msg(blank && date_parse(blank + 1, strlen(blank + 1), &day),
                  "%s: the first line is no path and day", base);
    ck_assert_msg(before.found || after.found, "%s has neither side", base);
    const char *path = arena_dupn(arena, expected.subject, (size_t)(blank - expected.subject));
    enum status status = check_transition(&run, path, &before, &after, day);
    const char *found = findings_text(&run);
    ck_assert_msg(strcmp(found, expected.findings) == 0, "%s\nexpected\n%sfound\n%s", base,
                  expected.findings, found);
    findings_are_whole(&run, path);
    ck_assert(status == run_status(&run, 0));
    arena_free(arena);
}
END_TEST

/* A line of a split: the total, or a weight and the share that it gets. */
static const char *next_line(struct arena *arena, const char **at)
{
    size_t length = strcspn(*at, "\n");
    const char *line = arena_dupn(arena, *at, length);

    *at += length + ((*at)[length] == '\n');
    return line;
}

static int64_t money_of(const char *text, size_t length)
{
    int64_t value = 0;

    ck_assert_msg(decimal_parse(text, length, MONEY_PLACES, &value), "'%s' is no amount", text);
    return value;
}

START_TEST(split)
{
    struct arena *arena = arena_new(NULL);
    const char *name = vectors.splits[_i];
    const char *at =
        file_text(arena, format_path(arena, arena_printf(arena, "vectors/splits/%s.split", name)));
    const char *first = next_line(arena, &at);
    int64_t total = money_of(first, strlen(first)), sum = 0;
    int64_t *weight = NULL, *expected = NULL;
    size_t count = 0, room = 0, capacity = 0;

    while (*at) {
        const char *line = next_line(arena, &at), *blank = strchr(line, ' ');
        ck_assert_msg(blank, "'%s' has no weight and share", line);
        ARENA_PUSH(arena, weight, count, room);
        ARENA_PUSH(arena, expected, count, capacity);
        weight[count] = money_of(line, (size_t)(blank - line));
        expected[count++] = money_of(blank + 1, strlen(blank + 1));
    }
    ck_assert_uint_gt(count, 0);
    int64_t *share = arena_array(arena, count, sizeof *share);
    ck_assert(split_exact(arena, total, weight, count, share));
    for (size_t i = 0; i < count; i++) {
        ck_assert_msg(share[i] == expected[i], "%s: share %zu is %lld, expected %lld", name, i + 1,
                      (long long)share[i], (long long)expected[i]);
        sum += share[i];
    }
    ck_assert_int_eq(sum, total);
    arena_free(arena);
}
END_TEST

/* --- vectors too large to be kept --- */

/* The findings of a fees day-book. */
static const char *findings_of(struct run *run, const struct text *text)
{
    check_file(run, "fees/2026/11/03.yaml", text->at, text->length, PLAIN_FILE);
    return findings_text(run);
}

static void repeat(struct text *text, char byte, size_t count)
{
    while (count-- > 0)
        text_char(text, byte);
}

/* libyaml alone takes seconds for these 64 kB. */
START_TEST(deep_brackets)
{
    struct run run = new_run();
    struct text text = text_new(run.arena);

    repeat(&text, '[', 65536);
    ck_assert_str_eq(findings_of(&run, &text),
                     "error yaml-shape 1:1 found a list in brackets, expected a list with a line "
                     "for each record\n"
                     "error yaml-depth 1:9 nested deeper than 8\n");
    arena_free(run.arena);
}
END_TEST

START_TEST(oversized_file)
{
    struct run run = new_run();
    struct text text = text_new(run.arena);

    repeat(&text, '\n', 8 * 1024 * 1024);
    ck_assert_str_eq(findings_of(&run, &text), "");
    text_char(&text, '\n');
    ck_assert_str_eq(findings_of(&run, &text),
                     "error file-size 0:0 the file has 8388609 bytes, its kind takes at most "
                     "8388608\n");
    arena_free(run.arena);
}
END_TEST

static void receipt_with_note(struct text *text, size_t length)
{
    text->length = 0;
    text_add(text, "- {id: P261103-001, date: 2026-11-03, amount: 1.00, via: cash, note: \"");
    repeat(text, 'a', length);
    text_add(text, "\"}\n");
}

START_TEST(long_text)
{
    struct run run = new_run();
    struct text text = text_new(run.arena);

    receipt_with_note(&text, 2048);
    ck_assert_str_eq(findings_of(&run, &text), "");
    receipt_with_note(&text, 2049);
    ck_assert_str_eq(findings_of(&run, &text),
                     "error text-length 1:70 field 'note': found a text that is longer than 2,048 "
                     "bytes\n");
    run.count = 0;
    receipt_with_note(&text, 4097);
    ck_assert_str_eq(findings_of(&run, &text),
                     "error yaml-scalar-size 1:70 found a value of 4097 bytes, at most 4096 are "
                     "taken\n");
    arena_free(run.arena);
}
END_TEST

START_TEST(many_problems)
{
    struct run run = new_run();
    struct text text = text_new(run.arena);

    for (int i = 0; i < 300; i++)
        text_add(&text, "- 1\n");
    findings_of(&run, &text);
    ck_assert_uint_eq(run.count, 201);
    ck_assert_str_eq(run.findings[199].code, "yaml-shape");
    ck_assert_int_eq(run.findings[199].spot.line, 200);
    ck_assert_str_eq(run.findings[200].code, "too-many");
    arena_free(run.arena);
}
END_TEST

/* --- files by their mode and name --- */

START_TEST(mode)
{
    struct run run = new_run();
    static const char link[] = "../../etc/passwd";

    ck_assert_int_eq(check_file(&run, "tariffs.yaml", link, strlen(link), 0120000), STATUS_DATA);
    ck_assert_int_eq(check_file(&run, "tariffs.yaml", "", 0, 0100755), STATUS_DATA);
    ck_assert_str_eq(findings_text(&run),
                     "error file-link 0:0 'tariffs.yaml' is a symbolic link\n"
                     "error file-mode 0:0 'tariffs.yaml' has the mode 100755, a file of the ledger "
                     "has 100644\n");
    arena_free(run.arena);
}
END_TEST

START_TEST(voucher_name)
{
    struct run run = new_run();
    char hash[SHA256_TEXT];
    const char *path =
        arena_printf(run.arena, "vouchers/2026/11/%s.pdf", sha256_text("a", 1, hash));

    ck_assert_int_eq(check_file(&run, path, "a", 1, PLAIN_FILE), STATUS_OK);
    ck_assert_int_eq(check_file(&run, path, "b", 1, PLAIN_FILE), STATUS_DATA);
    ck_assert_str_eq(run.findings[0].code, "voucher-hash");
    arena_free(run.arena);
}
END_TEST

/* Every code of the reader has a vector that provokes it, so that none is a dead letter. */
static bool is_elsewhere(const char *code)
{
    static const char *const tested[] = {"file-size", "text-length", "yaml-scalar-size", "too-many",
                                         "yaml-depth"};

    for (size_t i = 0; i < sizeof tested / sizeof tested[0]; i++)
        if (strcmp(code, tested[i]) == 0)
            return true;
    return strncmp(code, "csv-", 4) == 0 || strncmp(code, "json-", 5) == 0;
}

START_TEST(codes_are_covered)
{
    struct arena *arena = arena_new(NULL);
    struct text all = text_new(arena);

    for (size_t i = 0; i < vectors.invalid_count; i++)
        text_add(&all, file_text(arena,
                                 format_path(arena, arena_printf(arena, "vectors/invalid/%s.expect",
                                                                 vectors.invalid[i]))));
    for (size_t i = CODE_NONE + 1; i < CODE_COUNT; i++) {
        const char *code = format_codes[i].code;
        if (!is_elsewhere(code))
            ck_assert_msg(strstr(all.at, arena_printf(arena, "\nerror %s ", code)),
                          "no invalid vector is about '%s'", code);
    }
    arena_free(arena);
}
END_TEST

static void find_vectors(void)
{
    struct arena *arena = vectors.arena = arena_new(NULL);

    vectors.valid =
        folder_list(arena, format_path(arena, "vectors/valid"), ".yaml", &vectors.valid_count);
    vectors.invalid =
        folder_list(arena, format_path(arena, "vectors/invalid"), ".yaml", &vectors.invalid_count);
    vectors.transitions = folder_list(arena, format_path(arena, "vectors/transitions"), "",
                                      &vectors.transition_count);
    vectors.splits =
        folder_list(arena, format_path(arena, "vectors/splits"), ".split", &vectors.split_count);
}

static void add_loops(Suite *suite)
{
    TCase *tests = tcase_create("vectors");

    tcase_add_loop_test(tests, valid_file, 0, (int)vectors.valid_count);
    tcase_add_loop_test(tests, invalid_file, 0, (int)vectors.invalid_count);
    tcase_add_loop_test(tests, transition, 0, (int)vectors.transition_count);
    tcase_add_loop_test(tests, split, 0, (int)vectors.split_count);
    suite_add_tcase(suite, tests);
}

static void add_single(Suite *suite)
{
    TCase *tests = tcase_create("single");

    tcase_add_test(tests, deep_brackets);
    tcase_add_test(tests, oversized_file);
    tcase_add_test(tests, long_text);
    tcase_add_test(tests, many_problems);
    tcase_add_test(tests, mode);
    tcase_add_test(tests, voucher_name);
    tcase_add_test(tests, codes_are_covered);
    suite_add_tcase(suite, tests);
}

int main(void)
{
    Suite *suite = suite_create("vectors");

    find_vectors();
    add_loops(suite);
    add_single(suite);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    arena_free(vectors.arena);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
