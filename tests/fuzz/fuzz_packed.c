/* fuzz_packed.c - any bytes as a file that is compressed or in another encoding. The first byte chooses what --encoding
 * says; limits are low, so that they are met. */
#include "reading.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const encodings[] = {NULL, "UTF-16LE", "UTF-16BE", "ISO-8859-15", "SHIFT_JIS", "UTF-7"};
    who_options options = WHO_OPTIONS_INIT;
    if (!size) return 0;
    options.encoding = encodings[data[0] % (sizeof encodings / sizeof *encodings)];
    options.max_record = 1 << 16;
    check_reading("file", data + 1, size - 1, &options);
    return 0;
}
