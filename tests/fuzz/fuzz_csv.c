/* fuzz_csv.c - any bytes as a table, by its name. */
#include "reading.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    who_options options = WHO_OPTIONS_INIT;
    check_reading("table.csv", data, size, &options);
    return 0;
}
