/* The list of a site, written and read. */
#include "report/site_inside.h"

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

void site_write_list(const struct site *site, struct text *out)
{
    char commit[OID_TEXT];

    text_printf(out, "guiyuan-site 1\nmade-with %s\n", site->made_with);
    text_printf(out, "ledger %s\n", oid_text(site->ledger, commit));
    text_printf(out, "commit %s\n", oid_text(site->commit, commit));
    for (size_t i = 0; i < site->languages.count; i++)
        text_printf(out, "language %s\n", site->languages.item[i]);
    for (size_t i = 0; i < site->page_count; i++)
        text_printf(out, "page %s %s\n", oid_text(site->pages[i].commit, commit),
                    site->pages[i].name);
    for (size_t i = 0; i < site->file_count; i++)
        text_printf(out, "file %s %zu %s\n", site->files[i].sha256, site->files[i].size,
                    site->files[i].path);
}

void site_write_sums(const struct site *site, struct text *out)
{
    for (size_t i = 0; i < site->file_count; i++)
        text_printf(out, "%s  %s\n", site->files[i].sha256, site->files[i].path);
}

static int by_path(const void *path, const void *file)
{
    return strcmp(path, ((const struct site_file *)file)->path);
}

const struct site_file *site_find(const struct site *site, const char *path)
{
    return site->file_count
               ? bsearch(path, site->files, site->file_count, sizeof *site->files, by_path)
               : NULL;
}

static int by_name(const void *name, const void *page)
{
    return strcmp(name, ((const struct site_page *)page)->name);
}

const struct site_page *site_find_page(const struct site *site, const char *name)
{
    return site->page_count
               ? bsearch(name, site->pages, site->page_count, sizeof *site->pages, by_name)
               : NULL;
}

/* One line taken apart at its blanks; the last word is the rest of the line. */
struct line {
    const char *word[4];
    size_t count;
};

static struct line line_of(struct run *run, const char *start, size_t length, size_t most)
{
    struct line line = {.count = 0};
    char *at = arena_dupn(run->arena, start, length);

    while (line.count + 1 < most && strchr(at, ' ')) {
        char *blank = strchr(at, ' ');
        *blank = '\0';
        line.word[line.count++] = at;
        at = blank + 1;
    }
    line.word[line.count++] = at;
    return line;
}

/* A path within the folder, in the characters that page names are made of. */
static bool is_inside(const char *path)
{
    static const char allowed[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                  "-_./";

    return *path && *path != '/' && *path != '.' && !strstr(path, "..") && !strstr(path, "//") &&
           !strstr(path, "/.") && path[strspn(path, allowed)] == '\0';
}

static bool read_size(const char *text, size_t *out)
{
    char *end;
    unsigned long long value = strtoull(text, &end, 10);

    *out = (size_t)value;
    return *text >= '0' && *text <= '9' && *end == '\0' && strlen(text) < 12;
}

static bool read_page(struct run *run, struct site *site, const struct line *line)
{
    struct site_page page = {.name = line->word[2]};

    if (line->count != 3 || !oid_parse(line->word[1], &page.commit) || !is_inside(page.name))
        return false;
    if (site->page_count && strcmp(site->pages[site->page_count - 1].name, page.name) >= 0)
        return false;
    ARENA_PUSH(run->arena, site->pages, site->page_count, site->page_capacity);
    site->pages[site->page_count++] = page;
    return true;
}

static bool read_file(struct run *run, struct site *site, const struct line *line)
{
    struct site_file file = {.path = line->count == 4 ? line->word[3] : ""};

    if (line->count != 4 || !sha256_is_text(line->word[1]) ||
        !read_size(line->word[2], &file.size) || !is_inside(file.path))
        return false;
    if (site->file_count && strcmp(site->files[site->file_count - 1].path, file.path) >= 0)
        return false;
    memcpy(file.sha256, line->word[1], SHA256_TEXT);
    ARENA_PUSH(run->arena, site->files, site->file_count, site->file_capacity);
    site->files[site->file_count++] = file;
    return true;
}

enum { LANGUAGES_MOST = 8 };

static bool read_line(struct run *run, struct site *site, const char *start, size_t length)
{
    const struct line line = line_of(run, start, length, 4);
    const char *what = line.word[0];

    if (strcmp(what, "page") == 0)
        return read_page(run, site, &line);
    if (strcmp(what, "file") == 0)
        return read_file(run, site, &line);
    if (line.count != 2)
        return false;
    if (strcmp(what, "made-with") == 0) {
        site->made_with = line.word[1];
        return true;
    }
    if (strcmp(what, "ledger") == 0)
        return oid_parse(line.word[1], &site->ledger);
    if (strcmp(what, "commit") == 0)
        return oid_parse(line.word[1], &site->commit);
    if (strcmp(what, "language") != 0 || site->languages.count == LANGUAGES_MOST)
        return false;
    site->languages.item[site->languages.count++] = line.word[1];
    return true;
}

enum status site_read(struct run *run, const char *path, const char *bytes, size_t size,
                      struct site *out)
{
    static const char first[] = "guiyuan-site 1\n";
    const char *at = bytes, *end = bytes + size;
    int number = 1;

    *out = (struct site){.made_with = NULL};
    out->languages.item = arena_array(run->arena, LANGUAGES_MOST, sizeof *out->languages.item);
    if (size < strlen(first) || memcmp(bytes, first, strlen(first)) != 0)
        return fail_at(run, (struct spot){path, 1, 0}, STATUS_DATA, "site-list",
                       "a folder that 'report publish' wrote has such a list",
                       "this is not the list of a site");
    for (at += strlen(first); at < end; number++) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        size_t length = (size_t)((stop ? stop : end) - at);
        if (!stop || memchr(at, '\0', length) || !read_line(run, out, at, length))
            return fail_at(run, (struct spot){path, number + 1, 0}, STATUS_DATA, "site-list",
                           "publish the site again into an empty folder",
                           "the list of the site is damaged");
        at = stop + 1;
    }
    if (!out->made_with || !out->languages.count || oid_is_zero(out->commit) ||
        oid_is_zero(out->ledger))
        return fail_at(run, (struct spot){path, number, 0}, STATUS_DATA, "site-list",
                       "publish the site again into an empty folder",
                       "the list of the site is not complete");
    return STATUS_OK;
}
