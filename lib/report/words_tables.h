/* The tables of words, for words.c only: one that is long is kept beside it. */
#ifndef REPORT_WORDS_TABLES_H
#define REPORT_WORDS_TABLES_H

#include "report/words.h"

struct phrase {
    const char *english, *chinese;
};

/* words_tickets.c */
extern const struct phrase ticket_phrases[];
extern const size_t ticket_phrase_count;
/* words_meetings.c */
extern const struct phrase meeting_phrases[];
extern const size_t meeting_phrase_count;
/* words_income.c */
extern const struct phrase income_phrases[];
extern const size_t income_phrase_count;
/* words_units.c */
extern const struct phrase unit_phrases[];
extern const size_t unit_phrase_count;

#endif
