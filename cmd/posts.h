/* The posts of the staff, which the treasurer (expenses) and the secretary (roster) both keep. */
#ifndef CMD_POSTS_H
#define CMD_POSTS_H

#include "cli/session.h"

extern const struct input posts_arguments[], posts_options[], posts_list_options[];

enum status posts_add(struct session *session);
enum status posts_list(struct session *session);

/* The two verbs, for a command's table. */
#define POST_VERBS(command)                                                                        \
    {.name = "post add",                                                                           \
     .summary = "add a post of the staff, or change how many have it",                             \
     .detail = "A change is a further line, and ends the one before it. Once there is a register " \
               "of posts, a wage names one of them; the month's report shows the post, and never " \
               "who has it.",                                                                      \
     .example = command " post add guard --name Guard --count 4 --from 2026-01-01",                \
     .needs = NEEDS_WRITE,                                                                         \
     .arguments = posts_arguments,                                                                 \
     .options = posts_options,                                                                     \
     .run = posts_add},                                                                            \
    {                                                                                              \
        .name = "post list", .summary = "list the posts of the staff",                             \
        .example = command " post list --on 2026-11-30", .needs = NEEDS_READ,                      \
        .output = OUTPUT_GRID, .options = posts_list_options, .run = posts_list                    \
    }

#endif
