/* Words of payers: cells as they come, and the units that they name. Each line is one cell. */
#include "fuzz.h"

#include "base/arena.h"
#include "base/decimal.h"
#include "base/utf8.h"
#include "intake/cell.h"
#include "intake/mention.h"

#include <stdlib.h>
#include <string.h>

static const char *const known[] = {"3-101", "3-102",    "13-101",   "3-2-101",
                                    "3-1",   "B2-1F-03", "b2-1f-03", "10-1"};
enum { KNOWN = sizeof known / sizeof *known };

static struct book book_of(struct arena *arena)
{
    struct book book = {.unit_count = KNOWN};

    book.units = arena_array(arena, KNOWN, sizeof *book.units);
    for (size_t i = 0; i < KNOWN; i++)
        book.units[i].code = known[i];
    return book;
}

static void try_mention(struct run *run, const struct codes *codes, const char *text)
{
    struct mention mention = mention_find(run, codes, text);

    want(mention.unit >= -1 && mention.unit < KNOWN, "a unit or none");
    want(mention.other >= -1 && mention.other < KNOWN, "another or none");
    want(mention.other < 0 || (mention.unit >= 0 && mention.other != mention.unit),
         "another is not the same");
    const char *plain = cell_plain(run, text, false);
    struct mention again = mention_find(run, codes, plain);
    want(again.unit == mention.unit && again.other == mention.other,
         "'%s' in plain characters is '%s'", text, plain);
}

static void try_cell(struct run *run, const char *cell)
{
    const char *text = cell_text(run, cell), *time = "";
    struct date date = {0};
    int64_t amount;

    want(utf8_check(text, strlen(text), NULL) == UTF8_FINE && !strchr(text, '\n'),
         "a cell's text is clean");
    want_equal("a cell's text", cell_text(run, text), text);
    want_equal("plain characters", cell_plain(run, cell_plain(run, text, true), true),
               cell_plain(run, text, true));
    if (!cell_amount(run, text, &amount))
        want(amount >= 0 && amount <= DECIMAL_LIMIT, "an amount of '%s'", text);
    if (!cell_signed(run, text, &amount))
        want(llabs(amount) <= DECIMAL_LIMIT, "a signed amount of '%s'", text);
    if (!cell_time(run, text, &time, &date)) {
        char day[DATE_SIZE];
        want(strlen(time) == strlen("2026-11-03 08:12:44"), "'%s' is a time", time);
        want(strncmp(time, date_text(date, day), strlen(day)) == 0, "'%s' is on '%s'", time, day);
        const char *again;
        want(!cell_time(run, time, &again, &date), "'%s' is a time", time);
        want_equal("a time", again, time);
    }
    if (!cell_serial(text))
        want(strlen(text) <= 64 && !strpbrk(text, " ,\"'"), "'%s' is a serial", text);
}

static void try_lines(const uint8_t *bytes, size_t size)
{
    struct run run = fuzz_run();
    struct feed feed = feed_of(bytes, size);
    struct book book = book_of(run.arena);
    struct codes *codes = codes_new(&run, &book);

    for (const char *line; (line = feed_line(&feed, run.arena));) {
        try_cell(&run, line);
        try_mention(&run, codes, cell_text(&run, line));
    }
    want(run.count == 0, "a cell reports nothing");
    arena_free(run.arena);
}

const struct harness harness_mention = {"mention", try_lines};
