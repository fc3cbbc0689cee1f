/* What people of the roster did: what counts in a time, and what each kind of service has. */
#include "book_memory.h"

#include "book/check.h"
#include "book/services.h"

static struct memory memory;

#define STEWARDS "roster/stewards.yaml"

static void setup(void)
{
    memory_new(&memory);
    put(&memory, "roster/people.yaml",
        "- {person: p001, from: 2016-07-10}\n"
        "- {person: p002, from: 2016-07-10}\n"
        "- {person: p003, party: true, from: 2018-06-01}\n");
}

static void teardown(void)
{
    memory_free(&memory);
}

#define SERVICE "service/2026/11/03.yaml"

static void compute(struct services *out, const char *first, const char *last)
{
    struct fold *fold;
    struct book *book = memory_book(&memory);

    assert_ok(&memory.run, fold_run(&memory.run, book, NULL, NULL, &fold));
    assert_ok(&memory.run,
              services_compute(&memory.run, fold, first ? day_of(first) : (struct date){0},
                               day_of(last), out));
}

/* What counts in a time: not what was undone, and hours that were given to a campaign, too. */
START_TEST(services)
{
    struct services out;

    put(&memory, "donations/2026/11/03.yaml",
        "- {id: G261103-001, date: 2026-11-01, campaign: roads, kind: hours, hours: 4, "
        "person: p002}\n");
    put(&memory, "campaigns.yaml",
        "- {campaign: roads, name: \"x\", purpose: \"x\", fund: roads, from: 2026-01-01}\n");
    const char *at = strstr(funds_text, "places:");
    put(&memory, "funds.yaml",
        arena_printf(memory.run.arena,
                     "%.*s  - {fund: roads, name: \"x\", kind: donation, restricted: true}\n%s",
                     (int)(at - funds_text), funds_text, at));
    put(&memory, SERVICE,
        "- {id: V261103-001, date: 2026-11-01, kind: visit, person: p001, homes: 3, hours: 1}\n"
        "- {id: V261103-002, date: 2026-10-31, kind: visit, person: p001, homes: 2}\n"
        "- {id: V261103-003, date: 2026-11-03, kind: visit, person: p001, homes: 9}\n"
        "- {id: V261103-004, date: 2026-11-03, kind: hours, person: p002, hours: 2.25}\n"
        "- {id: V261103-005, date: 2026-10-05, kind: report-in, person: p002}\n"
        "- {id: V261103-006, date: 2026-11-03, kind: report-in, person: p003}\n"
        "- {id: R261103-001, date: 2026-11-03, of: V261103-003, reason: \"x\"}\n");
    compute(&out, "2026-11-01", "2026-11-30");
    ck_assert_uint_eq(out.count, 3);
    ck_assert_str_eq(out.item[0].person, "p002");
    ck_assert_int_eq(out.item[0].hours, 625);
    ck_assert_int_eq(out.total.visits, 1);
    ck_assert_int_eq(out.total.homes, 3);
    ck_assert_int_eq(out.total.hours, 725);
    ck_assert_uint_eq(out.reported, 1);
    ck_assert_uint_eq(out.reported_by, 2);
    ck_assert_uint_eq(out.serving, 2);
    compute(&out, NULL, "2026-10-31");
    ck_assert_int_eq(out.total.homes, 2);
    ck_assert_uint_eq(out.reported_by, 1);
}
END_TEST

/* A member reports in twice: found where it stands, unless the first was undone. */
START_TEST(reports_in_once)
{
    struct fold *fold;

    put(&memory, SERVICE,
        "- {id: V261103-001, date: 2026-11-01, kind: report-in, person: p001}\n"
        "- {id: V261103-002, date: 2026-11-03, kind: report-in, person: p001}\n");
    assert_ok(&memory.run, fold_run(&memory.run, memory_book(&memory), NULL, NULL, &fold));
    ck_assert_int_eq(services_check(&memory.run, fold, STATUS_DATA), STATUS_DATA);
    ck_assert_str_eq(memory.run.findings[0].code, "service-twice");
    ck_assert_int_eq(memory.run.findings[0].spot.line, 2);
    add(&memory, SERVICE, "- {id: R261103-001, date: 2026-11-03, of: V261103-001, reason: \"x\"}");
    assert_ok(&memory.run, fold_run(&memory.run, memory_book(&memory), NULL, NULL, &fold));
    assert_ok(&memory.run, services_check(&memory.run, fold, STATUS_DATA));
}
END_TEST

/* What each kind of service has, and who visits. */
START_TEST(service_shapes)
{
    const struct date day = day_of("2026-11-03");
    const struct service good[] = {
        {.kind = "visit", .person = "p001", .homes = 1, .hours = 100},
        {.kind = "hours", .person = "p002", .hours = 100},
        {.kind = "report-in", .person = "p002"},
    };
    const struct service bad[] = {
        {.kind = "visit", .person = "p001", .hours = 100},
        {.kind = "hours", .person = "p002", .hours = 100, .homes = 1},
        {.kind = "hours", .person = "p002"},
        {.kind = "report-in", .person = "p002", .hours = 100},
    };
    const struct service stranger = {
        .kind = "visit", .person = "p002", .homes = 1, .date = day, .id = "V261103-001"};

    put(&memory, STEWARDS, "- {person: p001, buildings: [\"2\"], from: 2026-01-01}\n");
    struct book *book = memory_book(&memory);
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        struct service service = good[i];
        service.id = "V261103-001";
        service.date = day;
        assert_ok(&memory.run,
                  check_record(&memory.run, book, &kind_service, &service, day, (struct spot){0}));
    }
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        struct service service = bad[i];
        service.id = "V261103-001";
        service.date = day;
        memory.run.count = 0;
        ck_assert_int_eq(
            check_standing(&memory.run, book, &kind_service, &service, day, (struct spot){0}),
            STATUS_DATA);
        ck_assert_str_eq(memory.run.findings[0].code, "service-shape");
    }
    memory.run.count = 0;
    ck_assert_int_eq(
        check_record(&memory.run, book, &kind_service, &stranger, day, (struct spot){0}),
        STATUS_REFUSED);
    ck_assert_str_eq(memory.run.findings[0].code, "service-steward");
    assert_ok(&memory.run,
              check_standing(&memory.run, book, &kind_service, &stranger, day, (struct spot){0}));
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("services");
    TCase *tests = tcase_create("services");

    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, services);
    tcase_add_test(tests, reports_in_once);
    tcase_add_test(tests, service_shapes);
    suite_add_tcase(suite, tests);
    return suite;
}

TEST_MAIN(suite)
