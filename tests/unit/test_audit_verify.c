/* audit verify: an honest history passes; each kind of tampering is found, and named. */
#include "audit/verify.h"
#include "audit/verify_rules.h"

#include "audit_ledger.h"

static struct ledger ledger;
static struct audit_result result;

static enum status verify(void)
{
    ledger.run.count = 0;
    return audit_verify(&ledger.run, ledger.store, ledger_head(&ledger), NULL, &result);
}

static size_t found_by(const char *rule)
{
    for (size_t i = 0; i < result.rule_count; i++)
        if (strcmp(result.rules[i].rule.name, rule) == 0)
            return result.rules[i].findings;
    ck_abort_msg("no rule '%s'", rule);
}

/* Exactly this rule found something, with this code, and the message has this text. */
static void expect(const char *rule, const char *code, const char *message)
{
    bool said = false;

    ck_assert_int_eq(verify(), STATUS_FOUND);
    if (!found_by(rule) || !count_code(&ledger.run, code))
        show_findings(&ledger.run);
    ck_assert_uint_gt(found_by(rule), 0);
    for (size_t i = 0; i < ledger.run.count && !said; i++)
        said = strcmp(ledger.run.findings[i].code, code) == 0 &&
               strstr(ledger.run.findings[i].message, message);
    if (!said)
        show_findings(&ledger.run);
    ck_assert(said);
}

static void setup(void)
{
    ledger_make(&ledger);
    ledger_live(&ledger);
}

static void teardown(void)
{
    ledger_free(&ledger);
}

START_TEST(honest)
{
    enum status status = verify();

    show_findings(&ledger.run);
    ck_assert_int_eq(status, STATUS_OK);
    ck_assert_uint_eq(result.findings, 0);
    ck_assert_uint_eq(result.commits, 11);
    ck_assert_uint_eq(result.records, 10);
    ck_assert_uint_gt(result.transactions, 5);
    ck_assert(oid_equal(result.commit, snapshot_commit(ledger_head(&ledger))));
    for (size_t i = 0; i < result.rule_count; i++)
        ck_assert(!result.rules[i].skipped);
}
END_TEST

START_TEST(at_an_earlier_commit)
{
    struct snapshot *snapshot = NULL;

    must(&ledger, store_at(&ledger.run, ledger.store, "2026-01-15", &snapshot));
    must(&ledger, audit_verify(&ledger.run, ledger.store, snapshot, NULL, &result));
    ck_assert_uint_eq(result.commits, 8);
}
END_TEST

START_TEST(foreign_commit)
{
    ledger_add(&ledger, "fees/2026/03/02.yaml",
               "- {id: P260302-001, date: 2026-03-02, unit: 3-101, amount: 1.00, via: cash}");
    ledger_commit_bare(&ledger, "by hand");
    expect("commands", "foreign-commit", "of 2026-03-02");
    ck_assert_uint_eq(result.findings, 1);
}
END_TEST

START_TEST(yesterday_was_rewritten)
{
    ledger_put(&ledger, "fees/2026/01/10.yaml",
               "- {id: P260110-001, date: 2026-01-10, unit: 3-101, amount: 299.00, via: wechat}\n"
               "- {id: P260110-002, date: 2026-01-09, amount: 180.19, via: bank, ref: \"77\"}\n");
    ledger_commit(&ledger, "fees: nothing to see", "");
    expect("transitions", "daybook-day", "commit '");
    ck_assert_uint_gt(found_by("closings"), 0);
    ck_assert_uint_gt(count_code(&ledger.run, "closing-differs"), 0);
}
END_TEST

START_TEST(today_was_rewritten)
{
    ledger_add(&ledger, "fees/2026/03/02.yaml",
               "- {id: P260302-001, date: 2026-03-02, unit: 3-101, amount: 9.00, via: cash}");
    ledger_commit(&ledger, "fees: receive", "P260302-001");
    ledger_put(&ledger, "fees/2026/03/02.yaml",
               "- {id: P260302-001, date: 2026-03-02, unit: 3-102, amount: 9.00, via: cash}\n");
    ledger_commit(&ledger, "fees: receive", "");
    expect("transitions", "daybook-changed", "commit '");
}
END_TEST

START_TEST(roll_was_rewritten)
{
    struct text roll = text_new(ledger.run.arena);

    text_add(&roll, ledger_bytes(&ledger, "fees/2026/02/charges.yaml"));
    text_add(&roll, "# a remark\n");
    ledger_put(&ledger, "fees/2026/02/charges.yaml", roll.at);
    ledger_commit(&ledger, "fees: correct the roll", "");
    expect("transitions", "roll-changed", "commit '");
}
END_TEST

START_TEST(file_was_removed)
{
    ledger_put(&ledger, "expenses/2026/01/16.yaml", NULL);
    ledger_commit(&ledger, "expenses: tidy", "");
    expect("transitions", "daybook-day", "commit '");
}
END_TEST

START_TEST(record_was_smuggled)
{
    ledger_add(&ledger, "fees/2026/03/02.yaml",
               "- {id: P260302-001, date: 2026-03-02, unit: 3-101, amount: 9.00, via: cash}\n"
               "- {id: P260302-002, date: 2026-03-02, unit: 3-102, amount: 5.00, via: cash}");
    ledger_commit(&ledger, "fees: receive 9.00 (P260302-001)", "P260302-001");
    expect("trailers", "record-unnamed", "P260302-002");
    ck_assert_uint_eq(result.findings, 1);
    ck_assert_int_eq(ledger.run.findings[0].spot.line, 2);
}
END_TEST

START_TEST(record_is_not_there)
{
    ledger_add(&ledger, "fees/2026/03/02.yaml",
               "- {id: P260302-001, date: 2026-03-02, unit: 3-101, amount: 9.00, via: cash}");
    ledger_commit(&ledger, "fees: receive", "P260302-001 P260302-002");
    expect("trailers", "trailer-unknown", "P260302-002");
}
END_TEST

START_TEST(message_lies_about_the_amount)
{
    ledger_add(&ledger, "fees/2026/03/02.yaml",
               "- {id: P260302-001, date: 2026-03-02, unit: 3-101, amount: 9.00, via: cash}");
    ledger_trailer(&ledger, "Ledger-Amount", "19.00 CNY");
    ledger_commit(&ledger, "fees: receive 19.00", "P260302-001");
    expect("trailers", "trailer-amount", "19.00 CNY");
}
END_TEST

START_TEST(import_is_counted)
{
    for (int i = 1; i <= 25; i++)
        ledger_add(&ledger, "fees/2026/03/02.yaml",
                   "- {id: P260302-%03d, date: 2026-03-02, unit: 3-101, amount: 1.00, via: cash}",
                   i);
    ledger_trailer(&ledger, "Ledger-Count", "25");
    ledger_commit(&ledger, "fees: import", "P260302-001 P260302-025");
    ck_assert_int_eq(verify(), STATUS_OK);
    ledger_add(&ledger, "fees/2026/03/02.yaml",
               "- {id: P260302-026, date: 2026-03-02, unit: 3-101, amount: 1.00, via: cash}");
    ledger_trailer(&ledger, "Ledger-Count", "2");
    ledger_commit(&ledger, "fees: import", "P260302-026");
    expect("trailers", "trailer-count", "'2' records");
}
END_TEST

START_TEST(record_in_a_closed_month)
{
    ledger_add(&ledger, "fees/2026/03/02.yaml",
               "- {id: P260302-001, date: 2026-01-30, unit: 3-101, amount: 9.00, via: cash}");
    ledger_commit(&ledger, "fees: receive", "P260302-001");
    expect("closed-months", "month-closed", "2026-01, which was closed");
    ck_assert_uint_gt(found_by("closings"), 0);
}
END_TEST

START_TEST(closed_month_was_opened_first)
{
    ledger_add(
        &ledger, "periods/2026-01.yaml",
        "- id: L260302-001\n  date: 2026-03-02\n  month: 2026-01\n  reason: \"late receipt\"");
    ledger_commit(&ledger, "compound: reopen 2026-01 (L260302-001)", "L260302-001");
    ledger_add(&ledger, "fees/2026/03/02.yaml",
               "- {id: P260302-001, date: 2026-01-30, unit: 3-101, amount: 9.00, via: cash}");
    ledger_commit(&ledger, "fees: receive", "P260302-001");
    ledger_close(&ledger, "2026-01", "K260302-001");
    ledger_commit(&ledger, "compound: close 2026-01 (K260302-001)", "K260302-001");
    enum status status = verify();
    show_findings(&ledger.run);
    ck_assert_int_eq(status, STATUS_OK);
}
END_TEST

START_TEST(closing_was_forged)
{
    struct text forged = text_new(ledger.run.arena);
    const char *bytes = ledger_bytes(&ledger, "periods/2026-01.yaml");
    const char *at = strstr(bytes, "bank: ");

    ck_assert_ptr_nonnull(at);
    text_bytes(&forged, bytes, (size_t)(at - bytes));
    text_add(&forged, "bank: 1");
    text_add(&forged, at + strlen("bank: "));
    ledger_put(&ledger, "periods/2026-01.yaml", forged.at);
    ledger_commit(&ledger, "compound: tidy", "");
    expect("closings", "closing-differs", "the place 'bank'");
    ck_assert_uint_eq(found_by("closings"), 1);
    ck_assert_uint_eq(found_by("transitions"), 1);
}
END_TEST

START_TEST(bad_record)
{
    ledger_add(&ledger, "fees/2026/03/02.yaml",
               "- {id: P260302-001, date: 2026-03-02, unit: 9-999, amount: 9.00, via: cash}");
    ledger_commit(&ledger, "fees: receive", "P260302-001");
    ck_assert_int_eq(verify(), STATUS_FOUND);
    ck_assert_uint_gt(found_by("records"), 0);
    ck_assert_uint_eq(count_code(&ledger.run, "rule-skipped"), 2);
}
END_TEST

START_TEST(broken_file_names_its_commit)
{
    ledger_put(&ledger, "fees/2026/03/02.yaml", "- {id: P260302-001, date: 2026-03-02\n");
    ledger_commit(&ledger, "fees: receive", "P260302-001");
    ck_assert_int_eq(verify(), STATUS_FOUND);
    ck_assert_uint_gt(found_by("readable"), 0);
    ck_assert_ptr_nonnull(strstr(ledger.run.findings[0].message, "commit '"));
}
END_TEST

START_TEST(merge)
{
    shell(&ledger,
          "cd '%s/ledger' && export GIT_AUTHOR_DATE='2026-03-02T11:00:00+08:00' "
          "GIT_COMMITTER_DATE='2026-03-02T11:00:00+08:00' && "
          "c=$(git commit-tree -p HEAD -p HEAD~2 -m merged HEAD^{tree}) && "
          "git update-ref refs/heads/main $c",
          ledger.root);
    expect("linear", "history-merged", "joins 2 histories");
}
END_TEST

START_TEST(clock_went_back)
{
    shell(&ledger,
          "cd '%s/ledger' && export GIT_AUTHOR_DATE='2026-01-20T11:00:00+08:00' "
          "GIT_COMMITTER_DATE='2026-01-20T11:00:00+08:00' && "
          "c=$(git commit-tree -p HEAD -m backdated HEAD^{tree}) && "
          "git update-ref refs/heads/main $c",
          ledger.root);
    expect("clock", "clock-backwards", "2026-02-03");
}
END_TEST

START_TEST(symbolic_link)
{
    shell(&ledger,
          "cd '%s/ledger' && export GIT_AUTHOR_DATE='2026-03-02T11:00:00+08:00' "
          "GIT_COMMITTER_DATE='2026-03-02T11:00:00+08:00' && "
          "ln -s /etc/passwd README.md && git add README.md && git commit -qnm link",
          ledger.root);
    expect("transitions", "file-mode", "'README.md' is no plain file");
}
END_TEST

START_TEST(mailmap_and_attributes)
{
    shell(&ledger,
          "cd '%s/ledger' && export GIT_AUTHOR_DATE='2026-03-02T11:00:00+08:00' "
          "GIT_COMMITTER_DATE='2026-03-02T11:00:00+08:00' && "
          "echo 'Somebody <treasurer@example.org>' > .mailmap && "
          "echo '* -diff' > fees/.gitattributes && git add . && git commit -qnm tidy",
          ledger.root);
    expect("git", "git-mailmap", "'.mailmap'");
    ck_assert_uint_eq(count_code(&ledger.run, "git-attributes"), 1);
    ck_assert_uint_eq(found_by("transitions"), 2);
}
END_TEST

START_TEST(own_attributes)
{
    shell(&ledger, "cd '%s/ledger' && mkdir -p .git/info && echo '* -diff' > .git/info/attributes",
          ledger.root);
    expect("git", "git-attributes", "'.git/info/attributes'");
    ck_assert_uint_eq(result.findings, 1);
}
END_TEST

START_TEST(index_flags)
{
    static const char *const versions[] = {"2", "4"};

    for (size_t i = 0; i < sizeof versions / sizeof versions[0]; i++) {
        shell(&ledger,
              "cd '%s/ledger' && git update-index --index-version %s && "
              "git update-index --assume-unchanged units/3.yaml && "
              "git update-index --skip-worktree tariffs.yaml",
              ledger.root, versions[i]);
        expect("git", "git-index-flag", "'units/3.yaml'");
        expect("git", "git-index-flag", "'tariffs.yaml'");
        ck_assert_uint_eq(result.findings, 2);
        shell(&ledger,
              "cd '%s/ledger' && git update-index --no-assume-unchanged units/3.yaml && "
              "git update-index --no-skip-worktree tariffs.yaml",
              ledger.root);
        ck_assert_int_eq(verify(), STATUS_OK);
    }
}
END_TEST

START_TEST(operation_was_repeated)
{
    for (int i = 1; i <= 2; i++) {
        ledger_add(&ledger, "fees/2026/03/02.yaml",
                   "- {id: P260302-%03d, date: 2026-03-02, unit: 3-101, amount: 9.00, via: cash}",
                   i);
        ledger_commit(&ledger, "fees: receive", i == 1 ? "P260302-001" : "P260302-002");
    }
    shell(&ledger,
          "cd '%s/ledger' && export GIT_AUTHOR_DATE='2026-03-02T11:00:00+08:00' "
          "GIT_COMMITTER_DATE='2026-03-02T11:00:00+08:00' && "
          "c=$(git log -1 --format=%%B HEAD~1 | sed 's/-001$/-002/' | "
          "git commit-tree -p HEAD~1 HEAD^{tree}) && git update-ref refs/heads/main $c",
          ledger.root);
    expect("commands", "operation-repeated", "of the commit '");
    ck_assert_uint_eq(result.findings, 1);
}
END_TEST

START_TEST(index_is_split_or_damaged)
{
    shell(&ledger, "cd '%s/ledger' && git update-index --split-index", ledger.root);
    expect("git", "git-index", "is split");
    shell(&ledger, "cd '%s/ledger' && git update-index --no-split-index", ledger.root);
    ck_assert_int_eq(verify(), STATUS_OK);
    shell(&ledger, "cd '%s/ledger' && truncate -s 200 .git/index", ledger.root);
    expect("git", "git-index", "to its end");
    shell(&ledger, "cd '%s/ledger' && truncate -s 5 .git/index", ledger.root);
    expect("git", "git-index", "no known version");
}
END_TEST

START_TEST(rules_are_listed)
{
    ck_assert_uint_ge(audit_rule_count(), 10);
    for (size_t i = 0; i < audit_rule_count(); i++) {
        ck_assert_uint_gt(strlen(audit_rule_at(i).name), 2);
        ck_assert_uint_gt(strlen(audit_rule_at(i).proves), 10);
    }
    verify();
    ck_assert_uint_eq(grid_rows(audit_result_grid(&ledger.run, &result)), audit_rule_count());
}
END_TEST

/* The fold never gives an unbalanced transaction, so one is put beside those that it gives. */
static void judge_with(const struct posting *postings, size_t count)
{
    struct run *run = &ledger.run;
    struct book *book = NULL;
    struct fold *fold = NULL;

    run->count = 0;
    must(&ledger, book_open(run, ledger_head(&ledger), &book));
    struct balance *balance = balance_new(run, book);
    must(&ledger, fold_run(run, book, balance_add, balance, &fold));
    struct transaction wrong = {.date = {2026, 2, 4},
                                .event = book_find(book, "C260203-001"),
                                .postings = postings,
                                .count = count};
    must(&ledger, balance_add(run, &wrong, balance));
    balance_judge(balance, fold);
}

START_TEST(unbalanced_books)
{
    judge_with(NULL, 0);
    ck_assert_uint_eq(ledger.run.count, 0);
    judge_with((struct posting[]){{ACCOUNT_INCOME, 0, -1, -1, -500}}, 1);
    ck_assert_uint_eq(ledger.run.count, 1);
    ck_assert_str_eq(ledger.run.findings[0].code, "transaction-unbalanced");
    ck_assert_str_eq(ledger.run.findings[0].message,
                     "what 'C260203-001' posts to accounts: -5.00 where 0.00 was expected");
    ck_assert_str_eq(ledger.run.findings[0].spot.file, "fees/2026/02/03.yaml");
    judge_with((struct posting[]){{ACCOUNT_POOL, -1, -1, -1, 1}}, 1);
    ck_assert_str_eq(ledger.run.findings[0].code, "transaction-unbalanced");
    judge_with((struct posting[]){{ACCOUNT_PLACE, 0, -1, -1, 7}, {ACCOUNT_OPENING, -1, -1, -1, -7}},
               2);
    ck_assert_uint_eq(ledger.run.count, 1);
    ck_assert_str_eq(ledger.run.findings[0].code, "funds-unbalanced");
    judge_with(
        (struct posting[]){{ACCOUNT_RECEIVABLE, 0, 2, 4, 1}, {ACCOUNT_CREDIT, -1, 0, -1, -1}}, 2);
    ck_assert_uint_eq(count_code(&ledger.run, "receivable-unbalanced"), 1);
    ck_assert_uint_eq(count_code(&ledger.run, "credit-unbalanced"), 1);
    ck_assert_uint_eq(ledger.run.count, 2);
}
END_TEST

enum { LONG_DAYS = 60, A_DAY = 25 };

static struct date long_day(int day)
{
    return date_from_days(date_days((struct date){2026, 3, 2}) + day);
}

/* One commit of a stream for git fast-import: the day's file as it has grown. One of them, far
 * from the other wrong one, does not name its record. */
static void stream_commit(FILE *stream, const struct text *file, int day, int number)
{
    struct date date = long_day(day);
    long long time = (long long)date_days(date) * 86400 + 3600 + number;
    struct text message = text_new(ledger.run.arena);

    text_add(&message, "fees: receive\n\n");
    if (day != 5 || number != 7)
        text_printf(&message, "Ledger-Record: P26%02d%02d-%03d\n", date.month, date.day, number);
    text_printf(&message, "Ledger-Command: fees pay\nLedger-Operation: %d-%d\n", day, number);
    fprintf(stream,
            "commit refs/heads/main\nauthor a <a@example.org> %lld +0800\n"
            "committer a <a@example.org> %lld +0800\ndata %zu\n%s\n%s",
            time, time, message.length, message.at,
            day == 0 && number == 1 ? "from refs/heads/main^0\n" : "");
    fprintf(stream, "M 100644 inline fees/%04d/%02d/%02d.yaml\ndata %zu\n%s\n", date.year,
            date.month, date.day, file->length, file->at);
}

/* One record is dated in January, which is closed. */
static void stream_days(FILE *stream)
{
    for (int day = 0; day < LONG_DAYS; day++) {
        struct text file = text_new(ledger.run.arena);
        struct date date = long_day(day);
        for (int number = 1; number <= A_DAY; number++) {
            char text[DATE_SIZE];
            bool early = day == 50 && number == 3;
            text_printf(&file,
                        "- {id: P26%02d%02d-%03d, date: %s, unit: 3-101, amount: 1.00, "
                        "via: cash}\n",
                        date.month, date.day, number, early ? "2026-01-31" : date_text(date, text));
            stream_commit(stream, &file, day, number);
        }
    }
}

/* More commits than one thread takes at a time: each is judged once, and findings keep the order
 * of the history. */
START_TEST(long_history)
{
    char *command =
        arena_printf(ledger.run.arena, "git -C '%s/ledger' fast-import --quiet", ledger.root);
    FILE *stream = popen(command, "we");

    ck_assert_ptr_nonnull(stream);
    stream_days(stream);
    ck_assert_int_eq(pclose(stream), 0);
    ledger_day(&ledger, "2026-05-01");
    ck_assert_int_eq(verify(), STATUS_FOUND);
    ck_assert_uint_eq(result.commits, 11 + LONG_DAYS * A_DAY);
    ck_assert_uint_eq(result.records, 10 + LONG_DAYS * A_DAY);
    ck_assert_uint_eq(found_by("trailers"), 1);
    ck_assert_uint_eq(found_by("closed-months"), 1);
    ck_assert_str_eq(ledger.run.findings[0].code, "record-unnamed");
    ck_assert_str_eq(ledger.run.findings[0].spot.file, "fees/2026/03/07.yaml");
    ck_assert_int_eq(ledger.run.findings[0].spot.line, 7);
    ck_assert_str_eq(ledger.run.findings[1].code, "month-closed");
    ck_assert_str_eq(ledger.run.findings[1].spot.file, "fees/2026/04/21.yaml");
    ck_assert_int_eq(ledger.run.findings[1].spot.line, 3);
    ck_assert_ptr_nonnull(strstr(ledger.run.findings[1].message, "of 2026-04-21: "));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("audit verify");
    TCase *test = tcase_create("rules");
    SRunner *runner = srunner_create(suite);

    tcase_set_timeout(test, 60);
    tcase_add_checked_fixture(test, setup, teardown);
    tcase_add_test(test, honest);
    tcase_add_test(test, at_an_earlier_commit);
    tcase_add_test(test, foreign_commit);
    tcase_add_test(test, yesterday_was_rewritten);
    tcase_add_test(test, today_was_rewritten);
    tcase_add_test(test, roll_was_rewritten);
    tcase_add_test(test, file_was_removed);
    tcase_add_test(test, record_was_smuggled);
    tcase_add_test(test, record_is_not_there);
    tcase_add_test(test, message_lies_about_the_amount);
    tcase_add_test(test, import_is_counted);
    tcase_add_test(test, record_in_a_closed_month);
    tcase_add_test(test, closed_month_was_opened_first);
    tcase_add_test(test, closing_was_forged);
    tcase_add_test(test, bad_record);
    tcase_add_test(test, broken_file_names_its_commit);
    tcase_add_test(test, merge);
    tcase_add_test(test, clock_went_back);
    tcase_add_test(test, symbolic_link);
    tcase_add_test(test, mailmap_and_attributes);
    tcase_add_test(test, own_attributes);
    tcase_add_test(test, index_flags);
    tcase_add_test(test, operation_was_repeated);
    tcase_add_test(test, index_is_split_or_damaged);
    tcase_add_test(test, rules_are_listed);
    tcase_add_test(test, unbalanced_books);
    tcase_add_test(test, long_history);
    suite_add_tcase(suite, test);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
