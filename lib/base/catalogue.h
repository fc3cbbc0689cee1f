/*
 * Message catalogues: what gettext's msgfmt makes of a .po file, built into the program. So a
 * report has the same bytes on any machine, and messages are translated before anything is
 * installed and where the system has no such locale; libintl gives neither, since it asks
 * setlocale() for a locale that is installed and then looks for a file.
 *
 * A catalogue is constant and owns nothing; what is found lies in it. Nothing here fails: bytes
 * that are no catalogue have no phrases.
 */
#ifndef BASE_CATALOGUE_H
#define BASE_CATALOGUE_H

#include <stddef.h>

/* Marks a phrase that is looked up later, for xgettext (.ci/phrases). */
#define N_(english) english

struct catalogue {
    const unsigned char *bytes; /* little-endian, sorted, as msgfmt writes it */
    size_t size;
};

/* lib/report/po/zh_CN.po: the words of reports, for residents. */
extern const struct catalogue catalogue_report_zh_CN;
/* lib/cli/po/zh_CN.po: messages, help and titles of tables, for who runs a command. */
extern const struct catalogue catalogue_cli_zh_CN;

/* The phrase in the catalogue's language; `english` itself without a catalogue (NULL), or where
 * it has none. The translation of a format has the same conversions: msgfmt --check sees to it. */
const char *catalogue_find(const struct catalogue *catalogue, const char *english)
    __attribute__((format_arg(2)));

#endif
