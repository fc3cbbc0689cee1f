#include "book/contacts.h"

#include "base/arena.h"
#include "book/names.h"
#include "format/yaml.h"
#include "record/table.h"
#include "store/private.h"

#include <string.h>

static const struct field contact_fields[] = {
    FIELD(contact, person, PERSON, FIELD_REQUIRED, "the person's opaque id"),
    FIELD(contact, name, TEXT, FIELD_REQUIRED, "the person's name; it stays in private/"),
    FIELD(contact, contact, TEXT, 0, "how to reach the person; it stays in private/"),
};
KIND(contact, 0, LAYOUT_FLOW, "a person's name, kept on this computer only");

static const struct kind *const contact_kinds[] = {&kind_contact, NULL};

static const char file_name[] = "names.yaml";

static const struct file_kind contact_file = {
    .name = "names",
    .pattern = "private/names.yaml",
    .rule = RULE_PLAIN,
    .shape = SHAPE_LIST,
    .limit = PRIVATE_LIMIT,
    .kinds = contact_kinds,
    .help = "names and contacts of people",
};

struct contacts {
    struct names *people; /* person to index */
    struct items items;
};

static enum status read_list(struct run *run, const struct blob *blob, struct items *out)
{
    const struct source source = {contact_file.pattern, blob->bytes, blob->size};

    *out = (struct items){0};
    return blob->found ? yaml_read_list(run, &source, &contact_file, out) : STATUS_OK;
}

enum status contacts_read(struct run *run, struct store *store, const struct contacts **out)
{
    struct contacts *contacts = arena_alloc(run->arena, sizeof *contacts);
    struct blob blob;
    enum status status = private_read(run, store, file_name, &blob);

    *out = NULL;
    if (!status)
        status = read_list(run, &blob, &contacts->items);
    if (status || !blob.found)
        return status;
    contacts->people = names_new(run->arena, contacts->items.count);
    for (size_t i = 0; i < contacts->items.count; i++) {
        const struct contact *contact = contacts->items.item[i].record;
        names_add(contacts->people, contact->person, (int32_t)i);
    }
    *out = contacts;
    return STATUS_OK;
}

const struct contact *contacts_find(const struct contacts *contacts, const char *person)
{
    int32_t at = contacts ? names_find(contacts->people, person) : -1;

    return at < 0 ? NULL : contacts->items.item[at].record;
}

/* What is kept: those to be added, and all others that are not forgotten. */
struct keeping {
    const struct contact *contact;
    size_t count;
    const char *forget;
    bool found;
};

static bool is_replaced(struct keeping *keeping, const char *person)
{
    for (size_t i = 0; i < keeping->count; i++)
        if (strcmp(keeping->contact[i].person, person) == 0)
            return true;
    if (!keeping->forget || strcmp(keeping->forget, person) != 0)
        return false;
    keeping->found = true;
    return true;
}

static enum status edit(struct run *run, const struct blob *old, void *context, struct blob *out)
{
    struct keeping *keeping = context;
    struct text text = text_new(run->arena);
    struct items items;
    enum status status = read_list(run, old, &items);

    for (size_t i = 0; i < items.count && !status; i++) {
        const struct contact *contact = items.item[i].record;
        if (!is_replaced(keeping, contact->person))
            yaml_write_item(&text, &kind_contact, contact);
    }
    for (size_t i = 0; i < keeping->count && !status; i++)
        yaml_write_item(&text, &kind_contact, &keeping->contact[i]);
    if (!status && (keeping->found || keeping->count))
        *out = (struct blob){.bytes = text.at ? text.at : "", .size = text.length, .found = true};
    return status;
}

enum status contacts_keep(struct run *run, struct store *store, const struct contact *contact,
                          size_t count)
{
    struct keeping keeping = {.contact = contact, .count = count};
    enum status status = STATUS_OK;

    for (size_t i = 0; i < count; i++)
        status = status_join(status, record_check(run, &kind_contact, &contact[i]));
    return status ? status : private_change(run, store, file_name, edit, &keeping);
}

enum status contacts_forget(struct run *run, struct store *store, const char *person, bool *found)
{
    struct keeping keeping = {.forget = person};
    enum status status = private_change(run, store, file_name, edit, &keeping);

    *found = keeping.found;
    return status;
}
