/* version.c - which cJSON, zlib and zstd are linked, for who_version(): few folders may include their headers. */
#include <cjson/cJSON.h>
#include <zlib.h>
#include <zstd.h>

#include "input/input.h"

const char *input_cjson_version(void) { return cJSON_Version(); }

const char *input_zlib_version(void) { return zlibVersion(); }

const char *input_zstd_version(void) { return ZSTD_versionString(); }
