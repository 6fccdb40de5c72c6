/* version.c - which PCRE2 is linked, for who_version(): no other folder may include its header. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "rules/rules.h"

void rules_pcre2_version(char *text, size_t size)
{
    char version[64] = ""; /* PCRE2 says that 24 are enough */
    pcre2_config(PCRE2_CONFIG_VERSION, version);
    size_t n = strlen(version) < size ? strlen(version) : size - 1;
    memcpy(text, version, n);
    text[n] = '\0';
}
