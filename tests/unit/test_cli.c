/* The parser over a small table, and the help derived from it. */
#include "base/arena.h"
#include "base/utf8.h"
#include "cli/help.h"
#include "cli/wrap.h"
#include "cli/parse.h"
#include "cli/session.h"
#include "record/records.h"

#include <check.h>
#include <stdint.h>
#include <string.h>

static enum status no_run(struct session *session)
{
    (void)session;
    return STATUS_OK;
}

static const struct input pay_arguments[] = {
    {.name = "unit", .type = INPUT_FIELD, .flags = INPUT_REQUIRED, .kind = &kind_receipt},
    {.name = "amount", .type = INPUT_FIELD, .flags = INPUT_REQUIRED, .kind = &kind_receipt},
    {.name = NULL}};

static const struct input pay_options[] = {
    {.name = "via", .type = INPUT_FIELD, .flags = INPUT_REQUIRED, .kind = &kind_receipt},
    {.name = "date", .type = INPUT_FIELD, .kind = &kind_receipt},
    {.name = "for",
     .type = INPUT_FIELD,
     .flags = INPUT_REPEATED,
     .kind = &kind_receipt,
     .field = "for"},
    {.name = "note", .letter = 'n', .type = INPUT_FIELD, .kind = &kind_receipt},
    {.name = "meter", .type = INPUT_SPAN, .help = "readings"},
    {.name = "order", .type = INPUT_CHOICE, .choices = "old new", .preset = "old", .help = "order"},
    {.name = NULL}};

static const struct input import_arguments[] = {
    {.name = "file", .type = INPUT_FILE, .flags = INPUT_REQUIRED, .help = "the file"},
    {.name = "more", .type = INPUT_TEXT, .flags = INPUT_REPEATED, .help = "more of them"},
    {.name = NULL}};

static const struct input set_options[] = {
    {.name = "rate",
     .type = INPUT_FIELD,
     .flags = INPUT_REPEATED,
     .kind = &kind_tariff,
     .field = "rates"},
    {.name = "no-voucher", .type = INPUT_FIELD, .kind = &kind_expense},
    {.name = NULL}};

static const struct verb verbs[] = {
    {.name = "pay",
     .summary = "receive a payment",
     .detail = "One paragraph that is long enough to be wrapped, because it goes on and on until "
               "the line is full.\n\nA second one:\n  kept as it is",
     .example = "fees pay 3-101 614.45 --via wechat",
     .needs = NEEDS_WRITE,
     .arguments = pay_arguments,
     .options = pay_options,
     .run = no_run},
    {.name = "import",
     .summary = "import a file",
     .example = "fees import a.csv",
     .needs = NEEDS_NOTHING,
     .arguments = import_arguments,
     .run = no_run},
    {.name = "list",
     .summary = "list all",
     .example = "fees list",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .run = no_run},
    {.name = "tariff set",
     .summary = "set a tariff",
     .example = "fees tariff set",
     .options = set_options,
     .run = no_run},
    {.name = NULL}};

static const struct command command = {"fees", "what is owed", "Prose.", verbs};

static struct run run;
static struct parsed parsed;
static struct session session;

static void setup(void)
{
    run = (struct run){.arena = arena_new(NULL)};
    session = (struct session){.run = &run, .command = &command, .parsed = &parsed};
}

static void teardown(void)
{
    arena_free(run.arena);
}

enum { WORDS_MAX = 16 };

/* Words parted by '|', so that one may be empty or hold blanks. */
static enum status parse(const char *line)
{
    char *argv[WORDS_MAX + 1] = {NULL};
    int argc = 0;

    for (const char *at = line;;) {
        size_t length = strcspn(at, "|");
        ck_assert_int_lt(argc, WORDS_MAX);
        argv[argc++] = arena_dupn(run.arena, at, length);
        if (!at[length])
            break;
        at += length + 1;
    }
    run.count = 0;
    enum status status = parse_line(&run, &command, argc, argv, &parsed);
    session.verb = parsed.verb;
    for (size_t i = 0; i < run.count; i++) {
        ck_assert_str_eq(run.findings[i].code, "usage");
        ck_assert_ptr_nonnull(run.findings[i].hint);
    }
    return status;
}

#define ACCEPTED(line)                                                                             \
    ck_assert_msg(parse(line) == STATUS_OK, "%s: %s", line,                                        \
                  run.count ? run.findings[0].message : "no finding")

/* Refused with exactly one finding of this message and hint (NULL: any). */
static void refused(const char *line, const char *message, const char *hint)
{
    ck_assert_int_eq(parse(line), STATUS_USAGE);
    ck_assert_msg(run.count == 1, "%s: %zu findings", line, run.count);
    ck_assert_str_eq(run.findings[0].message, message);
    if (hint)
        ck_assert_str_eq(run.findings[0].hint, hint);
}

static const char *text(const char *name)
{
    return session_text(&session, name);
}

START_TEST(options_stand_anywhere)
{
    static const char *const lines[] = {
        "fees|pay|3-101|5|--via|wechat|--note|hi",
        "fees|pay|--via|wechat|3-101|--note|hi|5",
        "fees|pay|--via=wechat|3-101|5|--note=hi",
        "fees|pay|3-101|5|-n|hi|--via=wechat",
        "fees|pay|3-101|5|-nhi|--via|wechat",
        "/usr/bin/fees|pay|-n|hi|--via=wechat|--|3-101|5",
        "fees|-C|x|pay|3-101|5|--via=wechat|-n|hi",
    };

    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        ACCEPTED(lines[i]);
        ck_assert_str_eq(parsed.verb->name, "pay");
        ck_assert_str_eq(parsed.program, "fees");
        ck_assert_str_eq(text("unit"), "3-101");
        ck_assert_str_eq(text("amount"), "5");
        ck_assert_str_eq(text("via"), "wechat");
        ck_assert_str_eq(text("note"), "hi");
        ck_assert(session_has(&session, "note") && !session_has(&session, "date"));
    }
    ck_assert_str_eq(text("directory"), "x");
}
END_TEST

START_TEST(values_keep_equals_signs_and_dashes)
{
    ACCEPTED("fees|pay|3-101|5|--via=wechat|--note=a=b");
    ck_assert_str_eq(text("note"), "a=b");
    ACCEPTED("fees|pay|3-101|5|--via=wechat|--note|-x");
    ck_assert_str_eq(text("note"), "-x");
    ACCEPTED("fees|pay|3-101|5|--via=wechat|--note=--via");
    ck_assert_str_eq(text("note"), "--via");
    refused("fees|import|-|-x", "unknown option '-x'", NULL);
}
END_TEST

START_TEST(arguments)
{
    refused("fees|pay|3-101|--via=wechat", "argument AMOUNT is missing", "see 'fees pay --help'");
    refused("fees|pay|3-101|5|6|7|--via=wechat", "too many arguments, from '6' on",
            "see 'fees pay --help'");
    refused("fees|pay|3-101||--via=wechat", "AMOUNT is empty", NULL);
    ACCEPTED("fees|import|-|-1|-2.5|--|--x|-y");
    ck_assert_str_eq(text("file"), "-");
    ck_assert_uint_eq(session_count(&session, "more"), 4);
    ck_assert_str_eq(session_text_at(&session, "more", 1), "-2.5");
    ck_assert_str_eq(session_text_at(&session, "more", 2), "--x");
    ck_assert_ptr_null(session_text_at(&session, "more", 4));
}
END_TEST

START_TEST(verbs_are_one_word_or_two)
{
    ACCEPTED("fees|tariff|set|--rate|flat=1.60");
    ck_assert_str_eq(parsed.verb->name, "tariff set");
    refused("fees|pya|3-101", "unknown verb 'pya'",
            "did you mean 'pay'? if not, see 'fees --help'");
    refused("fees|tariff", "'tariff' needs one more word", NULL);
    refused("fees|tariff|sett", "unknown verb 'tariff sett'",
            "did you mean 'tariff set'? if not, see 'fees --help'");
    refused("fees|something", "unknown verb 'something'", "see 'fees --help'");
    refused("fees|", "unknown verb ''", NULL);
    ACCEPTED("fees");
    ck_assert_ptr_null(parsed.verb);
}
END_TEST

/* The value of an option that is not known is no argument too many. */
START_TEST(misspelt_options)
{
    refused("fees|pay|3-101|5|--via=wechat|--noet|x", "unknown option '--noet'",
            "did you mean '--note'? if not, see 'fees pay --help'");
    refused("fees|pay|3-101|5|--via=wechat|-x|y", "unknown option '-x'", NULL);
}
END_TEST

START_TEST(wrong_options)
{
    refused("fees|list|--mess=x", "unknown option '--mess'", "see 'fees list --help'");
    refused("fees|list|--hlep", "unknown option '--hlep'",
            "did you mean '--help'? if not, see 'fees list --help'");
    refused("fees|list|--form=csv", "unknown option '--form'",
            "did you mean '--format'? if not, see 'fees list --help'");
    refused("fees|list|-x", "unknown option '-x'", "see 'fees list --help'");
    refused("fees|list|--at", "option '--at' needs a value", NULL);
    refused("fees|list|--at|--format|csv", "option '--at' needs a value, but '--format' follows",
            "if that is the value, write '--at=--format'");
    refused("fees|list|--at=", "'--at' is empty", NULL);
    refused("fees|list|--at=a|--at=b", "option '--at' is given twice", NULL);
    refused("fees|list|--dry-run", "unknown option '--dry-run'", NULL);
    refused("fees|pay|3-101|5|--via=wechat|--dry-run=yes", "option '--dry-run' takes no value",
            NULL);
    refused("fees|pay|3-101|5", "option '--via' is missing", "see 'fees pay --help'");
    refused("fees|--via|wechat", "unknown option '--via' before the verb",
            "write the verb first: 'fees VERB --via'; see 'fees --help'");
}
END_TEST

START_TEST(every_mistake_is_reported)
{
    ck_assert_int_eq(parse("fees|pay|3_101|x|--date=2026-13-01|--bogus"), STATUS_USAGE);
    ck_assert_uint_eq(run.count, 5);
}
END_TEST

START_TEST(values_are_checked_by_their_tables)
{
    refused("fees|pay|3-101|5|--via=wechat|--date=2026-02-30",
            "'--date' takes a date like 2026-11-03, not '2026-02-30'", NULL);
    refused("fees|pay|3-101|5|--via=wechat|--order=nwe",
            "'--order' takes one of old or new, not "
            "'nwe'",
            "did you mean 'new'? if not, see 'fees pay --help'");
    refused("fees|pay|3-101|5|--via=wechat|--meter=5",
            "'--meter' takes two meter readings like 10342..10731, not '5'", NULL);
    refused("fees|pay|3-101|5|--via=wechat|--note=a\033b",
            "the value of '--note' contains a control character: 'a\033b'", NULL);
    refused("fees|pay|3-101|5|--via=wechat|--note=a\xff",
            "the value of '--note' contains bytes that are not UTF-8: 'a\xff'", NULL);
}
END_TEST

START_TEST(text_is_composed_but_paths_are_not)
{
    ACCEPTED("fees|pay|3-101|5|--via=wechat|--note=e\xcc\x81");
    ck_assert_str_eq(text("note"), "\xc3\xa9");
    ACCEPTED("fees|import|e\xcc\x81|e\xcc\x81");
    ck_assert_str_eq(text("file"), "e\xcc\x81");
    ck_assert_str_eq(text("more"), "\xc3\xa9");
}
END_TEST

START_TEST(typed_values)
{
    int64_t before = 0, after = 0;

    ACCEPTED("fees|pay|3-101|5|--via=wechat|--date=2026-11-03|--meter=10342..10731.5");
    ck_assert_int_eq(session_date(&session, "date").day, 3);
    ck_assert(date_is_none(session_date(&session, "nothing")));
    ck_assert(session_span(&session, "meter", &before, &after));
    ck_assert_int_eq(before, 1034200);
    ck_assert_int_eq(after, 1073150);
    ck_assert_str_eq(text("order"), "old");
    ck_assert(!session_has(&session, "order"));
    ck_assert_uint_eq(session_count(&session, "order"), 0);
    ACCEPTED("fees|pay|3-101|5|--via=wechat|--order=new");
    ck_assert_str_eq(text("order"), "new");
    ck_assert(session_has(&session, "order"));
    ck_assert(!session_span(&session, "meter", &before, &after));
}
END_TEST

START_TEST(records_are_filled)
{
    struct receipt receipt = {0};
    struct tariff tariff = {0};
    struct expense expense = {0};

    ACCEPTED("fees|pay|3-101|614.5|--via=wechat|--for=water|--for|property,parking");
    session_fill(&session, &kind_receipt, &receipt);
    ck_assert_uint_eq(run.count, 0);
    ck_assert_str_eq(receipt.unit, "3-101");
    ck_assert_int_eq(receipt.amount, 61450);
    ck_assert_str_eq(receipt.via, "wechat");
    ck_assert_uint_eq(receipt.items.count, 3);
    ck_assert_str_eq(receipt.items.item[2], "parking");
    ck_assert(date_is_none(receipt.date));

    ACCEPTED("fees|tariff|set|--rate|villa=2.20|--rate=flat=1.6|--no-voucher|lost");
    session_fill(&session, &kind_tariff, &tariff);
    session_fill(&session, &kind_expense, &expense);
    ck_assert_uint_eq(run.count, 0);
    ck_assert_uint_eq(tariff.rates.count, 2);
    ck_assert_str_eq(tariff.rates.item[1].key, "flat");
    ck_assert_int_eq(tariff.rates.item[1].value, 16000);
    ck_assert_str_eq(expense.no_voucher, "lost");
}
END_TEST

START_TEST(help_wins_over_mistakes)
{
    ACCEPTED("fees|pay|--bogus|--help");
    ck_assert(parsed.help && !parsed.version);
    ck_assert_str_eq(parsed.verb->name, "pay");
    ck_assert_uint_eq(run.count, 0);
    ACCEPTED("fees|-h");
    ck_assert(parsed.help);
    ACCEPTED("fees|list|--version");
    ck_assert(parsed.version);
    refused("fees|lits|--help", "unknown verb 'lits'", NULL);
}
END_TEST

START_TEST(program_names)
{
    static const struct {
        const char *called, *name;
    } rows[] = {{"fees", "fees"},       {"/usr/bin/fees", "fees"},   {"./gy-fees", "gy-fees"},
                {"/bin/other", "fees"}, {"/usr/bin/fees/x", "fees"}, {"", "fees"}};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char *argv[] = {arena_dup(run.arena, rows[i].called), NULL};
        ck_assert_str_eq(program_name(&command, 1, argv), rows[i].name);
    }
    ck_assert_str_eq(program_name(&command, 0, NULL), "fees");
}
END_TEST

START_TEST(help_has_everything)
{
    static const char *const parts[] = {
        "usage: gy-fees pay UNIT AMOUNT --via NAME [OPTIONS]\n",
        "\nreceive a payment\n",
        "\n  kept as it is\n",
        "\narguments:\n  UNIT  ",
        "\n  -n, --note TEXT  ",
        "--order old|new  ",
        "(without it: old)",
        "--dry-run",
        "-m, --message TEXT",
        "-C, --directory DIR",
        "\nexample:\n  gy-fees pay 3-101 614.45 --via wechat\n",
    };
    struct text out = text_new(run.arena);

    help_verb(&run, &out, &command, &verbs[0], "gy-fees");
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        ck_assert_msg(strstr(out.at, parts[i]), "no '%s' in:\n%s", parts[i], out.at);
    ck_assert_ptr_null(strstr(out.at, "--at"));
    for (const char *line = out.at; *line; line += strcspn(line, "\n") + 1)
        ck_assert_msg(strcspn(line, "\n") <= 80, "too wide: %.100s", line);

    out = text_new(run.arena);
    help_command(&run, &out, &command, "fees");
    for (const struct verb *verb = verbs; verb->name; verb++)
        ck_assert_ptr_nonnull(strstr(out.at, verb->summary));
}
END_TEST

/* Lines of `prose` wrapped from a column on, with the widest one's columns in *widest. */
static const char *wrapped(const char *prose, size_t column, size_t *widest)
{
    struct text out = text_new(run.arena);

    text_fill(&out, ' ', column);
    wrap_words(&out, prose, column, column);
    *widest = 0;
    for (const char *line = out.at; *line; line += strcspn(line, "\n") + 1) {
        size_t width = utf8_width(arena_dupn(run.arena, line, strcspn(line, "\n")));
        *widest = width > *widest ? width : *widest;
    }
    return out.at;
}

START_TEST(chinese_wraps_between_characters)
{
    static const char prose[] = "应收清册由命令写入，不得改动；请从历史中恢复。";
    static const char *const no_begin[] = {"，", "。", "；", "：", "、", "”", "）"};
    size_t widest;

    /* Three words of 14 columns: all that fits into a line stands in it. */
    const char *lines = wrapped("应收清册应收清册应收清册", 60, &widest);
    ck_assert_msg(strstr(lines, "应收清册应收清册应收\n"), "%s", lines);
    ck_assert_uint_eq(widest, 80);
    /* Wherever the line's end falls, none begins with what closes nor ends with what opens. */
    for (size_t column = 0; column < 70; column++) {
        lines = wrapped(arena_printf(run.arena, "%s（见“%s”）%s", prose, prose, prose), column,
                        &widest);
        ck_assert_uint_le(widest, 80);
        for (size_t i = 0; i < sizeof no_begin / sizeof *no_begin; i++)
            ck_assert_ptr_null(
                strstr(lines, arena_printf(run.arena, "\n%*s%s", (int)column, "", no_begin[i])));
        ck_assert_ptr_null(strstr(lines, "（\n"));
        ck_assert_ptr_null(strstr(lines, "“\n"));
    }
    /* What has no place to break is not torn; a blank in the prose stays one. */
    ck_assert_str_eq(wrapped("用 fees pay 登记", 76, &widest) + 76,
                     "用\n"
                     "                                                                            "
                     "fees\n"
                     "                                                                            "
                     "pay\n"
                     "                                                                            "
                     "登记\n");
    ck_assert_str_eq(wrapped("", 0, &widest), "\n");
}
END_TEST

static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 16;
}

/* Whatever is typed: it is taken, or refused with findings; what is taken has all it needs. */
START_TEST(random_lines)
{
    static const char *const pool[] = {"pay",
                                       "import",
                                       "list",
                                       "tariff",
                                       "set",
                                       "3-101",
                                       "5",
                                       "-5",
                                       "-",
                                       "--",
                                       "--via",
                                       "wechat",
                                       "--via=wechat",
                                       "--note",
                                       "-n",
                                       "-nx",
                                       "-nC",
                                       "-C",
                                       "--help",
                                       "-h",
                                       "--date=2026-11-03",
                                       "--dry-run",
                                       "--dry-run=",
                                       "--=",
                                       "---",
                                       "-",
                                       "--for",
                                       "a,b",
                                       "",
                                       "=",
                                       "-\xff",
                                       "--\xff",
                                       "\xe6\xa1",
                                       "--format=csv",
                                       "--format",
                                       "--rate=a=1",
                                       "-m",
                                       "--order=new"};
    static const char *const fine[] = {"pay", "3-101", "5", "--via", "wechat"};
    enum { POOL = sizeof pool / sizeof *pool, FINE = sizeof fine / sizeof *fine };
    uint32_t state = 20261103;
    int accepted = 0;

    for (int i = 0; i < 100000; i++) {
        char *argv[WORDS_MAX] = {(char *)(uintptr_t) "fees"};
        int argc = 1 + (int)(next_random(&state) % 8);
        for (int j = 1; j < argc; j++)
            argv[j] = (char *)(uintptr_t)(i % 2 && j <= FINE ? fine[j - 1]
                                                             : pool[next_random(&state) % POOL]);
        if (i % 1000 == 0) {
            teardown();
            setup();
        }
        run.count = 0;
        enum status status = parse_line(&run, &command, argc, argv, &parsed);
        ck_assert(status == STATUS_OK || status == STATUS_USAGE);
        ck_assert((run.count == 0) == (status == STATUS_OK));
        if (status || parsed.help || parsed.version || parsed.verb != &verbs[0])
            continue;
        ck_assert(session_has(&session, "unit") && session_has(&session, "amount") &&
                  session_has(&session, "via"));
        accepted++;
    }
    ck_assert_int_gt(accepted, 100);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("cli");
    TCase *parser = tcase_create("parser");

    tcase_add_checked_fixture(parser, setup, teardown);
    tcase_add_test(parser, options_stand_anywhere);
    tcase_add_test(parser, values_keep_equals_signs_and_dashes);
    tcase_add_test(parser, arguments);
    tcase_add_test(parser, verbs_are_one_word_or_two);
    tcase_add_test(parser, misspelt_options);
    tcase_add_test(parser, wrong_options);
    tcase_add_test(parser, every_mistake_is_reported);
    tcase_add_test(parser, values_are_checked_by_their_tables);
    tcase_add_test(parser, text_is_composed_but_paths_are_not);
    tcase_add_test(parser, typed_values);
    tcase_add_test(parser, records_are_filled);
    tcase_add_test(parser, help_wins_over_mistakes);
    tcase_add_test(parser, program_names);
    tcase_add_test(parser, help_has_everything);
    tcase_add_test(parser, chinese_wraps_between_characters);
    tcase_add_test(parser, random_lines);
    suite_add_tcase(suite, parser);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
