#include "format/code.h"

#include "format/document_internal.h"

#include <qrencode.h>
#include <stdlib.h>

enum { QUIET = 4, DARK = 1 };

static void free_code(QRcode **code)
{
    if (*code)
        QRcode_free(*code);
}

/* Level M: a quarter hour of rain on the board may take 15 % of it. */
static QRcode *encode(const char *text)
{
    return QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M);
}

enum status code_check(struct run *run, const char *text)
{
    __attribute__((cleanup(free_code))) QRcode *code = *text ? encode(text) : NULL;

    if (code)
        return STATUS_OK;
    return fail(run, STATUS_USAGE, "code-text", "give a shorter address",
                "no QR code can hold a text of this length");
}

/* One path of all dark runs, row by row. */
static void put_modules(struct text *out, const QRcode *code)
{
    for (int y = 0; y < code->width; y++)
        for (int x = 0, run; x < code->width; x += run) {
            const unsigned char *row = code->data + (size_t)y * (size_t)code->width;
            for (run = 1; x + run < code->width && (row[x + run] & DARK) == (row[x] & DARK); run++)
                ;
            if (row[x] & DARK)
                text_printf(out, "M%d %dh%dv1h-%dz", x + QUIET, y + QUIET, run, run);
        }
}

void code_html(struct text *out, const char *text, const char *title)
{
    __attribute__((cleanup(free_code))) QRcode *code = encode(text);

    if (!code)
        return;
    const int size = code->width + 2 * QUIET;
    text_printf(out,
                "<svg class=\"code\" viewBox=\"0 0 %d %d\" role=\"img\" "
                "shape-rendering=\"crispEdges\" aria-labelledby=\"code-title\">\n"
                "<title id=\"code-title\">",
                size, size);
    html_plain(out, title);
    text_printf(out,
                "</title>\n<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>\n"
                "<path fill=\"#000\" d=\"",
                size, size);
    put_modules(out, code);
    text_add(out, "\"/>\n</svg>");
}
