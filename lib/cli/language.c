#include "cli/language.h"

#include <stdlib.h>
#include <string.h>

static const struct language {
    const char *tag;
    const struct catalogue *words;
} languages[] = {{"zh", &catalogue_cli_zh_CN}, {"en", NULL}};

enum { LANGUAGES = sizeof languages / sizeof languages[0] };

/* "zh_CN.UTF-8", "zh-Hans" and "zh" are Chinese, "zhuang" is not. */
static const struct language *language_named(const char *name, size_t length)
{
    for (size_t i = 0; i < LANGUAGES; i++) {
        size_t size = strlen(languages[i].tag);
        if (length >= size && strncmp(name, languages[i].tag, size) == 0 &&
            (length == size || strchr("_-.@", name[size])))
            return &languages[i];
    }
    return NULL;
}

static const char *locale_name(void)
{
    static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};

    for (size_t i = 0; i < sizeof variables / sizeof variables[0]; i++) {
        const char *value = getenv(variables[i]);
        if (value && *value)
            return value;
    }
    return "C";
}

static const struct language *first_of(const char *list)
{
    while (list && *list) {
        size_t length = strcspn(list, ":");
        const struct language *found = language_named(list, length);
        if (found)
            return found;
        list += length + (list[length] == ':');
    }
    return NULL;
}

const struct catalogue *language_words(void)
{
    const char *locale = locale_name();

    if (strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0)
        return NULL;
    const struct language *found = first_of(getenv("LANGUAGE"));
    if (!found)
        found = language_named(locale, strlen(locale));
    return found ? found->words : NULL;
}
