/*
 * The examples in the specification's chapters are executed. Each fenced block says what it is:
 *
 *   yaml path=PATH             a valid file at PATH
 *   yaml canonical path=PATH   the same, and byte for byte what the commands would write
 *   yaml invalid path=PATH     not valid: exactly what the `findings` block behind it says
 *   split                      a total, then a weight and its share on each line
 *   fee                        an area, a rate and the fee on each line
 *   sh, text                   not executed
 */
#include "base/decimal.h"
#include "base/split.h"
#include "book/check.h"
#include "format/yaml.h"
#include "record/records.h"
#include "vectors.h"

struct example {
    const char *chapter;
    int line; /* of its fence */
    const char *info, *body, *findings;
};

static struct {
    struct arena *arena;
    struct example *item;
    size_t count, capacity;
} examples;

static bool starts(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

/* --- reading the chapters --- */

struct lines {
    const char *at;
    int number;
};

static const char *next_line(struct lines *lines)
{
    if (!*lines->at)
        return NULL;
    size_t length = strcspn(lines->at, "\n");
    const char *line = arena_dupn(examples.arena, lines->at, length);
    lines->at += length + (lines->at[length] == '\n');
    lines->number++;
    return line;
}

/* The lines up to the closing fence. */
static const char *take_block(struct lines *lines)
{
    struct text body = text_new(examples.arena);
    const char *line;

    text_add(&body, "");
    while ((line = next_line(lines)) && strcmp(line, "```") != 0)
        text_printf(&body, "%s\n", line);
    return body.at;
}

static void add_example(const char *chapter, const char *info, struct lines *lines)
{
    struct example example = {.chapter = chapter, .line = lines->number, .info = info};

    example.body = take_block(lines);
    if (strcmp(info, "findings") == 0 && examples.count) {
        examples.item[examples.count - 1].findings = example.body;
        return;
    }
    ARENA_PUSH(examples.arena, examples.item, examples.count, examples.capacity);
    examples.item[examples.count++] = example;
}

static void read_chapter(const char *chapter)
{
    struct arena *arena = examples.arena;
    const char *path = format_path(arena, arena_printf(arena, "%s.md", chapter));
    struct blob blob = file_read(arena, path);
    struct lines lines = {.at = blob.bytes};
    const char *line;

    while ((line = next_line(&lines)))
        if (starts(line, "```"))
            add_example(chapter, line + 3, &lines);
}

static void same_text(const struct example *example, const char *expected, const char *found)
{
    ck_assert_msg(strcmp(found, expected) == 0, "%s.md:%d %s\nexpected\n%sfound\n%s",
                  example->chapter, example->line, example->info, expected, found);
}

/* --- files --- */

/* What the commands would write for the same records. */
static const char *rewritten(struct run *run, const struct source *source)
{
    const struct file_kind *file = file_kind_of(source->path, NULL);
    struct text text = text_new(run->arena);
    struct items items = {0};
    void *record;

    text_add(&text, "");
    if (file->shape == SHAPE_MAP) {
        ck_assert_int_eq(yaml_read_map(run, source, file, &record), STATUS_OK);
        yaml_write_map(&text, file->kinds[0], record);
    } else {
        ck_assert_int_eq(yaml_read_list(run, source, file, &items), STATUS_OK);
        for (size_t i = 0; i < items.count; i++)
            yaml_write_item(&text, items.item[i].kind, items.item[i].record);
    }
    return text.at;
}

static void run_file(const struct example *example)
{
    struct run run = {.arena = arena_new(NULL)};
    const char *path = strstr(example->info, "path=");
    bool invalid = strstr(example->info, " invalid ") != NULL;

    ck_assert_msg(path, "%s.md:%d says no path", example->chapter, example->line);
    path += strlen("path=");
    ck_assert_msg(invalid == (example->findings != NULL), "%s.md:%d %s", example->chapter,
                  example->line, invalid ? "has no findings behind it" : "is valid, with findings");
    check_file(&run, path, example->body, strlen(example->body), PLAIN_FILE);
    same_text(example, example->findings ? example->findings : "", findings_text(&run));
    findings_are_whole(&run, path);
    if (strstr(example->info, " canonical ")) {
        struct source source = {path, example->body, strlen(example->body)};
        same_text(example, example->body, rewritten(&run, &source));
    }
    arena_free(run.arena);
}

/* --- arithmetic --- */

/* The next number of a line, past blanks and words; false at the line's end. */
static bool next_number(const char **at, int places, int64_t *out)
{
    for (;;) {
        *at += strspn(*at, " ");
        size_t length = strcspn(*at, " ");
        if (length == 0)
            return false;
        const char *word = *at;
        *at += length;
        if (decimal_parse_loose(word, length, places, out))
            return true;
    }
}

static int64_t need_number(const char **at, int places)
{
    int64_t value = 0;

    ck_assert_msg(next_number(at, places, &value), "a number is missing");
    return value;
}

static void run_split(const struct example *example)
{
    enum { ROOM = 200 };
    struct arena *arena = arena_new(NULL);
    struct lines lines = {.at = example->body};
    int64_t weight[ROOM], expected[ROOM], share[ROOM];
    const char *line = next_line(&lines);
    size_t count = 0;
    int64_t total = need_number(&line, MONEY_PLACES);

    while ((line = next_line(&lines))) {
        ck_assert_uint_lt(count, ROOM);
        weight[count] = need_number(&line, MONEY_PLACES);
        expected[count++] = need_number(&line, MONEY_PLACES);
    }
    ck_assert(split_exact(arena, total, weight, count, share));
    for (size_t i = 0; i < count; i++)
        ck_assert_msg(share[i] == expected[i], "%s.md:%d: share %zu is %lld fen", example->chapter,
                      example->line, i + 1, (long long)share[i]);
    arena_free(arena);
}

static void run_fee(const struct example *example)
{
    struct lines lines = {.at = example->body};
    const char *line;
    int count = 0;

    for (; (line = next_line(&lines)); count++) {
        int64_t area = need_number(&line, AREA_PLACES), rate = need_number(&line, RATE_PLACES);
        int64_t fee, expected = need_number(&line, MONEY_PLACES);
        ck_assert(decimal_scale(area, rate, 10000, &fee));
        ck_assert_msg(fee == expected, "%s.md:%d: fee %d is %lld fen", example->chapter,
                      example->line, count + 1, (long long)fee);
    }
    ck_assert_int_gt(count, 0);
}

START_TEST(executed)
{
    const struct example *example = &examples.item[_i];

    if (starts(example->info, "yaml"))
        run_file(example);
    else if (strcmp(example->info, "split") == 0)
        run_split(example);
    else if (strcmp(example->info, "fee") == 0)
        run_fee(example);
    else
        ck_assert_msg(strcmp(example->info, "sh") == 0 || strcmp(example->info, "text") == 0,
                      "%s.md:%d is a block of an unknown kind '%s'", example->chapter,
                      example->line, example->info);
}
END_TEST

/* --- completeness --- */

static bool is_shown(const struct file_kind *file)
{
    for (size_t i = 0; i < examples.count; i++) {
        const char *path = strstr(examples.item[i].info, "path=");
        if (path && file_kind_of(path + strlen("path="), NULL) == file)
            return true;
    }
    return false;
}

START_TEST(every_file_has_an_example)
{
    for (const struct file_kind *file = all_files; file->name; file++)
        ck_assert_msg(file->shape == SHAPE_BYTES || is_shown(file), "no example of '%s'",
                      file->name);
}
END_TEST

/* A kind with a letter is shown by an id of its own. */
START_TEST(every_record_has_an_example)
{
    for (size_t i = 0; all_kinds[i]; i++) {
        const char mark[] = {'i', 'd', ':', ' ', all_kinds[i]->prefix, '2', '\0'};
        bool shown = !all_kinds[i]->prefix;
        for (size_t j = 0; j < examples.count; j++)
            shown |= starts(examples.item[j].info, "yaml") && !examples.item[j].findings &&
                     strstr(examples.item[j].body, mark);
        ck_assert_msg(shown, "no example of a %s", all_kinds[i]->name);
    }
}
END_TEST

static void find_examples(void)
{
    size_t count;

    examples.arena = arena_new(NULL);
    const char **chapters =
        folder_list(examples.arena, format_path(examples.arena, "."), ".md", &count);
    for (size_t i = 0; i < count; i++)
        read_chapter(chapters[i]);
}

int main(void)
{
    Suite *suite = suite_create("specification");
    TCase *tests = tcase_create("examples");

    find_examples();
    tcase_add_loop_test(tests, executed, 0, (int)examples.count);
    tcase_add_test(tests, every_file_has_an_example);
    tcase_add_test(tests, every_record_has_an_example);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    arena_free(examples.arena);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
