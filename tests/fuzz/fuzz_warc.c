/* fuzz_warc.c - any bytes as a web archive, told by its first bytes. */
#include "reading.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    who_options options = WHO_OPTIONS_INIT;
    check_reading("pages.warc", data, size, &options);
    return 0;
}
