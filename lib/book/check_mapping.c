/* What the table of a mapping cannot say. */
#include "book/validate.h"

#include "record/id.h"

#include "base/arena.h"

#include <string.h>

/* The name of the file is the format of the statements that are read by it. */
static enum status check_name(struct run *run, const char *path)
{
    const char *name = path + strlen("statements/");
    const char *word = arena_dupn(run->arena, name, strlen(name) - strlen(".yaml"));

    if (is_word(word))
        return STATUS_OK;
    return fail_at(run, (struct spot){.file = path}, STATUS_DATA, "mapping-name",
                   "small letters, digits and '-', such as statements/citic.yaml",
                   "'%s' is no name of a mapping", word);
}

enum status check_mapping(struct run *run, const char *path, const struct mapping *mapping)
{
    struct spot spot = {.file = path};
    enum status status = check_name(run, path);
    bool one = mapping->amount && !mapping->in && !mapping->out;
    bool two = !mapping->amount && mapping->in && mapping->out;

    if (!one && !two)
        status =
            fail_at(run, spot, STATUS_DATA, "mapping-amount", "give amount, or both in and out",
                    "the mapping does not say in which column the amounts stand");
    if ((mapping->direction != NULL) != (mapping->in_word != NULL) ||
        (mapping->direction != NULL) != (mapping->out_word != NULL) ||
        (mapping->direction && (!one || mapping->sign)))
        status = fail_at(run, spot, STATUS_DATA, "mapping-direction",
                         "give direction, in_word and out_word together, with amount and without "
                         "sign",
                         "the mapping does not say which rows are of money that came in");
    return status;
}
