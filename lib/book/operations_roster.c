/* The roster: people, bodies, seats, roles, stewards, skills. A draft is judged by reading the
 * roster as it would be, so every rule of roster_check.c holds here, too. */
#include "book/operations_common.h"

#include "base/arena.h"
#include "base/told.h"
#include "book/roster_inside.h"

#include <string.h>

enum { SKILL_WIDTH = 24 };

/* The roster as it was must be in order; what is wrong then is the draft's. */
enum status roster_holds(struct draft *draft)
{
    const struct roster *before, *after;
    struct snapshot *overlay;
    enum status status = book_roster(draft->run, draft->book, &before);

    if (!status)
        status = draft_overlay(draft, &overlay);
    return status ? status : roster_read(draft->run, draft->book, overlay, STATUS_REFUSED, &after);
}

/* The member of that name is a date that was not given. */
static void fill_date(const struct kind *kind, void *record, const char *name, struct date day)
{
    const struct field *field = kind_field(kind, name);

    if (field && date_is_none(FIELD_IN(struct date, record, field)))
        FIELD_AT(struct date, record, field) = day;
}

/* --- people and bodies: a change is a further line --- */

static bool same_words(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static enum status refuse_unchanged(struct run *run, const char *what, const char *name)
{
    return fail(run, STATUS_REFUSED, "roster-unchanged", "give what is new",
                "nothing of the %s '%s' changes", phrase(run, what), name);
}

static bool same_person(const struct person *a, const struct person *b)
{
    return a->party == b->party && same_words(a->public_name, b->public_name) &&
           date_compare(a->consent, b->consent) == 0 && date_compare(a->to, b->to) == 0;
}

static void merge_person(const struct person_input *input, const struct person *old,
                         struct person *new)
{
    if (!input->party_given)
        new->party = old->party;
    if (!new->public_name && !input->withdraw) {
        new->public_name = old->public_name;
        new->consent = old->consent;
    }
    if (date_is_none(new->to) && days_hold(old->from, old->to, new->from))
        new->to = old->to;
}

enum status record_person(struct run *run, const struct book *book, void *context,
                          struct draft *draft)
{
    const struct person_input *input = context;
    const struct roster *roster;
    struct person person = input->person;
    enum status status = book_roster(run, book, &roster);

    if (status)
        return status;
    const struct person *known = roster_person(roster, person.person);
    person.from = date_or_today(run, person.from);
    const struct person *old = roster_person_on(roster, person.person, person.from);
    if (old)
        merge_person(input, old, &person);
    if (old && same_person(old, &person))
        return refuse_unchanged(run, "person", person.person);
    status = draft_add(draft, roster_list_of(&kind_person)->path, &kind_person, &person);
    if (!status)
        status = roster_holds(draft);
    if (status)
        return status;
    draft_subject(draft, "roster: %s %s from %s", told_word(run, known ? "change" : "add"),
                  person.person, day_name(run, person.from));
    return STATUS_OK;
}

static void merge_body(const struct body_input *input, const struct body *old, struct body *new)
{
    new->name = new->name ? new->name : old->name;
    new->kind = new->kind ? new->kind : old->kind;
    new->level = new->level ? new->level : old->level;
    new->seats = new->seats ? new->seats : old->seats;
    new->contact = new->contact ? new->contact : old->contact;
    if (!input->force_given)
        new->force = old->force;
    if (date_is_none(new->to) && days_hold(old->from, old->to, new->from))
        new->to = old->to;
}

static bool same_body(const struct body *a, const struct body *b)
{
    return strcmp(a->name, b->name) == 0 && strcmp(a->kind, b->kind) == 0 &&
           same_words(a->level, b->level) && a->seats == b->seats && a->force == b->force &&
           same_words(a->contact, b->contact) && date_compare(a->to, b->to) == 0;
}

enum status record_body(struct run *run, const struct book *book, void *context,
                        struct draft *draft)
{
    const struct body_input *input = context;
    const struct roster *roster;
    struct body body = input->body;
    enum status status = book_roster(run, book, &roster);

    if (status)
        return status;
    body.from = date_or_today(run, body.from);
    const struct body *old = roster_body_on(roster, body.body, body.from);
    const bool known = roster_body(roster, body.body);
    if (old)
        merge_body(input, old, &body);
    if (!body.name || !body.kind)
        return fail(run, STATUS_USAGE, "body-new", "give --name and --kind",
                    "the body '%s' is new, and its name or kind is missing", body.body);
    if (old && same_body(old, &body))
        return refuse_unchanged(run, "body", body.body);
    status = draft_add(draft, roster_list_of(&kind_body)->path, &kind_body, &body);
    if (!status)
        status = roster_holds(draft);
    if (status)
        return status;
    draft_subject(draft, "roster: %s the body %s from %s", told_word(run, known ? "change" : "add"),
                  body.body, day_name(run, body.from));
    return STATUS_OK;
}

/* --- further lines --- */

static const char *places_text(struct run *run, const struct steward *steward)
{
    const char *field = steward->buildings.count ? "buildings" : "units";

    return short_text(run, field_text(run, kind_field(&kind_steward, field), steward), 40);
}

static const char *one_subject(struct run *run, const struct kind *kind, const void *record)
{
    if (kind == &kind_term) {
        const struct term *term = record;
        return told_part(run, "%s takes the seat %s of %s from %s", term->person,
                         told_word(run, term->seat), term->body, day_name(run, term->from));
    }
    if (kind == &kind_role) {
        const struct role *role = record;
        return told_part(run, "%s is %s from %s", role->person, told_word(run, role->role),
                         day_name(run, role->from));
    }
    if (kind == &kind_steward) {
        const struct steward *steward = record;
        return told_part(run, "%s looks after %s from %s", steward->person,
                         places_text(run, steward), day_name(run, steward->from));
    }
    if (kind == &kind_skill) {
        const struct skill *skill = record;
        return told_part(run, "%s lends the skill %s", skill->person,
                         short_text(run, skill->skill, SKILL_WIDTH));
    }
    return told_part(run, "add %s", field_text(run, &kind->fields[0], record));
}

static void set_subject(struct run *run, const struct roster_input *input, const void *first,
                        struct draft *draft)
{
    if (!input->source)
        draft_subject(draft, "roster: %s", one_subject(run, input->kind, first));
    else
        draft_subject(draft, "roster: add %zu %s from %s", input->count,
                      told_word(run, roster_list_of(input->kind)->name),
                      short_text(run, input->source, 40));
}

/* Without consent a skill is not kept, whoever asks for it. */
static enum status check_consent(struct run *run, const struct kind *kind, const void *record)
{
    const struct skill *skill = record;

    if (kind != &kind_skill || !date_is_none(skill->consent))
        return STATUS_OK;
    return fail(run, STATUS_REFUSED, "skill-consent",
                "ask the person, and give the day on which they agreed: --consent DATE",
                "'%s' has not consented to be asked for a skill", skill->person);
}

enum status add_to_roster(struct run *run, const struct book *book, void *context,
                          struct draft *draft)
{
    const struct roster_input *input = context;
    const struct kind *kind = input->kind;
    char *copy = arena_alloc(run->arena, input->count * kind->size);
    enum status status = STATUS_OK;

    (void)book;
    memcpy(copy, input->records, input->count * kind->size);
    for (size_t i = 0; i < input->count; i++) {
        void *record = copy + i * kind->size;
        fill_date(kind, record, "from", run->today);
        enum status one = check_consent(run, kind, record);
        status = status_join(
            status, one ? one : draft_add(draft, roster_list_of(kind)->path, kind, record));
    }
    if (!status)
        status = roster_holds(draft);
    if (!status)
        set_subject(run, input, copy, draft);
    return status;
}
