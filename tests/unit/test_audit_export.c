/*
 * audit export: a year of random books, judged by hledger, ledger, Beancount and SQLite
 * themselves. What they say of every account, as a whole, month by month and unit by unit, must
 * be ours to the fen.
 */
#include "audit/export_inside.h"
#include "book/fold.h"
#include "book/unit_statement.h"
#include "format/csv.h"

#include "audit_ledger.h"

static struct ledger ledger;

static enum status take(struct run *run, const char *bytes, size_t size, void *context)
{
    (void)run;
    text_bytes(context, bytes, size);
    return STATUS_OK;
}

/* --- a random year --- */

static uint64_t state;

static unsigned random_below(unsigned n)
{
    state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (unsigned)(state >> 33) % n;
}

enum { UNITS = 3, MONTHS = 12 };
static const char *const unit_codes[UNITS] = {"3-101", "3-102", "3-201"};
static const char *const places[] = {"bank", "wechat", "cash"};

struct counters {
    int of[26];
};

static const char *daybook(const char *folder, int month, int day)
{
    return arena_printf(ledger.run.arena, "%s/2026/%02d/%02d.yaml", folder, month, day);
}

/* The id of the next record of a kind on a day. */
static const char *next_id(struct counters *counters, char prefix, int month, int day)
{
    return arena_printf(ledger.run.arena, "%c26%02d%02d-%03d", prefix, month, day,
                        ++counters->of[prefix - 'A']);
}

static void random_receipts(int month, int day)
{
    struct counters counters = {{0}};
    const char *path = daybook("fees", month, day);
    const char *last = NULL;

    for (unsigned n = 1 + random_below(4); n > 0; n--) {
        const char *id = next_id(&counters, 'P', month, day);
        const char *place = places[random_below(3)];
        unsigned fen = 1 + random_below(60000);
        if (random_below(5) == 0) {
            ledger_add(&ledger, path, "- {id: %s, date: 2026-%02d-%02d, amount: %u.%02u, via: %s}",
                       id, month, day, fen / 100, fen % 100, place);
            if (random_below(2))
                ledger_add(&ledger, path, "- {id: %s, date: 2026-%02d-%02d, of: %s, unit: %s}",
                           next_id(&counters, 'I', month, day), month, day, id,
                           unit_codes[random_below(UNITS)]);
            continue;
        }
        ledger_add(&ledger, path,
                   "- {id: %s, date: 2026-%02d-%02d, unit: %s, amount: %u.%02u, via: %s%s}", id,
                   month, day, unit_codes[random_below(UNITS)], fen / 100, fen % 100, place,
                   random_below(3) ? "" : ", for: [parking]");
        last = id;
    }
    if (last && random_below(3) == 0)
        ledger_add(&ledger, path, "- {id: %s, date: 2026-%02d-%02d, of: %s, reason: \"wrong\"}",
                   next_id(&counters, 'R', month, day), month, day, last);
}

static void random_expense(int month, int day)
{
    static const char *const payees[] = {
        "Cleaners; of January",  "a | b", "清洁公司", "(x) * = \\\"q\\\"",
        "O'Neil'); -- \\\\' {,", "=1+1"};
    struct counters counters = {{0}};
    const char *path = daybook("expenses", month, day);
    const char *id = next_id(&counters, 'X', month, day);
    unsigned fen = 1 + random_below(40000);

    ledger_add(&ledger, path,
               "- {id: %s, date: 2026-%02d-%02d, amount: %u.%02u, category: %s, payee: \"%s\", "
               "fund: %s, from: %s, handler: p002, by: p001, no_voucher: \"none given\"}",
               id, month, day, fen / 100, fen % 100, random_below(2) ? "cleaning" : "repair",
               payees[random_below(sizeof payees / sizeof payees[0])],
               random_below(2) ? "operating" : "common", places[random_below(3)]);
    if (random_below(4) == 0)
        return;
    ledger_add(&ledger, path, "- {id: %s, date: 2026-%02d-%02d, of: %s, by: p003}",
               next_id(&counters, 'Y', month, day), month, day, id);
    ledger_add(&ledger, path, "- {id: %s, date: 2026-%02d-%02d, of: %s, from: %s}",
               next_id(&counters, 'Z', month, day), month, day, id, places[random_below(3)]);
}

static void random_adjustment(int month, int day)
{
    struct counters counters = {{0}};
    unsigned fen = 1 + random_below(4000);

    ledger_add(&ledger, daybook("fees", month, day),
               "- {id: %s, date: 2026-%02d-%02d, unit: %s, item: parking, month: 2026-%02d, "
               "amount: %s%u.%02u, reason: \"x\"}",
               next_id(&counters, 'A', month, day), month, day, unit_codes[random_below(UNITS)],
               month, random_below(2) ? "-" : "", fen / 100, fen % 100);
    ledger_add(&ledger, daybook("funds", month, day),
               "- {id: %s, date: 2026-%02d-%02d, amount: %u.00, %s, reason: \"x\"}",
               next_id(&counters, 'F', month, day), month, day, 1 + random_below(100),
               random_below(2) ? "from: bank, to: cash" : "from_fund: operating, to_fund: common");
}

static void found_campaign(void)
{
    const char *funds = ledger_bytes(&ledger, "funds.yaml");
    const char *places_at = strstr(funds, "places:\n");

    ck_assert_ptr_nonnull(places_at);
    ledger_put(&ledger, "funds.yaml",
               arena_printf(ledger.run.arena,
                            "%.*s  - {fund: new_road, name: \"Road\", kind: donation, restricted: "
                            "true}\n%s",
                            (int)(places_at - funds), funds, places_at));
    ledger_put(
        &ledger, "campaigns.yaml",
        "- {campaign: new_road, name: \"Road\", purpose: \"the road\", fund: new_road, from: "
        "2026-01-01}\n");
}

static void random_gift(int month, int day)
{
    struct counters counters = {{0}};
    unsigned fen = 1 + random_below(90000);
    const char *id = next_id(&counters, 'G', month, day);
    const char *path = daybook("donations", month, day);

    ledger_add(&ledger, path,
               "- {id: %s, date: 2026-%02d-%02d, campaign: new_road, kind: money, amount: %u.%02u, "
               "via: %s%s}",
               id, month, day, fen / 100, fen % 100, places[random_below(3)],
               random_below(2) ? ", unit: 3-102" : "");
    if (random_below(4) == 0)
        ledger_add(&ledger, path,
                   "- {id: %s, date: 2026-%02d-%02d, of: %s, reason: \"given back\"}",
                   next_id(&counters, 'R', month, day), month, day, id);
}

static void random_year(uint64_t seed)
{
    state = seed;
    ledger_found(&ledger);
    found_campaign();
    ledger_add(&ledger, "funds/2026/01/01.yaml",
               "- {id: O260101-001, date: 2026-01-01, amount: 7000.05, place: bank, fund: common}\n"
               "- {id: O260101-002, date: 2026-01-01, amount: 310.00, unit: 3-102, item: property, "
               "month: 2025-12}\n"
               "- {id: O260101-003, date: 2026-01-01, amount: 500.00, place: bank, fund: "
               "operating}\n"
               "- {id: O260101-004, date: 2026-01-01, amount: 500.00, unit: 3-101}");
    for (int month = 1; month <= MONTHS; month++) {
        char id[16], name[16], due[16];
        snprintf(id, sizeof id, "C26%02d02-001", month);
        snprintf(name, sizeof name, "2026-%02d", month);
        snprintf(due, sizeof due, "2026-%02d-20", month);
        ledger_day(&ledger, arena_printf(ledger.run.arena, "2026-%02d-02", month));
        ledger_assess(&ledger, name, due, arena_dup(ledger.run.arena, id));
        for (int day = 3; day < 25; day += 1 + (int)random_below(6))
            random_receipts(month, day);
        random_expense(month, 25);
        random_adjustment(month, 26);
        random_gift(month, 26);
        ledger_day(&ledger, arena_printf(ledger.run.arena, "2026-%02d-27", month));
        if (month % 3)
            ledger_close(&ledger, arena_dup(ledger.run.arena, name),
                         arena_printf(ledger.run.arena, "K26%02d27-001", month));
        ledger_commit(&ledger, name, "");
    }
}

/* --- our own sums, per account and month --- */

struct sum {
    const char *account;
    int64_t month[MONTHS + 1], whole; /* month[0]: before the year */
};

struct sums {
    struct book *book;
    struct sum *sum;
    size_t count, capacity;
    bool dates_go_back;
    struct date last;
};

static struct sum *sum_of(struct run *run, struct sums *sums, const char *account)
{
    for (size_t i = 0; i < sums->count; i++)
        if (strcmp(sums->sum[i].account, account) == 0)
            return &sums->sum[i];
    ARENA_PUSH(run->arena, sums->sum, sums->count, sums->capacity);
    sums->sum[sums->count] = (struct sum){.account = account};
    return &sums->sum[sums->count++];
}

static enum status add_up(struct run *run, const struct transaction *transaction, void *context)
{
    struct sums *sums = context;
    int month = transaction->date.year == 2026 ? transaction->date.month : 0;

    sums->dates_go_back |= date_compare(transaction->date, sums->last) < 0;
    sums->last = transaction->date;
    for (size_t i = 0; i < transaction->count; i++) {
        const struct posting *posting = &transaction->postings[i];
        struct sum *sum = sum_of(run, sums, account_name(run, sums->book, posting));
        sum->month[month] += posting->amount;
        sum->whole += posting->amount;
    }
    return STATUS_OK;
}

/* --- what the others say --- */

static const char *run_program(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Its standard output; it must end well and say nothing else. */
static const char *run_program(const char *format, ...)
{
    struct text out = text_new(ledger.run.arena);
    char command[2048], buffer[4096];
    size_t got;
    va_list args;

    va_start(args, format);
    int length = vsnprintf(command, sizeof command, format, args);
    va_end(args);
    ck_assert(length > 0 && (size_t)length < sizeof command);
    FILE *pipe = popen(command, "re");
    ck_assert_ptr_nonnull(pipe);
    while ((got = fread(buffer, 1, sizeof buffer, pipe)) > 0)
        text_bytes(&out, buffer, got);
    int status = pclose(pipe);
    if (status)
        fprintf(stderr, "# %s\n%s\n", command, out.at);
    ck_assert_int_eq(status, 0);
    return out.at;
}

static bool have(const char *program)
{
    return system(arena_printf(ledger.run.arena, "command -v %s >/dev/null", program)) == 0;
}

static void fold_sums(struct sums *sums)
{
    struct fold *fold = NULL;

    must(&ledger, book_open(&ledger.run, ledger_head(&ledger), &sums->book));
    must(&ledger, fold_run(&ledger.run, sums->book, add_up, sums, &fold));
}

static const char *write_file(const char *name, const struct text *text)
{
    char *path = arena_printf(ledger.run.arena, "%s/books.%s", ledger.root, name);
    FILE *file = fopen(path, "we");

    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(text->at, 1, text->length, file), text->length);
    ck_assert_int_eq(fclose(file), 0);
    return path;
}

/* The books in a form, as a file. */
static const char *export_to_file(const struct sums *sums, const char *form)
{
    struct text out = text_new(ledger.run.arena);

    must(&ledger, audit_export(&ledger.run, sums->book, form, take, &out));
    return write_file(form, &out);
}

/* A program that reads a form: how it judges the file, and how it says what every account has
 * changed in each month, as lines "account|2026-1|614.45". */
struct peer {
    const char *program, *form, *judge, *months;
    int places; /* of the amounts it prints */
};

static const struct peer peers[] = {
    {"hledger", "hledger", "hledger check -s ordereddates -f '%s' 2>&1",
     "hledger -f '%s' reg -O csv -w 500 -c '1000.00 CNY' | sed -e 1d -e 's/\"//g' -e 's/ CNY//g' | "
     "awk -F, '{ a = $(NF - 2); gsub(/[][()]/, \"\", a); print a \"|\" substr($2, 1, 7) \"|\" "
     "$(NF - 1) }'",
     MONEY_PLACES},
    {"ledger", "ledger", "ledger --pedantic bal -f '%s' 2>&1",
     "ledger -f '%s' reg --monthly --format "
     "'%%(account)|%%(format_date(date, \"%%Y-%%m\"))|%%(quantity(scrub(display_amount)))\\n'",
     MONEY_PLACES},
    {"bean-query", "beancount", "bean-check '%s' 2>&1",
     "bean-query -m -f csv '%s' \"select getitem(open_meta(account), 'name') as a, year, month, "
     "sum(number) as n group by a, year, month\" | sed -e 1d -e 's/ //g' -e "
     "'s/,\\([0-9]*\\),\\([0-9]*\\),/|\\1-\\2|/'",
     MONEY_PLACES},
    {"sqlite3", "sql", "rm -f \"$HOME/books.db\"; sqlite3 -bail \"$HOME/books.db\" <'%s' 2>&1",
     ": '%s'; sqlite3 -separator '|' \"$HOME/books.db\" 'select account, month, fen from "
     "monthly_changes'",
     0},
};

/* "614.45", "0" or "614.4" as fen. */
static int64_t fen_of(const char *text, size_t length, int decimals)
{
    int64_t value = 0;

    while (length && (text[length - 1] == '\r' || text[length - 1] == ' '))
        length--;
    ck_assert_msg(decimal_parse_loose(text, length, decimals, &value), "no amount: %.*s",
                  (int)length, text);
    return value;
}

/* One line into the sums. */
static void add_line(struct sums *sums, const char *line, size_t length, int decimals)
{
    const char *bar = memchr(line, '|', length);
    ck_assert_msg(bar != NULL, "no line of a peer: %.*s", (int)length, line);
    const char *second = memchr(bar + 1, '|', length - (size_t)(bar + 1 - line));
    ck_assert_ptr_nonnull(second);
    size_t name = (size_t)(bar - line);
    while (name && line[name - 1] == ' ')
        name--;
    long year = strtol(bar + 1, NULL, 10), month = strtol(bar + 6, NULL, 10);
    struct sum *sum = sum_of(&ledger.run, sums, arena_dupn(ledger.run.arena, line, name));
    int64_t fen = fen_of(second + 1, length - (size_t)(second + 1 - line), decimals);
    ck_assert(month >= 1 && month <= MONTHS);
    sum->month[year == 2026 ? month : 0] += fen;
    sum->whole += fen;
}

static struct sums read_months(const char *lines, int decimals)
{
    struct sums sums = {.count = 0};

    while (*lines) {
        size_t length = strcspn(lines, "\n");
        if (length)
            add_line(&sums, lines, length, decimals);
        lines += length + (lines[length] == '\n');
    }
    return sums;
}

/* Every account of `a` is the same in `b`; what is not there is zero. */
static size_t compare(const struct sums *a, struct sums *b, const char *peer)
{
    size_t compared = 0;

    for (size_t i = 0; i < a->count; i++) {
        const struct sum *ours = &a->sum[i], *theirs = sum_of(&ledger.run, b, ours->account);
        ck_assert_msg(ours->whole == theirs->whole, "%s: %s is %lld, not %lld", peer, ours->account,
                      (long long)theirs->whole, (long long)ours->whole);
        for (int month = 0; month <= MONTHS; month++, compared++)
            ck_assert_msg(ours->month[month] == theirs->month[month], "%s: %s in month %d", peer,
                          ours->account, month);
    }
    return compared;
}

static void compare_peer(const struct peer *peer, struct sums *sums)
{
    const char *path = export_to_file(sums, peer->form);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    const char *said = run_program(peer->judge, path);
    struct sums theirs = read_months(run_program(peer->months, path), peer->places);
#pragma GCC diagnostic pop
    if (strcmp(peer->form, "ledger") != 0)
        ck_assert_str_eq(said, "");
    ck_assert_uint_ge(compare(sums, &theirs, peer->program), 20 * MONTHS);
    compare(&theirs, sums, peer->program);
}

static struct sums random_sums(uint64_t seed)
{
    struct sums sums = {.count = 0};

    random_year(seed);
    fold_sums(&sums);
    return sums;
}

START_TEST(random_books_agree)
{
    struct sums sums = random_sums(UINT64_C(20261103) + (uint64_t)_i * 7919);

    for (size_t i = 0; i < sizeof peers / sizeof peers[0]; i++)
        if (have(peers[i].program))
            compare_peer(&peers[i], &sums);
}
END_TEST

/* The flat CSV adds up to the same; the folder's tables are those of the SQL. */
START_TEST(csv_agrees)
{
    struct sums sums = random_sums(5);
    struct sums theirs = {.count = 0};
    struct text out = text_new(ledger.run.arena);
    struct csv_rows rows;

    must(&ledger, audit_export(&ledger.run, sums.book, "csv", take, &out));
    must(&ledger, csv_read(&ledger.run, "csv", out.at, out.length, &rows));
    ck_assert_uint_gt(rows.count, 100);
    ck_assert_str_eq(rows.row[0].cell[5], "account");
    for (size_t i = 1; i < rows.count; i++) {
        const char *const *cell = rows.row[i].cell;
        ck_assert_uint_eq(rows.row[i].count, 10);
        ck_assert(cell[4][0] != '=' && cell[3][0] != '=');
        const char *line = arena_printf(ledger.run.arena, "%s|%.7s|%s", cell[5], cell[1], cell[9]);
        add_line(&theirs, line, strlen(line), MONEY_PLACES);
    }
    compare(&sums, &theirs, "csv");
    compare(&theirs, &sums, "csv");
    ck_assert_ptr_nonnull(strstr(out.at, ",'=1+1,"));
}
END_TEST

struct files {
    size_t count, rows;
    bool has_receipts;
};

static enum status count_file(struct run *run, const char *name, const char *bytes, size_t size,
                              void *context)
{
    struct files *files = context;
    struct csv_rows rows;

    ck_assert_int_eq(csv_read(run, name, bytes, size, &rows), STATUS_OK);
    ck_assert_uint_ge(rows.count, 1);
    for (size_t i = 1; i < rows.count; i++)
        ck_assert_uint_eq(rows.row[i].count, rows.row[0].count);
    files->count++;
    files->rows += rows.count - 1;
    files->has_receipts |= strcmp(name, "receipts.csv") == 0 && rows.count > 1;
    return STATUS_OK;
}

START_TEST(tables_are_the_same_in_sql_and_csv)
{
    struct sums sums = random_sums(6);
    struct files files = {.count = 0};

    must(&ledger, audit_export_files(&ledger.run, sums.book, count_file, &files));
    ck_assert(files.has_receipts);
    if (!have("sqlite3"))
        return;
    const char *path = export_to_file(&sums, "sql");
    run_program("rm -f \"$HOME/t.db\"; sqlite3 -bail \"$HOME/t.db\" <'%s' 2>&1", path);
    const char *count = run_program(
        "cd \"$HOME\"; sqlite3 t.db \"select 'select count(*) from \\\"' || name || '\\\";' from "
        "sqlite_schema where type = 'table'\" | sqlite3 t.db | awk '{ n++; s += $1 } "
        "END { print n, s }'");
    ck_assert_str_eq(count, arena_printf(ledger.run.arena, "%zu %zu\n", files.count, files.rows));
    ck_assert_str_eq(run_program("sqlite3 \"$HOME/t.db\" 'pragma foreign_keys = on; pragma "
                                 "foreign_key_check; pragma integrity_check'"),
                     "ok\n");
    ck_assert_str_eq(
        run_program("sqlite3 \"$HOME/t.db\" \"select count(*) from (select \\\"transaction\\\", "
                    "type = 'fund' as f, sum(amount) as s from postings join accounts using "
                    "(account) group by 1, 2 having s <> 0)\""),
        "0\n");
}
END_TEST

/* What a unit owes, as its statement ends, is what the database's view says. */
START_TEST(units_agree)
{
    struct sums sums = random_sums(7);
    struct date from = {2026, 1, 1}, to = {2026, 12, 31};

    if (!have("sqlite3"))
        return;
    run_program("rm -f \"$HOME/u.db\"; sqlite3 -bail \"$HOME/u.db\" <'%s' 2>&1",
                export_to_file(&sums, "sql"));
    for (int32_t unit = 0; unit < UNITS; unit++) {
        struct unit_statement statement;
        must(&ledger, statement_compute(&ledger.run, sums.book, unit, from, to, &statement, NULL));
        ck_assert_uint_gt(statement.count, 0);
        ck_assert_str_eq(
            run_program("sqlite3 \"$HOME/u.db\" \"select fen from unit_balances where unit = "
                        "'%s'\"",
                        sums.book->units[unit].code),
            arena_printf(ledger.run.arena, "%lld\n",
                         (long long)statement.lines[statement.count - 1].balance));
    }
}
END_TEST

/* The closing balances of places and funds, as our reports compute them. */
START_TEST(totals_agree)
{
    struct sums sums = random_sums(42);
    struct totals *totals = NULL;
    struct fold *fold = NULL;
    struct date from = {2026, 1, 1}, to = {2026, 12, 31};
    const struct peer *hledger = &peers[0];

    if (!have("hledger"))
        return;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    struct sums theirs = read_months(
        run_program(hledger->months, export_to_file(&sums, hledger->form)), hledger->places);
#pragma GCC diagnostic pop
    must(&ledger, totals_compute(&ledger.run, sums.book, &from, &to, 1, &totals, &fold));
    for (size_t i = 0; i < sums.book->place_count; i++) {
        struct posting posting = {.account = ACCOUNT_PLACE, .index = (int32_t)i, .unit = -1};
        const char *name = account_name(&ledger.run, sums.book, &posting);
        ck_assert_int_eq(sum_of(&ledger.run, &theirs, name)->whole, totals->place_after[i]);
    }
    for (size_t i = 0; i < sums.book->fund_count; i++) {
        struct posting posting = {.account = ACCOUNT_FUND, .index = (int32_t)i, .unit = -1};
        const char *name = account_name(&ledger.run, sums.book, &posting);
        ck_assert_int_eq(sum_of(&ledger.run, &theirs, name)->whole, totals->fund_after[i]);
    }
}
END_TEST

/* --- names --- */

static bool is_bean_part(const char *part, size_t length)
{
    if (!length || !((part[0] >= 'A' && part[0] <= 'Z') || (part[0] >= '0' && part[0] <= '9')))
        return false;
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)part[i];
        if (c < 0x80 && c != '-' && !(c >= 'A' && c <= 'Z') && !(c >= 'a' && c <= 'z') &&
            !(c >= '0' && c <= '9'))
            return false;
    }
    return true;
}

/* All words of up to four of these letters: each gets a name of its own that Beancount takes. */
START_TEST(beancount_names_are_all_different)
{
    static const char letters[] = "au_-2";
    enum { WORDS = 5 * 5 * 5 * 5 };
    const char *names[WORDS];

    for (int i = 0; i < WORDS; i++) {
        char word[8] = "b";
        for (int j = 0, rest = i; j < 4; j++, rest /= 5)
            word[j + 1] = letters[rest % 5];
        const char *account = arena_printf(ledger.run.arena, "expenses:%s", word);
        names[i] = beancount_name(&ledger.run, account, NULL);
        ck_assert(strncmp(names[i], "Expenses:", 9) == 0);
        ck_assert_msg(is_bean_part(names[i] + 9, strlen(names[i] + 9)), "%s", names[i]);
        for (int j = 0; j < i; j++)
            ck_assert_str_ne(names[i], names[j]);
    }
}
END_TEST

START_TEST(beancount_names_units)
{
    struct run *run = &ledger.run;

    ck_assert_str_eq(beancount_name(run, "assets:receivable:3-101:late_fee", "3-101"),
                     "Assets:Receivable:3-101:Late-Fee");
    ck_assert_str_eq(beancount_name(run, "liabilities:credit:B2-1", "B2-1"),
                     "Liabilities:Credit:B2-1");
    ck_assert_str_eq(beancount_name(run, "liabilities:credit:b2-1", "b2-1"),
                     "Liabilities:Credit:B2-1-");
    ck_assert_str_eq(beancount_name(run, "income:late-fee", NULL), "Income:Late-fee");
    ck_assert_str_eq(beancount_name(run, "expenses:tower_2", NULL), "Expenses:Tower\xCB\x8D"
                                                                    "2");
}
END_TEST

START_TEST(words_are_harmless)
{
    struct sums sums = {.count = 0};

    ledger_live(&ledger);
    fold_sums(&sums);
    if (!have("hledger"))
        return;
    const char *journal = export_to_file(&sums, "hledger");
    run_program("hledger check -s ordereddates -f '%s' 2>&1", journal);
    const char *register_csv = run_program("hledger print -O csv -f '%s'", journal);
    ck_assert_ptr_nonnull(strstr(register_csv, "payment Cleaners, January / flat"));
    ck_assert_ptr_nonnull(strstr(register_csv, "expense Cleaners, January / flat"));
    ck_assert_ptr_nonnull(strstr(register_csv, "receipt 3-101"));
    ck_assert_ptr_nonnull(strstr(register_csv, "charge 3-101 2026-02"));
}
END_TEST

static enum status refuse(struct run *run, const char *bytes, size_t size, void *context)
{
    (void)bytes;
    (void)size;
    (void)context;
    return (fail)(run, STATUS_SYSTEM, "test-full", NULL, "the disk is full");
}

START_TEST(failing_sink_ends_the_export)
{
    struct book *book = NULL;

    ledger_live(&ledger);
    must(&ledger, book_open(&ledger.run, ledger_head(&ledger), &book));
    for (const struct export_form *form = export_forms; form->name; form++)
        ck_assert_int_eq(audit_export(&ledger.run, book, form->name, refuse, NULL), STATUS_SYSTEM);
    ck_assert_int_eq(audit_export(&ledger.run, book, "gnucash", take, NULL), STATUS_USAGE);
}
END_TEST

static void setup(void)
{
    ledger_make(&ledger);
}

static void teardown(void)
{
    ledger_free(&ledger);
}

int main(void)
{
    Suite *suite = suite_create("audit export");
    TCase *test = tcase_create("peers");
    SRunner *runner = srunner_create(suite);

    tcase_set_timeout(test, 120);
    tcase_add_checked_fixture(test, setup, teardown);
    tcase_add_loop_test(test, random_books_agree, 0, 4);
    tcase_add_test(test, csv_agrees);
    tcase_add_test(test, tables_are_the_same_in_sql_and_csv);
    tcase_add_test(test, units_agree);
    tcase_add_test(test, totals_agree);
    tcase_add_test(test, beancount_names_are_all_different);
    tcase_add_test(test, beancount_names_units);
    tcase_add_test(test, words_are_harmless);
    tcase_add_test(test, failing_sink_ends_the_export);
    suite_add_tcase(suite, test);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
