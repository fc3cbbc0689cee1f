#include "book/statement_rules.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "book/inside.h"

#include <string.h>

enum {
    REMARK_LEAST = 2, /* characters; one stands in too many remarks */
    PAYER_LEAST = 5,  /* names of persons are shorter: 欧阳 and two more */
};

const struct fee_rule *book_fee_rule(const struct book *book, const char *place)
{
    for (size_t i = 0; i < book->fee_count; i++)
        if (strcmp(book->fees[i].place, place) == 0)
            return &book->fees[i];
    return NULL;
}

/* --- fees --- */

static enum status check_fee_name(struct run *run, const struct source *source, int32_t found,
                                  const char *code, const char *what, const char *name)
{
    if (found >= 0)
        return STATUS_OK;
    return fail_at(run, yaml_spot(run, source, file_kind_of(source->path, NULL), 0, "fees", NULL),
                   STATUS_DATA, code,
                   "look at funds.yaml for the names there are, or add it there first",
                   "there is no %s '%s'", phrase(run, what), name);
}

enum status book_check_fees(struct run *run, const struct book *book, const struct source *source)
{
    enum status status = STATUS_OK;

    for (size_t i = 0; i < book->fee_count; i++) {
        const struct fee_rule *rule = &book->fees[i];
        status = status_join(status, check_fee_name(run, source, book_place(book, rule->place),
                                                    "unknown-place", "place", rule->place));
        status = status_join(status, check_fee_name(run, source, book_fund(book, rule->fund),
                                                    "unknown-fund", "fund", rule->fund));
        status =
            status_join(status, check_fee_name(run, source, book_category(book, rule->category),
                                               "unknown-category", "category", rule->category));
        if (book_fee_rule(book, rule->place) != rule)
            status = fail_at(
                run, yaml_spot(run, source, file_kind_of(source->path, NULL), 0, "fees", NULL),
                STATUS_DATA, "name-twice", "take one of them out",
                "the fees of '%s' are in the register twice", rule->place);
    }
    return status;
}

/* --- other income --- */

bool income_rule_holds(const struct income_rule *rule, const char *place, struct date date)
{
    return (!rule->place || strcmp(rule->place, place) == 0) &&
           date_compare(rule->from, date) <= 0 &&
           (date_is_none(rule->to) || date_compare(date, rule->to) <= 0);
}

static size_t characters(const char *text)
{
    const char *end = text + strlen(text);
    size_t count = 0;

    for (const char *at = text; at < end; count++)
        utf8_next(&at, end);
    return count;
}

static bool same(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

/* Where a rule stands, for findings. */
struct place_of {
    struct run *run;
    const struct source *source;
    size_t index;
};

static struct spot spot_of(const struct place_of *at, const char *field)
{
    return yaml_spot(at->run, at->source, file_kind_of(at->source->path, NULL), at->index, field,
                     NULL);
}

static enum status check_shape(const struct place_of *at, const struct income_rule *rule)
{
    enum status status = STATUS_OK;

    if (!rule->payer && !rule->remark)
        status = fail_at(at->run, spot_of(at, NULL), STATUS_DATA, "income-rule-shape",
                         "name the payer, or words of the remark, or both",
                         "a rule of income does not say which rows it is about");
    if (rule->remark && characters(rule->remark) < REMARK_LEAST)
        status = fail_at(at->run, spot_of(at, "remark"), STATUS_DATA, "income-rule-shape",
                         "take more of what stands there",
                         "the words '%s' are too few to know a row by", rule->remark);
    if (rule->payer && characters(rule->payer) < PAYER_LEAST)
        status =
            fail_at(at->run, spot_of(at, "payer"), STATUS_DATA, "income-rule-person",
                    "a payer is remembered in private/ by: fees identify --remember",
                    "'%s' may be a person's name, which does not enter the books", rule->payer);
    if (!date_is_none(rule->to) && date_compare(rule->to, rule->from) < 0)
        status = fail_at(at->run, spot_of(at, "to"), STATUS_DATA, "income-rule-shape",
                         "'to' is the last day of rows that it holds for",
                         "a rule of income ends before it begins");
    return status;
}

static bool overlap(const struct income_rule *a, const struct income_rule *b)
{
    return (date_is_none(a->to) || date_compare(b->from, a->to) <= 0) &&
           (date_is_none(b->to) || date_compare(a->from, b->to) <= 0);
}

static enum status check_rule(const struct place_of *at, const struct book *book,
                              const struct income_rule *rule)
{
    enum status status = check_shape(at, rule);

    if (book_source(book, rule->source) < 0)
        status = fail_at(at->run, spot_of(at, "source"), STATUS_DATA, "unknown-source",
                         "sources of income are in sources.yaml: funds sources",
                         "there is no source of income '%s'", rule->source);
    if (rule->place && book_place(book, rule->place) < 0)
        status = fail_at(at->run, spot_of(at, "place"), STATUS_DATA, "unknown-place",
                         "look at funds.yaml for the names there are, or add it there first",
                         "there is no place '%s'", rule->place);
    for (size_t i = 0; i < book->income_rule_count; i++) {
        const struct income_rule *other = book->income_rules[i];
        if (same(other->place, rule->place) && same(other->payer, rule->payer) &&
            same(other->remark, rule->remark) && overlap(other, rule))
            return fail_at(at->run, spot_of(at, NULL), STATUS_DATA, "income-rule-twice",
                           "end the earlier one with 'to', or take one of them out",
                           "two rules of income are about the same rows at the same time");
    }
    return status;
}

enum status book_read_income_rules(struct run *run, struct book *book)
{
    struct source file;
    struct items list;
    enum status status = book_read_list(run, book->snapshot, "income.yaml", &list, &file);

    if (status)
        return status;
    book->income_rules = arena_array(run->arena, list.count, sizeof *book->income_rules);
    for (size_t i = 0; i < list.count; i++) {
        const struct place_of at = {run, &file, i};
        status = status_join(status, check_rule(&at, book, list.item[i].record));
        book->income_rules[book->income_rule_count++] = list.item[i].record;
    }
    return status;
}
