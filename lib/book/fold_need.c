/* Names that records mention, and findings for those that are not there. */
#include "book/fold_inside.h"

#include <string.h>

size_t event_index(const struct fold_state *state, const struct event *event)
{
    return (size_t)(event - state->book->records->events);
}

struct fate *fate_of(const struct fold_state *state, const struct event *event)
{
    return &state->fold->fates[event_index(state, event)];
}

static int32_t unknown(struct fold_state *state, const struct event *event, const char *field,
                       const char *code, const char *hint, const char *name)
{
    fail_at(state->run, event_spot(state->run, state->book, event, field), STATUS_DATA, code, hint,
            "the %s '%s' names '%s', which is not in the registers",
            phrase(state->run, event->kind->name), event->id, name);
    return -1;
}

int32_t need_unit(struct fold_state *state, const struct event *event, const char *code)
{
    int32_t unit = book_unit(state->book, code);

    return unit >= 0 ? unit
                     : unknown(state, event, "unit", "unknown-unit",
                               "add it with: units add, or mend the code", code);
}

int32_t need_item(struct fold_state *state, const struct event *event, const char *item)
{
    int32_t index = book_item(state->book, item);

    return index >= 0 ? index
                      : unknown(state, event, "item", "unknown-item",
                                "items are those of the tariffs: fees tariff list", item);
}

int32_t need_place(struct fold_state *state, const struct event *event, const char *field,
                   const char *place)
{
    int32_t index = book_place(state->book, place);

    return index >= 0 ? index
                      : unknown(state, event, field, "unknown-place",
                                "cash places are in funds.yaml: funds list", place);
}

int32_t need_fund(struct fold_state *state, const struct event *event, const char *field,
                  const char *fund)
{
    int32_t index = book_fund(state->book, fund);

    return index >= 0 ? index
                      : unknown(state, event, field, "unknown-fund",
                                "funds are in funds.yaml: funds list", fund);
}

int32_t need_source(struct fold_state *state, const struct event *event, const char *source)
{
    int32_t index = book_source(state->book, source);

    return index >= 0 ? index
                      : unknown(state, event, "source", "unknown-source",
                                "sources of income are in sources.yaml: funds sources", source);
}

enum status need_items(struct fold_state *state, const struct event *event,
                       const struct words *items)
{
    enum status status = STATUS_OK;

    for (size_t i = 0; i < items->count; i++) {
        if (book_item(state->book, items->item[i]) >= 0)
            continue;
        unknown(state, event, "for", "unknown-item",
                "items are those of the tariffs: fees tariff list", items->item[i]);
        status = STATUS_DATA;
    }
    return status;
}

const struct event *need_event(struct fold_state *state, const struct event *event, const char *of,
                               const struct kind *kind)
{
    const struct event *found = book_find(state->book, of);

    if (!found || found >= event || (kind && found->kind != kind)) {
        fail_at(state->run, event_spot(state->run, state->book, event, "of"), STATUS_DATA,
                "unknown-record", "ids are printed by every write, and by: audit log",
                "the %s '%s' is of '%s', which is no earlier %s",
                phrase(state->run, event->kind->name), event->id, of,
                phrase(state->run, kind ? kind->name : "record"));
        return NULL;
    }
    if (state->failed[event_index(state, found)])
        return NULL; /* its own finding says why */
    const struct event *undone = fate_of(state, found)->reversed_by;
    if (undone) {
        fail_at(state->run, event_spot(state->run, state->book, event, "of"), STATUS_REFUSED,
                "already-reversed", "nothing more can be done to a record that was reversed",
                "the %s '%s' is of '%s', which '%s' has reversed",
                phrase(state->run, event->kind->name), event->id, of, undone->id);
        return NULL;
    }
    return found;
}
