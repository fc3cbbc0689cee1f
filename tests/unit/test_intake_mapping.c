/* Tables read by mappings: dates, amounts and directions as banks write them, serials that are
 * made, running balances in any order, and which entries of the books a row is. */
#include "base/arena.h"
#include "base/decimal.h"
#include "base/text.h"
#include "format/csv.h"
#include "intake/entries.h"
#include "intake/mappings.h"

#include <check.h>
#include <string.h>

#undef fail /* Check's old name for ck_abort_msg(); here it is ours */

static struct run *run_new(void)
{
    struct arena *arena = arena_new(NULL);
    struct run *run = arena_alloc(arena, sizeof *run);

    run->arena = arena;
    return run;
}

static enum status read_by(struct run *run, const struct mapping *mapping, const char *bytes,
                           struct statement_file *out)
{
    struct named_mapping *named = arena_alloc(run->arena, sizeof *named);
    struct mappings *mappings = arena_alloc(run->arena, sizeof *mappings);

    *named = (struct named_mapping){"own", mapping, true};
    *mappings = (struct mappings){named, 1};
    struct statement_request request = {
        .path = "f", .bytes = bytes, .size = strlen(bytes), .mapping = "own", .mappings = mappings};
    return statement_read(run, &request, out);
}

/* "2026-11-03 00:00:00 in 5.00" or what is wrong. */
static const char *row_text(struct run *run, const struct statement_row *row)
{
    static const char *const directions[] = {"?", "in", "out", "neutral"};
    char amount[DECIMAL_SIZE];

    if (row->problem)
        return row->problem;
    return arena_printf(run->arena, "%s %s %s", row->time, directions[row->direction],
                        decimal_text(row->amount, MONEY_PLACES, amount));
}

/* One row of a table of date and amount. */
static void row_is(const struct mapping *mapping, const char *header, const char *row,
                   const char *wanted)
{
    struct run *run = run_new();
    struct statement_file file;
    const char *bytes = arena_printf(run->arena, "%s\n%s\n", header, row);

    ck_assert_int_eq(read_by(run, mapping, bytes, &file), STATUS_OK);
    ck_assert_uint_eq(file.count, 1);
    ck_assert_str_eq(row_text(run, &file.rows[0]), wanted);
    arena_free(run->arena);
}

START_TEST(dates_come_in_many_shapes)
{
    struct mapping mapping = {.title = "x", .kind = "bank", .date = "d", .amount = "a"};

    row_is(&mapping, "d,a", "20261103,5", "2026-11-03 00:00:00 in 5.00");
    row_is(&mapping, "d,a", "2026-11-3 8:05,5", "2026-11-03 08:05:00 in 5.00");
    row_is(&mapping, "d,a", "2026年11月3日,5", "2026-11-03 00:00:00 in 5.00");
    row_is(&mapping, "d,a", "2026.11.03,5", "2026-11-03 00:00:00 in 5.00");
    row_is(&mapping, "d,a", "２０２６-11-03,5", "2026-11-03 00:00:00 in 5.00");
    row_is(&mapping, "d,a", "20261332,5", "a date that cannot be read");
    row_is(&mapping, "d,a", "soon,5", "a date that cannot be read");
    mapping.order = "dmy";
    row_is(&mapping, "d,a", "3/11/2026,5", "2026-11-03 00:00:00 in 5.00");
    row_is(&mapping, "d,a", "03.11.2026 08:12:44,5", "2026-11-03 08:12:44 in 5.00");
    mapping.order = "mdy";
    row_is(&mapping, "d,a", "11/03/2026,5", "2026-11-03 00:00:00 in 5.00");
    mapping.order = NULL;
    mapping.time = "t";
    row_is(&mapping, "d,t,a", "20261103,081244,5", "2026-11-03 08:12:44 in 5.00");
    row_is(&mapping, "d,t,a", "20261103,08:12:44,5", "2026-11-03 08:12:44 in 5.00");
    row_is(&mapping, "d,t,a", "20261103,late,5", "a time of day that cannot be read");
}
END_TEST

START_TEST(amounts_have_a_direction)
{
    struct mapping mapping = {.title = "x", .kind = "bank", .date = "d", .amount = "a"};
    struct mapping two = {.title = "x", .kind = "bank", .date = "d", .in = "i", .out = "o"};

    row_is(&mapping, "d,a", "20261103,\"+1,234.50\"", "2026-11-03 00:00:00 in 1234.50");
    row_is(&mapping, "d,a", "20261103,-5.00", "2026-11-03 00:00:00 out 5.00");
    row_is(&mapping, "d,a", "20261103,5.000001", "an amount with more than two decimals");
    row_is(&mapping, "d,a", "20261103,0.00", "an amount of zero");
    mapping.sign = "plus-out";
    row_is(&mapping, "d,a", "20261103,5.00", "2026-11-03 00:00:00 out 5.00");
    mapping.sign = NULL;
    mapping.direction = "w";
    mapping.in_word = "cr";
    mapping.out_word = "dr";
    row_is(&mapping, "d,w,a", "20261103,CR 1,5.00", "2026-11-03 00:00:00 in 5.00");
    row_is(&mapping, "d,w,a", "20261103,Dr,5.00", "2026-11-03 00:00:00 out 5.00");
    row_is(&mapping, "d,w,a", "20261103,?,5.00", "neither incoming nor outgoing");
    row_is(&mapping, "d,w,a", "20261103,Dr,-5.00", "an amount below zero");
    row_is(&two, "d,i,o", "20261103,5.00,", "2026-11-03 00:00:00 in 5.00");
    row_is(&two, "d,i,o", "20261103,0.00,-5.00", "2026-11-03 00:00:00 out 5.00");
    row_is(&two, "d,i,o", "20261103,5.00,5.00", "neither incoming nor outgoing");
    row_is(&two, "d,i,o", "20261103,,", "neither incoming nor outgoing");
    two.currency = "c";
    row_is(&two, "d,i,o,c", "20261103,5.00,,CNY", "2026-11-03 00:00:00 in 5.00");
    row_is(&two, "d,i,o,c", "20261103,5.00,,美元", "in another currency, '美元'");
    two.currency_word = "USD";
    row_is(&two, "d,i,o,c", "20261103,5.00,,usd", "2026-11-03 00:00:00 in 5.00");
}
END_TEST

START_TEST(serials_are_made_of_the_row)
{
    const struct mapping mapping = {.title = "x",
                                    .kind = "bank",
                                    .date = "d",
                                    .amount = "a",
                                    .remark = "r",
                                    .payer = "p",
                                    .serial = "s"};
    struct run *run = run_new();
    struct statement_file a, b;

    ck_assert_int_eq(read_by(run, &mapping,
                             "d,a,r,p,s\n20261103,5,x,one,\n20261103,5,x,two 6200*0,\n"
                             "20261103,5,y,one,\n20261103,5,x,one,T1\n"
                             "20261103,-5,x,one,13800138000\n",
                             &a),
                     STATUS_OK);
    ck_assert_int_eq(read_by(run, &mapping, "d,a,r,p,s\n20261103,5,y,,\n20261103,5,x,,\n", &b),
                     STATUS_OK);
    /* SHA-256 of "in\n500\nx" */
    ck_assert_str_eq(a.rows[0].serial, "D20261103-40dffdb31f87-1");
    ck_assert_str_eq(a.rows[1].serial, "D20261103-40dffdb31f87-2");
    ck_assert_str_eq(a.rows[1].payer, "two");
    ck_assert_str_eq(a.rows[3].serial, "T1");
    ck_assert_int_eq(strncmp(a.rows[4].serial, "D20261103-", 10), 0);
    ck_assert_str_ne(a.rows[4].serial, a.rows[0].serial);
    ck_assert_str_eq(b.rows[0].serial, a.rows[2].serial);
    ck_assert_str_eq(b.rows[1].serial, a.rows[0].serial);
    arena_free(run->arena);
}
END_TEST

/* A statement of five rows, put together in several orders. */
START_TEST(balances_follow_in_any_order)
{
    static const char *const rows[] = {"20261101,10,110", "20261102,-10,100", "20261102,10,110",
                                       "20261103,5,115", "20261103,-15,100"};
    static const struct {
        const char *order, *message;
        int copies;
        int64_t closing;
    } cases[] = {
        {"01234", NULL, 0, 10000},
        {"43210", NULL, 0, 10000},
        {"0", NULL, 0, 11000},
        {"0133",
         "the balance 115.00 does not follow from the rows beside it: a row is missing or "
         "was changed",
         0, 0},
        {"012334", NULL, 1, 10000},
        {"01234432", NULL, 3, 10000},
        {"034", NULL, 0, 10000}, /* nobody can see that a row and its opposite are missing */
        {"0124",
         "the balance 100.00 does not follow from the rows beside it: a row is missing or "
         "was changed",
         0, 0},
    };
    const struct mapping mapping = {
        .title = "x", .kind = "bank", .date = "d", .amount = "a", .balance = "b"};

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct run *run = run_new();
        struct text text = text_new(run->arena);
        struct statement_file file;
        int copies = 0;
        text_add(&text, "d,a,b\n");
        for (const char *at = cases[i].order; *at; at++)
            text_printf(&text, "%s\n", rows[*at - '0']);
        enum status status = read_by(run, &mapping, text.at, &file);
        ck_assert_msg(status == (cases[i].message ? STATUS_DATA : STATUS_OK), "%s", cases[i].order);
        if (cases[i].message) {
            ck_assert_str_eq(run->findings[0].code, "statement-balance");
            ck_assert_str_eq(run->findings[0].message, cases[i].message);
        } else {
            for (size_t k = 0; k < file.count; k++)
                copies += file.rows[k].copy_of != 0;
            ck_assert_msg(copies == cases[i].copies, "%s: %d", cases[i].order, copies);
            ck_assert(file.has_closing);
            ck_assert_int_eq(file.closing, cases[i].closing);
        }
        arena_free(run->arena);
    }
}
END_TEST

static struct date day(int number)
{
    return (struct date){2026, 11, (int8_t)number};
}

static const struct event payments[] = {{.id = "Z1"}, {.id = "Z2"}, {.id = "Z3"}};

/* Rows and entries of one amount on their days; which entry each row found, '-' for none. */
static void pairs_are(const char *rows, const char *entries, const char *wanted)
{
    struct run *run = run_new();
    struct entry_booked item[3];
    struct seeker seekers[3];
    struct entries list = {.item = item, .count = strlen(entries)};
    char found[4] = "";

    for (size_t i = 0; i < list.count; i++)
        item[i] = (struct entry_booked){
            .event = &payments[i], .date = day(entries[i] - 'a' + 1), .amount = -500};
    for (size_t i = 0; rows[i]; i++)
        seekers[i] = (struct seeker){
            .amount = -500, .date = day(rows[i] - 'a' + 1), .serial = "", .entry = -1};
    entries_pair(run, &list, NULL, true, seekers, strlen(rows));
    for (size_t i = 0; rows[i]; i++)
        found[i] = seekers[i].entry < 0 ? '-' : (char)('1' + seekers[i].entry);
    ck_assert_str_eq(found, wanted);
    arena_free(run->arena);
}

START_TEST(rows_find_their_entries)
{
    pairs_are("a", "a", "1");
    pairs_are("a", "d", "1");
    pairs_are("a", "e", "-");
    pairs_are("d", "a", "1");
    pairs_are("a", "", "-");
    pairs_are("aa", "ab", "12"); /* as many as entries: it does not matter which is which */
    pairs_are("ba", "ab", "21");
    pairs_are("aa", "a", "--"); /* which of the two was it? */
    pairs_are("a", "ab", "-");
    pairs_are("a", "ae", "1"); /* the other is too far away */
    pairs_are("ag", "ag", "12");
    pairs_are("adg", "ad", "---"); /* one is missing, and nobody can say which */
}
END_TEST

START_TEST(a_serial_decides)
{
    struct run *run = run_new();
    struct entry_booked item[] = {
        {.event = &payments[0], .date = day(1), .amount = -500, .ref = "A"},
        {.event = &payments[1], .date = day(1), .amount = -700, .ref = "B"}};
    struct entries entries = {.item = item, .count = 2};
    struct seeker seekers[] = {
        {.amount = -500, .date = day(20), .serial = "A", .entry = -1},
        {.amount = -600, .date = day(1), .serial = "B", .entry = -1},
    };

    entries_pair(run, &entries, NULL, true, seekers, 2);
    ck_assert_int_eq(seekers[0].entry, 0);
    ck_assert_int_eq(seekers[1].entry, -1);
    ck_assert(seekers[1].contradicted);
    ck_assert_str_eq(seekers[1].reason, "booked as Z2, but with -7.00");
    arena_free(run->arena);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("intake mapping");
    TCase *cases = tcase_create("all");
    SRunner *runner = srunner_create(suite);

    tcase_add_test(cases, dates_come_in_many_shapes);
    tcase_add_test(cases, amounts_have_a_direction);
    tcase_add_test(cases, serials_are_made_of_the_row);
    tcase_add_test(cases, balances_follow_in_any_order);
    tcase_add_test(cases, rows_find_their_entries);
    tcase_add_test(cases, a_serial_decides);
    suite_add_tcase(suite, cases);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? 1 : 0;
}
