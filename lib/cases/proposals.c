/* Owners who ask for an assembly: how many there are, and whether it must be called. */
#include "cases/meeting_operations.h"

#include "base/arena.h"
#include "format/yaml.h"

#include <string.h>

struct gathered {
    struct proposal_state state;
    struct words units;
    struct date last;
};

static struct gathered *find(struct gathered *all, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(all[i].state.proposal, name) == 0)
            return &all[i];
    return NULL;
}

static void join_units(struct run *run, struct words *to, const struct words *from)
{
    to->item =
        arena_grow(run->arena, to->item, to->count, to->count + from->count, sizeof *to->item);
    for (size_t i = 0; i < from->count; i++)
        to->item[to->count++] = from->item[i];
}

/* By heads and by area, as the law counts owners. */
static enum status judge(struct run *run, const struct book *book, struct gathered *gathered)
{
    const struct votes rules = votes_in_force(book->compound, "assembly");
    struct proposal_state *state = &gathered->state;
    bool heads = false, area = false;

    state->asked = votes_of_units(run, book, &rules, gathered->last, &gathered->units, &state->all);
    enum status status = votes_share(run, state->asked.heads, state->all.heads,
                                     rules.proposal_percent, 100, false, &heads);
    if (!status)
        status = votes_share(run, state->asked.area, state->all.area, rules.proposal_percent, 100,
                             false, &area);
    state->reached = heads && area && state->asked.heads > 0;
    return status;
}

static void find_meeting(const struct meetings *meetings, struct proposal_state *state)
{
    for (size_t i = 0; i < meetings->count; i++) {
        const struct meeting *meeting = meetings->item[i].meeting;
        if (meeting->proposal && strcmp(meeting->proposal, state->proposal) == 0)
            state->meeting = meeting->id;
    }
}

enum status proposals_compute(struct run *run, const struct book *book, struct proposal_state **out,
                              size_t *count)
{
    static const char path[] = "proposals.yaml";
    struct items items = {0};
    struct meetings meetings;
    struct blob blob;
    enum status status = snapshot_read(run, book->snapshot, path, &blob);

    *count = 0;
    if (status || !blob.found)
        return status;
    const struct source source = {path, blob.bytes, blob.size};
    status = yaml_read_list(run, &source, file_kind_of(path, NULL), &items);
    if (!status)
        status = meetings_read(run, book->snapshot, &meetings);
    if (status)
        return status;
    struct gathered *all = arena_array(run->arena, items.count, sizeof *all);
    *out = arena_array(run->arena, items.count, sizeof **out);
    for (size_t i = 0; i < items.count; i++) {
        const struct proposal *line = items.item[i].record;
        struct gathered *gathered = find(all, *count, line->proposal);
        if (!gathered) {
            gathered = &all[(*count)++];
            gathered->state = (struct proposal_state){
                .proposal = line->proposal, .text = line->text, .first = line->date};
        }
        join_units(run, &gathered->units, &line->units);
        gathered->last = line->date;
    }
    for (size_t i = 0; i < *count && !status; i++) {
        status = judge(run, book, &all[i]);
        find_meeting(&meetings, &all[i].state);
        (*out)[i] = all[i].state;
    }
    return status;
}
