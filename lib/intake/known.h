/*
 * The receipts and other income that are in the books already, by their serial.
 */
#ifndef INTAKE_KNOWN_H
#define INTAKE_KNOWN_H

#include "book/fold.h"

struct known;

struct known *known_new(struct run *run, const struct fold *fold);

enum known_verdict {
    KNOWN_NEW,     /* not booked */
    KNOWN_BOOKED,  /* booked with this amount */
    KNOWN_UNCLEAR, /* booked, but differently: `reason` says how */
};

struct known_answer {
    enum known_verdict verdict;
    const char *id, *reason;
    bool unidentified; /* and nobody has said since whose it is */
};

/* One payment for several units counts with the sum of its receipts. A serial is looked for at its
 * place; the same serial and amount at another place is unclear. */
struct known_answer known_find(struct run *run, const struct known *known, const char *ref,
                               const char *place, int64_t amount);
/* The receipt or earning that the payment with a serial at a place was booked as, the last one that
 * stands if there is any; NULL: none. */
const struct event *known_payment(const struct known *known, const char *ref, const char *place);
/* How many receipts in the books have this amount and are unidentified. */
size_t known_unidentified(const struct known *known, int64_t amount);

#endif
