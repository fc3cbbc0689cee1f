/* The site that is in the folder: what its list says, as far as its files still are that. */
#ifndef CMD_REPORT_OLD_SITE_H
#define CMD_REPORT_OLD_SITE_H

#include "cli/folder.h"
#include "cli/session.h"
#include "report/site.h"

struct old_site {
    bool there;               /* else there is nothing in the folder */
    struct site site;         /* with those of its files that are as the list says */
    struct folder_look *look; /* at each of them; zero: it is not to be remembered */
    struct site_file own[2];  /* the list and the sums, which the list does not name */
    size_t own_count;
    bool is_known; /* all of it was remembered, and nothing was read to learn it */
};

/* Reads it. Refuses what is no site, and that of another ledger ("output-foreign"). */
enum status old_site_read(struct session *session, const struct folder *folder,
                          struct old_site *out);
/* A file of it; NULL when it is not there. *look (NULL: none) is for folder_remember(). */
const struct site_file *old_site_find(const struct old_site *old, const char *path,
                                      struct folder_look *look);

#endif
