/* version.c - which cJSON and zlib are linked, for who_version(): few folders may include their headers. */
#include <cjson/cJSON.h>
#include <zlib.h>

#include "input/input.h"

const char *input_cjson_version(void) { return cJSON_Version(); }

const char *input_zlib_version(void) { return zlibVersion(); }
