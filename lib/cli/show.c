#include "cli/show.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void escape_bytes(struct text *out, const char *at, const char *end)
{
    for (; at < end; at++)
        text_printf(out, "\\x%02x", (unsigned)(unsigned char)*at);
}

/* What is shown as it is; a line feed never comes here. */
static bool is_harmless(const char *at, size_t length, uint32_t codepoint)
{
    return utf8_check(at, length, NULL) == UTF8_FINE && !utf8_is_invisible(codepoint);
}

static void escape_codepoint(struct text *out, const char *at, const char *end, uint32_t codepoint)
{
    if (codepoint == '\n')
        text_add(out, "\\n");
    else if (codepoint == '\t')
        text_add(out, "\\t");
    else if (utf8_check(at, (size_t)(end - at), NULL) == UTF8_INVALID)
        escape_bytes(out, at, end);
    else if (codepoint < 0x80)
        text_printf(out, "\\x%02x", codepoint);
    else if (codepoint < 0x10000)
        text_printf(out, "\\u%04x", codepoint);
    else
        text_printf(out, "\\U%08x", codepoint);
}

void show_escaped(struct text *out, const char *string, bool keep_lines)
{
    const char *end = string + strlen(string), *at = string;

    while (at < end) {
        const char *next = at;
        uint32_t codepoint = utf8_next(&next, end);
        size_t length = (size_t)(next - at);
        if (codepoint == '\n' ? keep_lines : is_harmless(at, length, codepoint))
            text_bytes(out, at, length);
        else
            escape_codepoint(out, at, next, codepoint);
        at = next;
    }
}

struct palette {
    const char *program, *severity[3], *hint, *off;
};

static const struct palette plain = {"", {"", "", ""}, "", ""};
static const struct palette coloured = {
    "\x1b[1m", {"\x1b[36m", "\x1b[33m", "\x1b[31m"}, "\x1b[36m", "\x1b[0m"};

static void show_spot(struct text *out, const struct spot *spot)
{
    if (!spot->file)
        return;
    show_escaped(out, spot->file, false);
    if (spot->line)
        text_printf(out, ":%d", spot->line);
    if (spot->line && spot->column)
        text_printf(out, ":%d", spot->column);
    text_add(out, ": ");
}

static void show_finding(struct text *out, const struct run *run, const struct finding *finding,
                         const char *program, const struct palette *palette)
{
    static const char *const words[] = {[SEVERITY_NOTE] = N_("note: "),
                                        [SEVERITY_WARNING] = N_("warning: "),
                                        [SEVERITY_ERROR] = ""};
    const char *colour = palette->severity[finding->severity];

    text_printf(out, "%s%s:%s ", palette->program, program, palette->off);
    show_spot(out, &finding->spot);
    text_printf(out, "%s%s", colour, phrase(run, words[finding->severity]));
    show_escaped(out, finding->message, false);
    text_printf(out, "%s\n", palette->off);
    if (!finding->hint)
        return;
    text_printf(out, "%s%s%s", palette->hint, phrase(run, N_("hint: ")), palette->off);
    show_escaped(out, finding->hint, false);
    text_char(out, '\n');
}

/* One cause can have a thousand findings; who has read a hundred knows it. */
enum { FINDINGS_SHOWN = 100 };

void show_findings(struct text *out, const struct run *run, const char *program, bool colour)
{
    for (size_t i = 0; i < run->count && i < FINDINGS_SHOWN; i++)
        show_finding(out, run, &run->findings[i], program, colour ? &coloured : &plain);
    if (run->count > FINDINGS_SHOWN)
        text_add(out,
                 phrase_printf(run, "%s: and %zu more findings\nhint: mend these and look again\n",
                               program, run->count - FINDINGS_SHOWN));
}

bool show_wants_colour(int fd)
{
    const char *no_colour = getenv("NO_COLOR"), *term = getenv("TERM");

    if (no_colour && *no_colour)
        return false;
    return term && *term && strcmp(term, "dumb") != 0 && isatty(fd);
}
