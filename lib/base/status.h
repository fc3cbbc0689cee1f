/*
 * What a function that can fail returns, and what a command exits with: the numbers are the
 * exit statuses that the manual promises, so a failure needs no translation on its way up.
 */
#ifndef BASE_STATUS_H
#define BASE_STATUS_H

enum status {
    STATUS_OK = 0,      /* done */
    STATUS_FOUND = 1,   /* done, and there is something to look at */
    STATUS_USAGE = 2,   /* the command line is wrong */
    STATUS_DATA = 3,    /* bad data in the ledger or in an input file */
    STATUS_REFUSED = 4, /* a rule of the compound refuses it */
    STATUS_BUSY = 5,    /* somebody else is writing */
    STATUS_SYSTEM = 6,  /* the system failed: disk full, permission, a damaged repository */
    STATUS_PENDING = 7, /* committed, but the work tree is still to be refreshed */
};

#endif
