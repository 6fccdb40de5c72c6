/* fuzz_page.c - any bytes as a page of HTML. */
#include "reading.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    who_options options = WHO_OPTIONS_INIT;
    check_reading("page.html", data, size, &options);
    return 0;
}
