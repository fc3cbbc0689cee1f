/* What must be true of a ticket: its file by itself, and with the books. */
#include "cases/tickets.h"

#include "base/arena.h"
#include "book/roster.h"

#include <string.h>

/* A ticket's file under the rules. */
struct judged {
    struct run *run;
    const struct source *source;
    const struct ticket *ticket;
    const struct ticket_event *log;
    enum status verdict;
};

static struct spot spot_of(const struct judged *judged, const char *field, const char *within)
{
    return yaml_spot(judged->run, judged->source, file_kind_of(judged->source->path, NULL), 0,
                     field, within);
}

static struct spot step_spot(const struct judged *judged, size_t step)
{
    return spot_of(judged, "log", arena_printf(judged->run->arena, "%zu", step));
}

/* --- which fields belong there --- */

struct letter {
    char letter; /* as in ticket_states.h */
    const char *name, *flag;
    bool there;
};

/* What is wrong with the fields, as a hint; NULL: nothing. */
static const char *misfit(struct run *run, const struct letter *letters, size_t count,
                          const char *fields)
{
    for (size_t i = 0; i < count; i++) {
        const char small = (char)(letters[i].letter - 'A' + 'a');
        const bool needed = strchr(fields, letters[i].letter), may = strchr(fields, small);
        if (letters[i].there ? needed || may : !needed)
            continue;
        if (letters[i].there)
            return phrase_printf(run, "leave '%s' out", letters[i].name);
        return phrase_printf(run, "give %s", letters[i].flag);
    }
    return NULL;
}

static const char *step_misfit(struct run *run, const struct ticket_event *step, const char *fields)
{
    const struct letter letters[] = {
        {'B', "by", N_("the person who did it: --by p017"), step->by},
        {'P', "to", N_("the person it is given to: --to p017"), step->to},
        {'L', "level", N_("the level it is brought to: --to street"), step->level},
        {'O', "body", N_("the partner that is asked: --to NAME"), step->body},
        {'D', "due", N_("a deadline: --due 7d"), !date_is_none(step->due)},
        {'K', "other", N_("the offer that meets the need"), step->other},
        {'H', "hours", N_("the hours it took: --hours 2.5"), step->hours},
        {'M', "outcome", N_("the outcome: --outcome agreed"), step->outcome},
        {'V', "voucher", N_("a photo: --photo FILE"), step->voucher},
        {'T', "text", N_("the reason, or what was done, in words"), step->text},
    };

    if (!step->voucher != !step->voucher_type)
        return N_("a photo has a hash and a file type");
    return misfit(run, letters, sizeof letters / sizeof letters[0], fields);
}

static enum status check_head(const struct judged *judged, const struct ticket_life *life)
{
    const struct ticket *ticket = judged->ticket;
    const struct letter letters[] = {
        {'B', "by", N_("the person who reports it: --by p017"), ticket->by},
        {'A', "about", N_("the body that has to put it right: --about committee"), ticket->about},
        {'U', "units", N_("the units concerned: --units 3-101,3-102"), ticket->units.count},
        {'D', "due", N_("a deadline: --due 7d"), !date_is_none(ticket->due)},
    };
    const char *hint = misfit(judged->run, letters, sizeof letters / sizeof letters[0],
                              ticket_opening(life->kind)->fields);

    if (hint)
        return fail_at(
            judged->run, spot_of(judged, "kind", NULL), judged->verdict, "ticket-head", hint,
            "the ticket of the kind '%s' does not have what its kind is opened with", ticket->kind);
    if (!date_is_none(ticket->due) && date_compare(ticket->due, ticket->opened) < 0)
        return fail_at(judged->run, spot_of(judged, "due", NULL), judged->verdict, "ticket-due",
                       "the deadline is the last day on which it is in time",
                       "the ticket '%s' is due before it was opened", ticket->id);
    return STATUS_OK;
}

/* --- one step --- */

static enum status fail_step(const struct judged *judged, size_t step, const char *code,
                             const char *hint, const char *why)
{
    return fail_at(judged->run, step_spot(judged, step), judged->verdict, code, hint,
                   "the step '%s' of the ticket '%s' %s",
                   phrase(judged->run, judged->log[step].what), judged->ticket->id,
                   phrase(judged->run, why));
}

/* The step is not one that the state allows: says which are. */
static enum status refuse_step(const struct judged *judged, size_t index,
                               const struct ticket_life *life)
{
    return fail_at(judged->run, step_spot(judged, index), judged->verdict, "ticket-step",
                   phrase_printf(judged->run, "a %s that is %s allows: %s",
                                 ticket_kind_name(life->kind), ticket_state_name(life->state),
                                 ticket_allowed(judged->run, life)),
                   "the ticket '%s' is %s and does not allow the step '%s'", judged->ticket->id,
                   ticket_state_name(life->state), phrase(judged->run, judged->log[index].what));
}

static enum status check_actor(const struct judged *judged, size_t index,
                               const struct ticket_life *life, const struct ticket_rule *rule)
{
    const char *by = judged->log[index].by;

    if (rule->actor == BY_ANOTHER && by && life->fixer && strcmp(by, life->fixer) == 0)
        return fail_step(judged, index, "ticket-own", "let another person look at it: --by",
                         phrase_printf(judged->run, "is by '%s', who fixed it", by));
    if (rule->actor == BY_OPENER && by && judged->ticket->by && strcmp(by, judged->ticket->by) != 0)
        return fail_step(judged, index, "ticket-opener",
                         "only who reported it may withdraw it; otherwise: fix and verify",
                         phrase_printf(judged->run, "is by '%s', who did not report it", by));
    return STATUS_OK;
}

/* A ticket climbs one level at a time. */
static enum status check_level(const struct judged *judged, size_t index,
                               const struct ticket_life *life)
{
    const struct ticket_event *step = &judged->log[index];

    if (!step->level || ticket_level_of(step->level) == life->level + 1)
        return STATUS_OK;
    const char *hint = life->level == LEVEL_DEPARTMENT
                           ? N_("there is no level above the department")
                           : phrase_printf(judged->run, "the next level is: %s",
                                           ticket_level_name(life->level + 1));
    return fail_step(judged, index, "ticket-level", hint,
                     phrase_printf(judged->run, "goes from the %s to the %s",
                                   ticket_level_name(life->level), step->level));
}

static enum status check_due(const struct judged *judged, size_t index,
                             const struct ticket_life *life, enum ticket_step what)
{
    const struct ticket_event *step = &judged->log[index];

    if (date_is_none(step->due))
        return STATUS_OK;
    if (date_compare(step->due, step->date) < 0)
        return fail_step(judged, index, "ticket-due", "give a day that is not over",
                         "has a deadline before its own day");
    if (what == STEP_EXTEND && date_compare(step->due, life->due) <= 0)
        return fail_step(judged, index, "ticket-due", "give a later day",
                         "does not move the deadline to a later day");
    return STATUS_OK;
}

static enum status check_day(const struct judged *judged, size_t index)
{
    const struct date day = judged->log[index].date;
    const struct date before = index ? judged->log[index - 1].date : judged->ticket->opened;

    if (date_compare(before, day) <= 0)
        return STATUS_OK;
    return fail_step(judged, index, "ticket-day", "steps stand in the order of their days",
                     index ? "is dated before the step above it"
                           : "is dated before the ticket was opened");
}

static enum status check_step(const struct judged *judged, size_t index, struct ticket_life *life)
{
    const struct ticket_event *step = &judged->log[index];
    const struct ticket_rule *rule = ticket_allows(life, step);
    enum status status = check_day(judged, index);

    if (!rule)
        return status_join(status, refuse_step(judged, index, life));
    const char *hint = step_misfit(judged->run, step, rule->fields);
    if (hint)
        status = status_join(status, fail_step(judged, index, "ticket-shape", hint,
                                               "does not have what a step of its kind has"));
    status = status_join(status, check_actor(judged, index, life, rule));
    status = status_join(status, check_level(judged, index, life));
    status = status_join(status, check_due(judged, index, life, rule->step));
    ticket_take(life, step, rule);
    return status;
}

enum status ticket_check_file(struct run *run, const struct source *source, const void *record,
                              enum status verdict)
{
    const struct ticket *ticket = record;
    const struct judged judged = {run, source, ticket, ticket->log.item, verdict};
    struct ticket_life life = ticket_begin(ticket);
    enum status status = check_head(&judged, &life);

    for (size_t i = 0; i < ticket->log.count; i++)
        status = status_join(status, check_step(&judged, i, &life));
    return status;
}

/* --- with the books --- */

static enum status check_units(const struct judged *judged, const struct book *book)
{
    const struct words *units = &judged->ticket->units;
    enum status status = STATUS_OK;

    for (size_t i = 0; i < units->count; i++)
        if (book_unit(book, units->item[i]) < 0)
            status = fail_at(judged->run, spot_of(judged, "units", units->item[i]), judged->verdict,
                             "unknown-unit",
                             "look at the folder units/; a new unit is added with units add",
                             "there is no unit '%s'", units->item[i]);
    return status;
}

/* --- with the roster, where it knows such things --- */

/* Refused where it is about to be written, told where it stands: a roster may be begun, or be put
 * right for days that are over, after the ticket was written. */
static enum status tell(const struct judged *judged, struct spot spot, const char *code,
                        const char *hint, const char *what)
{
    if (judged->verdict == STATUS_REFUSED)
        return fail_at(judged->run, spot, STATUS_REFUSED, code, hint, "%s", what);
    warn_at(judged->run, spot, SEVERITY_WARNING, code, hint, "%s", what);
    return STATUS_OK;
}

/* Whether the roster had any body before that day: what is older than the roster is not judged by
 * it. */
static bool has_bodies(const struct roster *roster, struct date day)
{
    for (size_t i = 0; i < roster->bodies.count; i++)
        if (date_compare(body_at(roster, i)->from, day) < 0)
            return true;
    return false;
}

static enum status check_body(const struct judged *judged, const struct roster *roster,
                              const char *body, struct date day, struct spot spot)
{
    if (!body || roster_body(roster, body) || !has_bodies(roster, day))
        return STATUS_OK;
    return tell(judged, spot, "unknown-body",
                "bodies are in roster/bodies.yaml; add one with: roster body",
                arena_printf(judged->run->arena, "there is no body '%s' in the roster", body));
}

/* Whether anybody has had the role since before that day; where nobody has, nobody can be asked for
 * it. */
static bool role_is_held(const struct roster *roster, const char *role, struct date day)
{
    for (size_t i = 0; i < roster->roles.count; i++) {
        const struct role *line = role_at(roster, i);
        if (strcmp(line->role, role) == 0 && date_compare(line->from, day) < 0 &&
            days_hold(line->from, line->to, day))
            return true;
    }
    return false;
}

static enum status check_role(const struct judged *judged, const struct roster *roster,
                              const char *by, const char *role, struct date day, struct spot spot)
{
    if (!by || !role || !role_is_held(roster, role, day) || roster_has_role(roster, by, role, day))
        return STATUS_OK;
    return tell(
        judged, spot, "ticket-role", "see who has the role: roster list --of roles",
        arena_printf(judged->run->arena, "'%s' takes a step for which one must be a %s", by, role));
}

enum status ticket_check_roster(struct run *run, const struct book *book,
                                const struct source *source, const struct ticket *ticket,
                                size_t known, enum status verdict)
{
    const struct judged judged = {run, source, ticket, ticket->log.item, verdict};
    struct ticket_life life = ticket_begin(ticket);
    const struct roster *roster;
    enum status status = book_roster(run, book, &roster);

    if (status || (!roster->bodies.count && !roster->roles.count))
        return status;
    if (!known) {
        status = check_body(&judged, roster, ticket->about, ticket->opened,
                            (struct spot){.file = source->path});
        status = status_join(status, check_role(&judged, roster, ticket->by,
                                                ticket_opening(life.kind)->role, ticket->opened,
                                                (struct spot){.file = source->path}));
    }
    for (size_t i = 0; i < ticket->log.count; i++) {
        const struct ticket_event *step = &judged.log[i];
        const struct ticket_rule *rule = ticket_allows(&life, step);
        const size_t since = run->count;
        if (!rule)
            continue;
        ticket_take(&life, step, rule);
        if (i < known)
            continue;
        status = status_join(status,
                             check_body(&judged, roster, step->body, step->date, (struct spot){0}));
        status = status_join(status, check_role(&judged, roster, step->by, rule->role, step->date,
                                                (struct spot){0}));
        for (size_t k = since; k < run->count; k++)
            run->findings[k].spot = step_spot(&judged, i);
    }
    return status;
}

/* Whether a ticket has been matched with another one, now or before. */
static bool names(const struct ticket *ticket, const char *id)
{
    const struct ticket_event *log = ticket->log.item;

    for (size_t i = 0; i < ticket->log.count; i++)
        if (log[i].other && strcmp(log[i].other, id) == 0)
            return true;
    return false;
}

/* A need and an offer are matched in both files, or in none. */
static enum status check_match(const struct judged *judged, const struct snapshot *snapshot,
                               size_t index)
{
    const char *id = judged->log[index].other;
    const char *wanted = strcmp(judged->ticket->kind, "need") == 0 ? "offer" : "need";
    const struct ticket *other;
    struct source source;
    enum status status = ticket_read(judged->run, snapshot, id, &source, &other);

    if (status || (other && strcmp(other->kind, wanted) == 0 && names(other, judged->ticket->id)))
        return status;
    return fail_step(
        judged, index, "ticket-match", "let tickets match write both files",
        phrase_printf(judged->run, "names '%s', which is no %s that names it", id, wanted));
}

enum status ticket_check_books(struct run *run, const struct fold *fold,
                               const struct source *source, const void *record, enum status verdict)
{
    const struct ticket *ticket = record;
    const struct judged judged = {run, source, ticket, ticket->log.item, verdict};
    enum status status = check_units(&judged, fold->book);

    status = status_join(status, ticket_check_roster(run, fold->book, source, ticket, 0, verdict));
    for (size_t i = 0; i < ticket->log.count; i++)
        if (judged.log[i].other)
            status = status_join(status, check_match(&judged, fold->book->snapshot, i));
    return status;
}
