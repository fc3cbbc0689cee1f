/* Campaigns and gifts: the register, what gifts post, totals and closings, and which gift paid for
 * what. */
#include "book_memory.h"

#include "book/check.h"
#include "book/donations.h"

static const char campaigns_text[] =
    "- {campaign: roads, name: \"道路\", purpose: \"小区道路翻修\", target: 1000.00, fund: roads, "
    "from: 2026-01-01, decision: D2026-01}\n"
    "- {campaign: centre, name: \"活动中心\", purpose: \"活动中心装修\", fund: hall, "
    "from: 2026-01-01, to: 2026-06-30}\n";

static const char more_funds[] =
    "  - {fund: roads, name: \"道路\", kind: donation, restricted: true}\n"
    "  - {fund: hall, name: \"中心\", kind: donation, restricted: true}\n"
    "  - {fund: open, name: \"开放\", kind: donation}\n";

/* The small compound with two campaigns. */
static void campaigns_new(struct memory *memory)
{
    memory_new(memory);
    const char *at = strstr(funds_text, "places:");
    put(memory, "funds.yaml",
        arena_printf(memory->run.arena, "%.*s%s%s", (int)(at - funds_text), funds_text, more_funds,
                     at));
    put(memory, "campaigns.yaml", campaigns_text);
    memory->run.today = day_of("2026-03-31");
}

static void compute(struct memory *memory, struct donations *out)
{
    assert_ok(&memory->run, donations_compute(&memory->run, memory_book(memory), out));
}

START_TEST(the_register_is_read)
{
    struct memory memory;
    campaigns_new(&memory);
    const struct book *book = memory_book(&memory);

    ck_assert_uint_eq(book->campaign_count, 2);
    ck_assert_int_eq(book_campaign(book, "centre"), 1);
    ck_assert_int_eq(book_campaign(book, "pool"), -1);
    ck_assert_int_eq(book_campaign(book, NULL), -1);
    ck_assert_int_eq(book_fund_campaign(book, book_fund(book, "hall")), 1);
    ck_assert_int_eq(book_fund_campaign(book, book_fund(book, "operating")), -1);
    ck_assert_int_eq(book_fund_campaign(book, -1), -1);
    ck_assert_int_eq(book->campaigns[0]->target, 100000);
    memory_free(&memory);
}
END_TEST

START_TEST(a_register_that_does_not_hold_together_is_told)
{
    static const struct {
        const char *line, *code;
    } cases[] = {
        {"- {campaign: pool, name: \"x\", purpose: \"x\", fund: pool, from: 2026-01-01}",
         "unknown-fund"},
        {"- {campaign: pool, name: \"x\", purpose: \"x\", fund: common, from: 2026-01-01}",
         "campaign-fund"},
        {"- {campaign: pool, name: \"x\", purpose: \"x\", fund: open, from: 2026-01-01}",
         "campaign-fund"},
        {"- {campaign: pool, name: \"x\", purpose: \"x\", fund: hall, from: 2026-01-01}",
         "campaign-fund"},
    };
    struct memory memory;
    struct book *book;

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        campaigns_new(&memory);
        add(&memory, "campaigns.yaml", cases[i].line);
        ck_assert_int_eq(book_open(&memory.run, memory_snapshot(&memory, &memory.run), &book),
                         STATUS_DATA);
        ck_assert_uint_eq(memory.run.count, 1);
        ck_assert_str_eq(memory.run.findings[0].code, cases[i].code);
        ck_assert_str_eq(memory.run.findings[0].spot.file, "campaigns.yaml");
        ck_assert_int_eq(memory.run.findings[0].spot.line, 3);
        memory_free(&memory);
    }
}
END_TEST

START_TEST(names_and_days_are_checked)
{
    struct memory memory;
    struct book *book;

    campaigns_new(&memory);
    put(&memory, "campaigns.yaml",
        "- {campaign: roads, name: \"x\", purpose: \"x\", fund: roads, from: 2026-02-01, to: "
        "2026-01-31}\n"
        "- {campaign: roads, name: \"x\", purpose: \"x\", fund: hall, from: 2026-01-01}\n");
    ck_assert_int_eq(book_open(&memory.run, memory_snapshot(&memory, &memory.run), &book),
                     STATUS_DATA);
    ck_assert_uint_eq(memory.run.count, 2);
    ck_assert_str_eq(memory.run.findings[0].code, "campaign-days");
    ck_assert_str_eq(memory.run.findings[1].code, "name-twice");
    memory_free(&memory);
}
END_TEST

START_TEST(fees_have_no_place_in_a_campaign)
{
    struct memory memory;
    struct book *book;

    campaigns_new(&memory);
    add(&memory, "tariffs.yaml",
        "- {item: extra, name: \"x\", by: unit, rates: {flat: 1.00}, fund: hall, from: 2026-01}");
    ck_assert_int_eq(book_open(&memory.run, memory_snapshot(&memory, &memory.run), &book),
                     STATUS_DATA);
    ck_assert_str_eq(memory.run.findings[0].code, "campaign-fund");
    memory_free(&memory);
}
END_TEST

START_TEST(money_goes_to_the_fund_and_the_rest_moves_none)
{
    struct memory memory;

    campaigns_new(&memory);
    add(&memory, "donations/2026/02/01.yaml",
        "- {id: G260201-001, date: 2026-01-31, campaign: roads, kind: money, amount: 500.00, "
        "via: bank, unit: 2-101, consent: true}");
    add(&memory, "donations/2026/02/01.yaml",
        "- {id: G260201-002, date: 2026-02-01, campaign: roads, kind: goods, goods: \"x\", "
        "value: 90.00}");
    add(&memory, "donations/2026/02/01.yaml",
        "- {id: G260201-003, date: 2026-02-01, campaign: roads, kind: hours, hours: 12.5}");
    add(&memory, "donations/2026/02/03.yaml",
        "- {id: R260203-001, date: 2026-02-03, of: G260201-001, reason: \"x\"}");
    add(&memory, "donations/2026/02/03.yaml",
        "- {id: R260203-002, date: 2026-02-03, of: G260201-003, reason: \"x\"}");
    ck_assert_str_eq(memory_fold(&memory, NULL, true),
                     "2026-01-31 gift G260201-001: assets:place:bank 500.00 "
                     "income:donations:roads -500.00 equity:funds:roads 500.00 "
                     "equity:pool -500.00\n"
                     "2026-02-03 -gift R260203-001 of G260201-001: assets:place:bank -500.00 "
                     "income:donations:roads 500.00 equity:funds:roads -500.00 "
                     "equity:pool 500.00\n");
    memory_free(&memory);
}
END_TEST

START_TEST(a_gift_that_cannot_be_is_refused)
{
    static const struct {
        const char *fields, *code;
    } cases[] = {
        {"campaign: pool, kind: money, amount: 5.00, via: bank", "unknown-campaign"},
        {"campaign: roads, kind: money, amount: 5.00, via: safe", "unknown-place"},
        {"campaign: roads, kind: money, amount: 5.00", "gift-shape"},
        {"campaign: roads, kind: money, via: bank", "gift-shape"},
    };
    struct memory memory;

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        campaigns_new(&memory);
        add(&memory, "donations/2026/02/01.yaml",
            arena_printf(memory.run.arena, "- {id: G260201-001, date: 2026-02-01, %s}",
                         cases[i].fields));
        assert_refused(&memory, STATUS_DATA, cases[i].code, 1);
        memory_free(&memory);
    }
}
END_TEST

/* What check_record() says of a gift, "" when nothing. */
static const char *judged(struct memory *memory, struct gift gift)
{
    const size_t since = memory->run.count;

    gift.id = "G260331-001";
    gift.date = date_is_none(gift.date) ? day_of("2026-03-31") : gift.date;
    gift.campaign = gift.campaign ? gift.campaign : "roads";
    enum status status = check_record(&memory->run, memory_book(memory), &kind_gift, &gift,
                                      memory->run.today, (struct spot){.line = 1});
    if (memory->run.count == since) {
        ck_assert_int_eq(status, STATUS_OK);
        return "";
    }
    ck_assert_int_eq(status, STATUS_REFUSED);
    return memory->run.findings[since].code;
}

#define judge(...) judged(&memory, (struct gift){__VA_ARGS__})

START_TEST(a_gift_is_whole)
{
    struct memory memory;
    campaigns_new(&memory);

    ck_assert_str_eq(judge(.kind = "money", .amount = 1, .via = "bank"), "");
    ck_assert_str_eq(judge(.kind = "money", .amount = 1, .via = "bank", .unit = "2-101",
                           .consent = true, .ref = "1", .note = "x"),
                     "");
    ck_assert_str_eq(judge(.kind = "goods", .goods = "x"), "");
    ck_assert_str_eq(judge(.kind = "goods", .goods = "x", .value = 5, .partner = "parks"), "");
    ck_assert_str_eq(judge(.kind = "hours", .hours = 50, .person = "p021", .consent = true), "");
    ck_assert_str_eq(judge(.kind = "money", .amount = 1), "gift-shape");
    ck_assert_str_eq(judge(.kind = "money", .via = "bank"), "gift-shape");
    ck_assert_str_eq(judge(.kind = "money", .amount = 1, .via = "bank", .goods = "x"),
                     "gift-shape");
    ck_assert_str_eq(judge(.kind = "money", .amount = 1, .via = "bank", .hours = 1), "gift-shape");
    ck_assert_str_eq(judge(.kind = "money", .amount = 1, .via = "bank", .value = 1), "gift-shape");
    ck_assert_str_eq(judge(.kind = "goods"), "gift-shape");
    ck_assert_str_eq(judge(.kind = "goods", .goods = "x", .amount = 1), "gift-shape");
    ck_assert_str_eq(judge(.kind = "goods", .goods = "x", .ref = "1"), "gift-shape");
    ck_assert_str_eq(judge(.kind = "goods", .goods = "x", .hours = 1), "gift-shape");
    ck_assert_str_eq(judge(.kind = "hours"), "gift-shape");
    ck_assert_str_eq(judge(.kind = "hours", .hours = 1, .via = "bank"), "gift-shape");
    ck_assert_str_eq(judge(.kind = "hours", .hours = 1, .goods = "x"), "gift-shape");
    ck_assert_str_eq(judge(.kind = "hours", .hours = 1, .unit = "2-101", .person = "p021"),
                     "gift-giver");
    ck_assert_str_eq(judge(.kind = "hours", .hours = 1, .consent = true), "gift-giver");
    ck_assert_str_eq(judge(.kind = "hours", .hours = 1, .unit = "9-909"), "unknown-unit");
    ck_assert_str_eq(judge(.kind = "hours", .hours = 1, .campaign = "pool"), "unknown-campaign");
    memory_free(&memory);
}
END_TEST

START_TEST(gifts_are_taken_on_the_campaigns_days)
{
    struct memory memory;
    campaigns_new(&memory);
    memory.run.today = day_of("2026-07-15");

    ck_assert_str_eq(
        judge(.campaign = "centre", .kind = "hours", .hours = 1, .date = day_of("2026-06-30")), "");
    ck_assert_str_eq(
        judge(.campaign = "centre", .kind = "hours", .hours = 1, .date = day_of("2026-07-01")),
        "gift-day");
    ck_assert_str_eq(judge(.kind = "hours", .hours = 1, .date = day_of("2026-07-01")), "");
    put(&memory, "campaigns.yaml",
        "- {campaign: roads, name: \"x\", purpose: \"x\", fund: roads, from: 2026-07-10}\n");
    ck_assert_str_eq(judge(.kind = "hours", .hours = 1, .date = day_of("2026-07-09")), "gift-day");
    /* what was booked before the days were changed stands */
    const struct gift early = {.id = "G260709-001",
                               .date = day_of("2026-07-09"),
                               .campaign = "roads",
                               .kind = "hours",
                               .hours = 1};
    ck_assert_int_eq(check_standing(&memory.run, memory_book(&memory), &kind_gift, &early,
                                    day_of("2026-07-09"), (struct spot){.line = 1}),
                     STATUS_OK);
    memory_free(&memory);
}
END_TEST

/* Two gifts, an expense of both, a third that is not used, and one that was given back. */
static void give_and_spend(struct memory *memory)
{
    add(memory, "donations/2026/02/01.yaml",
        "- {id: G260201-001, date: 2026-01-31, campaign: roads, kind: money, amount: 300.00, "
        "via: bank}");
    add(memory, "donations/2026/02/01.yaml",
        "- {id: G260201-002, date: 2026-02-01, campaign: roads, kind: money, amount: 70.00, "
        "via: cash}");
    add(memory, "donations/2026/02/02.yaml",
        "- {id: G260202-001, date: 2026-02-02, campaign: roads, kind: money, amount: 200.00, "
        "via: bank}");
    add(memory, "donations/2026/02/02.yaml",
        "- {id: R260202-001, date: 2026-02-02, of: G260201-002, reason: \"x\"}");
    add(memory, "expenses/2026/02/03.yaml",
        "- {id: X260203-001, date: 2026-02-03, amount: 250.00, category: repair, payee: \"y\", "
        "purpose: \"stone\", fund: roads, from: bank, handler: p1, by: p2, no_voucher: \"z\"}");
    add(memory, "expenses/2026/02/03.yaml",
        "- {id: X260203-002, date: 2026-02-03, amount: 100.00, category: repair, payee: \"y\", "
        "purpose: \"sand\", fund: roads, from: bank, handler: p1, by: p2, no_voucher: \"z\"}");
    add(memory, "expenses/2026/02/04.yaml",
        "- {id: Z260204-001, date: 2026-02-04, of: X260203-001, from: bank}");
    add(memory, "expenses/2026/02/04.yaml",
        "- {id: Z260204-002, date: 2026-02-04, of: X260203-002, from: bank}");
}

static void assert_part(const struct flows *flows, size_t index, const char *in, const char *out,
                        int64_t amount)
{
    const struct part *part = &flows->parts[index];

    ck_assert_str_eq(flows->in[part->in].event->id, in);
    ck_assert_str_eq(flows->out[part->out].event->id, out);
    ck_assert_int_eq(part->amount, amount);
}

START_TEST(what_came_first_is_spent_first)
{
    struct memory memory;
    struct donations donations;

    campaigns_new(&memory);
    give_and_spend(&memory);
    compute(&memory, &donations);
    const struct flows *flows = &donations.campaign[0];
    ck_assert_uint_eq(flows->part_count, 3);
    assert_part(flows, 0, "G260201-001", "Z260204-001", 25000);
    assert_part(flows, 1, "G260201-001", "Z260204-002", 5000);
    assert_part(flows, 2, "G260202-001", "Z260204-002", 5000);
    ck_assert_uint_eq(flows->in_count, 2); /* what was given back never was */
    ck_assert_int_eq(flows->in[1].rest, 15000);
    ck_assert_int_eq(flows->given, 50000);
    ck_assert_int_eq(flows->spent, 35000);
    ck_assert_int_eq(flows->left, 15000);
    ck_assert_int_eq(donations.campaign[1].left, 0);
    ck_assert_str_eq(flow_expense(donations.book, flows->out[0].event)->id, "X260203-001");
    ck_assert_ptr_null(flow_expense(donations.book, flows->in[0].event));
    assert_ok(&memory.run, donations_check(&memory.run, &donations));
    memory_free(&memory);
}
END_TEST

START_TEST(an_overdrawn_campaign_is_found)
{
    struct memory memory;
    struct donations donations;

    campaigns_new(&memory);
    give_and_spend(&memory);
    add(&memory, "donations/2026/02/05.yaml",
        "- {id: R260205-001, date: 2026-02-05, of: G260202-001, reason: \"x\"}");
    compute(&memory, &donations);
    ck_assert_int_eq(donations.campaign[0].left, -5000);
    ck_assert_int_eq(donations.campaign[0].out[1].rest, 5000);
    ck_assert_int_eq(donations_check(&memory.run, &donations), STATUS_DATA);
    ck_assert_uint_eq(memory.run.count, 1);
    ck_assert_str_eq(memory.run.findings[0].code, "fund-overdrawn");
    memory_free(&memory);
}
END_TEST

START_TEST(months_add_up)
{
    const struct date from[] = {day_of("2026-01-01"), day_of("2026-02-01"), {0}};
    const struct date to[] = {day_of("2026-01-31"), day_of("2026-02-28"), day_of("2026-03-31")};
    struct memory memory;
    struct totals *totals;
    struct closing closing;

    campaigns_new(&memory);
    give_and_spend(&memory);
    struct book *book = memory_book(&memory);
    const int32_t roads = book_fund(book, "roads");
    assert_ok(&memory.run, totals_compute(&memory.run, book, from, to, 3, &totals, NULL));
    ck_assert_int_eq(totals[0].donated[0], 30000);
    ck_assert_int_eq(totals[1].donated[0], 20000);
    ck_assert_int_eq(totals[2].donated[0], 50000);
    ck_assert_int_eq(totals[2].donated[1], 0);
    ck_assert_int_eq(totals[1].fund_out[roads], 35000);
    ck_assert_int_eq(totals[2].fund_after[roads], 15000);
    assert_ok(&memory.run, closing_compute(&memory.run, book, month_of("2026-02"), &closing));
    ck_assert_uint_eq(closing.donated.count, 1);
    ck_assert_str_eq(closing.donated.item[0].key, "roads");
    ck_assert_int_eq(closing.donated.item[0].value, 20000);
    memory_free(&memory);
}
END_TEST

/* --- whatever is given and spent --- */

enum { STEPS = 120 };

struct generator {
    uint64_t state;
    struct memory *memory;
    struct date day;
    int numbers[128];
    const char *ids[STEPS * 2];
    size_t count;
    const char *settled; /* which gift paid for what on earlier days, as it was before the step */
};

/* xorshift64* (Vigna): the same sequence on every machine. */
static uint32_t draw(struct generator *generator, uint32_t below)
{
    generator->state ^= generator->state >> 12;
    generator->state ^= generator->state << 25;
    generator->state ^= generator->state >> 27;
    return (uint32_t)((generator->state * UINT64_C(2685821657736338717)) >> 33) % below;
}

static const char *next_id(struct generator *generator, char letter)
{
    return arena_printf(generator->memory->run.arena, "%c%02d%02d%02d-%03d", letter,
                        generator->day.year % 100, generator->day.month, generator->day.day,
                        generator->numbers[(int)letter] + 1);
}

static const char *earlier(struct generator *generator)
{
    return generator->count ? generator->ids[draw(generator, (uint32_t)generator->count)]
                            : "G990101-001";
}

static const char *folder_of(const char *id)
{
    return strchr("XZ", id[0]) ? "expenses" : strchr("OF", id[0]) ? "funds" : "donations";
}

static const char *fields_of(struct generator *generator, char letter)
{
    static const char *const campaigns[] = {"roads", "centre"}, *const funds[] = {"roads", "hall"};
    struct arena *arena = generator->memory->run.arena;
    const uint32_t yuan = 1 + draw(generator, 400), fen = draw(generator, 100);
    const uint32_t which = draw(generator, 2);

    switch (letter) {
    case 'G':
        return arena_printf(arena, "campaign: %s, kind: money, amount: %u.%02u, via: bank",
                            campaigns[which], yuan, fen);
    case 'X':
        return arena_printf(arena,
                            "amount: %u.%02u, category: repair, payee: \"y\", purpose: \"w\", "
                            "fund: %s, from: bank, handler: p1, by: p2",
                            yuan, fen, funds[which]);
    case 'Z':
        return arena_printf(arena, "of: %s, from: bank", earlier(generator));
    case 'O':
        return arena_printf(arena, "amount: %u.%02u, place: bank, fund: %s", yuan, fen,
                            funds[which]);
    case 'F':
        return draw(generator, 2)
                   ? arena_printf(
                         arena, "amount: %u.%02u, from_fund: operating, to_fund: %s, reason: \"r\"",
                         yuan, fen, funds[which])
                   : arena_printf(
                         arena, "amount: %u.%02u, from_fund: %s, to_fund: operating, reason: \"r\"",
                         yuan, fen, funds[which]);
    default:
        return arena_printf(arena, "of: %s, reason: \"r\"", earlier(generator));
    }
}

static void assert_flows(const struct flows *flows)
{
    struct part last = {0, 0, 0};
    int64_t in = 0, out = 0, parts = 0, rest = 0;

    for (size_t i = 0; i < flows->part_count; i++) {
        const struct part *part = &flows->parts[i];
        ck_assert_int_gt(part->amount, 0);
        ck_assert(part->in >= last.in && part->out >= last.out); /* first in, first out */
        last = *part;
        parts += part->amount;
    }
    for (size_t i = 0; i < flows->in_count; i++) {
        int64_t used = flows->in[i].rest;
        for (size_t k = 0; k < flows->part_count; k++)
            used += flows->parts[k].in == i ? flows->parts[k].amount : 0;
        ck_assert_int_eq(used, flows->in[i].amount);
        ck_assert_int_ge(flows->in[i].rest, 0);
        in += flows->in[i].amount;
        rest += flows->in[i].rest;
    }
    for (size_t i = 0; i < flows->out_count; i++) {
        int64_t covered = 0;
        for (size_t k = 0; k < flows->part_count; k++)
            covered += flows->parts[k].out == i ? flows->parts[k].amount : 0;
        ck_assert_int_eq(covered, flows->out[i].amount); /* to the cent */
        ck_assert_int_eq(flows->out[i].rest, 0);
        out += flows->out[i].amount;
    }
    ck_assert_int_eq(parts, out);
    ck_assert_int_eq(flows->left, in - out);
    ck_assert_int_eq(flows->left, rest);
    ck_assert_int_eq(in, flows->given + flows->other_in);
    ck_assert_int_eq(out, flows->spent + flows->other_out);
}

static int64_t held(struct memory *memory, struct book *book, const char *fund)
{
    const struct date from = {0}, to = day_of("2026-12-31");
    struct totals *totals;

    assert_ok(&memory->run, totals_compute(&memory->run, book, &from, &to, 1, &totals, NULL));
    return totals->fund_after[book_fund(book, fund)];
}

/* The parts of both campaigns that were spent before today, a line each. */
static const char *settled(struct generator *generator, const struct donations *donations)
{
    struct text text = text_new(generator->memory->run.arena);

    text_add(&text, "");
    for (size_t campaign = 0; campaign < 2; campaign++) {
        const struct flows *flows = &donations->campaign[campaign];
        for (size_t i = 0; i < flows->part_count; i++) {
            const struct part *part = &flows->parts[i];
            const struct event *out = flows->out[part->out].event;
            if (date_compare(out->day, generator->day) < 0)
                text_printf(&text, "%s %s %lld\n", out->id, flows->in[part->in].event->id,
                            (long long)part->amount);
        }
    }
    return text.at;
}

/* Adds a random record; what the books refuse, or would overdraw a campaign, is taken out again.
 * Whether it stands. */
static bool step(struct generator *generator)
{
    static const char letters[] = "GGGGXXXZZZZOFFRR";
    struct memory *memory = generator->memory;
    const char letter = letters[draw(generator, sizeof letters - 1)];
    const char *id = next_id(generator, letter), *fields = fields_of(generator, letter);
    struct donations donations;
    char day[DATE_SIZE];

    const char *folder = folder_of(id);
    if (letter == 'R') /* beside what it undoes */
        folder = folder_of(fields + strlen("of: "));
    const char *path = arena_printf(memory->run.arena, "%s/%04d/%02d/%02d.yaml", folder,
                                    generator->day.year, generator->day.month, generator->day.day);
    const char *before = text_of(memory, path);
    add(memory, path,
        arena_printf(memory->run.arena, "- {id: %s, date: %s, %s}", id,
                     date_text(generator->day, day), fields));
    const size_t since = memory->run.count;
    struct book *book = memory_book(memory);
    enum status status = donations_compute(&memory->run, book, &donations);
    if (!status)
        status = donations_check(&memory->run, &donations);
    if (status) {
        memory->run.count = since;
        put(memory, path, before);
        return false;
    }
    generator->numbers[(int)letter]++;
    generator->ids[generator->count++] = id;
    assert_flows(&donations.campaign[0]);
    assert_flows(&donations.campaign[1]);
    ck_assert_int_eq(donations.campaign[0].left, held(memory, book, "roads"));
    ck_assert_int_eq(donations.campaign[1].left, held(memory, book, "hall"));
    if (letter != 'R' && generator->settled)
        ck_assert_str_eq(settled(generator, &donations), generator->settled);
    generator->settled = settled(generator, &donations);
    return true;
}

START_TEST(every_yuan_that_was_spent_was_given)
{
    struct memory memory;
    struct generator generator = {.state = 88172645463325252ULL + (uint64_t)_i * 7919,
                                  .memory = &memory,
                                  .day = day_of("2026-02-01")};
    size_t taken = 0;

    campaigns_new(&memory);
    for (int i = 0; i < STEPS; i++) {
        if (draw(&generator, 4) == 0) {
            generator.day = date_from_days(date_days(generator.day) + 1);
            memset(generator.numbers, 0, sizeof generator.numbers);
            struct donations donations;
            compute(&memory, &donations);
            generator.settled = settled(&generator, &donations);
        }
        taken += step(&generator);
    }
    ck_assert_uint_gt(taken, STEPS / 4);
    memory_free(&memory);
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("donations");
    TCase *tcase = tcase_create("core");

    tcase_set_timeout(tcase, 60);
    tcase_add_test(tcase, the_register_is_read);
    tcase_add_test(tcase, a_register_that_does_not_hold_together_is_told);
    tcase_add_test(tcase, names_and_days_are_checked);
    tcase_add_test(tcase, fees_have_no_place_in_a_campaign);
    tcase_add_test(tcase, money_goes_to_the_fund_and_the_rest_moves_none);
    tcase_add_test(tcase, a_gift_that_cannot_be_is_refused);
    tcase_add_test(tcase, a_gift_is_whole);
    tcase_add_test(tcase, gifts_are_taken_on_the_campaigns_days);
    tcase_add_test(tcase, what_came_first_is_spent_first);
    tcase_add_test(tcase, an_overdrawn_campaign_is_found);
    tcase_add_test(tcase, months_add_up);
    tcase_add_loop_test(tcase, every_yuan_that_was_spent_was_given, 0, 6);
    suite_add_tcase(suite, tcase);
    return suite;
}

TEST_MAIN(suite)
