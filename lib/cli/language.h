/*
 * The language of who runs a command: of messages, help and titles of tables. It is chosen as
 * gettext chooses it, but needs no locale that is installed. The language of a report is the
 * ledger's, and not chosen here.
 */
#ifndef CLI_LANGUAGE_H
#define CLI_LANGUAGE_H

#include "base/catalogue.h"

/* The catalogue, NULL for English. The locale is LC_ALL, else LC_MESSAGES, else LANG; unless it is
 * "C" or "POSIX", the first language of the list LANGUAGE that there is goes before it. */
const struct catalogue *language_words(void);

#endif
