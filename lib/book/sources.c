/* The register of sources of other income: what brings money that no unit owes. */
#include "book/inside.h"

#include "base/arena.h"

#include <string.h>

int32_t book_source(const struct book *book, const char *source)
{
    for (size_t i = 0; source && i < book->source_count; i++)
        if (strcmp(book->sources[i]->source, source) == 0)
            return (int32_t)i;
    return -1;
}

static bool has_word(const struct words *words, const char *word)
{
    for (size_t i = 0; i < words->count; i++)
        if (strcmp(words->item[i], word) == 0)
            return true;
    return false;
}

int32_t book_cost_source(const struct book *book, const char *category)
{
    for (size_t i = 0; category && i < book->source_count; i++)
        if (has_word(&book->sources[i]->costs, category))
            return (int32_t)i;
    return -1;
}

int32_t book_item_source(const struct book *book, const char *item)
{
    for (size_t i = 0; item && i < book->source_count; i++)
        if (has_word(&book->sources[i]->items, item))
            return (int32_t)i;
    return -1;
}

/* Where a source stands, for findings. */
struct place_of {
    struct run *run;
    const struct source *source;
    size_t index;
};

static struct spot spot_of(const struct place_of *at, const char *field, const char *within)
{
    return yaml_spot(at->run, at->source, file_kind_of(at->source->path, NULL), at->index, field,
                     within);
}

/* What is earned with the common parts belongs to the owners (Civil Code, art. 282). */
static enum status check_fund(const struct place_of *at, const struct book *book,
                              const struct income_source *source)
{
    int32_t fund = book_fund(book, source->fund);

    if (fund < 0)
        return fail_at(at->run, spot_of(at, "fund", NULL), STATUS_DATA, "unknown-fund",
                       "look at funds.yaml for the names there are, or add it there first",
                       "there is no fund '%s'", source->fund);
    if (strcmp(book->funds[fund].kind, "common") == 0)
        return STATUS_OK;
    return fail_at(at->run, spot_of(at, "fund", NULL), STATUS_DATA, "source-fund",
                   "what is earned is common income; money leaves its fund by: funds transfer",
                   "the fund '%s' of the source '%s' is not of the kind 'common'", source->fund,
                   source->source);
}

static enum status check_words(const struct place_of *at, const struct book *book,
                               const struct income_source *source)
{
    enum status status = STATUS_OK;

    for (size_t i = 0; i < source->items.count; i++) {
        const char *item = source->items.item[i];
        int32_t other = book_item_source(book, item);
        if (book_item(book, item) < 0)
            status = fail_at(at->run, spot_of(at, "items", item), STATUS_DATA, "unknown-item",
                             "look at tariffs.yaml; a new item begins with fees tariff set",
                             "there is no item '%s'", item);
        else if (other >= 0)
            status = fail_at(at->run, spot_of(at, "items", item), STATUS_DATA, "source-twice",
                             "leave it with one of the two", "'%s' is part of '%s' already", item,
                             book->sources[other]->source);
    }
    for (size_t i = 0; i < source->costs.count; i++) {
        const char *category = source->costs.item[i];
        int32_t other = book_cost_source(book, category);
        if (book_category(book, category) < 0)
            status =
                fail_at(at->run, spot_of(at, "costs", category), STATUS_DATA, "unknown-category",
                        "look at funds.yaml for the names there are, or add it there first",
                        "there is no category '%s'", category);
        else if (other >= 0)
            status =
                fail_at(at->run, spot_of(at, "costs", category), STATUS_DATA, "source-twice",
                        "a cost belongs to one source; make a category of its own",
                        "'%s' is a cost of '%s' already", category, book->sources[other]->source);
    }
    return status;
}

enum status book_read_sources(struct run *run, struct book *book)
{
    struct source file;
    struct items list;
    enum status status = book_read_list(run, book->snapshot, "sources.yaml", &list, &file);

    if (status)
        return status;
    book->sources = arena_array(run->arena, list.count, sizeof *book->sources);
    for (size_t i = 0; i < list.count; i++) {
        const struct income_source *source = list.item[i].record;
        const struct place_of at = {run, &file, i};
        if (book_source(book, source->source) >= 0)
            status = fail_at(run, spot_of(&at, "source", NULL), STATUS_DATA, "name-twice",
                             "give one of them another name",
                             "the source '%s' is in the register twice", source->source);
        status = status_join(status, check_fund(&at, book, source));
        status = status_join(status, check_words(&at, book, source));
        book->sources[book->source_count++] = source;
    }
    return status;
}
