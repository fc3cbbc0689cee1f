/* Checking files, changes and snapshots; committing what a person edited by hand. */
#include "ops_ledger.h"

#include "base/hash.h"

struct file_case {
    const char *path, *bytes;
    const char *code; /* NULL: in order */
};

#define RECEIPT(id) "- {id: " id ", date: 2026-11-03, unit: 3-101, amount: 1.00, via: cash}\n"
#define REVERSAL(id) "- {id: " id ", date: 2026-11-03, of: P261101-001, reason: \"no\"}\n"
#define ROLL(month, cell, totals)                                                                  \
    "id: C261103-001\nmonth: " month "\ndue: 2026-11-20\nitems: [property]\nlines:\n"              \
    "  1-101: [" cell "]\n  1-102: [2.00]\ntotals: [" totals "]\nbasis:\n"                         \
    "  - {item: property, by: area, rates: {flat: 1.00}, count: 2}\n"
#define REOPENING(id, month)                                                                       \
    "- id: " id "\n  date: 2026-11-03\n  month: " month "\n  reason: \"late\"\n"

static const struct file_case file_cases[] = {
    {"fees/2026/11/03.yaml", RECEIPT("P261103-001") RECEIPT("P261103-002"), NULL},
    {"fees/2026/11/03.yaml", RECEIPT("P261103-001") RECEIPT("P261103-B001"), NULL},
    {"fees/2026/11/03.yaml", RECEIPT("P261103-002"), "id-order"},
    {"fees/2026/11/03.yaml", RECEIPT("P261103-001") RECEIPT("P261103-001"), "id-order"},
    {"fees/2026/11/03.yaml", RECEIPT("P261103-001") RECEIPT("P261103-003"), "id-order"},
    {"fees/2026/11/03.yaml", RECEIPT("P261104-001"), "id-day"},
    /* reversals are counted over three day-books */
    {"fees/2026/11/03.yaml", REVERSAL("R261103-002") REVERSAL("R261103-004"), NULL},
    {"fees/2026/11/03.yaml", REVERSAL("R261103-002") REVERSAL("R261103-002"), "id-order"},
    {"fees/2026/11/03.yaml", "- {id: P261103-001, date: 2026-11-03}\n", "field-missing"},
    {"fees/2026/11/charges.yaml", ROLL("2026-11", "1.00", "3.00"), NULL},
    {"fees/2026/11/charges.yaml", ROLL("2026-11", "1.00", "3.01"), "roll-total"},
    {"fees/2026/11/charges.yaml", ROLL("2026-10", "1.00", "3.00"), "roll-month"},
    {"fees/2026/11/charges.yaml", ROLL("2026-11", "1.00", "3.00, 0.00"), "roll-width"},
    {"periods/2026-10.yaml", REOPENING("L261103-001", "2026-10"), "period-turn"},
    {"periods/2026-10.yaml", REOPENING("L261103-001", "2026-09"), "period-month"},
    {".gitignore", "*.swp\n/private/\n", NULL},
    {".gitignore", "private/\n", NULL},
    {".gitignore", "privates/\n", "private-not-ignored"},
    {"README.md", "anything\n", NULL},
    {"notes.txt", "anything\n", "unknown-file"},
    {"private/contacts.yaml", "- {}\n", "unknown-file"},
    {"fees/2026/13/01.yaml", "", "unknown-file"},
    {"vouchers/2026/11/slip.pdf", "x", "voucher-name"},
    {"vouchers/2026/11/2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881.pdf", "x",
     NULL},
    {"vouchers/2026/11/2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881.pdf", "y",
     "voucher-hash"},
    {"vouchers/2026/11/2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881.PDF", "x",
     "voucher-name"},
    {"vouchers/2026/11/2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881", "x",
     "voucher-name"},
};

START_TEST(a_file_is_checked_by_its_table)
{
    struct run run = {.arena = arena_new(NULL)};
    const struct file_case *test = &file_cases[_i];
    enum status status = check_file(&run, test->path, test->bytes, strlen(test->bytes), 0100644);

    if ((status == STATUS_OK) != (test->code == NULL) ||
        (test->code && !has_finding(&run, test->code)))
        show_findings(&run);
    ck_assert_int_eq(status, test->code ? STATUS_DATA : STATUS_OK);
    ck_assert(!test->code || has_finding(&run, test->code));
    ck_assert(test->code || run.count == 0);
    arena_free(run.arena);
}
END_TEST

START_TEST(only_plain_files_are_taken)
{
    struct run run = {.arena = arena_new(NULL)};

    ck_assert_int_eq(check_file(&run, "README.md", "x", 1, 0100755), STATUS_DATA);
    ck_assert(has_finding(&run, "file-mode"));
    ck_assert_int_eq(check_file(&run, "README.md", "/etc/x", 6, 0120000), STATUS_DATA);
    ck_assert(has_finding(&run, "file-link"));
    arena_free(run.arena);
}
END_TEST

struct change_case {
    const char *path, *before, *after;
    enum status status;
    const char *code; /* NULL: in order */
};

static const char unit_line[] =
    "- {unit: 3-101, kind: flat, area: 1.00, source: contract, owner: o1, from: 2026-01-01}\n";
static const char other_line[] =
    "- {unit: 3-101, kind: flat, area: 2.00, source: contract, owner: o1, from: 2026-01-01}\n";

static const struct change_case change_cases[] = {
    {"fees/2026/11/03.yaml", NULL, "- a\n", STATUS_OK, NULL},
    {"fees/2026/11/03.yaml", "- a\n", "- a\n- b\n", STATUS_OK, NULL},
    {"fees/2026/11/03.yaml", "- a", "- a\n- b\n", STATUS_OK, NULL},
    {"fees/2026/11/03.yaml", "- a\n", "- a\n# why\n\n- b\n", STATUS_OK, NULL},
    {"fees/2026/11/03.yaml", "- a\n", "- a\n", STATUS_OK, NULL},
    {"fees/2026/11/03.yaml", "- a\n", "- a\n  note: b\n", STATUS_REFUSED, "daybook-changed"},
    {"fees/2026/11/03.yaml", "- a\n", "- a\n# x\n  note: b\n", STATUS_REFUSED, "daybook-changed"},
    {"fees/2026/11/03.yaml", "- a", "- ab\n", STATUS_REFUSED, "daybook-changed"},
    {"fees/2026/11/03.yaml", "- a\n", "- b\n", STATUS_REFUSED, "daybook-changed"},
    {"fees/2026/11/03.yaml", "- a\n- b\n", "- a\n", STATUS_REFUSED, "daybook-changed"},
    {"fees/2026/11/03.yaml", "- a\n", NULL, STATUS_REFUSED, "daybook-changed"},
    {"fees/2026/11/02.yaml", "- a\n", "- a\n- b\n", STATUS_REFUSED, "daybook-day"},
    {"fees/2026/11/02.yaml", NULL, "- b\n", STATUS_REFUSED, "daybook-day"},
    {"funds/2026/11/04.yaml", NULL, "- b\n", STATUS_REFUSED, "daybook-day"},
    {"fees/2026/10/charges.yaml", NULL, "x\n", STATUS_OK, NULL},
    {"fees/2026/10/charges.yaml", "x\n", "x\ny\n", STATUS_REFUSED, "roll-changed"},
    {"fees/2026/10/charges.yaml", "x\n", NULL, STATUS_REFUSED, "roll-changed"},
    {"vouchers/2026/10/a.pdf", NULL, "x", STATUS_OK, NULL},
    {"vouchers/2026/10/a.pdf", "x", NULL, STATUS_REFUSED, "voucher-changed"},
    {"periods/2026-10.yaml", "- a\n", "- a\n- b\n", STATUS_OK, NULL},
    {"periods/2026-10.yaml", "- a\n", "- b\n", STATUS_REFUSED, "period-changed"},
    {"periods/2026-10.yaml", "- a\n", NULL, STATUS_REFUSED, "period-changed"},
    {"compound.yaml", "a\n", "b\n", STATUS_OK, NULL},
    {"compound.yaml", "a\n", NULL, STATUS_REFUSED, "register-removed"},
    {"units/3.yaml", unit_line, other_line, STATUS_OK, "register-rewritten"},
    {"units/3.yaml", unit_line, NULL, STATUS_OK, "register-rewritten"},
    {"README.md", "a\n", NULL, STATUS_OK, NULL},
    {".gitignore", "private/\n", NULL, STATUS_REFUSED, "private-not-ignored"},
    {"notes.txt", NULL, "x", STATUS_DATA, "unknown-file"},
    {"notes.txt", "x", NULL, STATUS_OK, NULL},
};

static struct blob blob_of(const char *text)
{
    return (struct blob){
        .bytes = text ? text : "", .size = text ? strlen(text) : 0, .found = text != NULL};
}

START_TEST(a_change_keeps_what_was_booked)
{
    struct run run = {.arena = arena_new(NULL)};
    const struct change_case *test = &change_cases[_i];
    struct blob before = blob_of(test->before), after = blob_of(test->after);

    ck_assert_int_eq(check_transition(&run, test->path, &before, &after, day_of("2026-11-03")),
                     test->status);
    ck_assert_uint_eq(run.count, test->code ? 1 : 0);
    if (test->code)
        ck_assert_str_eq(run.findings[0].code, test->code);
    arena_free(run.arena);
}
END_TEST

/* Lays one file over a sound ledger and looks at the whole. */
static enum status check_with(struct ops *ops, const char *path, const char *bytes)
{
    const struct edit edit = {.path = path, .bytes = bytes, .size = bytes ? strlen(bytes) : 0};
    struct snapshot *head, *state;

    ops->run->count = 0;
    assert_done(ops->run, store_head(ops->run, ops->fixture.store, &head));
    assert_done(ops->run, snapshot_overlay(ops->run, head, &edit, 1, &state));
    return check_snapshot(ops->run, state);
}

#define assert_unsound(ops, wanted, path, bytes)                                                   \
    do {                                                                                           \
        ck_assert_int_gt(check_with((ops), (path), (bytes)), STATUS_FOUND);                        \
        if (!has_finding((ops)->run, (wanted)))                                                    \
            show_findings((ops)->run);                                                             \
        ck_assert(has_finding((ops)->run, (wanted)));                                              \
    } while (0)

#define EXPENSE(more)                                                                              \
    "- {id: X261003-001, date: 2026-10-03, amount: 1.00, category: office, payee: \"x\", "         \
    "fund: operating, from: cash, handler: p1, by: p2, " more "}\n"
#define HASH "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"

START_TEST(a_snapshot_is_checked_as_a_whole)
{
    struct ops ops;
    const struct receipt receipt = {.unit = "3-101", .amount = 100, .via = "cash"};
    const struct assess_input october = {.month = {2026, 10}};

    ops_found(&ops);
    assert_booked(&ops, receive_payment, receipt);
    ck_assert_int_le(book_it(&ops, assess_units, &october), STATUS_FOUND);
    assert_sound(&ops);
    assert_unsound(&ops, "unknown-file", "notes.txt", "x\n");
    assert_unsound(&ops, "not-a-ledger", "compound.yaml", NULL);
    assert_unsound(&ops, "private-not-ignored", ".gitignore", NULL);
    assert_unsound(&ops, "unknown-unit", "fees/2026/10/02.yaml",
                   "- {id: P261002-001, date: 2026-10-02, unit: 9-999, amount: 1.00, via: cash}\n");
    assert_unsound(&ops, "date-in-future", "fees/2026/10/02.yaml",
                   "- {id: P261002-001, date: 2026-10-03, unit: 3-101, amount: 1.00, via: cash}\n");
    assert_unsound(&ops, "unknown-record", "fees/2026/10/02.yaml",
                   "- {id: P261002-001, date: 2026-10-02, unit: 3-101, amount: 1.00, via: cash, "
                   "statement: S261002-001}\n");
    assert_unsound(&ops, "id-order", "funds/2026/10/02.yaml",
                   "- {id: R261002-002, date: 2026-10-02, of: O261001-001, reason: \"x\"}\n");
    assert_unsound(&ops, "voucher-missing", "expenses/2026/10/03.yaml", EXPENSE("post: guard"));
    assert_unsound(&ops, "voucher-lost", "expenses/2026/10/03.yaml",
                   EXPENSE("voucher: \"" HASH "\", voucher_type: pdf"));
    assert_unsound(&ops, "unknown-record", "expenses/2026/10/03.yaml",
                   EXPENSE("bill: B261001-001, no_voucher: \"x\""));
    assert_unsound(&ops, "roll-unbooked", "fees/2026/11/charges.yaml",
                   ROLL("2026-11", "1.00", "3.00"));
    assert_unsound(&ops, "private-place", "funds.yaml",
                   "funds:\n  - {fund: operating, name: \"o\", kind: operating}\n"
                   "  - {fund: utilities, name: \"u\", kind: utilities}\n"
                   "places:\n  - {place: cash, name: \"c\", kind: cash, holder: person}\n"
                   "categories:\n  - {category: office, name: \"o\", group: other}\n");
    ck_assert_int_eq(check_with(&ops, "expenses/2026/10/03.yaml", EXPENSE("no_voucher: \"x\"")),
                     STATUS_OK);
    ops_close(&ops);
}
END_TEST

START_TEST(all_findings_are_told_once)
{
    struct ops ops;
    size_t told = 0;

    ops_found(&ops);
    ck_assert_int_eq(
        check_with(&ops, "fees/2026/10/02.yaml",
                   "- {id: P261002-001, date: 2026-10-02, unit: 9-999, amount: 1.00, via: cash}\n"
                   "- {id: P261002-002, date: 2026-10-02, unit: 3-101, amount: 1.00, via: shoe}\n"
                   "- {id: P261002-004, date: 2026-10-02, unit: 3-101, amount: 1.00, via: cash}\n"),
        STATUS_DATA);
    for (size_t i = 0; i < ops.run->count; i++)
        told += strcmp(ops.run->findings[i].code, "id-order") == 0;
    ck_assert_uint_eq(told, 1);
    ck_assert(has_finding(ops.run, "unknown-unit"));
    ck_assert(has_finding(ops.run, "unknown-place"));
    ops_close(&ops);
}
END_TEST

/* Appends to (or begins) a file of the work tree. */
static void by_hand(struct ops *ops, const char *path, const char *text)
{
    ck_assert_int_eq(shell("cd '%s' && mkdir -p \"$(dirname '%s')\" && printf '%%s' '%s' >> '%s'",
                           ops->fixture.ledger, path, text, path),
                     0);
}

static enum status commit(struct ops *ops, const char *message)
{
    const struct write_options options = {.command = "compound commit",
                                          .allow_personal = ops->allow_personal,
                                          .dry_run = ops->dry_run};

    ops->run->count = 0;
    return commit_work(ops->run, ops->fixture.store, &options, message, &ops->written);
}

START_TEST(hand_edits_become_one_commit)
{
    struct ops ops;
    size_t changed;

    ops_found(&ops);
    on(&ops, "2026-10-02");
    assert_done(ops.run, check_work(ops.run, ops.fixture.store, &changed));
    ck_assert_uint_eq(changed, 0);
    by_hand(&ops, "units/3.yaml",
            "- {unit: 3-103, kind: flat, area: 50.00, source: contract, owner: o9, "
            "from: 2026-10-01}\n");
    by_hand(&ops, "fees/2026/10/02.yaml",
            "- {id: P261002-001, date: 2026-10-02, unit: 3-103, amount: 1.00, via: cash}\n");
    ops.run->count = 0;
    assert_done(ops.run, check_work(ops.run, ops.fixture.store, &changed));
    ck_assert_uint_eq(changed, 2);
    ops.dry_run = true;
    assert_done(ops.run, commit(&ops, "add the last flat"));
    ck_assert_ptr_nonnull(strstr(ops.written.added, "+ units/3.yaml: - {unit: 3-103"));
    ops.dry_run = false;
    assert_done(ops.run, commit(&ops, "add the last flat"));
    ck_assert_str_eq(ops.written.subject, "add the last flat");
    ck_assert_ptr_nonnull(strstr(ops.written.message, "Ledger-Record: P261002-001\n"));
    ck_assert_ptr_nonnull(strstr(ops.written.message, "Ledger-Command: compound commit\n"));
    assert_sound(&ops);
    assert_done(ops.run, commit(&ops, "nothing"));
    ck_assert(ops.written.outcome.nothing);
    ops_close(&ops);
}
END_TEST

#define assert_not_committed(ops, wanted)                                                          \
    do {                                                                                           \
        enum status status_ = commit((ops), "by hand");                                            \
        if (status_ <= STATUS_FOUND || !has_finding((ops)->run, (wanted)))                         \
            show_findings((ops)->run);                                                             \
        ck_assert_int_gt(status_, STATUS_FOUND);                                                   \
        ck_assert(has_finding((ops)->run, (wanted)));                                              \
        ck_assert_int_eq(shell("git -C '%s' reset -q --hard && git -C '%s' clean -qfd",            \
                               (ops)->fixture.ledger, (ops)->fixture.ledger),                      \
                         0);                                                                       \
    } while (0)

START_TEST(hand_edits_obey_the_rules)
{
    struct ops ops;
    const struct receipt receipt = {.unit = "3-101", .amount = 100, .via = "cash"};
    const struct period_input october = {.month = {2026, 10}};

    ops_found(&ops);
    assert_booked(&ops, receive_payment, receipt);
    adopt(&ops, "D2026-01");
    on(&ops, "2026-11-01");
    assert_booked(&ops, close_month, october);
    by_hand(&ops, "fees/2026/10/01.yaml", "- {}\n");
    assert_not_committed(&ops, "daybook-day");
    by_hand(&ops, "fees/2026/11/01.yaml",
            "- {id: P261101-001, date: 2026-10-31, unit: 3-101, amount: 1.00, via: cash}\n");
    assert_not_committed(&ops, "month-closed");
    by_hand(&ops, "fees/2026/11/01.yaml",
            "- {id: W261101-001, date: 2026-11-01, unit: 3-101, item: property, month: 2026-10, "
            "amount: 1.00, decision: D2026-01, reason: \"no\"}\n");
    assert_not_committed(&ops, "waive-too-much");
    by_hand(&ops, "README.md", "13800138000\n");
    assert_not_committed(&ops, "personal-data");
    by_hand(&ops, "notes.txt", "x\n");
    assert_not_committed(&ops, "unknown-file");
    by_hand(&ops, "compound.yaml", "version: 1\n");
    assert_not_committed(&ops, "yaml-duplicate-key");
    ck_assert_int_eq(commit(&ops, ""), STATUS_USAGE);
    by_hand(&ops, "README.md", "13800138000\n");
    ops.allow_personal = "the public hotline";
    assert_done(ops.run, commit(&ops, "tell the hotline"));
    ck_assert_ptr_nonnull(strstr(ops.written.message, "Ledger-Personal: the public hotline\n"));
    ops_close(&ops);
}
END_TEST

/* What plain git committed past the commands stops the next number, not the reader of it. */
START_TEST(a_broken_daybook_takes_no_records)
{
    struct ops ops;
    const struct receipt receipt = {.unit = "3-101", .amount = 100, .via = "cash"};

    ops_found(&ops);
    by_hand(&ops, "fees/2026/10/01.yaml", "- {id: P261001-001\n");
    ck_assert_int_eq(shell("cd '%s' && git add -A && git commit -q --no-verify "
                           "--date=2026-10-01T12:00:00+0800 -m x",
                           ops.fixture.ledger),
                     0);
    fixture_reopen(&ops.fixture);
    assert_refused(&ops, STATUS_DATA, "yaml-syntax", receive_payment, receipt);
    ops_close(&ops);
}
END_TEST

/* A command does not write over a person's edit of the same file. */
START_TEST(a_hand_edit_stops_a_command)
{
    struct ops ops;
    const struct receipt receipt = {.unit = "3-101", .amount = 100, .via = "cash"};

    ops_found(&ops);
    by_hand(&ops, "fees/2026/10/01.yaml", "# a thought\n");
    assert_refused(&ops, STATUS_REFUSED, "hand-edit", receive_payment, receipt);
    ops_close(&ops);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("operations: checks");
    TCase *tcase = tcase_create("checks");

    tcase_set_timeout(tcase, 60);
    tcase_add_loop_test(tcase, a_file_is_checked_by_its_table, 0,
                        (int)(sizeof file_cases / sizeof file_cases[0]));
    tcase_add_test(tcase, only_plain_files_are_taken);
    tcase_add_loop_test(tcase, a_change_keeps_what_was_booked, 0,
                        (int)(sizeof change_cases / sizeof change_cases[0]));
    tcase_add_test(tcase, a_snapshot_is_checked_as_a_whole);
    tcase_add_test(tcase, all_findings_are_told_once);
    tcase_add_test(tcase, hand_edits_become_one_commit);
    tcase_add_test(tcase, hand_edits_obey_the_rules);
    tcase_add_test(tcase, a_broken_daybook_takes_no_records);
    tcase_add_test(tcase, a_hand_edit_stops_a_command);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
