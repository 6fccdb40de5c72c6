/* fuzz_archive.c - any bytes as an export of LexisNexis or Factiva, or any text file, told by its first bytes. */
#include "reading.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    who_options options = WHO_OPTIONS_INIT;
    check_reading("export.txt", data, size, &options);
    return 0;
}
