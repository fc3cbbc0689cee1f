/* The rules of a vote, and who may vote. */
#include "cases/votes.h"

#include "base/arena.h"
#include "base/decimal.h"
#include "cases/electorate.h"

#include <inttypes.h>
#include <string.h>

static int64_t or_else(int64_t given, int64_t usual)
{
    return given ? given : usual;
}

struct votes votes_in_force(const struct compound *compound, const char *kind)
{
    const struct votes nothing = {0};
    const struct votes *own = compound->votes ? compound->votes : &nothing;

    if (strcmp(kind, "assembly") == 0)
        return (struct votes){.quorum_part = or_else(own->quorum_part, 2),
                              .quorum_whole = or_else(own->quorum_whole, 3),
                              .ordinary_part = or_else(own->ordinary_part, 1),
                              .ordinary_whole = or_else(own->ordinary_whole, 2),
                              .special_part = or_else(own->special_part, 3),
                              .special_whole = or_else(own->special_whole, 4),
                              .unreturned = own->unreturned,
                              .parking = own->parking,
                              .developer = own->developer,
                              .proposal_percent = or_else(own->proposal_percent, 20),
                              .assembly_days = or_else(own->assembly_days, 15),
                              .publish_days = or_else(own->publish_days, 3)};
    if (strcmp(kind, "committee") == 0)
        return (struct votes){.members = own->members,
                              .half = own->half,
                              .committee_days = or_else(own->committee_days, 7),
                              .publish_days = or_else(own->publish_days, 3)};
    return nothing;
}

enum status votes_share(struct run *run, int64_t part, int64_t whole, int64_t numerator,
                        int64_t denominator, bool more, bool *out)
{
    int64_t left, right;

    if (__builtin_mul_overflow(part, denominator, &left) ||
        __builtin_mul_overflow(whole, numerator, &right))
        return fail(run, STATUS_DATA, "overflow", NULL, "the numbers of the vote are too large");
    *out = more ? left > right : left >= right;
    return STATUS_OK;
}

/* --- who may vote --- */

static enum area_source source_of(const struct unit *unit)
{
    if (strcmp(unit->source, "registered") == 0)
        return SOURCE_REGISTERED;
    return strcmp(unit->source, "surveyed") == 0 ? SOURCE_SURVEYED : SOURCE_CONTRACT;
}

/* A unit that counts: it is there on the day, and is no parking space unless those count. */
static const struct unit *voting_unit(const struct book *book, const struct votes *rules,
                                      int32_t unit, struct date day)
{
    const struct unit *line = book_unit_on(book, unit, day);

    return line && !rules->parking && strcmp(line->kind, "parking") == 0 ? NULL : line;
}

struct electorate electorate_of(struct run *run, const struct book *book, const struct votes *rules,
                                struct date day)
{
    struct electorate out = {0};
    struct names *owners = names_new(run->arena, book->unit_count);

    out.heads = arena_array(run->arena, book->unit_count, sizeof *out.heads);
    out.head_of = arena_array(run->arena, book->unit_count, sizeof *out.head_of);
    for (size_t i = 0; i < book->unit_count; i++) {
        const struct unit *line = voting_unit(book, rules, (int32_t)i, day);
        out.head_of[i] = -1;
        if (!line)
            continue;
        int32_t head = names_add(owners, line->owner, (int32_t)out.count);
        if (head < 0) {
            head = (int32_t)out.count++;
            out.heads[head].owner = line->owner;
        }
        out.head_of[i] = head;
        /* Areas are below DECIMAL_LIMIT each, and there are fewer units than would not fit. */
        out.heads[head].area += line->area;
        out.area += line->area;
        out.area_by[source_of(line)] += line->area;
    }
    return out;
}

struct tally_side votes_of_units(struct run *run, const struct book *book,
                                 const struct votes *rules, struct date day,
                                 const struct words *units, struct tally_side *all)
{
    struct electorate electorate = electorate_of(run, book, rules, day);
    struct tally_side some = {0};

    *all = (struct tally_side){(int64_t)electorate.count, electorate.area};
    for (size_t i = 0; i < units->count; i++) {
        const int32_t unit = book_unit(book, units->item[i]);
        struct head *head = unit < 0 || electorate.head_of[unit] < 0
                                ? NULL
                                : &electorate.heads[electorate.head_of[unit]];
        if (!head || head->attended)
            continue;
        head->attended = true;
        some.heads++;
        some.area += head->area;
    }
    return some;
}

/* The least number that reaches a share: the quotient, rounded up. */
static int64_t needed(int64_t whole, int64_t numerator, int64_t denominator)
{
    int64_t out;

    if (denominator < 1 || __builtin_mul_overflow(whole, numerator, &out) ||
        __builtin_add_overflow(out, denominator - 1, &out))
        return whole;
    return out / denominator;
}

const char *tally_shortfall(struct run *run, const struct tally *tally)
{
    const struct votes *rules = tally->meeting->votes;
    char part[DECIMAL_SIZE], all[DECIMAL_SIZE], wanted[DECIMAL_SIZE];

    if (strcmp(tally->meeting->kind, "assembly") != 0)
        return arena_printf(
            run->arena, "%" PRId64 " of %" PRId64 " members are there; more than half are needed",
            tally->part.heads, tally->all.heads);
    return arena_printf(
        run->arena,
        "%" PRId64 " of %" PRId64 " heads and %s of %s m² take part; %" PRId64 " and %s are needed",
        tally->part.heads, tally->all.heads, decimal_text(tally->part.area, AREA_PLACES, part),
        decimal_text(tally->all.area, AREA_PLACES, all),
        needed(tally->all.heads, rules->quorum_part, rules->quorum_whole),
        decimal_text(needed(tally->all.area, rules->quorum_part, rules->quorum_whole), AREA_PLACES,
                     wanted));
}
