#include "format/codes.h"

const struct code format_codes[CODE_COUNT] = {
#define X(constant, code, meaning) {code, meaning},
    FORMAT_CODES(X)
#undef X
};

const char *code_text(enum format_code code)
{
    return format_codes[code].code;
}
