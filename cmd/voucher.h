/* Reading the file that a command is given as a voucher. */
#ifndef CMD_VOUCHER_H
#define CMD_VOUCHER_H

#include "book/operations.h"
#include "cli/session.h"

/* Reads the file named by the option, when it was given. Its type is its ending. */
enum status voucher_read(struct session *session, const char *option, struct voucher_file *out);
/* The n-th one of an option that may be repeated. */
enum status voucher_read_at(struct session *session, const char *option, size_t n,
                            struct voucher_file *out);

#endif
