/* What folder.c and folder_replace.c share. */
#ifndef CLI_FOLDER_INSIDE_H
#define CLI_FOLDER_INSIDE_H

#include "cli/folder.h"

/* "cannot read 'PATH': No such file or directory"; `what` is a phrase. */
enum status folder_cannot(struct run *run, const char *what, const char *path, int error);

#endif
