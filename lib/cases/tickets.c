/* What tickets have come to, from their logs. */
#include "cases/tickets.h"

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

const char *path_ticket(struct run *run, const char *id)
{
    return arena_printf(run->arena, "tickets/%.4s/%s.yaml", id + 1, id);
}

const char *ticket_path(struct run *run, const void *record)
{
    return path_ticket(run, ((const struct ticket *)record)->id);
}

enum status ticket_read(struct run *run, const struct snapshot *snapshot, const char *id,
                        struct source *source, const struct ticket **out)
{
    const char *path = path_ticket(run, id);
    struct blob blob;
    void *record = NULL;
    enum status status = snapshot_read(run, snapshot, path, &blob);

    *out = NULL;
    if (status || !blob.found)
        return status;
    *source = (struct source){path, blob.bytes, blob.size};
    status = yaml_read_map(run, source, file_kind_of(path, NULL), &record);
    if (!status)
        *out = record;
    return status;
}

struct ticket_life ticket_begin(const struct ticket *ticket)
{
    return (struct ticket_life){.ticket = ticket,
                                .kind = ticket_kind_of(ticket->kind),
                                .severity = ticket_severity_of(ticket->severity),
                                .due = ticket->due};
}

const struct ticket_rule *ticket_allows(const struct ticket_life *life,
                                        const struct ticket_event *step)
{
    return ticket_rule(life->kind, life->state, ticket_step_of(step->what), step->outcome);
}

/* What a step changes besides the state. */
static void take_details(struct ticket_life *life, const struct ticket_event *step,
                         enum ticket_step what)
{
    switch (what) {
    case STEP_CLAIM:
    case STEP_START:
        life->holder = step->by;
        break;
    case STEP_ASSIGN:
        life->holder = step->to;
        break;
    case STEP_FIX:
        life->fixer = step->by;
        break;
    case STEP_EXTEND:
        life->extended++;
        life->due = step->due;
        break;
    case STEP_REOPEN:
        life->reopened++;
        if (!date_is_none(step->due))
            life->due = step->due;
        break;
    case STEP_ESCALATE:
    case STEP_REFER:
        life->body = step->body;
        life->asked = step->date;
        life->answer = step->due;
        if (what == STEP_ESCALATE)
            life->level = ticket_level_of(step->level);
        break;
    case STEP_REPLY:
        life->asked = life->answer = (struct date){0};
        break;
    case STEP_MATCH:
        life->match = step->other;
        break;
    default:
        break;
    }
}

void ticket_take(struct ticket_life *life, const struct ticket_event *step,
                 const struct ticket_rule *rule)
{
    const bool ran = ticket_is_running(life->state);

    take_details(life, step, rule->step);
    life->hours += step->hours;
    life->steps++;
    if (rule->to == TICKET_STAYS)
        return;
    life->state = (enum ticket_state)rule->to;
    if (life->state != STATE_REFERRED && life->state != STATE_ESCALATED) {
        life->asked = life->answer = (struct date){0};
        life->body = NULL;
    }
    if (life->state == STATE_OPEN) {
        life->level = LEVEL_COMPOUND;
        life->holder = life->match = NULL;
    }
    if (ticket_is_running(life->state))
        life->ended = (struct date){0};
    else if (ran)
        life->ended = step->date;
}

struct ticket_life ticket_live(const struct ticket *ticket, struct date last)
{
    struct ticket_life life = ticket_begin(ticket);
    const struct ticket_event *log = ticket->log.item;

    for (size_t i = 0; i < ticket->log.count; i++) {
        if (!date_is_none(last) && date_compare(log[i].date, last) > 0)
            break;
        const struct ticket_rule *rule = ticket_allows(&life, &log[i]);
        if (rule)
            ticket_take(&life, &log[i], rule);
    }
    return life;
}

bool ticket_is_late(const struct ticket_life *life, struct date day)
{
    const struct date end = date_is_none(life->ended) ? day : life->ended;

    return !date_is_none(life->due) && date_compare(end, life->due) > 0;
}

bool ticket_waits_too_long(const struct ticket_life *life, struct date day)
{
    return !date_is_none(life->answer) && date_compare(day, life->answer) > 0;
}

const char *ticket_allowed(struct run *run, const struct ticket_life *life)
{
    const char *list = "";

    for (enum ticket_step step = STEP_NOTE; step < STEP_COUNT; step++)
        if (ticket_rule(life->kind, life->state, step, NULL))
            list =
                arena_printf(run->arena, "%s%s%s", list, *list ? ", " : "", ticket_step_name(step));
    return list;
}

/* --- all of them --- */

static enum status visit(struct run *run, size_t index, const struct entry *entry,
                         const struct blob *blob, void *context)
{
    struct ticket_file *files = context;
    void *record = NULL;
    const struct source source = {entry->path, arena_dupn(run->arena, blob->bytes, blob->size),
                                  blob->size};
    enum status status = yaml_read_map(run, &source, file_kind_of(entry->path, NULL), &record);

    files[index] = (struct ticket_file){source, status ? NULL : record};
    return status;
}

enum status tickets_read(struct run *run, const struct snapshot *snapshot, struct ticket_files *out)
{
    struct entry *entries;
    size_t count, kept = 0;
    enum status status = snapshot_list(run, snapshot, "tickets", &entries, &count);

    *out = (struct ticket_files){.count = 0};
    for (size_t i = 0; i < count && !status; i++)
        if (file_kind_of(entries[i].path, NULL))
            entries[kept++] = entries[i];
    if (status || !kept)
        return status;
    out->item = arena_array(run->arena, kept, sizeof *out->item);
    status = snapshot_visit(run, snapshot, entries, kept, visit, out->item);
    for (size_t i = 0; i < kept; i++)
        if (out->item[i].ticket)
            out->item[out->count++] = out->item[i];
    return status;
}
