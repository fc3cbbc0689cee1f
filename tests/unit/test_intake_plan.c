/* What an import does to the books: the plan of a bill row by row, the commit, and that a second
 * import adds nothing. Each test has a ledger of its own in a scratch folder. */
#include "base/arena.h"
#include "base/decimal.h"
#include "base/text.h"
#include "book/book.h"
#include "format/grid.h"
#include "intake/intake.h"
#include "store/private.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#undef fail /* Check's old name for ck_abort_msg(); here it is ours */

struct ledger {
    struct run *run;
    struct store *store;
    char *root;
};

static const char compound[] = "version: 1\n"
                               "name: \"桂园\"\n"
                               "currency: CNY\n"
                               "language: zh-CN\n"
                               "timezone: \"Asia/Shanghai\"\n"
                               "opened: 2026-09\n"
                               "rules:\n"
                               "  group_minimum: 5\n"
                               "  credit_fund: operating\n";

static const char tariffs[] =
    "- {item: property, name: \"物业费\", by: unit, rates: {flat: 400.00}, fund: operating, "
    "from: 2026-09}\n";

static const char funds[] = "funds:\n"
                            "  - {fund: operating, name: \"物业费账户\", kind: operating}\n"
                            "places:\n"
                            "  - {place: wechat, name: \"微信\", kind: wechat, holder: compound}\n"
                            "  - {place: bank, name: \"银行\", kind: bank, holder: compound}\n"
                            "categories:\n"
                            "  - {category: staff, name: \"人员\", group: staff}\n";

/* What units owe: two owe the same. */
static const char arrears[] =
    "- {id: O261101-001, date: 2026-11-01, amount: 614.45, unit: 3-101, item: property, "
    "month: 2026-10}\n"
    "- {id: O261101-002, date: 2026-11-01, amount: 512.30, unit: 1-201, item: property, "
    "month: 2026-10}\n"
    "- {id: O261101-003, date: 2026-11-01, amount: 720.00, unit: 1-202, item: property, "
    "month: 2026-10}\n"
    "- {id: O261101-004, date: 2026-11-01, amount: 720.00, unit: 1-203, item: property, "
    "month: 2026-10}\n"
    "- {id: O261101-005, date: 2026-11-01, amount: 1300.00, unit: 1-204, item: property, "
    "month: 2026-10}\n";

static const char closed[] = "- id: K261002-001\n"
                             "  date: 2026-10-02\n"
                             "  month: 2026-09\n"
                             "  places: {wechat: 0.00, bank: 0.00}\n"
                             "  funds: {operating: 0.00}\n";

static const char *units_file(struct run *run, const char *building, const char *const *rooms)
{
    struct text text = text_new(run->arena);

    for (; *rooms; rooms++)
        text_printf(&text,
                    "- {unit: %s-%s, kind: flat, area: 100.00, source: registered, owner: o001, "
                    "from: 2026-09-01}\n",
                    building, *rooms);
    return text.at;
}

/* Files of the ledger's first commit. */
struct files {
    struct edit *edits;
    size_t count;
};

static enum status build_files(struct run *run, const struct snapshot *head, void *context,
                               struct change *out)
{
    const struct files *files = context;

    (void)run;
    (void)head;
    *out = (struct change){.subject = "files", .edits = files->edits, .edit_count = files->count};
    return STATUS_OK;
}

static void show(const struct run *run)
{
    for (size_t i = 0; i < run->count; i++)
        fprintf(stderr, "%s: %s\n", run->findings[i].code, run->findings[i].message);
}

static void commit(struct ledger *ledger, const char *const *pairs)
{
    struct edit edits[16];
    struct files files = {edits, 0};
    struct outcome outcome;

    for (; *pairs; pairs += 2)
        edits[files.count++] = (struct edit){pairs[0], pairs[1], strlen(pairs[1])};
    enum status status =
        store_change(ledger->run, ledger->store, NULL, build_files, &files, &outcome);
    show(ledger->run);
    ck_assert_int_eq(status, STATUS_OK);
}

static struct ledger *ledger_new(void)
{
    struct arena *arena = arena_new(NULL);
    struct ledger *ledger = arena_alloc(arena, sizeof *ledger);
    struct run *run = arena_alloc(arena, sizeof *run);

    run->arena = arena;
    run->offset = 8 * 3600;
    run->now = INT64_C(1796090400); /* 2026-12-01 10:00 in China */
    run->today = date_of_instant(run->now, run->offset);
    ledger->run = run;
    const char *scratch = getenv("TMPDIR");
    ledger->root = arena_printf(arena, "%s/guiyuan-intake-XXXXXX", scratch ? scratch : "/tmp");
    ck_assert_ptr_nonnull(mkdtemp(ledger->root));
    ck_assert_int_eq(setenv("HOME", ledger->root, 1), 0);
    ck_assert_int_eq(setenv("XDG_CONFIG_HOME", ledger->root, 1), 0);
    const char *config = arena_printf(arena, "%s/.gitconfig", ledger->root);
    FILE *file = fopen(config, "w");
    ck_assert_ptr_nonnull(file);
    ck_assert_int_gt(fprintf(file, "[user]\n\tname = T\n\temail = t@example.org\n"), 0);
    ck_assert_int_eq(fclose(file), 0);
    const char *books = arena_printf(arena, "%s/books", ledger->root);
    ck_assert_int_eq(store_create(run, books, &ledger->store), STATUS_OK);
    commit(ledger,
           (const char *const[]){
               "compound.yaml", compound, "tariffs.yaml", tariffs, "funds.yaml", funds,
               "funds/2026/11/01.yaml", arrears, "periods/2026-09.yaml", closed, "units/1.yaml",
               units_file(run, "1", (const char *const[]){"201", "202", "203", "204", NULL}),
               "units/3.yaml",
               units_file(run, "3", (const char *const[]){"101", "102", "103", "104", NULL}),
               "units/B2.yaml", units_file(run, "B2", (const char *const[]){"1F-03", NULL}),
               ".gitignore", "private/\n", NULL});
    return ledger;
}

static void ledger_free(struct ledger *ledger)
{
    struct arena *arena = ledger->run->arena;

    store_close(ledger->store);
    ck_assert_int_eq(system(arena_printf(arena, "rm -rf '%s'", ledger->root)), 0);
    arena_free(arena);
}

static enum status read_bytes(struct run *run, const char *name, const char *bytes, size_t size,
                              struct statement_file *out)
{
    struct statement_request request = {.path = name, .bytes = bytes, .size = size};

    return statement_read(run, &request, out);
}

static void read_bill(struct ledger *ledger, const char *name, struct statement_file *out)
{
    const char *root = getenv("SOURCE_ROOT");
    struct arena *arena = ledger->run->arena;
    const char *path =
        arena_printf(arena, "%s/tests/fixtures/statements/%s", root ? root : ".", name);
    char *bytes = arena_alloc(arena, 1 << 16);
    FILE *file = fopen(path, "rb");

    ck_assert_msg(file != NULL, "cannot open %s", path);
    size_t size = fread(bytes, 1, 1 << 16, file);
    ck_assert_int_eq(fclose(file), 0);
    ck_assert_int_eq(read_bytes(ledger->run, name, bytes, size, out), STATUS_OK);
}

static struct book *head_book(struct ledger *ledger)
{
    struct snapshot *snapshot;
    struct book *book;

    ck_assert_int_eq(store_head(ledger->run, ledger->store, &snapshot), STATUS_OK);
    ck_assert_int_eq(book_open(ledger->run, snapshot, &book), STATUS_OK);
    return book;
}

/* "book 3-101 code - -", one a row. */
static const char *line_text(struct run *run, const struct import_line *line)
{
    return arena_printf(run->arena, "%d %s %s %s %s: %s", line->row->line,
                        import_action_text(line->action), line->unit ? line->unit : "-",
                        line->match ? import_match_text(line->match) : "-",
                        line->id ? line->id : "-", line->reason ? line->reason : "");
}

static void plan_is(struct run *run, const struct import_plan *plan, const char *const *lines)
{
    size_t count = 0;

    while (lines[count])
        count++;
    ck_assert_uint_eq(plan->count, count);
    for (size_t i = 0; i < count; i++)
        ck_assert_str_eq(line_text(run, &plan->lines[i]), lines[i]);
}

static const struct alias aliases[] = {
    {"丁某", "1-202", NULL}, {"戊某", "1-203", NULL}, {"戊某", "1-204", NULL}};

static enum status match(struct ledger *ledger, const char *name, const char *place,
                         struct import_plan *plan)
{
    struct run *run = ledger->run;
    struct statement_file *file = arena_alloc(run->arena, sizeof *file);
    const struct aliases *known = aliases_new(run, aliases, 3);

    read_bill(ledger, name, file);
    return import_match(run, head_book(ledger), file, known, place, NULL, plan);
}

START_TEST(a_bill_is_planned)
{
    struct ledger *ledger = ledger_new();
    struct import_plan plan;

    enum status status = match(ledger, "wechat-personal-2026-11.csv", "wechat", &plan);
    show(ledger->run);
    ck_assert_int_eq(status, STATUS_OK);
    ck_assert_uint_eq(ledger->run->count, 0);
    plan_is(
        ledger->run, &plan,
        (const char *const[]){
            "18 skipped - - -: ",
            /* 1-202 owes less now: line 32 paid for it */
            "19 book 1-203 amount -: ", "20 skipped - - -: ",
            "21 unexplained - - -: nothing in the books says what for",
            "22 unidentified - - -: names both 3-101 and 3-102",
            "23 unexplained - - -: nothing in the books says what for",
            "24 review - - -: a refund; given back to the payer",
            "25 review - - -: the status '待确认收款' is not known",
            "26 review - - -: the type '经营收款' is not known",
            "27 book 3-103 code -: ", "28 review - - -: a red packet, which may be a gift",
            "29 book B2-1F-03 code -: ", "30 unexplained - - -: nothing in the books says what for",
            "31 unidentified - - -: nothing says whose it is", "32 book 1-202 alias -: ",
            "33 book 1-201 amount -: ", "34 book 3-102 code -: ", "35 book 3-101 code -: ",
            "36 known - - -: the same as line 35 of the file", "37 book 3-104 code -: ", NULL});
    ck_assert_int_eq(plan.total, 577475);
    ck_assert_str_eq(import_summary(ledger->run, &plan),
                     "20 rows: 8 booked, 2 unidentified, 1 known, 2 skipped, 4 to review, "
                     "3 unexplained");
    ck_assert_uint_eq(grid_rows(import_grid(ledger->run, &plan, true)), 20);
    ck_assert_uint_eq(grid_rows(import_grid(ledger->run, &plan, false)), 9);
    ledger_free(ledger);
}
END_TEST

START_TEST(unreadable_rows_are_reviewed)
{
    struct ledger *ledger = ledger_new();
    struct import_plan plan;

    enum status status = match(ledger, "wechat-personal-unreadable-rows.csv", "wechat", &plan);
    ck_assert_int_eq(status, STATUS_OK);
    plan_is(ledger->run, &plan,
            (const char *const[]){
                "2 review - - -: an amount with more than two decimals",
                "3 review - - -: an amount that cannot be read",
                "4 review - - -: no amount",
                "5 review - - -: an amount below zero",
                "6 review - - -: an amount of zero",
                "7 review - - -: a date that cannot be read",
                "8 review - - -: dated in the future",
                "9 review - - -: a time of day that cannot be read",
                "10 review - - -: no serial number",
                "11 review - - -: a serial number that cannot be right",
                "12 review - - -: neither incoming nor outgoing",
                "13 review - - -: the type '未来收款' is not known",
                "14 review - - -: the status '' is not known",
                "15 review - - -: month closed; open it again: compound reopen 2026-09",
                "16 review - - -: dated before the books began, on 2026-09-01",
                "17 review - - -: its serial stands in the file twice, with different amounts or "
                "days",
                "18 review - - -: its serial stands in the file twice, with different amounts or "
                "days",
                "19 book 3-101 code -: ",
                "20 review - - -: neither incoming nor outgoing; no amount; the status '' is not "
                "known",
                "21 review - - -: given back to the payer in part",
                "22 review - - -: the type '商户消费' does not go with the direction",
                "23 review - - -: its serial looks like a personal number, which may not enter "
                "the books",
                NULL});
    ledger_free(ledger);
}
END_TEST

START_TEST(the_place_is_checked)
{
    struct ledger *ledger = ledger_new();
    struct import_plan plan;

    ck_assert_int_eq(match(ledger, "wechat-personal-2026-11.csv", "weixin", &plan), STATUS_DATA);
    ck_assert_str_eq(ledger->run->findings[0].code, "unknown-place");
    ck_assert_str_eq(ledger->run->findings[0].hint, "these are in funds.yaml: wechat, bank");
    ck_assert_int_eq(match(ledger, "wechat-personal-2026-11.csv", "bank", &plan), STATUS_OK);
    ck_assert_str_eq(ledger->run->findings[1].code, "statement-place");
    ck_assert_int_eq(ledger->run->findings[1].severity, SEVERITY_WARNING);
    ledger_free(ledger);
}
END_TEST

static const char serial_3[] = "1000050001202611000000000003";

/* A serial that is in the books: as it is, with another amount, reversed, and elsewhere. */
START_TEST(serials_are_booked_once)
{
    static const struct {
        const char *fees, *line;
    } cases[] = {
        {"- {id: P261130-001, date: 2026-11-03, unit: 3-101, amount: 614.45, via: wechat, "
         "ref: \"%s\"}\n",
         "35 known - - P261130-001: "},
        {"- {id: P261130-001, date: 2026-11-03, unit: 3-101, amount: 600.00, via: wechat, "
         "ref: \"%s\"}\n",
         "35 review - - P261130-001: booked as P261130-001, but with 600.00"},
        {"- {id: P261130-001, date: 2026-11-03, unit: 3-101, amount: 614.45, via: wechat, "
         "ref: \"%s\"}\n"
         "- {id: R261130-001, date: 2026-11-30, of: P261130-001, reason: \"twice\"}\n",
         "35 review - - P261130-001: booked as P261130-001 and reversed since"},
        {"- {id: P261130-001, date: 2026-11-03, unit: 3-101, amount: 614.45, via: bank, "
         "ref: \"%s\"}\n",
         "35 review - - P261130-001: booked as P261130-001, but at 'bank'"},
        {"- {id: P261130-001, date: 2026-11-03, unit: 3-101, amount: 1.00, via: bank, "
         "ref: \"%s\"}\n",
         "35 book 3-101 code -: "},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct ledger *ledger = ledger_new();
        struct import_plan plan;
        struct text fees = text_new(ledger->run->arena);
        const char *mark = strstr(cases[i].fees, "%s");
        text_bytes(&fees, cases[i].fees, (size_t)(mark - cases[i].fees));
        text_add(&fees, serial_3);
        text_add(&fees, mark + 2);
        commit(ledger, (const char *const[]){"fees/2026/11/30.yaml", fees.at, NULL});
        ck_assert_int_eq(match(ledger, "wechat-personal-2026-11.csv", "wechat", &plan), STATUS_OK);
        ck_assert_str_eq(line_text(ledger->run, &plan.lines[17]), cases[i].line);
        ledger_free(ledger);
    }
}
END_TEST

/* An amount that only one unit owes does not tell whose it is when an earlier receipt of that
 * amount is still nobody's. */
START_TEST(amounts_are_not_guessed)
{
    struct ledger *ledger = ledger_new();
    struct import_plan plan;

    commit(ledger, (const char *const[]){"fees/2026/11/30.yaml",
                                         "- {id: P261130-001, date: 2026-11-03, amount: 512.30, "
                                         "via: bank}\n",
                                         NULL});
    ck_assert_int_eq(match(ledger, "wechat-personal-2026-11.csv", "wechat", &plan), STATUS_OK);
    ck_assert_str_eq(line_text(ledger->run, &plan.lines[15]),
                     "33 unidentified - - -: only 1-201 owes exactly this, but several receipts "
                     "fit");
    ledger_free(ledger);
}
END_TEST

static enum status import(struct ledger *ledger, struct import_input *input, bool dry_run,
                          struct written *written)
{
    struct write_options options = {.command = "fees import", .dry_run = dry_run};
    struct aliases *known;

    *written = (struct written){0};
    ck_assert_int_eq(aliases_read(ledger->run, ledger->store, &known), STATUS_OK);
    input->aliases = known;
    enum status status =
        ledger_write(ledger->run, ledger->store, &options, import_statement, input, written);
    show(ledger->run);
    return status;
}

static const char *file_at_head(struct ledger *ledger, const char *path)
{
    struct snapshot *snapshot;
    struct blob blob;

    ck_assert_int_eq(store_head(ledger->run, ledger->store, &snapshot), STATUS_OK);
    ck_assert_int_eq(snapshot_read(ledger->run, snapshot, path, &blob), STATUS_OK);
    return blob.found ? blob.bytes : NULL;
}

static const char imported[] =
    "- {id: S261201-001, date: 2026-12-01, format: wechat-personal, place: wechat, sha256: \"%s\", "
    "first: 2026-11-02, last: 2026-11-28, rows: 20, receipts: 10, unidentified: 4, known: 1, "
    "review: 4, total: 5774.75, outgoing: 3, unexplained: 3, spent: 282.10}\n"
    "- {id: P261201-001, date: 2026-11-02, unit: 3-104, amount: 50.00, via: wechat, "
    "ref: \"1000050001202611000000000002\", statement: S261201-001}\n"
    "- {id: P261201-002, date: 2026-11-03, unit: 3-101, amount: 614.45, via: wechat, "
    "ref: \"1000050001202611000000000003\", statement: S261201-001}\n"
    "- {id: P261201-003, date: 2026-11-05, unit: 3-102, amount: 400.00, via: wechat, "
    "ref: \"1000050001202611000000000004\", statement: S261201-001}\n"
    "- {id: P261201-004, date: 2026-11-06, unit: 1-201, amount: 512.30, via: wechat, "
    "ref: \"1000050001202611000000000005\", statement: S261201-001}\n"
    "- {id: P261201-005, date: 2026-11-07, amount: 300.00, via: wechat, "
    "ref: \"1000050001202611000000000006\", statement: S261201-001}\n"
    "- {id: P261201-006, date: 2026-11-08, amount: 1000.00, via: wechat, "
    "ref: \"1000050001202611000000000007\", statement: S261201-001}\n"
    "- {id: P261201-007, date: 2026-11-10, unit: B2-1F-03, amount: 1250.00, via: wechat, "
    "ref: \"1000050001202611000000000009\", statement: S261201-001}\n"
    "- {id: P261201-008, date: 2026-11-12, unit: 3-103, amount: 128.00, via: wechat, "
    "ref: \"1000050001202611000000000011\", statement: S261201-001}\n"
    "- {id: P261201-009, date: 2026-11-20, amount: 800.00, via: wechat, "
    "ref: \"1000050001202611000000000016\", statement: S261201-001}\n"
    "- {id: P261201-010, date: 2026-11-27, amount: 720.00, via: wechat, "
    "ref: \"1000050001202611000000000019\", statement: S261201-001}\n";

START_TEST(an_import_is_one_commit)
{
    struct ledger *ledger = ledger_new();
    struct run *run = ledger->run;
    struct statement_file file;
    struct import_input input = {.file = &file, .place = "wechat"};
    struct written written;

    read_bill(ledger, "wechat-personal-2026-11.csv", &file);
    ck_assert_int_eq(import(ledger, &input, true, &written), STATUS_OK);
    ck_assert_ptr_null(file_at_head(ledger, "fees/2026/12/01.yaml"));
    ck_assert_uint_eq(input.plan.counts[IMPORT_BOOK], 6);

    ck_assert_int_eq(import(ledger, &input, false, &written), STATUS_OK);
    ck_assert_str_eq(written.subject, "fees: import 10 receipts from wechat, 5774.75, "
                                      "4 unidentified (S261201-001)");
    const char *mark = strstr(imported, "%s");
    const char *expected = arena_printf(run->arena, "%.*s%s%s", (int)(mark - imported), imported,
                                        file.sha256, mark + 2);
    ck_assert_str_eq(file_at_head(ledger, "fees/2026/12/01.yaml"), expected);
    ck_assert_ptr_nonnull(strstr(written.message, "20 rows: 6 booked, 4 unidentified"));
    ck_assert_ptr_null(strstr(written.message, "某"));
    ck_assert_ptr_null(strstr(expected, "某"));

    ck_assert_int_eq(import(ledger, &input, false, &written), STATUS_OK);
    ck_assert(written.outcome.nothing);
    ck_assert_ptr_null(input.plan.statement);
    ck_assert_str_eq(import_summary(run, &input.plan),
                     "20 rows: 0 booked, 0 unidentified, 11 known, 2 skipped, 4 to review, "
                     "3 unexplained");
    ck_assert_str_eq(line_text(run, &input.plan.lines[17]), "35 known - - P261201-002: ");
    ck_assert_str_eq(file_at_head(ledger, "fees/2026/12/01.yaml"), expected);
    ledger_free(ledger);
}
END_TEST

/* Another file that has some rows of the first adds only the others. */
START_TEST(files_may_overlap)
{
    struct ledger *ledger = ledger_new();
    struct statement_file part, whole;
    struct import_input input = {.file = &part, .place = "wechat"};
    struct written written;

    read_bill(ledger, "wechat-personal-moved.csv", &part);
    read_bill(ledger, "wechat-personal-2026-11.csv", &whole);
    ck_assert_int_eq(import(ledger, &input, false, &written), STATUS_OK);
    ck_assert_str_eq(import_summary(ledger->run, &input.plan),
                     "4 rows: 2 booked, 1 unidentified, 0 known, 0 skipped, 0 to review, "
                     "1 unexplained");
    input.file = &whole;
    ck_assert_int_eq(import(ledger, &input, false, &written), STATUS_OK);
    ck_assert_str_eq(import_summary(ledger->run, &input.plan),
                     "20 rows: 4 booked, 3 unidentified, 4 known, 2 skipped, 4 to review, "
                     "3 unexplained");
    ck_assert_str_eq(input.plan.statement, "S261201-002");
    ck_assert_str_eq(line_text(ledger->run, &input.plan.lines[19]),
                     "37 book 3-104 code P261201-004: ");
    ledger_free(ledger);
}
END_TEST

/* Whoever has been identified since needs no note; who has not, does. */
START_TEST(identified_payers_are_not_noted)
{
    struct ledger *ledger = ledger_new();
    struct import_plan plan;
    const char *fees = arena_printf(ledger->run->arena,
                                    "- {id: P261130-001, date: 2026-11-08, amount: 1000.00, "
                                    "via: wechat, ref: \"1000050001202611000000000007\"}\n"
                                    "- {id: P261130-002, date: 2026-11-03, amount: 614.45, "
                                    "via: wechat, ref: \"%s\"}\n"
                                    "- {id: I261130-001, date: 2026-11-30, of: P261130-002, "
                                    "unit: 3-101}\n",
                                    serial_3);

    commit(ledger, (const char *const[]){"fees/2026/11/30.yaml", fees, NULL});
    ck_assert_int_eq(match(ledger, "wechat-personal-2026-11.csv", "wechat", &plan), STATUS_OK);
    ck_assert_str_eq(line_text(ledger->run, &plan.lines[13]), "31 known - - P261130-001: ");
    ck_assert(plan.lines[13].nameless);
    ck_assert_str_eq(line_text(ledger->run, &plan.lines[17]), "35 known - - P261130-002: ");
    ck_assert(!plan.lines[17].nameless);
    ledger_free(ledger);
}
END_TEST

/* Payments are booked in the order of their times; at the same time, in that of the file. */
START_TEST(receipts_are_booked_as_they_came)
{
    static const char bill[] =
        "交易时间,交易类型,交易对方,商品,收/支,金额(元),当前状态,交易单号,备注\n"
        "2026-11-03 09:00:00,转账,甲某,3-101,收入,3.00,已收钱,s3,/\n"
        "2026-11-03 08:00:00,转账,甲某,3-101,收入,1.00,已收钱,s1,/\n"
        "2026-11-04 07:00:00,转账,甲某,3-101,收入,4.00,已收钱,s4,/\n"
        "2026-11-03 08:00:00,转账,甲某,3-101,收入,2.00,已收钱,s2,/\n";
    static const char *const ids[] = {"P261201-003", "P261201-001", "P261201-004", "P261201-002"};
    struct ledger *ledger = ledger_new();
    struct statement_file file;
    struct import_input input = {.file = &file, .place = "wechat"};
    struct written written;

    ck_assert_int_eq(read_bytes(ledger->run, "bill", bill, strlen(bill), &file), STATUS_OK);
    ck_assert_int_eq(import(ledger, &input, false, &written), STATUS_OK);
    for (size_t i = 0; i < 4; i++)
        ck_assert_str_eq(input.plan.lines[i].id, ids[i]);
    ledger_free(ledger);
}
END_TEST

static mode_t mode_of(struct ledger *ledger, const char *path)
{
    struct stat found;

    const char *full = arena_printf(ledger->run->arena, "%s/%s", store_root(ledger->store), path);
    ck_assert_int_eq(lstat(full, &found), 0);
    return found.st_mode & 0777;
}

START_TEST(payers_stay_private)
{
    struct ledger *ledger = ledger_new();
    struct run *run = ledger->run;
    struct statement_file file;
    struct import_input input = {.file = &file, .place = "wechat"};
    struct written written;
    struct blob blob, again;
    const char *payer;

    read_bill(ledger, "wechat-personal-2026-11.csv", &file);
    ck_assert_int_eq(import(ledger, &input, false, &written), STATUS_OK);
    /* As after a crash before it was noted: the second import finds only known rows. */
    ck_assert_int_eq(import(ledger, &input, false, &written), STATUS_OK);
    ck_assert_int_eq(import_remember(run, ledger->store, &input.plan), STATUS_OK);
    ck_assert_int_eq(private_read(run, ledger->store, "payers.yaml", &blob), STATUS_OK);
    ck_assert_str_eq(blob.bytes,
                     "- {ref: \"1000050001202611000000000019\", payer: \"辰某\"}\n"
                     "- {ref: \"1000050001202611000000000016\", payer: \"\\\"庚\\\"某\"}\n"
                     "- {ref: \"1000050001202611000000000007\", payer: \"戊某\"}\n"
                     "- {ref: \"1000050001202611000000000006\", payer: \"丁某\"}\n");
    ck_assert_uint_eq(mode_of(ledger, "private"), 0700);
    ck_assert_uint_eq(mode_of(ledger, "private/payers.yaml"), 0600);

    ck_assert_int_eq(import_remember(run, ledger->store, &input.plan), STATUS_OK);
    ck_assert_int_eq(private_read(run, ledger->store, "payers.yaml", &again), STATUS_OK);
    ck_assert_str_eq(again.bytes, blob.bytes);
    ck_assert_int_eq(payers_find(run, ledger->store, "1000050001202611000000000016", &payer),
                     STATUS_OK);
    ck_assert_str_eq(payer, "\"庚\"某");
    ck_assert_int_eq(payers_find(run, ledger->store, "1", &payer), STATUS_OK);
    ck_assert_ptr_null(payer);
    ledger_free(ledger);
}
END_TEST

START_TEST(payers_are_learnt)
{
    struct ledger *ledger = ledger_new();
    struct run *run = ledger->run;
    struct aliases *known;
    struct blob blob;

    ck_assert_int_eq(aliases_read(run, ledger->store, &known), STATUS_OK);
    ck_assert_ptr_null(aliases_unit(known, "丁某"));
    ck_assert_int_eq(aliases_learn(run, ledger->store, "丁某", "1-202", NULL), STATUS_OK);
    ck_assert_int_eq(aliases_learn(run, ledger->store, "丁某", "1-202", NULL), STATUS_OK);
    ck_assert_int_eq(aliases_learn(run, ledger->store, "\"庚\"某", "3-101", NULL), STATUS_OK);
    ck_assert_int_eq(private_read(run, ledger->store, "aliases.yaml", &blob), STATUS_OK);
    ck_assert_str_eq(blob.bytes, "- {payer: \"丁某\", unit: 1-202}\n"
                                 "- {payer: \"\\\"庚\\\"某\", unit: 3-101}\n");
    ck_assert_int_eq(aliases_read(run, ledger->store, &known), STATUS_OK);
    ck_assert_str_eq(aliases_unit(known, "丁某"), "1-202");
    ck_assert_str_eq(aliases_unit(known, "\"庚\"某"), "3-101");
    ck_assert_uint_eq(run->count, 0);
    ck_assert_int_eq(aliases_learn(run, ledger->store, "丁某", "1-203", NULL), STATUS_REFUSED);
    ck_assert_str_eq(run->findings[0].code, "alias-other");
    ck_assert_int_eq(run->findings[0].spot.line, 1);
    ledger_free(ledger);
}
END_TEST

START_TEST(private_files_follow_no_links)
{
    struct ledger *ledger = ledger_new();
    struct run *run = ledger->run;
    const char *folder = arena_printf(run->arena, "%s/private", store_root(ledger->store));
    const char *file = arena_printf(run->arena, "%s/aliases.yaml", folder);
    struct blob blob;

    ck_assert_int_eq(private_read(run, ledger->store, "aliases.yaml", &blob), STATUS_OK);
    ck_assert(!blob.found);
    ck_assert_int_eq(symlink("/etc", folder), 0);
    ck_assert_int_eq(private_read(run, ledger->store, "passwd", &blob), STATUS_DATA);
    ck_assert_int_eq(aliases_learn(run, ledger->store, "丁某", "1-202", NULL), STATUS_DATA);
    ck_assert_int_eq(unlink(folder), 0);
    ck_assert_int_eq(mkdir(folder, 0755), 0);
    ck_assert_int_eq(symlink("/etc/passwd", file), 0);
    ck_assert_int_eq(private_read(run, ledger->store, "aliases.yaml", &blob), STATUS_DATA);
    ck_assert_int_eq(unlink(file), 0);
    ck_assert_int_eq(mkfifo(file, 0600), 0);
    ck_assert_int_eq(private_read(run, ledger->store, "aliases.yaml", &blob), STATUS_DATA);
    ck_assert_int_eq(unlink(file), 0);
    for (size_t i = 0; i < run->count; i++)
        ck_assert_str_eq(run->findings[i].code, "private-file");
    ck_assert_uint_eq(run->count, 4);
    ck_assert_int_eq(aliases_learn(run, ledger->store, "丁某", "1-202", NULL), STATUS_OK);
    ck_assert_uint_eq(mode_of(ledger, "private"), 0700);
    ck_assert_uint_eq(mode_of(ledger, "private/aliases.yaml"), 0600);
    ledger_free(ledger);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("intake_plan");
    TCase *tcase = tcase_create("all");
    SRunner *runner = srunner_create(suite);

    tcase_set_timeout(tcase, 60);
    tcase_add_test(tcase, a_bill_is_planned);
    tcase_add_test(tcase, unreadable_rows_are_reviewed);
    tcase_add_test(tcase, the_place_is_checked);
    tcase_add_test(tcase, serials_are_booked_once);
    tcase_add_test(tcase, amounts_are_not_guessed);
    tcase_add_test(tcase, an_import_is_one_commit);
    tcase_add_test(tcase, files_may_overlap);
    tcase_add_test(tcase, identified_payers_are_not_noted);
    tcase_add_test(tcase, receipts_are_booked_as_they_came);
    tcase_add_test(tcase, payers_stay_private);
    tcase_add_test(tcase, payers_are_learnt);
    tcase_add_test(tcase, private_files_follow_no_links);
    suite_add_tcase(suite, tcase);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
