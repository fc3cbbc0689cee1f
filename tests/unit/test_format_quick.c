/* The short way and libyaml agree on every file: on what is accepted, and on what it means. */
#include "base/text.h"
#include "format/yaml.h"
#include "format/yaml_quick.h"
#include "format/yaml_reader.h"
#include "random_record.h"

#include <check.h>
#include <stdlib.h>

enum { ROUNDS = 3000, MUTATIONS = 12 };

static struct text random_file(struct dice *dice, const struct file_kind *file)
{
    struct text text = text_new(dice->arena);
    size_t count = file->shape == SHAPE_MAP ? 1 : dice_roll(dice, 5);

    for (size_t i = 0; i < count; i++) {
        const struct kind *kind = file->kinds[dice_roll(dice, kinds_of(file))];
        void *record = arena_alloc(dice->arena, kind->size);
        dice_record(dice, kind, record);
        if (file->shape == SHAPE_MAP)
            yaml_write_map(&text, kind, record);
        else
            yaml_write_item(&text, kind, record);
    }
    return text;
}

/* What a reader made of a file: every value and every place in it, as text. */
struct taken {
    bool accepted;
    struct text values;
};

static void add_items(struct taken *reading, const struct items *items)
{
    for (size_t i = 0; i < items->count; i++) {
        const struct item *item = &items->item[i];
        text_printf(&reading->values, "%d %zu %zu %s ", item->line, item->start, item->end,
                    item->kind->name);
        yaml_write_item(&reading->values, item->kind, item->record);
    }
}

static struct taken read_with(struct run *run, const struct source *source,
                              const struct file_kind *file, bool quick)
{
    struct taken reading = {.values = text_new(run->arena)};
    struct items items = {0};
    void *record = arena_alloc(run->arena, file->shape == SHAPE_MAP ? file->kinds[0]->size : 1);

    if (file->shape == SHAPE_LIST) {
        reading.accepted = quick ? quick_read_list(run, source, file, &items)
                                 : careful_read_list(run, source, file, &items) == STATUS_OK;
        if (reading.accepted)
            add_items(&reading, &items);
    } else {
        reading.accepted = quick ? quick_read_map(run, source, file, record)
                                 : careful_read_map(run, source, file, &record) == STATUS_OK;
        if (reading.accepted)
            yaml_write_map(&reading.values, file->kinds[0], record);
    }
    return reading;
}

static void replace(struct text *text, size_t at, size_t length, const char *bytes, size_t size)
{
    struct text out = text_new(text->arena);

    text_bytes(&out, text->at, at);
    text_bytes(&out, bytes, size);
    text_bytes(&out, text->at + at + length, text->length - at - length);
    *text = out;
}

/* A byte is changed, taken out or put in. */
static void mutate_byte(struct dice *dice, struct text *text, size_t at)
{
    static const char bytes[] = "0159-.:,[]{}\"\\#&*! \n\t\r'|>%@?~abzAPé";
    const char *byte = bytes + dice_roll(dice, sizeof bytes - 1);

    replace(text, at, dice_roll(dice, 2), byte, dice_roll(dice, 2));
}

/* Digits stay digits, so that many a mutant is accepted. */
static void mutate_digit(struct dice *dice, struct text *text, size_t at)
{
    at += strcspn(text->at + at, "0123456789");
    if (at < text->length)
        text->at[at] = (char)('0' + dice_roll(dice, 10));
}

/* A field, an element or a line goes, or comes twice: from one mark of its kind to the next. */
static void mutate_part(struct dice *dice, struct text *text, size_t at)
{
    const char *marks = dice_roll(dice, 2) ? "\n" : ",}]";
    size_t start = at + strcspn(text->at + at, marks);

    if (start >= text->length)
        return;
    size_t length = 1 + strcspn(text->at + start + 1, marks);
    if (start + length >= text->length)
        return;
    bool twice = dice_roll(dice, 2);
    replace(text, start, twice ? 0 : length, text->at + start, twice ? length : 0);
}

static void mutate(struct dice *dice, struct text *text)
{
    if (text->length == 0)
        return;
    size_t at = dice_roll(dice, text->length);
    switch (dice_roll(dice, 3)) {
    case 0:
        mutate_byte(dice, text, at);
        break;
    case 1:
        mutate_digit(dice, text, at);
        break;
    default:
        mutate_part(dice, text, at);
        break;
    }
}

static void show(const struct text *text)
{
    fprintf(stderr, "the file was:\n%s\n", text->at);
}

/* Reads both ways; returns whether the short way accepted it. */
static bool agree(struct arena *arena, const struct file_kind *file, const struct text *text)
{
    struct run run = {.arena = arena};
    /* Room of exactly its size, so that the address sanitizer sees a byte read too far. */
    char *bytes = malloc(text->length ? text->length : 1);
    ck_assert_ptr_nonnull(bytes);
    memcpy(bytes, text->at, text->length);
    struct source source = {"test.yaml", bytes, text->length};
    struct taken quick = read_with(&run, &source, file, true);
    struct taken careful = read_with(&run, &source, file, false);
    free(bytes);

    ck_assert_uint_eq(run.count == 0, careful.accepted);
    if (!quick.accepted)
        return false;
    if (!careful.accepted || strcmp(quick.values.at, careful.values.at) != 0)
        show(text);
    ck_assert_msg(careful.accepted, "libyaml refuses what the short way accepts: %s",
                  run.count ? run.findings[0].message : "");
    ck_assert_str_eq(quick.values.at, careful.values.at);
    return true;
}

START_TEST(both_ways_agree)
{
    struct dice dice = {.state = UINT64_C(0x9e3779b97f4a7c15)};
    size_t mutants = 0, accepted = 0;

    for (int round = 0; round < ROUNDS; round++) {
        dice.arena = arena_new(NULL);
        const struct file_kind *file = &all_files[dice_roll(&dice, record_files())];
        struct text text = random_file(&dice, file);
        bool quick = agree(dice.arena, file, &text);
        if (!quick)
            show(&text);
        ck_assert_msg(quick, "the short way refuses what the writer writes (%s)", file->name);
        for (int i = 0; i < MUTATIONS; i++) {
            struct text mutant = text_new(dice.arena);
            text_bytes(&mutant, text.at, text.length);
            for (size_t times = 1 + dice_roll(&dice, 3); times > 0; times--)
                mutate(&dice, &mutant);
            mutants++;
            accepted += agree(dice.arena, file, &mutant);
        }
        arena_free(dice.arena);
    }
    /* Neither all nor none, or the test would show nothing. */
    ck_assert_uint_gt(accepted, mutants / 20);
    ck_assert_uint_lt(accepted, mutants * 9 / 10);
}
END_TEST

START_TEST(refuses_what_only_looks_canonical)
{
    static const char *const notes[] = {"\\n", "\\u0041", "a\tb", "e\xcc\x81", "\xef\xbb\xbf", ""};
    struct arena *arena = arena_new(NULL);
    const struct file_kind *file = file_kind_of("fees/2026/11/03.yaml", NULL);

    for (size_t i = 0; i < sizeof notes / sizeof notes[0]; i++) {
        struct run run = {.arena = arena};
        struct text text = text_new(arena);
        struct items items = {0};
        text_add(&text, "- {id: P261103-001, date: 2026-11-03, amount: 1.00, via: cash, note: \"");
        text_add(&text, notes[i]);
        text_add(&text, "\"}\n");
        struct source source = {"test.yaml", text.at, text.length};
        ck_assert_msg(!quick_read_list(&run, &source, file, &items), "note %zu", i);
    }
    arena_free(arena);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("format quick");
    TCase *all = tcase_create("all");

    tcase_set_timeout(all, 60);
    tcase_add_test(all, both_ways_agree);
    tcase_add_test(all, refuses_what_only_looks_canonical);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
