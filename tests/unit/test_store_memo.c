/* The memo: what is kept is found again, what is damaged, foreign or of something else is not, and
 * lists of tickets are the same with it, without it and with a bad one. */
#include "book_memory.h"

#include "cases/ticket_list.h"
#include "store/change.h"
#include "store/memo.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

static struct memory shared;

static void setup(void)
{
    char *folder;

    memory_new(&shared);
    shared.run.now = INT64_C(1796011200); /* 2026-11-30 */
    shared.run.today = day_of("2026-11-30");
    folder = arena_printf(shared.run.arena, "%s/.gitconfig", shared.folder);
    FILE *file = fopen(folder, "w");
    ck_assert_ptr_nonnull(file);
    ck_assert_int_gt(fputs("[user]\n\tname = T\n\temail = t@example.org\n", file), 0);
    ck_assert_int_eq(fclose(file), 0);
}

static void teardown(void)
{
    memory_free(&shared);
}

static const char *memo_path(const char *name)
{
    return arena_printf(shared.run.arena, "%s/ledger/.git/guiyuan/memo/%s", shared.folder, name);
}

static void keep(const char *derivation, const char *name, unsigned char object, const char *bytes)
{
    const struct memo_value value = {.oid = {{object}}, .bytes = bytes, .size = strlen(bytes)};

    memo_keep(&shared.run, shared.store, derivation, name, &value);
}

/* What is found, as "object:bytes", or "" when nothing is. */
static const char *found(const char *derivation, const char *name)
{
    struct memo *memo = memo_open(&shared.run, shared.store);
    const char *text = "";
    struct memo_value value;

    if (memo_find(memo, derivation, name, &value))
        text = arena_printf(shared.run.arena, "%d:%.*s", value.oid.id[0], (int)value.size,
                            value.bytes);
    memo_close(memo);
    return text;
}

START_TEST(what_is_kept_is_found)
{
    ck_assert_str_eq(found("a/1", "x"), "");
    keep("a/1", "x", 7, "one");
    keep("a/1", "y", 8, "");
    ck_assert_str_eq(found("a/1", "x"), "7:one");
    ck_assert_str_eq(found("a/1", "y"), "8:");
    keep("a/1", "x", 9, "two");
    ck_assert_str_eq(found("a/1", "x"), "9:two");
    ck_assert_str_eq(found("a/2", "x"), ""); /* another version */
    ck_assert_str_eq(found("a/1", "z"), "");
    ck_assert_uint_eq(shared.run.count, 0);
}
END_TEST

START_TEST(names_that_are_too_long_are_not_kept)
{
    char *name = arena_alloc(shared.run.arena, 1000);

    memset(name, 'n', 999);
    keep("a/1", name, 1, "one");
    ck_assert_str_eq(found("a/1", name), "");
    ck_assert_uint_eq(shared.run.count, 0);
}
END_TEST

/* Ways in which the file is no longer what was written. */
enum damage { CUT_OFF, EMPTIED, FILLED, TOUCHED, REPLACED, UNSEALED, SEALED_WRONGLY, DAMAGES };

static void write_over(const char *path, const char *bytes, size_t size)
{
    FILE *file = fopen(path, "w");

    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(bytes, 1, size, file), size);
    ck_assert_int_eq(fclose(file), 0);
}

static void damage(enum damage how)
{
    static char junk[65536];
    const struct timespec times[2] = {{.tv_sec = 1}, {.tv_sec = 1}};

    memset(junk, 0x5a, sizeof junk);
    switch (how) {
    case CUT_OFF:
        ck_assert_int_eq(truncate(memo_path("data.mdb"), 5000), 0);
        break;
    case EMPTIED:
        ck_assert_int_eq(truncate(memo_path("data.mdb"), 0), 0);
        break;
    case FILLED:
        write_over(memo_path("data.mdb"), junk, sizeof junk);
        break;
    case TOUCHED:
        ck_assert_int_eq(utimensat(AT_FDCWD, memo_path("data.mdb"), times, 0), 0);
        break;
    case REPLACED:
        ck_assert_int_eq(unlink(memo_path("data.mdb")), 0);
        ck_assert_int_eq(mkdir(memo_path("data.mdb"), 0700), 0);
        ck_assert_int_eq(rmdir(memo_path("data.mdb")), 0);
        break;
    case UNSEALED:
        ck_assert_int_eq(unlink(memo_path("seal")), 0);
        break;
    case SEALED_WRONGLY:
        write_over(memo_path("seal"), "guiyuan memo 2\n", 15);
        break;
    case DAMAGES:
        break;
    }
}

START_TEST(what_is_damaged_counts_as_empty)
{
    keep("a/1", "x", 7, "one");
    ck_assert_str_eq(found("a/1", "x"), "7:one");
    damage((enum damage)_i);
    ck_assert_str_eq(found("a/1", "x"), "");
    keep("a/1", "y", 8, "two"); /* it is made again */
    ck_assert_str_eq(found("a/1", "y"), "8:two");
    ck_assert_uint_eq(shared.run.count, 0);
}
END_TEST

/* --- lists of tickets --- */

enum { TICKETS = 250 };

struct planned {
    int from, to;     /* numbers of tickets */
    const char *more; /* of the file */
};

static enum status plan(struct run *run, const struct snapshot *head, void *context,
                        struct change *out)
{
    const struct planned *planned = context;
    struct edit *edits = arena_array(run->arena, TICKETS, sizeof *edits);

    (void)head;
    *out = (struct change){.subject = "tickets: many", .edits = edits};
    for (int i = planned->from; i < planned->to; i++) {
        const char *text =
            arena_printf(run->arena,
                         "id: T2026-%04d\nkind: repair\nsubject: leak\ntext: \"x\"\nseverity: low\n"
                         "opened: 2026-11-02\ndue: 2026-11-%02d\n%s",
                         i + 1, i % 25 + 4, planned->more);
        edits[out->edit_count++] =
            (struct edit){.path = arena_printf(run->arena, "tickets/2026/T2026-%04d.yaml", i + 1),
                          .bytes = text,
                          .size = strlen(text)};
    }
    return STATUS_OK;
}

static void commit(int from, int to, const char *more)
{
    struct planned planned = {from, to, more};
    struct outcome outcome;

    assert_ok(&shared.run, store_change(&shared.run, shared.store, NULL, plan, &planned, &outcome));
}

/* All lines, as text. */
static const char *listed(const struct store *store)
{
    struct text text = text_new(shared.run.arena);
    struct ticket_cursor cursor = {0};
    struct snapshot *head;
    struct ticket_list list;
    struct ticket_line line;
    char due[DATE_SIZE];

    assert_ok(&shared.run, store_head(&shared.run, shared.store, &head));
    assert_ok(&shared.run, ticket_list_read(&shared.run, store, head, true, &list));
    while (ticket_list_next(&list, &cursor, &line))
        text_printf(&text, "%s %s %s %s\n", line.id, ticket_state_name(line.state),
                    date_text(line.due, due), line.holder);
    return text.at;
}

START_TEST(lists_are_the_same_with_a_memo)
{
    commit(0, TICKETS, "");
    const char *plain = listed(NULL);
    ck_assert_ptr_nonnull(strstr(plain, "T2026-0250 open"));
    ck_assert_str_eq(listed(shared.store), plain); /* it is written, */
    ck_assert_int_eq(access(memo_path("seal"), F_OK), 0);
    ck_assert_str_eq(listed(shared.store), plain); /* and read */
    commit(99, 100, "log:\n  - {date: 2026-11-03, what: claim, by: p002}\n");
    const char *changed = listed(NULL);
    ck_assert_ptr_nonnull(strstr(changed, "T2026-0100 claimed 2026-11-28 p002"));
    ck_assert_str_ne(changed, plain);
    ck_assert_str_eq(listed(shared.store), changed); /* one line is new, the others taken over */
    for (enum damage how = CUT_OFF; how < DAMAGES; how++) {
        damage(how);
        ck_assert_str_eq(listed(shared.store), changed);
        ck_assert_str_eq(listed(shared.store), changed);
    }
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("store_memo");
    TCase *tcase = tcase_create("core");

    tcase_set_timeout(tcase, 60);
    tcase_add_checked_fixture(tcase, setup, teardown);
    tcase_add_test(tcase, what_is_kept_is_found);
    tcase_add_test(tcase, names_that_are_too_long_are_not_kept);
    tcase_add_loop_test(tcase, what_is_damaged_counts_as_empty, 0, DAMAGES);
    tcase_add_test(tcase, lists_are_the_same_with_a_memo);
    suite_add_tcase(suite, tcase);
    return suite;
}

TEST_MAIN(suite)
