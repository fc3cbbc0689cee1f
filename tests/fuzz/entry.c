/* libFuzzer's way in. HARNESS is the name of one harness; LeakSanitizer looks after every try. */
#include "fuzz.h"

#define JOIN(a, b) a##b
#define NAMED(name) JOIN(harness_, name)

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    NAMED(HARNESS).try(bytes, size);
    return 0;
}
