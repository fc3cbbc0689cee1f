/* audit trace and audit log: where a record comes from, and who changed what. */
#include "audit/log.h"
#include "audit/trace_inside.h"
#include "base/hash.h"
#include "format/csv.h"

#include "audit_ledger.h"

static struct ledger ledger;
static struct trace trace;

static enum status trace_of(const char *id)
{
    ledger.run.count = 0;
    return audit_trace(&ledger.run, ledger.store, ledger_head(&ledger), id, &trace);
}

/* The n-th row of that sort, or NULL. */
static const struct trace_row *row(const char *what, size_t n)
{
    for (size_t i = 0; i < trace.count; i++)
        if (strcmp(trace.rows[i].what, what) == 0 && n-- == 0)
            return &trace.rows[i];
    return NULL;
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

START_TEST(receipt)
{
    ck_assert_int_eq(trace_of("P260110-001"), STATUS_OK);
    ck_assert_str_eq(row("record", 0)->where, "fees/2026/01/10.yaml:1");
    ck_assert_int_eq(row("record", 0)->amount, 30000);
    ck_assert_ptr_nonnull(strstr(row("record", 0)->detail, "{id: P260110-001, date: 2026-01-10"));
    ck_assert(trace.named);
    ck_assert_int_eq(trace.commit.time, 1768010400); /* 2026-01-10 10:00 +0800 */
    ck_assert_str_eq(row("commit", 0)->detail,
                     "fees: receive 300.00 from 3-101 (P260110-001), by treasurer "
                     "<treasurer@example.org>");
    /* 160.00 + 50.00 of January on the day it came, 90.00 of February when it was charged. */
    int64_t sum = 0;
    for (size_t n = 0; row("paid", n); n++)
        sum += row("paid", n)->amount;
    ck_assert_int_eq(sum, 30000);
    ck_assert_ptr_nonnull(row("paid", 2));
    ck_assert_str_eq(row("closing", 0)->id, "K260203-001");
    ck_assert_ptr_null(row("refers", 0));
    ck_assert_uint_eq(grid_rows(audit_trace_grid(&ledger.run, &trace)), trace.count);
}
END_TEST

START_TEST(identified_receipt)
{
    ck_assert_int_eq(trace_of("P260110-002"), STATUS_OK);
    ck_assert_str_eq(row("identification", 0)->id, "I260112-001");
    ck_assert_str_eq(row("identification", 0)->detail, "3-102");
    ck_assert_int_eq(trace_of("I260112-001"), STATUS_OK);
    ck_assert_str_eq(row("refers", 0)->id, "P260110-002");
    ck_assert_ptr_nonnull(row("paid", 0));
}
END_TEST

START_TEST(expense)
{
    ck_assert_int_eq(trace_of("X260115-001"), STATUS_OK);
    ck_assert_str_eq(row("approval", 0)->id, "Y260115-001");
    ck_assert_str_eq(row("approval", 0)->detail, "by p003");
    ck_assert_str_eq(row("payment", 0)->id, "Z260116-001");
    ck_assert_str_eq(row("fund", 0)->detail, "operating, Operating");
    ck_assert_str_eq(row("voucher", 0)->detail, "none: receipt book");
    ck_assert_int_eq(row("commit", 0)->date.day, 15);
}
END_TEST

START_TEST(charge_and_closing)
{
    ck_assert_int_eq(trace_of("C260203-001"), STATUS_OK);
    ck_assert_str_eq(row("roll", 0)->where, "fees/2026/02/charges.yaml");
    ck_assert_int_eq(trace_of("K260203-001"), STATUS_OK);
    ck_assert_str_eq(row("record", 0)->where, "periods/2026-01.yaml:1");
    ck_assert(trace.named);
}
END_TEST

START_TEST(voucher)
{
    static const char bytes[] = "a slip of paper\n", other[] = "another slip\n";
    char sha256[SHA256_TEXT];
    const char *path;

    sha256_text(bytes, strlen(bytes), sha256);
    path = arena_printf(ledger.run.arena, "vouchers/2026/03/%s.txt", sha256);
    ledger_add(&ledger, "expenses/2026/03/02.yaml",
               "- {id: X260302-001, date: 2026-03-02, amount: 20.00, category: repair, payee: "
               "\"a shop\", fund: common, from: cash, handler: p002, by: p001, voucher: \"%s\", "
               "voucher_type: txt}",
               sha256);
    ledger_put(&ledger, path, bytes);
    ledger_commit(&ledger, "expenses: enter 20.00", "X260302-001");
    ck_assert_int_eq(trace_of("X260302-001"), STATUS_OK);
    ck_assert_str_eq(row("voucher", 0)->where, path);
    ck_assert_int_eq(strncmp(row("voucher", 0)->detail, "intact, ", 8), 0);
    ledger_put(&ledger, path, other);
    ledger_commit(&ledger, "expenses: swap", "");
    ck_assert_int_eq(trace_of("X260302-001"), STATUS_FOUND);
    ck_assert_int_eq(strncmp(row("voucher", 0)->detail, "altered, ", 9), 0);
    ledger_put(&ledger, path, NULL);
    ledger_commit(&ledger, "expenses: hide", "");
    ck_assert_int_eq(trace_of("X260302-001"), STATUS_FOUND);
    ck_assert_uint_eq(count_code(&ledger.run, "voucher-missing"), 1);
}
END_TEST

/* A message that claims the record is not believed; the commit that has it is found. */
START_TEST(lying_message)
{
    ledger_add(&ledger, "fees/2026/03/02.yaml",
               "- {id: P260302-001, date: 2026-03-02, unit: 3-101, amount: 9.00, via: cash}");
    ledger_commit_bare(&ledger, "by hand");
    ledger_add(&ledger, "fees/2026/03/02.yaml",
               "- {id: P260302-002, date: 2026-03-02, unit: 3-101, amount: 8.00, via: cash}");
    ledger_commit(&ledger, "fees: receive 9.00", "P260302-001");
    ck_assert_int_eq(trace_of("P260302-001"), STATUS_OK);
    ck_assert(!trace.named);
    ck_assert_int_eq(strncmp(trace.commit.message, "by hand", 7), 0);
}
END_TEST

START_TEST(import)
{
    for (int i = 1; i <= 25; i++)
        ledger_add(&ledger, "fees/2026/03/02.yaml",
                   "- {id: P260302-%03d, date: 2026-03-02, unit: 3-101, amount: 1.00, via: cash}",
                   i);
    ledger_trailer(&ledger, "Ledger-Count", "25");
    ledger_commit(&ledger, "fees: import", "P260302-001 P260302-025");
    ck_assert_int_eq(trace_of("P260302-013"), STATUS_OK);
    ck_assert(trace.named);
    ck_assert_str_eq(row("record", 0)->where, "fees/2026/03/02.yaml:13");
}
END_TEST

START_TEST(unknown_record)
{
    ck_assert_int_eq(trace_of("P260110-009"), STATUS_DATA);
    ck_assert_uint_eq(count_code(&ledger.run, "unknown-record"), 1);
    ck_assert_int_eq(trace_of("nonsense"), STATUS_DATA);
}
END_TEST

/* --- log --- */

static struct csv_rows list(const struct log_query *query)
{
    struct grid *grid = NULL;
    struct text csv = text_new(ledger.run.arena);
    struct csv_rows rows;

    must(&ledger, audit_log(&ledger.run, ledger.store, ledger_head(&ledger), query, &grid));
    grid_csv(grid, &csv);
    must(&ledger, csv_read(&ledger.run, "log", csv.at, csv.length, &rows));
    return rows;
}

START_TEST(log_of_all)
{
    struct csv_rows rows = list(&(struct log_query){.limit = 0});

    ck_assert_uint_eq(rows.count, 12);
    ck_assert_str_eq(rows.row[1].cell[0], "2026-02-03 10:00");
    ck_assert_str_eq(rows.row[1].cell[1], "treasurer");
    ck_assert_str_eq(rows.row[1].cell[2], "fees: assess 2026-02 (C260203-001)");
    ck_assert_str_eq(rows.row[1].cell[3], "C260203-001");
    ck_assert_str_eq(rows.row[11].cell[2], "compound: found Guiyuan");
    ck_assert_uint_eq(list(&(struct log_query){.limit = 3}).count, 4);
}
END_TEST

START_TEST(log_of_a_unit)
{
    ledger_add(&ledger, "fees/2026/03/02.yaml",
               "- {id: R260302-001, date: 2026-03-02, of: P260110-001, reason: \"bounced\"}");
    ledger_commit(&ledger, "fees: reverse P260110-001 (R260302-001)", "R260302-001");
    struct csv_rows rows = list(&(struct log_query){.unit = "3-101"});
    /* The reversal, two assessments, the closing, the receipt, the founding. */
    ck_assert_uint_eq(rows.count, 7);
    ck_assert_str_eq(rows.row[1].cell[3], "R260302-001");
    struct grid *grid = NULL;
    ck_assert_int_eq(audit_log(&ledger.run, ledger.store, ledger_head(&ledger),
                               &(struct log_query){.unit = "9-999"}, &grid),
                     STATUS_DATA);
}
END_TEST

START_TEST(log_of_a_record)
{
    struct csv_rows rows = list(&(struct log_query){.record = "X260115-001"});

    ck_assert_uint_eq(rows.count, 4); /* entered, approved, paid */
    ck_assert_str_eq(rows.row[1].cell[3], "Z260116-001");
    ck_assert_str_eq(rows.row[3].cell[3], "X260115-001");
}
END_TEST

START_TEST(log_of_an_author)
{
    shell(&ledger, "git config --global user.name 'Second Desk'");
    ledger_add(&ledger, "fees/2026/03/02.yaml",
               "- {id: P260302-001, date: 2026-03-02, unit: 3-101, amount: 9.00, via: cash}");
    ledger_commit(&ledger, "fees: receive 9.00", "P260302-001");
    struct csv_rows rows = list(&(struct log_query){.author = "second"});
    ck_assert_uint_eq(rows.count, 2);
    ck_assert_str_eq(rows.row[1].cell[1], "Second Desk");
    ck_assert_uint_eq(list(&(struct log_query){.author = "EXAMPLE.org"}).count, 13);
}
END_TEST

/* Whether one record names the other, by any of its fields. */
static bool refers_to(const struct event *event, const char *id)
{
    for (size_t i = 0; i < event->kind->field_count; i++) {
        const struct field *field = &event->kind->fields[i];
        const char *named =
            field->type == FIELD_ID ? FIELD_IN(const char *, event->record, field) : NULL;
        if (named && strcmp(named, id) == 0 && named != event->id)
            return true;
    }
    return false;
}

static struct book *book_of(const struct snapshot *snapshot)
{
    struct book *book = NULL;

    must(&ledger, book_open(&ledger.run, snapshot, &book));
    must(&ledger, book_records(&ledger.run, book));
    return book;
}

/* What a trace reads instead of everything has the record, what it names and what names it. */
START_TEST(near_day_books_are_enough)
{
    const struct snapshot *head = ledger_head(&ledger), *near;
    const struct book *whole = book_of(head);
    size_t narrowed = 0;

    for (size_t i = 0; i < whole->records->count; i++) {
        const struct event *event = &whole->records->events[i];
        must(&ledger, trace_near(&ledger.run, head, event->id, &near));
        ck_assert(near == head ? strchr("PIBCG", event->id[0]) != NULL
                               : strchr("PIBCG", event->id[0]) == NULL);
        if (near == head)
            continue;
        const struct book *book = book_of(near);
        ck_assert_ptr_nonnull(book_find(book, event->id));
        for (size_t j = 0; j < whole->records->count; j++) {
            const struct event *other = &whole->records->events[j];
            if (refers_to(other, event->id) || refers_to(event, other->id))
                ck_assert_msg(book_find(book, other->id) != NULL, "%s without %s", event->id,
                              other->id);
        }
        narrowed += book->records->count < whole->records->count;
    }
    ck_assert_uint_ge(narrowed, 3);
}
END_TEST

/* An id that is written with an escape names the record all the same. */
START_TEST(escaped_id_is_found)
{
    ledger_day(&ledger, "2026-03-03");
    ledger_add(&ledger, "expenses/2026/03/03.yaml",
               "- {id: R260303-001, date: 2026-03-03, of: \"\\x5A260116-001\", reason: \"x\"}");
    ledger_commit_bare(&ledger, "by hand");
    ck_assert_int_eq(trace_of("Z260116-001"), STATUS_OK);
    ck_assert_ptr_nonnull(row("reversal", 0));
    ck_assert_str_eq(row("reversal", 0)->id, "R260303-001");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("audit trace and log");
    TCase *test = tcase_create("records");
    SRunner *runner = srunner_create(suite);

    tcase_set_timeout(test, 60);
    tcase_add_checked_fixture(test, setup, teardown);
    tcase_add_test(test, receipt);
    tcase_add_test(test, identified_receipt);
    tcase_add_test(test, expense);
    tcase_add_test(test, charge_and_closing);
    tcase_add_test(test, voucher);
    tcase_add_test(test, lying_message);
    tcase_add_test(test, import);
    tcase_add_test(test, unknown_record);
    tcase_add_test(test, log_of_all);
    tcase_add_test(test, log_of_a_unit);
    tcase_add_test(test, log_of_a_record);
    tcase_add_test(test, log_of_an_author);
    tcase_add_test(test, near_day_books_are_enough);
    tcase_add_test(test, escaped_id_is_found);
    suite_add_tcase(suite, test);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
