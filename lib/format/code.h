/*
 * A QR code (ISO/IEC 18004) as SVG, through libqrencode: black on white whatever the page's colours
 * are, with the quiet zone of four modules that a camera needs.
 */
#ifndef FORMAT_CODE_H
#define FORMAT_CODE_H

#include "base/run.h"
#include "base/text.h"

/* Whether a text fits into a code; at most some 2,300 bytes do. */
enum status code_check(struct run *run, const char *text);
/* Appends the code; its title (untrusted) is what screen readers say. Nothing when it does not
 * fit. */
void code_html(struct text *out, const char *text, const char *title);

#endif
